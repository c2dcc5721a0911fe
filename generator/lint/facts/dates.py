"""Rules F050 to F054: lengths of time, shares and days that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from generator.facts.load import Company
from generator.facts.quantities import Duration, Unit
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.survey import survey, weight
from generator.lint.rule import FactHit, Rule, fact_rule

_YEAR: Final = Duration(1, Unit.YEAR)
_TWO_YEARS: Final = Duration(2, Unit.YEAR)
_MONTH: Final = Duration(1, Unit.MONTH)
_SHORT: Final = (Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.BUSINESS_DAY)
_LONGEST: Final = {
    "notice": _TWO_YEARS, "price_change_notice": _TWO_YEARS, "assignment_notice": _TWO_YEARS,
    "subprocessor_notice": _TWO_YEARS, "conversion_notice": _YEAR, "suspend_notice": _TWO_YEARS, "cure": _YEAR,
    "acknowledge": _MONTH, "response": _YEAR, "extension": _YEAR, "resolve": _YEAR, "removal": _MONTH,
    "intimate": _MONTH, "takedown_order": _MONTH, "tell_customers": _MONTH, "stops_within": _YEAR,
    "confirmation": _YEAR, "due": _YEAR, "suspend_after": _TWO_YEARS, "update_every": _MONTH,
}  # fmt: skip
"""Field -> the longest time that anybody means by it."""


@fact_rule(
    "F050", "no-time-at-all", Severity.WARNING,
    good="grievance: {acknowledge: 24 hours}",
    bad=("grievance: {acknowledge: ⟦0 hours⟧}", "sla: {maintenance: {notice: ⟦0 days⟧}}"),
)  # fmt: skip
def no_time_at_all(company: Company, context: Context) -> Iterator[FactHit]:
    """A length of time is longer than nothing.

    “Within 0 days” reads as a mistake, and a notice of no time is none. Where something happens at once, or is not
    promised, leave the fact out; the sentence is then not written.
    """
    for fact in survey(company).of(Duration):
        if fact.value.amount == 0:
            message = f"{fact.path}: {fact.value} is no time at all"
            yield FactHit(fact.path, message, "Write the time that is meant, or leave the key out.")


@fact_rule(
    "F051", "impossible-age", Severity.ERROR,
    good=("children: {min_age: 18}", "children: {min_age: 13}"),
    bad=("children: {min_age: ⟦0⟧}", "children: {min_age: ⟦180⟧}"),
)  # fmt: skip
def impossible_age(company: Company, context: Context) -> Iterator[FactHit]:
    """The minimum age is one at which somebody becomes an adult or may consent.

    Nowhere is it above 21, and 0 excludes nobody. Under the DPDP Act everybody under 18 is a child; under GDPR Art. 8
    the line for consent online lies between 13 and 16.
    """
    age = at(company, "children.min_age")
    if age is not None and not 1 <= age <= 21:
        message = f"children.min_age: {age} years is no age of consent or majority anywhere"
        yield FactHit("children.min_age", message, "Write 18 where India is served.", severity=weight(company))


@fact_rule(
    "F052", "endless-period", Severity.WARNING,
    good=("terms: {termination: {notice: 45 days}}", "data: {categories: [{id: a, retention: {period: 8 years}}]}"),
    bad=("terms: {termination: {notice: ⟦45 months⟧}}", "grievance: {acknowledge: ⟦24 months⟧}"),
)  # fmt: skip
def endless_period(company: Company, context: Context) -> Iterator[FactHit]:
    """A notice or an answer takes no longer than anybody would mean.

    “24 months” for “24 hours” is one wrong word, and the page promises it for two years. A notice period of more than
    two years binds customers longer than courts accept in standard terms.
    """
    for fact in survey(company).of(Duration):
        longest = _LONGEST.get(fact.name)
        if longest is None or (fact.value.unit in _SHORT and fact.value.amount < 31):
            continue
        if fact.value.compare(longest) == "longer":
            message = f"{fact.path}: {fact.value} is longer than anybody means by “{fact.title}” ({longest} at most)"
            yield FactHit(fact.path, message, "Check the figure and its unit.")


@fact_rule(
    "F053", "improbable-share", Severity.WARNING,
    good="sla: {uptime: 99.95%, window: month, measurement: {interval: 1 minute},\n"
    "  credits: [{below: 99.95%, credit: 10%}], claims: {automatic: true}}",
    bad=("sla: {uptime: ⟦100%⟧}", "sla: {uptime: ⟦9.95%⟧}", "billing: {tax: GST, tax_rate: ⟦81%⟧}"),
)  # fmt: skip
def improbable_share(company: Company, context: Context) -> Iterator[FactHit]:
    """A percentage is one that can be meant.

    Nothing runs without a minute of failure, so that a promise of 100% is broken in every window. Below 90% a service
    may be down for three days a month: a decimal point has slipped. No tax on such services exceeds 50%.
    """
    uptime = at(company, "sla.uptime")
    if uptime is not None and uptime.value == 100:
        hint = "Promise what you can keep, such as 99.95%."
        yield FactHit("sla.uptime", "sla.uptime: 100% allows no failure at all", hint)
    elif uptime is not None and uptime.value < 90:
        message = f"sla.uptime: {uptime} allows more than 36 days of downtime a year"
        yield FactHit("sla.uptime", message, "Check the decimal point.")
    rate = at(company, "billing.tax_rate")
    if rate is not None and rate.value > 50:
        yield FactHit(
            "billing.tax_rate", f"billing.tax_rate: {rate} is above any tax on such services", "Check the digits."
        )


@fact_rule(
    "F054", "days-out-of-order", Severity.WARNING,
    good=(
        "documents: {privacy: {effective_date: 2026-12-01, last_updated: 2026-11-01}}",
        "documents: {privacy: {effective_date: 2026-11, last_updated: 2026-11-15}}",
    ),
    bad=(
        "documents: {privacy: {effective_date: ⟦2026-01-12⟧, last_updated: 2026-11-01}}",
        'security: {certifications: [{standard: iso27001, edition: "2022", valid_to: ⟦2021-03-31⟧}]}',
    ),
)  # fmt: skip
def days_out_of_order(company: Company, context: Context) -> Iterator[FactHit]:
    """What comes first has the earlier day.

    A version that applies before it was written changes the contract backwards, which nobody can agree to. A
    certificate cannot end before the edition of its standard was published.
    """
    documents = company.facts.documents
    for name, page in documents.__dict__.items() if documents else ():
        start, changed = getattr(page, "effective_date", None), getattr(page, "last_updated", None)
        if start and changed and start.last_day() < changed.first_day():
            path = f"documents.{name}.effective_date"
            message = f"{path}: this version applies from {start}, but its text last changed on {changed}"
            yield FactHit(path, message, "Give the first day on which the changed text applies.")
    for index, certificate in enumerate(at(company, "security.certifications") or ()):
        year = edition_year(certificate)
        if year and certificate.valid_to and certificate.valid_to.year < year:
            path = f"security.certifications[{index}].valid_to"
            message = f"{path}: the certificate ended in {certificate.valid_to}, before the edition of {year} existed"
            yield FactHit(path, message, "Copy both from the certificate.")


def edition_year(certificate: Any) -> int | None:
    """The year of a standard's edition; None where it has none or is counted otherwise (PCI DSS 4.0)."""
    edition = str(certificate.edition or "")
    return int(edition) if edition.isdigit() and len(edition) == 4 else None


RULES: tuple[Rule, ...] = (no_time_at_all, impossible_age, endless_period, improbable_share, days_out_of_order)
