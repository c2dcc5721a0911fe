"""What rules about facts share: the facts of a company sorted by their type, walked once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Any, Final, NamedTuple

from generator.facts.base import Facts, fields_of, said
from generator.facts.duration import Duration
from generator.facts.fields import chooses, list_at, reference_target
from generator.facts.identifiers import Cin, Email, Gstin, Pan, Phone, Url
from generator.facts.leaves import Fact
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.facts.terms import Term
from generator.findings import Severity
from generator.lint.facts.texts import Place, Texts
from generator.once import once

SORTED: Final = frozenset({Cin, Duration, Email, Gstin, Pan, Phone, Url})
"""The types of values that rules ask for; what is not in a file takes no time, so add what you need."""


class Items(NamedTuple):
    """A list of single facts, at the path of the list."""

    path: str
    values: tuple[Any, ...]


class _Share:
    """The single facts of one group of a file, sorted."""

    def __init__(self, name: str, group: object) -> None:
        self.group = group
        self.by_type: dict[type, list[Fact]] = {kind: [] for kind in SORTED}
        self.references: list[tuple[Fact, str]] = []
        self.words: list[str] = []
        self.word_places: list[Place] = []
        self.terms: list[str] = []
        self.term_places: list[Place] = []
        self.lists: list[Items] = []
        self.yes: list[tuple[str, str]] = []
        self._gather(FactFile, {name: group}, "")

    def _gather(self, group: type[Facts], facts: Mapping[str, Any], prefix: str) -> None:
        roles = _roles(group)
        for name, value in facts.items():
            kind = type(value)
            if kind is Term:  # the commonest kinds first
                if value.text:
                    self._term(value, (prefix, name + ".text", -1, group, name))
            elif kind is str:
                role = roles[name]
                if role is True:
                    self.words.append(value)
                    self.word_places.append(_place((prefix, name, -1, group, name)))
                elif role:
                    self.references.append((_fact((prefix + name, value, group, name)), role))
            elif kind is tuple:
                if value:
                    self._list(prefix + name, value, group, name, roles[name])
            elif isinstance(value, Facts):
                self._gather(kind, value.__dict__, f"{prefix}{name}.")
            elif kind is bool:
                if value:
                    self.yes.append((prefix, name))
            elif kind in SORTED:
                self.by_type[kind].append(_fact((prefix + name, value, group, name)))

    def _list(
        self, path: str, values: tuple[Any, ...], group: type[Facts], name: str, role: bool | str
    ) -> None:  # fmt: skip
        kind = type(values[0])
        if issubclass(kind, Facts):
            for index, item in enumerate(values):
                facts = item.__dict__
                key = facts.get("id")
                self._gather(kind, facts, f"{path}[{index if key is None else key}].")
            return
        self.lists.append(_items((path, values)))
        if kind is Term:
            for index, item in enumerate(values):
                if item.text:
                    self._term(item, (path, ".text", index, group, name))
        elif kind is str:
            if role is True:
                self.words += values
                self.word_places += [_place((path, "", index, group, name)) for index in range(len(values))]
            elif role:
                for index, item in enumerate(values):
                    self.references.append((_fact((f"{path}[{index}]", item, group, name)), role))
        elif kind in SORTED:
            self.by_type[kind] += [_fact((f"{path}[{index}]", item, group, name)) for index, item in enumerate(values)]

    def _term(self, term: Term, place: tuple[str, str, int, type[Facts], str]) -> None:
        self.terms.append(term.text)
        self.term_places.append(_place(place))


_place: Callable[[tuple[str, str, int, type[Facts], str]], Place] = partial(tuple.__new__, Place)
_items: Callable[[tuple[str, tuple[Any, ...]]], Items] = partial(tuple.__new__, Items)
_fact: Callable[[tuple[str, Any, type[Facts], str]], Fact] = partial(tuple.__new__, Fact)
"""As `_make`, which takes longer."""


@cache
def _roles(group: type[Facts]) -> dict[str, bool | str]:
    """What a text is in each field of a group: free text, one of a few words, or an id, with the list of its item."""
    return {name: is_text(group, name) or reference_target(group, name) or False for name in fields_of(group)}


_MOST = 256
_shares: dict[tuple[str, int], _Share] = {}
"""The shares of groups that were met lately: companies that are read from the same blocks have the same groups."""


def _share(name: str, group: object) -> _Share:
    key = (name, id(group))
    share = _shares.get(key)
    if share is None:
        if len(_shares) >= _MOST:
            _shares.clear()
        share = _shares[key] = _Share(name, group)  # which holds the group, so that no other takes its place
    return share


class Survey:
    """The single facts of a company."""

    def __init__(self, company: Company) -> None:
        self.company = company
        self._shares = [_share(name, group) for name, group in said(company.facts).items() if group is not None]
        self._of: dict[type, Sequence[Fact]] = {}
        self._items: dict[str, Sequence[tuple[str, Any]]] = {}

    def of(self, kind: type) -> Sequence[Fact]:
        """The facts whose values are of exactly this type, one of `SORTED`."""
        found = self._of.get(kind)
        if found is None:
            found = self._of[kind] = [fact for share in self._shares for fact in share.by_type[kind]]
        return found

    def yes(self, name: str) -> Sequence[str]:
        """The paths of the yes-or-no facts of this name that are true."""
        return [prefix + name for share in self._shares for prefix, other in share.yes if other == name]

    def items(self, path: str) -> Sequence[tuple[str, Any]]:
        """Each group of the list at a path, with the fact path that leads to it."""
        found = self._items.get(path)
        if found is None:
            found = self._items[path] = [
                (f"{path}[{index if (key := item.__dict__.get('id')) is None else key}]", item)
                for index, item in enumerate(list_at(self.company.facts, path))
            ]
        return found

    @once
    def lists(self) -> tuple[Items, ...]:
        """The lists of single facts."""
        return tuple([items for share in self._shares for items in share.lists])

    @once
    def references(self) -> tuple[tuple[Fact, str], ...]:
        """The facts that name an item of a list by its id, each with the path of that list."""
        return tuple([reference for share in self._shares for reference in share.references])

    @once
    def texts(self) -> Texts:
        """Free text, also `{text: …}` where an id of a vocabulary could stand."""
        shares = self._shares
        values = [value for share in shares for value in share.words]
        values += [value for share in shares for value in share.terms]
        places = [place for share in shares for place in share.word_places]
        places += [place for share in shares for place in share.term_places]
        return Texts(values, places)


_recent: list[Survey] = []


def survey(company: Company) -> Survey:
    """The survey of a company; made once for all rules."""
    if not _recent or _recent[0].company is not company:
        _recent[:] = [Survey(company)]
    return _recent[0]


@cache
def is_text(group: type[Facts], name: str) -> bool:
    """True for a field of free text, false for one of a few words, a day of the week or the id of another item."""
    return not chooses(group, name) and reference_target(group, name) is None


def weight(company: Company, published: Severity = Severity.ERROR) -> Severity:
    """How much a defect of content matters: in a draft, which says itself that it is not done, a warning at most."""
    return Severity.WARNING if company.draft and published is Severity.ERROR else published


def one_letter_off(one: str, other: str) -> bool:
    """True where one letter was added, dropped or changed, or two neighbours changed places."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]
