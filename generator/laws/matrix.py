"""Which provisions bind a company on a day, and what of its facts and pages answers each."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, Protocol

from generator.facts.load import Company
from generator.laws.asked import Found, lacks_all, look_at_any
from generator.laws.asker import Asker
from generator.laws.bearing import Bearing, Standing, applicability, bearing, overrules
from generator.laws.limits import Held, hold
from generator.laws.logic import Answer
from generator.laws.model import Duty, Provision, Version
from generator.laws.reader import Catalogue

HORIZON = 180
"""Days before its commencement from which a provision that is not answered is a warning."""


class Verdict(Enum):
    """What came of holding a provision against a company."""

    FOUND = "found"
    GAP = "gap"
    UNKNOWN = "unknown"
    """The facts do not say whether it applies."""
    NOT_YET = "not yet"
    """It applies, and comes into force later."""
    WAIVED = "waived"
    """The company says, with its reason, that it does not apply."""


class Place(Protocol):
    """A section that says what a provision asks for."""

    @property
    def facts(self) -> frozenset[str]:
        """Paths of the facts that it wrote or chose its words by."""


class Row(NamedTuple):
    """One provision, held against one company on one day."""

    provision: Provision
    applies: Answer
    verdict: Verdict | None
    """None where it does not apply, or is a working duty that no page shows."""
    version: Version | None
    """The version in force; the coming one where none is."""
    missing: tuple[str, ...] = ()
    """Fact paths that would have to be given."""
    limits: tuple[Held, ...] = ()
    places: tuple[Any, ...] = ()
    """The sections that answer it (`generator.documents.answers.Place`)."""
    unsaid: tuple[str, ...] = ()
    """Needed facts that are given and that no section which answers the provision says."""
    company: Company | None = None
    """The company, where the provision applies."""

    @property
    def facts(self) -> tuple[tuple[str, Found], ...]:
        """For each need of a provision that applies the path that was looked at, and what stands there."""
        company = self.company
        return () if company is None else tuple(look_at_any(company, choices) for choices in self.provision.needs)

    @property
    def because(self) -> str:
        """Why it applies or does not, in words."""
        if self.applies.holds is None:
            return "tell us " + ", ".join(self.applies.ask)
        return "; ".join(self.applies.because)

    @property
    def exceeded(self) -> tuple[Held, ...]:
        """The limits that a fact does not keep."""
        return tuple(held for held in self.limits if held.kept is False)


Places = Mapping[str, Sequence[Place]]
"""Provision id -> the sections that answer it."""


def matrix(company: Company, catalogue: Catalogue, on: date, places: Places | None) -> tuple[Row, ...]:
    """A row for each provision that is in force on the day or will be. Without `places`, pages are not judged."""
    known = bearing(company, catalogue, on)
    bound = iter(rows_of(company, known.binding, lacking(company, known), on, places))
    return tuple(
        next(bound) if applies.holds else _idle(standing, applies, own)
        for standing, (applies, own) in zip(known.standing, known.applies, strict=True)
    )


Lacking = Mapping[tuple[str, ...], str]
"""For each need of the provisions that apply the first place where a fact would have to be given; "" for none."""


def lacking(company: Company, known: Bearing) -> Lacking:
    """What the company leaves unanswered."""
    return {choices: lacks_all(company, choices) for choices in known.needs}


def missing(provision: Provision, lacked: Lacking) -> tuple[str, ...]:
    """The facts that a provision needs and that are not given."""
    return tuple([fact for choices in provision.needs if (fact := lacked[choices])])


def rows_of(
    company: Company, held: Sequence[tuple[Standing, Answer]], lacked: Lacking, on: date, places: Places | None
) -> tuple[Row, ...]:
    """The rows of some provisions that apply: a part of `matrix`."""
    return tuple([_row(company, standing, applies, lacked, on, places) for standing, applies in held])


def binding(company: Company, catalogue: Catalogue, on: date, provisions: Container[str]) -> frozenset[str]:
    """Those of some provisions that bind a company on a day or, by what is enacted, will: a part of `matrix`."""
    asker = Asker(company, catalogue.flags)
    overruled = overrules(company)
    return frozenset(
        provision.id
        for provision in catalogue.provisions
        if provision.id in provisions
        and (provision.on(on) or provision.coming(on))
        and applicability(provision, asker, overruled)[0].holds
    )


def _idle(standing: Standing, applies: Answer, own: bool) -> Row:
    """The row of a provision that does not apply, or may not."""
    waived = own and applies.holds is False
    verdict = Verdict.UNKNOWN if applies.holds is None else Verdict.WAIVED if waived else None
    return Row(standing.provision, applies, verdict, standing.version)


def _row(
    company: Company, standing: Standing, applies: Answer, lacked: Lacking, on: date, places: Places | None
) -> Row:
    provision, shown = standing.provision, standing.version
    lacks = missing(provision, lacked)
    held = tuple([hold(company, limit, on) for limit in shown.limits])
    found = () if places is None else tuple(places.get(provision.id, ()))
    unsaid = () if places is None else tuple(_unsaid(company, provision.needs, found))
    verdict = Verdict.NOT_YET if standing.coming else _verdict(provision, lacks, held, found, unsaid, places is None)
    return Row(provision, applies, verdict, shown, lacks, held, found, unsaid, company)


def _unsaid(company: Company, needs: Sequence[Sequence[str]], places: Sequence[Place]) -> Iterator[str]:
    """Needed facts that no place which answers the provision has written or read."""
    said = frozenset().union(*(place.facts for place in places)) if places else frozenset[str]()
    for choices in needs:
        path, found = look_at_any(company, choices)
        if found.complete and not found.none and not any(says(said, at) for at, _ in found.values):
            yield path


def says(facts: frozenset[str], path: str) -> bool:
    """Whether a fact, a part of it, or the group that holds it is among those that a section wrote or read."""
    return path in facts or any(fact.startswith((path + ".", path + "[")) for fact in facts) or _parent(path) in facts


@cache
def _parent(path: str) -> str:
    return path.rpartition(".")[0] if path.endswith("]") is False else path.rpartition("[")[0]


def _verdict(
    provision: Provision, missing: Sequence[str], held: Sequence[Held], places: Sequence[Place], unsaid: Sequence[str],
    unjudged: bool,
) -> Verdict | None:  # fmt: skip
    exceeded = any(limit.kept is False for limit in held)
    if provision.kind is Duty.OPERATE:
        if held and (missing or exceeded):
            return Verdict.GAP if exceeded else None
        return Verdict.FOUND if held or places else None
    if missing or exceeded or not (unjudged or (places and not unsaid)):
        return Verdict.GAP
    return Verdict.FOUND


def near(version: Version | None, on: date, horizon: int = HORIZON) -> bool:
    """Whether a version comes into force within the horizon."""
    return version is not None and version.since is not None and on < version.since <= on + timedelta(days=horizon)
