"""The law of the EU and the UK: carried over whole from the catalogue, and said on the pages of the example."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.fields import walk
from generator.render.markdown import render
from tests.conftest import ROOT, load, parse

COUNTS = {"eu/gdpr": 30, "eu/eprivacy": 9, "eu/data-act": 13, "eu/dsa-consumer": 10, "uk/gdpr-pecr": 15}
LAWS: dict[str, dict[str, Any]] = {
    name: yaml.safe_load((ROOT / "laws" / f"{name}.yml").read_text(encoding="utf-8")) for name in COUNTS
}
PROVISIONS: dict[str, dict[str, Any]] = {i: p for law in LAWS.values() for i, p in law["provisions"].items()}
NAMED = tuple(name for name in COUNTS if name != "eu/dsa-consumer")
"""The laws whose every duty to tell people must be answered."""

CATALOGUE = ROOT.resolve().parent / "shared" / "law"
"""The catalogue from which the laws were taken, which is no part of the project."""
MONTHS = {("days", 30): "1 month", ("days", 60): "2 months", ("days", 395): "13 months"}
"""What the catalogue counts in days where the law, or the guidance, says months."""

DIFFERENT = {
    "EU-DATAACT-25.2.a": ["<= 30 days", "<= 7 months", "<= 14 business days"],  # two stood in its trigger
    "EU-DATAACT-25.2.i": ["== none"],
    "EU-DATAACT-25.5": ["== true"],
    "EU-EPRIV-P49.active": ["== false"],  # “off”: nothing is ticked beforehand
    "EU-EPRIV-lifetime": ["<= 13 months", "<= 12 months"],  # the second stood in its requirement
    "EU-GDPR-12.5": ["== none"],
    "EU-GDPR-28.3": [">= 1 day"],
    "UK-DPA-164A.3": ["<= 30 days", "<= 30 days"],  # in general, and for each track
}
"""Limits that read otherwise than in the catalogue, and why."""


@pytest.mark.parametrize("name", COUNTS)
def test_a_law_holds_so_many_provisions(name: str) -> None:
    assert len(LAWS[name]["provisions"]) == COUNTS[name]


@pytest.mark.skipif(not CATALOGUE.is_dir(), reason="the catalogue lies beside the repository, and is not here")
def test_every_entry_of_the_catalogue_is_carried_over() -> None:
    entries = {
        r["id"]: r
        for name in ("eu-gdpr", "eu-eprivacy", "eu-data-act", "eu-dsa-consumer", "uk-gdpr-pecr")
        for r in yaml.safe_load((CATALOGUE / f"{name}.yaml").read_text(encoding="utf-8"))["requirements"]
    }
    assert list(entries) == list(PROVISIONS)
    for name, entry in entries.items():
        ours = PROVISIONS[name]
        first, last = ours["versions"][0], ours["versions"][-1]
        assert (ours["cite"], ours["kind"], ours["force"]) == (entry["provision"], entry["duty"], entry["severity"])
        assert (str(first["from"]), last.get("until")) == (entry["in_force"], entry.get("in_force_until"))
        for version in ours["versions"]:
            told = (entry["verification"], entry["confidence"], " ".join(entry["source"].split()))
            assert (version["verified"], version["confidence"], version["source"]) == told
        assert list(last.get("limits", {}).values()) == DIFFERENT.get(name, [_limit(row) for row in entry["limits"]])
        assert entry["requirement"].rstrip(".") not in ours["duty"]


def _limit(row: dict[str, Any]) -> str:
    value = f"{row['value']} {row['unit']}" if row["unit"] != "years" else str(row["value"])
    month = MONTHS.get((row["unit"], row["value"])) if re.search("month|guidance", row.get("trigger", "")) else None
    return f"{row['op']} {month or value}"


@pytest.mark.parametrize(
    ("day", "limits"),
    [(date(2027, 1, 11), {}), (date(2027, 1, 12), {"switching.charges": "== none"})],
)
def test_switching_is_free_from_its_day(day: date, limits: dict[str, str]) -> None:
    versions = PROVISIONS["EU-DATAACT-25.2.i"]["versions"]
    there = [v for v in versions if v["from"] <= day and (v.get("until") is None or day < v["until"])]
    assert [v.get("limits", {}) for v in there] == [limits]


def test_every_fact_that_a_provision_names_is_in_the_schema() -> None:
    known = {path for path, _, _ in walk()}
    every = known | {path[: m.start()] for path in known for m in re.finditer(r"\[\]\.|\.", path)}
    named = {
        re.sub(r"\[[^\]]*\]", "[]", path)
        for p in PROVISIONS.values()
        for text in (*p["needs"], *(fact for v in p["versions"] for fact in v.get("limits", {})))
        for path in text.split(" | ")
    }
    assert named - every == set()


@pytest.fixture(scope="module")
def documents(library: Library) -> tuple[Document, ...]:
    return Press(library, "en-IN").documents(load("example", library))


TELLING = [
    i for name in NAMED for i, p in LAWS[name]["provisions"].items() if p["force"] == "must" and p["kind"] != "operate"
]
NOT_THE_EXAMPLE = {
    "UK-PECR-A1.5": "the example asks before it counts visits",
    "UK-PECR-A1.6": "the example asks before it remembers a setting",
}


@pytest.mark.parametrize("name", [name for name in TELLING if name not in NOT_THE_EXAMPLE])
def test_the_example_says_what_must_be_told(documents: tuple[Document, ...], name: str) -> None:
    sections = [s for d in documents for s in d.all_sections if name in s.clause.answers]
    assert sections or any(name in d.outline.answers for d in documents)
    facts = {re.sub(r"\[[^\]]*\]", "[]", path) for s in sections for path in (*s.written, *s.read)}
    for need in PROVISIONS[name]["needs"]:
        paths = [re.sub(r"\[[^\]]*\]", "[]", path) for path in need.split(" | ")]
        assert any(path in facts or f"{path}[]" in facts for path in paths), need


def _page(library: Library, facts: str, page: str) -> str:
    company, problems = parse(f"status: draft\ncompany: {{legal_name: Acme}}\n{facts}", library)
    assert company is not None, problems
    pages = {d.page: render(d).markdown for d in Press(library, "en-IN").documents(company)}
    return pages.get(page, "")


@pytest.mark.parametrize("name", sorted(NOT_THE_EXAMPLE))
def test_the_exemptions_of_the_uk_are_told_where_they_are_used(library: Library, name: str) -> None:
    kind = {"UK-PECR-A1.5": "statistics", "UK-PECR-A1.6": "appearance"}[name]
    items = f"{{name: theme, uk_exemption: {kind}, opt_out_url: https://acme.in/no}}, {{name: sid}}"
    cookies = f"cookies: {{used: true, items: [{items}]}}"
    told = _page(library, f"profile: {{targets_uk: true}}\n{cookies}", "cookies")
    assert "For this we use `theme`." in told
    assert "You can [object](https://acme.in/no) to `theme` at any time" in told
    assert "United Kingdom" not in _page(library, f"profile: {{targets_eu: true}}\n{cookies}", "cookies")
    assert any(name in c.answers for o in library.outlines for c in o.clauses)


def test_the_switching_page_stands_only_where_there_is_something_to_say(library: Library) -> None:
    assert _page(library, "profile: {targets_eu: true, hosting: true}", "switching") == ""
    page = _page(library, "switching: {charges: You pay what the copying costs us., notice: 2 months}", "switching")
    assert "You pay what the copying costs us.\nFrom 12 January 2027, we charge nothing for switching." in page
    assert "Tell us 2 months before you want to begin" in page


def test_data_behind_which_nothing_stays_is_said_to_be_all(library: Library) -> None:
    page = _page(library, "switching: {excluded: {none: We keep no secrets.}}", "switching")
    assert "No data stays behind to guard trade secrets. We keep no secrets." in page
