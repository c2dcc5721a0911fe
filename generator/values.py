"""Plain values of a source file that know where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TypeAlias

from generator.findings import Span

Place: TypeAlias = tuple[int, int, int, int]
"""Line, column, end line, end column as in `Span`, which `Span(*place)` makes; a bare tuple is quicker to make."""
TOP: Place = (1, 1, 1, 1)
"""The first character of a file."""


class Map(dict[str, "Value"]):
    """A YAML mapping: a dict that knows the place of each key (`key_at`), of each value (`value_at`) and its own."""

    __slots__ = ("key_at", "span", "value_at")

    def __init__(self, span: Place = TOP) -> None:
        self.key_at: dict[str, Place] = {}
        self.value_at: dict[str, Place] = {}
        self.span = span


class Seq(list["Value"]):
    """A YAML sequence: a list that knows the place of each value (`value_at`) and its own (`span`)."""

    __slots__ = ("span", "value_at")

    def __init__(self, span: Place = TOP) -> None:
        self.value_at: list[Place] = []
        self.span = span


class Joined(Map):
    """A mapping put together from others that were read each by itself, with places of their own."""

    __slots__ = ("_parts",)

    def __init__(self, span: Place = TOP) -> None:
        super().__init__(span)
        self._parts: dict[str, tuple[Map, int]] = {}

    def join(self, part: Map, lines: int) -> bool:
        """Takes a mapping in, which begins behind so many lines; false where both have a key."""
        if part.value_at.keys() & self._parts.keys():
            return False
        self._parts.update(dict.fromkeys(part.value_at, (part, lines)))
        self.update(part)
        line, column, _, _ = self.span
        self.span = (line, column, part.span[2] + lines, part.span[3])
        return True

    def part(self, key: str | int) -> tuple[Map, int] | None:
        """The mapping from which a key comes, and behind how many lines it begins."""
        return self._parts.get(key) if isinstance(key, str) else None


Value: TypeAlias = str | int | Decimal | bool | Map | Seq | None


def locate(root: Map | Seq, path: Sequence[str | int]) -> Span:
    """The place of the value at `path`; where the path leads nowhere, that of the last key on the way; never raises."""
    return Span(*_locate(root, path)[1])


def locate_key(root: Map | Seq, path: Sequence[str | int]) -> Span:
    """The place of the key at the end of `path` (of the value, for an item of a list); never raises."""
    return Span(*_locate(root, path)[0])


def _locate(root: Map | Seq, path: Sequence[str | int]) -> tuple[Place, Place]:
    """The places of the last key and of its value; twice that of the last key found where the path leads nowhere."""
    if path and isinstance(root, Joined) and (part := root.part(path[0])):
        found, lines = part
        key, value = _locate(found, path)
        return _lower(key, lines), _lower(value, lines)
    here: Value = root
    key = value = (*root.span[:2], *root.span[:2]) if path else root.span
    for step in path:
        if isinstance(here, Map) and isinstance(step, str) and step in here.value_at:
            key, value, here = here.key_at[step], here.value_at[step], here.get(step)
        elif isinstance(here, Seq) and isinstance(step, int) and 0 <= step < len(here.value_at):
            key = value = here.value_at[step]
            here = here[step] if step < len(here) else None
        else:
            return key, key
    return key, value


def _lower(place: Place, lines: int) -> Place:
    return (place[0] + lines, place[1], place[2] + lines, place[3])


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
