"""The filters that a clause may use. CONTRIBUTING.md lists them for authors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from generator.documents.marks import CLOSE, MIDDLE, Safe
from generator.documents.paths import UnknownFactError
from generator.documents.views import Group, Items, Leaf, Missing
from generator.documents.wording import Wording
from generator.documents.words import FORMS
from generator.documents.words import link as words_of_link

FEW = 4
"""Up to so many items stand in one sentence; more become bullets."""

LONG = 30
"""So many words are the longest sentence; a list that makes a longer one becomes bullets."""


def cap(text: object) -> Safe:
    """The text with its first letter upper case: for table cells and the start of a sentence."""
    words = str(text)
    at = words.rfind(MIDDLE, 0, words.find(CLOSE)) + 1 if words.startswith("\ue000") else 0
    return Safe(words[:at] + words[at : at + 1].upper() + words[at + 1 :])


def sentence(text: object) -> Safe:
    """The text as a whole sentence: first letter upper case, one full stop at the end."""
    words = cap(text)
    bare = words.rstrip(CLOSE + " ")
    return Safe(words if bare.endswith((".", "!", "?", ".”")) else words + ".")


def form(name: str) -> Callable[[Any], Safe]:
    """A filter that writes a fact in another of its forms."""

    def in_form(fact: Any) -> Safe:
        if isinstance(fact, Leaf):
            return fact.form(name)
        return Safe(str(fact))

    return in_form


def _texts(facts: Iterable[Any], name: str = "") -> list[str]:
    return [fact.form(name) if isinstance(fact, Leaf) else str(fact) for fact in facts]


def where(facts: Any, name: str, *wanted: object) -> Any:
    """Items of a list whose fact `name` is, or holds, one of the values: `recipients | where("data", category.id)`."""
    return facts.where(name, wanted) if isinstance(facts, Items) else facts


def without(facts: Any, name: str) -> Any:
    """Items of a list that do not say `name`."""
    return facts.where(name, (None,)) if isinstance(facts, Items) else facts


def pluck(facts: Any, name: str) -> list[Any]:
    """The fact `name` of each item: `data.categories | pluck("label")`."""
    if isinstance(facts, Missing):
        return list(facts)
    return [item.get(name) for item in facts]


def plural(count: Any, one: str, many: str) -> str:
    """`one` for a single item, `many` otherwise."""
    number = count.value if isinstance(count, Leaf) else count if isinstance(count, int) else len(count)
    return one if number == 1 else many


def link(fact: Any, words: str) -> Safe:
    """A link with these words: `rights.request_url | link("request form")`."""
    if isinstance(fact, Leaf):
        return fact.recorder.fact(fact.path, words_of_link(fact.value, words))
    return Safe(str(fact))


def address(office: Any) -> Safe:
    """An office in one line, each part marked: building, street, city and code, state, country."""
    if not isinstance(office, Group):
        return Safe(str(office))
    city = [office.get(name) for name in ("city", "postal_code")]
    parts = [*(office.get("lines") or ()), office.get("locality"), city, office.get("state"), office.get("country")]
    written = []
    for part in parts:
        group = part if isinstance(part, list) else [part]
        words = " ".join(p.form("name") if isinstance(p, Leaf) else str(p) for p in group if p)
        written.append(words)
    return Safe(", ".join(words for words in written if words))


def table_filters(wording: Wording) -> dict[str, Callable[..., Any]]:
    """All filters, in the words of one locale."""

    def all_of(facts: Any, name: str = "") -> Safe:
        return Safe(wording.all_of(_texts(facts, name)))

    def any_of(facts: Any, name: str = "") -> Safe:
        return Safe(wording.any_of(_texts(facts, name)))

    def cells(facts: Any, name: str = "") -> Safe:
        return cap(", ".join(_texts(facts, name)))

    def listing(facts: Any, lead: str, end: str = ".") -> Safe:
        texts = _texts(facts)
        if not texts:
            raise UnknownFactError(f"“listing” needs at least one item after “{lead}”")
        line = f"{lead} {wording.all_of(texts)}{end}"
        if len(texts) == 1 or (len(texts) <= FEW and len(line.split()) <= LONG):
            return Safe(line)
        return Safe(f"{lead}:\n\n" + "\n".join(f"- {text}" for text in texts) + "\n")

    def downtime(percent: Any, window: Any) -> Safe:
        if not isinstance(percent, Leaf) or not isinstance(window, Leaf):
            return Safe(str(percent))
        return percent.recorder.fact(percent.path, wording.downtime(percent.value, window.value.id))

    def weekdays(days: Any) -> Safe:
        if not isinstance(days, Items) or not days.values:
            return Safe(str(days))  # a gap
        return days.recorder.fact(days.path, wording.weekdays(tuple(days.values)))

    return {
        **{name: form(name) for name in FORMS},
        "address": address,
        "all_of": all_of,
        "any_of": any_of,
        "cap": cap,
        "cells": cells,
        "downtime": downtime,
        "length": len,
        "link": link,
        "listing": listing,
        "pluck": pluck,
        "plural": plural,
        "sentence": sentence,
        "weekdays": weekdays,
        "where": where,
        "without": without,
    }
