"""The pages that a fact file makes, held against the rules of prose; each finding goes back to the fact or clause."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.documents.answers import answers
from generator.documents.build import Press
from generator.documents.gaps import missing_facts
from generator.documents.marks import Kind, gap_paths
from generator.documents.model import Document as Page
from generator.documents.model import Section
from generator.facts.load import Company
from generator.findings import Finding, Span, UserError
from generator.lint.rule import Scope
from generator.lint.run import check_document, check_set
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.render.markdown import Page as Written
from generator.render.markdown import render
from generator.tree import SourceFile

if TYPE_CHECKING:
    from generator.lint.files import Linter

GAPS = ("F001", "F002")
"""Rules about facts that are not given: their findings say on which pages the gap shows."""


class Pages:
    """Writes the pages of companies and checks them."""

    def __init__(self, linter: Linter) -> None:
        self.linter = linter
        self._presses: dict[str, Press] = {}

    def check(self, company: Company, found: Iterable[Finding]) -> list[Finding]:
        """The findings on the facts, completed, and those on the pages."""
        press = self._presses.get(company.locale)
        if press is None:
            press = self._presses[company.locale] = Press(self.linter.library, company.locale)
            self.linter.library.keep()
        try:
            documents = press.documents(company)
        except UserError as error:
            return [*found, *error.findings]
        shown = _gaps(documents)
        told = [_with_places(f, shown) for f in found]
        told += missing_facts(company, documents)
        return [*told, *self.linter.laws(company, answers(documents)), *self._prose(company, documents)]

    def _prose(self, company: Company, documents: Iterable[Page]) -> Iterator[Finding]:
        context = self.linter.context
        pages = [(page, render(page)) for page in documents]
        read = {}
        for page, written in pages:
            path = written.path
            text = SourceFile(path, written.markdown)
            read[path] = (page, written, read_document(text, Form.MARKDOWN, self.linter.memory))
        texts = tuple(document for _, _, document in read.values())
        found: list[Finding] = []
        for document in texts:
            found += check_document(document, self.linter.sieve.wanted(document), context)
        found += check_set(texts, self.linter.wanted(Scope.SET), context)
        for finding in found:
            page, written, document = read[finding.path]
            yield _home(finding, company, page, written)


def _home(finding: Finding, company: Company, page: Page, written: Written) -> Finding:
    """The finding at the fact whose words it is about, else at the clause that says them."""
    offset = _offset(written.markdown, finding.span)
    section = _section(page, written.markdown, offset)
    number = f", section {section.number}" if section is not None and section.number else ""
    message = f"{finding.message} (on the page “{page.title}”{number})"
    spot = next((s for s in written.spots if s.start <= offset < s.end and s.mark.kind is Kind.FACT), None)
    if spot is not None:
        fact = spot.mark.path
        return finding._replace(message=message, path=company.path, span=company.span(fact), fact=fact, fix=None)
    if section is None:
        return finding._replace(message=message, path=company.path, span=Span(1, 1, 1, 1), fix=None)
    line = section.clause.body_line
    return finding._replace(message=message, path=section.clause.path, span=Span(line, 1, line, 1), fix=None)


def _offset(text: str, span: Span) -> int:
    at = 0
    for _ in range(span.line - 1):
        at = text.index("\n", at) + 1
    return at + span.column - 1


def _section(page: Page, markdown: str, offset: int) -> Section | None:
    """The section in which an offset of the page stands: found by the anchors of the headings."""
    starts, sections = [], []
    at = 0
    for section in page.all_sections:
        if not section.clause.title:
            continue
        found = markdown.find(f"{{#{section.clause.anchor}}}", at)
        if found >= 0:
            at = markdown.rfind("\n", 0, found) + 1
            starts.append(at)
            sections.append(section)
            at = found
    index = bisect_right(starts, offset) - 1
    return sections[index] if index >= 0 else None


def _gaps(documents: Iterable[Page]) -> dict[str, list[str]]:
    """Fact path -> where its gap shows, such as “Privacy policy, section 3”."""
    found: dict[str, list[str]] = {}
    for page in documents:
        for section in page.all_sections:
            number = f", section {section.number}" if section.number else ""
            for path in (*gap_paths(section.short, page.marks), *gap_paths(section.body, page.marks)):
                places = found.setdefault(path, [])
                place = f"{page.title}{number}"
                if place not in places:
                    places.append(place)
    return found


def _with_places(finding: Finding, shown: dict[str, list[str]]) -> Finding:
    places = shown.get(finding.fact or "") if finding.rule in GAPS else None
    if not places:
        return finding
    more = f" and {len(places) - 3} more places" if len(places) > 3 else ""
    return finding._replace(message=f"{finding.message}; the gap shows in {'; '.join(places[:3])}{more}")
