"""Waivers: a comment that allows a finding, with its reason.

`# legalsite: allow F007 -- reason` in a fact file, `<!-- legalsite: allow P301 -- reason -->` in Markdown or HTML. It
holds for the line on which it stands and for what follows it: the next line of a fact file, the next paragraph of a
document. `allow-file` in place of `allow` holds for the whole file. The reason is compulsory. Rules are named by code
(`F007`), by name (`placeholder-value`) or by the beginning of codes (`P6`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from generator.findings import Finding, Severity, Span

MARK = "legalsite:"
_WAIVER = re.compile(r"legalsite:\s*(allow-file|allow)\b\s*([A-Za-z0-9 ,_-]*?)\s*(?:--+\s*(.*?))?\s*$", re.DOTALL)


class Waiver(NamedTuple):
    """Allows findings of `rules` from line `line` to line `last`; line 0 is the whole file."""

    rules: tuple[str, ...]
    line: int
    reason: str
    last: int = 0
    at: int = 1
    """The line on which the comment stands."""

    def covers(self, finding: Finding) -> bool:
        """True where the waiver allows this finding."""
        named = self.names(finding.rule, finding.name)
        return named and (self.line == 0 or self.line <= finding.span.line <= max(self.last, self.line + 1))

    def names(self, code: str, name: str) -> bool:
        """True where the waiver is about the rule of this code and name."""
        return any(chosen == name or code.startswith(chosen.upper()) for chosen in self.rules)


def read(comments: Iterable[tuple[int, str]], path: str) -> tuple[tuple[Waiver, ...], list[Finding]]:
    """The waivers among comments (line and text of each), and a finding for each that names no rule or no reason."""
    waivers: list[Waiver] = []
    problems: list[Finding] = []
    for line, text in comments:
        found = _WAIVER.search(text) if MARK in text else None
        if found is None:
            continue
        rules = tuple(found[2].replace(",", " ").split())
        reason = " ".join((found[3] or "").split())
        if rules and reason:
            whole = found[1] == "allow-file"
            waivers.append(Waiver(rules, 0 if whole else line, reason, at=line))
            continue
        message = f"expected a rule and a reason in the waiver, but found “{' '.join(text.strip('# ').split())}”"
        hint = "Write “legalsite: allow F007 -- why this is right here”."
        where = Span(line, 1, line, 1)
        problems.append(Finding("F010", "waiver-without-reason", Severity.ERROR, message, path, where, hint))
    return tuple(waivers), problems
