"""What is over: laws, schemes, standards and products, the day from which it is, and what stands there now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import around
from generator.lint.prose.scan import odd
from generator.lint.rule import Hit
from generator.prose.document import Document

_KNOWS_IT = (
    "former", "previous", "invalid", "no longer", "repeal", "replac", "supersed", "struck down", "successor",
    "predecessor", "prior to", "historic", "discontinu", "retired", "used to", "as it was", "renamed", "now known",
    "now called", "rebrand", "ended", "expired", "instead of", "ceased", "does not rel", "do not rel", "don’t rel",
    "don't rel", "notwithstanding the invalidation",
)  # fmt: skip
"""Words of a text that knows that the thing is over."""


@dataclass(frozen=True, slots=True)
class Over:
    """Something that is over. `pattern` finds it in text in lower case; every match holds `clue`."""

    clue: str
    gate: str
    """The longest word of the clue, if it has one: where it is not there, nothing is sought."""
    pattern: re.Pattern[str]
    name: str
    since: date
    """From this day on the document is out of date."""
    what: str
    """What happened, as the rest of a sentence that begins with the name."""
    now: str
    """What to write or do now."""
    near: re.Pattern[str] | None = None
    """What must stand nearby for the words to mean this."""
    unless: re.Pattern[str] | None = None
    """What must not stand nearby."""


class Table(NamedTuple):
    """Things that are over, and what a text must hold one of."""

    entries: tuple[Over, ...]
    gates: frozenset[str]
    clues: tuple[str, ...]
    """The clues without a gate; each is one token, or a part of one."""


def table(*entries: Over) -> Table:
    """A table for `outdated`."""
    return Table(
        entries, frozenset(one.gate for one in entries if one.gate), tuple(one.clue for one in entries if not one.gate)
    )


def over(
    clue: str, pattern: str, name: str, since: str, what: str, now: str, near: str = "", unless: str = ""
) -> Over:  # fmt: skip
    """An entry of a table; `since` is an ISO date."""
    gate = max(re.findall("[a-z]{2,}", clue), key=len, default="")
    return Over(
        clue, gate, regex(pattern), name, date.fromisoformat(since), what, now,
        regex(near) if near else None, regex(unless) if unless else None,
    )  # fmt: skip


def day(when: date) -> str:
    """A date as people write it: “25 May 2018”."""
    months = "January February March April May June July August September October November December"
    return f"{when.day} {months.split()[when.month - 1]} {when.year}"


def outdated(document: Document, context: Context, sought: Table) -> Iterator[Hit]:
    """The first place at which each thing of a table is named as if it still were; it says how many more there are."""
    lower, tokens = document.lower, odd(document)
    there = sought.gates & document.words
    bare = {clue for clue in sought.clues if clue in tokens}
    for entry in sought.entries if there or bare else ():
        if (entry.gate not in there and entry.clue not in bare) or context.on < entry.since or entry.clue not in lower:
            continue
        places = [match for match in _places(lower, entry) if _counts(document, entry, match)]
        if not places:
            continue
        first, more = places[0], len(places) - 1
        said = document.text[first.start() : first.end()]
        again = f" (and {more} more time{'s' if more > 1 else ''})" if more else ""
        yield Hit(
            first.start(),
            first.end(),
            f"{brief(said)} stands here{again}, but {entry.name} {entry.what} on {day(entry.since)}; what holds now "
            "was expected.",
            entry.now,
        )


def _places(lower: str, entry: Over) -> Iterator[re.Match[str]]:
    """Matches, sought around the clue alone."""
    at, end = lower.find(entry.clue), -1
    while at >= 0:
        match = entry.pattern.search(lower, max(0, at - _REACH), at + len(entry.clue) + _REACH)
        if match and match.start() >= end:
            yield match
            end = match.end()
        at = lower.find(entry.clue, max(at + 1, end))


_REACH = 60


def _counts(document: Document, entry: Over, match: re.Match[str]) -> bool:
    context = around(document, match.start(), match.end())
    if any(words in context for words in _KNOWS_IT) or (entry.unless is not None and entry.unless.search(context)):
        return False
    return entry.near is None or entry.near.search(context) is not None
