"""Fact paths whose items are named, such as `recipients[razorpay].country`: their parts, and the items behind them."""

from __future__ import annotations

import re
from typing import Any

from generator.facts.base import Facts, said
from generator.review.table import Named

_PART = re.compile(r"([^.\[]+)(?:\[(.*?)\](?=\.[a-z_]|$))?(?:\.|$)")


def parts(path: str) -> tuple[Named, ...]:
    """The names of a path with the keys of items; a key may hold any text."""
    return tuple(Named(name, key) for name, key in ((m[1], m[2]) for m in _PART.finditer(path)))


def item_at(facts: Facts, way: tuple[Named, ...]) -> Facts | None:
    """The item, or group, at a path; None where the facts do not hold it."""
    here: Any = facts
    for step in way:
        here = said(here).get(step.name) if isinstance(here, Facts) else None
        if step.key is not None:
            here = _item(here, step.key)
    return here if isinstance(here, Facts) else None


def _item(items: Any, key: str) -> Any:
    """The item that `key` names: by its id, else by another fact of it, else by its index."""
    if not isinstance(items, tuple):
        return None
    groups = [item for item in items if isinstance(item, Facts)]
    for item in groups:
        if said(item).get("id") == key:
            return item
    for item in groups:
        if any(str(value) == key for value in said(item).values() if not isinstance(value, Facts | tuple)):
            return item
    return items[int(key)] if key.isdecimal() and int(key) < len(items) else None
