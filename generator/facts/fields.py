"""Finds the type and the model behind a fact path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from generator.facts.base import Facts, Plain, Ref
from generator.facts.model import FactFile


def model_at(loc: Sequence[str | int]) -> type[Facts] | None:
    """The group type at a location; list indexes are passed over."""
    model: type[Facts] | None = FactFile
    for step in loc:
        if isinstance(step, str):
            model = group_type(model, step) if model else None
    return model


def field_type(loc: Sequence[str | int]) -> Any:
    """The annotated type of the field at a location, or None where there is no such field."""
    names = [step for step in loc if isinstance(step, str)]
    model = model_at(names[:-1])
    info = model.model_fields.get(names[-1]) if model and names else None
    return info.annotation if info else None


@cache
def group_type(model: type[Facts], name: str) -> type[Facts] | None:
    """The group type of a field or of the items of a list field; None where the field holds plain values."""
    info = model.model_fields.get(name)
    return next(_groups(info.annotation), None) if info else None


def _groups(annotation: Any) -> Iterator[type[Facts]]:
    if isinstance(annotation, type) and issubclass(annotation, Facts):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _groups(inner)


@cache
def chooses(model: type[Facts], name: str) -> bool:
    """True for a field that is never written out, because clauses choose words by it: yes or no, or one of a few."""
    return any(kind is bool or (isinstance(kind, Plain) and "enum" in kind.schema) for kind in _parts(model, name))


def _parts(model: type[Facts], name: str) -> Iterator[Any]:
    stack = [model.model_fields[name].annotation, *model.model_fields[name].metadata]
    while stack:
        part = stack.pop()
        yield part
        stack += [*getattr(part, "__args__", ()), *getattr(part, "__metadata__", ())]


def list_at(facts: FactFile, target: str) -> tuple[Facts, ...]:
    """The items of the list at a dotted path; empty where it is not said."""
    here: Any = facts
    for name in target.split("."):
        here = getattr(here, name, None)
    return here or ()


def walk(model: type[Facts] = FactFile, path: str = "", depth: int = 0) -> Iterator[tuple[str, type[Facts], str]]:
    """Every field of the schema: its path with `[]` after lists, the model that holds it, its name."""
    for name, info in model.model_fields.items():
        here = f"{path}.{name}" if path else name
        inner = group_type(model, name)
        if inner is None:
            yield here, model, name
        else:
            many = "[]" if "tuple" in str(info.annotation) else ""
            yield from walk(inner, here + many, depth + 1)


@cache
def reference_target(model: type[Facts], name: str) -> str | None:
    """The path of the list whose items a field names by id, such as `offices`; None where it is no reference."""
    return next((part.target for part in _parts(model, name) if isinstance(part, Ref)), None)
