"""Rules S021 to S029: replies, restoration, support hours (invariant X13), backups and limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from generator.facts.load import Company
from generator.facts.plain import WEEKDAYS
from generator.facts.quantities import Duration
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.service_uptime import minutes, open_minutes, shown_minutes
from generator.lint.facts.survey import weight
from generator.lint.rule import FactHit, Rule, fact_rule

_GRAVITY: Final = ("critical", "high", "medium", "low", "question")
"""Severities of incidents, the gravest first."""
_UNCLEAR: Final = "whether it is depends on the day on which they start"


def _targets(company: Company, name: str) -> Iterator[tuple[str, Any]]:
    """The targets of `response` or `resolution` that say a time, each with its fact path."""
    for index, item in enumerate(at(company, f"sla.{name}") or ()):
        if item.target is not None:
            key = item.__dict__.get("id")
            yield f"sla.{name}[{index if key is None else key}]", item


@fact_rule(
    "S021", "reply-after-restoration", Severity.ERROR,
    good="sla: {response: [{severity: critical, target: 30 minutes, clock: elapsed}],\n"
    "  resolution: [{id: a, target: 4 hours, clock: elapsed}]}",
    bad="sla:\n  response: [{severity: critical, target: ⟦8 hours⟧, clock: elapsed}]\n"
    "  resolution: [{id: a, target: 4 hours, clock: elapsed}]\n",
)  # fmt: skip
def reply_after_restoration(company: Company, context: Context) -> Iterator[FactHit]:
    """The first reply to the gravest incident comes before the service has to be restored.

    A reply after eight hours to an outage that is mended within four is a promise of nothing, or one of the two
    figures is wrong.
    """
    replies = [(path, item) for path, item in _targets(company, "response") if str(item.severity) in _GRAVITY]
    if not replies:
        return
    path, reply = min(replies, key=lambda one: _GRAVITY.index(str(one[1].severity)))
    for where, repair in _targets(company, "resolution"):
        same_clock = str(reply.clock) == str(repair.clock) or str(reply.clock) == "business"
        if same_clock and reply.target.compare(repair.target) == "longer":
            message = f"{path}.target: the first reply may take {reply.target}, but {where} is {repair.target}"
            yield FactHit(
                f"{path}.target", message, "Let the reply come before the restoration.", severity=weight(company)
            )
            return


@fact_rule(
    "S022", "graver-and-slower", Severity.ERROR,
    good="sla:\n  response:\n  - {severity: high, target: 2 hours, clock: elapsed}\n"
    "  - {severity: low, target: 1 day, clock: elapsed}\n",
    bad=(
        "sla:\n  response:\n  - {severity: critical, target: ⟦4 hours⟧, clock: elapsed}\n"
        "  - {severity: high, target: 2 hours, clock: elapsed}\n",
        "sla:\n  response:\n  - {severity: high, target: 2 hours, clock: elapsed}\n"
        "  - {severity: ⟦high⟧, target: 4 hours, clock: elapsed}\n",
    ),
)  # fmt: skip
def graver_and_slower(company: Company, context: Context) -> Iterator[FactHit]:
    """The graver the incident, the sooner the reply; each severity has one time.

    Whoever reports an outage would be answered sooner by calling it a question.
    """
    known: dict[str, tuple[str, Any]] = {}
    for path, item in _targets(company, "response"):
        key = str(item.severity)
        if key in known:
            message = f"{path}.severity: “{key}” has a time already, {known[key][1].target}"
            yield FactHit(f"{path}.severity", message, "Keep one time for each severity.", severity=Severity.WARNING)
        elif key in _GRAVITY:
            known[key] = (path, item)
    ordered = [known[key] for key in _GRAVITY if key in known]
    for (path, graver), (_, milder) in pairwise(ordered):
        if str(graver.clock) != str(milder.clock):
            continue
        how = graver.target.compare(milder.target)
        if how in ("longer", "unclear"):
            than = f"“{graver.severity}” is answered within {graver.target}, “{milder.severity}” within {milder.target}"
            slower = "is slower" if how == "longer" else f"may be slower: {_UNCLEAR}"
            message = f"{path}.target: {than}; the graver one {slower}"
            yield FactHit(f"{path}.target", message, "Let times rise as severity falls.",
                          severity=Severity.WARNING if how == "unclear" else weight(company))  # fmt: skip


@fact_rule(
    "S023", "hours-without-zone", Severity.WARNING,
    good=(
        "sla: {support: {hours: 9 am to 6 pm, time_zone: Asia/Kolkata}}",
        "sla: {support: {hours: 24 hours}}",
        "sla:\n  time_zone: Asia/Kolkata\n  support: {hours: 9 am to 6 pm}\n"
        "  maintenance: {notice: 3 days, window: 1 am to 5 am}\n",
    ),
    bad=(
        "sla: {support: {hours: ⟦9 am to 6 pm⟧}}",
        "sla: {maintenance: {notice: 3 days, window: ⟦1 am to 5 am⟧}}",
    ),
)  # fmt: skip
def hours_without_zone(company: Company, context: Context) -> Iterator[FactHit]:
    """Hours say in which time zone they are.

    “9 am to 6 pm” is the middle of the night for a customer in California. Without the zone a reply within support
    hours cannot be held to anything.
    """
    zones = ("sla.time_zone", "sla.support.time_zone")
    if any(zone in company.blank or at(company, zone) is not None for zone in zones):
        return
    for path in ("sla.support.hours", "sla.maintenance.window"):
        hours = at(company, path)
        if hours is not None and not hours.all_day:
            yield FactHit(
                path, f"{path}: {hours} is said without a time zone", "Add the time_zone, such as Asia/Kolkata."
            )


def longest_closed(support: Any) -> Fraction | None:
    """The longest stretch in minutes in which support is closed; None where its hours are not said."""
    if support is None or support.hours is None:
        return None
    days = set(support.days or (WEEKDAYS[:5] if support.business_days else WEEKDAYS))
    night = 1440 - open_minutes(support.hours)
    opens = [name in days for name in WEEKDAYS * 2]
    longest = run = 0
    for is_open in opens:
        run = 0 if is_open else run + 1
        longest = max(longest, run)
    return Fraction(night + min(longest, 7) * 1440)


@fact_rule(
    "S024", "clock-against-hours", Severity.ERROR,
    good=(
        "sla: {support: {hours: 24 hours, days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]},\n"
        "  resolution: [{id: a, target: 4 hours, clock: elapsed}]}",
        "sla: {support: {hours: 9 am to 6 pm, time_zone: Asia/Kolkata},\n"
        "  resolution: [{id: a, target: 4 hours, clock: business}, {id: b, target: 3 days, clock: elapsed}]}",
    ),
    bad=(
        "sla:\n  support: {hours: 9 am to 6 pm, time_zone: Asia/Kolkata}\n"
        "  resolution: [{id: a, target: 4 hours, clock: ⟦elapsed⟧}]\n",
        "sla:\n  support: {hours: 24 hours, business_days: true}\n"
        "  response: [{severity: high, target: 1 day, clock: ⟦elapsed⟧}]\n",
        "sla:\n  support: {hours: 24 hours}\n  response: [{severity: high, target: 1 day, clock: ⟦business⟧}]\n",
    ),
)  # fmt: skip
def clock_against_hours(company: Company, context: Context) -> Iterator[FactHit]:
    """A time that runs round the clock needs support that is there round the clock.

    Support from 9 to 6 cannot restore within four hours what fails at 7 in the evening. Such a promise is broken by
    the first night, and the company has published both halves of the proof.
    """
    support = at(company, "sla.support")
    closed = longest_closed(support)
    for name in ("response", "resolution"):
        for path, item in _targets(company, name):
            clock = str(item.clock or "")
            if clock == "elapsed" and closed and minutes(item.target) < closed:
                message = (
                    f"{path}.clock: {item.target} run round the clock, but support is closed for up to "
                    f"{shown_minutes(closed)} at a time"
                )
                hint = "Count in support hours (clock: business), or be there day and night."
                yield FactHit(f"{path}.clock", message, hint, severity=weight(company))
            elif clock == "business" and closed == 0:
                message = f"{path}.clock: the time runs in support hours, which are all hours of the week"
                yield FactHit(f"{path}.clock", message, "Say clock: elapsed.", severity=Severity.INFO)


@fact_rule(
    "S025", "support-hours-unknown", Severity.WARNING,
    good="sla: {support: {hours: 9 am to 6 pm, time_zone: Asia/Kolkata},\n"
    "  resolution: [{id: a, target: 4 hours, clock: business}]}",
    bad="sla: {resolution: [{id: a, target: 4 hours, clock: ⟦business⟧}]}",
)  # fmt: skip
def support_hours_unknown(company: Company, context: Context) -> Iterator[FactHit]:
    """A time that runs in support hours has hours to run in.

    Four support hours can be half a day or a week. The customer cannot know when the promise is broken.
    """
    if at(company, "sla.support.hours") is not None or "sla.support.hours" in company.blank:
        return
    for name in ("response", "resolution"):
        for path, item in _targets(company, name):
            if str(item.clock or "") == "business":
                message = f"{path}.clock: {item.target} run in support hours, but no support hours are said"
                yield FactHit(f"{path}.clock", message, "Add sla.support.hours, days and time_zone.")
                return


@fact_rule(
    "S026", "backup-gone-before-the-next", Severity.ERROR,
    good="security: {backups: {every: 1 day, kept: 30 days}}",
    bad="security: {backups: {every: 1 week, kept: ⟦3 days⟧}}",
)  # fmt: skip
def backup_gone_before_the_next(company: Company, context: Context) -> Iterator[FactHit]:
    """A backup is kept until the next one is made.

    Between the two there would be days on which nothing can be restored.
    """
    every, kept = at(company, "security.backups.every"), at(company, "security.backups.kept")
    if every is not None and kept is not None and kept.compare(every) == "shorter":
        path = "security.backups.kept"
        message = f"{path}: backups are kept for {kept}, but made only every {every}"
        yield FactHit(path, message, "Keep them longer, or make them more often.", severity=weight(company))


@fact_rule(
    "S027", "limit-without-number", Severity.WARNING,
    good="aup: {limits: [{what: outgoing e-mails from one server, limit: 500 an hour}]}",
    bad="aup: {limits: [{what: storage space, limit: ⟦a reasonable amount⟧}]}",
)  # fmt: skip
def limit_without_number(company: Company, context: Context) -> Iterator[FactHit]:
    """A limit of fair use has its number.

    “A reasonable amount” is whatever the company says on the day on which it suspends the service, and a court will
    not enforce it.
    """
    for index, item in enumerate(at(company, "aup.limits") or ()):
        if item.limit and not re.search(
            r"\d|\b(?:one|two|three|four|five|six|ten|twelve|hundred|no|none)\b", item.limit
        ):
            path = f"aup.limits[{index}].limit"
            yield FactHit(path, f"{path}: {brief(item.limit)} holds no number", "Write the number and its unit.")


@fact_rule(
    "S028", "covered-and-not-covered", Severity.ERROR,
    good="sla: {services: [virtual servers], not_covered: [trial plans]}",
    bad="sla: {services: [virtual servers, object storage], not_covered: [trial plans, ⟦object storage⟧]}",
)  # fmt: skip
def covered_and_not_covered(company: Company, context: Context) -> Iterator[FactHit]:
    """No service is covered by the agreement and left out of it at once.

    The customer may rely on the sentence that is better for them.
    """
    covered = {name.lower() for name in at(company, "sla.services") or ()}
    for index, name in enumerate(at(company, "sla.not_covered") or ()):
        if name.lower() in covered:
            path = f"sla.not_covered[{index}]"
            yield FactHit(
                path,
                f"{path}: {brief(name)} stands among the services that are covered",
                "Keep it in one list.",
                severity=weight(company),
            )


@fact_rule(
    "S029", "news-after-the-end", Severity.INFO,
    good="sla: {update_every: 1 hour, resolution: [{id: a, target: 4 hours, clock: elapsed}]}",
    bad="sla:\n  update_every: ⟦1 day⟧\n  resolution: [{id: a, target: 4 hours, clock: elapsed}]\n",
)  # fmt: skip
def news_after_the_end(company: Company, context: Context) -> Iterator[FactHit]:
    """News during an outage comes more often than outages last.

    With news once a day of an outage that is mended within four hours, nobody ever hears anything.
    """
    every: Duration | None = at(company, "sla.update_every")
    targets = [item.target for _, item in _targets(company, "resolution")]
    if every is not None and targets and all(every.compare(target) == "longer" for target in targets):
        message = f"sla.update_every: news every {every} comes after every outage should have ended ({targets[0]})"
        yield FactHit("sla.update_every", message, "Write a shorter time, such as 1 hour.")


RULES: tuple[Rule, ...] = (
    reply_after_restoration,
    graver_and_slower,
    hours_without_zone,
    clock_against_hours,
    support_hours_unknown,
    backup_gone_before_the_next,
    limit_without_number,
    covered_and_not_covered,
    news_after_the_end,
)
