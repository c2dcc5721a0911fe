"""Looks for literals in a text: many times quicker than a regular expression that has to look at every character."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from itertools import filterfalse

from generator.lint.lazy import regex
from generator.prose.document import HEADING, Block, Document

_CAPITALISED = regex(r"[A-Z][A-Za-z]*+(?: [A-Z][A-Za-z]*+)*+")


@lru_cache(maxsize=2)
def _capitals(document: Document) -> tuple[frozenset[str], str]:
    runs = _CAPITALISED.findall(document.text)
    return frozenset(runs), "\n".join(("", *runs, ""))


def capitalised(document: Document) -> frozenset[str]:
    """Every run of words with a capital, such as “Privacy Policy”: a quick way to know that one is not there."""
    return _capitals(document)[0]


def capitals(document: Document) -> str:
    """All runs of words with a capital, as often as they stand there, each on a line of its own."""
    return _capitals(document)[1]


@lru_cache(maxsize=2)
def odd(document: Document) -> str:
    """The tokens that do not consist of letters alone, each once, in lower case, between spaces.

    A stretch without spaces that holds a sign or a figure stands in the text only if it stands here, which is a sixth
    as long. With a space in front or behind, it stands at the beginning or at the end of a token.
    """
    return f" {' '.join(filterfalse(str.isalpha, document.token_set))} "


@lru_cache(maxsize=2)
def headings(document: Document) -> tuple[Block, ...]:
    """The headings, in order."""
    return tuple([block for block in document.blocks if block.kind is HEADING])


@lru_cache(maxsize=2)
def _vocabulary(document: Document) -> str:
    return f" {' '.join(document.words)} "


def words_from(document: Document, beginning: str) -> list[str]:
    """The words of the text that begin so, each once, in no order."""
    vocabulary = _vocabulary(document)
    return [vocabulary[at + 1 : vocabulary.index(" ", at + 1)] for at in places(vocabulary, f" {beginning}")]


def places(text: str, needle: str) -> list[int]:
    """Where `needle` stands in `text`, from left to right, not overlapping."""
    found: list[int] = []
    at, length = text.find(needle), len(needle)
    while at >= 0:
        found.append(at)
        at = text.find(needle, at + length)
    return found


def places_of_any(text: str, needles: tuple[str, ...]) -> list[tuple[int, str]]:
    """Where each of `needles` stands, in order of place."""
    return sorted((at, needle) for needle in needles for at in places(text, needle))


def sentence_of(sentences: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int] | None:
    """Start and end of the sentence that holds an offset; None in headings and cells."""
    place = bisect_right(sentences, (offset, 1 << 60)) - 1
    if place < 0 or sentences[place][1] <= offset:
        return None
    return sentences[place]
