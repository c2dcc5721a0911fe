"""Findings as annotations of GitHub Actions, with the whole report beside them.

GitHub shows ten errors and ten warnings a step, so errors come first and the report says how many are not shown. Where
`GITHUB_STEP_SUMMARY` names a file, the full table is added to it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome
from generator.report import markdown, text

SHOWN = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """Annotations, errors first, then the text report."""
    lines = annotated(outcome.at_least(shown))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.writelines(markdown.write(outcome, shown))
    yield "".join(f"{line}\n" for line in (*lines, ""))
    yield inert("".join(text.write(outcome, shown)))


def annotated(findings: Sequence[Finding]) -> list[str]:
    """One line a finding, errors first, and one that says how many GitHub will not show."""
    lines = [_annotation(f) for severity in Severity for f in findings if f.severity is severity]
    hidden = sum(max(0, sum(f.severity is s for f in findings) - SHOWN) for s in Severity)
    if hidden:
        lines.append(f"{hidden} of these findings are more than GitHub shows as annotations; all of them follow.")
    return lines


def inert(words: str) -> str:
    """The text, of which GitHub runs no line as a command: it holds what anybody wrote into a pull request.

    The word that makes GitHub listen again is a digest of the text, which no text can hold of itself.
    """
    token = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return f"::stop-commands::{token}\n{words}\n::{token}::\n"


def _annotation(finding: Finding) -> str:
    span = finding.span
    place = f"file={_property(finding.path)},line={span.line},endLine={span.end_line}"
    if span.line == span.end_line:
        place += f",col={span.column},endColumn={max(span.column, span.end_column)}"
    title = _property(f"{finding.rule} {finding.name}")
    message = _message(f"{finding.message} {finding.hint}".strip())
    return f"::{_COMMANDS[finding.severity]} title={title},{place}::{message}"


def _message(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _message(words).replace(":", "%3A").replace(",", "%2C")
