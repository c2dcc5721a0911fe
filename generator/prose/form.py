"""How documents are written, told by their names."""

from __future__ import annotations

from enum import Enum


class Form(Enum):
    """How a document is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"


SUFFIXES = {
    ".md": Form.MARKDOWN, ".markdown": Form.MARKDOWN, ".mdx": Form.MARKDOWN,
    ".html": Form.HTML, ".htm": Form.HTML, ".xhtml": Form.HTML,
    ".txt": Form.TEXT, ".text": Form.TEXT,
}  # fmt: skip
"""File name endings of documents, and how such a file is usually written."""
