"""Days counted by the calendar of a place: months, business days, weekends and public holidays."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.facts.duration import Duration, Unit
from generator.lint.facts.states import STATES
from generator.paths import packed
from generator.review.calendar import HORIZON, Calendar
from generator.review.notice import after, longest
from tests.laws import company_of

LIBRARY = Library((packed("templates"),))
KARNATAKA = Calendar("IN", "Karnataka")
NOWHERE = Calendar()


@pytest.mark.parametrize(
    ("day", "duration", "expected"),
    [
        ("2026-11-27", "30 days", "2026-12-27"),
        ("2026-01-31", "1 month", "2026-02-28"),
        ("2028-01-31", "1 month", "2028-02-29"),
        ("2026-03-31", "1 month", "2026-04-30"),
        ("2026-11-30", "1 quarter", "2027-02-28"),
        ("2028-02-29", "1 year", "2029-02-28"),
        ("2028-02-29", "4 years", "2032-02-29"),
        ("2028-02-28", "1 day", "2028-02-29"),
        ("2026-11-27", "0 days", "2026-11-27"),
        ("2026-11-27", "24 hours", "2026-11-28"),
        ("2026-11-27", "36 hours", "2026-11-29"),
        ("2026-11-27", "1 minute", "2026-11-28"),
        ("2026-11-27", "2 weeks", "2026-12-11"),
        ("2026-11-27", "9999 years", "9999-12-31"),
        ("9999-12-30", "5 business days", "9999-12-31"),
        ("2026-11-27", "0 business days", "2026-11-27"),
        ("2026-11-27", "1 business day", "2026-11-30"),  # Friday to Monday
        ("2026-11-28", "1 business day", "2026-11-30"),  # Saturday to Monday
        ("2026-01-23", "1 business day", "2026-01-27"),  # Republic Day on a Monday
        ("2025-08-14", "1 business day", "2025-08-18"),  # Independence Day on a Friday
        ("2026-10-01", "1 business day", "2026-10-05"),  # Gandhi's birthday on a Friday
        ("2027-10-29", "1 business day", "2027-11-02"),  # Karnataka's own day on a Monday
        ("2026-12-24", "5 business days", "2027-01-01"),  # Christmas
    ],
)
def test_days_are_counted_by_the_calendar(day: str, duration: str, expected: str) -> None:
    assert after(date.fromisoformat(day), Duration.parse(duration), KARNATAKA).isoformat() == expected


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        (Calendar("IN", "Goa"), "2027-10-29", "2027-11-01"),  # 1 November is Karnataka's day and not Goa's
        (Calendar("IN"), "2026-01-23", "2026-01-27"),
        (NOWHERE, "2026-01-23", "2026-01-26"),
        (Calendar("XX"), "2026-01-23", "2026-01-26"),
        (Calendar("IL"), "2026-06-04", "2026-06-07"),  # the weekend is Friday and Saturday
        (Calendar("DE", "Bayern"), "2026-08-14", "2026-08-17"),
        (Calendar("DE", "BY"), "2027-10-29", "2027-11-02"),  # All Saints' Day
        (Calendar("DE", "Hamburg"), "2027-10-29", "2027-11-01"),
    ],
)
def test_each_place_has_its_own_holidays(calendar: Calendar, day: str, expected: str) -> None:
    assert after(date.fromisoformat(day), Duration(1, Unit.BUSINESS_DAY), calendar).isoformat() == expected


@pytest.mark.parametrize(
    ("calendar", "note"),
    [
        (KARNATAKA, "Business days leave out Saturday and Sunday and the public holidays of Karnataka, India."),
        (Calendar("IN", "Orissa"), "Business days leave out Saturday and Sunday and the public holidays of Odisha, India."),
        (Calendar("SG"), "Business days leave out Saturday and Sunday and the public holidays of Singapore."),
        (Calendar("IN"), "Business days leave out Saturday and Sunday and the national holidays of India only, because the registered office says no state."),
        (Calendar("IN", "Atlantis"), "Business days leave out Saturday and Sunday and the national holidays of India only, because those of “Atlantis” are not known here."),
        (Calendar("XX"), "Business days leave out Saturday and Sunday only, because the public holidays of XX are not known here."),
        (NOWHERE, "Business days leave out Saturday and Sunday only, because no registered office says which holidays count."),
    ],
)  # fmt: skip
def test_the_calendar_says_what_it_leaves_out(calendar: Calendar, note: str) -> None:
    assert calendar.note == note


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_every_state_of_india_has_holidays_of_its_own(state: object) -> None:
    name = getattr(state, "name", "")
    assert f"public holidays of {name}, India" in Calendar("IN", name).note


@pytest.mark.parametrize(
    ("offices", "expected"),
    [
        ("offices: [{id: a, kind: branch, state: Goa, country: IN}, {id: b, kind: registered, state: Karnataka, country: IN}]", KARNATAKA),
        ("offices: [{id: a, state: Karnataka, country: IN}]", KARNATAKA),
        ("offices: [{id: a, country: IN}, {id: b, country: US}]", NOWHERE),
        ("offices: [{id: a, kind: registered}]", NOWHERE),
        ("company: {brand: Acme}", NOWHERE),
    ],
)  # fmt: skip
def test_the_calendar_is_that_of_the_registered_office(offices: str, expected: Calendar) -> None:
    assert Calendar.of(company_of(LIBRARY, offices)) == expected
    assert Calendar.of(None) == NOWHERE


DURATIONS = st.builds(Duration, st.integers(0, 2000), st.sampled_from(Unit))
DAYS = st.dates(date(2000, 1, 1), date(2200, 1, 1))
CALENDARS = st.sampled_from((KARNATAKA, NOWHERE, Calendar("IL"), Calendar("DE", "BY")))


@settings(deadline=None)  # the holidays of a year are worked out when it is first met
@given(DAYS, DURATIONS, CALENDARS)
def test_after_is_never_before_its_day(day: date, duration: Duration, calendar: Calendar) -> None:
    end = after(day, duration, calendar)
    assert end >= day
    if duration.unit is Unit.BUSINESS_DAY and duration.amount and end < day + HORIZON:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert calendar.works(end)


@settings(deadline=None)  # the holidays of a year are worked out when it is first met
@given(DAYS, DURATIONS, st.integers(0, 400), CALENDARS)
def test_whoever_begins_later_or_waits_longer_ends_no_sooner(
    day: date, duration: Duration, more: int, calendar: Calendar
) -> None:
    end = after(day, duration, calendar)
    assert after(day + timedelta(days=more), duration, calendar) >= end
    assert after(day, Duration(duration.amount + more, duration.unit), calendar) >= end


@settings(deadline=None)  # the holidays of a year are worked out when it is first met
@given(DAYS, st.lists(DURATIONS, max_size=5), CALENDARS)
def test_the_longest_is_the_one_that_ends_last(day: date, candidates: list[Duration], calendar: Calendar) -> None:
    found = longest(day, candidates, calendar)
    ends = [after(day, duration, calendar) for duration in candidates]
    assert (found is None) == (not candidates)
    if found is not None:
        assert found in candidates
        assert after(day, found, calendar) == max(ends)


@given(st.integers(1, 999_999), DAYS)
def test_a_count_of_business_days_without_holidays_is_exact(amount: int, day: date) -> None:
    end = after(day, Duration(amount, Unit.BUSINESS_DAY), NOWHERE)
    if end < date.max:
        weeks, rest = divmod((end - day).days, 7)
        works = weeks * 5 + sum((day + timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
        assert works == amount
        assert end.weekday() < 5
