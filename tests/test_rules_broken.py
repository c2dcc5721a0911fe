"""Doubled and broken text (P4xx): near misses, other formats, and what a careful reader finds in the source documents."""

from __future__ import annotations

import time

import pytest

from generator.findings import Finding
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.rule_examples import CONTEXT
from tests.test_source_documents import SEEDS

FAMILY = tuple(rule for rule in rules(Scope.PROSE) if rule.code.startswith("P4"))
LONG = (
    "We keep the data that you give us for as long as the law of India asks us to, and erase it on the day after that."
)


def broken(text: str, form: Form = Form.MARKDOWN, code: str = "P4") -> list[Finding]:
    """What the rules of this family say."""
    document = read_document(SourceFile("policy.md", text), form)
    return [f for f in check_document(document, FAMILY, CONTEXT) if f.rule.startswith(code)]


def spans(found: list[Finding], text: str) -> list[str]:
    """The stretches of the source at which findings on one line stand."""
    lines = text.split("\n")
    return [lines[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1] for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "You can ask us what that that notice means. We had had no notice of it.",
        "Our offices are in Walla Walla and Baden Baden, and we answer from there.",
        "Please log in in your browser, and we send you the link to the account.",
        "Do not contact us US citizens told us to write to.",
        "We may share your data with:\n\n- our host; and\n- our bank.\n\nWe share it with nobody else.",
        "This policy covers what we\ndo with the\ndata of our customers, and why we do it.",
        "We are Acme Private Limited,\nhaving its office at 12 Long Street,\nPune 411001",
        "Dear customer,\n\nWe have changed our terms of service for you and for all of our other customers.",
        "We sell to Acme Inc. and Beta Ltd. in India. We use e.g. cookies, approx. two of them, etc. and no more.",
        "npm and eBay are names. iOS is one. acme.example is a site. See www.acme.example/terms for more.",
        "We wait ... and then we answer . . . with care. The rate is 1..5 per cent.",
        "The price is US$ 20, and $ 20 a month after that. We write it in dollars.",
        "We ask (a) your name, (b) your age, and c) your town (in India (or abroad)).",
        "The customers' data and the users’ rights are theirs; it's 'Strictly Necessary' here, ‘at last’.",
        'A 5" screen and a 7" screen show the “Notice” and the "Terms".',
        "We keep cookies such as session_id, _ga, utm_source, wp-settings-1 and localStorage.userId on your device.",
        "© 2026 Acme. R&D and AT&T are names; 3 * 4 is 12, and 2 ** 3 is 8.",
        "Café Zoë, Łódź, São Paulo, naïve, Âme: all of them are right. Are they? See page?id=1&t=2.",
        "The organisation recognises your choice and honours it; its behaviour is fair.",
        "A tranquil principal complements its licensee's acknowledgement. The fulfilment is judged in court.",
        "| Plan | Backup | Help |\n|---|---|---|\n| Small | – | ✓ |\n| Large | ✓ |  |\n| Huge | ✓ | ✓ |",
        "Home | About | Terms | Privacy",
        "It's not your data alone that is kept; the service needs its own settings to work.",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert [str(f) for f in broken(text)] == []


@pytest.mark.parametrize(
    ("text", "code", "stretches"),
    [
        ("We keep the the data.\r\n\r\nWe erase it it is true.", "P404", ["the the", "it it"]),
        ("We keep your data for the period stated in the\n\n## Rights\n\nYou have them.", "P405", ["in the"]),
        ("We use your data for billing, support and\n\nWe never sell it.", "P405", ["and"]),
        ("You may object to the use of your data by our partners,\n\n## Contact\n\nWrite.", "P406", ["partners,"]),
        ("We keep it safe. our host helps us.", "P407", ["our"]),
        ("We keep it safe;. You see it ,and we help.", "P408", [";."]),
        ("We keep it for a year.We then erase it,which is final.", "P409", [".", ","]),
        ("Write to {x} at effectiveDate or companyEmail.", "P412", ["effectiveDate", "companyEmail"]),
        ("Our **terms** and **prices ** are short.", "P413", ["**"]),
        ("Read &amp;nbsp; it and &lt;b&gt;sign&lt;/b&gt;.", "P413", ["&amp;nbsp;", "&lt;b&gt;", "&lt;/b&gt;"]),
        ("We share it (with our host and with our bank.", "P414", ["("]),
        ("The “Service is ours.", "P414", ["“"]),
        ("We donÂ’t say.", "P416", ["Â’"]),
        ("You can withdrawl it, and we recieve it.", "P418", ["recieve"]),
        ("The firm and it's affiliates keep your data.", "P419", ["it's"]),
        ("We inform your by e-mail.", "P419", ["your"]),
    ],
)
def test_the_stretch_is_what_is_wrong(text: str, code: str, stretches: list[str]) -> None:
    assert spans(broken(text, code=code), text.replace("\r\n", "\n")) == stretches


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<p>We keep the <b>the</b> data.</p>", Form.HTML),
        ("We keep the the data.\n", Form.TEXT),
        ("- We keep the the data.\n", Form.MARKDOWN),
        ("> We keep the\n> the data.\n", Form.MARKDOWN),
        ("| A | B |\n|---|---|\n| We keep the the data | x |\n", Form.MARKDOWN),
    ],
)
def test_a_doubled_word_is_found_in_every_format(text: str, form: Form) -> None:
    assert [f.rule for f in broken(text, form, "P404")] == ["P404"]


@pytest.mark.parametrize(
    ("text", "fixed"), [("the the data", "the data"), ("so ,we", ""), ("in upto two", "in up to two")]
)
def test_a_safe_mending_is_offered(text: str, fixed: str) -> None:
    source = f"We keep {text} days."
    for finding in broken(source):
        if finding.fix is not None:
            start, end = finding.span.column - 1, finding.span.end_column - 1
            assert source[:start] + finding.fix + source[end:] == f"We keep {fixed} days."


def test_a_pattern_of_sections_is_no_repetition() -> None:
    part = (
        "## {}\n\n### Legal basis\n\nWe rest on the contract with you for {}.\n\n### Recipients\n\nOur host for {}.\n\n"
    )
    text = "# Privacy\n\n" + "".join(part.format(name, name, name) for name in ("orders", "support", "letters"))
    assert broken(text, code="P401") + broken(text, code="P403") == []


def test_a_sentence_that_stands_three_times_is_a_formula_of_the_document() -> None:
    assert broken("\n\n".join(f"## {i}\n\n{LONG}" for i in "abc"), code="P403") == []
    assert len(broken("\n\n".join(f"## {i}\n\n{LONG}" for i in "ab"), code="P403")) == 1


def test_other_languages_are_left_to_their_own_spelling() -> None:
    german = "Die Daten werden von der Gesellschaft gespeichert, und die Adresse wird nach einem Jahr geloescht. " * 3
    french = (
        "La garantie est limitée, et les données sont conservées pour une durée de trente jours par la société. " * 3
    )
    assert [
        f.rule for text in (german, french) for f in broken(text) if f.rule in ("P405", "P407", "P417", "P418")
    ] == []


def test_many_slips_of_one_kind_are_told_together() -> None:
    found = broken("\n\n".join(f"We keep item {i} , and erase it later." for i in range(40)), code="P408")
    assert len(found) == 6
    assert "34 more places" in found[-1].hint


@pytest.mark.parametrize(
    "line",
    ["(" * 500_000, "“" * 500_000, "a, " * 300_000, "the " * 250_000, "**" * 400_000, ". a" * 300_000, "| " * 400_000,
     "a_" * 400_000, "a." * 400_000, "it's " * 200_000, "If you want to " * 60_000, "'x " * 300_000, "abcd' " * 160_000, "&nbsp;" * 150_000,
     "   \t" * 200_000],
    ids=lambda line: repr(line[:8]),
)  # fmt: skip
def test_a_megabyte_of_one_sign_is_read_in_bounded_time(line: str) -> None:
    document = read_document(SourceFile("policy.txt", line), Form.TEXT)
    begin = time.process_time()
    for _ in check_document(document, FAMILY, CONTEXT):
        pass
    assert time.process_time() - begin < 10  # linear ones take about a second, quadratic ones hours


SEEN: dict[str, set[tuple[int, str]]] = {
    "000_3c25a8bf10875e9d.txt": {
        (1, "P406"), (4, "P407"), (5, "P407"), (5, "P414"), (6, "P406"), (6, "P407"), (6, "P408"), (9, "P408"),
        (10, "P406"),
    },
    "001_1bebcb4fa0c91f4b.txt": {
        (5, "P414"), (5, "P419"), (11, "P409"), (19, "P409"), (19, "P415"), (19, "P419"), (23, "P407"), (23, "P420"),
        (27, "P420"), (35, "P420"),
    },
    "002_6528fb53cf28a447.txt": {(7, "P408"), (17, "P409")},
    "003_cd659b2ce916e019.txt": {
        (5, "P414"), (68, "P420"), (78, "P418"), (111, "P420"), (170, "P413"), (174, "P409"),
    },
    "004_2db36efc4fc51be5.txt": {
        (11, "P408"), (12, "P409"), (15, "P414"), (16, "P414"), (21, "P411"), (69, "P408"), (114, "P419"), (125, "P408"),
        (131, "P404"), (167, "P402"), (189, "P414"), (214, "P401"), (216, "P404"), (216, "P406"), (216, "P419"),
    },
}  # fmt: skip
"""Line and rule of each defect of this family that a careful reader marks."""


@pytest.mark.parametrize("name", SEEN)
def test_what_a_careful_reader_marks_is_found(name: str) -> None:
    path = SEEDS / name
    if not path.is_file():
        pytest.skip("the source documents are not there")
    document = read_document(SourceFile(name, path.read_text(encoding="utf-8")))
    found = {(f.span.line, f.rule) for f in check_document(document, FAMILY, CONTEXT)}
    assert SEEN[name] - found == set()
    assert {rule for _, rule in found - SEEN[name]} <= {"P417"}


def test_mending_a_sign_never_hides_what_is_missing_before_it() -> None:
    found = broken("Contact us at . We call you about the service .", code="P408")
    assert [(finding.span.column, finding.fix) for finding in found] == [(14, None), (46, ".")]
