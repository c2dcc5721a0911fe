"""The built site in a real browser: accessible, at ease on a phone, on paper, and without a word to anybody else."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.clauses.library import Library
from tests.sites import run

CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
REQUIRED = os.environ.get("LEGALSITE_BROWSER") == "required"
pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        CHROMIUM is None and not REQUIRED, reason="no Chromium is installed; browser tests are left out"
    ),
]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
KINDS = (
    "", "example/", "example/privacy/", "example/dpdp-notice/", "example/terms/", "example/aup/", "example/refunds/",
    "example/sla/", "example/cookies/", "example/subprocessors/", "example/grievance/", "btrack/", "btrack/terms/", "laws/in-itr/",
    "404.html",
)  # fmt: skip
VERSIONS = (
    "example/sla/", "example/sla/2026-06-01/", "example/sla/2027-02-01/", "example/sla/versions/",
    "example/sla/2027-02-01/changes/",
)  # fmt: skip
RULES = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
}
COLOURS = {
    "resultTypes": ["violations"],
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""What a dark scheme can break: nothing else of a page differs."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Says nothing."""

    def copyfile(self, source: Any, outputfile: Any) -> None:
        """Sends a file; a browser that has left the page closes the connection, which is no error."""
        with contextlib.suppress(ConnectionError):
            super().copyfile(source, outputfile)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole site of this repository, built as `make site` builds it, on a local server."""
    from tests.conftest import ROOT

    site = tmp_path_factory.mktemp("browser") / "site"
    run(ROOT, "mkdocs", "build", "-q", "--strict", "-d", str(site))
    yield from _served(site)


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Iterator[str]:
    """A site with an archive, on the day before a new version, on a local server."""
    from tests.released import BEFORE, build, released

    folder = released(tmp_path_factory.mktemp("versions"), library)
    build(folder, BEFORE, "--strict")
    yield from _served(folder / "site")


def _served(site: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless Chromium; where one is required, its absence is a failure."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM is not None, "a Chromium is required here, and none is installed"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


def _open(browser: Any, url: str, width: int, scheme: str = "light") -> Any:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(url)
    return page


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (1280, "dark")])
def test_axe_finds_nothing(browser: Any, address: str, width: int, scheme: str) -> None:
    assert _violations(browser, address, KINDS, width, scheme) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_pages_of_an_archive(browser: Any, versions: str, width: int, scheme: str) -> None:
    assert _violations(browser, versions, VERSIONS, width, scheme) == []


def _violations(browser: Any, address: str, kinds: tuple[str, ...], width: int, scheme: str) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    found = []
    for kind in kinds:
        page.goto(address + kind)
        for violation in Axe().run(page, options=COLOURS if scheme == "dark" else RULES).response["violations"]:
            nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:2])
            found.append(f"/{kind}: {violation['id']}: {nodes}")
    page.close()
    return found


@pytest.mark.parametrize("kind", VERSIONS)
def test_no_page_of_an_archive_scrolls_sideways_on_a_small_phone(browser: Any, versions: str, kind: str) -> None:
    page = _open(browser, versions + kind, 320)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 320


def test_what_changed_is_seen_without_colour(browser: Any, versions: str) -> None:
    page = _open(browser, versions + "example/sla/2027-02-01/changes/", 360)
    style = "e => { const s = getComputedStyle(e); return `${s.textDecorationLine} ${s.textDecorationStyle}` }"
    assert page.locator(".redline ins").last.evaluate(style) == "underline double"
    assert page.locator(".redline del").last.evaluate(style) == "line-through solid"
    page.close()


def test_on_paper_an_earlier_version_says_that_it_is_one(browser: Any, versions: str) -> None:
    page = _open(browser, versions + "example/sla/2026-06-01/", 1280)
    page.emulate_media(media="print")
    assert page.locator(".version-banner", has_text="This is an earlier version.").is_visible()
    page.close()


def test_from_a_page_one_finds_its_versions_and_what_changed(browser: Any, versions: str) -> None:
    page = _open(browser, versions + "example/sla/", 360)
    page.get_by_role("link", name="Earlier versions", exact=True).click()
    page.wait_for_url("**/example/sla/versions/")
    page.get_by_role("link", name="See what changed against version 1.0").click()
    page.wait_for_url("**/example/sla/2026-12-01/changes/")
    assert page.locator("del", has_text="14").first.is_visible()
    page.close()


def test_nothing_is_asked_of_any_other_server(browser: Any, address: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS[:4]:
        page.goto(address + kind, wait_until="networkidle")
    page.close()
    assert asked
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_small_phone(browser: Any, address: str, kind: str) -> None:
    page = _open(browser, address + kind, 320)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 320


def test_wide_tables_scroll_by_keyboard(browser: Any, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900}, java_script_enabled=False)
    page.goto(address + "example/privacy/")
    table = page.locator(".table-scroll").first
    table.focus()
    assert table.evaluate("e => document.activeElement === e && e.scrollWidth > e.clientWidth")
    page.close()


def test_on_a_phone_each_cell_of_a_wide_table_says_its_column(browser: Any, address: str) -> None:
    page = _open(browser, address + "example/sla/", 360)
    tables = page.locator(".table-scroll").all()
    assert len(tables) > 3
    assert not [t for t in tables if t.evaluate("e => e.scrollWidth > e.clientWidth || e.tabIndex === 0")]
    cell = page.locator("td", has_text="21.6 minutes").last
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"Downtime: "'
    page.close()


def test_the_skip_link_comes_first(browser: Any, address: str) -> None:
    page = _open(browser, address + "example/privacy/", 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('md-skip')")
    page.close()


def test_a_link_to_a_section_leads_there(browser: Any, address: str) -> None:
    page = _open(browser, address + "example/privacy/#retention", 1280)
    box = page.locator("#retention").bounding_box()
    assert 0 <= box["y"] < 300
    page.close()


def test_on_a_phone_another_document_is_one_tap_away(browser: Any, address: str) -> None:
    page = _open(browser, address + "example/privacy/", 360)
    page.locator("header summary:visible").first.click()
    page.locator("header .legal-docs a:visible", has_text="Terms of service").first.click()
    page.wait_for_url("**/example/terms/")
    page.close()


def test_links_in_text_are_underlined(browser: Any, address: str) -> None:
    page = _open(browser, address + "example/privacy/", 1280)
    line = page.locator(".md-content p a").first.evaluate("e => getComputedStyle(e).textDecorationLine")
    page.close()
    assert "underline" in line


def test_on_paper_there_is_only_the_document(browser: Any, address: str, tmp_path: Path) -> None:
    page = _open(browser, address + "example/terms/", 1280)
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer"):
        for element in page.locator(gone).all():
            assert not element.is_visible(), gone
    pdf = tmp_path / "terms.pdf"
    page.pdf(path=str(pdf), format="A4", prefer_css_page_size=True)
    page.close()
    assert pdf.read_bytes().count(b"/Type /Page\n") + pdf.read_bytes().count(b"/Type /Page ") >= 3


def test_a_gap_is_seen_without_colour(browser: Any, address: str) -> None:
    page = _open(browser, address + "btrack/grievance/", 360)
    style = page.locator("mark.gap").first.evaluate("e => getComputedStyle(e).borderBottomStyle")
    page.close()
    assert style in ("dashed", "dotted", "solid")


def test_search_finds_a_fact(browser: Any, address: str) -> None:
    page = _open(browser, address + "example/", 1280)
    page.locator("input.md-search__input").click()
    page.locator("input.md-search__input").press_sequentially("Grievance")
    page.locator(".md-search-result__item").first.wait_for(timeout=10000)
    page.close()
