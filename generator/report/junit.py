"""Findings as JUnit XML: a suite for each file; a clean file has one passing test."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> str:
    """Names of test cases are unique: the rule and its place."""
    findings = outcome.at_least(shown)
    paths = sorted({*outcome.files, *(f.path for f in findings)})
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    cases = max(len(findings), 0) + sum(not any(f.path == path for f in findings) for path in paths)
    lines.append(f'<testsuites name="legalsite" tests="{cases}" failures="{len(findings)}">')
    for path in paths:
        own = [f for f in findings if f.path == path]
        lines.append(f' <testsuite name={_attribute(path)} tests="{max(1, len(own))}" failures="{len(own)}">')
        if not own:
            lines.append(f'  <testcase name="no findings" classname={_attribute(path)}/>')
        seen: dict[str, int] = {}
        for finding in own:
            lines += _case(finding, seen)
        lines.append(" </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _case(finding: Finding, seen: dict[str, int]) -> list[str]:
    name = f"{finding.rule} {finding.name} {finding.span.line}:{finding.span.column}"
    seen[name] = seen.get(name, 0) + 1
    if seen[name] > 1:
        name += f" ({seen[name]})"
    body = f"{finding.path}:{finding.span.line}:{finding.span.column}: {finding.message}\n{finding.hint}".strip()
    return [
        f"  <testcase name={_attribute(name)} classname={_attribute(finding.path)}>",
        f"   <failure type={_attribute(finding.severity.value)} message={_attribute(finding.message)}>"
        f"{escape(_FORBIDDEN.sub('?', body))}</failure>",
        "  </testcase>",
    ]


def _attribute(words: str) -> str:
    return quoteattr(_FORBIDDEN.sub("?", words))
