"""What is noted while a document is written: its marks, its gaps, and which facts each section read or wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.documents.marks import CLOSE, MIDDLE, OPEN, Mark, Safe, escape, fact_mark, gap_mark
from generator.facts.base import Facts


@dataclass(slots=True)
class Recorder:
    """Collects the marks of a document, and which facts its current section read or wrote.

    One recorder serves all pages of a company, so that they share their views; each page begins with `turn_page`.
    """

    words: Callable[[Any, str], Safe]
    """Writes a value out in the company's locale; the second argument names a form, "" is the usual one."""
    unsettled: Mapping[str, Sequence[Any]]
    """Fact path -> the readings between which the owner has to choose."""
    resolve: Callable[[str, str], tuple[str, Facts] | None]
    """Finds the item that a reference names: (list path, id) -> (path, item)."""
    place: Callable[[str], str]
    """Fact path -> file and line where it is filled in."""
    marks: list[Mark] = field(default_factory=list)
    written: dict[str, None] = field(default_factory=dict)
    read: dict[str, None] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    """Fact paths whose place the current section has already told."""
    open: dict[str, str] = field(default_factory=dict)
    """Fact path -> title of each blank fact by which the current section had to choose its words."""
    choosing: bool = False
    """True while clauses are chosen: then a blank yes-or-no counts as yes, so that its clause can show the gap."""
    gaps: dict[str, str] = field(default_factory=dict)
    """Fact path -> title of each fact that was to be written and is not there."""

    def turn_page(self) -> None:
        """Begins a document: its marks are counted from 0, and no gap is known yet."""
        self.marks = []
        self.gaps = {}

    def fact(self, path: str, text: str) -> Safe:
        """`text` between the marks of a fact."""
        # The hot path, and so no part of another function: one call for each fact of a page.
        marks = self.marks
        number = len(marks)
        marks.append(fact_mark(path))
        self.written[path] = None
        return Safe(f"{OPEN}{number}{MIDDLE}{text}{CLOSE}")

    def gap(self, path: str, title: str) -> Safe:
        """The notice that stands where the words of a fact would be: what is missing, and where to fill it in."""
        self.gaps[path] = title
        readings = self.unsettled.get(path)
        state = "not yet given"
        if readings:
            state = "not yet settled, " + " or ".join(f"“{self.words(reading, '')}”" for reading in readings)
        name = escape(title[:1].upper() + title[1:])
        where = "" if path in self.told else f" (`{path}`, {escape(self.place(path))})"
        self.told.add(path)
        self.marks.append(gap_mark(path))
        return Safe(f"{OPEN}{len(self.marks) - 1}{MIDDLE}\\[{name}: {state}{where}\\]{CLOSE}")
