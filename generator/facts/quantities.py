"""Amounts with their unit: what a promise is made of. Lengths of time, hours and dates are offered here too.

Every type reads the text of a fact file with `parse`, is frozen and hashable, and writes itself with `str` as one would
type it (`parse(str(x)) == x`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Final, Self

from generator.facts.duration import Comparison, Duration, Unit
from generator.facts.errors import FactError, folded, shown, unexpected
from generator.facts.leaf import Leaf, Parts
from generator.facts.moments import Date, Hours, TimeZone

__all__ = [
    "Comparison",
    "Currency",
    "DataSize",
    "Date",
    "Duration",
    "Hours",
    "Money",
    "Percent",
    "TimeZone",
    "Unit",
]

_NUMBER: Final = r"(?:[0-9]{1,20}|[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3})(?:\.[0-9]{1,4})?"
"""Digits, grouped by thousands, by lakhs and crores, or not at all; a decimal point."""


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _written_alike(one: object, other: object) -> bool:
    """Equality of amounts: 99.9% and 99.90% are the same share, but not the same words on a page."""
    return type(one) is type(other) and str(one) == str(other)


class Percent(Parts, Leaf):
    """A share of 0 to 100 per cent, with as many decimals as were typed (at most 6). Compare shares by `value`."""

    value: Decimal

    SCHEMA: ClassVar = {
        "description": "A number from 0 to 100 with its sign, such as 99.95%.",
        "pattern": r"^\s*[0-9]{1,3}(\.[0-9]{1,6})?\s*(%|per ?cent)\s*$",
        "examples": ["99.95%", "10%"],
    }

    __eq__ = _written_alike

    def __hash__(self) -> int:
        return hash(self.value)

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `99.95%` or `18 per cent`; raises `FactError` without the sign or above 100."""
        if isinstance(value, cls):
            return value
        expected = "a percentage with its sign, such as “99.95%”"
        text = folded(value) or ""
        match = re.fullmatch(r"([0-9]{1,6}(?:[.,][0-9]{1,6})?) ?(%|per ?cent)?", text)
        if match is None:
            raise unexpected(expected, value, "Write a number and the sign, such as “99.95%”.")
        number = Decimal(match[1].replace(",", "."))
        if number > 100:
            raise unexpected("a percentage of at most 100", value, "Write a share of 0% to 100%.")
        if not match[2] or "," in match[1]:
            raise unexpected(expected, value, f"Write “{number:f}%”.")
        return cls(number)

    def __str__(self) -> str:
        return f"{self.value:f}%"


class Currency(Leaf, str):
    """The code of a currency that is legal tender somewhere today (ISO 4217). Construct with `parse`."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "ISO 4217 code of three letters.",
        "pattern": "^[A-Za-z]{3}$",
        "examples": ["INR", "USD"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `INR`; raises `FactError` for symbols, names, and codes out of use."""
        if isinstance(value, cls):
            return value
        expected = "the ISO 4217 code of a currency, such as “INR”"
        text = folded(value) or ""
        code = text.upper()
        if not re.fullmatch("[A-Z]{3}", code):
            meant = _SYMBOLS.get(text.lower().rstrip("."))
            raise unexpected(expected, value, f"Write “{meant or 'INR'}”{'' if meant else ' or another code'}.")
        if code not in ("INR", "USD", "EUR", "GBP") and code not in _tender():
            raise unexpected(f"{expected}, that is in use today", value, "Write a code such as “INR”, “USD” or “EUR”.")
        return cls(code)


_SYMBOLS: Final = {"₹": "INR", "rs": "INR", "€": "EUR", "£": "GBP", "us$": "USD"}
_AMBIGUOUS: Final = {"$": "USD", "¥": "JPY", "kr": "SEK"}
_TIMES: Final = {"lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000, "crores": 10_000_000}


@lru_cache
def _tender() -> frozenset[str]:
    from babel.core import get_global

    spans = (span for spans in get_global("territory_currencies").values() for span in spans)
    return frozenset(code for code, _start, end, tender in spans if end is None and tender)


_MONEY: Final = (
    rf"(?:(?P<before>[^\W\d]{{1,9}}\.?|[^\w\s.,-]|US\$) ?)?(?P<amount>{_NUMBER}) ?(?P<times>lakhs?|crores?)?"
    r"(?:/-)?(?: ?(?P<after>[^\W\d]{1,9}\.?|[^\w\s.,-]))?"
)


class Money(Parts, Leaf):
    """An amount of one currency (ISO 4217), with the decimals that were typed (at most 4)."""

    amount: Decimal
    currency: Currency

    SCHEMA: ClassVar = {
        "description": "Currency code and amount, such as INR 1,00,000.",
        "examples": ["INR 500", "USD 1,200.50", "INR 5 lakh"],
    }

    __eq__ = _written_alike

    def __hash__(self) -> int:
        return hash((self.amount, self.currency))

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `INR 1,00,000`, `₹500`, `Rs. 500/-`, `500 EUR`, `INR 5 lakh`.

        Raises `FactError` without a currency and for signs that several currencies share (`$`).
        """
        if isinstance(value, cls):
            return value
        expected = "an amount with its currency, such as “INR 500”"
        text = folded(value) or ""
        match = re.fullmatch(_MONEY, text, re.IGNORECASE)
        sign = match and (match["before"] or match["after"])
        if match is None or (match["before"] and match["after"]):
            raise unexpected(expected, value, "Write the currency code and the amount, such as “INR 1,00,000”.")
        amount = _decimal(match["amount"])
        if times := _TIMES.get((match["times"] or "").lower()):
            amount = (amount * times).normalize()
        if amount >= 10**15:
            raise unexpected("an amount of at most 15 digits", value, "Write the amount that customers pay.")
        if not sign:
            raise unexpected(expected, value, f"Write the currency too, such as “INR {amount:f}”.")
        sign = sign.rstrip(".")
        if sign in _AMBIGUOUS:
            message = f"expected a currency code, but found {shown(value)}, whose sign several currencies share"
            hint = f"Write “{_AMBIGUOUS[sign]} {amount:f}”, or the code of the currency that is meant."
            raise FactError(message, hint)
        return cls(amount, Currency.parse(_SYMBOLS.get(sign.lower(), sign)))

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:f}"


_SIZES: Final = {
    "B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "TB": 10**12, "PB": 10**15,
    "KiB": 2**10, "MiB": 2**20, "GiB": 2**30, "TiB": 2**40, "PiB": 2**50,
}  # fmt: skip
_SIZE_NAMES: Final = {name.lower(): name for name in _SIZES}


class DataSize(Parts, Leaf):
    """An amount of data: decimal units (GB = 10^9 bytes) or binary ones (GiB = 2^30 bytes, IEC 80000-13)."""

    amount: Decimal
    unit: str

    SCHEMA: ClassVar = {
        "description": "A number and B, KB, MB, GB, TB, PB, or KiB to PiB.",
        "pattern": r"^\s*[0-9][0-9.,]*\s*([kKmMgGtTpP][iI]?)?[bB]\s*$",
        "examples": ["50 GB", "1.5 TB"],
    }

    __eq__ = _written_alike

    def __hash__(self) -> int:
        return hash((self.amount, self.unit))

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `50 GB`, `1.5 TB`; raises `FactError` without a unit and for bits (`Gb`)."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        match = re.fullmatch(rf"({_NUMBER}) ?([A-Za-z]{{1,3}})?", text)
        if match is None or (match[2] and match[2].lower() not in _SIZE_NAMES):
            raise unexpected("an amount of data, such as “50 GB”", value, "Write a number and GB, MB, TB or GiB.")
        if match[2] is None:
            raise unexpected("an amount of data with its unit, such as “50 GB”", value, f"Write “{text} GB”.")
        unit = _SIZE_NAMES[match[2].lower()]
        if re.fullmatch("[KMGTP]b", match[2]):
            message = f"expected an amount of data in bytes, but found {shown(value)}, which reads as bits"
            raise FactError(message, f"Write “{match[1]} {unit}” for bytes.")
        return cls(_decimal(match[1]), unit)

    @property
    def bytes(self) -> Decimal:
        """The same amount in bytes."""
        return self.amount * _SIZES[self.unit]

    def __str__(self) -> str:
        return f"{self.amount:f} {self.unit}"
