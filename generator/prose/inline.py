"""The inline markup of Markdown and the tags and entities that it shares with HTML, taken out of running text."""

from __future__ import annotations

import re
from html import unescape

from generator.prose.builder import Builder
from generator.prose.passage import OBJECT, Link

_SPECIAL = re.compile(r"[`*_\[\]!<&\\]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_DESTINATION = re.compile(r"\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_REFERENCE = re.compile(r"\[([^\[\]]{0,200})\]")
_AUTOLINK = re.compile(r"<((?:https?|mailto|tel):[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*+)((?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*)>")
_LONGEST_TAG = 1000
_FIELD_TAG = re.compile(
    r"<(?:(?:name|e-?mail|date|company|phone|website|year|city|url|amount)|(?:insert|enter|your|company|client|customer|business|"
    r"organi[sz]ation|website|site|app|full|legal|e-?mail|phone|effective|state|country|contact|owner|date|name|number)"
    r"(?:[ _][a-z]+){1,5})>",
    re.IGNORECASE,
)
"""What looks like a tag and is the field of a template that nobody filled in: `<company name>`."""
_TICKS = re.compile("`+")
_BRACKETS = re.compile(r"[\[\]\\](?:(?<!\\)|.)", re.DOTALL)
_LINE_END = re.compile(r"\n[ \t]*(?:> ?)*")
_RAGGED = re.compile(r"\n(?:(?<=[ \xa0]\n)|(?=[ \xa0\t>\n]|\Z))")
"""A line end that is more than one space to the reader, or may turn out to be the end of the block."""
_RUNS = re.compile(r"[*_\\](?:(?<=\*)\**|(?<=_)_*|(?<=\\).)", re.DOTALL)
_ATTRIBUTE = re.compile(r"(?<![A-Za-z-])([A-Za-z-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
MAX_NESTING = 20
"""Links inside links, and the like, that are followed; deeper ones are read as plain text."""


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag, names in lower case, values decoded."""
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(text)}


def is_field_tag(text: str, at: int) -> bool:
    """True where the `<` at `at` begins a field such as `<your company>`, which a reader must get to see."""
    return _FIELD_TAG.match(text, at) is not None


def add_decoded(builder: Builder, raw: str, at: int) -> None:
    """Adds text of which only the entities are markup."""
    start = 0
    if "&" in raw:
        for match in _ENTITY.finditer(raw):
            meant = unescape(match.group())
            if meant == match.group():
                continue
            builder.add(raw[start : match.start()], at + start)
            builder.add(" " if meant == "\xa0" else meant, at + match.start(), at + match.end())
            start = match.end()
    builder.add(raw[start:], at + start)


class Inline:
    """Reads the inline markup of one block of Markdown into the open block of a builder."""

    def __init__(self, builder: Builder, references: dict[str, str]) -> None:
        self.builder = builder
        self.references = references
        self.anchors: list[tuple[int, str]] = []

    def read(self, raw: str, at: int, depth: int = 0) -> None:
        """Reads `raw`, which stands at `at` in the source."""
        builder = self.builder
        if not depth:
            self.anchors = []
        first = _SPECIAL.search(raw)
        if first is None:
            self._text(raw, at)
            return
        emphasis = _emphasis(raw) if "*" in raw or "_" in raw else {}
        brackets = _brackets(raw) if "]" in raw else {}
        unclosed: set[int] = set()
        opened: list[int] = []
        start, here, end = 0, first.start(), len(raw)
        while match := _SPECIAL.search(raw, here):
            here = match.start()
            char = raw[here]
            taken = here
            if char == "\\":
                if here + 1 < end and raw[here + 1] in _PUNCTUATION:
                    self._text(raw[start:here], at + start)
                    builder.add(raw[here + 1], at + here, at + here + 2)
                    start = here + 2
                here += 2
                continue
            if char in "*_":
                length = emphasis.get(here, 0)
                if length:
                    self._text(raw[start:here], at + start)
                    self._strong(length, opened)
                    start = here = here + length
                    continue
            elif char == "`":
                taken = self._code(raw, here, start, at, unclosed)
            elif char == "&":
                entity = _ENTITY.match(raw, here)
                if entity and (meant := unescape(entity.group())) != entity.group():
                    self._text(raw[start:here], at + start)
                    builder.add(" " if meant == "\xa0" else meant, at + here, at + entity.end())
                    taken = entity.end()
            elif char == "<":
                taken = self._angle(raw, here, start, at)
            elif char != "]" and (close := brackets.get(here + (char == "!"))) is not None and depth < MAX_NESTING:
                taken = self._bracket(raw, here, start, at, close, depth)
            if taken > here:
                start = here = taken
            else:
                here += 1
        self._text(raw[start:], at + start)

    def _text(self, piece: str, at: int) -> None:
        """Adds words; a line end among them becomes a space."""
        start = 0
        if "\n" in piece:
            if piece[0] != "\n" and not _RAGGED.search(piece):
                self.builder.add(piece.replace("\n", " "), at)
                return
            for match in _LINE_END.finditer(piece):
                self.builder.add(piece[start : match.start()], at + start)
                self.builder.space(at + match.start())
                start = match.end()
        self.builder.add(piece[start:], at + start)

    def _strong(self, length: int, opened: list[int]) -> None:
        if length < 2:
            return
        if opened:
            self.builder.strong.append((opened.pop(), self.builder.length))
        else:
            opened.append(self.builder.length)

    def _code(self, raw: str, here: int, start: int, at: int, unclosed: set[int]) -> int:
        after = _end(_TICKS, raw, here)
        ticks = after - here
        close = -1 if ticks in unclosed else raw.find("`" * ticks, after)
        if close < 0:
            unclosed.add(ticks)
            return here
        self._text(raw[start:here], at + start)
        self.builder.add(OBJECT * max(1, close - after), at + here, at + close + ticks)
        return close + ticks

    def _angle(self, raw: str, here: int, start: int, at: int) -> int:
        builder = self.builder
        if link := _AUTOLINK.match(raw, here):
            self._text(raw[start:here], at + start)
            first = builder.length
            builder.add(link[1], at + here + 1)
            builder.links.append(Link(first, builder.length, link[1]))
            return link.end()
        tag = _TAG.match(raw, here, here + _LONGEST_TAG)
        if tag is None or is_field_tag(raw, here):
            return here
        self._text(raw[start:here], at + start)
        found = attributes(tag[2])
        builder.anchors.update(value for key in ("id", "name") if (value := found.get(key)))
        if tag[1].lower() == "a":
            self._anchor(raw[here + 1] == "/", found)
        elif tag[1].lower() in ("img", "input", "select", "textarea", "button", "code"):
            builder.add(OBJECT, at + here, at + tag.end())
        elif tag[1].lower() == "br":
            builder.split(at + here)
        elif tag[1].lower() in ("p", "div", "td", "th", "li"):
            builder.space(at + here)
        return tag.end()

    def _anchor(self, closes: bool, attributes: dict[str, str]) -> None:
        if closes and self.anchors:
            begin, href = self.anchors.pop()
            self.builder.links.append(Link(begin, self.builder.length, href))
        elif not closes and "href" in attributes:
            self.anchors.append((self.builder.length, attributes["href"]))

    def _bracket(self, raw: str, here: int, start: int, at: int, close: int, depth: int) -> int:
        image = raw[here] == "!"
        first = here + 1 + image
        builder = self.builder
        target = _DESTINATION.match(raw, close + 1)
        named = None if target else _REFERENCE.match(raw, close + 1)
        href = None
        after = close + 1
        if target:
            href, after = target[1].strip("<>"), target.end()
        else:
            name = (named[1] if named and named[1] else raw[first:close]).strip().lower()
            href = self.references.get(name)
            after = named.end() if named and href is not None else after
        if href is None:
            return here
        self._text(raw[start:here], at + start)
        if image:
            builder.add(OBJECT, at + here, at + after)
            return after
        begin = builder.length
        self.read(raw[first:close], at + first, depth + 1)
        builder.links.append(Link(begin, builder.length, href))
        return after


def _end(pattern: re.Pattern[str], raw: str, at: int) -> int:
    match = pattern.match(raw, at)
    return match.end() if match else at


def _brackets(raw: str) -> dict[int, int]:
    """Where each square bracket that opens is closed."""
    found: dict[int, int] = {}
    stack: list[int] = []
    for match in _BRACKETS.finditer(raw):
        if match.group() == "[":
            stack.append(match.start())
        elif match.group() == "]" and stack:
            found[stack.pop()] = match.start()
    return found


def _emphasis(raw: str) -> dict[int, int]:
    """Where runs of `*` and `_` that open or close emphasis stand, and how many of their signs do."""
    found: dict[int, int] = {}
    stacks: dict[str, list[tuple[int, int]]] = {"*": [], "_": []}
    for run in _RUNS.finditer(raw):
        char = raw[run.start()]
        if char == "\\":
            continue
        place, length = run.start(), run.end() - run.start()
        before, after = raw[place - 1 : place] or " ", raw[run.end() : run.end() + 1] or " "
        opens, closes = _flanks(char, before, after)
        stack = stacks[char]
        while closes and length and stack:
            at, size = stack.pop()
            used = 2 if min(size, length) >= 2 else 1
            found[at + size - used] = found[place] = used
            if size > used:
                stack.append((at, size - used))
            place += used
            length -= used
        if opens and length:
            stack.append((place, length))
    return found


def _flanks(char: str, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of signs between these two characters can open emphasis, and whether it can close it."""
    space_before, space_after = before.isspace(), after.isspace()
    sign_before = not (before.isalnum() or space_before)
    sign_after = not (after.isalnum() or space_after)
    left = not space_after and (not sign_after or space_before or sign_before)
    right = not space_before and (not sign_before or space_after or sign_after)
    if char == "*":
        return left, right
    return left and (not right or sign_before), right and (not left or sign_after)
