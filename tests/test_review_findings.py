"""What holds a merge: dates, versions, notes and channels that do not fit what changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.findings import UserError
from generator.review.judgement import Materiality
from tests.reviews import LANTERN, ON, Edits, dated, edited, note, reviewed

NOTICE: Edits = {"notice: 15 days": "notice: 45 days"}  # adverse, on the terms
UPTIME: Edits = {"uptime: 99.9%": "uptime: 99.95%", "below: 99.9%": "below: 99.95%"}  # favourable, on terms and SLA
OFFICER: Edits = {"Arjun Rao": "Divya Menon", "arjun.rao@": "divya.menon@"}  # neutral, everywhere
TERMS_IN_TIME = {**dated("terms", "2026-12-27", "3.5"), **note("terms", "2026-12-27", "adverse")}
GRACE: Edits = {"due: 15 days": "due: 10 days"}  # adverse, on the terms alone


CAP: Edits = {"fees of the last 12 months": "fees of the last month"}  # free text: a person has to look
AUP: Edits = {
    "law: {gov": "aup: {acts: [send_spam, phishing], lawful_only: true}\nlaw: {gov",
    "  cookies: {eff": '  aup: {effective_date: 2026-11-28, version: "1.0"}\n  cookies: {eff',
}  # a page that is new, and forbids


def silent(page: str, day: str) -> Edits:
    """The edit that adds a note without an effect."""
    return {old: new.replace("effect: adverse, ", "") for old, new in note(page, day, "adverse").items()}


def without_dates(page: str) -> Edits:
    """The edit that takes the dates of a page away."""
    return {next(iter(dated(page, "2027-01-01", "9"))): f"  {page}: {{}}"}


def _codes(place: Path, edits: Edits, base: str = LANTERN, on: date = ON) -> list[str]:
    found = reviewed(place, base, edited(base, edits), on)
    return [f"{finding.rule} {finding.severity.value}" for finding in found.findings]


def test_nothing_changed_nothing_to_say(tmp_path: Path) -> None:
    found = reviewed(tmp_path, LANTERN, LANTERN)
    assert (found.companies, found.findings, found.earliest, dict(found.counts)) == ((), (), None, {})


def test_a_comment_or_another_order_of_keys_is_no_change(tmp_path: Path) -> None:
    head = LANTERN.replace(
        "billing:\n  cycle: 1 month\n  due: 15 days", "# ours\nbilling: {due: 15 days, cycle: 1 month}"
    )
    assert head != LANTERN
    assert reviewed(tmp_path, LANTERN, head).companies == ()


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (GRACE, ["R002 error", "R006 error"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.5")}, ["R006 error"]),
        ({**GRACE, **TERMS_IN_TIME}, []),
        ({**GRACE, **dated("terms", "2026-12-26", "3.5"), **note("terms", "2026-12-26", "adverse")}, ["R001 error"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.4"), **note("terms", "2026-12-27", "adverse")}, ["R002 error"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.3"), **note("terms", "2026-12-27", "adverse")}, ["R004 error"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.10"), **note("terms", "2026-12-27", "adverse")}, []),
        (
            {**GRACE, **dated("terms", "2026-12-27", "3.5", "2026-05-01"), **note("terms", "2026-12-27", "adverse")},
            ["R002 error"],
        ),
        ({**GRACE, **dated("terms", "2026-12-27", "3.5"), **note("terms", "2026-12-27", "favourable")}, ["R008 error"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.5"), **note("terms", "2026-12-28", "adverse")}, ["R006 error"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.5"), **note("sla", "2026-12-27", "adverse")}, ["R006 error"]),
        (dated("terms", "2026-12-27", "3.5"), ["R003 warning"]),
        (dated("terms", "2026-06-01", "3.5", "2026-05-01"), ["R003 warning"]),
        (dated("terms", "2026-06-01", "3.4"), ["R003 warning"]),
        ({**GRACE, **dated("terms", "2026-12-27", "3.4.0"), **note("terms", "2026-12-27", "adverse")}, ["R002 error"]),
        (
            {**GRACE, **CAP, **dated("terms", "2027-01-26", "3.5"), **note("terms", "2027-01-26", "favourable")},
            ["R008 error"],
        ),
        ({**CAP, **dated("terms", "2027-01-26", "3.5"), **note("terms", "2027-01-26", "favourable")}, []),
        ({**GRACE, **dated("terms", "2026-12-27", "3.5"), **silent("terms", "2026-12-27")}, ["R008 error"]),
        (without_dates("sla"), ["R002 error"]),
        (
            {**AUP, **note("aup, terms", "2026-11-28", "adverse"), **dated("terms", "2026-11-28", "3.5")},
            ["R001 error"] * 2,
        ),
        ({"status: published": "status: draft"}, ["R012 error"]),
        ({"name: Kaveri Pay Private Limited": "name: 'unclosed"}, ["Y016 error"]),
    ],
)
def test_each_thing_that_holds_a_merge(tmp_path: Path, edits: Edits, expected: list[str]) -> None:
    assert [code for code in _codes(tmp_path, edits) if not code.startswith("R009")] == expected


def test_a_change_for_the_better_need_not_wait_but_may_not_be_called_worse(tmp_path: Path) -> None:
    today = {**UPTIME, **dated("sla", "2026-11-27", "1.2"), **dated("terms", "2026-11-27", "3.5")}
    assert _codes(tmp_path / "a", {**today, **note("sla, terms", "2026-11-27", "favourable")}) == []
    assert _codes(tmp_path / "b", {**today, **note("sla, terms", "2026-11-27", "adverse")}) == ["R008 error"] * 2


def test_a_text_does_not_look_back(tmp_path: Path) -> None:
    past = {**UPTIME, **dated("sla", "2026-11-26", "1.2"), **dated("terms", "2026-11-26", "3.5")}
    assert _codes(tmp_path, {**past, **note("sla, terms", "2026-11-26", "favourable")}) == ["R005 error"] * 2


def test_the_notice_is_that_of_the_old_file(tmp_path: Path) -> None:
    shorter = {**GRACE, "  notice: 30 days": "  notice: 5 days"}
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, shorter))
    assert found.earliest == date(2026, 12, 27)
    assert any("30 days" in reason.text for company in found.companies for reason in company.earliest.because)  # type: ignore[union-attr]


def test_a_change_for_the_worse_that_nobody_is_told_of(tmp_path: Path) -> None:
    silent = LANTERN.replace("  channels: [this_page]\n  material_channels: [registered_email]\n", "")
    assert _codes(tmp_path, {**GRACE, **TERMS_IN_TIME}, silent) == ["R007 error"]


def test_a_reworded_clause_asks_for_a_look_and_not_more(tmp_path: Path) -> None:
    clause = tmp_path / "head" / "templates" / "clauses" / "terms" / "law.md"
    clause.parent.mkdir(parents=True)
    clause.write_text("---\ntitle: Law and courts\nwhen: law\n---\nThe laws of {{ law.governing }} govern all this.\n")
    found = reviewed(tmp_path, LANTERN, LANTERN)
    (company,) = found.companies
    assert company.changes == ()
    assert "The laws of India govern all this." in [place.after for place in company.wording]
    assert found.templates == ("templates/clauses/terms/law.md",)
    assert {f"{f.rule} {f.severity.value}" for f in found.findings} == {"R002 warning", "R006 warning", "R009 warning"}


def test_a_waiver_with_a_reason_lets_a_finding_pass(tmp_path: Path) -> None:
    waived = {**GRACE, **TERMS_IN_TIME, **dated("terms", "2026-12-01", "3.5"), **note("terms", "2026-12-01", "adverse")}
    line = next(iter(dated("terms", "2026-12-01", "3.5").values()))
    reason = "  # legalsite: allow R001 -- the regulator ordered it\n"
    assert _codes(tmp_path / "a", waived) == ["R001 error"]
    found = reviewed(tmp_path / "b", LANTERN, edited(LANTERN, {**waived, **{line: reason + line}}))
    assert found.findings == ()
    assert [(waiver.finding.rule, waiver.reason) for waiver in found.waived] == [("R001", "the regulator ordered it")]


def test_a_lint_leaves_the_waivers_of_reviews_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    line = next(iter(dated("terms", "2026-12-01", "3.5")))
    text = LANTERN.replace(line, f"  # legalsite: allow R001 effective-date-too-early -- it was ordered\n{line}")
    (tmp_path / "lantern.yml").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(main, ["lint", "lantern.yml", "--isolated", "--no-cache", "--on", "2026-11-27"])
    assert "F011" not in done.stdout


def test_companies_that_come_go_and_change_their_name(tmp_path: Path) -> None:
    other = LANTERN.replace("Lantern Cloud Private Limited", "Banyan Cloud Private Limited")
    third = LANTERN.replace("Lantern Cloud Private Limited", "Kestrel Cloud Private Limited")
    found = reviewed(tmp_path, {"lantern": LANTERN, "banyan": other}, {"lantern-cloud": LANTERN, "kestrel": third})
    told = {company.id: [j.change.kind.value for j in company.changes] for company in found.companies}
    assert [finding.rule for finding in found.findings if finding.rule != "R009"] == ["R013"]
    assert told == {"banyan": ["company removed"], "kestrel": ["company added"], "lantern-cloud": ["company renamed"]}


def test_a_broken_base_is_told_and_does_not_stop_the_review(tmp_path: Path) -> None:
    found = reviewed(tmp_path, LANTERN.replace("cycle: 1 month", "cycle: 1"), LANTERN)
    assert [f"{finding.rule} {finding.severity.value}" for finding in found.findings] == ["R011 error"]


def test_a_replaced_officer_is_told_at_once(tmp_path: Path) -> None:
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, OFFICER))
    assert set(found.counts) == {Materiality.NEUTRAL}
    assert found.earliest is None


def test_there_must_be_facts_on_one_side(tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "head").mkdir()
    with pytest.raises(UserError, match="there is no fact file in “facts”"):
        reviewed(tmp_path, {}, {})


def test_a_page_that_ends_keeps_its_promises_until_notice_has_run(tmp_path: Path) -> None:
    start, end = LANTERN.index("sla:\n  uptime"), LANTERN.index("law: {gov")
    found = reviewed(tmp_path, LANTERN, LANTERN[:start] + LANTERN[end:])
    gone = [finding for finding in found.findings if finding.rule == "R010"]
    assert [finding.severity.value for finding in gone] == ["error"]
    assert "may not end before 2027-01-26" in gone[0].message
    assert any("that “Service level agreement” will end" in what for c in found.companies for what in c.to_send)


def test_a_request_is_not_judged_by_its_own_table_alone(tmp_path: Path) -> None:
    laws = tmp_path / "head" / "laws"
    laws.mkdir(parents=True)
    row = "mine:\n  about: grace\n  whom: [customer]\n  notice: at once\n  channels: [site]\n  facts:\n    billing.due: cosmetic\n"
    (laws / "materiality.yml").write_text(row, encoding="utf-8")
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, GRACE))
    assert next(iter(found.counts)) is Materiality.ADVERSE
    assert [finding.rule for finding in found.findings if finding.rule != "R009"] == ["R002", "R006", "R014"]


def test_a_reworded_clause_is_not_hidden_by_a_cosmetic_fact(tmp_path: Path) -> None:
    clause = tmp_path / "head" / "templates" / "clauses" / "terms" / "law.md"
    clause.parent.mkdir(parents=True)
    clause.write_text("---\ntitle: Law and courts\nwhen: law\n---\nWe alone say what law holds.\n")
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, {"uptime: 99.9%": "uptime: 99.90%"}))
    assert {"R002", "R006", "R009"} <= {finding.rule for finding in found.findings}


def test_a_figure_that_the_law_does_not_allow_is_told(tmp_path: Path) -> None:
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, {"resolve: 7 days": "resolve: 2 months"}))
    told = [finding for finding in found.findings if finding.rule == "R015"]
    assert [(finding.fact, finding.severity.value) for finding in told] == [("grievance.resolve", "error")]
    assert "at most 1 month" in told[0].hint
