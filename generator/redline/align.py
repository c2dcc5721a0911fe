"""Which part of the old page became which part of the new one: equal parts first, then the likeliest, in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from generator.redline.words import in_order

T = TypeVar("T")
Pair = tuple[T | None, T | None]
"""A part of the old page and what it became; None where it was not there, or is no more."""
MOST = 250_000
"""Pairs whose likeness is looked at for one stretch; beyond it, parts are paired as they come."""


def in_turn(
    old: Sequence[T], new: Sequence[T], key: Callable[[T], Hashable], likeness: Callable[[T, T], float]
) -> list[Pair[T]]:
    """Pairs the parts of two rows without changing their order.

    Parts with equal keys are pairs first. Of the rest, those are pairs whose likeness (0: none; at most 1) is the
    greatest in all. What is gone stands before what is new.
    """
    pairs: list[Pair[T]] = []
    at_old, at_new = 0, 0
    for same_old, same_new in [*_equal([key(part) for part in old], [key(part) for part in new]), (len(old), len(new))]:
        between = _likely(old[at_old:same_old], new[at_new:same_new], likeness)
        pairs += between
        if same_old < len(old):
            pairs.append((old[same_old], new[same_new]))
        at_old, at_new = same_old + 1, same_new + 1
    return pairs


def _equal(old: list[Hashable], new: list[Hashable]) -> list[tuple[int, int]]:
    """The places of a longest row of keys that both have in the same order."""
    first, last = 0, 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    found = [(at, at) for at in range(first)]
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    if not set(inner_new).isdisjoint(inner_old):
        from rapidfuzz.distance import LCSseq

        numbers: dict[Hashable, int] = {}
        ids = [[numbers.setdefault(key, len(numbers)) for key in keys] for keys in (inner_old, inner_new)]
        for block in LCSseq.opcodes(*ids).as_matching_blocks():
            found += [(first + block.a + by, first + block.b + by) for by in range(block.size)]
    return found + [(len(old) - by, len(new) - by) for by in range(last, 0, -1)]


def _likely(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[Pair[T]]:
    """The pairs with the greatest likeness in all, in order."""
    if not old or not new:
        return [*((part, None) for part in old), *((None, part) for part in new)]
    if len(old) * len(new) > MOST:
        return _as_they_come(old, new, likeness)
    like = [[likeness(before, after) for after in new] for before in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        row, below, scores = best[i], best[i + 1], like[i]
        for j in range(len(new) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], scores[j] + below[j + 1] if scores[j] else 0.0)
    pairs: list[Pair[T]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((old[i], None))
            i += 1
        else:
            pairs.append((None, new[j]))
            j += 1
    return [*pairs, *((part, None) for part in old[i:]), *((None, part) for part in new[j:])]


def _as_they_come(old: Sequence[T], new: Sequence[T], likeness: Callable[[T, T], float]) -> list[Pair[T]]:
    pairs: list[Pair[T]] = []
    for before, after in zip(old, new, strict=False):
        pairs += [(before, after)] if likeness(before, after) else [(before, None), (None, after)]
    shorter = min(len(old), len(new))
    return [*pairs, *((part, None) for part in old[shorter:]), *((None, part) for part in new[shorter:])]


def by_name(
    old: Sequence[T], new: Sequence[T], names: Sequence[Callable[[T], Hashable]], likeness: Callable[[T, T], float]
) -> list[tuple[T | None, T | None, bool]]:
    """Pairs parts that have names wherever they stand, in the order of the new row, and tells which have moved.

    Names are tried one after the other, and None is no name; what is still alone goes to the likeliest. As few as
    possible count as moved. What is gone stands behind what it stood behind.
    """
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for name in names:
        free: dict[Hashable, list[int]] = {}
        for at, part in enumerate(old):
            if at not in taken and name(part) is not None:
                free.setdefault(name(part), []).append(at)
        for at, part in enumerate(new):
            if at not in partner and (found := free.get(name(part))):
                partner[at] = found.pop(0)
                taken.add(partner[at])
    lone_old, lone_new = (
        [at for at in range(len(old)) if at not in taken],
        [at for at in range(len(new)) if at not in partner],
    )
    if len(lone_old) * len(lone_new) <= MOST:
        likely = sorted((-score, a, b) for a in lone_old for b in lone_new if (score := likeness(old[a], new[b])))
        for _, a, b in likely:
            if a not in taken and b not in partner:
                partner[b] = a
                taken.add(a)
    stay = {b for _, b in in_order(sorted((a, b) for b, a in partner.items()))}
    stand = {partner[b] for b in stay}
    found_pairs: list[tuple[T | None, T | None, bool]] = []

    def gone(after: int) -> None:
        for at in range(after + 1, len(old)):
            if at in stand:
                return
            if at not in taken:
                found_pairs.append((old[at], None, False))

    gone(-1)
    for at, part in enumerate(new):
        mate = partner.get(at)
        found_pairs.append((None if mate is None else old[mate], part, mate is not None and at not in stay))
        if at in stay and mate is not None:
            gone(mate)
    return found_pairs
