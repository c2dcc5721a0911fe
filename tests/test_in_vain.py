"""Nothing is typed in vain: every leaf of the example changes a page, and every path that a clause reads exists."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.facts.base import Facts
from generator.facts.fields import walk
from generator.facts.load import Company, parse_company
from generator.facts.terms import Term
from generator.render.markdown import render
from generator.render.sidecar import facts_json
from generator.tree import SourceFile
from tests.conftest import load

METADATA = ("schema_version", "company.aliases", "company.called", "provenance.seen", "security.claims")
"""Facts that stand in `facts.json` alone: names for the linter, and where the facts come from."""

NOT_IN_THE_EXAMPLE = {
    "provenance.reconstructed_from": "a reconstructed draft only",
    "rights.response_vague": "contradicts rights.response",
}


def _leaves(raw: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(raw, dict) and set(raw) != {"text"}:
        for key, value in raw.items():
            yield from _leaves(value, (*path, key))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _leaves(value, (*path, index))
    else:
        yield path


def _made(company: Company, path: tuple[Any, ...]) -> Any:
    value: Any = company.facts
    for step in path:
        value = value[step] if isinstance(step, int) else getattr(value, step)
    return value


def _changed(raw: Any, made: Any, vocabularies: Any) -> Any:
    """Another value that is valid for the same field."""
    if isinstance(made, bool):
        return not made
    if isinstance(made, Term):
        if made.text:
            return {"text": made.text + " changed"}
        return next(i for i in vocabularies[made.vocabulary] if i != made.id)
    if type(made) is str:
        return {"contract": "law", "law": "optional", "optional": "contract"}.get(made, f"{raw} changed")
    kind = type(made).__name__
    samples = {
        "int": made + 1 if isinstance(made, int) else None,
        "Duration": "77 days", "Percent": "7.7%", "Money": "INR 7,777", "Hours": "7 am to 7 pm", "Date": "2027-07-07",
        "TimeZone": "Asia/Dubai", "Email": "other@other.example", "Url": "https://other.example/x", "Country": "JP",
        "Phone": "+91 80 4711 7711", "LanguageTag": "ta", "Currency": "USD", "Cin": "L72900MH2014PLC082999",
        "Gstin": "27AAPFU0939F1ZV", "Pan": "AAPFU0939F",
    }  # fmt: skip
    return samples[kind]


SPECIAL = {
    "status": "draft", "locale": "en-US", "required_for": "none", "on_load": "all",
    "office": "__other__", "days": "wednesday",
}  # fmt: skip


@pytest.fixture(scope="module")
def example(library: Library) -> Company:
    return load("example", library)


def _output(library: Library, presses: dict[str, Press], raw: Any, name: str = "example") -> str:
    text = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
    company, problems = parse_company(name, SourceFile("facts/example.yml", text), library.vocabularies)
    assert company is not None, [str(p) for p in problems]
    press = presses.setdefault(company.locale, Press(library, company.locale))
    pages = [render(d) for d in press.documents(company)]
    return "".join(page.markdown for page in pages)


def _meta(library: Library, raw: Any) -> str:
    text = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False)
    company, _ = parse_company("example", SourceFile("facts/example.yml", text), library.vocabularies)
    assert company is not None
    return facts_json(company, [])


def test_every_leaf_of_the_example_changes_a_page(library: Library, example: Company) -> None:
    raw = yaml.safe_load(example.text)
    presses: dict[str, Press] = {}
    before = _output(library, presses, raw)
    vain = []
    for path in _leaves(raw):
        name = next(str(s) for s in reversed(path) if isinstance(s, str))
        dotted = ".".join(str(s) for s in path if isinstance(s, str))
        if name == "id" or (name == "data" and isinstance(path[-1], int)) or dotted == "schema_version":
            continue
        changed = copy.deepcopy(raw)
        owner: Any = changed
        for step in path[:-1]:
            owner = owner[step]
        old = owner[path[-1]]
        new = SPECIAL.get(name) if name in SPECIAL else _changed(old, _made(example, path), library.vocabularies)
        if new == "__other__":
            new = next(office["id"] for office in raw["offices"] if office["id"] != old)
        owner[path[-1]] = new
        same = (
            _meta(library, changed) == _meta(library, raw)
            if dotted in METADATA
            else _output(library, presses, changed) == before
        )
        if same:
            vain.append(".".join(map(str, path)))
    assert vain == []


def test_the_example_uses_every_part_of_the_schema(example: Company) -> None:
    used = set()

    def visit(value: Any, path: str) -> None:
        if isinstance(value, Facts):
            for name in value.model_fields_set:
                visit(getattr(value, name), f"{path}.{name}" if path else name)
        elif isinstance(value, tuple) and value and isinstance(value[0], Facts):
            for item in value:
                visit(item, path + "[]")
        else:
            used.add(path)

    visit(example.facts, "")
    unused = {path for path, _, _ in walk()} - used - set(NOT_IN_THE_EXAMPLE)
    documents = {path for path in unused if path.startswith("documents.") and path.split(".")[1] != "privacy"}
    assert unused - documents == set()
    assert {path.split(".")[2] for path in documents} <= {
        p.split(".")[2] for p in used if p.startswith("documents.privacy.")
    }
