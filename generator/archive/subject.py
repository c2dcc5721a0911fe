"""A company as it stands before a release: read, checked as `legalsite lint` checks it, and written out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from generator.documents.build import Press
from generator.facts.leaf import Vocabularies
from generator.facts.load import Company, parse_company
from generator.findings import Finding, UserError, errors
from generator.lint.files import Linter
from generator.lint.inputs import Input
from generator.lint.settings import InputKind, Settings
from generator.render.markdown import Page, render
from generator.tree import read_source


class Subject(NamedTuple):
    """A company with its pages, and the text that both were made from."""

    company: Company
    source: str
    """The text of the fact file, line ends as "\\n"."""
    pages: tuple[Page, ...]
    vocabularies: Vocabularies


def read_subject(path: Path, settings: Settings) -> tuple[Subject | None, tuple[Finding, ...]]:
    """The company of a fact file, and every error that `legalsite lint` finds; None where no page can be made.

    A baseline counts for nothing here: what is released has no known errors, only waived ones. Raises UserError where
    the laws or the templates as a whole cannot be read.
    """
    source, unreadable = read_source(path)
    if source is None:
        return None, unreadable
    linter = Linter(settings)
    found = errors(linter.file(Input(path, source.path, InputKind.FACTS, source.text)).findings)
    vocabularies = linter.library.vocabularies
    company, _ = parse_company(path.stem, source, vocabularies)
    if company is None:
        return None, found
    try:
        documents = Press(linter.library, company.locale).documents(company)
    except UserError:  # the linter has told it
        return None, found
    return Subject(company, source.text, tuple(render(document) for document in documents), vocabularies), found
