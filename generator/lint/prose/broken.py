"""Rules P4xx: doubled and broken text."""

from __future__ import annotations

from generator.lint.prose import (
    broken_begin,
    broken_double,
    broken_end,
    broken_markup,
    broken_pairs,
    broken_repeat,
    broken_signs,
    broken_spelling,
    broken_tables,
    broken_words,
)
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *broken_repeat.RULES,
    *broken_double.RULES,
    *broken_end.RULES,
    *broken_begin.RULES,
    *broken_signs.RULES,
    *broken_pairs.RULES,
    *broken_markup.RULES,
    *broken_tables.RULES,
    *broken_spelling.RULES,
    *broken_words.RULES,
)
