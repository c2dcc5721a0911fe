"""Findings as JSON, version 1: the shape is stable, and grows only by new keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome, fingerprints

VERSION = 1


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """`{"version": 1, "findings": […], "summary": {…}}`; lines and columns are 1-based and count code points."""
    summary = {
        "files": len(outcome.files),
        **{f"{s.value}s" if s is not Severity.INFO else "infos": outcome.count(s) for s in Severity},
        "waived": len(outcome.waived),
        "baseline": len(outcome.known),
    }
    waived = records([w.finding for w in outcome.waived])
    yield f'{{\n "version": {VERSION},\n "findings": ['
    yield from _list(records(outcome.at_least(shown)))
    yield '],\n "waived": ['
    yield from _list({**one, "reason": w.reason} for one, w in zip(waived, outcome.waived, strict=True))
    yield f'],\n "summary": {_indented(summary, 1)}\n}}\n'


def records(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """Findings as plain objects."""
    return map(_record, findings, fingerprints(findings))


def _list(objects: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The inside of a list, as `json.dumps` would write it with an indent of one space."""
    before, after = "\n  ", ""
    for one in objects:
        yield before + _indented(one, 2)
        before, after = ",\n  ", "\n "
    yield after


def _indented(one: dict[str, Any], depth: int) -> str:
    return json.dumps(one, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


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
