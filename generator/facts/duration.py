"""Lengths of time with their unit, compared by the calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final, Literal, Self

from generator.facts.errors import FactError, folded, shown, unexpected
from generator.facts.leaf import Leaf, Parts

if TYPE_CHECKING:
    from fractions import Fraction

Comparison = Literal["shorter", "longer", "equal", "unclear"]


class Unit(Enum):
    """The unit of a length of time; the value is its English singular."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BUSINESS_DAY = "business day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    __hash__ = object.__hash__  # each is one object; Enum's own hash is a function in Python, called at every look-up


_MINUTES: Final = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 1440, Unit.WEEK: 10080}
_MONTHS: Final = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_UNITS: Final = {
    **{unit.value: unit for unit in Unit},
    "working day": Unit.BUSINESS_DAY,
    "calendar day": Unit.DAY,
}
_SHORT: Final = {
    "min": Unit.MINUTE, "h": Unit.HOUR, "hr": Unit.HOUR, "d": Unit.DAY, "wk": Unit.WEEK, "w": Unit.WEEK,
    "mo": Unit.MONTH, "mth": Unit.MONTH, "qtr": Unit.QUARTER, "y": Unit.YEAR, "yr": Unit.YEAR,
    "bd": Unit.BUSINESS_DAY, "bday": Unit.BUSINESS_DAY,
}  # fmt: skip
_ISO: Final = {"D": Unit.DAY, "W": Unit.WEEK, "M": Unit.MONTH, "Y": Unit.YEAR, "TH": Unit.HOUR, "TM": Unit.MINUTE}
_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_PARTS: Final = {Unit.HOUR: (60, Unit.MINUTE), Unit.DAY: (24, Unit.HOUR), Unit.WEEK: (7, Unit.DAY),
                 Unit.QUARTER: (3, Unit.MONTH), Unit.YEAR: (12, Unit.MONTH)}  # fmt: skip

_TEXT = re.compile(r"([0-9]{1,6}|[a-z]+) ?([a-z]+(?:[ -]day)?)s?")
_ISO_TEXT: Final = r"P(?:([0-9]{1,6})([DWMY])|(T)([0-9]{1,6})([HM]))"
_PART: Final = r"([0-9]{1,6}) ?([a-z]+)"
_FRACTION: Final = r"([0-9]{1,6}\.[0-9]{1,6}) ?([a-z]+?)s?"
_EXPECTED = "a length of time with its unit, such as “45 days”"
_HOW = "Write a whole number and its unit, such as “45 days”, “10 business days” or “1 month”."


class Duration(Parts, Leaf):
    """A length of time as a promise states it: a whole amount of one unit.

    Two durations are equal (`==`) only when amount and unit are; `compare` tells whether they mean the same time.
    Also read from ISO 8601 durations of one unit (`P1M`, `PT2H`).
    """

    amount: int
    unit: Unit

    SCHEMA: ClassVar = {
        "description": "A whole number and its unit: minutes, hours, (business) days, weeks, months, quarters, years.",
        "pattern": r"^\s*([0-9]{1,6}|[A-Za-z]+)\s*[A-Za-z]+([\s-]+[A-Za-z]+)?\s*$|^PT?[0-9]{1,6}[A-Z]$",
        "examples": ["45 days", "10 business days", "1 month", "24 hours"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `45 days`, `one month`, `10 working days`, `P1M`.

        Raises `FactError` for a bare number, a fraction, more than one unit, or anything else.
        """
        if isinstance(value, cls):
            return value
        text = folded(value)
        if text is None:
            raise unexpected(_EXPECTED, value, _HOW)
        if match := _TEXT.fullmatch(text.lower()):
            amount = _whole(match[1])
            unit = _UNITS.get(match[2].removesuffix("s").replace("-", " "))
            if amount is not None and unit is not None:
                return cls(amount, unit)
        if match := re.fullmatch(_ISO_TEXT, text, re.IGNORECASE):
            designator = (match[2] or match[3] + match[5]).upper()
            return cls(int(match[1] or match[4]), _ISO[designator])
        raise _refused(value, text.lower())

    def __str__(self) -> str:
        return f"{self.amount} {self.unit.value}{'' if self.amount == 1 else 's'}"

    def shortest_days(self) -> Fraction:
        """The fewest calendar days this can be.

        A month is 28 days, a year 365; 3 months or a quarter from 1 February are 89. Business days count as calendar
        days, for a company that works all week.
        """
        return self._days()[0]

    def longest_days(self) -> Fraction:
        """The most calendar days this can be: a month is 31 days, a quarter 92, a year 366.

        Business days skip Saturday and Sunday; public holidays, which differ by place, come on top.
        """
        return self._days()[1]

    def compare(self, other: Duration) -> Comparison:
        """How this stands to `other`, whatever day both start on.

        `shorter` means never longer (1 month is shorter than 31 days), `longer` never shorter, `equal` always the
        same, `unclear` that it depends on the day (1 month and 30 days).
        """
        return _compared(self.amount, self.unit, other.amount, other.unit)

    def add_to(self, start: date, holidays: frozenset[date] = frozenset()) -> date:
        """The day this long after `start`.

        Months end with the month (31 January and 1 month is 28 or 29 February); business days skip Saturday, Sunday
        and `holidays`. Raises ValueError for minutes and hours that make no whole days, OverflowError after 9999.
        """
        if self.unit in _MONTHS:
            return _add_months(start, self.amount * _MONTHS[self.unit])
        if self.unit is Unit.BUSINESS_DAY:
            return _add_business_days(start, self.amount, holidays)
        days, rest = divmod(self.amount * _MINUTES[self.unit], _MINUTES[Unit.DAY])
        if rest:
            raise ValueError(f"{self} is not a whole number of days")
        return start + timedelta(days=days)

    def _days(self) -> tuple[Fraction, Fraction]:
        from fractions import Fraction

        if self.unit in _MONTHS:
            return _month_days(self.amount * _MONTHS[self.unit])
        if self.unit is Unit.BUSINESS_DAY:
            return Fraction(self.amount), Fraction(self.amount + 2 * -(-self.amount // 5))
        exact = Fraction(self.amount * _MINUTES[self.unit], _MINUTES[Unit.DAY])
        return exact, exact


@lru_cache(maxsize=4096)
def _compared(amount: int, unit: Unit, other_amount: int, other_unit: Unit) -> Comparison:
    """As `Duration.compare`; the same few lengths of time meet in every company."""
    for units in (_MONTHS, _MINUTES, {Unit.BUSINESS_DAY: 1}):
        if unit in units and other_unit in units:
            mine, theirs = amount * units[unit], other_amount * units[other_unit]
            return "equal" if mine == theirs else "shorter" if mine < theirs else "longer"
    shortest, longest = Duration(amount, unit).shortest_days(), Duration(amount, unit).longest_days()
    other = Duration(other_amount, other_unit)
    never_longer, never_shorter = longest <= other.shortest_days(), shortest >= other.longest_days()
    if never_longer and never_shorter:
        return "equal"
    return "shorter" if never_longer else "longer" if never_shorter else "unclear"


def _whole(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return _WORDS.index(text) if text in _WORDS else None


def _refused(value: object, text: str) -> Exception:
    from fractions import Fraction

    if re.fullmatch(r"[0-9]{1,6}", text):
        return unexpected(_EXPECTED, value, f"Write “{Duration(int(text), Unit.DAY)}”.")
    if (match := re.fullmatch(_FRACTION, text)) and (mended := _smaller(Fraction(match[1]), match[2])):
        return unexpected("a length of time in whole units", value, f"Write “{mended}”.")
    parts = re.findall(_PART, text)
    units = [_UNITS.get(unit.removesuffix("s")) for _, unit in parts]
    if len(parts) > 1 and None not in units:
        total = sum(int(amount) * _MONTHS.get(unit, 0) for (amount, _), unit in zip(parts, units, strict=True) if unit)
        how = f"Write “{Duration(total, Unit.MONTH)}”." if set(units) <= set(_MONTHS) else _HOW
        return FactError(f"expected a length of time in one unit, such as “18 months”, but found {shown(value)}", how)
    if (match := re.fullmatch(r"([0-9]{1,6}) ?([a-z]+?)s?\.?", text)) and match[2] in _SHORT:
        return unexpected(_EXPECTED, value, f"Write “{Duration(int(match[1]), _SHORT[match[2]])}”.")
    return unexpected(_EXPECTED, value, _HOW)


def _smaller(amount: Fraction, word: str) -> Duration | None:
    unit = _UNITS.get(word)
    while unit is not None and amount.denominator != 1:
        if unit not in _PARTS:
            return None
        times, unit = _PARTS[unit]
        amount *= times
    return None if unit is None else Duration(int(amount), unit)


def _add_months(start: date, months: int) -> date:
    from calendar import monthrange

    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > date.max.year:
        raise OverflowError("date value out of range")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _add_business_days(start: date, amount: int, holidays: frozenset[date]) -> date:
    day = start
    while amount:
        day += timedelta(days=1)
        amount -= day.weekday() < 5 and day not in holidays
    return day


_CYCLE_MONTHS: Final = 4800
_CYCLE_DAYS: Final = 146_097


@lru_cache
def _month_starts() -> tuple[int, ...]:
    """Days before each month of two Gregorian cycles of 400 years."""
    from calendar import monthrange

    days, starts = 0, [0]
    for index in range(2 * _CYCLE_MONTHS):
        days += monthrange(2000 + index // 12 % 400, index % 12 + 1)[1]
        starts.append(days)
    return tuple(starts)


@lru_cache
def _month_days(months: int) -> tuple[Fraction, Fraction]:
    """The fewest and most days that so many months in a row can have, over the whole Gregorian cycle.

    Clamping at the end of a month keeps within these bounds: 31 January to 28 February is the length of February.
    """
    from fractions import Fraction

    cycles, rest = divmod(months, _CYCLE_MONTHS)
    starts = _month_starts()
    lengths = [starts[first + rest] - starts[first] for first in range(_CYCLE_MONTHS)]
    return Fraction(cycles * _CYCLE_DAYS + min(lengths)), Fraction(cycles * _CYCLE_DAYS + max(lengths))
