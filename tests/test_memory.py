"""What is remembered between companies changes nothing: a warm press writes what a fresh one writes, byte for byte."""

from __future__ import annotations

import random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.load import Company, parse_company
from generator.findings import UserError
from generator.render.markdown import render
from generator.render.sidecar import facts_json
from generator.tree import SourceFile
from tests.conftest import COMPANIES, ROOT

TEXTS = {name: (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8") for name in COMPANIES}
DATA = {name: yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) for name, text in TEXTS.items()}
SEEDS = st.integers(0, 2**32)


def _changed(value: Any, chance: random.Random, share: float) -> Any:
    """The facts with some of them left out, blank, not settled, or other than they were."""
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k in ("id", "text", "none") or chance.random() > share / 2}
        return {k: _changed(v, chance, share) for k, v in kept.items()}
    if isinstance(value, list):
        kept_items = [item for item in value if chance.random() > share]
        return [_changed(item, chance, share) for item in kept_items]
    if chance.random() > share:
        return value
    if isinstance(value, bool):
        return chance.choice((not value, None, {"unsettled": [True, False]}))
    if isinstance(value, str) and " " in value:
        return chance.choice((f"{value} and more", None, {"unsettled": [value, f"{value} or so"]}))
    return chance.choice((value, None))


def _company(library: Library, seed: int, name: str = "acme") -> Company | None:
    chance = random.Random(seed)
    data = DATA[chance.choice(COMPANIES)]
    for _ in range(20):  # most changes are refused by one field or another, so fewer and fewer are made
        share = chance.choice((0.001, 0.005, 0.02))
        changed = _changed(data, chance, share)
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        text = yaml.dump({**changed, "status": "draft"}, Dumper=dumper, allow_unicode=True, sort_keys=False)
        company, _ = parse_company(name, SourceFile(f"facts/{name}.yml", text), library.vocabularies)
        if company is not None:
            return company
    return None


def _told(press: Press, company: Company) -> object:
    """All that comes of a company: every section with the facts that it wrote and read, gaps in their order, files."""
    try:
        documents: tuple[Document, ...] = press.documents(company)
    except UserError as error:
        return error.findings
    pages = [render(document) for document in documents]
    return (
        documents,
        [list(document.gaps.items()) for document in documents],
        [(page.markdown, page.spots) for page in pages],
        facts_json(company, pages),
    )


@pytest.fixture(scope="module")
def warm(library: Library) -> Press:
    """A press that has met all the companies of this repository, and every one of the tests before."""
    press = Press(library, "en-IN")
    for name, text in TEXTS.items():
        company, _ = parse_company(name, SourceFile(f"facts/{name}.yml", text), library.vocabularies)
        assert company is not None
        press.documents(company)
    return press


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_a_warm_press_writes_what_a_fresh_one_writes(library: Library, warm: Press, seed: int) -> None:
    company = _company(library, seed)
    if company is not None:
        assert _told(warm, company) == _told(Press(library, "en-IN"), company)
