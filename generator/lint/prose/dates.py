"""Dates in running text, and the labels that say what they are for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.lint.lazy import regex
from generator.lint.prose.reading import Phrase, phrases, scan
from generator.prose.document import Document

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<m%d>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
DATE = regex(
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: day of| of)?[ .-]{{1,2}}{_MONTH % 1}[ ,.-]{{1,3}}(?P<y1>(?:19|20)\d\d)"
    rf"|{_MONTH % 2}[ -](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? {{1,2}}(?P<y2>(?:19|20)\d\d)"
    r"|(?P<y3>20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
    r"|(?P<a4>\d{1,2})[/.-](?P<b4>\d{1,2})[/.-](?P<y4>20\d\d)"
    rf"|{_MONTH % 5},? (?P<y5>20\d\d)(?!\d)"
)
"""A date of the usual forms, in text in lower case."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in the text: the earliest and the latest day that it can mean."""

    start: int
    end: int
    first: date
    last: date

    @property
    def whole_month(self) -> bool:
        """True where no day is given."""
        return self.first != self.last and self.first.day == 1 and self.last.day == 28


def read_date(match: re.Match[str]) -> Dated | None:
    """The days that a match of `DATE` can mean; None for a date that does not exist."""
    group = match.groupdict()
    try:
        if group["y4"]:
            return _numeric(match, int(group["a4"]), int(group["b4"]), int(group["y4"]))
        if group["y5"]:
            month, year = _month(group["m5"]), int(group["y5"])
            return Dated(*match.span(), date(year, month, 1), date(year, month, 28))
        if group["y3"]:
            when = date(int(group["y3"]), int(group["m3"]), int(group["d3"]))
        elif group["y1"]:
            when = date(int(group["y1"]), _month(group["m1"]), int(group["d1"]))
        else:
            when = date(int(group["y2"]), _month(group["m2"]), int(group["d2"]))
    except ValueError:
        return None
    return Dated(*match.span(), when, when)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _numeric(match: re.Match[str], one: int, two: int, year: int) -> Dated | None:
    """A date in figures, day first or month first."""
    ways = [date(year, month, day) for day, month in ((one, two), (two, one)) if 1 <= month <= 12 and 1 <= day <= 28]
    if not ways and 1 <= two <= 12:
        ways = [date(year, two, min(one, 28))]
    elif not ways and 1 <= one <= 12:
        ways = [date(year, one, min(two, 28))]
    return Dated(*match.span(), min(ways), max(ways)) if ways else None


_GAP = r"(?:[\s:–—|*-]|(?:on|was|is|as of|of|this|the|policy|date|in|at|from)\b)*+"
_UPDATED = phrases(
    rf"last (?:updated|modified|revised|reviewed|changed|amended|update|revision|modification)\b{_GAP}",
    rf"updated(?::| (?:on|as of)\b){_GAP}",
    rf"revised(?::| (?:on|as of)\b){_GAP}",
    rf"modified(?::| (?:on|as of)\b){_GAP}",
    rf"revision date{_GAP}",
    rf"update date{_GAP}",
)
_EFFECTIVE = phrases(
    rf"effective(?::| (?:date|from|as of|since|on)\b){_GAP}",
    rf"in force (?:from|since)\b{_GAP}",
    rf"date of effect{_GAP}",
)
_LABEL_BLOCK, _HEAD = 250, 10


@lru_cache(maxsize=4)
def updated_dates(document: Document) -> tuple[Dated, ...]:
    """The dates that a document gives for its last update; the label belongs to `start`."""
    return tuple(_after(document, _UPDATED))


@lru_cache(maxsize=4)
def effective_dates(document: Document) -> tuple[Dated, ...]:
    """The dates from which a document says that it is in force."""
    return tuple(_after(document, _EFFECTIVE))


def _after(document: Document, labels: tuple[Phrase, ...]) -> Iterator[Dated]:
    for match in scan(document, labels):
        block = document.block_at(match.start())
        if block.end - block.start > _LABEL_BLOCK and document.index_at(match.start()) > _HEAD:
            continue  # a sentence that tells when something else was changed
        found = DATE.match(document.lower, match.end())
        if found and (dated := read_date(found)) is not None:
            yield Dated(found.start(), found.end(), dated.first, dated.last)
