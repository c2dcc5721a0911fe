"""All rules, by scope. A family is imported when it is needed: a check of one fact file loads no rule about prose."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from generator.lint.rule import Rule, Scope


@cache
def rules(scope: Scope) -> tuple[Rule, ...]:
    """The rules of one scope, in order of their codes."""
    family = import_module(f"generator.lint.{'told' if scope is Scope.READING else scope.value}")
    return tuple(sorted(family.RULES, key=lambda rule: rule.code))


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of their codes."""
    return tuple(sorted((rule for scope in Scope for rule in rules(scope)), key=lambda rule: rule.code))
