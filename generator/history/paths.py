"""Where the pages of an archive lie on a site: as paths of Markdown files, and of other files, below its root."""

from __future__ import annotations

from datetime import date
from typing import Final

from generator.documents.build import INDEX
from generator.documents.model import name_of

RECORD: Final = ".well-known/legal.json"
STYLE: Final = "assets/legalsite/versions.css"


def main(company: str, page: str) -> str:
    """The page under its usual address, which shows the version in force."""
    return f"{company}/{name_of(page)}.md"


def text(company: str, page: str, day: date) -> str:
    """The permanent page of the version that takes effect on a day."""
    return f"{_below(company, page)}/{day}.md"


def changes(company: str, page: str, day: date) -> str:
    """The redline of that version against the one before."""
    return f"{_below(company, page)}/{day}/changes.md"


def notice(company: str, page: str, day: date, form: str) -> str:
    """The words that announce that version; `form` is “txt” or “html”."""
    return f"{_below(company, page)}/{day}/notice.{form}"


def versions(company: str, page: str) -> str:
    """The list of all versions of a page."""
    return f"{_below(company, page)}/versions.md"


def feed(company: str) -> str:
    """The feed of a company."""
    return f"{company}/feed.xml"


def directory_url(path: str) -> str:
    """The address of a page below the root of a site that gives each page a folder: `acme/privacy/`."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def _below(company: str, page: str) -> str:
    return company if page == INDEX else f"{company}/{name_of(page)}"
