"""Rows of labels and values, and the label among them that has no value: “Smoking:” between two that have one.

What a label says does not matter here, only that its neighbours are filled on their own line and that nothing could
stand for its value elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import or_

from generator.lint.lazy import regex
from generator.lint.prose.traces import is_trailed
from generator.lint.prose.values import adjoins, is_sentence, is_title
from generator.prose.document import ITEM, PARAGRAPH, Block, Document
from generator.prose.form import Form

_ROW = regex(r"(?:[^\w\s(“]{1,3} )?[A-Z0-9(“][^:!?\n]{0,60}(?<![.!?]):[*_]{0,2} +[*_]{0,2}[^\s*_]")
_LABEL = regex(r"(?:[^\w\s(“]{1,3} )?[A-Z0-9(“][^:!?;\n]{0,60}:$")
_LEADS_IN = regex(
    r"\b(?:following|follows|below|include[sd]?|including|such as|to|for|by|that|with|as|are|is|on|from|if|when|where|"
    r"may|can|will|must|shall|and|or|of|we|you|your|data|information|rights|purposes|reasons|examples?|cases|ways|"
    r"circumstances|parties|third|cookies|note|important|e\.g\.?|types?|categories)\b[^:]{0,12}:$",
)
LONGEST_ROW, LONGEST_LABEL, REACH = 160, 70, 8


def empty_rows(document: Document) -> Iterator[tuple[int, int]]:
    """Where a label of a row of labels and values starts and ends that has no value."""
    for index in document.endings.get(":", ()):
        block = document.blocks[index]
        if block.kind in (ITEM, PARAGRAPH) and _is_empty(document, index, block):
            yield line_start(document, block, block.end - 1), block.end
    if document.form is Form.MARKDOWN:
        yield from _joined(document)


def _is_empty(document: Document, index: int, block: Block) -> bool:
    words = document.words_of(block)
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    short = len(words) <= LONGEST_LABEL
    if short and is_trailed(document, block.end) and (following is None or _is_new(document, block, following)):
        return True
    if not _LABEL.fullmatch(words) or _LEADS_IN.search(words.lower()):
        return False
    before = _siblings(document, index, -1)
    behind = _siblings(document, index, 1)
    rows = [one for one in (*before, *behind) if _is_row(document, one)]
    if not before or len(rows) < 2 or 2 * len(rows) < len(before) + len(behind):
        return False
    if behind:
        if block.kind is ITEM:
            return any(_is_row(document, one) for one in behind)
        return _is_row(document, behind[0]) and not _is_indented(document, block, behind[0])
    return following is None or following.kind not in (ITEM, PARAGRAPH) or following.level < block.level


def _is_new(document: Document, block: Block, following: Block) -> bool:
    """True where the next block is no list and no value: a title, a sentence, or one more item of the same list."""
    if following.kind is not block.kind:
        return is_title(document, following)
    words = document.words_of(following)
    if block.kind is ITEM:
        return following.level < block.level or (following.level == block.level and bool(block.marker.strip("-*•")))
    return not adjoins(document, block, following) and is_sentence(words)


def _is_indented(document: Document, block: Block, following: Block) -> bool:
    """True where a block of plain text begins further to the right: it is what the label announces."""
    if document.form is not Form.TEXT or block.kind is not PARAGRAPH:
        return False
    return document.span(following.start, following.start).column > document.span(block.start, block.start).column


def _siblings(document: Document, index: int, step: int) -> list[Block]:
    """The blocks of the same kind and depth next to a block, on one side of it."""
    block = document.blocks[index]
    found: list[Block] = []
    at = index + step
    while 0 <= at < len(document.blocks) and len(found) < REACH:
        other = document.blocks[at]
        if other.kind is not block.kind or other.level != block.level or other.end - other.start > LONGEST_ROW:
            break
        found.append(other)
        at += step
    return found


def _is_row(document: Document, block: Block) -> bool:
    return _ROW.match(document.text, block.start, block.end) is not None


_LINE = regex(r":[*_]{0,2}[ \t]*(?:\\|<br ?/?>)?\n")
_SOURCE_LABEL = regex(r"[ \t]*(?:[-*+] )?[*_]{0,2}(?P<label>[A-Z][^:!?;\n*_]{0,60}):[*_]{0,2}[ \t]*(?:\\|<br ?/?>)?$")
_SOURCE_ROW = regex(r"[ \t]*(?:[-*+] )?[*_]{0,2}[A-Z][^:!?;\n*_]{0,60}:[*_]{0,2}[ \t]+(?:<br ?/?>)?[^\s<]")


def _joined(document: Document) -> Iterator[tuple[int, int]]:
    """Labels on lines of their own that Markdown joins to the next line: `**Company:**` above `**Website:** …`."""
    source = document.source.text
    for match in _LINE.finditer(source):
        start = source.rfind("\n", 0, match.start()) + 1
        label = _SOURCE_LABEL.match(source, start, match.end() - 1)
        if label is None or _LEADS_IN.search(label["label"].lower() + ":"):
            continue
        above = source.rfind("\n", 0, max(0, start - 1)) + 1
        below = source.find("\n", match.end())
        behind = source[match.end() : below if below >= 0 else len(source)]
        if not behind.strip():  # the last of its rows
            behind = source[source.rfind("\n", 0, max(0, above - 1)) + 1 : max(0, above - 1)]
        near = (source[above : max(0, start - 1)], behind)
        filled = [_SOURCE_ROW.match(line) is not None for line in near]
        empty = [_SOURCE_LABEL.match(line) is not None for line in near]
        if any(filled) and all(map(or_, filled, empty)) and (place := _place(document, label["label"], start)):
            yield place


def _place(document: Document, label: str, line: int) -> tuple[int, int] | None:
    """Where a label stands in the text whose line of the source starts at `line`."""
    at = document.text.find(label + ":")
    while at >= 0:
        if 0 <= document.source_offset(at) - line < 8:
            return at, at + len(label) + 1
        at = document.text.find(label + ":", at + 1)
    return None


_SIGNS = regex(r"[*_`]+|^[ \t]*[-+>#]+ ")


def line_start(document: Document, block: Block, colon: int) -> int:
    """Where the line of the source begins on which a label stands in a paragraph that joins lines."""
    if document.form is Form.HTML or block.kind is not PARAGRAPH:
        return block.start
    source = document.source.text
    at = document.source_offset(colon)
    begin = source.rfind("\n", max(0, at - LONGEST_ROW), at) + 1
    if not begin:
        return block.start
    line = _SIGNS.sub("", source[begin:at]).lstrip()
    start = colon - len(line)
    return start if start > block.start and document.text.startswith(line, start) else block.start
