"""Every rule by its own examples: the bad one is caught at its place, and no rule says a word about a good one."""

from __future__ import annotations

import re

import pytest

from generator.findings import Severity
from generator.lint.registry import all_rules, rules
from generator.lint.rule import Rule, Scope
from tests.conftest import ROOT
from tests.rule_examples import PARTED, findings, unmark

CHECKED = [rule for rule in all_rules() if rule.check is not None]
BAD = [(rule, example) for rule in CHECKED for example in rule.bad]
GOOD = [(rule, example) for rule in CHECKED for example in rule.good]


def _name(value: object) -> str:
    return value.code if isinstance(value, Rule) else re.sub(r"\W+", "-", str(value))[:40]


@pytest.mark.parametrize(("rule", "example"), BAD, ids=_name)
def test_the_bad_example_is_caught_where_it_is_marked(rule: Rule, example: str) -> None:
    text, marked = unmark(example)
    spans = marked
    found = [f for f in findings(rule.scope, text) if f.rule == rule.code]
    if rule.scope is Scope.SET:  # places count within each document
        spans = [span for part in example.split(PARTED) for span in unmark(part)[1]]
    assert [f.span for f in found] == spans, [str(f) for f in found]


@pytest.mark.parametrize(("rule", "example"), GOOD, ids=_name)
def test_no_rule_fires_on_a_good_example(rule: Rule, example: str) -> None:
    # Rules of plain language are opinions about style: a short example is judged by its own family only.
    said = [f for f in findings(rule.scope, example) if f.rule == rule.code or not f.rule.startswith("P6")]
    assert [str(f) for f in said] == []


def test_every_rule_is_documented_and_has_examples() -> None:
    poor = [r.code for r in CHECKED if not (r.title.endswith(".") and r.why and r.good and r.bad)]
    unmarked = [r.code for r in CHECKED for example in r.bad if not unmark(example)[1]]
    assert (poor, unmarked) == ([], [])


def test_codes_and_names_are_unique_and_well_formed() -> None:
    every = all_rules()
    assert len({r.code for r in every}) == len({r.name for r in every}) == len(every)
    assert [r.code for r in every if not re.fullmatch(r"[A-Z]\d{3}", r.code)] == []
    assert [r.name for r in every if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", r.name)] == []


def test_rules_of_plain_language_only_inform() -> None:
    assert {r.severity for r in rules(Scope.PROSE) if r.code.startswith("P6")} <= {Severity.INFO}


def test_every_code_that_the_program_can_tell_is_a_rule() -> None:
    """`legalsite explain` must know whatever a user can see."""
    known = {rule.code: rule.name for rule in all_rules()}
    sources = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.py"))]
    told = dict(re.findall(r'"([BFKTY][0-9]{3})"[,:]\s+"([a-z0-9-]+)"', "\n".join(sources)))
    assert {"F008", "B001", "T004", "Y056", "K001", "F011"} <= set(told)
    assert {code: name for code, name in told.items() if known.get(code) != name} == {}


def test_rules_that_readers_tell_have_pages() -> None:
    assert [r.code for r in rules(Scope.READING) if not (r.title.endswith(".") and r.why.endswith("."))] == []
