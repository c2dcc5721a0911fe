"""A fact file becomes a Company, or a list of everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.comments import waiver_comments
from generator.facts.at_once import reader
from generator.facts.base import Facts, said
from generator.facts.fields import field_at, list_at
from generator.facts.gaps import Gaps
from generator.facts.leaf import Vocabularies
from generator.facts.model import FactFile
from generator.facts.read import Place, Problem, read_field, read_group
from generator.findings import Finding, Severity, Span
from generator.lines import read_lines
from generator.source import parse_events, parse_yaml
from generator.tree import SourceFile, read_source
from generator.values import Map, Seq, locate, locate_key, path_text
from generator.waivers import Waiver, read

_STEP = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")


ABOUT_THE_WHOLE = (
    "schema_version", "status", "locale", "provenance", "profile", "company", "offices", "documents", "security",
)  # fmt: skip
"""Groups that the home page, the theme and `facts.json` read."""


class Company(NamedTuple):
    """A fact file that could be read as a whole. Blanks are left; `draft` pages show them as gaps.

    One company is equal to itself only, so that what was worked out of it can be kept under it.
    """

    id: str
    path: str
    facts: FactFile
    unsettled: Mapping[str, tuple[Any, ...]]
    """Fact path -> the readings between which the owner has to choose."""
    none: Mapping[str, str]
    """Fact path -> why there is none, where the file says `{none: …}`."""
    blank: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    places: Map
    """Where each fact stands in the file. Places take more memory than facts: `slim` lets go of them."""

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    @property
    def draft(self) -> bool:
        """True unless the file says `status: published`."""
        return self.facts.status != "published"

    @property
    def locale(self) -> str:
        """Locale of the pages, English as written in India unless the file says otherwise."""
        return str(self.facts.locale or "en-IN")

    def slim(self) -> Company:
        """The company with only those facts that a site says about it as a whole, once its pages are made."""
        kept = {name: value for name, value in said(self.facts).items() if name in ABOUT_THE_WHOLE}
        return self._replace(facts=FactFile(**kept), places=Map())

    def span(self, fact: str) -> Span:
        """Where a fact stands in the file; where it is not there, the nearest key above it."""
        return locate(self.places, _steps(self.places, fact))


def _steps(source: Map, fact: str) -> list[str | int]:
    """A fact path as steps into the file; an item named by its id becomes its index."""
    steps: list[str | int] = []
    here: Any = source
    for name, key in _STEP.findall(fact):
        step: str | int = name or (int(key) if key.isdigit() else key)
        if key and not key.isdigit() and isinstance(here, list):
            step = next((i for i, v in enumerate(here) if isinstance(v, dict) and v.get("id") == key), -1)
        steps.append(step)
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = None
    return steps


def load_company(path: Path, shown: str | None, vocabularies: Vocabularies) -> tuple[Company | None, list[Finding]]:
    """The company of a fact file and every problem of it; no company where a value cannot be used."""
    source, findings = read_source(path, shown)
    if source is None:
        return None, list(findings)
    return parse_company(path.stem, source, vocabularies)


def parse_company(name: str, source: SourceFile, vocabularies: Vocabularies) -> tuple[Company | None, list[Finding]]:
    """As `load_company`, from text already read; `name` is the id of the company (the file's name)."""
    problems: list[Finding] = []
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        hint = "Rename it with lower-case letters, digits and hyphens, such as my-company.yml; it becomes the address."
        message = f"“{name}” cannot be the name of a fact file"
        problems.append(Finding("F012", "file-name", Severity.ERROR, message, source.path, hint=hint))
    data = read_lines(source.text)
    company = _at_once(name, source, data, vocabularies) if data is not None and not problems else None
    if company is not None:
        return company, []
    # What was read in vain is changed, so that it is read again.
    data, found = parse_events(source) if data is None else parse_yaml(source)
    problems.extend(found)
    if data is None:
        return None, problems
    gaps = Gaps()
    gaps.mapping(data, "", ())
    facts, wrong = read_group(FactFile, data, vocabularies)
    problems.extend(_finding(problem, source.path, data, problem.place) for problem in wrong)
    unsettled, waivers = _rest(source, gaps, vocabularies, problems)
    if facts is None or problems:
        return None, problems
    return Company(name, source.path, facts, unsettled, gaps.none, tuple(gaps.blank), waivers, data), problems


def _at_once(name: str, source: SourceFile, data: Map, vocabularies: Vocabularies) -> Company | None:
    """The company of a file that is written in the plain way and without mistakes; None for any other."""
    gaps = Gaps()
    facts = reader(vocabularies).read(data, gaps)
    if facts is None:
        return None
    problems: list[Finding] = []
    unsettled, waivers = _rest(source, gaps, vocabularies, problems)
    if problems:
        return None
    return Company(name, source.path, facts, unsettled, gaps.none, tuple(gaps.blank), waivers, data)


def _rest(
    source: SourceFile, gaps: Gaps, vocabularies: Vocabularies, problems: list[Finding]
) -> tuple[dict[str, tuple[Any, ...]], tuple[Waiver, ...]]:
    """What a file leaves unsettled, and its waivers; adds to the problems."""
    unsettled = {}
    for fact, (place, readings) in gaps.unsettled.items():
        unsettled[fact] = tuple(_readings(place, readings, source.path, vocabularies, problems))
    waivers, unreasoned = read(waiver_comments(source), source.path)
    problems.extend(unreasoned)
    return unsettled, waivers


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


def items_of(company: Company, target: str) -> tuple[Facts, ...]:
    """The items of the list at the path `target`, such as `data.categories`."""
    return list_at(company.facts, target)
