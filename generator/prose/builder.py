"""Puts a passage together, block by block, and remembers where each piece of its text stood in the source."""

from __future__ import annotations

from generator.prose.passage import CELL, HEADING, ITEM, PARAGRAPH, Block, Kind, Link, Passage


class Builder:
    """Collects text, block by block; a block without any words leaves no trace, unless it is a cell."""

    def __init__(self) -> None:
        self.links: list[Link] = []
        self.strong: list[tuple[int, int]] = []
        self.comments: list[tuple[int, str]] = []
        self.anchors: set[str] = set()
        self.tables = 0
        self._titles: list[str] = []
        self._out: list[str] = []
        self._length = 0
        self._text_at: list[int] = []
        self._source_at: list[int] = []
        self._source_end: list[int] = []
        self._blocks: list[Block] = []
        self._open: tuple[Kind, int, str, int, tuple[int, int, int]] | None = None
        self._start = 0
        self._kept = (0, 0, 0, 0)

    @property
    def length(self) -> int:
        """The length of the text so far."""
        return self._length

    @property
    def is_open(self) -> bool:
        """True while a block is open."""
        return self._open is not None

    @property
    def empty(self) -> bool:
        """True while the open block has no text yet."""
        return self._length == self._start

    @property
    def words(self) -> str:
        """The text of the open block so far."""
        return "".join(self._out[self._kept[0] :])

    @property
    def start(self) -> int:
        """Where the open block, or the last one, starts in the text."""
        return self._start

    def mark(self, marker: str, at: int, item: bool) -> None:
        """Gives the open block the marker that was found at its beginning; with `item` it is an item from now on."""
        if self._open is not None:
            kind, level, _, _, cell = self._open
            self._open = (ITEM, max(1, level), marker, at, cell) if item else (kind, level, marker, at, cell)

    def open(
        self,
        kind: Kind,
        level: int = 0,
        marker: str = "",
        marker_at: int = -1,
        cell: tuple[int, int, int] = (-1, -1, -1),
    ) -> None:
        """Opens a block; an open one is closed first. `cell` is table, row and column."""
        if self._open is not None:
            self.close()
        if self._blocks:
            self._out.append("\n")
            self._length += 1
        self._open = (kind, level, marker, marker_at, cell)
        self._start = self._length
        self._kept = (len(self._out), len(self._text_at), len(self.links), len(self.strong))

    def close(self) -> None:
        """Closes the open block, if there is one."""
        if self._open is None:
            return
        kind, level, marker, marker_at, cell = self._open
        self._open = None
        out, pieces, links, strong = self._kept
        text = self._out[out] if len(self._out) == out + 1 else "".join(self._out[out:])
        if (not text or text.isspace()) and kind is not CELL:
            del self._out[out:], self.strong[strong:]
            del self._text_at[pieces:], self._source_at[pieces:], self._source_end[pieces:]
            if len(self.links) == links:  # an empty link is worth telling, though it has no words
                self._length = self._start
                if self._blocks:
                    del self._out[-1:]
                    self._length -= 1
                return
            self._length = self._start
        elif text[-1:] == " ":
            cut = text.rstrip(" ")
            self._out[out:] = [cut]
            self._length = self._start + len(cut)
        table, row, column = cell
        self._blocks.append(Block(kind, self._start, self._length, level, marker, marker_at, table, row, column))

    def add(self, text: str, at: int, end: int = -1) -> None:
        """Adds text that stands in the source at `at`: as it is, or, where `end` is given, written there otherwise."""
        if self._length == self._start and text[:1] == " " and end < 0:
            bare = text.lstrip(" ")
            at += len(text) - len(bare)
            text = bare
        if not text:
            return
        self._out.append(text.replace("\xa0", " "))
        self._text_at.append(self._length)
        self._source_at.append(at)
        self._source_end.append(at + len(text) if end < 0 else end)
        self._length += len(text)

    def space(self, at: int) -> None:
        """Adds one space, unless the open block is empty or ends in one."""
        if not self.empty and not self._out[-1].endswith(" "):
            self.add(" ", at, at + 1)

    def split(self, at: int) -> None:
        """Ends the line inside a paragraph or item; inside a heading or cell a line end is a space."""
        if self._open is not None and self._open[0] in (HEADING, CELL):
            self.space(at)
        elif self._open is not None and not self.empty:
            self.open(PARAGRAPH)

    def slug(self, title: str) -> None:
        """Lets links lead to a heading by the anchor that site generators make of its title."""
        self._titles.append(title)

    def passage(self, size: int) -> Passage:
        """The finished passage, which takes so many characters of its source."""
        self.close()
        pieces = (self._text_at, self._source_at, self._source_end)
        return Passage(
            "".join(self._out), self._blocks, pieces, self.links, self.strong, self.comments,
            (frozenset(self.anchors), self._titles), self.tables, size,
        )  # fmt: skip
