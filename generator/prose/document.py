"""A document as its reader sees it: blocks of plain words that know where they stand in the file.

`Document.text` holds one block a line: a heading, a paragraph, an item of a list, a cell of a table. Markup is gone,
entities are decoded, the lines of a paragraph are joined, and each piece of code, image or form field is one or more
`OBJECT` characters. So a pattern with `^` and `$` (MULTILINE) matches at the ends of blocks, and `.` never leaves one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from generator.findings import Span
from generator.once import once
from generator.prose.form import Form
from generator.prose.passage import (
    CELL,
    HEADING,
    ITEM,
    OBJECT,
    PARAGRAPH,
    Block,
    Kind,
    Link,
    Passage,
    sentence_spans,
)
from generator.tree import SourceFile

__all__ = [
    "CELL", "HEADING", "ITEM", "OBJECT", "PARAGRAPH", "Block", "Document", "Kind", "Link", "Placed", "Section",
    "sentence_spans",
]  # fmt: skip
_SLUG_DROP, _SLUG_GAP = re.compile(r"[^\w\- ]+"), re.compile(r"[\s-]+")


class Section(NamedTuple):
    """A heading and what stands below it up to the next heading of any level; the first may have no heading."""

    heading: Block | None
    start: int
    end: int


class Placed(NamedTuple):
    """A passage, and where it begins in the source of a document."""

    passage: Passage
    at: int


class Document:
    """A parsed document. Immutable; what is derived from the text is computed when it is first asked for."""

    def __init__(self, source: SourceFile, form: Form, placed: Sequence[Placed], whole: Document | None = None) -> None:
        self.source = source
        self.form = form
        self._whole = whole
        self.placed = tuple(placed)
        self.filled = [one for one in self.placed if one.passage.blocks]
        """The passages that hold a block."""
        self.text = "\n".join([one.passage.text for one in self.filled])
        self.blocks, self._begins = _blocks(self.filled)
        """Every block, in order."""

    @property
    def path(self) -> str:
        """The path that findings give."""
        return self.source.path

    @property
    def is_extract(self) -> bool:
        """True where the document is made of some passages of another."""
        return self._whole is not None

    @property
    def whole(self) -> Document:
        """The document of which this one is an extract, or this one."""
        return self if self._whole is None else self._whole

    def extract(self, placed: Sequence[Placed]) -> Document:
        """A document of some passages of this one that knows nothing of the others; a heading parts each from the next.

        So no passage can be read as the continuation of another.
        """
        texts, at = [], 0
        made: list[Placed] = []
        for passage, begin in placed:
            if made:
                texts.append(_BETWEEN.text)
                made.append(Placed(_BETWEEN, at))
                at += _BETWEEN.size + 2
            texts.append(self.source.text[begin : begin + passage.size])
            made.append(Placed(passage, at))
            at += passage.size + 2
        return Document(SourceFile(self.path, "\n\n".join(texts)), self.form, made, self.whole)

    @property
    def begins(self) -> Sequence[tuple[int, Passage]]:
        """Every passage that holds a block, and where it begins in the text."""
        return [(begin, one.passage) for begin, one in zip(self._begins, self.filled, strict=True)]

    @once
    def links(self) -> tuple[Link, ...]:
        """The links, in order."""
        return tuple(
            Link(link.start + begin, link.end + begin, link.href)
            for begin, passage in self.begins
            for link in passage.links
        )

    @once
    def strong(self) -> tuple[tuple[int, int], ...]:
        """Where text stands in bold."""
        return tuple((start + begin, end + begin) for begin, passage in self.begins for start, end in passage.strong)

    @once
    def comments(self) -> tuple[tuple[int, str], ...]:
        """Line and text of each comment of the markup."""
        return tuple((self._spot(one.at + at)[0], text) for one in self.placed for at, text in one.passage.comments)

    @once
    def anchors(self) -> frozenset[str]:
        """The ids to which a link can lead within the document, also those made of titles; empty in plain text."""
        titles = (title for one in self.placed for title in one.passage.titles)
        plain = [_SLUG_DROP.sub("", title.lower()).strip() for title in titles]
        ids = frozenset[str]().union(*(one.passage.ids for one in self.placed))
        return ids.union((p.replace(" ", "-") for p in plain), (_SLUG_GAP.sub("-", p) for p in plain))

    @once
    def lower(self) -> str:
        """The text in lower case, of the same length."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in self.text)

    @once
    def tokens(self) -> tuple[str, ...]:
        """What stands between spaces, in lower case, with the signs that cling to it."""
        return tuple(chain.from_iterable([one.passage.tokens for one in self.filled]))

    @once
    def token_set(self) -> frozenset[str]:
        """The tokens, each once."""
        return frozenset(self.tokens)

    @once
    def words(self) -> frozenset[str]:
        """Every word of the text in lower case: a quick way to know that a word is not there."""
        return frozenset[str]().union(*[one.passage.words for one in self.filled])

    @once
    def _vocabulary(self) -> str:
        return " ".join(self.token_set)

    def holds(self, stretch: str) -> bool:
        """True where a stretch, given in lower case, stands anywhere in the text; quickest for one without spaces."""
        whole = " " not in stretch and stretch.isprintable()  # no other white space is printable
        return stretch in (self._vocabulary if whole else self.lower)

    @once
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

    @once
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

    @once
    def endings(self) -> dict[str, list[int]]:
        """The indexes of the blocks that end in a sign, by that sign; those that end in a letter stand under “a”."""
        found: dict[str, list[int]] = {}
        lower = self.lower
        for index, block in enumerate(self.blocks):
            if block.end > block.start:
                last = lower[block.end - 1]
                found.setdefault("a" if last.isalpha() else last, []).append(index)
        return found

    @once
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence; headings and cells are left out, an item is at least one sentence."""
        return tuple(
            [(start + begin, end + begin) for begin, passage in self.begins for start, end in passage.sentences]
        )

    @once
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        at = self.source.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.text.find("\n", at + 1)
        return tuple(starts)

    def source_offset(self, offset: int, end: bool = False) -> int:
        """Where the character at `offset` begins in the source; with `end`, where the one before it ends."""
        if not self._begins:
            return 0
        index = max(0, bisect_right(self._begins, offset - 1 if end and offset > 0 else offset) - 1)
        passage, at = self.filled[index]
        return at + passage.source_offset(offset - self._begins[index], end)

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


_BETWEEN = Passage("Part", (Block(HEADING, 0, 4, 1, "1.", 0),), ((0,), (0,), (4,)), size=4)
"""The heading that parts the passages of an extract."""


def _blocks(filled: Sequence[Placed]) -> tuple[tuple[Block, ...], list[int]]:
    """The blocks of passages put one behind the other, and where in the text each passage begins."""
    made: list[Block] = []
    begins = []
    begin = tables = 0
    for passage, at in filled:
        begins.append(begin)
        made += [
            Block(
                kind, start + begin, end + begin, level, marker, sign if sign < 0 else sign + at,
                table if table < 0 else table + tables, row, column,
            )
            for kind, start, end, level, marker, sign, table, row, column in passage.blocks
        ]  # fmt: skip
        begin += len(passage.text) + 1
        tables += passage.tables
    return tuple(made), begins
