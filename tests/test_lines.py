"""Reading line by line answers as the parser does, or not at all."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import lines as module
from generator import source
from generator.entries import Entries
from generator.lines import read_lines
from generator.source import parse_yaml
from generator.tree import SourceFile
from generator.values import Map, Seq
from tests.conftest import COMPANIES, ROOT
from tests.plain_yaml import TOKENS, Writer
from tests.test_blocks import edited, edits

FILES = sorted([*(ROOT / "facts").glob("*.yml"), *(ROOT / "laws").rglob("*.yml"), *(ROOT / "templates").rglob("*.yml")])


def all_of(value: Any) -> Any:
    """Everything that can be known of a value, in order; types too, for 1 and True are equal."""
    if isinstance(value, Map):
        inside = [(key, all_of(one)) for key, one in value.items()]
        single = [(key, value.places_of(key)) for key in (*value, "not there")]  # before all places are worked out
        return "map", inside, single, list(value.key_at.items()), list(value.value_at.items()), value.span
    if isinstance(value, Seq):
        alone = [value.place_of(index) for index in range(-1, len(value) + 1)]
        return "list", [all_of(one) for one in value], alone, value.value_at, value.span
    return type(value), value


def agree(text: str, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether the text was read line by line; then the parser must say the same, and nothing more."""
    text = SourceFile("", text).text
    found = read_lines(text)
    if found is None:
        return False
    with monkeypatch.context() as patched:
        patched.setattr(source, "read_lines", lambda text: None)
        whole, findings = parse_yaml(SourceFile("", text))
    assert findings == ()
    assert all_of(found) == all_of(whole)
    return True


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_file_here_is_the_same(path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert agree(path.read_text(encoding="utf-8"), monkeypatch) or "laws" in path.parts


def test_many_files_are_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    read = [agree(Writer(seed).text(), monkeypatch) for seed in range(1_500)]
    assert sum(read) > 250


@settings(max_examples=400, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_is_written_is_the_same(seed: int) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        agree(Writer(seed).text(), monkeypatch)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=30).map("".join))
def test_soup_is_the_same(text: str) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        agree(text, monkeypatch)
        agree(f"a:\n  b: {text}\n", monkeypatch)
        agree(f"a: [{text}]\n", monkeypatch)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(COMPANIES), edits)
def test_an_edited_file_is_the_same(name: str, changes: list[tuple[str, int]]) -> None:
    text = (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8")
    with pytest.MonkeyPatch.context() as monkeypatch:
        agree(edited(text, changes), monkeypatch)


@pytest.mark.parametrize(
    "text",
    [
        "", "# c", "- a", "a", "a: &b 1", "a: *b", "a: !!str 1", "a: 1\na: 2", "a: {b: 1, b: 2}", "1: a", "true: a", "'a': b",
        "<<: {a: 1}", "? a\n: b", "a:\tb", "a: b\t# c", "a: b: c", "a: b:", "a: 'b' c", 'a: "\\x07"', "a: [b", "a: [b,, c]",
        "a: [b, ]", "a: [b: c]", "a: {b}", "a: b\n c: d", "a:\n  b: 1\n c: 2", "  a: 1", "a: 1\n---\nb: 2", "a: 1\n...", "a:\n-",
        "%YAML 1.2\n---\na: 1", "a: |+\n  b\n", "a: >2\n  b\n", "a: >\n  b\n\n  c\n", "a: >\n  b\n   c\n", "a: >-", "a: b\n\n  c",
        "a: 1\n- b", "- a: 1\nb: 2", "a: \u2028", "a: \x01", "# \x01", "a: b\n# c\n  d", "a: ~\n  b: 1", "a:\n - - b",
        "a: [[[[[b]]]]]", "\n".join(" " * n + "a:" for n in range(40)), "a: x" + "x" * 100_000,
    ],
)  # fmt: skip
def test_what_is_unusual_is_left_to_the_parser(text: str) -> None:
    assert read_lines(text) is None


def test_places_outlive_changes_of_the_values() -> None:
    text = "a: {b: c}\nd:\n  - e: f\n  - [g]\n"
    data = read_lines(text)
    assert data is not None
    data["a"] = None
    data["d"] = Seq()
    assert data.value_at == {"a": (1, 4, 1, 10), "d": (3, 3, 4, 8)}
    fresh = read_lines(text)
    for twin in (copy.deepcopy(fresh), pickle.loads(pickle.dumps(fresh))):
        assert all_of(twin) == all_of(fresh)
    with pytest.raises(AttributeError):
        _ = data.nothing


def test_what_was_read_of_lines_is_remembered_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = Entries()
    entries.MOST = 1_000
    monkeypatch.setattr(module, "_ENTRIES", entries)
    for number in range(200):
        assert read_lines(f"a: {number}\nb: [{number}]\n") == {"a": number, "b": [number]}
        assert sum(map(len, (*entries, *entries.before))) <= 2 * entries.MOST
    assert len(entries) > 4
