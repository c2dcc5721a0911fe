"""How the site speaks of versions: in English, with links that are right for the page that speaks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.documents.wording import wording
from generator.facts.load import Company
from generator.facts.quantities import Date
from generator.history.timeline import Edition, State
from generator.redline.markup import safe

Link = Callable[[str], str]
"""The address of a path of `generator.history.paths`, as it is written on a page or in a file."""


class Voice(NamedTuple):
    """The words of one company's pages."""

    day: Callable[[date], str]
    """A day in words, such as “27 December 2026”."""
    lang: str
    """The attribute that tells English words on a page in another language; "" on an English one."""

    def span(self, edition: Edition) -> str:
        """From when to when a version is in force, as the end of a sentence: “from … to …”."""
        until = f" to {self.day(edition.until)}" if edition.until else ""
        return f"from {self.day(edition.entry.effective_date)}{until}"


def voice(company: Company, words: Mapping[str, Any]) -> Voice:
    """The words for a company; `words` is the content of `words.yml`."""
    english = company.locale.partition("-")[0] == "en"
    said = wording(company.locale if english else "en-GB", words)
    return Voice(lambda day: said.date(Date(day.year, day.month, day.day)), "" if english else ' lang="en"')


def named(company: Company) -> tuple[str, str]:
    """What a company is called, and its name in law."""
    who = company.facts.company
    legal = (who and who.legal_name) or company.id
    return (who and who.brand) or legal, legal


def anchor(href: str, words: str) -> str:
    """A link in HTML; both are plain text."""
    return f'<a href="{safe(href)}">{safe(words)}</a>'


def what_and_why(edition: Edition) -> tuple[str, str]:
    """What changed and why, as people were told; the first is a sentence in any case, the second may be ""."""
    entry = edition.entry
    if entry.note is not None and entry.note.what:
        return entry.note.what, entry.note.why
    if edition.before is None:
        return "This is the first version.", ""
    if entry.materiality == "cosmetic":
        return "Only the wording changed." if edition.state is not State.COMING else "Only the wording changes.", ""
    return "The comparison with the version before shows what is different.", ""
