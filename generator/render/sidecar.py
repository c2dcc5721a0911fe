"""What a machine wants to know of the pages: which fact stands where, and which pages there should be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from generator.clauses.library import Clause
from generator.documents.build import address
from generator.documents.model import Document
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
    }
    found = ", ".join([f"{_json(page.document.page)}: {_page(page.document)}" for page in pages])
    return f'{_json(data)[:-1]}, "pages": {{{found}}}}}\n'


def _page(document: Document) -> str:
    sections = {s.clause.anchor: _section(s.clause, s.number, s.written, s.read) for s in document.all_sections}
    data = {"title": document.title, "provisions": document.outline.answers, "gaps": sorted(document.gaps)}
    return f'{_json(data)[:-1]}, "sections": {{{", ".join(sections.values())}}}}}'


@lru_cache(maxsize=4096)
def _section(clause: Clause, number: str, written: tuple[str, ...], read: tuple[str, ...]) -> str:
    """A section behind its anchor; kept, because companies share most of theirs."""
    data = {
        "clause": clause.path,
        "title": clause.title,
        "number": number,
        "facts": written,
        "chosen_by": read,
        "provisions": clause.answers,
        "reviewed": clause.reviewed,
    }
    return f"{_json(clause.anchor)}: {_json(data)}"


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


def dump(data: object) -> str:
    """Data as the files beside the pages have them."""
    return _json(data) + "\n"


_json = json.JSONEncoder(ensure_ascii=False).encode
