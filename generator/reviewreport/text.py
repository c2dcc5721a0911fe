"""A review for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from textwrap import wrap as _wrap

from generator.findings import Finding
from generator.review.days import day
from generator.review.judgement import Materiality
from generator.review.model import CompanyReview, Judged, Review
from generator.reviewreport.words import (
    capital,
    effect,
    happened,
    headline,
    name_of,
    number_of,
    ranked,
    sentence,
    value,
    weighed,
)

WIDTH = 100
wrap = partial(_wrap, width=WIDTH, break_on_hyphens=False, break_long_words=False)
_COLOURS = {
    Materiality.ADVERSE: "31",
    Materiality.UNKNOWN: "33",
    Materiality.FAVOURABLE: "32",
    Materiality.NEUTRAL: "36",
    Materiality.COSMETIC: "2",
}


def write(review: Review, colour: bool = False) -> str:
    """The whole review, company by company: changes with their sentences, dates, what to send, what holds the merge."""
    lines = [f"Review of {review.head} against {review.base}, on {day(review.on)}", capital(headline(review)), ""]
    for company in ranked(review):
        told = list(_company(company, review, colour))
        lines += [_bold(f"{name_of(company)} ({company.id})", colour), *told, ""] if told else []
    if review.templates:
        lines += [f"Templates that differ ({len(review.templates)}):", *(f"  {path}" for path in review.templates), ""]
    if review.laws:
        lines += ["Provisions that differ:", *(f"  {law.kind} {law.provision} ({law.cite})" for law in review.laws), ""]
    for finding in review.findings:
        lines += [*_finding(finding, colour), ""]
    for waived in review.waived:
        lines += [
            *_finding(waived.finding, colour),
            *wrap(f"Allowed by the file: {waived.reason}.", initial_indent="  ", subsequent_indent="  "),
            "",
        ]
    lines.append(_summary(review))
    return "\n".join(lines) + "\n"


def _company(company: CompanyReview, review: Review, colour: bool) -> Iterator[str]:
    for judged in weighed(company):
        yield from _change(judged, review, colour)
    if company.wording:
        yield "  reworded, with the same facts"
        for place in company.wording:
            yield f"    {place.page}#{place.anchor}"
            yield from _sides(place.before, place.after)
    if company.earliest:
        yield f"  earliest effective date: {day(company.earliest.date)}"
        for reason in company.earliest.because:
            yield from wrap(reason.text, initial_indent="    ", subsequent_indent="    ")
    if company.to_send:
        yield "  what to do"
        for what in company.to_send:
            yield from wrap(what, initial_indent="    [ ] ", subsequent_indent="        ")


def _change(judged: Judged, review: Review, colour: bool) -> Iterator[str]:
    change, overall = judged.change, judged.judgement.overall
    label = _paint(effect(judged), _COLOURS[overall], colour)
    old, new = (value(side, review.vocabularies) for side in (change.old, change.new))
    values = f": {old} → {new}" if old and new else f": {old or new}" if old or new else ""
    what = f" {happened(judged)}" if happened(judged) else ""
    yield f"  {label}  {judged.title}{what}{values}"
    yield f"    {change.fact or change.company}"
    provisions = f" ({', '.join(judged.judgement.provisions)})" if judged.judgement.provisions else ""
    yield from wrap(judged.judgement.reason + provisions, initial_indent="    ", subsequent_indent="    ")
    for place in judged.places:
        yield f"    {place.page}{f'#{place.anchor}' if place.anchor else ''}"
        yield from _sides(place.before, place.after)


def _sides(before: str, after: str) -> Iterator[str]:
    for sign, text in (("-", before), ("+", after)):
        if text:
            yield from wrap(text, initial_indent=f"      {sign} ", subsequent_indent="        ")


def _finding(finding: Finding, colour: bool) -> Iterator[str]:
    where = f"{finding.path}:{finding.span.line}:{finding.span.column}"
    tint = {"error": "31", "warning": "33", "info": "36"}[finding.severity.value]
    yield f"{where}: {_paint(finding.severity.value, tint, colour)} {finding.rule} {finding.name}"
    yield from wrap(sentence(finding.message), initial_indent="  ", subsequent_indent="  ")
    if finding.hint:
        yield from wrap(finding.hint, initial_indent="  ", subsequent_indent="  ")


def _summary(review: Review) -> str:
    companies = number_of(len(review.companies), "company").replace("companys", "companies")
    allowed = f", {len(review.waived)} allowed by the files" if review.waived else ""
    return f"{companies} reviewed, {number_of(len(review.findings), 'finding')}{allowed}."


def _bold(text: str, colour: bool) -> str:
    return _paint(text, "1", colour)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\033[{code}m{text}\033[0m" if colour else text
