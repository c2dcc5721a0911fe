"""What rules about facts share: the facts of a company sorted by their type, walked once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate

from generator.facts.base import Facts
from generator.facts.fields import chooses, reference_target
from generator.facts.leaves import Fact, leaves
from generator.facts.load import Company
from generator.facts.terms import Term
from generator.findings import Severity


class Texts:
    """Facts of one kind as one text, a line each, so that a pattern is looked for once and not once for each of them.

    A fact holds no line end: a pattern whose classes keep to the line never runs from one fact into the next.
    """

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self.facts = facts
        self.text = "\n".join(str(fact.value) for fact in facts)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(str(fact.value)) + 1 for fact in self.facts)]

    @cached_property
    def lower(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def holds(self, stretches: Iterable[str]) -> bool:
        """True where any of these stretches, in lower case, occurs: asked before a pattern is looked for."""
        lower = self.lower
        return any(stretch in lower for stretch in stretches)

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


class Survey:
    """The single facts of a company."""

    def __init__(self, company: Company) -> None:
        self.facts = tuple(leaves(company.facts))
        self._by_type: dict[type, list[Fact]] = {}
        for fact in self.facts:
            kind = type(fact.value)
            if kind in self._by_type:
                self._by_type[kind].append(fact)
            else:
                self._by_type[kind] = [fact]

    def of(self, kind: type) -> tuple[Fact, ...]:
        """The facts whose values are of exactly this type, such as `Email` or `Duration`."""
        return tuple(self._by_type.get(kind, ()))

    @cached_property
    def references(self) -> tuple[tuple[Fact, str], ...]:
        """The facts that name an item of a list by its id, each with the path of that list."""
        found = ((fact, reference_target(fact.group, fact.name)) for fact in self.of(str))
        return tuple((fact, target) for fact, target in found if target is not None)

    @cached_property
    def texts(self) -> Texts:
        """Free text, also `{text: …}` where an id of a vocabulary could stand."""
        own = (fact for fact in self.facts if type(fact.value) is str and is_text(fact.group, fact.name))
        terms = (
            Fact(f"{fact.path}.text", fact.value.text, fact.group, fact.name)
            for fact in self.of(Term)
            if fact.value.text
        )
        return Texts((*own, *terms))


@lru_cache(maxsize=2)
def survey(company: Company) -> Survey:
    """The survey of a company; made once for all rules."""
    return Survey(company)


@cache
def is_text(group: type[Facts], name: str) -> bool:
    """True for a field of free text, false for one of a few words, a day of the week or the id of another item."""
    return not chooses(group, name) and reference_target(group, name) is None


def weight(company: Company, published: Severity = Severity.ERROR) -> Severity:
    """How much a defect of content matters: in a draft, which says itself that it is not done, a warning at most."""
    return Severity.WARNING if company.draft and published is Severity.ERROR else published


def one_letter_off(one: str, other: str) -> bool:
    """True where one letter was added, dropped or changed, or two neighbours changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
