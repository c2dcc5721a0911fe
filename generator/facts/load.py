"""A fact file becomes a Company, or a list of everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator.facts.base import Facts
from generator.facts.fields import field_type, list_at, model_at
from generator.facts.model import FactFile
from generator.facts.terms import Vocabularies
from generator.facts.waivers import Waiver, read_waivers
from generator.findings import Finding, Severity, Span
from generator.nearest import did_you_mean
from generator.source import parse_yaml
from generator.tree import SourceFile, read_source
from generator.values import Map, Seq, locate, locate_key, path_text

_BLANK = re.compile(
    r"-+|\.{2,}|…|tbd|tba|todo|n/?a|xx+|\?+|_+|"
    r"\[\s*(?:insert|fill in|your|name|date|e-?mail|address)?\b[^\]]*\]|<[^>]*>",
    re.IGNORECASE,
)
"""What people write where a value is still to come."""
_STEP = re.compile(r"([^.\[\]]+)|\[([^\]]*)\]")


ABOUT_THE_WHOLE = (
    "schema_version", "status", "locale", "provenance", "profile", "company", "offices", "documents", "security",
)  # fmt: skip
"""Groups that the home page, the theme and `facts.json` read."""


@dataclass(frozen=True, slots=True)
class Company:
    """A fact file that could be read as a whole. Blanks are left; `draft` pages show them as gaps."""

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
        kept = {name: getattr(self.facts, name) for name in ABOUT_THE_WHOLE}
        return replace(self, facts=FactFile.model_construct(**kept), places=Map())

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
    data, found = parse_yaml(source)
    problems.extend(found)
    if data is None:
        return None, problems
    walk = _Walk()
    walk.mapping(data, "", ())
    context = {"vocabularies": vocabularies}
    facts = None
    try:
        facts = FactFile.model_validate(data, context=context)
    except ValidationError as error:
        problems.extend(_translate(error, data, source.path))
    unsettled = {}
    for fact, (loc, readings) in walk.unsettled.items():
        unsettled[fact] = tuple(_readings(loc, readings, source.path, context, problems))
    waivers, misread = read_waivers(source)
    problems.extend(misread)
    if facts is None or problems:
        return None, problems
    company = Company(name, source.path, facts, unsettled, walk.none, tuple(walk.blank), waivers, data)
    return company, problems


class _Walk:
    """Takes blanks, unsettled readings and `{none: …}` out of the raw data, and remembers where they stood."""

    def __init__(self) -> None:
        self.blank: list[str] = []
        self.none: dict[str, str] = {}
        self.unsettled: dict[str, tuple[tuple[str | int, ...], Seq]] = {}

    def mapping(self, data: Map, path: str, loc: tuple[str | int, ...]) -> None:
        prefix = f"{path}." if path else ""
        for key, value in data.items():
            data[key] = self._value(value, prefix + key, (*loc, key))

    def _value(self, value: Any, path: str, loc: tuple[str | int, ...]) -> Any:
        if isinstance(value, Map):
            if len(value) == 1:
                if "none" in value and isinstance(value["none"], str):
                    self.none[path] = value["none"]
                    return Seq()
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
    loc: tuple[str | int, ...],
    readings: Seq,
    path: str,
    context: Mapping[str, Any],
    problems: list[Finding],
) -> Iterator[Any]:
    kind = field_type(loc)
    if kind is None:
        return
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    for index, reading in enumerate(readings):
        try:
            yield adapter.validate_python(reading, context=dict(context))
        except ValidationError as error:
            for one in error.errors():
                span = Span(*readings.value_at[index])
                where = (*loc, "unsettled", index)
                problems.append(_finding("F004", "bad-value", one["msg"], path, span, _hint(one), where))


def _translate(error: ValidationError, data: Map, path: str) -> Iterator[Finding]:
    for one in error.errors(include_url=False, include_input=True):
        loc = one["loc"]
        context = one.get("ctx", {})
        if one["type"] == "extra_forbidden":
            model = model_at(loc[:-1])
            names = list(model.model_fields) if model else []
            near = did_you_mean(str(loc[-1]), names)
            hint = f"Did you mean “{near}”?" if near else f"Known keys here: {', '.join(names)}."
            message = f"there is no fact “{loc[-1]}” here"
            yield _finding("F003", "unknown-key", message, path, locate_key(data, loc), hint, loc)
        elif one["type"] == "fact":
            yield _finding("F004", "bad-value", context["message"], path, locate(data, loc), _hint(one), loc)
        elif one["type"] in ("model_type", "model_attributes_type", "dict_type"):
            model = model_at(loc)
            known = ", ".join(model.model_fields) if model else ""
            message = f"expected a group of keys, but found {_named(one['input'])}"
            yield _finding("F004", "bad-value", message, path, locate(data, loc), f"Keys here: {known}.", loc)
        elif one["type"] in ("tuple_type", "list_type"):
            message = f"expected a list, but found {_named(one['input'])}"
            hint = "Write each item on its own line after “- ”, or in square brackets."
            yield _finding("F004", "bad-value", message, path, locate(data, loc), hint, loc)
        else:
            yield _finding("F004", "bad-value", one["msg"], path, locate(data, loc), "", loc)


def _hint(error: Mapping[str, Any]) -> str:
    return str(error.get("ctx", {}).get("hint", ""))


def _finding(rule: str, name: str, message: str, path: str, span: Span, hint: str, loc: Sequence[str | int]) -> Finding:
    fact = path_text(loc)
    return Finding(rule, name, Severity.ERROR, f"{fact}: {message}", path, span, hint, fact)


def _named(value: object) -> str:
    if isinstance(value, Mapping):
        return "a group of keys"
    return "a list" if isinstance(value, list) else f"“{value}”"


def items_of(company: Company, target: str) -> tuple[Facts, ...]:
    """The items of the list at the path `target`, such as `data.categories`."""
    return list_at(company.facts, target)
