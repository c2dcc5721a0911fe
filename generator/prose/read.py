"""Tells how a file is written, and reads it as a document."""

from __future__ import annotations

import re
from pathlib import PurePath

from generator.prose.document import Document
from generator.prose.form import SUFFIXES, Form
from generator.prose.memory import Memory
from generator.tree import SourceFile

_SNIFFED = 20_000
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body|div|section|article|main|p|h[1-6]|table|ul)\b", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|>\s\S|\|.*\|[ \t]*$)|\]\([^)\s]+\)|\*\*[^*\s][^*\n]*\*\*", re.MULTILINE)


def form_of(source: SourceFile) -> Form:
    """Markdown, HTML or plain text: by the file's ending, and for plain text and unknown endings by what it holds."""
    known = SUFFIXES.get(PurePath(source.path).suffix.lower())
    if known in (Form.MARKDOWN, Form.HTML):
        return known
    head = source.text[:_SNIFFED]
    if _HTML.match(head):
        return Form.HTML
    return Form.MARKDOWN if head.startswith("---\n") or _MARKDOWN.search(head) else Form.TEXT


def read_document(source: SourceFile, form: Form | None = None, memory: Memory | None = None) -> Document:
    """The document of a file; `form` says how it is written where that is known, `memory` what was read before."""
    form = form_of(source) if form is None else form
    if form is Form.MARKDOWN:
        from generator.prose.markdown import read_markdown

        return read_markdown(source, memory)
    if form is Form.HTML:
        from generator.prose.html import read_html

        return read_html(source)
    from generator.prose.text import read_text

    return read_text(source, memory)
