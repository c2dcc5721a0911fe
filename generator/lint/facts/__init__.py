"""Rules about the facts of one company."""

from generator.lint.facts import (
    addresses,
    agree,
    blanks,
    contacts,
    dates,
    dummies,
    entries,
    identifiers,
    service,
    stale,
    wording,
)
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

RULES: tuple[Rule, ...] = (
    *BEFORE_A_BUILD,
    *stale.RULES,
    *entries.RULES,
    *wording.RULES,
    *service.RULES,
    *agree.RULES,
)
