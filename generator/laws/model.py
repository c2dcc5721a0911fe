"""Laws and their provisions, each with its dated versions."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from generator.laws.logic import Parsed


class Duty(Enum):
    """What a provision asks of a company."""

    PUBLISH = "publish"
    """To have it on a published page."""
    INFORM = "inform"
    """To tell the person; the page is the usual place."""
    OPERATE = "operate"
    """To do something; pages must not contradict it."""


class Force(Enum):
    """How binding a provision is."""

    MUST = "must"
    SHOULD = "should"


class Verified(Enum):
    """What was seen of a provision's wording when its entry was made: evidence, not belief."""

    TEXT = "text"
    SECONDARY = "secondary"
    COMMENCEMENT = "commencement_only"
    NONE = "none"

    @property
    def seen(self) -> bool:
        """Whether any wording was seen: a finding about others is a warning at most."""
        return self in (Verified.TEXT, Verified.SECONDARY)


OPERATORS = ("<=", ">=", "<", "==", "offers")


class Limit(NamedTuple):
    """A bound on a fact: `grievance.resolve <= 7 days`. `value` is of the fact's own type."""

    fact: str
    operator: str
    value: Any

    def __str__(self) -> str:
        sign = {"<=": "at most ", ">=": "at least ", "<": "less than ", "==": "", "offers": ""}[self.operator]
        return f"{sign}{self.value}"


class Version(NamedTuple):
    """A provision as it stands from `since` to the day before `until`; None is open at that end."""

    since: date | None
    until: date | None
    limits: tuple[Limit, ...]
    trigger: str
    """Of which case the limits speak, or from when they run; "" where that is plain."""
    source: str
    verified: Verified
    confidence: str
    line: int

    def covers(self, day: date) -> bool:
        """Whether this version is in force on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Provision(NamedTuple):
    """One duty of a law."""

    id: str
    regime: str
    cite: str
    title: str
    duty: str
    kind: Duty
    force: Force
    page: str
    when: Parsed
    needs: tuple[tuple[str, ...], ...]
    """Fact paths that answer it; of the paths of one tuple any will do."""
    placed: str
    """What text alone cannot do, and the company must place itself; "" where a page is enough."""
    versions: tuple[Version, ...]
    path: str
    line: int

    def on(self, day: date) -> Version | None:
        """The version in force on a day."""
        return next((v for v in self.versions if v.covers(day)), None)

    def coming(self, day: date) -> Version | None:
        """The first version that comes into force after a day."""
        later = [v for v in self.versions if v.since is not None and v.since > day]
        return min(later, key=lambda v: v.since or date.max, default=None)


class Law(NamedTuple):
    """A statute, regulation or rule book, or a close family of them."""

    id: str
    title: str
    instrument: str
    status: str
    note: str
    source: str
    read: date
    """The day on which its entries were last read against their sources."""
    provisions: tuple[Provision, ...]
    path: str


DISCLAIMER = (
    "legalsite and its catalogue of laws are drafting aids and not legal advice. Entries are short paraphrases that "
    "may be incomplete or out of date, and depend on facts that the tool cannot judge. “Found” means only that the "
    "listed item stands in the text on the day of the check. Have a qualified lawyer of each place read the pages "
    "before you publish them."
)
