"""Rules C031 to C035: what is said of categories and sources of data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.load import Company
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids, items
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_IDENTIFIERS = frozenset(
    {"ip_address", "cookie_id", "device_id", "unique_id", "advertising_id", "email", "name", "account_login"}
)
_NAMES = frozenset(
    {"name", "first_name", "last_name", "email", "phone", "mobile_number", "postal_address", "government_id",
     "identity_proof", "photo"}
)  # fmt: skip


@fact_rule(
    "C031", "aggregate-with-identifiers", Severity.ERROR,
    good="analytics: {aggregate_only: true, items: [pages_viewed, browser_type]}",
    bad=("analytics: {aggregate_only: ⟦true⟧, items: [pages_viewed, cookie_id]}",
         "data: {categories: [{id: use, items: [ip_address, email], identifies: ⟦false⟧}]}"),
    provisions=("EU-EPRIV-P49.nonpersonal",),
)  # fmt: skip
def aggregate_with_identifiers(company: Company, context: Context) -> Iterator[FactHit]:
    """What is said not to single anybody out holds nothing that does.

    An address of the network, a number in a cookie or an e-mail address is personal data. Calling it aggregate or
    anonymous takes from people the rights that they have.
    """
    held = ids(at(company, "analytics.items")) & _IDENTIFIERS
    if at(company, "analytics.aggregate_only") and held:
        yield against(
            company, "analytics.aggregate_only",
            f"analytics.aggregate_only is true, but analytics.items holds {min(held)}",
            "Say false, or stop collecting what singles a person out.",
        )  # fmt: skip
    for path, category in items(company, "data.categories"):
        named = ids(category.items) & _NAMES if category.identifies is False else None
        if named:
            message = f"{path}.identifies is false, but its items hold {min(named)}"
            yield against(company, f"{path}.identifies", message, "Say true, or move the item.")


_OFFLINE = frozenset(
    {"phone", "post", "paper_forms", "in_person", "cctv", "visit_premises", "call_us", "attend_event", "events"}
)


@fact_rule(
    "C032", "online-only-with-offline-data", Severity.ERROR,
    good="scope: {online_only: true}\ndata: {categories: [{id: account, channels: [website_forms]}]}",
    bad="scope: {online_only: ⟦true⟧}\ndata: {categories: [{id: account, channels: [website_forms, post]}]}",
)  # fmt: skip
def online_only_with_offline_data(company: Company, context: Context) -> Iterator[FactHit]:
    """A policy for the website alone describes no data that comes by other ways.

    The policy would describe what it does not cover, and what comes by phone, post or at the door would have none.
    """
    if not at(company, "scope.online_only"):
        return
    for path, category in items(company, "data.categories"):
        ways = (ids(category.channels) | ids(category.occasions)) & _OFFLINE
        if ways:
            yield against(
                company, "scope.online_only", f"scope.online_only is true, but {path} comes by {min(ways)}",
                "Say false, or take the other ways out.",
            )  # fmt: skip
            return


@fact_rule(
    "C033", "source-gives-what-it-does-not", Severity.ERROR,
    good="data: {sources: [{kind: social_sign_in, items: [name, email], excludes: [password]}]}",
    bad="data: {sources: [{kind: social_sign_in, items: [name, password], excludes: ⟦[password]⟧}]}",
    provisions=("EU-GDPR-14.1.d",),
)  # fmt: skip
def source_gives_what_it_does_not(company: Company, context: Context) -> Iterator[FactHit]:
    """What does not come from a source is not among what comes from it.

    The exclusion is a promise about the most delicate data, such as passwords and card numbers.
    """
    for path, source in items(company, "data.sources"):
        both = ids(source.items) & ids(source.excludes)
        if both:
            message = f"{path}.excludes and {path}.items both hold {min(both)}"
            yield against(company, f"{path}.excludes", message, "Keep it in one of the two.")


_CARD = frozenset({"payment_card", "card_number", "card_security_code"})


@fact_rule(
    "C034", "card-data-not-stored-and-collected", Severity.ERROR,
    good="billing: {payment_provider: {name: Paisa, collects: [payment_card], stored_by_us: false}}\n"
         "recipients: [{id: pay, name: Paisa}]\ndata: {categories: [{id: billing, items: [billing_name]}]}",
    bad="billing: {payment_provider: {name: Paisa, stored_by_us: ⟦false⟧}}\n"
        "recipients: [{id: pay, name: Paisa}]\ndata: {categories: [{id: billing, items: [card_number]}]}",
    provisions=("IN-SPDI-3",),
)  # fmt: skip
def card_data_not_stored_and_collected(company: Company, context: Context) -> Iterator[FactHit]:
    """Card data that never reaches the company is not in its data table.

    Payment data is sensitive under India's SPDI Rules. A table that lists it and a sentence that denies it cannot both
    describe the systems.
    """
    if at(company, "billing.payment_provider.stored_by_us") is not False:
        return
    for path, category in items(company, "data.categories"):
        held = ids(category.items) & _CARD
        if held and not category.role:
            yield against(
                company, "billing.payment_provider.stored_by_us",
                f"billing.payment_provider.stored_by_us is false, but {path}.items holds {min(held)}",
                "Take the item out of the table, or say stored_by_us: true.",
            )  # fmt: skip
            return


_NEEDED = regex(
    r"\bcan(?:not|'t|’t)\b.{0,40}\b(?:provide|give|offer|run|open|supply|deliver|sell)\b.{0,40}"
    r"\b(?:services?|account|website|server)\b",
    re.IGNORECASE,
)


@fact_rule(
    "C035", "optional-and-needed", Severity.ERROR,
    good="data: {categories: [{id: news, required: optional, if_withheld: you get no newsletter}]}",
    bad="data: {categories: [{id: news, required: ⟦optional⟧, if_withheld: we cannot provide our services}]}",
    provisions=("EU-GDPR-13.2.e", "IN-SPDI-5.7"),
)  # fmt: skip
def optional_and_needed(company: Company, context: Context) -> Iterator[FactHit]:
    """What is optional costs nothing to withhold.

    Consent to optional data is free only if the service goes on without it (DPDP Act s.6(1), GDPR Art. 7(4)).
    """
    for path, category in items(company, "data.categories"):
        if category.required == "optional" and category.if_withheld and _NEEDED.search(category.if_withheld):
            yield against(
                company, f"{path}.required",
                f"{path}.required is optional, but without it {brief(category.if_withheld)}",
                "Say contract where the service needs it, or say what really happens without it.",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    aggregate_with_identifiers,
    online_only_with_offline_data,
    source_gives_what_it_does_not,
    card_data_not_stored_and_collected,
    optional_and_needed,
)
