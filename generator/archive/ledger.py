"""The ledger of a company: every version that was released, in that order, each bound to the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from generator.archive.entry import Entry, Note, read_line, sealed
from generator.archive.findings import problem
from generator.findings import Finding, Span
from generator.tree import read_source

__all__ = ["LEDGER", "LIMIT", "Entry", "Note", "coming", "in_force", "ledger_path", "read", "unchained", "versions"]

LEDGER: Final = "ledger.jsonl"
LIMIT: Final = 64 * 1024 * 1024
"""Largest file of an archive that is read, in bytes (64 MiB): a ledger of some 80,000 entries."""


def ledger_path(folder: Path, company: str) -> Path:
    """The ledger of a company in the archive `folder`."""
    return folder / company / LEDGER


def read(folder: Path, company: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The entries of a company in the archive `folder`, and what is wrong with lines, chain and order.

    A company without a ledger has no entries and no findings. With findings, the entries are those whose lines could
    be read; only those before the first finding are proven. `generator.archive.verify` also looks at the texts.
    """
    source, found = read_source(ledger_path(folder, company), None, LIMIT)
    if source is None:
        return (), tuple(f for f in found if f.rule != "Y051")
    lines = source.text.split("\n")
    findings: list[Finding] = []
    if lines[-1] == "":
        lines.pop()
    else:
        findings.append(_unfinished(source.path, len(lines), len(lines[-1])))
    entries: list[Entry] = []
    whole = True
    for number, line in enumerate(lines, 1):
        entry, wrong = read_line(line, source.path, number)
        if entry is not None:
            if whole:
                wrong = tuple(unchained(entry, entries, source.path))
            entries.append(entry)
        whole = whole and entry is not None  # behind a line that is lost, nothing can be said of the chain
        findings += wrong
    return tuple(entries), tuple(sorted(findings, key=lambda finding: finding.span.line))


def unchained(entry: Entry, before: Sequence[Entry], path: str) -> Iterator[Finding]:
    """What is wrong with an entry as the one that follows the entries `before`."""
    number = len(before) + 1
    last = before[-1] if before else None

    def wrong(code: str, message: str, hint: str) -> Finding:
        return problem(
            code, f"Entry {number} ({entry.page} {entry.version}) {message}", path, hint, Span(number, 1, number, 1)
        )

    if sealed(entry).digest != entry.digest:
        yield wrong(
            "A102", "does not have the digest that its values give.", "Most likely the line was edited by hand."
        )
    if entry.previous != (last.digest if last else None):
        yield wrong(
            "A102",
            f"does not hold the digest of entry {number - 1}."
            if last
            else "names an entry before it; it is the first.",
            "Most likely an entry before it was changed, taken out or put in, or two branches were merged.",
        )
    if entry.entry != number:
        hint = "Most likely an entry was taken out or put in, or two branches were merged."
        yield wrong("A103", f"has the number {entry.entry}; {number} was expected.", hint)
    if last and entry.released < last.released:
        hint = "Most likely the clock of a computer was wrong, or the line was not written by the program."
        yield wrong("A103", f"was released on {entry.released}, before entry {number - 1} ({last.released}).", hint)
    twice = clash(entry, before)
    if twice:
        hint = "Most likely two branches were merged, or the line was not written by the program."
        yield wrong("A103", f"cannot follow entry {twice.entry} ({twice.version}, from {twice.effective_date}).", hint)


def clash(entry: Entry, before: Iterable[Entry]) -> Entry | None:
    """The released version of the same page that stands in the way of a new one; None where there is none.

    It has the same name but for capital letters, the same effective date, or was in force when `entry` was released
    and did not take effect before it.
    """
    others = versions(before, entry.page)
    name = entry.version.casefold()
    for other in others:
        if other.version.casefold() == name or other.effective_date == entry.effective_date:
            return other
    now = in_force(others, entry.page, entry.released)
    return now if now and now.effective_date >= entry.effective_date else None


def versions(entries: Iterable[Entry], page: str) -> tuple[Entry, ...]:
    """The versions of a page, by the day from which they are in force."""
    return tuple(sorted((e for e in entries if e.page == page), key=lambda e: e.effective_date))


def in_force(entries: Iterable[Entry], page: str, on: date) -> Entry | None:
    """The version of a page that is in force on a day; None before the first."""
    past = [e for e in versions(entries, page) if e.effective_date <= on]
    return past[-1] if past else None


def coming(entries: Iterable[Entry], page: str, on: date) -> tuple[Entry, ...]:
    """The versions of a page that take effect after a day, the next one first."""
    return tuple(e for e in versions(entries, page) if e.effective_date > on)


def _unfinished(path: str, line: int, length: int) -> Finding:
    hint = "Take the ledger back from version control."
    message = f"Line {line} has no end: the file was cut off or edited."
    return problem("A101", message, path, hint, Span(line, length + 1, line, length + 1))
