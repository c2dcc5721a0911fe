"""No text in a fact file can break a page: not a table, not a heading, not an anchor, not the HTML around it."""

from __future__ import annotations

import functools
import html
import re
from typing import Any

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.marks import plain
from generator.facts.load import Company, parse_company
from generator.render.html import to_html
from generator.render.markdown import Page, render
from generator.render.sidecar import facts_json
from generator.tree import SourceFile
from tests.conftest import ROOT

PAYLOADS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "javascript": "[x](javascript:alert(1)) ![y](javascript:alert(2)) <javascript:alert(3)>",
    "template": "{{ 7*7 }} {% for x in y %} {# note #} ${7*7} <%= 7 %>",
    "markdown": "# head ## **bold** _it_ `code` ~~no~~ > quote - item 1. one --- === [^1] [a]: b {#id} {: .c }",
    "table": "a | b || c \\| d |",
    "quotes": "\"double\" 'single' “curly” &quot; &#x27; &lt;b&gt;",
    "lines": "one\ntwo\n\nthree\r\nfour\tfive",
    "bidi": "abc\u202edef\u2066ghi\u200f",
    "emoji": "👩🏽‍⚖️ 🇮🇳 é",
    "devanagari": "निंबस हार्बर होस्टिंग प्राइवेट लिमिटेड",
    "private": "\ue000\ue0010\ue002\ue003privacy.data\ue004\ue005x\ue006",
}


def _with(value: Any, payload: str) -> Any:
    """The facts with every free text replaced by the payload."""
    if isinstance(value, dict):
        return {k: v if k == "id" else _with(v, payload) for k, v in value.items()}
    if isinstance(value, list):
        return [_with(item, payload) for item in value]
    return payload if value == "SLOT" else value


def _slots(company: Company, text: str) -> Any:
    """The raw text of a company with SLOT in the place of every value that is free text."""
    from generator.facts.base import Facts
    from generator.facts.terms import Term

    def walk(raw: Any, made: Any, name: str = "") -> Any:
        if isinstance(made, Facts):
            return {k: walk(v, getattr(made, k), k) for k, v in raw.items()}
        if isinstance(made, tuple):
            return [walk(r, m, name) for r, m in zip(raw, made, strict=True)] if isinstance(raw, list) else raw
        if isinstance(made, Term):
            return {"text": "SLOT"} if made.text else raw
        return "SLOT" if type(made) is str and name not in _CLOSED else raw

    return walk(yaml.safe_load(text), company.facts)


_CLOSED = (
    "id",
    "status",
    "locale",
    "about",
    "required",
    "required_for",
    "on_load",
    "days",
    "office",
    "data",
    "effect",
)


def _pages(library: Library, payload: str) -> list[Page]:
    source = SourceFile("facts/example.yml", (ROOT / "facts/example.yml").read_text(encoding="utf-8"))
    example, _ = parse_company("example", source, library.vocabularies)
    assert example is not None
    text = yaml.safe_dump(_with(_slots(example, source.text), payload), allow_unicode=True, sort_keys=False)
    text = "# legalsite: allow-file F007 -- placeholders are the point of the test\n" + text
    company, problems = parse_company("example", SourceFile("facts/example.yml", text), library.vocabularies)
    assert company is not None, [str(p) for p in problems[:5]]
    assert facts_json(company, [])
    return [render(d) for d in Press(library, company.locale).documents(company)]


@functools.cache
def _shape(library: Library, words: int) -> dict[str, list[str]]:
    """The elements of each page when every text is so many plain words: long lists become bullets."""
    return {page.path: _elements(page) for page in _pages(library, " ".join(["word"] * words))}


def _elements(page: Page) -> list[str]:
    return re.findall(r"</?\w+", to_html(page.marked).content)


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_payload_in_every_text_leaves_the_shape_of_every_page(library: Library, name: str) -> None:
    payload = PAYLOADS[name]
    pages = _pages(library, payload)
    shown = " ".join(
        re.sub(
            r"[\ue000-\ue00f\u202a-\u202e\u2066-\u2069\u200e\u200f]", lambda m: f"⟨U+{ord(m[0]):04X}⟩", payload
        ).split()
    )
    shape = _shape(library, len(shown.split()))
    assert len(pages) == len(shape)
    hits = 0
    for page in pages:
        content = to_html(page.marked).content
        assert _elements(page) == shape[page.path], page.path
        assert not re.search(
            r"""(href|src)=["']?\s*javascript:|<script|\son\w+=""", re.sub(r"&lt;[^&]*&gt;", "", content)
        )
        assert "49" not in re.findall(r">(49)<", content)
        assert plain(page.markdown) == page.markdown, "no mark is left in the plain text"
        text = " ".join(html.unescape(re.sub(r"<[^>]*>", "", content)).split())
        hits += text.lower().count(shown.lower())
    assert hits > 100
