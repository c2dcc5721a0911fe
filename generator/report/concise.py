"""Findings one a line: `path:line:column: severity: message [code name] hint`."""

from __future__ import annotations

from generator.findings import Severity
from generator.lint.outcome import Outcome
from generator.report.text import summary


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> str:
    """A line for each finding, then the summary."""
    lines = [str(finding) for finding in outcome.at_least(shown)]
    return "\n".join([*lines, summary(outcome, shown)]) + "\n"
