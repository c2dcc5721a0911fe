"""What tests of laws share: a small law, and companies of a few facts."""

from __future__ import annotations

import textwrap
from pathlib import Path

from generator.clauses.library import Library
from generator.facts.load import Company
from generator.findings import Finding, UserError
from generator.laws.reader import Catalogue, read_catalogue
from tests.conftest import parse

LAW = """\
id: XX-LAW
title: A law
instrument: Act 1 of 2026
status: In force
source: https://law.example/
read: 2026-11-22
note: Nothing.
provisions:
  XX-LAW-1:
    cite: Law s.1
    title: A duty
    duty: The company says who it is.
    kind: publish
    force: must
    page: privacy
    when: profile.targets_in
    needs: [company.legal_name]
    versions:
      - from: 2026-01-01
        limits: {grievance.resolve: "<= 7 days"}
        source: the text
        verified: text
        confidence: high
"""


def changed(*pairs: tuple[str, str], text: str = LAW) -> str:
    """The law with some of its words replaced; each must stand there once."""
    for old, new in pairs:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def read(folder: Path, **files: str) -> tuple[Catalogue | None, list[Finding]]:
    """The catalogue of a folder with these files (`name` without its ending), or everything wrong with them."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    try:
        return read_catalogue([folder]), []
    except UserError as error:
        return None, list(error.findings)


def catalogue_of(folder: Path, **files: str) -> Catalogue:
    """The catalogue of a folder with these files, which must be right."""
    found, problems = read(folder, **files)
    assert found is not None, [str(p) for p in problems]
    return found


def company_of(library: Library, facts: str, status: str = "draft") -> Company:
    """A company that says these facts."""
    made, problems = parse(f"status: {status}\n{textwrap.dedent(facts)}", library)
    assert made is not None, [str(p) for p in problems]
    return made
