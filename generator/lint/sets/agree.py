"""Rules C5xx: documents that contradict each other."""

from __future__ import annotations

from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
