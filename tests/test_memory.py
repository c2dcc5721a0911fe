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
from generator.facts.blocks import Blocks
from generator.facts.leaves import leaves
from generator.facts.load import Company, parse_company
from generator.findings import Finding, UserError
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


LINES = (
    "---", "...", "%YAML 1.2", "# a comment", "", "  ", "}", "]", '"', "'", "- x", "status: draft", "none: no reason", "\tx",
    "company: {legal_name: X}", "sla: &a {window: month}", "terms: *a", "  more: words", "text: |+", "recipients: [", "x: {",
    "locale: \"en-", "IN\"", "security: {none: we", "  keep nothing}", "billing:", "  none: all is free", "? [a]", ": b",
    "# legalsite: allow F007 -- why", "# legalsite: allow", "\u2028", "aup: {unsettled: [1, 2]}", "abuse: !!str x",
)  # fmt: skip


def _edited(text: str, chance: random.Random) -> str:
    """A fact file after some edits of lines: most break it, and many in a way that only the whole file shows."""
    lines = text.split("\n")
    start = chance.randrange(len(lines))
    lines = lines[start : start + chance.choice((5, 40, 400))] if chance.random() < 0.5 else lines
    for _ in range(chance.choice((0, 1, 1, 2, 3))):
        at = chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at : at + chance.choice((1, 1, 3))]
            case 1:
                lines.insert(at, chance.choice(LINES))
            case 2:
                lines[at] = lines[at][chance.choice((1, 2)) :]
            case 3:
                lines[at] = (
                    f"{lines[at]}{chance.choice((' #', ':', ' &a', ' *a', '  ', '?', ' x', chr(34), ' {', ' |'))}"
                )
            case _:
                lines.insert(at, chance.choice(lines))
        lines = lines or [""]
    return "\n".join(lines)


def _read(company: Company | None, problems: list[Finding]) -> object:
    """All that reading a file tells, with the place of every fact of it."""
    if company is None:
        return problems
    places = {fact.path: company.span(fact.path) for fact in leaves(company.facts)}
    places |= {
        path: company.span(path) for path in (*company.blank, *company.unsettled, *company.none, "sla", "no.such")
    }
    return tuple(company)[:-1], repr(company.facts), list(company.facts.__dict__), places, company.span(""), problems


@pytest.fixture(scope="module")
def blocks(library: Library) -> Blocks:
    """Blocks of every file of the tests before."""
    return Blocks(library.vocabularies)


@settings(max_examples=300, deadline=None)
@given(seed=SEEDS)
def test_a_file_read_in_blocks_is_the_file_read_as_a_whole(library: Library, blocks: Blocks, seed: int) -> None:
    chance = random.Random(seed)
    source = SourceFile("facts/acme.yml", _edited(TEXTS[chance.choice(COMPANIES)], chance))
    expected = _read(*parse_company("acme", source, library.vocabularies))
    assert _read(*blocks.company("acme", source)) == expected


@pytest.mark.parametrize("name", COMPANIES)
def test_a_block_that_stood_in_other_files_is_not_read_again(library: Library, name: str) -> None:
    blocks = Blocks(library.vocabularies)
    for _ in range(2):
        first, _ = blocks.company("one", SourceFile("facts/one.yml", TEXTS[name]))
    text = "# Two lines\n# more.\n" + TEXTS[name].replace("legal_name: ", "legal_name: New ")
    second, _ = blocks.company("two", SourceFile("facts/two.yml", text))
    assert first is not None
    assert second is not None
    assert second.facts.cookies is first.facts.cookies
    assert second.facts.company != first.facts.company
    assert second.span("cookies.items").line == first.span("cookies.items").line + 2
