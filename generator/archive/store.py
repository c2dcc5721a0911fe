"""The files of an archive: read with the proof that they are what was released, written so that no half can be left."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.archive.entry import Entry, digest_of, line_of
from generator.archive.findings import problem
from generator.archive.ledger import LIMIT, ledger_path
from generator.archive.lock import LOCK
from generator.archive.text import text_digest
from generator.findings import Finding
from generator.source import parse_front_matter
from generator.tree import SourceFile, read_source, shown_path
from generator.writing import UNFINISHED, replace_for_good


class Version(NamedTuple):
    """A released version and its text, front matter and all."""

    entry: Entry
    markdown: str


def open_version(folder: Path, company: str, entry: Entry) -> tuple[Version | None, tuple[Finding, ...]]:
    """The version that an entry stands for, or None and why its file is not the text that was released."""
    source, findings = _read(folder / company / entry.file, "A104")
    if source is None:
        return None, findings
    if text_digest(source.text) != entry.text:
        message = "The text is not the one that was released: its digest differs."
        hint = "Most likely the file was edited after its release; take it back from version control."
        return None, (problem("A104", message, source.path, hint),)
    findings = tuple(_front_matter(source, entry))
    return (None, findings) if findings else (Version(entry, source.text), ())


def open_facts(folder: Path, company: str, entry: Entry) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The fact file of a release, or None and why it is not the one."""
    source, findings = _read(folder / company / entry.facts, "A105")
    if source is not None and digest_of(source.text) != entry.facts_digest:
        message = "The facts are not the ones of the release: their digest differs."
        hint = "Most likely the file was edited after the release; take it back from version control."
        return None, (problem("A105", message, source.path, hint),)
    return source, findings


def _read(path: Path, code: str) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    source, findings = read_source(path, None, LIMIT)
    if source is not None:
        return source, ()
    hint = "Most likely it was deleted, or not committed with the ledger; take it back from version control."
    return None, tuple(problem(code, finding.message, finding.path, hint, finding.span) for finding in findings)


def _front_matter(source: SourceFile, entry: Entry) -> Iterator[Finding]:
    data, _, _, wrong = parse_front_matter(source)
    hint = "Take the file back from version control."
    for finding in wrong:
        yield problem("A106", finding.message, source.path, hint, finding.span)
    day = entry.effective_date.isoformat()
    expected = {"title": entry.title, "effective_date": day, "version": entry.version, "status": "published"}
    for key, value in expected.items():
        if data.get(key) != value and not (key == "version" and key not in data and value == day):
            found = f"“{data[key]}”" if key in data else "nothing"
            message = f"The front matter has {found} as {key}, and the ledger “{value}”."
            yield problem("A106", message, source.path, hint)


def write(folder: Path, company: str, before: Sequence[Entry], new: Sequence[Entry], files: Mapping[str, str]) -> None:
    """Adds entries to the ledger of a company, and the files that they name, given as path -> text.

    The files come first and the ledger last, in one step, and each is on the disc before the next is begun: whenever
    this is interrupted, the archive is as before or as after. Files that are left over are no part of it until an
    entry names them, and doing the same again puts them right. Earlier bytes of the ledger stay as they are.

    Raises OSError where a file cannot be written, and FileExistsError where the ledger is no longer the one that
    `before` was read from, or where a file is `in_the_way`. Whoever calls this holds `generator.archive.lock.alone`.
    """
    below = folder / company
    path = ledger_path(folder, company)
    old = path.read_bytes() if path.exists() else b""
    if SourceFile("", old.decode(errors="replace")).text != "".join(f"{line_of(entry)}\n" for entry in before):
        raise FileExistsError(17, "another release has changed it meanwhile", str(path))
    for taken in in_the_way(folder, company, before, files):
        raise FileExistsError(17, "there is one with another text", str(taken))
    for name, text in _unkept(before, files):
        replace_for_good(below / name, text.encode())
    replace_for_good(path, old + "".join(f"{line_of(entry)}\n" for entry in new).encode())
    for left in below.rglob(f".*{UNFINISHED}"):  # of a release that was interrupted earlier
        left.unlink(missing_ok=True)


def in_the_way(folder: Path, company: str, before: Sequence[Entry], files: Mapping[str, str]) -> Iterator[Path]:
    """The files that would have to be written over: no entry names them, and they are not what is to be written."""
    for name, text in _unkept(before, files):
        path = folder / company / name
        try:
            same = not os.path.lexists(path) or path.read_bytes() == text.encode()
        except OSError:
            same = False
        if not same:
            yield path


def _unkept(before: Sequence[Entry], files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The files that are to be written: what an entry names is never written again."""
    kept = {name for entry in before for name in (entry.file, entry.facts)}
    return ((name, text) for name, text in files.items() if name not in kept)


def unnamed(folder: Path, company: str, entries: Sequence[Entry]) -> Iterator[Finding]:
    """Information about each file of a company's folder that no entry names."""
    below = folder / company
    ledger = ledger_path(folder, company)
    named = {ledger, below / LOCK, *(below / name for entry in entries for name in (entry.file, entry.facts))}
    for path in sorted(below.rglob("*")):
        if path not in named and not path.is_dir():
            hint = "Release again to complete an interrupted release, or delete the file."
            yield problem("A107", "No entry of the ledger names this file.", shown_path(path), hint)
