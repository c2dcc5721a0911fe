"""Waivers: a comment in the fact file that allows a finding, with its reason.

`# legalsite: allow F007 -- reason` stands on the line of the finding or on the line above it;
`# legalsite: allow-file F007 -- reason` holds for the whole file. The reason is compulsory.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.comments import comments
from generator.findings import Finding, Severity, Span
from generator.tree import SourceFile

_WAIVER = re.compile(r"legalsite:\s*(allow|allow-file)\s+([A-Za-z0-9 ,_-]*?)\s*(?:--\s*(.*))?$")


@dataclass(frozen=True, slots=True)
class Waiver:
    """Allows findings of `rules` (codes or names) at `line` and the line after it; line 0 is the whole file."""

    rules: tuple[str, ...]
    line: int
    reason: str

    def covers(self, finding: Finding) -> bool:
        """True where the waiver allows this finding."""
        named = finding.rule in self.rules or finding.name in self.rules
        return named and (self.line == 0 or finding.span.line in (self.line, self.line + 1))


def _comments(source: SourceFile) -> Iterable[tuple[int, str]]:
    """The comments that may be waivers; the file is only read as YAML where one stands behind a value."""
    lines = [(n, text) for n, text in enumerate(source.text.split("\n"), 1) if "legalsite:" in text]
    if all(text.lstrip().startswith("#") for _, text in lines):
        return lines
    return comments(source)


def read_waivers(source: SourceFile) -> tuple[tuple[Waiver, ...], list[Finding]]:
    """The waivers of a file, and a finding for each that gives no rule or no reason."""
    waivers, problems = [], []
    if "legalsite:" not in source.text:
        return (), []
    for line, text in _comments(source):
        found = _WAIVER.search(text)
        if found is None:
            continue
        rules = tuple(found.group(2).replace(",", " ").split())
        reason = (found.group(3) or "").strip()
        if not rules or not reason:
            message = f"expected a rule and a reason in the waiver, but found “{text.strip('# ')}”"
            hint = "Write “# legalsite: allow F007 -- why this is right here”."
            problems.append(
                Finding(
                    "F010", "waiver-without-reason", Severity.ERROR, message, source.path, Span(line, 1, line, 1), hint
                )
            )
            continue
        waivers.append(Waiver(rules, 0 if found.group(1) == "allow-file" else line, reason))
    return tuple(waivers), problems
