"""The JSON Schema of a fact file: what editors complete, explain and check while someone types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import dedent
from typing import Any

from generator.facts.base import Facts, Field, fields_of
from generator.facts.leaf import Kind, Vocabularies
from generator.facts.model import FactFile
from generator.facts.terms import In

ADDRESS = "https://json-schema.org/draft/2020-12/schema"
_UNSETTLED = {
    "type": "object",
    "title": "not settled",
    "description": "Two or more readings between which the owner has to choose; allowed in a draft only.",
    "properties": {"unsettled": {"type": "array", "minItems": 2}},
    "required": ["unsettled"],
    "additionalProperties": False,
}
_NONE = {
    "type": "object",
    "title": "none",
    "description": "There is none, and why: {none: we work alone}. The page says so; it says nothing of a missing key.",
    "properties": {"none": {"type": "string", "minLength": 1}},
    "required": ["none"],
    "additionalProperties": False,
}
_OWN_WORDS = {
    "type": "object",
    "description": "Your own words, where no id says it.",
    "properties": {"text": {"type": "string", "minLength": 1}},
    "required": ["text"],
    "additionalProperties": False,
}


def json_schema(vocabularies: Vocabularies) -> dict[str, Any]:
    """The schema as JSON Schema 2020-12, with the ids of every vocabulary and their words."""
    groups = {group.__name__: group for group in _groups(FactFile, set())}
    used = {field.kind.vocabulary for group in groups.values() for field in fields_of(group).values()
            if isinstance(field.kind, In)}  # fmt: skip
    definitions = {name: _group(groups[name]) for name in sorted(groups) if groups[name] is not FactFile}
    definitions |= {"Unsettled": _UNSETTLED, "None": _NONE}
    definitions |= {f"vocabulary.{name}": _vocabulary(vocabularies[name]) for name in sorted(used)}
    whole = {**_group(FactFile), "title": "legalsite fact file"}
    return {"$defs": definitions, **whole, "$schema": ADDRESS}


def _groups(group: type[Facts], seen: set[type[Facts]]) -> Iterator[type[Facts]]:
    """A group and every group below it, each once."""
    if group not in seen:
        seen.add(group)
        yield group
        for field in fields_of(group).values():
            if field.group:
                yield from _groups(field.group, seen)


def _group(group: type[Facts]) -> dict[str, Any]:
    return {
        "additionalProperties": False,
        "description": dedent(group.__doc__ or "").strip(),
        "properties": {name: _field(field) for name, field in fields_of(group).items()},
        "title": group.__name__,
        "type": "object",
    }


def _field(field: Field) -> dict[str, Any]:
    examples = {"examples": list(field.examples)} if field.examples else {}
    kinds = _kinds(field)
    if field.many:
        items = kinds[0] if len(kinds) == 1 and not isinstance(field.kind, In) else {"anyOf": kinds}
        kinds = [{"items": items, "type": "array"}]
    kinds.append({"$ref": "#/$defs/None"})
    if field.many or field.group is None:
        kinds.append({"$ref": "#/$defs/Unsettled"})
    return {
        "description": field.about,
        **examples,
        "title": field.title[:1].upper() + field.title[1:],
        "anyOf": [*kinds, {"type": "null"}],
    }


def _kinds(field: Field) -> list[dict[str, Any]]:
    kind = field.kind
    if isinstance(kind, In):
        return [kind.schema] if kind.closed else [kind.schema, _OWN_WORDS]
    if isinstance(kind, Kind):
        return [dict(sorted(kind.schema.items()))]
    if issubclass(kind, Facts):
        return [{"$ref": f"#/$defs/{kind.__name__}"}]
    return [dict(sorted({"type": "string", **kind.SCHEMA}.items()))]


def _vocabulary(entries: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: entry["en"] for name, entry in entries.items()}
    return {
        "oneOf": [{"const": name, "description": said.get("about") or said["phrase"]} for name, said in words.items()]
    }
