"""Runs rules over one company, one document or a set of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from generator.findings import START, Finding, Severity
from generator.lint.context import Context
from generator.lint.rule import FactHit, Hit, Rule, SetHit

if TYPE_CHECKING:
    from generator.facts.load import Company
    from generator.prose.document import Document


def check_company(
    company: Company, rules: Iterable[Rule], context: Context, only_errors: bool = False
) -> Iterator[Finding]:
    """The findings of fact rules; of waived ones too, which whoever tells them leaves out."""
    for rule in rules:
        hit: FactHit
        for hit in rule.check(company, context) if rule.check is not None else ():
            severity = hit.severity or rule.severity
            if only_errors and severity is not Severity.ERROR:
                continue
            span = company.span(hit.fact) if hit.fact else START
            yield Finding(
                rule.code, rule.name, severity, hit.message, company.path, span, hit.hint, hit.fact or None,
                hit.provisions or rule.provisions,
            )  # fmt: skip


def check_document(document: Document, rules: Iterable[Rule], context: Context) -> Iterator[Finding]:
    """The findings of prose rules."""
    for rule in rules:
        if rule.needs and not any(map(document.holds, rule.needs)):
            continue
        hit: Hit
        for hit in rule(document, context):
            yield _finding(rule, document, hit)


def check_set(documents: tuple[Document, ...], rules: Iterable[Rule], context: Context) -> Iterator[Finding]:
    """The findings of set rules."""
    for rule in rules:
        hit: SetHit
        for hit in rule(documents, context):
            yield _finding(rule, hit.document, hit.hit)


def _finding(rule: Rule, document: Document, hit: Hit) -> Finding:
    span = document.span(hit.start, hit.end)
    return Finding(
        rule.code, rule.name, rule.severity, hit.message, document.path, span, hit.hint, None,
        hit.provisions or rule.provisions, hit.fix,
    )  # fmt: skip
