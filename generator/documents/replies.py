"""What a company replies to the questions of clauses: two that reply alike read the same words in the same places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from itertools import count
from typing import Any

from generator.documents.derived import flags
from generator.documents.questions import DRAFT, FACT, FLAG, PAGE, REASON, SHOWN, THERE
from generator.documents.words import Words
from generator.facts.base import Facts, fields_of, said
from generator.facts.fields import field_at, list_at, reference_target
from generator.facts.load import Company
from generator.facts.model import FactFile

_MOST_VALUES = 16384
_MOST_GROUPS = 512
_NOT_SAID = "not said"


class Numbers(dict[Any, int]):
    """A number for each value, the same for equal ones: comparing values again and again takes longer."""

    def __init__(self) -> None:
        self._next = count()

    def __missing__(self, value: Any) -> int:
        if len(self) >= _MOST_VALUES:
            self.clear()  # no number is given twice
        number = self[value] = next(self._next)
        return number


class Told:
    """What companies replied, as far as others that hold the very same groups of facts will reply it, too."""

    def __init__(self) -> None:
        self.numbers = Numbers()
        self._groups: dict[tuple[object, ...], tuple[object, dict[str, object]]] = {}

    def about(self, name: str, group: object, lists: tuple[object, ...], unsettled: object) -> dict[str, object]:
        """The replies about a group of this name: those of before where it and the lists are the same objects."""
        key = (name, id(group), *map(id, lists), unsettled)
        known = self._groups.get(key)
        if known is None:
            if len(self._groups) >= _MOST_GROUPS:
                self._groups.clear()
            known = self._groups[key] = ((group, lists), {})  # held, so that no other object takes its place
        return known[1]


class Replies(dict[str, object]):
    """The replies of a company by question, each found when it is first asked.

    Replies are equal only where a clause must write the same. They are compared within one question, so that values of
    different types never meet.
    """

    def __init__(self, company: Company, told: Told, words: Words) -> None:
        self._company = company
        self._numbers = told.numbers
        self._flags = flags(company.facts)
        self._unsettled = {
            path: tuple(words(reading) for reading in readings) for path, readings in company.unsettled.items()
        }
        self._pages: Collection[str] = ()
        self._chosen: Collection[str] = ()
        self._groups: dict[str, dict[str, object]] = {}
        facts = said(company.facts)
        for name in fields_of(FactFile):
            group = facts.get(name, _NOT_SAID)
            targets = _targets_in(group)
            self._groups[name] = told.about(name, group, self._lists(targets), self._open(name, *targets))
            self.update(self._groups[name])

    def choose(self, pages: Collection[str], chosen: Collection[str]) -> None:
        """Says which pages are built and which pages and clauses appear."""
        self._pages, self._chosen = pages, chosen
        for question in [q for q in self if q.startswith((PAGE, SHOWN))]:
            del self[question]

    def shows(self, clause: str) -> bool:
        """Whether a clause appears, and its page too."""
        return clause in self._chosen and clause.partition(".")[0] in self._chosen

    def to(self, questions: Iterable[str]) -> tuple[object, ...]:
        """The replies to some questions."""
        return tuple([self[question] for question in questions])

    def __missing__(self, question: str) -> object:
        kind, _, name = question.partition(":")
        reply: object
        if kind in (FACT, THERE):
            reply = self._groups[name.partition(".")[0]][question] = self._fact(name, kind == THERE)
        elif kind == FLAG:
            reply = self._flags.get(name)
        elif kind == REASON:
            reply = self._company.none.get(name)
        elif kind == PAGE:
            reply = name in self._pages
        elif kind == SHOWN:
            reply = self.shows(name)
        elif kind == DRAFT:
            reply = self._company.draft
        else:
            reply = object()  # equal to nothing else
        self[question] = reply
        return reply

    def _fact(self, path: str, whether: bool) -> object:
        here: Any = self._company.facts
        above = ""
        for name in path.split("."):
            if not isinstance(here, Facts):  # a fact of an item of a list, or no fact at all
                return self._value(above, here, _targets_in(here))
            group, value = type(here), said(here).get(name)
            above = f"{above}.{name}" if above else name
            if value is None:
                return (above, self._unsettled.get(above)) if name in said(here) else _NOT_SAID
            if target := reference_target(group, name):
                return self._value(above, value, (target, *_targets_in(list_at(self._company.facts, target))))
            here = value
        if not whether:
            return self._value(above, here, _targets_in(here))
        return bool(here) if isinstance(here, bool | tuple) else True

    def _value(self, path: str, value: Any, targets: tuple[str, ...]) -> object:
        """A value as a whole, with the lists to whose items it may refer, and what is not settled in any of them."""
        lists, inside = self._lists(targets), self._open(path, *targets)
        return self._numbers[value, lists, inside] if lists or inside else self._numbers[value]

    def _lists(self, targets: tuple[str, ...]) -> tuple[tuple[Facts, ...], ...]:
        return tuple([list_at(self._company.facts, target) for target in targets])

    def _open(self, *paths: str) -> tuple[object, ...]:
        """What is not settled in any of these places, and between which readings."""
        return tuple([item for item in self._unsettled.items() if item[0].startswith(paths)])


def _targets_in(value: Any) -> tuple[str, ...]:
    """The lists to whose items a group, or the groups of a list, may refer."""
    items = value if isinstance(value, tuple) else (value,)
    kinds = {type(item) for item in items if isinstance(item, Facts)}
    return tuple(sorted({target for kind in kinds for target in _targets(kind)}))


@cache
def _targets(group: type[Facts]) -> frozenset[str]:
    """The lists to whose items the facts of a group may refer, and to whose items those refer."""
    found: set[str] = set()
    seen: set[type[Facts]] = set()
    waiting = [group]
    while waiting:
        kind = waiting.pop()
        if kind in seen:
            continue
        seen.add(kind)
        for name, field in fields_of(kind).items():
            target = reference_target(kind, name)
            if target:
                found.add(target)
            listed = field_at(target.split(".")) if target else None
            waiting += [inner for inner in (field.group, listed and listed.group) if inner]
    return frozenset(found)
