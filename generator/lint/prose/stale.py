"""Rules P5xx: what is out of date."""

from __future__ import annotations

from generator.lint.prose import stale_dates, stale_law, stale_products
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (*stale_law.RULES, *stale_products.RULES, *stale_dates.RULES)
