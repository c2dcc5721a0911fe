"""A passage of a document, read without knowing where it stands: what lies between two empty lines of its source.

Many documents share most of their passages. So each is read once and remembers what is derived from its words; a
`Document` only puts passages one behind the other.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from sys import intern
from typing import Any, NamedTuple

from generator.once import once

OBJECT = "\ufffc"
"""Stands in the text for what is no prose: code, an image, a form field. It counts as words that are there."""


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"


HEADING, PARAGRAPH, ITEM, CELL = Kind
"""Each kind by itself: rules ask for it at every block, and an attribute of an enumeration is slow to find."""


class Block(NamedTuple):
    """One line of `Document.text`, from `start` to `end`."""

    kind: Kind
    start: int
    end: int
    level: int = 0
    """1 to 6 for a heading, the depth for an item (from 1), else 0."""
    marker: str = ""
    """The number or bullet before a heading or item, such as “1.”, “(a)”, “•”; it is not part of the text."""
    marker_at: int = -1
    """Where the marker stands in the source; -1 where there is none."""
    table: int = -1
    """For a cell, the number of its table in the document; `row` and `column` count from 0, row 0 is the head."""
    row: int = -1
    column: int = -1


class Link(NamedTuple):
    """A link: where its words stand in the text (`start == end` where it has none), and where it leads."""

    start: int
    end: int
    href: str


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SIGNS = ".,;:!?()[]\"'“”‘’*•-–—/"
_SENTENCE_END = re.compile(r"[.!?][\"”’)\]]*(?=\s+[\"“‘(\[]*[A-Z0-9])")
_SHORT_WORDS = """
    Pvt Ltd Inc Co Corp No Nos Art Arts Sec Secs Rs Mr Mrs Ms Dr St Reg Regs approx cf vs e.g i.e eg ie etc para viz al
    u/s r s p pp A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
"""
_ABBREVIATIONS = frozenset(_SHORT_WORDS.split())


def _is_abbreviated(before: str) -> bool:
    """True where a full stop behind these words ends an abbreviation and no sentence."""
    word = before.rpartition(" ")[2]
    if word.isalpha():
        return word in _ABBREVIATIONS
    parts = re.split(r"[\s(\"“]", word)
    return parts[-1] in _ABBREVIATIONS


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of a stretch of running text; the spaces between them belong to none."""
    first, end = start, len(text) if end is None else end
    for match in _SENTENCE_END.finditer(text, first, end):
        at = match.start()
        if text[at] == "." and _is_abbreviated(text[max(start, at - 12) : at]):
            continue
        yield start, match.end()
        start = match.end()
        while start < end and text[start] == " ":
            start += 1
    if start < end:
        yield start, end


class Passage:
    """Blocks of plain words, with places counted from the beginning of the passage, in its text and in its source.

    Immutable, but for what is derived from the words when it is first asked for, and for `notes`.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        pieces: tuple[Sequence[int], Sequence[int], Sequence[int]],
        links: Sequence[Link] = (),
        strong: Sequence[tuple[int, int]] = (),
        comments: Sequence[tuple[int, str]] = (),
        anchors: tuple[frozenset[str], Sequence[str]] = (frozenset(), ()),
        tables: int = 0,
        size: int = 0,
    ) -> None:
        self.text = text
        self.size = size
        """How many characters of the source it takes."""
        self.blocks = tuple(blocks)
        self.links = tuple(links)
        self.strong = tuple(strong)
        self.comments = tuple(comments)
        """Place in the source and text of each comment of the markup."""
        self.ids, self.titles = anchors
        self.tables = tables
        """How many tables it holds; their cells count them from 0."""
        self.notes: dict[Any, Any] = {}
        """What a reader of many documents keeps about this passage, under a key of its own."""
        self._text_at, self._source_at, self._source_end = pieces

    @once
    def tokens(self) -> tuple[str, ...]:
        """What stands between spaces, in lower case, with the signs that cling to it."""
        return tuple(map(intern, self.text.lower().split()))  # passages share most of their words

    @once
    def words(self) -> frozenset[str]:
        """Every word in lower case."""
        bare = {token.strip(_SIGNS) for token in self.tokens}
        plain = {word for word in bare if word.isalpha()}  # the many; the rest is looked into
        return frozenset(plain.union(*map(_WORD.findall, bare - plain)))

    @once
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence; headings and cells are left out, an item is at least one sentence."""
        found: list[tuple[int, int]] = []
        for block in self.blocks:
            if block.kind is not HEADING and block.kind is not CELL:
                found += sentence_spans(self.text, block.start, block.end)
        return tuple(found)

    def source_offset(self, offset: int, end: bool = False) -> int:
        """Where the character at `offset` begins in the source; with `end`, where the one before it ends."""
        if not self._text_at:
            return 0
        at = offset - 1 if end and offset > 0 else offset
        piece = max(0, bisect_right(self._text_at, at) - 1)
        inside = self._source_at[piece] + at - self._text_at[piece]
        if end:
            following = self._text_at[piece + 1] if piece + 1 < len(self._text_at) else None
            last = following is not None and at + 1 == following
            return self._source_end[piece] if last else min(inside + 1, self._source_end[piece])
        return min(inside, self._source_end[piece])
