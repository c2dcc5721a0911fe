"""What a company replies to the questions of clauses: two that reply alike read the same words in the same places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import count
from typing import Any

from generator.documents.derived import flags
from generator.documents.questions import DRAFT, FACT, FLAG, PAGE, REASON, SHOWN, THERE, WORDS
from generator.documents.words import Words, link
from generator.facts.base import Facts, fields_of, said
from generator.facts.fields import field_at, list_at, reference_target
from generator.facts.load import Company
from generator.facts.model import FactFile

_MOST_VALUES = 16384
_MOST_GROUPS = 512
_NOT_SAID, _WRITTEN = object(), object()


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
        self._words = words
        self._known_words: dict[str, str] = {}
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

    def words(self, name: str) -> str:
        """Words by the name that `questions` gave them; "" where no single fact is there, or only by a reference."""
        words = self._known_words.get(name)
        if words is None:
            path, _, form = name.partition("|")
            value = self._single(path)
            if value is None:
                words = ""
            elif form.startswith("link|"):
                words = link(value, form.removeprefix("link|"))
            else:
                words = self._words(value, form)
            self._known_words[name] = words
        return words

    def _single(self, path: str) -> Any:
        here: Any = self._company.facts
        for name in path.split("."):
            if not isinstance(here, Facts):
                return None
            value = said(here).get(name)
            if value is None or reference_target(type(here), name):
                return None
            here = value
        return None if isinstance(here, Facts | tuple | bool) else here

    def __missing__(self, question: str) -> object:
        kind, name, steps = _parsed(question)
        reply: object
        if kind in (FACT, THERE, WORDS):
            reply = _WRITTEN if kind == WORDS and self.words(name) else self._fact(steps, kind == THERE)
            self._groups[steps[0]][question] = reply
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

    def _fact(self, steps: Sequence[str], whether: bool) -> object:
        here: Any = self._company.facts
        for depth, name in enumerate(steps):
            if not isinstance(here, Facts):  # a fact of an item of a list, or no fact at all
                return self._value(steps[:depth], here, _targets_in(here))
            facts = said(here)
            value = facts.get(name)
            if value is None:
                if name not in facts:
                    return _NOT_SAID
                path = ".".join(steps[: depth + 1])
                return (path, self._unsettled.get(path))
            if target := reference_target(type(here), name):
                targets = (target, *_targets_in(list_at(self._company.facts, target)))
                return self._value(steps[: depth + 1], value, targets)
            here = value
        if whether:
            return bool(here) if isinstance(here, bool | tuple) else True
        return here if type(here) is str else self._value(steps, here, _targets_in(here))

    def _value(self, steps: Sequence[str], value: Any, targets: tuple[str, ...]) -> object:
        """A value as a whole, with the lists to whose items it may refer, and what is not settled in any of them."""
        if not targets and not self._unsettled:
            return self._numbers[value]
        lists, inside = self._lists(targets), self._open(".".join(steps), *targets)
        return self._numbers[value, lists, inside] if lists or inside else self._numbers[value]

    def _lists(self, targets: tuple[str, ...]) -> tuple[tuple[Facts, ...], ...]:
        return tuple([list_at(self._company.facts, target) for target in targets])

    def _open(self, *paths: str) -> tuple[object, ...]:
        """What is not settled in any of these places, and between which readings."""
        return tuple([item for item in self._unsettled.items() if item[0].startswith(paths)])


@cache
def _parsed(question: str) -> tuple[str, str, tuple[str, ...]]:
    """The kind of a question, the name about which it is, and the steps of that name."""
    kind, _, name = question.partition(":")
    return kind, name, tuple(name.partition("|")[0].split("."))


def _targets_in(value: Any) -> tuple[str, ...]:
    """The lists to whose items a group, or the groups of a list, may refer."""
    if not isinstance(value, Facts | tuple):
        return ()
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
