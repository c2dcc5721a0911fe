"""A fact file becomes a company, or every problem of it is told at its place, in one run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.facts.base import fields_of
from generator.facts.model import FactFile
from generator.facts.schema import json_schema
from generator.project import check
from tests.conftest import COMPANIES, ROOT, load, parse

BAD = [
    ("company: {legal_nam: X}", 1, 11, "there is no fact “legal_nam” here", "Did you mean “legal_name”?"),
    ("terms:\n  termination:\n    notice: 45", 3, 13, "expected a length of time with its unit", "Write “45 days”."),
    ("billing: {prepaid: yes}", 1, 20, "expected true or false, but found “yes”", "Write true."),
    ("billing: {prepaid: 1}", 1, 20, "expected true or false, but found 1", "Write true or false"),
    ("offices: Pune", 1, 10, "expected a list, but found “Pune”", "Write each item"),
    ("company: Acme", 1, 10, "expected a group of keys, but found “Acme”", "Keys here: legal_name"),
    ("company: [Acme]", 1, 10, "expected a group of keys, but found a list", "Keys here: legal_name"),
    (
        "data: {subjects: [custmers]}",
        1,
        19,
        "expected an id of the vocabulary “data_subjects”",
        "Did you mean “customers”?",
    ),
    ("data: {subjects: [{txt: x}]}", 1, 19, "expected an id or {text: …}", "Known ids:"),
    ("sla: {window: {text: fortnight}}", 1, 15, "expected an id of the vocabulary “sla_windows”", "month"),
    ("status: live", 1, 9, "expected one of draft, published, but found “live”", "Write one of"),
    ("schema_version: 2", 1, 17, "expected schema version 1", "Write 1."),
    ("children: {min_age: eighteen}", 1, 21, "expected a whole number, but found “eighteen”", "digits"),
    ("company: {legal_name: true}", 1, 23, "expected a text, but found true", "Write the words"),
    ("sla: {support: {days: [funday]}}", 1, 24, "expected a day of the week", "monday"),
    ("billing: {cycle: {unsettled: [1 month, 3]}}", 1, 40, "expected a length of time with its unit", ""),
    ("contacts: {general: {email: a@}}", 1, 29, "contacts.general.email: expected an e-mail address", ""),
    ("# legalsite: allow F007\nstatus: draft", 1, 1, "expected a rule and a reason in the waiver", "-- why"),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), BAD)
def test_a_bad_value_is_told_at_its_place(
    library: Library, text: str, line: int, column: int, message: str, hint: str
) -> None:
    company, problems = parse(text, library)
    assert company is None
    assert len(problems) == 1
    found = problems[0]
    assert (found.span.line, found.span.column) == (line, column)
    assert message in found.message
    assert hint in found.hint
    assert str(found).startswith(f"facts/acme.yml:{line}:{column}: error: ")


def test_all_problems_come_in_one_run(library: Library) -> None:
    text = "status: live\ncompany: {x: 1}\nbilling:\n  prepaid: no\n  cycle: 1\noffices: none\n"
    company, problems = parse(text, library)
    assert company is None
    assert [p.span.line for p in sorted(problems, key=lambda p: p.span)] == [1, 2, 4, 5, 6]


def test_a_name_that_cannot_be_an_address_is_refused(library: Library) -> None:
    _, problems = parse("status: draft", library, "My Company")
    assert "cannot be the name of a fact file" in problems[0].message


def test_references_and_ids_are_checked(library: Library) -> None:
    text = """\
        offices: [{id: head}, {id: head}]
        grievance: {officer: {office: hed}}
        data:
          categories: [{id: account}]
          purposes: [{id: p, data: [acount, account]}]
        """
    company, _ = parse(text, library)
    assert company is not None
    found = [f"{f.rule} {f.fact} {f.hint}" for f in check(company, library.vocabularies)]
    assert found == [
        "F005 grievance.officer.office Did you mean “head”?",
        "F005 data.purposes[p].data[0] Did you mean “account”?",
        "F006 offices[1] Give each item an id of its own.",
    ]


PUBLISHED = """\
status: published
company: {legal_name: }
billing: {cycle: {unsettled: [1 month, 3 months]}}
contacts:
  privacy: {email: privacy@example.com}
  general: {phone: "+91 99999 99999"}
"""


def test_a_published_file_may_hold_no_blank_no_choice_no_placeholder(library: Library) -> None:
    company, _ = parse(PUBLISHED, library)
    assert company is not None
    assert [(f.rule, f.span.line) for f in check(company, library.vocabularies)] == [
        ("F001", 2),
        ("F002", 3),
        ("F007", 5),
        ("F007", 6),
    ]


def test_a_draft_may(library: Library) -> None:
    company, _ = parse(PUBLISHED.replace("published", "draft"), library)
    assert company is not None
    assert list(check(company, library.vocabularies)) == []


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("# legalsite: allow-file F007 -- fictional", ["F001", "F002"]),
        ("# legalsite: allow-file F007, blank-fact -- fictional", ["F002"]),
        ("# legalsite: allow F007 -- only the line below", ["F001", "F002", "F007", "F007"]),
    ],
)
def test_waivers_allow_what_they_name_where_they_stand(library: Library, comment: str, left: list[str]) -> None:
    company, _ = parse(f"{comment}\n{PUBLISHED}", library)
    assert company is not None
    assert [f.rule for f in check(company, library.vocabularies)] == left


def test_a_waiver_on_its_line(library: Library) -> None:
    text = PUBLISHED.replace(
        "privacy@example.com}", "privacy@example.com}  # legalsite: allow F007 -- reserved on purpose"
    )
    company, _ = parse(text, library)
    assert company is not None
    assert [f.rule for f in check(company, library.vocabularies)] == ["F001", "F002"]


@pytest.mark.parametrize("name", COMPANIES)
def test_the_companies_of_this_repository_load_without_findings(library: Library, name: str) -> None:
    company = load(name, library)
    assert list(check(company, library.vocabularies)) == []
    assert company.draft == (name != "example")
    text = (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema.json\n")


def _fields(library: Library) -> list[str]:
    return sorted(fields_of(FactFile))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_input_ends_in_a_traceback(library: Library, data: st.DataObject) -> None:
    """Any value under any key of the schema gives a company or findings."""
    keys = data.draw(st.lists(st.sampled_from(_fields(library)), min_size=1, max_size=4, unique=True))
    values = st.recursive(
        st.sampled_from(
            ["x", "45 days", "true", "null", "1", "99.9%", "[]", "{}", "{none: x}", "{unsettled: [1, 2]}", "~", '""']
        ),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda items: "[" + ", ".join(items) + "]"),
            st.tuples(st.sampled_from(["id", "text", "email", "notice", "items", "none", "name"]), inner).map(
                lambda pair: f"{{{pair[0]}: {pair[1]}}}"
            ),
        ),
        max_leaves=6,
    )
    text = "".join(f"{key}: {data.draw(values)}\n" for key in keys)
    company, problems = parse(text, library)
    assert (company is None) == bool(problems)


def test_every_field_explains_itself_to_an_editor(library: Library) -> None:
    schema = json_schema(library.vocabularies)
    models = [
        schema,
        *(d for name, d in schema["$defs"].items() if not name.startswith(("vocabulary.", "Unsettled", "None"))),
    ]
    for model in models:
        for name, field in model["properties"].items():
            assert field["title"], name
            assert field["description"], name
    assert len(models) > 80


def test_a_group_and_a_single_fact_can_be_none_for_a_reason(library: Library) -> None:
    facts = "dpo: {none: the law asks for none}\ncompany: {identifiers: {cin: {none: we are an LLP}}}"
    company, problems = parse(facts, library)
    assert problems == []
    assert company is not None
    assert company.none == {"dpo": "the law asks for none", "company.identifiers.cin": "we are an LLP"}
    assert (company.facts.dpo, company.blank) == (None, ())
