"""Findings as JSON, version 1: the shape is stable, and grows only by new keys."""

from __future__ import annotations

import json
from typing import Any

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome, fingerprints

VERSION = 1


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> str:
    """`{"version": 1, "findings": […], "summary": {…}}`; lines and columns are 1-based and count code points."""
    data = {
        "version": VERSION,
        "findings": records(outcome.at_least(shown)),
        "waived": [
            {**record, "reason": waived.reason}
            for record, waived in zip(records([w.finding for w in outcome.waived]), outcome.waived, strict=True)
        ],
        "summary": {
            "files": len(outcome.files),
            **{f"{s.value}s" if s is not Severity.INFO else "infos": outcome.count(s) for s in Severity},
            "waived": len(outcome.waived),
            "baseline": len(outcome.known),
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def records(findings: Any) -> list[dict[str, Any]]:
    """Findings as plain objects."""
    prints = fingerprints(findings)
    return [_record(finding, print_) for finding, print_ in zip(findings, prints, strict=True)]


def _record(finding: Finding, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "fact": finding.fact,
        "provisions": list(finding.provisions),
        "fix": finding.fix,
        "fingerprint": fingerprint,
    }
