"""What a review tells: every change of a fact with its weight and its sentences, page by page, and what holds it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from generator.documents.model import Document
from generator.facts.leaf import Vocabularies
from generator.facts.load import Company
from generator.findings import Finding
from generator.review.changes import Change
from generator.review.judgement import Judgement, Materiality
from generator.review.notice import Earliest

INDEX = "index"
"""The company's own start page: it has no version and no date of its own."""


class Place(NamedTuple):
    """A sentence that differs, and the section in which it stands. `before` or `after` is "" where there is none."""

    page: str
    anchor: str
    title: str
    """The section's heading; "" for a block without one."""
    before: str
    after: str
    clause: str
    """The clause file that says it."""


class Judged(NamedTuple):
    """A change of a fact, what it means, and the sentences that say it."""

    change: Change
    title: str
    """What a reader calls the fact, such as “notice of changes”."""
    judgement: Judgement
    places: tuple[Place, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages on which it is read."""
        return tuple(dict.fromkeys(place.page for place in self.places))


class Dates(NamedTuple):
    """What a page says of its own version; "" where it says nothing."""

    effective: str = ""
    updated: str = ""
    version: str = ""


class PageReview(NamedTuple):
    """One page of a company at both times; a document is None where the page was not, or is not any more."""

    page: str
    title: str
    base: Document | None
    head: Document | None
    was: Dates
    now: Dates
    changed: bool
    """Whether any sentence differs beside those that give its dates and version."""
    reworded: bool
    """Whether sentences differ that no change of a fact explains."""
    earliest: Earliest | None
    """The first day on which its changes may take effect, where any of them has to wait."""


class CompanyReview(NamedTuple):
    """One company at both times."""

    id: str
    base: Company | None
    head: Company | None
    changes: tuple[Judged, ...]
    wording: tuple[Place, ...]
    """Sentences that differ though no fact behind them does: a clause was rewritten."""
    pages: tuple[PageReview, ...]
    earliest: Earliest | None
    to_send: tuple[str, ...]
    """What has to be sent or shown, to whom and by when: one plain sentence each."""
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]


class Waived(NamedTuple):
    """A finding that the new file allows, and why."""

    finding: Finding
    reason: str


class LawChange(NamedTuple):
    """A provision of `laws/` that came, went, or says something else."""

    provision: str
    cite: str
    kind: str
    """`added`, `removed` or `changed`."""


class Review(NamedTuple):
    """The whole review of one state against another."""

    base: str
    head: str
    on: date
    companies: tuple[CompanyReview, ...]
    templates: tuple[str, ...]
    """Template files that differ."""
    laws: tuple[LawChange, ...]
    findings: tuple[Finding, ...]
    """Every finding, of all companies and of the review as a whole, in the order of reports."""
    vocabularies: Vocabularies
    """The words that a report has for the terms of the facts."""

    @property
    def waived(self) -> tuple[Waived, ...]:
        """What the companies allow themselves."""
        return tuple(waived for company in self.companies for waived in company.waived)

    @property
    def earliest(self) -> date | None:
        """The first day on which everything under review may take effect; None where nothing has to wait."""
        return max((c.earliest.date for c in self.companies if c.earliest), default=None)

    @property
    def counts(self) -> Mapping[Materiality, int]:
        """How many changes of facts weigh how much, heaviest first; only what is there."""
        found = [judged.judgement.overall for company in self.companies for judged in company.changes]
        return {weight: found.count(weight) for weight in Materiality if weight in found}
