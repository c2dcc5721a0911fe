"""Whether a blank is there for the reader to fill in, such as on a withdrawal form or under a signature line."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from generator.lint.lazy import regex
from generator.prose.document import Document

BEFORE, AFTER = 900, 500
_FORM = regex(
    r"(?:withdrawal|cancellation|order|application|complaint|consent|request|claim|registration|nomination|"
    r"opt[- ]out) form|"
    r"to be (?:completed|filled)|fill (?:in|out) (?:the|this)|complete (?:and|this|the form|the following)|"
    r"consumer\(s\)|"
    r"hereby (?:give notice|withdraw|authori[sz]e)|delete as (?:appropriate|applicable)|return this form|form below|"
    r"your (?:full )?name:|annex[^\n]{0,40}form|in witness whereof|counterparts?\b[^\n]{0,80}\n|signed (?:by|for)"
)
_SIGNATURE = regex(r"signature|signed[: ]|witness|for and on behalf of|authori[sz]ed signatory:|signatory|print name")


NEAR = 250
"""How many characters lie at most between a blank and the word “signature” that makes it a line to sign on."""


@lru_cache(maxsize=2)
def _signs(document: Document) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the words of forms stand in a document, and those of signatures."""
    return (
        tuple(match.start() for match in _FORM.finditer(document.lower)),
        tuple(match.start() for match in _SIGNATURE.finditer(document.lower)),
    )


def _has(places: tuple[int, ...], first: int, last: int) -> bool:
    index = bisect_left(places, first)
    return index < len(places) and places[index] < last


def for_the_reader(document: Document, at: int) -> bool:
    """True where the blank at `at` stands in a form for the reader, or at the foot of a contract."""
    if document.is_extract:
        return False
    forms, signed = _signs(document)
    return _has(forms, at - BEFORE, at + AFTER) or _has(signed, at - NEAR, at + NEAR)


_LABELLED = regex(r"[A-Za-z)] ?[:：] ?$")


def in_a_row(text: str, blanks: list[int], at: int) -> bool:
    """True where the blank is one of three or more that each stand behind a label: a form."""
    near = [start for start in blanks if abs(start - at) <= 400 and _LABELLED.search(text[max(0, start - 4) : start])]
    return len(near) >= 3 and at in near


_FOR_OTHERS = regex(
    r"how to apply |attach the following|boilerplate notice|alter the names|apply the [a-z ]{3,40}licen[cs]e to"
)
APPENDIX = 2000
"""How many characters the appendix of a licence takes that tells others how to put their programs under it."""


@lru_cache(maxsize=2)
def _appendices(document: Document) -> tuple[int, ...]:
    return tuple(match.start() for match in _FOR_OTHERS.finditer(document.lower))


def for_others(document: Document, at: int) -> bool:
    """True where a field at `at` is for whoever puts a program of his own under the licence: “Copyright (C) <year>”."""
    return not document.is_extract and _has(_appendices(document), at - APPENDIX, at + NEAR)
