"""Plain text to a document: paragraphs, headings and items told by how their lines look."""

from __future__ import annotations

import re

from generator.prose.builder import Builder
from generator.prose.document import Document, Placed
from generator.prose.form import Form
from generator.prose.markers import marker
from generator.prose.memory import Memory
from generator.prose.passage import HEADING, ITEM, PARAGRAPH, Passage
from generator.tree import SourceFile

LONGEST_WRAPPED, LONGEST_HEADING = 110, 80
"""Lines up to this many characters may be the wrapped lines of one paragraph; a heading has at most so many."""
_TABLE = re.compile(r"\t| {3,}")
_SENTENCE = re.compile(r"[.!?;,][\"”’)]*$|:$")
_RULE = re.compile(r"[ \t]*[-=_*~]{3,}[ \t]*$")


def read_text(source: SourceFile, memory: Memory | None = None) -> Document:
    """The document that a plain text holds."""
    shelf = memory.shelf(Form.TEXT) if memory is not None else None
    if shelf is None or not shelf.pays:
        return Document(source, Form.TEXT, (Placed(_read(source.text), 0),))
    placed, at = [], 0
    for text in source.text.split("\n\n"):
        passage = shelf.get(text)
        if passage is None:
            passage = shelf.keep(text, _read(text))
        placed.append(Placed(passage, at))
        at += len(text) + 2
    return Document(source, Form.TEXT, placed)


def _read(text: str) -> Passage:
    builder = Builder()
    group: list[tuple[str, int]] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        if line.strip() and not _RULE.match(line):
            group.append((line, at))
        elif group:
            _group(builder, group)
            group = []
        at += len(line) + 1
    return builder.passage(len(text))


def _group(builder: Builder, lines: list[tuple[str, int]]) -> None:
    """Lines without an empty one between them: one wrapped paragraph, or each a block of its own."""
    longest = max(len(line) for line, _ in lines)
    wrapped = len(lines) > 1 and 40 < longest <= LONGEST_WRAPPED
    before = ""
    for number, (line, at) in enumerate(lines):
        alone = len(lines) == 1
        start = len(line) - len(line.lstrip())
        found = marker(line)
        joins = wrapped and number and not found and len(before) >= 0.6 * longest
        if not joins:
            builder.close()
            _open(builder, line, at, found, alone)
            start = found[2] if found else start
        else:
            builder.space(at - 1)
        builder.add(line[start:].rstrip(), at + start)
        before = line.rstrip()
    builder.close()


def _open(builder: Builder, line: str, at: int, found: tuple[str, int, int] | None, alone: bool) -> None:
    words = line[found[2] :].strip() if found else line.strip()
    numbered = found is not None and found[0][-1:] not in "-*+•‣◦▪●○▸►·➢✓"
    title = _is_title(words) and (alone if not numbered else words.isupper())
    sign, where = (found[0], at + found[1]) if found else ("", -1)
    if title and (numbered or not found):
        builder.open(HEADING, 2, sign, where)
    elif found:
        builder.open(ITEM, 1 + len(line[: found[1]].expandtabs(4)) // 4, sign, where)
    else:
        builder.open(PARAGRAPH)


def _is_title(words: str) -> bool:
    if len(words) > LONGEST_HEADING or _SENTENCE.search(words) or _TABLE.search(words):
        return words.endswith("?") and len(words) <= LONGEST_HEADING
    return words[:1].isupper() or words[:1].isdigit() or words[:1] in "“\"'"
