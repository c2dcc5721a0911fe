"""India's DPDP Act and Rules as data: nothing of the catalogue is lost, and its figures and dates are kept."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT

LAW: dict[str, Any] = yaml.safe_load((ROOT / "laws" / "in" / "dpdp.yml").read_text(encoding="utf-8"))
PROVISIONS: dict[str, dict[str, Any]] = LAW["provisions"]
CATALOGUE = ROOT.resolve().parent / "shared" / "law" / "in-dpdp-2023-2025.yaml"
EIGHTH_SCHEDULE = {
    "as", "bn", "brx", "doi", "gu", "hi", "kn", "kok", "ks", "mai", "ml", "mni", "mr", "ne", "or", "pa", "sa", "sat",
    "sd", "ta", "te", "ur",
}  # fmt: skip

LIMITS = {
    "security.log_retention_days": ("security.log_retention", ">= 1 year"),
    "breach.notify_authority_hours": ("breach.notify_authority", "<= 72 hours"),
    "data.categories[].retention.inactivity_days": ("retention.inactivity", "<= 3 years"),
    "retention.erasure_warning_hours": ("retention.erasure_warning", ">= 48 hours"),
    "data.categories[].retention.post_deletion_days": ("data.categories[].retention.period", ">= 1 year"),
    "grievance_officer.response_days": ("grievance.resolve", "<= 90 days"),
    "children.min_age": ("children.min_age", ">= 18"),
    "dpo.based_in": ("dpo.based_in", "== IN"),
    "security.dpia_interval_months": ("verification.every", "<= 12 months"),
}
"""Path in the catalogue -> path of a fact here, and the limit with its unit."""

DAYS = {"year": 365, "years": 365, "months": 1, "days": 1, "hours": 1, "": 1}


@pytest.fixture(scope="module")
def catalogue() -> dict[str, dict[str, Any]]:
    if not CATALOGUE.is_file():
        pytest.skip("the catalogue lies beside the repository, and is not here")
    entries = yaml.safe_load(CATALOGUE.read_text(encoding="utf-8"))["requirements"]
    return {entry["id"]: entry for entry in entries}


def test_every_entry_of_the_catalogue_is_carried_over(catalogue: dict[str, dict[str, Any]]) -> None:
    assert set(PROVISIONS) == set(catalogue)
    for name, entry in catalogue.items():
        ours = PROVISIONS[name]
        (version,) = ours["versions"]
        assert (ours["cite"], ours["kind"], ours["force"]) == (entry["provision"], entry["duty"], entry["severity"])
        assert entry["in_force"] == f"pending {version['from']}"
        assert (version["verified"], version["confidence"]) == (entry["verification"], entry["confidence"])
        assert ours["duty"] not in entry["requirement"]


def test_the_limits_are_those_of_the_catalogue(catalogue: dict[str, dict[str, Any]]) -> None:
    for name, entry in catalogue.items():
        limits = PROVISIONS[name]["versions"][0].get("limits", {})
        wanted = [limit for limit in entry["limits"] if limit["op"] != "offers"]
        if len(wanted) == len(entry["limits"]):
            assert limits == dict(LIMITS[limit["path"]] for limit in wanted), name
        for limit in wanted:
            sign, number, unit = re.fullmatch(r"(\S+) (\S+) ?(\w*)", LIMITS[limit["path"]][1]).groups()  # type: ignore[union-attr]
            assert sign == limit["op"]
            if number.isdigit():  # three years of 365 days and a leap day are 1,096 days
                assert abs(int(number) * DAYS[unit] - limit["value"]) <= 1, name
            else:
                assert number == limit["value"]


def test_the_notice_is_offered_in_english_and_every_language_of_the_eighth_schedule() -> None:
    (version,) = PROVISIONS["IN-DPDP-A5.3"]["versions"]
    sign, *languages = version["limits"]["documents.dpdp_notice.languages"].split()
    assert sign == "offers"
    assert set(languages) == EIGHTH_SCHEDULE | {"en"}
    assert len(EIGHTH_SCHEDULE) == 22


def test_every_duty_begins_eighteen_months_after_the_notification() -> None:
    assert {version["from"] for p in PROVISIONS.values() for version in p["versions"]} == {date(2027, 5, 13)}


def test_each_duty_is_one_sentence_of_readable_length() -> None:
    for name, provision in PROVISIONS.items():
        duty = provision["duty"]
        assert duty.endswith("."), name
        assert not re.search(r"[.;?!] [A-Z]", duty), name
        assert len(duty.split()) <= 33, name
