"""Pieces of a redline as HTML: texts, blocks, lists and tables, with both sides at once or with one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from html import escape
from itertools import groupby

from generator.redline.model import Cell, Entry, Group, State, segments
from generator.redline.read import BULLET, Kind, Style, fit
from generator.redline.words import DELETE, EQUAL, INSERT, Piece

_TAGS = {Style.STRONG: "strong", Style.EMPHASIS: "em", Style.CODE: "code"}
QUIET_ROWS = 3
"""So many unchanged rows of a table stay open between others; more are folded up."""


class Side(Enum):
    """What of a change is shown."""

    BOTH = "both"
    OLD = "old"
    NEW = "new"


BOTH, OLD, NEW = Side


def safe(text: str) -> str:
    """A text as HTML; what no document may hold is shown as a replacement character."""
    return escape(fit(text), quote=True)


def say(words: str) -> str:
    """Words for those who hear the page."""
    return f'<span class="rl-say">{safe(words)}</span>'


def is_quiet(entry: Entry) -> bool:
    """True for a block that says what it said."""
    return entry.state in (State.SAME, State.RENUMBERED) or entry.block.kind is Kind.CONTENTS


def text(cell: Cell, side: Side = BOTH) -> str:
    """One text with its changes."""
    out = []
    for (kind, renumbered), run in groupby(segments(cell), key=lambda s: (s[0].kind, s[0].renumbered)):
        if (side is OLD and kind is INSERT) or (side is NEW and kind is DELETE):
            continue
        inner = "".join(_styled(piece, styles) for piece, styles in run)
        out.append(inner if kind is EQUAL else _changed(inner, kind is INSERT, renumbered))
    return "".join(out)


def _styled(piece: Piece, styles: frozenset[Style]) -> str:
    html = safe(piece.text)
    for style, tag in _TAGS.items():
        if style in styles:
            html = f"<{tag}>{html}</{tag}>"
    return f'<span class="rl-address">{html}</span>' if Style.ADDRESS in styles else html


def _changed(inner: str, inserted: bool, renumbered: bool) -> str:
    tag, what = ("ins", "inserted") if inserted else ("del", "deleted")
    if renumbered:
        return f'<{tag} class="rl-number">{say(" now " if inserted else " was ")}{inner}</{tag}>'
    return f"<{tag}>{say(f' {what}: ')}{inner}{say(f', end of {what} text. ')}</{tag}>"


def number(entry: Entry, side: Side = BOTH) -> str:
    """The number of a heading or an item, with a space behind it; "" where it has none."""
    old, new = entry.old.number if entry.old else None, entry.new.number if entry.new else None
    shown = {OLD: old, NEW: new}.get(side, entry.block.number)
    if not shown or shown == BULLET:
        return ""
    if side is BOTH and old is not None and new is not None and old not in (new, BULLET):
        before = _changed(safe(old), False, True) + " " if old else ""
        return f'<span class="rl-no">{before}{_changed(safe(new), True, True)}</span> '
    tag = {State.INSERTED: "ins", State.DELETED: "del"}.get(entry.state, "span")
    return f'<{tag} class="rl-no">{safe(shown)}</{tag}> '


def heading(entry: Entry, level: int, note: str, side: Side = BOTH) -> str:
    """A heading at `level` (1 to 6) of the page that is written; "" where this side has none."""
    if not _shown(entry, side):
        return ""
    body = number(entry, side) + text(entry.cells[0], side)
    return f'<h{level} class="{_classes(entry)}">{body}{_note(note)}</h{level}>\n'


def _note(note: str) -> str:
    return f' <span class="rl-note">{safe(note)}</span>' if note else ""


def _classes(entry: Entry) -> str:
    return f"rl-block rl-{'same' if is_quiet(entry) else entry.state.value}"


def _shown(entry: Entry, side: Side) -> bool:
    return side is BOTH or (entry.old if side is OLD else entry.new) is not None


def group(found: Group, name: str, note: Callable[[Entry], str], side: Side = BOTH) -> str:
    """A list, a table or another block; "" where this side has none of it.

    `name` is said of a table to those who hear the page; `note` gives what is to be said behind a block, or "".
    """
    entries = [entry for entry in found.entries if _shown(entry, side)]
    if not entries:
        return ""
    if side is OLD:
        entries.sort(key=lambda entry: entry.old.at if entry.old else 0)
    if found.kind is Kind.ROW:
        return _table(entries, name, note, side)
    if found.kind in (Kind.ITEM, Kind.CONTENTS):
        items = "".join(_item(entry, side, note(entry)) for entry in entries)
        return f'<ul class="rl-list">\n{items}</ul>\n'
    return "".join(_paragraph(entry, side, note(entry)) for entry in entries)


def _paragraph(entry: Entry, side: Side, note: str) -> str:
    body = text(entry.cells[0], side)
    if entry.block.kind is Kind.CODE:
        return f'<pre class="{_classes(entry)}">{body}{_note(note)}</pre>\n'
    quote = " rl-quote" if entry.block.kind is Kind.QUOTE else ""
    return f'<p class="{_classes(entry)}{quote}">{body}{_note(note)}</p>\n'


def _item(entry: Entry, side: Side, note: str) -> str:
    block = entry.block
    bullet = " rl-bullet" if block.number == BULLET else ""
    depth = f" rl-depth-{min(block.level, 6)}" if block.level > 1 else ""
    body = number(entry, side) + text(entry.cells[0], side)
    return f'<li class="{_classes(entry)}{bullet}{depth}">{body}{_note(note)}</li>\n'


def _table(entries: Sequence[Entry], name: str, note: Callable[[Entry], str], side: Side) -> str:
    head = [entry for entry in entries if entry.block.head]
    body = [entry for entry in entries if not entry.block.head]
    columns = [
        at
        for at, cell in enumerate(entries[0].cells)
        if side is BOTH or any((e.cells[at].old if side is OLD else e.cells[at].new) is not None for e in entries)
    ]
    parts = [f"<thead>\n{''.join(_row(entry, columns, note, side) for entry in head)}</thead>\n"] if head else []
    for quiet, run in groupby(body, key=is_quiet):
        rows = list(run)
        html = "".join(_row(entry, columns, note, side) for entry in rows)
        if quiet and len(rows) > QUIET_ROWS:
            label = f'<label><input type="checkbox"> {len(rows)} rows unchanged</label>'
            parts.append(f'<tbody class="rl-fold"><tr><td colspan="{len(columns)}">{label}</td></tr></tbody>\n')
            parts.append(f'<tbody class="rl-folded">\n{html}</tbody>\n')
        else:
            parts.append(f"<tbody>\n{html}</tbody>\n")
    label = safe(f"Table, {name}{', before' if side is OLD else ', after' if side is NEW else ''}")
    scroll = f'<div class="rl-scroll" role="region" aria-label="{label}" tabindex="0">'
    return f"{scroll}\n<table>\n{''.join(parts)}</table>\n</div>\n"


def _row(entry: Entry, columns: Sequence[int], note: Callable[[Entry], str], side: Side) -> str:
    tag = 'th scope="col"' if entry.block.head else "td"
    state = "" if is_quiet(entry) else f' class="rl-{entry.state.value}"'
    moved = _note(note(entry))
    cells = [
        f"<{tag}>{text(entry.cells[at], side)}{moved if place == 0 else ''}</{tag[:2]}>"
        for place, at in enumerate(columns)
    ]
    return f"<tr{state}>{''.join(cells)}</tr>\n"


def runs(groups: Sequence[Group]) -> Iterator[tuple[bool, list[Group]]]:
    """The groups of a section in stretches that are quiet (True) or not."""
    for quiet, run in groupby(groups, key=lambda g: all(map(is_quiet, g.entries))):
        yield quiet, list(run)
