"""Which promise of notice a release is held to: that of the last version, and that of the version in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.archive.assessment import Assess
from generator.archive.release import Plan, carry_out, plan
from generator.archive.reviewed import assessing
from generator.clauses.library import Library
from tests.archives import ON, next_sla, subject

CUT = date(2026, 12, 15)
"""The day on which the cut of the notice is released; it takes effect on 2027-04-01."""
NEXT = "2027-04-02"


@pytest.fixture(scope="module")
def assess() -> Assess:
    return assessing(None, None)


def _notice(days: int) -> tuple[str, str]:
    return ("changes:\n  notice: 30 days", f"changes:\n  notice: {days} days")


def _follows(library: Library, folder: Path, assess: Assess, first: int, cut: int, on: str, day: str = NEXT) -> Plan:
    """The third version of a page, after one that promised `first` days of notice, and one that promises `cut`."""
    changes = _notice(first)
    carry_out(plan(subject(library, changes), folder, ON, assess, only=["sla"]), folder)
    second = subject(library, _notice(cut), *next_sla("3.0", "2027-04-01", "2027-04-01"))
    carry_out(plan(second, folder, CUT, assess, only=["sla"]), folder)
    slower = ("window: 30 days, response: 10 days", "window: 30 days, response: 14 days")
    third = subject(library, _notice(cut), slower, *next_sla("4.0", day, day, "We count."))
    return plan(third, folder, date.fromisoformat(on), assess, only=["sla"])


@pytest.mark.parametrize(
    ("first", "cut", "on", "expected"),
    [
        (100, 70, "2026-12-23", []),  # early enough for the 100 days that are still promised
        (100, 70, "2026-12-24", ["A006"]),
        (100, 70, "2027-01-22", ["A006"]),  # early enough only for the 70 days that are promised later
        (70, 100, "2026-12-24", ["A006"]),  # the version that is coming promises more
        (70, 70, "2027-01-22", []),
    ],
)
def test_the_promise_in_force_and_the_promise_that_is_coming_both_count(
    library: Library, tmp_path: Path, assess: Assess, first: int, cut: int, on: str, expected: list[str]
) -> None:
    made = _follows(library, tmp_path, assess, first, cut, on)
    assert [f.rule for f in made.findings] == expected, [str(f) for f in made.findings]
    if expected:
        assert made.findings[0].hint.count("100 days") == 1


def test_the_last_day_for_the_notice_is_that_of_the_longer_promise(
    library: Library, tmp_path: Path, assess: Assess
) -> None:
    made = _follows(library, tmp_path, assess, 100, 70, "2026-12-20")
    assert made.findings == ()
    assert made.new[0].notice_by is not None
    assert date(2026, 12, 20) <= made.new[0].notice_by
    day = date.fromisoformat(NEXT)
    assert (day - made.new[0].notice_by).days == 100
    assert made.new[0].entry.materiality == "adverse"


def test_once_the_shorter_promise_is_in_force_it_alone_counts(library: Library, tmp_path: Path, assess: Assess) -> None:
    made = _follows(library, tmp_path, assess, 100, 70, "2027-04-02", "2027-06-11")
    assert made.findings == ()
