"""What the facts of a company say at the paths that laws name: in conditions, in needs and in limits.

A path is written as in a fact file; `[]` stands for every item of a list (`data.categories[].retention.period`), and
`[dpdp_ground=consent]` for every item of which this is so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from generator.facts.base import Facts, Field, fields_of
from generator.facts.load import Company
from generator.facts.model import FactFile

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


_Known = dict[str, Found]
_looked: list[tuple[Company, _Known]] = []
"""What was looked at in the last two companies: the provisions of one ask for the same facts again and again."""


def look(company: Company, path: str) -> Found:
    """What the file says at a path."""
    known = _known_of(company)
    found = known.get(path)
    if found is None:
        found = known[path] = _look(company, path)
    return found


def _known_of(company: Company) -> _Known:
    for other, known in _looked:
        if other is company:
            return known
    _looked[:] = [(company, {}), *_looked[:1]]
    return _looked[0][1]


_NONE = Found((), (), True)


def _look(company: Company, path: str) -> Found:
    way = steps(path) or ()
    here: Any = company.facts
    for index, (name, many, _, _) in enumerate(way, 1):  # most facts lie in no list, or not even their group is there
        value = here.__dict__.get(name)
        if value is None:
            at = ".".join([step.name for step in way[:index]])
            return _NONE if at in company.none else Found((), (at,))
        if many or not value:
            return _gather(company, way)
        if not isinstance(value, Facts) and index < len(way):
            return Found((), ())
        here = value
    return Found(((path, here),), ())


def _gather(company: Company, way: Sequence[Step]) -> Found:
    """What stands at a path that leads through lists: step by step, for all their items at once."""
    missing: list[str] = []
    none = False
    here: list[tuple[str, Any]] = [("", company.facts)]
    for name, many, key, wanted in way:
        below: list[tuple[str, Any]] = []
        for at, group in here:
            if not isinstance(group, Facts):
                continue
            inside = f"{at}.{name}" if at else name
            value = group.__dict__.get(name)
            if value is None:
                if inside in company.none:
                    none = True
                else:
                    missing.append(inside)
            elif isinstance(value, tuple) and not value:
                none = none or inside in company.none
                if not none:
                    missing.append(inside)
            elif many:
                items = [(i, item) for i, item in enumerate(value) if not key or _is(item, key, wanted)]
                none = none or not items
                below += [(f"{inside}[{_name(item, i)}]", item) for i, item in items]
            else:
                below.append((inside, value))
        here = below
    return Found(tuple(here), tuple(missing), none)


def _name(item: Any, number: int) -> Any:
    """What an item of a list is called in a path: its id, where it has one."""
    key = item.__dict__.get("id") if isinstance(item, Facts) else None
    return number if key is None else key


def holds(item: Facts, step: Step) -> bool:
    """Whether an item is one that a step with a key means."""
    return _is(item, step.key, step.value)


def _is(item: Facts, key: str, value: str) -> bool:
    """Whether a fact of an item is the value, or a list that holds it."""
    held = item.__dict__.get(key)
    if isinstance(held, tuple):
        return value in map(word_of, held)
    return word_of(held) == value


def word_of(value: Any) -> str:
    """A fact's value as conditions write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


_Said = Callable[[Mapping[str, Any]], bool]


@cache
def _said(path: str) -> _Said:
    """Asks the facts of a company whether each place that a path names holds a value."""
    said: _Said | None = None
    plain: list[str] = []
    for step in reversed(steps(path) or (Step("", False),)):
        if said is not None and step.many:
            said = _said_by_each(step, _said_below(plain, said))
            plain = []
        elif said is None:
            said = _said_last(step.name)
        else:
            plain.insert(0, step.name)
    assert said is not None
    return _said_below(plain, said)


def _said_last(name: str) -> _Said:
    def said(here: Mapping[str, Any]) -> bool:
        value = here.get(name)
        return value is not None and (not isinstance(value, tuple) or bool(value))

    return said


def _said_below(names: Sequence[str], last: _Said) -> _Said:
    def said(here: Mapping[str, Any]) -> bool:
        for name in names:
            group = here.get(name)
            if not isinstance(group, Facts):
                return False
            here = group.__dict__
        return last(here)

    return said if names else last


def _said_by_each(step: Step, inside: _Said) -> _Said:
    name, _, key, wanted = step

    def said(here: Mapping[str, Any]) -> bool:
        items = here.get(name)
        if not items:
            return False
        return all([inside(item.__dict__) for item in items if not key or _is(item, key, wanted)])  # noqa: C419 - quicker

    return said


def lacks(company: Company, path: str) -> str:
    """The first place at which a path is not complete; "" where it is. As `look` finds it, and mostly sooner."""
    if _said(path)(company.facts.__dict__):
        return ""
    found = look(company, path)
    return "" if found.complete else found.missing[0] if found.missing else path


def lacks_all(company: Company, choices: Sequence[str]) -> str:
    """As `lacks`, of paths of which any will do: of lists, each item need say only one of them."""
    for path in choices:
        lacking = lacks(company, path)
        if not lacking or len(choices) == 1:
            return lacking
    path, found = look_at_any(company, choices)
    return "" if found.complete else found.missing[0] if found.missing else path


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
