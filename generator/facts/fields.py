"""Finds the field and the group behind a fact path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from generator.facts.base import Facts, Field, fields_of
from generator.facts.leaf import Kind
from generator.facts.model import FactFile
from generator.facts.plain import Ref


def field_at(loc: Sequence[str | int]) -> Field | None:
    """The field at a location, or None where there is none; list indexes are passed over."""
    model: type[Facts] | None = FactFile
    field: Field | None = None
    for step in loc:
        if isinstance(step, str):
            field = fields_of(model).get(step) if model else None
            model = field.group if field else None
    return field


def group_type(model: type[Facts], name: str) -> type[Facts] | None:
    """The group type of a field or of the items of a list field; None where the field holds plain values."""
    field = fields_of(model).get(name)
    return field.group if field else None


@cache
def chooses(model: type[Facts], name: str) -> bool:
    """True for a field that is never written out, because clauses choose words by it: yes or no, or one of a few."""
    kind = fields_of(model)[name].kind
    return isinstance(kind, Kind) and (kind.schema.get("type") == "boolean" or "enum" in kind.schema)


def list_at(facts: FactFile, target: str) -> tuple[Facts, ...]:
    """The items of the list at a dotted path; empty where it is not said."""
    here: Any = facts
    for name in target.split("."):
        here = getattr(here, name, None)
    return here or ()


def walk(model: type[Facts] = FactFile, path: str = "") -> Iterator[tuple[str, type[Facts], str]]:
    """Every field of the schema: its path with `[]` after lists, the model that holds it, its name."""
    for name, field in fields_of(model).items():
        here = f"{path}.{name}" if path else name
        if field.group is None:
            yield here, model, name
        else:
            yield from walk(field.group, here + ("[]" if field.many else ""))


@cache
def reference_target(model: type[Facts], name: str) -> str | None:
    """The path of the list whose items a field names by id, such as `offices`; None where it is no reference."""
    kind = fields_of(model)[name].kind
    return kind.target if isinstance(kind, Ref) else None
