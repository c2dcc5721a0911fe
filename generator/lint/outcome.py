"""What came of a run: findings, what was waived or already known, and what was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from generator.findings import Finding, Severity, sort_key

_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}
_AROUND = 60
"""Characters on both sides of a finding that make its fingerprint: a line of prose may be a whole paragraph."""


class Waived(NamedTuple):
    """A finding that a waiver allows."""

    finding: Finding
    reason: str


class FileResult(NamedTuple):
    """What one file gave."""

    path: str
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


class Outcome(NamedTuple):
    """What a run gave. `known` are findings that the baseline holds; `files` were read, in order of their names."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    known: tuple[Finding, ...]
    files: tuple[str, ...]

    def count(self, severity: Severity) -> int:
        """How many findings have this weight."""
        return sum(finding.severity is severity for finding in self.findings)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this weight or a higher one."""
        return tuple(f for f in self.findings if _WEIGHT[f.severity] <= _WEIGHT[severity])


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in order of report, each once."""
    by_path: dict[str, list[Finding]] = {}  # path by path: the keys of a whole run would take more memory than it
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    return tuple(chain.from_iterable(_in_file(found) for _, found in sorted(by_path.items())))


def _in_file(findings: list[Finding]) -> list[Finding]:
    by_key = {sort_key(finding): finding for finding in findings}
    if len(by_key) == len(findings):  # then no two are equal, and the keys are quicker to compare
        return [by_key[key] for key in sorted(by_key)]
    return sorted(dict.fromkeys(findings), key=sort_key)


_finding: Callable[[tuple[Any, ...]], Finding] = partial(tuple.__new__, Finding)
"""As `Finding._make`, which takes longer."""


class SameWords:
    """Makes results share what they say: in a thousand files most findings have the same words and places.

    Results come from other processes and from the memory of earlier runs with words of their own each.
    """

    MOST = 50_000
    """Words and places that are remembered; then all are forgotten, and begun anew."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def share(self, result: FileResult) -> FileResult:
        """An equal result, made of what earlier ones are made of."""
        if len(self._known) > self.MOST:
            self._known.clear()
        findings = tuple([self._shared(finding) for finding in result.findings])
        waived = tuple([Waived(self._shared(one.finding), self._one(one.reason)) for one in result.waived])
        return FileResult(self._one(result.path), findings, waived)

    def _shared(self, finding: Finding) -> Finding:
        one = self._known.setdefault
        rule, name, severity, message, path, span, hint, fact, provisions, fix, excerpt = finding
        return _finding((
            one(rule, rule), one(name, name), severity, one(message, message), one(path, path), one(span, span),
            one(hint, hint), one(fact, fact), one(provisions, provisions), one(fix, fix), one(excerpt, excerpt),
        ))  # fmt: skip

    def _one(self, words: str) -> str:
        return str(self._known.setdefault(words, words))


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """A name for each finding that survives edits elsewhere in the file: never made from line numbers.

    Of rule, path, and the fact path or the words around the finding; equal ones are told apart by their order.
    """
    import hashlib

    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        base = "\0".join((finding.rule, finding.path, finding.fact or _words(finding)))
        seen[base] += 1
        made.append(hashlib.sha256(f"{base}\0{seen[base]}".encode()).hexdigest()[:16])
    return tuple(made)


def _words(finding: Finding) -> str:
    start = finding.span.column - 1
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(finding.excerpt)
    around = finding.excerpt[max(0, start - _AROUND) : end + _AROUND]
    return re.sub(r"\W+", " ", around).strip().casefold()
