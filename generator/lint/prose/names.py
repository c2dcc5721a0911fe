"""Rules P3xx: names and defined terms."""

from __future__ import annotations

from generator.lint.prose import (
    names_abbreviations,
    names_addresses,
    names_definitions,
    names_drift,
    names_entity,
    names_officer,
    names_others,
    names_quotes,
    names_undefined,
)
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *names_entity.RULES,
    *names_others.RULES,
    *names_addresses.RULES,
    *names_definitions.RULES,
    *names_quotes.RULES,
    *names_undefined.RULES,
    *names_drift.RULES,
    *names_officer.RULES,
    *names_abbreviations.RULES,
)
