"""Looks for literals in a text: many times quicker than a regular expression that has to look at every character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from generator.lint.lazy import regex
from generator.prose.document import Document

_CAPITALISED = regex(r"[A-Z][A-Za-z]*+(?: [A-Z][A-Za-z]*+)*+")


@lru_cache(maxsize=2)
def capitalised(document: Document) -> frozenset[str]:
    """Every run of words with a capital, such as “Privacy Policy”: a quick way to know that one is not there."""
    return frozenset(_CAPITALISED.findall(document.text))


def has_words(document: Document, *words: str) -> bool:
    """True where the text has all of these words, given in lower case."""
    return document.words.issuperset(words)


def places(text: str, needle: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where `needle` stands in `text`, from left to right, not overlapping."""
    stop = len(text) if end is None else end
    at = text.find(needle, start, stop)
    while at >= 0:
        yield at
        at = text.find(needle, at + len(needle), stop)


def places_of_any(text: str, needles: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where each of `needles` stands, in order of place."""
    return sorted((at, needle) for needle in needles for at in places(text, needle))


def sentence_of(sentences: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int] | None:
    """Start and end of the sentence that holds an offset; None in headings and cells."""
    place = bisect_right(sentences, (offset, 1 << 60)) - 1
    if place < 0 or sentences[place][1] <= offset:
        return None
    return sentences[place]
