"""The review of one company: its changes judged, placed on its pages, and held against its dates and notes."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.documents.model import Document
from generator.facts.leaves import words_at
from generator.facts.load import Company
from generator.findings import Finding
from generator.laws.reader import Catalogue
from generator.review.calendar import Calendar
from generator.review.case import Case
from generator.review.changes import Change, Kind, compare
from generator.review.findings import held, over_limit, removed, reworded, unreadable, withdrawn
from generator.review.judgement import Judgement, heaviest
from generator.review.limits import limits_passed
from generator.review.materiality import judge
from generator.review.model import INDEX, CompanyReview, Judged, PageReview, Waived
from generator.review.notice import Earliest, earliest
from generator.review.owing import Owing
from generator.review.pages import Difference, attributed, dates_of, differences
from generator.review.send import to_send
from generator.review.sides import Shelf
from generator.review.table import Table

Read = tuple[Company | None, tuple[Finding, ...]]
"""A company and what reading it told; None where it cannot be read."""


class Desk(NamedTuple):
    """All that a review of companies needs to know beside them."""

    old: Shelf
    new: Shelf
    tables: tuple[Table, ...]
    """The tables of materiality of both states; of their judgements the heavier one counts."""
    law: Catalogue
    on: date
    base_name: str
    """What findings call the old state."""

    def company(
        self,
        name: str,
        was: str,
        old: tuple[Company | None, tuple[Finding, ...]] | None,
        new: tuple[Company | None, tuple[Finding, ...]] | None,
    ) -> CompanyReview | None:
        problems = list(new[1]) if new else []
        base, head = (old[0] if old else None), (new[0] if new else None)
        if old is not None and base is None and head is not None:
            problems.append(unreadable(self.base_name, head.path, old[1]))
        if new is not None and head is None:  # it cannot be read, and says why
            return CompanyReview(name, base, None, (), (), (), None, (), tuple(problems), ())
        if base is None and head is None:
            return None
        changes = _changes(name, was, base, head, old is None)
        before = self.old.documents(base) if base else ()
        after = self.new.documents(head) if head else ()
        found = list(differences(before, after)) if base and head else []
        owes = Owing(self.new, head, changes).owes if head is not None else None
        places, wording = attributed(changes, found, owes)
        judged = tuple(
            Judged(change, _title(change), self._judge(change, base, head), tuple(places.get(index, ())))
            for index, change in enumerate(changes)
        )
        if not (judged or wording or problems):
            return None
        pages = tuple(self._pages(base, head, before, after, found, judged, {place.page for place in wording}))
        day = max((p.earliest for p in pages if p.earliest), key=lambda e: e.date, default=None)
        if base and head is None and not base.draft:
            problems.append(removed(base))
        if base and head and not base.draft:
            problems += [withdrawn(base, head)] if head.draft else held(Case(base, head, judged, pages, self.on))
            problems += reworded(wording)
            problems += self._over_limits(head, changes)
        kept, waived = _waived(problems, head)
        send = to_send(base, head, judged, pages, self.on, self.new.library) if base and head else ()
        return CompanyReview(name, base, head, judged, wording, pages, day, send, kept, waived)

    def _judge(self, change: Change, base: Company | None, head: Company | None) -> Judgement:
        """By the old table and by the new one: a request that changes the table does not judge itself."""
        return heaviest(judge(change, base, head, table) for table in self.tables)

    def _over_limits(self, head: Company, changes: Iterable[Change]) -> Iterator[Finding]:
        for change in changes:
            passed = limits_passed(head, [change.now], self.law, self.on) if change.now else ()
            if passed:
                yield over_limit(head, change, passed, _title(change))

    def _pages(
        self,
        base: Company | None,
        head: Company | None,
        before: Iterable[Document],
        after: Iterable[Document],
        found: Iterable[Difference],
        judged: Sequence[Judged],
        reworded: Container[str],
    ) -> Iterable[PageReview]:
        old, new = {d.page: d for d in before}, {d.page: d for d in after}
        changed = {difference.place.page for difference in found if not difference.dating}
        for page in dict.fromkeys([*new, *old]):
            was, now = dates_of(base, page), dates_of(head, page)
            here = old.get(page), new.get(page)
            if base and head and page not in changed and was == now and None not in here:
                continue
            title = next(d.title for d in (*here[::-1],) if d is not None)
            first = self._earliest(page, base, head, judged)
            yield PageReview(page, title, *here, was, now, page in changed, page in reworded, first)

    def _earliest(
        self, page: str, base: Company | None, head: Company | None, judged: Iterable[Judged]
    ) -> Earliest | None:
        if base is None or head is None or base.draft or head.draft or page == INDEX:
            return None  # nothing is in force that would have to be kept until then
        waiting: list[Judgement] = [j.judgement for j in judged if page in j.pages and j.judgement.waits]
        if not waiting:
            return None
        return earliest(self.on, base, waiting, self.law, Calendar.of(head))


def _waived(found: Iterable[Finding], head: Company | None) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """What the new file does not allow, and what it allows: that is told too, for the reviewer to judge."""
    kept, waived = [], []
    for finding in found:
        waiver = next((w for w in head.waivers if w.covers(finding)), None) if head else None
        if waiver is None:
            kept.append(finding)
        else:
            waived.append(Waived(finding, waiver.reason))
    return tuple(kept), tuple(waived)


def _changes(name: str, was: str, base: Company | None, head: Company | None, new: bool) -> tuple[Change, ...]:
    if base is None:
        return (Change(name, "", Kind.COMPANY_ADDED, None, name),) if new else ()
    if head is None:
        return (Change(name, "", Kind.COMPANY_REMOVED, name, None),)
    found = compare(base, head)
    return found if was == name else (Change(name, "", Kind.COMPANY_RENAMED, was, name), *found)


def _title(change: Change) -> str:
    if not change.fact:
        return "company"
    words = words_at(change.fact)
    return words.title if words else change.fact
