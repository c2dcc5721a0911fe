"""Makes a company's documents: chooses clauses, writes them out, numbers them, and resolves cross-references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.clauses.library import Clause, Library, Outline
from generator.documents.context import Context
from generator.documents.environment import ClauseEnvironment
from generator.documents.filters import table_filters
from generator.documents.known import Known
from generator.documents.links import linked, sought
from generator.documents.marks import WHERE_CLOSE, WHERE_OPEN, escape, visible
from generator.documents.model import Document, Section, name_of
from generator.documents.parts import Part, Parts
from generator.documents.program import choice_program, page_program
from generator.documents.recorder import Trace
from generator.documents.replies import Told
from generator.documents.wording import Wording, wording
from generator.documents.words import Words
from generator.facts.documents import Document as DocumentFacts
from generator.facts.load import Company

_WHERE = re.compile(f"{WHERE_OPEN}([^{WHERE_CLOSE}]*){WHERE_CLOSE}")
INDEX = "index"


class Press:
    """Writes the documents of companies of one locale.

    Between companies it keeps compiled clauses, known words, and what clauses said: one whose questions a company
    answers as another did says the same and is not written again.
    """

    def __init__(self, library: Library, locale: str) -> None:
        self.library = library
        self.locale = locale
        self.wording: Wording = wording(locale, library.words)
        language = locale.partition("-")[0]
        self._words = Words(self.wording, library.vocabularies, language)
        self._told = Told()
        environment = ClauseEnvironment(table_filters(self.wording))
        self._choice = choice_program(environment, library.outlines)
        self._choices: Known[frozenset[str]] = Known()
        self._programs = {outline.page: page_program(environment, outline) for outline in library.outlines}
        self._parts = Parts()

    def documents(self, company: Company) -> tuple[Document, ...]:
        """All pages for which the company has facts. Raises UserError where a clause is at fault."""
        context = Context(company, self._words, self._told)
        chosen = self._choose(context)
        outlines = [o for o in self.library.outlines if o.page in chosen]
        while True:
            context.replies.choose({outline.page for outline in outlines}, chosen)
            built = [self._document(context, outline, outlines, chosen) for outline in outlines]
            wordless = _wordless(built, chosen)
            if not wordless or not (empty := wordless & sought(built)):
                return linked(company, built)
            chosen -= empty  # their condition held, but they found no words: others must not refer to them

    def _choose(self, context: Context) -> frozenset[str]:
        """The ids of the pages and clauses whose condition holds."""
        asked = self._choice.asked[""]
        replies = context.replies.to(asked)
        known = self._choices.get("", asked, replies)
        if known is None:
            context.recorder.choosing = True
            known = frozenset(self._choice.run({**context.names, "begin": lambda *_: True}).split())
            context.recorder.choosing = False
            self._choices.keep("", asked, replies, known)
        return known

    def _document(
        self, context: Context, outline: Outline, outlines: Sequence[Outline], chosen: frozenset[str]
    ) -> Document:
        blocks = {clause.id for clause in (*outline.head, *outline.foot)}
        program = self._programs[outline.page]
        appear = [c for c in program.asked if (f"{outline.page}/{c}" if c in blocks else c) in chosen]
        parts = self._parts.of(program, appear, context, lambda: context.names_on(outline, outlines))
        finish = _Finish(context, parts)
        head, middle, foot = (
            finish.sections(outline.head, False),
            finish.sections(outline.clauses, True),
            finish.sections(outline.foot, False),
        )
        page = context.page_facts(outline)
        title = visible(page.title or outline.title)
        return Document(
            company=context.company.id,
            outline=outline,
            title=title,
            head=head,
            sections=middle,
            foot=foot,
            gaps=finish.gaps,
            meta=_meta(context.company, outline, page, title),
        )


class _Finish:
    """Makes sections of parts: numbers them, and says what differs from company to company."""

    def __init__(self, context: Context, parts: dict[str, Part]) -> None:
        self.gaps: dict[str, str] = {}
        self._context = context
        self._parts = parts
        self._number = 0
        for part in parts.values():
            self.gaps.update(part.gaps)
        if parts:
            context.recorder.note(Trace(gaps=self.gaps))
            context.recorder.told.update(parts[next(reversed(parts))].gaps)

    def sections(self, clauses: Sequence[Clause], numbered: bool) -> tuple[Section, ...]:
        """The sections of those clauses that have words."""
        made = []
        for clause in clauses:
            part = self._parts.get(clause.id)
            if part is None:
                continue
            body = part.body
            if part.open:
                gaps = [self._context.recorder.gap(path, title) for path, title in part.open.items()]
                body = "\n\n".join(text for text in (body, *gaps) if text)
            if not body:
                continue
            self._number += numbered and bool(clause.title)
            number = str(self._number) if numbered and clause.title else ""
            short = self._placed(part.short) if self._context.in_short else ""
            made.append(Section(clause, number, short, self._placed(body), part.written, part.read))
        return tuple(made)

    def _placed(self, text: str) -> str:
        """The text with the places where gaps are filled in."""
        if WHERE_OPEN not in text:
            return text
        return _WHERE.sub(lambda match: escape(self._context.place(match[1])), text)


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


def _wordless(documents: Sequence[Document], chosen: frozenset[str]) -> frozenset[str]:
    """The clauses that were chosen but do not appear, for want of words."""
    there = {section.clause.id for document in documents for section in document.sections}
    return chosen.intersection(clause.id for document in documents for clause in document.outline.clauses) - there
