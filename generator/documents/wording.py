"""How values are written out in one locale: the locale data (CLDR), and `words.yml` for what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar

from generator.documents.phones import international, national
from generator.facts.quantities import DataSize, Date, Duration, Hours, Money, Percent

if TYPE_CHECKING:
    from datetime import time

    from generator.documents.cldr import LocaleData, Style

_MEMORY: Final = 32
_made: dict[tuple[str, int], Wording] = {}


def wording(locale: str, words: Mapping[str, Any]) -> Wording:
    """The wording of a locale such as `en-IN`, made once for each `words` (the contents of `words.yml`).

    The first word asked of it raises babel's UnknownLocaleError or ValueError where CLDR lacks the locale.
    """
    key = (locale, id(words))
    known = _made.get(key)
    if known is None:
        if len(_made) >= _MEMORY:
            _made.clear()
        known = _made[key] = Wording(locale, words)  # which holds `words`, so that its id stays taken
    return known


_Value = TypeVar("_Value", bound=Hashable)


def _remembered(method: Callable[[Wording, _Value], str]) -> Callable[[Wording, _Value], str]:
    """Keep each answer: the same few values stand in every document of a site."""
    name = method.__name__

    @wraps(method)
    def remembering(self: Wording, value: _Value) -> str:
        key = (name, value)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = method(self, value)
        return known

    return remembering


class Wording:
    """Writes values out as plain text (no Markdown, nothing escaped) in the words of one locale."""

    def __init__(self, locale: str, words: Mapping[str, Any]) -> None:
        self.locale = locale
        self.words = words
        self._known: dict[Hashable, str] = {}
        self._known_around: dict[tuple[Style, int], list[str]] = {}
        self._languages = (words.get(locale.partition("-")[0]) or {}, words.get("en") or {})

    @cached_property
    def _data(self) -> LocaleData:
        from generator.documents.cldr import LocaleData

        return LocaleData(self.locale)

    def _own_word(self, group: str, name: str) -> Any:
        """An entry of `words.yml` in this language."""
        return (self._languages[0].get(group) or {}).get(name)

    def _word(self, group: str, name: str) -> str:
        """An entry of `words.yml`, in English where this language has none. Raises KeyError where neither has it."""
        return str(self._own_word(group, name) or self._languages[1][group][name])

    @_remembered
    def duration(self, duration: Duration) -> str:
        """`45 days`, `1 month`, `10 business days`."""
        return self._time(Decimal(duration.amount), _id(duration))

    def _time(self, amount: Decimal, unit: str) -> str:
        forms = self._own_word("units", unit)
        if not forms:
            if text := self._data.unit(amount, f"duration-{unit}"):
                return text
            english = unit.replace("_", " ")
            forms = (self._languages[1].get("units") or {}).get(unit)
            forms = forms or {"one": f"{{n}} {english}", "other": f"{{n}} {english}s"}
        form = str(forms.get(self._data.plural(amount)) or forms["other"])
        return form.replace("{n}", self._data.number(amount))

    @_remembered
    def duration_adjective(self, duration: Duration) -> str:
        """`45-day`, to stand before a noun; as `duration` in languages that have no such form."""
        pattern = self._own_word("adjectives", _id(duration))
        return str(pattern).replace("{n}", self.number(duration.amount)) if pattern else self.duration(duration)

    @_remembered
    def every(self, duration: Duration) -> str:
        """`every year`, `every 6 months`; the bare length in languages that have no word for it."""
        pattern = self._own_word("every", _id(duration) if duration.amount == 1 else "many")
        return str(pattern).replace("{time}", self.duration(duration)) if pattern else self.duration(duration)

    @_remembered
    def date(self, date: Date) -> str:
        """`22 November 2026`; `October 2023` where only the month is known."""
        return self._data.month(date.first_day()) if date.day is None else self._data.day(date.first_day())

    @_remembered
    def percent(self, percent: Percent) -> str:
        """`99.95%`, with the decimals that were typed."""
        return self._data.percent(percent.value)

    @_remembered
    def money(self, money: Money) -> str:
        """`₹1,00,000`, `€20`: the sign where it is clear, or else the code (`USD 1,200.50`); no empty decimals."""
        return self._data.money(money.amount, money.currency)

    @_remembered
    def number(self, number: int) -> str:
        """`12,34,567` in `en-IN`: grouped as the locale groups."""
        return self._data.number(Decimal(number))

    @_remembered
    def size(self, size: DataSize) -> str:
        """`50 GB`; binary units keep their international names."""
        unit = _SIZES.get(size.unit)
        width: Literal["long", "short"] = "long" if unit == "byte" else "short"
        text = self._data.unit(size.amount, f"digital-{unit}", width) if unit else None
        return text or f"{self._data.number(size.amount)} {size.unit}"

    @_remembered
    def hours(self, hours: Hours) -> str:
        """`9 am to 6 pm`, or `09:00 to 18:00` where the locale counts 24 hours; `24 hours`."""
        if hours.all_day:
            return self._word("hours", "all_day")
        start, end = self._clock(hours.start), self._clock(hours.end)
        return self._word("hours", "range").replace("{start}", start).replace("{end}", end)

    def _clock(self, clock: time) -> str:
        special = {(0, 0): "midnight", (12, 0): "noon"}.get((clock.hour, clock.minute))
        word = self._own_word("hours", special) if special and not self._data.counts_24_hours else None
        return str(word or self._data.clock(clock))

    @_remembered
    def weekdays(self, days: tuple[str, ...]) -> str:
        """`Monday to Friday` for three or more in a row, `Monday and Thursday`, `every day`, in the order of the week.

        `days` are English names or their first three letters. Raises ValueError for none and for other names.
        """
        numbers = sorted({_WEEK.index(day[:3].lower()) for day in days})
        if not numbers:
            raise ValueError("no weekdays")
        if len(numbers) == len(_WEEK):
            return self._word("range", "all_days")
        parts: list[str] = []
        while numbers:
            run = next(n for n in range(len(numbers), 0, -1) if numbers[n - 1] - numbers[0] == n - 1)
            names = [self._data.weekday(number) for number in numbers[:run]]
            if run >= 3:
                names = [self._word("range", "days").replace("{first}", names[0]).replace("{last}", names[-1])]
            parts.extend(names)
            numbers = numbers[run:]
        return self.all_of(parts)

    def all_of(self, items: Sequence[str]) -> str:
        """`a, b and c`; where an item holds a comma, `a, with b; c; and d` or `a, with b, and c`; "" for none."""
        return self._joined(items, "standard")

    def any_of(self, items: Sequence[str]) -> str:
        """`a, b or c`; where an item holds a comma, as `all_of`; "" for none."""
        return self._joined(items, "or")

    def _joined(self, items: Sequence[str], style: Style) -> str:
        if len(items) < 2:
            return "".join(items)
        if any("," in item or ";" in item for item in items):
            word = self._own_word("list", "or" if style == "or" else "and") or self._data.joining_word(style)
            sign = "," if len(items) == 2 and not any(";" in item for item in items) else ";"
            return f"{f'{sign} '.join(items[:-1])}{sign} {word} {items[-1]}"
        before, *between = self._around(style, len(items))
        return before + "".join([text for pair in zip(items, between, strict=True) for text in pair])

    def _around(self, style: Style, count: int) -> Sequence[str]:
        """What stands before, between and after `count` items of a list."""
        key = (style, count)
        known = self._known_around.get(key)
        if known is None:
            known = self._known_around[key] = self._data.joined(("\0",) * count, style).split("\0")
        return known

    @_remembered
    def country(self, code: str) -> str:
        """`United States`, for tables and addresses; the code itself where the locale has no name."""
        return self._data.country(code)

    @_remembered
    def country_in_sentence(self, code: str) -> str:
        """`the United States`, `India`."""
        takes_article = code in (self._own_word("countries", "takes_article") or ())
        return f"{self._own_word('countries', 'article')} {self.country(code)}" if takes_article else self.country(code)

    @_remembered
    def currency(self, code: str) -> str:
        """`Indian rupees`: the name, in the plural."""
        return self._data.currency(code)

    @_remembered
    def language(self, tag: str) -> str:
        """`Hindi`, `English (India)`."""
        return self._data.language(tag)

    @_remembered
    def time_zone(self, name: str) -> str:
        """`India Standard Time`; `Pacific Time` where clocks change in summer."""
        return self._data.time_zone(name)

    @_remembered
    def phone_international(self, number: str) -> str:
        """`+91 22 6662 8100`, from E.164."""
        return international(number)

    @_remembered
    def phone_national(self, number: str) -> str:
        """`022 6662 8100`, as dialled within the country, from E.164."""
        return national(number)

    def downtime(self, percent: Percent, window: str) -> str:
        """How long a service may be down: `21.6 minutes in a 30-day month`, `about 4.3 minutes …` where rounded.

        `window` is `month` (30 days), `quarter` (90) or `year` (365); raises KeyError for another.
        """
        return self._downtime((percent, window))

    @_remembered
    def _downtime(self, value: tuple[Percent, str]) -> str:
        percent, window = value
        seconds = Decimal(_WINDOW_DAYS[window] * 86400) * (100 - percent.value) / 100
        pattern = self._word("downtime", window)
        if not seconds:
            return pattern.replace("{time}", self._word("downtime", "none"))
        unit, size = next((unit, size) for unit, size in _TIMES if seconds >= 2 * size or size == 1)
        rounded = max((seconds / size).quantize(_TENTH, ROUND_HALF_UP), _TENTH)
        text = self._time(rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded, unit)
        if rounded * size != seconds:
            text = self._word("downtime", "about").replace("{time}", text)
        return pattern.replace("{time}", text)


_WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WINDOW_DAYS: Final = {"month": 30, "quarter": 90, "year": 365}
_TIMES: Final = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
_TENTH: Final = Decimal("0.1")
_SIZES: Final = {
    "B": "byte", "KB": "kilobyte", "MB": "megabyte", "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte",
}  # fmt: skip


def _id(duration: Duration) -> str:
    return duration.unit.value.replace(" ", "_")
