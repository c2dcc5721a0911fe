"""Rules P1xx: unfilled slots."""

from __future__ import annotations

from generator.lint.prose import (
    slots_dummies,
    slots_empty,
    slots_figures,
    slots_labels,
    slots_marks,
    slots_missing,
    slots_subject,
    slots_unfinished,
)
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *slots_labels.RULES,
    *slots_missing.RULES,
    *slots_subject.RULES,
    *slots_empty.RULES,
    *slots_marks.RULES,
    *slots_dummies.RULES,
    *slots_figures.RULES,
    *slots_unfinished.RULES,
)
