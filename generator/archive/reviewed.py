"""Releases judged by the review of changes: the same table, the same promises, the same days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.archive.assessment import Assess, Assessment, Verdict
from generator.facts.load import Company
from generator.laws.store import catalogue
from generator.review.desk import Desk
from generator.review.judgement import worst
from generator.review.model import CompanyReview, PageReview
from generator.review.sides import Shelf
from generator.review.table_store import table


def assessing(templates: Path | None, laws: Path | None) -> Assess:
    """Judges by the packed and the user's own templates, laws and table. Raises UserError where they cannot be read."""
    shelf, law = Shelf(templates), catalogue(laws)
    rows = table(laws)

    def assess(base: Company | None, head: Company, on: date) -> Assessment:
        if base is None:
            return Assessment({})
        desk = Desk(shelf, shelf, (rows,), law, on, "the archive")
        found = desk.company(head.id, head.id, (base, ()), (head, ()))
        return Assessment({page.page: _verdict(found, page) for page in found.pages if page.changed} if found else {})

    return assess


def _verdict(found: CompanyReview, page: PageReview) -> Verdict:
    """What the changes that a page shows mean together; a text that only its clauses changed is neutral."""
    weights = [judged.judgement.overall for judged in found.changes if page.page in judged.pages]
    heaviest = worst(weights)
    if page.earliest is None:
        return Verdict(heaviest.value)
    because = " ".join(reason.text for reason in page.earliest.because if reason.until)
    return Verdict(heaviest.value, page.earliest.date, because)
