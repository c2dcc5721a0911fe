"""Findings one a line: `path:line:column: severity: message [code name] hint`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.outcome import Outcome
from generator.report.text import summary


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """A line for each finding, then the summary."""
    for finding in outcome.at_least(shown):
        yield f"{finding}\n"
    yield summary(outcome, shown) + "\n"
