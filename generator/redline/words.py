"""The difference of two texts in whole words: what stays, what is struck out, what is put in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from generator.redline.matches import Match, tidy


class Kind(Enum):
    """What became of a piece of text."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


EQUAL, INSERT, DELETE = Kind


class Piece(NamedTuple):
    """A stretch of text. All pieces but the inserted ones make the old text, all but the deleted ones the new one."""

    kind: Kind
    text: str
    renumbered: bool = False
    """Only the number of a section differs, and it is the same section: no change of what the text says."""


class Token(NamedTuple):
    """A word, a number or one sign, with the white space before it; the last may be white space alone."""

    space: str
    text: str


_SIGN = "!-/:-@\\[-`{-~¡-±´¶-¸»¿×÷\u2010-\u2027\u2030-\u205e।॥\u3001-\u3003\u3008-\u3011"
_LETTER = f"[^\\s{_SIGN}]"
_MARKS = "[\u0300-\u036f\ufe0e\ufe0f\u200d\u20e3]*"
_TOKEN = re.compile(
    rf"(\s*)("
    rf"https?://[^\s]*{_LETTER}/?"
    rf"|[$£€]?{_LETTER}+(?:(?:['’.@&_\u2010\u2011-]|(?<=\d)[,:/](?=\d)){_LETTER}+)*%?"
    rf"|[{_SIGN}]{_MARKS}"
    r"|\Z)"
)
LIMIT = 100_000_000
"""Pairs of tokens that are compared at once; longer texts are first cut at two words that come but once in each."""


def tokens(text: str) -> tuple[Token, ...]:
    """The text cut into tokens; joined again, they are the text."""
    return tuple(Token(*found) for found in _TOKEN.findall(text) if found != ("", ""))


def diff(old: str, new: str) -> tuple[Piece, ...]:
    """What turns one text into the other, in whole words and numbers.

    Few words that stay between many that change are taken for changed too, so that a reader sees one change and not
    five. Equal texts are one piece, and empty texts none.
    """
    if old == new:
        return (Piece(EQUAL, old),) if old else ()
    before, after = tokens(old), tokens(new)
    return pieces(before, after, [token.text for token in before], [token.text for token in after])


def pieces(
    old: Sequence[Token], new: Sequence[Token], old_keys: Sequence[Hashable], new_keys: Sequence[Hashable]
) -> tuple[Piece, ...]:
    """The same for texts that are cut already. Tokens are the same where their keys are equal.

    Where tokens with equal keys read differently, the piece is `renumbered`.
    """
    numbers: dict[Hashable, int] = {}
    before = [numbers.setdefault(key, len(numbers)) for key in old_keys]
    after = [numbers.setdefault(key, len(numbers)) for key in new_keys]
    matches = tidy(_matches(before, after), before, after, [t.text for t in old], [t.text for t in new])
    return tuple(_merged(_pieces(old, new, matches)))


def _matches(old: list[int], new: list[int]) -> list[Match]:
    """A longest row of tokens that both texts have in the same order."""
    first, last = 0, 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    inner_old, inner_new = old[first : len(old) - last], new[first : len(new) - last]
    found = [Match(0, 0, first)] if first else []
    found += [Match(m.old + first, m.new + first, m.size) for m in _inner(inner_old, inner_new)]
    if last:
        found.append(Match(len(old) - last, len(new) - last, last))
    return found


def _inner(old: list[int], new: list[int]) -> Iterator[Match]:
    from rapidfuzz.distance import LCSseq

    if len(old) * len(new) <= LIMIT:
        blocks = LCSseq.opcodes(old, new).as_matching_blocks() if old and new else ()
        yield from (Match(block.a, block.b, block.size) for block in blocks if block.size)
        return
    at_old, at_new = 0, 0
    for pair in [*_landmarks(old, new), (len(old), len(new))]:
        gap_old, gap_new = old[at_old : pair[0]], new[at_new : pair[1]]
        if len(gap_old) * len(gap_new) <= LIMIT:
            yield from (Match(m.old + at_old, m.new + at_new, m.size) for m in _inner(gap_old, gap_new))
        if pair[0] < len(old):
            yield Match(*pair, 1)
        at_old, at_new = pair[0] + 1, pair[1] + 1


def _landmarks(old: list[int], new: list[int]) -> list[tuple[int, int]]:
    """Where two tokens stand together that do so once in each text, as far as these come in the same order."""
    places: list[dict[tuple[int, int], int]] = []
    for text in (old, new):
        once: dict[tuple[int, int], int] = {}
        for at, two in enumerate(pairwise(text)):
            once[two] = -1 if two in once else at
        places.append(once)
    pairs = [(at, places[1].get(two, -1)) for two, at in places[0].items() if at >= 0]
    return in_order(sorted(pair for pair in pairs if pair[1] >= 0))


def in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs of which both numbers rise; the first numbers rise already."""
    ends: list[int] = []
    best: list[int] = []
    previous: list[int] = []
    for at, (_, value) in enumerate(pairs):
        place = bisect_left(ends, value)
        previous.append(best[place - 1] if place else -1)
        if place == len(ends):
            ends.append(value)
            best.append(at)
        else:
            ends[place], best[place] = value, at
    row: list[tuple[int, int]] = []
    at = best[-1] if best else -1
    while at >= 0:
        row.append(pairs[at])
        at = previous[at]
    return row[::-1]


def _pieces(old: Sequence[Token], new: Sequence[Token], matches: Sequence[Match]) -> Iterator[Piece]:
    at_old, at_new = 0, 0
    for match in (*matches, Match(len(old), len(new), 0)):
        yield from _change(old[at_old : match.old], new[at_new : match.new])
        for before, after in zip(
            old[match.old : match.old + match.size], new[match.new : match.new + match.size], strict=True
        ):
            if before == after:
                yield Piece(EQUAL, before.space + before.text)
                continue
            if before.space == after.space:
                yield Piece(EQUAL, before.space)
            else:
                yield Piece(DELETE, before.space)
                yield Piece(INSERT, after.space)
            same = before.text == after.text
            if same:
                yield Piece(EQUAL, before.text)
            else:
                yield Piece(DELETE, before.text, renumbered=True)
                yield Piece(INSERT, after.text, renumbered=True)
        at_old, at_new = match.old + match.size, match.new + match.size


def _change(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Piece]:
    """One change; white space with which both sides begin stays."""
    before, after = _joined(old), _joined(new)
    if old and new and old[0].space == new[0].space:
        space = old[0].space
        yield Piece(EQUAL, space)
        before, after = before[len(space) :], after[len(space) :]
    yield Piece(DELETE, before)
    yield Piece(INSERT, after)


def _joined(part: Sequence[Token]) -> str:
    return "".join([token.space + token.text for token in part])


def _merged(found: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece; of each change, what is deleted comes first."""
    equal: list[str] = []
    change: dict[tuple[Kind, bool], list[str]] = {}
    light = False
    for piece in found:
        if not piece.text:
            continue
        if piece.kind is EQUAL or piece.renumbered != light:
            yield from _flushed(change)
            change = {}
        if piece.kind is EQUAL:
            equal.append(piece.text)
            continue
        if equal:
            yield Piece(EQUAL, "".join(equal))
            equal = []
        light = piece.renumbered
        change.setdefault((piece.kind, light), []).append(piece.text)
    yield from _flushed(change)
    if equal:
        yield Piece(EQUAL, "".join(equal))


def _flushed(change: dict[tuple[Kind, bool], list[str]]) -> Iterator[Piece]:
    for kind, light in sorted(change, key=lambda key: key[0] is INSERT):
        yield Piece(kind, "".join(change[kind, light]), light)
