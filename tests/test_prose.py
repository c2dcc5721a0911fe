"""The pages read well with any facts: few or many, lists of 0, 1, 2 and 5 items, blanks anywhere."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.facts.base import Facts, said
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.facts.terms import Term
from generator.render.markdown import render
from tests.conftest import load
from tests.prose import BROKEN, broken


def some(value: Any, chance: random.Random, keep: float, library: Library) -> Any:
    """A part of the facts: groups and keys left out or blank, lists of other lengths, yes-or-no turned round."""
    if isinstance(value, Facts):
        kept: dict[str, Any] = {}
        for name, inner in said(value).items():
            if name == "id" or chance.random() < keep:
                kept[name] = some(inner, chance, keep, library)
            elif chance.random() < 0.08:
                kept[name] = None
        return type(value)(**kept)
    if isinstance(value, tuple):
        return _list(value, chance, keep, library)
    if isinstance(value, bool):
        return value if chance.random() < 0.7 else not value
    return value


def _list(value: tuple[Any, ...], chance: random.Random, keep: float, library: Library) -> tuple[Any, ...]:
    size = chance.choice((0, 1, 2, 5, len(value)))
    items = list(value)
    if items and isinstance(items[0], Term) and items[0].id:
        known = [Term(items[0].vocabulary, i) for i in library.vocabularies[items[0].vocabulary]]
        items += [term for term in known if term not in items]
    return tuple(some(item, chance, max(keep, 0.8), library) for item in items[:size])


def _company(library: Library, seed: int, keep: float) -> Company:
    example = load("example", library)
    chance = random.Random(seed)
    facts = some(example.facts, chance, keep, library)
    fixed = {"status": "draft", "locale": example.facts.locale, "company": facts.company or example.facts.company}
    return example._replace(facts=FactFile(**{**said(facts), **fixed}))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), keep=st.sampled_from([0.3, 0.6, 0.8, 0.95]))
def test_any_part_of_the_facts_makes_whole_sentences(library: Library, press: Press, seed: int, keep: float) -> None:
    company = _company(library, seed, keep)
    pages = [render(document) for document in press.documents(company)]
    found = [where for page in pages for what in BROKEN for where in broken(page, what)]
    assert found == []


def test_the_smallest_file_makes_a_page_that_says_what_is_missing(library: Library, press: Press) -> None:
    from tests.conftest import parse

    company, _ = parse("status: draft\ncontacts: {privacy: {email: privacy@acme.in}}", library)
    assert company is not None
    pages = {document.page: render(document).markdown for document in press.documents(company)}
    assert "company.legal_name" in pages["privacy"]
    assert "privacy@acme.in" in pages["privacy"]
