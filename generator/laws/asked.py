"""What the facts of a company say to a law: conditions, needs, and values of limited facts, by fact path.

A path is written as in a fact file; `[]` stands for every item of a list (`data.categories[].retention.period`), and
`[dpdp_ground=consent]` for every item of which this is so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from generator.facts.base import Facts, Field, fields_of
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.laws.logic import Answer, Parsed

_STEP = re.compile(r"([a-z][a-z0-9_]*)(\[(?:([a-z][a-z0-9_]*)=([A-Za-z0-9_-]+))?\])?(?:\.|$)")


class Found(NamedTuple):
    """The values at a path, each under its own path, and the paths at which the file says nothing."""

    values: tuple[tuple[str, Any], ...]
    missing: tuple[str, ...]
    none: bool = False
    """Whether the file says that there is none, and why."""

    @property
    def complete(self) -> bool:
        """Whether every place that the path names holds a value, and there is at least one, or a reason why none."""
        return self.none or (bool(self.values) and not self.missing)


class Step(NamedTuple):
    """A name of a path; `many` where every item of the list is meant, or each of which the fact `key` is `value`."""

    name: str
    many: bool
    key: str = ""
    value: str = ""


@cache
def steps(path: str) -> tuple[Step, ...] | None:
    """The steps of a path; None for a path of another form."""
    found = []
    at = 0
    while at < len(path):
        match = _STEP.match(path, at)
        if match is None:
            return None
        found.append(Step(match[1], match[2] is not None, match[3] or "", match[4] or ""))
        at = match.end()
    return tuple(found) if found and not path.endswith(".") else None


@cache
def field_of(path: str) -> Field | None:
    """The field of the schema at a path; None where there is none, and where `[]` is behind no list or one lacks it."""
    group: type[Facts] | None = FactFile
    field = None
    way = steps(path) or ()
    for number, step in enumerate(way, 1):
        field = fields_of(group).get(step.name) if group is not None else None
        if field is None or (step.many and not field.many) or (field.many and not step.many and number < len(way)):
            return None
        group = field.group
        if step.key and (group is None or step.key not in fields_of(group)):
            return None
    return field


@lru_cache(maxsize=512)  # of one company, or two: its provisions ask for the same facts again and again
def look(company: Company, path: str) -> Found:
    """What the file says at a path."""
    way = steps(path) or ()
    here: Any = company.facts
    for index, step in enumerate(way):  # most facts lie in no list, or not even their group is there
        value = here.__dict__.get(step.name)
        if value is None:
            at = ".".join([step.name for step in way[: index + 1]])
            return _NONE if at in company.none else Found((), (at,))
        if not isinstance(value, Facts):
            break
        here = value
    else:
        return Found(((path, here),), ())
    return _look(company, way)


_NONE = Found((), (), True)


def _look(company: Company, way: Sequence[Step]) -> Found:
    values: list[tuple[str, Any]] = []
    missing: list[str] = []
    none = False
    waiting: list[tuple[Any, str, int]] = [(company.facts, "", 0)]
    while waiting:
        here, at, index = waiting.pop(0)
        name, many, wanted, wanted_value = way[index]
        inside = f"{at}.{name}" if at else name
        value = here.__dict__.get(name)
        last = index == len(way) - 1
        if value is None and inside in company.none:
            none = True
        elif value is None:
            missing.append(inside)
        elif isinstance(value, tuple) and not value:
            none = none or inside in company.none
            if not none:
                missing.append(inside)
        elif many:
            none = none or (bool(wanted) and not any(_is(item, wanted, wanted_value) for item in value))
            for number, item in enumerate(value):
                if wanted and not _is(item, wanted, wanted_value):
                    continue
                key = item.__dict__.get("id") if isinstance(item, Facts) else None
                each = f"{inside}[{number if key is None else key}]"
                if last:
                    values.append((each, item))
                else:
                    waiting.append((item, each, index + 1))
        elif last:
            values.append((inside, value))
        elif isinstance(value, Facts):
            waiting.append((value, inside, index + 1))
    return Found(tuple(values), tuple(missing), none)


def holds(item: Facts, step: Step) -> bool:
    """Whether an item is one that a step with a key means."""
    return _is(item, step.key, step.value)


def _is(item: Facts, key: str, value: str) -> bool:
    """Whether a fact of an item is the value, or a list that holds it."""
    held = item.__dict__.get(key)
    return any(_same(one, value) for one in (held if isinstance(held, tuple) else (held,)))


def _same(value: Any, word: str) -> bool:
    """Whether a fact's value is the word of a condition."""
    return (str(value).lower() if isinstance(value, bool) else str(value)) == word


def look_at_any(company: Company, paths: Sequence[str]) -> tuple[str, Found]:
    """The first of some paths that is complete; of lists, each item need say only one of them."""
    looked = [(path, look(company, path)) for path in paths]
    good = next((one for one in looked if one[1].complete), None)
    if good is not None or len(looked) == 1:
        return good or looked[0]
    said = {_item(at) for _, found in looked for at, _ in found.values if "]" in at}
    lacking = tuple(at for at in looked[0][1].missing if _item(at) not in said)
    if not said or lacking:
        return looked[0][0], Found(looked[0][1].values, lacking or looked[0][1].missing)
    return looked[0][0], Found(tuple(pair for _, found in looked for pair in found.values), ())


def _item(path: str) -> str:
    """The path of the item of a list that holds a fact."""
    return path[: path.rfind("]") + 1]


class Asker:
    """Answers the names of conditions for one company; flags are conditions with a name."""

    def __init__(self, company: Company, flags: Mapping[str, Flag]) -> None:
        self.company = company
        self.flags = flags
        self._known: dict[str, Answer] = {}
        self._asked: dict[str, Answer] = {}

    def ask(self, condition: Parsed) -> Answer:
        """The answer of a condition; provisions of one law share most of theirs."""
        known = self._asked.get(condition.text)
        if known is None:
            known = self._asked[condition.text] = _follows(condition, tuple(map(self._name, condition.names)))
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
        path, _, wanted = name.partition("=")
        found = look(self.company, path)
        if wanted:
            fitting = [at for at, value in found.values if _same(value, wanted)]
            if fitting:
                return Answer(True, (f"{fitting[0]} is {wanted}",))
            if found.values and not found.missing:
                return Answer(False, (f"no {path} is {wanted}",))
            return Answer(False, (f"there is no {path}",)) if found.none else Answer(None, (), (path,))
        if not found.values:
            return Answer(False, (f"there is no {path}",)) if found.none else Answer(None, (), (path,))
        flags = [value for _, value in found.values if isinstance(value, bool)]
        if flags:
            holds = any(flags)
            return Answer(holds, (f"{path} is {'true' if holds else 'false'}",))
        return Answer(True, (f"{path} is given",))


_followed: dict[tuple[str, tuple[Answer, ...]], Answer] = {}
"""What followed from the answers of the names of a condition: companies differ less in these than in their facts."""
_MOST_FOLLOWED = 10_000


def _follows(condition: Parsed, answers: tuple[Answer, ...]) -> Answer:
    key = condition.text, answers
    known = _followed.get(key)
    if known is None:
        if len(_followed) >= _MOST_FOLLOWED:
            _followed.clear()
        known = _followed[key] = condition(dict(zip(condition.names, answers, strict=True)).__getitem__)
    return known


class Flag(NamedTuple):
    """A condition that many provisions share, with its meaning: “… is established in India”."""

    name: str
    about: str
    when: Parsed
    path: str
    line: int


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
