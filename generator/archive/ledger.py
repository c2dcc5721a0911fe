"""The ledger of a company: every version that was released, in that order, each bound to the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from generator.archive.entry import Entry, read_line, sealed
from generator.archive.findings import problem
from generator.findings import Finding, Span
from generator.tree import read_source, shown_path

LEDGER: Final = "ledger.jsonl"
LIMIT: Final = 64 * 1024 * 1024
"""Largest file of an archive that is read, in bytes (64 MiB): a ledger of some 80,000 entries."""


def ledger_path(folder: Path, company: str) -> Path:
    """The ledger of a company in the archive `folder`."""
    return folder / company / LEDGER


class Row(NamedTuple):
    """A line of a ledger: its number from 1, its entry where it could be read, and what is wrong with it."""

    number: int
    entry: Entry | None
    findings: tuple[Finding, ...]


def read(folder: Path, company: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The entries of a company in the archive `folder`, and what is wrong with lines, chain and order.

    A company that has neither a ledger nor a version has no entries and no findings. With
    findings, the entries are those whose lines could be read; only those before the first finding are proven.
    `generator.archive.verify` also looks at the texts.
    """
    found = rows(folder, company)
    entries = tuple(row.entry for row in found if row.entry is not None)
    return entries, tuple(finding for row in found for finding in row.findings)


def rows(folder: Path, company: str) -> tuple[Row, ...]:
    """The ledger of a company line by line, as `read` reads it; a file that is no text is one row without an entry."""
    source, found = read_source(ledger_path(folder, company), None, LIMIT)
    if source is None or not source.text:
        lost = tuple(f for f in found if f.rule != "Y051") or tuple(_gone(folder, company, source is not None))
        return (Row(1, None, lost),) if lost else ()
    lines = source.text.split("\n")
    cut = lines.pop()
    made: list[Row] = []
    before: list[Entry] = []
    for number, line in enumerate(lines, 1):
        entry, wrong = read_line(line, source.path, number)
        if entry is not None and len(before) == number - 1:  # behind a lost line nothing can be said of the chain
            wrong = (*_foreign(entry, before, company, source.path), *unchained(entry, before, source.path))
            before.append(entry)
        made.append(Row(number, entry, wrong))
    if cut:
        made.append(Row(len(lines) + 1, None, (_unfinished(source.path, len(lines) + 1, len(cut)),)))
    return tuple(made)


def released_files(folder: Path, company: str) -> tuple[str, ...]:
    """The texts and fact files below the company's folder of an archive, sorted, whether an entry names them or not."""
    below = folder / company
    return tuple(
        sorted(path.relative_to(below).as_posix() for end in ("md", "yml") for path in below.glob(f"*/*.{end}"))
    )


def _gone(folder: Path, company: str, empty: bool) -> Iterator[Finding]:
    files = released_files(folder, company)
    if files:
        others = f" and {len(files) - 1} more" if len(files) > 1 else ""
        there = f"“{files[0]}”{others} of {company} cannot be proven"
        message = f"{'The ledger is empty' if empty else 'The ledger is gone'}: {there}."
        hint = (
            "Take the ledger back from version control. If there never was one, the first release was interrupted: "
            "run the same one again, or delete these files."
        )
        yield problem("A109", message, shown_path(ledger_path(folder, company)), hint)


def unchained(entry: Entry, before: Sequence[Entry], path: str) -> Iterator[Finding]:
    """What is wrong with an entry as the one that follows the entries `before`; `path` is the ledger's."""
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
    twice = same_name(entry, before) or same_time(entry, before)
    if twice:
        hint = "Most likely two branches were merged, or the line was not written by the program."
        yield wrong("A103", f"cannot follow entry {twice.entry} ({twice.version}, from {twice.effective_date}).", hint)


def same_name(entry: Entry, before: Iterable[Entry]) -> Entry | None:
    """The earlier version of the page whose name is that of `entry`, but perhaps for capital letters."""
    name = entry.version.casefold()
    return next((e for e in before if e.page == entry.page and e.version.casefold() == name), None)


def same_time(entry: Entry, before: Iterable[Entry]) -> Entry | None:
    """The earlier version of the page that leaves no room for the day of `entry`.

    It takes effect on the same day, or it was in force when `entry` was released and `entry` would reach behind it.
    """
    others = versions(before, entry.page)
    same = next((e for e in others if e.effective_date == entry.effective_date), None)
    now = in_force(others, entry.page, entry.released)
    return same or (now if now and now.effective_date > entry.effective_date else None)


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


def _foreign(entry: Entry, before: Sequence[Entry], company: str, path: str) -> Iterator[Finding]:
    """That an entry is of another company than its folder; of several in a row the first is told."""
    if entry.company not in (company, before[-1].company if before else company):
        message = f"Entry {entry.entry} is of the company “{entry.company}”, and the folder is “{company}”."
        hint = "Most likely the folder was copied or renamed; each company has a ledger and a folder of its own."
        yield problem("A111", message, path, hint, Span(len(before) + 1, 1, len(before) + 1, 1))


def _unfinished(path: str, line: int, length: int) -> Finding:
    hint = "Take the ledger back from version control."
    message = f"Line {line} has no end: the file was cut off or edited."
    return problem("A101", message, path, hint, Span(line, length + 1, line, length + 1))
