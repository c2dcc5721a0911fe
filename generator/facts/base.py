"""Groups of facts, and their fields.

Neither pydantic nor dataclasses, because start-up time counts (CONTRIBUTING.md has the figures): a group that nobody
asks for costs its class statement and nothing more.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from typing import Any, NoReturn

from generator.facts.leaf import Kind, Leaf


class _Group(type):
    """The type of groups: with one of their own, mypy takes a group as a key of `functools.cache`."""


class Facts(metaclass=_Group):
    """A group of facts; nothing can be changed after it is made.

    Every field may be absent ("not said"), and is then None. A key that is present without a value is blank: "said to
    exist, not yet given". It is None too; `said` tells the two apart.
    """

    def __init__(self, **facts: Any) -> None:
        """The facts that are said, taken as they are; `generator.facts.read` checks them."""
        self.__dict__.update(facts)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((type(self), frozenset(self.__dict__.items())))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class Field:
    """One field of a group, an attribute of its class; of a group that does not say it, it is None."""

    __slots__ = ("about", "examples", "kind", "many", "title")

    kind: type[Facts] | type[Leaf] | Kind
    """The type of the value, or of each item of a list."""
    many: bool
    """Whether the value is a list."""

    def __init__(self, title: str, about: str, examples: tuple[Any, ...]) -> None:
        self.title = title
        self.about = about
        self.examples = examples

    def __get__(self, facts: Facts | None, group: type[Facts]) -> Field | None:
        return self if facts is None else None

    @property
    def group(self) -> type[Facts] | None:
        """The type of the group, or of the groups of a list; None for single values."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, Facts) else None


def fact(title: str, about: str, *examples: Any) -> Any:
    """A field of a group: `title` names it in a gap notice, `about` says what to fill in and why.

    `examples` are values as one would type them in a fact file; each must be valid for the field.
    """
    return Field(title, about, examples)


@cache
def fields_of(group: type[Facts]) -> Mapping[str, Field]:
    """The fields of a group by name, in the order in which they are declared."""
    fields = {name: field for name, field in vars(group).items() if isinstance(field, Field)}
    names = vars(sys.modules[group.__module__])
    for name, field in fields.items():
        field.kind, field.many = _kind(group.__annotations__[name], names)
    return fields


def _kind(annotation: str, names: Mapping[str, Any]) -> tuple[Any, bool]:
    """What `X | None` or `tuple[X, ...] | None` stands for, and whether it is a list; nothing else is a field."""
    name = annotation.removesuffix(" | None")
    many = name.startswith("tuple[") and name.endswith(", ...]")
    found = names[name[6:-6] if many else name]
    return found if isinstance(found, type) else found.__metadata__[0], many


def said(facts: Facts) -> Mapping[str, Any]:
    """What the file says of a group: name -> value, None where the key is blank; a name that is not said is absent."""
    return facts.__dict__
