"""A review as a page of its own: the summary, and the redline of every page that changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.documents.model import Document
from generator.findings import Finding
from generator.redline import html
from generator.redline.blocks import redline
from generator.redline.model import Redline
from generator.render.markdown import render
from generator.review.days import day
from generator.review.judgement import Materiality
from generator.review.model import CompanyReview, Judged, PageReview, Review
from generator.reviewreport.words import HELD, capital, effect, headline, name_of, ranked, sentence, value, weighed


def write(review: Review, colour: bool = False) -> str:
    """A self-contained file, which asks nothing of any server."""
    names = [name_of(company) for company in ranked(review)]
    return html.page(
        [line for company in ranked(review) for line in redlines(company)],
        title="Legal review",
        company=", ".join(names),
        base=review.base,
        head=review.head,
        summary=(f"{sentence(headline(review))} Reviewed on {day(review.on)}.",),
        notes=tuple(_notes(review)),
    )


def redlines(company: CompanyReview) -> tuple[Redline, ...]:
    """The redline of each page of a company that differs."""
    return tuple(_redline(page) for page in company.pages if page.changed or page.was != page.now)


def _redline(page: PageReview) -> Redline:
    return redline(_markdown(page.base), _markdown(page.head))


def _markdown(document: Document | None) -> str:
    return render(document).markdown if document else ""


def _notes(review: Review) -> Iterator[html.Note]:
    for severity, title in HELD:
        found = [f for f in review.findings if f.severity is severity]
        if found:
            yield html.Note(title, tuple(_finding(finding) for finding in found))
    if review.waived:
        items = (_finding(waived.finding) for waived in review.waived)
        whys = (f"Reason: {waived.reason}." for waived in review.waived)
        said = tuple((code, f"{text} {why}") for (code, text), why in zip(items, whys, strict=True))
        yield html.Note("Allowed by the files under review", said)
    many = len(review.companies) > 1
    for company in ranked(review):
        whose = f", {name_of(company)}" if many else ""
        changes = [judged for judged in weighed(company) if judged.judgement.overall is not Materiality.COSMETIC]
        if changes:
            yield html.Note(f"What changes{whose}", tuple(_change(judged, review) for judged in changes))
        if company.earliest:
            reasons = tuple(("", reason.text) for reason in company.earliest.because)
            yield html.Note(f"Earliest effective date: {day(company.earliest.date)}{whose}", reasons)
        if company.to_send:
            yield html.Note(f"What to do{whose}", tuple(("", what) for what in company.to_send))


def _finding(finding: Finding) -> tuple[str, str]:
    where = f"{finding.path}:{finding.span.line}"
    return finding.rule, f"{where} {sentence(finding.message)} {finding.hint}".rstrip()


def _change(judged: Judged, review: Review) -> tuple[str, str]:
    old, new = (value(side, review.vocabularies) or "not said" for side in (judged.change.old, judged.change.new))
    law = f" ({', '.join(judged.judgement.provisions)})" if judged.judgement.provisions else ""
    lead = f"{capital(judged.title)}:"
    return lead, f"{old} → {new}, {effect(judged)}. {judged.judgement.reason}{law}"
