"""A review as a page of its own: the summary, and the redline of every page that changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.model import Document
from generator.redline import html
from generator.redline.blocks import redline
from generator.redline.model import Redline
from generator.render.markdown import render
from generator.review.days import day
from generator.review.model import CompanyReview, PageReview, Review
from generator.reviewreport.words import effect, headline, name_of, value


def write(review: Review, colour: bool = False) -> str:
    """A self-contained file, which asks nothing of any server."""
    names = [name_of(company) for company in review.companies]
    return html.page(
        [line for company in review.companies for line in redlines(company)],
        title="Legal review",
        company=", ".join(names),
        base=review.base,
        head=review.head,
        summary=tuple(_summary(review)),
    )


def redlines(company: CompanyReview) -> tuple[Redline, ...]:
    """The redline of each page of a company that differs."""
    return tuple(_redline(page) for page in company.pages if page.changed or page.was != page.now)


def _redline(page: PageReview) -> Redline:
    return redline(_markdown(page.base), _markdown(page.head))


def _markdown(document: Document | None) -> str:
    return render(document).markdown if document else ""


def _summary(review: Review) -> Iterator[str]:
    text = headline(review)
    yield f"{text[:1].upper()}{text[1:]}. Reviewed on {day(review.on)}."
    for company in review.companies:
        for judged in company.changes:
            if judged.places and effect(judged) != "cosmetic":
                old, new = (value(side) or "not said" for side in (judged.change.old, judged.change.new))
                yield f"{judged.title}: {old} → {new} ({effect(judged)}). {judged.judgement.reason}"
        if company.earliest:
            reasons = " ".join(reason.text for reason in company.earliest.because)
            yield f"Earliest effective date: {day(company.earliest.date)}. {reasons}"
        yield from company.to_send
    for finding in review.findings:
        yield str(finding)
