"""What is noted while a clause is written: its gaps, and which facts it read or wrote."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.documents.marks import (
    CLOSE,
    MIDDLE,
    OPEN,
    WHERE_CLOSE,
    WHERE_OPEN,
    Safe,
    escape,
    fact_mark,
    gap_mark,
)  # fmt: skip
from generator.facts.base import Facts


@dataclass(slots=True)
class Trace:
    """What one clause did. Each is an ordered set of fact paths, or has titles by fact path."""

    written: dict[str, None] = field(default_factory=dict)
    read: dict[str, None] = field(default_factory=dict)
    open: dict[str, str] = field(default_factory=dict)
    """The blank facts by which the clause had to choose its words."""
    gaps: dict[str, str] = field(default_factory=dict)
    """The facts that were to be written and are not there."""


class Recorder:
    """Notes what the clause that is being written does with the facts of one company.

    One recorder serves all pages of a company, so that they share their views.
    """

    __slots__ = ("choosing", "gaps", "open", "read", "resolve", "told", "unsettled", "words", "written")

    def __init__(
        self,
        words: Callable[[Any, str], Safe],
        unsettled: Mapping[str, Sequence[Any]],
        resolve: Callable[[str, str], tuple[str, Facts] | None],
    ) -> None:
        self.words = words
        """Writes a value out in the company's locale; the second argument names a form, "" is the usual one."""
        self.unsettled = unsettled
        """Fact path -> the readings between which the owner has to choose."""
        self.resolve = resolve
        """Finds the item that a reference names: (list path, id) -> (path, item)."""
        self.choosing = False
        """True while clauses are chosen: then a blank yes-or-no counts as yes, so that its clause can show the gap."""
        self.told: set[str] = set()
        """The facts of which it was already told where they are filled in."""
        self.note(Trace())

    def note(self, trace: Trace) -> None:
        """From here on, what is read and written is noted in `trace`."""
        self.written = trace.written
        self.read = trace.read
        self.open = trace.open
        self.gaps = trace.gaps
        self.told.clear()

    def fact(self, path: str, text: str) -> Safe:
        """`text` between the marks of a fact."""
        self.written[path] = None
        return Safe(f"{OPEN}{fact_mark(path)}{MIDDLE}{text}{CLOSE}")

    def gap(self, path: str, title: str) -> Safe:
        """The notice that stands where the words of a fact would be: what is missing, and where to fill it in.

        The place in the file is left open between WHERE_OPEN and WHERE_CLOSE: all else may be another company's too.
        """
        self.gaps[path] = title
        readings = self.unsettled.get(path)
        state = "not yet given"
        if readings:
            state = "not yet settled, " + " or ".join(f"“{self.words(reading, '')}”" for reading in readings)
        name = escape(title[:1].upper() + title[1:])
        where = "" if path in self.told else f" (`{path}`, {WHERE_OPEN}{path}{WHERE_CLOSE})"
        self.told.add(path)
        return Safe(f"{OPEN}{gap_mark(path)}{MIDDLE}\\[{name}: {state}{where}\\]{CLOSE}")
