"""What the types of single values have in common.

`Parts` stands in for frozen dataclasses: these import `inspect` and compile source for each class, which is a third of
what it takes to check a file from a cold start.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, ClassVar, NoReturn, Self, dataclass_transform

Vocabularies = Mapping[str, Mapping[str, Any]]
"""Vocabulary name -> id -> entry, as read from `templates/vocabulary/`."""


class Leaf:
    """A value that is checked by its `parse` and stands as a text in a fact file."""

    __slots__ = ()

    SCHEMA: ClassVar[dict[str, Any]] = {}
    """JSON Schema keywords beyond `type: string` that help an editor."""

    @classmethod
    def parse(cls, value: object) -> Self:
        """The checked value; raises FactError."""
        raise NotImplementedError


@dataclass_transform(frozen_default=True)
class Parts:
    """A value of several parts, which are the annotated names of its class: frozen, and equal where all parts are."""

    _names: ClassVar[tuple[str, ...]]
    _parts: ClassVar[attrgetter[Any]]

    def __init_subclass__(cls) -> None:
        names = cls.__annotations__.items()
        cls._names = tuple(name for name, kind in names if not str(kind).startswith(("ClassVar", "typing.ClassVar")))
        cls._parts = attrgetter(*cls._names)

    def __init__(self, *parts: Any, **named: Any) -> None:
        self.__dict__.update(zip(self._names, parts, strict=False), **named)  # a default is an attribute of the class

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and bool(self._parts(self) == self._parts(other))

    def __hash__(self) -> int:
        return hash(self._parts(self))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._names)})"


class Kind:
    """Annotation of a plain type, as in `Annotated[str, kind]`: how a value is read, and its JSON Schema."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema

    def check(self, value: object, vocabularies: Vocabularies) -> Any:
        """The checked value; raises FactError."""
        raise NotImplementedError
