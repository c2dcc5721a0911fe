"""Rules P4xx: doubled and broken text."""

from __future__ import annotations

from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
