"""A review as a comment of a pull request: what matters first, the words of each page folded behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.facts.leaf import Vocabularies
from generator.findings import Finding, Severity
from generator.redline.words import DELETE, INSERT, diff
from generator.review.days import day
from generator.review.judgement import Materiality
from generator.review.model import CompanyReview, Judged, Place, Review
from generator.reviewreport.fitting import GAP, Sheet, upto
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
_TAIL = 2_000
"""Kept free for the sentence that says what was left out."""
MANY = 5
"""Companies beyond which a table of them comes first."""
NAMED, NAME = 5, 100
"""Companies that this sentence names, and characters of each name."""
_RULE = "| --- | --- | --- | --- | --- |\n"
_NONE = "*Too long to show here.*"
_MORE = "- *and {} more*"
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#@&$^!])")
_CODES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", "|": "&#124;", "#": "&#35;"}


def write(review: Review, colour: bool = False) -> str:
    """The comment: as a whole where it fits into one, else what matters most of it, and what was left out."""
    companies = ranked(review)
    sheet = Sheet(LONGEST)
    whole = all(sheet.add(*blocks) for blocks in _whole(review, companies))
    return sheet.text() if whole else _cut(review, companies)


def _whole(review: Review, companies: Sequence[CompanyReview]) -> Iterator[Sequence[str]]:
    """All blocks, those of one company together."""
    yield (*_head(review), *_held(review, LONGEST), *_overview(companies, LONGEST))
    for company in companies:
        parts = [*_company(company, review.vocabularies, LONGEST), *_redlines(company, LONGEST)]
        yield [_heading(company), *parts] if parts else ()
    yield tuple(_apart(review, LONGEST))


def _cut(review: Review, companies: Sequence[CompanyReview]) -> str:
    """A comment of less than LONGEST characters: the sentences of the pages come last, behind all companies."""
    sheet = Sheet(LONGEST - _TAIL)
    sheet.add(*_head(review))
    for block in (*_held(review, LONGEST // 3), *_overview(companies, LONGEST // 4), *_apart(review, LONGEST // 12)):
        sheet.add(block)
    share = LONGEST // min(8, 1 + len(companies))
    told = [company for company in companies if company.changes or company.earliest or company.to_send]
    short = [c for c in told if not sheet.add_below(_heading(c), _company(c, review.vocabularies, share))]
    quoted = [company for company in companies if _places(company)]
    unquoted = [c for c in quoted if not sheet.add_below(f"{_heading(c)}, in its words", _redlines(c, share))]
    sheet.room += _TAIL
    parts = [("the details", short), ("the sentences", unquoted)]
    left = " and ".join(f"{what} of {_some(which)}" for what, which in parts if which)
    left = f" Left out, wholly or in part: {left}." if left else ""
    sheet.add(f"*The rest is too long for a comment; `legalsite review --format html` shows all of it.{left}*")
    return sheet.text()


def _some(companies: Sequence[CompanyReview]) -> str:
    names = ", ".join(_named(company)[:NAME] for company in companies[:NAMED])
    more = len(companies) - NAMED
    return f"{names} and {more} more" if more > 0 else names


def _head(review: Review) -> tuple[str, ...]:
    states = f"{_safe(review.head)} against {_safe(review.base)}, reviewed on {day(review.on)}."
    return MARK, f"## Legal review: {headline(review)}", states


def _held(review: Review, room: int) -> Iterator[str]:
    """The findings: those that hold the merge first, the lighter ones in the room that is left."""
    for severity, title in HELD:
        found = [_finding(f) for f in review.findings if f.severity is severity]
        listed = upto(found, room, _MORE)
        room -= len(listed)
        if found:
            yield f"### {title} ({len(found)}){GAP}{listed or _NONE}"
    if review.waived:
        allowed = [f"{_finding(waived.finding)} **Reason:** {_safe(waived.reason)}." for waived in review.waived]
        yield f"### Allowed by the files under review ({len(allowed)}){GAP}{upto(allowed, room, _MORE) or _NONE}"


def _overview(companies: Sequence[CompanyReview], room: int) -> Iterator[str]:
    """One line a company where there are too many to look through."""
    if len(companies) <= MANY:
        return
    head = f"| Company | Changes of facts | Holds the merge | To look at | Earliest effective date |\n{_RULE}"
    rows = [_row(company) for company in companies]
    yield f"### {len(companies)} companies{GAP}{head}{upto(rows, room, '| *and {} more* | | | | |')}"


def _row(company: CompanyReview) -> str:
    weights = Counter(judged.judgement.overall for judged in company.changes)
    changes = ", ".join(f"{weights[weight]} {weight.value}" for weight in Materiality if weights[weight])
    errors, warnings = (sum(f.severity is s for f in company.findings) for s in (Severity.ERROR, Severity.WARNING))
    first = day(company.earliest.date) if company.earliest else "–"
    return f"| {_named(company)} | {changes or '–'} | {errors or '–'} | {warnings or '–'} | {first} |"


def _heading(company: CompanyReview) -> str:
    return f"### {_named(company)}"


def _named(company: CompanyReview) -> str:
    return _safe(name_of(company))


def _finding(finding: Finding) -> str:
    where = f"`{finding.path}:{finding.span.line}`"
    return f"- **{finding.rule}** {where} {_safe(sentence(finding.message))} {_safe(finding.hint)}".rstrip()


def _company(company: CompanyReview, known: Vocabularies, room: int) -> Iterator[str]:
    """What changes, from when, and what to do; the table of changes takes `room` at most."""
    if company.changes:
        yield _table([j for j in weighed(company) if _weighs(j)], known, room)
        light = [f"`{j.change.fact}`" for j in company.changes if not _weighs(j)]
        if light:
            facts = upto(light, room, "and {} more").replace("\n", ", ")
            yield f"Dates, notes and other facts that weigh nothing: {facts}."
    if company.earliest:
        reasons = "\n".join(f"- {_safe(reason.text)}" for reason in company.earliest.because)
        yield f"**Earliest effective date: {day(company.earliest.date)}**\n\n{reasons}"
    if company.to_send:
        yield "**What to do**\n\n" + "\n".join(f"- [ ] {_safe(what)}" for what in company.to_send)


def _weighs(judged: Judged) -> bool:
    return judged.judgement.overall is not Materiality.COSMETIC


def _table(changes: Sequence[Judged], known: Vocabularies, room: int) -> str:
    if not changes:
        return "No change of a fact weighs anything."
    rows = []
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
    head = f"| Effect | Fact | Was | Is | Why, and law |\n{_RULE}"
    return head + upto(rows, room, "| *and {} more* | | | | |")


def _redlines(company: CompanyReview, room: int) -> Iterator[str]:
    """The sentences of each page, word by word, folded; a sentence that two changes share stands once.

    Those of one page take `room` at most.
    """
    places = _places(company)
    titles = {page.page: page.title for page in company.pages}
    for page in dict.fromkeys(place.page for place in places):
        mine = [place for place in places if place.page == page]
        summary = f"<details><summary>{_html(titles.get(page, page))}: {number_of(len(mine), 'sentence')}</summary>"
        shown = (
            upto([f"{line}\n" for line in _sections(mine)], room, "*The rest is too long to show.*\n") or f"{_NONE}\n"
        )
        yield f"{summary}{GAP}{shown}\n</details>"


def _places(company: CompanyReview) -> tuple[Place, ...]:
    """Each sentence that differs once, those of the worst changes first."""
    return tuple(dict.fromkeys([*(p for j in weighed(company) for p in j.places), *company.wording]))


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


def _apart(review: Review, room: int) -> Iterator[str]:
    if review.templates:
        lines = [f"- `{path}`" for path in review.templates]
        yield f"### Templates that differ{GAP}{upto(lines, room, _MORE)}"
    if review.laws:
        lines = [f"- {law.kind}: {law.provision} ({_safe(law.cite)})" for law in review.laws]
        yield f"### Provisions that differ{GAP}{upto(lines, room, _MORE)}"


def _safe(text: str) -> str:
    """A text that no sign of it can turn into markup, a mention or a link to an issue."""
    return _SPECIAL.sub(lambda found: _CODES.get(found[0]) or "\\" + found[0], " ".join(text.split()))


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
