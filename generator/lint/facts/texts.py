"""The free texts of a company, in which rules look for patterns: all as one text, and each text once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, compress
from typing import Generic, TypeVar

from generator.facts.leaves import Fact


class Texts:
    """Facts of one kind as one text, a line each, so that a pattern is looked for once and not once for each of them.

    A fact holds no line end: a pattern whose classes keep to the line never runs from one fact into the next.
    """

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts

    @cached_property
    def values(self) -> Sequence[str]:
        """The text of each fact."""
        return [str(fact.value) for fact in self.facts]

    @cached_property
    def text(self) -> str:
        """All of them; each line with its end, so that none is told otherwise for being the last."""
        return "\n".join([*self.values, ""])

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate([len(value) + 1 for value in self.values])]

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def holds(self, stretches: Iterable[str]) -> bool:
        """True where any of these stretches, in lower case, occurs: asked before a pattern is looked for."""
        lower = self.lower
        return any(stretch in lower for stretch in stretches)

    def with_any(self, stretches: Sequence[str]) -> Texts:
        """Those in which any of these stretches, in lower case, occurs."""
        if not self.holds(stretches):
            return _NO_TEXTS
        lower = [value.lower() for value in self.values]
        held = [any(stretch in text for stretch in stretches) for text in lower]
        return Texts(tuple(compress(self.facts, held)))

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[Fact, re.Match[str]]]:
        """Each match with the fact in which it begins."""
        for match in pattern.finditer(self.text):
            index = bisect_right(self._starts, match.start()) - 1
            if index < len(self.facts):
                yield self.facts[index], match

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
                yield self.facts[index], match
            at = self.lower.find(stretch, end)


_NO_TEXTS = Texts(())

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
        found = list(map(self._known.get, texts.values))
        if None in found:
            self._ask(texts)
            found = list(map(self._known.get, texts.values))
        if any(found):
            for fact, all_ in zip(texts.facts, found, strict=True):
                for one in all_ or ():
                    yield fact, one

    def _ask(self, texts: Texts) -> None:
        """Finds what is in texts that were not met before."""
        if self._size > self.MOST:
            self._known.clear()
            self._size = 0
        new = {value: fact for value, fact in zip(texts.values, texts.facts, strict=True) if value not in self._known}
        found: dict[str, list[_Found]] = {}
        for fact, one in self._find(Texts(tuple(new.values()))):
            found.setdefault(str(fact.value), []).append(one)
        self._known.update(dict.fromkeys(new, ()))
        self._known.update({value: tuple(all_) for value, all_ in found.items()})
        self._size += sum(map(len, new))
