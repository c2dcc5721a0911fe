"""What a machine wants to know of the pages: which fact stands where, and which pages there should be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from generator.documents.build import address
from generator.documents.model import Document, Section
from generator.facts.base import said
from generator.facts.load import Company
from generator.render.markdown import Page

VERSION = 1


def facts_json(company: Company, pages: Sequence[Page]) -> str:
    """`facts.json` of a company: page -> section anchor -> fact paths, clause file, provisions.

    `names` holds every name under which the company may appear in a text.
    """
    who = company.facts.company
    names = [who.legal_name, who.brand, *(who.aliases or ()), *(who.called or ())] if who else []
    provenance = company.facts.provenance
    profile = company.facts.profile
    data: dict[str, Any] = {
        "version": VERSION,
        "company": company.id,
        "schema_version": company.facts.schema_version,
        "status": "draft" if company.draft else "published",
        "locale": company.locale,
        "profile": {name: yes for name, yes in said(profile).items() if isinstance(yes, bool)} if profile else {},
        "overrules": [dict(said(rule)) for rule in (profile.overrules if profile else None) or ()],
        "names": [name for name in names if name],
        "seen": provenance.seen if provenance else None,
        "claims": list((company.facts.security and company.facts.security.claims) or ()),
        "pages": {page.document.page: _page(page.document) for page in pages},
    }
    return dump(data)


def _page(document: Document) -> dict[str, Any]:
    sections = {}
    for section in document.all_sections:
        sections[section.clause.anchor] = _section(section)
    return {
        "title": document.title,
        "provisions": list(document.outline.answers),
        "gaps": sorted(document.gaps),
        "sections": sections,
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "clause": section.clause.path,
        "title": section.clause.title,
        "number": section.number,
        "facts": list(section.written),
        "chosen_by": list(section.read),
        "provisions": list(section.clause.answers),
        "reviewed": section.clause.reviewed,
    }


def manifest(companies: Iterable[tuple[Company, Sequence[Page]]]) -> dict[str, Any]:
    """The pages that a built site must hold, with the anchors that each must have."""
    expected = [
        {
            "path": address(company.id, page.document.page).strip("/"),
            "company": company.id,
            "page": page.document.page,
            "title": page.document.title,
            "status": "draft" if company.draft else "published",
            "anchors": [s.clause.anchor for s in page.document.all_sections if s.clause.title],
        }
        for company, pages in companies
        for page in pages
    ]
    return {"version": VERSION, "pages": expected}


def manifest_json(companies: Iterable[tuple[Company, Sequence[Page]]]) -> str:
    """`legal-manifest.json`, the manifest as text."""
    return dump(manifest(companies))


def dump(data: object) -> str:
    """Data as the files beside the pages have them."""
    return json.dumps(data, ensure_ascii=False) + "\n"
