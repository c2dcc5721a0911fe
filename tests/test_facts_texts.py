"""The texts of a company are gathered and looked through once: what is found so is what a look at each would find."""

from __future__ import annotations

import re
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.facts.leaves import Fact, leaves
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.facts.terms import Term
from generator.findings import Finding, sort_key
from generator.lint.context import Context
from generator.lint.facts import survey as survey_module
from generator.lint.facts.family import RULES
from generator.lint.facts.survey import SORTED, is_text, survey
from generator.lint.facts.texts import OnceAText, Texts
from generator.lint.run import check_company
from tests.conftest import COMPANIES, load
from tests.facts import leaves as leaves_of
from tests.facts import thinned, with_value

ON = date(2026, 11, 26)


@given(st.lists(st.text(alphabet="fob İ.", max_size=12), max_size=6))
def test_a_pattern_is_found_near_its_stretch_as_in_the_whole_text(values: list[str]) -> None:
    texts = Texts.of([Fact(str(n), value, FactFile, "status") for n, value in enumerate(values)])
    pattern = re.compile(r"\bfoo ?b\b|^foo$", re.IGNORECASE | re.MULTILINE)
    whole = [(fact, match.span()) for fact, match in texts.find(pattern)]
    assert [(fact, match.span()) for fact, match in texts.find_near("foo", pattern)] == whole


@pytest.fixture(scope="module")
def companies(library: Library) -> list[Company]:
    """The companies of this repository, whole and changed: facts taken out, and texts with something wrong in them."""
    chance = Random(5)
    whole = [load(name, library) for name in COMPANIES]
    changed = [thinned(chance.choice(whole), chance, number) for number in range(30)]
    return whole + [_marred(one, chance) for one in changed]


def _marred(one: Company, chance: Random) -> Company:
    ends = (
        ",",
        " (unless",
        " etc.",
        " the the",
        " xxx",
        " ISO/IEC 27001:2013",
        ")",
        " , and so on",
        "..",
        " İ TODO ask",
    )
    texts = [steps for steps, value in leaves_of(one.facts) if type(value) is str and " " in value]
    facts = one.facts
    for steps in chance.sample(texts, min(8, len(texts))):
        value = dict(leaves_of(facts))[steps]
        facts = with_value(facts, steps, value + chance.choice(ends))
    return one._replace(facts=facts)


def test_what_is_found_in_a_text_is_found_in_it_among_others(
    companies: list[Company], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = Context(ON, vocabularies=library.vocabularies)

    def found(one: Company, forget: bool) -> list[Finding]:
        survey_module._recent.clear()
        if forget:
            OnceAText._known.clear()
        return sorted(check_company(one, RULES, context), key=sort_key)

    fresh = [found(one, True) for one in companies]
    seen = {finding.rule for findings_ in fresh for finding in findings_}
    assert {"F007", "F061", "F080", "F082"} <= seen
    assert [found(one, False) for one in companies[::-1]] == fresh[::-1]
    texts = {text for one in companies for text in survey(one).texts.values}
    assert texts <= set(OnceAText._known)
    monkeypatch.setattr(OnceAText, "MOST", 2000)
    assert [found(one, False) for one in companies] == fresh
    assert set(OnceAText._known) < texts


def test_a_function_that_comes_later_is_asked_of_texts_that_are_known() -> None:
    texts = Texts.of([Fact(str(n), value, FactFile, "status") for n, value in enumerate(["a b", "c", "a b"])])
    assert texts.known() == []
    later = OnceAText(lambda texts: ((fact, "seen") for fact in texts if fact.value == "a b"))
    try:
        for again in (texts, Texts(texts.values, texts.places)):
            assert [(fact.path, what) for fact, what in later(again)] == [("0", "seen"), ("2", "seen")]
    finally:
        OnceAText._every.remove(later)
        OnceAText._known.clear()


def test_a_survey_holds_every_text_and_list_under_its_path(companies: list[Company]) -> None:
    for one in companies:
        every = leaves(one.facts)
        words = [f for f in every if type(f.value) is str and is_text(f.group, f.name)]
        terms = [Fact(f"{f.path}.text", f.value.text, f.group, f.name) for f in every if isinstance(f.value, Term)]
        held = survey(one)
        assert list(held.texts) == [*words, *[f for f in terms if f.value]]
        in_lists = [(f"{items.path}[{n}]", value) for items in held.lists for n, value in enumerate(items.values)]
        assert in_lists == [(f.path, f.value) for f in every if f.path.endswith("]")]
        for kind in SORTED:
            assert list(held.of(kind)) == [f for f in every if type(f.value) is kind]
        open_ended = [f.path for f in every if f.value is True and f.name == "open_ended"]
        assert list(held.yes("open_ended")) == open_ended
