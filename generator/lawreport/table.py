"""What a report of the matrix is made from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from generator.facts.base import Facts
from generator.facts.load import Company
from generator.laws.limits import Held
from generator.laws.matrix import Row, Verdict
from generator.laws.model import DISCLAIMER, Force
from generator.laws.reader import Catalogue


class Table(NamedTuple):
    """The rows of one company on one day."""

    company: Company
    on: date
    catalogue: Catalogue
    rows: tuple[Row, ...]
    """Every provision that is in force or will be."""
    only_open: bool = False
    """Whether reports for people show only what is open."""

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that a report lists."""
        return gaps(self.rows) if self.only_open else self.rows

    @property
    def regimes(self) -> tuple[str, ...]:
        """The laws of which at least one provision applies."""
        return tuple(dict.fromkeys(row.provision.regime for row in self.rows if row.applies.holds))

    @property
    def unverified(self) -> int:
        """How many of the provisions that apply rest on less than the statute's own text."""
        rows = (r for r in self.rows if r.applies.holds)
        return sum(bool(r.version and r.version.verified.value != "text") for r in rows)

    def count(self, verdict: Verdict) -> int:
        """How many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def notes(self) -> tuple[str, ...]:
        """What every report says about itself."""
        places = ", ".join(self.regimes) or "none"
        return (
            f"Catalogue of {self.catalogue.read.isoformat()}, checked for {self.on.isoformat()}.",
            f"Laws that apply: {places}.",
            f"{self.unverified} of the provisions that apply rest on less than the statute's own text.",
            DISCLAIMER,
        )


def gaps(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows for which somebody has something to do."""
    open_ = (Verdict.GAP, Verdict.UNKNOWN)
    return tuple(r for r in rows if r.verdict in open_ or (r.verdict is Verdict.NOT_YET and not ready(r)))


def ready(row: Row) -> bool:
    """Whether a provision that is not yet in force is answered already."""
    return bool(not row.missing and not row.exceeded and not row.unsaid and (row.places or not row.provision.needs))


def facts_of(company: Company, row: Row) -> list[dict[str, object]]:
    """Each fact that the provision needs: its path, its value in words, and its line in the file."""
    found: list[dict[str, object]] = []
    for path, looked in row.facts:
        for at, value in looked.values[:20]:
            found.append({"path": at, "value": words(value), "line": company.span(at).line})
        if not looked.values:
            found.append({"path": path, "value": company.none.get(path), "line": company.span(path).line})
    return found


def words(value: object) -> str:
    """A fact's value on one line."""
    if isinstance(value, tuple):
        return f"{len(value)} items" if value and isinstance(value[0], Facts) else ", ".join(map(str, value))
    if isinstance(value, Facts):
        return "given"
    return "true" if value is True else "false" if value is False else str(value)


def limit_words(held: Held) -> str:
    """A limit with what stands against it: “grievance.resolve at most 7 days (15 days: exceeded)”."""
    open_ = "not said" if held.value is None else "depends on the month"
    state = open_ if held.kept is None else "kept" if held.kept else "exceeded"
    value = f"{words(held.value)}: " if held.value is not None else ""
    return f"{held.limit.fact} {held.limit} ({value}{state})"


def place_words(row: Row) -> Sequence[str]:
    """Where the pages say it: `privacy#rights`."""
    return [f"{place.page}#{place.anchor}" if place.anchor else place.page for place in row.places]


def what_to_do(row: Row) -> str:
    """What is missing, in a few words; empty where nothing is."""
    parts = []
    if row.verdict is Verdict.UNKNOWN:
        return row.because
    if row.missing:
        parts.append("give " + ", ".join(row.missing))
    parts += [f"mend {limit_words(held)}" for held in row.exceeded]
    if row.verdict in (Verdict.GAP, Verdict.NOT_YET) and row.provision.kind.value != "operate" and not row.missing:
        if not row.places:
            parts.append("no clause says it")
        elif row.unsaid:
            parts.append("no clause that answers it says " + ", ".join(row.unsaid))
    if row.provision.placed:
        parts.append(f"to be placed by you: {row.provision.placed}")
    return "; ".join(parts)


def weight(row: Row) -> str:
    """“must” or “should”."""
    return "must" if row.provision.force is Force.MUST else "should"
