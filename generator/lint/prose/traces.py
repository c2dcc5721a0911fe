"""Traces that a slot leaves in the source of a document: two spaces where it stood, or an element with nothing in it.

A program that fills a template with an empty value leaves the space before the field and the one behind it, and the
tags around it. A browser shows one space, and a reader sees nothing; the source remembers.
"""

from __future__ import annotations

from functools import lru_cache

from generator.lint.lazy import regex
from generator.prose.document import Document
from generator.prose.form import Form

_EMPTY = regex(
    r"<(?P<tag>strong|b|em|i|u|code|mark|span|a)\b(?P<rest>[^<>]{0,300})>\s*</(?P=tag)>|\[\]\([^()\s]{0,300}\)|"
    r"(?<!\*)\*{4}(?!\*)|(?<!`)``(?!`)"
)
_DOUBLED = regex(r"(?P<before>[^\s|]+)  (?=[^\s|])")
_TWO_SPACES = regex(r"  (?<=[^\s|>]  )(?=[^\s|<])")
_OPEN = regex(
    r"(?:of|to|at|by|in|on|with|from|for|via|within|between|under|through|the|an?|our|its|and|or|is|are|that|how|when|"
    r"where|if|unless|least|than|as|per|using|[^\s]*[,:(])$",
)
MOST_CLOSED = 2
"""A source with more doubled spaces behind words that announce nothing is typed that way."""


def between(document: Document, end: int, start: int) -> str:
    """The source between two words of the text, with the tags that stand there."""
    return document.source.text[document.source_offset(end, end=True) : document.source_offset(start)]


def is_emptied(raw: str) -> bool:
    """True where an element without words stands between two words."""
    found = _EMPTY.search(raw)
    return found is not None and "id=" not in (found["rest"] or "") and "class=" not in (found["rest"] or "")


def is_doubled(document: Document, raw: str) -> bool:
    """True where two spaces part two words in a document in which such spaces mean something."""
    return raw == "  " and tells(document)


@lru_cache(maxsize=2)
def tells(document: Document) -> bool:
    """True where spaces stand doubled in the source mostly behind words that announce something."""
    if document.is_extract:
        return True
    source = document.source.text
    closed = opened = 0
    for match in _DOUBLED.finditer(source):
        before = match["before"]
        if before[-1] in ".?!" or before in ("-", "*", "+") or before[:1] == "#":
            continue
        if _OPEN.match(before.lower()):
            opened += 1
        else:
            closed += 1
    return closed <= MOST_CLOSED or closed * 3 <= opened


def has_traces(document: Document, tags: str) -> bool:
    """True where the source may hold a trace between two words: a quick look before each place is looked at."""
    if document.form is Form.HTML:
        source = document.source.text
        return _TWO_SPACES.search(source) is not None or ("></" in source and _EMPTY.search(source) is not None)
    return "  " in document.text or "E" in tags or any(link.start == link.end for link in document.links)


def is_trailed(document: Document, end: int) -> bool:
    """True where one space stands behind the last sign of a block: “For questions: ”, and then the line ends."""
    source = document.source.text
    at = document.source_offset(end, end=True)
    return source[at : at + 1] == " " and source[at + 1 : at + 2] in ("\n", "", "<")
