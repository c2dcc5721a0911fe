"""The free texts of a company, in which rules look for patterns: all as one text, and each text once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any, Generic, TypeVar

from generator.facts.base import Facts
from generator.facts.leaves import Fact
from generator.once import once


class Texts:
    """Facts of one kind as one text, a line each, so that a pattern is looked for once and not once for each of them.

    A fact holds no line end: a pattern whose classes keep to the line never runs from one fact into the next.
    """

    def __init__(self, values: Sequence[str], fact: Callable[[int], Fact]) -> None:
        """The texts, and what makes the fact of each by its number: few of them are ever needed."""
        self.values = values
        self.fact = fact

    @staticmethod
    def of(facts: Sequence[Fact]) -> Texts:
        """The texts of some facts."""
        return Texts([str(fact.value) for fact in facts], facts.__getitem__)

    @once
    def text(self) -> str:
        """All of them; each line with its end, so that none is told otherwise for being the last."""
        return "\n".join([*self.values, ""])

    @once
    def _starts(self) -> list[int]:
        return [0, *accumulate([len(value) + 1 for value in self.values])]

    @once
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def holds(self, stretches: Iterable[str]) -> bool:
        """True where any of these stretches, in lower case, occurs: asked before a pattern is looked for."""
        lower = self.lower
        return any(stretch in lower for stretch in stretches)

    def where(self, holds: Callable[[str], Any]) -> Texts:
        """Those of which this is so."""
        return self.numbered([number for number, value in enumerate(self.values) if holds(value)])

    def with_any(self, stretches: Sequence[str]) -> Texts:
        """Those in which any of these stretches, in lower case, occurs."""
        if not self.holds(stretches):
            return self.numbered(())
        return self.where(lambda value: any(map(value.lower().__contains__, stretches)))

    def numbered(self, numbers: Sequence[int]) -> Texts:
        """Those of these numbers."""
        return Texts([self.values[number] for number in numbers], lambda number: self.fact(numbers[number]))

    def __iter__(self) -> Iterator[Fact]:
        return map(self.fact, range(len(self.values)))

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


_Place = tuple[str, str, bool, type[Facts], str]
"""Two parts of a path, whether it is that of a list, the group and the name."""


class Words:
    """Texts with their places, as they are met on a walk: a path is written out where somebody asks for it."""

    def __init__(self) -> None:
        self._values: list[str] = []
        self._places: list[tuple[int, _Place]] = []
        """The places, each with the number of its first text."""

    def add(self, place: _Place, *texts: str) -> None:
        """A text, or those of a list."""
        self._places.append((len(self._values), place))
        self._values += texts

    def fact(self, number: int) -> Fact:
        """The fact that holds a text."""
        first, place = self._places[bisect_right(self._places, number, key=itemgetter(0)) - 1]
        prefix, rest, many, group, name = place
        path = f"{prefix}{rest}[{number - first}]" if many else prefix + rest
        return Fact(path, self._values[number], group, name)

    @staticmethod
    def all(parts: Sequence[Words]) -> Texts:
        """The texts of all parts, one after the other."""
        values = [value for part in parts for value in part._values]
        starts = [0, *accumulate([len(part._values) for part in parts])]

        def fact(number: int) -> Fact:
            part = bisect_right(starts, number) - 1
            return parts[part].fact(number - starts[part])

        return Texts(values, fact)


_Found = TypeVar("_Found", bound=Hashable)


class OnceAText(Generic[_Found]):
    """Made of a function that finds something in texts: it is asked once for each text, and what it found is kept.

    For a function to which it makes no difference where a text stands, and which others stand beside it: companies
    share many of their texts.
    """

    MOST = 1_000_000
    """Characters of texts that are remembered; then all are forgotten, and begun anew."""

    def __init__(self, find: Callable[[Texts], Iterable[tuple[Fact, _Found]]]) -> None:
        self._find = find
        self._known: dict[str, tuple[_Found, ...]] = {}
        self._size = 0

    def __call__(self, texts: Texts) -> Iterator[tuple[Fact, _Found]]:
        """Each find with its fact, in the order of the texts."""
        if self._size > self.MOST:
            self._known.clear()
            self._size = 0
        found = list(map(self._known.get, texts.values))
        if None in found:
            self._ask(texts.numbered([number for number, all_ in enumerate(found) if all_ is None]))
            found = list(map(self._known.get, texts.values))
        if any(found):
            for number, all_ in enumerate(found):
                if all_:
                    fact = texts.fact(number)
                    for one in all_:
                        yield fact, one

    def _ask(self, new: Texts) -> None:
        """Finds what is in texts that were not met before."""
        found: dict[str, dict[_Found, None]] = {}
        for fact, one in self._find(new):
            found.setdefault(str(fact.value), {})[one] = None
        self._known.update(dict.fromkeys(new.values, ()))
        self._known.update({value: tuple(all_) for value, all_ in found.items()})
        self._size += len(new.text)
