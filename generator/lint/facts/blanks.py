"""Rules Fxxx: what is blank, dummy or malformed in a fact file."""

from __future__ import annotations

from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = ()
