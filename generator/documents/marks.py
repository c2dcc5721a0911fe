"""Facts in a running text: escaped for Markdown, and marked so that each can be found again.

A marked text holds private-use characters around each fact: OPEN, the number of the mark, MIDDLE, the words, CLOSE.
Numbers are given once for the whole process, so that equal sentences are equal texts, whosever they are. The characters
pass through Markdown unharmed as ordinary letters; `plain` takes them out, `unmark` says where they stood, the HTML
renderer turns them into elements. User input can never hold them: `escape` shows such characters by their code point.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NewType

OPEN, MIDDLE, CLOSE = "\ue000", "\ue001", "\ue002"
SEE_OPEN, SEE_CLOSE = "\ue003", "\ue004"
WHERE_OPEN, WHERE_CLOSE = "\ue008", "\ue009"
WORDS_OPEN, WORDS_CLOSE = "\ue00a", "\ue00b"

_MARK = re.compile(f"{OPEN}(\\d+){MIDDLE}|{CLOSE}")
_OPENED = re.compile(f"{OPEN}(\\d+)")
_DOUBLE_STOP = re.compile(rf"\.((?:\]\([^)\s]*\))?{CLOSE})\.(?!\.)")
_TRAILING = re.compile(r"[ \t]+\n")
_LEADING_STOP = re.compile(r"\n([.,;:)](?:\s|$))")
_BLANK_LINES = re.compile(r"\n{3,}")

_INVISIBLE = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF, *range(0xE000, 0xE010)]
_CONTROL = [*range(0x20), 0x7F, *range(0x80, 0xA0), 0x2028, 0x2029]
_ESCAPES: dict[int, str] = {ord(c): "\\" + c for c in "\\`*_{}[]<>|~#^$&"}
_ESCAPES.update({code: f"⟨U+{code:04X}⟩" for code in _INVISIBLE})
_ESCAPES.update(dict.fromkeys(_CONTROL, " "))
_BLOCK_START = re.compile(r"(?:[-+=:](?=\s|$|[-+=:])|\d{1,9}[.)](?=\s|$))")


class Kind(Enum):
    """What a mark stands for."""

    FACT = "fact"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Mark:
    """One rendered fact: its path in the fact file, and whether its words are there."""

    kind: Kind
    path: str


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a fact stands in a Markdown text: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int
    mark: Mark


MARKS: list[Mark] = []
"""Every mark that a text of this process holds, by its number."""


@cache
def fact_mark(path: str) -> int:
    """The number of the mark of the fact at a path."""
    return _numbered(Mark(Kind.FACT, path))


@cache
def gap_mark(path: str) -> int:
    """The number of the mark of a gap at a path."""
    return _numbered(Mark(Kind.GAP, path))


def _numbered(mark: Mark) -> int:
    MARKS.append(mark)
    return len(MARKS) - 1


Safe = NewType("Safe", str)
"""Text that is already Markdown: escaped facts, marks, words of a clause."""


@lru_cache(maxsize=65536)
def escape(text: str) -> Safe:
    """`text` as Markdown that shows exactly these characters and nothing else, wherever it stands in a line.

    Line breaks become spaces. Characters that would be invisible or turn the reading direction of what follows are
    shown by their code point.
    """
    out = text.translate(_ESCAPES).strip(" ")
    start = _BLOCK_START.match(out)
    if start:
        cut = start.end() - 1
        out = out[:cut] + "\\" + out[cut:]
    return Safe(out)


_VISIBLE = {code: shown for code, shown in _ESCAPES.items() if code in _INVISIBLE or code in _CONTROL}


def visible(text: str) -> str:
    """`text` with invisible characters shown by their code point and line breaks as spaces; nothing else is escaped."""
    return text.translate(_VISIBLE)


def unmark(text: str, marks: Sequence[Mark]) -> tuple[Spot, ...]:
    """Where each mark of a marked text stands once the marks are taken out."""
    spots: list[Spot] = []
    stack: list[tuple[int, Mark]] = []
    removed = 0
    for found in _MARK.finditer(text):
        at = found.start() - removed
        removed += found.end() - found.start()
        if found.group(1) is not None:
            stack.append((at, marks[int(found.group(1))]))
        else:
            start, mark = stack.pop()
            spots.append(Spot(start, at, mark))
    return tuple(sorted(spots, key=lambda s: (s.start, -s.end)))


def gap_paths(text: str, marks: Sequence[Mark]) -> list[str]:
    """The path of each gap of a marked text, in order."""
    opened = (marks[int(number)] for number in _OPENED.findall(text))
    return [mark.path for mark in opened if mark.kind is Kind.GAP]


def tidy(text: str) -> str:
    """The text without traces of the clause's lines: punctuation that begins a line joins the one before, there are no
    blank lines in a row, and there is one full stop where a fact that ends in one (“Pvt. Ltd.”) closes a sentence.
    """
    # Most texts need little of it, and to look is quicker than to replace.
    if " \n" in text or "\t\n" in text:
        text = _TRAILING.sub("\n", text)
    if _LEADING_STOP.search(text):
        text = _LEADING_STOP.sub(r"\1", text)
    if CLOSE + "." in text:
        text = _DOUBLE_STOP.sub(r".\1", text)
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip()


def plain(text: str) -> str:
    """A marked text without its marks."""
    return _MARK.sub("", text)
