"""A reference that follows the new id of its item promises what it did before."""

from __future__ import annotations

import pytest

from generator.review.changes import compare
from generator.review.materiality import judge
from tests.judging import LIBRARY, TABLE
from tests.laws import company_of
from tests.reviews import LANTERN

FACTS = LANTERN.partition("status: published\n")[2]


def judged(text: str) -> dict[str, tuple[str, str]]:
    """Each changed fact with its weight and the reason for it."""
    base, head = company_of(LIBRARY, FACTS), company_of(LIBRARY, text)
    found = [(change, judge(change, base, head, TABLE)) for change in compare(base, head)]
    return {change.fact: (one.overall.value, one.reason) for change, one in found}


def test_whatever_names_a_renamed_item_is_cosmetic() -> None:
    found = judged(FACTS.replace("id: account", "id: acct").replace("[account", "[acct"))
    assert set(found) == {"data.categories[acct].id", "data.purposes[service].data[0]", "recipients[kaveri].data[0]"}
    assert {weight for weight, _ in found.values()} == {"cosmetic"}
    assert found["recipients[kaveri].data[0]"][1] == (
        "“data the recipient gets” names the same item by its new id, “acct” for “account”."
    )
    assert {weight for weight, _ in judged(FACTS.replace("head", "main")).values()} == {"cosmetic"}


ACCOUNT = """id: account, label: Account details, items: [name, email, phone], source: you, required: contract,
       retention: {period: 1 year, starts: registration_end, reason: security}"""


@pytest.mark.parametrize(
    "edits",
    [
        {"data: [account]}": "data: [logs]}"},
        {ACCOUNT: "id: health, label: Health, items: [ip_address]", "[account": "[health"},
    ],
    ids=["an item that was there before", "an item that came in place of another"],
)
def test_another_item_is_not_a_new_name(edits: dict[str, str]) -> None:
    text = FACTS
    for old, new in edits.items():
        assert old in text
        text = text.replace(old, new)
    assert judged(text)["recipients[kaveri].data[0]"][0] == "needs a look"
