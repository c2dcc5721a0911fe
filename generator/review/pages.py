"""The pages of a company at two times: which sentences differ, and which change of a fact each of them says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.documents.derived import READS
from generator.documents.model import Document, Section
from generator.facts.load import Company
from generator.review.changes import Change
from generator.review.model import Dates, Place
from generator.review.sentences import Edit, edits, sentences

_NAME = re.compile(r"\b[a-z]\w*(?:\.[a-z]\w*)*")
"""A fact in a condition; its other words name none."""
_FLAG = re.compile(r"\bderived\.(\w+)")
_DATING = re.compile(r"documents\.\w+\.(?:effective_date|last_updated|version)")


class Difference(NamedTuple):
    """One sentence of one page that differs."""

    place: Place
    edit: Edit
    facts: frozenset[str]
    """Facts whose words stand in it, before or after."""
    read: frozenset[str]
    """Facts by which its section was chosen or worded, before or after."""

    @property
    def dating(self) -> bool:
        """Whether it only tells the dates and the version of a page."""
        return bool(self.facts) and all(_DATING.fullmatch(fact) for fact in self.facts)


def differences(base: Iterable[Document], head: Iterable[Document]) -> Iterator[Difference]:
    """Every sentence that differs, page by page in the order of the new pages; then those of pages that are gone."""
    old, new = {d.page: d for d in base}, {d.page: d for d in head}
    for page in dict.fromkeys([*new, *old]):
        yield from _page(old.get(page), new.get(page))


def _page(old: Document | None, new: Document | None) -> Iterator[Difference]:
    page = (new or old).page  # type: ignore[union-attr]
    before, after = _sections(old), _sections(new)
    if old is not None and new is not None and old.title != new.title:
        yield from _headline(old, new)
    for clause in _order(before, after):
        was, now = before.get(clause), after.get(clause)
        if was is not None and now is not None and (was.body, was.short, was.clause.title) == (
            now.body, now.short, now.clause.title
        ):  # fmt: skip
            continue
        section = now or was
        assert section is not None
        read = frozenset(_reads(was, old) | _reads(now, new))
        found = edits(sentences(was, old.marks if old else ()), sentences(now, new.marks if new else ()))
        for edit in found:
            texts = ("" if side is None else side.text for side in edit)
            written, (gone, come) = section.clause, texts
            place = Place(page, written.anchor, written.title, gone, come, written.path)
            facts = frozenset().union(*(side.facts for side in edit if side is not None))
            yield Difference(place, edit, facts, read)


def _reads(section: Section | None, document: Document | None) -> set[str]:
    """The facts on which a section hangs: read while it was written, or asked by its condition or its page's."""
    if section is None or document is None:
        return set()
    clause = section.clause
    flags = _FLAG.findall(" ".join((clause.when, document.outline.when, clause.short, clause.body)))
    asked = _NAME.findall(f"{clause.when} {document.outline.when}")
    return {*section.read, *asked, *(fact for flag in flags for fact in READS.get(flag, ()))}


def _headline(old: Document, new: Document) -> Iterator[Difference]:
    fact = frozenset({f"documents.{new.page}.title"})
    yield Difference(Place(new.page, "", "", old.title, new.title, new.outline.path), Edit(None, None), fact, fact)


def _sections(document: Document | None) -> dict[str, Section]:
    return {s.clause.id: s for s in document.all_sections} if document else {}


def _order(before: Mapping[str, Section], after: Mapping[str, Section]) -> list[str]:
    """All clauses in the order of the new page; one that is gone stands behind the one it used to follow."""
    found = list(after)
    last = ""
    for clause in before:
        if clause not in after:
            found.insert(found.index(last) + 1 if last else 0, clause)
        last = clause
    return found


def attributed(
    changes: Sequence[Change], found: Iterable[Difference], owes: Callable[[Place, int], bool | None] | None = None
) -> tuple[dict[int, list[Place]], tuple[Place, ...]]:
    """The places of each change, by its index, and the places that no change of a fact explains: wording.

    A sentence belongs to the changes of facts whose words stand in it, before or after. Where there are none, it
    belongs to those by which its section was chosen, for a yes or no stands in no sentence. `owes` decides between
    several of them, and finds the change behind a sentence that no path explains: whether a place would not be there
    without the change of that index.
    """
    places: dict[int, list[Place]] = {}
    wording = []
    for difference in found:
        if difference.dating:
            continue
        place = difference.place
        chosen = [i for i, change in enumerate(changes) if _names(change, difference)]
        if not chosen:
            chosen = [i for i, change in enumerate(changes) if _chooses(change, difference)]
            if len(chosen) != 1 and owes is not None:
                asked = chosen or range(len(changes))
                chosen = [i for i in asked if owes(place, i)] or chosen
        for index in chosen:
            places.setdefault(index, []).append(place)
        if not chosen:
            wording.append(place)
    return places, tuple(wording)


def _names(change: Change, difference: Difference) -> bool:
    before, after = difference.edit
    if before is None and after is None:
        return change.fact in difference.facts
    return _covers(change.was, before.facts if before else ()) or _covers(change.now, after.facts if after else ())


def _chooses(change: Change, difference: Difference) -> bool:
    return _covers(change.was, difference.read) or _covers(change.now, difference.read) or any(
        change.fact.startswith(f"{path}.") or change.fact.startswith(f"{path}[") for path in difference.read
    )  # fmt: skip


def _covers(path: str, facts: Iterable[str]) -> bool:
    """True where one of the facts is the one at `path` or stands below it."""
    return bool(path) and any(f == path or f.startswith((f"{path}.", f"{path}[")) for f in facts)


def dates_of(company: Company | None, page: str) -> Dates:
    """What the file says of a page's version."""
    documents = company.facts.documents if company else None
    about = getattr(documents, page, None) if documents else None
    if about is None:
        return Dates()
    return Dates(*("" if v is None else str(v) for v in (about.effective_date, about.last_updated, about.version)))
