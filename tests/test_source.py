"""YAML with positions: what each scalar means, where everything stands, and what is said about every mistake."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml

from generator import source as module
from generator.comments import comments
from generator.findings import Severity, Span
from generator.form import RULES
from generator.source import parse_front_matter, parse_yaml
from generator.tree import SourceFile
from generator.values import Map, locate, locate_key, path_text

SLOW = 2.0
"""Seconds of CPU that no input may need, with room for a slow machine."""


@pytest.fixture(params=["lines", "CSafeLoader", "SafeLoader"])
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test line by line where that is possible, with libyaml, and with the parser for systems that lack it."""
    if request.param != "lines":
        monkeypatch.setattr(module, "_PARSER", getattr(yaml, request.param))
        monkeypatch.setattr(module, "read_lines", lambda text: None)


def good(text: str) -> Map:
    """The mapping of a text without mistakes."""
    data, findings = parse_yaml(SourceFile("x.yml", text))
    assert [str(f) for f in findings] == []
    assert data is not None
    return data


def bad(text: str) -> list[tuple[str, int, int]]:
    """Rule, line and column of every finding; each names the file, weighs as an error and says how to mend it."""
    _, findings = parse_yaml(SourceFile("x.yml", text))
    for finding in findings:
        assert (finding.path, finding.severity) == ("x.yml", Severity.ERROR)
        assert finding.name == {code: name for code, name, _ in RULES}[finding.rule]
        assert finding.message.endswith(".")
        assert finding.hint
    return [(f.rule, f.span.line, f.span.column) for f in findings]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(
    ("written", "value"),
    [
        *((text, None) for text in ("", "~", "null", "Null", "NULL")),
        *((text, True) for text in ("true", "True", "TRUE")),
        *((text, False) for text in ("false", "False", "FALSE")),
        ("0", 0),
        ("-0", 0),
        ("42", 42),
        ("-7", -7),
        ("0o17", 15),
        ("0x1F", 31),
        ("999999999999999", 999999999999999),
        ("99.95", Decimal("99.95")),
        ("99.90", Decimal("99.90")),
        ("-0.5", Decimal("-0.5")),
        (".5", Decimal("0.5")),
        ("5.", Decimal(5)),
        ("1e3", Decimal("1e3")),
        ("1.5E-3", Decimal("0.0015")),
        ("!!str 12", "12"),
        ("!!str", ""),
        ("'12'", "12"),
        ('"true"', "true"),
        ("''", ""),
        ('"\\u0928\\t"', "न\t"),
        ("|\n  12\n  x\n", "12\nx\n"),
        (">-\n  12\n  x\n", "12 x"),
    ],
)
def test_scalars(written: str, value: object) -> None:
    found = good(f"a: {written}\nb: end\n")["a"]
    assert found == value
    assert type(found) is type(value)
    assert str(found) == str(value)  # 99.90 is not 99.9


TEXT = """
    no No NO yes on off y n nUll tRUE 1:30 2026-11-22 1_000 0123 00 -012 00.5 0110044 +91 +919876543210 +1.5
    1234567890123456 -1234567890123456 1e100 1e-100 .inf -.inf .nan .NaN 0o8 0xG 0b1 1.2.3 1e . -x 99.95% 45days =
    १२ 10,000
"""


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize("text", TEXT.split())
def test_what_stays_text(text: str) -> None:
    assert good(f"a: {text}\n") == {"a": text}
    assert good(f"{text}: a\n") == {text: "a"}


@pytest.mark.usefixtures("each_parser")
def test_places_count_code_points() -> None:
    data = good('नाम: हिन्दी\n😀: {"😀😀": x, b: "हि" }\nc:\n  - 😀 x\n  -   y\nd:\n')
    assert data.key_at["नाम"] == (1, 1, 1, 4)
    assert data.value_at["नाम"] == (1, 6, 1, 12)
    assert locate(data, ["😀"]) == Span(2, 4, 2, 23)
    assert locate_key(data, ["😀", "😀😀"]) == Span(2, 5, 2, 9)
    assert locate(data, ["😀", "😀😀"]) == Span(2, 11, 2, 12)
    assert locate(data, ["😀", "b"]) == Span(2, 17, 2, 21)
    assert locate(data, ["c"]) == Span(4, 3, 5, 8)
    assert locate(data, ["c", 1]) == locate_key(data, ["c", 1]) == Span(5, 7, 5, 8)
    assert locate(data, ["d"]) == Span(6, 3, 6, 3)
    assert data.span == (1, 1, 6, 3)


def test_the_end_of_a_block_is_that_of_its_last_value() -> None:
    data = good("a:\n  b:\n    c: [1, 2]\n\n# of d\n\nd: 1\n")
    assert locate(data, ["a"]) == Span(2, 3, 3, 14)
    assert locate(data, ["a", "b"]) == Span(3, 5, 3, 14)


def test_locate_where_there_is_nothing() -> None:
    data = good("x: 1\na:\n  b: {c: 1}\n  l: [1]\n")
    assert locate(data, ["a", "missing"]) == Span(2, 1, 2, 2)
    assert locate(data, ["a", "b", "missing", "more"]) == Span(3, 3, 3, 4)
    assert (
        locate(data, ["a", "l", 1]) == locate(data, ["a", "l", -1]) == locate(data, ["a", "l", "x"]) == Span(4, 3, 4, 4)
    )
    assert locate(data, ["missing"]) == locate_key(data, ["missing"]) == Span(1, 1, 1, 1)
    assert locate(data, ["x", "deeper"]) == Span(1, 1, 1, 2)
    assert locate(data, [0]) == Span(1, 1, 1, 1)
    assert locate(data, []) == Span(1, 1, 4, 9)
    assert locate(Map(), ["a"]) == Span(1, 1, 1, 1)


def test_path_text() -> None:
    assert path_text(["data", "categories", 0, "items"]) == "data.categories[0].items"
    assert path_text(["a b", "c-d", "e.f"]) == '["a b"].c-d["e.f"]'
    assert path_text([2, "größe", 'a"']) == '[2].größe["a\\""]'
    assert path_text([]) == ""


# Each mistake: the text, then rule, line and column of every finding, and words of the first message and its hint.
MISTAKES: list[tuple[str, list[tuple[str, int, int]], str, str]] = [
    (
        "a: 1\nb: 2\na: 3\nb: 4\n",
        [("Y003", 3, 1), ("Y003", 4, 1)],
        "“a” stands here again; it is already on line 1",
        "one",
    ),
    ("a: {b: 1, 'b': 2}\n", [("Y003", 1, 11)], "“b”", "one"),
    ("1: a\ntrue: b\n~: c\n", [("Y004", 1, 1), ("Y004", 2, 1), ("Y004", 3, 1)], "“1” is a number", 'quotes: "1"'),
    ("{yes: 1, false: 2, 1.5: 3}\n", [("Y004", 1, 10), ("Y004", 1, 20)], "“false” is true or false", '"false"'),
    ("? [a]\n: b\n? {c: 1}\n: d\n", [("Y004", 1, 3), ("Y004", 3, 3)], "a list or mapping", "text"),
    ("a: &a x\n*a : b\n", [("Y004", 2, 1)], "an alias", "text"),
    (": x\n", [("Y004", 1, 1)], "A key was expected", "Write one"),
    ("{: x}\n", [("Y004", 1, 2)], "A key was expected", "Write one"),
    ("? # nothing\n: x\n", [("Y004", 1, 2)], "“” is empty", "Write a key"),
    ("a: &a {x: 1}\nb:\n  <<: *a\n", [("Y005", 3, 3)], "<< is not supported", "Write out"),
    ("a: 1\n---\nb: 2\n", [("Y006", 2, 1)], "second document", "---"),
    ("a: 1\n---\n", [("Y006", 2, 1)], "second document", "---"),
    ("a: 1\n...\nb: 2\n", [("Y006", 3, 1)], "“b: 2”", "one document"),
    ("a: !!int 3\n", [("Y007", 1, 4)], "“!!int”", "quotes"),
    ("a: !foo [x]\nb: !!map {}\n", [("Y007", 1, 4), ("Y007", 2, 4)], "“!foo”", "quotes"),
    ("a: !!python/object/apply:os.system [x]\n", [("Y007", 1, 4)], "“!!python/object/apply:os.system”", "quotes"),
    ("a: !!str [x]\nb: ! 12\n", [("Y007", 1, 4), ("Y007", 2, 4)], "!!str on a collection", "quotes"),
    ("a: *x\nb: *y\n", [("Y008", 1, 4), ("Y008", 2, 4)], "*x has no value above it marked &x", "quotes"),
    ("a: &a\n  b: *a\n", [("Y008", 2, 6)], "*a stands inside", "Write the value out"),
    ("", [("Y012", 1, 1)], "empty", "legalsite new <id>"),
    ("# only\n\n# comments\n", [("Y012", 1, 1)], "only comments", "legalsite new <id>"),
    ("---\n", [("Y012", 1, 1)], "empty", "legalsite new <id>"),
    ("- a\n- b\n", [("Y013", 1, 1)], "a list", "key"),
    ("hello\n", [("Y013", 1, 1)], "“hello”", "key"),
    ("a:\u2028 b\nc: x\u0085y\n", [("Y015", 1, 3), ("Y015", 2, 5)], "U+2028", "Delete"),
    ("a: x\ufeffy\n", [("Y015", 1, 5)], "U+FEFF", "Delete"),
    ("a: 1\nb: 'x\nc: 2\n", [("Y016", 2, 4)], "quote ' that opens here is never closed", "Write '"),
    ('a: 1\nb: "x\nc: 2\n', [("Y016", 2, 4)], 'quote " that opens', 'Write "'),
    ("a: 'it's'\n", [("Y016", 1, 8)], "“s'”", "twice"),
    ('a: "A" and "B"\n', [("Y016", 1, 8)], '“and "B"”', "Quote the whole"),
    ("title: Note: this # why\n", [("Y017", 1, 12)], "“Note: this # why”", 'Write "Note: this".'),
    ("- a: 'x'\n- b: say: \"no\"\n", [("Y017", 2, 9)], '“say: "no"”', "Write 'say: \"no\"'."),
    ("a:\n  b: 1\n c: 2\n", [("Y018", 3, 2)], "“c: 2”", "Indent"),
    ("a:\n  - x\n - y\n", [("Y018", 3, 2)], "“- y”", "Indent"),
    ("a: b\n  c: d\n", [("Y018", 2, 4)], "“c: d”", "Indent"),
    ("  a: 1\nb: 2\n", [("Y018", 2, 1)], "“b: 2”", "Indent"),
    ('a: "x"\n  b: 1\n', [("Y018", 2, 3)], "“b: 1”", "Indent"),
    ("a: - b\n", [("Y018", 1, 4)], "“- b”", "next line"),
    *((f"a: {c}x y\n", [("Y019", 1, 4)], f"begin with {c};", f'Write "{c}x y"') for c in "@`%|>"),
    ("a: **bold**\n", [("Y019", 1, 4)], "“**bold**”", 'Write "**bold**"'),
    ("a: & Co\n", [("Y019", 1, 4)], "begin with &", 'Write "& Co"'),
    ("a: [b, @c, d]\n", [("Y019", 1, 8)], "begin with @", 'Write "@c"'),
    ("a: !x!y z\n", [("Y019", 1, 4)], "begin with !", 'Write "!x!y z"'),
    ("a: ? b\n", [("Y019", 1, 4)], "begin with ?", 'Write "? b"'),
    ("a: 1\n%b: 2\n", [("Y019", 2, 1)], "begin with %", 'Write "%b: 2"'),
    ("a: [b, c\nd: 1\n", [("Y020", 1, 4)], "opens here with [", "Close"),
    ("a: {b: 1\nc: 2\n", [("Y020", 1, 4)], "on line 2", "Close"),
    ("a: [b\n", [("Y020", 1, 4)], "the end of the file", "Close"),
    ("a: [b]]\n", [("Y020", 1, 7)], "] closes nothing", "away"),
    ("a: ]\n", [("Y020", 1, 4)], "before ]", "away"),
    ("a: 1\nfoo\nb: 2\n", [("Y021", 2, 1)], "“foo” is not of the form", "colon"),
    ("key:value\nb: 2\n", [("Y021", 2, 2)], "“key:value”", "colon and a space"),
    ("an alias\n'a tag': b: c\n", [("Y021", 2, 8)], "“an alias”", "colon"),  # the words of the parser, from a user
    ('a: "c:\\d"\n', [("Y022", 1, 7)], "\\d is no escape", "\\\\"),
    ('a: "x\\x00"\n', [("Y022", 1, 4)], "U+0000", "\\\\"),
    ("a: x\x07\n", [("Y056", 1, 5)], "U+0007", "Delete"),
    ("a: \ud800\n", [("Y056", 1, 4)], "U+D800", "Delete"),
    ("%YAML 2.0\n---\na: 1\n", [("Y001", 1, 1)], "incompatible YAML document", "lines around"),
]
TABS = [
    "\ta: 1\n",
    "a:\n\tb: 1\n",
    "a:\n  b: 1\n\tc: 2\n",
    "a:\n  - x\n\t- y\n",
    "a: |\n  x\n\ty\n",
    "a: 1\n\t\nb: 2\n",
]
MISTAKES += [(t, [("Y002", t[: t.index("\t")].count("\n") + 1, 1)], "A tab stands", "spaces") for t in TABS]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(("text", "expected", "words", "mend"), MISTAKES)
def test_mistakes(text: str, expected: list[tuple[str, int, int]], words: str, mend: str) -> None:
    assert bad(text) == expected
    first = parse_yaml(SourceFile("x.yml", text))[1][0]
    assert words in first.message
    assert mend in first.hint


def test_every_rule_of_yaml_has_a_mistake_here() -> None:
    shown = {code for _, findings, _, _ in MISTAKES for code, _, _ in findings}
    limits = {"Y009", "Y010", "Y011", "Y014"}
    assert {code for code, _, _ in RULES if code < "Y050"} == limits | {code for code in shown if code < "Y050"}


def test_mistakes_do_not_stop_the_walk() -> None:
    data, findings = parse_yaml(SourceFile("x", "a: 1\na: {x: 1, x: 2}\n3: [{y: 1, y: 2}]\nb: !t x\nc: [d\n"))
    assert data is None  # a syntax error ends it, but what was found before it is said
    assert [f.rule for f in findings] == ["Y003", "Y003", "Y004", "Y003", "Y007", "Y020"]
    data, findings = parse_yaml(SourceFile("x", "a: 1\na: 2\n3: {z: 1}\nb: *no\nc: [d]\n"))
    assert data == {"a": 1, "b": None, "c": ["d"]}
    assert [f.rule for f in findings] == ["Y003", "Y004", "Y008"]


def test_front_matter() -> None:
    front = parse_front_matter(SourceFile("x.md", "---\nid: a.b\ntitle: x # c\n--- \nOne\n\n---\nTwo\n"))
    assert front.data == {"id": "a.b", "title": "x"}
    assert (front.body, front.body_line, front.findings) == ("One\n\n---\nTwo\n", 5, ())
    assert locate(front.data, ["title"]) == Span(3, 8, 3, 9)


@pytest.mark.parametrize(
    ("text", "body", "line", "found"),
    [
        ("# Title\n---\n", "# Title\n---\n", 1, []),
        ("", "", 1, []),
        ("---\n---\nx", "x", 3, []),
        ("---\n# only\n---\n", "", 4, []),
        ("---\na: 1\n", "---\na: 1\n", 1, [("Y014", 1)]),
        ("---\na: 'x\n---\nb\n", "b\n", 4, [("Y016", 2)]),
        ("---\n- a\n---\nb\n", "b\n", 4, [("Y013", 2)]),
        ("---\na: 1\nb: 2\na: 3\n---\n", "", 6, [("Y003", 4)]),
    ],
)
def test_front_matter_forms(text: str, body: str, line: int, found: list[tuple[str, int]]) -> None:
    front = parse_front_matter(SourceFile("x.md", text))
    assert (front.body, front.body_line) == (body, line)
    assert [(f.rule, f.span.line) for f in front.findings] == found


@pytest.mark.usefixtures("each_parser")
def test_comments() -> None:
    text = """# first
a: 1 # legalsite: allow F014 -- reason
b: "x # no
  # no" # yes 1
c: 'it''s # no' #yes 2
d: | # yes 3
  # no

  # no
# yes 4
e: >-
  text # no
f: a#no
g: [a, # yes 5
  b]  # yes 6 # and more
h: plain 'quote # yes 7
i: "\\" # no"
#
"""
    assert comments(SourceFile("x.yml", text)) == [
        (1, "first"),
        (2, "legalsite: allow F014 -- reason"),
        (4, "yes 1"),
        (5, "yes 2"),
        (6, "yes 3"),
        (10, "yes 4"),
        (14, "yes 5"),
        (15, "yes 6 # and more"),
        (16, "yes 7"),
        (18, ""),
    ]


def test_comments_of_markdown_are_those_of_its_front_matter() -> None:
    assert comments(SourceFile("x.md", "---\na: 1 # c\n---\n# Title\n")) == [(2, "c")]
    assert comments(SourceFile("x.md", "# Title\n")) == []
    assert comments(SourceFile("x.yml", "a: 1\n\tb: 2 # c\n# d\n")) == [(2, "c"), (3, "d")]
