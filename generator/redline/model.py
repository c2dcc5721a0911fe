"""What a redline is: sections, blocks, rows and items in pairs, and each pair marked word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from generator.redline.read import Block, Kind, Style, Text
from generator.redline.words import DELETE, INSERT, Piece


class State(Enum):
    """What became of a block or a section."""

    SAME = "unchanged"
    RENUMBERED = "renumbered"
    """Only numbers of sections differ, its own or those to which it points."""
    MOVED = "moved"
    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"


class Cell(NamedTuple):
    """One text: what it was (None where its column is new), what it is (None where its column is gone), and the way."""

    old: Text | None
    new: Text | None
    pieces: tuple[Piece, ...]


class Entry(NamedTuple):
    """A block of the old page and what it became; one of the two may be None, never both."""

    old: Block | None
    new: Block | None
    cells: tuple[Cell, ...]
    moved: bool
    state: State

    @property
    def block(self) -> Block:
        """The block as it is now, or was last."""
        block = self.new or self.old
        assert block is not None
        return block


class Group(NamedTuple):
    """A list or a table as one, or a single other block."""

    kind: Kind
    entries: tuple[Entry, ...]


class Part(NamedTuple):
    """A section of the old page and what it became."""

    heading: Entry | None
    groups: tuple[Group, ...]
    moved: bool

    @property
    def entries(self) -> Iterator[Entry]:
        """The heading, if there is one, and all blocks below it."""
        if self.heading:
            yield self.heading
        for group in self.groups:
            yield from group.entries

    @property
    def anchor(self) -> str:
        """The id of the section, "" where it has none."""
        return self.heading.block.anchor if self.heading else ""

    @property
    def state(self) -> State:
        """What became of the section; the list of contents does not count, as it repeats the headings."""
        states = {entry.state for entry in self.entries if entry.block.kind is not Kind.CONTENTS}
        if len(states) == 1 and not self.moved:
            return states.pop()
        if states - {State.SAME, State.RENUMBERED} - ({State.MOVED} if self.moved else set()):
            return State.CHANGED
        return State.MOVED if self.moved else State.RENUMBERED if State.RENUMBERED in states else State.SAME


class Redline:
    """All that became of a page, in the order of the new one; what is gone stands where it stood."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)

    @cached_property
    def title(self) -> str:
        """The title of the page as it is now, or was last; "" where it has none."""
        for part in self.parts:
            if part.heading and part.heading.block.level == 1:
                return part.heading.block.words
        return ""

    @cached_property
    def state(self) -> State:
        """What became of the page: new, gone, changed, only renumbered or the same."""
        states = {part.state for part in self.parts}
        if len(states) == 1:
            return states.pop()
        if states - {State.SAME, State.RENUMBERED}:
            return State.CHANGED
        return State.RENUMBERED if states else State.SAME

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every block of the page."""
        return tuple(entry for part in self.parts for entry in part.entries)

    @property
    def changed(self) -> bool:
        """True where the page says anything that it did not say, or no longer says what it said, or elsewhere."""
        return self.state not in (State.SAME, State.RENUMBERED)

    @cached_property
    def _old_headings(self) -> list[tuple[int, str]]:
        headings = (part.heading.old for part in self.parts if part.heading and part.heading.old)
        return sorted((heading.at, heading.line) for heading in headings)

    def stood_in(self, entry: Entry) -> str:
        """The heading under which a block stood on the old page; for a heading, the one before it. "" for none."""
        at = entry.old.at if entry.old else -1
        place = bisect_left(self._old_headings, (at, ""))
        return self._old_headings[place - 1][1] if place else ""

    @property
    def before(self) -> str:
        """The old page as `read.plain` gives it, made from the new one by taking the changes back."""
        return _lines([(entry.old, entry) for entry in self.entries], INSERT)

    @property
    def after(self) -> str:
        """The new page as `read.plain` gives it, made from the old one by the changes."""
        return _lines([(entry.new, entry) for entry in self.entries], DELETE)


def segments(cell: Cell) -> Iterator[tuple[Piece, frozenset[Style]]]:
    """The pieces of a text, cut wherever its style changes, and the styles of each."""
    at_old = at_new = 0
    for piece in cell.pieces:
        text = cell.old if piece.kind is DELETE else cell.new or cell.old
        start = at_old if piece.kind is DELETE or cell.new is None else at_new
        end = start + len(piece.text)
        marks = [m for m in (text.marks if text else ()) if m.start < end and m.end > start]
        cuts = sorted({start, end, *(c for m in marks for c in m[:2] if start < c < end)})
        for first, last in pairwise(cuts):
            styles = frozenset(m.style for m in marks if m.start <= first and m.end >= last)
            yield piece._replace(text=piece.text[first - start : last - start]), styles
        at_old += 0 if piece.kind is INSERT else len(piece.text)
        at_new += 0 if piece.kind is DELETE else len(piece.text)


def _lines(blocks: Sequence[tuple[Block | None, Entry]], without: object) -> str:
    lines = []
    for block, entry in sorted(((b, e) for b, e in blocks if b), key=lambda pair: pair[0].at):
        cells = [c for c in entry.cells if (c.old if without is INSERT else c.new) is not None]
        words = " | ".join("".join(p.text for p in cell.pieces if p.kind is not without) for cell in cells)
        lines.append(f"{block.number} {words}" if block.number else words)
    return "\n".join(lines)
