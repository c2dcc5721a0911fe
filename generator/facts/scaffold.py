"""A new fact file: commented line by line, with the few facts that matter filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from generator.facts.base import Facts, fields_of
from generator.facts.model import FactFile

ESSENTIAL = (
    "company.legal_name", "company.brand", "company.identifiers.cin", "company.identifiers.gstin",
    "company.website.url", "company.business.summary", "company.business.services",
    "profile", "offices", "contacts.privacy.email", "contacts.general.email", "contacts.general.phone",
    "contacts.notices.email", "grievance.officer.name", "grievance.officer.designation", "grievance.officer.email",
    "grievance.officer.phone", "grievance.acknowledge", "grievance.resolve",
    "documents.privacy.effective_date", "documents.terms.effective_date", "documents.grievance.effective_date",
    "data.subjects", "data.categories", "data.purposes", "recipients", "security.measures", "rights.list",
    "rights.response", "rights.request_email", "children.min_age", "cookies.used", "billing.cycle", "billing.refund",
    "terms.termination.notice", "aup.content", "sla.uptime", "sla.window", "law.governing", "law.courts",
    "changes.notice", "changes.channels",
)  # fmt: skip
"""What a first file asks for; everything else is offered by the editor, or by the full form."""

ASKED = {
    "company.legal_name": "Legal name of the company",
    "offices[0].lines": "Registered office, street",
    "offices[0].city": "City",
    "offices[0].postal_code": "Postal code",
    "offices[0].country": "Country (two letters)",
    "grievance.officer.name": "Grievance Officer's name",
    "grievance.officer.email": "Grievance Officer's e-mail",
}
"""Fact path -> question; asked at a terminal, in this order."""


def fact_file(company: str, answers: Mapping[str, str], full: bool = False) -> str:
    """The text of a new fact file. `answers` are by path; `full` writes a line for every field of the schema."""
    lines = [
        "# yaml-language-server: $schema=../schema.json",
        f"# Facts of {company}. Type each fact once; all pages take it from here.",
        "# A key without a value is shown as a gap while the status is draft. Leave out what does not exist,",
        "# or write {none: why there is none} where a list is empty for a reason.",
        "schema_version: 1",
        "status: draft  # published stops the build while any fact is blank or missing",
        "locale: en-IN  # language and country of the pages: en-IN, en-GB, en-US …",
        "",
    ]
    skip = ("schema_version", "status", "locale", "provenance")
    for name in fields_of(FactFile):
        if name in skip or not (full or _wanted(name)):
            continue
        lines += [*_field(FactFile, name, name, 0, answers, full), ""]
    return "\n".join(lines).rstrip() + "\n"


def _wanted(path: str) -> bool:
    return any(e == path or e.startswith(path + ".") or path.startswith(e + ".") for e in ESSENTIAL)


def _field(
    model: type[Facts], name: str, path: str, depth: int, answers: Mapping[str, str], full: bool
) -> Iterator[str]:
    field = fields_of(model)[name]
    inner = field.group
    indent = "  " * depth
    about = f"{field.title[:1].upper()}{field.title[1:]}. {field.about}"
    if inner is None:
        example = f" For example: {_flow(field.examples[0])}" if field.examples else ""
        value = f" {_flow(answers[path])}" if path in answers else ""
        if path in answers and field.many:
            value = f" [{_flow(answers[path])}]"
        yield from _comment(about + example, indent)
        yield f"{indent}{name}:{value}"
        return
    yield from _comment(about, indent)
    yield f"{indent}{name}:"
    first = True
    for key in fields_of(inner):
        below = f"{path}[0].{key}" if field.many else f"{path}.{key}"
        if not (full or _wanted(below.replace("[0]", ""))):
            continue
        lines = list(_field(inner, key, below, depth + (2 if field.many else 1), answers, full))
        if field.many and first:
            at = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
            lines[at] = f"{indent}  - {lines[at].lstrip()}"
            first = False
        yield from lines


def _comment(text: str, indent: str) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(indent) + len(line) + len(word) + 3 > 110:
            yield f"{indent}# {line}"
            line = ""
        line = f"{line} {word}".strip()
    yield f"{indent}# {line}"


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_flow(v) for v in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    plain = text.replace(" ", "").replace("-", "").replace(".", "").isalnum() and not text[:1].isspace()
    looks_special = text.lower() in ("true", "false", "null", "") or text.replace(".", "").isdigit()
    return text if plain and not looks_special else json.dumps(text, ensure_ascii=False)
