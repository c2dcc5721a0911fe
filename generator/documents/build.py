"""Makes a company's documents: chooses clauses, writes them out, numbers them, and resolves cross-references."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from sys import intern
from typing import Any

from generator.clauses.library import Clause, Library, Outline
from generator.documents.derived import Derived
from generator.documents.environment import TABLE, ClauseEnvironment, Table
from generator.documents.filters import table_filters
from generator.documents.marks import SEE_CLOSE, SEE_OPEN, Safe, escape, tidy, visible
from generator.documents.model import Document, Section, name_of
from generator.documents.program import Program, choice_program, page_program, pieces
from generator.documents.recorder import Recorder
from generator.documents.views import Group, Missing, View
from generator.documents.wording import Wording, wording
from generator.documents.words import Words
from generator.facts.base import Facts, fields_of
from generator.facts.documents import Document as DocumentFacts
from generator.facts.load import Company, items_of
from generator.facts.model import FactFile
from generator.findings import Finding, Severity, Span, UserError

_SEE = re.compile(f"{SEE_OPEN}([^{SEE_CLOSE}]*){SEE_CLOSE}")
INDEX = "index"


class Press:
    """Writes the documents of companies of one locale; compiled clauses and known words are kept between them."""

    def __init__(self, library: Library, locale: str) -> None:
        self.library = library
        self.locale = locale
        self.wording: Wording = wording(locale, library.words)
        language = locale.partition("-")[0]
        self._words = Words(self.wording, library.vocabularies, language)
        environment = ClauseEnvironment(table_filters(self.wording))
        self._choice = choice_program(environment, library.outlines)
        self._programs = {outline.page: page_program(environment, outline) for outline in library.outlines}

    def documents(self, company: Company) -> tuple[Document, ...]:
        """All pages for which the company has facts. Raises UserError where a clause is at fault."""
        context = _Context(company, self._words)
        chosen = context.choose(self._choice)
        outlines = [o for o in self.library.outlines if o.page in chosen]
        while True:
            built = [self._document(context, outline, outlines, chosen) for outline in outlines]
            wordless = _wordless(built, chosen)
            if not wordless or not (empty := wordless & _sought(built)):
                return _linked(company, built)
            chosen -= empty  # their condition held, but they found no words: others must not refer to them

    def _document(
        self, context: _Context, outline: Outline, outlines: Sequence[Outline], chosen: frozenset[str]
    ) -> Document:
        company, recorder = context.company, context.recorder
        recorder.turn_page()
        seen: dict[str, tuple[dict[str, None], dict[str, None], dict[str, str]]] = {}
        blocks = {clause.id for clause in (*outline.head, *outline.foot)}

        def begin(clause: str) -> bool:
            if (f"{outline.page}/{clause}" if clause in blocks else clause) not in chosen:
                return False
            recorder.told.clear()
            recorder.written, recorder.read, recorder.open = seen.setdefault(clause, ({}, {}, {}))
            return True

        names = context.names_on(outline)
        names["pages"] = Pages(outlines, outline)
        names["begin"] = begin
        names["shown"] = lambda clause: clause in chosen and clause.partition(".")[0] in chosen
        names["see"] = lambda clause: Safe(f"{SEE_OPEN}{clause}{SEE_CLOSE}")
        found = pieces(self._programs[outline.page].run(names))
        number = 0

        def sections(clauses: Sequence[Clause], numbered: bool) -> tuple[Section, ...]:
            nonlocal number
            made = []
            for clause in clauses:
                if clause.id not in found:
                    continue
                short, body = found[clause.id]
                written, read, questions = seen[clause.id]
                body = tidy(body)
                if questions:
                    gaps = [recorder.gap(path, title) for path, title in questions.items()]
                    body = "\n\n".join(part for part in (body, *gaps) if part)
                if not body:
                    continue
                number += numbered and bool(clause.title)
                made.append(
                    Section(
                        clause=clause,
                        number=str(number) if numbered and clause.title else "",
                        short=tidy(short) if context.in_short else "",
                        body=body,
                        written=tuple(map(intern, sorted(written))),  # companies share these paths
                        read=tuple(map(intern, sorted(read.keys() - written.keys()))),
                    )
                )
            return tuple(made)

        head, middle, foot = (
            sections(outline.head, False), sections(outline.clauses, True), sections(outline.foot, False)
        )  # fmt: skip
        title = visible(context.page_facts(outline).title or outline.title)
        return Document(
            company=company.id,
            outline=outline,
            title=title,
            head=head,
            sections=middle,
            foot=foot,
            marks=tuple(recorder.marks),
            gaps=recorder.gaps,
            meta=_meta(company, outline, context.page_facts(outline), title),
        )


class _Context:
    """The names that a clause can use, for one company: all its pages see the same views."""

    def __init__(self, company: Company, words: Words) -> None:
        self.company = company

        def resolve(target: str, name: str) -> tuple[str, Facts] | None:
            for item in items_of(company, target):
                if getattr(item, "id", None) == name:
                    return f"{target}[{name}]", item
            return None

        self.recorder = Recorder(
            words=words,
            unsettled=company.unsettled,
            resolve=resolve,
            place=lambda path: f"{company.path}:{company.span(path).line}",
        )
        documents = company.facts.documents
        self.in_short = not documents or documents.in_short is not False
        root = Group(self.recorder, "", "", company.facts)
        self._names: dict[str, Any] = {name: root.get(name) for name in fields_of(FactFile)}
        self._names[TABLE] = Table(root)
        self._names["derived"] = Derived(company.facts)
        self._names["draft"] = company.draft
        self._names["why_none"] = _Reasons(company.none)

    def choose(self, choice: Program) -> frozenset[str]:
        """The ids of the pages and clauses whose condition holds."""
        self.recorder.choosing = True
        chosen = frozenset(choice.run(self._names).split())
        self.recorder.choosing = False
        return chosen

    def names_on(self, outline: Outline) -> dict[str, Any]:
        """The names on one page: there, `page` is what the company says of that page."""
        page = _page(self.company, outline)
        path = f"documents.{outline.page}"
        view = (
            Group(self.recorder, path, outline.title, page)
            if page is not None
            else Missing(self.recorder, path, outline.title, DocumentFacts)
        )
        return {**self._names, "page": view}

    def page_facts(self, outline: Outline) -> DocumentFacts:
        return _page(self.company, outline) or DocumentFacts()


def _page(company: Company, outline: Outline) -> DocumentFacts | None:
    documents = company.facts.documents
    page = getattr(documents, outline.page, None) if documents else None
    return page if isinstance(page, DocumentFacts) else None


class Pages(View):
    """`pages.sla`: true where that page is built; written out, a link to it."""

    __slots__ = ("_here", "_pages")

    def __init__(self, outlines: Sequence[Outline], here: Outline) -> None:
        self._pages = {outline.page: outline for outline in outlines}
        self._here = here

    def get(self, name: str) -> Any:
        return Safe(f"{SEE_OPEN}{name}{SEE_CLOSE}") if name in self._pages else ""


class _Reasons(View):
    """`why_none["recipients"]`: why the company has none, where it says so; else empty."""

    __slots__ = ("_reasons",)

    def __init__(self, reasons: Mapping[str, str]) -> None:
        self._reasons = reasons

    def get(self, name: str) -> Any:
        reason = self._reasons.get(name)
        return escape(" ".join(reason.split())) if reason else ""


def address(company: str, page: str) -> str:
    """The path of a page on the site, such as `/acme/privacy/`."""
    return f"/{company}/" if page == INDEX else f"/{company}/{name_of(page)}/"


def _meta(company: Company, outline: Outline, page: DocumentFacts, title: str) -> dict[str, object]:
    slug = visible(page.slug or address(company.id, outline.page))
    meta: dict[str, object] = {"title": title, "slug": slug, "locale": company.locale}
    if page.effective_date:
        meta["effective_date"] = str(page.effective_date)
    if page.version:
        meta["version"] = visible(page.version)
    meta["status"] = "draft" if company.draft else "published"
    return meta


def _sought(documents: Sequence[Document]) -> frozenset[str]:
    """The clauses to which any section refers."""
    return frozenset(
        clause
        for document in documents
        for section in document.all_sections
        for text in (section.short, section.body)
        if SEE_OPEN in text
        for clause in _SEE.findall(text)
    )


def _wordless(documents: Sequence[Document], chosen: frozenset[str]) -> frozenset[str]:
    """The clauses that were chosen but do not appear, for want of words."""
    there = {section.clause.id for document in documents for section in document.sections}
    return chosen.intersection(clause.id for document in documents for clause in document.outline.clauses) - there


def _linked(company: Company, documents: Sequence[Document]) -> tuple[Document, ...]:
    """Turns the markers of cross-references into links; raises UserError for one that leads nowhere."""
    targets: dict[str, tuple[Document, Section | None]] = {}
    for document in documents:
        targets[document.page] = (document, None)
        for section in document.sections:
            targets.setdefault(section.clause.id, (document, section))
    problems: list[Finding] = []

    def link(text: str, here: Document, clause: Clause) -> str:
        def one(match: re.Match[str]) -> str:
            found = targets.get(match.group(1))
            if found is None:
                message = f"refers to “{match.group(1)}”, which does not appear for {company.id}"
                hint = f'Put the sentence under {{% if shown("{match.group(1)}") %}}.'
                span = Span(clause.body_line, 1, clause.body_line, 1)
                problems.append(Finding("T004", "clause-not-shown", Severity.ERROR, message, clause.path, span, hint))
                return ""
            return _reference(*found, here)

        return _SEE.sub(one, text)

    def linked(sections: tuple[Section, ...], here: Document) -> tuple[Section, ...]:
        return tuple(
            replace(s, short=link(s.short, here, s.clause), body=link(s.body, here, s.clause))
            if SEE_OPEN in s.body or SEE_OPEN in s.short
            else s
            for s in sections
        )

    made = tuple(
        replace(d, head=linked(d.head, d), sections=linked(d.sections, d), foot=linked(d.foot, d)) for d in documents
    )
    if problems:
        raise UserError(problems)
    return made


def _reference(document: Document, section: Section | None, here: Document) -> str:
    usual = document.title.casefold() == document.outline.title.casefold()
    title = escape(_lower(document.outline.title) if usual else document.title)
    if section is None:
        return f"[{title}]({document.file})"
    anchor = section.clause.anchor
    if document.page == here.page:
        return f"[section {section.number}](#{anchor})"
    name = f"our {title}" if usual else f"“{title}”"
    return f"[section {section.number} of {name}]({document.file}#{anchor})"


def _lower(title: str) -> str:
    """A page's title inside a sentence: the first letter small unless the first word is an abbreviation."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
