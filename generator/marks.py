"""Where the values of a file stand that was read line by line; worked out when it is asked for, as few places ever are.

A list or mapping keeps marks, from which the places of its members can be told:

- One in brackets is marked by a tuple: its keys and its items as `Bracketed` has them, the text in which it stands, the
  line on which that text begins, and where in the text it begins and ends.
- Any other is marked by a list: the entries of the file by line (counted from 0), the column in which it stands, and a
  mark for each member. That is the line of its entry; for a value that stands below its key the pair of the key's line
  and of the value, which is a line again or the list or mapping itself; for an item that is a mapping, that mapping.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeAlias

Place: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line, end column as in `Span`, which `Span(*place)` makes; a bare tuple is quicker to make."""
Entry: TypeAlias = tuple[int, int, int, "str | None", Any, str, tuple[int, int, int, int]]
"""A key with its value, an item, or a value below its key, each with the lines that continue it, as `generator.entries`
reads it: its kind, the columns of what stands first and of what stands behind a dash, the key, the value, the text; and
where in that text the key begins and ends, and the value."""


def span_of(marks: Any) -> Place:
    """The place of a list or mapping: from its first key or dash to the end of its last value."""
    if type(marks) is tuple:
        return _place(*marks[2:])
    first = marks[2]
    line = first + 1 if type(first) is int else first[0] + 1 if type(first) is tuple else first.span[0]
    _, _, end_line, end_column = _value_at(marks[0], marks[-1])
    return (line, marks[1] + 1, end_line, end_column)


def members(marks: Any) -> Iterator[tuple[str, Place, Place]]:
    """Each key, its place and that of its value; an item of a list has no key, and twice its place."""
    if type(marks) is tuple:
        keys, items, text, line, _, _ = marks
        for index, (_, start, end) in enumerate(items):
            key, first, last = keys[index] if keys else ("", start, end)
            yield key, _place(text, line, first, last), _place(text, line, start, end)
        return
    entries = marks[0]
    for mark in marks[2:]:
        value_at = _value_at(entries, mark)
        line = mark[0] if type(mark) is tuple else mark
        key = entries[line][3] if type(line) is int else None
        if key is None:
            yield "", value_at, value_at
        else:
            _, _, _, _, _, text, (start, end, _, _) = entries[line]
            yield key, _place(text, line + 1, start, end), value_at


def member(marks: Any, key: str) -> tuple[Place, Place] | None:
    """The places of one key of a mapping and of its value; None where it has no such key."""
    if type(marks) is tuple:
        keys, items, text, line, _, _ = marks
        for (name, first, last), (_, start, end) in zip(keys, items, strict=True):
            if name == key:
                return _place(text, line, first, last), _place(text, line, start, end)
        return None
    entries = marks[0]
    for mark in islice(marks, 2, None):
        line = mark[0] if type(mark) is tuple else mark
        if entries[line][3] == key:
            _, _, _, _, _, text, (start, end, _, _) = entries[line]
            return _place(text, line + 1, start, end), _value_at(entries, mark)
    return None


def item(marks: Any, index: int) -> Place:
    """The place of one item of a list. Raises IndexError where it has no such item."""
    if type(marks) is tuple:
        _, start, end = marks[1][index]
        return _place(marks[2], marks[3], start, end)
    return _value_at(marks[0], marks[2 + index])


def _value_at(entries: list[Entry], mark: Any) -> Place:
    value = mark[1] if type(mark) is tuple else mark
    if type(value) is not int:
        place: Place = value.span
        return place
    _, _, _, _, _, text, (_, _, start, end) = entries[value]
    return _place(text, value + 1, start, end)


def _place(text: str, line: int, start: int, end: int) -> Place:
    if "\n" not in text:
        return (line, start + 1, line, end + 1)
    return (*_spot(text, line, start), *_spot(text, line, end))


def _spot(text: str, line: int, at: int) -> tuple[int, int]:
    return line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)
