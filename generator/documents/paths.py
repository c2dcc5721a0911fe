"""Which facts a group can hold, under which paths and titles: the same for every company."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.facts.base import Facts, fields_of
from generator.facts.fields import chooses, group_type, reference_target
from generator.nearest import did_you_mean


class UnknownFactError(Exception):
    """A clause names a fact path that the schema does not have."""


class FieldAt(NamedTuple):
    """What is known of the field of a group at a path, whether a company says it or not."""

    path: str
    title: str
    target: str | None
    """The list to whose items it refers, if it is a reference."""
    model: type[Facts] | None
    """The type of the group, or of the groups of a list; None for plain values."""
    chooses: bool
    """True for a field that is never written out, because clauses choose words by it."""


@lru_cache(maxsize=4096)
def fields_at(model: type[Facts], path: str) -> Mapping[str, FieldAt]:
    """The fields of the group at `path`, by name. Putting paths together is most of the work of making a view."""
    prefix = f"{path}." if path else ""
    return {
        name: FieldAt(
            path=prefix + name,
            title=field.title or name,
            target=reference_target(model, name),
            model=group_type(model, name),
            chooses=chooses(model, name),
        )
        for name, field in fields_of(model).items()
    }


def field_at(model: type[Facts], path: str, name: str) -> FieldAt:
    """The field `name` of the group at `path`; raises UnknownFactError, with the nearest name, where there is none."""
    fields = fields_at(model, path)
    found = fields.get(name)
    if found is None:
        near = did_you_mean(name, fields)
        where = f"{path}.{name}" if path else name
        raise UnknownFactError(f"there is no fact “{where}”" + (f"; did you mean “{near}”?" if near else ""))
    return found
