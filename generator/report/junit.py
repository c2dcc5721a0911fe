"""Findings as JUnit XML: a suite for each file; a clean file has one passing test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """Names of test cases are unique: the rule and its place."""
    suites: dict[str, list[Finding]] = {path: [] for path in outcome.files}
    for finding in outcome.at_least(shown):
        suites.setdefault(finding.path, []).append(finding)
    failures = sum(map(len, suites.values()))
    cases = failures + sum(not own for own in suites.values())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="legalsite" tests="{cases}" failures="{failures}">\n'
    for path, own in sorted(suites.items()):
        yield "".join(f"{line}\n" for line in _suite(path, own))
    yield "</testsuites>\n"


def _suite(path: str, findings: list[Finding]) -> Iterator[str]:
    yield f' <testsuite name={_attribute(path)} tests="{max(1, len(findings))}" failures="{len(findings)}">'
    if not findings:
        yield f'  <testcase name="no findings" classname={_attribute(path)}/>'
    seen: dict[str, int] = {}
    for finding in findings:
        yield from _case(finding, seen)
    yield " </testsuite>"


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
