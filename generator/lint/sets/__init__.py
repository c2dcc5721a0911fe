"""Rules about the documents of one company, held against each other."""

from generator.lint.rule import Rule
from generator.lint.sets import agree

RULES: tuple[Rule, ...] = (*agree.RULES,)
