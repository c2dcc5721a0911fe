"""Rules about the facts of one company."""

from generator.lint.facts import agree, blanks, service
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *blanks.RULES,
    *service.RULES,
    *agree.RULES,
)
