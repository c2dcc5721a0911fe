"""Plain language (P6xx): what is counted, where it is told, and that it stays quiet."""

from __future__ import annotations

import pytest

from generator.findings import Finding
from generator.lint.prose.language_length import count_syllables, grade
from generator.lint.prose.reading import is_notice
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.conftest import ROOT
from tests.rule_examples import CONTEXT, document
from tests.test_source_documents import SEEDS

FAMILY = tuple(rule for rule in rules(Scope.PROSE) if rule.code.startswith("P6"))


def said(text: str, code: str) -> list[Finding]:
    """What one rule says."""
    return [f for f in check_document(document(text), FAMILY, CONTEXT) if f.rule == code]


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("we keep your name", 4),
        ("privacy policy", 6),
        ("information technology", 8),
        ("we use cookies, and we store data.", 9),
        ("the people are able to table it", 10),
        ("based on required notices", 7),
    ],
)
def test_syllables_are_counted_as_pinned(text: str, syllables: int) -> None:
    assert count_syllables(text.split()) == syllables


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    assert grade(100, 5, 150) == pytest.approx(0.39 * 20 + 11.8 * 1.5 - 15.59)
    assert grade(0, 0, 0) == pytest.approx(-15.59)


@pytest.mark.parametrize(
    ("text", "notice"),
    [
        ("# Privacy Policy\n\nWe keep it.", True),
        ("# Cookie notice of Acme\n\nWe keep it.", True),
        ("# Acme\n\n## Privacy statement\n\nWe keep it.", True),
        ("# Terms of Service and Privacy Policy\n\nWe keep it.", False),
        ("# Terms of Service\n\n## Privacy\n\nWe keep it.", False),
        ("# Data Processing Agreement\n\nThis privacy policy is part of it.", False),
        ("Acme\n\nThis Privacy Policy tells you what we do.", True),
        ("", False),
    ],
)
def test_a_notice_is_told_by_its_title(text: str, notice: bool) -> None:
    assert is_notice(document(text)) is notice


def test_only_the_three_longest_sentences_of_a_section_are_told() -> None:
    sentence = "We keep " + ", ".join(f"thing{'x' * n}" for n in range(45)) + " and the rest."
    text = "# Privacy Policy\n\n" + " ".join([sentence] * 7) + "\n\n## More\n\n" + sentence
    assert len(said(text, "P603")) == 4


def test_contract_language_is_told_on_a_notice_and_not_in_terms() -> None:
    body = "\n\nYou agree to this. It is governed by the laws of India. We shall not be liable to you for anything."
    assert len(said("# Privacy Policy" + body, "P601")) == 3
    assert said("# Terms of Service" + body, "P601") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("By accessing this site, you agree to be bound by these terms.", True),
        ("By clicking “I accept”, you agree to these terms.", False),
        ("Use of our site signifies your acceptance of this policy.", True),
        ("Your use of the data is limited. You accept the terms at the till.", False),
        ("If you continue to use the service, you are deemed to have accepted the new terms.", True),
    ],
)
def test_consent_by_use(text: str, told: bool) -> None:
    assert bool(said(text, "P602")) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We comply with all applicable laws.", True),
        ("You must comply with all applicable laws.", False),
        ("No method of storage is 100% secure.", False),
        ("Your card is 100% safe with us.", True),
        ("We do not guarantee the security of your data.", False),
        ("We guarantee the security of your data.", True),
    ],
)
def test_over_claims(text: str, told: bool) -> None:
    assert bool(said(text, "P611")) is told


def test_text_without_english_has_no_grade() -> None:
    german = "## Daten\n\n" + "Wir speichern Ihre Daten zur Durchführung des Vertrages. " * 30
    assert said(german, "P605") + said(german, "P606") == []


def test_the_pages_that_we_make_are_plain() -> None:
    pages = sorted((ROOT / "tests" / "golden" / "example").glob("*.md"))
    assert pages
    told = [
        str(finding)
        for page in pages
        for finding in check_document(
            read_document(SourceFile(page.name, page.read_text(encoding="utf-8")), Form.MARKDOWN), FAMILY, CONTEXT
        )
    ]
    assert told == []


def test_the_source_documents_are_told_for_what_they_are() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the source documents are not there")
    found = {
        (path.name[:3], f.span.line, f.rule)
        for path in sorted(SEEDS.glob("*.txt"))
        for f in check_document(read_document(SourceFile(path.name, path.read_text(encoding="utf-8"))), FAMILY, CONTEXT)
    }
    assert found >= {
        ("000", 1, "P602"), ("000", 1, "P601"), ("000", 1, "P608"), ("000", 5, "P609"), ("000", 9, "P610"),
        ("001", 5, "P602"), ("003", 9, "P609"), ("003", 130, "P602"), ("003", 136, "P601"), ("003", 174, "P602"),
        ("004", 1, "P608"), ("004", 35, "P601"), ("004", 131, "P602"), ("004", 212, "P610"),
    }  # fmt: skip
