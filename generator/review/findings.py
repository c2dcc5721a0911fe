"""What holds a merge: dates, versions and notes that do not fit what changed (family R)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from generator.facts.base import Facts
from generator.facts.errors import FactError
from generator.facts.load import Company
from generator.facts.moments import Date
from generator.findings import Finding, Severity
from generator.review.materiality import Materiality
from generator.review.model import INDEX, Judged, PageReview


class Case(NamedTuple):
    """A published company with its changes and pages, of which this module finds what does not fit."""

    base: Company
    head: Company
    changes: Sequence[Judged]
    pages: Sequence[PageReview]
    on: date


def held(case: Case) -> Iterator[Finding]:
    """Every finding about the pages and changes of one company."""
    for page in case.pages:
        if page.page == INDEX:
            continue
        if page.head is None:
            yield _gone(case, page)
        elif page.base is not None and page.changed:
            yield from _changed(case, page)
        elif page.base is not None:
            yield from _unchanged(case, page)
    yield from _unnoted(case)
    yield from _unheard(case)
    yield from _doubtful(case)


def _changed(case: Case, page: PageReview) -> Iterator[Finding]:
    weights = _weights(case, page)
    if weights == {Materiality.COSMETIC}:
        return
    heavy = Severity.ERROR if weights else Severity.WARNING  # a clause was rewritten, and no fact changed
    yield from _still(case, page, heavy)
    if page.was.effective != page.now.effective:
        yield from _too_early(case, page)
    if page.was.version and page.now.version and _numbers(page.now.version) < _numbers(page.was.version):
        message = f"version {page.now.version} of “{page.title}” follows version {page.was.version}"
        yield _at(case, page, "version", "R004", "version-went-back", message, "Give it a higher number.")
    yield from _misstated(case, page, weights)


def _still(case: Case, page: PageReview, severity: Severity) -> Iterator[Finding]:
    """The text changed, and what dates it did not."""
    mend = {
        "effective_date": f"write the day from which the new text applies{_from(page)}",
        "version": "count the version up",
        "last_updated": f"write the day of the change, such as {case.on}",
    }
    still = [
        (field, f"its {name} is still {new}")
        for field, name, old, new in _dated(page) if old and old == new
    ]  # fmt: skip
    if still:
        message = f"“{page.title}” says something else than before, but {_list([what for _, what in still])}"
        hint = "; ".join(mend[field] for field, _ in still)
        yield _at(
            case, page, still[0][0], "R002", "version-not-moved", message, f"{hint[:1].upper()}{hint[1:]}.", severity
        )


def _dated(page: PageReview) -> tuple[tuple[str, str, str, str], ...]:
    """Field, what readers call it, and its value before and after."""
    return (
        ("effective_date", "first day", page.was.effective, page.now.effective),
        ("version", "version", page.was.version, page.now.version),
        ("last_updated", "date of last update", page.was.updated, page.now.updated),
    )


def _from(page: PageReview) -> str:
    return f", {page.earliest.date} or later" if page.earliest else ""


def _too_early(case: Case, page: PageReview) -> Iterator[Finding]:
    day = _day(page.now.effective)
    before = _day(page.was.effective)
    if day is None:
        return
    if page.earliest is not None and day < page.earliest.date:
        why = " ".join(r.text for r in page.earliest.because if r.until)
        message = f"“{page.title}” is to apply from {page.now.effective}, but may not before {page.earliest.date}"
        yield _at(case, page, "effective_date", "R001", "effective-date-too-early", message,
                  f"{why} Write {page.earliest.date} or a later day.")  # fmt: skip
    elif before is not None and day < before:
        message = (
            f"the new {page.title} is to apply from {page.now.effective}, before the old one did ({page.was.effective})"
        )
        yield _at(case, page, "effective_date", "R005", "backdated", message, f"Write {case.on} or a later day.")
    elif day < case.on:
        message = f"the new text of “{page.title}” is to apply from {page.now.effective}, a day that is past"
        yield _at(case, page, "effective_date", "R005", "backdated", message,
                  f"No text binds anybody before it is published. Write {case.on} or a later day.")  # fmt: skip


def _unchanged(case: Case, page: PageReview) -> Iterator[Finding]:
    moved = [(field, name) for field, name, old, new in _dated(page) if old and new and old != new]
    if moved:
        names = _list([name for _, name in moved])
        message = f"the {names} of “{page.title}” moved, but not one sentence of it changed"
        yield _at(case, page, moved[0][0], "R003", "false-update", message,
                  "Put the old value back, or make the change that was meant.", Severity.WARNING)  # fmt: skip


def _unnoted(case: Case) -> Iterator[Finding]:
    """Pages whose text changes, and no note says what and why: one finding for all of them, where notes stand."""
    missing: dict[Severity, list[PageReview]] = {}
    for page in case.pages:
        weights = _weights(case, page)
        told = page.page == INDEX or page.head is None or page.base is None or not page.changed
        if not told and weights != {Materiality.COSMETIC} and not _notes_for(case, page):
            missing.setdefault(Severity.ERROR if weights else Severity.WARNING, []).append(page)
    for severity, pages in missing.items():
        message = f"nothing says what changes in {_list([f'“{page.title}”' for page in pages])}, and why"
        days = {page.now.effective for page in pages if page.now.effective != page.was.effective}
        day = f"effective_date: {min(days)}" if len(days) == 1 else "its first day"
        elsewhere = sorted({str(note.effective_date) for note in _new_notes(case)})
        other = f" The notes that are new have another page or day ({', '.join(elsewhere)})." if elsewhere else ""
        hint = f"Add a note to changes.notes with {day} and pages: [{', '.join(page.page for page in pages)}].{other}"
        yield Finding("R006", "change-note-missing", severity, message, case.head.path,
                      case.head.span("changes.notes"), hint, "changes.notes")  # fmt: skip


def _misstated(case: Case, page: PageReview, weights: set[Materiality]) -> Iterator[Finding]:
    notes = _notes_for(case, page)
    told = {note.effect for note in notes if note.effect}
    if not told or Materiality.UNKNOWN in weights:
        return  # where a person has to decide, the note is the decision
    worst = min(weights, key=tuple(Materiality).index, default=Materiality.NEUTRAL)
    if worst in (Materiality.ADVERSE, Materiality.FAVOURABLE) and worst.value not in told:
        why = _because(case, page, worst)
        message = f"the note calls the change of “{page.title}” {_list(sorted(told))}, but it is {worst.value}: {why}"
        hint = f"Write effect: {worst.value}, or a second note for that part of the change."
    elif worst is not Materiality.ADVERSE and "adverse" in told:
        message = f"the note calls the change of “{page.title}” adverse, but nothing in it is"
        hint = "Say what it is: favourable, neutral or cosmetic. Who is warned for nothing stops reading warnings."
    else:
        return
    fact = f"changes.notes[{_notes(case.head).index(notes[0])}].effect"
    yield Finding("R008", "effect-misstated", Severity.ERROR, message, case.head.path, case.head.span(fact), hint, fact)


def _weights(case: Case, page: PageReview) -> set[Materiality]:
    return {j.judgement.overall for j in case.changes if page.page in j.pages}


def _new_notes(case: Case) -> list[Any]:
    """The notes that the base does not hold yet: an old one tells of an old change."""
    before = _notes(case.base)
    return [note for note in _notes(case.head) if note not in before]


def _notes_for(case: Case, page: PageReview) -> list[Any]:
    return [
        note
        for note in _new_notes(case)
        if str(note.effective_date) == page.now.effective
        and any(getattr(term, "id", "") == page.page for term in note.pages or ())
    ]


def _because(case: Case, page: PageReview, weight: Materiality) -> str:
    reasons = [j.judgement.reason for j in case.changes if page.page in j.pages and j.judgement.overall is weight]
    return reasons[0].rstrip(".") if reasons else ""


def _unheard(case: Case) -> Iterator[Finding]:
    """A change for the worse, and no way in which the company says that it tells people."""
    waiting = [j for j in case.changes if j.judgement.overall is Materiality.ADVERSE and j.judgement.waits and j.pages]
    told = [c.facts.changes for c in (case.base, case.head) if c.facts.changes]
    if waiting and not any(rule.channels or rule.material_channels for rule in told):
        message = (
            f"{waiting[0].title}: this change is for the worse, and the file names no way in which people are told"
        )
        yield Finding("R007", "no-notice-channel", Severity.ERROR, message, case.head.path, case.head.span("changes"),
                      "Fill in changes.material_channels or changes.channels, such as [registered_email].",
                      "changes.material_channels")  # fmt: skip


def _doubtful(case: Case) -> Iterator[Finding]:
    for judged in case.changes:
        if judged.judgement.overall is Materiality.UNKNOWN and judged.places:
            fact = judged.change.now or judged.change.was
            message = f"{judged.title}: whether this change is for better or worse is for a person to say"
            hint = f"{judged.judgement.reason} Read its sentences, and give the change note its effect."
            yield Finding(
                "R009", "needs-a-look", Severity.WARNING, message, case.head.path, case.head.span(fact), hint, fact
            )


def _gone(case: Case, page: PageReview) -> Finding:
    message = f"“{page.title}” is no longer built, so that every link to it breaks"
    hint = "Keep it, or say to its readers where its content went."
    fact = f"documents.{page.page}"
    return Finding("R010", "page-gone", Severity.WARNING, message, case.head.path, case.head.span(fact), hint, fact)


def unreadable(side: str, path: str, problems: Iterable[Finding]) -> Finding:
    """Told where the base of a company cannot be read, so that all of it counts as new."""
    first = next(iter(problems), None)
    why = f": {first.message}" if first else ""
    message = f"{path} could not be read as it stood in {side}, so that its changes cannot be told{why}"
    return Finding("R011", "base-unreadable", Severity.WARNING, message, path,
                   hint="Read the pages of this company as a whole.")  # fmt: skip


def withdrawn(base: Company, head: Company) -> Finding:
    """Told where a published company turns into a draft."""
    message = "the company was published and is a draft now, so that its pages say that they do not apply"
    hint = "Keep status: published while customers rely on the pages."
    return Finding("R012", "withdrawn", Severity.ERROR, message, head.path, head.span("status"), hint, "status")


def _notes(company: Company) -> list[Any]:
    changes = company.facts.changes
    return [note for note in (changes and changes.notes) or () if isinstance(note, Facts)]


def _at(
    case: Case, page: PageReview, field: str, rule: str, name: str, message: str, hint: str,
    severity: Severity = Severity.ERROR,
) -> Finding:  # fmt: skip
    fact = f"documents.{page.page}.{field}"
    return Finding(rule, name, severity, message, case.head.path, case.head.span(fact), hint, fact)


def _day(text: str) -> date | None:
    """The day of an ISO date, or the first of a month."""
    try:
        return Date.parse(text).first_day()
    except FactError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", version))


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
