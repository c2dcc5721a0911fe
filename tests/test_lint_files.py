"""Baselines, fixes, caches, settings: what a run of the linter does with its findings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Finding, Severity, Span, UserError
from generator.lint import baseline
from generator.lint.config import Config, read_config
from generator.lint.fix import mend, save
from generator.lint.inputs import expand
from generator.lint.outcome import Outcome
from generator.lint.settings import FactWaiver, InputKind, Override, Settings

ON = date(2026, 11, 26)


def finding(
    path: str = "a.md", line: int = 1, start: int = 1, end: int = 2, fix: str | None = None, **more: str
) -> Finding:
    return Finding("P101", "blank", Severity.ERROR, "m", path, Span(line, start, line, end), fix=fix, **more)  # type: ignore[arg-type]


def outcome(*found: Finding) -> Outcome:
    return Outcome(found, (), (), ("a.md",))


def test_a_baseline_hides_what_was_there_and_tells_what_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    old, gone = finding(excerpt="old words"), finding(excerpt="gone words", line=2)
    assert baseline.write(path, outcome(old, gone)) == 2
    new = finding(excerpt="new words", line=3)
    moved = finding(excerpt="old words", line=30)
    after = baseline.apply(path, outcome(moved, new))
    stale, left = sorted(after.findings, key=lambda f: f.rule)
    assert (stale.rule, left) == ("K005", new)
    assert after.known == (moved,)
    line = stale.span.line
    assert "fingerprint" in path.read_text(encoding="utf-8").split("\n")[line - 1]


def test_entries_of_files_that_were_not_read_are_not_stale(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    baseline.write(path, outcome(finding("other.md", excerpt="x")))
    assert baseline.apply(path, outcome()).findings == ()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"version": 2, "findings": []}', '{"version": 1, "findings": [1]}'])
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="K006"):
        baseline.apply(path, outcome())


def test_fixes_keep_line_ends_marks_and_everything_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_bytes("\ufeffthe the cat\r\nwe we\nlast  line\r\n".encode())
    found = [finding(line=1, start=1, end=8, fix="the"), finding(line=2, start=1, end=6, fix="we"),
             finding(line=3, start=5, end=7, fix=" "), finding(line=3, start=6, end=7, fix="x")]  # fmt: skip
    (mended,) = mend(found)
    assert mended.after == "\ufeffthe cat\r\nwe\nlast xline\r\n"
    assert mended.count == 3  # two fixes touched each other: the later one was made, the other waits for the next run
    assert "-\ufeffthe the cat" in mended.diff
    assert "+\ufeffthe cat" in mended.diff
    save(mended)
    assert Path("a.md").read_bytes().decode() == mended.after


WORDS = st.lists(st.sampled_from(["ab", "c", "é", "𝕏"]), min_size=1, max_size=8)


@given(words=WORDS, line_end=st.sampled_from(["\n", "\r\n", "\r"]), data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_fix_changes_its_own_words_only(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], line_end: str, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("fix") / "a.md"
    path.write_bytes(line_end.join(words).encode())
    index = data.draw(st.integers(0, len(words) - 1))
    (mended,) = mend([finding(str(path), index + 1, 1, len(words[index]) + 1, fix="new")])
    assert mended.after == line_end.join([*words[:index], "new", *words[index + 1 :]])


RULES = {"P101": "blank", "F001": "blank-fact"}


def read(tmp_path: Path, text: str, name: str = "legalsite.toml") -> Config:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_config(path, lambda: RULES)


def test_a_configuration_says_everything(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        '[tool.legalsite]\nselect = ["P", "F001"]\nignore = "blank"\nexclude = ["old/*"]\nfail-on = "warning"\n'
        'min-severity = "error"\nbaseline = "b.json"\n[tool.legalsite.severity]\nP101 = "info"\n'
        '[[tool.legalsite.overrides]]\npath = "x/*"\nignore = ["P1"]\nseverity = {F = "warning"}\n'
        '[[tool.legalsite.waivers]]\nfact = "sla"\nrule = "F001"\nreason = "no SLA"\n'
        '[tool.legalsite.names]\nentity = "Acme Pvt. Ltd."\nbrand = "Acme"\naliases = ["ACME cloud"]\n',
        "pyproject.toml",
    )
    assert (config.select, config.ignore, config.exclude) == (("P", "F001"), ("blank",), ("old/*",))
    assert (config.fail_on, config.min_severity, config.baseline) == ("warning", "error", "b.json")
    assert config.severity == {"P101": Severity.INFO}
    assert config.overrides == (Override("x/*", ("P1",), {"F": Severity.WARNING}),)
    assert config.waivers == (FactWaiver("sla", "F001", "no SLA"),)
    assert config.known.every == ("Acme Pvt. Ltd.", "ACME cloud", "Acme")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'selekt = ["P"]',
            "x:1:1: error: there is no key “selekt” here [K001 unknown-config-key] Did you mean “select”?",
        ),
        ('\nselect = ["P9"]', "x:2:12: error: there is no rule “P9”"),
        ('ignore = ["blank-fakt"]', "did you mean “blank-fact”?"),
        ("select = 5", "x:1:1: error: select: expected a list of texts, but found 5"),
        ('fail-on = "always"', "expected one of error, warning, info, never, but found 'always'"),
        ('severity = "error"', "severity: expected a table of rules"),
        ('[severity]\nP101 = "loud"', "P101: expected one of error, warning, info"),
        ('[[waivers]]\nfact = "sla"\nrule = "P101"', "the keys reason too"),
        ('[[overrides]]\nignore = ["P"]', "a key “path” in each"),
        ("overrides = 1", "overrides: expected a list of tables"),
        ("names = 1", "names: expected a table"),
        ("a = [", "x:1:"),
    ],
)
def test_a_wrong_configuration_is_told_at_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(UserError) as raised:
        read(tmp_path, text)
    assert told in str(raised.value).replace(str(tmp_path / "legalsite.toml"), "x")


def test_every_problem_of_a_configuration_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        read(tmp_path, 'a = 1\nb = 2\nselect = ["X9"]\n')
    assert len(raised.value.findings) == 3


def test_settings_choose_weigh_and_waive() -> None:
    chosen = Settings(
        ON, select=("P1", "blank-fact"), ignore=("P102",), severity={"P": Severity.INFO, "P101": Severity.WARNING},
        overrides=(Override("old/*", ("P103",), {"P101": Severity.ERROR}),),
    )  # fmt: skip
    assert [chosen.wants(c, n) for c, n in [("P101", "a"), ("P102", "b"), ("F001", "blank-fact"), ("F002", "c")]] == [
        True, False, True, False,
    ]  # fmt: skip

    def weight(path: str, rule: str) -> Severity | None:
        weighed = chosen.weigh(Finding(rule, "n", Severity.ERROR, "m", path))
        return weighed.severity if weighed else None

    assert weight("new/a", "P101") is Severity.WARNING
    assert weight("new/a", "P103") is Severity.INFO
    assert weight("old/a", "P101") is Severity.ERROR
    assert weight("old/a", "P103") is None


@pytest.mark.parametrize(
    ("fact", "path", "covered"),
    [
        ("sla", "a.yml", True),
        ("sla.credits[0].below", "a.yml", True),
        ("slang", "a.yml", False),
        (None, "a.yml", False),
        ("sla", "b.yml", False),
    ],
)
def test_a_waiver_of_a_fact_covers_what_is_below_it(fact: str | None, path: str, covered: bool) -> None:
    waiver = FactWaiver("sla", "S", "no", "a*")
    assert waiver.covers(Finding("S001", "n", Severity.ERROR, "m", path, fact=fact)) is covered


def test_folders_are_searched_for_what_can_be_linted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "facts/a.yml": "company: {}\n", "facts/other.yml": "nav: []\n", "legal/p.md": "x", "legal/p.html": "x",
        "legal/p.txt": "x", "legal/p.png": "x", "legal/.hidden.md": "x", "node_modules/x.md": "x", ".git/x.md": "x",
    }.items():  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    found = {item.shown: item.kind for item in expand([Path(".")], None, ["legal/p.txt"])}
    assert found == {
        "facts/a.yml": InputKind.FACTS,
        "legal/p.html": InputKind.PROSE,
        "legal/p.md": InputKind.PROSE,
    }
    assert [i.shown for i in expand([Path("facts")], InputKind.FACTS, [])] == ["facts/a.yml", "facts/other.yml"]
    assert [i.shown for i in expand([Path(".")], InputKind.PROSE, [])] == ["legal/p.html", "legal/p.md", "legal/p.txt"]
    assert [(i.shown, i.kind) for i in expand([Path("legal/p.png")], None, [])] == [("legal/p.png", InputKind.PROSE)]


def test_every_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        expand([tmp_path / "a", tmp_path / "b"], None, [])
    assert len(raised.value.findings) == 2


def test_json_of_a_baseline_is_stable(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    baseline.write(path, outcome(finding(excerpt="b", line=2), finding(excerpt="a")))
    first = path.read_bytes()
    baseline.write(path, outcome(finding(excerpt="a"), finding(excerpt="b", line=2)))
    assert path.read_bytes() == first
    assert set(json.loads(first)["findings"][0]) == {"fingerprint", "rule", "path", "message"}
