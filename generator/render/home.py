"""The home page: all companies with status, effective dates and places, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.documents.marks import escape
from generator.documents.wording import Wording
from generator.facts.base import said
from generator.facts.load import Company
from generator.facts.quantities import Date
from generator.render.markdown import Page

INTRODUCTION = (
    "Every page on this site is made from one file of facts per company, so that all pages of a company agree."
)


def home(title: str, companies: Sequence[tuple[Company, Sequence[Page], Wording]], on: date | None = None) -> str:
    """The home page of a site. `on` is the day for which it says what is in force; without it, dates speak alone."""
    lines = [f"# {escape(title)}", "", INTRODUCTION, ""]
    if not companies:
        return "\n".join([*lines, "No company has a published page yet.", ""])
    lines += ["| Company | Status | In force from | Places | Documents |", "|---|---|---|---|---|"]
    lines += [_row(company, pages, wording, on) for company, pages, wording in companies]
    return "\n".join([*lines, ""])


def _row(company: Company, pages: Sequence[Page], wording: Wording, on: date | None) -> str:
    who = company.facts.company
    name = (who and (who.brand or who.legal_name)) or company.id
    legal = (who and who.legal_name) or ""
    cell = f"[{escape(name)}]({company.id}/index.md)"
    if legal and legal != name:
        cell += f" ({escape(legal)})"
    documents = ", ".join(
        f"[{escape(page.document.title)}]({company.id}/{page.document.page}.md)"
        for page in pages
        if page.document.page != "index"
    )
    row = (cell, _status(company), _dates(company, wording, on), places(company, wording), documents)
    return "| " + " | ".join(part or "–" for part in row) + " |"


def _status(company: Company) -> str:
    provenance = company.facts.provenance
    if company.draft:
        return "Draft, not published by the company" if provenance and provenance.reconstructed_from else "Draft"
    return "Published, fictional example" if provenance and provenance.fictional else "Published"


def _dates(company: Company, wording: Wording, on: date | None) -> str:
    documents = company.facts.documents
    days: set[Date] = set()
    for name in said(documents) if documents else ():
        day = getattr(getattr(documents, name), "effective_date", None)
        if day is not None:
            days.add(day)
    words = []
    for day in sorted(days, key=str):
        coming = on is not None and str(day) > on.isoformat()
        words.append(wording.date(day) + (" (coming)" if coming else ""))
    return escape(", ".join(words))


def places(company: Company, wording: Wording) -> str:
    """Where the company is and which markets it names, in words."""
    found = [wording.country(office.country) for office in company.facts.offices or () if office.country]
    profile = company.facts.profile
    if profile is not None:
        served = (
            (profile.india_entity, "India"),
            (profile.targets_eu, "European Union"),
            (profile.targets_uk, "United Kingdom"),
        )
        found += [name for said, name in served if said]
    return escape(", ".join(dict.fromkeys(found)))
