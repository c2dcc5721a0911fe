"""An item that moved and was edited at once is still the same item, where a choice tells the items apart."""

from __future__ import annotations

import pytest

from generator.review.changes import Kind, compare
from tests.judging import LIBRARY
from tests.laws import company_of

CONTENT = "{kind: content, about: content, acknowledge: 24 hours, resolve: 7 days}"
DATA = "{kind: personal data, about: data, acknowledge: 12 hours, resolve: 7 days}"
EDITED = "{kind: your information, about: data, acknowledge: 24 hours, resolve: 15 days}"


def changes(path: str, old: str, new: str) -> set[tuple[str, Kind]]:
    """What differs between two lists at a path of two levels."""
    group, name = path.split(".")
    base, head = (company_of(LIBRARY, f"{group}: {{{name}: [{items}]}}") for items in (old, new))
    return {(change.fact, change.kind) for change in compare(base, head)}


def test_a_kind_of_complaint_that_moved_and_was_edited_is_the_same_one() -> None:
    found = changes("grievance.tracks", f"{CONTENT}, {DATA}", f"{EDITED}, {CONTENT}")
    assert found == {
        ("grievance.tracks[0].kind", Kind.REPLACED),
        ("grievance.tracks[0].acknowledge", Kind.RAISED),
        ("grievance.tracks[0].resolve", Kind.RAISED),
        ("grievance.tracks", Kind.REORDERED),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f"{CONTENT}, {DATA}", f"{EDITED.replace('about: data', 'about: consumer')}, {CONTENT}"),
        (f"{CONTENT}, {DATA}", f"{EDITED}, {CONTENT}, {EDITED.replace('your', 'their').replace('15', '16')}"),
        (f"{CONTENT}, {DATA}", f"{EDITED.replace('about: data, ', '')}, {CONTENT}"),
    ],
    ids=["another word", "two of one word", "no word"],
)
def test_where_no_choice_tells_items_apart_one_comes_and_one_goes(old: str, new: str) -> None:
    found = changes("grievance.tracks", old, new)
    assert ("grievance.tracks[1]", Kind.REMOVED) in found
    assert ("grievance.tracks[0]", Kind.ADDED) in found


def test_items_with_an_id_are_told_apart_by_it_alone() -> None:
    old = "{id: account, label: Account, source: you, items: [name]}"
    new = "{id: visits, label: Visits, source: you, items: [ip_address]}"
    assert {kind for _, kind in changes("data.categories", old, new)} == {Kind.REMOVED, Kind.ADDED}
