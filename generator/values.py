"""Plain values of a source file that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from generator.findings import Span
from generator.marks import Place, item, member, members, span_of

TOP: Place = (1, 1, 1, 1)
"""The first character of a file."""


Spot: TypeAlias = tuple[Any, int, int]
"""A key or a value, and where in a text it begins and ends."""


class Bracketed:
    """A list or mapping in brackets, as it stands in the text of an entry; it makes a new one for each file."""

    __slots__ = ("_flat", "_names", "items", "keys")

    def __init__(self, keys: tuple[Spot, ...] | None, items: tuple[Spot, ...]) -> None:
        """Each key and each value with where it begins and ends; a list has no keys."""
        self.keys = keys
        self.items = items
        self._names = None if keys is None else [key for key, _, _ in keys]
        inside = any(type(item) is Bracketed for item, _, _ in items)
        self._flat = None if inside else [item for item, _, _ in items]

    def make(self, text: str, line: int, start: int, end: int) -> Map | Seq:
        """The list or mapping that stands in the text of an entry on this line."""
        values = self._flat
        if values is None:
            values = [
                item.make(text, line, first, last) if type(item) is Bracketed else item
                for item, first, last in self.items
            ]
        made: Map | Seq
        if self._names is None:
            made = Seq.__new__(Seq)
            made.extend(values)
        else:
            made = Map.__new__(Map)
            made.update(zip(self._names, values, strict=True))
        made.marks = (self.keys, self.items, text, line, start, end)
        return made


class Map(dict[str, "Value"]):
    """A YAML mapping: a dict that knows the place of each key (`key_at`), of each value (`value_at`) and its own.

    Of one that was read line by line, `marks` tells where it stands, and places are worked out when they are asked for.
    """

    __slots__ = ("key_at", "marks", "span", "value_at")

    key_at: dict[str, Place]
    value_at: dict[str, Place]
    span: Place
    marks: Any

    def __init__(self, span: Place = TOP) -> None:
        self.key_at = {}
        self.value_at = {}
        self.span = span
        self.marks = None

    def places_of(self, key: str) -> tuple[Place, Place] | None:
        """The places of one key and of its value; None where the mapping has no such key."""
        if self.marks is not None:
            return member(self.marks, key)
        return (self.key_at[key], self.value_at[key]) if key in self.value_at else None

    def __getattr__(self, name: str) -> Any:
        if name == "span":
            self.span = span = span_of(self.marks)
            return span
        if name not in ("key_at", "value_at"):
            raise AttributeError(name)
        self.key_at = {}
        self.value_at = {}
        for key, key_at, value_at in members(self.marks):
            self.key_at[key] = key_at
            self.value_at[key] = value_at
        return getattr(self, name)


class Stack(Map):
    """A mapping put together of others whose places begin with line 1 each, and `lines` says how far down they stand.

    They are not copied, so that files can share them.
    """

    __slots__ = ("lines",)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}

    def add(self, part: Map, lines: int) -> bool:
        """Puts a mapping below the others, so many lines from the top; False where it has a key of theirs."""
        if not part.key_at.keys().isdisjoint(self.key_at):
            return False
        first, column = (self.span[:2]) if self.key_at else (part.span[0] + lines, part.span[1])
        self.span = (first, column, part.span[2] + lines, part.span[3])
        self.update(part)
        self.key_at.update(part.key_at)
        self.value_at.update(part.value_at)
        self.lines.update(dict.fromkeys(part.key_at, lines))
        return True


class Seq(list["Value"]):
    """A YAML sequence: a list that knows the place of each value (`value_at`) and its own (`span`); see Map."""

    __slots__ = ("marks", "span", "value_at")

    value_at: list[Place]
    span: Place
    marks: Any

    def __init__(self, span: Place = TOP) -> None:
        self.value_at = []
        self.span = span
        self.marks = None

    def place_of(self, index: int) -> Place | None:
        """The place of one value; None where the list has no such value."""
        if not 0 <= index < (len(self) if self.marks is not None else len(self.value_at)):
            return None
        return self.value_at[index] if self.marks is None else item(self.marks, index)

    def __getattr__(self, name: str) -> Any:
        if name == "span":
            self.span = span = span_of(self.marks)
            return span
        if name != "value_at":
            raise AttributeError(name)
        self.value_at = places = [place for _, _, place in members(self.marks)]
        return places


Value: TypeAlias = str | int | Decimal | bool | Map | Seq | None


def locate(root: Map | Seq, path: Sequence[str | int]) -> Span:
    """The place of the value at `path`; where the path leads nowhere, that of the last key on the way; never raises."""
    return Span(*_locate(root, path)[1])


def locate_key(root: Map | Seq, path: Sequence[str | int]) -> Span:
    """The place of the key at the end of `path` (of the value, for an item of a list); never raises."""
    return Span(*_locate(root, path)[0])


def _locate(root: Map | Seq, path: Sequence[str | int]) -> tuple[Place, Place]:
    """The places of the last key and of its value; twice that of the last key found where the path leads nowhere."""
    if type(root) is Stack and path and path[0] in root.lines:
        key, value = _locate_inside(root, path)
        lines = root.lines[str(path[0])]
        return _lower(key, lines), _lower(value, lines)
    return _locate_inside(root, path)


def _lower(place: Place, lines: int) -> Place:
    return (place[0] + lines, place[1], place[2] + lines, place[3])


def _locate_inside(root: Map | Seq, path: Sequence[str | int]) -> tuple[Place, Place]:
    if not path:
        return root.span, root.span
    here: Value = root
    holder: Value = None
    for step, part in enumerate(path):
        if isinstance(here, Map) and isinstance(part, str):
            found = here.get(part)
            missing = found is None and here.places_of(part) is None
        elif isinstance(here, Seq) and isinstance(part, int):
            missing = here.place_of(part) is None
            found = here[part] if not missing and part < len(here) else None
        else:
            missing = True
        if missing:
            key, _ = _places(root, holder, path[step - 1])
            return key, key
        holder, here = here, found
    return _places(root, holder, path[-1])


def _places(root: Map | Seq, holder: Value, part: str | int) -> tuple[Place, Place]:
    """The places of a key that a collection has and of its value; without a collection, those of the root."""
    if isinstance(holder, Map) and (places := holder.places_of(str(part))):
        return places
    if isinstance(holder, Seq) and isinstance(part, int) and (place := holder.place_of(part)):
        return place, place
    return (*root.span[:2], *root.span[:2]), root.span


def path_text(path: Sequence[str | int]) -> str:
    """A path as users read it: `data.categories[0].items`; a key that is no plain word stands as `["a b"]`."""
    text = ""
    for part in path:
        if isinstance(part, str) and re.fullmatch(r"[\w-]+", part):
            text += f".{part}" if text else part
        elif isinstance(part, int):
            text += f"[{part}]"
        else:
            import json

            text += f"[{json.dumps(part, ensure_ascii=False)}]"
    return text


def height(value: Value) -> int:
    """How many collections stand inside each other in a value, itself counted; a recursion bounded by its depth."""
    inside = value.values() if isinstance(value, Map) else value if isinstance(value, Seq) else None
    return 0 if inside is None else 1 + max(map(height, inside), default=0)
