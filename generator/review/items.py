"""Fact paths whose items are named by id or index, such as `recipients[razorpay].country`: their parts and items."""

from __future__ import annotations

import re
from typing import Any

from generator.facts.base import Facts, said
from generator.review.table import Named

_PART = re.compile(r"([^.\[\]]+)(?:\[([^\]]*)\])?")


def parts(path: str) -> tuple[Named, ...]:
    """The names of a path with the keys of items."""
    return tuple(Named(match[1], match[2]) for match in _PART.finditer(path))


def item_at(facts: Facts, way: tuple[Named, ...]) -> Facts | None:
    """The item, or group, at a path; None where the facts do not hold it."""
    here: Any = facts
    for step in way:
        here = said(here).get(step.name) if isinstance(here, Facts) else None
        if step.key is not None:
            here = _item(here, step.key)
    return here if isinstance(here, Facts) else None


def _item(items: Any, key: str) -> Any:
    """The item that `key` names: by its id, else by its index."""
    if not isinstance(items, tuple):
        return None
    named = next((item for item in items if isinstance(item, Facts) and said(item).get("id") == key), None)
    if named is not None or not (key.isdecimal() and int(key) < len(items)):
        return named
    return items[int(key)]
