"""A fact file that is read at once is the fact file that is read in the long way: its facts, its gaps, its places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts import load
from generator.facts.at_once import Reader
from generator.facts.gaps import Gaps
from generator.facts.load import parse_company
from generator.lines import read_lines
from generator.tree import SourceFile
from tests.test_blocks import LINES, TEXTS, VOCABULARIES, all_of, edited, edits

VALUES = (
    "", "~", "TBD", "[insert name]", '" "', "x", "1", "1.5", "true", "IN", "2026-12-01", "30 days", "a@b.example", "99.9%",
    "https://a.example", "[]", "[x]", "[TBD]", "[1, x]", "[{text: own}]", "[{text: TBD}]", "[[x]]", "{}", "{text: own words}",
    "{text: TBD}", "{none: we have none}", "{none: }", "{none: [a]}", "{unsettled: [a, b]}", "{unsettled: [TBD, 30 days]}",
    "{unsettled: a}", "{unsettled: []}", "{id: x, label: TBD}", "[{id: x, label: TBD}]", "[{none: x}]", "[{unsettled: [a, b]}]",
    "[{id: TBD, label: {none: x}}]", "[{unsettled: {none: x}}]", "{name: {unsettled: [a, b]}, email: TBD}", "{x: y}", "[{x: y}]",
    "{name: x, phone: TBD}", "{city: {unsettled: [a, b]}}", "[{city: {unsettled: [a, b]}}]",
)  # fmt: skip


def agree(text: str) -> bool:
    """Whether the text was read at once; whatever way it was read, the long way must say the same."""
    source = SourceFile("facts/acme.yml", text)
    company, problems = parse_company("acme", source, VOCABULARIES)
    data = read_lines(source.text)
    at_once = data is not None and load._at_once("acme", source, data, VOCABULARIES) is not None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(load, "read_lines", lambda _: None)
        long, findings = parse_company("acme", source, VOCABULARIES)
    assert problems == findings
    assert all_of(company) == all_of(long)
    return at_once


@pytest.mark.parametrize("name", TEXTS)
def test_the_companies_of_this_repository_are_read_at_once(name: str) -> None:
    assert agree(TEXTS[name])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), edits)
def test_an_edited_file_is_the_same(name: str, changes: list[tuple[str, int]]) -> None:
    agree(edited(TEXTS[name], changes))


@pytest.mark.parametrize("name", ["utrack", "example"])
def test_any_value_at_any_key_is_the_same(name: str) -> None:
    lines = TEXTS[name].split("\n")
    keys = [n for n, line in enumerate(lines) if line.partition(": ")[2]]
    read = 0
    for index, value in enumerate(VALUES * 2):
        at = keys[index * 37 % len(keys)]
        read += agree("\n".join([*lines[:at], f"{lines[at].partition(': ')[0]}: {value}", *lines[at + 1 :]]))
    assert 10 < read < len(VALUES) * 2 - 10


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "key", ["offices", "company", "recipients", "dpo", "data", "law", "locale", "status", "profile", "nothing"]
)
def test_any_value_of_a_group_is_the_same(key: str, value: str) -> None:
    agree(f"{key}: {value}\nmarketing: {{opt_in: TBD}}\n")
    agree(f"status: draft\n{key}:\n  x: {value}\n")
    agree(f"{key}:\n  - {value}\n  - id: x\n")


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize(
    "path",
    [
        "company.legal_name", "company.aliases", "company.business", "data.subjects", "data.categories", "dpo.name", "law.courts",
        "profile.hosting", "billing.refund", "terms.termination", "offices.country", "offices.lines", "sla.uptime", "scope.purposes",
    ],
)  # fmt: skip
def test_any_value_of_a_fact_is_the_same(path: str, value: str) -> None:
    group, _, name = path.partition(".")
    item = "- id: x\n    " if group == "offices" else ""
    agree(f"law:\n  governing: IN\n{group}:\n  {item}{name}: {value}\nstatus: draft\n")


def test_facts_stand_in_the_order_in_which_they_are_declared() -> None:
    assert agree("law:\n  courts: Mumbai\n  governing: India\nstatus: draft\ncompany:\n  brand: A\n  legal_name: B\n")


def test_texts_are_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(VOCABULARIES)
    for number in range(300):
        data = read_lines(f"company:\n  legal_name: A{number}\n  brand: TBD\n")
        assert data is not None
        assert reader.read(data, Gaps()) is not None
    assert reader.remembered == 301
    reader.forget()
    assert reader.remembered == 0
    assert not any(reader._texts.values())


def test_lines_that_are_odd_are_read_in_the_long_way() -> None:
    assert not any(
        agree(f"status: draft\n{line}\n") for line in LINES if line in ("\tq: 1", "x: &a 1", "? a", "sla: [")
    )
