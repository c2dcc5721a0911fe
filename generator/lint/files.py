"""Lints one file: reads it, runs the rules that are wanted, and sets waived findings apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from generator.findings import Finding, Severity, Span
from generator.lint.context import Context
from generator.lint.inputs import Input
from generator.lint.outcome import FileResult, Waived, ordered
from generator.lint.registry import rules
from generator.lint.rule import Rule, Scope
from generator.lint.run import check_company, check_document, check_set
from generator.lint.settings import InputKind, Settings
from generator.lint.told_law import LAW
from generator.paths import template_folders
from generator.tree import SourceFile, read_source
from generator.waivers import Waiver, read

if TYPE_CHECKING:
    from generator.clauses.library import Library
    from generator.facts.blocks import Blocks
    from generator.facts.leaf import Vocabularies
    from generator.facts.load import Company
    from generator.laws.matrix import Places
    from generator.laws.reader import Catalogue
    from generator.lint.sieve import Sieve
    from generator.prose.document import Document
    from generator.prose.memory import Memory


class Linter:
    """Lints files by one set of settings; templates and rules are read once, and only if they are needed."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._pages: Any = None
        self._wanted: dict[Scope, tuple[Rule, ...]] = {}

    def wanted(self, scope: Scope) -> tuple[Rule, ...]:
        """The rules of a scope that the settings ask for."""
        if scope not in self._wanted:
            self._wanted[scope] = tuple(r for r in rules(scope) if self.settings.wants(r.code, r.name))
        return self._wanted[scope]

    @cached_property
    def library(self) -> Library:
        """The templates."""
        from generator.clauses.library import Library
        from generator.clauses.memory import folder_digest

        folders = template_folders(self.settings.templates)
        return Library(folders, folder_digest(folders))

    @cached_property
    def vocabularies(self) -> Vocabularies:
        """The vocabularies of the templates: all that the facts themselves need of them."""
        if self.settings.pages:
            return self.library.vocabularies
        from generator.clauses.library import vocabularies

        return vocabularies(template_folders(self.settings.templates))

    @property
    def context(self) -> Context:
        """What prose rules know; fact rules also know the vocabularies."""
        return Context(self.settings.on, self.settings.known)

    def file(self, item: Input) -> FileResult:
        """Everything about one file."""
        source, problems = self.source(item)
        if source is None:
            return self._result(item.shown, list(problems), (), "")
        if item.kind is InputKind.FACTS:
            return self._facts(item, source)
        document = self.document(source)
        found = [*check_document(document, self.sieve.wanted(document), self.context)]
        if not self.settings.together:
            found += check_set((document,), self.wanted(Scope.SET), self.context)
        waivers, misread = self.waivers(document)
        return self._result(item.shown, [*found, *misread], waivers, source.text)

    def source(self, item: Input) -> tuple[SourceFile | None, tuple[Finding, ...]]:
        """The text of a file."""
        if item.text is not None:
            return SourceFile(item.shown, item.text), ()
        return read_source(item.path, item.shown)

    def document(self, source: SourceFile) -> Document:
        """A file as a document."""
        from generator.prose.read import read_document

        return read_document(source, memory=self.memory)

    @cached_property
    def memory(self) -> Memory:
        """The passages of the documents that were read so far."""
        from generator.prose.memory import Memory

        return Memory()

    @cached_property
    def sieve(self) -> Sieve:
        """Says which rules a document needs."""
        from generator.lint.sieve import Sieve

        return Sieve(self.wanted(Scope.PROSE), self.context)

    def together(self, items: Sequence[Input], singles: Sequence[FileResult]) -> tuple[FileResult, ...]:
        """The results of documents of one company, with what is found where they are held against each other."""
        documents = []
        for item in items:
            source, _ = self.source(item)
            if source is not None and item.kind is InputKind.PROSE:
                documents.append(self.document(source))
        found = list(check_set(tuple(documents), self.wanted(Scope.SET), self.context))
        texts = {document.path: document for document in documents}
        made = []
        for single in singles:
            document = texts.get(single.path)
            own = [f for f in found if f.path == single.path]
            if document is None or not own:
                made.append(single)
                continue
            waivers, _ = self.waivers(document)
            more = self._result(single.path, own, waivers, document.source.text, unused=False)
            used = {id(w) for w in waivers if any(w.covers(f.finding) for f in more.waived)}
            told = {w.at for w in waivers if id(w) in used}
            kept = [f for f in single.findings if not (f.rule == "F011" and f.span.line in told)]
            made.append(FileResult(single.path, ordered([*kept, *more.findings]), (*single.waived, *more.waived)))
        return tuple(made)

    def waivers(self, document: Document) -> tuple[tuple[Waiver, ...], list[Finding]]:
        """The waivers of a document; each holds for the block that follows it."""
        waivers, problems = read(document.comments, document.path)
        return tuple(_for_block(w, document) if w.line else w for w in waivers), problems

    @cached_property
    def blocks(self) -> Blocks:
        """What the fact files that were read so far have in common."""
        from generator.facts.blocks import Blocks

        return Blocks(self.vocabularies)

    def laws(self, company: Company, places: Places | None) -> list[Finding]:
        """What the law asks of a company that its facts, and its pages where they are given, do not answer."""
        if not any(self.settings.wants(rule.code, rule.name) for rule in LAW):
            return []
        from generator.lint.law import check_laws

        return list(check_laws(company, self.catalogue, self.settings.on, places))

    @cached_property
    def catalogue(self) -> Catalogue:
        """The laws. Raises UserError with everything wrong with them."""
        from generator.laws.store import catalogue

        return catalogue(self.settings.laws)

    def stale_laws(self) -> tuple[FileResult, ...]:
        """The laws that nobody read again for a year, each under its own file; told once a run."""
        if not self.settings.wants("L105", "law-not-reread"):
            return ()
        from generator.lint.law import check_catalogue

        found = check_catalogue(self.catalogue, self.settings.on)
        return tuple(self._result(finding.path, (finding,), (), "") for finding in found)

    def _facts(self, item: Input, source: SourceFile) -> FileResult:
        company, problems = self.blocks.company(item.path.stem, source)
        found = [p for p in problems if self.settings.wants(p.rule, p.name)]
        if company is None:
            return self._result(item.shown, found, (), source.text)
        context = Context(self.settings.on, self.settings.known, self.vocabularies)
        found += check_company(company, self.wanted(Scope.FACTS), context)
        if self.settings.pages and not any(f.severity is Severity.ERROR and f.rule == "F005" for f in found):
            if self._pages is None:
                from generator.lint.pages import Pages

                self._pages = Pages(self)
            found = self._pages.check(company, found)
        else:
            found += self.laws(company, None)
        return self._result(item.shown, found, company.waivers, source.text)

    def _result(
        self, path: str, found: Iterable[Finding], waivers: Sequence[Waiver], text: str, unused: bool = True
    ) -> FileResult:
        lines = text.split("\n")
        kept: list[Finding] = []
        waived: list[Waived] = []
        used: set[int] = set()
        settings = self.settings
        for raw in found:
            finding = settings.weigh(raw) if settings.wants(raw.rule, raw.name) else None
            if finding is None:
                continue
            if finding.path == path and finding.span.line <= len(lines):
                finding = finding.with_excerpt(lines[finding.span.line - 1])
            waiver = next((i for i, w in enumerate(waivers) if w.covers(finding)), None) if waivers else None
            if waiver is not None:
                used.add(waiver)
                waived.append(Waived(finding, waivers[waiver].reason))
                continue
            general = next((w for w in settings.waivers if w.covers(finding)), None) if settings.waivers else None
            if general is not None:
                waived.append(Waived(finding, general.reason))
            else:
                kept.append(finding)
        if unused and self.settings.wants("F011", "unused-waiver"):
            kept += self._unused(path, [w for i, w in enumerate(waivers) if i not in used], lines)
        return FileResult(path, ordered(kept), tuple(waived))

    def _unused(self, path: str, waivers: Iterable[Waiver], lines: Sequence[str]) -> Iterator[Finding]:
        for waiver in waivers:
            ran = [r for r in waiver.rules if self.settings.wants(r, r) and not _of_reviews(r)]
            if not ran or (not self.settings.pages and path.endswith((".yml", ".yaml"))):
                continue
            line = lines[waiver.at - 1] if waiver.at <= len(lines) else ""
            column = line.find("legalsite:") + 1 or 1
            message = f"the waiver of {', '.join(waiver.rules)} allows nothing that is there"
            span = Span(waiver.at, column, waiver.at, len(line.rstrip()) + 1 if line else column)
            hint = "Take the comment away, or correct its rule or its place."
            yield Finding("F011", "unused-waiver", Severity.WARNING, message, path, span, hint).with_excerpt(line)


def _of_reviews(rule: str) -> bool:
    """Whether a waiver names a rule by which a review of changes goes, and not a lint."""
    from generator.lint.told_review import REVIEW

    return any(known.name == rule or known.code.startswith(rule.upper()) for known in REVIEW)


def _for_block(waiver: Waiver, document: Document) -> Waiver:
    """The waiver, made to hold until the end of the block that follows its comment."""
    for block in document.blocks:
        span = document.span(block.start, block.end)
        if span.line >= waiver.line:
            return Waiver(waiver.rules, waiver.line, waiver.reason, max(span.end_line, waiver.line), waiver.at)
    return waiver
