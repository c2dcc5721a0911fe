"""Rules about one company's facts: the near misses, the limits, and what the companies of this repository are told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest

from generator.clauses.library import Library
from generator.facts.leaves import leaves, words_at
from generator.findings import Finding, Severity
from generator.lint.context import Context
from generator.lint.facts.addresses import domain_of
from generator.lint.facts.building import BEFORE_A_BUILD
from generator.lint.facts.family import RULES
from generator.lint.facts.states import STATES, state_named
from generator.lint.facts.survey import one_letter_off
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_company
from generator.project import check
from tests.conftest import COMPANIES, ROOT, load, parse
from tests.rule_examples import VOCABULARIES, company

ON = date(2026, 11, 26)


def told(text: str, code: str, on: date = ON) -> list[str]:
    """The messages of one rule about a published file."""
    found = check_company(company(text), RULES, Context(on, vocabularies=VOCABULARIES))
    return [f.message for f in found if f.rule == code]


def findings(name: str, library: Library) -> Iterator[Finding]:
    """What all families say of a company of this repository, waived findings left out."""
    one = load(name, library)
    for finding in check_company(one, rules(Scope.FACTS), Context(ON, vocabularies=library.vocabularies)):
        if finding.rule[0] in "FS" and not any(waiver.covers(finding) for waiver in one.waivers):
            yield finding


def test_the_complete_company_is_told_nothing(library: Library) -> None:
    assert [str(f) for f in findings("example", library)] == []


@pytest.mark.parametrize("name", [name for name in COMPANIES if name != "example"])
def test_a_draft_is_told_each_gap_at_its_line_and_no_error(library: Library, name: str) -> None:
    one = load(name, library)
    lines = (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8").split("\n")
    found = list(findings(name, library))
    gaps = {f.fact: f for f in found if f.rule in ("F001", "F002")}
    assert set(gaps) == {*one.blank, *one.unsettled}
    for fact, finding in gaps.items():
        key = str(fact).rpartition(".")[2]
        assert lines[finding.span.line - 1].strip().removeprefix("- ").startswith(f"{key}:")
    assert [str(f) for f in found if f.severity is Severity.ERROR] == []


BEYOND_GAPS = {
    "btrack": [
        "F073 data.categories[billing].open_ended", "F073 data.categories[contact].open_ended",
        "F073 data.categories[website-use].open_ended", "F073 aup.open_ended", "S002 sla.uptime", "S003 sla.uptime",
        "S032 billing.suspend_after",
    ],
    "netcore": [
        "F027 offices", "F030 contacts.privacy.email", "F061 security.certifications[0].edition",
        "F073 data.categories[contact-details].open_ended", "F073 data.categories[technical-details].open_ended",
    ],
    "roket": [
        "F072 data.categories[kyc]", "F072 data.categories[profile]", "F072 data.categories[support]",
    ],
    "utrack": [
        "F073 data.categories[device].open_ended", "F073 data.categories[provided].open_ended",
        "F073 data.categories[website-use].open_ended",
    ],
}  # fmt: skip
"""What a careful reader finds in the drafts beside their gaps; each was compared with the document that it comes from."""


@pytest.mark.parametrize("name", BEYOND_GAPS)
def test_a_draft_is_told_what_is_wrong_beside_its_gaps(library: Library, name: str) -> None:
    found = [f"{f.rule} {f.fact}" for f in findings(name, library) if f.rule not in ("F001", "F002")]
    assert sorted(found) == sorted(BEYOND_GAPS[name])


def test_a_gap_is_named_by_its_title_with_an_example(library: Library) -> None:
    one, _ = parse("status: published\ngrievance:\n  officer: {name: A. Rao, email: }\n", library)
    assert one is not None
    found = next(check_company(one, BEFORE_A_BUILD, Context(ON)))
    assert "“Grievance Officer's e-mail” has no value" in found.message
    assert found.hint.startswith("An address that this person reads. For example “grievance@example.com”.")


def test_every_leaf_has_its_title(library: Library) -> None:
    for fact in leaves(load("example", library).facts):
        known = words_at(fact.path)
        assert known is not None, fact.path
        assert known.title == fact.title, fact.path


def test_errors_of_a_published_company_stop_its_pages_and_warnings_do_not(library: Library) -> None:
    text = """\
        status: published
        company: {identifiers: {gstin: 29ZZZCN0842K1ZL, pan: ZZZCN0824K}, website: {url: http://www.banyanhost.in}}
        offices: [{id: a, kind: registered, city: Mumbai, state: Maharashtra, postal_code: "560025", country: IN}]
        """
    one, _ = parse(text, library)
    assert one is not None
    assert [f.rule for f in check(one, library.vocabularies)] == ["F020", "F023"]
    draft, _ = parse(text.replace("published", "draft"), library)
    assert draft is not None
    assert check(draft, library.vocabularies) == ()


def test_what_stops_a_build_does_not_ask_what_day_it_is(library: Library) -> None:
    one = load("example", library)
    early, late = (list(check_company(one, BEFORE_A_BUILD, Context(on))) for on in (date.min, date.max))
    assert early == late != []


PINS = [
    ("Karnataka", "560025", True), ("Karnataka", "591 237", True), ("karnataka", "400001", False),
    ("Delhi", "110044", True), ("New Delhi", "201301", False), ("Haryana", "122001", True),
    ("Uttar Pradesh", "201301", True), ("Uttarakhand", "248001", True), ("Uttarakhand", "282001", False),
    ("Tamilnadu", "600001", True), ("Puducherry", "605001", True), ("Puducherry", "533464", True),
    ("Telangana", "500081", True), ("Andhra Pradesh", "530001", True), ("Goa", "403001", True),
    ("Jammu & Kashmir", "190001", True), ("Sikkim", "737101", True), ("Jharkhand", "834001", True),
    ("Bihar", "800001", True), ("Bihar", "834001", False), ("Atlantis", "834001", True), ("Kerala", "903001", False),
    ("Kerala", "012345", False), ("Kerala", "6950011", False),
]  # fmt: skip


@pytest.mark.parametrize(("state", "pin", "fits"), PINS)
def test_a_pin_belongs_to_its_state(state: str, pin: str, fits: bool) -> None:
    text = f'offices: [{{id: a, state: "{state}", postal_code: "{pin}", country: IN}}]'
    assert bool(told(text, "F020")) is not fits


def test_states_are_complete_and_differ() -> None:
    codes = [code for state in STATES for code in state.gst]
    assert sorted(codes) == [f"{n:02}" for n in range(1, 39)]
    assert len({state.cin[0] for state in STATES}) == len({state.name for state in STATES}) == len(STATES) == 36
    assert all(state_named(name) is state for state in STATES for name in (state.name, *state.aliases))


FORMS = [
    ("U63112KA2018PTC999213", "Banyan Host (P) Ltd.", True), ("U63112KA2018PTC999213", "BANYAN HOST PRIVATE LIMITED", True),
    ("U63112KA2018PTC999213", "Banyan Host Pvt Ltd", True), ("U63112KA2018PTC999213", "Banyan Private Limited India", False),
    ("U63112KA2018OPC999213", "Banyan Host (OPC) Private Limited", True), ("U63112KA2018OPC999213", "Banyan Host", False),
    ("L63112KA2018PLC999213", "Banyan Host Ltd.", True), ("L63112KA2018PLC999213", "Banyan Host", False),
    ("U63112KA2018GOI999213", "Banyan Host", True), ("U63112KA2018FTC999213", "Banyan Host India Private Limited", True),
]  # fmt: skip


@pytest.mark.parametrize(("cin", "name", "fits"), FORMS)
def test_a_name_carries_its_form(cin: str, name: str, fits: bool) -> None:
    assert bool(told(f'company: {{legal_name: "{name}", identifiers: {{cin: {cin}}}}}', "F025")) is not fits


DUMMIES = [
    ("email", "a@example.org", True), ("email", "a@mail.example.net", True), ("email", "a@acme.example", True),
    ("email", "a@yourcompany.com", True), ("email", "a@your-domain.co.in", True), ("email", "your.name@acme.in", True),
    ("email", "first.last@acme.in", True), ("email", "firstname.lastname@acme.in", True),
    ("email", "testimonials@acme.in", False), ("email", "contest@acme.in", False), ("email", "a@examplecloud.in", False),
    ("email", "a@mycompanyhost.in", False), ("email", "a@latest.in", False), ("email", "username@acme.in", True),
    ("phone", "+91 80 4718 2300", False), ("phone", "+91 98765 43210", True), ("phone", "+91 22 2222 2234", True),
    ("phone", "+44 20 7946 0123", True), ("phone", "+44 20 7947 0123", False), ("phone", "+1 202-555-0199", True),
    ("phone", "+1 202-555-0299", False), ("phone", "+49 30 23125 042", True), ("phone", "+91 40 6700 0000", False), ("phone", "+91 80 0000 0100", True),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "dummy"), DUMMIES)
def test_what_reaches_nobody(field: str, value: str, dummy: bool) -> None:
    assert bool(told(f'contacts: {{general: {{{field}: "{value}"}}}}', "F007")) is dummy


WORDS = [
    ("We keep it for [number] days.", True), ("We keep it (see [12]) for a year.", False), ("Ask Jane Doe.", True),
    ("Ask Jane Doering.", False), ("We use <company> as a name.", True), ("We keep 3 < 5 copies > 1.", False),
    ("Our hosts are at ${HOST}.", True), ("TODO: ask", True), ("Todos are kept for a day.", False),
    ("It costs $ {amount}.", False), ("We answer to Your Company Ltd.", True), ("We serve your company and its staff.", False),
    ("Tick [x] to agree.", True), ("Sign here ____ please.", True), ("snake_case_names are fine.", False),
    ("Dates as [YYYY] are fine.", False), ("TBD by the board.", True), ("Rated XXX by nobody.", True),
]  # fmt: skip


@pytest.mark.parametrize(("words", "dummy"), WORDS)
def test_what_stands_where_the_words_should(words: str, dummy: bool) -> None:
    assert bool(told(f'terms: {{disclaimers: ["{words}"]}}', "F007")) is dummy


PEOPLE = [
    ("Kavita Deshmukh", True), ("Mr. S. Head", True), ("Grievance Redressal Officer", False), ("The Grievance Officer", False),
    ("Support", False), ("Legal & Compliance Team", False), ("Customer Care", False), ("Admin", False),
    ("Meera Pillai, Head of Privacy", True), ("Officer Rao", True), ("grievance@acme.in", False), ("Nodal Officer", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "person"), PEOPLE)
def test_a_person_is_named(name: str, person: bool) -> None:
    text = f'grievance: {{officer: {{name: "{name}", email: complaints@acme.in}}}}'
    assert bool(told(text, "F032")) is not person


@pytest.mark.parametrize(
    ("one", "other", "off"),
    [
        ("nimbus", "nimbus", False), ("nimbus", "nimbuss", True), ("nimbus", "nimus", True), ("nimbus", "nimubs", True),
        ("nimbus", "nombus", True), ("nimbus", "cumulus", False), ("", "a", True), ("ab", "ba", True), ("abcd", "badc", False),
    ],
)  # fmt: skip
def test_one_letter_off(one: str, other: str, off: bool) -> None:
    assert one_letter_off(one, other) is one_letter_off(other, one) is off


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.acme.co.in/a@b", "acme.co.in"), ("a@mail.acme.in", "acme.in"), ("https://acme.in:8080", "acme.in"),
        ("https://shop.acme.com?x=https://b.in", "acme.com"), ("a@acme.org.uk", "acme.org.uk"), ("https://co.in/", "co.in"),
    ],
)  # fmt: skip
def test_the_domain_of_an_address(address: str, domain: str) -> None:
    assert domain_of(address) == domain


@pytest.mark.parametrize(
    ("host", "open_to_all"),
    [
        ("10.0.0.7", False), ("172.16.3.1:8080", False), ("8.8.8.8", True), ("[::1]", False), ("intranet.acme.lan", False),
        ("uat.acme.in", False), ("dev-2.acme.in", False), ("dev2.acme.in", False), ("developer.acme.in", True),
        ("status.acme.in", True),
    ],
)  # fmt: skip
def test_a_link_that_everybody_can_open(host: str, open_to_all: bool) -> None:
    assert bool(told(f'contacts: {{offices_url: "https://{host}/x"}}', "F041")) is not open_to_all


TEXTS = [
    ("We keep it for a year.", True), ("We keep it for a year,", False), ("We keep it and", False), (") We keep it.", False),
    ("We keep it , and go on.", False), ("We keep it...", True), ("We keep it and it.", True), ("We do do it.", False),
    ("It was that that we meant.", True), ("We had had time.", True), ("We know that that holds.", True),
    ("a) one, b) two", True), ("(a) one (b) two", True), ("We keep (some of it.", False), ("We keep some) of it.", False),
    ("We say “yes” and “no”.", True), ("We say “yes and no.", False), ("We use .in names and v1.2.", True),
    ("See ../legal for it.", True), ("What we stand for", True), ("We call f() and g().", False),
]  # fmt: skip


@pytest.mark.parametrize(("words", "whole"), TEXTS)
def test_a_text_is_whole(words: str, whole: bool) -> None:
    assert bool(told(f'terms: {{disclaimers: ["{words}"]}}', "F080")) is not whole


@pytest.mark.parametrize(
    ("valid_to", "message"),
    [
        ("2026-11-25", "ended on 2026-11-25"), ("2026-11-26", "in 0 days"), ("2026-11", "in 4 days"), ("2026-10", "ended on"),
        ("2027-01-25", "in 60 days"), ("2027-01-26", ""),
    ],
)  # fmt: skip
def test_a_certificate_ends_on_its_day(valid_to: str, message: str) -> None:
    found = told(f"security: {{certifications: [{{standard: iso27001, valid_to: {valid_to}}}]}}", "F060")
    assert [message in one for one in found] == ([True] if message else [])


@pytest.mark.parametrize(("on", "found"), [(date(2025, 10, 31), 0), (date(2025, 11, 1), 1)])
def test_an_edition_ends_with_its_transition(on: date, found: int) -> None:
    text = 'security: {certifications: [{standard: iso27001, edition: "2013"}]}'
    assert len(told(text, "F061", on)) == found


HOSTILE = [
    "(" * 200_000,
    "support " * 50_000 + "!",
    "a " * 200_000,
    "[" * 200_000,
    "A" * 400_000,
    "<a" * 100_000,
    "x." * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:8])
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    one = company(f'grievance: {{officer: {{name: "{text}"}}}}\nterms: {{disclaimers: ["{text}"]}}')
    before = time.process_time()
    list(check_company(one, RULES, Context(ON, vocabularies=VOCABULARIES)))
    assert time.process_time() - before < 3
