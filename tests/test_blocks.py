"""A file that is read by its blocks is the file that is read whole: its facts, its places and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.facts.base import said
from generator.facts.blocks import Blocks
from generator.facts.load import Company, parse_company
from generator.findings import Span
from generator.paths import packed
from generator.tree import SourceFile
from generator.values import Map, Seq, locate, locate_key
from tests.conftest import COMPANIES, ROOT

VOCABULARIES = Library((packed("templates"),)).vocabularies
TEXTS = {name: (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8") for name in COMPANIES}
LINES = (
    "", "---", "...", "%YAML 1.2", "'", '"', "- a", "\tq: 1", "? a", "x: &a 1", "y: *a", "z: {a: &a [1], b: *a}", "status: draft",
    "status:", "recipients: {none: we have none}", "profile: {none: why}", "law: {unsettled: [a, b]}", "<<: {a: 1}",
    "a: |", "  text", "é: 1", "true: 1", "sla: [", "sla: 'a", "b' : 2", "# legalsite: allow F001 -- known",
    "# legalsite: allow", "terms: {acceptance: a \u2028 b}", "company:", "marketing: {opt_in: TBD}", "sla:", "-x", "key",
)  # fmt: skip
_EDIT = st.tuples(
    st.sampled_from(("drop", "twice", "swap", "indent", "outdent", "comment", *LINES)), st.integers(0, 10_000)
)
edits = st.lists(_EDIT, min_size=1, max_size=3)


def edited(text: str, changes: list[tuple[str, int]]) -> str:
    """The text after some changes, each of which is told by its name, or by the line that it adds, and its place."""
    lines = text.split("\n")
    for what, place in changes:
        at = place % len(lines)
        if what == "drop":
            del lines[at]
        elif what == "twice":
            lines.insert(at, lines[at])
        elif what == "swap":
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        elif what == "indent":
            lines[at] = f"  {lines[at]}"
        elif what == "outdent":
            lines[at] = lines[at].removeprefix("  ")
        elif what == "comment":
            lines[at] += " # legalsite: allow F001 -- known"
        else:
            lines.insert(at, what)
        lines = lines or [""]
    return "\n".join(lines)


def _paths(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place of some values, and one beside each that is not there."""
    yield path
    yield (*path, "not there")
    if isinstance(value, Map):
        for key in value.value_at:
            yield from _paths(value.get(key), (*path, key))
    elif isinstance(value, Seq):
        for index in range(len(value.value_at)):
            yield from _paths(value[index] if index < len(value) else None, (*path, index))


def all_of(company: Company | None) -> Any:
    """Everything that can be known of a company, in order."""
    if company is None:
        return None
    places: list[tuple[Span, Span]] = [
        (locate(company.places, path), locate_key(company.places, path)) for path in _paths(company.places)
    ]
    return (
        company.id, company.path, company.facts, list(said(company.facts)), company.unsettled, list(company.none.items()),
        company.blank, company.waivers, dict(company.places), places, company.span("data.categories[account].label"),
    )  # fmt: skip


def _agree(blocks: Blocks, text: str) -> None:
    source = SourceFile("facts/acme.yml", text)
    company, found = blocks.company("acme", source)
    whole, problems = parse_company("acme", source, VOCABULARIES)
    assert found == problems
    assert all_of(company) == all_of(whole)


@pytest.mark.parametrize("name", COMPANIES)
def test_a_company_is_the_same_whenever_it_is_read(name: str) -> None:
    blocks = Blocks(VOCABULARIES)
    for _ in range(3):  # whole, block by block, from memory
        _agree(blocks, TEXTS[name])
    assert blocks._kept, "nothing was read by blocks"


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(("utrack", "netcore")), edits)
def test_edited_files_are_the_same_read_by_blocks_and_whole(name: str, changes: list[tuple[str, int]]) -> None:
    blocks = Blocks(VOCABULARIES)
    for _ in range(2):
        blocks.company("acme", SourceFile("", TEXTS[name]))
    _agree(blocks, edited(TEXTS[name], changes))
    _agree(blocks, edited(TEXTS[name], changes))
    _agree(blocks, TEXTS[name])


@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(("utrack", "netcore", "roket")), st.lists(_EDIT, max_size=1)), max_size=6))
def test_the_order_in_which_files_are_read_decides_nothing(files: list[tuple[str, list[tuple[str, int]]]]) -> None:
    blocks = Blocks(VOCABULARIES)
    blocks.KEPT, blocks.SEEN = 6_000, 40  # so that some are forgotten on the way
    for name, changes in (*files, *reversed(files)):
        _agree(blocks, edited(TEXTS[name], changes))
        assert sum(map(len, blocks._kept)) == blocks._size <= blocks.KEPT


def test_each_line_among_others_is_read_the_same() -> None:
    blocks = Blocks(VOCABULARIES)
    ends = [n for n, line in enumerate(TEXTS["utrack"].split("\n")) if line[:1].isalpha()]
    for line in LINES:
        for at in (0, ends[1], ends[-1], 9_999):
            lines = TEXTS["utrack"].split("\n")
            lines.insert(at, line)
            _agree(blocks, "\n".join(lines))
