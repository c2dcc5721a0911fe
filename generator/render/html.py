"""A page's Markdown as HTML: raw HTML is text, facts and gaps are elements, headings carry their clause's id."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape, unescape
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.documents.marks import CLOSE, MARKS, MIDDLE, OPEN, Kind, plain

ANCHOR = re.compile(r"\s*\{#([\w.-]+)\}\s*$")
_MARK = re.compile(f"{OPEN}(\\d+){MIDDLE}|{CLOSE}")
_LIST = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s")
TABLE = "\ue007"
"""Stands for the name of a table until its place on the page is known."""
_PAGE = re.compile(r'href="((?!\w+:)[^"]*?\.md(?:#[^"]*)?)"')


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its anchor ("" for the title), its words."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Html:
    """A page in HTML, its headings, and the addresses that it links to."""

    parts: tuple[str, ...]
    """The HTML in pieces, which pages share where they read the same: a thousand companies must fit in memory."""
    headings: tuple[Heading, ...]
    links: tuple[str, ...]

    @property
    def content(self) -> str:
        """The HTML as a whole."""
        return "".join(self.parts)


def to_html(marked: str, address: Callable[[str], str] = lambda href: href) -> Html:
    """HTML of a marked Markdown text; `address` turns the target of a link to another page into its address.

    A text is rendered block by block, and blocks that read the same are rendered once, whosever they are.
    """
    headings: list[Heading] = []
    links: list[str] = []
    parts: list[_Piece] = []
    tables = 0

    def link(match: re.Match[str]) -> str:
        links.append(match.group(1))
        return f'href="{escape(address(match.group(1)), quote=True)}"'

    for block in blocks(marked):
        made = _block(block)
        if made.heading is not None:
            headings.append(made.heading)
            tables = 0
        if not made.open:
            parts.append(made.piece)
            continue
        html = made.piece.html
        if TABLE in html:
            tables += 1
            name = f"Table {tables}, {headings[-1].text}" if headings else f"Table {tables}"
            html = html.replace(TABLE, escape(name, quote=True))
        parts.append(_piece(_PAGE.sub(link, html)))
    return Html(_compact(parts), tuple(headings), tuple(links))


def beside(href: str) -> str:
    """The address of another page where all pages lie beside each other as HTML files."""
    return re.sub(r"\.md(?=#|$)", ".html", href)


def standalone(title: str, locale: str, content: str, draft: bool = False) -> str:
    """A whole HTML file around the content of a page; a draft asks search engines to stay away."""
    robots = '<meta name="robots" content="noindex">\n' if draft else ""
    return (
        f'<!doctype html>\n<html lang="{escape(locale)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n{robots}'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<main>\n{content}</main>\n</body>\n</html>\n"
    )


def words(content: str) -> str:
    """The words of a page's HTML as plain text: a block a line, with an empty line between, cells parted by bars."""
    text = re.sub(r"</(?:td|th)>\s*(?=<t[dh])", " | ", content)
    lines = re.split(r"</?(?:p|h\d|li|ul|ol|tr|table|thead|tbody|blockquote|div|pre|hr|section|details)\b[^>]*>", text)
    plain_lines = (" ".join(unescape(re.sub(r"<[^>]*>", "", line)).split()) for line in lines)
    return "\n\n".join(line for line in plain_lines if line) + "\n"


class _Piece(NamedTuple):
    """The same HTML twice: as it is, and with a number for each character that is not ASCII."""

    html: str
    plainer: str


def _piece(html: str) -> _Piece:
    return _Piece(html, html if html.isascii() else html.encode("ascii", "xmlcharrefreplace").decode("ascii"))


def _compact(parts: Sequence[_Piece]) -> tuple[str, ...]:
    """The same HTML in strings of one byte a character where that is smaller: one “ doubles a string in memory."""
    plainer = sum(len(part.plainer) for part in parts) < 1.5 * sum(len(part.html) for part in parts)
    return tuple([part.plainer if plainer else part.html for part in parts])


def blocks(marked: str) -> Iterator[str]:
    """A text in pieces that stand on their own: split at blank lines, but never inside a list or a fence."""
    held = ""
    for piece in marked.split("\n\n"):
        goes_on = held and (
            piece[:1] in (" ", "\t", "") or held.count("```") % 2 or (_LIST.match(held) and _LIST.match(piece))
        )
        if held and not goes_on:
            yield held
        held = f"{held}\n\n{piece}" if goes_on else piece
    yield held


class _Block(NamedTuple):
    """A block's HTML and its heading; `open` where it still lacks the name of a table or the address of a link."""

    piece: _Piece
    heading: Heading | None
    open: bool


@lru_cache(maxsize=16384)
def _block(marked: str) -> _Block:
    parser = commonmark()
    tokens = parser.parse(marked)
    heading = None
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _heading(token, tokens[index + 1])
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "blockquote_open":
            token.attrSet("class", "in-short")
    html = _with_marks(str(parser.renderer.render(tokens, parser.options, {})))
    return _Block(_piece(html), heading, TABLE in html or _PAGE.search(html) is not None)


def _heading(token: Token, inline: Token) -> Heading:
    found = ANCHOR.search(inline.content)
    anchor = ""
    if found and inline.children:
        anchor = found.group(1)
        last = inline.children[-1]
        last.content = ANCHOR.sub("", last.content)
        token.attrSet("id", anchor)
    words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
    return Heading(int(token.tag[1]), anchor, plain(words))


def _with_marks(html: str) -> str:
    closing: list[str] = []

    def element(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return closing.pop()
        mark = MARKS[int(match.group(1))]
        path = escape(mark.path, quote=True)
        if mark.kind is Kind.GAP:
            closing.append("</mark>")
            return f'<mark class="gap" data-fact="{path}">'
        closing.append("</span>")
        return f'<span class="fact" data-fact="{path}">'

    return _MARK.sub(element, html)


@lru_cache(maxsize=1)
def commonmark() -> MarkdownIt:
    """The parser of our pages: CommonMark and tables, and raw HTML is text."""
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    parser.disable(["html_block", "html_inline", "reference", "lheading", "code", "autolink", "image"])
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _table_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<div class="table-scroll" role="region" aria-label="{TABLE}" tabindex="0">\n<table>\n'


def _table_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
