"""Which of two values is more: lengths of time by the calendar, shares, sums of one currency, counts, dates, hours."""

from __future__ import annotations

from typing import Any

from generator.facts.duration import Duration
from generator.facts.moments import Date, Hours
from generator.facts.quantities import Money, Percent


def order(old: Any, new: Any) -> int | None:
    """1 where `new` is more, -1 where it is less, 0 where both are the same; None where it cannot be told.

    “1 month” and “30 days” cannot be told apart: it depends on the day. Hours of a day are more where they hold the
    others.
    """
    if isinstance(old, Duration) and isinstance(new, Duration):
        return {"shorter": -1, "longer": 1, "equal": 0, "unclear": None}[new.compare(old)]
    if isinstance(old, Percent) and isinstance(new, Percent):
        return _sign(new.value, old.value)
    if isinstance(old, Money) and isinstance(new, Money):
        return _sign(new.amount, old.amount) if old.currency == new.currency else None
    if isinstance(old, Date) and isinstance(new, Date):
        return _dates(old, new)
    if isinstance(old, Hours) and isinstance(new, Hours):
        return _hours(old, new)
    if isinstance(old, bool) or isinstance(new, bool) or not (isinstance(old, int) and isinstance(new, int)):
        return None
    return _sign(new, old)


def _sign(new: Any, old: Any) -> int:
    return int(new > old) - int(new < old)


def _dates(old: Date, new: Date) -> int | None:
    """A month is before a day of itself or after it: that cannot be told."""
    if (old.first_day(), old.last_day()) == (new.first_day(), new.last_day()):
        return 0
    if new.first_day() > old.last_day():
        return 1
    return -1 if new.last_day() < old.first_day() else None


def _hours(old: Hours, new: Hours) -> int | None:
    if old == new:
        return 0
    if new.all_day or old.all_day:
        return 1 if new.all_day else -1
    wider, narrower = new.start <= old.start and new.end >= old.end, new.start >= old.start and new.end <= old.end
    return 1 if wider else -1 if narrower else None
