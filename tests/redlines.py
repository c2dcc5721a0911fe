"""Pairs of pages for the tests of the redline: the example company before and after its facts were edited."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.facts.load import parse_company
from generator.paths import packed
from generator.render.markdown import render
from generator.tree import SourceFile
from tests.conftest import ROOT

FACTS = (ROOT / "facts/example.yml").read_text(encoding="utf-8")
EDITS = (
    ("uptime: 99.95%", "uptime: 99.9%"),
    ("legal_name: Nimbus Harbour Hosting Private Limited", "legal_name: Nimbus Harbour Cloud Private Limited"),
    ("  acknowledge: 24 hours\n  resolve: 7 days #", "  acknowledge: 12 hours\n  resolve: 6 days #"),
    ("removal: 36 hours", "removal: 24 hours"),
    (
        "{period: 2 years, starts: last_contact, reason: purpose}",
        "{period: 3 years, starts: last_contact, reason: purpose}",
    ),
    ("assistance: 72 hours", "assistance: 48 hours"),
    ("subprocessor_notice: 30 days", "subprocessor_notice: 45 days"),
    ("stops_within: 2 days", "stops_within: 3 days"),
    ("max_per_month: 4 hours", "max_per_month: 8 hours"),
    ("confidentiality_term: 3 years", "confidentiality_term: 5 years"),
    ("late_interest: 12%", "late_interest: 15%"),
    ("  transition: 30 days #", "  transition: 20 days #"),
    ("tell_customers: 48 hours", "tell_customers: 24 hours"),
    ("inactivity: 3 years", "inactivity: 2 years"),
    ("price_change_notice: 60 days", "price_change_notice: 90 days"),
    ("dispute_window: 30 days", "dispute_window: 20 days"),
    ("money_back: 14 days", "money_back: 30 days"),
    ("name: Sanjay Menon", "name: Ananya Rao"),
    ("managed databases, object storage, domain names]", "object storage, container hosting, domain names]"),
    ("₹50,000", "₹1,00,000"),
)
"""Twenty facts, each as it stands in the example and as it stands after the edit."""


@cache
def _library() -> Library:
    return Library((packed("templates"),))


def pages(facts: str) -> dict[str, str]:
    """The Markdown of every page of a company with these facts."""
    library = _library()
    company, problems = parse_company("example", SourceFile("facts/example.yml", facts), library.vocabularies)
    assert company is not None, [str(problem) for problem in problems]
    return {d.page: render(d).markdown for d in Press(library, company.locale).documents(company)}


@cache
def before() -> dict[str, str]:
    """Every page of the example company."""
    return pages(FACTS)


@cache
def after() -> dict[str, str]:
    """Every page of the example company with twenty facts edited."""
    facts = FACTS
    for old, new in EDITS:
        assert old in facts, old
        facts = facts.replace(old, new)
    return pages(facts)


OLD = """\
# Terms

We are Nimbus.

**On this page**

1. [Prices](#prices)
2. [Notice](#notice)
3. [Data](#data)

## 1. Prices {#prices}

Prices stand on our website. See [section 2](#notice) for changes.

## 2. Notice {#notice}

> **In short:** You can leave with 45 days notice.

You can leave at any time by giving us 45 days notice. We confirm that we have it. [Section 3](#data) says what becomes of your data.

- We send a mail to the address in your account.
- We show a note in the dashboard.
- We publish the change in our feed.

## 3. Data {#data}

| Kind | Kept for |
|---|---|
| Account | 2 years |
| Logs | 180 days |
| Mails | 1 year |

We erase the rest of your data without delay.
"""
NEW = """\
# Terms

We are Nimbus.

**On this page**

1. [Prices](#prices)
2. [Trials](#trials)
3. [Notice](#notice)
4. [Data](#data)

## 1. Prices {#prices}

Prices stand on our website. See [section 3](#notice) for changes.

## 2. Trials {#trials}

A trial lasts 14 days.

## 3. Notice {#notice}

> **In short:** You can leave with 30 days notice.

You can leave at any time by giving us 30 days notice. We confirm that we have it. [Section 4](#data) says what becomes of your data.

- We publish the change in our feed.
- We send a mail to the address in your account.
- We show a note in the dashboard.

## 4. Data {#data}

| Kind | Kept for |
|---|---|
| Account | 3 years |
| Logs | 180 days |
| Tickets | 5 years |

We erase the rest of your data without delay.
"""
"""A small page, and the same with a section added and three more changed."""

_LINES = st.sampled_from(
    [
        "# Title", "## 1. One {#one}", "## 2. One {#one}", "## Two {#two}", "### Two", "## Three",
        "Some words stand here, and more.", "Some other words stand here, and more.", "We answer within 45 days of it.",
        "We answer within 30 days of it.", "See [section 2](#two) of it.", "See [section 3](#two) of it.",
        "[a](https://x.example) **b** _c_ `d`", "> **In short:** words", "> - quoted", "- one item of a list", "- two",
        "  - below", "1. first", "7) seventh", "- one item of a list that is long enough to move", "1. [One](#one)",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", "| a | c | b |\n|---|---|---|\n| 1 | 9 | 2 |", "| b |\n|---|",
        "```\ncode  x\n\n  y\n```", "***", "<b>raw</b> &amp; \\* निंबस 👩🏽‍⚖️ é\u00a0x", "A paragraph that moves about the page.", "", "",
    ]
)  # fmt: skip
MARKDOWN = st.lists(st.tuples(_LINES, st.sampled_from(["\n", "\n\n"])), max_size=14).map(
    lambda rows: "".join(line + end for line, end in rows)
)
"""Pages of any lines that the redline tells apart, in any order."""
