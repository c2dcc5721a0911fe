"""The versions of a page on a day, and which of them its usual address shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from generator.archive.entry import Entry
from generator.archive.ledger import versions
from generator.archive.text import text_digest
from generator.documents.build import INDEX
from generator.facts.load import Company
from generator.findings import Finding, Severity
from generator.history import paths
from generator.render.markdown import Page


class State(Enum):
    """What a version is on a day."""

    SUPERSEDED = "superseded"
    IN_FORCE = "in force"
    COMING = "coming"


class Edition(NamedTuple):
    """A version among its neighbours."""

    entry: Entry
    state: State
    until: date | None
    """The last day on which it is in force; None where no version follows it yet."""
    before: Entry | None
    """The version that it follows."""


class Timeline(NamedTuple):
    """All versions of a page, by the day from which they are in force."""

    company: str
    page: str
    editions: tuple[Edition, ...]
    shown: Edition | None
    """What the usual address shows; None where that is a text of the facts that was not released."""
    frozen: bool
    """Whether it shows the text as the archive holds it, and not the one that the facts make."""

    @property
    def in_force(self) -> Edition | None:
        """The version in force; None where all are coming."""
        return next((e for e in self.editions if e.state is State.IN_FORCE), None)

    @property
    def coming(self) -> tuple[Edition, ...]:
        """The versions that take effect later, the next one first."""
        return tuple(e for e in self.editions if e.state is State.COMING)

    @property
    def main(self) -> str:
        """The path of the page under its usual address."""
        return paths.main(self.company, self.page)

    @property
    def all(self) -> str:
        """The path of the list of versions."""
        return paths.versions(self.company, self.page)

    def text(self, entry: Entry) -> str:
        """The path of the permanent page of a version."""
        return paths.text(self.company, self.page, entry.effective_date)

    def changes(self, entry: Entry) -> str:
        """The path of the redline of a version against the one before."""
        return paths.changes(self.company, self.page, entry.effective_date)

    @property
    def title(self) -> str:
        """The title of the version in force, or else of the next one."""
        return (self.in_force or self.editions[0]).entry.title


class Timelines(NamedTuple):
    """Those of all pages of a company, and a warning for each whose facts say what was not released."""

    pages: Mapping[str, Timeline]
    findings: tuple[Finding, ...]


def timelines(company: Company, pages: Sequence[Page], entries: Sequence[Entry], on: date) -> Timelines:
    """The timeline of each page of which the ledger has a version, on the day `on`."""
    made: dict[str, Timeline] = {}
    findings: list[Finding] = []
    digests = {page.document.page: text_digest(page.markdown) for page in pages}
    dated = {page.document.page for page in pages if "effective_date" in page.document.meta}
    released = dict.fromkeys(entry.page for entry in entries)
    for page in dict.fromkeys((*digests, *released)):
        told: _Told | None = None
        if page in released:
            made[page], told = _timeline(company.id, page, editions(entries, page, on), digests.get(page))
        elif page != INDEX or page in dated:
            told = "No version of it was released yet.", _release(company.id)
        if told:
            message = f"{page}: {told[0]}"
            findings.append(Finding("B013", "not-released", Severity.WARNING, message, company.path, hint=told[1]))
    return Timelines(made, tuple(findings))


def editions(entries: Iterable[Entry], page: str, on: date) -> tuple[Edition, ...]:
    """The versions of a page on a day, by the day from which they are in force."""
    found = versions(entries, page)
    made = []
    for entry, before, after in zip(found, (None, *found[:-1]), (*found[1:], None), strict=True):
        until = after.effective_date - timedelta(days=1) if after else None
        state = (
            State.COMING
            if entry.effective_date > on
            else State.SUPERSEDED
            if until is not None and until < on
            else State.IN_FORCE
        )
        made.append(Edition(entry, state, until, before))
    return tuple(made)


_Told = tuple[str, str]
"""What is wrong with the facts of a page, and how to mend it."""


def _timeline(
    company: str, page: str, found: tuple[Edition, ...], text: str | None
) -> tuple[Timeline, _Told | None]:  # fmt: skip
    """The timeline of a page whose facts make the text with the digest `text` (None: they make no such page)."""
    due = next((e for e in found if e.state is State.IN_FORCE), found[0])
    same = [e for e in found if e.entry.text == text]
    frozen = Timeline(company, page, found, due, True)
    if text is None:
        message = f"The facts no longer make this page; the site goes on showing version {due.entry.version}."
        return frozen, (message, "Bring its facts back, or release a last version that says that the page ends.")
    if not same:
        last = found[-1].entry
        message = f"The text differs from what was released, last as version {last.version}."
        return Timeline(company, page, found, None, False), (message, _release(company))
    if due in same:
        return Timeline(company, page, found, due, False), None
    if any(e.state is State.COMING for e in same):
        return frozen, None
    older = same[-1].entry.version
    message = f"The text is that of version {older}; the site shows version {due.entry.version}, which is in force."
    return frozen, (message, "Take the facts back from version control, or release the text as a new version.")


def _release(company: str) -> str:
    return f"Run “legalsite release {company}”, or take the change back."
