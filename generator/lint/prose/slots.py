"""Rules P1xx: unfilled slots."""

from __future__ import annotations

from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
