"""Amounts with units: what is read, what is refused and in which words, and the calendar's arithmetic."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts.errors import FactError
from generator.facts.leaf import Leaf
from generator.facts.quantities import (
    Currency,
    DataSize,
    Date,
    Duration,
    Hours,
    Money,
    Percent,
    TimeZone,
    Unit,
)

TYPES: tuple[type[Leaf], ...] = (Currency, DataSize, Date, Duration, Hours, Money, Percent, TimeZone)


def refusal(kind: type[Leaf], value: object) -> tuple[str, str]:
    with pytest.raises(FactError) as raised:
        kind.parse(value)
    return raised.value.message, raised.value.hint


@pytest.mark.parametrize(
    ("kind", "typed", "canonical"),
    [
        (Duration, "45 days", "45 days"),
        (Duration, "1 days", "1 day"),
        (Duration, "2 hour", "2 hours"),
        (Duration, "  one   Month ", "1 month"),
        (Duration, "twelve weeks", "12 weeks"),
        (Duration, "10 working days", "10 business days"),
        (Duration, "10 business-days", "10 business days"),
        (Duration, "30 calendar days", "30 days"),
        (Duration, "90minutes", "90 minutes"),
        (Duration, "1 quarter", "1 quarter"),
        (Duration, "P1M", "1 month"),
        (Duration, "P45D", "45 days"),
        (Duration, "PT2H", "2 hours"),
        (Duration, "PT90M", "90 minutes"),
        (Duration, "P1Y", "1 year"),
        (Duration, "0 days", "0 days"),
        (Percent, "99.95%", "99.95%"),
        (Percent, "99.90 %", "99.90%"),
        (Percent, "18 per cent", "18%"),
        (Percent, "0%", "0%"),
        (Currency, "inr", "INR"),
        (Currency, "AED", "AED"),
        (Money, "INR 500", "INR 500"),
        (Money, "INR 1,00,000", "INR 100000"),
        (Money, "USD 1,200.50", "USD 1200.50"),
        (Money, "₹500", "INR 500"),
        (Money, "Rs. 500/-", "INR 500"),
        (Money, "€ 20", "EUR 20"),
        (Money, "20 EUR", "EUR 20"),
        (Money, "US$ 20", "USD 20"),
        (Money, "INR 5 lakh", "INR 500000"),
        (Money, "Rs 1.5 crore", "INR 15000000"),
        (DataSize, "50 GB", "50 GB"),
        (DataSize, "1.5 tb", "1.5 TB"),
        (DataSize, "1,000 GiB", "1000 GiB"),
        (Hours, "9 am to 6 pm", "09:00 to 18:00"),
        (Hours, "9.30 a.m. – 5 p.m.", "09:30 to 17:00"),
        (Hours, "09:00-18:00", "09:00 to 18:00"),
        (Hours, "12 pm to 1 pm", "12:00 to 13:00"),
        (Hours, "24/7", "24 hours"),
        (TimeZone, "Asia/Kolkata", "Asia/Kolkata"),
        (TimeZone, "UTC", "UTC"),
        (Date, "2026-11-01", "2026-11-01"),
        (Date, "2023-10", "2023-10"),
    ],
)
def test_reads(kind: type[Leaf], typed: str, canonical: str) -> None:
    value = kind.parse(typed)
    assert str(value) == canonical
    assert kind.parse(canonical) == value
    assert kind.parse(value) is value
    assert len({value, kind.parse(canonical)}) == 1


LENGTH = "expected a length of time with its unit, such as “45 days”, but found "
WRITE_LENGTH = "Write a whole number and its unit, such as “45 days”, “10 business days” or “1 month”."
SHARE = "expected a percentage with its sign, such as “99.95%”, but found "
CODE = "expected the ISO 4217 code of a currency, such as “INR”"
AMOUNT = "expected an amount with its currency, such as “INR 500”, but found "
HOURS = "expected hours of a day, such as “9 am to 6 pm”"
WRITE_HOURS = "Write “9 am to 6 pm”, “09:00 to 18:00” or “24 hours”."
ZONE = "expected the IANA name of a time zone, such as “Asia/Kolkata”, but found "
DAY = "expected a date such as “2026-11-01” or “2023-10”, but found "
WRITE_DAY = "Write year, month and day, such as “2026-11-01”."


@pytest.mark.parametrize(
    ("kind", "typed", "message", "hint"),
    [
        (Duration, 45, LENGTH + "45", "Write “45 days”."),
        (Duration, "1", LENGTH + "“1”", "Write “1 day”."),
        (Duration, "24h", LENGTH + "“24h”", "Write “24 hours”."),
        (Duration, True, LENGTH + "true", WRITE_LENGTH),
        (Duration, None, LENGTH + "nothing", WRITE_LENGTH),
        (Duration, ["45 days"], LENGTH + "a list", WRITE_LENGTH),
        (Duration, "-5 days", LENGTH + "“-5 days”", WRITE_LENGTH),
        (
            Duration,
            "1.5 hours",
            "expected a length of time in whole units, but found “1.5 hours”",
            "Write “90 minutes”.",
        ),
        (
            Duration,
            "1 year 6 months",
            "expected a length of time in one unit, such as “18 months”, but found “1 year 6 months”",
            "Write “18 months”.",
        ),
        (Percent, Decimal("99.95"), SHARE + "99.95", "Write “99.95%”."),
        (Percent, "99,95%", SHARE + "“99,95%”", "Write “99.95%”."),
        (Percent, "most", SHARE + "“most”", "Write a number and the sign, such as “99.95%”."),
        (
            Percent,
            "101%",
            "expected a percentage of at most 100, but found “101%”",
            "Write a share of 0% to 100%.",
        ),
        (Currency, "₹", CODE + ", but found “₹”", "Write “INR”."),
        (
            Currency,
            "DEM",
            CODE + ", that is in use today, but found “DEM”",
            "Write a code such as “INR”, “USD” or “EUR”.",
        ),
        (Money, 500, AMOUNT + "500", "Write the currency too, such as “INR 500”."),
        (
            Money,
            "INR 1.200,50",
            AMOUNT + "“INR 1.200,50”",
            "Write the currency code and the amount, such as “INR 1,00,000”.",
        ),
        (
            Money,
            "$20",
            "expected a currency code, but found “$20”, whose sign several currencies share",
            "Write “USD 20”, or the code of the currency that is meant.",
        ),
        (
            DataSize,
            50,
            "expected an amount of data with its unit, such as “50 GB”, but found 50",
            "Write “50 GB”.",
        ),
        (
            DataSize,
            "50 Gb",
            "expected an amount of data in bytes, but found “50 Gb”, which reads as bits",
            "Write “50 GB” for bytes.",
        ),
        (Hours, "mornings", HOURS + ", but found “mornings”", WRITE_HOURS),
        (Hours, "9 to 6", HOURS + " or “09:00 to 18:00”, but found “9 to 6”", WRITE_HOURS),
        (
            Hours,
            "6 pm to 9 am",
            "expected hours that end after they start, within one day, but found “6 pm to 9 am”",
            WRITE_HOURS,
        ),
        (TimeZone, "IST", ZONE + "“IST”", "Write “Asia/Kolkata”."),
        (TimeZone, "Asia/Kolkatta", ZONE + "“Asia/Kolkatta”", "Write “Asia/Kolkata”."),
        (
            TimeZone,
            "Xyz",
            ZONE + "“Xyz”",
            "Write a name such as “Asia/Kolkata”, “Europe/London” or “UTC”.",
        ),
        (Date, "01/11/2026", DAY + "“01/11/2026”", "Write “2026-11-01” if the day stands first."),
        (Date, "22.11.2026", DAY + "“22.11.2026”", "Write “2026-11-22”."),
        (Date, "11/22/2026", DAY + "“11/22/2026”", "Write “2026-11-22”."),
        (Date, "October 2023", DAY + "“October 2023”", "Write “2023-10”."),
        (Date, "5th Nov 2026", DAY + "“5th Nov 2026”", "Write “2026-11-05”."),
        (Date, 2023, DAY + "2023", WRITE_DAY),
        (Date, "2026-02-30", "expected a day that exists, but found “2026-02-30”", WRITE_DAY),
    ],
)
def test_refuses(kind: type[Leaf], typed: object, message: str, hint: str) -> None:
    assert refusal(kind, typed) == (message, hint)


def test_a_message_stays_short_and_printable() -> None:
    assert refusal(Duration, 9**5000)[0] == LENGTH + "a very long number"
    assert refusal(Duration, "x" * 100)[0] == LENGTH + "“" + "x" * 60 + "…”"
    assert refusal(Duration, "4\x00\ud800")[0] == LENGTH + "“4\\x00\\ud800”"
    assert refusal(Duration, "{hint}")[0] == LENGTH + "“{hint}”"


def test_meaning_of_values() -> None:
    assert Duration.parse("10 business days") == Duration(10, Unit.BUSINESS_DAY)
    assert Money.parse("INR 1,00,000").amount == 100_000
    assert DataSize.parse("1.5 KiB").bytes == 1536
    assert Percent.parse("99.90%").value == Percent.parse("99.9%").value
    assert Percent.parse("99.90%") != Percent.parse("99.9%")
    assert Hours.parse("24 hours").all_day
    february = Date.parse("2024-02")
    assert (february.first_day(), february.last_day()) == (date(2024, 2, 1), date(2024, 2, 29))
    assert Date.parse("2026-11-01").last_day() == date(2026, 11, 1)


DURATIONS = st.builds(Duration, st.integers(0, 400), st.sampled_from(Unit))
DAY_UNITS = [unit for unit in Unit if unit not in (Unit.MINUTE, Unit.HOUR)]
DAY_DURATIONS = st.builds(Duration, st.integers(0, 400), st.sampled_from(DAY_UNITS))
STARTS = st.dates(date(1990, 1, 1), date(2110, 1, 1))
MONEY = st.builds(
    lambda amount, code: Money(amount, Currency(code)),
    st.decimals(0, 10**14, places=2),
    st.sampled_from(["INR", "USD", "JPY"]),
)


@given(
    st.one_of(
        DURATIONS,
        MONEY,
        st.builds(Percent, st.decimals(0, 100, places=3)),
        st.builds(DataSize, st.decimals(0, 10**6, places=1), st.sampled_from(["B", "MB", "GB", "GiB"])),
        st.dates().map(lambda day: Date(day.year, day.month, day.day)),
        st.dates().map(lambda day: Date(day.year, day.month)),
        st.tuples(st.times(), st.times())
        .map(lambda ends: sorted(end.replace(second=0, microsecond=0) for end in ends))
        .filter(lambda ends: ends[0] < ends[1])
        .map(lambda ends: Hours(ends[0], ends[1])),
    )
)
def test_reads_what_it_writes(value: Any) -> None:
    assert type(value).parse(str(value)) == value
    assert hash(type(value).parse(str(value))) == hash(value)


NUMBERS = st.one_of(st.integers(), st.decimals(), st.booleans(), st.none())
NEAR = st.from_regex(r"[0-9PTINRUSD$₹%., :/-]{1,12} ?(days?|hours|am|pm|GB|lakh|%)?", fullmatch=True)


@settings(max_examples=200)
@given(st.sampled_from(TYPES), st.one_of(st.text(), NEAR, NUMBERS, st.lists(st.text(), max_size=2)))
def test_refuses_only_with_its_own_error(kind: type[Leaf], value: object) -> None:
    try:
        parsed = kind.parse(value)
    except FactError as error:
        message, hint = error.args
        assert message.startswith("expected ")
        assert hint.endswith(".")
    else:
        assert kind.parse(str(parsed)) == parsed


def test_examples_of_the_schema_are_valid() -> None:
    for kind in TYPES:
        assert kind.SCHEMA["examples"]
        for example in kind.SCHEMA["examples"]:
            kind.parse(example)


def test_starts_without_the_slow_libraries() -> None:
    slow = ("babel", "phonenumbers", "email_validator", "stdnum", "rapidfuzz", "zoneinfo")
    code = (
        "import sys, generator.facts.identifiers as i, generator.facts.quantities as q\n"
        "i.Email.parse('a@example.com'), i.Phone.parse('+91 22 6662 8100'), i.Country.parse('IN')\n"
        "i.LocaleTag.parse('en-IN'), i.Gstin.parse('29AAGCR4375J1ZU'), q.Money.parse('INR 5')\n"
        f"print([name for name in {slow!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
