"""A judgement is a plain sentence and a weight, whatever the fact and whatever happened to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.base import Facts
from generator.facts.leaves import leaves
from generator.laws.asked import look
from generator.review.changes import Change, Kind, compare
from generator.review.items import item_at, parts
from generator.review.judgement import Judgement, Materiality
from generator.review.materiality import judge
from tests.judging import COMPANY, EXAMPLE, GONE, LIBRARY, TABLE, judged
from tests.laws import company_of


@pytest.mark.parametrize(
    ("fact", "kind", "old", "new", "reason"),
    [
        ("sla.uptime", "lowered", "99.9%", "99%", "The promised availability falls, which is worse for customers."),
        ("changes.notice", "lowered", "30 days", "14 days", "Changes are told later, which is worse for customers and for the people whose data is handled."),
        ("terms.data_deletion", "raised", "30 days", "60 days", "Content is erased later after the end, which is worse for the people whose data is handled and better for customers."),
        ("grievance.resolve", "replaced", "30 days", "1 month", "“answer to complaints” goes from 30 days to 1 month, and a person has to say whether that is better or worse."),
        ("grievance.resolve", "restated", "24 hours", "1 day", "“answer to complaints” is said in other words that mean the same: 24 hours and 1 day."),
        ("grievance.resolve", "added", GONE, "7 days", "“answer to complaints” is said for the first time: 7 days, which is better for customers and for the people whose data is handled."),
        ("billing.trial.converts", "removed", True, GONE, "“trial becomes paid by itself” is no longer said, which is better for customers."),
        ("cookies.consent.on_load", "replaced", "nothing", "all", "“what is set before a choice” goes from “nothing” to “all”, which is worse for the people whose data is handled."),
        ("cookies.technologies", "reordered", ["http_cookie", "web_beacon"], ["web_beacon", "http_cookie"], "The order of “technologies” changes, and nothing else."),
        ("contacts.privacy.name", "replaced", "A", "B", "“person who answers privacy questions” now reads differently, which takes nothing away from anybody."),
        ("documents.sla.version", "replaced", "1", "2", "“version” now reads differently, which changes nothing that is promised."),
        ("status", "replaced", "draft", "published", "The pages apply from now on."),
        ("status", "replaced", "published", "draft", "The pages become a draft and no longer say that they apply: a person has to say what holds now."),
        ("documents.in_short", "left blank", True, GONE, "“‘In short’ lines” is left open, so that nobody knows what holds."),
        ("terms.liability.carve_outs[fraud]", "removed", "fraud", GONE, "Liability is unlimited in one fewer case, which is worse for customers."),
        ("sla.maintenance.window", "replaced", "1 am to 5 am", "9 am to 1 pm", "“hours of planned work” goes from “01:00 to 05:00” to “09:00 to 13:00”, and a person has to say whether that is better or worse."),
        ("documents.sla.slug", "replaced", "sla", "levels", "The address changes: old links need a redirect."),
        ("data.categories[account].retention.starts", "removed", "log_entry", GONE, "From when the time runs is said in another way, or not any more: a person has to say whether the data is kept for longer."),
        ("marketplace.ranking", "added", GONE, ["price"], "No row of the table speaks of “marketplace.ranking”: a person has to look."),
        ("hosting.locations[Pune]", "removed", {"name": "Pune"}, GONE, "A location falls away, which is worse for customers; a person has to say what it is for the people whose data is handled."),
        ("terms.liability.cap", "replaced", "a", "b", "The cap on liability is another one: lower is worse for customers; a person has to compare."),
    ],
)  # fmt: skip
def test_the_reason_is_one_plain_sentence(fact: str, kind: str, old: Any, new: Any, reason: str) -> None:
    assert judged(fact, kind, old, new).reason == reason


def test_what_no_row_knows_needs_a_look_and_never_less() -> None:
    found = judged("marketplace.ranking", "added", GONE, ["price"])
    assert (found.overall, found.row, found.waits) == (Materiality.UNKNOWN, "", True)
    nonsense = judge(Change("acme", "no.such[fact].here", Kind.ADDED, None, 1), None, None, TABLE)
    assert (nonsense.overall, nonsense.row) == (Materiality.UNKNOWN, "")


def test_what_is_good_or_of_no_weight_is_only_told() -> None:
    good, plain_, nothing = (
        judged("sla.uptime", "raised", "99%", "99.9%"), judged("contacts.privacy.name", "replaced", "A", "B"),
        judged("documents.sla.version", "replaced", "1", "2"),
    )  # fmt: skip
    assert [found.channels for found in (good, plain_, nothing)] == [("site",), ("site",), ()]
    assert not any(found.at_renewal or found.consent or found.promised for found in (good, plain_, nothing))
    assert [found.overall for found in (good, plain_, nothing)] == [
        Materiality.FAVOURABLE,
        Materiality.NEUTRAL,
        Materiality.COSMETIC,
    ]


def test_a_group_without_a_row_is_as_bad_as_the_worst_of_its_facts() -> None:
    (rules,) = (found for _, found in look(EXAMPLE, "third_parties.rules").values)
    found = judge(Change("acme", "third_parties.rules", Kind.ADDED, None, rules), EXAMPLE, EXAMPLE, TABLE)
    assert (found.row, found.customer) == ("suspension", Materiality.ADVERSE)


@pytest.mark.parametrize(
    ("kind", "materiality"),
    [(Kind.COMPANY_ADDED, "neutral"), (Kind.COMPANY_REMOVED, "needs a look"), (Kind.COMPANY_RENAMED, "needs a look")],
)
def test_a_whole_company_comes_or_goes(kind: Kind, materiality: str) -> None:
    assert judge(Change("acme", "", kind, None, None), None, None, TABLE).overall.value == materiality


def test_the_worse_of_two_counts() -> None:
    order_of = [
        Materiality.ADVERSE,
        Materiality.UNKNOWN,
        Materiality.FAVOURABLE,
        Materiality.NEUTRAL,
        Materiality.COSMETIC,
    ]
    for worse in order_of:
        for better in order_of[order_of.index(worse) :]:
            assert Judgement(worse, better, "").overall is Judgement(better, worse, "").overall is worse


def test_whoever_is_not_touched_weighs_nothing() -> None:
    renamed = judged("data.categories[account].id", "replaced", "account", "acct")
    assert (renamed.customer, renamed.data_subject) == (Materiality.NEUTRAL, Materiality.COSMETIC)
    assert (renamed.overall, renamed.channels) == (Materiality.COSMETIC, ())
    assert renamed.reason.endswith("which changes nothing that is promised.")
    for touched in (("customer",), ("data_subject",)):
        for weight in Materiality:
            sides = (weight, Materiality.NEUTRAL) if touched == ("customer",) else (Materiality.NEUTRAL, weight)
            assert Judgement(*sides, "", whom=touched).overall is weight


def test_items_are_found_by_what_names_them() -> None:
    def name(path: str) -> Any:
        found = item_at(COMPANY.facts, parts(path))
        return found and found.__dict__.get("name", found.__dict__.get("label"))

    assert name("recipients[host]") == "Host"
    assert name("cookies.items[1]") == "counter of visits"
    assert name("cookies.items[1]") == "counter of visits"
    assert name("data.categories[account]") == "Account"
    assert name("recipients[nobody]") is name("recipients[9]") is name("sla.credits[x]") is name("no.such[x]") is None


LEAVES = leaves(EXAMPLE.facts)
KINDS = st.sampled_from([kind for kind in Kind if not kind.name.startswith("COMPANY")])


@given(st.sampled_from(LEAVES), st.sampled_from(LEAVES), KINDS, st.booleans(), st.booleans())
def test_any_change_of_any_fact_is_judged(one: Any, other: Any, kind: Kind, new: bool, old: bool) -> None:
    change = Change("example", one.path, kind, one.value if old else None, other.value if new else None)
    found = judge(change, EXAMPLE, EXAMPLE if new else None, TABLE)
    assert found.reason.endswith(".")
    assert found.reason[0].isupper() or found.reason[0] == "“"
    assert "“”" not in found.reason
    assert found.row or found.overall is Materiality.UNKNOWN


@given(
    st.text(max_size=40), KINDS, st.one_of(st.none(), st.text(), st.integers(), st.booleans()), st.none() | st.text()
)
def test_no_path_or_value_whatever_makes_it_fail(path: str, kind: Kind, old: Any, new: Any) -> None:
    assert judge(Change("x", path, kind, old, new), EXAMPLE, None, TABLE).reason


def test_a_group_may_come_and_go_anywhere_in_the_example() -> None:
    waiting: list[tuple[str, Any]] = [("", EXAMPLE.facts)]
    count = 0
    while waiting:
        path, facts = waiting.pop()
        for name, inner in facts.__dict__.items():
            at = f"{path}.{name}" if path else name
            items = [(f"{at}[{number}]", item) for number, item in enumerate(inner)] if isinstance(inner, tuple) else []
            for fact, whole in ((at, inner), *items):
                for kind, old, new in (
                    (Kind.ADDED, None, whole),
                    (Kind.REMOVED, whole, None),
                    (Kind.BLANKED, whole, None),
                ):
                    assert judge(Change("example", fact, kind, old, new), EXAMPLE, EXAMPLE, TABLE).reason.endswith(".")
                    count += 1
                if isinstance(whole, Facts):
                    waiting.append((fact, whole))
    assert count > 3000


OLD = """
    recipients:
      - {id: host, name: Host, role: sub_processor, country: DE}
    data:
      categories:
        - {id: content, label: Content, role: processor, retention: {period: 30 days}}
    cookies:
      items:
        - {name: counter, category: performance, duration: 1 year}
        - {name: session, category: strictly_necessary, duration: 1 hour}
    incentives: [{name: Friends}]
    sla: {uptime: 99.95%, exclusions: [force_majeure]}
    billing: {trial: {converts: true}}
    grievance: {resolve: 24 hours}
    terms: {termination: {notice: }}
    contacts: {privacy: {email: privacy@acme.example}}
    """


@pytest.mark.parametrize(
    ("old", "new", "row", "customer", "people"),
    [
        ("country: DE", "country: US", "subprocessors", "needs a look", "needs a look"),
        ("role: sub_processor", "role: processor", "recipients", "needs a look", "needs a look"),
        ("period: 30 days", "period: 40 days", "content-retention", "favourable", "adverse"),
        ("duration: 1 hour", "duration: 2 hours", "cookies-necessary", "neutral", "adverse"),
        (", duration: 1 hour", "", "cookies-necessary", "neutral", "favourable"),
        ("        - {name: counter, category: performance, duration: 1 year}\n", "", "cookies", "neutral", "favourable"),
        ("99.95%", "99.5%", "sla", "adverse", "neutral"),
        ("[force_majeure]", "[force_majeure, suspension]", "sla", "adverse", "neutral"),
        ("    sla: {uptime: 99.95%, exclusions: [force_majeure]}\n", "", "sla", "adverse", "neutral"),
        ("converts: true", "converts: false", "auto-renewal", "favourable", "neutral"),
        ("resolve: 24 hours", "resolve: 1 day", "grievance", "cosmetic", "cosmetic"),
        ("resolve: 24 hours", "resolve: ", "grievance", "needs a look", "needs a look"),
        ("resolve: 24 hours", "resolve: {unsettled: [24 hours, 7 days]}", "grievance", "needs a look", "needs a look"),
        ("notice: }", "notice: 30 days}", "termination", "adverse", "neutral"),
        ("privacy@acme.example", "data@acme.example", "contacts", "neutral", "neutral"),
        ("[{name: Friends}]", "{none: we trade no data}", "sale-or-share", "neutral", "needs a look"),
        ("recipients:\n      - {id: host, name: Host, role: sub_processor, country: DE}", "recipients: {none: we work alone}", "subprocessors", "favourable", "favourable"),
        ("    grievance:", "    transfers: {none: all stays here}\n    grievance:", "transfers", "neutral", "neutral"),
    ],
)  # fmt: skip
def test_changes_of_a_fact_file_are_judged(old: str, new: str, row: str, customer: str, people: str) -> None:
    assert OLD.count(old) == 1
    base, head = company_of(LIBRARY, OLD), company_of(LIBRARY, OLD.replace(old, new))
    (change,) = compare(base, head)
    found = judge(change, base, head, TABLE)
    assert (found.row, found.customer.value, found.data_subject.value) == (row, customer, people), change


@pytest.mark.parametrize(
    ("readings", "chosen", "customer", "reason"),
    [
        ("[15 days, 60 days]", "15 days", "needs a look", "“notice to end the service” is settled: 15 days, where it was open between 15 days and 60 days; a person has to say whether that is better or worse."),
        ("[15 days, 60 days]", "30 days", "needs a look", "“notice to end the service” is settled: 30 days, where it was open between 15 days and 60 days; a person has to say whether that is better or worse."),
        ("[15 days, 60 days]", "10 days", "favourable", "Customers can leave sooner, which is better for customers."),
        ("[15 days, 60 days]", "90 days", "adverse", "Customers have to give notice earlier, which is worse for customers."),
    ],
)  # fmt: skip
def test_a_choice_between_readings_is_held_against_each(readings: str, chosen: str, customer: str, reason: str) -> None:
    base, head = (
        company_of(LIBRARY, f"terms: {{termination: {{notice: {value}}}}}")
        for value in (f"{{unsettled: {readings}}}", chosen)
    )
    (change,) = compare(base, head)
    found = judge(change, base, head, TABLE)
    assert (found.customer.value, found.data_subject.value, found.reason) == (customer, "neutral", reason)


@pytest.mark.parametrize("left", ["", "{unsettled: [15 days, 60 days]}"])
def test_what_is_left_open_is_never_better(left: str) -> None:
    base, head = (company_of(LIBRARY, f"terms: {{termination: {{notice: {value}}}}}") for value in ("30 days", left))
    (change,) = compare(base, head)
    found = judge(change, base, head, TABLE)
    assert (found.customer.value, found.data_subject.value) == ("needs a look", "neutral")
    assert found.reason == "“notice to end the service” is left open, so that nobody knows what holds."


def test_items_are_judged_as_they_stand_even_where_others_moved() -> None:
    base = company_of(LIBRARY, OLD)
    head = company_of(
        LIBRARY,
        OLD.replace("        - {name: counter, category: performance, duration: 1 year}\n", "").replace(
            "1 hour", "2 hours"
        ),
    )
    found = {change.kind: judge(change, base, head, TABLE).row for change in compare(base, head)}
    assert found == {Kind.REMOVED: "cookies", Kind.RAISED: "cookies-necessary"}
