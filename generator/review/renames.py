"""Whether a reference reads differently only because the item that it names has another id now."""

from __future__ import annotations

from typing import Any

from generator.facts.base import said
from generator.facts.load import Company
from generator.facts.plain import Ref
from generator.laws.asked import field_of, look
from generator.review.changes import Change, generic
from generator.review.pairing import pair


def renamed(change: Change, base: Company | None, head: Company | None) -> bool:
    """Whether the old and the new value of a changed reference are the old and the new id of one item."""
    field = field_of(generic(change.fact).removesuffix("[]"))
    if field is None or not isinstance(field.kind, Ref) or base is None or head is None:
        return False
    before, after = (_items(company, field.kind.target) for company in (base, head))
    old, new = ([said(item).get("id") for item in items] for items in (before, after))
    if change.old not in old or change.old in new or change.new not in new or change.new in old:
        return False
    return (old.index(change.old), new.index(change.new)) in pair(before, after)[0]


def _items(company: Company, path: str) -> tuple[Any, ...]:
    return next((value for _, value in look(company, path).values if isinstance(value, tuple)), ())
