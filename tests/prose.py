"""Signs of broken prose that no page may show, whatever facts it is made from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.render.markdown import Page

BROKEN = {
    "an empty value": r"\bNone\b(?=[\s.,])|\bundefined\b|\{\{|\}\}|\{%",
    "a doubled full stop": r"(?<!\.)\.\.(?!\.)",
    "a space before a stop": r"\w [.,;:](?=\s|$)",
    "a dangling and": r"\b(?:and|or|the|a)(?:[.;]|:(?!\n\n?[-|]))(?=\s)",
    "a doubled word": r"\b(the|a|an|to|of|and|or|is|in|we|you|by|for) \1\b",
    "an empty list": r"(?m):\n\n(?=#|\Z)",
    "an empty cell": r"\|[ \t]*\|",
    "an empty bullet": r"(?m)^- *$",
    "shall": r"\b[Ss]hall\b",
    "legalese": r"\b(?:hereby|herein|hereinafter|thereof|aforesaid|witnesseth)\b",
    "a wrong singular": r"\b1 (?:days|months|years|hours|minutes|weeks)\b",
    "e.g.": r"\be\.g\.|\bi\.e\.|\betc\b",
    "a small first letter": r"(?m)(?<=\n\n)[a-z][a-z-]+ (?!\|)",
}


def prose(page: Page) -> str:
    """The words of a page without front matter, link targets and the marks of Markdown."""
    text = page.markdown.split("---\n", 2)[2]
    return re.sub(r"\\(.)", r"\1", re.sub(r"\]\([^)]*\)", "]", text))


def broken(page: Page, what: str) -> Iterator[str]:
    """Where a page shows this sign, with the words around it."""
    text = prose(page)
    for found in re.finditer(BROKEN[what], text):
        yield f"{page.path}: …{text[max(0, found.start() - 60) : found.end() + 20]!r}"
