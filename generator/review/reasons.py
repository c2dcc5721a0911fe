"""Why a change is better or worse: one sentence, in words of the table where it has them."""

from __future__ import annotations

from generator.facts.leaves import words_at
from generator.review.changes import Change, Kind, generic
from generator.review.event import Event
from generator.review.judgement import Materiality, heavier
from generator.review.table import FLAGS, NUMBERS, Way

_WHOM = {"customer": "customers", "data_subject": "the people whose data is handled"}
_INNER = str.maketrans("“”", "‘’")


def title(fact: str) -> str:
    """What a reader calls a fact, in quotes."""
    words = words_at(generic(fact))
    named = words.title.translate(_INNER) if words else fact
    return f"“{named}”"


def reason_of(change: Change, event: Event, way: Way, customer: Materiality, data_subject: Materiality) -> str:
    """One sentence: what happened, and for whom it is worse or better."""
    each = {"customer": customer, "data_subject": data_subject}
    name = title(change.fact)
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
    found = heavier(customer, data_subject, way.whom)
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
