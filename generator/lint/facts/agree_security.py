"""Rules C018 to C020 and C036: backups, breach, and how safe things are said to be."""

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
    "C018", "backups-outlive-erasure", Severity.ERROR,
    good="retention: {backup_rotation: 30 days}\nsecurity: {backups: {every: 1 day, kept: 30 days}}",
    bad="retention: {backup_rotation: 30 days}\nsecurity: {backups: {every: 1 day, kept: ⟦90 days⟧}}",
    provisions=("EU-DATAACT-25.2.h", "IN-DPDP-A8.7"),
)  # fmt: skip
def backups_outlive_erasure(company: Company, context: Context) -> Iterator[FactHit]:
    """No backup is kept for longer than erased data is said to stay in backups.

    Data that is “gone from backups within 30 days” is not gone while a backup of 90 days still holds it.
    """
    rotation, kept = at(company, "retention.backup_rotation"), at(company, "security.backups.kept")
    if longer(kept, rotation):
        yield against(
            company, "security.backups.kept", f"security.backups.kept is {kept}, but retention.backup_rotation is "
            f"{rotation}", "Say the longer time in both places, or keep backups for less long.",
        )  # fmt: skip


@fact_rule(
    "C019", "recovery-point-without-backup", Severity.ERROR,
    good="sla: {backup: {rpo: 24 hours}}\nsecurity: {backups: {every: 1 day}}",
    bad="sla: {backup: {rpo: ⟦4 hours⟧}}\nsecurity: {backups: {every: 1 day}}",
)  # fmt: skip
def recovery_point_without_backup(company: Company, context: Context) -> Iterator[FactHit]:
    """A recovery point is not younger than the backups that it comes from.

    A daily backup can lose a day of data; a recovery point of four hours promises that it never does.
    """
    point, every = at(company, "sla.backup.rpo"), at(company, "security.backups.every")
    if longer(every, point):
        yield against(
            company, "sla.backup.rpo", f"sla.backup.rpo is {point}, but security.backups.every is {every}",
            "Back up as often as the recovery point asks, or promise less.",
        )  # fmt: skip


@fact_rule(
    "C020", "breach-told-too-late", Severity.ERROR,
    good="breach: {tell_customers: 48 hours}\ndata: {categories: [{id: content, role: processor}]}",
    bad="breach: {tell_customers: ⟦5 days⟧}\ndata: {categories: [{id: content, role: processor}]}",
    provisions=("EU-GDPR-33", "IN-DPDP-R7.2"),
)  # fmt: skip
def breach_told_too_late(company: Company, context: Context) -> Iterator[FactHit]:
    """Customers whose data is processed for them hear of a breach while they can still report it.

    They have 72 hours to tell the authority. A processor that may take as long itself makes that duty impossible.
    """
    told = at(company, "breach.tell_customers")
    held = next((p for p, c in items(company, "data.categories") if ids(c.role) & {"processor"}), None)
    if told and held and told.compare(Duration(72, Unit.HOUR)) != "shorter":
        yield against(
            company, "breach.tell_customers",
            f"breach.tell_customers is {told}, but {held} is data of customers, who have 72 hours themselves",
            "Promise clearly less than 72 hours, such as 24 or 48 hours.",
        )  # fmt: skip


_ABSOLUTE = regex(
    r"\b(?:100 ?(?:%|per ?cent)|(?:fully|completely|totally|absolutely|perfectly|always|entirely) "
    r"(?:safe|secure[ds]?|protect(?:s|ed)?|complian(?:t|ce)|comply)|fully (?:GDPR|DPDP|HIPAA|CCPA)\b|guarantees?\b|"
    r"(?:hack|tamper|leak)[- ]?proof|unbreakable|impenetrable|bullet-?proof|zero[- ]risk|risk[- ]free|no risk|"
    r"never be (?:breached|hacked|stolen|lost)|(?:all|any|every) (?:threats?|attacks?))",
    re.IGNORECASE,
)
_DENIED = regex(r"\b(?:no|not|nobody|never|cannot|without)\b[^.]{0,50}$", re.IGNORECASE)
_CLAIMED = (
    "security.commitment", "security.standard", "security.measures", "security.claims", "security.standards_statement",
    "company.privacy_commitment", "terms.warranty", "verification.method", "documents.privacy.greeting",
)  # fmt: skip


@fact_rule(
    "C036", "absolute-claim-without-guarantee", Severity.ERROR,
    good="security: {no_guarantee: true, claims: [watch our network for attacks day and night]}",
    bad="security: {no_guarantee: true, claims: [⟦keep your data 100 % secure⟧]}",
    provisions=("IN-SPDI-8.1", "IN-DPDP-A8.5", "IN-ECOM-7.3"),
)  # fmt: skip
def absolute_claim(company: Company, context: Context) -> Iterator[FactHit]:
    """Nothing is called absolutely safe where the pages say that nothing is.

    Words such as “fully secure” or “guarantee” are read as a warranty; the sentence that no system is perfectly safe
    takes it back. Together they mislead, and the first is what is quoted after a breach.
    """
    if not at(company, "security.no_guarantee"):
        return
    for path, text in texts(company, *_CLAIMED):
        claim = _claim(text)
        if claim:
            yield against(
                company, path, f"this text claims “{claim}”, but security.no_guarantee is true",
                "State what is done, with dates and figures, instead of how safe it is.",
            )  # fmt: skip


@lru_cache(maxsize=4096)
def _claim(text: str) -> str | None:
    """The words by which a text calls something absolutely safe."""
    found = _ABSOLUTE.search(text)
    return found[0] if found and not _DENIED.search(text[: found.start()]) else None


RULES: tuple[Rule, ...] = (
    backups_outlive_erasure,
    recovery_point_without_backup,
    breach_told_too_late,
    absolute_claim,
)
