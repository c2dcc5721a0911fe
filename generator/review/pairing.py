"""Which item of a list is which item of its later form, whatever order and whatever changed inside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from generator.facts.base import Facts, fields_of, said
from generator.facts.leaf import Kind
from generator.facts.terms import In

ALIKE = 0.5
"""From this share of equal facts, or of equal letters in order, on, two items that nothing else names are one item."""


def pair(
    old: Sequence[Any], new: Sequence[Any]
) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...], tuple[int, ...]]:
    """The pairs of indexes of items that are the same one, those that are gone from `old`, those that came in `new`.

    Equal items pair first, then items of one name (its id, else its first fact), then items without an id that alone
    say one word of a choice, then the likest of what is left, and last texts and nameless groups of one place.
    Every index stands in the result once; pairs are in the order of `old`.
    """
    pairs: dict[int, int] = {}
    left, right = dict(enumerate(old)), dict(enumerate(new))

    def take(i: int, j: int) -> None:
        pairs[i] = j
        del left[i], right[j]

    for names in (_itself, _first_fact):
        known: dict[Hashable, list[int]] = {}
        for j, item in right.items():
            known.setdefault(names(item), []).append(j)
        before = Counter(names(item) for item in left.values())
        for i, item in list(left.items()):
            name = names(item)
            found = known.get(name)
            # A name that several items bear names none of them; equal items are as good as each other.
            if name is not None and found and (names is _itself or len(found) == before[name] == 1):
                take(i, found.pop(0))
    for name in _telling(old, new):
        bearers = {word: j for j, item in right.items() if (word := _word(item, name))}
        for i, item in list(left.items()):
            word = _word(item, name)
            if word in bearers:
                take(i, bearers[word])
    _pair_likely(left, right, take)
    for i in [i for i in left if i in right]:
        if isinstance(left[i], str | Facts) and type(left[i]) is type(right[i]) and not getattr(left[i], "id", None):
            take(i, i)  # a text or a nameless group that was written anew in its place
    return tuple(sorted(pairs.items())), tuple(left), tuple(right)


def _pair_likely(left: Mapping[int, Any], right: Mapping[int, Any], take: Callable[[int, int], None]) -> None:
    likely = sorted(
        ((_likeness(a, b), i, j) for i, a in left.items() for j, b in right.items()), key=lambda t: (-t[0], t[1], t[2])
    )
    for likeness, i, j in likely:
        if likeness >= ALIKE and i in left and j in right:
            take(i, j)


def _itself(item: Any) -> Hashable:
    return (type(item), repr(item))


def _first_fact(item: Any) -> Hashable:
    if not isinstance(item, Facts):
        return None
    facts = said(item)
    for name in fields_of(type(item)):
        if facts.get(name) is not None:
            return (name, str(facts[name]))
    return None


def _telling(old: Sequence[Any], new: Sequence[Any]) -> Iterator[str]:
    """The choices that tell the items of both lists apart: no two items of one list say the same word."""
    kinds = {type(item) for item in (*old, *new)}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None or not issubclass(kind, Facts) or "id" in fields_of(kind):
        return
    for name, field in fields_of(kind).items():
        choice = isinstance(field.kind, In) or (isinstance(field.kind, Kind) and "enum" in field.kind.schema)
        if choice and not field.many:
            words = [[word for item in items if (word := _word(item, name))] for items in (old, new)]
            if all(len(set(each)) == len(each) for each in words):
                yield name


def _word(item: Any, name: str) -> str | None:
    value = said(item).get(name)
    return None if value is None else str(value)


def _likeness(a: Any, b: Any) -> float:
    """From 0 to 1. Terms and figures are alike only where they are equal, which was seen before."""
    if type(a) is not type(b):
        return 0
    if isinstance(a, str):
        return SequenceMatcher(None, a, b, autojunk=False).ratio()
    if not isinstance(a, Facts):
        text_a, text_b = getattr(a, "text", ""), getattr(b, "text", "")
        return SequenceMatcher(None, text_a, text_b, autojunk=False).ratio() if text_a and text_b else 0
    mine, theirs = said(a), said(b)
    shared = sum(1 for name in mine if name in theirs and mine[name] == theirs[name])
    return shared / max(len(mine), len(theirs), 1)
