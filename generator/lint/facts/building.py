"""The rules that a build runs. They stand apart, so that a build loads no others: start-up time counts."""

from __future__ import annotations

from generator.lint.facts import addresses, blanks, contacts, dates, dummies, identifiers
from generator.lint.rule import Rule

BEFORE_A_BUILD: tuple[Rule, ...] = (
    *blanks.RULES,
    *dummies.RULES,
    *identifiers.RULES,
    *contacts.RULES,
    *addresses.RULES,
    *dates.RULES,
)
"""What a published file must hold before pages are made of it. None of them asks what day it is: the same facts make
the same site on every day."""
