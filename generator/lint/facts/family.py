"""All rules about the facts of one company."""

from __future__ import annotations

from generator.lint.facts import agree, entries, service, stale, wording
from generator.lint.facts.building import BEFORE_A_BUILD
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *BEFORE_A_BUILD,
    *stale.RULES,
    *entries.RULES,
    *wording.RULES,
    *service.RULES,
    *agree.RULES,
)
