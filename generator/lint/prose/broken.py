"""Rules P4xx: doubled and broken text."""

from __future__ import annotations

from generator.lint.prose import broken_end, broken_marks, broken_repeat
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (*broken_repeat.RULES, *broken_end.RULES, *broken_marks.RULES)
