"""Hostile and random YAML: bounded, never a traceback, never a hang; and what is written is read back."""

from __future__ import annotations

import copy
import pickle
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator import source as module
from generator.comments import comments
from generator.findings import Span
from generator.scalars import plain_value
from generator.source import MAX_ALIASED, MAX_DEPTH, MAX_VALUES, parse_front_matter, parse_yaml
from generator.tree import SourceFile, read_source
from generator.values import Seq, locate, locate_key
from tests.test_source import SLOW, bad, good


def test_aliases_repeat_a_value() -> None:
    data = good("a: &a {x: [1, 2]}\nb: *a\nc: &s text\nd: [*s, *s]\n&k e: *s\nf: &s new\ng: *s\n")
    assert data == {
        "a": {"x": [1, 2]},
        "b": {"x": [1, 2]},
        "c": "text",
        "d": ["text"] * 2,
        "e": "text",
        "f": "new",
        "g": "new",
    }
    assert locate(data, ["b"]) == Span(2, 4, 2, 6)
    assert locate(data, ["b", "x"]) == Span(1, 11, 1, 17)  # the place where it is written


def test_aliases_are_bounded() -> None:
    item = "a: &a [" + "x, " * 98 + "x]\n"  # 100 values
    assert bad(item + "b: [" + "*a, " * (MAX_ALIASED // 100) + "]\n") == []
    assert bad(item + "b: [" + "*a, " * (MAX_ALIASED // 100 + 5) + "]\n") == [("Y009", 2, 5 + 4 * (MAX_ALIASED // 100))]


def test_billion_laughs() -> None:
    levels = ["a0: &a0 [lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 25)]
    began = time.process_time()
    data, findings = parse_yaml(SourceFile("x", "\n".join(levels)))
    assert time.process_time() - began < SLOW
    assert [f.rule for f in findings] == ["Y009"]
    assert data is not None
    assert len(repr(data)) < 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 10_000,
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 250_000,
        "- " * 10_000,
        "? " * 10_000,
        "\n".join(" " * n + "a:" for n in range(1_400)),
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 100)),
    ],
)
def test_deep_nesting(text: str) -> None:
    began = time.process_time()
    _, findings = parse_yaml(SourceFile("x", text))
    assert time.process_time() - began < SLOW
    assert findings[0].rule == "Y010"
    comments(SourceFile("x", text + " # c"))
    assert time.process_time() - began < SLOW


def test_depth_limit_is_exact() -> None:
    assert bad("a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1)) == []
    assert bad("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH) == [("Y010", 1, 3 + MAX_DEPTH)]
    nested = "a: &a " + "[" * 16 + "]" * 16 + "\nb: "
    assert bad(nested + "[" * 15 + "*a" + "]" * 15) == []
    assert bad(nested + "[" * 16 + "*a" + "]" * 16) == [("Y010", 2, 20)]


def test_large_files(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("items:\n" + "- aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n" * 30_000)
    began = time.process_time()
    source, _ = read_source(path)
    assert source is not None
    items = good(source.text)["items"]
    assert isinstance(items, Seq)
    assert len(items) == len(items.value_at) == 30_000
    assert items.value_at[-1][:2] == (30_001, 3)
    assert bad("a: [" + "a," * MAX_VALUES + "]") == [("Y011", 1, 2 * MAX_VALUES - 1)]
    assert bad("a: '" + "x" * 1_000_000) == [("Y016", 1, 4)]
    assert time.process_time() - began < 2 * SLOW


def test_line_ends_change_nothing() -> None:
    text = "a: 1\nb:\n  - 'x\n\n    y'\n  - |\n    z\n  # c\nb: 2\n"
    data, findings = parse_yaml(SourceFile("x", text))
    assert data is not None
    for end in ("\r\n", "\r"):
        other, same = parse_yaml(SourceFile("x", text.replace("\n", end)))
        assert other is not None
        assert (other, same, other.value_at, other.key_at) == (data, findings, data.value_at, data.key_at)
        assert comments(SourceFile("x", text.replace("\n", end))) == [(8, "c")]
    assert parse_yaml(SourceFile("x", "\ufeff" + text))[1] == findings


def test_values_serve_copy_and_pickle() -> None:
    data = good("a: [1, {b: 99.95}]\nc: yes\n")
    assert data == {"a": [1, {"b": Decimal("99.95")}], "c": "yes"}
    for twin in (copy.deepcopy(data), pickle.loads(pickle.dumps(data))):
        assert twin == data
        assert locate(twin, ["a", 1, "b"]) == Span(1, 12, 1, 17)


SAFE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff")
TEXTS = st.text(SAFE, max_size=20).filter(lambda text: isinstance(plain_value(text), str) or text in ("", "~"))
SCALARS = st.one_of(
    TEXTS,
    st.sampled_from(["no", "null", "1:30", "0123", "a: b", "# x", "- a", "x\ny", "2026-11-22", "हिन्दी 😀", "<<"]),
    st.integers(-(10**14), 10**14),
    st.booleans(),
    st.none(),
)
TREES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4), max_leaves=15
)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "allow_unicode": st.booleans(),
        "indent": st.integers(2, 6),
        "width": st.sampled_from([20, 80, 10_000]),
        "sort_keys": st.booleans(),
    }
)


class Plain(yaml.SafeDumper):
    """Writes a value that occurs twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    """Every path and scalar of a tree."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    return [(path, value)] if items is None else [leaf for key, one in items for leaf in leaves(one, (*path, key))]


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(TEXTS, TREES, min_size=1, max_size=5), STYLES)
def test_what_was_written_is_read(tree: dict[str, object], style: dict[str, Any]) -> None:
    text = yaml.dump(tree, Dumper=Plain, **style)
    assume(yaml.safe_load(text) == tree)  # PyYAML adds backslashes where it folds some long escaped texts
    data = good(text)
    assert data == tree
    lines = text.split("\n")
    for path, value in leaves(tree):
        span = locate(data, path)
        if span.line == span.end_line:
            written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
            assert yaml.safe_load(written) == value
        key = locate_key(data, path)
        if isinstance(path[-1], str) and key.line == key.end_line:
            assert yaml.safe_load(lines[key.line - 1][key.column - 1 : key.end_column - 1]) == path[-1]


YAML_SOUP = st.lists(
    st.sampled_from(
        [*"abc:-?[]{},#&*!|>'\"%@`\\ \n\t01.~<", ": ", "- ", "\n  ", "---\n", "&a ", "*a ", "\u2028", "\x00", "न"]
    ),
    max_size=60,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(YAML_SOUP, st.text(max_size=60)), st.sampled_from(["lines", "CSafeLoader", "SafeLoader"]))
def test_no_text_makes_it_fail(text: str, parser: str) -> None:
    began = time.process_time()
    with pytest.MonkeyPatch.context() as patched:
        if parser != "lines":
            patched.setattr(module, "_PARSER", getattr(yaml, parser))
            patched.setattr(module, "read_lines", lambda text: None)
        source = SourceFile("x.md", text)
        data, findings = parse_yaml(source)
        parse_front_matter(source)
        comments(SourceFile("x.yml", text))
    assert (data is not None) or findings
    lines = source.text.split("\n")
    for finding in findings:
        assert 1 <= finding.span.line <= len(lines)
        assert 1 <= finding.span.column <= len(lines[finding.span.line - 1]) + 1
    if data is not None:
        for path, _ in leaves(data):
            locate(data, path)
    assert time.process_time() - began < SLOW
