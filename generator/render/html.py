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
_OPEN = re.compile(f"{OPEN}(\\d+){MIDDLE}")
_SECTION = re.compile(r"^(?=## )", re.MULTILINE)
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

    content: str
    headings: tuple[Heading, ...]
    links: tuple[str, ...]


def to_html(marked: str, marks: Sequence[Mark], address: Callable[[str], str] = lambda href: href) -> Html:
    """HTML of a marked Markdown text; `address` turns the target of a link to another page into its address.

    A text is rendered section by section, and sections that read the same are rendered once, whosever they are.
    """
    headings: list[Heading] = []
    links: list[str] = []
    parts: list[str] = []

    def link(match: re.Match[str]) -> str:
        links.append(match.group(1))
        return f'href="{escape(address(match.group(1)), quote=True)}"'

    for section in _SECTION.split(marked):
        numbers: list[str] = []
        html, found = _section(_OPEN.sub(lambda m, kept=numbers: _local(m, kept), section))
        headings += found
        parts.append(_with_marks(_PAGE.sub(link, html), [marks[int(number)] for number in numbers]))
    return Html("".join(parts), tuple(headings), tuple(links))


def _local(match: re.Match[str], kept: list[str]) -> str:
    """Counts a section's marks from 0, so that equal sections are equal texts."""
    kept.append(match.group(1))
    return f"{OPEN}{len(kept) - 1}{MIDDLE}"


@lru_cache(maxsize=16384)
def _section(marked: str) -> tuple[str, tuple[Heading, ...]]:
    """A section's HTML, still with its marks, and its headings."""
    parser = _parser()
    tokens = parser.parse(marked)
    headings: list[Heading] = []
    tables = 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            headings.append(_heading(token, tokens[index + 1]))
        elif token.type == "table_open":
            tables += 1
            name = headings[-1].text if headings else ""
            token.meta["label"] = f"Table {tables}, {name}" if name else f"Table {tables}"
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "blockquote_open":
            token.attrSet("class", "in-short")
    return str(parser.renderer.render(tokens, parser.options, {})), tuple(headings)


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
    parser.disable(["html_block", "html_inline", "reference", "lheading", "code", "autolink", "image"])
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _table_open(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    label = escape(str(tokens[index].meta.get("label", "Table")), quote=True)
    return f'<div class="table-scroll" role="region" aria-label="{label}" tabindex="0">\n<table>\n'


def _table_close(renderer: Any, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table>\n</div>\n"
