"""Makes the redline of a page: pairs its sections, blocks, rows and items, and marks each pair word by word."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import lru_cache

from generator.redline.align import by_name, in_turn
from generator.redline.model import Cell, Entry, Group, Part, Redline, State
from generator.redline.read import Block, Chunk, Kind, Mark, Section, Text, read
from generator.redline.words import DELETE, EQUAL, INSERT, Piece, Token, pieces, tokens

_REFERENCES = frozenset(
    ("section", "sections", "clause", "clauses", "article", "articles", "paragraph", "schedule", "annex")
)
"""Words before the number in a link to a section."""
_LEAST = 0.45
"""From this share of words in common on, a block is the old one changed, and not another."""
_LEAST_FAR = 0.6
"""The same where neither order nor a name speaks for it."""
_CLEARLY_MOVED = 5
"""Words that a block has at least if it is told to have moved to another place on the page."""
_Columns = Sequence[tuple[int | None, int | None]]


def redline(old_markdown: str, new_markdown: str) -> Redline:
    """What became of a page, given as Markdown with or without front matter; "" is a page that is not there.

    Sections are known by their anchors, so another number is no change of them; where they have none, by their titles
    and by what they say.
    """
    sections = by_name(read(old_markdown), read(new_markdown), (_anchor, _title), _alike)
    return Redline(_with_moves([_part(old, new, moved) for old, new, moved in sections]))


def _anchor(section: Section) -> Hashable:
    return (section.heading.anchor if section.heading else "") or None


def _title(section: Section) -> Hashable:
    return (section.heading.level, section.heading.words) if section.heading else (0, "")


def _alike(old: Section, new: Section) -> float:
    """Likeness of two sections without a name in common."""
    if old.heading is None or new.heading is None or old.heading.level != new.heading.level:
        return 0.0
    if old.heading.level == 1:
        return 1.0
    before, after = (" ".join(b.words for chunk in s.chunks for b in chunk.blocks) for s in (old, new))
    return _like(before, after, _LEAST_FAR)


def _like(old: str, new: str, least: float) -> float:
    """The share of words that two texts have in the same order, 0 where it is less than `least`."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(_split(old), _split(new), score_cutoff=least))


@lru_cache(maxsize=4096)
def _split(words: str) -> list[str]:
    return words.split()


def _part(old: Section | None, new: Section | None, moved: bool) -> Part:
    before, after = old.heading if old else None, new.heading if new else None
    heading = _entry(before, after, moved) if before or after else None
    chunks = in_turn(old.chunks if old else (), new.chunks if new else (), _key, _chunks_alike)
    return Part(heading, tuple(_group(*pair, moved) for pair in chunks), moved)


def _key(chunk: Chunk) -> Hashable:
    return chunk.kind, tuple(block.cells for block in chunk.blocks)


def _chunks_alike(old: Chunk, new: Chunk) -> float:
    """Likeness of two chunks; lists and tables are alike already where they share an item or the names of columns."""
    if old.kind is not new.kind:
        return 0.0
    if old.kind is Kind.CONTENTS:
        return 1.0
    before, after = (" ".join(block.words for block in chunk.blocks) for chunk in (old, new))
    shared = old.kind in (Kind.ITEM, Kind.ROW) and not {b.cells for b in old.blocks}.isdisjoint(
        b.cells for b in new.blocks
    )
    return max(_LEAST, _like(before, after, 0.0)) if shared else _like(before, after, _LEAST)


def _group(old: Chunk | None, new: Chunk | None, moved: bool) -> Group:
    before, after = old.blocks if old else (), new.blocks if new else ()
    kind = next(chunk.kind for chunk in (new, old) if chunk)
    if len(before) == len(after) == 1:
        return Group(kind, (_entry(before[0], after[0], moved),))
    columns = _columns(before, after) if kind is Kind.ROW else None
    rows = by_name(before, after, (_cells, _first), _blocks_alike)
    return Group(kind, tuple(_entry(o, n, moved or by_itself, columns) for o, n, by_itself in rows))


def _cells(block: Block) -> Hashable:
    return block.head, tuple(cell.words for cell in block.cells)


def _first(block: Block) -> Hashable:
    """What a row is about, or where an item of the list of contents leads."""
    if block.head:
        return True
    if block.kind is Kind.CONTENTS:
        return next((mark.href for mark in block.cells[0].marks if mark.href), None)
    return (block.cells[0].words or None) if block.kind is Kind.ROW and block.cells else None


def _blocks_alike(old: Block, new: Block) -> float:
    if old.head != new.head or old.kind is not new.kind:
        return 0.0
    return _like(old.words, new.words, _LEAST)


def _columns(old: Sequence[Block], new: Sequence[Block]) -> _Columns:
    """Which column of the old table is which of the new one, by their names and then by their places."""
    before, after = ([*enumerate(cell.words for cell in rows[0].cells)] if rows else [] for rows in (old, new))
    pairs = in_turn(before, after, lambda column: column[1], lambda old_column, new_column: 0.5)
    return [(o[0] if o else None, n[0] if n else None) for o, n in pairs]


def _entry(old: Block | None, new: Block | None, moved: bool, columns: _Columns | None = None) -> Entry:
    if columns is None:
        columns = [(at, at) for at in range(max(len(block.cells) for block in (old, new) if block))]
    cells = tuple(_cell(_at(old, before), _at(new, after)) for before, after in columns)
    return Entry(old, new, cells, moved, _state(old, new, cells, moved))


def _at(block: Block | None, column: int | None) -> Text | None:
    return block.cells[column] if block and column is not None and column < len(block.cells) else None


def _state(old: Block | None, new: Block | None, cells: Sequence[Cell], moved: bool) -> State:
    if old is None or new is None:
        return State.INSERTED if old is None else State.DELETED
    kinds = {(piece.kind is EQUAL, piece.renumbered) for cell in cells for piece in cell.pieces}
    if (False, False) in kinds:
        return State.CHANGED
    if moved:
        return State.MOVED
    return State.RENUMBERED if (False, True) in kinds or old.number != new.number else State.SAME


def _cell(old: Text | None, new: Text | None) -> Cell:
    if old is None or new is None:
        text, kind = (old, DELETE) if new is None else (new, INSERT)
        return Cell(old, new, (Piece(kind, text.words),) if text and text.words else ())
    if old.words == new.words and _links(old) == _links(new):
        return Cell(old, new, (Piece(EQUAL, new.words),) if new.words else ())
    before, after = tokens(old.words), tokens(new.words)
    return Cell(old, new, pieces(before, after, _keys(old, before), _keys(new, after)))


def _links(text: Text) -> list[Mark]:
    return [mark for mark in text.marks if mark.href]


def _keys(text: Text, row: Sequence[Token]) -> list[Hashable]:
    """What each token means: a word in a link also where it leads, the number of a section that section."""
    keys: list[Hashable] = [token.text for token in row]
    links = _links(text)
    if not links:
        return keys
    end, numbered = 0, None
    for at, token in enumerate(row):
        start, end = end + len(token.space), end + len(token.space) + len(token.text)
        link = next((mark for mark in links if mark.start <= start and end <= mark.end), None)
        if link is None:
            continue
        word = row[at - 1].text.lower() if at else ""
        if token.text.isdecimal() and "#" in link.href and word in _REFERENCES:
            keys[at], keys[at - 1], numbered = ("#", link.href), row[at - 1].text, link
        elif link is not numbered:
            keys[at] = (token.text, link.href)
    return keys


def _with_moves(parts: Sequence[Part]) -> list[Part]:
    """The parts with each block that is gone here and new there, word for word, told as moved."""
    gone: dict[Hashable, list[Entry]] = {}
    for entry in (entry for part in parts for entry in part.entries):
        if entry.state is State.DELETED and _can_move(entry.block):
            gone.setdefault((entry.block.kind, entry.block.words), []).append(entry)
    found: dict[Entry, Entry] = {}
    used: set[int] = set()
    for entry in (entry for part in parts for entry in part.entries) if gone else ():
        if entry.state is State.INSERTED and (same := gone.get((entry.block.kind, entry.block.words))):
            old = same.pop(0)
            used.add(old.block.at)
            found[entry] = _entry(old.old, entry.new, True)
    if not found:
        return list(parts)

    def settled(part: Part) -> Part:
        groups = []
        for group in part.groups:
            left = [found.get(e, e) for e in group.entries if e.state is not State.DELETED or e.block.at not in used]
            groups += [Group(group.kind, tuple(left))] if left else []
        return Part(part.heading, tuple(groups), part.moved)

    return [part for part in map(settled, parts) if part.heading or part.groups]


def _can_move(block: Block) -> bool:
    movable = block.kind in (Kind.PARAGRAPH, Kind.QUOTE, Kind.ITEM, Kind.CODE)
    return movable and block.words.count(" ") + 1 >= _CLEARLY_MOVED
