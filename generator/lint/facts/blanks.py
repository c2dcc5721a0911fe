"""Rules F001 to F006: facts that are blank or undecided, and ids that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from generator.facts.fields import list_at
from generator.facts.leaves import Words, words_at
from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.survey import survey, weight
from generator.lint.rule import FactHit, Rule, fact_rule
from generator.nearest import did_you_mean

_WITH_IDS = ("offices", "data.categories", "data.purposes", "recipients", "sla.resolution")


@fact_rule(
    "F001", "blank-fact", Severity.ERROR,
    good=(
        "company: {legal_name: Nimbus Harbour Hosting Private Limited}",
        "status: published\nrecipients: {none: we keep all data to ourselves}\n",
    ),
    bad=(
        "company:\n  legal_name:⟦⟧\n",
        'company:\n  legal_name: ⟦"[insert name]"⟧\n',
        "grievance:\n  officer: {name: Kavita Deshmukh, phone: ⟦TBD⟧}\n",
        "status: draft\nsla:\n  window: ⟦n/a⟧\n",
    ),
)  # fmt: skip
def blank_fact(company: Company, context: Context) -> Iterator[FactHit]:
    """A fact that a published file names has a value.

    A key without a value says that the fact exists and is still to come; so do “TBD”, “n/a”, “-” and “[insert …]”.
    In the text of a page it leaves a hole: an officer without an address, a promise without a period. A draft shows
    the hole as a notice; a published page must have none. Where the fact does not exist, the key is left out, and the
    page then does not speak of it.
    """
    for path in company.blank:
        title, hint = _wanted(path)
        yield FactHit(path, f"{path}: {title} has no value yet", hint, severity=weight(company))


@lru_cache(maxsize=4096)
def _wanted(path: str) -> tuple[str, str]:
    """What belongs to a path: its title, and a hint."""
    known = words_at(path)
    if known is None:
        return "it", "Fill it in."
    return f"“{known.title}”", f"{_belongs(known)}Where there is none, leave the key out."


def _belongs(known: Words) -> str:
    """What belongs into a field, with an example."""
    about = f"{known.about[:1].upper()}{known.about[1:].rstrip('.')}. " if known.about else ""
    return f"{about}For example {_typed(known.examples[0])}. " if known.examples else about


def _typed(value: Any) -> str:
    """A value of a field as one would type it."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(str, value[:3]))}]"
    return str(value).lower() if isinstance(value, bool) else f"“{value}”"


@fact_rule(
    "F002", "unsettled-fact", Severity.ERROR,
    good="billing: {cycle: 1 month, period: 1 month}",
    bad=(
        "billing:\n  cycle: ⟦{unsettled: [1 month, 3 months]}⟧\n",
        "status: draft\nmarketing:\n  opt_in: ⟦{unsettled: [true, false]}⟧\n",
    ),
)  # fmt: skip
def unsettled_fact(company: Company, context: Context) -> Iterator[FactHit]:
    """A published fact has one reading.

    `{unsettled: [a, b]}` records that the company's own papers say two things. A page can promise only one of them,
    and where a contract says both, a court takes the one that is better for the customer.
    """
    for path, readings in company.unsettled.items():
        known = words_at(path)
        title = f"“{known.title}”" if known else "it"
        either = " or ".join(f"“{_typed(reading).strip('“”')}”" for reading in readings)
        message = f"{path}: {title} is still {either}"
        hint = "Ask whoever decides it, and keep the reading that is true."
        yield FactHit(path, message, hint, severity=weight(company))


@fact_rule(
    "F005", "unknown-reference", Severity.ERROR,
    good="offices: [{id: head-office, city: Pune}]\ncontacts: {notices: {office: head-office}}",
    bad="offices: [{id: head-office, city: Pune}]\ncontacts: {notices: {office: ⟦hed-office⟧}}",
)  # fmt: skip
def unknown_reference(company: Company, context: Context) -> Iterator[FactHit]:
    """An id that a fact refers to belongs to an item of the file.

    Notices would go to an office that nobody can find, and a purpose would use data that no table lists.
    """
    known: dict[str, list[str]] = {}
    for fact, target in survey(company).references:
        if target not in known:
            known[target] = [str(key) for item in list_at(company.facts, target) if (key := item.__dict__.get("id"))]
        if fact.value not in known[target]:
            near = did_you_mean(fact.value, known[target])
            hint = f"Did you mean “{near}”?" if near else f"Known ids: {', '.join(known[target]) or 'none yet'}."
            yield FactHit(fact.path, f"{fact.path}: there is no item “{fact.value}” in {target}", hint)


@fact_rule(
    "F006", "duplicate-id", Severity.ERROR,
    good="offices: [{id: head-office, city: Pune}, {id: branch, city: Mysuru}]",
    bad="offices: [{id: head-office, city: Pune}, ⟦{id: head-office, city: Mysuru}⟧]",
)  # fmt: skip
def duplicate_id(company: Company, context: Context) -> Iterator[FactHit]:
    """Each item of a list has an id of its own.

    Of two items under one id only the first is ever found: the other is lost to every fact that refers to it.
    """
    for target in _WITH_IDS:
        seen = set()
        for index, item in enumerate(list_at(company.facts, target)):
            key = item.__dict__.get("id")
            if key in seen:
                fact = f"{target}[{index}]"
                message = f"{fact}: the id “{key}” stands twice in {target}"
                yield FactHit(fact, message, "Give each item an id of its own.")
            if key is not None:
                seen.add(key)


RULES: tuple[Rule, ...] = (blank_fact, unsettled_fact, unknown_reference, duplicate_id)
