"""Rules P2xx: references and numbering."""

from __future__ import annotations

from generator.lint.prose import (
    references_announced,
    references_links,
    references_numbers,
    references_outside,
    references_sections,
)
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *references_sections.RULES,
    *references_numbers.RULES,
    *references_links.RULES,
    *references_announced.RULES,
    *references_outside.RULES,
)
