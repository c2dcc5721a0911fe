"""What happened to a fact, in the terms of the table of materiality: did it rise, come, or become true?"""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.facts.base import Facts
from generator.facts.moments import Hours
from generator.review.changes import Change, Kind, direction
from generator.review.table import Way


class Event(NamedTuple):
    """What happened, as the table speaks of it."""

    kind: Kind
    rose: bool | None
    """Whether it rose, was added or became true; None where this cannot be told, or nothing of the kind happened."""
    same: bool = False
    """Whether both values mean the same, as 1 year and 12 months do."""
    old: str = ""
    new: str = ""
    at: bool = True
    """Whether it happened to what the pattern names, and not to something further down."""

    @property
    def came_or_went(self) -> bool:
        """Whether it is said for the first time, or no longer."""
        return self.kind in (Kind.ADDED, Kind.REMOVED)


def event(change: Change, way: Way, at: bool) -> Event:
    """The event of a change; `at` where the pattern of the way names the changed fact itself."""
    kind, old, new = change.kind, change.old, change.new
    rose, same = _step(kind, old, new)
    if kind is Kind.REORDERED:
        same = not way.ordered
    return Event(kind, rose, same, _text(old), _text(new), at)


def _step(kind: Kind, old: Any, new: Any) -> tuple[bool | None, bool]:
    """Whether it rose, and whether both values mean the same."""
    if isinstance(new, bool) and (kind is Kind.ADDED or isinstance(old, bool)):
        return new, False
    if kind is Kind.REMOVED and isinstance(old, bool):
        return not old, False
    if kind in (Kind.ADDED, Kind.REMOVED):
        return kind is Kind.ADDED, False
    step = _wider(old, new) if isinstance(old, Hours) and isinstance(new, Hours) else direction(old, new)
    return (step > 0 if step else None), step == 0


def _wider(old: Hours, new: Hours) -> int | None:
    """1 where the new hours of the day hold the old ones, -1 where they are among the old ones."""
    if old.all_day or new.all_day:
        return int(new.all_day) - int(old.all_day)
    wider, narrower = new.start <= old.start and new.end >= old.end, new.start >= old.start and new.end <= old.end
    return int(wider) - int(narrower) if wider or narrower else None


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, Facts | tuple) else str(value)
