"""The proof of an archive: chain, order, texts, facts and front matter, entry by entry.

What the chain cannot show is that entries were cut off at its end: what is left is a sound, shorter ledger. Whoever
keeps the digest of the last entry elsewhere (a signed tag, a letter, a notary) can hold it against the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from generator.archive.entry import Entry
from generator.archive.findings import problem
from generator.archive.ledger import Row, ledger_path, rows
from generator.archive.store import open_facts, open_version, unnamed
from generator.findings import Finding, Span
from generator.tree import list_files, shown_path


class Break(NamedTuple):
    """Something at an entry that cannot be proven. `page` and `version` are "" where the line cannot be read."""

    entry: int
    page: str
    version: str
    finding: Finding


class Proof(NamedTuple):
    """What is proven of a company's archive."""

    company: str
    entries: tuple[Entry, ...]
    proven: int
    """How many entries, from the first, are proven."""
    broken: tuple[Break, ...]
    """Everything that is not, the first broken entry first."""
    left_over: tuple[Finding, ...]
    """Files that no entry names; where there are versions and no ledger, that is told once for all of them."""

    @property
    def gone(self) -> bool:
        """Whether there are versions and no ledger."""
        return any(one.finding.rule == "A109" for one in self.broken)

    @property
    def head(self) -> str | None:
        """The digest of the last entry that is proven."""
        return self.entries[self.proven - 1].digest if self.proven else None


def companies(folder: Path) -> tuple[str, ...]:
    """The companies of an archive. Raises UserError where the folder cannot be listed."""
    return tuple(path.name for path in list_files(folder, ("",)) if path.is_dir())


def verify(folder: Path, company: str, head: str | None = None) -> Proof:
    """The proof of one company; `head` is the digest that the last entry should have. Never raises."""
    found = rows(folder, company)
    entries = tuple(row.entry for row in found if row.entry is not None)
    broken = list(_breaks(folder, company, found))
    proven = broken[0].entry - 1 if broken else len(entries)
    if head is not None and (not entries or entries[-1].digest != head):
        broken.append(_cut(folder, company, entries, head))
    proof = Proof(company, entries, proven, tuple(broken), ())
    return proof if proof.gone else proof._replace(left_over=tuple(unnamed(folder, company, entries)))


def _breaks(folder: Path, company: str, found: tuple[Row, ...]) -> Iterator[Break]:
    seen: set[str] = set()  # a release has one fact file for all its pages
    for number, entry, findings in found:
        if entry is None:
            yield from (Break(number, "", "", finding) for finding in findings)
            continue
        wrong = findings + open_version(folder, company, entry)[1]
        if entry.facts_digest not in seen:
            seen.add(entry.facts_digest)
            wrong += open_facts(folder, company, entry)[1]
        yield from (Break(number, entry.page, entry.version, finding) for finding in wrong)


def _cut(folder: Path, company: str, entries: tuple[Entry, ...], head: str) -> Break:
    last = entries[-1] if entries else None
    at = next((entry.entry for entry in entries if entry.digest == head), None)
    path = shown_path(ledger_path(folder, company))
    if at is not None:
        message = f"The digest {head} is that of entry {at}; {len(entries) - at} entries follow it."
        hint = "If these were released since the digest was noted, note that of the last one."
    else:
        message = f"The ledger does not end with the digest {head}, nor does any entry have it."
        hint = "Most likely entries were cut off or replaced; compare with an earlier commit."
    line = len(entries) or 1
    found = problem("A108", message, path, hint, Span(line, 1, line, 1))
    return Break(len(entries), last.page if last else "", last.version if last else "", found)
