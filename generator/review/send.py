"""What has to be sent or shown when a change is published: to whom, in which way, until when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from generator.clauses.library import Library
from generator.facts.load import Company
from generator.facts.terms import Term
from generator.review.days import day
from generator.review.judgement import Materiality
from generator.review.model import INDEX, Judged, PageReview

_HEAVY = (Materiality.ADVERSE, Materiality.UNKNOWN)
_CHANNELS = {
    "mail": "by e-mail to account holders",
    "dashboard": "by a notice in the account",
    "site": "by a notice on the website",
    "feed": "through the feed to which customers subscribe",
}
"""The channels of the table of materiality, in words that fit “Tell customers …”."""


def to_send(
    base: Company, head: Company, changes: Sequence[Judged], pages: Sequence[PageReview], on: date, library: Library
) -> tuple[str, ...]:
    """One sentence for each thing to do, in the order in which it is to be done; none for drafts."""
    if base.draft or head.draft:
        return ()
    return tuple(_steps(base, changes, pages, on, library))


def _steps(
    base: Company, changes: Sequence[Judged], pages: Sequence[PageReview], on: date, library: Library
) -> Iterator[str]:
    shown = [j for j in changes if j.places]
    consents = [j for j in shown if j.judgement.consent and j.judgement.overall in _HEAVY]
    if consents:
        names = _list(dict.fromkeys(j.title for j in consents))
        yield f"Ask each person for consent before it concerns them: {names}. No day takes the place of their yes."
    together: dict[tuple[str, str, str, bool], list[PageReview]] = {}
    for page in pages:
        if page.earliest is not None:
            waiting = [j for j in shown if page.page in j.pages and j.judgement.waits]
            what = (_whom(waiting), _ways(base, waiting, library), _until(page, on), page.head is None)
            together.setdefault(what, []).append(page)
    for (whom, ways, until, ends), group in together.items():
        names = _list(f"“{page.title}”" for page in group)
        yield f"Tell {whom} {f'that {names} will end' if ends else f'what changes in {names}'} {ways}, {until}."
    renewed = dict.fromkeys(j.title for j in shown if j.judgement.waits and j.judgement.at_renewal)
    if renewed:
        yield f"Keep the old terms to the end of a paid term, or let customers leave with a refund: {_list(renewed)}."
    light = {page for j in shown if j.judgement.overall is Materiality.COSMETIC for page in j.pages}
    heavy = {page for j in shown if j.judgement.overall is not Materiality.COSMETIC for page in j.pages}
    asked = [
        p for p in pages if p.changed and p.page != INDEX and p.head and (p.reworded or p.page not in light - heavy)
    ]
    changed = [f"“{page.title}”" for page in asked]
    if changed:
        yield f"Publish the new text with its note under changes.notes: {_list(changed)}."


def _whom(waiting: Sequence[Judged]) -> str:
    """Those for whom a change is worse, or may be."""
    customers = any(j.judgement.customer in _HEAVY for j in waiting)
    people = any(j.judgement.data_subject in _HEAVY for j in waiting)
    both = "customers and the people whose data it is"
    return both if customers and people else "the people whose data it is" if people else "customers"


def _ways(base: Company, waiting: Sequence[Judged], library: Library) -> str:
    """The ways that the company itself promises; where it promises none, those of the table."""
    rule = base.facts.changes
    own = (rule and (rule.material_channels or rule.channels)) or ()
    words = library.vocabularies["change_channels"]
    ways = [_phrase(term, words) for term in own]
    missing = dict.fromkeys(c for j in waiting for c in j.judgement.channels if c == "feed" or not own)
    return _list([*ways, *(_CHANNELS[channel] for channel in missing)])


def _phrase(term: Term, words: Any) -> str:
    """As the pages say it to a customer, turned to speak of one."""
    return re.sub(r"\byou\b", "they", term.text or str(words[term.id]["en"]["phrase"]).replace("your ", "their "))


def _until(page: PageReview, on: date) -> str:
    """The last day on which the notice can go out for the effective date that the page gives."""
    assert page.earliest is not None
    if page.head is None:
        return f"today, so that it may end on {day(page.earliest.date)}"
    try:
        effective = date.fromisoformat(page.now.effective)
    except ValueError:
        return f"today, for {day(page.earliest.date)}"
    spare = (effective - page.earliest.date).days
    if spare <= 0:
        return f"today, so that it may apply from {day(page.earliest.date)}"
    return f"by {day(on + timedelta(days=spare))} at the latest, since it is to apply from {day(effective)}"


def _list(names: Any) -> str:
    found = list(names)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else "by mail"
