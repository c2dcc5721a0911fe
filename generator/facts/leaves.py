"""Every single fact of a company, with its place in the file's structure and the words that the schema has for it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.facts.base import Facts, fields_of, said
from generator.facts.fields import group_type
from generator.facts.model import FactFile

_NAMES = re.compile(r"(?:^|\.)([^.\[\]]+)")


class Words(NamedTuple):
    """What the schema says of a field."""

    title: str
    about: str
    examples: tuple[Any, ...]


class Fact(NamedTuple):
    """A single fact that is said: not a group, not a list, never None."""

    path: str
    value: Any
    group: type[Facts]
    """The type of the group that holds it."""
    name: str
    """Its name in that group; for an item of a list, the name of the list."""

    @property
    def title(self) -> str:
        """What a reader calls it, such as “Grievance Officer's e-mail”."""
        return words(self.group, self.name).title


def leaves(facts: Facts, path: str = "") -> list[Fact]:
    """Every single fact in the order of the file; an item of a list is named by its id where it has one."""
    found: list[Fact] = []
    _gather(facts, f"{path}." if path else "", found)
    return found


def _gather(facts: Facts, prefix: str, found: list[Fact]) -> None:
    group = type(facts)
    for name, value in said(facts).items():
        if value is None:
            continue
        if isinstance(value, tuple):
            path = prefix + name
            for index, item in enumerate(value):
                if isinstance(item, Facts):
                    key = item.__dict__.get("id")
                    _gather(item, f"{path}[{index if key is None else key}].", found)
                elif item is not None:
                    found.append(Fact(f"{path}[{index}]", item, group, name))
        elif isinstance(value, Facts):
            _gather(value, f"{prefix}{name}.", found)
        else:
            found.append(Fact(prefix + name, value, group, name))


def words(group: type[Facts], name: str) -> Words:
    """Title, meaning and examples of a field."""
    field = fields_of(group)[name]
    return Words(field.title or name, field.about, field.examples)


def words_at(path: str) -> Words | None:
    """As `words`, of the field behind a fact path such as `offices[head].city`; None where there is none."""
    group: type[Facts] | None = FactFile
    *above, name = _NAMES.findall(re.sub(r"\[[^\]]*\]", "", path)) or [""]
    for step in above:
        group = group_type(group, step) if group else None
    return words(group, name) if group is not None and name in fields_of(group) else None
