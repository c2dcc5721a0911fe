"""`legalsite lint`, `rules` and `explain` as users run them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import COMPANIES, ROOT

POLICY = """\
# Privacy policy

Orbit Hosting Private Limited runs this site. Please contact us at

## Complaints

Email id: Registered Office Address: 4 Mill Road, Pune 411001.
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "legal").mkdir()
    (tmp_path / "legal" / "privacy.md").write_text(POLICY, encoding="utf-8")
    return tmp_path


def lint(*arguments: str, stdin: str | None = None) -> Result:
    done = CliRunner().invoke(main, ["lint", *arguments], input=stdin)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def codes(done: Result) -> list[str]:
    return [f["rule"] for f in json.loads(done.stdout)["findings"]]


def test_blanks_of_an_old_page_are_told_at_their_line(work: Path) -> None:
    done = lint("legal", "--format", "concise")
    assert done.exit_code == 1
    assert "legal/privacy.md:3:" in done.stdout
    assert "legal/privacy.md:7:1: error:" in done.stdout
    assert "in 1 file." in done.stdout


def test_the_threshold_decides_the_exit_code_and_the_filter_only_what_is_shown(work: Path) -> None:
    assert lint("legal", "--fail-on", "never").exit_code == 0
    hidden = lint("legal", "--ignore", "P1", "--min-severity", "error")
    assert hidden.exit_code == 0
    assert lint("legal", "--select", "P6", "--fail-on", "info").exit_code in (0, 1)
    assert lint("legal", "--min-severity", "error", "--format", "json").exit_code == 1


def test_rules_are_chosen_by_code_beginning_or_name(work: Path) -> None:
    every = codes(lint("legal", "--format", "json"))
    blank = next(code for code in every if code.startswith("P1"))
    assert set(codes(lint("legal", "--select", blank, "--format", "json"))) == {blank}
    assert not [c for c in codes(lint("legal", "--ignore", "P1", "--format", "json")) if c.startswith("P1")]
    wrong = lint("legal", "--select", "P1O1")
    assert (wrong.exit_code, "there is no rule “P1O1”" in wrong.stderr) == (2, True)


@pytest.mark.parametrize("path", ["nowhere", "empty"])
def test_nothing_to_read_is_said_and_cannot_pass(work: Path, path: str) -> None:
    (work / "empty").mkdir()
    done = lint(path)
    assert done.exit_code == 2
    assert "0 files read" in done.stderr or "there is no file or folder" in done.stderr


def test_standard_input_has_the_name_that_is_given(work: Path) -> None:
    done = lint("-", "--stdin-filename", "policy.md", "--format", "concise", stdin=POLICY)
    assert "policy.md:7:1: error:" in done.stdout
    facts = lint("-", "--stdin-filename", "facts/acme.yml", "--format", "concise", stdin="compny: {}\n")
    assert "facts/acme.yml:1:1: error: compny: there is no fact “compny” here [F003 unknown-key]" in facts.stdout


def test_a_waiver_needs_a_reason_and_something_to_allow(work: Path) -> None:
    path = work / "legal" / "privacy.md"
    (blank,) = {c for c in codes(lint("legal", "--select", "P1", "--format", "json")) if "101" <= c[1:] <= "101"} or {
        "P1"
    }
    waived = POLICY.replace(
        "Email id:", f"<!-- legalsite: allow {blank} -- the officer is being appointed -->\n\nEmail id:"
    )
    path.write_text(waived, encoding="utf-8")
    data = json.loads(lint("legal", "--select", "P1,F01", "--format", "json").stdout)
    assert not [f for f in data["findings"] if f["line"] > 6]
    assert data["waived"][0]["reason"] == "the officer is being appointed"
    path.write_text(waived.replace(" -- the officer is being appointed", ""), encoding="utf-8")
    assert "F010" in codes(lint("legal", "--format", "json"))
    path.write_text("# Terms\n\n<!-- legalsite: allow P1 -- none -->\n\nAll is said here.\n", encoding="utf-8")
    assert codes(lint("legal", "--format", "json")) == ["F011"]


def test_a_fact_can_be_waived_in_the_configuration(work: Path) -> None:
    (work / "facts").mkdir()
    (work / "facts" / "acme.yml").write_text("status: draft\ngrievance:\n  officer:\n    email:\n", encoding="utf-8")
    assert "F001" in codes(lint("--no-pages", "--format", "json"))
    (work / "legalsite.toml").write_text(
        '[[waivers]]\nfact = "grievance"\nrule = "F001"\nreason = "to be appointed"\n', encoding="utf-8"
    )
    data = json.loads(lint("--no-pages", "--format", "json").stdout)
    assert "F001" not in [f["rule"] for f in data["findings"]]
    assert data["waived"][0]["reason"] == "to be appointed"
    assert "F001" in codes(lint("--no-pages", "--isolated", "--format", "json"))


def test_a_baseline_lets_only_new_findings_fail(work: Path) -> None:
    assert lint("legal", "--baseline", "old.json", "--write-baseline").exit_code == 0
    known = lint("legal", "--baseline", "old.json")
    assert known.exit_code == 0
    assert "known from the baseline" in known.stdout
    path = work / "legal" / "privacy.md"
    path.write_text(POLICY + "\nPhone:\n\nWrite to us at [INSERT ADDRESS].\n", encoding="utf-8")
    assert lint("legal", "--baseline", "old.json").exit_code == 1


def test_fixes_are_shown_and_then_made(work: Path) -> None:
    path = work / "legal" / "privacy.md"
    path.write_text("# Terms\n\nWe keep the the data of our customers safe .\n", encoding="utf-8")
    shown = lint("legal", "--fix", "--diff")
    assert "-We keep the the data" in shown.stdout
    assert "the the" in path.read_text(encoding="utf-8")
    done = lint("legal", "--fix")
    assert path.read_text(encoding="utf-8") == "# Terms\n\nWe keep the data of our customers safe.\n"
    assert "2 places mended in 1 files." in done.stderr


def test_a_second_run_comes_from_the_cache_and_says_the_same(work: Path) -> None:
    first = lint("legal", "--format", "json")
    assert list((work / "cache").glob("lint-*"))
    assert lint("legal", "--format", "json").stdout == first.stdout
    (work / "legal" / "privacy.md").write_text("# Terms\n\nAll is said here.\n", encoding="utf-8")
    assert codes(lint("legal", "--format", "json")) == []


def test_a_broken_cache_is_passed_over(work: Path) -> None:
    first = lint("legal", "--format", "json")
    for path in (work / "cache").glob("lint-*"):
        path.write_bytes(b"\xff\x00 no marshal")
    assert lint("legal", "--format", "json").stdout == first.stdout


def test_documents_of_a_set_are_held_against_each_other(work: Path) -> None:
    legal = work / "legal"
    (legal / "privacy.md").write_text("# Terms\n\nYou can end the service with 30 days' notice.\n", encoding="utf-8")
    (legal / "sla.md").write_text("# SLA\n\nYou can end the service with 45 days' notice.\n", encoding="utf-8")
    assert [c for c in codes(lint("legal", "--format", "json")) if c.startswith("C")] == []
    assert [c for c in codes(lint("legal", "--set", "--format", "json")) if c.startswith("C")] == ["C101"]


def test_stats_count_and_output_goes_to_a_file(work: Path) -> None:
    assert "P1" in lint("legal", "--stats").stdout
    done = lint("legal", "--format", "sarif", "--output", "out.sarif")
    assert done.stdout == ""
    assert json.loads((work / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert lint("legal", "--output", "no/such/folder/x").exit_code == 2


def test_the_companies_of_this_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    data = json.loads(lint("--no-cache", "--on", "2026-11-26", "--format", "json").stdout)
    assert data["summary"]["files"] == len(COMPANIES)
    assert data["summary"]["errors"] == 0
    assert [f for f in data["findings"] if "example" in f["path"] or "templates" in f["path"]] == []
    gaps = [f for f in data["findings"] if f["rule"] in ("F001", "F002")]
    assert len(gaps) > 40
    assert [f["fact"] for f in gaps if "the gap shows in" not in f["message"]] == []
    for gap in gaps:
        line = (ROOT / gap["path"]).read_text(encoding="utf-8").split("\n")[gap["line"] - 1]
        assert str(gap["fact"]).rpartition(".")[2] in line or "unsettled" in line, gap


def test_rules_and_explain_know_every_rule() -> None:
    listed = CliRunner().invoke(main, ["rules", "--format", "json"])
    every = json.loads(listed.stdout)["rules"]
    assert len(every) > 80
    for rule in (every[0], every[-1], next(r for r in every if r["code"] == "P101")):
        page = CliRunner().invoke(main, ["explain", rule["code"].lower()])
        assert page.exit_code == 0
        assert page.stdout.startswith(f"{rule['code']} {rule['name']}\n")
        assert CliRunner().invoke(main, ["explain", rule["name"]]).stdout == page.stdout
    wrong = CliRunner().invoke(main, ["explain", "P1"])
    assert wrong.exit_code == 2


def test_the_documentation_of_the_rules_is_that_of_the_program() -> None:
    made = CliRunner().invoke(main, ["rules", "--format", "markdown"]).stdout
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == made
