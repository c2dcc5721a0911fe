"""What must hold in a fact file beyond the type of each value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from generator.facts.base import Facts
from generator.facts.fields import list_at, reference_target
from generator.facts.identifiers import Email, Phone, Url
from generator.facts.load import Company
from generator.findings import Finding, Severity
from generator.nearest import did_you_mean

_RESERVED = re.compile(
    r"(?:^|[@./])(?:example\.(?:com|org|net)|[a-z0-9-]+\.(?:example|test|invalid|localhost)|localhost)(?=[:/?#]|$)"
)
_DUMMY_DIGITS = re.compile(r"(\d)\1{5,}|1234567|0{5,}$")
_DUMMY_TEXT = re.compile(
    r"\b(?:lorem ipsum|foo ?bar|john doe|jane doe|your company|company name here|x{3,})\b", re.IGNORECASE
)


_Leaf = tuple[str, type[Facts] | None, str, Any]
"""A single fact: its path, the group that holds it, its name there, its value."""


def check(company: Company) -> Iterator[Finding]:
    """Every finding of a company that could be loaded, waived ones left out.

    Blanks and unsettled readings are errors in a published file; a draft shows them on its pages.
    """
    for finding in _all(company):
        if not any(waiver.covers(finding) for waiver in company.waivers):
            yield finding


def _all(company: Company) -> Iterator[Finding]:
    leaves = _leaves(company.facts, "", [])
    yield from _references(company, leaves)
    if company.draft:
        return
    for fact in company.blank:
        hint = "Fill it in, or leave the key out; say {none: why} where there is none."
        yield finding(company, "F001", "blank-fact", f"{fact} has no value", fact, hint)
    for fact in company.unsettled:
        readings = " or ".join(f"“{r}”" for r in company.unsettled[fact])
        yield finding(company, "F002", "unsettled-fact", f"{fact} is {readings}", fact, "Keep the one that is true.")
    if not any(waiver.line == 0 and {"F007", "placeholder-value"} & set(waiver.rules) for waiver in company.waivers):
        yield from _reserved(company, leaves)


def finding(company: Company, rule: str, name: str, message: str, fact: str, hint: str) -> Finding:
    """An error at the place of a fact."""
    return Finding(rule, name, Severity.ERROR, message, company.path, company.span(fact), hint, fact)


def _references(company: Company, leaves: Iterable[_Leaf]) -> Iterator[Finding]:
    for path, owner, name, value in leaves:
        if type(value) is not str:
            continue
        target = reference_target(owner, name) if owner else None
        if target is None:
            continue
        known = [str(key) for item in list_at(company.facts, target) if (key := item.__dict__.get("id"))]
        if value not in known:
            near = did_you_mean(value, known)
            hint = f"Did you mean “{near}”?" if near else f"Known ids: {', '.join(known) or 'none yet'}."
            message = f"{path}: there is no item “{value}” in {target}"
            yield finding(company, "F005", "unknown-reference", message, path, hint)
    for target in ("offices", "data.categories", "data.purposes", "recipients", "sla.resolution"):
        seen = set()
        for index, item in enumerate(list_at(company.facts, target)):
            key = item.__dict__.get("id")
            if key in seen:
                fact = f"{target}[{index}]"
                message = f"{fact}: the id “{key}” stands twice in {target}"
                yield finding(company, "F006", "duplicate-id", message, fact, "Give each item an id of its own.")
            if key is not None:
                seen.add(key)


def _reserved(company: Company, leaves: Iterable[_Leaf]) -> Iterator[Finding]:
    for path, _, _, value in leaves:
        dummy = (
            (isinstance(value, Email | Url) and _RESERVED.search(value.lower()))
            or (isinstance(value, Phone) and _DUMMY_DIGITS.search(value))
            or (type(value) is str and _DUMMY_TEXT.search(value))
        )
        if dummy:
            message = f"{path}: “{value}” is a placeholder that reaches nobody"
            yield finding(company, "F007", "placeholder-value", message, path, "Write the real one.")


def _leaves(value: Any, path: str, found: list[_Leaf], owner: type[Facts] | None = None, name: str = "") -> list[_Leaf]:
    """Adds every single fact of a value to `found`: a list, for a generator would hand each fact through all levels."""
    if isinstance(value, Facts):
        group = type(value)
        for field, inner in value.__dict__.items():
            if inner is not None:
                _leaves(inner, f"{path}.{field}" if path else field, found, group, field)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            key = inner.__dict__.get("id") if isinstance(inner, Facts) else None
            _leaves(inner, f"{path}[{index if key is None else key}]", found, owner, name)
    else:
        found.append((path, owner, name, value))
    return found
