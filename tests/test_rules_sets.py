"""Contradictions within documents and between them: what is one, what only looks like one, where it is reported."""

from __future__ import annotations

import time

import pytest

from generator.findings import Finding
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_set
from generator.lint.sets.claims import quantities
from generator.lint.sets.places import apart, places
from generator.prose.document import Document
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.conftest import COMPANIES, ROOT
from tests.rule_examples import CONTEXT

SEEDS = ROOT.parent / "shared" / "seeds"


def read(text: str, name: str = "page.md") -> Document:
    return read_document(SourceFile(name, text))


def said(*documents: Document) -> list[Finding]:
    return list(check_set(documents, rules(Scope.SET), CONTEXT))


def codes(*texts: str) -> list[str]:
    return [f.rule for f in said(*(read(text, f"page-{i}.md") for i, text in enumerate(texts)))]


CONTRADICTIONS = (
    ("C101", "You can cancel the service with thirty (30) days' written notice.",
     "To terminate, the client must give us 60 days prior notice."),
    ("C102", "Refunds are processed within 7 business days.", "Your refund will be credited within 30 days."),
    ("C103", "We acknowledge every complaint within 24 hours.", "Complaints are acknowledged within 72 hours."),
    ("C104", "We guarantee an uptime of 99.9%.", "Our platform has an uptime of 99.5%."),
    ("C106", "This website is not directed at children under the age of 18.",
     "The site is not intended for anyone under the age of 13."),
    ("C107", "The billing cycle is monthly.", "Your billing period is annual."),
    ("C109", "This Agreement shall be governed by and construed in accordance with the laws of the State of Delaware.",
     "This policy is governed by the laws of California."),
    ("C110", "You submit to the exclusive jurisdiction of the courts of Bengaluru.",
     "The courts in Chennai have exclusive jurisdiction."),
    ("C112", "Registered office: 4 Main Road, Pune 411001", "Our registered office is 9 High Street, Mumbai 400001."),
    ("C121", "We will never disclose your personal information to any third party.",
     "We may share your personal information with our affiliates and business partners."),
    ("C121", "We do not sell, rent or share your data with anyone.", "We pass your data to our vendors."),
    ("C123", "No cookies are placed before you have given consent.",
     "By continuing to browse this site you agree to our use of cookies."),
    ("C124", "We do not use cookies.", "Our cookies remember your language."),
    ("C132", "We may revise these terms without notice.",
     "If these terms change, we will notify you by e-mail thirty days before any change to these terms applies."),
    ("C133", "Our servers keep your data 100% secure.", "No method of storage is completely secure."),
    ("C135", "We do not provide refunds.", "You will receive a full refund if you cancel within 14 days."),
)  # fmt: skip


@pytest.mark.parametrize(("code", "one", "other"), CONTRADICTIONS)
def test_two_sentences_contradict_each_other_in_one_document_and_in_two(code: str, one: str, other: str) -> None:
    if code != "C132":  # how one document changes says nothing about another
        assert codes(one, other) == [code]
    assert codes(f"{one}\n\nSome other sentence stands between.\n\n{other}") == [code]


COMPATIBLE = (
    ("You may cancel with 30 days' notice.", "We may terminate the contract with 60 days' notice."),
    ("You may cancel with 30 days' notice.", "You may cancel the service with one month's notice."),
    ("You may terminate with 30 days' notice.", "You may terminate for breach with 10 days' notice."),
    ("Give 30 days' notice to cancel the monthly plan.", "Give 60 days' notice to cancel the annual plan."),
    ("We notify you of price changes 60 days before they apply.", "You may cancel with 30 days' notice."),
    ("We resolve complaints within 30 days.", "We acknowledge complaints within 48 hours."),
    ("We respond to requests within one month.", "This time may be extended by two further months for requests."),
    ("In India the servers have an uptime of 99.9%.", "In Germany the servers have an uptime of 99.5%."),
    ("We promise an uptime of 99.9%.", "If the uptime is below 99.0%, you get a credit of 10%."),
    ("You must be at least 18 years old.", "We do not knowingly collect data of children under the age of 13."),
    ("You must be at least 18 years old.", "If you live in the EU, you must be at least 16 years old."),
    ("These terms are governed by the laws of England and Wales.", "The policy is governed by the laws of England."),
    ("The courts of India have exclusive jurisdiction.", "The courts in Mumbai have exclusive jurisdiction."),
    ("The laws of India govern these terms.", "The clauses are governed by the law of Ireland, for users in the EU."),
    ("We do not sell your personal information.", "We share your personal information with our partners."),
    ("We do not share your personal data with third parties for their marketing.",
     "We share your personal data with service providers."),
    ("Except as described here, we do not share your personal data with third parties.",
     "We share your personal data with service providers."),
    ("We do not share your personal data with third parties without your consent.",
     "We share your personal data with service providers."),
    ("We do not share your personal data with third parties. However, we use service providers who help us.",
     "We share your personal data with service providers."),
    ("We do not share your personal data with third parties.",
     "We may disclose your personal information to third parties where the law requires it."),
    ("We never share your personal data with third parties.", "We do not share your data with advertisers."),
    ("Please do not share your personal information with anyone.", "We share your personal data with our partners."),
    ("Our partners promise that they do not share your data with third parties.",
     "We share your personal data with our partners."),
    ("We never share your personal data with third parties.",
     "If you share your personal information with third parties, we cannot protect it."),
    ("We never share your personal data with third parties.",
     "We may share anonymous information about your use of the data with partners."),
    ("Plausible does not use cookies.", "We use cookies to keep you signed in."),
    ("We respond to support requests within 24 hours.", "We respond to your request for erasure within 30 days."),
    ("We do not use cookies to track you.", "We use cookies to keep you signed in."),
    ("We ask for consent before placing optional cookies.", "Strictly necessary cookies are set when you visit."),
    ("Changes to these terms are effective when posted.",
     "If you do not agree to a change of these terms, you may cancel within 30 days of the notice."),
    ("Changes to these terms are effective when posted.",
     "We will notify you of material changes to these terms at least 30 days in advance."),
    ("We may change prices without notice.", "We will notify you of any change to this policy by e-mail."),
    ("We may change this policy without notice.", "We will notify you of material changes to this policy."),
    ("Nothing is 100% secure.", "We cannot guarantee the security of your data."),
    ("Setup fees are not refunded.", "We offer a 30-day money-back guarantee."),
    ("All sales are final, unless the product is faulty.", "You get a full refund for a faulty product."),
    ("Domain names: no refunds.", "We offer a 30-day money-back guarantee."),
    ("We keep invoices for 8 years.", "We keep log files for 180 days."),
    ("We are the controller of account data.", "We are a processor of customer content."),
    ("Effective date: 1 May 2026", "Last updated: 1 April 2026"),
)  # fmt: skip


@pytest.mark.parametrize(("one", "other"), COMPATIBLE)
def test_what_only_looks_like_a_contradiction_is_left_alone(one: str, other: str) -> None:
    assert codes(one, other) == []
    assert codes(f"{one}\n\nSome other sentence stands between.\n\n{other}") == []


def test_regions_under_their_own_headings_are_no_contradiction() -> None:
    text = "# Rights\n\n## California\n\nWe answer requests within 45 days.\n\n## Europe\n\nWe answer requests within one month."
    assert codes(text) == []


def test_a_document_with_a_law_for_each_region_is_no_contradiction() -> None:
    text = "\n\n".join(f"These terms are governed by the laws of {place}." for place in ("India", "Ireland", "Japan"))
    assert codes(text) == []


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("a.md", "# Terms\r\n\r\nAll sales are final.\r\n\r\nWe offer a 30-day money-back guarantee.\r\n", 3, 1),
        (
            "a.html",
            "<h1>Terms</h1>\n<p>Note: <b>All sales</b> are\nfinal.</p>\n<p>We offer a money-back guarantee.</p>",
            2,
            13,
        ),
        ("a.txt", "TERMS\n\nAll sales are final.\n\nWe offer a money-back guarantee.\n", 3, 1),
    ],
)
def test_the_finding_stands_where_the_words_stand_in_every_form(name: str, text: str, line: int, column: int) -> None:
    (found,) = said(read(text, name))
    assert (found.rule, found.span.line, found.span.column) == ("C135", line, column)


def test_the_message_names_the_other_place_with_its_line() -> None:
    one = read("# Terms\n\nYou may cancel with 30 days' notice.", "terms.md")
    other = read("\n\nYou may cancel with 45 days' notice.", "refunds.md")
    (found,) = said(one, other)
    assert (found.path, found.span.line) == ("refunds.md", 3)
    assert "“45 days”" in found.message
    assert "terms.md:3 says “30 days”" in found.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thirty (30) days", ["30 days"]),
        ("forty-five (45) business days", ["45 business days"]),
        ("a 14-day trial", ["14 days"]),
        ("one month", ["1 month"]),
        ("15-30 days", []),
        ("1,000 days", []),
        ("on holidays and Sundays", []),
        ("2 daylight hours", []),
    ],
)
def test_lengths_of_time_are_read_as_people_write_them(text: str, expected: list[str]) -> None:
    assert [str(quantity) for quantity in quantities(read(text))] == expected


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("delhi", "new delhi, india", False),
        ("the state of maharashtra", "mumbai", False),
        ("mumbai", "pune", True),
        ("london", "england and wales", False),
        ("california", "the united states", False),
        ("delaware", "new york", True),
        ("ireland", "india", True),
        ("nowhere", "india", False),
    ],
)
def test_places_that_lie_in_each_other_agree(one: str, other: str, differ: bool) -> None:
    assert apart(places(one), places(other)) is differ


def test_the_pages_of_the_companies_do_not_contradict_each_other() -> None:
    for company in COMPANIES:
        pages = [
            read(p.read_text(encoding="utf-8"), p.name) for p in sorted((ROOT / "tests/golden" / company).glob("*.md"))
        ]
        assert [str(finding) for finding in said(*pages)] == []


BY_HAND = {
    # 000: internal use only against providers; needed for the services against “not essential”
    "000": [("C122", 7), ("C125", 6)],
    # 001: a billing cycle of one month and a billing period of a quarter
    "001": [("C107", 8)],
    "002": [],
    # 003: shared with nobody against sharing in the group
    "003": [("C121", 34)],
    # 004: consent to all cookies against cookies on arrival; two clauses on changes
    "004": [("C123", 195), ("C131", 216)],
}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not part of the project")
@pytest.mark.parametrize("seed", BY_HAND)
def test_the_source_documents_contradict_themselves_where_a_careful_reader_says(seed: str) -> None:
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    found = said(read(path.read_text(encoding="utf-8"), path.name))
    assert sorted((f.rule, f.span.line) for f in found) == BY_HAND[seed]


HOSTILE = (
    "we do not share, " * 60_000,
    "you may terminate with 30 days notice " * 25_000,
    "you may terminate with 30 days notice.\n\n# h\n\n" * 20_000,
    "cookies are all cookies before cookies only " * 22_000,
    "governed by the laws of india and " * 30_000,
    "effective when posted a a a a " * 33_000,
    "Acme Beta Gamma Delta " * 45_000 + "Ltd (“we”",
    "grievance officer name: A B C " * 33_000,
    "we keep your data for 30 days after " * 27_000,
    "no refunds refund within 30 days " * 30_000,
    "100% 99.9% uptime at least 18 years " * 27_000,
    "registered office 1 2 3 4 5 " * 35_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:24])
def test_a_megabyte_without_an_end_takes_bounded_time(text: str) -> None:
    document = read(text, "hostile.txt")
    started = time.process_time()
    for _ in said(document):
        pass
    assert time.process_time() - started < 5
