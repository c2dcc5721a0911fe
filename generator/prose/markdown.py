"""Markdown to a document: the blocks that CommonMark and its tables have, read line by line."""

from __future__ import annotations

import re

from generator.prose.builder import Builder
from generator.prose.document import Document, Placed
from generator.prose.form import Form
from generator.prose.inline import Inline
from generator.prose.markers import marker
from generator.prose.memory import Memory
from generator.prose.passage import CELL, HEADING, ITEM, PARAGRAPH, Passage
from generator.tree import SourceFile, split_front_matter

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HASHES = re.compile(r" {0,3}(#{1,6})(?=[ \t]|$)[ \t]*")
_HEADING_ID = re.compile(r"\{[^{}#]*#([\w.-]+)[^{}]*\}")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_DELIMITER_ROW = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]\n]{1,200})\]:[ \t]*(<[^<>]*>|\S+)")
_SIGNS = frozenset("<`~>#=-*_[")
"""A line that begins with none of these and has no “|” begins at most an item or a paragraph."""
_CELL_END = re.compile(r"(?<!\\)\|")


class _Reader:
    """One pass over the lines of a passage."""

    def __init__(self, text: str, references: dict[str, str]) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.at = 0
        self.builder = Builder()
        self.inline = Inline(self.builder, references)
        self.paragraph: list[tuple[str, int]] = []

    def read(self) -> Passage:
        number, lines = 0, self.lines
        while number < len(lines):
            if lines[number]:
                number = self._line(number)
            else:
                self._flush()
                self.at += 1
                number += 1
        self._flush()
        return self.builder.passage(len(self.text))

    def _line(self, number: int) -> int:
        """Reads the block that line `number` begins or continues; gives the number of the line after it."""
        line, at = self.lines[number], self.at
        self.at += len(line) + 1
        bare = line.lstrip()
        if not bare:
            self._flush()
            return number + 1
        if bare[0] in _SIGNS or "|" in line:
            if after := self._sign(number, line, at):
                return after
            if bare[0] == ">" and (quote := _QUOTE.match(line)):
                line, at = line[quote.end() :], at + quote.end()
        if found := marker(line):
            self._flush()
            sign, start, after = found
            self.builder.open(ITEM, 1 + (len(line[:start].expandtabs(4)) // 2), sign, at + start)
            line, at = line[after:], at + after
        self._continue(line, at)
        return number + 1

    def _sign(self, number: int, line: str, at: int) -> int:
        """Reads a block that is told by its signs: gives the number of the line after it, or 0 where there is none."""
        text, sign = line, line.lstrip()[0]
        if sign == "<" and line.lstrip().startswith("<!--"):
            self._flush()
            return self._comment(number, at)
        if sign in "`~" and (fence := _FENCE.match(line)):
            self._flush()
            return self._fenced(number, fence[1])
        if sign == ">" and (quote := _QUOTE.match(line)):
            text, at = line[quote.end() :], at + quote.end()
            sign = text.lstrip()[:1]
            if not sign:
                self._flush()
                return number + 1
        if sign == "#" and (heading := _HASHES.match(text)):
            self._flush()
            self._heading(text, at, heading)
            return number + 1
        if self.paragraph and sign in "=-" and (under := _UNDERLINE.match(text)):
            self._set_heading(1 if under[1][0] == "=" else 2)
            return number + 1
        if sign in "*-_" and _RULE.match(text):
            self._flush()
            return number + 1
        if "|" in text and number + 1 < len(self.lines) and _is_delimiter(self.lines[number + 1]):
            self._flush()
            return self._table(number, at)
        if sign == "[" and "]:" in text and _DEFINITION.match(text):
            self._flush()
            return number + 1
        return 0

    def _continue(self, text: str, at: int) -> None:
        words = text.strip()
        start = text.index(words)
        last = text[-1]
        if last == "\\":
            words = words.rstrip(" \t\\")
        self.paragraph.append((words, at + start))
        if (last.isspace() or last in ">\\") and (
            text.endswith(("  ", "\\")) or text.rstrip().endswith(("<br>", "<br/>", "<br />"))
        ):
            self._flush()

    def _flush(self) -> None:
        if not self.paragraph:
            self.builder.close()
            return
        if not self.builder.is_open:
            self.builder.open(PARAGRAPH)
        lines, self.paragraph = self.paragraph, []
        first = lines[0][1]  # markup may begin on one line and end on another
        self.inline.read(self.text[first : lines[-1][1] + len(lines[-1][0])], first)
        self.builder.close()

    def _heading(self, text: str, at: int, heading: re.Match[str]) -> None:
        start, end = heading.end(), len(text.rstrip())
        closed = len(text[:end].rstrip("#"))
        if closed < end and text[closed - 1].isspace():
            end = max(start, len(text[:closed].rstrip()))
        if text[start:end].endswith("}") and (named := _HEADING_ID.match(text, text.rfind("{", start, end), end)):
            self.builder.anchors.add(named[1])
            end = named.start()
        self._title(text[start:end].rstrip(), at + start, len(heading[1]))

    def _title(self, text: str, at: int, level: int) -> None:
        sign, start, after = marker(text, numbers_only=True) or ("", -1, 0)
        self.builder.open(HEADING, level, sign, at + start if sign else -1)
        self.inline.read(text[after:], at + after)
        for title in {text[after:], self.builder.words}:  # a slug keeps the words of code and of links, not their marks
            self.builder.slug(f"{sign} {title}" if sign else title)
        self.builder.close()

    def _set_heading(self, level: int) -> None:
        lines, self.paragraph = self.paragraph, []
        text, at = lines[-1]
        if len(lines) > 1:
            self.paragraph = lines[:-1]
            self._flush()
        self._title(text, at, level)

    def _fenced(self, number: int, fence: str) -> int:
        number += 1
        while number < len(self.lines):
            line = self.lines[number]
            self.at += len(line) + 1
            number += 1
            closing = _FENCE.match(line)
            if closing and closing[1].startswith(fence) and not line.strip().strip(fence[0]):
                break
        return number

    def _comment(self, number: int, at: int) -> int:
        close = self.text.find("-->", at)
        end = len(self.text) if close < 0 else close + 3
        begin = self.text.index("<!--", at)
        self.builder.comments.append((begin, self.text[begin + 4 : end - 3].strip()))
        at += len(self.lines[number]) + 1
        number += 1
        while number < len(self.lines) and at <= end:
            at += len(self.lines[number]) + 1
            number += 1
        self.at = at
        return number

    def _table(self, number: int, at: int) -> int:
        table, self.builder.tables = self.builder.tables, self.builder.tables + 1
        row = 0
        self.at = at
        while number < len(self.lines) and "|" in (line := self.lines[number]) and line.strip():
            if row != 1:
                self._row(line, self.at, table, row - (row > 1))
            self.at += len(line) + 1
            number += 1
            row += 1
        return number

    def _row(self, line: str, at: int, table: int, row: int) -> None:
        start = len(line) - len(line.lstrip())
        start += line.startswith("|", start)
        end = len(line.rstrip())
        end -= line[:end].endswith("|") and not line[:end].endswith("\\|")
        at += start
        for column, cell in enumerate(_CELL_END.split(line[start:end]) if start <= end else ()):
            self.builder.open(CELL, cell=(table, row, column))
            words = cell.strip()
            self.inline.read(words, at + (cell.index(words) if words else len(cell)))
            self.builder.close()
            at += len(cell) + 1


def _is_delimiter(line: str) -> bool:
    return "-" in line and "|" in line and _DELIMITER_ROW.match(line) is not None


def _passages(body: str) -> list[str]:
    """The body cut at its empty lines, but for those that stand within code or a comment."""
    parts = body.split("\n\n")
    if "<!--" not in body and "```" not in body and "~~~" not in body:
        return parts
    whole: list[str] = []
    held: list[str] = []
    comment = code = False
    for part in parts:
        held.append(part)
        begins, ends = part.rfind("<!--"), part.rfind("-->")
        comment = comment if begins == ends else begins > ends
        code = code or "```" in part or "~~~" in part
        if not comment and not code:
            whole.append("\n\n".join(held))
            held = []
    return [*whole, "\n\n".join(held)] if held else whole


def read_markdown(source: SourceFile, memory: Memory | None = None) -> Document:
    """The document that a Markdown file holds; front matter and code blocks are left out."""
    _, body, _ = split_front_matter(source)
    references: dict[str, str] = {}
    for line in body.split("\n") if "]:" in body else ():
        if found := _DEFINITION.match(line):
            references[found[1].strip().lower()] = found[2].strip("<>")
    at = len(source.text) - len(body)
    shelf = memory.shelf(Form.MARKDOWN) if memory is not None else None
    if shelf is None or references or not shelf.pays:  # with references the same words may lead elsewhere
        return Document(source, Form.MARKDOWN, (Placed(_Reader(body, references).read(), at),))
    placed = []
    for text in _passages(body):
        passage = shelf.get(text)
        if passage is None:
            passage = shelf.keep(text, _Reader(text, references).read())
        placed.append(Placed(passage, at))
        at += len(text) + 2
    return Document(source, Form.MARKDOWN, placed)
