"""Cross-references between clauses: markers while a page is written, links once it is known what appears where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.clauses.library import Clause
from generator.documents.marks import SEE_CLOSE, SEE_OPEN, Safe, escape
from generator.documents.model import Document, Section
from generator.facts.load import Company
from generator.findings import Finding, Severity, Span, UserError

_SEE = re.compile(f"{SEE_OPEN}([^{SEE_CLOSE}]*){SEE_CLOSE}")


def see(clause: str) -> Safe:
    """The marker of a reference to a clause or a page."""
    return Safe(f"{SEE_OPEN}{clause}{SEE_CLOSE}")


def sought(documents: Sequence[Document]) -> frozenset[str]:
    """The clauses to which any section refers."""
    return frozenset(
        clause
        for document in documents
        for section in document.all_sections
        for text in (section.short, section.body)
        if SEE_OPEN in text
        for clause in _SEE.findall(text)
    )


def linked(company: Company, documents: Sequence[Document]) -> tuple[Document, ...]:
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

    def in_sections(sections: tuple[Section, ...], here: Document) -> tuple[Section, ...]:
        return tuple(
            replace(s, short=link(s.short, here, s.clause), body=link(s.body, here, s.clause))
            if SEE_OPEN in s.body or SEE_OPEN in s.short
            else s
            for s in sections
        )

    made = tuple(
        replace(d, head=in_sections(d.head, d), sections=in_sections(d.sections, d), foot=in_sections(d.foot, d))
        for d in documents
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
