"""Reads the values of a fact file into groups of facts, and tells everything that is wrong with them in one run.

Each group is compiled once into one function per field, when the first file mentions it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from generator.facts.base import Facts, Field, fields_of
from generator.facts.errors import FactError, shown
from generator.facts.leaf import Kind, Leaf, Vocabularies
from generator.nearest import did_you_mean

Place = tuple[str | int, ...]
"""The keys and list indexes that lead to a value."""


class Problem(NamedTuple):
    """What is wrong with the value at `place`, or with the key there where it is an unknown one."""

    place: Place
    message: str
    hint: str
    unknown_key: bool = False


class _Reading(NamedTuple):
    """What is known, and what was found, while one file is read."""

    vocabularies: Vocabularies
    problems: list[Problem]


_Read = Callable[[Any, Place, _Reading], Any]
"""Reads the value at a place; where it cannot be used, adds to the problems and gives None."""
_Group = TypeVar("_Group", bound=Facts)


def read_group(
    group: type[_Group], data: Mapping[str, Any], vocabularies: Vocabularies
) -> tuple[_Group | None, list[Problem]]:
    """The group that `data` states, and every problem; no group where there are any."""
    reading = _Reading(vocabularies, [])
    facts = _group(group)(data, (), reading)
    return (None if reading.problems else facts), reading.problems


def read_field(field: Field, value: object, place: Place, vocabularies: Vocabularies) -> tuple[Any, list[Problem]]:
    """The value of a field that stands at `place`, and every problem."""
    reading = _Reading(vocabularies, [])
    return _field(field)(value, place, reading), reading.problems


@cache
def _group(group: type[Facts]) -> _Read:
    fields: dict[str, _Read] = {}

    def read(data: Any, place: Place, reading: _Reading) -> Facts | None:
        if not isinstance(data, dict):
            known = ", ".join(fields_of(group))
            message = f"expected a group of keys, but found {shown(data)}"
            reading.problems.append(Problem(place, message, f"Keys here: {known}."))
            return None
        if not fields:  # only now, because a group may hold groups of its own type
            fields.update({name: _field(field) for name, field in fields_of(group).items()})
        facts = {}
        for name, read_value in fields.items():
            if name in data:
                value = data[name]
                facts[name] = None if value is None else read_value(value, (*place, name), reading)
        if len(facts) < len(data):
            reading.problems.extend(_unknown(key, place, fields) for key in data if key not in fields)
        return group(**facts)

    return read


def _unknown(key: str, place: Place, known: Mapping[str, object]) -> Problem:
    near = did_you_mean(key, known)
    hint = f"Did you mean “{near}”?" if near else f"Known keys here: {', '.join(known)}."
    return Problem((*place, key), f"there is no fact “{key}” here", hint, unknown_key=True)


def _field(field: Field) -> _Read:
    read_item = _one(field.kind)
    if not field.many:
        return read_item

    def read(values: Any, place: Place, reading: _Reading) -> tuple[Any, ...] | None:
        if not isinstance(values, list):
            hint = "Write each item on its own line after “- ”, or in square brackets."
            reading.problems.append(Problem(place, f"expected a list, but found {shown(values)}", hint))
            return None
        return tuple([read_item(value, (*place, index), reading) for index, value in enumerate(values)])

    return read


def _one(kind: type[Facts] | type[Leaf] | Kind) -> _Read:
    if isinstance(kind, Kind):
        return _checked(kind.check)
    if issubclass(kind, Facts):
        return _group(kind)
    parse = kind.parse
    return _checked(lambda value, _: parse(value))


_SHORT, _MOST = 32, 500
"""Longest text whose value is remembered, and most of them for one type: ids, lengths of time, words of a choice."""


def _checked(check: Callable[[object, Vocabularies], Any]) -> _Read:
    known: dict[str, Any] = {}  # values cannot be changed, and so may be shared
    vocabularies: Vocabularies | None = None

    def read(value: Any, place: Place, reading: _Reading) -> Any:
        nonlocal vocabularies
        short = type(value) is str and len(value) <= _SHORT
        if short:
            if reading.vocabularies is not vocabularies or len(known) > _MOST:
                known.clear()
                vocabularies = reading.vocabularies
            elif value in known:
                return known[value]
        try:
            found = check(value, reading.vocabularies)
        except FactError as error:
            reading.problems.append(Problem(place, error.message, error.hint))
            return None
        if short:
            known[value] = found
        return found

    return read
