"""Groups of facts: how they are declared, what they hold, and that a file's problems are all told."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import Any

import pytest

from generator.clauses.library import Library
from generator.facts.base import Facts, fact, fields_of, said
from generator.facts.plain import CategoryRef, Count, Flag, Text, Weekday
from generator.facts.quantities import Date, Duration, Percent, Unit
from generator.facts.read import Problem, read_field, read_group
from generator.facts.terms import DataSubject
from tests.conftest import ROOT, parse


class Room(Facts):
    """A room, perhaps with rooms inside."""

    name: Text | None = fact("name", "On the door.", "Library")
    open: Flag | None = fact("open", "true where anybody may enter.", True)
    inside: tuple[Room, ...] | None = fact("rooms inside", "Each with its own name.")


class House(Facts):
    """A house."""

    notice: Duration | None = fact("notice", "Before a visit.", "45 days")
    share: Percent | None = fact("share", "Owned.", "50%")
    floors: Count | None = fact("floors", "How many.", 3)
    guests: tuple[DataSubject, ...] | None = fact("guests", "Ids or {text: …}.", ["customers"])
    days: tuple[Weekday, ...] | None = fact("days", "Of visits.", ["monday"])
    kept: CategoryRef | None = fact("what is kept", "An id.", "account")
    hall: Room | None = fact("hall", "The first room.")
    rooms: tuple[Room, ...] | None = fact("rooms", "All others.")


def read(data: dict[str, Any], library: Library) -> House:
    house, problems = read_group(House, data, library.vocabularies)
    assert problems == []
    assert house is not None
    return house


def test_a_field_is_one_line() -> None:
    fields = fields_of(House)
    assert list(fields) == ["notice", "share", "floors", "guests", "days", "kept", "hall", "rooms"]
    assert (fields["notice"].title, fields["notice"].about, fields["notice"].examples) == (
        "notice", "Before a visit.", ("45 days",)
    )  # fmt: skip
    assert [name for name, field in fields.items() if field.many] == ["guests", "days", "rooms"]
    assert {name: field.group for name, field in fields.items() if field.group} == {"hall": Room, "rooms": Room}
    assert House.notice is fields["notice"]  # type: ignore[comparison-overlap]


def test_what_is_said_what_is_blank_and_what_is_not_said(library: Library) -> None:
    house = read({"rooms": [{"name": " The  library ", "inside": []}, {}], "notice": "P1M", "share": None}, library)
    assert said(house) == {
        "notice": Duration(1, Unit.MONTH), "share": None, "rooms": (Room(name="The library", inside=()), Room())
    }  # fmt: skip
    assert list(said(house)) == ["notice", "share", "rooms"]  # as declared, not as typed
    assert (house.share, house.hall) == (None, None)
    assert house.rooms is not None
    assert (house.rooms[0].name, house.rooms[1].name) == ("The library", None)


def test_facts_are_frozen_values(library: Library) -> None:
    house = read({"hall": {"open": True}, "guests": ["customers"]}, library)
    with pytest.raises(AttributeError, match=r"House\.floors cannot be changed"):
        house.floors = 2
    with pytest.raises(AttributeError, match="a Date cannot be changed"):
        Date(2026, 11).day = 1  # type: ignore[misc]
    twins = [read({"guests": ["customers"], "hall": {"open": True}}, library), copy.deepcopy(house)]
    twins.append(pickle.loads(pickle.dumps(house)))
    assert {house, *twins} == {house}
    assert house != read({"guests": ["customers"], "hall": {"open": None}}, library)
    assert Date(2026, 11) == Date(2026, 11, None) != Date(2026, 11, 1)
    assert repr(Room(name="Hall", inside=(Room(),))) == "Room(name='Hall', inside=(Room(),))"
    assert repr(Date(2026, 11)) == "Date(year=2026, month=11, day=None)"


def test_every_problem_is_told_in_the_order_of_the_fields(library: Library) -> None:
    data = {
        "rom": 1,
        "rooms": [{"opn": True}, "Attic", {"inside": [{"open": "yes"}, None]}],
        "hall": ["Hall"],
        "guests": ["custmer", "customers"],
        "days": "monday",
        "notice": 45,
        "cellar": 1,
    }
    facts, problems = read_group(House, data, library.vocabularies)
    assert facts is None
    group = "Keys here: name, open, inside."
    every = "notice, share, floors, guests, days, kept, hall, rooms"
    assert problems == [
        Problem(("notice",), "expected a length of time with its unit, such as “45 days”, but found 45", "Write “45 days”."),
        Problem(
            ("guests", 0),
            "expected an id of the vocabulary “data_subjects”, but found “custmer”",
            "Did you mean “customers”? Or use your own words: {text: …}.",
        ),
        Problem(("days",), "expected a list, but found “monday”", "Write each item on its own line after “- ”, or in square brackets."),
        Problem(("hall",), "expected a group of keys, but found a list", group),
        Problem(("rooms", 0, "opn"), "there is no fact “opn” here", "Did you mean “open”?", unknown_key=True),
        Problem(("rooms", 1), "expected a group of keys, but found “Attic”", group),
        Problem(("rooms", 2, "inside", 0, "open"), "expected true or false, but found “yes”", "Write true."),
        Problem(("rooms", 2, "inside", 1), "expected a group of keys, but found nothing", group),
        Problem(("rom",), "there is no fact “rom” here", "Did you mean “rooms”?", unknown_key=True),
        Problem(("cellar",), "there is no fact “cellar” here", f"Known keys here: {every}.", unknown_key=True),
    ]  # fmt: skip


def test_one_field_can_be_read_alone(library: Library) -> None:
    value, problems = read_field(fields_of(House)["rooms"], [{"name": "Attic"}], ("rooms",), library.vocabularies)
    assert (value, problems) == ((Room(name="Attic"),), [])
    _, problems = read_field(fields_of(House)["notice"], "soon", ("notice", "unsettled", 1), library.vocabularies)
    assert [problem.place for problem in problems] == [("notice", "unsettled", 1)]


def test_readings_between_which_the_owner_has_to_choose_are_checked_in_the_same_words(library: Library) -> None:
    _, problems = parse("sla: {claims: {unsettled: [{windw: 1 day}, {window: soon}, {window: 1 day}]}}", library)
    assert [(p.span.column, p.message) for p in problems] == [
        (29, "sla.claims.unsettled[0].windw: there is no fact “windw” here"),
        (
            53,
            "sla.claims.unsettled[1].window: expected a length of time with its unit, such as “45 days”, but found “soon”",
        ),
    ]


def test_a_group_that_no_file_mentions_costs_nothing() -> None:
    code = (
        "from generator.facts.load import parse_company\n"
        "from generator.facts import model\n"
        "from generator.tree import SourceFile\n"
        "parse_company('acme', SourceFile('acme.yml', 'status: draft\\nsla: {uptime: 99.9%}'), {})\n"
        "print(hasattr(model.FactFile.sla, 'kind'), hasattr(model.Sla.uptime, 'kind'), hasattr(model.Cookies.used, 'kind'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["True", "True", "False"]


def test_a_word_that_is_remembered_means_what_its_own_vocabularies_say() -> None:
    field = fields_of(House)["guests"]
    for ids, known in (("cats", True), ("dogs", False), ("cats", True)):
        vocabularies: dict[str, dict[str, object]] = {"data_subjects": {ids: {}}}
        for _ in range(3):
            _, problems = read_field(field, ["cats", "cats"], ("guests",), vocabularies)
            assert len(problems) == (0 if known else 2)
