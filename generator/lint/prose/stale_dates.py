"""Rules P507 to P513: years and dates that are behind, ahead, or do not agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.dates import DATE, Dated, effective_dates, read_date, updated_dates
from generator.lint.prose.reading import phrases, scan
from generator.lint.prose.scan import places_of_any
from generator.lint.prose.stale_table import day
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_COPYRIGHT = regex(
    r"(?:©|\(c\)|copyright)\s*+(?:©|\(c\)|copyright)?\s*+(?P<from>(?:19|20)\d\d)"
    r"(?:\s*[-–—/,]\s*(?P<to>(?:19|20)\d\d|present|now|today|current))?"
)
_FOOT = 12
"""A notice of copyright on the page itself stands among so many blocks from its end, or at its very beginning."""


@prose_rule(
    "P507", "copyright-year", Severity.WARNING, needs=("©", "(c)", "copyright"),
    good="We keep your data safe.\n\n© 2015–2026 Nila Private Limited. All rights reserved.",
    bad="We keep your data safe.\n\n⟦© 2019⟧ Nila Private Limited. All rights reserved.",
)  # fmt: skip
def copyright_year(document: Document, context: Context) -> Iterator[Hit]:
    """The year of copyright is that of the last change.

    A year that is two or more behind shows that nobody has looked at the page since. Readers take it for the age of the
    whole document.
    """
    blocks = document.blocks
    from_end = blocks[-_FOOT].start if len(blocks) > _FOOT else 0
    until = blocks[2].end if len(blocks) > 2 else 0
    signs = places_of_any(document.lower, ("©", "(c)", "copyright"))
    for match in filter(None, (_COPYRIGHT.match(document.lower, at) for at, _ in signs)):
        if until < match.start() < from_end or (match["to"] and not match["to"].isdigit()):
            continue
        year = int(match["to"] or match["from"])
        block = document.block_at(match.start())
        if year <= context.on.year - 2 and block.end - block.start < 300:
            said = document.text[match.start() : match.end()]
            message = (
                f"{brief(said)} is {context.on.year - year} years behind {context.on.year}; a newer year was expected."
            )
            yield Hit(match.start(), match.end(), message, "Look whether the page still holds, and write the year.")
            return


_YEARLY = regex(
    r"review[^.\n]{0,60}(?:annual|every year|each year|once a year|yearly|every (?:12|twelve) months)|"
    r"(?:annual|yearly)(?:ly)? (?:review|basis|updat)|"
    r"updat[^.\n]{0,40}(?:annually|every (?:12|twelve) months|once a year)"
)


def _latest(dates: tuple[Dated, ...]) -> Dated | None:
    return max(dates, key=lambda dated: (dated.last, -dated.start)) if dates else None


def _years(since: date, on: date) -> int:
    return on.year - since.year - ((on.month, on.day) < (since.month, since.day))


@prose_rule(
    "P508", "review-overdue", Severity.WARNING, needs=("year", "annual", "twelve months", "12 months"),
    good="Last updated: 3 March 2026\n\nWe review this policy every year.",
    bad="Last updated: ⟦3 March 2023⟧\n\nWe review this policy every year and mend what is out of date.",
)  # fmt: skip
def review_overdue(document: Document, context: Context) -> Iterator[Hit]:
    """A document is reviewed as often as it says.

    A promise of a yearly review beside an older date is broken in the same document: the text proves it against its
    author. California asks for a review every twelve months by law.
    """
    latest = _latest(updated_dates(document))
    if latest is None or _years(latest.last, context.on) < 1:
        return
    promise = _YEARLY.search(document.lower)
    if promise is None:
        return
    line = document.span(promise.start(), promise.end()).line
    said = document.text[latest.start : latest.end]
    yield Hit(
        latest.start,
        latest.end,
        f"The document was last updated on {brief(said)}, more than a year ago, and promises a yearly review on line "
        f"{line}; a newer date was expected.",
        "Review the document and write the day on which you did.",
    )


_OLD = 3


@prose_rule(
    "P509", "old-update", Severity.INFO,
    good="Last updated: 3 March 2026\n\nWe keep your data safe.",
    bad="Last updated on ⟦25 May 2018⟧.\n\nWe keep your data safe.",
)  # fmt: skip
def old_update(document: Document, context: Context) -> Iterator[Hit]:
    """A legal document is looked at every few years.

    Law and services change: since 2023 India has a new data protection act and the EU a new ground for transfers to the
    United States. An older text cannot know them.
    """
    latest = _latest(updated_dates(document))
    if latest is None or (years := _years(latest.last, context.on)) < _OLD:
        return
    if _YEARLY.search(document.lower):
        return  # told by the promise that it breaks
    said = document.text[latest.start : latest.end]
    message = f"The document was last updated on {brief(said)}, {years} years ago; a newer date was expected."
    yield Hit(latest.start, latest.end, message, "Review the document and write the day on which you did.")


_ALONE = regex(rf"^[ ]*(?:{DATE.pattern})[ .]*$", re.MULTILINE)


@prose_rule(
    "P510", "date-without-day", Severity.INFO,
    good="Last updated: 12 October 2026\n\nWe have kept your data safe since May 2012.",
    bad=(
        "Last updated: ⟦October 2026⟧\n\nWe keep your data safe.",
        "# Privacy\n\n⟦October 2026⟧\n\nWe keep your data safe.",
    ),
)  # fmt: skip
def date_without_day(document: Document, context: Context) -> Iterator[Hit]:
    """The date of a document has a day.

    What applies to a reader depends on the day on which they agreed or a breach took place. A month leaves thirty
    answers.
    """
    dates = [dated for dated in updated_dates(document) + effective_dates(document) if dated.whole_month]
    if not dates:
        head = document.blocks[5].end if len(document.blocks) > 5 else len(document.lower)
        alone = (_ALONE.match(document.lower, block.start, head) for block in document.blocks[:6])
        match = next(filter(None, alone), None)
        dated = read_date(match) if match else None
        dates = [dated] if dated is not None and dated.whole_month else []
    for dated in dates[:1]:
        said = document.text[dated.start : dated.end].strip(" .")
        start = document.text.index(said, dated.start)
        message = f"{brief(said)} is a month; the day from which the document holds was expected."
        yield Hit(start, start + len(said), message, "Write the whole date.")


@prose_rule(
    "P511", "future-update", Severity.WARNING,
    good="Last updated: 20 November 2026. Effective date: 1 January 2027.\n\nWe keep your data safe.",
    bad="Last updated: ⟦1 March 2027⟧\n\nWe keep your data safe.",
)  # fmt: skip
def future_update(document: Document, context: Context) -> Iterator[Hit]:
    """A document was last updated on a day that has come.

    A last update that lies ahead is a slip or an untruth. Whoever must prove which text was in force on a day has no
    proof then.
    """
    for dated in updated_dates(document):
        if dated.first > context.on:
            said = document.text[dated.start : dated.end]
            message = (
                f"The document was last updated on {brief(said)}, which is after {day(context.on)}; a day that has "
            )
            yield Hit(dated.start, dated.end, message + "come was expected.", "Write the day of the last change.")


@prose_rule(
    "P512", "effective-before-update", Severity.INFO, needs="effective",
    good="Last updated: 3 March 2026. Effective date: 3 April 2026.\n\nWe keep your data safe.",
    bad="Effective date: ⟦1 January 2020⟧. Last updated: 3 March 2026.\n\nWe keep your data safe.",
)  # fmt: skip
def effective_before_update(document: Document, context: Context) -> Iterator[Hit]:
    """A text is in force no earlier than it was written.

    An effective date before the last update says that a change applied to people before they could read it. Say for
    each change from when it holds.
    """
    head = document.blocks[14].end if len(document.blocks) > 14 else len(document.text)
    effective = [dated for dated in effective_dates(document) if dated.start < head]
    latest = _latest(tuple(dated for dated in updated_dates(document) if dated.start < head))
    if not effective or latest is None:
        return
    newest = max(effective, key=lambda dated: dated.last)
    if newest.last + timedelta(days=31) < latest.first:
        said, updated = (document.text[dated.start : dated.end] for dated in (newest, latest))
        message = (
            f"The document is effective from {brief(said)}, which is before its last update on {brief(updated)}; a day "
            "on or after it was expected."
        )
        yield Hit(newest.start, newest.end, message, "Write from when the text as it is now holds.")


_SOON = 55
_WILL = phrases(
    "will come into (?:force|effect)", "will enter into (?:force|effect)", "will take effect", "will become effective",
    "will be effective", "will apply", "will be applicable", "will start to apply", "comes into (?:force|effect)",
    "due to come into (?:force|effect)", "expected to come into (?:force|effect)", "set to come into (?:force|effect)",
)  # fmt: skip


@prose_rule(
    "P513", "past-future", Severity.WARNING, local=True,
    good="The new rules will come into force on 13 May 2027. The GDPR has applied since 25 May 2018.",
    bad="The GDPR will come into effect on ⟦25 May 2018⟧, and we are ready for it.",
)  # fmt: skip
def past_future(document: Document, context: Context) -> Iterator[Hit]:
    """What a document says about the future is still ahead.

    A law that “will come into force” on a day that has passed shows that the text was never read again after it did.
    """
    for match in scan(document, _WILL):
        found = DATE.search(document.lower, match.end(), match.end() + _SOON)
        dated = read_date(found) if found else None
        if (
            dated is not None
            and "." not in document.lower[match.end() : dated.start]
            and dated.last + timedelta(days=90) < context.on
        ):
            said = document.text[dated.start : dated.end]
            message = f"{brief(said)} is told as a day to come, and has passed; what holds since was expected."
            yield Hit(dated.start, dated.end, message, "Write what has held since that day.")


RULES: tuple[Rule, ...] = (
    copyright_year,
    review_overdue,
    old_update,
    date_without_day,
    future_update,
    effective_before_update,
    past_future,
)
