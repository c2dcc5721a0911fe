"""A redline as HTML: whole without scripts and servers, and no word of a page can become markup."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from generator.redline.blocks import redline
from generator.redline.html import fragment, page, style
from tests import test_browser
from tests.redlines import NEW, OLD, after, before
from tests.test_payloads import PAYLOADS

browser = test_browser.browser
VOID = {"meta", "input", "br"}


class _Tags(HTMLParser):
    """Counts the elements, and sees that each is closed in its turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.attributes: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _page(old: str = OLD, new: str = NEW, words: str = "x") -> str:
    return page([redline(old, new)], title=words, company=words, base=words, head=words, summary=[words])


def test_a_page_stands_alone() -> None:
    html = page([redline(before()[name], after()[name]) for name in before()], title="What changes", company="Nimbus")
    tags = _Tags(html)
    assert not {"script", "link", "img", "iframe"} & set(tags.found)
    assert not {"src", "style", "onclick"} & tags.attributes
    assert not re.search(r"https?://", re.sub(r">[^<]*<", "><", html)), "addresses stand in the text only"
    assert "url(" not in html
    assert "@import" not in html
    assert len(tags.ids) == len(set(tags.ids))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= set(tags.ids)


def test_changes_are_told_without_colour() -> None:
    html = fragment(redline(OLD, NEW))
    assert '<del><span class="rl-say"> deleted: </span>45<span' in html
    assert '<ins><span class="rl-say"> inserted: </span>30<span' in html
    assert '<del class="rl-number"><span class="rl-say"> was </span>2' in html
    for rule in ("underline double", "line-through"):
        assert rule in style()


def test_unchanged_sections_are_folded_up_under_their_headings() -> None:
    sections = [f"## {n}. Part {n} {{#p{n}}}\n\nWords of part {n}.\n\n" for n in range(1, 15)]
    old = "# T\n\n" + "".join(sections)
    html = fragment(redline(old, old.replace("Words of part 14", "Sentences of part 14")))
    summary = html.split("<summary>")[1].split("</summary>")[0]
    assert "13 sections unchanged" in summary
    assert "1. Part 1 · 2. Part 2 · 3. Part 3 · … · 13. Part 13" in summary
    assert html.count("<details") == 1
    assert "Words of part 7." in html


def test_sections_that_only_have_another_number_say_so() -> None:
    assert "<b>1 section unchanged</b>" in fragment(redline(OLD, NEW))
    gone = (
        re.sub(r"## 1\. Prices.*?(?=## 2)", "", OLD, flags=re.DOTALL)
        .replace("## 2.", "## 1.")
        .replace("## 3.", "## 2.")
    )
    assert "numbered 2 to 3 before" in fragment(redline(OLD, gone))


def test_ids_of_a_fragment_have_a_prefix() -> None:
    assert 'id="then-notice"' in fragment(redline(OLD, NEW), prefix="then-")
    assert "<h3" in fragment(redline(OLD, NEW))
    assert "<h2" not in fragment(redline(OLD, NEW), level=3)


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_text_becomes_markup(name: str) -> None:
    """The same elements, whatever the texts: in paragraphs, headings, items, cells, and in the head of the page."""
    payload = PAYLOADS[name]
    escaped = re.sub(r"([\\`*_{}\[\]<>()#+.!|&~-])", r"\\\1", " ".join(payload.split()))

    def pages(word: str) -> tuple[str, str]:
        text = f"# {word}\n\n{word}\n\n## {word} {{#a}}\n\n- {word}\n- item\n\n| {word} | b |\n|---|---|\n| {word} | c |\n\n```\n{word}\n```\n"
        return text, text.replace(f"- {word}", f"- a {word} b").replace("| c |", f"| c {word} |")

    plainly = _Tags(_page(*pages("word"), words="word")).found
    found = _Tags(_page(*pages(escaped), words=payload))
    assert found.found == plainly
    assert "onerror" not in found.attributes


def test_no_pages_and_no_changes_are_said() -> None:
    assert "There are no pages." in page([], title="t")
    html = page([redline(OLD, OLD)], title="t")
    assert "No page says anything else than before." in html
    assert "Unchanged: Terms." in html
    assert "<fieldset" not in html
    assert fragment(redline("", "")) == '<div class="redline">\n</div>\n'


def test_a_page_that_is_new_or_gone_says_so_once() -> None:
    for old, new, words in (("", OLD, "new page"), (OLD, "", "page removed")):
        html = page([redline(old, new)], title="t")
        notes = re.findall(r'<span class="rl-note">([^<]*)</span>', re.sub(r'<div class="rl-row">.*', "", html))
        assert notes == [words, words], "in the overview and behind the title"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a file with the redlines of a small page and of one with many tables."""
    redlines = [redline(OLD, NEW), redline(before()["sla"], after()["sla"])]
    path = tmp_path_factory.mktemp("redline") / "redline.html"
    path.write_text(
        page(
            redlines, title="What changes", company="Nimbus Harbour", base="2.0", head="2.1", summary=["Twenty facts."]
        ),
        encoding="utf-8",
    )
    return path.as_uri()


def _opened(browser: Any, url: str, width: int, scheme: str = "light") -> Any:
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened.goto(url)
    return opened


def _in_browser(test: Any) -> Any:
    for mark in test_browser.pytestmark:
        test = mark(test)
    return test


@_in_browser
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def test_axe_finds_nothing(browser: Any, shown: str, width: int, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = _opened(browser, shown, width, scheme)
    for side in (False, True) if width > 1000 else (False,):
        if side:
            opened.check("#rl-side")
        opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert [v["id"] for v in Axe().run(opened, options=test_browser.RULES).response["violations"]] == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    opened.close()


@_in_browser
def test_views_are_switched_without_scripts(browser: Any, shown: str) -> None:
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, java_script_enabled=False)
    opened.goto(shown)
    sides, inline = opened.locator(".rl-row").first, opened.locator(".rl-inline").first
    assert (inline.is_visible(), sides.is_visible()) == (True, False)
    opened.get_by_label("Side by side").check()
    assert (inline.is_visible(), sides.is_visible()) == (False, True)
    opened.set_viewport_size({"width": 360, "height": 900})
    assert (inline.is_visible(), sides.is_visible()) == (True, False)
    opened.close()


@_in_browser
def test_a_redline_is_printed_on_a4_without_controls(browser: Any, shown: str, tmp_path: Path) -> None:
    opened = _opened(browser, shown, 1280)
    opened.emulate_media(media="print")
    assert not opened.get_by_label("Side by side").is_visible()
    path = tmp_path / "redline.pdf"
    opened.pdf(path=str(path), prefer_css_page_size=True)
    opened.close()
    assert re.search(rb"/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]", path.read_bytes())
