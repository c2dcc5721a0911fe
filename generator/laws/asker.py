"""What a company answers to the names of conditions: a fact by its path, and flags, which are conditions themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from generator.facts.base import Facts
from generator.facts.load import Company
from generator.laws.asked import look, steps, word_of
from generator.laws.logic import Answer, Parsed

Reply = str
"""What a company says to one question: a few marks, or the path of the fact that is so. Equal ones lead to one answer.

A mark holds a blank, which no path does.
"""
UNSAID, NONE, OTHERS = "not said", "there is none", "others only"
GIVEN, YES, NO = "it is given", "it is true", "it is false"


class Question:
    """A name of a condition that is a fact: `profile.hosting`, or `data.categories[].role=processor`."""

    __slots__ = ("_names", "_paths", "path", "wanted")

    def __init__(self, name: str) -> None:
        self.path, _, self.wanted = name.partition("=")
        way = steps(self.path) or ()
        plain = () if self.wanted or any(step.many for step in way) else way
        self._names = tuple([step.name for step in plain])
        self._paths = tuple([".".join(self._names[: index + 1]) for index in range(len(plain))])

    def reply(self, company: Company) -> Reply:
        """What a company says to it."""
        here: Facts = company.facts
        for index, name in enumerate(self._names):  # most questions are about no list: what `look` finds, and quicker
            value = here.__dict__.get(name)
            if value is None:
                return NONE if company.none and self._paths[index] in company.none else UNSAID
            if not isinstance(value, Facts):
                if index + 1 < len(self._names) or (isinstance(value, tuple) and not value):
                    break
                return GIVEN if not isinstance(value, bool) else YES if value else NO
            here = value
        else:
            if self._names:
                return GIVEN
        return self._looked(company)

    def _looked(self, company: Company) -> Reply:
        found = look(company, self.path)
        if self.wanted:
            wanted = self.wanted
            fitting = next((at for at, value in found.values if word_of(value) == wanted), None)
            if fitting is not None:
                return fitting
            if found.values and not found.missing:
                return OTHERS
            return NONE if found.none else UNSAID
        if not found.values:
            return NONE if found.none else UNSAID
        flags = [value for _, value in found.values if isinstance(value, bool)]
        return GIVEN if not flags else YES if any(flags) else NO

    def answer(self, reply: Reply) -> Answer:
        """What follows from a reply."""
        path = self.path
        if reply == UNSAID:
            return Answer(None, (), (path,))
        if reply == NONE:
            return Answer(False, (f"there is no {path}",))
        if reply == OTHERS:
            return Answer(False, (f"no {path} is {self.wanted}",))
        if self.wanted:
            return Answer(True, (f"{reply} is {self.wanted}",))
        if reply == GIVEN:
            return Answer(True, (f"{path} is given",))
        return Answer(reply == YES, (f"{path} is {'true' if reply == YES else 'false'}",))


question = cache(Question)


class Flag(NamedTuple):
    """A condition that many provisions share, with its meaning: “… is established in India”."""

    name: str
    about: str
    when: Parsed
    path: str
    line: int


class Asker:
    """Answers the names of conditions for one company; flags are conditions with a name."""

    def __init__(self, company: Company, flags: Mapping[str, Flag], replies: Mapping[str, Reply] | None = None) -> None:
        """`replies` are those that are known already, by the name of the fact."""
        self.company = company
        self.flags = flags
        self._replies = replies or {}
        self._known: dict[str, Answer] = {}
        self._asked: dict[str, Answer] = {}

    def ask(self, condition: Parsed) -> Answer:
        """The answer of a condition; provisions of one law share most of theirs."""
        known = self._asked.get(condition.text)
        if known is None:
            known = self._asked[condition.text] = condition(self._name)
        return known

    def _name(self, name: str) -> Answer:
        known = self._known.get(name)
        if known is None:
            flag = self.flags.get(name)
            known = self._known[name] = self._fact(name) if flag is None else self._flag(flag)
        return known

    def _flag(self, flag: Flag) -> Answer:
        inner = self.ask(flag.when)
        if inner.holds is None:
            return inner
        said = flag.about if inner.holds else f"not so: it {flag.about}"
        return Answer(inner.holds, (said,))

    def _fact(self, name: str) -> Answer:
        asked = question(name)
        reply = self._replies.get(name)
        return asked.answer(asked.reply(self.company) if reply is None else reply)


def facts_in(conditions: Iterator[Parsed], flags: Mapping[str, Flag]) -> tuple[str, ...]:
    """The names of facts in some conditions, and in the flags that they use."""
    found: dict[str, None] = {}
    waiting = [name for condition in conditions for name in condition.names]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in flags:
            waiting += flags[name].when.names
        else:
            found[name] = None
    return tuple(sorted(found))


def circular(flags: Mapping[str, Flag]) -> Iterator[str]:
    """The flags whose conditions lead back to themselves."""
    for name in flags:
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            inner = [n for n in flags[waiting.pop()].when.names if n in flags and n not in reached]
            reached.update(inner)
            waiting += inner
        if name in reached:
            yield name
