"""The law of India without the DPDP Act: carried over from its catalogue, and clauses for what the example has not."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.render.markdown import Page, render
from tests.conftest import ROOT, parse
from tests.prose import BROKEN, broken

CATALOGUE = ROOT.resolve().parent / "shared" / "law"
FILES = {
    "intermediary-rules-2021": "in-it-rules-2021",
    "spdi-2011": "in-spdi-2011",
    "cert-in-2022": "in-cert-in-2022",
    "companies-2013": "in-companies-2013",
    "consumer-ecommerce-2020": "in-consumer-ecommerce-2020",
}
MONTHS = {("days", 30): "1 month", ("days", 91): "3 months", ("days", 365): "1 year"}
"""Periods that the catalogue counts in days and the law in months."""
NO_LIMIT = {"IN-CPA-2.47": "binds only where no period is stated, and then there is no fact to hold it against"}


def _law(name: str) -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "laws" / "in" / f"{name}.yml").read_text(encoding="utf-8")))


def _versions(provision: str) -> list[dict[str, Any]]:
    found = (law["provisions"].get(provision) for law in map(_law, FILES))
    return next(list(p["versions"]) for p in found if p is not None)


@pytest.mark.skipif(not CATALOGUE.is_dir(), reason="the catalogue of laws lies beside the repository")
@pytest.mark.parametrize(("ours", "theirs"), FILES.items())
def test_every_entry_of_the_catalogue_is_carried_over(ours: str, theirs: str) -> None:
    law = _law(ours)
    catalogue = yaml.safe_load((CATALOGUE / f"{theirs}.yaml").read_text(encoding="utf-8"))
    assert law["id"] == catalogue["regime"]
    assert list(law["provisions"]) == [entry["id"] for entry in catalogue["requirements"]]
    for entry in catalogue["requirements"]:
        found = law["provisions"][entry["id"]]
        now = found["versions"][-1]
        assert (found["cite"], found["kind"], found["force"]) == (entry["provision"], entry["duty"], entry["severity"])
        assert str(now["from"]) == entry["in_force"].removeprefix("pending ")
        assert str(now.get("until", "")) == str(entry.get("in_force_until", "")).removeprefix("pending ")
        assert (now["verified"], now["confidence"]) == (entry["verification"], entry["confidence"])
        assert now["source"].split() == entry["source"].split()
        wanted = [] if entry["id"] in NO_LIMIT else [_limit(row) for row in entry["limits"]]
        assert set(now.get("limits", {}).values()) == set(wanted), entry["id"]


def _limit(row: dict[str, Any]) -> str:
    months = {} if row["op"] == "==" else MONTHS
    return f"{row['op']} {months.get((row['unit'], row['value']), '{value} {unit}'.format(**row))}"


@pytest.mark.parametrize(
    ("provision", "before", "since"),
    [
        ("IN-ITR-3.1.c", {"terms.reminder": "<= 1 year"}, {"terms.reminder": "<= 3 months"}),
        ("IN-ITR-3.1.d", {"abuse.takedown_order": "<= 36 hours"}, {"abuse.takedown_order": "<= 3 hours"}),
        ("IN-ITR-3.2.a.i.proviso", {"grievance.removal": "<= 72 hours"}, {"grievance.removal": "<= 36 hours"}),
        ("IN-ITR-3.2.b", {"grievance.intimate": "<= 24 hours"}, {"grievance.intimate": "<= 2 hours"}),
    ],
)
def test_the_limits_of_february_2026_follow_the_older_ones(
    provision: str, before: dict[str, str], since: dict[str, str]
) -> None:
    old, new = _versions(provision)
    assert str(old["until"]) == str(new["from"]) == "2026-02-20"
    assert (old["limits"], new["limits"]) == (before, since)


def test_the_answer_to_complaints_is_bound_by_the_old_limit_and_then_by_the_new_one() -> None:
    old, new = _versions("IN-ITR-3.2.a.i")
    assert (old["limits"]["grievance.resolve"], new["limits"]["grievance.resolve"]) == ("<= 15 days", "<= 7 days")
    assert old["limits"]["grievance.acknowledge"] == new["limits"]["grievance.acknowledge"] == "<= 24 hours"


def test_the_rules_on_sensitive_data_all_fall_away_when_the_dpdp_act_takes_over() -> None:
    until = {str(v["until"]) for p in _law("spdi-2011")["provisions"].values() for v in p["versions"]}
    assert until == {"2027-05-13"}


def _pages(library: Library, facts: str) -> dict[str, Page]:
    company, problems = parse("status: draft\ncompany: {legal_name: Acme Private Limited}\n" + facts, library)
    assert company is not None, [str(p) for p in problems]
    pages = {d.page: render(d) for d in Press(library, company.locale).documents(company)}
    assert [where for page in pages.values() for what in BROKEN for where in broken(page, what)] == []
    return pages


ONE = "{name: Asha Rao, designation: Counsel, email: asha@acme.in, phone: +91 80 4110 2200}"
TWO = "{name: Vik Sen, designation: Head of Sales, email: vik@acme.in, phone: +91 80 4110 2201}"
SELLS = "profile: {india_entity: true, targets_in: true, consumers: true}\n"


def test_one_officer_answers_all_complaints_or_two_share_them(library: Library) -> None:
    one = _pages(library, f"{SELLS}grievance: {{officer: {ONE}}}")["grievance"].markdown
    two = _pages(library, f"{SELLS}grievance: {{officer: {ONE}, consumer_officer: {TWO}}}")["grievance"].markdown
    assert "The same person answers every complaint" in one
    assert "The same person" not in two
    assert "Vik Sen (Head of Sales)" in two


def test_a_nodal_officer_who_is_the_grievance_officer_is_named_once(library: Library) -> None:
    both = f"{SELLS}grievance: {{officer: {ONE}}}\nnodal_officer: "
    same = _pages(library, both + ONE)["grievance"].markdown
    other = _pages(library, both + TWO)["grievance"].markdown
    assert "Our Grievance Officer is also our nodal officer" in same
    assert "Vik Sen (Head of Sales) is our nodal officer" in other


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_marketplace_says_what_decides_its_ranking(library: Library, count: int) -> None:
    points = ["price", "ratings of buyers", "distance", "speed of delivery", "stock"][:count]
    ranking = ", ".join(points)
    facts = (
        f"{SELLS}terms: {{acceptance: when you order}}\nmarketplace: {{sellers_url: https://acme.in/s, "
        f"ranking: [{ranking}], differences: We treat all sellers alike}}\n"
    )
    text = _pages(library, facts)["terms"].markdown
    assert all(point in text for point in points)
    assert "We treat all sellers alike." in text


@pytest.mark.parametrize("count", [1, 2])
def test_the_importer_of_each_thing_is_named(library: Library, count: int) -> None:
    items = [
        "{what: security keys, importer: Keys Limited, address: 1 Dock Road}",
        "{what: routers, importer: R Limited}",
    ]
    facts = f"terms: {{acceptance: when you order}}\nconsumer: {{imports: [{', '.join(items[:count])}]}}"
    text = _pages(library, facts)["terms"].markdown
    assert "Keys Limited" in text
    assert ("R Limited" in text) == (count == 2)


@pytest.mark.parametrize("label", ["", ", synthetic_labels: Every image says so"])
def test_tools_for_synthetic_media_bring_a_warning(library: Library, label: str) -> None:
    facts = f"profile: {{synthetic_media: true}}\naup: {{lawful_only: true{label}}}"
    text = _pages(library, facts)["aup"].markdown
    assert "can be an offence" in text
    assert ("Every image says so." in text) == bool(label)


def test_a_company_that_sells_nothing_in_india_reads_none_of_it(library: Library) -> None:
    pages = _pages(
        library,
        "terms: {acceptance: when you order}\naup: {lawful_only: true}\ncontacts: {general: {email: a@acme.in}}",
    )
    text = "\n".join(page.markdown for page in pages.values())
    for word in ("nodal", "importer", "Dark patterns", "CERT-In", "Eighth Schedule", "reminder"):
        assert word not in text
