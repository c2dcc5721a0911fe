"""Rules C101 to C199: documents that contradict each other or themselves."""

from __future__ import annotations

from generator.lint.rule import Rule
from generator.lint.sets import changes, cookies, law, numbers, parties, periods, promises, terms

RULES: tuple[Rule, ...] = (
    *periods.RULES,
    *numbers.RULES,
    *law.RULES,
    *parties.RULES,
    *promises.RULES,
    *cookies.RULES,
    *changes.RULES,
    *terms.RULES,
)
