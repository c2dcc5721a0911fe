"""Values, changes and counts in the words of a report."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from generator.documents.wording import wording
from generator.facts.base import Facts, fields_of, said
from generator.facts.leaf import Vocabularies
from generator.facts.places import Country
from generator.facts.terms import Term
from generator.findings import Severity
from generator.review.changes import Kind, NoneBecause, Readings
from generator.review.days import day
from generator.review.judgement import Materiality
from generator.review.model import CompanyReview, Judged, Review

HELD = ((Severity.ERROR, "Holds the merge"), (Severity.WARNING, "To look at"), (Severity.INFO, "To know"))
"""How findings are headed, the heaviest first."""
_LOCALE = "en-GB"
_WORDS: dict[str, Any] = {}
_PLAIN = re.compile(r"[a-z]+(?:['’-][a-z]+)*,?(?: |$)")
SHORT = 160
"""Longest value that a table shows whole, in characters."""


def value(given: Any, vocabularies: Vocabularies) -> str:
    """A value as one would say it in a table, terms by their labels; "" for one that is not there."""
    text = _value(given, vocabularies)
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


def _value(given: Any, known: Vocabularies) -> str:
    match given:
        case None:
            return ""
        case bool():
            return "yes" if given else "no"
        case NoneBecause():
            return f"none, because {given}"
        case Readings():
            return f"not settled between {' and '.join(_value(reading, known) for reading in given)}"
        case tuple():
            return ", ".join(_value(item, known) for item in given) or "an empty list"
        case Term():
            return given.text or _label(given, known)
        case Country():
            return wording(_LOCALE, _WORDS).country(given)
        case Facts():
            return _group(given, known)
        case _:
            return str(given)


def _label(term: Term, known: Vocabularies) -> str:
    """The label of a term; its id in words where the vocabulary does not have it any more."""
    words = known.get(term.vocabulary, {}).get(term.id, {}).get("en", {})
    return str(words.get("label") or words.get("phrase") or term.id.replace("_", " "))


def _group(given: Facts, known: Vocabularies) -> str:
    """A group by its first facts: its name, and what tells it from others."""
    facts = said(given)
    shown = [
        _value(facts[name], known) for name in fields_of(type(given)) if facts.get(name) is not None and name != "id"
    ]
    return "; ".join(shown[:4]) or str(facts.get("id", ""))


def plain(given: Any) -> Any:
    """A value as JSON, shaped as in a fact file."""
    match given:
        case None | bool() | int():
            return given
        case NoneBecause():
            return {"none": str(given)}
        case Readings():
            return {"unsettled": [plain(reading) for reading in given]}
        case tuple():
            return [plain(item) for item in given]
        case Term():
            return given.id or {"text": given.text}
        case Facts():
            return {name: plain(fact) for name, fact in said(given).items()}
        case Decimal():
            return str(given)
        case _:
            return str(given)


_WEIGHT = tuple(Materiality)


def weighed(company: CompanyReview) -> tuple[Judged, ...]:
    """The changes of a company, the worst first; equal ones in the order of the fact file."""
    return tuple(sorted(company.changes, key=lambda judged: _WEIGHT.index(judged.judgement.overall)))


def ranked(review: Review) -> tuple[CompanyReview, ...]:
    """The companies, those with the worst changes first; equal ones in the order of the review."""
    return tuple(sorted(review.companies, key=_worst))


def _worst(company: CompanyReview) -> tuple[int, bool]:
    worst = min((_WEIGHT.index(judged.judgement.overall) for judged in company.changes), default=len(_WEIGHT))
    return worst, not any(finding.severity is Severity.ERROR for finding in company.findings)


def effect(judged: Judged) -> str:
    """`adverse`, or whom it serves and whom not, where the two part."""
    one, other = judged.judgement.customer, judged.judgement.data_subject
    if one is other or Materiality.COSMETIC in (one, other) or Materiality.UNKNOWN in (one, other):
        return judged.judgement.overall.value
    names = {one: "customers", other: "the people whose data it is"}
    parted = [f"{weight.value} for {names[weight]}" for weight in (one, other) if weight is not Materiality.NEUTRAL]
    return ", ".join(parted)


def happened(judged: Judged) -> str:
    """The kind of the change, where the two values do not say it."""
    kind = judged.change.kind
    return (
        "" if kind in (Kind.RAISED, Kind.LOWERED, Kind.REPLACED, Kind.RESTATED) else kind.value.removeprefix("company ")
    )


def name_of(company: CompanyReview) -> str:
    """The company's legal name, or its id."""
    known = company.head or company.base
    who = known.facts.company if known else None
    return (who and (who.legal_name or who.brand)) or company.id


def headline(review: Review) -> str:
    """`3 changes of facts (2 adverse, 1 favourable); earliest effective date 27 December 2026`."""
    counts = [f"{number} {weight.value}" for weight, number in review.counts.items()]
    total = sum(review.counts.values())
    rewritten = sum(len(company.wording) for company in review.companies)
    parts = []
    if counts:
        parts.append(f"{number_of(total, 'change')} of facts ({', '.join(counts)})")
    if rewritten:
        parts.append(f"{number_of(rewritten, 'sentence')} reworded with the same facts")
    unread = sum(company.head is None and bool(company.findings) for company in review.companies)
    if unread:
        parts.append(f"{number_of(unread, 'fact file')} cannot be read")
    if not parts:
        return "nothing that a reader would see changes"
    if review.earliest:
        parts.append(f"earliest effective date {day(review.earliest)}")
    return "; ".join(parts)


def sentence(text: str) -> str:
    """The text with a first capital and one full stop at its end."""
    return f"{capital(text).rstrip('.')}."


def capital(text: str) -> str:
    """The text with a first capital, unless it begins with a path, a key or a name rather than a plain word."""
    return f"{text[0].upper()}{text[1:]}" if _PLAIN.match(text) else text


def number_of(number: int, noun: str) -> str:
    """`1 sentence`, `2 sentences`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
