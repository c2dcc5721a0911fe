"""What is noted while a document is written: its marks, its gaps, and which facts each section read or wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.documents.marks import CLOSE, MIDDLE, OPEN, Kind, Mark, Safe, escape, shared_mark
from generator.facts.base import Facts


@dataclass(slots=True)
class Recorder:
    """Collects the marks of one document, and which facts its current section read or wrote."""

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

    def mark(self, kind: Kind, path: str, text: str) -> Safe:
        """`text` between marks."""
        self.marks.append(shared_mark(kind, path))
        if kind is Kind.FACT:
            self.written[path] = None
        return Safe(f"{OPEN}{len(self.marks) - 1}{MIDDLE}{text}{CLOSE}")

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
        return self.mark(Kind.GAP, path, f"\\[{name}: {state}{where}\\]")
