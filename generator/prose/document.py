"""A document as its reader sees it: blocks of plain words that know where they stand in the file.

`Document.text` holds one block a line: a heading, a paragraph, an item of a list, a cell of a table. Markup is gone,
entities are decoded, the lines of a paragraph are joined, and each piece of code, image or form field is one or more
`OBJECT` characters. So a pattern with `^` and `$` (MULTILINE) matches at the ends of blocks, and `.` never leaves one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from generator.findings import Span
from generator.prose.form import Form
from generator.tree import SourceFile

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


class Section(NamedTuple):
    """A heading and what stands below it up to the next heading of any level; the first may have no heading."""

    heading: Block | None
    start: int
    end: int


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SLUG_DROP, _SLUG_GAP = re.compile(r"[^\w\- ]+"), re.compile(r"[\s-]+")
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


class Document:
    """A parsed document. Immutable; what is derived from the text is computed when it is first asked for."""

    def __init__(
        self,
        source: SourceFile,
        form: Form,
        text: str,
        blocks: Sequence[Block],
        pieces: tuple[Sequence[int], Sequence[int], Sequence[int]],
        links: Sequence[Link] = (),
        strong: Sequence[tuple[int, int]] = (),
        comments: Sequence[tuple[int, str]] = (),
        anchors: tuple[frozenset[str], Sequence[str]] = (frozenset(), ()),
    ) -> None:
        self.source = source
        self.form = form
        self.text = text
        self.blocks = tuple(blocks)
        self.links = tuple(links)
        self.strong = tuple(strong)
        """Where text stands in bold."""
        self.comments = tuple(comments)
        """Line and text of each comment of the markup."""
        self._ids, self._titles = anchors
        self._text_at, self._source_at, self._source_end = pieces

    @property
    def path(self) -> str:
        """The path that findings give."""
        return self.source.path

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids to which a link can lead within the document, also those made of titles; empty in plain text."""
        plain = [_SLUG_DROP.sub("", title.lower()).strip() for title in self._titles]
        return self._ids.union((p.replace(" ", "-") for p in plain), (_SLUG_GAP.sub("-", p) for p in plain))

    @cached_property
    def lower(self) -> str:
        """The text in lower case, of the same length."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in self.text)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """What stands between spaces, in lower case, with the signs that cling to it."""
        return tuple(self.lower.split())

    @cached_property
    def token_set(self) -> frozenset[str]:
        """The tokens, each once."""
        return frozenset(self.tokens)

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the text in lower case: a quick way to know that a word is not there."""
        bare = {token.strip(_SIGNS) for token in self.token_set}
        plain = {word for word in bare if word.isalpha()}  # the many; the rest is looked into
        return frozenset(plain.union(*map(_WORD.findall, bare - plain)))

    @cached_property
    def _vocabulary(self) -> str:
        return " ".join(self.token_set)

    def holds(self, stretch: str) -> bool:
        """True where a stretch, given in lower case, stands anywhere in the text; quickest for one without spaces."""
        whole = " " not in stretch and stretch.isprintable()  # no other white space is printable
        return stretch in (self._vocabulary if whole else self.lower)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each block starts in the text."""
        return tuple(block.start for block in self.blocks)

    def block_at(self, offset: int) -> Block:
        """The block in which an offset of the text stands."""
        return self.blocks[self.index_at(offset)]

    def index_at(self, offset: int) -> int:
        """The index of that block."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def words_of(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The document cut at its headings; text before the first one is a section without heading."""
        made: list[Section] = []
        heading, start = None, 0
        for block in self.blocks:
            if block.kind is HEADING:
                if heading is not None or block.start > start:
                    made.append(Section(heading, start, max(start, block.start - 1)))
                heading, start = block, block.start
        if heading is not None or self.blocks:
            made.append(Section(heading, start, len(self.text)))
        return tuple(made)

    @cached_property
    def endings(self) -> dict[str, list[int]]:
        """The indexes of the blocks that end in a sign, by that sign; those that end in a letter stand under “a”."""
        found: dict[str, list[int]] = {}
        lower = self.lower
        for index, block in enumerate(self.blocks):
            if block.end > block.start:
                last = lower[block.end - 1]
                found.setdefault("a" if last.isalpha() else last, []).append(index)
        return found

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence; headings and cells are left out, an item is at least one sentence."""
        found: list[tuple[int, int]] = []
        text = self.text
        for block in self.blocks:
            if block.kind in (HEADING, CELL):
                continue
            found += sentence_spans(text, block.start, block.end)
        return tuple(found)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        at = self.source.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.text.find("\n", at + 1)
        return tuple(starts)

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

    def span(self, start: int, end: int) -> Span:
        """The place in the file, as its author has it, of a stretch of the text."""
        first = self.source_offset(start)
        last = self.source_offset(end, end=True) if end > start else first
        return self.source_span(first, max(first, last))

    def source_span(self, first: int, last: int) -> Span:
        """The lines and columns of a stretch of the source."""
        return Span(*self._spot(first), *self._spot(last))

    def _spot(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1
