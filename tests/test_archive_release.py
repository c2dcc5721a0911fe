"""What a release freezes, and what it refuses: everything at once, each at its place in the fact file."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.archive.assessment import Assess, Assessment, Verdict
from generator.archive.entry import FIRST, UNJUDGED
from generator.archive.ledger import coming, in_force, ledger_path, read
from generator.archive.release import Plan, carry_out, plan
from generator.archive.report import release_text
from generator.archive.store import open_version
from generator.archive.verify import verify
from generator.clauses.library import Library
from generator.facts.load import Company
from tests.archives import EXAMPLE, GREETING, LATER, ON, SLA, next_sla, subject

NOTICE = timedelta(days=30)


def thirty_days(base: Company | None, head: Company, on: date) -> Assessment:
    """An assessment that asks for 30 days of notice for whatever is not a first version."""
    if base is None:
        return Assessment({})
    return Assessment({"sla": Verdict("adverse", on + NOTICE, "The company promises 30 days' notice.")})


@pytest.fixture(scope="module")
def released(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with the first version of every page of the example."""
    folder = tmp_path_factory.mktemp("released") / "archive"
    carry_out(plan(subject(library), folder, ON), folder)
    return folder


def told(made: Plan) -> list[tuple[str, str | None]]:
    return [(f.rule, f.fact) for f in made.findings]


def test_the_first_release_freezes_every_page_with_a_date(released: Path, library: Library) -> None:
    company = subject(library)
    entries, findings = read(released, "example")
    pages = {page.document.page: page for page in company.pages}
    assert findings == ()
    assert {e.page for e in entries} == set(pages) - {"index"}
    assert {(e.materiality, e.released, e.effective_date) for e in entries} == {("first", ON, date(2026, 12, 1))}
    for entry in entries:
        version, _ = open_version(released, "example", entry)
        assert version is not None
        assert version.markdown == pages[entry.page].markdown
        assert (released / "example" / entry.facts).read_text(encoding="utf-8") == EXAMPLE
    notes = {e.page: e.note.what for e in entries if e.note}
    assert set(notes) == {"sla", "privacy"}
    assert notes["sla"].startswith("We now answer a claim for a service credit within 10 days")
    assert verify(released, "example").left_over == ()


def test_nothing_changed_is_nothing_to_release(released: Path, library: Library) -> None:
    made = plan(subject(library), released, LATER, thirty_days)
    assert (made.new, made.findings, len(made.unchanged)) == ((), (), 10)
    before = ledger_path(released, "example").read_bytes()
    carry_out(made, released)
    assert ledger_path(released, "example").read_bytes() == before


def test_a_change_comes_on_its_day_and_the_text_before_it_stays(library: Library, tmp_path: Path) -> None:
    carry_out(plan(subject(library), tmp_path, ON), tmp_path)
    made = plan(subject(library, *next_sla()), tmp_path, ON, thirty_days)
    assert [(f.entry.page, f.entry.version, f.entry.materiality) for f in made.new] == [("sla", "3.0", "adverse")]
    assert made.new[0].notice_by == date(2027, 2, 1) - NOTICE
    assert made.new[0].entry.note == ("We say less.", "It was too long.")
    carry_out(made, tmp_path)
    proof = verify(tmp_path, "example")
    assert (proof.proven, proof.broken, proof.left_over) == (11, (), ())
    now = in_force(proof.entries, "sla", date(2027, 1, 31))
    then = in_force(proof.entries, "sla", date(2027, 2, 1))
    assert now is not None
    assert then is not None
    assert (now.version, then.version) == ("2.0", "3.0")
    assert [e.version for e in coming(proof.entries, "sla", LATER)] == ["3.0"]
    assert plan(subject(library, *next_sla()), tmp_path, ON, thirty_days).new == ()


def test_the_words_of_a_release_say_until_when_the_notice_must_be_sent(library: Library, tmp_path: Path) -> None:
    carry_out(plan(subject(library), tmp_path, ON), tmp_path)
    made = plan(
        subject(library, *next_sla()),
        tmp_path,
        LATER,
        lambda b, h, on: Assessment({"sla": Verdict(UNJUDGED, _working(on, 5))}),
    )
    assert made.new[0].notice_by == date(2027, 1, 25)  # a Monday, five working days before the Monday of the change
    assert "sla 3.0, in force from 2027-02-01 (needs a look)\n    Send the notice by 2027-01-25.\n" in release_text(
        made, tmp_path, written=True
    )


def _working(day: date, left: int) -> date:
    """So many working days later."""
    while left:
        day += timedelta(1)
        left -= day.weekday() < 5
    return day


def test_a_page_without_a_version_is_called_by_its_day(library: Library, tmp_path: Path) -> None:
    changes = (SLA, SLA.removesuffix(', version: "2.0"'))
    carry_out(plan(subject(library, changes), tmp_path, ON, only=["sla"]), tmp_path)
    proof = verify(tmp_path, "example")
    assert (proof.broken, [(e.version, e.file) for e in proof.entries]) == ((), [("2026-12-01", "sla/2026-12-01.md")])


def test_a_title_of_any_letters_is_proven(library: Library, tmp_path: Path) -> None:
    title = '"Ü “x”: #1 \\u2028\\x85 \\\\ \\t {{ y }} – 😀"'
    carry_out(plan(subject(library, ("{title: Service level agreement", "{title: " + title)), tmp_path, ON), tmp_path)
    assert verify(tmp_path, "example").broken == ()


def _unnoted() -> tuple[tuple[str, str], ...]:
    return next_sla()[:2]


REFUSALS: list[tuple[str, tuple[tuple[str, str], ...], date, list[tuple[str, str | None]]]] = [
    ("a draft", (("status: published #", "status: draft #"),), ON, [("A001", "status")]),
    ("text under its old name and day", ((GREETING, "We measure."),), ON,
     [("A004", "documents.sla.version"), ("A005", "documents.sla.effective_date")]),
    ("text under its old name", next_sla(version="2.0"), ON, [("A004", "documents.sla.version")]),
    ("a day that is taken", next_sla(day="2026-12-01", noted="2026-12-01"), ON,
     [("A005", "documents.sla.effective_date")]),
    ("a day before the text in force", next_sla(day="2026-11-30", noted="2026-11-30"), LATER,
     [("A005", "documents.sla.effective_date")]),
    ("too early by a day", next_sla(day="2027-02-02", noted="2027-02-02"), LATER,
     [("A006", "documents.sla.effective_date")]),
    ("just in time", next_sla(day="2027-02-03", noted="2027-02-03"), LATER, []),
    ("no note", _unnoted(), ON, [("A007", "changes.notes")]),
    ("a note for another day", next_sla(noted="2027-02-02"), ON, [("A007", "changes.notes")]),
    ("no day", (*next_sla()[1:], (SLA, 'Service level agreement, version: "3.0"')), ON,
     [("A002", "documents.sla.effective_date")]),
    ("a month", next_sla(day="2027-02"), ON, [("A002", "documents.sla.effective_date")]),
    ("a name that no file can have", next_sla(version="3/0"), ON, [("A003", "documents.sla.version")]),
    ("a release before the last one", next_sla(), date(2026, 11, 1), [("A008", None)]),
    ("a draft without a day", (("status: published #", "status: draft #"), *next_sla(day="2027-02")), ON,
     [("A001", "status"), ("A002", "documents.sla.effective_date")]),
    ("all at once", next_sla(version="2.0", day="2026-11-20", noted="2027-01-01"), date(2026, 11, 1),
     [("A004", "documents.sla.version"), ("A006", "documents.sla.effective_date"), ("A007", "changes.notes"), ("A008", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "on", "expected"), [r[1:] for r in REFUSALS], ids=[r[0] for r in REFUSALS])
def test_refusals(
    released: Path, library: Library, changes: tuple[tuple[str, str], ...], on: date, expected: list[tuple[str, str]]
) -> None:
    made = plan(subject(library, *changes), released, on, thirty_days, only=["sla"])
    assert sorted(told(made)) == sorted(expected)
    assert made.refused == bool(expected)
    lines = subject(library, *changes).source.split("\n")
    for finding in made.findings:
        assert finding.hint
        if finding.fact == "documents.sla.version":
            assert lines[finding.span.line - 1][finding.span.column - 1 :].startswith('"')
    if expected:
        with pytest.raises(ValueError, match="refused"):
            carry_out(made, released)


def test_messages_say_what_stood_there_what_was_expected_and_why(released: Path, library: Library) -> None:
    early = plan(subject(library, *next_sla(day="2027-01-20", noted="2027-01-20")), released, LATER, thirty_days)
    assert [(f.message, f.hint) for f in early.findings] == [(
        "sla: version 3.0 can take effect on 2027-02-03 at the earliest, not on 2027-01-20.",
        "The company promises 30 days' notice. Give documents.sla.effective_date the day 2027-02-03 or a later one.",
    )]  # fmt: skip
    rewritten = plan(subject(library, (GREETING, "We measure.")), released, ON, thirty_days)
    assert [f.message for f in rewritten.findings] == [
        "sla: 2026-12-01 cannot be the day of a new version, for version 2.0 takes effect on that day.",
        "sla: version 2.0 was released on 2026-11-02 with another text.",
    ]
    assert "Give documents.sla.effective_date the day 2026-12-02 or a later one." in rewritten.findings[0].hint


def _says(materiality: str, earliest: date | None = None) -> Assess:
    return lambda base, head, on: Assessment({"sla": Verdict(materiality, earliest)})


def test_a_change_of_wording_needs_no_note(released: Path, library: Library) -> None:
    made = plan(subject(library, *_unnoted()), released, LATER, _says("cosmetic"))
    assert [f.entry.materiality for f in made.new] == ["cosmetic"]
    assert (made.findings, made.new[0].notice_by) == ((), None)


def test_a_change_reaches_back_behind_its_release_never_and_a_first_version_may(
    released: Path, library: Library, tmp_path: Path
) -> None:
    late = date(2027, 2, 2)
    made = plan(subject(library, *next_sla()), released, late)
    assert [(f.rule, f.hint.partition(".")[0]) for f in made.findings] == [
        ("A006", "A text that people have not seen cannot bind them")
    ]
    first = plan(subject(library), tmp_path, late)
    assert (len(first.new), first.findings) == (10, ())
    promised = plan(
        subject(library),
        tmp_path,
        ON,
        lambda base, head, on: Assessment(
            {page: Verdict(FIRST, date(2026, 12, 2)) for page in ("sla", "terms", "privacy")}
        ),
    )
    assert {f.rule for f in promised.findings} == {"A006"}


def test_each_page_is_held_against_the_facts_of_its_own_last_version(library: Library, tmp_path: Path) -> None:
    asked: list[tuple[str | None, date]] = []

    def assess(base: Company | None, head: Company, on: date) -> Assessment:
        page = base.facts.documents.sla if base and base.facts.documents else None
        asked.append((page.greeting if page else None, on))
        return Assessment({})

    carry_out(plan(subject(library), tmp_path, ON, only=["sla", "refunds"]), tmp_path)
    carry_out(plan(subject(library, *next_sla()), tmp_path, ON, only=["sla"]), tmp_path)
    again = next_sla("4.0", "2027-03-01", "2027-03-01", "We count.")
    changes = (*again, ("Leaving us is as easy as joining us.", "Leaving us is easy."))
    made = plan(subject(library, *changes), tmp_path, LATER, assess, only=["sla", "refunds", "aup"])
    assert sorted(asked, key=str) == sorted([("We measure.", LATER), (GREETING, LATER), (None, LATER)], key=str)
    assert {f.entry.page: f.entry.materiality for f in made.new} == {
        "sla": "needs a look", "refunds": "needs a look", "aup": "first",
    }  # fmt: skip


def test_facts_of_a_form_that_is_no_longer_read_are_a_warning(library: Library, tmp_path: Path) -> None:
    old = subject(library)
    carry_out(plan(old._replace(source="fact: of another age\n"), tmp_path, ON), tmp_path)
    made = plan(subject(library, *next_sla()), tmp_path, LATER, thirty_days)
    assert [(f.rule, f.severity.value) for f in made.findings] == [("A009", "warning")]
    assert [f.entry.materiality for f in made.new] == ["needs a look"]


def test_a_broken_archive_is_not_added_to(library: Library, tmp_path: Path) -> None:
    carry_out(plan(subject(library), tmp_path, ON, only=["sla", "aup"]), tmp_path)
    (tmp_path / "example" / "aup" / "2.0.md").write_text("another text", encoding="utf-8")
    made = plan(subject(library, *next_sla()), tmp_path, LATER)
    assert ([f.rule for f in made.findings], made.new) == (["A104"], ())


def test_an_index_with_a_day_of_its_own_would_be_asked_for_by_name(library: Library, tmp_path: Path) -> None:
    made = plan(subject(library), tmp_path, ON, only=["index"])
    assert told(made) == [("A002", "documents.index.effective_date")]
