"""A review as a comment of a pull request: what matters first, the words of each page folded behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.facts.leaf import Vocabularies
from generator.findings import Finding
from generator.redline.words import DELETE, INSERT, diff
from generator.review.days import day
from generator.review.materiality import Materiality
from generator.review.model import CompanyReview, Judged, Place, Review
from generator.reviewreport.words import (
    HELD,
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

MARK = "<!-- legalsite review -->"
"""Stands first, so that a later run finds its own comment and writes it anew."""
LONGEST = 60_000
"""Characters; GitHub takes 65,536 in a comment, GitLab a million."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#@&$^!])")
_CODES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "|": "&#124;", "#": "&#35;"}


def write(review: Review, colour: bool = False) -> str:
    """The comment, cut behind a whole paragraph where it grows too long for one."""
    blocks = [MARK, f"## Legal review: {headline(review)}", _states(review), *_held(review)]
    for company in ranked(review):
        blocks += _company(company, review.vocabularies)
    blocks += _apart(review)
    kept: list[str] = []
    length = 0
    for block in blocks:
        length += len(block) + 2
        if length > LONGEST:
            kept.append("*The rest is too long for a comment; `legalsite review --format html` shows all of it.*")
            break
        kept.append(block)
    return "\n\n".join(kept) + "\n"


def _states(review: Review) -> str:
    return f"{_safe(review.head)} against {_safe(review.base)}, reviewed on {day(review.on)}."


def _held(review: Review) -> Iterator[str]:
    """The findings: those that hold the merge first."""
    for severity, title in HELD:
        found = [f for f in review.findings if f.severity is severity]
        if found:
            yield f"### {title} ({len(found)})"
            yield "\n".join(_finding(finding) for finding in found)


def _finding(finding: Finding) -> str:
    where = f"`{finding.path}:{finding.span.line}`"
    return f"- **{finding.rule}** {where} {_safe(sentence(finding.message))} {_safe(finding.hint)}".rstrip()


def _company(company: CompanyReview, known: Vocabularies) -> Iterator[str]:
    yield f"### {_safe(name_of(company))}"
    if company.changes:
        yield _table([j for j in weighed(company) if _weighs(j)], known)
        light = [j for j in weighed(company) if not _weighs(j)]
        if light:
            facts = ", ".join(f"`{j.change.fact}`" for j in light)
            yield f"Dates, notes and other facts that weigh nothing: {facts}."
    if company.earliest:
        reasons = "\n".join(f"- {_safe(reason.text)}" for reason in company.earliest.because)
        yield f"**Earliest effective date: {day(company.earliest.date)}**\n\n{reasons}"
    if company.to_send:
        yield "**What to do**\n\n" + "\n".join(f"- [ ] {_safe(what)}" for what in company.to_send)
    yield from _redlines(company)


def _weighs(judged: Judged) -> bool:
    return judged.judgement.overall is not Materiality.COSMETIC


def _table(changes: Sequence[Judged], known: Vocabularies) -> str:
    if not changes:
        return "No change of a fact weighs anything."
    rows = ["| Effect | Fact | Was | Is | Why, and law |", "| --- | --- | --- | --- | --- |"]
    for judged in changes:
        change = judged.change
        mark = "**" if judged.judgement.overall in (Materiality.ADVERSE, Materiality.UNKNOWN) else ""
        what = f"{_safe(judged.title)}<br>`{change.fact or change.company}`"
        was, now = _safe(value(change.old, known)), _safe(value(change.new, known))
        if happened(judged):
            was, now = was or "*not said*", now or f"*{happened(judged)}*"
        law = f"<br>{', '.join(judged.judgement.provisions)}" if judged.judgement.provisions else ""
        rows.append(
            f"| {mark}{effect(judged)}{mark} | {what} | {was} | {now} | {_safe(judged.judgement.reason)}{law} |"
        )
    return "\n".join(rows)


def _redlines(company: CompanyReview) -> Iterator[str]:
    """The sentences of each page, word by word, folded; a sentence that two changes share stands once."""
    places = list(dict.fromkeys([*(p for j in weighed(company) for p in j.places), *company.wording]))
    titles = {page.page: page.title for page in company.pages}
    for page in dict.fromkeys(place.page for place in places):
        mine = [place for place in places if place.page == page]
        lines = [
            f"<details><summary>{_html(titles.get(page, page))}: {number_of(len(mine), 'sentence')}</summary>",
            *_sections(mine),
            "</details>",
        ]
        yield "\n\n".join(lines)


def _sections(places: Sequence[Place]) -> Iterator[str]:
    for title in dict.fromkeys(place.title for place in places):
        if title:
            yield f"**{_safe(title)}**"
        for place in places:
            if place.title == title:
                yield f"> {redline(place)}"


def redline(place: Place) -> str:
    """A sentence with what was struck out and what was put in, in Markdown."""
    if not place.before:
        return f"<ins>**{_safe(place.after)}**</ins>"
    if not place.after:
        return f"<del>{_safe(place.before)}</del>"
    parts = []
    for piece in diff(place.before, place.after):
        text = _safe(piece.text.strip())
        before, after = (" " if edge.isspace() else "" for edge in (piece.text[:1], piece.text[-1:]))
        if piece.kind is INSERT and text:
            text = f"<ins>**{text}**</ins>"
        elif piece.kind is DELETE and text:
            text = f"<del>{text}</del>"
        parts.append(f"{before}{text}{after}" if text else before)
    return re.sub(" {2,}", " ", "".join(parts)).strip()


def _apart(review: Review) -> Iterator[str]:
    if review.templates:
        yield "### Templates that differ\n\n" + "\n".join(f"- `{path}`" for path in review.templates)
    if review.laws:
        lines = [f"- {law.kind}: {law.provision} ({_safe(law.cite)})" for law in review.laws]
        yield "### Provisions that differ\n\n" + "\n".join(lines)


def _safe(text: str) -> str:
    """A text that no sign of it can turn into markup, a mention or a link to an issue."""
    return _SPECIAL.sub(lambda found: _CODES.get(found[0]) or "\\" + found[0], " ".join(text.split()))


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
