"""A redline without moves: what has moved is struck out where it stood and put in where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from generator.redline.model import Cell, Entry, Group, Redline, State
from generator.redline.read import BULLET, Kind, Text
from generator.redline.words import DELETE, INSERT, Piece

_ROWS = (Kind.ITEM, Kind.CONTENTS, Kind.ROW)
"""Blocks that stand in a list or a table with others."""
_Place = tuple[int, int, bool]
"""The numbers of a part and of a group in it (-1 is the heading), and whether it is where the group stood before."""


class _Slot(NamedTuple):
    place: _Place
    kind: Kind
    entry: Entry


def settled(redline: Redline) -> list[Group]:
    """The blocks of a page in an order in which both the old and the new page can be read from top to bottom.

    Headings are groups of their own. Nothing in it is moved, and each block looks as it did: one that has become
    another kind of item is struck out and put in.
    """
    slots = list(_slots(redline))
    gone = sorted((slot for slot in slots if slot.entry.moved and slot.entry.old), key=_old)
    out: list[_Slot] = []
    for slot in slots:
        if slot.entry.moved:
            out += [slot._replace(entry=new_side(slot.entry))] if slot.entry.new else []
            continue
        while gone and slot.entry.old and _old(gone[0]) < slot.entry.old.at:
            out.append(_ghost(gone.pop(0), out[-1] if out else None, slot))
        out += [slot] if _looks_alike(slot.entry) else [slot._replace(entry=e) for e in _sides(slot.entry)]
    while gone:
        out.append(_ghost(gone.pop(0), out[-1] if out else None, None))
    runs = (list(run) for _, run in groupby(out, key=lambda slot: slot.place))
    return [Group(run[0].kind, tuple(slot.entry for slot in run)) for run in runs]


def _slots(redline: Redline) -> Iterator[_Slot]:
    for at, part in enumerate(redline.parts):
        if part.heading:
            yield _Slot((at, -1, False), Kind.HEADING, part.heading)
        for number, group in enumerate(part.groups):
            yield from (_Slot((at, number, False), group.kind, entry) for entry in group.entries)


def _old(slot: _Slot) -> int:
    return slot.entry.old.at if slot.entry.old else -1


def _ghost(slot: _Slot, last: _Slot | None, following: _Slot | None) -> _Slot:
    """What has moved, where it stood: in the list or table around it, if it stood in one that is still there."""
    place: _Place = (*slot.place[:2], True)
    if slot.kind in _ROWS:
        around = [near.place for near in (last, following) if near and near.kind is slot.kind]
        if len(around) == 2 and around[0] == around[1]:
            place = around[0]
        elif slot.place in around:
            place = slot.place
    return slot._replace(place=place, entry=old_side(slot.entry))


def _looks_alike(entry: Entry) -> bool:
    """False where a bullet became a number, or a block another level: marks within one block cannot say so."""
    looks = [(block.level, block.number == BULLET) for block in (entry.old, entry.new) if block]
    return looks[0] == looks[-1]


def _sides(entry: Entry) -> tuple[Entry, Entry]:
    return old_side(entry), new_side(entry)


def old_side(entry: Entry) -> Entry:
    """What an entry was, as struck out."""
    cells = tuple(Cell(c.old, None, _whole(c.old, DELETE)) for c in entry.cells)
    return Entry(entry.old, None, cells, False, State.DELETED)


def new_side(entry: Entry) -> Entry:
    """What an entry is, as put in."""
    cells = tuple(Cell(None, c.new, _whole(c.new, INSERT)) for c in entry.cells)
    return Entry(None, entry.new, cells, False, State.INSERTED)


def _whole(text: Text | None, kind: object) -> tuple[Piece, ...]:
    if text is None or not text.words:
        return ()
    return (Piece(DELETE if kind is DELETE else INSERT, text.words),)
