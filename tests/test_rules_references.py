"""Rules P2xx and P3xx beyond their own examples: near misses, other forms, the published documents, hostile text."""

from __future__ import annotations

import time

import pytest

from generator.lint.context import Context, KnownNames
from generator.lint.prose import names, references
from generator.lint.run import check_document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.conftest import ROOT
from tests.rule_examples import CONTEXT

RULES = (*references.RULES, *names.RULES)
SEEDS = ROOT.resolve().parent / "shared" / "seeds"


def found(text: str, form: Form = Form.TEXT, context: Context = CONTEXT) -> list[tuple[str, str]]:
    """Rule and the words at which each finding stands."""
    document = read_document(SourceFile("policy", text), form)
    lines = text.split("\n")
    said = []
    for finding in check_document(document, RULES, context):
        span = finding.span
        first = lines[span.line - 1]
        end = span.end_column - 1 if span.end_line == span.line else len(first)
        said.append((finding.rule, first[span.column - 1 : end]))
    return sorted(said)


THREE = "1. Scope of this text.\n2. Fees are due at once{}.\n3. The law of India holds.\n"


@pytest.mark.parametrize(
    "reference",
    [
        " as section 2 says", ", see Section 43A of the Information Technology Act", " under Section 230",
        " under Article 9 GDPR", " (Article 6(1)(f) of the GDPR)", " under clause 7 of the Standard Contractual Clauses",
        " as section 12 of the order form says", " under Section 7 TMG", " under 26 U.S.C. section 501",
        " under California Civil Code Section 1798", " under section 9 of the Data Protection Act 2018",
        ", which section 9 of our order form explains",
    ],
)  # fmt: skip
def test_a_reference_to_another_law_or_document_is_left_alone(reference: str) -> None:
    assert found(THREE.format(reference)) == []


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        (" as section 4 says", "section 4"), (" (see Section 12 below)", "Section 12"),
        (", subject to clauses 2 and 9", "clauses 2 and 9"), (" as paragraph 7(b) says", "paragraph 7(b)"),
    ],
)  # fmt: skip
def test_a_reference_to_no_section_is_told(reference: str, words: str) -> None:
    assert found(THREE.format(reference)) == [("P201", words)]


def test_a_number_within_a_section_is_missed_only_where_its_neighbours_bear_numbers() -> None:
    numbered = "## 1. Scope\n\n1.1 First.\n\n1.2 Second.\n\n## 2. Fees\n\nSee section {}.\n\n## 3. Law\n\nIndia.\n"
    assert found(numbered.format("1.4"), Form.MARKDOWN) == [("P201", "section 1.4")]
    assert found(numbered.format("2.4"), Form.MARKDOWN) == []


@pytest.mark.parametrize(
    ("text", "form", "rule"),
    [
        ("1. One.\n1. Two.\n1. Three.\n", Form.MARKDOWN, None),
        ("1. One.\n2. Two.\n4. Four.\n", Form.MARKDOWN, None),  # the browser counts
        ("1. One.\n2. Two.\n\nSome words.\n\n4. Four.\n", Form.MARKDOWN, "P204"),
        ("1. One.\n2. Two.\n4. Four.\n", Form.TEXT, "P204"),
        ("1. One.\r\n2. Two.\r\n4. Four.\r\n".replace("\r\n", "\n"), Form.TEXT, "P204"),
        ("<ol><li>One.</li><li>Two.</li></ol><p>So.</p><ol><li>One.</li></ol>", Form.HTML, None),
        ("<h2>1. One</h2><p>So.</p><h2>3. Three</h2><p>So.</p><h2>4. Four</h2><p>So.</p>", Form.HTML, "P204"),
        ("II. Two.\nIII. Three.\nV. Five.\n", Form.TEXT, "P204"),
        ("(a) One.\n(b) Two.\n(i) inner one;\n(ii) inner two.\n(c) Three.\n", Form.TEXT, None),
        ("(g) One.\n(h) Two.\n(i) Three.\n(j) Four.\n", Form.TEXT, None),
        ("1. One.\n2. Two: 3. is here.\n4. Four.\n", Form.TEXT, None),
        ("We use (a) names, (b) addresses and (d) numbers.", Form.TEXT, "P205"),
        ("We use data under Article 6(1)(a), (b) and (f) GDPR.", Form.TEXT, None),
        ("Limits (a)-(c) and subparagraphs (a) through (d) apply; see DFARS 252.227-7013 (c)(1)(ii).", Form.TEXT, None),
        ("(a) Copyright (c) 2020 Acme. We use service(s) and user(s).", Form.TEXT, None),
    ],
)  # fmt: skip
def test_rows_of_numbers_and_letters(text: str, form: Form, rule: str | None) -> None:
    assert [code for code, _ in found(text, form)] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ('<p><a href="#">Fees</a></p>', []),  # an entry of a menu
        ('<p>You can read all about it in our <a href="#">list of fees</a>.</p>', ["P207"]),
        ('<p>Write to <a href="/cdn-cgi/l/email-protection">a@acme.in</a> at any time.</p>', []),
        ('<p>See <a href="https://acme.in/">www.acme.in</a> or <a href="https://x.in">README.md</a>.</p>', []),
        ('<p>See <a href="#main">the text</a>, <a href="#/fees">the fees</a> or <a href="#gone">the rest</a>.</p>', ["P206"]),
        ('<h2 id="your-rights">Your rights</h2><p>See <a href="#YourRights">below</a>.</p>', []),
    ],
)  # fmt: skip
def test_links_of_a_page(text: str, rules: list[str]) -> None:
    assert [code for code, _ in found(text, Form.HTML)] == rules


def test_when_every_anchor_is_lost_it_is_told_once() -> None:
    text = "".join(f"- [Part {n}](#part-{n})\n" for n in range(9)) + "\n# Other\n\nWords.\n"
    assert [code for code, _ in found(text, Form.MARKDOWN)] == ["P206"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Hosting Private Limited (“we”) is here. Acme Hosting Pvt. Ltd. is there.", [("P302", "Acme Hosting Pvt. Ltd")]),
        ("Acme Hosting Private Limited (“we”) is here. ACME HOSTING PRIVATE LIMITED is there.", []),
        ("Nimbus Hosting Limited (“we”) is here. Liability is LIMITED TO what you paid; Nimbus’s Limited Warranty ends.", []),
        ("© 2019 Nimbus Limited and © 2021 Nimbus Limited.", []),
        ("Stripe Payments UK Ltd and Stripe Payments Europe Ltd pay Nimbus Hosting Limited (“we”).", []),
        ("Nimbus Hosting Limited (“we”) keeps logs. When Nimbsu deletes them, they are gone.", [("P301", "Nimbsu")]),
    ],
)  # fmt: skip
def test_names_of_companies(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_name_that_is_known_is_offered_as_the_mend() -> None:
    context = Context(CONTEXT.on, KnownNames("Nimbus Hosting Limited", "Nimbus"))
    document = read_document(SourceFile("a.txt", "Nimbus Hostign Limited sells servers."), Form.TEXT)
    both = read_document(SourceFile("a.txt", "Nimbus Hosting Limited. Write to Nimbus Hostign Limited."), Form.TEXT)
    assert [f.fix for f in check_document(both, RULES, context)] == ["Nimbus Hosting Limited"]
    assert list(check_document(document, RULES, CONTEXT)) == []  # nobody knows which spelling is right


@pytest.mark.parametrize(
    "text",
    [
        "“软件”是指由“贡献”构成的许可在“本许可证”下的程序。",
        "Wir verwenden Daten (im Folgenden „Daten“) nach 4.a) bis c) dieser Erklärung.",
        "Les données (ci-après « Données ») sont à vous. Les Données restent en France.",
        "[E-mail: not yet given (contacts.privacy.email, facts/acme.yml:3)] and [Fees: not yet settled].",
        "",
        "\n\n",
    ],
)
@pytest.mark.parametrize("form", list(Form))
def test_other_languages_gap_notices_and_empty_files_are_left_alone(text: str, form: Form) -> None:
    assert found(text, form) == []


def test_the_pages_of_the_complete_example_have_no_finding() -> None:
    pages = sorted((ROOT / "tests" / "golden" / "example").glob("*.md"))
    assert len(pages) >= 8
    assert {page.name: found(page.read_text(encoding="utf-8"), Form.MARKDOWN) for page in pages} == {
        page.name: [] for page in pages
    }


READER = {
    "000": [
        ("P203", "Section 6"), ("P205", "(i)"), ("P205", "c)"), ("P205", "e)"),
        ("P301", "BTRACK INDIA PRIVATED LIMITED"), ("P302", "BTRACK"),
    ],
    "001": [("P306", "“These (TOS)”Terms")],
    "002": [("P213", "Cookie Notice"), ("P305", "Company"), ("P306", '("Company,")'), ("P310", "Site"), ("P310", "policy")],
    "003": [
        ("P213", "Acceptable Use Policy"), ("P213", "Terms of Use"), ("P306", "(“You, “Your”)"),
        ("P310", "PII"), ("P310", "customer"),
    ],
    "004": [
        ("P209", "the following Technical and Organisational Measures:"), ("P210", "The following table"),
        ("P210", "the following links"), ("P213", "Acceptable Use Policy"), ("P213", "Data Processing Addendum"),
        ("P213", "Terms of Service"), ("P302", "Indiqus Technologies Private Limited"),
        ("P306", "(“Service Provider,” “we,” “us,” “our,”)"), ("P306", "Non-Personal Information”"),
        ("P306", "Personal Information”"), ("P306", "Targeting'"), ("P310", "Customer"), ("P310", "personal data"),
    ],
}  # fmt: skip
"""What a careful reader of the five documents finds in these two families, and where."""


@pytest.mark.parametrize("seed", sorted(READER))
def test_what_a_careful_reader_finds_is_told(seed: str) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the published documents are not here")
    text = next(SEEDS.glob(f"{seed}*.txt")).read_text(encoding="utf-8")
    document = read_document(SourceFile("seed.txt", text))
    assert found(text, document.form) == sorted(READER[seed])


HOSTILE = (
    "section 1.1.1 (", "1. x\n\n2. y\n\n3. z, see section 77, section 8.8 and section 9.9.9\n\n", "a) ", "(i) ", "“", "”", '("X', "Acme Limited ", "ACME PRIVATED LIMITED ", "© 2020 ", "below ", "“X” below ",
    "[1]x[2]", "contact a@b.co ", "Xyz (defined below) ", "X” means ", "following links ", "1. x\n", "## 1. x\n\n", "[x](#y) ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_the_time_grows_with_the_length_and_not_with_its_square(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        document = read_document(SourceFile("x.md", text), Form.MARKDOWN)
        _ = document.words, document.sentences
        best = 1e9
        for _ in range(2):
            start = time.thread_time()
            list(check_document(document, RULES, CONTEXT))
            best = min(best, time.thread_time() - start)
        return best

    small, large = seconds(15_000), seconds(120_000)
    assert large < 0.1 or large < 24 * small  # eight times as long; its square would be 64 times
