"""Rows of numbers, letters and roman numbers, and where they break."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.prose.document import Block
from generator.prose.markers import ordinal, roman


class Sign(NamedTuple):
    """A number or letter before a heading, an item or a part of a sentence."""

    label: str
    shape: str
    """What is around the label and how deep it stands: signs of one row have one shape."""
    start: int
    """Where it stands in the text; for a marker, where the text behind it begins."""
    block: Block
    automatic: bool = False
    """True where the browser counts and not the author."""


@dataclass(frozen=True, slots=True)
class Break:
    sign: Sign
    before: str
    missing: tuple[str, ...]
    """The labels that are left out; none where the number is repeated."""


@dataclass(slots=True)
class _Row:
    last: int
    count: int
    label: str
    at: int


@lru_cache(maxsize=1024)
def _readings(label: str) -> tuple[tuple[str, int], ...]:
    """How a label can be read: as a number, a letter or a roman number, with its place in such a row."""
    prefix, _, last = label.rpartition(".")
    place = ordinal(last)
    if place is None:
        return ()
    if last.isdigit():
        return ((prefix + ".1", place),)
    case = "A" if last.isupper() else "a"
    readings = [(prefix + case, place)] if len(last) == 1 else []
    value = roman(last)
    if value is not None:
        readings.append((prefix + ("I" if case == "A" else "i"), value))
    return tuple(readings)


def _name(style: str, place: int) -> str:
    """The label of a place in a row, as in “c” for 3; romans as far as they are likely to be missed."""
    kind, prefix = style[-1], style[:-1]
    if kind == "1":
        return f"{prefix}{place}" if prefix != "." else str(place)
    if kind in "aA":
        return chr(ord(kind) + place - 1)
    small = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
    word = small[place - 1] if place <= len(small) else str(place)
    return word.upper() if kind == "I" else word


_DEEPEST = 6
"""Rows that are left open within each other and can still go on."""
_AHEAD = 30
"""Signs that are looked at for the one that follows."""


_COUNTED = [str(number) for number in range(1, 200)]


def is_counted(labels: list[str]) -> bool:
    """True for 1, 2, 3 and so on from the first to the last: most rows, and none of them breaks."""
    return labels == _COUNTED[: len(labels)]


def breaks(signs: list[Sign]) -> Iterator[Break]:
    """Where a row of signs leaves a label out or repeats one. Rows within rows are followed."""
    rows: dict[tuple[str, str], list[_Row]] = {}
    for number, sign in enumerate(signs):
        readings = _readings(sign.label)
        if not readings or _goes_on(sign, readings, rows):
            continue
        begins = [style for style, place in readings if place == 1]
        if begins:
            opened = rows.setdefault((sign.shape, begins[-1]), [])
            opened.append(_Row(1, 1, sign.label, sign.start))
            del opened[:-_DEEPEST]
            continue
        for style, place in readings:
            stack = rows.get((sign.shape, style))
            if not stack:
                continue
            row = stack[-1]
            if sign.automatic:
                row.last += 1
                break
            found = _break(sign, style, place, row, signs[number + 1 : number + 1 + _AHEAD])
            if found is not None:
                yield found
            if place >= row.last:
                stack[-1] = _Row(place, 1, sign.label, sign.start)
            break
        else:
            style, place = readings[0]
            rows.setdefault((sign.shape, style), []).append(_Row(place, 1, sign.label, sign.start))


def _goes_on(sign: Sign, readings: tuple[tuple[str, int], ...], rows: dict[tuple[str, str], list[_Row]]) -> bool:
    for style, place in readings:
        stack = rows.get((sign.shape, style), [])
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].last + 1 == place:
                stack[depth] = _Row(place, stack[depth].count + 1, sign.label, sign.start)
                del stack[depth + 1 :]
                return True
    return False


def _break(sign: Sign, style: str, place: int, row: _Row, rest: list[Sign]) -> Break | None:
    following = next((other for other in rest if other.shape == sign.shape), None)
    goes_on = following is not None and (style, place + 1) in _readings(following.label)
    gap = place - row.last
    if gap == 0:
        sure = row.count >= 2 and goes_on
        return Break(sign, row.label, ()) if sure else None
    sure = goes_on or row.count >= 2 or (row.last == 1 and style[-1] != "1")
    if 1 < gap <= (8 if goes_on else 3) and sure:
        return Break(sign, row.label, tuple(_name(style, n) for n in range(row.last + 1, place)))
    return None
