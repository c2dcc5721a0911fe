"""The law data of California and of Australia, Brazil, Canada and Singapore: what it holds, and that pages say it.

The example sells and shares nothing, so a company that does stands here: its facts are the rest of the schema.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.base import said
from generator.facts.company import Profile
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.render.markdown import render
from tests.california import SELLER, company_of, documents_of, text_of
from tests.conftest import ROOT, load
from tests.prose import BROKEN, broken
from tests.test_prose import some

SHARED = ROOT.resolve().parent / "shared" / "law"
"""The catalogue from which the entries were carried over, which is no part of the project."""

CATALOGUES = ("us-ca", "au-app", "br-lgpd", "ca-pipeda", "sg-pdpa")

LAWS: dict[str, dict[str, Any]] = {
    provision: entry
    for place in ("us", "au", "br", "ca", "sg")
    for path in sorted((ROOT / "laws" / place).glob("*.yml"))
    for provision, entry in yaml.safe_load(path.read_text(encoding="utf-8"))["provisions"].items()
}

ONLY_OTHERS = {
    "120.b", "121.a", "7011.e.1.E", "7011.e.1.F", "7011.e.3.C", "7011.e.3.E", "7011.e.3.H", "7011.e.5", "7013", "7016",
    "7220",
}  # fmt: skip
"""What binds the seller below and not the example: sale and sharing, limits, size, benefits, decisions."""


@pytest.fixture(scope="module")
def seller(library: Library) -> tuple[Company, tuple[Document, ...]]:
    company = company_of(SELLER, library)
    return company, documents_of(company, library)


@pytest.fixture(scope="module")
def example(library: Library) -> tuple[Company, tuple[Document, ...]]:
    company = load("example", library)
    return company, documents_of(company, library)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the catalogue lies beside the repository, and is not here")
def test_every_entry_of_the_catalogue_is_carried_over() -> None:
    wanted = {
        row["id"]: row
        for name in CATALOGUES
        for row in yaml.safe_load((SHARED / f"{name}.yaml").read_text(encoding="utf-8"))["requirements"]
    }
    assert LAWS.keys() == wanted.keys()
    for name, row in wanted.items():
        entry, last = LAWS[name], LAWS[name]["versions"][-1]
        assert entry["cite"] == row["provision"], name
        assert (entry["kind"], entry["force"]) == (row["duty"], row["severity"]), name
        assert str(last["from"]) == row["in_force"].removeprefix("pending "), name
        assert (last["verified"], last["confidence"]) == (row["verification"], row["confidence"]), name
        assert entry["duty"].rstrip(".") != row["requirement"].rstrip("."), name


def test_limits_are_those_of_the_law() -> None:
    limits = {
        name: version["limits"] for name, entry in LAWS.items() for version in entry["versions"] if "limits" in version
    }
    assert limits == {
        "US-CA-CCPA-120.c": {"sale_or_share.opt_in_age": ">= 16"},
        "US-CA-CCPA-130.a.2": {
            "rights.acknowledge": "<= 10 business days",
            "rights.response": "<= 45 days",
            "rights.longest": "<= 90 days",
        },
        "US-CA-CCPA-130.a.5": {"documents.privacy.last_updated": "<= 12 months"},
        "US-CA-REG-7025.c": {"sale_or_share.opt_out_within": "<= 15 business days"},
        "BR-LGPD-18": {"rights.response": "<= 15 days"},
        "CA-PIPEDA-8.3": {"rights.response": "<= 30 days"},
    }


def _stated(facts: Any, steps: list[str], path: str = "") -> Iterator[tuple[str, bool]]:
    """Each item that a path with `[]` stands for: its path as pages name it, and whether it is said."""
    if not steps:
        yield path, facts is not None
        return
    step, *rest = steps
    name = step.removesuffix("[]")
    here = getattr(facts, name, None)
    path = f"{path}.{name}" if path else name
    if not step.endswith("[]"):
        yield from _stated(here, rest, path)
        return
    for index, item in enumerate(here or ()):
        yield from _stated(item, rest, f"{path}[{getattr(item, 'id', None) or index}]")


def _unsaid(need: str, facts: FactFile, known: set[str]) -> list[str]:
    """The items for which no alternative of a need is said and known to the sections."""
    alternatives = [list(_stated(facts, choice.split("."))) for choice in need.split(" | ")]
    if not all(alternatives):
        alternatives = [paths for paths in alternatives if paths]
    if not alternatives:
        return [need]
    if "[]" in need:
        return [row[0][0] for row in zip(*alternatives, strict=True) if not any(s and p in known for p, s in row)]
    return [] if any(said and path in known for paths in alternatives for path, said in paths) else [need]


CALIFORNIA = [
    name
    for name, entry in LAWS.items()
    if name.startswith("US-CA-") and entry["force"] == "must" and entry["kind"] in ("publish", "inform")
]


@pytest.mark.parametrize("name", CALIFORNIA)
def test_the_facts_of_a_duty_stand_in_the_sections_that_answer_it(
    example: tuple[Company, tuple[Document, ...]], seller: tuple[Company, tuple[Document, ...]], name: str
) -> None:
    company, documents = seller if name.split("-", 3)[3] in ONLY_OTHERS else example
    sections = [s for document in documents for s in document.all_sections if name in s.clause.answers]
    assert sections, f"{name} has no section"
    known = {path for section in sections for path in (*section.written, *section.read)}
    for need in LAWS[name]["needs"]:
        assert _unsaid(need, company.facts, known) == [], f"{name}: {need}"


def test_the_pages_of_a_company_that_sells_read_well(seller: tuple[Company, tuple[Document, ...]]) -> None:
    documents = seller[1]
    pages = [render(document) for document in documents]
    assert [where for page in pages for what in BROKEN for where in broken(page, what)] == []
    assert {path for document in documents for path in document.gaps} == set()
    text = next(text_of(page) for page in pages if page.path.endswith("privacy.md"))
    for words in (
        "we sold and shared personal information", "we sell or share nothing of anyone under the age of 16",
        "within 2 business days", "It covers the browser that sends it.", "The page of your choices then says so.",
        "[Limit the Use of My Sensitive Personal Information]", "you see our offers",
        "We put its value at USD 20 a year.", "opt out of this decision", "We sell only online and know our customers.",
        "how many requests we had", "what we gave and to whom", "over time and across websites",
    ):  # fmt: skip
        assert words.casefold() in text.casefold(), words
    assert "neither sell nor share" not in text


def test_the_categories_of_the_example_are_those_of_its_items(
    library: Library, example: tuple[Company, tuple[Document, ...]]
) -> None:
    items, names = library.vocabularies["data_items"], library.vocabularies["ccpa_categories"]
    letters = {letter: name for name, entry in names.items() for letter in entry["ccpa"]}
    data = example[0].facts.data
    assert data
    for category in data.categories or ():
        own_words = any(not item.id for item in category.items or ())  # these have no mapping to hold against
        if category.role is None and not own_words:
            found = {letters[x] for item in category.items or () if item.id for x in items[item.id].get("ccpa", ())}
            assert {term.id for term in category.ccpa_category or ()} == found, category.id
            sensitive = {x for item in category.items or () if item.id for x in items[item.id].get("sensitive_pi", ())}
            assert {term.id for term in category.sensitive_pi or ()} == sensitive, category.id


def test_what_is_sold_is_kept_apart_from_what_serves_a_business_purpose(
    seller: tuple[Company, tuple[Document, ...]],
) -> None:
    page = next(render(document) for document in seller[1] if document.page == "privacy")
    table = page.markdown.partition("{#california_disclosure}")[2].partition("\n## ")[0]
    assert "| Visits | E-mail delivery providers | Sending our e-mails |" in table
    assert "| Advertising partners |" not in table
    assert "Not among these is what went to advertising partners" in table


@pytest.mark.parametrize("seed", range(30))
def test_any_part_of_the_facts_of_a_seller_makes_whole_sentences(
    library: Library, press: Press, seller: tuple[Company, tuple[Document, ...]], seed: int
) -> None:
    chance = random.Random(seed)
    company = seller[0]
    part = some(company.facts, chance, chance.choice((0.3, 0.6, 0.8, 0.95)), library)
    others = {f"targets_{name}": True for name in ("australia", "brazil", "canada", "quebec", "singapore")}
    profile = Profile(**{**others, **(said(part.profile) if part.profile else {}), "ccpa_business": True})
    fixed = {"status": "draft", "locale": company.facts.locale, "company": company.facts.company, "profile": profile}
    changed = company._replace(facts=FactFile(**{**said(part), **fixed}))
    pages = [render(document) for document in press.documents(changed)]
    assert [where for page in pages for what in BROKEN for where in broken(page, what)] == []
