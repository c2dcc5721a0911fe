"""Business days at a company's registered office: its weekend and its public holidays, by the library `holidays`.

Holidays that follow the moon are known for certain only shortly before; for later years the library gives estimates.
"""

from __future__ import annotations

import warnings
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.documents.cldr import LocaleData
from generator.facts.load import Company
from generator.lint.facts.states import state_named

if TYPE_CHECKING:
    from holidays import HolidayBase

HORIZON = timedelta(days=5 * 365)
"""How far ahead public holidays are looked at; nobody knows those of later years."""
_WEEKEND = frozenset({5, 6})


class Calendar(NamedTuple):
    """The calendar of a place; the library is loaded when a business day is first asked for."""

    country: str = ""
    """ISO 3166 code; "" where it is not known."""
    state: str = ""
    """State or region as people write it; "" where it is not known."""

    @classmethod
    def of(cls, company: Company | None) -> Calendar:
        """The calendar at the registered office; at the only office where none is called so."""
        offices = (company.facts.offices if company else None) or ()
        here = next((office for office in offices if str(office.kind) == "registered"), None)
        here = here or (offices[0] if len(offices) == 1 else None)
        return cls() if here is None else cls(str(here.country or ""), str(here.state or ""))

    def works(self, day: date) -> bool:
        """Whether a day is a business day."""
        found = _library(self.country, self.state)
        return day.weekday() not in _WEEKEND if found is None else bool(found.is_working_day(day))

    @property
    def weekend(self) -> frozenset[int]:
        """The days of the week on which nobody works, 0 for Monday."""
        found = _library(self.country, self.state)
        return _WEEKEND if found is None else frozenset(found.weekend)

    @property
    def note(self) -> str:
        """A sentence that says which days are left out, and what is not known."""
        names = LocaleData("en-IN")
        days = " and ".join(names.weekday(number) for number in sorted(self.weekend))
        found = _library(self.country, self.state)
        if not self.country:
            return f"Business days leave out {days} only, because no registered office says which holidays count."
        country = names.country(self.country)
        if found is None:
            return f"Business days leave out {days} only, because the public holidays of {country} are not known here."
        if found.subdiv:
            state = _state(self.country, self.state)
            return f"Business days leave out {days} and the public holidays of {state}, {country}."
        if not found.subdivisions:
            return f"Business days leave out {days} and the public holidays of {country}."
        reason = f"those of “{self.state}” are not known here" if self.state else "the registered office says no state"
        return f"Business days leave out {days} and the national holidays of {country} only, because {reason}."


def business_days(day: date, amount: int, calendar: Calendar) -> date:
    """The day on which so many business days after `day` have passed. Raises OverflowError after 9999."""
    horizon = day + HORIZON if day < date.max - HORIZON else date.max
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that holidays by the moon are known for some years only
        while amount and day < horizon:
            day += timedelta(days=1)
            amount -= calendar.works(day)
    weekend = calendar.weekend if amount else _WEEKEND
    weeks, amount = divmod(amount, 7 - len(weekend))
    if weeks and not amount:  # the last of them is walked, so that the count ends on a business day
        weeks, amount = weeks - 1, 7 - len(weekend)
    day += timedelta(weeks=weeks)
    while amount:
        day += timedelta(days=1)
        amount -= day.weekday() not in weekend
    return day


@lru_cache
def _library(country: str, state: str) -> HolidayBase | None:
    """The library's calendar of a country and its state; of the country alone where it does not know the state."""
    import holidays

    if not country:
        return None
    try:
        known = holidays.country_holidays(country)
    except NotImplementedError:
        return None
    part = _part(known, country, state)
    return holidays.country_holidays(country, subdiv=part) if part else known


def _part(known: HolidayBase, country: str, state: str) -> str | None:
    """The library's code of a state, by its code or its name."""
    codes = {code.casefold(): code for code in known.subdivisions}
    codes |= {name.casefold(): code for name, code in known.subdivisions_aliases.items()}
    return codes.get(_state(country, state).casefold())


def _state(country: str, state: str) -> str:
    """A state by its usual name, where it is one of India."""
    india = state_named(state) if country == "IN" else None
    return india.name if india else state.strip()
