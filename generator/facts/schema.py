"""The JSON Schema of a fact file: what editors complete, explain and check while someone types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.facts.model import FactFile
from generator.facts.terms import Vocabularies

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


def json_schema(vocabularies: Vocabularies) -> dict[str, Any]:
    """The schema as JSON Schema 2020-12, with the ids of every vocabulary and their words."""
    schema = FactFile.model_json_schema()
    definitions = schema.setdefault("$defs", {})
    definitions["Unsettled"] = _UNSETTLED
    definitions["None"] = _NONE
    used: set[str] = set()
    for model in [schema, *definitions.values()]:
        if model in (_UNSETTLED, _NONE):
            continue
        for name, field in model.get("properties", {}).items():
            model["properties"][name] = _field(field, used)
    for name in sorted(used):
        definitions[f"vocabulary.{name}"] = _vocabulary(vocabularies[name])
    schema["$schema"] = ADDRESS
    schema["title"] = "legalsite fact file"
    return schema


def _field(field: dict[str, Any], used: set[str]) -> dict[str, Any]:
    kinds = [kind for kind in field.pop("anyOf", []) if kind.get("type") != "null"]
    field.pop("default", None)
    if not field.get("examples"):
        field.pop("examples", None)
    if not kinds:
        kinds = [{k: field.pop(k) for k in list(field) if k not in ("title", "description", "examples")}]
    chosen = []
    for kind in kinds:
        if kind.get("type") == "array":
            kind["items"] = {"anyOf": _term(kind["items"], used)} if "x-vocabulary" in kind["items"] else kind["items"]
            chosen += [kind, {"$ref": "#/$defs/None"}]
        else:
            chosen += _term(kind, used)
    if "$ref" not in kinds[0]:
        chosen.append({"$ref": "#/$defs/Unsettled"})
    title = field.get("title", "")
    return {**field, "title": title[:1].upper() + title[1:], "anyOf": [*chosen, {"type": "null"}]}


def _term(kind: dict[str, Any], used: set[str]) -> list[dict[str, Any]]:
    name = kind.pop("x-vocabulary", None)
    if name is None:
        return [kind]
    used.add(name)
    free = {
        "type": "object",
        "description": "Your own words, where no id says it.",
        "properties": {"text": {"type": "string", "minLength": 1}},
        "required": ["text"],
        "additionalProperties": False,
    }
    closed = kind.pop("x-closed")
    return [{"$ref": f"#/$defs/vocabulary.{name}"}, *([] if closed else [free])]


def _vocabulary(entries: Mapping[str, Any]) -> dict[str, Any]:
    words = {name: entry["en"] for name, entry in entries.items()}
    return {
        "oneOf": [{"const": name, "description": said.get("about") or said["phrase"]} for name, said in words.items()]
    }
