"""All rules, by scope. A family is imported when it is needed: a check of one fact file loads no rule about prose."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final

from generator.lint.rule import Rule, Scope

_FAMILIES: Final = {
    Scope.FACTS: "generator.lint.facts.family",
    Scope.PROSE: "generator.lint.prose",
    Scope.SET: "generator.lint.sets",
    Scope.READING: "generator.lint.told",
}
"""The module that holds the rules of a scope, under the name RULES."""


@cache
def rules(scope: Scope) -> tuple[Rule, ...]:
    """The rules of one scope, in order of their codes."""
    return tuple(sorted(import_module(_FAMILIES[scope]).RULES, key=lambda rule: rule.code))


def all_rules() -> tuple[Rule, ...]:
    """Every rule, in order of their codes."""
    return tuple(sorted((rule for scope in Scope for rule in rules(scope)), key=lambda rule: rule.code))


def known_rules() -> Mapping[str, str]:
    """Code -> name of every rule."""
    return {rule.code: rule.name for rule in all_rules()}
