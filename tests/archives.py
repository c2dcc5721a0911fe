"""What tests of the archive share: the example company as it changes, ledgers of any length, and their files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from generator.archive.entry import Entry, Note, digest_of, facts_file, line_of, sealed, text_file
from generator.archive.ledger import ledger_path
from generator.archive.subject import Subject
from generator.archive.text import text_digest
from generator.clauses.library import Library
from generator.documents.build import Press
from generator.facts.load import parse_company
from generator.render.markdown import render
from generator.tree import SourceFile
from tests.conftest import ROOT

EXAMPLE = (ROOT / "facts" / "example.yml").read_text(encoding="utf-8")
SLA = 'Service level agreement, effective_date: 2026-12-01, last_updated: 2026-11-01, version: "2.0"'
GREETING = "We measure ourselves, and we show you the figures."
ON = date(2026, 11, 2)
LATER = date(2027, 1, 4)


def replaced(text: str, *changes: tuple[str, str]) -> str:
    """A text with each of its parts, which must stand there once, replaced."""
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def next_sla(
    version: str = "3.0", day: str = "2027-02-01", noted: str = "2027-02-01", greeting: str = "We measure."
) -> tuple[tuple[str, str], ...]:
    """The changes that make another version of the service level agreement, and no other page's."""
    note = f"  notes:\n    - {{effective_date: {noted}, pages: [sla], what: We say less., why: It was too long.}}\n"
    line = SLA.replace("2026-12-01", day).replace("2.0", version)
    return ((SLA, line), (GREETING, greeting), ("  notes:\n", note))


def subject(library: Library, *changes: tuple[str, str]) -> Subject:
    """The example company with changes to its fact file."""
    source = SourceFile("facts/example.yml", replaced(EXAMPLE, *changes))
    company, problems = parse_company("example", source, library.vocabularies)
    assert company is not None, [str(p) for p in problems]
    documents = Press(library, company.locale).documents(company)
    return Subject(company, source.text, tuple(map(render, documents)), library.vocabularies)


def markdown(title: str, version: str, day: date, body: str) -> str:
    """A frozen file."""
    front = f'title: "{title}"\nlocale: "en-IN"\neffective_date: "{day}"\nversion: "{version}"\nstatus: "published"\n'
    return f"---\n{front}---\n\n{body}\n"


def archive(folder: Path, releases: Sequence[tuple[str, date]], company: str = "acme") -> tuple[Entry, ...]:
    """Writes an archive in which page after page is released a day apart, and gives its entries."""
    entries: list[Entry] = []
    facts = "status: published\n"
    digest = digest_of(facts)
    _put(folder / company / facts_file(digest), facts)
    for number, (page, day) in enumerate(releases, 1):
        body = f"# The page\n\nWhat we promise in the version {number} is – in ₹ – all\nthat *stands* here."
        text = markdown("The page", f"{number}.0", day, body)
        _put(folder / company / text_file(page, f"{number}.0"), text)
        entry = Entry(
            number, company, page, f"{number}.0", day, date(2020, 1, 1) + timedelta(number), "The page",
            text_file(page, f"{number}.0"), text_digest(text), facts_file(digest), digest,
            "neutral" if number > 1 else "first", Note("“What” changed.", "") if number > 1 else None,
            entries[-1].digest if entries else None, "",
        )  # fmt: skip
        entries.append(sealed(entry))
    _put(ledger_path(folder, company), "".join(f"{line_of(entry)}\n" for entry in entries))
    return tuple(entries)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
