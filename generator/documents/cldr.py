"""The locale data (CLDR): numbers, units, dates, lists and names of one locale.

Loading it is slow: `generator.documents.wording` imports this module when the first word is wanted.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global
from babel.dates import format_date, format_skeleton, get_timezone_location
from babel.numbers import (
    format_currency,
    format_decimal,
    get_currency_name,
    get_currency_symbol,
    get_territory_currencies,
)
from babel.units import UnknownUnitError, format_unit

Style = Literal["standard", "or"]


class LocaleData:
    """CLDR's words for one locale such as `en-IN`; raises UnknownLocaleError or ValueError for one it lacks."""

    def __init__(self, locale: str) -> None:
        self.locale = Locale.parse(locale, sep="-")

    def number(self, number: Decimal, decimals: int | None = None) -> str:
        """The number grouped as the locale groups, with its own decimals or a fixed count of them."""
        pattern = None
        if decimals is not None:
            whole = self.locale.decimal_formats[None].pattern.partition(".")[0]
            pattern = f"{whole}.{'0' * decimals}" if decimals > 0 else whole
        return format_decimal(number, format=pattern, locale=self.locale, decimal_quantization=False)

    def percent(self, value: Decimal) -> str:
        """A share of 100 with all its decimals, trailing noughts too."""
        pattern = self.locale.percent_formats[None].pattern
        decimals = -int(value.as_tuple().exponent)
        return re.sub(r"[#,0.]+", lambda _: self.number(value, decimals), pattern, count=1)

    def money(self, amount: Decimal, currency: str) -> str:
        """An amount with the sign of its currency, or the code where the sign could mean several currencies."""
        whole = amount == amount.to_integral_value()
        sign = get_currency_symbol(currency, locale=self.locale)
        pattern = self.locale.currency_formats["standard"].pattern
        # CLDR would write AED5, and $5 for any dollar that is at home somewhere else
        if (pattern.startswith("¤") and sign[-1].isalpha()) or (sign == "$" and currency != self._own_currency):
            pattern = re.sub("^¤¤(?=[#0])", "¤¤ ", pattern.replace("¤", "¤¤"))
        return format_currency(
            amount.to_integral_value() if whole else amount,
            currency,
            format=pattern.replace(".00", "") if whole else pattern,
            locale=self.locale,
            currency_digits=False,
            decimal_quantization=False,
        )

    @cached_property
    def _own_currency(self) -> str | None:
        own = get_territory_currencies(self.locale.territory) if self.locale.territory else ()
        return str(own[0]) if own else None

    def unit(self, amount: Decimal, unit: str, width: Literal["long", "short"] = "long") -> str | None:
        """An amount of a CLDR unit such as `duration-day`; None where this language has no words for it."""
        try:
            text = format_unit(amount, unit, width, format="#,##0.####", locale=self.locale)
        except UnknownUnitError:
            return None
        return None if unit in text else text

    def plural(self, amount: Decimal) -> str:
        """The plural category of an amount: `one`, `other` and so on."""
        return str(self.locale.plural_form(amount))

    def day(self, day: date) -> str:
        """Day, month in words, year."""
        return format_date(day, "long", locale=self.locale)

    def month(self, day: date) -> str:
        """Month in words and year."""
        return format_skeleton("yMMMM", day, locale=self.locale)

    @property
    def counts_24_hours(self) -> bool:
        """Whether the locale writes 18:00 rather than 6 pm."""
        return "a" not in self.locale.time_formats["short"].pattern

    def clock(self, clock: time) -> str:
        """A time of day."""
        skeleton = "Hm" if self.counts_24_hours else "hm" if clock.minute else "h"
        return format_skeleton(skeleton, clock, locale=self.locale)

    def weekday(self, number: int) -> str:
        """The name of a day, 0 for Monday."""
        return str(self.locale.days["format"]["wide"][number])

    def joined(self, items: tuple[str, ...], style: Style) -> str:
        """Two items or more as a list in a sentence."""
        patterns = self.locale.list_patterns[style]
        if len(items) == 2:
            return _fill(patterns["2"], *items)
        text = _fill(patterns["end"], items[-2], items[-1])
        for place in range(len(items) - 3, -1, -1):
            text = _fill(patterns["middle" if place else "start"], items[place], text)
        return text

    def joining_word(self, style: Style) -> str:
        """The word between two items of a list."""
        return re.sub(r"\{[01]\}|,", "", self.locale.list_patterns[style]["2"]).strip()

    def country(self, code: str) -> str:
        """The name of a country, or its code."""
        return str(self.locale.territories.get(code, code))

    def currency(self, code: str) -> str:
        """The name of a currency in the plural, or its code."""
        return str(get_currency_name(code, count=2, locale=self.locale))

    def language(self, tag: str) -> str:
        """The name of a language, with script and region in brackets."""
        language, *rest = tag.split("-")
        names = {**self.locale.scripts, **self.locale.territories}
        name = str(self.locale.languages.get(language, language))
        return f"{name} ({', '.join(str(names.get(part, part)) for part in rest)})" if rest else name

    def time_zone(self, name: str) -> str:
        """The name of a zone: of its standard time where clocks never change, or else the same all year round."""
        if name == "UTC" or name.startswith("Etc/"):
            return name
        zone = ZoneInfo(name)
        # The rules of one fixed year, because the same input must give the same words whenever it is run
        winter, summer = (datetime(2025, month, 1, tzinfo=zone).utcoffset() for month in (1, 7))
        names = self.locale.meta_zones.get(_metazone(name), {}).get("long", {})
        usual = names.get("standard" if winter == summer else "generic")
        return str(usual or get_timezone_location(zone, locale=self.locale))


def _metazone(name: str) -> str | None:
    """The CLDR group of a zone, also where babel keeps it under an older name (Asia/Calcutta for Asia/Kolkata)."""
    aliases, groups = get_global("zone_aliases"), get_global("meta_zones")
    canonical = aliases.get(name, name)
    older = sorted(alias for alias, target in aliases.items() if target == canonical)
    return next((str(groups[zone]) for zone in (canonical, name, *older) if zone in groups), None)


def _fill(pattern: str, first: str, second: str) -> str:
    """A CLDR pattern with its two places filled; texts that hold braces stay as they are."""
    return re.sub(r"\{([01])\}", lambda match: second if match[1] == "1" else first, pattern)
