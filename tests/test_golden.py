"""Golden pages: what every page of every company says, word by word."""

from __future__ import annotations

import os
import re

import pytest

from generator.render.markdown import Page
from tests.conftest import COMPANIES, ROOT
from tests.prose import BROKEN, broken, prose

GOLDEN = ROOT / "tests" / "golden"
WRITE = os.environ.get("GOLDEN") == "write"


@pytest.mark.parametrize("company", COMPANIES)
def test_pages_are_the_golden_ones(built: dict[str, dict[str, Page]], company: str) -> None:
    folder = GOLDEN / company
    pages = {page.path.rpartition("/")[2]: page.markdown for page in built[company].values()}
    if WRITE:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.md"):
            old.unlink()
        for name, text in pages.items():
            (folder / name).write_text(text, encoding="utf-8")
    assert sorted(pages) == sorted(path.name for path in folder.glob("*.md"))
    for name, text in pages.items():
        assert text == (folder / name).read_text(encoding="utf-8"), f"{name}: see “GOLDEN=write” in CONTRIBUTING.md"


@pytest.mark.parametrize("what", BROKEN)
def test_no_page_holds(built: dict[str, dict[str, Page]], what: str) -> None:
    assert [where for pages in built.values() for page in pages.values() for where in broken(page, what)] == []


CONTRACT = r"\b(?:(?<!if )(?<!unless )(?<!until )(?<!after )(?<!what )you agree|governed by|jurisdiction of|liable|indemnif|binding on you|you accept|constitutes|warrant)"


@pytest.mark.parametrize("page", ["privacy", "dpdp_notice", "cookies", "grievance", "subprocessors"])
def test_a_notice_holds_no_contract_language(built: dict[str, dict[str, Page]], page: str) -> None:
    for pages in built.values():
        if page in pages:
            own = re.sub(r"(?m)^>.*$", "", prose(pages[page]))  # a quoted banner is the company's own text
            assert re.findall(CONTRACT, own, flags=re.IGNORECASE) == []


def test_sections_are_numbered_in_order_and_listed(built: dict[str, dict[str, Page]]) -> None:
    for pages in built.values():
        for page in pages.values():
            numbers = [int(n) for n in re.findall(r"(?m)^## (\d+)\. ", page.markdown)]
            assert numbers == list(range(1, len(numbers) + 1))
