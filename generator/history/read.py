"""The archive of a site: proven before anything is built, and read again only where something changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.archive.entry import Entry
from generator.archive.ledger import ledger_path, released_files
from generator.archive.store import open_version
from generator.archive.verify import Proof, companies, verify
from generator.facts.load import Company
from generator.findings import Finding, Severity, UserError
from generator.history.timeline import Timeline, timelines
from generator.project import SUFFIXES, Published, Settings, fact_files
from generator.tree import SourceFile, list_files, shown_path, split_front_matter


class History(NamedTuple):
    """What the archive holds of a company, on a day."""

    company: Company
    folder: Path
    """The archive, with all companies."""
    on: date
    digest: str
    """Changes when the ledger or the day changes."""
    pages: dict[str, Timeline]

    def file(self, entry: Entry) -> Path:
        """Where the text of a version lies."""
        return self.folder / self.company.id / entry.file

    def markdown(self, entry: Entry) -> str:
        """The text of a version, front matter and all. Raises UserError where it is no longer what was proven."""
        version, findings = open_version(self.folder, self.company.id, entry)
        if version is None:
            raise UserError(findings)
        return version.markdown

    def body(self, entry: Entry) -> str:
        """The text of a version without its front matter."""
        return split_front_matter(SourceFile(entry.file, self.markdown(entry)))[1].lstrip("\n")


class Shelf:
    """The archive of a site. It remembers what it proved, so that a rebuild proves only what is new on the disc."""

    def __init__(self) -> None:
        self._proofs: dict[Path, tuple[object, Proof]] = {}
        self._known: dict[str, tuple[object, History, tuple[Finding, ...]]] = {}

    def histories(
        self, folder: Path, settings: Settings, published: Iterable[Published], on: date
    ) -> tuple[dict[str, History], tuple[Finding, ...]]:
        """The history of each published company that has a ledger, and everything that is wrong or not released.

        The ledgers of companies whose facts have errors are proven too, and those of companies without facts are told.
        A company without a ledger costs one look at the disc. Drafts have no history: nothing of them is in force.
        """
        found: dict[str, History] = {}
        findings = list(_without_facts(folder, {path.stem for path in list_files(settings.facts, SUFFIXES)}))
        ready = {made.company.id: made for made in published if not made.company.draft}
        for name in (path.stem for path in fact_files(settings)):
            if not ledger_path(folder, name).exists() and not released_files(folder, name):
                continue
            proof, made = self._proof(folder, name), ready.get(name)
            if proof.broken:
                findings += [one.finding for one in proof.broken]
            elif proof.entries and made is not None:
                history, told = self._history(folder, made, proof, on)
                found[name] = history
                findings += told
        return found, tuple(findings)

    def _proof(self, folder: Path, company: str) -> Proof:
        below = folder / company
        stats = [(path.as_posix(), path.lstat()) for path in sorted(below.rglob("*"))]
        stamp = [(name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in stats]
        known = self._proofs.get(below)
        if known is None or known[0] != stamp:
            known = self._proofs[below] = (stamp, verify(folder, company))
        return known[1]

    def _history(
        self, folder: Path, made: Published, proof: Proof, on: date
    ) -> tuple[History, tuple[Finding, ...]]:  # fmt: skip
        head = proof.entries[-1].digest
        key = (made.digest, head, on)
        known = self._known.get(made.company.id)
        if known is None or known[0] != key:
            pages, findings = timelines(made.company, made.pages, proof.entries, on)
            history = History(made.company, folder, on, f"{head}@{on}", dict(pages))
            known = self._known[made.company.id] = (key, history, findings)
        return known[1], known[2]


def _without_facts(folder: Path, names: Collection[str]) -> Iterator[Finding]:
    for name in companies(folder):
        path = ledger_path(folder, name)
        if name not in names and path.exists():
            message = f"{name} has released versions, but no fact file; they are not on the site."
            hint = f"Bring {name}.yml back, or move the folder elsewhere if its addresses may go."
            yield Finding("B014", "no-facts-of-versions", Severity.WARNING, message, shown_path(path), hint=hint)
