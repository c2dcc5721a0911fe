"""Rules C011 to C017: times of complaints and rights, retention, erasure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.facts.duration import Duration, Unit
from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids, items, longer, texts
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule


@fact_rule(
    "C011", "acknowledged-after-answer", Severity.ERROR,
    good="grievance: {acknowledge: 24 hours, resolve: 7 days}\nrights: {acknowledge: 2 days, response: 1 month}",
    bad="grievance: {acknowledge: ⟦10 days⟧, resolve: 7 days}",
    provisions=("IN-ITR-3.2.a.i",),
)  # fmt: skip
def acknowledged_after_answer(company: Company, context: Context) -> Iterator[FactHit]:
    """A complaint or request is acknowledged before it is answered.

    Two times that stand the wrong way round cannot both be kept, and the reader cannot tell which one is meant.
    """
    for path, first, last in (
        ("grievance", "acknowledge", "resolve"), ("rights", "acknowledge", "response"),
        *((path, "acknowledge", "resolve") for path, _ in items(company, "grievance.tracks")),
    ):  # fmt: skip
        group = at(company, path) if "[" not in path else dict(items(company, "grievance.tracks"))[path]
        early, late = getattr(group, first, None), getattr(group, last, None)
        if longer(early, late):
            yield against(
                company, f"{path}.{first}", f"{path}.{first} is {early}, but {path}.{last} is {late}",
                "Give the first reply a shorter time than the answer.",
            )  # fmt: skip


@fact_rule(
    "C012", "slower-track-than-promised", Severity.ERROR,
    good="grievance: {acknowledge: 24 hours, resolve: 7 days, tracks: [{kind: bills, resolve: 5 days}]}",
    bad="grievance: {acknowledge: 24 hours, resolve: 7 days, tracks: [{kind: bills, resolve: ⟦15 days⟧}]}",
    provisions=("IN-ITR-3.2.a.i", "IN-ECOM-4.5"),
)  # fmt: skip
def slower_track(company: Company, context: Context) -> Iterator[FactHit]:
    """No kind of complaint takes longer than the general time.

    The card on every page promises one time for any complaint. A track with a longer one breaks that promise; where
    the law asks for different speeds, the general time is the slowest and the tracks are faster.
    """
    for path, track in items(company, "grievance.tracks"):
        for name in ("acknowledge", "resolve"):
            general, here = at(company, f"grievance.{name}"), getattr(track, name)
            if longer(here, general):
                yield against(
                    company, f"{path}.{name}",
                    f"{path}.{name} is {here}, but grievance.{name} promises {general} for every complaint",
                    "Shorten it, or make the general time the longest of all.",
                )  # fmt: skip


@fact_rule(
    "C013", "rights-answer-vague-and-exact", Severity.ERROR,
    good="rights: {response: 1 month}",
    bad="rights: {response: 1 month, response_vague: ⟦within a reasonable time⟧}",
    provisions=("EU-GDPR-12.3", "IN-DPDP-R14.3"),
)  # fmt: skip
def vague_and_exact(company: Company, context: Context) -> Iterator[FactHit]:
    """A request about rights has one time of answer.

    “Within a reasonable time” beside “one month” takes back the figure, and the laws that give the right ask for one.
    """
    exact, vague = at(company, "rights.response"), at(company, "rights.response_vague")
    if exact and vague:
        yield against(
            company, "rights.response_vague", f"rights.response_vague is “{vague}”, but rights.response is {exact}",
            "Keep the figure and take the vague words out.",
        )  # fmt: skip


_LOGS = frozenset({"server_logs", "access_logs", "audit_logs"})


@fact_rule(
    "C014", "two-lives-of-logs", Severity.ERROR,
    good="data: {categories: [{id: logs, items: [server_logs], retention: {period: 1 year, starts: log_entry}}]}\n"
         "security: {log_retention: 1 year}",
    bad="data: {categories: [{id: logs, items: [server_logs], retention: {period: ⟦180 days⟧, starts: log_entry}}]}\n"
        "security: {log_retention: 1 year}",
    provisions=("IN-CERTIN-iv", "IN-DPDP-R8.3"),
)  # fmt: skip
def two_lives_of_logs(company: Company, context: Context) -> Iterator[FactHit]:
    """Logs are kept for one length of time.

    The privacy page tells people how long their traces stay, the security page tells auditors. Both must be the time
    that the systems are set to.
    """
    kept = at(company, "security.log_retention")
    for path, category in items(company, "data.categories") if kept else ():
        period = category.retention and category.retention.period
        if period and ids(category.items) & _LOGS and period.compare(kept) in ("shorter", "longer"):
            yield against(
                company, f"{path}.retention.period",
                f"{path}.retention.period is {period}, but security.log_retention is {kept}",
                "Write the time that the systems are set to in both places.",
            )  # fmt: skip


_ENDS = frozenset({"registration_end", "account_closure", "contract_end", "service_end"})
_FLOORS = (
    ("profile.hosting", frozenset({"subscriber_kyc"}), _ENDS, Duration(5, Unit.YEAR), "IN-CERTIN-v"),
    ("profile.intermediary", frozenset({"account_login"}), _ENDS, Duration(180, Unit.DAY), "IN-ITR-3.1.h"),
    ("profile.hosting", _LOGS, frozenset({"log_entry", "collection"}), Duration(180, Unit.DAY), "IN-CERTIN-iv"),
)


@fact_rule(
    "C015", "erased-before-the-law-allows", Severity.ERROR,
    good="profile: {india_entity: true, intermediary: true}\ndata: {categories: [{id: account, items: [account_login], "
         "retention: {period: 1 year, starts: account_closure}}]}",
    bad="profile: {india_entity: true, intermediary: true}\ndata: {categories: [{id: account, items: [account_login], "
        "retention: {period: ⟦30 days⟧, starts: account_closure}}]}",
)  # fmt: skip
def erased_too_early(company: Company, context: Context) -> Iterator[FactHit]:
    """A category that Indian law makes the company keep is promised no earlier erasure.

    Hosts keep the record of a subscriber for five years and logs for 180 days (CERT-In directions 2022), and
    intermediaries keep registration data for 180 days after the account ends (IT Rules 2021, r.3(1)(h)). A shorter
    promise must be broken, to the person or to the law.
    """
    if not at(company, "profile.india_entity"):
        return
    floors = [row for row in _FLOORS if at(company, row[0])]
    for path, category in items(company, "data.categories") if floors else ():
        kept = category.retention
        if not kept or not kept.period or category.role:
            continue
        for profile, held, starts, floor, provision in floors:
            if ids(category.items) & held and ids(kept.starts) & starts:
                if longer(floor, kept.period):
                    yield against(
                        company, f"{path}.retention.period",
                        f"{path}.retention.period is {kept.period}, but {profile} is true and the law asks for {floor}",
                        "Keep it for the time that the law asks for, and name the law as the reason.", (provision,),
                    )  # fmt: skip
                break


_GONE = regex("elet|ras|emov|estroy")
_AT_ONCE = regex(
    r"\b(?:delet|eras|remov|destroy)\w*\b[^.;]{0,60}\b(?:all|every|any)?[^.;]{0,40}"
    r"\b(at once|immediately|instantly|straight away|right away|permanently|without delay|on request)\b"
    r"|\b(at once|immediately|instantly|permanently|without delay)\b[^.;]{0,20}\b(?:delet|eras|destroy)\w*\b",
    re.IGNORECASE,
)
_RESERVED = regex(
    r"\b(?:law|legal|except|unless|other than|as far as|may keep|must keep|backup|permi\w+|exce\w+|"
    r"retain|that no)\b", re.IGNORECASE,
)  # fmt: skip
_DUTIES = frozenset(
    {"tax_law", "company_law", "cyber_security_directions", "intermediary_rules", "employment_law", "legal_hold"}
)
_SPOKEN = (
    "children.on_discovery", "consent.withdraw_effect", "consent.refusal", "retention.criteria", "data.quality",
    "grievance.commitments", "rights.self_service", "rights.verification", "company.privacy_commitment",
    "terms.disclaimers", "terms.warranty", "security.commitment", "security.claims",
)  # fmt: skip


@fact_rule(
    "C016", "erased-at-once-and-kept", Severity.ERROR,
    good="consent: {withdraw_effect: We erase at once what no law makes us keep.}\n"
         "data: {categories: [{id: billing, retention: {period: 8 years, reason: company_law}}]}",
    bad="consent: {withdraw_effect: ⟦We delete all your data immediately.⟧}\n"
        "data: {categories: [{id: billing, retention: {period: 8 years, reason: company_law}}]}",
    provisions=("IN-ITR-3.1.h", "EU-GDPR-13.2.a"),
)  # fmt: skip
def erased_at_once_and_kept(company: Company, context: Context) -> Iterator[FactHit]:
    """Nobody is promised erasure at once while a law makes the company keep the data.

    Invoices, subscriber records and logs stay for years whatever a person asks. “We delete everything at once” is then
    untrue on the day it is read; name what stays, and why.
    """
    held = next(
        (
            (path, category.retention.period)
            for path, category in items(company, "data.categories")
            if category.retention and category.retention.period and ids(category.retention.reason) & _DUTIES
        ),
        None,
    )
    if held is None:
        return
    for path, text in texts(company, *_SPOKEN):
        promise = _erasure_at_once(text)
        if promise:
            yield against(
                company, path, f"this text promises erasure “{promise}”, but {held[0]} is kept for "
                f"{held[1]} because a law asks for it",
                "Add what stays, and for how long.",
            )  # fmt: skip


@lru_cache(maxsize=4096)
def _erasure_at_once(text: str) -> str | None:
    """How soon a text promises that all is erased, where it reserves nothing."""
    found = _AT_ONCE.search(text) if _GONE.search(text) else None
    return (found[1] or found[2]) if found and not _RESERVED.search(text) else None


@fact_rule(
    "C017", "erased-before-it-can-be-fetched", Severity.ERROR,
    good="terms: {data_retrieval: 30 days, data_deletion: 60 days}",
    bad="terms: {data_retrieval: 30 days, data_deletion: ⟦7 days⟧}",
    provisions=("EU-DATAACT-25.2.g", "EU-DATAACT-25.2.h"),
)  # fmt: skip
def erased_before_fetched(company: Company, context: Context) -> Iterator[FactHit]:
    """Customers' data is erased no earlier than the last day on which they can fetch it, and then for good.

    The time to fetch is worth nothing if the data is gone before; and content that a table keeps for longer than the
    terms allow is content that the customer was told is gone.
    """
    fetch, erase = at(company, "terms.data_retrieval"), at(company, "terms.data_deletion")
    if longer(fetch, erase):
        yield against(
            company, "terms.data_deletion", f"terms.data_deletion is {erase}, but terms.data_retrieval is {fetch}",
            "Erase after the time to fetch has ended.",
        )  # fmt: skip
    for path, category in items(company, "data.categories"):
        kept = category.retention
        if kept and ids(category.role) & {"processor"} and ids(kept.starts) & _ENDS and longer(kept.period, erase):
            yield against(
                company, f"{path}.retention.period",
                f"{path}.retention.period is {kept.period}, but terms.data_deletion is {erase}",
                "Give content that is kept for customers one time of erasure.",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    acknowledged_after_answer,
    slower_track,
    vague_and_exact,
    two_lives_of_logs,
    erased_too_early,
    erased_at_once_and_kept,
    erased_before_fetched,
)
