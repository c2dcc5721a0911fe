"""Which limits of laws in force the new values of changed facts pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.facts.load import Company
from generator.laws.asked import look, steps
from generator.laws.limits import hold, keeps
from generator.laws.matrix import binding
from generator.laws.model import Limit
from generator.laws.reader import Catalogue
from generator.review.items import parts


def limits_passed(head: Company, facts: Iterable[str], catalogue: Catalogue, on: date) -> tuple[str, ...]:
    """One sentence for each limit in force on a day that binds the company and that a changed fact does not keep.

    `facts` are paths in the new file (`Change.now`), of single facts or of groups and items that came as a whole. What
    was broken before and did not change is not told. In the order of the catalogue.
    """
    changed = [(fact, tuple(part.name for part in parts(fact))) for fact in facts if fact]
    found = [
        (provision, limit, version.trigger)
        for provision in catalogue.provisions
        if changed and (version := provision.on(on)) is not None
        for limit in version.limits
        if any(_meet(names, tuple(step.name for step in steps(limit.fact) or ())) for _, names in changed)
    ]
    broken = [
        (provision, limit, trigger)
        for provision, limit, trigger in found
        if any(_within(at, fact) for at in _broken(head, limit, on) for fact, _ in changed)
    ]
    bound = binding(head, catalogue, on, {provision.id for provision, *_ in broken}) if broken else frozenset()
    told = (
        f"It passes the limit of {provision.cite}: {limit}{f' ({trigger})' if trigger else ''}."
        for provision, limit, trigger in broken
        if provision.id in bound
    )
    return tuple(dict.fromkeys(told))


def _broken(head: Company, limit: Limit, on: date) -> Iterator[str]:
    """The path of each value that breaks a limit."""
    held = hold(head, limit, on)
    if held.kept is False:
        yield held.fact
        for at, value in look(head, limit.fact).values:
            if at != held.fact and keeps(value, limit.operator, limit.value) is False:
                yield at


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one of two paths leads to the other, or further down."""
    least = min(len(one), len(other))
    return one[:least] == other[:least]


def _within(at: str, fact: str) -> bool:
    """Whether a value is the changed fact, a part of it, or the list or group of which it is a part."""
    return at == fact or at.startswith((f"{fact}.", f"{fact}[")) or fact.startswith((f"{at}.", f"{at}["))
