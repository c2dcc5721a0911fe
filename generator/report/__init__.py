"""Findings as people and machines read them: each format is a module with one function, imported when asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib import import_module

from generator.findings import Severity
from generator.lint.outcome import Outcome
from generator.report.text import summary

FORMATS = ("text", "concise", "json", "sarif", "github", "junit", "markdown")


def pieces(form: str, outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """The report of a run in one of FORMATS, piece by piece: that of many files can be larger than their findings.

    `shown` is the lowest severity that is printed.
    """
    found: Iterator[str] = import_module(f"generator.report.{form if form != 'json' else 'as_json'}").write(
        outcome, shown, colour
    )
    return found


def write(form: str, outcome: Outcome, shown: Severity, colour: bool = False) -> str:
    """As `pieces`, whole."""
    return "".join(pieces(form, outcome, shown, colour))


def stats(outcome: Outcome) -> str:
    """How many findings each rule has, most first, then the summary."""
    counts = Counter((f.rule, f.name, f.severity.value) for f in outcome.findings)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    lines = [f"{number:6}  {code}  {severity:7}  {name}" for (code, name, severity), number in rows]
    return "\n".join([*lines, summary(outcome, Severity.INFO)]) + "\n"
