"""The notes in which a company says what changed: one for each page that changes, and true (rules R006 and R008)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts.base import Facts
from generator.facts.load import Company
from generator.findings import Finding, Severity
from generator.review.case import Case, listed
from generator.review.judgement import Materiality, worst
from generator.review.model import INDEX, PageReview


def unnoted(case: Case) -> Iterator[Finding]:
    """Pages whose text changes, and no note says what and why: one finding for all of them, where notes stand."""
    missing: dict[Severity, list[PageReview]] = {}
    for page in case.pages:
        told = page.page == INDEX or page.head is None or not page.changed or case.light(page)
        if not told and not _notes_for(case, page):
            heavy = case.weights(page) - {Materiality.COSMETIC}
            missing.setdefault(Severity.ERROR if heavy else Severity.WARNING, []).append(page)
    for severity, pages in missing.items():
        message = f"nothing says what changes in {listed([f'“{page.title}”' for page in pages])}, and why"
        days = {page.now.effective for page in pages if page.now.effective not in ("", page.was.effective)}
        day = f"effective_date: {min(days)}" if len(days) == 1 else "its first day"
        elsewhere = sorted({str(note.effective_date) for note in _new_notes(case)})
        other = f" The notes that are new have another page or day ({', '.join(elsewhere)})." if elsewhere else ""
        hint = f"Add a note to changes.notes with {day} and pages: [{', '.join(page.page for page in pages)}].{other}"
        yield Finding("R006", "change-note-missing", severity, message, case.head.path,
                      case.head.span("changes.notes"), hint, "changes.notes")  # fmt: skip


def misstated(case: Case, page: PageReview) -> Iterator[Finding]:
    """A note that calls the change of a page something else than it is."""
    notes = _notes_for(case, page)
    if not notes:
        return
    weights = case.weights(page)
    told = {note.effect for note in notes if note.effect}
    heaviest = worst(weights)
    if heaviest is not Materiality.ADVERSE and (heaviest is Materiality.UNKNOWN or page.reworded or not told):
        return  # where a person has to decide, the note is the decision
    if heaviest in (Materiality.ADVERSE, Materiality.FAVOURABLE) and heaviest.value not in told:
        why = _because(case, page, heaviest)
        says = (
            f"calls the change of “{page.title}” {listed(sorted(told))}" if told else f"gives “{page.title}” no effect"
        )
        message = f"the note {says}, but the change is {heaviest.value}: {why}"
        hint = f"Write effect: {heaviest.value}, or a second note for that part of the change."
    elif heaviest is not Materiality.ADVERSE and "adverse" in told:
        message = f"“{page.title}”: the note calls the change adverse, but nothing in it is"
        hint = "Say what it is: favourable, neutral or cosmetic. Who is warned for nothing stops reading warnings."
    else:
        return
    fact = f"changes.notes[{_notes(case.head).index(notes[0])}].effect"
    yield Finding("R008", "effect-misstated", Severity.ERROR, message, case.head.path, case.head.span(fact), hint, fact)


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


def _notes(company: Company) -> list[Any]:
    changes = company.facts.changes
    return [note for note in (changes and changes.notes) or () if isinstance(note, Facts)]
