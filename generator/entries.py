"""One entry of a YAML file: a key with its value, an item or a value, on a line or on more.

Only the plain forms are understood in which most files are written; what is not is ODD, and never an error here.
Lines repeat a lot, within a file and among files, and so what was read of them is remembered.
"""

from __future__ import annotations

import re
from typing import Any

from generator.flow import folded, read_brackets, read_quoted
from generator.marks import Entry
from generator.scalars import WORDS, plain_value
from generator.values import Bracketed

SCALAR, EMPTY, BRACKETS, OPEN, ODD = range(5)
"""Kinds of entries: with a single value; with none on this line; with brackets; with a value that goes on on the next
lines, without which it is not understood; not understood."""

_FORM = re.compile(r"( *+)(-(?: ++|\Z))?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}+):(?= |\Z) *+)?(.*)", re.DOTALL)
_COMMON = re.compile(r"( *+)(?:#.*|(- ++)?(?:([A-Za-z_][A-Za-z0-9_-]{0,99}+): ++)?([^\W\d_][^:#]*+))?")
"""Most lines, for which there is a short way: empty ones, comments, and values that begin with a letter."""
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""What a plain text cannot begin with; a dash can stand before a letter or digit."""
_PLAIN = re.compile(r"(?:[^ :#]++|:(?=[^ ])|(?<=[^ ])#| ++(?=[^ #]))+")
"""Not possessive as a whole: of such a repeat, Python before 3.11.5 forgets to give back what its last try took."""
_REST = re.compile(r"(?: ++#.*)?[ \n]*")
_BLOCK = re.compile(r"([|>])(-?)(?: ++(?:#.*)?)?")
_UNFIT = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
"""What stands in no file, what this reader leaves to others (tabs), and line ends that editors do not count."""


class Entries(dict[str, "Entry | None"]):
    """What was read of the texts of entries; None for what is only a comment, or empty.

    Where there are too many, those go that were not met since there were too many the last time.
    """

    MOST = 1_000_000
    """Half of the characters of texts that are remembered; each text counts for 50 more."""

    def __init__(self) -> None:
        super().__init__()
        self.size = 0
        self.before: dict[str, Entry | None] = {}

    def __missing__(self, text: str) -> Entry | None:
        """Reads the text of an entry: a line, or lines that end in a line end each."""
        entry = self.before[text] if text in self.before else read_entry(text)
        self.size += len(text) + 50
        if self.size > self.MOST:
            self.before = dict(self)
            self.clear()
            self.size = len(text) + 50
        self[text] = entry
        return entry


def read_entry(text: str) -> Entry | None:
    """What a text says; see Entries."""
    if text.isprintable():
        common = _COMMON.fullmatch(text)
        if common:
            dash, key, value = common.group(2, 3, 4)
            if value is None:
                return None
            if value[-1] != " " and key not in WORDS:
                at = common.start(4)
                spots = (*common.span(3), at, len(text)) if key else (at, at, at, len(text))
                behind = common.end(2) if dash else common.end(1)
                return SCALAR, common.end(1), behind, key, WORDS.get(value, value), text, spots
    form = _FORM.match(text)
    assert form is not None  # it matches anything
    at = form.start(4)
    column = form.end(1)
    behind = at if form[2] and form[3] is None else form.end(2) if form[2] else column
    key = form[3]
    kind, value, end = _value(text, at, form[4]) if _fit(text) and key not in WORDS else (ODD, None, at)
    if kind == EMPTY:
        if key is None:
            return None if form[2] is None else (ODD, column, behind, None, None, text, (0, 0, 0, 0))
        at = end = form.end(3) + 1
    start, stop = form.span(3) if key is not None else (at, at)
    return kind, column, behind, key, value, text, (start, stop, at, end)


def _fit(text: str) -> bool:
    return text.isprintable() or not _UNFIT.search(text)


def _value(text: str, at: int, rest: str) -> tuple[int, Any, int]:
    """The kind of a value, itself and where it ends."""
    first = rest[:1]
    if first in ("", "#"):
        return EMPTY, None, at
    if first not in _FIRST or (first == "-" and rest[1:2].isalnum()):
        return _plain(rest, at)
    if first in "\"'[{":
        item = read_brackets(text, at) if first in "[{" else read_quoted(text, at)
        if item is None:
            return (ODD if "\n" in text else OPEN), None, at
        value, _, end = item
        kind = BRACKETS if type(value) is Bracketed else SCALAR
        return (kind, value, end) if _REST.fullmatch(text, end) else (ODD, None, at)
    if first in "|>":
        return _block(text, rest, at)
    return ODD, None, at


def _plain(rest: str, at: int) -> tuple[int, Any, int]:
    value = rest.rstrip(" \n")
    end = at + len(value)
    if "\n" in value:
        value = folded(value)
        if ": " in value or value[-1] == ":" or " #" in value or "  " in value:
            return ODD, None, at
    elif ":" in value or "#" in value:
        found = _PLAIN.match(value)
        if found is None or not _REST.fullmatch(value, found.end()):
            return ODD, None, at
        value = found.group()
        end = at + len(value)
    return SCALAR, plain_value(value) if value[0] in "-.0123456789~nNtTfF" else value, end


def _block(text: str, rest: str, at: int) -> tuple[int, Any, int]:
    """A text behind | or >, whose lines all begin in the same column; it ends with the empty lines behind it."""
    header, line_end, body = rest.partition("\n")
    form = _BLOCK.fullmatch(header)
    if form is None:
        return ODD, None, at
    if not line_end:
        return OPEN, None, at
    if body[-1:] != "\n":
        return ODD, None, at
    lines = body.rstrip("\n").split("\n")
    margin = " " * (len(lines[0]) - len(lines[0].lstrip(" ")))
    if not all(line.startswith(margin) and line[len(margin) :].strip(" ") for line in lines):
        return ODD, None, at
    lines = [line[len(margin) :] for line in lines]
    if form[1] == ">" and any(line[0] == " " for line in lines):
        return ODD, None, at
    return SCALAR, (" " if form[1] == ">" else "\n").join(lines) + ("" if form[2] else "\n"), len(text)
