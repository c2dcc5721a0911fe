"""Reads YAML line by line, where it is written in the plain way of most fact files: several times faster than a parser.

It answers only where it understands everything, and then as the parser does; whatever is unusual or wrong is left to
the parser, which says what there is to say about it. Not understood are anchors, aliases, tags, directives, escapes,
tabs, a second document, keys that are no plain word or stand twice, and lines that do not begin in the column of those
that they belong to.
"""

from __future__ import annotations

from typing import Any

from generator.entries import BRACKETS, EMPTY, OPEN, SCALAR, Entries
from generator.values import Map, Seq

_LARGEST, _DEEPEST = 100_000, 16
"""Longest text and most collections within each other that are read here, far below any limit of the parser's."""
_ENTRIES = Entries()


def read_lines(text: str) -> Map | None:
    """The mapping that a file holds; None where it is not understood."""
    if len(text) > _LARGEST:
        return None
    reading = _Reading(text)
    try:
        reading.run()
    except _OddError:
        return None
    return reading.root or None


class _OddError(Exception):
    """Here stands what is not understood."""


class _Reading:
    """One pass over the lines of a file, which fills `root`.

    `top` is the list or mapping to which the next entry may belong, and `level` the column in which it stands; `stack`
    is what it stands in. `pending` is the key above if it has no value yet, which may stand below it.
    """

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        if self.lines[0] == "---":
            self.lines[0] = ""
        self.entries: list[Any] = list(map(_ENTRIES.__getitem__, self.lines))
        self.walk = iter(enumerate(self.entries))
        self.marks: list[Any] = [self.entries, 0]
        self.root = _map(self.marks)
        self.top: Any = self.root
        self.level, self.listing = 0, False
        self.stack: list[tuple[Any, list[Any], int, bool]] = []
        self.pending: str | None = None
        self.last, self.name = -1, ""  # the line and the key of the value above

    def run(self) -> None:
        """Read all lines. Raises _OddError at the first that is not understood."""
        for line, entry in self.walk:
            if entry is None:
                continue
            _, column, behind, key, _, _, _ = entry
            if column != self.level or self.listing == (behind == column):
                if self.pending is not None and (column > self.level or (column == self.level and behind > column)):
                    if key is None and behind == column:
                        self.value_below(line, entry)
                        continue
                    self.open(column, behind > column)
                elif column > self.level:
                    self.go_on(line)
                    continue
                else:
                    self.close(column, behind > column)
            self.add(line, entry)

    def add(self, line: int, entry: Any) -> None:
        """Puts an entry into the list or mapping to which it belongs."""
        kind, _, behind, key, value, _, _ = entry
        top, self.last = self.top, line
        if self.listing:
            if key is None:
                top.append(value if kind == SCALAR else self.long_value(line, kind))
                self.marks.append(line)
                self.pending = None
                return
            self.stack.append((top, self.marks, self.level, True))
            marks, self.marks = self.marks, [self.entries, behind]
            inner = self.top = _map(self.marks)
            self.level, self.listing = behind, False
            marks.append(inner)
            top.append(inner)
            top = inner
        if key is None or key in top:
            raise _OddError
        self.pending, self.name = None, key
        if kind == SCALAR:
            top[key] = value
        elif kind == EMPTY:
            top[key] = None
            self.pending = key
        else:
            top[key] = self.long_value(line, kind)
        self.marks.append(line)

    def open(self, column: int, listing: bool) -> None:
        """Begins a list or mapping below the key that waits for its value."""
        if len(self.stack) == _DEEPEST:
            raise _OddError
        self.stack.append((self.top, self.marks, self.level, self.listing))
        marks, self.marks = self.marks, [self.entries, column]
        inner = _seq(self.marks) if listing else _map(self.marks)
        marks[-1] = (marks[-1], inner)
        self.top[self.pending] = inner
        self.top, self.level, self.listing = inner, column, listing

    def close(self, column: int, listing: bool) -> None:
        """Goes back to what stands in a column further left, or to the mapping whose list stands in its own column."""
        stack = self.stack
        level = self.level
        while level > column:
            self.top, self.marks, level, self.listing = stack.pop()
        if self.listing and not listing:
            self.top, self.marks, level, self.listing = stack.pop()
        if level != column or self.listing != listing:
            raise _OddError
        self.level = level

    def value_below(self, line: int, entry: Any) -> None:
        """Puts a value that stands by itself below its key."""
        kind, _, _, _, value, _, _ = entry
        assert self.pending is not None  # or else it would belong to the text above
        self.top[self.pending] = value if kind == SCALAR else self.long_value(line, kind)
        self.marks[-1] = (self.marks[-1], line)
        self.last, self.name, self.pending = line, self.pending, None

    def go_on(self, line: int) -> None:
        """Takes a line, and those behind it, for more of the text above."""
        if self.last < 0 or self.join(self.last, line) != SCALAR:
            raise _OddError
        self.top[-1 if self.listing else self.name] = self.entries[self.last][4]

    def long_value(self, line: int, kind: int) -> Any:
        """The value of an entry that is in brackets, or takes several lines."""
        if kind == OPEN:
            kind = self.join(line, line)
        if kind > BRACKETS:
            raise _OddError
        _, _, _, _, value, text, (_, _, start, end) = self.entries[line]
        return value.make(text, line + 1, start, end) if kind == BRACKETS else value

    def join(self, first: int, line: int) -> int:
        """Puts an entry and the lines behind it together, and tells its kind; reading goes on behind them.

        These lines are empty, or stand further right than what the entry belongs to. `line` is where reading is.
        """
        margin = " " * (self.level + 1)
        lines = self.lines
        end = first + 1
        while end < len(lines) and (lines[end].startswith(margin) or not lines[end].strip(" ")):
            end += 1
        if end <= line:
            raise _OddError
        for _ in range(end - line - 1):
            next(self.walk)
        entry: Any = _ENTRIES["\n".join(lines[first:end]) + ("\n" if end < len(lines) else "")]
        self.entries[first] = entry
        kind: int = entry[0]
        return kind


def _map(marks: list[Any]) -> Map:
    made = Map.__new__(Map)
    made.marks = marks
    return made


def _seq(marks: list[Any]) -> Seq:
    made = Seq.__new__(Seq)
    made.marks = marks
    return made
