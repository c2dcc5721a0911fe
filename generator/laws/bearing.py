"""Which provisions bear on a company on a day. Companies that reply alike to all conditions are told alike.

What a condition asks is known from its text, so that the answers are worked out once for all companies that reply the
same to each question, and say the same against the computed answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from generator.facts.load import Company
from generator.laws.asker import Asker, Reply, facts_in, question
from generator.laws.limits import Conflict, conflicts
from generator.laws.logic import Answer
from generator.laws.model import Provision, Version
from generator.laws.reader import Catalogue
from generator.once import once


class Overrule(NamedTuple):
    """What a company says against the computed answer."""

    provision: str
    applies: bool
    reason: str


def overrules(company: Company) -> dict[str, Overrule]:
    """What the company says against the computed answers, by the id of a provision or of a law."""
    profile = company.facts.profile
    return {
        rule.provision: Overrule(rule.provision, rule.applies, rule.reason)
        for rule in (profile.overrules if profile else None) or ()
        if rule.provision and rule.applies is not None and rule.reason
    }


def applicability(provision: Provision, asker: Asker, overruled: Mapping[str, Overrule]) -> tuple[Answer, bool]:
    """Whether a provision binds the company, and whether it is the company that says so."""
    overrule = (overruled.get(provision.id) or overruled.get(provision.regime)) if overruled else None
    if overrule is not None:
        return Answer(overrule.applies, (f"the company says: {overrule.reason}",)), True
    return asker.ask(provision.when), False


class Standing(NamedTuple):
    """A provision that is law on a day, or will be: the version in force, else the coming one."""

    provision: Provision
    version: Version
    coming: bool
    later: Version | None
    """The version that comes into force after that day, also where one is in force."""


class Bearing:
    """Whether each provision that stands applies to a company, for all companies of which this is so."""

    def __init__(self, standing: tuple[Standing, ...], applies: tuple[tuple[Answer, bool], ...]) -> None:
        self.standing = standing
        self.applies = applies
        """For each of `standing` whether it applies, and whether it is the company that says so."""

    @once
    def binding(self) -> tuple[tuple[Standing, Answer], ...]:
        """The provisions that apply."""
        held = zip(self.standing, self.applies, strict=True)
        return tuple([(standing, answer) for standing, (answer, _) in held if answer.holds])

    @once
    def limited(self) -> tuple[tuple[Standing, Answer], ...]:
        """Those of them that set a limit, or will."""
        return tuple(
            [held for held in self.binding if held[0].version.limits or (held[0].later or held[0].version).limits]
        )

    @once
    def needs(self) -> tuple[tuple[str, ...], ...]:
        """What the provisions that apply need, each once: of the fact paths of one tuple any will do."""
        return tuple(dict.fromkeys(choices for standing, _ in self.binding for choices in standing.provision.needs))

    @once
    def open(self) -> Mapping[str, tuple[str, ...]]:
        """Each fact that would settle whether something applies, with the ids of the provisions."""
        asked: dict[str, list[str]] = {}
        for standing, (answer, _) in zip(self.standing, self.applies, strict=True):
            if answer.holds is None:
                for fact in answer.ask:
                    asked.setdefault(fact, []).append(standing.provision.id)
        return {fact: tuple(ids) for fact, ids in asked.items()}

    @once
    def conflicts(self) -> tuple[Conflict, ...]:
        """The limits in force that cannot all be kept."""
        return conflicts(
            (standing.provision.id, limit)
            for standing, _ in self.binding
            if not standing.coming
            for limit in standing.version.limits
        )


class _Day:
    """The laws of a day, what their conditions ask, and what came of it for the companies so far."""

    MOST = 128
    """Different sets of replies that are remembered."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        self.catalogue = catalogue
        self.on = on
        self.standing = tuple(_standing(catalogue, on))
        self.names = facts_in((standing.provision.when for standing in self.standing), catalogue.flags)
        self._questions = tuple([question(name) for name in self.names])
        self._known: dict[tuple[tuple[Reply, ...], tuple[Overrule, ...]], Bearing] = {}

    def bearing(self, company: Company) -> Bearing:
        """What the laws of the day have to do with a company."""
        replies = tuple([question.reply(company) for question in self._questions])
        overruled = overrules(company)
        key = replies, tuple(overruled.values())
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= self.MOST:
                self._known.clear()
            asker = Asker(company, self.catalogue.flags, dict(zip(self.names, replies, strict=True)))
            applies = tuple([applicability(standing.provision, asker, overruled) for standing in self.standing])
            known = self._known[key] = Bearing(self.standing, applies)
        return known


def _standing(catalogue: Catalogue, on: date) -> list[Standing]:
    found = []
    for provision in catalogue.provisions:
        version, later = provision.on(on), provision.coming(on)
        shown = version or later
        if shown is not None:  # else it is repealed
            found.append(Standing(provision, shown, version is None, later))
    return found


_last: list[_Day] = []
"""The day that was asked for last: the companies of a run are held against the same laws on the same day."""


def bearing(company: Company, catalogue: Catalogue, on: date) -> Bearing:
    """What the laws that are in force on a day, or will be, have to do with a company."""
    if not _last or _last[0].catalogue is not catalogue or _last[0].on != on:
        _last[:] = [_Day(catalogue, on)]
    return _last[0].bearing(company)
