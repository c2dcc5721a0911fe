"""Rules P410 and P411: tables with holes, and tables that are none any more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import CELL, PARAGRAPH, Block, Document
from generator.prose.form import Form


def _tables(document: Document) -> Iterator[list[list[Block]]]:
    """The rows of each table."""
    rows: list[list[Block]] = []
    table = row = -1
    for block in [block for block in document.blocks if block.kind is CELL]:
        if block.table != table:
            if rows:
                yield rows
            rows, table, row = [], block.table, -1
        if block.row != row:
            rows.append([])
            row = block.row
        rows[-1].append(block)
    if rows:
        yield rows


_TICKS = regex(r"(?:[✓✔✗✘×•xX*\ufffc–—-]|yes|no|n/?a)?", re.IGNORECASE)


@prose_rule(
    "P410", "empty-table-cell", Severity.WARNING, needs="\n", local=True,
    good=(
        "| Plan | Backup | Support |\n|---|---|---|\n| Small |  | ✓ |\n| Large | ✓ | ✓ |\n| Huge | ✓ |  |",
        "| Cookie | Purpose |\n|---|---|\n| sid | keeps you logged in |\n| lang | remembers your language |",
        "| Data | Kept |\n|---|---|\n| **Account** | |\n| name | two years |\n| address | two years |",
    ),
    bad=(
        "| Cookie | Purpose | Kept |\n|---|---|---|\n| ⟦sid⟧ | keeps you logged in |  |\n"
        "| lang | remembers your language | one year |\n| cart | remembers your orders | one day |"
    ),
)  # fmt: skip
def empty_table_cell(document: Document, context: Context) -> Iterator[Hit]:
    """A cell is filled where the others of its column are.

    A reader who compares rows takes an empty cell for “none” or “no limit”. In a table of periods or recipients that is
    a promise that nobody meant to give.
    """
    for rows in _tables(document):
        width = len(rows[0])
        body = [row for row in rows[1:] if len(row) == width and sum(cell.end > cell.start for cell in row) > 1]
        if width < 2 or len(body) < 2:
            continue
        for column in range(1, width):
            title = document.words_of(rows[0][column])
            cells = [document.words_of(row[column]) for row in body]
            empty = [number for number, words in enumerate(cells) if not words.strip()]
            if not title or not empty or len(empty) > max(1, len(cells) // 5):
                continue
            if any(_TICKS.fullmatch(words) for words in cells if words):
                continue
            for number in empty:
                first = next(cell for cell in body[number] if cell.end > cell.start)
                yield Hit(
                    first.start,
                    first.end,
                    f"The row {brief(document.words_of(first))} has an empty cell under {brief(title)}, where every "
                    "other row has words; words were expected there too.",
                    "Fill the cell, or write “none” and why.",
                )


_COLUMNS = regex(r"\S(?:\t| {3,})\s*(?=\S)")
_PIPES = regex(r"\|[^|\n]+\|")


@prose_rule(
    "P411", "lost-table", Severity.WARNING, local=True,
    good=(
        "| Data | Kept |\n|---|---|\n| name | two years |\n| address | two years |",
        "Home | Privacy | Terms | Contact\n\nWe keep your data for two years.",
    ),
    bad=(
        "What we keep:\n\n⟦Data   Source   Kept\nName   you   two years\nAddress   you   two years\n"
        "Logs   server   a year⟧\n\nWe keep no more.",
        "⟦| Data | Kept |\n| name | two years |\n| address | two years |⟧",
    ),
)  # fmt: skip
def lost_table(document: Document, context: Context) -> Iterator[Hit]:
    """A table is a table.

    Rows of words without lines or columns come from a table that was pasted as text. The reader cannot tell which
    period, purpose or recipient belongs to which data.
    """
    source, text = document.source.text, document.text
    if document.form is Form.HTML or not ("|" in text or "\t" in text or "   " in text):
        return
    if not any(gap in source for gap in ("   ", "\t", "|", "\xa0")):
        return
    run: list[Block] = []
    for block in (*document.blocks, None):
        if block is not None and _is_row(document, block) and (not run or _follows(document, run[-1], block)):
            run.append(block)
            continue
        if run:
            yield from _lost(document, run)
        run = [block] if block is not None and _is_row(document, block) else []


def _raw(document: Document, block: Block) -> str:
    first = document.source_offset(block.start)
    raw = document.source.text[first : max(first, document.source_offset(block.end, end=True))]
    return raw.replace("\xa0", " ")


def _is_row(document: Document, block: Block) -> bool:
    if block.kind is not PARAGRAPH or block.end - block.start > 600:
        return False
    last = document.text[block.end - 1 : block.end]
    return last not in (".", ":", ";", "!", "?", ",") or bool(_COLUMNS.search(document.text, block.start, block.end))


def _follows(document: Document, before: Block, block: Block) -> bool:
    gap = document.source.text[document.source_offset(before.end, end=True) : document.source_offset(block.start)]
    return gap.count("\n") < 2


def _lost(document: Document, run: list[Block]) -> Iterator[Hit]:
    whole = document.text[run[0].start : run[-1].end]
    if not ("|" in whole or "   " in whole or "\t" in whole):
        return
    lines = [line for block in run for line in _raw(document, block).split("\n")]
    spaced = sum(1 for line in lines if _COLUMNS.search(line))
    piped = sum(1 for line in lines if _PIPES.search(line))
    pipes = document.form is Form.MARKDOWN and piped >= 2 and piped * 10 >= len(lines) * 8
    columns = len(lines) >= 4 and spaced >= 3 and spaced * 3 >= len(lines) and not _aligned(document, lines)
    if pipes or columns:
        yield Hit(
            run[0].start,
            run[-1].end,
            f"{len(lines)} lines from {brief(lines[0])} on are the rows of a table that lost its columns; a table was "
            "expected.",
            "Make it a table again, with a head that says what each column holds.",
        )


def _aligned(document: Document, lines: list[str]) -> bool:
    """True where the columns of plain text stand under each other: there that is a table."""
    if document.form is not Form.TEXT:
        return False
    if any("\t" in line for line in lines):
        counts = [line.count("\t") for line in lines]
        return min(counts) == max(counts) > 0
    places = [{match.end() for match in _COLUMNS.finditer(line)} for line in lines]
    shared = [one & other for one, other in pairwise(places) if one and other]
    return sum(bool(both) for both in shared) * 3 >= len(shared) * 2


RULES: tuple[Rule, ...] = (empty_table_cell, lost_table)
