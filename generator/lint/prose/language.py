"""Rules P6xx: plain language."""

from __future__ import annotations

from generator.lint.prose import language_contract, language_length, language_words
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (*language_contract.RULES, *language_length.RULES, *language_words.RULES)
