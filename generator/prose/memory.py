"""The passages that a run has read: one that stands in many documents is read, and judged, once."""

from __future__ import annotations

from generator.prose.form import Form
from generator.prose.passage import Passage


class Shelf:
    """Passages of documents of one form, by their source text; those that nobody asked for lately are forgotten."""

    MOST = 2_000
    """How many passages may come between two requests for one that is still known; each takes some 4 KB."""
    TRIED, SHARED = 2_000, 8
    """After so many requests, one in so many must have been for a known passage; else it is not worth cutting texts."""

    def __init__(self) -> None:
        self._lately: dict[str, Passage] = {}
        self._before: dict[str, Passage] = {}
        self._asked = self._met = 0

    @property
    def pays(self) -> bool:
        """False where the documents so far had next to nothing in common."""
        return self._asked < self.TRIED or self._met * self.SHARED >= self._asked

    def get(self, text: str) -> Passage | None:
        """The passage that was read from a text; None where it was not, or is forgotten."""
        self._asked += 1
        known = self._lately.get(text)
        if known is None and (known := self._before.get(text)) is not None:
            self.keep(text, known)
        self._met += known is not None
        return known

    def keep(self, text: str, passage: Passage) -> Passage:
        """Remembers a passage, and gives it back."""
        if len(self._lately) >= self.MOST:
            self._before, self._lately = self._lately, {}
        self._lately[text] = passage
        return passage


class Memory:
    """The passages of all forms."""

    def __init__(self) -> None:
        self._shelves = {form: Shelf() for form in Form}

    def shelf(self, form: Form) -> Shelf:
        """The passages of documents that are written so: the same text says other things in another form."""
        return self._shelves[form]
