"""A review as JSON, version 1: the shape is stable, and grows only by new keys."""

from __future__ import annotations

import json
from typing import Any

from generator.report.as_json import records
from generator.review.model import CompanyReview, Dates, Judged, PageReview, Place, Review
from generator.reviewreport.words import plain

VERSION = 1


def write(review: Review, colour: bool = False) -> str:
    """`{"version": 1, "base": …, "head": …, "changes": […], "earliest_effective_date": …, "findings": […]}`."""
    data = {
        "version": VERSION,
        "base": review.base,
        "head": review.head,
        "on": review.on.isoformat(),
        "changes": [_change(company, judged) for company in review.companies for judged in company.changes],
        "wording": [
            {"company": company.id, **_place(place), "clause": place.clause}
            for company in review.companies
            for place in company.wording
        ],
        "templates": list(review.templates),
        "laws": [law._asdict() for law in review.laws],
        "pages": [_page(company, page) for company in review.companies for page in company.pages],
        "to_send": [{"company": c.id, "what": what} for c in review.companies for what in c.to_send],
        "earliest_effective_date": review.earliest.isoformat() if review.earliest else None,
        "findings": list(records(review.findings)),
        "waived": [
            {**record, "reason": waived.reason}
            for record, waived in zip(records([w.finding for w in review.waived]), review.waived, strict=True)
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _change(company: CompanyReview, judged: Judged) -> dict[str, Any]:
    change, judgement = judged.change, judged.judgement
    return {
        "company": company.id,
        "fact": change.fact,
        "title": judged.title,
        "kind": change.kind.value,
        "old": plain(change.old),
        "new": plain(change.new),
        "materiality": judgement.overall.value,
        "customer": judgement.customer.value,
        "data_subject": judgement.data_subject.value,
        "reason": judgement.reason,
        "row": judgement.row,
        "notice": str(judgement.notice) if judgement.notice else None,
        "at_renewal": judgement.at_renewal,
        "consent": judgement.consent,
        "channels": list(judgement.channels),
        "provisions": list(judgement.provisions),
        "sentences": [_place(place) for place in judged.places],
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "page": place.page,
        "anchor": place.anchor,
        "before": place.before or None,
        "after": place.after or None,
    }


def _page(company: CompanyReview, page: PageReview) -> dict[str, Any]:
    return {
        "company": company.id,
        "page": page.page,
        "title": page.title,
        "state": "added" if page.base is None else "removed" if page.head is None else "kept",
        "changed": page.changed,
        "was": _dates(page.was),
        "now": _dates(page.now),
        "earliest_effective_date": page.earliest.date.isoformat() if page.earliest else None,
        "because": [reason.text for reason in page.earliest.because] if page.earliest else [],
    }


def _dates(dates: Dates) -> dict[str, str | None]:
    return {
        "effective_date": dates.effective or None,
        "last_updated": dates.updated or None,
        "version": dates.version or None,
    }
