"""A page's Markdown as HTML: raw HTML is text, facts and gaps are elements, headings carry their clause's id."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.documents.marks import CLOSE, MIDDLE, OPEN, Kind, Mark, plain

_ID = re.compile(r"\s*\{#([\w.-]+)\}\s*$")
_MARK = re.compile(f"{OPEN}(\\d+){MIDDLE}|{CLOSE}")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page: its level, its anchor ("" for the title), its words."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Html:
    """A page in HTML, its headings, and the addresses that it links to."""

    content: str
    headings: tuple[Heading, ...]
    links: tuple[str, ...]


def to_html(marked: str, marks: Sequence[Mark], address: Callable[[str], str] = lambda href: href) -> Html:
    """HTML of a marked Markdown text; `address` turns the target of a link into its address on the site."""
    parser = _parser()
    tokens = parser.parse(marked)
    headings: list[Heading] = []
    links: list[str] = []
    label = ""
    tables = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _heading(token, tokens[index + 1])
            headings.append(heading)
            label = heading.text
        elif token.type == "table_open":
            tables += 1
            token.meta["label"] = f"Table {tables}: {label}"
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "blockquote_open":
            token.attrSet("class", "in-short")
        elif token.type == "inline":
            _link(token, address, links)
    html = parser.renderer.render(tokens, parser.options, {})
    return Html(_with_marks(html, marks), tuple(headings), tuple(links))


def _heading(token: Token, inline: Token) -> Heading:
    found = _ID.search(inline.content)
    anchor = ""
    if found and inline.children:
        anchor = found.group(1)
        last = inline.children[-1]
        last.content = _ID.sub("", last.content)
        token.attrSet("id", anchor)
    words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
    return Heading(int(token.tag[1]), anchor, plain(words))


def _link(token: Token, address: Callable[[str], str], links: list[str]) -> None:
    for child in token.children or ():
        if child.type == "link_open":
            href = address(str(child.attrGet("href") or ""))
            links.append(href)
            child.attrSet("href", href)


def _with_marks(html: str, marks: Sequence[Mark]) -> str:
    closing: list[str] = []

    def element(match: re.Match[str]) -> str:
        if match.group(1) is None:
            return closing.pop()
        mark = marks[int(match.group(1))]
        path = escape(mark.path, quote=True)
        if mark.kind is Kind.GAP:
            closing.append("</mark>")
            return f'<mark class="gap" data-fact="{path}">'
        closing.append("</span>")
        return f'<span class="fact" data-fact="{path}">'

    return _MARK.sub(element, html)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _table_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    label = escape(str(tokens[index].meta.get("label", "Table")), quote=True)
    return f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">\n<table>\n'


def _table_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
