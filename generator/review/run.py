"""Reviews one state of a folder of facts against another: only companies that were touched are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.facts.load import Company
from generator.findings import Finding, Severity, UserError, sort_key
from generator.laws.reader import MATERIALITY, Catalogue
from generator.laws.store import catalogue
from generator.nearest import did_you_mean
from generator.review.desk import Desk
from generator.review.laws import law_changes
from generator.review.model import LawChange, Review
from generator.review.sides import Shelf, base_without_facts, effective, fact_files, read_companies, unpack
from generator.review.table import Table
from generator.review.table_store import table
from generator.revisions import Snapshot


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
        self.tables = self._tables(place)

    def _tables(self, place: Path) -> tuple[Table, ...]:
        """The table of the old state and that of the new one; one where they do not differ."""
        before, after = (effective(s, self.asked.laws, "laws").get(MATERIALITY) for s in (self.base, self.head))
        sides = [(self.head, "head")] if before == after else [(self.base, "base"), (self.head, "head")]
        return tuple(table(self._folder(side, self.asked.laws, place / name)) for side, name in sides)

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
        alone = base_without_facts(self.base.name, self.asked.facts, before, after)
        names = self._chosen([*after, *(name for name in before if name not in after)])
        touched = [
            name for name in names
            if self.templates or before.get(name, ("", None))[1] != after.get(name, ("", None))[1]
        ]  # fmt: skip
        old = read_companies(self.base, {n: before[n][0] for n in touched if n in before}, self.old_shelf)
        new = read_companies(self.head, {n: after[n][0] for n in touched if n in after}, self.new_shelf)
        renamed = _renamed(old, new)
        desk = Desk(self.old_shelf, self.new_shelf, self.tables, self.law, self.asked.on, self.base.name)
        companies = []
        for name in touched:
            if name in renamed.values():
                continue
            was = renamed.get(name, name)
            made = desk.company(name, was, old.get(was), new.get(name))
            if made is not None:
                companies.append(made)
        of_all = [*([alone] if alone else ()), *self._of_the_table()]
        told = [*of_all, *dict.fromkeys(f for c in companies for f in c.findings)]
        found = sorted(told, key=sort_key)
        return Review(
            self.base.name, self.head.name, self.asked.on, tuple(companies), self.templates, self.laws, tuple(found),
            self.new_shelf.library.vocabularies,
        )  # fmt: skip

    def _of_the_table(self) -> Iterator[Finding]:
        if len(self.tables) > 1:
            message = "this request changes the table by which it is judged"
            hint = "Each change is judged by the old table and by the new one, and the heavier judgement counts."
            path = f"{self.asked.laws}/{MATERIALITY}"
            yield Finding("R014", "table-changed", Severity.WARNING, message, path, hint=hint)

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
