"""The passages that a run has read: one that stands in many documents is read, and judged, once."""

from __future__ import annotations

from generator.prose.form import Form
from generator.prose.passage import Passage


class Memory:
    """Passages by form and source text; of those that were not asked for lately, the oldest are forgotten."""

    MOST = 4_000
    """How many passages may come between two requests for one that is still known; each takes some 4 KB."""

    def __init__(self) -> None:
        self._lately: dict[tuple[Form, str], Passage] = {}
        self._before: dict[tuple[Form, str], Passage] = {}

    def get(self, form: Form, text: str) -> Passage | None:
        """The passage that was read from a text; None where it was not, or is forgotten."""
        key = form, text
        known = self._lately.get(key)
        if known is None and (known := self._before.get(key)) is not None:
            self.keep(form, text, known)
        return known

    def keep(self, form: Form, text: str, passage: Passage) -> Passage:
        """Remembers a passage, and gives it back."""
        if len(self._lately) >= self.MOST:
            self._before, self._lately = self._lately, {}
        self._lately[form, text] = passage
        return passage
