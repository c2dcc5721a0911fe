"""A document that is read passage by passage, some of them from memory, is the document that is read in one go."""

from __future__ import annotations

import weakref
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.prose.document import Document
from generator.prose.form import Form
from generator.prose.memory import Memory, Shelf
from generator.prose.passage import Passage
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.conftest import ROOT

PASSAGES = [
    "# 1. Scope {#scope}", "Title\n===", "We **keep** your\nname.  \nAnd [more](/more).", "- a\n  - b\n- c", "1. one\n2. two",
    "| A | B |\n|---|---|\n| 1 | |\n| | x |", "<!-- note -->", "<!-- begins", "ends -->\nwords", "```\ncode", "```", "~~~", "> said\n> so",
    "see [terms][t] and [t]", "[t]: /terms", "<a id='x'></a>", "", " ", "\n", "---", "Email:", "A &amp; B &copy; `code`", "## []()",
    "PRIVACY POLICY", "  • one\n  • two", "=====", "G. K. Marg,\nPune", "<!-- a --> b <!-- c", "---\ntitle: x\n---\nbody",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PASSAGES), max_size=12).map("\n\n".join)


def facets(document: Document) -> dict[str, Any]:
    """All that a rule can see of a document."""
    ends = [
        (document.source_offset(b.start), document.source_offset(b.end, end=True))
        for b in document.blocks
        if b.end > b.start
    ]
    return {
        "text": document.text, "blocks": document.blocks, "links": document.links, "strong": document.strong,
        "comments": document.comments, "anchors": document.anchors, "tokens": document.tokens, "words": document.words,
        "sentences": document.sentences, "sections": document.sections, "places": ends,
    }  # fmt: skip


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.TEXT])
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_reading_by_passages_gives_the_same_document(form: Form, texts: list[str]) -> None:
    memory = Memory()
    for text in (*texts, *texts):
        source = SourceFile("policy.md", text)
        assert facets(read_document(source, form, memory)) == facets(read_document(source, form))


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_real_pages_are_the_same_by_passages(path: Path) -> None:
    source = SourceFile(path.name, path.read_text(encoding="utf-8"))
    assert facets(read_document(source, None, Memory())) == facets(read_document(source))


def test_a_passage_that_two_documents_share_is_read_once() -> None:
    memory = Memory()
    one, two = (
        read_document(SourceFile("x.md", text), Form.MARKDOWN, memory)
        for text in ("# Scope\n\nWe keep your name.", "We keep your name.\n\nIn Pune.")
    )
    assert one.placed[1].passage is two.placed[0].passage


def test_words_that_may_lead_elsewhere_are_read_anew() -> None:
    memory = Memory()
    hrefs = [
        read_document(SourceFile("x.md", f"Read the [terms].\n\n[terms]: {href}"), Form.MARKDOWN, memory).links[0].href
        for href in ("/a", "/b")
    ]
    assert hrefs == ["/a", "/b"]


def test_what_nobody_asks_for_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shelf, "MOST", 3)
    shelf, passage = Shelf(), Passage("", (), ((), (), ()))
    for number in range(7):
        shelf.keep(str(number), passage)
        assert shelf.get("0") is passage
    assert shelf.get("1") is shelf.get("2") is None
    assert shelf.get("6") is passage


def test_documents_that_share_nothing_are_not_cut_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Shelf, "TRIED", 10)
    memory = Memory()
    for number in range(8):
        text = f"We keep your name {number}.\n\nWe keep it in Pune {number}."
        passages = len(read_document(SourceFile("x.md", text), Form.MARKDOWN, memory).placed)
        assert passages == (2 if number < 5 else 1)


def test_a_document_is_let_go_as_soon_as_nobody_holds_it() -> None:
    document = read_document(SourceFile("x.md", "# Scope\n\nWe keep your name."))
    assert document.whole is document
    assert {"scope", "name"} <= document.words
    watched = weakref.ref(document)
    del document
    assert watched() is None
