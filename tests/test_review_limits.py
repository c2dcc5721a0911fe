"""A change that passes a limit of the law is told as one, and what did not change is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.laws.matrix import matrix
from generator.laws.store import catalogue
from generator.review.changes import compare
from generator.review.limits import limits_passed
from tests.judging import LIBRARY
from tests.laws import catalogue_of, changed, company_of
from tests.reviews import LANTERN, edited

LAWS = catalogue()
DAY = date(2026, 11, 27)
FACTS = LANTERN.partition("status: published\n")[2]


def passed(old: str, new: str) -> tuple[str, ...]:
    """The limits that a change of the company of the tests passes."""
    base, head = company_of(LIBRARY, FACTS), company_of(LIBRARY, edited(FACTS, {old: new}))
    return limits_passed(head, [change.now for change in compare(base, head)], LAWS, DAY)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("security: {", "security: {log_retention: 179 days, ", True),
        ("security: {", "security: {log_retention: 180 days, ", False),
        ("acknowledge: 24 hours", "acknowledge: 12 hours", False),
        ("resolve: 7 days", "resolve: 60 days", True),
        ("due: 15 days", "due: 1 day", False),
        ("acknowledge: 24 hours\n", "\n", False),
    ],
)
def test_a_new_value_is_held_against_the_laws_that_bind(old: str, new: str, expected: bool) -> None:
    assert bool(passed(old, new)) is expected


def test_the_sentence_names_the_provision_and_what_it_asks() -> None:
    assert passed("security: {", "security: {log_retention: 30 days, ") == (
        "It passes the limit of CERT-In Directions 28-04-2022, direction (iv); FAQ Q35-Q36: at least 180 days (rolling).",
    )


LAW = changed(('{grievance.resolve: "<= 7 days"}', '{"data.categories[].retention.period": ">= 180 days"}'))
OLD = """
    profile: {targets_in: true}
    data:
      categories:
        - {id: account, label: Account, retention: {period: 30 days}}
        - {id: logs, label: Logs, retention: {period: 1 year}}
    """


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({"1 year": "30 days"}, True),
        ({"1 year": "180 days"}, False),
        ({"label: Logs": "label: Log files"}, False),
        ({"{id: logs,": "{id: mail, label: Mail, retention: {period: 3 days}}\n        - {id: logs,"}, True),
        ({"true": "false", "1 year": "30 days"}, False),
    ],
)
def test_of_several_items_only_the_changed_ones_are_told(tmp_path: Path, edits: dict[str, str], expected: bool) -> None:
    laws = catalogue_of(tmp_path, xx=LAW)
    base, head = company_of(LIBRARY, OLD), company_of(LIBRARY, edited(OLD, edits))
    found = limits_passed(head, [change.now for change in compare(base, head)], laws, DAY)
    assert found == (("It passes the limit of Law s.1: at least 180 days.",) if expected else ())
    assert limits_passed(head, [], laws, DAY) == ()
    assert limits_passed(head, [change.now for change in compare(base, head)], laws, date(1900, 1, 1)) == ()


@pytest.mark.parametrize(
    "edits", [{}, {"acknowledge: 24 hours": "acknowledge: 3 days", "resolve: 7 days": "resolve: 60 days", "period: 180": "period: 3"}]
)  # fmt: skip
def test_what_is_said_anew_as_a_whole_passes_what_the_check_of_the_laws_finds(edits: dict[str, str]) -> None:
    head = company_of(LIBRARY, edited(FACTS, edits))
    exceeded = {
        (row.provision.cite, str(held.limit))
        for row in matrix(head, LAWS, DAY, None)
        if row.provision.on(DAY) is not None
        for held in row.exceeded
    }
    told = limits_passed(head, list(head.facts.__dict__), LAWS, DAY)
    assert len(told) == len(exceeded)
    assert all(any(cite in one and limit in one for one in told) for cite, limit in exceeded)
    assert bool(told) or not edits
