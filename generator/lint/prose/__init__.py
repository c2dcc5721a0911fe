"""Rules about one document."""

from generator.lint.prose import broken, language, names, references, slots, stale
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *slots.RULES,
    *references.RULES,
    *names.RULES,
    *broken.RULES,
    *stale.RULES,
    *language.RULES,
)
