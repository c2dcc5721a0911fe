"""How rules A are told."""

from __future__ import annotations

from generator.findings import START, Finding, Span
from generator.lint.told_archive import ARCHIVE

_BY_CODE = {rule.code: rule for rule in ARCHIVE}


def problem(
    code: str, message: str, path: str, hint: str, span: Span = START, fact: str | None = None
) -> Finding:  # fmt: skip
    """The finding of the rule A with this code, in its own weight."""
    rule = _BY_CODE[code]
    return Finding(code, rule.name, rule.severity, message, path, span, hint, fact)
