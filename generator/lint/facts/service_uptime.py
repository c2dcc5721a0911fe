"""Rules S001 to S007: the promise of availability, how it is measured, and planned work (invariant X13)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any, Final

from generator.facts.load import Company
from generator.facts.quantities import Duration, Hours, Unit
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.survey import weight
from generator.lint.rule import FactHit, Rule, fact_rule

_WINDOWS: Final = {
    "month": Duration(1, Unit.MONTH),
    "quarter": Duration(1, Unit.QUARTER),
    "year": Duration(1, Unit.YEAR),
}
_DAY: Final = date(2000, 1, 1)


def allowed_minutes(uptime: Any, window: Any) -> Fraction | None:
    """The downtime in minutes that an availability allows in the longest such window (a month of 31 days)."""
    length = _WINDOWS.get(str(window))
    if uptime is None or length is None:
        return None
    return (100 - Fraction(uptime.value)) / 100 * length.longest_days() * 1440


def minutes(length: Duration) -> Fraction:
    """A length of time in minutes, at its longest."""
    return length.longest_days() * 1440


def shown_minutes(value: Fraction) -> str:
    """Minutes for a message, rounded to a tenth."""
    return f"{round(float(value), 1):g} {'minute' if value == 1 else 'minutes'}"


def open_minutes(hours: Hours) -> int:
    """How many minutes of a day the hours cover."""
    if hours.all_day:
        return 1440
    return int((datetime.combine(_DAY, hours.end) - datetime.combine(_DAY, hours.start)).total_seconds() // 60)


def _is_said(company: Company, path: str) -> bool:
    """True where the file speaks of a fact, be it blank or not settled: then another rule tells of it."""
    if path in company.blank or path in company.unsettled or path in company.none:
        return True
    return at(company, path) is not None


@fact_rule(
    "S001", "uptime-without-window", Severity.WARNING,
    good="sla: {uptime: 99.95%, window: month, measurement: {method: external_probes},\n"
    "  credits: [{below: 99.95%, credit: 10%}], claims: {automatic: true}}",
    bad="sla: {uptime: ⟦99.95%⟧}",
)  # fmt: skip
def uptime_without_window(company: Company, context: Context) -> Iterator[FactHit]:
    """A promise of availability says over what time it is counted.

    99.95% of a month allows 22 minutes of downtime, of a year more than four hours. Without the window nobody can say
    whether the promise was kept.
    """
    if at(company, "sla.uptime") is not None and not _is_said(company, "sla.window"):
        message = f"sla.uptime: {at(company, 'sla.uptime')} has no window over which it is counted"
        yield FactHit("sla.uptime", message, "Add sla.window: month, quarter or year.")


@fact_rule(
    "S002", "uptime-without-measure", Severity.INFO,
    good="sla: {uptime: 99.95%, window: month, measurement: {method: external_probes},\n"
    "  credits: [{below: 99.95%, credit: 10%}], claims: {automatic: true}}",
    bad="sla: {uptime: ⟦99.95%⟧, window: month}",
)  # fmt: skip
def uptime_without_measure(company: Company, context: Context) -> Iterator[FactHit]:
    """A promise of availability says how it is measured.

    The customer's monitor and the provider's rarely agree. Which of them counts is the first question of every claim.
    """
    if at(company, "sla.uptime") is not None and not _is_said(company, "sla.measurement"):
        message = f"sla.uptime: nothing says how {at(company, 'sla.uptime')} is measured"
        yield FactHit("sla.uptime", message, "Add sla.measurement: method, interval, and what counts as downtime.")


@fact_rule(
    "S003", "uptime-without-credit", Severity.INFO,
    good="sla: {uptime: 99.95%, window: month, measurement: {method: external_probes},\n"
    "  credits: [{below: 99.95%, credit: 10%}], claims: {automatic: true}}",
    bad="sla: {uptime: ⟦99.95%⟧, window: month}",
)  # fmt: skip
def uptime_without_credit(company: Company, context: Context) -> Iterator[FactHit]:
    """Something follows where the promised availability is missed.

    A promise without a credit or a way out is advertising: readers compare it with the credits of others.
    """
    if at(company, "sla.uptime") is None or at(company, "sla.chronic") is not None:
        return
    if not _is_said(company, "sla.credits"):
        message = f"sla.uptime: nothing follows where {at(company, 'sla.uptime')} is missed"
        yield FactHit("sla.uptime", message, "Add sla.credits, or say {none: why}.")


@fact_rule(
    "S004", "planned-work-over-downtime", Severity.ERROR,
    good=(
        "sla: {maintenance: {notice: 3 days, max_per_month: 4 hours}, exclusions: [planned_maintenance]}",
        "sla: {maintenance: {notice: 3 days, max_per_month: 20 minutes}, exclusions: [customer_fault]}",
    ),
    bad=(
        "sla:\n  uptime: 99.95%\n  window: month\n  exclusions: [customer_fault]\n"
        "  maintenance: {notice: 3 days, max_per_month: ⟦4 hours⟧}\n",
        "sla:\n  uptime: 99.9%\n  window: month\n  exclusions: [customer_fault]\n"
        "  maintenance: {notice: 3 days, window: ⟦1 am to 5 am⟧, days: [sunday]}\n",
    ),
)  # fmt: skip
def planned_work_over_downtime(company: Company, context: Context) -> Iterator[FactHit]:
    """Planned work that counts as downtime fits into the downtime that the promise allows.

    Where planned work is not among the exclusions, one window of four hours breaks a promise that allows 22 minutes a
    month: the page promises what its next section takes back.
    """
    sla = company.facts.sla
    if sla is None or sla.maintenance is None or sla.exclusions is None:
        return
    if any(str(one) == "planned_maintenance" for one in sla.exclusions):
        return
    allowed = allowed_minutes(sla.uptime, sla.window)
    work = sla.maintenance
    if allowed is None:
        return
    months = {"month": 1, "quarter": 3, "year": 12}[str(sla.window)]
    if work.max_per_month is not None:
        field, planned = "max_per_month", minutes(work.max_per_month) * months
    elif work.window is not None:
        field, planned = "window", Fraction(open_minutes(work.window) * 4 * months * len(work.days or ("one day",)))
    else:
        return
    if planned > allowed:
        path = f"sla.maintenance.{field}"
        message = (
            f"{path}: planned work may take {shown_minutes(planned)} a {sla.window}, but {sla.uptime} "
            f"allows {shown_minutes(allowed)} of downtime, and planned work is not excluded"
        )
        yield FactHit(
            path,
            message,
            "Exclude planned_maintenance, or shorten the work, or promise less.",
            severity=weight(company),
        )


@fact_rule(
    "S005", "planned-work-without-notice", Severity.WARNING,
    good="sla: {maintenance: {notice: 3 days, max_per_month: 4 hours}}",
    bad="sla: {maintenance: ⟦{max_per_month: 4 hours}⟧}",
)  # fmt: skip
def planned_work_without_notice(company: Company, context: Context) -> Iterator[FactHit]:
    """Planned work is announced some time before.

    Work that is excluded from downtime and need not be announced lets every failure be called planned.
    """
    if at(company, "sla.maintenance") is not None and not _is_said(company, "sla.maintenance.notice"):
        message = "sla.maintenance: nothing says how long before planned work customers are told"
        yield FactHit("sla.maintenance", message, "Add sla.maintenance.notice, such as 3 days.")


@fact_rule(
    "S006", "planned-work-over-its-hours", Severity.WARNING,
    good="sla: {time_zone: Asia/Kolkata, maintenance: {notice: 3 days, window: 1 am to 5 am, max_per_month: 4 hours}}",
    bad="sla:\n  time_zone: Asia/Kolkata\n"
    "  maintenance: {notice: 3 days, window: 1 am to 2 am, days: [sunday], max_per_month: ⟦10 hours⟧}\n",
)  # fmt: skip
def planned_work_over_its_hours(company: Company, context: Context) -> Iterator[FactHit]:
    """The limit of planned work can be used within its hours.

    Five Sundays of one hour are five hours a month. A limit of ten is work outside the hours that the page promises,
    or a slip.
    """
    work = at(company, "sla.maintenance")
    if work is None or work.window is None or not work.days or work.max_per_month is None:
        return
    most = Fraction(open_minutes(work.window) * 5 * len(set(work.days)))
    if minutes(work.max_per_month) > most:
        path = "sla.maintenance.max_per_month"
        message = (
            f"{path}: {work.max_per_month} a month do not fit into the hours, which make {shown_minutes(most)} at most"
        )
        yield FactHit(path, message, "Correct the limit, the hours or the days.")


@fact_rule(
    "S007", "measured-too-rarely", Severity.WARNING,
    good="sla: {measurement: {method: external_probes, interval: 5 minutes}}",
    bad="sla:\n  uptime: 99.95%\n  window: month\n  measurement: {method: external_probes, interval: ⟦1 hour⟧}\n",
)  # fmt: skip
def measured_too_rarely(company: Company, context: Context) -> Iterator[FactHit]:
    """Availability is measured more often than the downtime that it allows.

    A probe every hour cannot see the 22 minutes that 99.95% of a month allows: every measured failure would break the
    promise, and most failures would not be measured.
    """
    sla = company.facts.sla
    interval = at(company, "sla.measurement.interval")
    allowed = allowed_minutes(sla.uptime, sla.window) if sla else None
    if sla is not None and interval is not None and allowed is not None and minutes(interval) > allowed:
        path = "sla.measurement.interval"
        message = (
            f"{path}: a measurement every {interval} is coarser than the {shown_minutes(allowed)} of downtime that "
            f"{sla.uptime} of a {sla.window} allows"
        )
        yield FactHit(path, message, "Measure more often, such as every minute.")


RULES: tuple[Rule, ...] = (
    uptime_without_window,
    uptime_without_measure,
    uptime_without_credit,
    planned_work_over_downtime,
    planned_work_without_notice,
    planned_work_over_its_hours,
    measured_too_rarely,
)
