"""Rules C101 to C199: documents that contradict each other or themselves."""

from __future__ import annotations

from generator.lint.rule import Rule
from generator.lint.sets import changes, cookies, law, numbers, parties, promises, terms

RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *law.RULES,
    *parties.RULES,
    *promises.RULES,
    *cookies.RULES,
    *changes.RULES,
    *terms.RULES,
)
