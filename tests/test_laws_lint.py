"""Rules L: what a company hears of the law, how loud, and where."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.clauses.library import Library
from generator.cli import main
from generator.documents.answers import answers
from generator.documents.build import Press
from generator.findings import Finding, Severity
from generator.laws.reader import Catalogue, read_catalogue
from generator.lint.law import check_catalogue, check_laws
from generator.paths import packed
from tests.conftest import load
from tests.laws import LAW, catalogue_of, changed, company_of

ON = date(2026, 7, 1)
FACTS = "profile: {targets_in: true}\ncompany: {legal_name: Acme}\ngrievance: {resolve: %s}"
NEEDS = ("needs: [company.legal_name]", "needs: [company.brand]")


def told(catalogue: Catalogue, library: Library, facts: str, on: date = ON, status: str = "published") -> list[Finding]:
    return list(check_laws(company_of(library, facts, status), catalogue, on, None))


def one(found: list[Finding], rule: str) -> Finding:
    (only,) = [f for f in found if f.rule == rule]
    return only


def test_a_missing_fact_is_told_with_the_provision_and_how_well_it_is_known(library: Library, tmp_path: Path) -> None:
    found = one(told(catalogue_of(tmp_path, xx=changed(NEEDS)), library, FACTS % "7 days"), "L101")
    assert found.severity is Severity.ERROR
    assert "company.brand is not given, and Law s.1 (verified: text) asks for it" in found.message
    assert found.provisions == ("XX-LAW-1",)
    assert (found.path, found.span.line) == ("facts/acme.yml", 3)


@pytest.mark.parametrize(
    ("on", "severity", "draft"),
    [
        (date(2026, 1, 1), Severity.INFO, Severity.INFO),
        (date(2026, 7, 4), Severity.INFO, Severity.INFO),  # 181 days before
        (date(2026, 7, 5), Severity.WARNING, Severity.WARNING),  # 180 days before
        (date(2026, 12, 31), Severity.WARNING, Severity.WARNING),
        (date(2027, 1, 1), Severity.ERROR, Severity.WARNING),
    ],
)
def test_a_duty_grows_louder_as_its_day_comes(
    library: Library, tmp_path: Path, on: date, severity: Severity, draft: Severity
) -> None:
    laws = catalogue_of(tmp_path, xx=changed(NEEDS, ("from: 2026-01-01", "from: 2027-01-01")))
    assert one(told(laws, library, FACTS % "7 days", on), "L101").severity is severity
    assert one(told(laws, library, FACTS % "7 days", on, "draft"), "L101").severity is draft
    assert one(told(laws, library, FACTS % "8 days", on), "L103").severity is severity


@pytest.mark.parametrize(
    ("verified", "severity"),
    [
        ("text", Severity.ERROR),
        ("secondary", Severity.ERROR),
        ("commencement_only", Severity.WARNING),
        ("none", Severity.WARNING),
    ],
)
def test_wording_that_nobody_saw_gives_a_warning_at_most(
    library: Library, tmp_path: Path, verified: str, severity: Severity
) -> None:
    laws = catalogue_of(tmp_path, xx=changed(NEEDS, ("verified: text", f"verified: {verified}")))
    found = told(laws, library, FACTS % "8 days")
    assert [one(found, rule).severity for rule in ("L101", "L103")] == [severity, severity]


def test_what_one_should_do_is_information(library: Library, tmp_path: Path) -> None:
    laws = catalogue_of(tmp_path, xx=changed(NEEDS, ("force: must", "force: should")))
    assert {f.severity for f in told(laws, library, FACTS % "8 days")} == {Severity.INFO}


def test_a_limit_names_what_was_allowed_before(library: Library) -> None:
    laws = read_catalogue((packed("laws"),))
    facts = "profile: {targets_in: true, intermediary: true}\ngrievance:\n  acknowledge: 24 hours\n  resolve: 15 days"
    found = [f for f in told(laws, library, facts, date(2026, 2, 20)) if f.rule == "L103"]
    assert [(f.fact, f.span.line, f.severity) for f in found] == [("grievance.resolve", 5, Severity.ERROR)]
    assert "15 days was the limit until 2026-02-20" in found[0].message
    before = [f for f in told(laws, library, facts, date(2026, 2, 19)) if f.rule == "L103"]
    assert [f.severity for f in before] == [Severity.WARNING]
    assert "but from 2026-02-20 IT Rules 2021, r.3(2)(a)(i) allows at most 7 days" in before[0].message


def test_what_depends_on_the_month_tells_nothing(library: Library, tmp_path: Path) -> None:
    laws = catalogue_of(tmp_path, xx=changed(('"<= 7 days"', '"<= 1 month"')))
    assert [f.rule for f in told(laws, library, FACTS % "30 days")] == []
    assert [f.rule for f in told(laws, library, FACTS % "32 days")] == ["L103"]


def test_what_is_not_said_is_asked_once_for_all_that_it_decides(library: Library) -> None:
    laws = read_catalogue((packed("laws"),))
    found = told(laws, library, "company: {legal_name: Acme}")
    assert {f.rule for f in found} == {"L107"}
    assert len({f.fact for f in found}) == len(found)
    brazil = next(f for f in found if f.fact == "profile.targets_brazil")
    assert "profile.targets_brazil is not said, and decides whether" in brazil.message
    assert len(brazil.provisions) == 9


def test_a_waived_provision_is_not_told(library: Library, tmp_path: Path) -> None:
    laws = catalogue_of(tmp_path, xx=changed(NEEDS))
    waived = "overrules: [{provision: XX-LAW-1, applies: false, reason: We are out.}]"
    assert told(laws, library, (FACTS % "8 days").replace("targets_in: true", f"targets_in: true, {waived}")) == []


def test_a_floor_above_a_ceiling_names_both(library: Library, tmp_path: Path) -> None:
    other = LAW.replace("XX-", "YY-").replace("<= 7 days", ">= 10 days")
    found = one(told(catalogue_of(tmp_path, xx=LAW, yy=other), library, FACTS % "7 days"), "L106")
    assert found.provisions == ("YY-LAW-1", "XX-LAW-1")
    assert "both cannot be kept" in found.message
    agreed = LAW.replace("XX-", "YY-").replace("<= 7 days", ">= 7 days")
    both = told(catalogue_of(tmp_path, xx=LAW, yy=agreed), library, FACTS % "7 days")
    assert [f for f in both if f.rule == "L106"] == []


def test_a_clause_that_answers_repealed_law_is_told(library: Library) -> None:
    laws = read_catalogue((packed("laws"),))
    example = load("example", library)
    places = answers(Press(library, example.locale).documents(example))
    for day, some in ((date(2027, 5, 12), False), (date(2027, 5, 13), True)):
        found = [f for f in check_laws(example, laws, day, places) if f.rule == "L104"]
        assert {n.startswith("IN-SPDI") for f in found for n in f.provisions} == ({True} if some else set())


@pytest.mark.parametrize(("on", "rules"), [(date(2027, 11, 22), []), (date(2027, 11, 23), ["L105"])])
def test_a_law_that_was_not_read_for_a_year_is_told(tmp_path: Path, on: date, rules: list[str]) -> None:
    found = list(check_catalogue(catalogue_of(tmp_path, xx=LAW), on))
    assert [f.rule for f in found] == rules
    assert all(f.path == "laws/xx.yml" and f.severity is Severity.INFO for f in found)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "facts").mkdir()
    for name in ("acme", "apex"):
        (tmp_path / "facts" / f"{name}.yml").write_text(
            "schema_version: 1\nstatus: draft\ncompany: {legal_name: Acme}\n", encoding="utf-8"
        )
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "xx.yml").write_text(changed(("read: 2026-11-22", "read: 2025-01-01")), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("run", ["afresh", "from the cache"])
def test_lint_tells_each_stale_law_once_for_all_companies(work: Path, run: str) -> None:
    for _ in range(2 if run == "from the cache" else 1):
        done = CliRunner().invoke(main, ["lint", "facts", "--on", "2026-07-01", "--format", "json"])
    found = [f for f in json.loads(done.stdout)["findings"] if f["rule"] == "L105"]
    assert [f["path"] for f in found] == ["laws/xx.yml"]
    ignored = CliRunner().invoke(main, ["lint", "facts", "--on", "2026-07-01", "--format", "json", "--ignore", "L105"])
    assert "L105" not in ignored.stdout


def test_lint_tells_a_broken_law_at_its_place(work: Path) -> None:
    (work / "laws" / "xx.yml").write_text(changed(("force: must", "force: shall")), encoding="utf-8")
    done = CliRunner().invoke(main, ["lint", "facts"])
    assert done.exit_code == 2
    assert isinstance(done.exception, SystemExit)
    assert "laws/xx.yml:14:12: error: expected force to be one of must, should" in done.output
