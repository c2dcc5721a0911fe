"""A folder of fact files as a site: every company checked and written out, each only when something changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from generator.clauses.library import Library
from generator.clauses.memory import folder_digest
from generator.documents.answers import answers
from generator.documents.build import Press
from generator.documents.gaps import missing_facts
from generator.documents.model import Document
from generator.facts.blocks import Blocks
from generator.facts.leaf import Vocabularies
from generator.facts.load import Company, load_company
from generator.findings import Finding, Severity, UserError, errors
from generator.lint.context import Context
from generator.lint.facts.building import BEFORE_A_BUILD
from generator.lint.run import check_company
from generator.nearest import did_you_mean
from generator.paths import template_folders
from generator.render.markdown import Page, render
from generator.tree import list_files, read_source

if TYPE_CHECKING:
    from generator.laws.reader import Catalogue

SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Published:
    """A company with its finished pages."""

    company: Company
    pages: tuple[Page, ...]
    digest: str
    """Changes when the fact file, any template or any law that is asked for changes."""
    binding: frozenset[str] = frozenset()
    """Provisions that its pages answer and that bind it or will; none where the settings do not ask for them."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What to build. Paths are as the user gave them, relative to the working directory."""

    facts: Path
    templates: Path | None = None
    companies: tuple[str, ...] = ("*",)
    drafts: bool = False
    provisions: bool = False
    """Whether to say which provisions bind each company."""
    laws: Path | None = None
    on: date | None = None
    """The day for which that is said; without it, the day on which the laws were read."""


class Workshop:
    """Builds projects and remembers each company by the content of its fact file, between rebuilds of a server."""

    def __init__(self) -> None:
        self._library: Library | None = None
        self._library_digest = ""
        self._laws: Catalogue | None = None
        self._on = date.min
        self._digest = ""
        self._presses: dict[str, Press] = {}
        self._blocks: Blocks | None = None
        self._known: dict[str, tuple[str, Published | None, tuple[Finding, ...]]] = {}

    def build(self, settings: Settings) -> tuple[tuple[Published, ...], tuple[Finding, ...]]:
        """The companies in order of their file names, and every finding.

        Companies with errors are left out; drafts are built only where the settings ask for them, but always read.
        Raises UserError where a template is at fault or there is no fact file at all.
        """
        self._refresh(settings)
        published: list[Published] = []
        findings: list[Finding] = []
        for path in fact_files(settings):
            made, found = self._company(path)
            findings.extend(found)
            if made is not None and (settings.drafts or not made.company.draft):
                published.append(made)
        self.library.keep()
        return tuple(published), tuple(findings)

    @property
    def library(self) -> Library:
        """The templates of the last build."""
        if self._library is None:
            raise LookupError("no project has been built yet")
        return self._library

    @property
    def laws(self) -> Catalogue | None:
        """The laws of the last build, if its settings asked for provisions."""
        return self._laws

    def _refresh(self, settings: Settings) -> None:
        folders = template_folders(settings.templates)
        digest = folder_digest(folders)
        if digest != self._library_digest:
            self._library = Library(folders, digest)
            self._presses.clear()
            self._blocks = None
            self._known.clear()
            self._library_digest = digest
        self._digest = digest
        self._laws = None
        if settings.provisions:
            from generator.laws.store import catalogue, law_folders

            self._laws = catalogue(settings.laws)
            self._on = settings.on or self._laws.read
            self._digest = f"{digest} {folder_digest(law_folders(settings.laws))} {self._on}"

    def _company(self, path: Path) -> tuple[Published | None, tuple[Finding, ...]]:
        source, found = read_source(path)
        if source is None:
            return None, found
        digest = hashlib.sha256(f"{self._digest}\0{source.text}".encode()).hexdigest()
        known = self._known.get(str(path))
        if known is not None and known[0] == digest:
            return known[1], known[2]
        if self._blocks is None:
            self._blocks = Blocks(self.library.vocabularies)
        company, problems = self._blocks.company(path.stem, source)
        made = None
        if company is not None:
            problems = [*problems, *check(company, self.library.vocabularies)]
            if not errors(problems):
                made, gaps = self._write(company, digest)
                problems.extend(gaps)
                if errors(gaps):
                    made = None
        self._known[str(path)] = (digest, made, tuple(problems))
        return made, tuple(problems)

    def _write(self, company: Company, digest: str) -> tuple[Published, list[Finding]]:
        press = self._presses.get(company.locale)
        if press is None:
            press = self._presses[company.locale] = Press(self.library, company.locale)
        documents = press.documents(company)
        gaps = list(missing_facts(company, documents))
        bound: frozenset[str] = frozenset()
        if self._laws is not None:
            from generator.laws.matrix import binding

            bound = binding(company, self._laws, self._on, answers(documents))
        return Published(company.slim(), tuple(render(d) for d in documents), digest, bound), gaps


def companies_with_documents(
    settings: Settings,
) -> tuple[list[tuple[Company, tuple[Document, ...]]], tuple[Finding, ...]]:
    """Every company that can be read, with its documents, gaps and all; and what reading them told."""
    library = Library(template_folders(settings.templates), folder_digest(template_folders(settings.templates)))
    presses: dict[str, Press] = {}
    made, findings = [], []
    for path in fact_files(settings):
        company, found = load_company(path, None, library.vocabularies)
        findings += found
        if company is not None:
            press = presses.setdefault(company.locale, Press(library, company.locale))
            made.append((company, press.documents(company)))
    return made, tuple(findings)


def check(company: Company, vocabularies: Vocabularies) -> tuple[Finding, ...]:
    """The errors for which a company gets no pages, waived ones left out."""
    waivers = company.waivers
    rules = [r for r in BEFORE_A_BUILD if not any(w.line == 0 and w.names(r.code, r.name) for w in waivers)]
    found = check_company(company, rules, Context(date.min, vocabularies=vocabularies), only_errors=True)
    return tuple(f for f in found if not any(waiver.covers(f) for waiver in waivers))


def build(settings: Settings) -> tuple[Published, ...]:
    """One build without memory; raises UserError with every error of every file."""
    published, findings = Workshop().build(settings)
    if errors(findings):
        raise UserError(errors(findings))
    return published


def fact_files(settings: Settings) -> tuple[Path, ...]:
    """The fact files whose names match; raises UserError where there is none."""
    folder = settings.facts
    shown = folder.as_posix()
    if not folder.is_dir():
        raise UserError([_setup(shown, f"expected a folder of fact files, but there is no folder “{shown}”")])
    files = list_files(folder, SUFFIXES)
    chosen = tuple(f for f in files if any(fnmatchcase(f.stem, glob) for glob in settings.companies))
    if not files:
        raise UserError([_setup(shown, f"expected fact files in “{shown}”, but found none")])
    if not chosen:
        near = did_you_mean(settings.companies[0], [f.stem for f in files]) if settings.companies else None
        names = ", ".join(f.stem for f in files[:10])
        hint = f"Did you mean “{near}”?" if near else f"There are {names}."
        message = f"no fact file is called {' or '.join(settings.companies)}"
        raise UserError([Finding("B002", "no-such-company", Severity.ERROR, message, shown, hint=hint)])
    return chosen


def _setup(path: str, message: str) -> Finding:
    hint = "Run “legalsite new my-company” to write one, or name another folder."
    return Finding("B001", "no-fact-files", Severity.ERROR, message, path, hint=hint)
