"""A document as one Markdown text with front matter: the same for every site generator."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.documents.marks import Spot, escape, unmark
from generator.documents.model import Document, Section

CONTENTS_FROM = 6
"""Pages with at least so many sections have a list of contents."""


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page: `marked` is its Markdown with marks, `markdown` the same without, `spots` where facts stand."""

    document: Document
    path: str
    marked: str
    markdown: str
    spots: tuple[Spot, ...]


def render(document: Document) -> Page:
    """The document as a page; its path is `<company>/<page>.md`."""
    marked = "\n\n".join(_blocks(document)) + "\n"
    front = front_matter(document)
    body, spots = unmark(marked, list(document.marks))
    shifted = tuple(Spot(s.start + len(front), s.end + len(front), s.mark) for s in spots)
    return Page(document, f"{document.company}/{document.page}.md", marked, front + body, shifted)


def front_matter(document: Document) -> str:
    """YAML front matter; every text is in quotes, so that no value changes its type."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in document.meta.items())
    return f"---\n{lines}---\n\n"


def _blocks(document: Document) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    for section in document.head:
        yield section.body
    numbered = [s for s in document.sections if s.number]
    if len(numbered) >= CONTENTS_FROM:
        yield "**On this page**"
        yield "\n".join(f"{s.number}. [{s.clause.title}](#{s.clause.anchor})" for s in numbered)
    for section in (*document.sections, *document.foot):
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    if section.clause.title:
        number = f"{section.number}. " if section.number else ""
        yield f"## {number}{section.clause.title} {{#{section.clause.anchor}}}"
    if section.short:
        yield f"> **In short:** {section.short}"
    yield section.body
