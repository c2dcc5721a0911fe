"""When changes may take effect: by the calendar, by what the company promised, by law, and by good practice."""

from __future__ import annotations

import subprocess
import sys
import warnings
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.facts.duration import Duration, Unit
from generator.facts.load import Company
from generator.laws.reader import Catalogue
from generator.laws.store import catalogue
from generator.lint.facts.states import STATES
from generator.paths import packed
from generator.review.calendar import HORIZON, Calendar
from generator.review.judgement import Judgement, Materiality
from generator.review.notice import Earliest, after, earliest, longest
from tests.conftest import ROOT
from tests.laws import catalogue_of, changed, company_of

LIBRARY = Library((packed("templates"),))
LAWS = catalogue()
NO_LAWS = Catalogue((), {})
KARNATAKA = Calendar("IN", "Karnataka")
DAY = date(2026, 11, 27)
NOWHERE = Calendar()
ADVERSE, UNKNOWN, NEUTRAL = Materiality.ADVERSE, Materiality.UNKNOWN, Materiality.NEUTRAL


def company(facts: str) -> Company:
    return company_of(LIBRARY, facts)


def judgement(notice: str | None = "30 days", row: str = "sla", **more: object) -> Judgement:
    made = Judgement(ADVERSE, NEUTRAL, "Worse.", row, Duration.parse(notice) if notice else None, about=f"the {row}")
    return made._replace(**more)  # type: ignore[arg-type]


def texts(found: Earliest) -> list[str]:
    return [reason.text for reason in found.because]


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
    assert Calendar.of(company(offices)) == expected
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


def test_the_companys_own_promise_counts_as_it_stood_before() -> None:
    found = earliest(DAY, company("changes: {notice: 30 days}"), [judgement("14 days")], NO_LAWS, KARNATAKA)
    assert found.date == date(2026, 12, 27)
    assert texts(found) == [
        "Your own terms promise 30 days' notice of changes (changes.notice), so not before 27 December 2026.",
        "A careful company gives 14 days' notice of a change to the sla, so not before 11 December 2026.",
    ]
    assert [reason.source for reason in found.because] == ["changes.notice", "sla"]
    assert [reason.until for reason in found.because] == [date(2026, 12, 27), date(2026, 12, 11)]


def test_the_table_counts_where_it_asks_for_more() -> None:
    found = earliest(
        DAY,
        company("changes: {notice: 1 month}"),
        [judgement("60 days"), judgement("90 days", "hosting")],
        NO_LAWS,
        KARNATAKA,
    )
    assert found.date == date(2027, 2, 25)
    assert found.because[0].source == "hosting"
    assert "1 month's notice of changes" in texts(found)[2]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("changes: {archive_url: https://a.example}", "promise no notice of changes (changes.notice)"),
        ("changes: {notice: }", "leave the notice of changes open (changes.notice)"),
        ("changes: {notice: {unsettled: [30 days, 60 days]}}", "leave the notice of changes open (changes.notice)"),
    ],
)
def test_a_promise_that_is_not_there_is_said(facts: str, words: str) -> None:
    found = earliest(DAY, company(facts), [judgement()], NO_LAWS, KARNATAKA)
    assert found.date == date(2026, 12, 27)
    assert texts(found)[-1] == f"Your own terms {words}."


def test_what_no_row_knows_waits_for_the_promise_alone() -> None:
    unknown = Judgement(UNKNOWN, UNKNOWN, "Who knows.")
    assert earliest(DAY, company("changes: {notice: 30 days}"), [unknown], NO_LAWS, KARNATAKA).date == date(
        2026, 12, 27
    )
    found = earliest(DAY, company("company: {brand: Acme}"), [unknown], NO_LAWS, KARNATAKA)
    assert found.date == DAY
    assert texts(found) == [
        "Your own terms promise no notice of changes (changes.notice).",
        "No notice has to run, so it may apply from the day on which it is told, 27 November 2026.",
    ]


def test_prices_and_sub_processors_wait_for_promises_of_their_own() -> None:
    base = company("""
        changes: {notice: 10 days}
        billing: {price_change_notice: 60 days}
        dpa: {subprocessor_notice: 45 days}
        """)
    price = judgement("30 days", "prices", promised=("billing.price_change_notice",))
    helper = judgement("30 days", "subprocessors", promised=("dpa.subprocessor_notice",))
    assert earliest(DAY, base, [judgement("5 days")], NO_LAWS, KARNATAKA).date == date(2026, 12, 7)
    assert earliest(DAY, base, [price], NO_LAWS, KARNATAKA).date == date(2027, 1, 26)
    found = earliest(DAY, base, [helper], NO_LAWS, KARNATAKA)
    assert found.date == date(2027, 1, 11)
    assert (
        texts(found)[0]
        == "Your own terms promise 45 days' notice of new sub-processors (dpa.subprocessor_notice), so not before 11 January 2027."
    )


def test_the_law_counts_where_a_provision_in_force_sets_a_number(tmp_path: Path) -> None:
    limit = ('{grievance.resolve: "<= 7 days"}', '{changes.notice: ">= 40 days"}')
    laws = catalogue_of(tmp_path / "now", xx=changed(limit))
    later = catalogue_of(tmp_path / "later", xx=changed(limit, ("from: 2026-01-01", "from: 2027-01-01")))
    bound, free = (
        company(f"profile: {{targets_in: {word}}}\nchanges: {{notice: 30 days}}") for word in ("true", "false")
    )
    found = earliest(DAY, bound, [judgement()], laws, KARNATAKA)
    assert (found.date, found.because[0].source) == (date(2027, 1, 6), "XX-LAW-1")
    assert (
        texts(found)[0]
        == "Law s.1 asks for at least 40 days' notice of changes (changes.notice), so not before 6 January 2027."
    )
    assert earliest(DAY, free, [judgement()], laws, KARNATAKA).date == date(2026, 12, 27)
    assert earliest(DAY, bound, [judgement()], later, KARNATAKA).date == date(2026, 12, 27)
    assert earliest(DAY, bound, [], laws, KARNATAKA).date == DAY


def test_of_the_packed_laws_one_speaks_of_notice_and_says_that_the_law_sets_no_number() -> None:
    numbers = {
        (provision.id, limit.fact)
        for provision in LAWS.provisions
        for version in provision.versions
        for limit in version.limits
        if limit.fact in ("changes.notice", "dpa.subprocessor_notice", "billing.price_change_notice", "terms.assignment_notice")
    }  # fmt: skip
    assert numbers == {("EU-GDPR-28.3", "dpa.subprocessor_notice")}
    base = company("""
        profile: {targets_eu: true}
        data: {categories: [{id: content, label: Content, role: processor}]}
        """)
    found = earliest(DAY, base, [judgement(promised=("dpa.subprocessor_notice",))], LAWS, KARNATAKA)
    assert "the law sets no number" in next(reason.text for reason in found.because if reason.source == "EU-GDPR-28.3")


def test_nothing_for_the_worse_waits_for_nothing() -> None:
    for found in (
        [],
        [
            Judgement(Materiality.FAVOURABLE, NEUTRAL, "Good.", "sla"),
            Judgement(Materiality.COSMETIC, Materiality.COSMETIC, "Order."),
        ],
    ):
        result = earliest(DAY, company("changes: {notice: 30 days}"), found, LAWS, KARNATAKA)
        assert result.date == DAY
        assert texts(result) == [
            "Nothing here is for the worse, so it may take effect on the day itself, 27 November 2026."
        ]


def test_what_the_table_asks_no_notice_for_waits_for_the_promise_where_it_is_for_the_worse() -> None:
    base = company("changes: {notice: 30 days}")
    found = earliest(DAY, base, [judgement(None, "security")], LAWS, KARNATAKA)
    assert (found.date, texts(found)) == (
        date(2026, 12, 27),
        ["Your own terms promise 30 days' notice of changes (changes.notice), so not before 27 December 2026."],
    )
    assert earliest(DAY, base, [judgement(None), judgement("60 days")], LAWS, KARNATAKA).date == date(2027, 1, 26)


def test_what_may_be_a_correction_goes_live_at_once_beside_what_waits() -> None:
    base = company("changes: {notice: 30 days}")
    correction = Judgement(UNKNOWN, NEUTRAL, "Who knows.", "contacts", about="the contacts")
    alone = earliest(DAY, base, [correction], LAWS, KARNATAKA)
    told = "A change to the contacts needs no notice in advance, unless it is for the worse."
    assert (alone.date, texts(alone)) == (DAY, [told])
    both = earliest(DAY, base, [correction, judgement()], LAWS, KARNATAKA)
    assert both.date == date(2026, 12, 27)
    assert told in texts(both)


def test_renewals_and_consent_are_said_and_set_no_date() -> None:
    found = earliest(DAY, None, [judgement(at_renewal=True), judgement(None, "cookies", consent=True)], LAWS, KARNATAKA)
    assert found.date == date(2026, 12, 27)
    assert "For whoever has paid for a term, a change to the sla applies from the end of that term." in texts(found)
    assert "A change to the cookies touches each person only once that person has agreed." in texts(found)
    assert all(reason.until is None for reason in found.because if reason.source == "cookies")


def test_the_calendar_is_explained_where_business_days_count() -> None:
    found = earliest(DAY, company("changes: {notice: 10 business days}"), [judgement("7 days")], NO_LAWS, KARNATAKA)
    assert found.date == date(2026, 12, 11)
    assert KARNATAKA.note in texts(found)
    assert KARNATAKA.note not in texts(earliest(DAY, None, [judgement()], NO_LAWS, KARNATAKA))


def test_many_changes_of_one_row_are_one_reason() -> None:
    found = earliest(DAY, None, [judgement(), judgement(), judgement(at_renewal=True)], NO_LAWS, KARNATAKA)
    assert len(found.because) == 2


def test_holidays_are_loaded_only_where_business_days_are_met() -> None:
    code = """
        import sys
        from datetime import date
        from generator.facts.duration import Duration
        from generator.review.notice import Calendar, after
        after(date(2026, 11, 27), Duration.parse("30 days"), Calendar("IN", "Karnataka"))
        print("holidays" in sys.modules)
        after(date(2026, 11, 27), Duration.parse("3 business days"), Calendar("IN", "Karnataka"))
        print("holidays" in sys.modules)
        """
    lines = "\n".join(line.strip() for line in code.splitlines())
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "True"]
