"""The earliest day on which changes may take effect: by the company's own promise, by law, and by good practice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.facts.duration import Duration, Unit
from generator.facts.leaves import words_at
from generator.facts.load import Company
from generator.laws.asked import look
from generator.laws.matrix import binding
from generator.laws.reader import Catalogue
from generator.review.calendar import Calendar, business_days
from generator.review.days import day as in_words
from generator.review.judgement import Judgement, Materiality

PROMISE = "changes.notice"
"""The fact in which a company promises how long before it applies a change is told."""


class Reason(NamedTuple):
    """Why changes may not take effect sooner, or what else has to be seen to."""

    text: str
    """One plain sentence."""
    until: date | None = None
    """The day before which they must not take effect; None where the sentence sets none."""
    source: str = ""
    """The fact, the provision or the row of the table that says so."""


class Earliest(NamedTuple):
    """The earliest day, and every reason; the one that decides comes first."""

    date: date
    because: tuple[Reason, ...]


def after(day: date, duration: Duration, calendar: Calendar) -> date:
    """The day on which a length of time that begins on `day` has passed; the last day of 9999 where it is later.

    Months end with the month (31 January and 1 month is 28 or 29 February). Minutes and hours count as whole days.
    Business days leave out the weekend and the public holidays of the calendar.
    """
    try:
        if duration.unit is Unit.BUSINESS_DAY:
            return business_days(day, duration.amount, calendar)
        if duration.unit in (Unit.MINUTE, Unit.HOUR):
            in_a_day = 24 if duration.unit is Unit.HOUR else 24 * 60
            duration = Duration(-(-duration.amount // in_a_day), Unit.DAY)
        return duration.add_to(day)
    except OverflowError:
        return date.max


def longest(day: date, candidates: Iterable[Duration], calendar: Calendar) -> Duration | None:
    """The candidate that ends last when it begins on `day`, the first of equal ones; None where there is none."""
    return max(candidates, key=lambda duration: after(day, duration, calendar), default=None)


def earliest(
    day: date, base: Company | None, judgements: Sequence[Judgement], catalogue: Catalogue, calendar: Calendar
) -> Earliest:
    """When changes that are published on `day` may take effect; the promises are those of `base`, the old facts."""
    waiting = [judgement for judgement in judgements if judgement.waits]
    limits = list(dict.fromkeys(_limits(day, base, waiting, catalogue)))
    reasons = [_dated(day, limit, calendar) for limit in limits]
    reasons.sort(key=lambda reason: reason.until or day, reverse=True)
    if any(limit.duration.unit is Unit.BUSINESS_DAY for limit in limits):
        reasons.append(Reason(calendar.note))
    reasons += _more(day, base, judgements, waiting, bool(limits))
    until = longest(day, (limit.duration for limit in limits), calendar)
    return Earliest(day if until is None else after(day, until, calendar), tuple(dict.fromkeys(reasons)))


class _Limit(NamedTuple):
    """A notice that has to run, and who says so."""

    duration: Duration
    text: str
    source: str


def _limits(day: date, base: Company | None, waiting: Sequence[Judgement], catalogue: Catalogue) -> Iterator[_Limit]:
    """Every notice that has to run: promised, asked for by law, and given by a careful company."""
    if base is not None and waiting:
        facts = tuple(dict.fromkeys((PROMISE, *(fact for judgement in waiting for fact in judgement.promised))))
        for fact in facts:
            for at, value in look(base, fact).values:
                yield _Limit(value, f"Your own terms promise {_notice_of(value, fact)} ({at})", at)
        yield from _of_law(day, base, facts, catalogue)
    for judgement in waiting:
        if judgement.notice is not None:
            text = f"A careful company gives {_possessive(judgement.notice)} notice of a change to {judgement.about}"
            yield _Limit(judgement.notice, text, judgement.row)


def _of_law(day: date, base: Company, facts: Sequence[str], catalogue: Catalogue) -> Iterator[_Limit]:
    """The least notice that provisions in force ask of the company, for those facts in which it promises one."""
    found = [
        (provision, limit, version.trigger)
        for provision in catalogue.provisions
        if (version := provision.on(day)) is not None
        for limit in version.limits
        if limit.fact in facts and limit.operator == ">=" and isinstance(limit.value, Duration)
    ]
    if found:
        bound = binding(base, catalogue, day, {provision.id for provision, *_ in found})
        for provision, limit, trigger in found:
            if provision.id in bound:
                where = f"{limit.fact}; {trigger}" if trigger else limit.fact
                text = f"{provision.cite} asks for at least {_notice_of(limit.value, limit.fact)} ({where})"
                yield _Limit(limit.value, text, provision.id)


def _notice_of(duration: Duration, fact: str) -> str:
    """“30 days' notice of changes”, by the title of the fact."""
    words = words_at(fact)
    return f"{_possessive(duration)} {words.title if words else 'notice'}"


def _possessive(duration: Duration) -> str:
    return f"{duration}'s" if duration.amount == 1 else f"{duration}'"


def _dated(day: date, limit: _Limit, calendar: Calendar) -> Reason:
    until = after(day, limit.duration, calendar)
    return Reason(f"{limit.text}, so not before {in_words(until)}.", until, limit.source)


def _more(
    day: date, base: Company | None, judgements: Sequence[Judgement], waiting: Sequence[Judgement], limited: bool
) -> Iterator[Reason]:
    """What has to be said beside the notices: promises that are open, renewals, consent, and what need not wait."""
    if base is not None and waiting and not look(base, PROMISE).values:
        open_ = PROMISE in base.blank or PROMISE in base.unsettled
        text = f"leave the notice of changes open ({PROMISE})" if open_ else f"promise no notice of changes ({PROMISE})"
        yield Reason(f"Your own terms {text}.", source=PROMISE)
    material = [j for j in judgements if j.overall in (Materiality.ADVERSE, Materiality.UNKNOWN)]
    for judgement in material:
        if judgement.at_renewal:
            yield Reason(
                f"For whoever has paid for a term, a change to {judgement.about} applies from the end of that term.",
                source=judgement.row,
            )
        if judgement.consent:
            yield Reason(
                f"A change to {judgement.about} touches each person only once that person has agreed.",
                source=judgement.row,
            )
    if waiting and not limited:
        yield Reason(f"No notice has to run, so it may apply from the day on which it is told, {in_words(day)}.", day)
    at_once = [judgement for judgement in material if not judgement.waits]
    for judgement in at_once:
        yield Reason(
            f"A change to {judgement.about} needs no notice in advance, unless it is for the worse.",
            source=judgement.row,
        )
    if not waiting and not at_once:
        yield Reason(f"Nothing here is for the worse, so it may take effect on the day itself, {in_words(day)}.")
