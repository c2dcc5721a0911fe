"""What a clause may say, and what becomes of facts that are said, blank, unsettled, none or not said."""

from __future__ import annotations

import pytest

from generator.clauses.library import Library
from generator.documents.environment import Table
from generator.documents.marks import escape
from generator.documents.recorder import Recorder
from generator.documents.views import Group
from generator.findings import UserError
from tests.conftest import Writer, parse

CHANNELS = ("phone", "email", "ticket", "live_chat", "post")


def test_a_fact_is_written_in_words(write: Writer) -> None:
    text = write("You give {{ terms.termination.notice }} notice.", "terms: {termination: {notice: 45 days}}")
    assert text.endswith("You give 45 days notice.")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("terms: {termination: {notice: 1 month}}", "Notice: 1 month."),
        ("terms: {termination: {}}", "No notice."),
        ("status: draft", "No notice."),
        ("terms: {termination: {notice: }}", "not yet given"),
        ("terms: {termination: {notice: tbd}}", "not yet given"),
        ("terms: {termination: {notice: {unsettled: [30 days, 45 days]}}}", "not yet settled, “30 days” or “45 days”"),
    ],
)
def test_the_three_states_of_a_fact(write: Writer, facts: str, expected: str) -> None:
    clause = """\
        {% if terms.termination.notice %}
        Notice: {{ terms.termination.notice }}.
        {% else %}
        No notice.
        {% endif %}
        """
    assert expected in write(clause, facts)


def test_a_gap_says_what_is_missing_and_where_to_fill_it(write: Writer) -> None:
    facts = "grievance:\n  officer:\n    name: A B\n    email:\n"
    text = write("{{ grievance.officer.email }}", facts)
    assert r"\[Grievance Officer's e-mail: not yet given (`grievance.officer.email`, facts/acme.yml:4)\]" in text


def test_yes_no_and_not_said_are_three_things(write: Writer) -> None:
    clause = """\
        {% if billing.prepaid %}
        Prepaid.
        {% elif billing.prepaid == false %}
        Not prepaid.
        {% else %}
        Silence.
        {% endif %}
        """
    assert write(clause, "billing: {prepaid: true}").endswith("Prepaid.")
    assert write(clause, "billing: {prepaid: false}").endswith("Not prepaid.")
    assert write(clause, "billing: {}").endswith("Silence.")


@pytest.mark.parametrize(
    ("said", "state"), [("", "not yet given"), ("{unsettled: [true, false]}", "not yet settled, “yes” or “no”")]
)
def test_an_open_choice_stands_as_a_gap_at_the_end_of_its_section(write: Writer, said: str, state: str) -> None:
    clause = """\
        Always this.
        {% if billing.prepaid %}
        Prepaid.
        {% endif %}
        """
    text = write(clause, f"billing: {{prepaid: {said}}}")
    assert "Prepaid." not in text
    assert f"Always this.\n\n\\[Prepaid: {state} (`billing.prepaid`, facts/acme.yml:1)\\]" in text
    assert "\\[Prepaid" in write("", f"billing: {{prepaid: {said}}}", "title: A clause\nwhen: billing.prepaid")


def test_none_with_a_reason_is_not_silence(write: Writer) -> None:
    clause = """\
        {% if recipients %}
        Some.
        {% elif why_none["recipients"] %}
        None: {{ why_none["recipients"] }}.
        {% else %}
        Silence.
        {% endif %}
        """
    assert write(clause, "recipients: {none: we work alone}").endswith("None: we work alone.")
    assert write(clause, "status: draft").endswith("Silence.")


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "Write by phone."),
        (2, "Write by phone and by e-mail."),
        (4, "Write by phone, by e-mail, by ticket and by live chat."),
        (5, "Write:\n\n- by phone\n- by e-mail\n- by ticket\n- by live chat\n- by post"),
    ],
)
def test_a_list_has_four_forms(write: Writer, count: int, expected: str) -> None:
    items = (
        "["
        + ", ".join(f"{{text: by {c.replace('_', ' ').replace('email', 'e-mail')}}}" for c in CHANNELS[:count])
        + "]"
    )
    text = write("{{ sla.support.channels | listing('Write') }}", f"sla: {{support: {{channels: {items}}}}}")
    assert text.endswith(expected)


def test_a_list_that_makes_a_long_sentence_becomes_bullets(write: Writer) -> None:
    for words, bullets in ((13, False), (20, True)):
        item = "word " * words
        facts = f"data: {{quality: [{item}x, {item}y]}}"
        assert ("\n- word" in write("{{ data.quality | listing('We') }}", facts)) == bullets


def test_no_weekdays_are_a_gap(write: Writer) -> None:
    facts = "sla: {support: {days: []}}"
    assert "[Support days: not yet given" in write("Open {{ sla.support.days | weekdays }}.", facts)


def test_a_reference_is_followed_to_its_item(write: Writer) -> None:
    facts = """\
        offices: [{id: ho, lines: [1 Quay], city: Pune, postal_code: 411001, country: IN}]
        grievance: {officer: {office: ho}}
        """
    assert write("At {{ grievance.officer.office | address }}.", facts).endswith("At 1 Quay, Pune 411001, India.")


def test_items_are_chosen_by_a_fact(write: Writer) -> None:
    facts = "recipients: [{id: a, name: A, role: processor}, {id: b, name: B, role: sub_processor}, {id: c, name: C}]"
    clause = """\
        {% for r in recipients | where("role", "sub_processor") %}
        Sub {{ r.name }}.
        {% endfor %}
        {% for r in recipients | without("role") %}
        Other {{ r.name }}.
        {% endfor %}
        """
    assert write(clause, facts).endswith("Sub B.\nOther C.")


def test_a_cross_reference_is_a_number_that_is_made(write: Writer) -> None:
    others = {"two": "---\ntitle: Second\n---\nWords.\n"}
    assert "[section 2](#two)" in write('See {{ see("page.two") }}.', others=others)


@pytest.mark.parametrize(
    ("clause", "message"),
    [
        ('See {{ see("page.two") }}.', "refers to “page.two”, which does not appear"),
        ("{{ terms.terminaton.notice }}", "there is no fact “terms.terminaton”; did you mean “termination”?"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{% set x = 1 %}", "a clause may hold facts, “if” and “for” only, but this is a assign"),
        ("{% macro m() %}{% endmacro %}", "macro"),
        ("{{ 7 * 7 }}", "but this is a mul"),
        ("{{ terms.__class__ }}", "underscore"),
        ("{{ range(3) }}", "may call"),
        ("{{ terms }}", "not yet given"),
        ("{{ billing.prepaid }}", "yes-or-no"),
        ("{{ offices }}", "is a list"),
        ("{% if %}x{% endif %}", "Expected"),
        ("{{ terms.termination.notice | upper }}", "there is no filter “upper”"),
        ("{% include 'x' %}", "include"),
    ],
)
def test_what_a_clause_may_not_hold_is_told_with_its_place(write: Writer, clause: str, message: str) -> None:
    facts = "billing: {prepaid: true}\noffices: [{id: a}]"
    try:
        text = write(f"Fine line.\n{clause}", facts)
    except UserError as error:
        found = error.findings[0]
        assert message in found.message
        assert found.path == "templates/clauses/page/one.md"
        assert found.span.line == (5 if "see(" not in clause else 4)
    else:
        assert message in text


def test_a_clause_without_text_does_not_appear(write: Writer) -> None:
    text = write("{% if billing.prepaid %}\nPrepaid.\n{% endif %}", others={"two": "---\ntitle: Second\n---\nWords.\n"})
    assert "## 1. Second" in text
    assert "A clause" not in text


def test_a_name_that_ends_in_a_full_stop_ends_the_sentence(write: Writer) -> None:
    text = write("We are {{ company.legal_name }}.", "company: {legal_name: Netcore Solutions Pvt. Ltd.}")
    assert text.endswith("We are Netcore Solutions Pvt. Ltd.")


@pytest.mark.parametrize(
    ("days", "expected"),
    [("[sunday]", "On Sunday."), ("[]", "days of planned work: not yet given"), ("", "not yet given")],
)
def test_days_of_the_week(write: Writer, days: str, expected: str) -> None:
    assert (
        expected.lower()
        in write("On {{ sla.maintenance.days | weekdays }}.", f"sla: {{maintenance: {{days: {days}}}}}").lower()
    )


def test_an_empty_list_of_weekdays_is_a_gap(write: Writer) -> None:
    assert "not yet given" in write("{{ sla.support.days | weekdays }}", "sla: {support: {days: []}}")


def test_an_item_of_a_loop_cannot_take_the_name_of_a_group(write: Writer) -> None:
    with pytest.raises(UserError, match="“terms” is a group of facts"):
        write("{% for terms in recipients %}\n{{ terms.name }}\n{% endfor %}", "recipients: [{name: A}]")


def test_every_section_that_goes_by_a_reference_says_so(library: Library) -> None:
    facts = """\
        offices: [{id: ho, lines: [1 Quay], city: Pune, postal_code: 411001, country: IN}]
        grievance: {officer: {office: ho}}
        """
    company, _ = parse(facts, library)
    assert company is not None
    (office,) = company.facts.offices or ()
    recorder = Recorder(lambda value, _: escape(str(value)), {}, lambda *_: ("offices[ho]", office))
    table = Table(Group(recorder, "", "", company.facts))
    sections: list[dict[str, None]] = [{}, {}]
    for recorder.read in sections:
        assert str(table["grievance.officer.office.city"])
    assert all("grievance.officer.office" in read for read in sections)
