"""Conditions of laws: three answers, errors with their place, and what the facts say at a path."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.facts.load import Company
from generator.laws.asked import field_of, look, look_at_any, steps
from generator.laws.asker import Asker, circular
from generator.laws.logic import Answer, ConditionError, Parsed
from generator.laws.logic import parse as condition
from tests.conftest import parse

THREE = (True, False, None)
PAIRS = tuple(product(THREE, THREE))


def _and(a: bool | None, b: bool | None) -> bool | None:
    return False if a is False or b is False else None if a is None or b is None else True


def _answer(holds: bool | None, name: str) -> Answer:
    return Answer(holds, () if holds is None else (f"{name} said",), (name,) if holds is None else ())


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_and_or_and_not_follow_kleene(a: bool | None, b: bool | None) -> None:
    left, right = _answer(a, "a"), _answer(b, "b")
    assert (left & right).holds is _and(a, b)
    negated = _and(*(None if x is None else not x for x in (a, b)))
    assert (left | right).holds is (None if negated is None else not negated)
    assert (~left).holds is (None if a is None else not a)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_an_unknown_answer_asks_and_a_known_one_says_why(a: bool | None, b: bool | None) -> None:
    for answer in (_answer(a, "a") & _answer(b, "b"), _answer(a, "a") | _answer(b, "b")):
        assert bool(answer.ask) == (answer.holds is None)
        assert bool(answer.because) == (answer.holds is not None)


def test_only_what_decides_is_given_as_the_reason() -> None:
    yes, no = _answer(True, "a"), _answer(False, "b")
    assert (yes & no).because == ("b said",)
    assert (yes | no).because == ("a said",)
    assert (yes & yes).because == ("a said",)


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("", 0, "a name"),
        ("a and", 5, "a name"),
        ("and a", 0, "a name"),
        ("a or or b", 5, "a name"),
        ("not", 3, "a name"),
        ("(a or b", 7, "“)”"),
        ("a b", 2, "“and” or “or”"),
        ("a)", 1, "“and” or “or”"),
        ("a and ?", 6, "found “?”"),
        ("a = ", 2, "found “=”"),
        ("A", 0, "found “A”"),
        ("()", 1, "a name"),
    ],
)
def test_a_condition_of_another_form_is_told_with_its_place(text: str, at: int, word: str) -> None:
    with pytest.raises(ConditionError) as error:
        condition(text)
    assert error.value.at == at
    assert word in str(error.value)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("always", ()),
        ("a and not a", ("a",)),
        ("android or nothing", ("android", "nothing")),
        ("data.categories[].role = processor", ("data.categories[].role=processor",)),
        ("a  and(b)", ("a", "b")),
    ],
)
def test_the_names_of_a_condition_stand_once_and_in_order(text: str, names: tuple[str, ...]) -> None:
    assert condition(text).names == names


NAMES = st.sampled_from(["a", "b.c", "d[].e", "f = x"])


def _printed(tree: object) -> str:
    if isinstance(tree, str):
        return tree
    assert isinstance(tree, tuple)
    if tree[0] == "not":
        return f"not {_printed(tree[1])}"
    return f"({_printed(tree[1])} {tree[0]} {_printed(tree[2])})"


def _computed(tree: object, world: dict[str, bool | None]) -> bool | None:
    if isinstance(tree, str):
        return world[tree.replace(" ", "")]
    assert isinstance(tree, tuple)
    if tree[0] == "not":
        inner = _computed(tree[1], world)
        return None if inner is None else not inner
    a, b = _computed(tree[1], world), _computed(tree[2], world)
    if tree[0] == "and":
        return _and(a, b)
    either = _and(*(None if x is None else not x for x in (a, b)))
    return None if either is None else not either


TREES = st.recursive(
    NAMES,
    lambda inner: st.one_of(st.tuples(st.just("not"), inner), st.tuples(st.sampled_from(["and", "or"]), inner, inner)),
    max_leaves=12,
)
WORLDS = st.sampled_from(
    [dict(zip(("a", "b.c", "d[].e", "f=x"), said, strict=True)) for said in product(THREE, repeat=4)]
)
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine is no failure."""


def _holds(parsed: Parsed, world: dict[str, bool | None]) -> bool | None:
    return parsed(lambda name: _answer(world[name], name)).holds


@calmly
@given(TREES, WORLDS)
def test_what_is_printed_and_read_again_means_the_same(tree: object, world: dict[str, bool | None]) -> None:
    assert _holds(condition(_printed(tree)), world) is _computed(tree, world)


@calmly
@given(TREES, TREES, WORLDS)
def test_de_morgan_holds(left: object, right: object, world: dict[str, bool | None]) -> None:
    a, b = _printed(left), _printed(right)
    assert _holds(condition(f"not ({a} and {b})"), world) is _holds(condition(f"not {a} or not {b}"), world)
    assert _holds(condition(f"not ({a} or {b})"), world) is _holds(condition(f"not {a} and not {b}"), world)


@calmly
@given(TREES, TREES, TREES, WORLDS)
def test_and_binds_closer_than_or(a: object, b: object, c: object, world: dict[str, bool | None]) -> None:
    flat = condition(f"{_printed(a)} or {_printed(b)} and {_printed(c)}")
    assert _holds(flat, world) is _computed(("or", a, ("and", b, c)), world)


@calmly
@given(TREES, WORLDS)
def test_what_is_asked_is_what_is_not_said(tree: object, world: dict[str, bool | None]) -> None:
    answer = condition(_printed(tree))(lambda name: _answer(world[name], name))
    assert all(world[name] is None for name in answer.ask)
    assert bool(answer.ask) == (answer.holds is None)


FACTS = """
status: draft
profile: {targets_in: true, hosting: false}
company: {legal_name: Acme}
grievance:
  resolve: 7 days
  tracks:
    - {kind: content, about: content, resolve: 5 days}
    - {kind: bills, about: consumer}
recipients:
  - {id: bank, name: A Bank}
  - {id: post, kind: {text: couriers}}
  - {id: third}
offices: {none: Everybody works from home.}
"""


@pytest.fixture
def company(library: Library) -> Company:
    made, _ = parse(FACTS, library)
    assert made is not None
    return made


def test_a_path_gives_each_item_under_its_own_path(company: Company) -> None:
    found = look(company, "grievance.tracks[].resolve")
    assert [(at, str(value)) for at, value in found.values] == [("grievance.tracks[0].resolve", "5 days")]
    assert found.missing == ("grievance.tracks[1].resolve",)
    assert not found.complete


def test_a_path_may_take_only_some_items(company: Company) -> None:
    assert look(company, "grievance.tracks[about=content].resolve").complete
    assert look(company, "grievance.tracks[about=consumer].resolve").missing == ("grievance.tracks[1].resolve",)
    assert look(company, "grievance.tracks[about=data].resolve").none


def test_of_several_paths_each_item_needs_one(company: Company) -> None:
    path, found = look_at_any(company, ("recipients[].name", "recipients[].kind"))
    assert path == "recipients[].name"
    assert found.missing == ("recipients[third].name",)
    assert look_at_any(company, ("company.brand", "company.legal_name"))[0] == "company.legal_name"


def test_none_with_its_reason_counts_as_said(company: Company) -> None:
    assert look(company, "offices[].city").complete
    assert look(company, "offices").none


@pytest.mark.parametrize(
    ("text", "holds", "ask"),
    [
        ("profile.targets_in", True, ()),
        ("profile.hosting", False, ()),
        ("profile.targets_in = true", True, ()),
        ("profile.hosting = true", False, ()),
        ("profile.saas", None, ("profile.saas",)),
        ("not profile.saas", None, ("profile.saas",)),
        ("profile.hosting and profile.saas", False, ()),
        ("grievance.tracks[].about = content", True, ()),
        ("grievance.tracks[].about = data", False, ()),
        ("data.categories[].role = processor", None, ("data.categories[].role",)),
        ("offices", False, ()),
        ("offices[].country = IN", False, ()),
        ("company.legal_name", True, ()),
        ("company.brand", None, ("company.brand",)),
        ("always", True, ()),
    ],
)
def test_what_is_not_said_is_unknown_and_never_no(
    company: Company, text: str, holds: bool | None, ask: tuple[str, ...]
) -> None:
    answer = Asker(company, {}).ask(condition(text))
    assert (answer.holds, answer.ask) == (holds, ask)


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("grievance.resolve", True),
        ("grievance.tracks[].resolve", True),
        ("grievance.tracks[about=content].resolve", True),
        ("grievance.tracks", True),
        ("grievance.tracks.resolve", False),
        ("grievance.resolve[]", False),
        ("grievance.tracks[colour=red].resolve", False),
        ("grievance.tracks[", False),
        ("grievance.", False),
        ("", False),
        ("Grievance", False),
    ],
)
def test_a_path_is_a_fact_only_if_the_schema_has_it(path: str, there: bool) -> None:
    assert (field_of(path) is not None) == there
    assert field_of(path) is None or steps(path) is not None


def test_conditions_that_rest_on_themselves_are_found() -> None:
    from generator.laws.asker import Flag

    whens = {"a": "b or c", "b": "c", "c": "b", "d": "profile.hosting"}
    flags = {name: Flag(name, "", condition(text), "", 1) for name, text in whens.items()}
    assert list(circular(flags)) == ["b", "c"]
