"""Texts in quotes, lists and mappings in brackets, as people mostly write them; the rest is left to the parser of YAML.

Escapes are not understood, nor keys that are no plain word, empty places between commas, and empty lines within a text.
"""

from __future__ import annotations

import re

from generator.scalars import WORDS, plain_value
from generator.values import Bracketed, Spot

_SPACE = r"(?:[ \n]++(?:#[^\n]*+)?)*+"
_PLAIN = r"""[^ \n:,?\[\]{}#&*!|>'"%@`-](?:[^ \n:,?\[\]{}#]++|(?::| ++| *+\n *+)(?![ \n:,?\[\]{}#]))*"""
_DOUBLE, _SINGLE = r'"([^"\\]*+)"', r"'((?:[^']++|'')*+)'"
_QUOTED = re.compile(f"{_DOUBLE}|{_SINGLE}")
_MEMBER = re.compile(
    rf"(?:([A-Za-z_][A-Za-z0-9_-]{{0,99}}+):(?=[ \n]){_SPACE})?"
    rf"(?:(?:({_PLAIN})|{_DOUBLE}|{_SINGLE}){_SPACE}([,\]}}]){_SPACE}|(?=[\[{{]))"
)
"""A key, if there is one, a single value and what stands behind it; or only the key of a list or mapping."""
_BEHIND = re.compile(rf"{_SPACE}([,\]}}]){_SPACE}")
_OPENED = re.compile(rf".{_SPACE}")
_EMPTY = re.compile(r"\[ *+\]|\{ *+\}")
_GAP = re.compile(r"\n *+\n")
_FOLD = re.compile(r" *+\n *+")
_DEEPEST = 4
"""Brackets within each other that are read here."""


def folded(text: str) -> str:
    """A text of several lines as one."""
    return _FOLD.sub(" ", text)


def read_quoted(text: str, start: int) -> Spot | None:
    """The text in quotes that begins at `text[start]`, and where it begins and ends; None if it is not understood."""
    found = _QUOTED.match(text, start)
    value = None if found is None else _quoted(found[1], found[2])
    return None if found is None or value is None else (value, start, found.end())


def _quoted(double: str | None, single: str | None) -> str | None:
    text = single.replace("''", "'") if single is not None else double or ""
    if "\n" not in text:
        return text
    return None if _GAP.search(text) else folded(text)


def read_brackets(text: str, start: int, depth: int = _DEEPEST) -> Spot | None:
    """The list or mapping that opens at `text[start]`, and where that is; None if it is not understood or closed."""
    listing = text[start] == "["
    if empty := _EMPTY.match(text, start):
        return Bracketed(None if listing else (), ()), start, empty.end()
    opened = _OPENED.match(text, start)
    at = opened.end() if opened else start
    keys: dict[str, Spot] = {}
    items: list[Spot] = []
    while found := _MEMBER.match(text, at):
        key, plain, double, single, stop = found.groups()
        if key is not None:
            if listing or key in WORDS or key in keys:
                return None
            keys[key] = (key, at, found.end(1))
        elif not listing:
            return None
        if plain is not None:
            items.append((plain_value(plain if "\n" not in plain else folded(plain)), *found.span(2)))
        elif stop:
            quoted = _quoted(double, single)
            if quoted is None:
                return None
            first, last = found.span(3 if double is not None else 4)
            items.append((quoted, first - 1, last + 1))
        else:
            inner = read_brackets(text, found.end(), depth - 1) if depth > 1 else None
            found = _BEHIND.match(text, inner[2]) if inner else None
            if inner is None or found is None:
                return None
            items.append(inner)
            stop = found[1]
        if stop != ",":
            if (stop == "]") != listing:
                return None
            made = Bracketed(None if listing else tuple(keys.values()), tuple(items))
            return made, start, found.end(found.lastindex or 0)
        at = found.end()
    return None
