"""What is out of date (P5xx): every entry of the tables, the days on which they begin, and dates in every form."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest

from generator.findings import Finding
from generator.lint.context import Context
from generator.lint.prose.dates import DATE, read_date
from generator.lint.prose.stale_law import LAWS
from generator.lint.prose.stale_products import GONE, RENAMED, STANDARDS
from generator.lint.prose.stale_table import Over, outdated, table
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_document
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.rule_examples import CONTEXT, document
from tests.test_source_documents import SEEDS

FAMILY = tuple(rule for rule in rules(Scope.PROSE) if rule.code.startswith("P5"))
TABLES = {"law": LAWS, "gone": GONE, "renamed": RENAMED, "standards": STANDARDS}
ENTRIES = [(name, entry) for name, known in TABLES.items() for entry in known.entries]

SAID = {
    "privacy shield": "We comply with the EU-US Privacy Shield.",
    "shield": "We comply with the EU-US Privacy Shield.",
    "harbor": "We comply with the US-EU Safe Harbor framework.",
    "95/46": "Data is processed under Directive 95/46/EC.",
    "data protection act": "We are registered under the Data Protection Act 1998.",
    "2010/87": "Transfers rest on Decision 2010/87/EU.",
    "2004/915": "Transfers rest on Decision 2004/915/EC.",
    "2001/497": "Transfers rest on Decision 2001/497/EC.",
    "working party": "See the opinion of the Article 29 Working Party.",
    "odr": "Complain at https://ec.europa.eu/consumers/odr/ if you wish.",
    "rules": "Named under the Information Technology (Intermediaries Guidelines) Rules, 2011.",
    "66": "You must not breach section 66A of the Act.",
    "consumer protection act": "Rights under the Consumer Protection Act, 1986 remain.",
    "companies act": "As defined in the Companies Act, 1956.",
    "indian penal code": "It is an offence under the Indian Penal Code.",
    "code of criminal procedure": "Orders under the Code of Criminal Procedure, 1973 bind us.",
    "evidence": "Proof under the Indian Evidence Act, 1872 is enough.",
    "telegraph": "Orders under the Indian Telegraph Act, 1885 bind us.",
    "service tax": "Prices in INR exclude service tax.",
    "1940": "Disputes go to arbitration under the Arbitration Act, 1940.",
    "protection bill": "We follow the Personal Data Protection Bill, 2019.",
    "distance selling": "Under the Consumer Protection (Distance Selling) Regulations 2000 you may cancel.",
    "ttdsg": "The ground is section 25 TTDSG.",
    "telemedia": "Information under section 5 of the German Telemedia Act.",
    "spdi rules": "We follow the SPDI Rules.",
    "sensitive personal data or information": "The Sensitive Personal Data or Information) Rules, 2011 apply.",
    "internet explorer": "Block cookies in Internet Explorer.",
    "google+": "Share it on Google+ with friends.",
    "google plus": "Share it on Google Plus with friends.",
    "universal analytics": "We use Universal Analytics.",
    "flash": "We set Flash cookies.",
    "lsos": "We set Local Shared Objects (LSOs).",
    "silverlight": "You need Silverlight.",
    "orkut": "Find us on Orkut.",
    "addthis": "Buttons of AddThis stand on our pages.",
    "vine": "Find us on Twitter, Vine or by mail.",
    "netscape": "Use Netscape Navigator.",
    "macromedia": "A product of Macromedia is needed.",
    "messenger": "Write to us on Yahoo Messenger.",
    "msn": "Write to us on MSN Messenger.",
    "windows xp": "It runs on Windows XP.",
    "windows ": "It runs on Windows 7 or later.",
    "p3p": "We publish a P3P policy.",
    "periscope": "We stream social video on Periscope.",
    "fabric": "We use Fabric Crashlytics.",
    "google optimize": "We test pages with Google Optimize.",
    "truste": "We are certified by TRUSTe.",
    "skype": "Call us on Skype.",
    "adwords": "We use Google AdWords.",
    "doubleclick": "Advertisements come from DoubleClick.",
    "facebook": "The recipient is Facebook, Inc.",
    "facebook ireland": "The recipient is Facebook Ireland Ltd.",
    "twitter": "The recipient is Twitter, Inc.",
    "azure": "We host on Windows Azure.",
    "mailchimp": "Letters are sent by Mailchimp of the Rocket Science Group.",
    "secure socket": "Data is sent by Secure Socket Layer technology.",
    "ssl": "Data is sent with 128-bit SSL encryption.",
    "tls": "We accept TLS 1.0 connections.",
    "27001": "We are certified to ISO/IEC 27001:2013.",
    "9001": "We are certified to ISO 9001:2008.",
    "pci": "We were assessed to PCI DSS 3.2.1.",
    "22301": "We are certified to ISO 22301:2012.",
    "27018": "We follow ISO/IEC 27018:2014.",
    "ssae": "Our host has an SSAE 16 report.",
    "14001": "We are certified to ISO 14001:2004.",
}
"""A sentence for each clue of the tables."""


def stale(text: str, on: date = CONTEXT.on, code: str = "P5") -> list[Finding]:
    """What the rules of this family say on a day."""
    return [f for f in check_document(document(text), FAMILY, Context(on)) if f.rule.startswith(code)]


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda value: value.clue if isinstance(value, Over) else value)
def test_each_entry_is_told_from_its_day_on_and_not_before(name: str, entry: Over) -> None:
    said = document(SAID[entry.clue])
    alone = table(entry)
    assert list(outdated(said, Context(entry.since - timedelta(days=1)), alone)) == []
    hits = list(outdated(said, Context(entry.since), alone))
    assert len(hits) == 1, name
    assert entry.name in hits[0].message
    assert str(entry.since.year) in hits[0].message
    assert hits[0].hint == entry.now


@pytest.mark.parametrize("entry", [entry for _, entry in ENTRIES], ids=lambda entry: entry.clue)
def test_a_text_that_knows_is_left_alone(entry: Over) -> None:
    aware = "This is no longer so and has been replaced. " + SAID[entry.clue]
    assert list(outdated(document(aware), CONTEXT, table(entry))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The safe harbour of section 79 of the Information Technology Act protects us.",
        "Acme Private Limited was incorporated under the Companies Act, 1956.",
        "Prices exclude goods and services tax.",
        "Read our data protection act of faith, and the windows of our office at explorer point.",
        "We moved from TLS 1.1 to TLS 1.3; TLS 1.0 is disabled.",
        "Our fabric is cotton. The harbor is safe. A flash of light. A vine grows.",
        "We are certified to ISO/IEC 27001:2022 and PCI DSS 4.0.1.",
        "We use SSL/TLS for every connection.",
    ],
)
def test_other_things_of_the_same_name_are_left_alone(text: str) -> None:
    assert [str(f) for f in stale(text)] == []


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("25 May 2018", date(2018, 5, 25), date(2018, 5, 25)),
        ("25th of May, 2018", date(2018, 5, 25), date(2018, 5, 25)),
        ("May 25, 2018", date(2018, 5, 25), date(2018, 5, 25)),
        ("May 25th 2018", date(2018, 5, 25), date(2018, 5, 25)),
        ("Sept. 3, 2018", date(2018, 9, 3), date(2018, 9, 3)),
        ("2018-05-25", date(2018, 5, 25), date(2018, 5, 25)),
        ("25/05/2018", date(2018, 5, 25), date(2018, 5, 25)),
        ("05.25.2018", date(2018, 5, 25), date(2018, 5, 25)),
        ("04/05/2018", date(2018, 4, 5), date(2018, 5, 4)),
        ("May 2018", date(2018, 5, 1), date(2018, 5, 28)),
    ],
)
def test_dates_are_read_in_every_usual_form(said: str, first: date, last: date) -> None:
    match = DATE.fullmatch(said.lower())
    assert match is not None
    read = read_date(match)
    assert read is not None
    assert (read.first, read.last) == (first, last)


@pytest.mark.parametrize("said", ["31 February 2018", "2018-13-01", "45/45/2018"])
def test_a_date_that_does_not_exist_is_none(said: str) -> None:
    match = DATE.match(said.lower())
    assert match is None or read_date(match) is None or read_date(match).first == read_date(match).last  # type: ignore[union-attr]
    assert stale(f"Last updated: {said}\n\nWe keep it.", code="P511") == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Last updated: 3 March 2019\n\nWe keep it.", ["P509"]),
        ("**Last Updated:** March 3rd, 2019\n\nWe review this page annually.", ["P508"]),
        ("Last updated: 12/31/2026\n\nWe keep it.", ["P511"]),
        ("Last updated: 11/12/2026\n\nWe keep it.", []),
        ("Effective October 2024\n\nWe keep it.", []),
        ("Effective date: October 2024\n\nWe keep it.", ["P510"]),
        ("We amended it, as last revised on 3 March 1999 by Parliament. " * 8, []),
        ("We keep it.\n\n© 2019 - 2026 Acme", []),
        ("We keep it.\n\nCopyright © 2016-2021 Acme", ["P507"]),
        ("We keep it.\n\nCopyright 2025 Acme", []),
        ("The DPDP Act will come into force on 13 May 2027.", []),
        ("The GDPR comes into effect on May 25, 2018.", ["P513"]),
    ],
)
def test_dates_of_a_document(text: str, codes: list[str]) -> None:
    lead = "\n\n".join(["We say here what we do with your data."] * 12)
    text = text if text.lower().startswith(("last", "**last", "effective")) else f"{lead}\n\n{text}"
    assert [f.rule for f in stale(text)] == codes


def test_the_limit_of_the_it_rules_changes_on_its_day() -> None:
    text = "As an intermediary we name a Grievance Officer, who will resolve your complaint within fifteen (15) days."
    assert stale(text, date(2026, 2, 19)) == []
    assert [f.rule for f in stale(text, date(2026, 2, 20))] == ["P502"]


def test_the_spdi_rules_are_a_note_until_they_end_and_a_warning_after() -> None:
    text = "We follow the SPDI Rules, 2011."
    assert [f.rule for f in stale(text, date(2027, 5, 12))] == ["P503"]
    assert [f.rule for f in stale(text, date(2027, 5, 13))] == ["P501"]


SEEN = {
    "000_3c25a8bf10875e9d.txt": set(),
    "001_1bebcb4fa0c91f4b.txt": set(),
    "002_6528fb53cf28a447.txt": set(),
    "003_cd659b2ce916e019.txt": {(68, "P506"), (71, "P506")},
    "004_2db36efc4fc51be5.txt": {(5, "P510"), (205, "P504")},
}


@pytest.mark.parametrize("name", SEEN)
def test_what_is_stale_in_the_source_documents_is_found_and_nothing_else(name: str) -> None:
    path = SEEDS / name
    if not path.is_file():
        pytest.skip("the source documents are not there")
    read = read_document(SourceFile(name, path.read_text(encoding="utf-8")))
    assert {(f.span.line, f.rule) for f in check_document(read, FAMILY, CONTEXT)} == SEEN[name]


def test_messages_are_sentences() -> None:
    for _, entry in ENTRIES:
        assert re.fullmatch(r"[A-Z].*\.", entry.now), entry.now
