"""Fact files that share blocks of their text: a block that other files hold too is read once.

A block is one key at the left margin with all that stands under it. Agencies keep hundreds of similar sites, and their
files differ in names and addresses while whole groups of facts are the same. A block is a little fact file of its own,
so that it is read as one; the company of a file is made of the companies of its blocks. What is unusual in any way is
read whole instead, so that nobody can tell the two apart but by the time they take.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise

from generator.comments import waiver_comments
from generator.facts.base import fields_of, said
from generator.facts.leaf import Vocabularies
from generator.facts.load import Company, parse_company
from generator.facts.model import FactFile
from generator.findings import Finding
from generator.tree import SourceFile
from generator.values import Stack
from generator.waivers import read

_MARGIN = re.compile(r"\n[^ \n#-]")
_KEY = re.compile(r"\n[a-z_]+:[ \n]")
_LARGEST = 100_000
"""Characters of a file above which it is read whole: below, it cannot pass the limit on keys and values."""


class Blocks:
    """Reads companies by one set of vocabularies, and remembers the blocks that more than one file holds."""

    KEPT, SEEN = 300_000, 20_000
    """Characters of blocks that are remembered; blocks that are known to have been seen once."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self._seen: set[int] = set()
        self._kept: OrderedDict[str, Company] = OrderedDict()
        self._size = 0

    def company(self, name: str, source: SourceFile) -> tuple[Company | None, list[Finding]]:
        """As `parse_company`."""
        blocks = tuple(_split(source.text))
        if sum(len(text) for _, text in blocks if hash(text) in self._seen) * 2 > len(source.text):
            company = self._made(name, source, blocks)
            if company is not None:
                return company, []
        if len(self._seen) > self.SEEN:
            self._seen.clear()
        self._seen.update(hash(text) for _, text in blocks)
        return parse_company(name, source, self.vocabularies)

    def _made(self, name: str, source: SourceFile, blocks: tuple[tuple[int, str], ...]) -> Company | None:
        """The company of some blocks; None where any of them has a problem, or a key stands twice."""
        stack = Stack()
        parts = []
        for line, text in blocks:
            part = self._block(name, text)
            if part is None or not stack.add(part.places, line):
                return None
            parts.append(part)
        waivers, problems = read(waiver_comments(source), source.path)
        if problems:
            return None
        facts = {key: value for part in parts for key, value in said(part.facts).items()}
        return Company(
            id=name,
            path=source.path,
            facts=FactFile(**{key: facts[key] for key in fields_of(FactFile) if key in facts}),
            unsettled={path: readings for part in parts for path, readings in part.unsettled.items()},
            none={path: reason for part in parts for path, reason in part.none.items()},
            blank=tuple(path for part in parts for path in part.blank),
            waivers=waivers,
            places=stack,
        )

    def _block(self, name: str, text: str) -> Company | None:
        known = self._kept.get(text)
        if known is not None:
            self._kept.move_to_end(text)
            return known
        company, _ = parse_company(name, SourceFile("", text), self.vocabularies)
        if company is not None and hash(text) in self._seen:
            self._kept[text] = company
            self._size += len(text)
            while self._size > self.KEPT:
                self._size -= len(self._kept.popitem(last=False)[0])
        else:
            self._seen.add(hash(text))
        return company


def _split(text: str) -> Iterator[tuple[int, str]]:
    """The blocks of a file, each with the number of lines above it; none where the file is not made of blocks.

    The lines above the first key belong to its block. A list whose items stand at the margin belongs to the key above.
    """
    if len(text) > _LARGEST or ("&" in text and "*" in text):  # an alias may repeat what stands in another block
        return
    starts = []
    whole = f"\n{text}\n"  # each line between two line ends
    for found in _MARGIN.finditer(whole):
        if _KEY.match(whole, found.start()) is None:
            return
        starts.append(found.start())
    line = 0
    for start, end in pairwise([0, *starts[1:], len(text)] if starts else ()):
        block = text[start:end]
        yield line, block
        line += block.count("\n")
