"""Anybody's document becomes blocks of words that know their place in the file."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Span
from generator.prose.document import OBJECT, Document, Kind
from generator.prose.form import Form
from generator.prose.read import form_of, read_document
from generator.tree import SourceFile


def read(text: str, form: Form = Form.MARKDOWN) -> Document:
    return read_document(SourceFile("policy", text), form)


def blocks(text: str, form: Form = Form.MARKDOWN) -> list[tuple[str, str, str]]:
    document = read(text, form)
    return [(b.kind.value, b.marker, document.words_of(b)) for b in document.blocks]


MARKDOWN = [
    ("# 1. Scope #\ntext", [("heading", "1.", "Scope"), ("paragraph", "", "text")]),
    ("Title\n===\n\nSub\n---\n", [("heading", "", "Title"), ("heading", "", "Sub")]),
    ("one\ntwo", [("paragraph", "", "one two")]),
    ("Email:  \nPhone: 1", [("paragraph", "", "Email:"), ("paragraph", "", "Phone: 1")]),
    ("- a\n- b\n  more", [("item", "-", "a"), ("item", "-", "b more")]),
    (
        "1. a\n2) b\n(c) d\niv. e",
        [("item", "1.", "a"), ("item", "2)", "b"), ("item", "(c)", "d"), ("item", "iv.", "e")],
    ),
    ("> quoted\n> text", [("paragraph", "", "quoted text")]),
    ("a **bold *and* _it_** ~x~", [("paragraph", "", "a bold and it ~x~")]),
    ("2 * 3 * 4 and snake_case_name", [("paragraph", "", "2 * 3 * 4 and snake_case_name")]),
    ("**Offices: **x", [("paragraph", "", "**Offices: **x")]),
    ("[our *site*](https://a.b 'T') or <https://c.d>", [("paragraph", "", "our site or https://c.d")]),
    ("see [terms][t] and [t]\n\n[t]: /terms", [("paragraph", "", "see terms and t")]),
    ("[not a link] and \\[escaped\\]", [("paragraph", "", "[not a link] and [escaped]")]),
    ("![logo](x.png) A &amp; B&nbsp;C &copy;", [("paragraph", "", OBJECT + " A & B C ©")]),
    ("run `a b` now", [("paragraph", "", f"run {OBJECT * 3} now")]),
    ("before\n\n```\ncode\n```\nafter", [("paragraph", "", "before"), ("paragraph", "", "after")]),
    ("| A | B |\n|---|---|\n| 1 | |\n", [("cell", "", "A"), ("cell", "", "B"), ("cell", "", "1"), ("cell", "", "")]),
    ("---\ntitle: X\n---\nbody", [("paragraph", "", "body")]),
    ("<!-- note -->\ntext <br> more", [("paragraph", "", "text"), ("paragraph", "", "more")]),
    ("G. K. Marg,\nMumbai", [("paragraph", "", "G. K. Marg, Mumbai")]),
]


@pytest.mark.parametrize(("text", "expected"), MARKDOWN)
def test_markdown(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert blocks(text) == expected


HTML = [
    ("<h2>2. Data</h2><p>One\n two</p>", [("heading", "2.", "Data"), ("paragraph", "", "One two")]),
    ("<ol start=3><li>a<li>b</ol>x", [("item", "3.", "a"), ("item", "4.", "b"), ("paragraph", "", "x")]),
    ("<p>Mail <a href='mailto:a@b.in'>us</a> &amp; <b>go</b></p>", [("paragraph", "", "Mail us & go")]),
    ("<table><tr><th>A<th>B<tr><td>1<td></table>", [("cell", "", "A"), ("cell", "", "B"), ("cell", "", "1"), ("cell", "", "")]),
    ("<head><title>T</title></head><body>x<script>y<z</script>", [("paragraph", "", "x")]),
    ("a<br>b", [("paragraph", "", "a"), ("paragraph", "", "b")]),
    ("<p>Your name: <input name=n></p>", [("paragraph", "", f"Your name: {OBJECT}")]),
    ("<p title='a > b'>x</p>", [("paragraph", "", "x")]),
    ("5 < 6 and <p", [("paragraph", "", "5 < 6 and")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HTML)
def test_html(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert blocks(text, Form.HTML) == expected


TEXT = [
    ("PRIVACY POLICY\n\nWe care.\n", [("heading", "", "PRIVACY POLICY"), ("paragraph", "", "We care.")]),
    ("  • one\n  • two", [("item", "•", "one"), ("item", "•", "two")]),
    ("1. SCOPE\n\nText here.", [("heading", "1.", "SCOPE"), ("paragraph", "", "Text here.")]),
    (
        "This paragraph was wrapped at some sixty characters, as mail\nprograms do, and goes on here.",
        [("paragraph", "", "This paragraph was wrapped at some sixty characters, as mail programs do, and goes on here.")],
    ),
    ("Name: A\nEmail: b@c.in", [("paragraph", "", "Name: A"), ("paragraph", "", "Email: b@c.in")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TEXT)
def test_plain_text(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert blocks(text, Form.TEXT) == expected


@pytest.mark.parametrize(
    ("name", "text", "form"),
    [
        ("a.md", "x", Form.MARKDOWN),
        ("a.html", "x", Form.HTML),
        ("a.txt", "Plain words.", Form.TEXT),
        ("a.txt", "# Title\n\nwords", Form.MARKDOWN),
        ("a.txt", "---\ntitle: x\n---\n", Form.MARKDOWN),
        ("a", "<!doctype html><p>x", Form.HTML),
        ("<stdin>", "We use [cookies](/c).", Form.MARKDOWN),
    ],
)
def test_the_form_is_told_by_name_and_content(name: str, text: str, form: Form) -> None:
    assert form_of(SourceFile(name, text)) is form


@pytest.mark.parametrize(
    ("form", "text", "words", "span"),
    [
        (Form.MARKDOWN, "---\na: b\n---\n\n- x **bold** y", "bold", Span(5, 7, 5, 11)),
        (Form.MARKDOWN, "one\r\ntwo &amp; three\r\n", "& three", Span(2, 5, 2, 16)),
        (Form.MARKDOWN, "one\ntwo", "one two", Span(1, 1, 2, 4)),
        (Form.MARKDOWN, "a [link](x) b", "link b", Span(1, 4, 1, 14)),
        (Form.MARKDOWN, "𝕏 नाम: here", "here", Span(1, 8, 1, 12)),
        (Form.HTML, "<p>\n  Write to\n  us at</p>", "to us", Span(2, 9, 3, 5)),
        (Form.HTML, "<td>a</td>\n<td>&#8377; 5</td>", "₹ 5", Span(2, 5, 2, 14)),
        (Form.TEXT, "  2. Data is kept.", "Data", Span(1, 6, 1, 10)),
    ],
)
def test_places_are_those_of_the_file_as_its_author_has_it(form: Form, text: str, words: str, span: Span) -> None:
    document = read(text, form)
    at = document.text.index(words)
    assert document.span(at, at + len(words)) == span


def test_links_comments_and_anchors_are_kept() -> None:
    document = read("# My Data {#own}\n\n[here]() <a id='x'></a> **b**\n\n<!-- legalsite: allow P1 -- why -->\n")
    link = document.links[0]
    assert (document.text[link.start : link.end], link.href) == ("here", "")
    assert document.comments == ((5, "legalsite: allow P1 -- why"),)
    assert {"own", "my-data", "x"} <= document.anchors
    assert [document.text[a:b] for a, b in document.strong] == ["b"]


def test_sentences_stop_where_sentences_stop() -> None:
    document = read("We are Acme Pvt. Ltd. of Pune. Write to us, e.g. by mail. Done!\n\n- Item one. Two")
    assert [document.text[a:b] for a, b in document.sentences] == [
        "We are Acme Pvt. Ltd. of Pune.", "Write to us, e.g. by mail.", "Done!", "Item one.", "Two",
    ]  # fmt: skip


def test_sections_are_cut_at_headings() -> None:
    document = read("intro\n\n# A\n\na\n\n## B\n\nb")
    cut = [(s.heading and document.words_of(s.heading), document.text[s.start : s.end]) for s in document.sections]
    assert cut == [(None, "intro"), ("A", "A\na"), ("B", "B\nb")]


SIGNS = [*"ab \n.:,*_`[]()<>!&;#|-\\\"'=1é𝕏", "\u00a0", "<p>", "</p>", "<!--", "-->", "&amp;", "  \n", "```", "\n\n"]
MARKUP = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


@pytest.mark.parametrize("form", list(Form))
@given(text=MARKUP)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_blocks_whose_places_lie_in_the_file(form: Form, text: str) -> None:
    source = SourceFile("x", text)
    document = read_document(source, form)
    lines = source.text.split("\n")
    at = 0
    for block in document.blocks:
        assert block.start == at
        at = block.end + 1
        span = document.span(block.start, block.end)
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)
    assert document.text.count("\n") == max(0, len(document.blocks) - 1)
    assert len(document.lower) == len(document.text)


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.TEXT])
@given(text=st.text(st.sampled_from("abc ,.\n"), max_size=60))
@settings(max_examples=100, deadline=None)
def test_plain_words_are_found_again_where_they_stood(form: Form, text: str) -> None:
    document = read(text, form)
    for offset, char in enumerate(document.text):
        if char not in " \n":
            assert document.source.text[document.source_offset(offset)] == char


HOSTILE = ("[", "](", "[a](", "`", "``` ", "*", "_ ", "* *", "<", "<a ", "<a b='", "<!--", "&", "&amp", "#", "| ", "|-", "> ", "- ",
           "(a) ", "1. ", " ", "\t", "\\", "!", "a", "a.", "A. ", "é", "\"", "{#", "[x]: ", "<p>", "<td>", "<b>", "</", "=-")  # fmt: skip


@pytest.mark.parametrize("form", list(Form))
def test_a_megabyte_of_anything_is_read_in_linear_time(form: Form) -> None:
    slow = {}
    for unit in HOSTILE:
        text = (unit * (200_000 // len(unit)))[:200_000]
        start = time.process_time()
        read(text, form)
        took = time.process_time() - start
        if took > 4:  # quadratic behaviour takes minutes at this size
            slow[unit] = took
    assert slow == {}


def test_kinds_are_all_there() -> None:
    document = read("# h\n\np\n\n- i\n\n| a | b |\n|--|--|\n")
    assert {b.kind for b in document.blocks} == set(Kind)
