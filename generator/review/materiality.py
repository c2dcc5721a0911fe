"""Judges a change: is it worse, better or neither, for the customer and for the people whose data is handled."""

from __future__ import annotations

from typing import Any

from generator.facts.base import Facts
from generator.facts.leaves import leaves
from generator.facts.load import Company
from generator.laws.asked import Step, holds
from generator.review.changes import Change, Kind, NoneBecause, Readings, generic
from generator.review.event import Event, event
from generator.review.items import item_at, parts
from generator.review.judgement import Judgement, Materiality, heaviest, worst
from generator.review.reasons import reason_of, title
from generator.review.renames import renamed
from generator.review.table import FLAGS, LISTS, NUMBERS, Better, Row, Table, Way

_MATERIAL = (Materiality.ADVERSE, Materiality.UNKNOWN)
_COMPANY = {
    Kind.COMPANY_ADDED: (
        Materiality.NEUTRAL,
        "A new company has its first pages; nobody was promised anything before.",
    ),
    Kind.COMPANY_REMOVED: (
        Materiality.UNKNOWN,
        "All pages of the company are gone: a person has to say what holds now.",
    ),
    Kind.COMPANY_RENAMED: (Materiality.UNKNOWN, "The addresses of all pages change: a person has to mend the links."),
}


def judge(change: Change, base: Company | None, head: Company | None, table: Table) -> Judgement:
    """What a change means by the table. Never raises for a change of a fact, whatever stands there."""
    if change.kind in _COMPANY:
        materiality, reason = _COMPANY[change.kind]
        return Judgement(materiality, materiality, reason, channels=("site",))
    settled = change.kind is Kind.FILLED and isinstance(change.old, Readings) and change.old != ()
    if change.kind is Kind.FILLED and not settled:
        change = change._replace(kind=Kind.ADDED)  # what was blank is said for the first time
    way = parts(change.fact)
    found = table.find(tuple(part.name for part in way), _Items(change, base, head).meets)
    if found is None:
        return _leaf_by_leaf(change, base, head, table)
    row, chosen = found
    if change.kind is Kind.ADDED and isinstance(change.new, NoneBecause):
        return _told(row, chosen, Materiality.NEUTRAL, Materiality.NEUTRAL, _none(change))
    if change.kind is Kind.REPLACED and renamed(change, base, head):
        reason = f"{title(change.fact)} names the same item by its new id, “{change.new}” for “{change.old}”."
        return _told(row, chosen, Materiality.COSMETIC, Materiality.COSMETIC, reason)
    if change.kind is Kind.BLANKED:
        customer, data_subject = (
            Materiality.UNKNOWN if better else Materiality.NEUTRAL for better in (chosen.customer, chosen.data_subject)
        )
        reason = f"{title(change.fact)} is left open, so that nobody knows what holds."
        return _told(row, chosen, customer, data_subject, reason)
    at = len(way) == chosen.pattern.count(".") + 1
    if settled:
        return _settled(change, row, chosen, at)
    what = event(change, chosen, at)
    customer, data_subject = _verdicts(what, chosen)
    return _told(row, chosen, customer, data_subject, reason_of(change, what, chosen, customer, data_subject))


def _settled(change: Change, row: Row, way: Way, at: bool) -> Judgement:
    """What it means that an owner chose: the value is held against every reading, as any may have been meant."""
    events = [event(change._replace(kind=Kind.REPLACED, old=reading), way, at) for reading in change.old]
    customer, data_subject = map(_agreed, zip(*(_verdicts(one, way) for one in events), strict=True))
    if Materiality.UNKNOWN not in (customer, data_subject):
        return _told(row, way, customer, data_subject, reason_of(change, events[0], way, customer, data_subject))
    told = [events[0].new, *(one.old for one in events)]
    chosen = f": {told[0]}, where it was open between {' and '.join(told[1:])}" if all(told) else ""
    reason = f"{title(change.fact)} is settled{chosen}; a person has to say whether that is better or worse."
    return _told(row, way, customer, data_subject, reason)


def _agreed(found: tuple[Materiality, ...]) -> Materiality:
    """What it is by every reading; a person has to say where they part."""
    light = all(one in (Materiality.NEUTRAL, Materiality.COSMETIC) for one in found)
    return worst(found) if light or len(set(found)) == 1 else Materiality.UNKNOWN


class _Items:
    """Says of the items on the way to a changed fact whether they meet conditions, as they stand after the change."""

    def __init__(self, change: Change, base: Company | None, head: Company | None) -> None:
        self.change = change
        sides = ((head, change.now or change.fact), (base, change.was or change.fact))
        self.sides = [(company.facts, parts(path)) for company, path in sides if company is not None]
        if change.kind is Kind.REMOVED:  # its path is that of the old file, where items may stand elsewhere
            self.sides.reverse()

    def meets(self, index: int, step: Step) -> bool:
        """Whether the item at a step of the way is one that the pattern means."""
        way = parts(self.change.fact)
        if index >= len(way) or way[index].key is None:
            return False
        item = self._item(index) if index < len(way) - 1 else _whole(self.change)  # itself, where it came or went
        return isinstance(item, Facts) and holds(item, step)

    def _item(self, index: int) -> Facts | None:
        found = (item_at(facts, way[: index + 1]) for facts, way in self.sides)
        return next((item for item in found if item is not None), None)


def _whole(change: Change) -> Any:
    """The group or the item that came or went."""
    return change.old if change.kind is Kind.REMOVED else change.new


def _verdicts(event: Event, way: Way) -> tuple[Materiality, Materiality]:
    """What an event is to customers, and to the people whose data is handled."""
    return _verdict(event, way.customer, way), _verdict(event, way.data_subject, way)


def _verdict(event: Event, better: Better, way: Way) -> Materiality:
    """What an event is to those for whom this is better."""
    if better and event.new in dict(way.to):
        return Materiality.UNKNOWN
    if better == "cosmetic" or event.same:
        return Materiality.COSMETIC
    if not better:
        return Materiality.NEUTRAL
    if better == "neutral":
        return _said(event, way.said) if event.came_or_went and way.said else Materiality.NEUTRAL
    if not event.at:  # further down, where no pattern says what is better
        return Materiality.UNKNOWN
    if better in LISTS:
        return _said(event, "better" if better == "more" else "worse") if event.came_or_went else Materiality.UNKNOWN
    if better in FLAGS:
        return Materiality.UNKNOWN if event.rose is None else _good(event.rose == (better == "true"))
    if event.came_or_went:
        return _said(event, way.said or ("better" if better in NUMBERS else "look"))
    if better in NUMBERS and event.rose is not None:
        return _good(event.rose == (better == "higher"))
    if isinstance(better, tuple):
        return _ranked(event, better, way.differ)
    return Materiality.UNKNOWN


def _said(event: Event, said: str) -> Materiality:
    """What it is that a fact is said, or no longer said."""
    return Materiality.UNKNOWN if said == "look" else _good((event.kind is Kind.ADDED) == (said == "better"))


def _ranked(event: Event, ranks: tuple[tuple[str, ...], ...], differ: bool) -> Materiality:
    old, new = (next((n for n, rank in enumerate(ranks) if word in rank), None) for word in (event.old, event.new))
    if old is None or new is None or (old == new and differ and event.old != event.new):
        return Materiality.UNKNOWN
    return Materiality.NEUTRAL if old == new else _good(new < old)


def _good(good: bool) -> Materiality:
    return Materiality.FAVOURABLE if good else Materiality.ADVERSE


def _leaf_by_leaf(change: Change, base: Company | None, head: Company | None, table: Table) -> Judgement:
    """A group of which no row speaks came or went: its facts are judged one by one, and the worst counts."""
    whole = _whole(change)
    if isinstance(whole, Facts) and change.kind in (Kind.ADDED, Kind.REMOVED):
        each = [judge(_leaf(change, fact.path, fact.value), base, head, table) for fact in leaves(whole, change.fact)]
        known = [one for one in each if one.row]
        if known:
            return heaviest(known)
    reason = f"No row of the table speaks of “{generic(change.fact)}”: a person has to look."
    return Judgement(Materiality.UNKNOWN, Materiality.UNKNOWN, reason, channels=("site",))


def _leaf(change: Change, path: str, value: Any) -> Change:
    old, new = (None, value) if change.kind is Kind.ADDED else (value, None)
    return change._replace(fact=path, old=old, new=new)


def _told(row: Row, way: Way, customer: Materiality, data_subject: Materiality, reason: str) -> Judgement:
    """The judgement with what the row says of telling; only what is for the worse waits, and needs consent."""
    made = Judgement(customer, data_subject, reason, row.id, provisions=row.provisions, about=row.about, whom=way.whom)
    if made.overall in _MATERIAL:
        return made._replace(
            notice=row.notice,
            at_renewal=row.at_renewal,
            consent=row.consent,
            channels=row.channels,
            promised=row.promised,
        )
    return made._replace(channels=()) if made.overall is Materiality.COSMETIC else made._replace(channels=("site",))


def _none(change: Change) -> str:
    return f"It is now said that there is no {title(change.fact)}, of which nothing was said before."
