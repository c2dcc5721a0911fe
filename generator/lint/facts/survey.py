"""What rules about facts share: the facts of a company sorted by their type, walked once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate

from generator.facts.base import Facts, said
from generator.facts.fields import chooses, reference_target
from generator.facts.leaves import Fact, leaves
from generator.facts.load import Company
from generator.facts.model import FactFile
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


class _Share:
    """The single facts of one group of a file, sorted."""

    def __init__(self, name: str, group: object) -> None:
        self.group = group
        self.facts = leaves(FactFile(**{name: group}))
        self.by_type: dict[type, list[Fact]] = {}
        for fact in self.facts:
            self.by_type.setdefault(type(fact.value), []).append(fact)
        words = self.by_type.get(str, ())
        found = ((fact, reference_target(fact.group, fact.name)) for fact in words)
        self.references = [(fact, target) for fact, target in found if target is not None]
        self.words = [fact for fact in words if is_text(fact.group, fact.name)]
        self.terms = [
            Fact(f"{fact.path}.text", fact.value.text, fact.group, fact.name)
            for fact in self.by_type.get(Term, ())
            if fact.value.text
        ]


_MOST = 256
_shares: dict[tuple[str, int], _Share] = {}
"""The shares of groups that were met lately: companies that are read from the same blocks have the same groups."""


def _share(name: str, group: object) -> _Share:
    key = (name, id(group))
    share = _shares.get(key)
    if share is None:
        if len(_shares) >= _MOST:
            _shares.clear()
        share = _shares[key] = _Share(name, group)  # which holds the group, so that no other takes its place
    return share


class Survey:
    """The single facts of a company."""

    def __init__(self, company: Company) -> None:
        self._shares = [_share(name, group) for name, group in said(company.facts).items() if group is not None]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All of them, in the order of the file."""
        return tuple(fact for share in self._shares for fact in share.facts)

    def of(self, kind: type) -> tuple[Fact, ...]:
        """The facts whose values are of exactly this type, such as `Email` or `Duration`."""
        return tuple(fact for share in self._shares for fact in share.by_type.get(kind, ()))

    @cached_property
    def references(self) -> tuple[tuple[Fact, str], ...]:
        """The facts that name an item of a list by its id, each with the path of that list."""
        return tuple(reference for share in self._shares for reference in share.references)

    @cached_property
    def texts(self) -> Texts:
        """Free text, also `{text: …}` where an id of a vocabulary could stand."""
        words = (fact for share in self._shares for fact in share.words)
        terms = (fact for share in self._shares for fact in share.terms)
        return Texts((*words, *terms))


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
