"""Judges a change: is it worse, better or neither, for the customer and for the people whose data is handled."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from generator.facts.base import Facts
from generator.facts.duration import Duration
from generator.facts.leaves import leaves, words_at
from generator.facts.load import Company
from generator.laws.asked import Step, holds
from generator.review.changes import Change, Kind, NoneBecause, Readings, generic
from generator.review.event import Event, event
from generator.review.items import item_at, parts
from generator.review.renames import renamed
from generator.review.table import AUDIENCES, FLAGS, LISTS, NUMBERS, Better, Row, Table, Way


class Materiality(Enum):
    """What a change does to somebody; the order of declaration is the order of weight."""

    ADVERSE = "adverse"
    UNKNOWN = "needs a look"
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    COSMETIC = "cosmetic"


_WEIGHT = tuple(Materiality)


class Judgement(NamedTuple):
    """What a change means, and how it has to be told."""

    customer: Materiality
    data_subject: Materiality
    reason: str
    """One plain sentence."""
    row: str = ""
    """The id of the table's row; "" where none speaks of the fact."""
    notice: Duration | None = None
    """The table's notice; None: it asks for none, beside what the company promises and the law asks for."""
    at_renewal: bool = False
    """Whether it waits for the end of a paid term."""
    consent: bool = False
    """Whether people are asked anew before it touches them."""
    channels: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    """Facts in which the company promises a notice of its own for such a change, beside `changes.notice`."""
    about: str = ""
    """What the row is about, a noun phrase."""
    whom: tuple[str, ...] = AUDIENCES
    """Whom the row touches; for the others it is neutral, which says nothing of its weight."""

    @property
    def overall(self) -> Materiality:
        """The worse of the two, of those whom it touches."""
        return _worse(self.customer, self.data_subject, self.whom)

    @property
    def waits(self) -> bool:
        """Whether a notice runs before it applies: it is for the worse, or may be and is no mere correction."""
        if self.overall is Materiality.UNKNOWN:
            return self.notice is not None or not self.row
        return self.overall is Materiality.ADVERSE


def _worse(customer: Materiality, data_subject: Materiality, whom: Sequence[str]) -> Materiality:
    each = dict(zip(AUDIENCES, (customer, data_subject), strict=True))
    return min((each[one] for one in whom), key=_WEIGHT.index)


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
_WHOM = {"customer": "customers", "data_subject": "the people whose data is handled"}


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
        reason = f"{_title(change.fact)} names the same item by its new id, “{change.new}” for “{change.old}”."
        return _told(row, chosen, Materiality.COSMETIC, Materiality.COSMETIC, reason)
    if change.kind is Kind.BLANKED:
        customer, data_subject = (
            Materiality.UNKNOWN if better else Materiality.NEUTRAL for better in (chosen.customer, chosen.data_subject)
        )
        reason = f"{_title(change.fact)} is left open, so that nobody knows what holds."
        return _told(row, chosen, customer, data_subject, reason)
    at = len(way) == chosen.pattern.count(".") + 1
    if settled:
        return _settled(change, row, chosen, at)
    what = event(change, chosen, at)
    customer, data_subject = _verdicts(what, chosen)
    return _told(row, chosen, customer, data_subject, _reason(change, what, chosen, customer, data_subject))


def _settled(change: Change, row: Row, way: Way, at: bool) -> Judgement:
    """What it means that an owner chose: the value is held against every reading, as any may have been meant."""
    events = [event(change._replace(kind=Kind.REPLACED, old=reading), way, at) for reading in change.old]
    customer, data_subject = map(_agreed, zip(*(_verdicts(one, way) for one in events), strict=True))
    if Materiality.UNKNOWN not in (customer, data_subject):
        return _told(row, way, customer, data_subject, _reason(change, events[0], way, customer, data_subject))
    told = [events[0].new, *(one.old for one in events)]
    chosen = f": {told[0]}, where it was open between {' and '.join(told[1:])}" if all(told) else ""
    reason = f"{_title(change.fact)} is settled{chosen}; a person has to say whether that is better or worse."
    return _told(row, way, customer, data_subject, reason)


def _agreed(found: tuple[Materiality, ...]) -> Materiality:
    """What it is by every reading; a person has to say where they part."""
    light = all(one in (Materiality.NEUTRAL, Materiality.COSMETIC) for one in found)
    return min(found, key=_WEIGHT.index) if light or len(set(found)) == 1 else Materiality.UNKNOWN


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
            return min(known, key=lambda one: _WEIGHT.index(one.overall))
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
    return f"It is now said that there is no {_title(change.fact)}, of which nothing was said before."


_INNER = str.maketrans("“”", "‘’")


def _title(fact: str) -> str:
    words = words_at(generic(fact))
    title = words.title.translate(_INNER) if words else fact
    return f"“{title}”"


def _reason(change: Change, event: Event, way: Way, customer: Materiality, data_subject: Materiality) -> str:
    """One sentence: what happened, and for whom it is worse or better."""
    each = {"customer": customer, "data_subject": data_subject}
    name = _title(change.fact)
    worse = [_WHOM[who] for who, found in each.items() if found is Materiality.ADVERSE]
    better = [_WHOM[who] for who, found in each.items() if found is Materiality.FAVOURABLE]
    if worse or better:
        parted = [
            f"{word} for {' and for '.join(whom)}" for word, whom in (("worse", worse), ("better", better)) if whom
        ]
        unclear = [_WHOM[who] for who, found in each.items() if found is Materiality.UNKNOWN]
        rest = f"; a person has to say what it is for {' and for '.join(unclear)}" if unclear else ""
        return _sentence(f"{_clause(event, way, name)}, which is {' and '.join(parted)}{rest}")
    if event.same and event.kind is Kind.REORDERED:
        return _sentence(f"the order of {name} changes, and nothing else")
    if event.same:
        return _sentence(f"{name} is said in other words that mean the same: {event.old} and {event.new}")
    why = dict(way.to).get(event.new, way.why)
    if why:
        return _sentence(why)
    found = _worse(customer, data_subject, way.whom)
    ending = {
        Materiality.NEUTRAL: "which takes nothing away from anybody",
        Materiality.COSMETIC: "which changes nothing that is promised",
        Materiality.UNKNOWN: "and a person has to say whether that is better or worse",
    }
    return _sentence(f"{_clause(event, way._replace(up='', down=''), name)}, {ending[found]}")


def _clause(event: Event, way: Way, name: str) -> str:
    """What happened, in words of the table where it has them."""
    kinds = (way.customer, way.data_subject)
    number, flag = any(kind in NUMBERS for kind in kinds), any(kind in FLAGS for kind in kinds)
    unsaid = (number and event.came_or_went) or (flag and event.kind is Kind.REMOVED)  # its words are of a value
    clause = way.up if event.rose else way.down
    if clause and event.at and event.rose is not None and not unsaid:
        return clause
    if event.kind is Kind.ADDED:
        return f"{name} is said for the first time" + (f": {event.new}" if number else "")
    if event.kind is Kind.REMOVED:
        return f"{name} is no longer said"
    if number and event.old and event.new:
        spans = " to " in event.old + event.new  # hours of a day
        return (
            f"{name} goes from “{event.old}” to “{event.new}”"
            if spans
            else f"{name} goes from {event.old} to {event.new}"
        )
    if any(isinstance(kind, tuple) for kind in kinds) and event.old and event.new:
        return f"{name} goes from “{event.old}” to “{event.new}”"
    return f"{name} now reads differently"


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}" + ("" if clause.endswith(".") else ".")
