"""Limits of laws held against facts: months are calendar months, business days are business days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from generator.facts.duration import Duration
from generator.facts.leaf import Kind
from generator.facts.load import Company
from generator.facts.moments import Date
from generator.facts.quantities import Percent
from generator.laws.asked import look
from generator.laws.model import Limit


class Held(NamedTuple):
    """A limit and the fact that it speaks of. `kept` is None where the fact is not said, or it cannot be told."""

    limit: Limit
    fact: str
    value: Any
    kept: bool | None


def hold(company: Company, limit: Limit, on: date) -> Held:
    """Holds a limit against a company; of several values the first that breaks it counts.

    A length of time as the limit of a day bounds the day's age on the day of the check.
    """
    found = look(company, limit.fact)
    if limit.operator == "offers":
        offered = [
            str(value) for _, values in found.values for value in (values if isinstance(values, tuple) else (values,))
        ]
        kept = set(str(limit.value).replace(",", " ").split()) <= set(offered) if offered else None
        return Held(limit, limit.fact, ", ".join(offered) or None, kept)
    if not found.values:
        return Held(limit, limit.fact, None, None)
    results = [Held(limit, at, value, _keeps_on(value, limit, on)) for at, value in found.values]
    broken = next((held for held in results if held.kept is False), None)
    unclear = next((held for held in results if held.kept is None), None)
    return broken or unclear or results[0]


def _keeps_on(value: Any, limit: Limit, on: date) -> bool | None:
    if isinstance(value, Date) and isinstance(limit.value, Duration):
        ends = limit.value.add_to(value.last_day())
        return on <= ends if limit.operator == "<=" else on < ends if limit.operator == "<" else on >= ends
    return keeps(value, limit.operator, limit.value)


def limit_value(kind: Any, text: str) -> Any:
    """A limit's text as a value of the kind that its fact has. Raises FactError where it is none."""
    if isinstance(kind, Kind):
        if "x-vocabulary" in kind.schema:
            return text
        return kind.check(text == "true" if text in ("true", "false") else int(text) if text.isdecimal() else text, {})
    if kind is Date and not text[:4].isdecimal():
        return Duration.parse(text)  # the age of a day, on the day of the check
    return kind.parse(text) if hasattr(kind, "parse") else text


def keeps(value: Any, operator: str, bound: Any) -> bool | None:
    """Whether `value` keeps the bound; None where it depends on the day (“1 month” and “30 days”) or cannot be told."""
    if isinstance(value, Duration) and isinstance(bound, Duration):
        order = value.compare(bound)
        if order == "unclear":
            return None
        if operator in ("<=", ">="):
            return order != ("longer" if operator == "<=" else "shorter")
        return order == ("shorter" if operator == "<" else "equal")
    if isinstance(value, Percent) and isinstance(bound, Percent):
        value, bound = value.value, bound.value
    if isinstance(value, bool) or isinstance(bound, bool) or not isinstance(value, int | float | type(bound)):
        return str(value) == str(bound) if operator == "==" else None
    if operator == "==":
        return bool(value == bound)
    try:
        return bool({"<=": value <= bound, ">=": value >= bound, "<": value < bound}[operator])
    except TypeError:
        return None


class Conflict(NamedTuple):
    """A floor above a ceiling, for the same fact: both cannot be kept."""

    fact: str
    floor: Limit
    floor_of: str
    ceiling: Limit
    ceiling_of: str


def conflicts(limits: Iterable[tuple[str, Limit]]) -> tuple[Conflict, ...]:
    """The floors and ceilings, each with the id of its provision, that exclude each other; only the strictest count."""
    floors: dict[str, tuple[str, Limit]] = {}
    ceilings: dict[str, tuple[str, Limit]] = {}
    for provision, limit in limits:
        if limit.operator == ">=":
            best = floors.get(limit.fact)
            if best is None or keeps(best[1].value, ">=", limit.value) is False:
                floors[limit.fact] = (provision, limit)
        elif limit.operator in ("<=", "<"):
            best = ceilings.get(limit.fact)
            if best is None or keeps(best[1].value, "<=", limit.value) is False:
                ceilings[limit.fact] = (provision, limit)
    found = []
    for fact, (floor_of, floor) in sorted(floors.items()):
        ceiling_of, ceiling = ceilings.get(fact, ("", None))
        if ceiling is not None and keeps(floor.value, ceiling.operator, ceiling.value) is False:
            found.append(Conflict(fact, floor, floor_of, ceiling, ceiling_of))
    return tuple(found)
