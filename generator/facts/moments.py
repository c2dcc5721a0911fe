"""Hours of the day, time zones and dates."""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache
from typing import ClassVar, Final, Self

from generator.facts.errors import folded, unexpected
from generator.facts.leaf import Leaf, Parts
from generator.nearest import did_you_mean

_CLOCK: Final = r"([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?([ap]\.?m\.?)?"
_HOURS: Final = rf"{_CLOCK} ?(?:to|until|-|–|—) ?{_CLOCK}"
_ROUND_THE_CLOCK: Final = frozenset({"24 hours", "24 hours a day", "24/7", "24x7", "24×7", "round the clock"})


class Hours(Parts, Leaf):
    """The hours of a day at which someone is there, in local time; `start` and `end` are midnight for all 24 hours."""

    start: time
    end: time
    all_day: bool = False

    SCHEMA: ClassVar = {
        "description": "From and to within one day, or 24 hours.",
        "examples": ["9 am to 6 pm", "09:00 to 18:00", "24 hours"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `9 am to 6 pm`, `09:00-18:00`, `24 hours`.

        Raises `FactError` where morning and evening cannot be told (`9 to 6`) or the end is not after the
        start.
        """
        if isinstance(value, cls):
            return value
        expected, how = (
            "hours of a day, such as “9 am to 6 pm”",
            "Write “9 am to 6 pm”, “09:00 to 18:00” or “24 hours”.",
        )
        text = folded(value) or ""
        if text.lower() in _ROUND_THE_CLOCK:
            return cls(time(), time(), all_day=True)
        match = re.fullmatch(_HOURS, text, re.IGNORECASE)
        if match is None:
            raise unexpected(expected, value, how)
        start, end = _clock(*match.groups()[:3]), _clock(*match.groups()[3:])
        if start is None or end is None:
            raise unexpected(f"{expected} or “09:00 to 18:00”", value, how)
        if end <= start:
            raise unexpected("hours that end after they start, within one day", value, how)
        return cls(start, end)

    def __str__(self) -> str:
        return "24 hours" if self.all_day else f"{self.start:%H:%M} to {self.end:%H:%M}"


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    """The time of day; None where it does not exist or can be read as morning and as evening."""
    h = int(hour)
    if half is None:
        return time(h, int(minute)) if minute is not None and h < 24 else None
    if not 1 <= h <= 12:
        return None
    return time(h % 12 + (12 if half.lower().startswith("p") else 0), int(minute or 0))


class TimeZone(Leaf, str):
    """The name of a time zone in the IANA database. Construct with `parse`."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "IANA name, such as Asia/Kolkata; no abbreviation, because many share one.",
        "pattern": "^(UTC|[A-Za-z_]+/.+)$",
        "examples": ["Asia/Kolkata", "Europe/London"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `Asia/Kolkata` or `UTC`; raises `FactError` for abbreviations (`IST`) and unknown names."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        if text == "UTC" or (re.fullmatch(r"[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]{1,30}){1,2}", text) and _is_zone(text)):
            return cls(text)
        meant = _ABBREVIATED.get(text.upper()) or _like_zone(text)
        hint = f"Write “{meant}”." if meant else "Write a name such as “Asia/Kolkata”, “Europe/London” or “UTC”."
        raise unexpected("the IANA name of a time zone, such as “Asia/Kolkata”", value, hint)


_ABBREVIATED: Final = {
    "IST": "Asia/Kolkata", "INDIA": "Asia/Kolkata", "INDIAN STANDARD TIME": "Asia/Kolkata",
    "GMT": "UTC", "Z": "UTC", "BST": "Europe/London",
    "CET": "Europe/Paris", "SGT": "Asia/Singapore", "GST": "Asia/Dubai", "EST": "America/New_York",
    "PST": "America/Los_Angeles",
}  # fmt: skip


def _is_zone(name: str) -> bool:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):  # a folder of the database, such as America/Indiana; no such name
        return False
    return True


@lru_cache
def _cities() -> dict[str, str]:
    """Each zone under its last part in lower case, such as `kolkata`."""
    from zoneinfo import available_timezones

    return {zone.lower().split("/")[-1]: zone for zone in sorted(available_timezones(), reverse=True) if "/" in zone}


def _like_zone(text: str) -> str | None:
    city = text.lower().replace(" ", "_").split("/")[-1]
    near = city if city in _cities() else did_you_mean(city, _cities()) if len(city) > 3 and " " not in text else None
    return None if near is None else _cities()[near]


_MONTH_NAMES: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_FIRST: Final = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})"


class Date(Parts, Leaf):
    """A calendar day, or a month where only that is known (`day` is None); ISO 8601."""

    year: int
    month: int
    day: int | None = None

    SCHEMA: ClassVar = {
        "description": "A day as YYYY-MM-DD, or a month as YYYY-MM.",
        "pattern": r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$",
        "examples": ["2026-11-01", "2023-10"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `2026-11-01` or `2023-10`; raises `FactError` for other orders and days that do not exist."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?", text):
            made = cls(int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
            if made._exists():
                return made
            kind = "day" if match[3] else "month"
            raise unexpected(f"a {kind} that exists", value, "Write year, month and day, such as “2026-11-01”.")
        raise unexpected("a date such as “2026-11-01” or “2023-10”", value, _date_hint(text))

    def first_day(self) -> date:
        """The day itself, or the first day of the month."""
        return date(self.year, self.month, self.day or 1)

    def last_day(self) -> date:
        """The day itself, or the last day of the month."""
        from calendar import monthrange

        return date(self.year, self.month, self.day or monthrange(self.year, self.month)[1])

    def _exists(self) -> bool:
        try:
            date(self.year, self.month, 1 if self.day is None else self.day)
        except ValueError:
            return False
        return True

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" + ("" if self.day is None else f"-{self.day:02}")


def _date_hint(text: str) -> str:
    year = "".join(re.findall(r"\b[0-9]{4}\b", text)[:1])
    month = next((n for n, name in enumerate(_MONTH_NAMES, 1) if re.search(rf"\b{name}", text, re.IGNORECASE)), 0)
    day = "".join(re.findall(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\b", text)[:1])
    condition = ""
    if match := re.fullmatch(_DAY_FIRST, text):
        day, month, year = match[1], int(match[2]), match[3]
        if month > 12:
            day, month = match[2], int(match[1])
        elif int(day) <= 12 and int(day) != month:
            condition = " if the day stands first"
    meant = Date(int(year or 0), month, int(day) if day else None)
    return f"Write “{meant}”{condition}." if meant._exists() else "Write year, month and day, such as “2026-11-01”."
