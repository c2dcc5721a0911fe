"""Facts that contradict each other: which pairs do, which only look like it, and how a draft differs."""

from __future__ import annotations

import pytest

from generator.clauses.library import Library
from generator.findings import Finding, Severity
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_company
from tests.conftest import load
from tests.rule_examples import CONTEXT, company

RULES = [rule for rule in rules(Scope.FACTS) if rule.code.startswith("C")]


def said(text: str) -> list[Finding]:
    return list(check_company(company(text), RULES, CONTEXT))


CLASHES = (
    ("C001", "company: {legal_name: Acme Limited, aliases: [Acme Private Limited]}", "company.aliases[0]"),
    ("C002", "dpo: {name: Asha Rao, email: a@acme.in}\ncontacts: {privacy: {name: Ravi Rao, email: A@acme.in}}",
     "contacts.privacy.email"),
    ("C004", "terms: {business_only: true}\nbilling: {withdrawal_period: 14 days}", "terms.business_only"),
    ("C006", "children: {min_age: 18}\nscope: {excludes: [children under 13]}", "scope.excludes[0]"),
    ("C011", "rights: {acknowledge: 2 months, response: 1 month}", "rights.acknowledge"),
    ("C011", "grievance: {tracks: [{kind: bills, acknowledge: 3 days, resolve: 48 hours}]}",
     "grievance.tracks[0].acknowledge"),
    ("C015", "profile: {india_entity: true, hosting: true}\ndata: {categories: [{id: kyc, items: [subscriber_kyc], "
     "retention: {period: 3 years, starts: registration_end}}]}", "data.categories[kyc].retention.period"),
    ("C016", "children: {on_discovery: delete all of it immediately}\ndata: {categories: [{id: b, retention: "
     "{period: 8 years, reason: tax_law}}]}", "children.on_discovery"),
    ("C017", "terms: {data_deletion: 30 days}\ndata: {categories: [{id: c, role: processor, retention: {period: 1 year, "
     "starts: contract_end}}]}\ndpa: {url: https://acme.in/dpa}", "data.categories[c].retention.period"),
    ("C020", "breach: {tell_customers: 72 hours}\ndata: {categories: [{id: c, role: processor}]}",
     "breach.tell_customers"),
    ("C021", "sharing: {internal_only: true}\nmarketing: {partner_offers: true}", "sharing.internal_only"),
    ("C022", "sharing: {no_sale: {verbs: [sell], to: [anyone]}}\nrecipients: [{id: ads, kind: advertising_partners}]",
     "sharing.no_sale.verbs"),
    ("C023", "analytics: {third_party: true, tools: [Quietcount]}", "analytics.tools[0]"),
    ("C023", "advertising: {shown: true, programmes: [{name: Lamp Ads, enabled: true}]}",
     "advertising.programmes[0].enabled"),
    ("C025", "offices: [{id: hq, kind: registered, country: IN}]\nhosting: {locations: [{name: Paris, country: FR}]}",
     "hosting.locations[0].country"),
    ("C036", "security: {no_guarantee: true, commitment: guarantee that your data is safe}", "security.commitment"),
    ("C036", "security: {no_guarantee: true}\ncompany: {privacy_commitment: are fully GDPR compliant}",
     "company.privacy_commitment"),
    ("C043", "cookies: {banner: {text: By using this site you accept cookies.}}", "cookies.banner.text"),
    ("C053", "terms: {termination: {notice: 2 months}}\nbilling: {cycle: 1 month}", "terms.termination.notice"),
    ("C056", "billing: {refund: {allowed: false}, provider_cancellation: We refund the unused time.}",
     "billing.refund.allowed"),
    ("C057", "billing: {refund: {cases: [withdrawal]}}", "billing.refund.cases"),
    ("C061", "changes: {notice: 30 days, effective: on_continued_use}", "changes.effective"),
    ("C062", "terms: {deemed_acceptance: true}\nchanges: {new_purpose_consent: true}", "terms.deemed_acceptance"),
)  # fmt: skip


@pytest.mark.parametrize(("code", "text", "fact"), CLASHES)
def test_a_pair_of_facts_that_cannot_both_hold_is_told_at_the_one_that_gives_way(
    code: str, text: str, fact: str
) -> None:
    assert [(f.rule, f.fact, f.severity) for f in said(text) if f.rule == code] == [
        (code, fact, Severity.WARNING if code == "C053" else Severity.ERROR)
    ]


FITTING = (
    "company: {legal_name: Acme Private Limited, aliases: [Acme, Acme Pvt Ltd]}",
    "dpo: {name: Asha Rao, email: a@acme.in}\ncontacts: {privacy: {name: Asha Rao, email: a@acme.in}}",
    "law: {courts: Pune, exclusive: true}",
    "children: {min_age: 18}\nterms: {disclaimers: [We keep logs for 18 months.]}",
    "children: {min_age: 18}\nbilling: {tds: Certificates under section 16 of the Act.}",
    "grievance: {acknowledge: 1 day, resolve: 1 day}",
    "grievance: {resolve: 1 month, tracks: [{kind: bills, resolve: 30 days}]}",
    "data: {categories: [{id: logs, items: [server_logs], retention: {period: 12 months}}]}\nsecurity: {log_retention: 1 year}",
    "profile: {india_entity: true}\ndata: {categories: [{id: a, items: [account_login], retention: {period: 30 days, "
    "starts: account_closure}}]}",
    "children: {on_discovery: delete at once what no law makes us keep}\ndata: {categories: [{id: b, retention: "
    "{period: 8 years, reason: tax_law}}]}",
    "sharing: {no_sale: {verbs: [sell, rent], to: [anyone]}}\nrecipients: [{id: mail, kind: email_providers}]",
    "sharing: {no_sale: {verbs: [sell, share], to: [advertisers]}}\nrecipients: [{id: mail, kind: email_providers}]",
    "analytics: {own: true, third_party: false}",
    "company: {legal_name: Acme Limited}\ncookies: {items: [{name: a, provider: Acme, third_party: false}]}",
    "offices: [{id: hq, kind: registered, country: DE}]\nhosting: {locations: [{name: Paris, country: FR}]}",
    "security: {no_guarantee: true, claims: [do not claim that anything is 100% secure]}",
    "security: {claims: [guarantee safety]}",
    "cookies: {consent: {mechanism: in the banner that opens on your first visit to our website}}",
    "terms: {termination: {notice: 30 days}}\nbilling: {cycle: 1 month, price_change_notice: 1 month}",
    "billing: {refund: {allowed: false}}",
    "changes: {effective: on_posting, discretion: true}",
    "documents: {terms: {effective_date: 2026-11-01, last_updated: 2026-11-01, version: '1.0'}}\nchanges: {notice: 30 days}",
)  # fmt: skip


@pytest.mark.parametrize("text", FITTING)
def test_facts_that_fit_are_left_alone(text: str) -> None:
    assert [str(f) for f in said(text)] == []


def test_in_a_draft_a_contradiction_is_a_warning() -> None:
    text = "sharing: {internal_only: true}\nrecipients: [{id: mail, kind: email_providers}]"
    assert [f.severity for f in said(text)] == [Severity.ERROR]
    assert [f.severity for f in said(f"status: draft\n{text}")] == [Severity.WARNING]


def test_a_fact_that_is_not_settled_contradicts_nothing() -> None:
    text = "status: draft\nchanges: {notice: 30 days, effective: {unsettled: [on_posting, on_notice_end]}}"
    assert [str(f) for f in said(text)] == []


def test_the_complete_example_agrees_with_itself(library: Library) -> None:
    assert [str(f) for f in check_company(load("example", library), RULES, CONTEXT)] == []


DRAFTS = {
    # internal use only, beside a payment gateway, providers and analytics
    "btrack": [("C021", "sharing.internal_only")],
    # “do not share with any third party” beside analytics services; consent by going on to browse, twice
    "netcore": [("C022", "sharing.no_sale.verbs[1]"), ("C043", "cookies.consent.mechanism"), ("C043", "cookies.banner.text")],
    # marketing by consent without a way to take it back; all cookies need consent, all are set on arrival
    "roket": [("C037", "data.purposes[marketing].consent_required"), ("C041", "cookies.consent.on_load")],
    "utrack": [],
}  # fmt: skip


@pytest.mark.parametrize("name", DRAFTS)
def test_the_contradictions_of_the_drafts_are_told(name: str, library: Library) -> None:
    found = list(check_company(load(name, library), RULES, CONTEXT))
    assert [(f.rule, f.fact) for f in found] == DRAFTS[name]
    assert {f.severity for f in found} <= {Severity.WARNING}
