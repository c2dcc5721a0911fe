"""Reviews one state of a folder of facts against another: only companies that were touched are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.documents.model import Document
from generator.facts.leaves import words_at
from generator.facts.load import Company
from generator.findings import Finding, Severity, UserError, sort_key
from generator.laws.reader import Catalogue
from generator.laws.store import catalogue, law_folders
from generator.nearest import did_you_mean
from generator.review.calendar import Calendar
from generator.review.changes import Change, Kind, compare
from generator.review.findings import Case, held, unreadable, withdrawn
from generator.review.laws import law_changes
from generator.review.materiality import Judgement, judge
from generator.review.model import INDEX, CompanyReview, Judged, LawChange, PageReview, Place, Review
from generator.review.notice import Earliest, earliest
from generator.review.pages import Difference, attributed, dates_of, differences
from generator.review.send import to_send
from generator.review.sentences import sentences
from generator.review.sides import Shelf, effective, fact_files, read_companies, unpack
from generator.review.table import Table
from generator.review.table_reader import read_table
from generator.review.undo import without
from generator.revisions import Snapshot

OWING = 60
"""So many changes are at most left out one by one to see what a sentence owes to them; it costs a rendering each."""


class Asked(NamedTuple):
    """What to review. Folders are relative to the working directory, with "/"."""

    on: date
    """The day of the review: the day on which notice can be given at the earliest."""
    facts: str = "facts"
    templates: str = "templates"
    laws: str = "laws"
    companies: tuple[str, ...] = ("*",)


def review(base: Snapshot, head: Snapshot, asked: Asked) -> Review:
    """The whole review. Raises UserError where templates or laws cannot be used, or where there are no facts at all."""
    with TemporaryDirectory(prefix="legalsite-") as place:
        return _Reviewer(base, head, asked, Path(place)).run()


class _Reviewer:
    def __init__(self, base: Snapshot, head: Snapshot, asked: Asked, place: Path) -> None:
        self.base, self.head, self.asked = base, head, asked
        self.old_shelf, self.new_shelf, self.templates = self._shelves(place)
        self.law, self.laws = self._catalogue(place)
        known = [provision.id for law in self.law.laws for provision in law.provisions]
        self.table: Table = read_table(law_folders(self._folder(head, asked.laws, place / "head")), known)
        self._found: list[Finding] = []

    def _folder(self, snapshot: Snapshot, folder: str, place: Path) -> Path:
        return unpack(snapshot, folder, list(snapshot.listing(folder)), place)

    def _shelves(self, place: Path) -> tuple[Shelf, Shelf, tuple[str, ...]]:
        folder = self.asked.templates
        before, after = (effective(s, folder, "templates") for s in (self.base, self.head))
        new = Shelf(self._folder(self.head, self.asked.templates, place / "head"))
        if before == after:
            return new, new, ()
        old = Shelf(self._folder(self.base, self.asked.templates, place / "base"))
        differing = {f"{folder}/{path}" for path in (*before, *after) if before.get(path) != after.get(path)}
        return old, new, tuple(sorted(differing))

    def _catalogue(self, place: Path) -> tuple[Catalogue, tuple[LawChange, ...]]:
        new = catalogue(self._folder(self.head, self.asked.laws, place / "head"))
        before, after = (effective(s, self.asked.laws, "laws") for s in (self.base, self.head))
        if before == after:
            return new, ()
        old = catalogue(self._folder(self.base, self.asked.laws, place / "base"))
        return new, law_changes(old, new)

    def run(self) -> Review:
        before, after = fact_files(self.base, self.asked.facts), fact_files(self.head, self.asked.facts)
        names = self._chosen([*after, *(name for name in before if name not in after)])
        touched = [
            name for name in names
            if self.templates or before.get(name, ("", None))[1] != after.get(name, ("", None))[1]
        ]  # fmt: skip
        old = read_companies(self.base, {n: before[n][0] for n in touched if n in before}, self.old_shelf)
        new = read_companies(self.head, {n: after[n][0] for n in touched if n in after}, self.new_shelf)
        renamed = _renamed(old, new)
        companies = []
        for name in touched:
            if name in renamed.values():
                continue
            was = renamed.get(name, name)
            made = self._company(name, was, old.get(was), new.get(name))
            if made is not None:
                companies.append(made)
        found = sorted((*self._found, *(f for c in companies for f in c.findings)), key=sort_key)
        return Review(
            self.base.name, self.head.name, self.asked.on, tuple(companies), self.templates, self.laws, tuple(found)
        )

    def _chosen(self, names: Sequence[str]) -> list[str]:
        if not names:
            message = (
                f"there is no fact file in “{self.asked.facts}”, neither in {self.base.name} nor in {self.head.name}"
            )
            hint = "Name the folder of fact files with --facts."
            raise UserError([Finding("B001", "no-fact-files", Severity.ERROR, message, self.asked.facts, hint=hint)])
        chosen = [name for name in names if any(fnmatchcase(name, glob) for glob in self.asked.companies)]
        if not chosen:
            asked = " or ".join(self.asked.companies)
            near = did_you_mean(self.asked.companies[0], names)
            hint = f"Did you mean “{near}”?" if near else f"There are {', '.join(sorted(names)[:10])}."
            message = f"no fact file is called {asked}"
            raise UserError([Finding("B002", "no-such-company", Severity.ERROR, message, self.asked.facts, hint=hint)])
        return sorted(chosen)

    def _company(
        self,
        name: str,
        was: str,
        old: tuple[Company | None, tuple[Finding, ...]] | None,
        new: tuple[Company | None, tuple[Finding, ...]] | None,
    ) -> CompanyReview | None:
        problems = list(new[1]) if new else []
        base, head = (old[0] if old else None), (new[0] if new else None)
        if old is not None and base is None and head is not None:
            problems.append(unreadable(self.base.name, head.path, old[1]))
        if new is not None and head is None:  # it cannot be read, and says why
            return CompanyReview(name, base, None, (), (), (), None, (), tuple(problems))
        if base is None and head is None:
            return None
        changes = _changes(name, was, base, head, old is None)
        before = self.old_shelf.documents(base) if base else ()
        after = self.new_shelf.documents(head) if head else ()
        found = list(differences(before, after)) if base and head else []
        owes = _Owing(self.new_shelf, head, changes).owes if head is not None else None
        places, wording = attributed(changes, found, owes)
        judged = tuple(
            Judged(change, _title(change), judge(change, base, head, self.table), tuple(places.get(index, ())))
            for index, change in enumerate(changes)
        )
        if not (judged or wording or problems):
            return None
        pages = tuple(self._pages(base, head, before, after, found, judged))
        day = max((p.earliest for p in pages if p.earliest), key=lambda e: e.date, default=None)
        if base and head and not base.draft:
            problems += [withdrawn(base, head)] if head.draft else held(Case(base, head, judged, pages, self.asked.on))
            problems = [f for f in problems if not any(waiver.covers(f) for waiver in head.waivers)]
        send = to_send(base, head, judged, pages, self.asked.on, self.new_shelf.library) if base and head else ()
        return CompanyReview(name, base, head, judged, wording, pages, day, send, tuple(problems))

    def _pages(
        self,
        base: Company | None,
        head: Company | None,
        before: Iterable[Document],
        after: Iterable[Document],
        found: Iterable[Difference],
        judged: Sequence[Judged],
    ) -> Iterable[PageReview]:
        old, new = {d.page: d for d in before}, {d.page: d for d in after}
        changed = {difference.place.page for difference in found if not difference.dating}
        for page in dict.fromkeys([*new, *old]):
            was, now = dates_of(base, page), dates_of(head, page)
            here = old.get(page), new.get(page)
            if base and head and page not in changed and was == now and None not in here:
                continue
            title = next(d.title for d in (*here[::-1],) if d is not None)
            yield PageReview(page, title, *here, was, now, page in changed, self._earliest(page, base, head, judged))

    def _earliest(
        self, page: str, base: Company | None, head: Company | None, judged: Iterable[Judged]
    ) -> Earliest | None:
        if base is None or head is None or base.draft or head.draft or page == INDEX:
            return None  # nothing is in force that would have to be kept until then
        waiting: list[Judgement] = [j.judgement for j in judged if page in j.pages and j.judgement.waits]
        if not waiting:
            return None
        return earliest(self.asked.on, base, waiting, self.law, Calendar.of(head))


def _changes(name: str, was: str, base: Company | None, head: Company | None, new: bool) -> tuple[Change, ...]:
    if base is None:
        return (Change(name, "", Kind.COMPANY_ADDED, None, name),) if new else ()
    if head is None:
        return (Change(name, "", Kind.COMPANY_REMOVED, name, None),)
    found = compare(base, head)
    return found if was == name else (Change(name, "", Kind.COMPANY_RENAMED, was, name), *found)


def _renamed(
    old: Mapping[str, tuple[Company | None, object]], new: Mapping[str, tuple[Company | None, object]]
) -> dict[str, str]:
    """New name -> old name of each company whose file was renamed: the one that bears the same legal name."""
    gone: dict[str, str] = {}
    for name, (company, _) in old.items():
        if name not in new and company is not None and (legal := _legal_name(company)):
            gone.setdefault(legal, name)
    found = {}
    for name, (company, _) in new.items():
        if name not in old and company is not None and (was := gone.pop(_legal_name(company), None)):
            found[name] = was
    return found


def _legal_name(company: Company) -> str:
    who = company.facts.company
    return (who and (who.legal_name or who.brand)) or ""


class _Owing:
    """Says which sentence would not be what it is without a change, by writing the pages without it."""

    def __init__(self, shelf: Shelf, head: Company, changes: Sequence[Change]) -> None:
        self._shelf, self._head, self._changes = shelf, head, changes
        self._without: dict[int, Mapping[tuple[str, str], frozenset[str]] | None] = {}

    def owes(self, place: Place, index: int) -> bool:
        """Whether the place differs from what it would be if the change of this index had not been made."""
        if index not in self._without:
            self._without[index] = self._written(index)
        there = self._without[index]
        if there is None:
            return False
        texts = there.get((place.page, place.anchor), frozenset())
        return place.after not in texts if place.after else place.before in texts

    def _written(self, index: int) -> Mapping[tuple[str, str], frozenset[str]] | None:
        company = without(self._head, self._changes[index])
        if company is None or len(self._without) >= OWING:
            return None
        documents = self._shelf.documents(company)
        return {
            (d.page, s.clause.anchor): frozenset(sentence.text for sentence in sentences(s, d.marks))
            for d in documents
            for s in d.all_sections
        }


def _title(change: Change) -> str:
    if not change.fact:
        return "company"
    words = words_at(change.fact)
    return words.title if words else change.fact
