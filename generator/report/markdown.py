"""Findings as a Markdown table, for a comment or a summary."""

from __future__ import annotations

import re

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome
from generator.report.text import summary

_SIGN = re.compile(r"([\\`*_{}\[\]<>|#~])")


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> str:
    """The summary, then one row a finding."""
    lines = [f"**legalsite lint:** {summary(outcome, shown)}", ""]
    findings = outcome.at_least(shown)
    if findings:
        lines += ["| | rule | place | what is wrong and how to mend it |", "|---|---|---|---|"]
        lines += [_row(finding) for finding in findings]
        lines.append("")
    return "\n".join(lines)


def _row(finding: Finding) -> str:
    place = f"`{finding.path}:{finding.span.line}`".replace("|", "\\|")
    words = _SIGN.sub(r"\\\1", f"{finding.message} {finding.hint}".strip().replace("\n", " "))
    return f"| {finding.severity.value} | {finding.rule} {finding.name} | {place} | {words} |"
