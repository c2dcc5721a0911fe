"""The search index: legal pages enter it section by section, pages of an archive not at all."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.site import LegalPage

_HEADING = re.compile(r"<h[12](?: id=\"([^\"]*)\")?>(.*?)</h[12]>", re.DOTALL)
_INLINE = re.compile(r"</?(?:span|mark|a|strong|em|code)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


def add_search(config: MkDocsConfig) -> None:
    """`plugins: [legalsite]` alone switches MkDocs' search off without saying so; this puts it back."""
    if config.theme.name != "material" or any(name.endswith("search") for name in config.plugins):
        return
    from material.plugins.search.plugin import SearchPlugin

    search = SearchPlugin()
    search.load_config({}, config_file_path=config.config_file_path)
    config.plugins["material/search"] = search


def index(page: LegalPage, html: str, config: MkDocsConfig) -> None:
    """Adds a page to Material's index and tells Material to pass it over.

    Material would parse the page's HTML again, element by element, which takes longer than making it. Another search
    plugin finds the page by itself.
    """
    plugin = config.plugins.get("material/search")
    entries = getattr(getattr(plugin, "search_index", None), "entries", None)
    if not isinstance(entries, list):
        return
    found = list(sections(html, page.url))
    if found:  # search results stand alone: the first entry says whose page it is
        found[0]["title"] += f" – {escape(page.legal.name)}"
    entries += found
    page.meta["search"] = {"exclude": True}


def leave_out(urls: Collection[str], config: MkDocsConfig) -> None:
    """Takes pages out of the index of MkDocs' own search, which knows no way to leave a page out."""
    entries = getattr(getattr(config.plugins.get("search"), "search_index", None), "_entries", None)
    if isinstance(entries, list) and urls:
        entries[:] = [entry for entry in entries if entry["location"].partition("#")[0] not in urls]


def sections(html: str, url: str) -> Iterator[dict[str, str]]:
    """One entry a section: address, title, words (both escaped as HTML)."""
    headings = list(_HEADING.finditer(html))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        words = html[heading.end() : following.start() if following else len(html)]
        anchor = f"#{heading.group(1)}" if heading.group(1) else ""
        yield {"location": url + anchor, "title": _words(heading.group(2)), "text": _words(words)}


@lru_cache(maxsize=8192)  # companies say much in the same words, and then share these strings
def _words(html: str) -> str:
    return " ".join(_TAG.sub(" ", _INLINE.sub("", html)).split())
