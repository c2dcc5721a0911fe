"""Findings as people and machines read them."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator import report
from generator.findings import Finding, Severity, Span
from generator.lint.outcome import Outcome, Waived, fingerprints

LONG = "We answer within a month. " * 20 + "Please contact us at . " + "Thank you for reading this. " * 20
AT = LONG.index("contact us at")
FINDINGS = (
    Finding("F001", "blank-fact", Severity.ERROR, "the e-mail has no value", "facts/a.yml", Span(2, 3, 2, 9),
            "Write it.", "grievance.officer.email", ("IN-ITR-3.2.a",), excerpt="  email:"),
    Finding("P102", "blank-slot", Severity.WARNING, "nothing follows “contact us at”: 100% gone, really",
            "legal/b c.md", Span(1, AT + 1, 1, AT + 14), "Write the address.", excerpt=LONG),
    Finding("P601", "long-sentence", Severity.INFO, "a\nb <&> |x|", "legal/b c.md", Span(3, 1, 4, 2), excerpt="\tfoo"),
)  # fmt: skip
WAIVED = (Waived(Finding("P999", "odd", Severity.ERROR, "m", "legal/b c.md", Span(9, 1, 9, 2)), "agreed with counsel"),)
OUTCOME = Outcome(FINDINGS, WAIVED, (), ("facts/a.yml", "legal/b c.md", "legal/clean.md"))


def text(form: str, shown: Severity = Severity.INFO) -> str:
    return report.write(form, OUTCOME, shown)


def test_text_shows_the_place_and_how_to_mend_it() -> None:
    assert text("text").split("\n\n")[0] == (
        "error[F001] blank-fact: the e-mail has no value\n"
        " --> facts/a.yml:2:3\n"
        "  |\n"
        "2 |   email:\n"
        "  |   ^^^^^^\n"
        "  = Write it.\n"
        "  = law: IN-ITR-3.2.a"
    )


def test_text_shows_a_window_of_a_long_line() -> None:
    frame = text("text").split("\n\n")[1].split("\n")
    shown, marks = frame[3], frame[4]
    assert len(shown) < 120
    start = marks.index("^")
    assert shown[start : start + marks.count("^")] == "contact us at"


def test_the_summary_counts_everything() -> None:
    assert text("text").endswith("1 error, 1 warning, 1 info in 3 files. 1 waived.\n")
    assert text("concise", Severity.ERROR).split("\n")[1] == (
        "1 error, 1 warning, 1 info in 3 files. 2 below “error” not shown. 1 waived."
    )


def test_nothing_found_says_how_much_was_read() -> None:
    assert report.write("text", Outcome((), (), (), ("a",)), Severity.INFO) == "Nothing found in 1 file.\n"


def test_json_has_its_promised_shape() -> None:
    data = json.loads(text("json"))
    assert data["version"] == 1
    assert data["summary"] == {"files": 3, "errors": 1, "warnings": 1, "infos": 1, "waived": 1, "baseline": 0}
    assert list(data["findings"][0]) == [
        "rule", "name", "severity", "message", "hint", "path", "line", "column", "end_line", "end_column", "fact",
        "provisions", "fix", "fingerprint",
    ]  # fmt: skip
    assert data["findings"][0]["fact"] == "grievance.officer.email"
    assert data["findings"][1]["fact"] is None
    assert data["waived"][0]["reason"] == "agreed with counsel"


def test_sarif_is_what_code_scanning_asks_for() -> None:
    data = json.loads(text("sarif"))
    run = data["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert (data["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert len(run["results"]) == 4
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region.values()) >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
    places = [r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]]
    assert places[1] == "legal/b%20c.md"
    assert run["results"][3]["suppressions"] == [{"kind": "inSource", "justification": "agreed with counsel"}]


def test_github_annotations_come_errors_first_and_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    lines = text("github").split("\n")
    assert lines[0] == (
        "::error title=F001 blank-fact,file=facts/a.yml,line=2,endLine=2,col=3,endColumn=9::"
        "the e-mail has no value Write it."
    )
    assert "100%25 gone, really" in lines[1]
    assert lines[2].startswith("::notice title=P601 long-sentence,file=legal/b c.md,line=3,endLine=4::a%0Ab")
    assert "| error | F001 blank-fact | `facts/a.yml:2` |" in summary.read_text(encoding="utf-8")


def test_github_says_how_many_it_will_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    many = tuple(Finding("F001", "x", Severity.ERROR, f"m{i}", "a", Span(i, 1, i, 2)) for i in range(1, 14))
    out = report.write("github", Outcome(many, (), (), ("a",)), Severity.INFO)
    assert "3 of these findings are more than GitHub shows" in out


def test_github_runs_nothing_that_stands_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    hostile = Finding("P4", "x", Severity.ERROR, "a\n::set-output name=code::0\n##[add-mask]e", "a", Span(1, 1, 1, 1))
    lines = report.write("github", Outcome((hostile,), (), (), ("a",)), Severity.INFO).splitlines()
    (begin,) = [number for number, line in enumerate(lines) if line.startswith("::stop-commands::")]
    token = lines[begin].removeprefix("::stop-commands::")
    assert lines.index(f"::{token}::") == len(lines) - 1
    assert [line for line in lines[:begin] if "::set-output" in line or "##[" in line] == [
        "::error title=P4 x,file=a,line=1,endLine=1,col=1,endColumn=1::a%0A::set-output name=code::0%0A##[add-mask]e"
    ]
    assert "::set-output name=code::0" in "\n".join(lines[begin:])


def test_junit_has_a_suite_for_each_file_and_unique_names() -> None:
    root = ElementTree.fromstring(text("junit").split("\n", 1)[1])
    suites = {suite.get("name"): suite for suite in root}
    assert sorted(suites, key=str) == ["facts/a.yml", "legal/b c.md", "legal/clean.md"]
    assert [case.get("name") for case in suites["legal/clean.md"]] == ["no findings"]
    names = [case.get("name") for suite in root for case in suite]
    assert len(names) == int(root.get("tests") or 0) == 4
    assert int(root.get("failures") or 0) == 3


def test_junit_can_say_anything() -> None:
    odd = Finding("P4", "x", Severity.ERROR, "\x00\x0b\ufffe ]]> <b>&", "a\x01", Span(1, 1, 1, 1))
    twice = Outcome((odd, odd), (), (), ("a",))
    root = ElementTree.fromstring(report.write("junit", twice, Severity.INFO).split("\n", 1)[1])
    cases = [case.get("name") for suite in root for case in suite if suite.get("failures") != "0"]
    assert len(set(cases)) == 2


def test_markdown_is_one_table_that_words_cannot_break() -> None:
    lines = text("markdown").strip().split("\n")
    assert lines[0].startswith("**legalsite lint:** 1 error")
    assert len(lines) == 7
    assert lines[-1].endswith("a b \\<&\\> \\|x\\| |")


def test_stats_count_each_rule() -> None:
    assert report.stats(OUTCOME).split("\n")[0] == "     1  F001  error    blank-fact"


@pytest.mark.parametrize("form", report.FORMATS)
def test_every_format_can_say_nothing(form: str) -> None:
    empty = report.write(form, Outcome((), (), (), ("a",)), Severity.INFO)
    assert empty.endswith("\n")


def test_a_fingerprint_survives_edits_elsewhere() -> None:
    moved = [
        f._replace(span=Span(f.span.line + 7, f.span.column, f.span.end_line + 7, f.span.end_column)) for f in FINDINGS
    ]
    assert fingerprints(FINDINGS) == fingerprints(moved)
    assert len(set(fingerprints([FINDINGS[1], FINDINGS[1]]))) == 2
    other = FINDINGS[1]._replace(excerpt=LONG.replace("contact us at", "write to us at"))
    assert fingerprints([FINDINGS[1]]) != fingerprints([other])
