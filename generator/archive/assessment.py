"""What a change means for those whom a page binds, and from when it may: asked of whoever judges changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.archive.entry import FIRST, UNJUDGED, Entry
from generator.archive.findings import problem
from generator.archive.ledger import in_force
from generator.archive.store import open_facts
from generator.facts.leaf import Vocabularies
from generator.facts.load import Company, parse_company
from generator.findings import Finding
from generator.tree import shown_path


class Verdict(NamedTuple):
    """What the change of one page means on the day of its release."""

    materiality: str
    """One of `MATERIALITIES`."""
    earliest: date | None = None
    """The first day on which the change may take effect; None where no notice is due."""
    because: str = ""
    """Why no earlier: sentences for the reader, such as “The terms promise 30 days' notice of changes.”."""


class Assessment(NamedTuple):
    """What a change of the facts means, page by page; a page that is not there needs a look, or is new."""

    pages: Mapping[str, Verdict]
    findings: tuple[Finding, ...] = ()


Assess = Callable[[Company | None, Company, date], Assessment]
"""Judges a change from the facts under which a page was last released (None for its first release) to those of now, if
it is released on a day. Of two days the later one must not give the earlier `earliest`."""


def unjudged(base: Company | None, head: Company, on: date) -> Assessment:
    """The word of nobody: a first version changes nothing, and whatever follows one needs a look."""
    return Assessment({})


class Judge:
    """Assesses the pages of one release, each against the facts of its own last version.

    What was promised in the version that is in force on the day of release binds as well: one that is coming and
    promises less does not shorten the notice before its day.
    """

    def __init__(
        self, archive: Path, company: Company, vocabularies: Vocabularies, before: Sequence[Entry], on: date,
        assess: Assess,
    ) -> None:  # fmt: skip
        self._archive, self._company, self._vocabularies, self._before = archive, company, vocabularies, before
        self._on, self._assess = on, assess
        self._bases: dict[str, Company | None] = {}
        self._known: dict[Company | None, Assessment] = {}
        self._unread: list[Finding] = []

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was told in the course of all assessments."""
        return (*self._unread, *(f for assessment in self._known.values() for f in assessment.findings))

    def materiality(self, page: str, last: Entry | None) -> str:
        """What the change of a page since its last version means."""
        assessment = self._of(last)
        if assessment is None:
            return UNJUDGED
        verdict = assessment.pages.get(page)
        return verdict.materiality if verdict else UNJUDGED if last else FIRST

    def earliest(self, page: str, last: Entry | None) -> tuple[date | None, str]:
        """The first day for a version of a page that follows `last`, and why.

        A first version may have been in force long before its release; one that follows another never is.
        """
        assessments = [self._of(promise) for promise in self._promises(page, last)]
        verdicts = [assessment.pages.get(page) for assessment in assessments if assessment]
        days = [(v.earliest, v.because) for v in verdicts if v and v.earliest and v.earliest > self._on]
        if days:
            return max(days, key=lambda day: day[0])
        return (self._on, "A text that people have not seen cannot bind them.") if last else (None, "")

    def notice_by(self, page: str, last: Entry | None, day: date) -> date | None:
        """The last day on which notice of a change on `day` is in time; None where none is due, or it is too late.

        It is found by asking for one day and another, for months and holidays cannot be counted back.
        """
        first = self.earliest(page, last)[0]
        if last is None or first is None or not self._on < first <= day:
            return None
        bases = [self._base(promise) for promise in self._promises(page, last) if promise]
        early, late = self._on, day  # notice on `early` is in time, notice on `late` is not
        while (late - early).days > 1:
            middle = early + timedelta(days=(late - early).days // 2)
            verdicts = [self._assess(base, self._company, middle).pages.get(page) for base in bases if base]
            late_by = any(v.earliest > day for v in verdicts if v and v.earliest)
            early, late = (early, middle) if late_by else (middle, late)
        return early

    def _promises(self, page: str, last: Entry | None) -> tuple[Entry | None, ...]:
        """The versions whose promises count for what follows `last`: itself, and the one that is in force."""
        now = in_force(self._before, page, self._on)
        return (last, now) if now and now is not last else (last,)

    def _of(self, last: Entry | None) -> Assessment | None:
        """The assessment of what follows a version; None where the facts of that version cannot be read."""
        base = self._base(last) if last else None
        if last is not None and base is None:
            return None
        if base not in self._known:
            self._known[base] = self._assess(base, self._company, self._on)
        return self._known[base]

    def _base(self, last: Entry) -> Company | None:
        if last.facts not in self._bases:
            name = self._company.id
            source, _ = open_facts(self._archive, name, last)
            self._bases[last.facts] = parse_company(name, source, self._vocabularies)[0] if source else None
            if self._bases[last.facts] is None:
                path = shown_path(self._archive / name / last.facts)
                message = f"The facts of the release of {last.released} have a form that is no longer read."
                hint = "See for yourself which notice was promised, and that it is given."
                self._unread.append(problem("A009", message, path, hint))
        return self._bases[last.facts]
