"""Rule P414: brackets and quotation marks without a partner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import first_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

_MOST, _MOST_A_LINE = 6, 12
_LABEL = regex(r"(?:^|[\s;,:.–—-])(?:[0-9]{0,2}[a-zA-Z]|[ivxIVX]{1,5}|[0-9]{1,3}|[a-z]{2})$")
_LABELS = regex(r"(?:^|(?<=[\s;,:.–—-]))(?:[0-9]{0,2}[a-zA-Z]|[ivxIVX]{1,5}|[0-9]{1,3})\)")
_FACE = regex(r"[:;][-']?[()]*$")
_DOUBLE = regex('[“”"„«»]')
_POSSESSIVE = tuple(regex(rf"{sign}(?<=[a-rt-wyA-RT-WY]{sign})(?=[ ,.;:)]|$)", re.MULTILINE) for sign in ("'", "’"))
_PAIR = regex(r"\([^()\n]*+\)")
_CURLY, _STRAIGHT = regex(r"“[^“”\"\n]*+”"), regex(r'"[^“”"\n]*+"')
_SINGLE_OPEN = regex(r"(?:^|(?<=[\s(\[“\"/]))['‘`](?=\w)", re.MULTILINE)
_LAST_WORD = regex(r"[\w-]+$")
_REACH = 400
"""So far before its end a quotation in single marks is taken to begin."""


@prose_rule(
    "P414", "unbalanced", Severity.WARNING,
    good=(
        "We keep a) your name, b) your address (and nothing else (not your age)), the users' wish and a 5\" disc.",
        "Nila Limited (“Nila”, ‘we’, \"us\") uses 'Strictly Necessary' cookies. It's the customers’ choice :)",
    ),
    bad=(
        "We log your visits ⟦(⟧such as the pages that you read, and the kind of your browser.",
        "This can identify you, alone or with other data⟦)⟧.",
        "Personal data⟦”⟧ means what tells who you are.",
        "Nila Limited (⟦“⟧You, “Your”) is named here.",
        "Targeting⟦'⟧ cookies follow you from site to site.",
    ),
)  # fmt: skip
def unbalanced(document: Document, context: Context) -> Iterator[Hit]:
    """Every bracket and every quotation mark has its partner.

    Where one is missing, the reader cannot see where an exception, an example or a defined term ends, and the scope of
    a clause becomes a matter of opinion.
    """
    hits: list[Hit] = []
    text = document.text
    rest = _PAIR.sub("", text)
    brackets = "(" in rest or ")" in rest or text.count("[") != text.count("]")
    rest = _CURLY.sub("\n", text) if "“" in text else text  # a break, which no straight quotes may span
    rest = _STRAIGHT.sub("", rest) if '"' in rest else rest
    quotes = "“" in rest or "”" in rest or '"' in rest
    for start, line in _lines(text) if brackets or quotes else ():
        if "(" in line or ")" in line:
            rest = _PAIR.sub("", line)
            if "(" in rest or ")" in rest:
                hits += islice(_brackets(document, start, line), _MOST_A_LINE)
        if line.count("[") != line.count("]"):
            hits += islice(_brackets(document, start, line), _MOST_A_LINE)
        if "“" in line or "”" in line or '"' in line:
            hits += islice(_double(document, start, line), _MOST_A_LINE)
    hits += islice(_single(document), _MOST_A_LINE)
    yield from first_of(sorted(hits, key=lambda hit: hit.start), _MOST, "slip")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


_NAMES = {"(": "opening bracket", ")": "closing bracket", "[": "opening bracket", "]": "closing bracket",
          "“": "opening quotation mark", "”": "closing quotation mark", '"': "quotation mark",
          "'": "closing quotation mark", "’": "closing quotation mark"}  # fmt: skip


def _lone(document: Document, at: int, partner: str, where: str) -> Hit:
    block = document.block_at(at)
    shown = document.text[max(block.start, at - 14) : min(block.end, at + 24)]
    name = _NAMES[document.text[at]]
    message = f"The {name} in {brief(shown)} has no partner; {partner} was expected {where} it."
    return Hit(at, at + 1, message, f"Write {partner} where it belongs, or take this one out.")


_BRACKETS = regex(r"[()\[\]]")
_PARTNERS = {")": "(", "]": "["}


def _before(line: str, at: int) -> str:
    return line[max(0, at - 8) : at]


def _is_label(line: str, at: int) -> bool:
    """True for the bracket of “a)” and of a smiling face."""
    before = _before(line, at)
    return bool(_LABEL.search(before) or _FACE.search(before))


def _brackets(document: Document, start: int, line: str) -> Iterator[Hit]:
    stack: list[tuple[str, int]] = []
    for match in _BRACKETS.finditer(line):
        sign, at = match.group(), match.start()
        if sign in "([":
            stack.append((sign, at))
        elif stack and stack[-1][0] == _PARTNERS[sign]:
            stack.pop()
        elif not _is_label(line, at) and not _opened_before(document, start, sign):
            yield _lone(document, start + at, _PARTNERS[sign], "before")
    for sign, at in stack:
        if not _FACE.search(_before(line, at)) and not _closed_later(document, start, sign):
            yield _lone(document, start + at, ")" if sign == "(" else "]", "after")


def _closed_later(document: Document, start: int, sign: str) -> bool:
    """True where a bracket holds a list, a line break or a block of its own, and closes behind it."""
    close = ")" if sign == "(" else "]"
    for block in document.blocks[document.index_at(start) + 1 :][:8]:
        words = document.words_of(block)
        if block.kind is HEADING:
            return False
        if words.count(close) - len(_LABELS.findall(words)) > words.count(sign):
            return True
    return False


def _opened_before(document: Document, start: int, sign: str) -> bool:
    index = document.index_at(start)
    opened = _PARTNERS[sign]
    for block in reversed(document.blocks[max(0, index - 8) : index]):
        words = document.words_of(block)
        if block.kind is HEADING:
            return False
        if words.count(opened) > words.count(sign) - len(_LABELS.findall(words)):
            return True
    return False


def _double(document: Document, start: int, line: str) -> Iterator[Hit]:
    """Curly quotes open and close in turn; a straight one may stand for either."""
    if line.count("“") == line.count("”") and '"' not in line:
        return
    if "„" in line or "«" in line or "»" in line or "″" in line or "``" in line:
        return
    opened = -1
    for match in _DOUBLE.finditer(line):
        sign, at = match.group(), match.start()
        if sign == '"':
            if at and line[at - 1].isdigit() and opened < 0:
                continue  # inches
            sign = "”" if opened >= 0 else "“"
        if sign == "“":
            if opened >= 0:
                yield _lone(document, start + opened, "a closing one", "after")
            opened = at
        elif opened < 0:
            yield _lone(document, start + at, "an opening one", "before")
        else:
            opened = -1
    if opened >= 0 and not _goes_on(document, start):
        yield _lone(document, start + opened, "a closing one", "after")


def _goes_on(document: Document, start: int) -> bool:
    """True where a quotation runs over several paragraphs."""
    following = document.blocks[document.index_at(start) + 1 :][:6]
    return any(
        words.rstrip(".,;)").endswith(("”", '"')) and words.count("“") + words.count('"') % 2 < words.count("”") + 1
        for words in map(document.words_of, following)
        if words.count("“") < words.count("”") or words.count('"') % 2
    )


def _single(document: Document) -> Iterator[Hit]:
    """An apostrophe follows an s or stands within a word; another one at the end of a word closes a quotation."""
    text = document.text
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _POSSESSIVE):
        at = match.start()
        begin = max(document.block_at(at).start, at - _REACH)
        word = _LAST_WORD.search(text, max(begin, at - 30), at)
        if word and len(word.group()) > 3 and not _SINGLE_OPEN.search(text, begin, at):
            yield _lone(document, at, "an opening one", "before")


RULES: tuple[Rule, ...] = (unbalanced,)
