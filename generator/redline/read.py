"""A page's Markdown as sections of blocks that a reader would point at: a heading, a paragraph, an item, a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from markdown_it.token import Token

from generator.render.html import ANCHOR, commonmark
from generator.tree import SourceFile, split_front_matter


class Kind(Enum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    """A paragraph set off, such as “In short”."""
    ITEM = "item"
    CONTENTS = "contents"
    """An item of the list of contents: it repeats a heading."""
    ROW = "row"
    CODE = "code"


class Style(Enum):
    """How a stretch of words is set."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    ADDRESS = "address"
    """The address of a link, in brackets behind its words."""
    LINK = "link"
    """Words that lead to another place of the company's pages; `href` says where."""


class Mark(NamedTuple):
    """A stretch of a text that has a style."""

    start: int
    end: int
    style: Style
    href: str = ""


class Text(NamedTuple):
    """Words as they are read: white space is one space, and a link elsewhere has its address behind it in brackets."""

    words: str
    marks: tuple[Mark, ...] = ()


class Block(NamedTuple):
    """One block of a page."""

    kind: Kind
    at: int
    """Its place among the blocks of the page."""
    cells: tuple[Text, ...]
    """The cells of a row; every other block has one text."""
    level: int = 0
    """1 to 6 for a heading, the depth for an item (from 1), else 0."""
    number: str = ""
    """The number of a heading or an item with its sign, such as “12.”; it is not part of the text.

    `BULLET` for an item without number, "" for a further paragraph of an item.
    """
    anchor: str = ""
    """The id of a heading."""
    head: bool = False
    """True for the row that names the columns."""

    @property
    def words(self) -> str:
        """The text of the block without its number, cells parted by bars."""
        return " | ".join([cell.words for cell in self.cells])

    @property
    def line(self) -> str:
        """The text of the block with its number."""
        return f"{self.number} {self.words}" if self.number else self.words


class Chunk(NamedTuple):
    """Blocks that are compared as one: a list, a table, or one other block."""

    kind: Kind
    blocks: tuple[Block, ...]


class Section(NamedTuple):
    """A heading, if there is one, and what stands below it up to the next."""

    heading: Block | None
    chunks: tuple[Chunk, ...]


BULLET = "•"
_NUMBER = re.compile(r"(\d{1,4}(?:\.\d{1,4})*[.)]|\d{1,4}(?:\.\d{1,4})+)\s")
_SPACE = re.compile(r"\s+")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_STYLES = {"strong": Style.STRONG, "em": Style.EMPHASIS, "link": Style.LINK}


def read(markdown: str) -> tuple[Section, ...]:
    """The sections of a page, without its front matter."""
    body = split_front_matter(SourceFile("", markdown))[1]
    return tuple(_sections(_chunks(commonmark().parse(fit(body)))))


def fit(text: str) -> str:
    """The text with a replacement character for each that no document, HTML or Word, may hold."""
    return _UNFIT.sub("\ufffd", text)


def plain(sections: Sequence[Section]) -> str:
    """All that a reader reads, one block a line."""
    blocks: list[Block] = []
    for section in sections:
        blocks += [section.heading] if section.heading else []
        blocks += [block for chunk in section.chunks for block in chunk.blocks]
    return "\n".join(block.line for block in blocks)


def _sections(chunks: Iterator[Chunk]) -> Iterator[Section]:
    heading: Block | None = None
    held: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind is not Kind.HEADING:
            held.append(chunk)
            continue
        if heading or held:
            yield Section(heading, tuple(held))
        heading, held = chunk.blocks[0], []
    if heading or held:
        yield Section(heading, tuple(held))


def _chunks(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Cuts the page at the outermost lists, tables and other blocks, and numbers its blocks."""
    start, at = 0, 0
    for index, token in enumerate(tokens):
        if (token.level == 0 and token.nesting < 1) or token.type == "blockquote_close":
            for chunk in _chunk(tokens[start : index + 1]):
                blocks = tuple(block._replace(at=at + place) for place, block in enumerate(chunk.blocks))
                yield chunk._replace(blocks=blocks)
                at += len(blocks)
            start = index + 1


def _chunk(tokens: Sequence[Token]) -> Iterator[Chunk]:
    blocks = list(_blocks(tokens))
    if not blocks:
        return
    kind = blocks[0].kind
    if kind not in (Kind.ITEM, Kind.ROW) or any(block.kind is not kind for block in blocks):
        yield from (Chunk(block.kind, (block,)) for block in blocks)
        return
    if kind is Kind.ITEM and all(
        block.number not in ("", BULLET) and _leads_within(block.cells[0]) for block in blocks
    ):
        kind = Kind.CONTENTS
        blocks = [block._replace(kind=kind) for block in blocks]
    yield Chunk(kind, tuple(blocks))


def _leads_within(text: Text) -> bool:
    """True where the whole text is a link to a section of the same page."""
    return any(m[:2] == (0, len(text.words)) and m.href.startswith("#") for m in text.marks)


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The blocks of a part of the page, with 0 for their place."""
    quotes, depth, head = 0, 0, False
    marker = ""
    cells: list[Text] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "blockquote_open" | "blockquote_close":
                quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open" | "bullet_list_close" | "ordered_list_close":
                depth += token.nesting
            case "list_item_open":
                marker = f"{token.info}{token.markup}" if token.info else BULLET
            case "thead_open" | "thead_close":
                head = token.nesting > 0
            case "tr_open":
                cells = []
            case "tr_close":
                yield Block(Kind.ROW, 0, tuple(cells), head=head)
            case "fence" | "code_block":
                words = token.content.rstrip("\n")
                yield Block(Kind.CODE, 0, (Text(words, (Mark(0, len(words), Style.CODE),)),))
            case "inline" if tokens[index - 1].type in ("th_open", "td_open"):
                cells.append(_text(token))
            case "inline" if tokens[index - 1].type == "heading_open" and not depth and not quotes:
                yield _heading(token, int(tokens[index - 1].tag[1]))
            case "inline":
                kind = Kind.ITEM if depth else Kind.QUOTE if quotes else Kind.PARAGRAPH
                yield Block(kind, 0, (_text(token),), depth, marker)
                marker = ""


def _heading(inline: Token, level: int) -> Block:
    text, number, anchor = _text(inline), "", ""
    if "{#" in inline.content and ANCHOR.search(inline.content) and (found := ANCHOR.search(text.words)):
        anchor = found[1]
        text = _part(text, 0, found.start())
    if found := _NUMBER.match(text.words):
        number = found[1]
        text = _part(text, found.end(), len(text.words))
    return Block(Kind.HEADING, 0, (text,), level, number, anchor)


def _part(text: Text, start: int, end: int) -> Text:
    marks = (m._replace(start=max(0, m.start - start), end=min(m.end, end) - start) for m in text.marks)
    return Text(text.words[start:end], tuple(m for m in marks if m.start < m.end))


def _text(inline: Token) -> Text:
    out: list[str] = []
    length = 0
    marks: list[Mark] = []
    opened: list[tuple[int, str]] = []

    def add(words: str) -> None:
        nonlocal length
        folded = _SPACE.sub(" ", words)
        if folded[:1] == " " and (not length or out[-1].endswith(" ")):
            folded = folded[1:]
        if folded:
            out.append(folded)
            length += len(folded)

    for child in inline.children or ():
        name = child.type.rpartition("_")[0]
        if child.type == "code_inline":
            start = length
            add(child.content)
            marks.append(Mark(start, length, Style.CODE))
        elif child.type in ("softbreak", "hardbreak"):
            add(" ")
        elif child.nesting > 0:
            opened.append((length, str(child.attrGet("href") or "")))
        elif child.nesting < 0 and opened:
            start, href = opened.pop()
            address = _shown(href, "".join(out)[start:length]) if name == "link" else ""
            if address:
                end = length
                add(f" ({address})")
                marks.append(Mark(end, length, Style.ADDRESS))
            else:
                marks.append(
                    Mark(start, length, _STYLES.get(name, Style.EMPHASIS), "" if _SCHEME.match(href) else href)
                )
        else:
            add(child.content)
    words = "".join(out).rstrip(" ")
    marks = [m._replace(end=min(m.end, len(words))) for m in marks]
    return Text(words, tuple(m for m in sorted(marks, key=lambda m: m[:2]) if m.start < m.end))


def _shown(href: str, words: str) -> str:
    """The address of a link that leads elsewhere, where its words do not say it already; else nothing."""
    if not _SCHEME.match(href) or href.startswith("tel:"):
        return ""
    address = href.removeprefix("mailto:")
    return "" if address.rstrip("/") == words.strip().rstrip("/") else address
