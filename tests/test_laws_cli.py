"""`legalsite laws` as users run it."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from generator.cli import main
from generator.laws.model import DISCLAIMER
from tests.conftest import ROOT
from tests.laws import changed

ON = ("--on", "2026-11-26")
SHAPE = {"id", "regime", "cite", "severity", "duty", "applies", "because", "verdict", "limits", "facts", "clause",
         "anchor", "verified"}  # fmt: skip
"""The keys of a provision that are promised."""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts").mkdir()
    text = (ROOT / "facts" / "example.yml").read_text(encoding="utf-8")
    (tmp_path / "facts" / "example.yml").write_text(text, encoding="utf-8")
    return tmp_path


def laws(*arguments: str) -> Result:
    done = CliRunner().invoke(main, ["laws", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return done


def test_json_has_the_promised_shape(work: Path) -> None:
    done = laws("example", "--format", "json", *ON)
    data = json.loads(done.stdout)
    assert (done.exit_code, data["version"], data["on"], data["company"]) == (0, 1, "2026-11-26", "example")
    assert (data["catalogue"], data["disclaimer"]) == ("2026-11-22", DISCLAIMER)
    assert len(data["provisions"]) == 264
    for provision in data["provisions"]:
        assert set(provision) >= SHAPE
        assert provision["applies"] in (True, False, "unknown")
        assert provision["verdict"] in ("found", "gap", "unknown", "not yet", "waived", None)
    applying = [p for p in data["provisions"] if p["applies"] is True]
    assert data["unverified"] == sum(p["verified"] != "text" for p in applying)
    assert set(data["regimes"]) == {p["regime"] for p in applying}
    told = next(p for p in applying if p["id"] == "IN-SPDI-4.1.ii")
    page, _, anchor = told["anchor"].partition("#")
    assert (page, bool(anchor), bool(told["clause"])) == ("privacy", True, True)
    lines = (work / "facts" / "example.yml").read_text(encoding="utf-8").split("\n")
    limit = next(p for p in applying if p["id"] == "IN-ITR-3.2.a.i")["limits"][1]
    assert (limit["fact"], limit["bound"], limit["value"], limit["kept"]) == (
        "grievance.resolve", "7 days", "7 days", True,
    )  # fmt: skip
    notice = next(f for p in applying for f in p["facts"] if f["path"] == "switching.notice")
    assert lines[notice["line"] - 1].startswith("  notice: 10 days")


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
@pytest.mark.parametrize("only", [(), ("--gaps",)])
def test_each_report_says_what_it_rests_on_and_never_claims_compliance(
    work: Path, form: str, only: tuple[str, ...]
) -> None:
    words = " ".join(laws("example", "--format", form, *only, *ON).stdout.replace("\\", "").split())
    assert "2026-11-22" in words
    assert "2026-11-26" in words
    assert "EU-DATAACT" in words
    assert "IN-ITR" in words
    assert "117" in words
    assert "not legal advice" in words
    assert "compliant" not in words.lower().replace("non-compliant", "")


def test_csv_is_a_table_with_its_notes_at_the_end(work: Path) -> None:
    table = list(csv.DictReader(io.StringIO(laws("example", "--format", "csv", *ON).stdout)))
    notes = [row["duty"] for row in table if row["provision"] == "note"]
    assert len(table) == 264 + len(notes)
    assert notes[0] == "Catalogue of 2026-11-22, checked for 2026-11-26."
    assert notes[-1] == DISCLAIMER
    assert all(None not in row and None not in row.values() for row in table)


def test_the_same_input_gives_the_same_bytes(work: Path) -> None:
    for form in ("text", "json"):
        assert laws("--format", form, *ON).stdout == laws("--format", form, *ON).stdout


def test_gaps_are_the_exit_code(work: Path) -> None:
    assert laws("example", "--gaps", *ON).exit_code == 0
    path = work / "facts" / "example.yml"
    path.write_text(changed(("\n  resolve: 7 days #", "\n  resolve: 8 days #"), text=path.read_text("utf-8")), "utf-8")
    done = laws("example", "--gaps", *ON)
    assert done.exit_code == 1
    assert "grievance.resolve at most 7 days (8 days: exceeded)" in done.stdout
    assert "IN-ITR-3.2.a.i " in done.stdout
    assert laws("example", *ON).exit_code == 0


def test_gaps_keep_the_notes_of_the_whole(work: Path) -> None:
    whole, gaps = (json.loads(laws("example", "--format", "json", *o, *ON).stdout) for o in ((), ("--gaps",)))
    assert {key: whole[key] for key in ("regimes", "unverified")} == {
        key: gaps[key] for key in ("regimes", "unverified")
    }


def test_what_breaks_on_a_day_is_among_what_is_coming(work: Path) -> None:
    path = work / "facts" / "example.yml"
    done = laws("example", "--upcoming", "--on", "2027-05-13", "--until", "2027-05-13", "--format", "json")
    data = json.loads(done.stdout)
    titles = [event["title"] for event in data["events"]]
    assert {event["day"] for event in data["events"]} == {"2027-05-13"}
    assert "SPDI Rules 2011, r.4(1) ends" in titles
    assert sum(title.endswith("comes into force") for title in titles) > 20
    assert not any("It breaks" in event["text"] for event in data["events"])
    changes = [("  charges: none #", "  charges: You pay what copying costs us. #")]
    path.write_text(changed(*changes, text=path.read_text("utf-8")), "utf-8")
    text = laws("example", "--upcoming", "--on", "2027-01-12", "--until", "2027-01-12").stdout
    assert "It breaks: switching.charges" in text
    assert "Catalogue of 2026-11-22" in text
    assert DISCLAIMER in text


def test_what_a_company_overrules_is_not_coming(work: Path) -> None:
    text = laws("example", "--upcoming", "--on", "2026-02-05", "--until", "2026-02-05", "--format", "json").stdout
    ids = {event["id"] for event in json.loads(text)["events"]}
    assert "UK-PECR-6" in ids
    assert not {"UK-PECR-A1.5", "UK-PECR-A1.6"} & ids


def test_the_calendar_is_one_and_stays_the_same(work: Path) -> None:
    assert laws("example", "--ics", "one.ics", *ON).exit_code == 0
    assert laws("example", "--ics", "two.ics", *ON).exit_code == 0
    raw = (work / "one.ics").read_bytes()
    assert raw == (work / "two.ics").read_bytes()
    events: list[Any] = list(Calendar.from_ical(raw).walk("VEVENT"))
    days = [e["dtstart"].dt for e in events]
    assert days == sorted(days)
    assert all(date(2026, 11, 26) <= day <= date(2027, 11, 26) for day in days)
    assert len({str(e["uid"]) for e in events}) == len(events) > 40
    reminders = [e["dtstart"].dt for e in events if "reminder" in str(e["summary"])]
    assert [day.isoformat() for day in reminders] == ["2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01"]
    assert any("comes into force" in str(e["summary"]) for e in events)


def test_one_calendar_is_that_of_one_company(work: Path) -> None:
    text = (work / "facts" / "example.yml").read_text("utf-8")
    (work / "facts" / "second.yml").write_text(text, "utf-8")
    done = laws("--ics", "both.ics", *ON)
    assert (done.exit_code, (work / "both.ics").exists()) == (2, False)
    assert "name one of example, second" in done.output
    assert laws("--format", "json", *ON).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("exmaple",), "exmaple"),
        (("example", "--facts", "nowhere"), "nowhere"),
        (("example", "--on", "soon"), "soon"),
        (("example", "--upcoming", "--until", "2020-01-01"), "--until 2020-01-01 lies before"),
        (("example", "--upcoming", "--format", "csv"), "--upcoming prints text or json, not csv"),
        (("example", "--ics", "no/such/folder.ics"), "no/such/folder.ics"),
    ],
)
def test_what_cannot_be_run_is_said_clearly(work: Path, arguments: tuple[str, ...], words: str) -> None:
    done = laws(*arguments)
    assert done.exit_code == 2
    assert words in done.output


def test_a_broken_law_is_told_at_its_place(work: Path) -> None:
    (work / "laws").mkdir()
    (work / "laws" / "xx.yml").write_text(changed(("force: must", "force: shall")), "utf-8")
    done = laws("example", *ON)
    assert done.exit_code == 2
    assert "laws/xx.yml:14:12: error: expected force to be one of must, should, but found “shall” [L901" in done.output


def test_an_empty_folder_of_laws_and_a_law_of_ones_own_work(work: Path) -> None:
    plain = laws("example", "--format", "json", *ON).stdout
    (work / "laws").mkdir()
    assert laws("example", "--format", "json", *ON).stdout == plain
    (work / "laws" / "xx.yml").write_text(changed(), "utf-8")
    found = {p["id"]: p for p in json.loads(laws("example", "--format", "json", *ON).stdout)["provisions"]}
    assert len(found) == 265
    assert (found["XX-LAW-1"]["applies"], found["XX-LAW-1"]["verdict"]) == (True, "gap")
    assert found["XX-LAW-1"]["to_do"] == "no clause says it"
