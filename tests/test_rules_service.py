"""Rules about service levels and billing: the limits, and what is computed."""

from __future__ import annotations

import pytest

from generator.facts.quantities import Hours
from generator.facts.sla import Support
from generator.lint.context import Context
from generator.lint.facts.family import RULES
from generator.lint.facts.service_support import longest_closed
from generator.lint.run import check_company
from tests.rule_examples import company
from tests.test_rules_facts import ON, told


@pytest.mark.parametrize(
    ("window", "cycle", "short"),
    [
        ("30 days", "1 month", False), ("31 days", "1 month", False), ("27 days", "1 month", True), ("1 month", "30 days", False),
        ("60 days", "3 months", True), ("92 days", "1 quarter", False), ("10 business days", "1 month", True),
    ],
)  # fmt: skip
def test_a_claim_can_wait_for_the_invoice(window: str, cycle: str, short: bool) -> None:
    text = f"sla: {{claims: {{window: {window}}}}}\nbilling: {{cycle: {cycle}}}"
    assert bool(told(text, "S015")) is short


def test_what_depends_on_the_calendar_is_said_to() -> None:
    ladder = told("billing: {suspend_after: 30 days, terminate_after: 1 month}", "S031")
    period = told("billing: {cycle: 1 month, period: 30 days}", "S033")
    replies = "sla: {response: [{severity: high, target: 1 month}, {severity: low, target: 30 days}]}"
    assert "depends on the day" in ladder[0]
    assert "depends on the month" in period[0]
    assert "depends on the day" in told(replies, "S022")[0]


BANDS = [
    ("99.95% 10%, 99.5% 25%, 99% 50%", []), ("99.95% 10%", []), ("99.95% 10%, 99.95% 25%", ["below"]),
    ("99.950% 10%, 99.95% 25%", ["below"]), ("99.95% 25%, 99.5% 10%", ["credit"]), ("99% 50%, 99.95% 10%", ["below"]),
    ("99.95% 10%, 99.5% 10%", ["credit"]), ("99.95% 0%", ["credit"]),
]  # fmt: skip


@pytest.mark.parametrize(("bands", "fields"), BANDS)
def test_bands_fall_and_credits_rise(bands: str, fields: list[str]) -> None:
    pairs = (band.split() for band in bands.split(", "))
    items = ", ".join(f"{{below: {below}, credit: {credit}}}" for below, credit in pairs)
    found = check_company(company(f"sla: {{credits: [{items}]}}"), RULES, Context(ON))
    assert [str(f.fact).rpartition(".")[2] for f in found if f.rule == "S011"] == fields


def test_planned_work_and_allowed_downtime_are_told_in_minutes() -> None:
    sla = "sla: {uptime: 99.95%%, window: %s, exclusions: [customer_fault], maintenance: {max_per_month: %s}}"
    assert "may take 240 minutes a month, but 99.95% allows 22.3 minutes" in told(sla % ("month", "4 hours"), "S004")[0]
    assert (
        "may take 720 minutes a quarter, but 99.95% allows 66.2 minutes"
        in told(sla % ("quarter", "4 hours"), "S004")[0]
    )
    assert told(sla % ("month", "22 minutes"), "S004") == []
    assert told(sla.replace("customer_fault", "planned_maintenance") % ("month", "4 hours"), "S004") == []


@pytest.mark.parametrize(
    ("support", "hours"),
    [
        (Support(hours=Hours.parse("24 hours")), 0), (Support(hours=Hours.parse("9 am to 6 pm")), 15),
        (Support(hours=Hours.parse("9 am to 6 pm"), business_days=True), 15 + 48),
        (Support(hours=Hours.parse("24 hours"), business_days=True), 48),
        (Support(hours=Hours.parse("24 hours"), days=("monday", "tuesday", "thursday", "friday", "saturday")), 24),
        (Support(hours=Hours.parse("10:00 to 12:00"), days=("sunday",)), 22 + 6 * 24),
    ],
)  # fmt: skip
def test_the_longest_time_without_support(support: Support, hours: int) -> None:
    assert longest_closed(support) == hours * 60
