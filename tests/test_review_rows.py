"""Each row of the table judges as its group of facts asks, for the customer and for the people whose data is handled."""

from __future__ import annotations

from typing import Any

import pytest

from generator.facts.duration import Duration
from generator.facts.quantities import Date, Hours, Money, Percent
from generator.laws.asked import field_of
from generator.review.changes import Change, Kind
from generator.review.judgement import Materiality
from generator.review.materiality import judge
from generator.review.table import Row, Way
from tests.judging import GONE, TABLE, judged

SHORT = {"A": "adverse", "F": "favourable", "N": "neutral", "C": "cosmetic", "?": "needs a look"}

# row, fact, kind, old, new, for the customer, for the people, notice
CASES: tuple[tuple[str, str, str, Any, Any, str, str, str | None], ...] = (
    ("company-entity", "company.legal_name", "replaced", "A Ltd", "B Ltd", "?", "?", "60 days"),
    ("company-entity", "joint_controllers[Reg]", "added", GONE, {"name": "Reg"}, "N", "A", "60 days"),
    ("company-particulars", "company.identifiers.register_number", "replaced", "1", "2", "N", "N", None),
    ("company-particulars", "company.aliases[Acme Co]", "added", GONE, "Acme Co", "C", "C", None),
    ("company-particulars", "offices[head].state", "replaced", "Karnataka", "Goa", "?", "?", None),
    ("company-particulars", "offices[head].lines", "added", GONE, ["Quay 1"], "N", "N", None),
    ("company-particulars", "offices[branch].city", "replaced", "Mysuru", "Hubli", "N", "N", None),
    ("contacts", "contacts.privacy.name", "replaced", "A", "B", "N", "N", None),
    ("contacts", "contacts.privacy.phone", "removed", "+91 80 4000 0101", GONE, "A", "A", None),
    ("contacts", "grievance.officer.name", "replaced", "A", "B", "N", "N", None),
    ("contacts", "dpo.email", "added", GONE, "dpo@example.com", "N", "F", None),
    ("contacts", "contacts.customer_care.human", "replaced", True, False, "A", "N", None),
    ("contacts", "grievance.officer.hours", "replaced", "9 am to 6 pm", "10 am to 5 pm", "A", "A", None),
    ("grievance", "grievance.resolve", "raised", "5 days", "7 days", "A", "A", "30 days"),
    ("grievance", "grievance.acknowledge", "lowered", "48 hours", "1 day", "F", "F", None),
    ("grievance", "grievance.resolve", "replaced", "30 days", "1 month", "?", "?", "30 days"),
    ("grievance", "grievance.resolve", "filled in", GONE, "7 days", "F", "F", None),
    ("grievance", "grievance.resolve", "left blank", "7 days", GONE, "?", "?", "30 days"),
    ("termination", "terms.termination.notice", "left blank", "10 days", GONE, "?", "N", "30 days"),
    ("recipients", "recipients", "left blank", [{"id": "a"}], GONE, "N", "?", "30 days"),
    ("contacts", "contacts.privacy.phone", "left blank", "+91 80 4000 0101", GONE, "?", "?", None),
    ("document-dates", "documents.sla.effective_date", "left blank", "2026-01-01", GONE, "?", "?", None),
    ("grievance", "grievance.tracks[bills]", "added", GONE, {"kind": "bills"}, "?", "?", "30 days"),
    ("grievance", "grievance.tracks[bills].resolve", "raised", "1 day", "2 days", "A", "A", "30 days"),
    ("grievance", "grievance.tracks[bills].next_step", "replaced", "the officer", "nobody", "?", "?", "30 days"),
    ("data-categories", "data.categories[health]", "added", GONE, {"id": "health"}, "N", "A", "30 days"),
    ("data-categories", "data.categories[account].label", "replaced", "A", "B", "N", "N", None),
    ("data-categories", "data.categories[account].required", "replaced", "optional", "contract", "N", "A", "30 days"),
    ("data-categories", "data.categories[account].required", "replaced", "law", "optional", "N", "F", None),
    ("data-categories", "data.categories[account].required", "replaced", "law", "contract", "N", "N", None),
    ("data-categories", "data.categories[account].items", "reordered", ["name", "email"], ["email", "name"], "C", "C", None),
    ("customer-content-role", "data.categories[account].role", "added", GONE, "processor", "?", "?", "30 days"),
    ("data-sensitive", "data.categories[account].spdi", "added", GONE, "spdi_password", "N", "A", "30 days"),
    ("data-sensitive", "sensitive_pi.beyond_permitted", "replaced", True, False, "N", "F", None),
    ("purposes", "data.purposes[bills].data[account]", "added", GONE, "account", "N", "A", "30 days"),
    ("purposes", "data.purposes[ads]", "added", GONE, {"id": "ads", "legal_basis": "contract"}, "N", "A", "30 days"),
    ("purposes", "data.purposes[bills].legal_basis", "replaced", "consent", "legitimate_interests", "N", "A", "30 days"),
    ("purposes", "data.purposes[news].legal_basis", "replaced", "contract", "consent", "N", "F", None),
    ("purposes", "data.purposes[bills].legal_basis", "replaced", "legal_obligation", "contract", "N", "?", "30 days"),
    ("purposes", "data.purposes[bills].legal_basis", "replaced", "contract", "legitimate_interests", "N", "?", "30 days"),
    ("purposes", "data.purposes[bills].legal_basis", "replaced", "legal_obligation", "legitimate_interests", "N", "?", "30 days"),
    ("purposes", "data.purposes[bills].legal_basis", "replaced", "consent", "contract", "N", "A", "30 days"),
    ("purposes", "data.purposes[bills].dpdp_ground", "replaced", "dpdp_voluntary", "dpdp_state_benefit", "N", "?", "30 days"),
    ("purposes-consent", "data.purposes[ads]", "added", GONE, {"id": "ads", "legal_basis": "consent"}, "N", "A", "30 days"),
    ("purposes-consent", "data.purposes[news].data[visits]", "added", GONE, "visits", "N", "A", "30 days"),
    ("recipients", "recipients[ad]", "added", GONE, {"id": "ad", "role": "independent_controller"}, "N", "A", "30 days"),
    ("recipients", "recipients[ad]", "removed", {"id": "ad", "role": "processor"}, GONE, "N", "F", None),
    ("recipients", "recipients[mailer].country", "replaced", "US", "SG", "N", "?", "30 days"),
    ("recipients", "recipients[mailer].safeguards[sealed]", "added", GONE, "sealed", "N", "F", None),
    ("recipients", "sharing.business_transfer.notice", "raised", "7 days", "30 days", "N", "F", None),
    ("subprocessors", "recipients[new]", "added", GONE, {"id": "new", "role": "sub_processor"}, "A", "A", "30 days"),
    ("subprocessors", "recipients[old]", "removed", {"id": "old", "role": "sub_processor"}, GONE, "F", "F", None),
    ("subprocessors", "recipients[host].country", "replaced", "DE", "US", "?", "?", "30 days"),
    ("subprocessors", "recipients[host].data[account]", "added", GONE, "account", "A", "A", "30 days"),
    ("subprocessors", "dpa.objection_window", "lowered", "30 days", "2 weeks", "A", "A", "30 days"),
    ("transfers", "transfers[US]", "added", GONE, {"country": "US"}, "N", "A", "30 days"),
    ("transfers", "transfers[US].mechanism", "replaced", "eu_adequacy", "eu_scc_2021", "N", "?", "30 days"),
    ("hosting-locations", "hosting.locations[Pune]", "removed", {"name": "Pune"}, GONE, "A", "?", "90 days"),
    ("hosting-locations", "hosting.locations[Pune]", "added", GONE, {"name": "Pune"}, "F", "?", "90 days"),
    ("hosting-locations", "hosting.locations[Pune].country", "replaced", "IN", "US", "?", "?", "90 days"),
    ("retention", "data.categories[account].retention.reason", "replaced", "security", "tax_law", "N", "?", "30 days"),
    ("retention", "data.categories[account].retention.period", "raised", "1 year", "2 years", "N", "A", "30 days"),
    ("retention", "data.categories[account].retention.period", "lowered", "1 year", "6 months", "N", "F", None),
    ("retention", "data.categories[account].retention.period", "restated", "1 year", "12 months", "C", "C", None),
    ("content-retention", "data.categories[content].retention.period", "raised", "30 days", "60 days", "F", "A", "30 days"),
    ("content-retention", "data.categories[content].retention.period", "lowered", "30 days", "5 days", "A", "F", "30 days"),
    ("content-retention", "terms.data_retrieval", "lowered", "30 days", "5 days", "A", "F", "30 days"),
    ("rights", "rights.list[portability]", "removed", {"right": "portability"}, GONE, "N", "A", "30 days"),
    ("rights", "rights.response", "lowered", "1 month", "2 weeks", "N", "F", None),
    ("rights", "rights.extension", "added", GONE, "2 months", "N", "A", "30 days"),
    ("rights", "rights.verification", "replaced", "By e-mail.", "By passport.", "N", "?", "30 days"),
    ("consent", "marketing.opt_in", "replaced", True, False, "N", "A", "30 days"),
    ("consent", "marketing.partner_offers", "replaced", True, False, "N", "F", None),
    ("consent", "consent.stops_within", "raised", "2 days", "1 week", "N", "A", "30 days"),
    ("cookies", "cookies.items[ad]", "added", GONE, {"name": "ad", "category": "targeting"}, "N", "A", None),
    ("cookies", "cookies.items[1].duration", "raised", "1 year", "2 years", "N", "A", None),
    ("cookies", "cookies.items[1].name", "replaced", "a", "b", "N", "N", None),
    ("cookies", "cookies.items[0].category", "replaced", "performance", "strictly_necessary", "N", "?", None),
    ("cookies", "cookies.consent.on_load", "replaced", "nothing", "all", "N", "A", None),
    ("cookies-necessary", "cookies.items[k]", "added", GONE, {"name": "k", "category": "strictly_necessary"}, "N", "?", None),
    ("cookies-necessary", "cookies.items[0].duration", "lowered", "1 hour", "30 minutes", "N", "F", None),
    ("sale-or-share", "sale_or_share.sells", "added", GONE, True, "N", "A", "30 days"),
    ("sale-or-share", "sale_or_share.shares", "replaced", True, False, "N", "F", None),
    ("automated-decisions", "automated_decisions[0]", "added", GONE, {"decision": "x"}, "N", "A", "30 days"),
    ("automated-decisions", "automated_decisions[0].human_review", "replaced", False, True, "N", "F", None),
    ("security", "security.measures[hash_passwords]", "removed", "hash_passwords", GONE, "A", "A", None),
    ("security", "security.own_risk", "added", GONE, True, "A", "A", None),
    ("security", "security.certifications[iso27001].edition", "replaced", "2013", "2022", "N", "N", None),
    ("security", "security.certifications[iso27001].valid_to", "raised", "2027-03-31", "2028-03-31", "F", "F", None),
    ("security", "security.backups.kept", "raised", "30 days", "60 days", "F", "A", None),
    ("breach", "breach.tell_customers", "raised", "24 hours", "48 hours", "A", "N", "30 days"),
    ("breach", "cert_in.report", "lowered", "6 hours", "4 hours", "F", "F", None),
    ("children", "children.min_age", "lowered", 18, 16, "N", "?", "30 days"),
    ("children", "children.allowed", "replaced", False, True, "N", "A", "30 days"),
    ("prices", "billing.fees[setup]", "added", GONE, {"name": "setup", "amount": "INR 500"}, "A", "N", "60 days"),
    ("prices", "billing.fees[setup].amount", "lowered", "INR 600", "INR 500", "F", "N", None),
    ("prices", "billing.fees[setup].amount", "replaced", "INR 600", "EUR 5", "?", "N", "60 days"),
    ("prices", "billing.currency", "replaced", "INR", "USD", "?", "N", "60 days"),
    ("prices", "billing.price_includes_tax", "replaced", True, False, "A", "N", "60 days"),
    ("billing-terms", "billing.suspend_after", "lowered", "20 days", "10 days", "A", "N", "30 days"),
    ("billing-terms", "billing.invoice_lead", "raised", "10 days", "15 days", "N", "N", None),
    ("billing-terms", "billing.cycle", "raised", "1 month", "1 year", "?", "N", "30 days"),
    ("auto-renewal", "billing.auto_renewal", "added", GONE, {"term": "1 month"}, "A", "N", "30 days"),
    ("auto-renewal", "billing.trial.converts", "replaced", True, False, "F", "N", None),
    ("auto-renewal", "billing.auto_renewal.reminder", "lowered", "15 days", "3 days", "A", "N", "30 days"),
    ("refunds", "billing.refund.cases[double_payment]", "removed", "double_payment", GONE, "A", "N", "30 days"),
    ("refunds", "billing.refund.method", "replaced", "original_method", "account_credit", "A", "N", "30 days"),
    ("refunds", "billing.refund.method", "replaced", "upi", "bank_transfer", "N", "N", None),
    ("refunds", "billing.refund.period", "lowered", "10 business days", "7 business days", "F", "N", None),
    ("termination", "terms.termination.notice", "raised", "10 days", "30 days", "A", "N", "30 days"),
    ("termination", "terms.termination.notice", "removed", "10 days", GONE, "F", "N", None),
    ("termination", "terms.termination.requirements[services]", "added", GONE, "services", "A", "N", "30 days"),
    ("suspension", "terms.suspension.grounds[spam]", "added", GONE, "spam", "A", "N", "30 days"),
    ("suspension", "aup.acts[3]", "removed", {"text": "spam"}, GONE, "F", "N", None),
    ("suspension", "terms.suspension.notice", "lowered", "3 days", "1 day", "A", "N", "30 days"),
    ("suspension", "aup.anti_spam.permission_based", "added", GONE, True, "A", "F", "30 days"),
    ("liability", "terms.liability.cap", "replaced", "the fees of a year", "the fees of a month", "?", "N", "60 days"),
    ("liability", "terms.liability.exclusions[lost_profit]", "added", GONE, "lost_profit", "A", "N", "60 days"),
    ("liability", "terms.liability.carve_outs[fraud]", "added", GONE, "fraud", "F", "N", None),
    ("contract", "terms.precedence", "reordered", ["a", "b"], ["b", "a"], "?", "N", "30 days"),
    ("contract", "terms.deemed_acceptance", "replaced", False, True, "A", "N", "30 days"),
    ("law", "law.courts", "replaced", "Bengaluru", "Pune", "?", "N", "60 days"),
    ("law", "law.arbitration", "added", GONE, {"seat": "Bengaluru"}, "A", "N", "60 days"),
    ("law", "law.consumer_courts", "added", GONE, True, "F", "N", None),
    ("sla", "sla.uptime", "lowered", "99.95%", "99.9%", "A", "N", "60 days"),
    ("sla", "sla.uptime", "raised", "99.9%", "99.95%", "F", "N", None),
    ("sla", "sla.uptime", "restated", "99.9%", "99.90%", "C", "C", None),
    ("sla", "sla.chronic", "added", GONE, {"misses": 3}, "F", "N", None),
    ("sla", "sla.chronic.misses", "raised", 3, 4, "A", "N", "60 days"),
    ("sla", "sla.exclusions[force_majeure]", "added", GONE, "force_majeure", "A", "N", "60 days"),
    ("sla", "sla.maintenance.window", "replaced", "1 am to 5 am", "2 am to 4 am", "F", "N", None),
    ("sla", "sla.measurement.method", "replaced", "several_locations", "several_locations", "?", "N", "60 days"),
    ("sla", "sla.time_zone", "replaced", "Asia/Kolkata", "Etc/UTC", "?", "N", "60 days"),
    ("support", "sla.support.hours", "replaced", "24 hours", "9 am to 6 pm", "A", "N", "30 days"),
    ("support", "sla.response[high].target", "lowered", "2 hours", "90 minutes", "F", "N", None),
    ("support", "sla.response[high].clock", "replaced", "elapsed", "business", "A", "N", "30 days"),
    ("switching", "switching.transition", "lowered", "30 days", "20 days", "F", "N", None),
    ("switching", "switching.charges", "replaced", "none", "at cost", "?", "N", "60 days"),
    ("changes", "changes.notice", "lowered", "30 days", "14 days", "A", "A", "30 days"),
    ("changes", "changes.discretion", "replaced", True, False, "F", "F", None),
    ("pages", "documents.sla", "removed", {"title": "Service levels"}, GONE, "?", "?", "30 days"),
    ("languages", "documents.privacy.languages[hi]", "removed", "hi", GONE, "A", "A", "30 days"),
    ("languages", "documents.terms.languages[hi]", "added", GONE, "hi", "F", "F", None),
    ("definitions", "definitions[Services].meaning", "replaced", "a", "b", "?", "?", "30 days"),
    ("profile", "profile.consumers", "replaced", True, False, "?", "?", "30 days"),
    ("document-dates", "documents.sla.effective_date", "raised", "2026-01-01", "2026-12-01", "C", "C", None),
    ("document-dates", "status", "replaced", "draft", "published", "N", "N", None),
    ("document-dates", "status", "replaced", "published", "draft", "?", "?", None),
    ("document-dates", "status", "added", GONE, "draft", "?", "?", None),
    ("document-dates", "status", "removed", "published", GONE, "?", "?", None),
    ("document-dates", "documents.sla.slug", "replaced", "sla", "levels", "N", "N", None),
    ("document-dates", "documents.sla.title", "replaced", "SLA", "Levels", "N", "N", None),
    ("document-dates", "documents.in_short", "replaced", True, False, "N", "N", None),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[1]} {case[2]}")
def test_each_row_judges(case: tuple[str, str, str, Any, Any, str, str, str | None]) -> None:
    row, fact, kind, old, new, customer, people, notice = case
    found = judged(fact, kind, old, new)
    assert (found.row, found.customer.value, found.data_subject.value) == (row, SHORT[customer], SHORT[people])
    assert found.notice == (Duration.parse(notice) if notice else None)
    assert found.waits == ("A" in (customer, people) or notice is not None)


def test_every_row_has_a_case_for_what_is_for_the_worse_or_may_be() -> None:
    assert {case[0] for case in CASES} == {row.id for row in TABLE.rows}
    material = {case[0] for case in CASES if {"A", "?"} & {case[5], case[6]}}
    assert {row.id for row in TABLE.rows} == material


LADDERS: dict[type, tuple[str, str]] = {
    Duration: ("1 day", "2 days"), Percent: ("1%", "2%"), Money: ("INR 1", "INR 2"), Date: ("2026-01-01", "2027-01-01"),
    Hours: ("9 am to 5 pm", "9 am to 6 pm"),
}  # fmt: skip


def _pair(way: Way) -> tuple[Kind, Kind, Any, Any] | None:
    """What happens where the facts at a pattern rise, and where they fall, and the lower and the higher value."""
    better = way.customer or way.data_subject
    field = field_of(way.pattern)
    assert field is not None
    if better in ("higher", "lower"):
        kind = field.kind
        low, high = (kind.parse(text) for text in LADDERS[kind]) if kind in LADDERS else (1, 2)  # type: ignore[union-attr]
        return Kind.RAISED, Kind.LOWERED, low, high
    if better in ("true", "false"):
        return Kind.REPLACED, Kind.REPLACED, False, True
    return (Kind.ADDED, Kind.REMOVED, None, "x") if better in ("more", "fewer") else None


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.id)
def test_to_rise_and_to_fall_are_opposites_told_in_the_words_of_the_row(row: Row) -> None:
    opposite = {
        Materiality.ADVERSE: Materiality.FAVOURABLE, Materiality.FAVOURABLE: Materiality.ADVERSE,
        Materiality.NEUTRAL: Materiality.NEUTRAL, Materiality.UNKNOWN: Materiality.UNKNOWN,
    }  # fmt: skip
    for way in row.ways:
        found = _pair(way)
        if found is None or "=" in way.pattern:
            continue
        rises, falls, low, high = found
        fact = way.pattern.replace("[]", "[x]")
        up = judge(Change("acme", fact, rises, low, high), None, None, TABLE)
        down = judge(Change("acme", fact, falls, high, low), None, None, TABLE)
        assert up.row == down.row == row.id
        assert (up.customer, up.data_subject) == (opposite[down.customer], opposite[down.data_subject])
        assert {up.customer, up.data_subject} & {Materiality.ADVERSE, Materiality.FAVOURABLE}, way
        assert up.reason.lower().startswith(way.up.lower()), up.reason
        assert down.reason.lower().startswith(way.down.lower()), down.reason
        assert ("worse for customers" in up.reason) == (up.customer is Materiality.ADVERSE)
        if Materiality.ADVERSE in (up.customer, up.data_subject):
            assert (up.notice, up.channels, up.consent, up.at_renewal) == (
                row.notice,
                row.channels,
                row.consent,
                row.at_renewal,
            )
            assert (up.promised, up.provisions) == (row.promised, row.provisions)
        else:
            assert up.overall in (Materiality.FAVOURABLE, Materiality.UNKNOWN)
