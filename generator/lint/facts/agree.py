"""Rules C001 to C099: facts that contradict each other."""

from __future__ import annotations

from generator.lint.facts import (
    agree_changes,
    agree_consent,
    agree_contract,
    agree_cookies,
    agree_names,
    agree_security,
    agree_sharing,
    agree_times,
    agree_uses,
)
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *agree_names.RULES,
    *agree_times.RULES,
    *agree_sharing.RULES,
    *agree_uses.RULES,
    *agree_security.RULES,
    *agree_consent.RULES,
    *agree_cookies.RULES,
    *agree_contract.RULES,
    *agree_changes.RULES,
)
