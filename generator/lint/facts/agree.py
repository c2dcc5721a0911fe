"""Rules Cxxx: facts that contradict each other."""

from __future__ import annotations

from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
