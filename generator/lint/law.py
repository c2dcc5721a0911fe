"""Rules L: what the law asks of a company, held against its facts and pages on a day.

They are told by what they find in `laws/` and not by examples of their own; their pages stand in `generator.lint.told`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from generator.facts.load import Company
from generator.findings import START, Finding, Severity, Span
from generator.laws.bearing import Bearing, Standing, bearing
from generator.laws.limits import Held, hold
from generator.laws.logic import Answer
from generator.laws.matrix import Lacking, Row, Verdict, lacking, missing, near, rows_of
from generator.laws.model import Duty, Force, Law
from generator.laws.reader import Catalogue
from generator.lint.told_law import LAW

_BY_CODE = {rule.code: rule for rule in LAW}
_ORDER = {severity: number for number, severity in enumerate(Severity)}
REREAD = timedelta(days=365)
"""After so long a law should be read again."""


def check_laws(company: Company, catalogue: Catalogue, on: date, places: Any | None) -> Iterator[Finding]:
    """The findings of a company; without `places` its pages are not judged."""
    known = bearing(company, catalogue, on)
    lacked = lacking(company, known)
    held = known.limited if places is None else known.binding  # all that is left to find, but for pages
    rows = rows_of(company, held, lacked, on, places)
    yield from _unanswered(company, known, lacked, on)
    yield from _limits(company, rows, on)
    yield from _coming(company, held, rows, on)
    yield from _conflicts(company, known)
    yield from _unknown(company, known)
    if places is not None:
        yield from _unsaid(company, rows, on)
        yield from _repealed(company, catalogue, places, on)


def check_catalogue(catalogue: Catalogue, on: date) -> Iterator[Finding]:
    """Laws that were not read again for a year."""
    for law in catalogue.laws:
        if on - law.read > REREAD:
            yield _stale(law, on)


def _stale(law: Law, on: date) -> Finding:
    message = f"{law.id} was last read on {law.read}, more than a year before {on}"
    return _of("L105", Severity.INFO, message, law.path, START, "Read it against its sources, and enter the day.")


def _of(
    code: str, severity: Severity, message: str, path: str, span: Span, hint: str, fact: str | None = None,
    provisions: tuple[str, ...] = (),
) -> Finding:  # fmt: skip
    return Finding(code, _BY_CODE[code].name, severity, message, path, span, hint, fact, provisions)


def _severity(draft: bool, row: Row, on: date) -> Severity | None:
    """Error from the day, warning before it or where less is certain, information long before; None for “should”."""
    if row.provision.force is Force.SHOULD:
        return Severity.INFO if row.verdict is Verdict.GAP else None
    if row.verdict is Verdict.NOT_YET:
        return Severity.WARNING if near(row.version, on) else Severity.INFO
    seen = row.version is not None and row.version.verified.seen
    return Severity.ERROR if seen and not draft else Severity.WARNING


def _cited(row: Row) -> str:
    """The provision with how well its wording is known, and from when it holds where that is still to come."""
    version = row.version
    known = f"verified: {version.verified.value.replace('_', ' ')}" if version else ""
    from_ = f", in force from {version.since}" if row.verdict is Verdict.NOT_YET and version and version.since else ""
    return f"{row.provision.cite} ({known}{from_})"


def _unanswered(company: Company, known: Bearing, lacked: Lacking, on: date) -> Iterator[Finding]:
    """L101 for each fact that is missing, with all provisions that need it."""
    for fact, severity, message, ids in _asked(known, tuple(lacked.values()), company.draft, on):
        yield _of("L101", severity, message, company.path, company.span(fact), f"Add {fact}.", fact, ids)


@lru_cache(maxsize=128)  # companies to which the same applies mostly leave the same unanswered
def _asked(
    known: Bearing, lacked: tuple[str, ...], draft: bool, on: date
) -> tuple[tuple[str, Severity, str, tuple[str, ...]], ...]:
    """Each missing fact with the weight of that, what to say, and the ids of the provisions that need it."""
    by_need = dict(zip(known.needs, lacked, strict=True))
    wanted: dict[str, list[Row]] = {}
    for standing, applies in known.binding:
        if standing.provision.kind is not Duty.OPERATE:
            verdict = Verdict.NOT_YET if standing.coming else Verdict.GAP
            for fact in missing(standing.provision, by_need):
                wanted.setdefault(fact, []).append(Row(standing.provision, applies, verdict, standing.version))
    told = []
    for fact, asking in wanted.items():
        weighed = [(s, row) for row in asking if (s := _severity(draft, row, on)) is not None]
        if not weighed:
            continue
        severity, first = min(weighed, key=lambda pair: _ORDER[pair[0]])
        more = f", and {len(asking) - 1} more" if len(asking) > 1 else ""
        message = (
            f"{fact} is not given, and {_cited(first)}{more} {'ask' if more else 'asks'} for it: {first.provision.duty}"
        )
        told.append((fact, severity, message, tuple(row.provision.id for row in asking)))
    return tuple(told)


def _unsaid(company: Company, rows: Sequence[Row], on: date) -> Iterator[Finding]:
    """L102 for each provision that no clause answers though its facts are given."""
    for row in rows:
        if row.verdict not in (Verdict.GAP, Verdict.NOT_YET) or row.provision.kind is Duty.OPERATE:
            continue
        severity = _severity(company.draft, row, on)
        if severity is not None and not row.missing and (row.unsaid or not row.places):
            yield _unsaid_by_pages(company, row, severity)


def _unsaid_by_pages(company: Company, row: Row, severity: Severity) -> Finding:
    fact = row.facts[0][0] if row.facts else None
    what = (
        f"no clause that answers it says {', '.join(row.unsaid)}" if row.unsaid and row.places else "no clause says it"
    )
    message = f"{_cited(row)} applies, and {what}: {row.provision.duty}"
    hint = (
        row.provision.placed or f"Write a clause on the page “{row.provision.page}” with answers: [{row.provision.id}]."
    )
    span = company.span(fact) if fact else START
    return _of("L102", severity, message, company.path, span, hint, fact, (row.provision.id,))


def _limits(company: Company, rows: Sequence[Row], on: date) -> Iterator[Finding]:
    """L103, each broken limit at its fact."""
    for row in rows:
        if not row.limits or (row.verdict is None and row.provision.kind is not Duty.OPERATE):
            continue
        for held in row.exceeded:
            severity = _severity(company.draft, row, on) or Severity.INFO
            old = _old(row, held, on)
            trigger = f" ({row.version.trigger})" if row.version and row.version.trigger else ""
            message = f"{held.fact} is {held.value}, but {_cited(row)} allows {held.limit}{trigger}{old}"
            hint = f"Write {held.limit.value}, or better."
            yield _of(
                "L103", severity, message, company.path, company.span(held.fact), hint, held.fact, (row.provision.id,)
            )


def _coming(
    company: Company, held: Sequence[tuple[Standing, Answer]], rows: Sequence[Row], on: date
) -> Iterator[Finding]:
    """L103 ahead of its day, where a provision that is in force will allow less than it does."""
    for (standing, _), row in zip(held, rows, strict=True):
        later = standing.later
        if standing.coming or later is None or later.since is None:
            continue
        for limit in later.limits:
            found = hold(company, limit, later.since)
            if found.kept is not False or any(one.fact == found.fact for one in row.exceeded):
                continue
            weight = Severity.WARNING if near(later, on) and row.provision.force is Force.MUST else Severity.INFO
            message = f"{found.fact} is {found.value}, but from {later.since} {row.provision.cite} allows {limit}"
            evidence = f" (verified: {later.verified.value.replace('_', ' ')})"
            hint = f"Write {limit.value}, or better, before that day."
            ids = (row.provision.id,)
            yield _of("L103", weight, message + evidence, company.path, company.span(found.fact), hint, found.fact, ids)


def _old(row: Row, held: Held, on: date) -> str:
    """Says so where the value is what the law allowed before."""
    for version in row.provision.versions:
        if version.until and version.until <= on:
            for limit in version.limits:
                if limit.fact == held.limit.fact and str(limit.value) == str(held.value):
                    return f"; {limit.value} was the limit until {version.until}"
    return ""


def _conflicts(company: Company, known: Bearing) -> Iterator[Finding]:
    """L106, a floor of one law above the ceiling of another."""
    for one in known.conflicts:
        floor, ceiling = f"{one.fact} {one.floor}", f"{one.ceiling}"
        message = f"{one.floor_of} asks for {floor}, and {one.ceiling_of} for {ceiling}: both cannot be kept"
        hint = "Ask a lawyer which of the two governs, and say so under profile.overrules."
        ids = (one.floor_of, one.ceiling_of)
        yield _of("L106", Severity.WARNING, message, company.path, company.span(one.fact), hint, one.fact, ids)


def _unknown(company: Company, known: Bearing) -> Iterator[Finding]:
    """L107, one for each fact that would settle whether something applies."""
    for fact, ids in known.open.items():
        message = _question(fact, ids)
        hint = "Say it; a list that is empty as {none: why}. What cannot be said goes under profile.overrules."
        yield _of("L107", Severity.INFO, message, company.path, company.span(fact), hint, fact, ids)


@lru_cache(maxsize=4096)  # most companies of a run leave the same things unsaid
def _question(fact: str, ids: tuple[str, ...]) -> str:
    some = ", ".join(ids[:3]) + (f" and {len(ids) - 3} more" if len(ids) > 3 else "")
    applies = "apply" if len(ids) > 1 else "applies"
    return f"{fact} is not said, and decides whether {some} {applies}"


def _repealed(company: Company, catalogue: Catalogue, places: Mapping[str, Any], on: date) -> Iterator[Finding]:
    """L104, clauses that answer a provision which is no longer law."""
    known = {provision.id: provision for provision in catalogue.provisions}
    for name, found in sorted(places.items()):
        provision = known.get(name)
        if provision is None or provision.on(on) or provision.coming(on):
            continue
        clauses = ", ".join(dict.fromkeys(place.clause for place in found))
        message = f"{clauses} answers {provision.cite}, which is no longer in force"
        hint = "Take the id out of the clause's “answers”, and the sentence out where nothing else asks for it."
        yield _of("L104", Severity.INFO, message, company.path, START, hint, None, (name,))
