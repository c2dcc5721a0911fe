"""Facts as they would be without one of their changes: what a sentence owes to it is seen by leaving it out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from generator.facts.base import Facts, said
from generator.facts.load import Company
from generator.review.changes import Change, Kind, NoneBecause, Readings
from generator.review.items import parts
from generator.review.table import Named

_Group = TypeVar("_Group", bound=Facts)


def without(head: Company, change: Change) -> Company | None:
    """The company with one change undone; None for a change that cannot be undone by itself."""
    aside = any(isinstance(value, NoneBecause | Readings) for value in (change.old, change.new))
    if not change.fact or change.kind is Kind.REORDERED or aside:
        return None
    facts = _set(head.facts, parts(change.now or change.was), change)
    return None if facts is None else head._replace(facts=facts)


def _set(facts: _Group, way: Sequence[Named], change: Change) -> _Group | None:
    step, *rest = way
    values = dict(said(facts))
    here = values.get(step.name)
    if step.key is not None:
        changed: Any = _in_list(here if isinstance(here, tuple) else (), step.key, rest, change)
    elif rest:
        changed = _set(here, rest, change) if isinstance(here, Facts) else None
    else:
        if change.was:
            values[step.name] = change.old
        else:
            values.pop(step.name, None)
        return type(facts)(**values)
    if changed is None:
        return None
    values[step.name] = changed
    return type(facts)(**values)


def _in_list(items: tuple[Any, ...], key: str, rest: Sequence[Named], change: Change) -> tuple[Any, ...] | None:
    at = next((i for i, item in enumerate(items) if getattr(item, "id", None) == key), None)
    if at is None and key.isdecimal():
        at = int(key)
    if at is None or (at >= len(items) and change.now):
        at = None if change.now else len(items)
    if at is None:
        return None
    if rest:
        item = _set(items[at], rest, change) if at < len(items) and isinstance(items[at], Facts) else None
        return None if item is None else (*items[:at], item, *items[at + 1 :])
    if not change.now:
        return (*items[:at], change.old, *items[at:])
    return (*items[:at], *((change.old,) if change.was else ()), *items[at + 1 :])
