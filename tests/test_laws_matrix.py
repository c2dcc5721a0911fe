"""Which provisions bind whom and when: one fact, one day or one figure apart."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from generator.clauses.library import Library
from generator.facts.load import Company
from generator.laws import bearing
from generator.laws.asked import lacks_all, look_at_any
from generator.laws.asker import GIVEN, NO, NONE, OTHERS, UNSAID, YES, facts_in, question
from generator.laws.matrix import Row, Verdict, matrix
from generator.laws.reader import Catalogue, read_catalogue
from generator.lint.law import check_laws
from generator.paths import packed
from tests.conftest import COMPANIES, load
from tests.facts import thinned
from tests.laws import company_of

ON = date(2026, 11, 26)
LAWS = read_catalogue((packed("laws"),))


@pytest.fixture(scope="module")
def laws() -> Catalogue:
    return LAWS


def rows(company: Company, on: date = ON) -> dict[str, Row]:
    return {row.provision.id: row for row in matrix(company, LAWS, on, None)}


def binding(company: Company, on: date = ON) -> set[str]:
    return {name for name, row in rows(company, on).items() if row.applies.holds}


GDPR = "profile: {targets_eu: true, eu_establishment: false}\n"
UK = "profile: {targets_uk: true, uk_establishment: true}\n"
CALIFORNIA = "profile: {ccpa_business: true}\n"
ONE_FACT = [
    ("profile: {targets_in: true, intermediary: %s}", "false", "true", {"IN-ITR-3.2.a.i", "IN-ITR-3.1.c"}, set()),
    ("profile: {targets_in: true, intermediary: true, synthetic_media: %s}", "false", "true",
     {"IN-ITR-3.1.ca", "IN-ITR-3.3"}, set()),
    ("profile: {india_entity: %s, targets_in: true}", "false", "true",
     {"IN-SPDI-4.1", "IN-SPDI-5.9", "IN-CERTIN-ii"}, set()),
    ("profile: {india_entity: true}\ndata: {categories: [{id: a, label: names%s}]}", "", ", spdi: spdi_financial",
     {"IN-SPDI-5.1", "IN-SPDI-5.7"}, set()),
    ("profile: {india_entity: true, hosting: %s}", "false", "true", {"IN-CERTIN-v"}, set()),
    ("profile: {india_entity: true, india_company: %s}", "false", "true", {"IN-CO-12.3.c", "IN-CO-26.1"}, set()),
    ("profile: {targets_in: true, consumers: %s}", "false", "true", {"IN-ECOM-4.2.a", "IN-ECOM-4.5"}, set()),
    ("profile: {targets_in: true, consumers: true, marketplace: %s}", "false", "true",
     {"IN-ECOM-5.3", "IN-ECOM-5.4"}, {"IN-ECOM-7.1.a"}),
    ("profile: {india_entity: true, sdf: %s}", "false", "true", {"IN-DPDP-A10.2", "IN-DPDP-R13"}, set()),
    ("profile: {india_entity: true}\nchildren: {allowed: %s}", "false", "true", {"IN-DPDP-A9.3"}, set()),
    ("profile: {targets_eu: %s, eu_establishment: false}", "false", "true", {"EU-GDPR-13.1.a", "EU-GDPR-27"}, set()),
    ("profile: {targets_eu: true, eu_establishment: %s}", "false", "true", {"EU-ECD-5"}, {"EU-GDPR-27"}),
    (GDPR + "data: {purposes: [{id: a, purpose: orders, legal_basis: %s}]}", "contract", "consent",
     {"EU-GDPR-13.2.c"}, set()),
    (GDPR + "data: {purposes: [{id: a, purpose: orders, legal_basis: %s}]}", "contract", "legitimate_interests",
     {"EU-GDPR-13.1.d", "EU-GDPR-21.4"}, set()),
    (GDPR + "cookies: {used: %s}", "false", "true", {"EU-EPRIV-5.3.info"}, set()),
    ("profile: {targets_eu: true, hosting: false, saas: %s}", "false", "true",
     {"EU-DATAACT-25.2.a", "EU-DATAACT-28"}, set()),
    ("profile: {targets_eu: true, hosting: false, intermediary: %s}", "false", "true", {"EU-DSA-14.1"}, set()),
    ("profile: {targets_uk: %s, uk_establishment: false}", "false", "true", {"UK-DPA-164A.3"}, set()),
    ("profile: {targets_uk: true, uk_establishment: %s}", "false", "true", set(), {"UK-GDPR-27"}),
    (UK + "cookies: {used: %s}", "false", "true", {"UK-PECR-6"}, set()),
    ("profile: {ccpa_business: false, california_visitors: %s}", "false", "true", {"US-CA-OPPA-22575.a"}, set()),
    ("profile: {ccpa_business: %s, california_visitors: true}", "false", "true",
     {"US-CA-CCPA-130.a.5", "US-CA-REG-7011.e.1.A"}, set()),
    (CALIFORNIA + "sale_or_share: {sells: %s, shares: false}", "false", "true",
     {"US-CA-CCPA-120.b", "US-CA-REG-7013"}, set()),
    ("profile: {ccpa_business: true, ten_million_californians: %s}", "false", "true", {"US-CA-REG-7011.e.5"}, set()),
    ("profile: {california_visitors: true}\ndisclosures: {third_party_marketing: %s}", "false", "true",
     {"US-CA-STL-83"}, set()),
    ("profile: {california_visitors: true, consumers: true}\nbilling: {currency: USD%s}", "",
     ", auto_renewal: {term: 1 year}", {"US-CA-ARL-17602"}, set()),
    ("profile: {targets_singapore: %s}", "false", "true", {"SG-PDPA-11.5"}, set()),
    ("profile: {targets_australia: %s}", "false", "true", {"AU-APP-1.3"}, set()),
    ("profile: {targets_brazil: %s}", "false", "true", {"BR-LGPD-41.1"}, set()),
    ("profile: {targets_canada: true, targets_quebec: %s}", "false", "true", {"CA-QC-8.2"}, set()),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "without", "with_", "starts", "stops"), ONE_FACT)
def test_one_fact_decides(
    library: Library, facts: str, without: str, with_: str, starts: set[str], stops: set[str]
) -> None:
    before = binding(company_of(library, facts % without))
    after = binding(company_of(library, facts % with_))
    assert starts <= after - before, starts - (after - before)
    assert stops <= before - after, stops - (before - after)


def test_each_law_is_among_those_that_one_fact_decides(laws: Catalogue) -> None:
    moved = {name for _, _, _, starts, stops in ONE_FACT for name in (*starts, *stops)}
    assert {law.id for law in laws.laws if not moved & {p.id for p in law.provisions}} == set()


def test_a_company_that_says_nothing_is_bound_by_nothing_and_asked(library: Library) -> None:
    found = rows(company_of(library, "company: {legal_name: Acme}"))
    assert {name for name, row in found.items() if row.applies.holds is False} == set()
    assert all(row.applies.ask for row in found.values() if row.applies.holds is None)
    assert sum(row.verdict is Verdict.UNKNOWN for row in found.values()) > 200


DATED = [
    (p.id, number)
    for p in LAWS.provisions
    for number, v in enumerate(p.versions)
    if v.since is not None and v.since > date(2025, 1, 1)
]


@pytest.mark.parametrize(("name", "number"), DATED)
def test_the_day_before_and_the_day_of_each_commencement(library: Library, name: str, number: int) -> None:
    provision = next(p for p in LAWS.provisions if p.id == name)
    version = provision.versions[number]
    assert version.since is not None
    law = company_of(
        library,
        f"profile: {{overrules: [{{provision: {name}, applies: true, reason: To see the day.}}]}}",
    )
    before = rows(law, version.since - timedelta(days=1))[name]
    on = rows(law, version.since)[name]
    assert on.version == version
    assert on.verdict is not Verdict.NOT_YET
    if number == 0:
        assert before.verdict is Verdict.NOT_YET
        assert before.version == version
    else:
        assert before.version == provision.versions[number - 1]


def test_there_are_as_many_commencements_as_the_catalogue_has(laws: Catalogue) -> None:
    assert len(DATED) > 80


@pytest.mark.parametrize("name", [p.id for p in LAWS.provisions if p.versions[-1].until is not None])
def test_what_is_repealed_falls_away_on_its_day(library: Library, name: str) -> None:
    example = load("example", library)
    until = next(p for p in LAWS.provisions if p.id == name).versions[-1].until
    assert until == date(2027, 5, 13)
    assert name in rows(example, until - timedelta(days=1))
    assert name not in rows(example, until)


INDIA = "profile: {targets_in: true, intermediary: true}\ngrievance: {acknowledge: 24 hours, resolve: %s}"


@pytest.mark.parametrize(
    ("value", "on", "kept"),
    [
        ("15 days", date(2026, 2, 19), True),
        ("16 days", date(2026, 2, 19), False),
        ("15 days", date(2026, 2, 20), False),
        ("7 days", date(2026, 2, 20), True),
        ("8 days", date(2026, 2, 20), False),
        ("168 hours", date(2026, 2, 20), True),
        ("169 hours", date(2026, 2, 20), False),
        ("7 business days", date(2026, 2, 20), False),
    ],
)
def test_an_answer_to_complaints_is_in_time_or_not(library: Library, value: str, on: date, kept: bool) -> None:
    row = rows(company_of(library, INDIA % value), on)["IN-ITR-3.2.a.i"]
    assert [held.fact for held in row.exceeded] == ([] if kept else ["grievance.resolve"])
    assert (row.verdict is Verdict.GAP) == (not kept)


@pytest.mark.parametrize(
    ("value", "kept"),
    [("30 days", None), ("28 days", True), ("1 month", True), ("31 days", False), ("32 days", False)],
)
def test_a_month_is_a_month_of_the_calendar(library: Library, value: str, kept: bool | None) -> None:
    facts = f"profile: {{india_entity: true}}\ngrievance: {{resolve: {value}}}"
    row = rows(company_of(library, facts))["IN-SPDI-5.9"]
    assert [held.kept for held in row.limits if held.fact == "grievance.resolve"] == [kept]


@pytest.mark.parametrize(
    ("name", "facts", "good", "bad"),
    [
        ("EU-DATAACT-25.2.d", "profile: {targets_eu: true, saas: true}\nswitching: {notice: %s}", "2 months", "63 days"),
        ("EU-DATAACT-25.2.g", "profile: {targets_eu: true, saas: true}\nswitching: {retrieval: %s}", "30 days", "29 days"),
        ("UK-DPA-164A.3", UK + "grievance: {acknowledge: %s}", "30 days", "31 days"),
        ("IN-ITR-3.2.b", INDIA.replace("}", ", intimate: %s}", 2).replace("resolve: %s", "resolve: 7 days")
         .replace("true, intimate: %s}", "true}"), "2 hours", "3 hours"),
        ("IN-ITR-3.1.c", "profile: {targets_in: true, intermediary: true}\nterms: {reminder: %s}", "3 months", "4 months"),
    ],
)  # fmt: skip
def test_limits_just_inside_and_just_outside(library: Library, name: str, facts: str, good: str, bad: str) -> None:
    assert rows(company_of(library, facts % good))[name].exceeded == ()
    assert len(rows(company_of(library, facts % bad))[name].exceeded) == 1


def test_what_a_company_overrules_is_waived_with_its_reason(library: Library) -> None:
    facts = "profile: {targets_eu: true, overrules: [{provision: EU-GDPR-12.3, applies: false, reason: We are out.}]}"
    row = rows(company_of(library, facts))["EU-GDPR-12.3"]
    assert row.verdict is Verdict.WAIVED
    assert row.because == "the company says: We are out."
    whole = rows(company_of(library, facts.replace("EU-GDPR-12.3", "EU-GDPR")))
    assert {r.verdict for r in whole.values() if r.provision.regime == "EU-GDPR"} == {Verdict.WAIVED}


@pytest.fixture(scope="module")
def companies(library: Library) -> list[Company]:
    """The companies of this repository, whole and with ever more facts taken out."""
    chance = Random(11)
    whole = [load(name, library) for name in COMPANIES]
    return whole + [thinned(chance.choice(whole), chance, 1 + number) for number in range(60)]


@pytest.mark.parametrize("most", [1, 128])
def test_what_was_answered_for_one_company_changes_nothing_for_another(
    companies: list[Company], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = []
    for company in companies:
        bearing._last.clear()
        fresh.append((matrix(company, LAWS, ON, None), list(check_laws(company, LAWS, ON, None))))
    monkeypatch.setattr(bearing._Day, "MOST", most)
    bearing._last.clear()
    for company, (rows_, found) in [*zip(companies, fresh, strict=True)][::-1] * 2:
        assert matrix(company, LAWS, ON, None) == rows_
        assert list(check_laws(company, LAWS, ON, None)) == found
        assert 0 < len(bearing._last[0]._known) <= most
    assert len(bearing._last[0]._known) > 20 or most == 1
    earlier = ON - timedelta(days=2000)
    assert matrix(companies[0], LAWS, earlier, None) != fresh[0][0] == matrix(companies[0], LAWS, ON, None)


def test_what_is_lacking_is_told_as_by_looking(companies: list[Company]) -> None:
    needs = {choices for provision in LAWS.provisions for choices in provision.needs}
    lacking = 0
    for company in companies:
        for choices in needs:
            path, found = look_at_any(company, choices)
            told = lacks_all(company, choices)
            assert told == ("" if found.complete else (*found.missing, path)[0])
            lacking += bool(told)
    assert 0.1 < lacking / len(companies) / len(needs) < 0.9


def test_a_company_replies_what_stands_at_the_path(companies: list[Company]) -> None:
    names = facts_in((provision.when for provision in LAWS.provisions), LAWS.flags)
    replies = set()
    for company in companies:
        for asked in map(question, names):
            reply = asked.reply(company)
            assert reply == asked._looked(company)
            replies.add(reply)
    assert {UNSAID, NONE, OTHERS, GIVEN, YES, NO} < replies
