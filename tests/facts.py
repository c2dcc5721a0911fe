"""Facts of a company taken apart and changed: every leaf with its steps, and another value of the same kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from generator.clauses.library import Library
from generator.facts.base import Facts, fields_of, said
from generator.facts.load import Company
from generator.facts.terms import Term

Step = str | int
ALTERNATIVES = {
    "contract": "law", "law": "optional", "optional": "contract", "draft": "published", "published": "draft",
    "all": "all_but_necessary", "all_but_necessary": "none", "none": "all", "necessary_only": "all", "nothing": "all",
}  # fmt: skip


def leaves(value: Any, steps: tuple[Step, ...] = ()) -> Iterator[tuple[tuple[Step, ...], Any]]:
    if isinstance(value, Facts):
        for name in fields_of(type(value)):
            yield from leaves(getattr(value, name), (*steps, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, (*steps, index))
    elif value is not None:
        yield steps, value


def path_of(facts: Any, steps: Sequence[Step]) -> str:
    """The path as marks write it, with the ids of items."""
    path, here = "", facts
    for step in steps:
        here = here[step] if isinstance(step, int) else getattr(here, step)
        if isinstance(step, int):
            name = getattr(here, "id", None) if isinstance(here, Facts) else None
            path += f"[{step if name is None else name}]"
        else:
            path += f".{step}"
    return path.removeprefix(".")


def with_value(value: Any, steps: Sequence[Step], new: Any) -> Any:
    if not steps:
        return new
    first, *rest = steps
    if isinstance(first, int):
        return (*value[:first], with_value(value[first], rest, new), *value[first + 1 :])
    return type(value)(**{**said(value), first: with_value(getattr(value, first), rest, new)})


def other(value: Any, library: Library) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, Term):
        if value.text:
            return Term(value.vocabulary, "", value.text + " changed")
        return Term(value.vocabulary, next(i for i in library.vocabularies[value.vocabulary] if i != value.id))
    if type(value) is str:
        return ALTERNATIVES.get(value, value + " changed")
    return type(value).parse(OTHER[type(value).__name__])


OTHER = {
    "Duration": "77 days", "Percent": "7.7%", "Money": "INR 7,777", "Hours": "7 am to 7 pm", "Date": "2027-07-07",
    "TimeZone": "Asia/Dubai", "Email": "other@other.example", "Url": "https://other.example/x", "Country": "JP",
    "Phone": "+44 20 7946 0999", "LanguageTag": "ta", "Currency": "USD", "LocaleTag": "en-US",
    "Slug": "other", "Cin": "L72900MH2014PLC082999", "Gstin": "27AAPFU0939F1ZV", "Pan": "AAPFU0939F",
}  # fmt: skip


def places(value: Any, steps: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The steps to each fact, group and list, and to each group of a list; the whole left out."""
    if isinstance(value, Facts):
        for name, inside in said(value).items():
            yield (*steps, name)
            yield from places(inside, (*steps, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            if isinstance(item, Facts):
                yield (*steps, index)
                yield from places(item, (*steps, index))


def thinned(company: Company, chance: Random, times: int) -> Company:
    """The company with some of its facts taken out: not said, blank, a list without items, or none, and why."""
    none = dict(company.none)
    for _ in range(times):
        steps = chance.choice([(), *places(company.facts)])
        if not steps:
            continue
        *above, last = steps
        if isinstance(last, int):
            company = company._replace(facts=_without(company.facts, above, last))
            continue
        if chance.random() < 0.3:
            none[path_of(company.facts, steps)] = "why not"
        held: Any = company.facts
        for step in steps:
            held = held[step] if isinstance(step, int) else getattr(held, step)
        new = () if isinstance(held, tuple) and chance.random() < 0.5 else None
        company = company._replace(facts=with_value(company.facts, steps, new))
    return company._replace(none=none)


def _without(facts: Any, above: Sequence[Step], index: int) -> Any:
    held = facts
    for step in above:
        held = held[step] if isinstance(step, int) else getattr(held, step)
    return with_value(facts, above, (*held[:index], *held[index + 1 :]))
