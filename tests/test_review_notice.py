"""When changes may take effect: by the calendar, by what the company promised, by law, and by good practice."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from generator.clauses.library import Library
from generator.facts.duration import Duration
from generator.facts.load import Company
from generator.laws.reader import Catalogue
from generator.laws.store import catalogue
from generator.paths import packed
from generator.review.calendar import Calendar
from generator.review.judgement import Judgement, Materiality
from generator.review.notice import Earliest, earliest
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
