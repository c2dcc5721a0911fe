"""Which provisions bind a company on a day, and what of its facts and pages answers each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, Protocol

from generator.facts.load import Company
from generator.laws.asked import Asker, Found, look_at_any
from generator.laws.limits import Held, hold
from generator.laws.logic import Answer
from generator.laws.model import Duty, Provision, Version
from generator.laws.reader import Catalogue

HORIZON = 180
"""Days before its commencement from which a provision that is not answered is a warning."""


class Verdict(Enum):
    """What came of holding a provision against a company."""

    FOUND = "found"
    GAP = "gap"
    UNKNOWN = "unknown"
    """The facts do not say whether it applies."""
    NOT_YET = "not yet"
    """It applies, and comes into force later."""
    WAIVED = "waived"
    """The company says, with its reason, that it does not apply."""


class Place(Protocol):
    """A section that says what a provision asks for."""

    @property
    def facts(self) -> frozenset[str]:
        """Paths of the facts that it wrote or chose its words by."""


class Row(NamedTuple):
    """One provision, held against one company on one day."""

    provision: Provision
    applies: Answer
    verdict: Verdict | None
    """None where it does not apply, or is a working duty that no page shows."""
    version: Version | None
    """The version in force; the coming one where none is."""
    facts: tuple[tuple[str, Found], ...]
    """For each need the path that was looked at, and what stands there."""
    missing: tuple[str, ...]
    """Fact paths that would have to be given."""
    limits: tuple[Held, ...]
    places: tuple[Any, ...]
    """The sections that answer it (`generator.documents.answers.Place`)."""
    unsaid: tuple[str, ...] = ()
    """Needed facts that are given and that no section which answers the provision says."""

    @property
    def because(self) -> str:
        """Why it applies or does not, in words."""
        if self.applies.holds is None:
            return "tell us " + ", ".join(self.applies.ask)
        return "; ".join(self.applies.because)

    @property
    def exceeded(self) -> tuple[Held, ...]:
        """The limits that a fact does not keep."""
        return tuple(held for held in self.limits if held.kept is False)


Places = Mapping[str, Sequence[Place]]
"""Provision id -> the sections that answer it."""


def matrix(company: Company, catalogue: Catalogue, on: date, places: Places | None) -> tuple[Row, ...]:
    """A row for each provision that is in force on the day or will be. Without `places`, pages are not judged."""
    asker = Asker(company, catalogue.flags)
    overruled = overrules(company)
    return tuple([_row(company, standing, asker, on, places, overruled) for standing in _standing(catalogue, on)])


class _Standing(NamedTuple):
    """A provision that is law on a day, or will be: the version in force, else the coming one."""

    provision: Provision
    version: Version
    coming: bool


_last: list[tuple[Catalogue, date, tuple[_Standing, ...]]] = []
"""What `_standing` gave last: the companies of a run are held against the same laws on the same day."""


def _standing(catalogue: Catalogue, on: date) -> tuple[_Standing, ...]:
    if not _last or _last[0][0] is not catalogue or _last[0][1] != on:
        found = []
        for provision in catalogue.provisions:
            version = provision.on(on)
            shown = version or provision.coming(on)
            if shown is not None:  # else it is repealed
                found.append(_Standing(provision, shown, version is None))
        _last[:] = [(catalogue, on, tuple(found))]
    return _last[0][2]


def binding(company: Company, catalogue: Catalogue, on: date, provisions: Container[str]) -> frozenset[str]:
    """Those of some provisions that bind a company on a day or, by what is enacted, will: a part of `matrix`."""
    asker = Asker(company, catalogue.flags)
    overruled = overrules(company)
    return frozenset(
        provision.id
        for provision in catalogue.provisions
        if provision.id in provisions
        and (provision.on(on) or provision.coming(on))
        and applicability(provision, asker, overruled)[0].holds
    )


class Overrule(NamedTuple):
    """What a company says against the computed answer."""

    provision: str
    applies: bool
    reason: str


def overrules(company: Company) -> dict[str, Overrule]:
    """What the company says against the computed answers, by the id of a provision or of a law."""
    profile = company.facts.profile
    return {
        rule.provision: Overrule(rule.provision, rule.applies, rule.reason)
        for rule in (profile.overrules if profile else None) or ()
        if rule.provision and rule.applies is not None and rule.reason
    }


def applicability(provision: Provision, asker: Asker, overruled: Mapping[str, Overrule]) -> tuple[Answer, bool]:
    """Whether a provision binds the company, and whether it is the company that says so."""
    overrule = (overruled.get(provision.id) or overruled.get(provision.regime)) if overruled else None
    if overrule is not None:
        return Answer(overrule.applies, (f"the company says: {overrule.reason}",)), True
    return asker.ask(provision.when), False


def _row(
    company: Company,
    standing: _Standing,
    asker: Asker,
    on: date,
    places: Places | None,
    overruled: Mapping[str, Overrule],
) -> Row:
    provision, shown, coming = standing
    applies, own = applicability(provision, asker, overruled)
    if not applies.holds:
        waived = own and applies.holds is False
        verdict = Verdict.UNKNOWN if applies.holds is None else Verdict.WAIVED if waived else None
        return Row(provision, applies, verdict, shown, (), (), (), ())
    facts, missing = _needs(company, provision)
    held = tuple(hold(company, limit, on) for limit in shown.limits)
    found = tuple((places or {}).get(provision.id, ()))
    unsaid = () if places is None else tuple(_unsaid(facts, found))
    row = Row(provision, applies, None, shown, facts, missing, held, found, unsaid)
    return row._replace(verdict=_verdict(row, coming, places is not None))


def _needs(company: Company, provision: Provision) -> tuple[tuple[tuple[str, Found], ...], tuple[str, ...]]:
    facts, missing = [], []
    for choices in provision.needs:
        path, found = look_at_any(company, choices)
        facts.append((path, found))
        if not found.complete:
            missing.append(found.missing[0] if found.missing else path)
    return tuple(facts), tuple(missing)


def _unsaid(facts: Sequence[tuple[str, Found]], places: Sequence[Place]) -> Iterator[str]:
    """Needed facts that no place which answers the provision has written or read."""
    said = frozenset().union(*(place.facts for place in places)) if places else frozenset[str]()
    for path, found in facts:
        if found.complete and not found.none and not any(says(said, at) for at, _ in found.values):
            yield path


def says(facts: frozenset[str], path: str) -> bool:
    """Whether a fact, a part of it, or the group that holds it is among those that a section wrote or read."""
    return path in facts or any(fact.startswith((path + ".", path + "[")) for fact in facts) or _parent(path) in facts


@cache
def _parent(path: str) -> str:
    return path.rpartition(".")[0] if path.endswith("]") is False else path.rpartition("[")[0]


def _verdict(row: Row, coming: bool, judged: bool) -> Verdict | None:
    if coming:
        return Verdict.NOT_YET
    gap = bool(row.missing or row.exceeded)
    if row.provision.kind is Duty.OPERATE:
        if gap and row.limits:
            return Verdict.GAP if row.exceeded else None
        return Verdict.FOUND if row.limits or row.places else None
    if gap or (judged and (not row.places or row.unsaid)):
        return Verdict.GAP
    return Verdict.FOUND


def near(version: Version | None, on: date, horizon: int = HORIZON) -> bool:
    """Whether a version comes into force within the horizon."""
    return version is not None and version.since is not None and on < version.since <= on + timedelta(days=horizon)
