"""The free texts of a company, in which rules look for patterns: all as one text, and each text once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from generator.facts.base import Facts
from generator.facts.leaves import Fact
from generator.once import once


class Place(NamedTuple):
    """Where a text stands, as it is met on a walk; its path is written out where somebody asks for it."""

    prefix: str
    rest: str
    number: int
    """Its number in the list at `prefix`, or -1."""
    group: type[Facts]
    name: str


class Texts:
    """Facts of one kind as one text, a line each, so that a pattern is looked for once and not once for each of them.

    A fact holds no line end: a pattern whose classes keep to the line never runs from one fact into the next.
    """

    def __init__(self, values: Sequence[str], places: Sequence[Place]) -> None:
        self.values = values
        self.places = places
        self._known: tuple[int, Known] = (0, [])

    @staticmethod
    def of(facts: Iterable[Fact]) -> Texts:
        """The texts of some facts."""
        found = list(facts)
        return Texts([str(f.value) for f in found], [Place(f.path, "", -1, f.group, f.name) for f in found])

    def fact(self, number: int) -> Fact:
        """The fact that holds a text."""
        prefix, rest, item, group, name = self.places[number]
        return Fact(f"{prefix}{rest}" if item < 0 else f"{prefix}[{item}]{rest}", self.values[number], group, name)

    def __iter__(self) -> Iterator[Fact]:
        return map(self.fact, range(len(self.values)))

    @once
    def text(self) -> str:
        """All of them; each line with its end, so that none is told otherwise for being the last."""
        return "\n".join([*self.values, ""])

    @once
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    @once
    def _starts(self) -> list[int]:
        return [0, *accumulate([len(value) + 1 for value in self.values])]

    def known(self) -> Known:
        """What those functions find in them that are asked once for each text."""
        asked = OnceAText.count()
        if self._known[0] != asked:  # none yet, or one has come since
            self._known = (asked, OnceAText.known(self))
        return self._known[1]

    def only(self, held: Sequence[object]) -> Texts:
        """Those for which there stands something true in `held`."""
        return Texts(list(compress(self.values, held)), list(compress(self.places, held)))

    def where(self, holds: Callable[[str], object]) -> Texts:
        """Those of which this is so."""
        return self.only(list(map(holds, self.values)))

    def in_fields(self, holds: Callable[[type[Facts], str], object]) -> Texts:
        """Those that stand in fields of which this is so, by group and name."""
        return self.only([holds(group, name) for _, _, _, group, name in self.places])

    def holds(self, stretches: Iterable[str]) -> bool:
        """True where any of these stretches, in lower case, occurs: asked before a pattern is looked for."""
        lower = self.lower
        return any(stretch in lower for stretch in stretches)

    def with_any(self, stretches: Sequence[str]) -> Texts:
        """Those in which any of these stretches, in lower case, occurs."""
        if not self.holds(stretches):
            return _NO_TEXTS
        return self.only([any([s in lower for s in stretches]) for lower in map(str.lower, self.values)])  # noqa: C419

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Fact, re.Match[str]]]:
        """Each match with the fact in which it begins."""
        for match in pattern.finditer(self.text):
            index = bisect_right(self._starts, match.start()) - 1
            if index < len(self.values):
                yield self.fact(index), match

    def find_near(self, stretch: str, pattern: re.Pattern[str]) -> Iterator[tuple[Fact, re.Match[str]]]:
        """As `find`, of a pattern all of whose matches hold a stretch of lower case: sought only in facts with it."""
        if len(self.lower) != len(self.text):  # İ becomes two characters
            yield from self.find(pattern)
            return
        at = self.lower.find(stretch)
        while at >= 0:
            index = bisect_right(self._starts, at) - 1
            end = self._starts[index + 1] - 1
            for match in pattern.finditer(self.text, self._starts[index], end):
                yield self.fact(index), match
            at = self.lower.find(stretch, end)


_NO_TEXTS = Texts((), ())

_Found = TypeVar("_Found", bound=Hashable)


class OnceAText(Generic[_Found]):
    """Made of a function that finds something in texts: it is asked once for each text, and what it found is kept.

    For a function to which it makes no difference where a text stands, and which others stand beside it: companies
    share many of their texts. All such functions are asked together, when the first of them is wanted.
    """

    MOST: ClassVar = 1_000_000
    """Characters of texts that are remembered; then all are forgotten, and begun anew."""

    _every: ClassVar[list[OnceAText[Any]]] = []
    _known: ClassVar[dict[str, _Finds]] = {}
    _size: ClassVar = 0

    def __init__(self, find: Callable[[Texts], Iterable[tuple[Fact, _Found]]]) -> None:
        self._find = find
        self._every.append(self)
        self._known.clear()  # what is known there is not known of this one

    def __call__(self, texts: Texts) -> Iterator[tuple[Fact, _Found]]:
        """Each find with its fact, in the order of the texts."""
        for number, found in texts.known():
            if self in found:
                fact = texts.fact(number)
                for one in found[self]:
                    yield fact, one

    @classmethod
    def count(cls) -> int:
        """How many of them there are."""
        return len(cls._every)

    @classmethod
    def known(cls, texts: Texts) -> Known:
        """What all of them find in texts."""
        if cls._size > cls.MOST:
            cls._known.clear()
            cls._size = 0
        found = list(map(cls._known.get, texts.values))
        if None in found:
            cls._ask(texts.only([known is None for known in found]))
            found = list(map(cls._known.get, texts.values))
        return [(number, known) for number, known in enumerate(found) if known]

    @classmethod
    def _ask(cls, new: Texts) -> None:
        """Has texts looked at that were not met before."""
        found: dict[str, dict[OnceAText[Any], dict[Any, None]]] = {}
        for one in cls._every:
            for fact, what in one._find(new):
                found.setdefault(str(fact.value), {}).setdefault(one, {})[what] = None
        cls._known.update(dict.fromkeys(new.values, _NOTHING))
        for value, by_one in found.items():
            cls._known[value] = {one: tuple(all_) for one, all_ in by_one.items()}
        cls._size += len(new.text)


_Finds = Mapping[OnceAText[Any], tuple[Any, ...]]
Known = list[tuple[int, _Finds]]
"""The numbers of the texts in which anything is found, each with what finds what in it."""
_NOTHING: _Finds = {}
