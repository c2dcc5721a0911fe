"""HTML to a document: what a browser would show as running text."""

from __future__ import annotations

import re

from generator.prose.builder import Builder
from generator.prose.document import Document, Placed
from generator.prose.form import Form
from generator.prose.inline import add_decoded, attributes, is_field_tag
from generator.prose.markers import marker
from generator.prose.passage import CELL, HEADING, ITEM, OBJECT, PARAGRAPH, Kind, Link, Passage
from generator.tree import SourceFile

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9-]*)")
_SPACES = re.compile(r"[ \t\n\xa0]+")
_QUOTE_OR_END = re.compile("[\"'>]")
_LONGEST_VALUE = 5000
_HIDDEN = frozenset({"script", "style", "template", "svg", "head", "math", "noscript", "iframe", "object", "title"})
_OBJECTS = frozenset({"img", "input", "select", "textarea", "button", "video", "audio", "code", "kbd", "samp"})
_WHOLE = frozenset({"select", "textarea", "button", "code", "kbd", "samp", "video", "audio"})
_BLOCK_NAMES = """
    address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure
    footer form header hgroup hr html main nav ol p pre section summary table tbody tfoot thead tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_STRONG = frozenset({"b", "strong"})
_Opening = tuple[Kind, int, str, tuple[int, int, int]]
"""What `Builder.open` takes: kind, level, marker, cell."""
_PLAIN: _Opening = (PARAGRAPH, 0, "", (-1, -1, -1))


class _Reader:
    """One pass over the tags; unknown ones are looked through, wrong nesting is taken as it comes."""

    def __init__(self, source: SourceFile) -> None:
        self.raw = source.text
        self.low = source.text.lower() if len(source.text.lower()) == len(source.text) else source.text
        self.builder = Builder()
        self.links: list[tuple[int, str]] = []
        self.bold: list[int] = []
        self.lists: list[list[int]] = []  # for each open list its next number, 0 where it has bullets
        self.tables: list[list[int]] = []
        self.made_tables = 0
        self.next: _Opening = _PLAIN
        self.missing: set[str] = set()

    def read(self) -> Passage:
        raw = self.raw
        at = 0
        while (here := raw.find("<", at)) >= 0:
            if here > at:
                self._words(at, here)
            at = self._markup(here)
        self._words(at, len(raw))
        self._end_links()
        return self.builder.passage(len(self.raw))

    def _markup(self, here: int) -> int:
        raw = self.raw
        if raw.startswith("<!--", here):
            close = self._find("-->", here + 4)
            end = len(raw) if close < 0 else close
            self.builder.comments.append((here, raw[here + 4 : end].strip()))
            return end + 3
        if raw.startswith(("<!", "<?"), here):
            close = self._find(">", here)
            return len(raw) if close < 0 else close + 1
        name = _NAME.match(raw, here + 1)
        if name is None or is_field_tag(raw, here):
            self._words(here, here + 1)
            return here + 1
        end = self._tag_end(name.end())
        tag = name[1].lower()
        if raw[here + 1] == "/":
            self._close(tag)
        else:
            self._open(tag, raw[name.end() : end], here, end)
            if tag in _HIDDEN or tag in _WHOLE:
                close = self._find(f"</{tag}", end)
                return end + 1 if close < 0 else close
        return end + 1

    def _find(self, what: str, at: int) -> int:
        """Where `what` stands next, or -1; what was sought in vain is not sought again."""
        if what in self.missing:
            return -1
        found = self.low.find(what, at)
        if found < 0:
            self.missing.add(what)
        return found

    def _tag_end(self, at: int) -> int:
        """Where the `>` of a tag stands: behind quotes, if they close."""
        while found := _QUOTE_OR_END.search(self.raw, at):
            if found.group() == ">":
                return found.start()
            close = self.raw.find(found.group(), found.end(), found.end() + _LONGEST_VALUE)
            at = close + 1 if close >= 0 else found.end()
        return len(self.raw) - 1

    def _words(self, start: int, end: int) -> None:
        builder, raw = self.builder, self.raw
        if not builder.is_open:
            while start < end and raw[start].isspace():
                start += 1
            if start >= end:
                return
            self._begin(start, end)
            start += self._marker(start, end)
        elif builder.empty:
            while start < end and raw[start].isspace():
                start += 1
        at = start
        for match in _SPACES.finditer(raw, start, end):
            single = match.end() - match.start() == 1 and match.group() == " "
            if single and (at < match.start() or not builder.empty):
                continue
            add_decoded(builder, raw[at : match.start()], at)
            builder.space(match.start())
            at = match.end()
        add_decoded(builder, raw[at:end], at)

    def _begin(self, start: int, end: int) -> None:
        kind, level, sign, cell = self.next
        self.builder.open(kind, level, sign, cell=cell)
        if kind in (PARAGRAPH, ITEM):
            self.next = _PLAIN

    def _marker(self, start: int, end: int) -> int:
        kind = self.next[0]
        line = self.raw[start : min(end, start + 60)].replace("\n", " ")
        found = marker(line) if kind is not CELL else None
        if not found:
            return 0
        sign, at, after = found
        self.builder.mark(sign, start + at, item=kind is not HEADING)
        return after

    def _open(self, tag: str, rest: str, here: int, end: int) -> None:
        builder = self.builder
        found = attributes(rest) if "=" in rest else {}
        builder.anchors.update(value for key in ("id", "name") if (value := found.get(key)))
        if tag == "a":
            self._end_links()
            if "href" in found:
                self.links.append((builder.length if builder.is_open else -1, found["href"]))
        elif tag in _STRONG:
            self.bold.append(builder.length)
        elif tag in _OBJECTS:
            if tag != "input" or found.get("type", "").lower() != "hidden":
                if not builder.is_open:
                    self._begin(here, end)
                builder.add(OBJECT, here, end + 1)
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._block((HEADING, int(tag[1]), "", (-1, -1, -1)))
        elif tag == "li":
            self._block((ITEM, max(1, len(self.lists)), self._number(), (-1, -1, -1)))
        elif tag in ("td", "th"):
            self._cell(here)
        elif tag in _BLOCKS:
            self._block(_PLAIN)
            if tag in ("ul", "ol"):
                start = found.get("start", "1")
                number = int(start) if start.isdecimal() and len(start) < 5 else 1
                self.lists.append([number if tag == "ol" else 0])
            elif tag == "table":
                self.tables.append([self.made_tables, -1, 0])
                self.made_tables += 1
            elif tag == "tr" and self.tables:
                self.tables[-1][1] += 1
                self.tables[-1][2] = 0

    def _number(self) -> str:
        number = self.lists[-1][0] if self.lists else 0
        if not number:
            return "•"
        self.lists[-1][0] += 1
        return f"{number}."

    def _cell(self, here: int) -> None:
        if not self.tables:
            return self._block(_PLAIN)
        table, row, column = self.tables[-1]
        self.tables[-1][2] += 1
        self._block((CELL, 0, "", (table, max(0, row), column)))
        self.builder.open(CELL, cell=(table, max(0, row), column))
        return None

    def _block(self, kind: _Opening) -> None:
        self._finish()
        self.next = kind

    def _finish(self) -> None:
        self._end_links()
        self.bold.clear()
        self.builder.close()

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._end_links()
        elif tag in _STRONG:
            if self.bold:
                self.builder.strong.append((self.bold.pop(), self.builder.length))
        elif tag in ("ul", "ol"):
            self._block(_PLAIN)
            if self.lists:
                self.lists.pop()
        elif tag == "table":
            self._block(_PLAIN)
            if self.tables:
                self.tables.pop()
        elif tag in _BLOCKS or tag in ("li", "td", "th") or (len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()):
            self._block(_PLAIN)

    def _end_links(self) -> None:
        builder = self.builder
        for begin, href in self.links:
            first = begin if begin >= 0 else builder.start
            builder.links.append(Link(first, max(first, builder.length), href))
        self.links.clear()


def read_html(source: SourceFile) -> Document:
    """The document that an HTML file shows."""
    return Document(source, Form.HTML, (Placed(_Reader(source).read(), 0),))
