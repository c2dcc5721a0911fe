"""Findings as SARIF 2.1.0, as GitHub code scanning takes it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator.findings import Finding, Severity
from generator.lint.describe import markdown_page, plain_page
from generator.lint.outcome import Outcome, fingerprints
from generator.lint.registry import all_rules
from generator.lint.rule import Rule

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
HOME = "https://pypi.org/project/legalsite/"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """One run with the rules that said something; waived findings are there with their reason as suppressions."""
    findings = outcome.at_least(shown)
    waived = [w.finding for w in outcome.waived]
    codes = sorted({f.rule for f in (*findings, *waived)})
    known = {rule.code: rule for rule in all_rules()}
    results = _results(findings, codes)
    for result, one in zip(_results(waived, codes), outcome.waived, strict=True):
        results.append({**result, "suppressions": [{"kind": "inSource", "justification": one.reason}]})
    names = {f.rule: f.name for f in (*findings, *waived)}
    driver = {
        "name": "legalsite",
        "version": version("legalsite"),
        "informationUri": HOME,
        "rules": [_rule(code, names[code], known.get(code)) for code in codes],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    yield json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": code, "name": name, "shortDescription": {"text": name}}
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": plain_page(rule), "markdown": markdown_page(rule)},
        "helpUri": HOME,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["legal", rule.scope.value]},
    }


def _results(findings: Sequence[Finding], codes: Sequence[str]) -> list[dict[str, Any]]:
    prints = fingerprints(findings)
    return [_result(f, codes.index(f.rule), p) for f, p in zip(findings, prints, strict=True)]


def _result(finding: Finding, index: int, fingerprint: str) -> dict[str, Any]:
    span = finding.span
    text = f"{finding.message} {finding.hint}".strip()
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    location = {"artifactLocation": {"uri": quote(PurePath(finding.path).as_posix())}, "region": region}
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"legalsite/v1": fingerprint},
        "properties": {"fact": finding.fact, "provisions": list(finding.provisions)},
    }
