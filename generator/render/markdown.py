"""A document as one Markdown text with front matter: the same for every site generator."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.documents.marks import Spot, escape, plain, unmark
from generator.documents.model import Document, Section

CONTENTS_FROM = 6
"""Pages with at least so many sections have a list of contents."""


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page. Its texts are put together when they are asked for: a thousand companies must fit in memory."""

    document: Document

    @property
    def path(self) -> str:
        """`<company>/<page>.md`."""
        return f"{self.document.company}/{self.document.file}"

    @property
    def marked(self) -> str:
        """The Markdown with marks, without front matter."""
        return "\n\n".join(_blocks(self.document)) + "\n"

    @property
    def markdown(self) -> str:
        """The Markdown as any site generator takes it, behind its front matter."""
        return front_matter(self.document) + "\n\n".join(map(_plain, _blocks(self.document))) + "\n"

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where in `markdown` each fact stands."""
        front = len(front_matter(self.document))
        found = unmark(self.marked, self.document.marks)
        return tuple(Spot(s.start + front, s.end + front, s.mark) for s in found)


def render(document: Document) -> Page:
    """The document as a page."""
    return Page(document)


def front_matter(document: Document) -> str:
    """YAML front matter; every text is in quotes, so that no value changes its type."""
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in document.meta.items())
    return f"---\n{lines}---\n\n"


_plain = lru_cache(maxsize=2048)(plain)
"""Sections that companies share are the same strings."""


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
