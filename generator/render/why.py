"""“Why this is here”: the provisions that a section answers, in a closed box behind the section's HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from html import escape
from typing import NamedTuple

from generator.documents.model import Document
from generator.laws.model import Provision

_SECTION = re.compile(r'<h2 id="([^"]*)">')
PAGE = ""
"""Stands for the anchor where a reason is that of the page as a whole, or of a section without a heading."""

WORDS = {
    "en": ("Why this is here", "Why this page is here"),
    "de": ("Warum dies hier steht", "Warum es diese Seite gibt"),
    "fr": ("Pourquoi ce texte est ici", "Pourquoi cette page existe"),
    "hi": ("यह यहाँ क्यों है", "यह पृष्ठ क्यों है"),
}
"""Language -> the words over the reasons of a section, and of a page; other languages get the English ones."""


class Reason(NamedTuple):
    """The provisions that one section answers, or the page where `anchor` is PAGE."""

    anchor: str
    provisions: tuple[str, ...]


def reasons(document: Document, binding: Container[str]) -> tuple[Reason, ...]:
    """The reasons of a page, of the provisions that bind the company, in the order of its sections."""
    titled: list[Reason] = []
    whole: dict[str, None] = dict.fromkeys(document.outline.answers)
    for section in document.all_sections:
        clause = section.clause
        if not clause.title:
            whole.update(dict.fromkeys(clause.answers))
        elif found := tuple(p for p in dict.fromkeys(clause.answers) if p in binding):
            titled.append(Reason(clause.anchor, found))
    page = tuple(p for p in whole if p in binding)
    return (*titled, Reason(PAGE, page)) if page else tuple(titled)


def details(reason: Reason, known: Mapping[str, Provision], address: Callable[[str], str], language: str) -> str:
    """The closed box of a reason in ASCII HTML; `address` gives the address of a law's page by the law's id."""
    words = WORDS.get(language, WORDS["en"])[reason.anchor == PAGE]
    foreign = "" if language == "en" else ' lang="en"'
    items = "".join(_item(known[name], address) for name in reason.provisions)
    html = f'<details class="why">\n<summary>{words}</summary>\n<ul{foreign}>\n{items}</ul>\n</details>\n'
    return html.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _item(provision: Provision, address: Callable[[str], str]) -> str:
    link = escape(f"{address(provision.regime)}#{provision.id}", quote=True)
    return f'<li><a href="{link}">{escape(provision.cite)}</a>: {escape(provision.title)}</li>\n'


def with_reasons(html: str, boxes: Mapping[str, str]) -> str:
    """The HTML of a page with each box behind the section whose anchor it has; that of PAGE comes last."""
    parts: list[str] = []
    done = 0
    waiting = ""  # the box of the section that is being read
    for heading in _SECTION.finditer(html):
        parts += (html[done : heading.start()], waiting)
        done = heading.start()
        waiting = boxes.get(heading.group(1), "")
    return "".join((*parts, html[done:], waiting, boxes.get(PAGE, "")))


def named(found: Sequence[Reason]) -> frozenset[str]:
    """Every provision of some reasons."""
    return frozenset(p for reason in found for p in reason.provisions)
