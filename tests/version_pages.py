"""Looks at the pages of a built site with an archive."""

from __future__ import annotations

import re
from pathlib import Path

URL = "https://legal.nimbusharbour.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


def page_of(site: Path, name: str) -> str:
    """The HTML of a page of the example."""
    return (site / "example" / name / "index.html").read_text(encoding="utf-8")


def words_of(html: str) -> str:
    """What a reader sees of some HTML."""
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def banner_of(html: str) -> str:
    """The words of the banner of a version."""
    found = re.search(r'<div class="version-banner.*?</div>', html, re.DOTALL)
    return words_of(found[0]) if found else ""


def links_of(html: str, words: str) -> list[str]:
    """Where links with these words lead."""
    return re.findall(rf'href="([^"]*)"[^>]*>{re.escape(words)}</a>', html)
