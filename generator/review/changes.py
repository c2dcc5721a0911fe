"""What differs between the facts of a company at two times, compared as values and never as text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import pairwise
from typing import Any, NamedTuple

from generator.facts.base import Facts, Field, fields_of, said
from generator.facts.duration import Duration
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.facts.moments import Date
from generator.facts.quantities import DataSize, Money, Percent
from generator.facts.terms import Term
from generator.review.pairing import pair

_ITEM = re.compile(r"\[[^\]]*\]")


class Kind(Enum):
    """What happened to a fact, or, where no fact is named, to a company."""

    ADDED = "added"
    """It was not said before: a value, an item of a list, or a whole group."""
    REMOVED = "removed"
    RAISED = "raised"
    """A quantity is larger, longer or later than it was."""
    LOWERED = "lowered"
    REPLACED = "replaced"
    """Another value, and the two cannot be put in order."""
    RESTATED = "restated"
    """The same quantity in another unit: 24 hours and 1 day."""
    REORDERED = "reordered"
    """The list holds the same items in another order."""
    FILLED = "filled in"
    """It was blank, or its owner had yet to choose between readings; now it has a value."""
    BLANKED = "left blank"
    """It has no value any more, or has none yet."""
    COMPANY_ADDED = "company added"
    COMPANY_REMOVED = "company removed"
    COMPANY_RENAMED = "company renamed"


class Change(NamedTuple):
    """One fact that differs. An item or a group that came or went as a whole is one change."""

    company: str
    fact: str
    """Its path in the new file; in the old one where it was removed. Items of lists stand by their id, terms by theirs,
    others by their index; "" for the company as a whole."""
    kind: Kind
    old: Any
    """The value before: None where it was not said or blank; for readings to choose between, their tuple."""
    new: Any
    was: str = ""
    """Where marks on the old pages place it: as `fact`, but with the index of a term; "" where it was not said."""
    now: str = ""
    """Where marks on the new pages place it; "" where it is not said any more."""


class NoneBecause(str):
    """The reason that a file gives for having none of something: `{none: reason}`."""

    __slots__ = ()


def generic(fact: str) -> str:
    """The path without the names of items: `recipients[].country` of `recipients[razorpay].country`."""
    return _ITEM.sub("[]", fact)


def compare(base: Company, head: Company) -> tuple[Change, ...]:
    """Every fact that differs, once, in the order of the schema; nothing for equal facts."""
    return tuple(_Comparison(base, head).group(FactFile, base.facts, head.facts, "", ""))


_UNSAID = object()


class _Comparison:
    """Walks two fact files side by side. A path leads to the same fact in each, and may be spelt differently there."""

    def __init__(self, base: Company, head: Company) -> None:
        self._base, self._head = base, head
        self._asides = [*base.none, *head.none, *base.unsettled, *head.unsettled]

    def group(self, kind: type[Facts], old: Facts, new: Facts, was: str, path: str) -> Iterator[Change]:
        before, after = said(old), said(new)
        for name, field in fields_of(kind).items():
            here, there = (f"{p}.{name}" if p else name for p in (path, was))
            yield from self._field(
                field, _value(before, name, there, self._base), _value(after, name, here, self._head), there, here
            )

    def _field(self, field: Field, old: Any, new: Any, was: str, path: str) -> Iterator[Change]:
        if old is new or (old == new and not any(fact.startswith((path, was)) for fact in self._asides)):
            return
        if field.many and isinstance(old, tuple | NoneBecause) and isinstance(new, tuple | NoneBecause):
            if not _items(old) and not _items(new):
                yield from self._single(old, new, was, path)
            else:
                yield from self._list(field, _items(old), _items(new), was, path)
        elif field.group and isinstance(old, Facts) and isinstance(new, Facts):
            yield from self.group(field.group, old, new, was, path)
        else:
            yield from self._single(old, new, was, path)

    def _single(self, old: Any, new: Any, was: str, path: str) -> Iterator[Change]:
        if not (type(old) is type(new) and old == new):
            was, path = ("" if value is _UNSAID else place for value, place in ((old, was), (new, path)))
            yield Change(self._head.id, path or was, _kind(old, new), _given(old), _given(new), was, path)

    def _list(self, field: Field, old: tuple[Any, ...], new: tuple[Any, ...], was: str, path: str) -> Iterator[Change]:
        pairs, gone, come = pair(old, new)
        for i, j in pairs:
            there, here = _item(was, old[i], i), _item(path, new[j], j)
            if field.group and isinstance(old[i], Facts) and isinstance(new[j], Facts):
                yield from self.group(field.group, old[i], new[j], there, here)
            else:
                yield from self._single(old[i], new[j], there, here)
        for i in gone:
            fact = f"{was}[{_name(old[i]) or i}]"
            yield Change(self._head.id, fact, Kind.REMOVED, old[i], None, _item(was, old[i], i), "")
        for j in come:
            fact = f"{path}[{_name(new[j]) or j}]"
            yield Change(self._head.id, fact, Kind.ADDED, None, new[j], "", _item(path, new[j], j))
        if any(one[1] > two[1] for one, two in pairwise(pairs)):
            kept = tuple(old[i] for i, _ in pairs), tuple(new[j] for j in sorted(j for _, j in pairs))
            yield Change(self._head.id, path, Kind.REORDERED, *kept, was, path)


def _value(facts: Mapping[str, Any], name: str, path: str, company: Company) -> Any:
    """The value of a field, None where it is blank; a reason for having none, and readings, stand for themselves."""
    if path in company.none:
        return NoneBecause(company.none[path])
    if path in company.unsettled:
        return Readings(company.unsettled[path])
    return facts.get(name, _UNSAID)


class Readings(tuple[Any, ...]):
    """The readings between which the owner of a fact has yet to choose."""

    __slots__ = ()


def _items(value: Any) -> tuple[Any, ...]:
    return () if isinstance(value, NoneBecause) else value


def _given(value: Any) -> Any:
    return None if value is _UNSAID else value


def _name(item: Any) -> str:
    return (getattr(item, "id", None) or "") if isinstance(item, Facts | Term) else ""


def _item(path: str, item: Any, index: int) -> str:
    return f"{path}[{(_name(item) if isinstance(item, Facts) else '') or index}]"


def _kind(old: Any, new: Any) -> Kind:
    if new is _UNSAID:
        return Kind.REMOVED
    if isinstance(new, NoneBecause) and old not in (_UNSAID, None):
        return Kind.REPLACED if isinstance(old, NoneBecause) or old == () else Kind.REMOVED
    if new is None or (isinstance(new, Readings) and not isinstance(old, Readings)):
        return Kind.BLANKED
    if old is _UNSAID or isinstance(old, NoneBecause):
        return Kind.ADDED
    if old is None or (isinstance(old, Readings) and not isinstance(new, Readings)):
        return Kind.FILLED
    return {None: Kind.REPLACED, -1: Kind.LOWERED, 0: Kind.RESTATED, 1: Kind.RAISED}[direction(old, new)]


def direction(old: Any, new: Any) -> int | None:
    """1 where the new quantity is larger than the old one, -1 where it is smaller, 0 where they mean the same.

    None where they cannot be put in order: texts, other currencies, a month against 30 days.
    """
    if type(old) is not type(new):
        return None
    if isinstance(old, Duration):
        return {"shorter": -1, "equal": 0, "longer": 1, "unclear": None}[new.compare(old)]
    if isinstance(old, Money):
        return _order(old.amount, new.amount) if old.currency == new.currency else None
    if isinstance(old, Percent):
        return _order(old.value, new.value)
    if isinstance(old, Date):
        return _order((old.year, old.month, old.day or 1), (new.year, new.month, new.day or 1))
    if isinstance(old, DataSize):
        return _order(old.bytes, new.bytes)
    if isinstance(old, int) and not isinstance(old, bool):
        return _order(old, new)
    return None


def _order(old: Any, new: Any) -> int:
    return int(new > old) - int(new < old)
