"""What a redline comes to: how many words and blocks, and the sentences that differ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.prose.document import sentence_spans
from generator.redline.align import in_turn
from generator.redline.model import Cell, Entry, Redline, State
from generator.redline.read import Kind
from generator.redline.words import DELETE, EQUAL, INSERT, tokens

QUIET = (State.SAME, State.RENUMBERED)
"""States in which a block says what it said."""


class Counts(NamedTuple):
    """How much has changed; numbers of sections and the list of contents do not count."""

    inserted: int
    """Words put in."""
    deleted: int
    """Words struck out."""
    blocks: int
    """Headings, paragraphs, items and rows that were changed, put in, struck out or moved."""
    sections: int
    """Sections with such a block."""
    renumbered: int
    """Sections that have another number."""


class Change(NamedTuple):
    """The sentences of one block that differ, in plain words; "" where there are none on this side."""

    anchor: str
    """The section in which the block stands, "" before the first."""
    title: str
    """The heading of that section with its number."""
    state: State
    before: str
    after: str


def counts(redline: Redline) -> Counts:
    """How much has changed on a page."""
    loud = [e for e in redline.entries if e.state not in QUIET and e.block.kind is not Kind.CONTENTS]
    words = {INSERT: 0, DELETE: 0, EQUAL: 0}
    for entry in loud:
        for cell in entry.cells:
            for piece in cell.pieces:
                if not piece.renumbered:
                    words[piece.kind] += sum(any(map(str.isalnum, t.text)) for t in tokens(piece.text))
    headings = [part.heading for part in redline.parts if part.heading]
    return Counts(
        words[INSERT],
        words[DELETE],
        len(loud),
        sum(part.state not in QUIET for part in redline.parts),
        sum(bool(h.old and h.new and h.old.number != h.new.number) for h in headings),
    )


def sentences(redline: Redline) -> tuple[Change, ...]:
    """Of each block that changed, the sentences that differ before and after, in the order of the page.

    A block that only moved has the same words on both sides.
    """
    found = []
    for part in redline.parts:
        title = part.heading.block.line if part.heading else ""
        loud = [e for e in part.entries if e.state not in QUIET and e.block.kind is not Kind.CONTENTS]
        found += [Change(part.anchor, title, entry.state, *_differing(entry)) for entry in loud]
    return tuple(found)


def _differing(entry: Entry) -> tuple[str, str]:
    if entry.old is None or entry.new is None or entry.state is State.MOVED:
        return (entry.old.words if entry.old else "", entry.new.words if entry.new else "")
    if entry.block.kind is Kind.ROW:
        return entry.old.words, entry.new.words
    (cell,) = entry.cells
    old, new = list(_sentences(cell, DELETE)), list(_sentences(cell, INSERT))
    pairs = in_turn(old, new, lambda sentence: sentence[0], lambda before, after: 0.0)
    before = [sentence[1] for sentence, other in pairs if sentence and not other]
    after = [sentence[1] for other, sentence in pairs if sentence and not other]
    if not before and not after:  # only the place to which a link leads
        return entry.old.words, entry.new.words
    return " ".join(before), " ".join(after)


def _sentences(cell: Cell, side: object) -> Iterator[tuple[str, str]]:
    """The sentences of one side, each with all numbers of sections as they are now, and as it stands there."""
    other = INSERT if side is DELETE else DELETE
    stands = "".join(piece.text for piece in cell.pieces if piece.kind is not other)
    now = "".join(p.text for p in cell.pieces if (p.kind is INSERT if p.renumbered else p.kind is not other))
    spans, spans_now = list(sentence_spans(stands)), list(sentence_spans(now))
    if len(spans) != len(spans_now):
        spans_now, now = spans, stands
    for (start, end), (start_now, end_now) in zip(spans, spans_now, strict=True):
        yield now[start_now:end_now], stands[start:end]
