"""Fact files in blocks: a top-level key with all below it. Companies of one house say much in the same words, and a
block that stood in another file is not read again.

A block is read as if it were the whole file. Where that goes wrong, where blocks hold anchors, or where the file is not
simply one block after the other, the file is read as a whole: only so can it be told what is wrong.
"""

from __future__ import annotations

import re
from typing import Any

from generator.facts.base import fields_of
from generator.facts.contents import Contents, read_contents
from generator.facts.leaf import Vocabularies
from generator.facts.model import FactFile
from generator.findings import Finding
from generator.tree import SourceFile
from generator.values import Joined

_STARTS = re.compile(r"^(?=[A-Za-z_]\w*:(?:\s|$))", re.MULTILINE)
_ELSE = re.compile(r"^(?!#|[A-Za-z_]\w*:(?:\s|$))\S", re.MULTILINE)
"""A line that stands at the margin and is neither a comment nor the first of a block."""
_CONTENT = re.compile(r"^[ \t]*[^\s#]", re.MULTILINE)
_ANCHOR = re.compile(r"(?:^|[\s,\[{])[&*][^\s,\[\]{}]", re.MULTILINE)
_LONGEST = 200_000
"""Longer files are read as a whole, so that its limits hold: each key and value takes a character at least."""
_MOST = 500_000
"""So many characters of blocks are remembered."""


class Blocks:
    """The blocks of the fact files that were read last, by their text; all with the same vocabularies."""

    def __init__(self) -> None:
        self._known: dict[str, Contents] = {}
        self._size = 0

    def contents(self, source: SourceFile, vocabularies: Vocabularies) -> Contents | None:
        """What the file holds, put together from its blocks; None where it must be read as a whole."""
        text = source.text
        head, *blocks = _STARTS.split(text) if len(text) <= _LONGEST else (text,)
        if not blocks or _CONTENT.search(head):
            return None
        line = head.count("\n")
        facts: dict[str, Any] = {}
        unsettled: dict[str, tuple[Any, ...]] = {}
        none: dict[str, str] = {}
        blank: list[str] = []
        places = Joined((line + 1, 1, line + 1, 1))
        for block in blocks:
            found = self._block(SourceFile(source.path, block), vocabularies)
            if found is None or found.facts is None or not places.join(found.places, line):
                return None
            facts.update(found.facts.__dict__)
            unsettled.update(found.unsettled)
            none.update(found.none)
            blank += found.blank
            line += block.count("\n")
        in_order = {name: facts[name] for name in fields_of(FactFile) if name in facts}
        return Contents(FactFile(**in_order), unsettled, none, tuple(blank), places)

    def _block(self, source: SourceFile, vocabularies: Vocabularies) -> Contents | None:
        text = source.text
        found = self._known.pop(text, None)
        if found is None:
            problems: list[Finding] = []
            found = read_contents(source, vocabularies, problems)
            if found is None or problems or _ELSE.search(text, 1) or _ANCHOR.search(text):
                return None
            self._size += len(text)
            while self._size > _MOST:
                oldest = next(iter(self._known))
                del self._known[oldest]
                self._size -= len(oldest)
        self._known[text] = found  # behind all others, for it was met last
        return found
