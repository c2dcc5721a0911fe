"""Rules P1xx find the slots that nobody filled, in whatever way they were left, and pass over clean prose."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.findings import Finding, Severity
from generator.lint.prose import slots
from generator.lint.run import check_document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.rule_examples import CONTEXT
from tests.slot_sentences import CLEAN, FILLED

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
_SLOT = re.compile(r"\{(\w+):([^}]*)\}")
_ABOVE, _BELOW = "Privacy notice\n\n", "\n\nWe will treat your data with care."


def said(text: str, name: str = "policy.txt", form: Form | None = None) -> list[Finding]:
    return list(check_document(read_document(SourceFile(name, text), form), slots.RULES, CONTEXT))


def filled(sentence: str) -> str:
    return _SLOT.sub(lambda match: match[2], sentence)


def with_one_slot(sentence: str, number: int, fill: Callable[[str], str]) -> str:
    """The sentence with its slot of this number filled by `fill` from the kind of value, and the others as they are."""
    counted = iter(range(99))
    return _SLOT.sub(lambda match: fill(match[1]) if next(counted) == number else match[2], sentence)


_EMPTY = {"mail": "email", "phone": "phone number", "id": "number", "sum": "amount", "text": "link", "link": "URL"}
_DUMMY = {
    "mail": "info@example.com", "phone": "123-456-7890", "address": "123 Main Street", "link": "www.yourcompany.com",
    "name": "Your Company Name", "number": "XX", "date": "DD/MM/YYYY", "sum": "INR XX", "place": "[State]", "id": "TBD",
    "text": "[link]",
}  # fmt: skip
LEFT: dict[str, tuple[Callable[[str], str], Callable[[str], str], float]] = {
    "cut out": (lambda kind: "", lambda text: text, 0.98),
    "cut out, spaces joined": (lambda kind: "", lambda text: re.sub(" +", " ", text), 0.95),
    "cut out and tidied": (
        lambda kind: "",
        lambda text: re.sub(r" ([.,;!])", r"\1", re.sub(" +", " ", text)).strip(),
        0.92,
    ),
    "bracket": (lambda kind: f"[insert {_EMPTY.get(kind, kind)}]", lambda text: text, 0.99),
    "capitals": (lambda kind: f"[{_EMPTY.get(kind, kind).upper()}]", lambda text: text, 0.95),
    "bullet": (lambda kind: "[●]", lambda text: text, 0.99),
    "variable": (lambda kind: f"{{{{ {kind}_of_company }}}}", lambda text: text, 0.99),
    "line": (lambda kind: "__________", lambda text: text, 0.95),
    "dummy": (lambda kind: _DUMMY[kind], lambda text: text, 0.85),
}
"""Ways to leave a slot: what stands in it, what is done to the sentence, and the share that must be found."""


@pytest.mark.parametrize("way", LEFT)
def test_a_slot_is_found_in_whatever_way_it_was_left(way: str) -> None:
    fill, tidy, least = LEFT[way]
    texts = [
        tidy(with_one_slot(sentence, number, fill))
        for sentence in FILLED
        for number in range(len(_SLOT.findall(sentence)))
    ]
    missed = [text for text in texts if not said(_ABOVE + text + _BELOW)]
    assert len(texts) > 90
    assert 1 - len(missed) / len(texts) >= least, missed


@pytest.mark.parametrize("joint", ["\n\n", "\n"], ids=["paragraphs", "lines"])
def test_clean_sentences_raise_nothing(joint: str) -> None:
    assert [str(f) for f in said(_ABOVE + joint.join(CLEAN))] == []


def test_a_filled_document_raises_nothing() -> None:
    assert [str(f) for f in said(_ABOVE + "\n\n".join(map(filled, FILLED)))] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>If you have questions, <b>contact us</b> at</p><h2>Changes</h2><p>We may change this.</p>"),
        ("a.html", "<p>Contact us at <a href='mailto:a@b.in'></a>.</p>"),
        ("a.html", "<p>Email: &nbsp;</p><p>Phone: +91 80 4123 9000</p>"),
        ("a.html", "<p>This site is run by <company name>.</p>"),
        ("a.md", "This site is run by <company name>."),
        ("a.md", "- **Email:**\n- **Phone:** +91 80 4123 9000"),
        ("a.md", "Contact us at\n\n## Changes\n\nWe may change this."),
        ("a.txt", "Contact us at\r\n\r\nWe may change this notice.".replace("\r\n", "\n")),
        ("a.txt", "Email：\nPhone: +91 80 4123 9000".replace("：", ":")),
    ],
)
def test_every_form_of_document_is_read_the_same(name: str, text: str) -> None:
    assert [f.rule[:2] for f in said(text, name)] == ["P1"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>Contact us at <a href='mailto:a@b.in'>a@b.in</a>.</p>"),
        ("a.html", "<p>Contact us at <img src='mail.png' alt='our address'>.</p>"),
        ("a.html", "<p>Contact us at:</p><address>Bluepeak Ltd<br>4 Mill Lane<br>Leeds</address>"),
        ("a.html", "<table><tr><td>Email:</td><td>a@b.in</td></tr></table>"),
        ("a.html", "<dl><dt>Email:</dt><dd>a@b.in</dd><dt>Phone:</dt><dd>+91 80 4123 9000</dd></dl>"),
        ("a.md", "Contact us at\n[help@bluepeak.in](mailto:help@bluepeak.in)."),
        ("a.md", "**Email:** [help@bluepeak.in](mailto:help@bluepeak.in)  \n**Phone:** +91 80 4123 9000"),
        ("a.md", "Call `send()` or write `{{ name }}` in your template."),
        ("a.md", "## Withdrawal form\n\nName of consumer(s):\n\nAddress of consumer(s):\n\nDate:"),
        ("a.txt", "In witness whereof the parties sign.\n\nBy: ____________\nName: __________\nDate: __________"),
        ("a.txt", "Contact us at:\nBluepeak Ltd\n4 Mill Lane\nLeeds"),
    ],
)
def test_what_fills_a_slot_may_stand_in_markup_or_below(name: str, text: str) -> None:
    assert [str(f) for f in said(text, name)] == []


def test_the_golden_pages_raise_nothing() -> None:
    pages = sorted((Path(__file__).parent / "golden").rglob("*.md"))
    assert len(pages) > 10
    found = [f for page in pages for f in said(page.read_text(encoding="utf-8"), page.name)]
    made_up = [
        f for f in found if f.rule == "P118" and "800-555-0199" in f.message
    ]  # the example's, waived in its facts
    assert len(made_up) == 1
    assert [str(f) for f in found if f not in made_up] == []


READ = {
    "000_3c25a8bf10875e9d.txt": [(1, "P104"), (1, "P109"), (1, "P103"), (9, "P113"), (12, "P101")],
    "001_1bebcb4fa0c91f4b.txt": [(27, "P107")],
    "002_6528fb53cf28a447.txt": [],
    "003_cd659b2ce916e019.txt": [],
    "004_2db36efc4fc51be5.txt": [(139, "P105"), (224, "P101")],
}
"""What a careful reader finds unfilled in the source documents: the line, and the rule that says so."""


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents are not part of the project")
@pytest.mark.parametrize("name", READ)
def test_the_source_documents_are_read_as_a_careful_reader_does(name: str) -> None:
    found = said((SEEDS / name).read_text(encoding="utf-8"), name)
    assert sorted((f.span.line, f.rule) for f in found) == sorted(READ[name])


def test_rules_of_slots_are_errors_where_the_reader_is_sure() -> None:
    doubtful = {rule.name for rule in slots.RULES if rule.severity is not Severity.ERROR}
    assert doubtful == {"words-missing", "nothing-between-signs", "bracketed-clause", "drafting-note"}
