"""Findings as a Markdown table, for a comment or a summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome
from generator.report.text import summary

_SIGN = re.compile(r"([\\`*_{}\[\]<>|#~])")


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """The summary, then one row a finding."""
    yield f"**legalsite lint:** {summary(outcome, shown)}\n"
    findings = outcome.at_least(shown)
    if findings:
        yield "\n| | rule | place | what is wrong and how to mend it |\n|---|---|---|---|\n"
    for finding in findings:
        yield f"{_row(finding)}\n"


def _row(finding: Finding) -> str:
    place = f"`{finding.path}:{finding.span.line}`".replace("|", "\\|")
    words = _SIGN.sub(r"\\\1", f"{finding.message} {finding.hint}".strip().replace("\n", " "))
    return f"| {finding.severity.value} | {finding.rule} {finding.name} | {place} | {words} |"
