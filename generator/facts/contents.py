"""What a fact file holds: its facts, and what it leaves blank, unsettled or says that there is none of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.facts.fields import field_at
from generator.facts.leaf import Vocabularies
from generator.facts.model import FactFile
from generator.facts.read import Place, Problem, read_field, read_group
from generator.findings import Finding, Severity
from generator.source import parse_yaml
from generator.tree import SourceFile
from generator.values import Map, Seq, locate, locate_key, path_text

_BLANK = re.compile(
    r"-+|\.{2,}|…|tbd|tba|todo|n/?a|xx+|\?+|_+|"
    r"\[\s*(?:insert|fill in|your|name|date|e-?mail|address)?\b[^\]]*\]|<[^>]*>",
    re.IGNORECASE,
)
"""What people write where a value is still to come."""


class Contents(NamedTuple):
    """What stands in a fact file, or in a part of one; `Company` says what each part means."""

    facts: FactFile | None
    """None where a value cannot be used."""
    unsettled: Mapping[str, tuple[Any, ...]]
    none: Mapping[str, str]
    blank: tuple[str, ...]
    places: Map


def read_contents(source: SourceFile, vocabularies: Vocabularies, problems: list[Finding]) -> Contents | None:
    """The contents of a text, None where it is no YAML that could hold any; adds what is wrong to `problems`."""
    data, found = parse_yaml(source)
    problems.extend(found)
    if data is None:
        return None
    walk = _Walk()
    walk.mapping(data, "", ())
    facts, wrong = read_group(FactFile, data, vocabularies)
    problems.extend(_finding(problem, source.path, data, problem.place) for problem in wrong)
    unsettled = {}
    for fact, (place, readings) in walk.unsettled.items():
        unsettled[fact] = tuple(_readings(place, readings, source.path, vocabularies, problems))
    return Contents(facts, unsettled, walk.none, tuple(walk.blank), data)


_LEFT_OUT = object()
"""Stands for a group or a single fact of which the file says that there is none: for the pages it is not said."""


class _Walk:
    """Takes blanks, unsettled readings and `{none: …}` out of the raw data, and remembers where they stood."""

    def __init__(self) -> None:
        self.blank: list[str] = []
        self.none: dict[str, str] = {}
        self.unsettled: dict[str, tuple[Place, Seq]] = {}

    def mapping(self, data: Map, path: str, loc: Place) -> None:
        prefix = f"{path}." if path else ""
        for key, value in list(data.items()):
            found = self._value(value, prefix + key, (*loc, key))
            if found is _LEFT_OUT:
                del data[key]
            else:
                data[key] = found

    def _value(self, value: Any, path: str, loc: Place) -> Any:
        if isinstance(value, Map):
            if len(value) == 1:
                if "none" in value and isinstance(value["none"], str):
                    self.none[path] = value["none"]
                    field = field_at(loc)
                    return Seq() if field is None or field.many else _LEFT_OUT
                if "unsettled" in value and isinstance(value["unsettled"], Seq):
                    self.unsettled[path] = (loc, value["unsettled"])
                    return None
            self.mapping(value, path, loc)
        elif isinstance(value, Seq):
            for index, item in enumerate(value):
                name = item.get("id", index) if isinstance(item, Map) else index
                value[index] = self._value(item, f"{path}[{name}]", (*loc, index))
        elif value is None or (isinstance(value, str) and (not value.strip() or _BLANK.fullmatch(value.strip()))):
            self.blank.append(path)
            return None
        return value


def _readings(
    place: Place, readings: Seq, path: str, vocabularies: Vocabularies, problems: list[Finding]
) -> Iterator[Any]:
    """The readings between which the owner has to choose; an item of a list cannot have them, and was refused."""
    field = field_at(place)
    if field is None or not isinstance(place[-1], str):
        return
    for index, reading in enumerate(readings):
        value, wrong = read_field(field, reading, (*place, "unsettled", index), vocabularies)
        problems.extend(_finding(problem, path, readings, problem.place[len(place) + 1 :]) for problem in wrong)
        yield value


def _finding(problem: Problem, path: str, root: Map | Seq, place: Place) -> Finding:
    """The problem as a finding; its place is looked up in `root`, from which `place` leads there."""
    fact = path_text(problem.place)
    span = (locate_key if problem.unknown_key else locate)(root, place)
    rule, name = ("F003", "unknown-key") if problem.unknown_key else ("F004", "bad-value")
    return Finding(rule, name, Severity.ERROR, f"{fact}: {problem.message}", path, span, problem.hint, fact)
