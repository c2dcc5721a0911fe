"""How values are written out in the languages that the project knows, and in one that it does not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import UnknownLocaleError
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.wording import Wording, wording
from generator.facts.quantities import DataSize, Date, Duration, Hours, Money, Percent, TimeZone, Unit

WORDS: dict[str, Any] = yaml.safe_load((Path(__file__).parents[1] / "templates/words.yml").read_text("utf-8"))


def words_of(locale: str) -> Wording:
    return wording(locale, WORDS)


@pytest.mark.parametrize(
    ("locale", "typed", "written"),
    [
        ("en-IN", "45 days", "45 days"),
        ("en-IN", "1 month", "1 month"),
        ("en-IN", "1 business day", "1 business day"),
        ("en-IN", "10 working days", "10 business days"),
        ("en-IN", "2 quarters", "2 quarters"),
        ("en-IN", "1000 hours", "1,000 hours"),
        ("en-US", "0 days", "0 days"),
        ("de-DE", "1 business day", "1 Werktag"),
        ("de-DE", "45 days", "45 Tage"),
        ("fr-FR", "10 business days", "10 jours ouvrés"),
        ("fr-FR", "1 month", "1\N{NO-BREAK SPACE}mois"),
        ("hi-IN", "45 days", "45 दिन"),
        ("hi-IN", "2 weeks", "2 सप्ताह"),
        ("hi-IN", "1 year", "1 वर्ष"),
        ("ta-IN", "45 days", "45 நாட்கள்"),
        ("ta-IN", "2 business days", "2 business days"),
    ],
)
def test_durations(locale: str, typed: str, written: str) -> None:
    assert words_of(locale).duration(Duration.parse(typed)) == written


@pytest.mark.parametrize(
    ("locale", "typed", "written"),
    [("en-IN", "45 days", "45-day"), ("en-GB", "10 business days", "10-business-day"), ("de-DE", "2 days", "2 Tage")],
)
def test_durations_before_a_noun(locale: str, typed: str, written: str) -> None:
    assert words_of(locale).duration_adjective(Duration.parse(typed)) == written


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("en-IN", "22 November 2026", "October 2023"),
        ("en-GB", "22 November 2026", "October 2023"),
        ("en-US", "November 22, 2026", "October 2023"),
        ("de-DE", "22. November 2026", "Oktober 2023"),
        ("fr-FR", "22 novembre 2026", "octobre 2023"),
        ("hi-IN", "22 नवंबर 2026", "अक्टूबर 2023"),
    ],
)
def test_dates(locale: str, day: str, month: str) -> None:
    assert words_of(locale).date(Date.parse("2026-11-22")) == day
    assert words_of(locale).date(Date.parse("2023-10")) == month


def test_percentages_keep_their_decimals() -> None:
    english = words_of("en-IN")
    assert [english.percent(Percent.parse(typed)) for typed in ("99.95%", "99.9%", "99.90%", "18%")] == [
        "99.95%",
        "99.9%",
        "99.90%",
        "18%",
    ]
    assert words_of("de-DE").percent(Percent.parse("99.90%")) == "99,90\N{NO-BREAK SPACE}%"


@pytest.mark.parametrize(
    ("locale", "typed", "written"),
    [
        ("en-IN", "INR 1,00,000", "₹1,00,000"),
        ("en-IN", "INR 500.00", "₹500"),
        ("en-IN", "INR 99.5", "₹99.50"),
        ("en-IN", "INR 0.125", "₹0.125"),
        ("en-IN", "USD 1,200.50", "USD 1,200.50"),
        ("en-IN", "AED 5", "AED 5"),
        ("en-IN", "EUR 20", "€20"),
        ("en-US", "USD 1,200.50", "$1,200.50"),
        ("en-GB", "USD 5", "US$5"),
        ("de-DE", "INR 1,00,000", "100.000\N{NO-BREAK SPACE}₹"),
        ("de-DE", "USD 5", "5\N{NO-BREAK SPACE}USD"),
    ],
)
def test_money(locale: str, typed: str, written: str) -> None:
    assert words_of(locale).money(Money.parse(typed)) == written


def test_numbers_and_sizes() -> None:
    assert words_of("en-IN").number(1234567) == "12,34,567"
    assert words_of("en-US").number(1234567) == "1,234,567"
    sizes = [DataSize.parse(typed) for typed in ("50 GB", "1.5 TB", "1 GiB", "500 B")]
    assert [words_of("en-IN").size(size) for size in sizes] == ["50 GB", "1.5 TB", "1 GiB", "500 bytes"]
    assert words_of("fr-FR").size(sizes[1]) == "1,5\N{NARROW NO-BREAK SPACE}To"


@pytest.mark.parametrize(
    ("locale", "typed", "written"),
    [
        ("en-IN", "09:00-18:00", "9 am to 6 pm"),
        ("en-IN", "9.30 am to 12 pm", "9:30 am to 12 noon"),
        ("en-IN", "00:00 to 06:15", "12 midnight to 6:15 am"),
        ("en-IN", "24/7", "24 hours"),
        ("en-GB", "9 am to 12 pm", "09:00 to 12:00"),
        ("en-US", "9 am to 6 pm", "9 AM to 6 PM"),
        ("de-DE", "9 am to 6 pm", "09:00 bis 18:00 Uhr"),
        ("fr-FR", "24 hours", "24 heures sur 24"),
    ],
)
def test_hours(locale: str, typed: str, written: str) -> None:
    assert words_of(locale).hours(Hours.parse(typed)).replace("\N{NARROW NO-BREAK SPACE}", " ") == written


@pytest.mark.parametrize(
    ("locale", "days", "written"),
    [
        ("en-IN", "mon tue wed thu fri", "Monday to Friday"),
        ("en-IN", "thursday monday", "Monday and Thursday"),
        ("en-IN", "fri mon tue wed", "Monday to Wednesday and Friday"),
        ("en-IN", "sat sun", "Saturday and Sunday"),
        ("en-IN", "mon wed fri", "Monday, Wednesday and Friday"),
        ("en-IN", "mon mon", "Monday"),
        ("en-IN", "mon tue wed thu fri sat sun", "every day"),
        ("de-DE", "mon tue wed thu fri", "Montag bis Freitag"),
        ("hi-IN", "mon tue wed", "सोमवार से बुधवार"),
    ],
)
def test_weekdays(locale: str, days: str, written: str) -> None:
    assert words_of(locale).weekdays(tuple(days.split())) == written


def test_weekdays_need_days() -> None:
    for days in ((), ("someday",)):
        with pytest.raises(ValueError, match=r"weekdays|not in"):
            words_of("en-IN").weekdays(days)


@pytest.mark.parametrize(
    ("locale", "items", "every", "either"),
    [
        ("en-IN", [], "", ""),
        ("en-IN", ["a"], "a", "a"),
        ("en-IN", ["a", "b"], "a and b", "a or b"),
        ("en-IN", ["a", "b", "c"], "a, b and c", "a, b or c"),
        ("en-GB", ["a", "b", "c"], "a, b and c", "a, b or c"),
        ("en-US", ["a", "b", "c"], "a, b, and c", "a, b, or c"),
        ("en-IN", ["a, with x", "b", "c"], "a, with x; b; and c", "a, with x; b; or c"),
        ("en-IN", ["a, with x", "b"], "a, with x, and b", "a, with x, or b"),
        ("en-IN", ["a; x", "b"], "a; x; and b", "a; x; or b"),
        ("en-IN", ["{1}", "{0}", "{0}{1}"], "{1}, {0} and {0}{1}", "{1}, {0} or {0}{1}"),
        ("de-DE", ["a", "b", "c"], "a, b und c", "a, b oder c"),
        ("ta-IN", ["a, x", "b"], "a, x, மற்றும் b", "a, x, அல்லது b"),
    ],
)
def test_lists(locale: str, items: list[str], every: str, either: str) -> None:
    assert words_of(locale).all_of(items) == every
    assert words_of(locale).any_of(tuple(items)) == either


def test_names() -> None:
    english, german = words_of("en-IN"), words_of("de-DE")
    assert [english.country_in_sentence(code) for code in ("US", "IN", "NL")] == [
        "the United States",
        "India",
        "the Netherlands",
    ]
    assert (english.country("US"), german.country_in_sentence("US")) == ("United States", "Vereinigte Staaten")
    assert [english.currency(code) for code in ("INR", "USD")] == ["Indian rupees", "US dollars"]
    assert [english.language(tag) for tag in ("hi", "en-IN", "mni")] == ["Hindi", "English (India)", "Manipuri"]
    zones = ("Asia/Kolkata", "Asia/Calcutta", "America/Los_Angeles", "Europe/London", "UTC")
    assert [english.time_zone(TimeZone(zone)) for zone in zones] == [
        "India Standard Time",
        "India Standard Time",
        "Pacific Time",
        "United Kingdom Time",
        "UTC",
    ]
    assert german.time_zone("Asia/Kolkata") == "Indische Normalzeit"


def test_phones() -> None:
    english = words_of("en-IN")
    assert english.phone_international("+912266628100") == "+91 22 6662 8100"
    assert english.phone_national("+912266628100") == "022 6662 8100"
    assert english.phone_international("+912266628100;ext=12") == "+91 22 6662 8100 ext. 12"


@pytest.mark.parametrize(
    ("locale", "share", "window", "written"),
    [
        ("en-IN", "99.95%", "month", "21.6 minutes in a 30-day month"),
        ("en-IN", "99.99%", "month", "about 4.3 minutes in a 30-day month"),
        ("en-IN", "99.9%", "quarter", "about 2.2 hours in a 90-day quarter"),
        ("en-IN", "99.9%", "year", "about 8.8 hours in a 365-day year"),
        ("en-IN", "95%", "month", "36 hours in a 30-day month"),
        ("en-IN", "90%", "month", "3 days in a 30-day month"),
        ("en-IN", "99.999%", "month", "about 25.9 seconds in a 30-day month"),
        ("en-IN", "99.999999%", "month", "about 0.1 seconds in a 30-day month"),
        ("en-IN", "100%", "month", "no time in a 30-day month"),
        ("de-DE", "99.95%", "month", "21,6 Minuten in einem Monat mit 30 Tagen"),
        ("hi-IN", "99.95%", "month", "30 दिनों के महीने में 21.6 मिनट"),
    ],
)
def test_downtime(locale: str, share: str, window: str, written: str) -> None:
    assert words_of(locale).downtime(Percent.parse(share), window) == written


def test_downtime_needs_a_known_window() -> None:
    with pytest.raises(KeyError):
        words_of("en-IN").downtime(Percent.parse("99%"), "week")


def test_words_can_be_replaced() -> None:
    own = {**WORDS, "en": {**WORDS["en"], "units": {"business_day": {"one": "{n} bank day", "other": "{n} bank days"}}}}
    assert Wording("en-IN", own).duration(Duration(3, Unit.BUSINESS_DAY)) == "3 bank days"
    assert wording("en-IN", own) is wording("en-IN", own)
    assert wording("en-IN", own) is not wording("en-IN", WORDS)
    assert Wording("en-IN", {}).duration(Duration(2, Unit.BUSINESS_DAY)) == "2 business days"


def test_made_wordings_do_not_pile_up() -> None:
    kept = [wording("en-IN", {"en": {}, "n": n}) for n in range(100)]
    assert len({id(made) for made in kept}) == 100
    assert words_of("en-IN").duration(Duration(1, Unit.BUSINESS_DAY)) == "1 business day"


def test_an_unknown_locale_is_told() -> None:
    with pytest.raises(UnknownLocaleError):
        Wording("xx-YY", WORDS).number(1)


def test_every_language_has_the_same_entries() -> None:
    groups = set(WORDS["en"]) - {"adjectives"}
    for words in WORDS.values():
        assert groups <= set(words)
        assert set(words["downtime"]) == set(WORDS["en"]["downtime"])
        assert {"range", "all_day"} <= set(words["hours"])


@given(
    st.builds(Duration, st.integers(0, 999_999), st.sampled_from(Unit)), st.sampled_from(["en-IN", "hi-IN", "de-DE"])
)
def test_every_duration_has_words(duration: Duration, locale: str) -> None:
    written = words_of(locale).duration(duration)
    assert "{" not in written
    assert "duration" not in written
    assert "".join(filter(str.isdigit, written)) == str(duration.amount)


def test_starts_without_the_locale_data() -> None:
    code = "import sys, generator.documents.wording; print('babel' in sys.modules, 'phonenumbers' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
