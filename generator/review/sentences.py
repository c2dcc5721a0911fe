"""The sentences of a section, the facts that stand in each, and which of them differ from those of another time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from generator.documents.marks import Mark, plain, unmark
from generator.documents.model import Section
from generator.prose.document import CELL, HEADING, OBJECT, Document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile

CELLS = " | "
"""Stands between the cells of a row."""
_NUMBER = re.compile(r"\bsection \d+")
_TICKS = re.compile("`+")
ALIKE = 0.4
"""From this share of equal letters on, a sentence that went and one that came are two forms of one sentence."""


class Sentence(NamedTuple):
    """A sentence, an item or a row of a table, as it is read."""

    text: str
    key: str
    """The text without the numbers of the sections it refers to: a section that only moved changes no sentence."""
    facts: frozenset[str]
    """Paths of the facts whose words stand in it."""


class Edit(NamedTuple):
    """A sentence as it was and as it is; None where there was or is none."""

    before: Sentence | None
    after: Sentence | None


def sentences(section: Section | None, marks: Sequence[Mark]) -> tuple[Sentence, ...]:
    """The sentences of a section in their order, its “In short” line first; none where there is no section."""
    if section is None:
        return ()
    marked = "\n\n".join(part for part in (section.short, section.body) if part)
    spots = unmark(marked, marks)
    read = read_document(SourceFile(section.clause.path, plain(marked) + "\n"), Form.MARKDOWN)
    found = []
    for pieces in _units(read):
        text = CELLS.join(_words(read, start, end).strip() for start, end in pieces)
        if not text.strip(" |"):
            continue
        places = [
            (read.source_offset(start), read.source_offset(end, end=True)) for start, end in pieces if end > start
        ]
        facts = {s.mark.path for s in spots if any(s.start < end and start < s.end for start, end in places)}
        found.append(Sentence(text, _key(read, pieces), frozenset(facts)))
    return tuple(found)


def edits(old: Sequence[Sentence], new: Sequence[Sentence]) -> tuple[Edit, ...]:
    """What differs, in the order of the new text; a sentence that was written anew stands beside its old form."""
    made: list[Edit] = []
    matcher = SequenceMatcher(None, [s.key for s in old], [s.key for s in new], autojunk=False)
    for what, i, end, j, last in matcher.get_opcodes():
        if what != "equal":
            made.extend(_matched(old[i:end], new[j:last]))
    return tuple(made)


def _matched(gone: Sequence[Sentence], come: Sequence[Sentence]) -> list[Edit]:
    """Pairs in order: each new sentence with the likest old one that no earlier pair has passed."""
    made: list[Edit] = []
    at = 0
    for sentence in come:
        likeness = [_likeness(old, sentence) for old in gone[at:]]
        best = max(range(len(likeness)), key=likeness.__getitem__, default=-1)
        if best >= 0 and likeness[best] >= ALIKE:
            made.extend(Edit(old, None) for old in gone[at : at + best])
            made.append(Edit(gone[at + best], sentence))
            at += best + 1
        else:
            made.append(Edit(None, sentence))
    made.extend(Edit(old, None) for old in gone[at:])
    return made


def _likeness(old: Sentence, new: Sentence) -> float:
    """From 0 to 1; a row of a table is never a sentence."""
    if (CELLS in old.text) is not (CELLS in new.text):
        return 0
    return SequenceMatcher(None, old.key, new.key, autojunk=False).ratio()


def _units(read: Document) -> list[list[tuple[int, int]]]:
    """Where each unit stands in the text: a sentence or heading in one piece, the cells of a row together."""
    units: list[tuple[int, list[tuple[int, int]]]] = [(start, [(start, end)]) for start, end in read.sentences]
    rows: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for block in read.blocks:
        if block.kind is CELL:
            rows.setdefault((block.table, block.row), []).append((block.start, block.end))
        elif block.kind is HEADING:
            units.append((block.start, [(block.start, block.end)]))
    units.extend((cells[0][0], cells) for cells in rows.values())
    return [pieces for _, pieces in sorted(units, key=lambda unit: unit[0])]


def _words(read: Document, start: int, end: int) -> str:
    """A stretch of the text, with what stands in code; an image or a tag stands as it is written."""
    source, made, at = read.source.text, [], start
    while (found := read.text.find(OBJECT, at, end)) >= 0:
        made.append(read.text[at:found])
        first, at = read.source_offset(found), found + 1
        ticks = _TICKS.match(source, first)
        if ticks is None:
            made.append(source[first : read.source_offset(at, end=True)])
            continue
        code = source[ticks.end() : source.index(ticks[0], ticks.end())]
        made.append(code.replace("\\|", "|"))
        at = found + max(1, len(code))
    made.append(read.text[at:end])
    return "".join(made)


def _key(read: Document, pieces: Sequence[tuple[int, int]]) -> str:
    text = []
    for start, end in pieces:
        at = start
        for link in read.links:
            if start <= link.start and link.end <= end and ("#" in link.href or link.href.endswith(".md")):
                text += [_words(read, at, link.start), _NUMBER.sub("section", _words(read, link.start, link.end))]
                at = link.end
        text += [_words(read, at, end), CELLS]
    return " ".join("".join(text).split())
