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

_NOTED = {
    "adverse": Materiality.ADVERSE,
    "favourable": Materiality.FAVOURABLE,
    "neutral": Materiality.NEUTRAL,
    "cosmetic": Materiality.COSMETIC,
}


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
    yield from _unheard(case)
    yield from _doubtful(case)


def _changed(case: Case, page: PageReview) -> Iterator[Finding]:
    weights = {j.judgement.overall for j in case.changes if page.page in j.pages}
    cosmetic = weights == {Materiality.COSMETIC}
    heavy = Severity.ERROR if weights else Severity.WARNING  # a clause was rewritten, and no fact changed
    if page.was.effective and page.was.effective == page.now.effective and not cosmetic:
        message = (
            f"the {page.title} says something else than before, but still gives {page.now.effective} as its first day"
        )
        yield _at(case, page, "effective_date", "R003", "effective-date-not-moved", message,
                  f"Write the day from which the new text applies{_from(page)}.", heavy)  # fmt: skip
    elif page.now.effective:
        yield from _too_early(case, page)
    if page.was.version and page.was.version == page.now.version and not cosmetic:
        message = f"the {page.title} says something else than before, but is still version {page.now.version}"
        yield _at(case, page, "version", "R002", "version-not-moved", message, "Count the version up.", heavy)
    elif page.was.version and page.now.version and _numbers(page.now.version) < _numbers(page.was.version):
        message = f"version {page.now.version} of the {page.title} follows version {page.was.version}"
        yield _at(case, page, "version", "R010", "version-went-back", message, "Give it a higher number.")
    if page.was.updated and page.was.updated == page.now.updated and not cosmetic:
        message = (
            f"the {page.title} says something else than before, but says that it last changed on {page.now.updated}"
        )
        yield _at(case, page, "last_updated", "R005", "last-updated-not-moved", message,
                  f"Write the day of the change, such as {case.on}.", heavy)  # fmt: skip
    if not cosmetic:
        yield from _note(case, page, weights, heavy)


def _from(page: PageReview) -> str:
    return f", {page.earliest.date} or later" if page.earliest else ""


def _too_early(case: Case, page: PageReview) -> Iterator[Finding]:
    day = _day(page.now.effective)
    before = _day(page.was.effective)
    if day is None:
        return
    if page.earliest is not None and day < page.earliest.date:
        why = " ".join(page.earliest.because)
        message = f"the {page.title} is to apply from {page.now.effective}, but may not before {page.earliest.date}"
        yield _at(case, page, "effective_date", "R001", "effective-date-too-early", message,
                  f"{why} Write {page.earliest.date} or a later day.")  # fmt: skip
    elif before is not None and day < before:
        message = (
            f"the new {page.title} is to apply from {page.now.effective}, before the old one did ({page.was.effective})"
        )
        yield _at(case, page, "effective_date", "R009", "backdated", message, f"Write {case.on} or a later day.")
    elif day < case.on:
        message = f"the new text of the {page.title} is to apply from {page.now.effective}, a day that is past"
        yield _at(case, page, "effective_date", "R009", "backdated", message,
                  f"No text binds anybody before it is published. Write {case.on} or a later day.")  # fmt: skip


def _unchanged(case: Case, page: PageReview) -> Iterator[Finding]:
    moved = [
        (field, name)
        for field, name, old, new in (
            ("effective_date", "first day", page.was.effective, page.now.effective),
            ("last_updated", "date of last update", page.was.updated, page.now.updated),
            ("version", "version", page.was.version, page.now.version),
        )
        if old and new and old != new
    ]
    if moved:
        names = " and the ".join(name for _, name in moved)
        message = f"the {names} of the {page.title} moved, but not one sentence of it changed"
        yield _at(case, page, moved[0][0], "R004", "false-update", message,
                  "Put the old value back, or make the change that was meant.", Severity.WARNING)  # fmt: skip


def _note(case: Case, page: PageReview, weights: set[Materiality], heavy: Severity) -> Iterator[Finding]:
    notes = _notes(case.head)
    mine = [n for n in notes if any(getattr(p, "id", "") == page.page for p in n.pages or ())]
    found = [n for n in mine if str(n.effective_date) == page.now.effective]
    if not found:
        other = sorted({str(n.effective_date) for n in mine} - {page.was.effective})
        elsewhere = f" A note for this page has another day: {', '.join(other)}." if other else ""
        message = f"nothing says what changed in the {page.title} from {page.now.effective or 'then'} on, and why"
        hint = f"Write an item of changes.notes with this day and pages: [{page.page}].{elsewhere}"
        yield Finding("R006", "change-note-missing", heavy, message, case.head.path,
                      case.head.span("changes.notes"), hint, "changes.notes")  # fmt: skip
        return
    told = {note.effect for note in found if note.effect}
    if not told or Materiality.UNKNOWN in weights:
        return
    worst = min(weights, key=tuple(Materiality).index, default=Materiality.NEUTRAL)
    if worst in (Materiality.ADVERSE, Materiality.FAVOURABLE) and worst.value not in told:
        said = " and ".join(sorted(told))
        why = _because(case, page, worst)
        message = f"the note calls the change of the {page.title} {said}, but it is {worst.value}: {why}"
        hint = f"Write effect: {worst.value}, or a second note for that part of the change."
        fact = f"changes.notes[{notes.index(found[0])}].effect"
        yield Finding(
            "R008", "effect-misstated", Severity.ERROR, message, case.head.path, case.head.span(fact), hint, fact
        )
    elif worst not in (Materiality.ADVERSE, Materiality.UNKNOWN) and "adverse" in told:
        message = f"the note calls the change of the {page.title} adverse, but nothing in it is"
        hint = "Say what it is: favourable, neutral or cosmetic. Who is warned for nothing stops to read warnings."
        fact = f"changes.notes[{notes.index(found[0])}].effect"
        yield Finding(
            "R008", "effect-misstated", Severity.ERROR, message, case.head.path, case.head.span(fact), hint, fact
        )


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
                "R011", "needs-a-look", Severity.WARNING, message, case.head.path, case.head.span(fact), hint, fact
            )


def _gone(case: Case, page: PageReview) -> Finding:
    message = f"the {page.title} is no longer built, so that every link to it breaks"
    hint = "Keep it, or say to its readers where its content went."
    fact = f"documents.{page.page}"
    return Finding("R012", "page-gone", Severity.WARNING, message, case.head.path, case.head.span(fact), hint, fact)


def unreadable(side: str, path: str, problems: Iterable[Finding]) -> Finding:
    """Told where the base of a company cannot be read, so that all of it counts as new."""
    first = next(iter(problems), None)
    why = f": {first.message}" if first else ""
    message = f"{path} could not be read as it stood in {side}, so that its changes cannot be told{why}"
    return Finding("R013", "base-unreadable", Severity.WARNING, message, path,
                   hint="Read the pages of this company as a whole.")  # fmt: skip


def withdrawn(base: Company, head: Company) -> Finding:
    """Told where a published company turns into a draft."""
    message = "the company was published and is a draft now, so that its pages say that they do not apply"
    hint = "Keep status: published while customers rely on the pages."
    return Finding("R014", "withdrawn", Severity.ERROR, message, head.path, head.span("status"), hint, "status")


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
