"""What differs between two fact files: every fact once, named and directed as a lawyer would say it."""

from __future__ import annotations

import random
import re

import pytest

from generator.clauses.library import Library
from generator.facts.load import Company
from generator.review.changes import Change, Kind, compare
from generator.review.undo import without
from tests.conftest import load, parse
from tests.facts import leaves, other, path_of, with_value

HEAD = "profile: {hosting: true}\n"


def _compared(old: str, new: str, library: Library) -> list[tuple[str, str, str]]:
    made = []
    for text in (old, new):
        company, problems = parse(HEAD + text, library)
        assert company is not None, problems
        made.append(company)
    return [(c.fact, c.kind.value, c.was if c.was != c.fact else "") for c in compare(*made)]


def _notice(value: str) -> str:
    return f"terms: {{termination: {{notice: {value}}}}}"


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("45 days", "30 days", "lowered"),
        ("30 days", "45 days", "raised"),
        ("24 hours", "1 day", "restated"),
        ("30 days", "1 month", "replaced"),
        ("2 months", "1 month", "lowered"),
        ("1 year", "12 months", "restated"),
        ("10 business days", "14 days", "raised"),
        ("", "30 days", "filled in"),
        ("tbd", "30 days", "filled in"),
        ("30 days", "", "left blank"),
        ("{unsettled: [30 days, 45 days]}", "30 days", "filled in"),
        ("30 days", "{unsettled: [30 days, 45 days]}", "left blank"),
        ("{unsettled: [30 days, 45 days]}", "{unsettled: [30 days, 60 days]}", "replaced"),
        ("{none: we ask for none}", "30 days", "added"),
        ("30 days", "{none: we ask for none}", "removed"),
        ("{none: we ask for none}", "{none: none is needed}", "replaced"),
    ],
)
def test_what_happened_to_a_quantity(library: Library, old: str, new: str, kind: str) -> None:
    assert _compared(_notice(old), _notice(new), library) == [("terms.termination.notice", kind, "")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "sla: {uptime: 99.9%}", [("sla", "added", "")]),
        ("sla: {uptime: 99.9%}", "", [("sla", "removed", "")]),
        ("sla: {uptime: 99.9%}", "sla: {uptime: 99.95%}", [("sla.uptime", "raised", "")]),
        ("sla: {uptime: 99.90%}", "sla: {uptime: 99.9%}", [("sla.uptime", "restated", "")]),
        ("billing: {fees: [{name: setup, amount: INR 500}]}", "billing: {fees: [{name: setup, amount: INR 900}]}",
         [("billing.fees[0].amount", "raised", "")]),
        ("billing: {fees: [{name: setup, amount: INR 500}]}", "billing: {fees: [{name: setup, amount: USD 9}]}",
         [("billing.fees[0].amount", "replaced", "")]),
        ("changes: {channels: [email, home_page]}", "changes: {channels: [home_page, email]}", [("changes.channels", "reordered", "")]),
        ("billing: {payment_methods: [credit_card, upi]}", "billing: {payment_methods: [credit_card, wire_transfer, upi]}",
         [("billing.payment_methods[wire_transfer]", "added", "")]),
        ("recipients: [{id: a, name: Alpha Ltd}, {id: b, name: Beta Ltd}]", "recipients: [{id: b, name: Beta Ltd}]",
         [("recipients[a]", "removed", "")]),
        ("recipients: [{id: a, name: Alpha Ltd, country: IN}]", "recipients: [{id: a, name: Alpha Ltd, country: US}]",
         [("recipients[a].country", "replaced", "")]),
        ("recipients: [{id: a, name: Alpha Ltd, country: IN}]", "recipients: [{id: z, name: Alpha Ltd, country: IN}]",
         [("recipients[z].id", "replaced", "recipients[a].id")]),
        ("cookies: {items: [{name: _a, duration: 1 day}, {name: _b, duration: 1 day}]}",
         "cookies: {items: [{name: _b, duration: 2 days}]}",
         [("cookies.items[0].duration", "raised", "cookies.items[1].duration"), ("cookies.items[0]", "removed", "")]),
        ("changes: {reasons: [a change in the law]}", "changes: {reasons: [a change of the law]}",
         [("changes.reasons[0]", "replaced", "")]),
        ("recipients: []", "recipients: {none: we send nothing}", [("recipients", "replaced", "")]),
        ("", "recipients: {none: we send nothing}", [("recipients", "added", "")]),
        ("recipients: {none: we send nothing}", "recipients: [{id: a, name: Alpha Ltd}]", [("recipients[a]", "added", "")]),
        ("company:", "company: {legal_name: A Ltd}", [("company", "filled in", "")]),
        ("status: draft", "status: published", [("status", "replaced", "")]),
    ],
)  # fmt: skip
def test_what_happened_to_groups_and_lists(
    library: Library, old: str, new: str, expected: list[tuple[str, str, str]]
) -> None:
    assert _compared(old, new, library) == expected


@pytest.fixture(scope="module")
def example(library: Library) -> Company:
    return load("example", library)


def test_a_company_does_not_differ_from_itself(library: Library) -> None:
    for name in ("example", "btrack", "netcore", "roket", "utrack"):
        assert compare(load(name, library), load(name, library)) == ()


def test_every_leaf_that_differs_is_told_once_at_its_own_path(library: Library, example: Company) -> None:
    for steps, value in leaves(example.facts):
        if (another := other(value, library)) == value:
            continue
        head = example._replace(facts=with_value(example.facts, steps, another))
        changes = compare(example, head)
        fact = path_of(head.facts, steps)
        assert changes, fact
        assert all(change.fact.startswith(fact.rpartition("[")[0] or fact) for change in changes), fact
        if isinstance(steps[-1], int):  # another item of a list of words: one came and one went
            assert {c.kind for c in changes} <= {Kind.ADDED, Kind.REMOVED, Kind.REPLACED, Kind.REORDERED}
        else:
            told = [change for change in changes if change.kind is not Kind.REORDERED]  # “access” may stand there twice
            assert [fact in (change.now, change.was) for change in told] == [True], changes


def _reordered(changes: tuple[Change, ...]) -> list[Change]:
    return [change for change in changes if change.kind is Kind.REORDERED]


@pytest.mark.parametrize("seed", range(40))
def test_many_changes_at_once_are_each_told_once(library: Library, example: Company, seed: int) -> None:
    chance = random.Random(seed)
    singles = [s for s, _ in leaves(example.facts) if isinstance(s[-1], str) and s[-1] != "id"]
    chosen = chance.sample(singles, 12)
    facts = example.facts
    for steps in chosen:
        value = facts
        for step in steps:
            value = value[step] if isinstance(step, int) else getattr(value, step)  # type: ignore[index]
        facts = with_value(facts, steps, other(value, library))
    head = example._replace(facts=facts)
    changes = compare(example, head)
    told = [change.fact for change in changes]
    for change in changes:
        if undone := without(head, change):
            left = [other for other in changes if other not in (change, *_reordered(changes))]
            assert [c for c in compare(example, undone) if c.kind is not Kind.REORDERED] == left, change
    assert len(told) == len(set(told))
    for steps in chosen:
        fact = path_of(facts, steps)
        covering = [name for name in told if fact == name or re.match(re.escape(name) + r"[.\[]", fact)]
        assert len(covering) == 1, (fact, covering)


@pytest.mark.parametrize(
    "fact",
    [
        "recipients: [{id: a, name: Alpha Ltd}, {id: b, name: Beta Ltd}]",
        "recipients: [{id: b, name: Beta Ltd}, {id: c, name: Gamma Ltd}]",
        "recipients: {none: we send nothing}",
        "billing: {fees: [{name: setup, amount: INR 500}], prepaid: true}",
        "billing: {prepaid: false, payment_methods: [upi, credit_card]}",
        "billing: {prepaid: , payment_methods: [credit_card]}",
        "changes: {notice: {unsettled: [30 days, 45 days]}}",
        "changes: {notice: 45 days}",
        "status: published",
    ],
)
def test_a_single_change_undone_gives_the_old_facts(library: Library, fact: str) -> None:
    texts = ("", fact, "recipients: [{id: a, name: Alpha Ltd}]", "billing: {prepaid: true}")
    companies = [company for text in texts if (company := parse(HEAD + text, library)[0])]
    assert len(companies) == len(texts)
    for base in companies:
        for head in companies:
            changes = compare(base, head)
            aside = base.none or head.none or base.unsettled or head.unsettled
            if len(changes) == 1 and not aside and (undone := without(head, changes[0])):
                assert compare(base, undone) == (), changes
