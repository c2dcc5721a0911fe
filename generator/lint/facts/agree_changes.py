"""Rules C061 to C064: how the pages change."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_ON_POSTING = frozenset({"on_posting", "on_accessible", "on_continued_use"})


@fact_rule(
    "C061", "change-with-notice-and-at-once", Severity.ERROR,
    good="changes: {notice: 30 days, effective: on_notice_end, discretion: false}",
    bad=("changes: {notice: 30 days, effective: ⟦on_posting⟧}",
         "changes: {notice: 30 days, effective: on_notice_end, discretion: ⟦true⟧}"),
    provisions=("EU-DSA-14.2", "US-CA-OPPA-22575.b.3", "IN-ITR-3.1.f"),
)  # fmt: skip
def change_with_notice_and_at_once(company: Company, context: Context) -> Iterator[FactHit]:
    """Changes that are announced some time before do not apply at once, nor at any time.

    A notice is a time in which the old text holds. “Effective on posting” or “at any time” takes that time away.
    """
    notice, effect = at(company, "changes.notice"), ids(at(company, "changes.effective"))
    if notice and effect & _ON_POSTING:
        yield against(
            company, "changes.effective", f"changes.effective is {min(effect)}, but changes.notice is {notice}",
            "Say on_notice_end.",
        )  # fmt: skip
    if notice and at(company, "changes.discretion"):
        yield against(
            company, "changes.discretion",
            f"changes.discretion (“at any time”) is true, but changes.notice is {notice}",
            "Say discretion: false.",
        )  # fmt: skip


@fact_rule(
    "C062", "silence-counts-and-does-not", Severity.ERROR,
    good="terms: {deemed_acceptance: false}\nchanges: {effective: on_acceptance}",
    bad="terms: {deemed_acceptance: ⟦true⟧}\nchanges: {effective: on_acceptance}",
    provisions=("IN-DPDP-A6.1", "IN-DARK-SAAS"),
)  # fmt: skip
def silence_counts(company: Company, context: Context) -> Iterator[FactHit]:
    """Going on to use a service is no acceptance where changes need acceptance, notice or consent.

    The page that asks for an act of acceptance, or gives a way out, is contradicted by the one that takes silence for
    it; consumers' law and the DPDP Act side with the first.
    """
    if not at(company, "terms.deemed_acceptance"):
        return
    effect = ids(at(company, "changes.effective")) & {"on_acceptance", "on_notice_end"}
    proof = f"changes.effective is {min(effect)}" if effect else None
    if proof is None and at(company, "changes.new_purpose_consent"):
        proof = "changes.new_purpose_consent is true"
    if proof:
        yield against(
            company, "terms.deemed_acceptance", f"terms.deemed_acceptance is true, but {proof}",
            "Say deemed_acceptance: false.",
        )  # fmt: skip


_OWN_PAGES = frozenset({"this_page", "website_notice", "home_page", "other_places", "blog"})


@fact_rule(
    "C063", "told-by-nobody", Severity.ERROR,
    good="changes: {effective: posted_and_notified, channels: [this_page, registered_email]}",
    bad="changes: {effective: posted_and_notified, channels: ⟦[this_page]⟧}",
    provisions=("IN-ITR-3.1.f", "EU-DSA-14.2"),
)  # fmt: skip
def told_by_nobody(company: Company, context: Context) -> Iterator[FactHit]:
    """A change that takes effect when people are told reaches them by more than the page itself.

    Posting is not telling. Without e-mail or a notice in the account, nobody is notified and nothing takes effect.
    """
    channels = ids(at(company, "changes.channels")) | ids(at(company, "changes.material_channels"))
    waits = ids(at(company, "changes.effective")) & {"posted_and_notified"}
    if waits and channels and channels <= _OWN_PAGES:
        yield against(
            company, "changes.channels", "changes.channels names only pages of the site, but changes.effective is "
            "posted_and_notified", "Add a channel that reaches people, such as registered_email.",
        )  # fmt: skip


_PAGES = (
    "privacy", "dpdp_notice", "terms", "aup", "refunds", "sla", "cookies", "subprocessors", "switching", "grievance",
)  # fmt: skip
_FIRST = regex(r"0*1(?:\.0+)?")


@fact_rule(
    "C064", "in-force-before-its-notice", Severity.ERROR,
    good="documents: {terms: {effective_date: 2026-12-01, last_updated: 2026-11-01}}\nchanges: {notice: 30 days}",
    bad="documents: {terms: {effective_date: ⟦2026-11-05⟧, last_updated: 2026-11-01}}\nchanges: {notice: 30 days}",
    provisions=("EU-DSA-14.2", "IN-ITR-3.1.f"),
)  # fmt: skip
def in_force_before_its_notice(company: Company, context: Context) -> Iterator[FactHit]:
    """A new text applies no earlier than the notice that the company promises.

    The page that promises thirty days is the first to break the promise when its own dates lie four days apart.
    """
    notice = at(company, "changes.notice")
    for name in _PAGES if notice else ():
        page = at(company, f"documents.{name}")
        start, changed = (page.effective_date, page.last_updated) if page else (None, None)
        if not start or not changed or not start.day or not changed.day or _FIRST.fullmatch(page.version or ""):
            continue
        days = (start.first_day() - changed.first_day()).days
        if 0 <= days < notice.shortest_days():
            yield against(
                company, f"documents.{name}.effective_date",
                f"documents.{name}.effective_date is {start}, {days} days after last_updated, but changes.notice is "
                f"{notice}",
                "Let the text apply when the notice has run.",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    change_with_notice_and_at_once,
    silence_counts,
    told_by_nobody,
    in_force_before_its_notice,
)
