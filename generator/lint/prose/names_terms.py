"""The terms that a text defines, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from generator.lint.lazy import regex
from generator.lint.prose.scan import places
from generator.prose.document import HEADING, Document

_LONGEST, _MOST_WORDS = 60, 6
_NO_TERM = '“"(<>{}'
"""Signs that no term holds: “Program(s)” is the one exception, and is made good."""


class Way(Enum):
    """How a term is defined."""

    BRACKET = "bracket"
    """In brackets behind what it stands for: (“Services”)."""
    MEANS = "means"
    """By a sentence: “Services” means …"""


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term: where its words stand, without quotes and without a comma before the closing one."""

    name: str
    start: int
    end: int
    way: Way
    first: int
    """Where the brackets or the opening quote stand."""


_MEANS = regex(
    r"[”\"»“]?,?\s*(?:\([^()]{0,60}\)\s*|,? ?(?:or|and) [“\"][^”\"]{1,40}[”\"],?\s*){0,3}(?:shall |will |"
    r"in these \w+ )?"
    r"(?:means?|refers? to|is defined as|are defined as|has the meaning|have the meaning|shall mean|denotes?|"
    r"stands for|"
    r"we are referring to|is a reference to)\b"
)
_BEFORE_BRACKET = regex(
    r"\((?:[^()“”\"]{0,60}?\b)?(?:(?:the|this|these|each|an?|collectively|together|hereinafter|hereafter|hereby|"
    r"referred to as|called|"
    r"known as|defined as|individually|or|and|as|our|any|its|such|all)[\s,:]*)*$",
    re.IGNORECASE,
)
_REFERS = regex(
    r"as defined|defined in|see|e\.g|i\.e|such as|for example|including|like|titled|entitled|named", re.IGNORECASE
)


@lru_cache(maxsize=2)
def terms(document: Document) -> tuple[Term, ...]:
    """Every term that is defined with quotes, in order."""
    text = document.text
    found: list[Term] = []
    for opening, closing in (("“", "”"), ('"', '"')):
        skip = -1
        for at in places(text, opening):
            if at <= skip:
                continue
            end = text.find(closing, at + 1, at + _LONGEST + 2)
            if end < 0 or "\n" in text[at:end]:
                continue
            skip = end if opening == closing else skip
            term = _term(document, at, end)
            if term:
                found.append(term)
    return tuple(sorted(found, key=lambda term: term.start))


def _term(document: Document, at: int, end: int) -> Term | None:
    text = document.text
    name = text[at + 1 : end].rstrip(" ,.;:").removesuffix("(s)")
    start = at + 1 + len(text[at + 1 : end]) - len(text[at + 1 : end].lstrip())
    if not name.strip()[:1].isalpha() or len(name.split()) > _MOST_WORDS or any(sign in name for sign in _NO_TERM):
        return None
    name = name.strip()
    block = document.block_at(at)
    opened = text.rfind("(", block.start, at)
    if opened >= 0 and at - opened < 220 and text.rfind(")", block.start, at) < opened:
        inside = text[opened:at]
        if not _REFERS.search(inside) and (
            _BEFORE_BRACKET.match(inside) or inside.count("“") or inside.count('"') >= 2
        ):
            return Term(name, start, start + len(name), Way.BRACKET, opened)
        return None
    if _MEANS.match(text, end, min(block.end, end + 120)):
        return Term(name, start, start + len(name), Way.MEANS, at)
    return None


PRONOUNS = frozenset(
    ["we", "us", "our", "ours", "you", "your", "yours", "i", "me", "my", "they", "them", "he", "she", "it", "user's"]
)


def is_party_word(name: str) -> bool:
    """True for “we”, “you” and the like, and for one letter."""
    return name.lower() in PRONOUNS or len(name) < 2


_LABEL_END = regex(r"\s*(?:[:–—-]\s|[”\"]?\s*(?:means?|refers? to|includes?|shall mean)\b|[.:]$)")


def is_labelled(document: Document, name: str) -> bool:
    """True where a block begins with the term as with a label, as in “Personal data: what can be tied to you”."""
    low = name.lower()
    for at in places(document.lower, low):
        block = document.block_at(at)
        if at - block.start > 4:
            continue
        rest_of_block = document.lower[at + len(low) : block.end]
        if (
            not rest_of_block.strip("s”\"' ")
            or block.kind is HEADING
            or _LABEL_END.match(rest_of_block.lstrip("s”\"'"))
        ):
            return True
    return False
