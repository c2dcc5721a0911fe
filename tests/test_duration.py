"""Lengths of time compare and add by the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from generator.facts.quantities import (
    Duration,
    Unit,
)
from tests.test_quantities import DAY_DURATIONS, DURATIONS, STARTS


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1 month", "30 days", "unclear"),
        ("1 month", "31 days", "shorter"),
        ("1 month", "28 days", "longer"),
        ("1 quarter", "3 months", "equal"),
        ("1 quarter", "92 days", "shorter"),
        ("12 months", "1 year", "equal"),
        ("1 year", "365 days", "longer"),
        ("24 hours", "1 day", "equal"),
        ("2 weeks", "14 days", "equal"),
        ("36 hours", "1 day", "longer"),
        ("10 business days", "14 days", "shorter"),
        ("10 business days", "10 days", "longer"),
        ("10 business days", "12 days", "unclear"),
        ("10 business days", "11 business days", "shorter"),
        ("400 years", "146097 days", "equal"),
    ],
)
def test_compares_by_the_calendar(one: str, other: str, expected: str) -> None:
    assert Duration.parse(one).compare(Duration.parse(other)) == expected


@pytest.mark.parametrize(
    ("length", "start", "end"),
    [
        ("1 month", date(2026, 1, 31), date(2026, 2, 28)),
        ("1 month", date(2024, 1, 31), date(2024, 2, 29)),
        ("1 quarter", date(2026, 11, 30), date(2027, 2, 28)),
        ("1 year", date(2024, 2, 29), date(2025, 2, 28)),
        ("2 weeks", date(2026, 11, 1), date(2026, 11, 15)),
        ("48 hours", date(2026, 11, 1), date(2026, 11, 3)),
        ("1 business day", date(2026, 11, 20), date(2026, 11, 23)),
        ("5 business days", date(2026, 11, 22), date(2026, 11, 27)),
        ("0 business days", date(2026, 11, 22), date(2026, 11, 22)),
    ],
)
def test_adds_to_a_day(length: str, start: date, end: date) -> None:
    assert Duration.parse(length).add_to(start) == end


def test_adding_knows_holidays_and_limits() -> None:
    holiday = frozenset({date(2026, 11, 23)})
    assert Duration.parse("1 business day").add_to(date(2026, 11, 20), holiday) == date(2026, 11, 24)
    with pytest.raises(ValueError, match="36 hours is not a whole number of days"):
        Duration.parse("36 hours").add_to(date(2026, 1, 1))
    for length in ("9000 years", "999999 weeks"):
        with pytest.raises(OverflowError):
            Duration.parse(length).add_to(date(2026, 1, 1))


@given(DURATIONS, DURATIONS)
def test_comparison_is_antisymmetric(one: Duration, other: Duration) -> None:
    mirrored = {"shorter": "longer", "longer": "shorter"}
    compared = one.compare(other)
    assert other.compare(one) == mirrored.get(compared, compared)
    assert one.compare(one) == "equal"
    assert one.shortest_days() <= one.longest_days()


@given(DAY_DURATIONS, DAY_DURATIONS, STARTS)
def test_comparison_agrees_with_the_calendar(one: Duration, other: Duration, start: date) -> None:
    days = (one.add_to(start) - start).days
    assert one.shortest_days() <= days <= one.longest_days()
    compared, ends = one.compare(other), (one.add_to(start), other.add_to(start))
    assert compared != "shorter" or ends[0] <= ends[1]
    assert compared != "longer" or ends[0] >= ends[1]
    assert compared != "equal" or ends[0] == ends[1]


@pytest.mark.parametrize("months", [1, 2, 3, 6, 11, 12, 37, 48, 100])
def test_bounds_of_months_are_reached(months: int) -> None:
    length = Duration(months, Unit.MONTH)
    years = (*range(1888, 1908), *range(1992, 2008))
    starts = [date(year, month, 1) for year in years for month in range(1, 13)]
    seen = {(length.add_to(start) - start).days for start in starts}
    assert min(seen) == length.shortest_days()
    assert max(seen) == length.longest_days()
