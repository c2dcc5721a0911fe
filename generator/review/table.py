"""The table of materiality, `laws/materiality.yml`: for each fact, which change is better or worse, and for whom.

A user's own file of that name joins the packed one: its rows come first, and a row of the same id replaces the packed
one. The most specific pattern of a fact decides: the longest, then the one with most conditions, then the first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple

from generator.facts.duration import Duration
from generator.laws.asked import Step, steps

AUDIENCES = ("customer", "data_subject")
CHANNELS = ("mail", "dashboard", "site", "feed")
NUMBERS = ("higher", "lower")
FLAGS = ("true", "false")
LISTS = ("more", "fewer")
PLAIN = ("neutral", "cosmetic", "look")

Better = str | tuple[tuple[str, ...], ...]
"""What is better: `higher` or `lower` of a number, `more` or `fewer` of a list or of what is said at all, `true` or
`false` of a yes-or-no fact, words from best to worst (those of one rank together); `neutral` and `cosmetic` where no
change is better, `look` where a person has to say; "" for an audience that it does not touch."""


class Way(NamedTuple):
    """How a change of the facts at a pattern is judged."""

    pattern: str
    customer: Better
    data_subject: Better
    said: str
    """Whether it is `better` or `worse` that the fact is said at all; `look` where a person has to say."""
    ordered: bool
    """Whether the order of a list matters."""
    up: str
    """What happens in words when it rises, is added or becomes true: “the promised availability rises”."""
    down: str
    """What happens in words when it falls, falls away or becomes false."""
    why: str
    """A sentence for a change that is neither better nor worse, or that a person has to look at; "" for the usual."""
    differ: bool = False
    """Whether a person has to look where one word takes the place of another of its rank."""
    to: tuple[tuple[str, str], ...] = ()
    """Words that a person has to look at where the fact becomes one of them ("": where it is no longer said),
    and the sentence that says why."""

    @property
    def whom(self) -> tuple[str, ...]:
        """Whom it touches; all where it says nobody."""
        each = zip(AUDIENCES, (self.customer, self.data_subject), strict=True)
        return tuple(who for who, better in each if better) or AUDIENCES


class Row(NamedTuple):
    """A group of facts whose changes are told in the same way."""

    id: str
    about: str
    notice: Duration | None
    """How long before it applies a careful company tells of a change for the worse; None: it gives none but its own."""
    at_renewal: bool
    """Whether a change for the worse waits for the end of a paid term."""
    consent: bool
    """Whether people are asked anew before it touches them."""
    channels: tuple[str, ...]
    promised: tuple[str, ...]
    """Facts in which the company promises a notice of its own for such changes, beside `changes.notice`."""
    provisions: tuple[str, ...]
    ways: tuple[Way, ...]
    path: str
    line: int


class Named(NamedTuple):
    """A step of a fact path: a name, and the key of an item of the list of that name."""

    name: str
    key: str | None = None


Meets = Callable[[int, Step], bool]
"""Whether the item at the step of this index meets the condition of a pattern's step."""


class Table:
    """All rows, found by fact."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows

    @cached_property
    def _by_names(self) -> Mapping[tuple[str, ...], tuple[tuple[Row, Way], ...]]:
        found: dict[tuple[str, ...], list[tuple[Row, Way]]] = {}
        for row in self.rows:
            for way in row.ways:
                names = tuple(step.name for step in steps(way.pattern) or ())
                found.setdefault(names, []).append((row, way))
        return {names: tuple(sorted(pairs, key=lambda p: -_conditions(p[1]))) for names, pairs in found.items()}

    def find(self, names: tuple[str, ...], meets: Meets) -> tuple[Row, Way] | None:
        """The row and the way that speak of a fact; `names` are the names of its path without items."""
        for length in range(len(names), 0, -1):
            for row, way in self._by_names.get(names[:length], ()):
                way_steps = steps(way.pattern) or ()
                if all(meets(index, step) for index, step in enumerate(way_steps) if step.key):
                    return row, way
        return None

    def knows(self, path: str) -> bool:
        """Whether some row speaks of the fact at a generic path, whatever its item is."""
        return self.find(tuple(step.name for step in steps(path) or ()), lambda *_: False) is not None


def _conditions(way: Way) -> int:
    return sum(bool(step.key) for step in steps(way.pattern) or ())


def joined(own: tuple[Row, ...], packed: tuple[Row, ...]) -> Table:
    """A table of the user's own rows before the packed ones that they do not replace."""
    ids = {row.id for row in own}
    return Table((*own, *(row for row in packed if row.id not in ids)))
