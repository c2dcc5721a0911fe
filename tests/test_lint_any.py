"""Whatever is linted: no crash, no hang, places inside the file, the same findings in any order."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.findings import Finding
from generator.lint.context import Context
from generator.lint.engine import lint
from generator.lint.inputs import Input, expand
from generator.lint.registry import rules
from generator.lint.rule import Scope
from generator.lint.run import check_document, check_set
from generator.lint.settings import InputKind, Settings
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.conftest import ROOT

ON = date(2026, 11, 26)
PIECES = [
    *"abc .,:;()[]“”\"'*_#|-\n1239%/<>{}&é𝕏\u00a0", "\n\n", "# ", "## 3. ", "- ", "(a) ", "c) ", "Email: ", "contact us at ", "the the ",
    "Section 9", "Acme Pvt. Ltd. (“Acme”, “we”)", "the following:", "30 days", "45 days' notice", "99.9%", "[INSERT DATE]", "____",
    "{{ company }}", "shall ", "laws of India", "Privacy Shield", "© 2019", "<p>", "</p>", "<td>", "<!-- legalsite: allow P1 -- x -->",
    "| a | b |\n|---|---|\n", "we do not share ", "cookies ", "(the “Website”)", "[x](#y)", "e.g. ", "@example.com ", "Last updated: ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


def findings(text: str, form: Form) -> tuple[SourceFile, list[Finding]]:
    source = SourceFile("policy", text)
    document = read_document(source, form)
    context = Context(ON)
    found = [*check_document(document, rules(Scope.PROSE), context), *check_set((document,), rules(Scope.SET), context)]
    return source, found


@pytest.mark.parametrize("form", list(Form))
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_any_document_is_linted_and_findings_lie_in_it(form: Form, text: str) -> None:
    source, found = findings(text, form)
    lines = source.text.split("\n")
    for finding in found:
        span = finding.span
        assert 1 <= span.line <= span.end_line <= len(lines), finding
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, finding
        assert span.end_column <= len(lines[span.end_line - 1]) + 1, finding
        assert (span.line, span.column) <= (span.end_line, span.end_column), finding
        assert finding.message, finding
        assert "\ue000" not in finding.message


HOSTILE = (
    "a", " ", "a ", "A. ", "A ", "(a) ", "(", "“", "[", "_", "the ", "Section 1 ", "30 days ", "Email: ", "contact us at ", "we ",
    "Acme Ltd ", "“A” ", "a@b.in ", "1. ", "no ", ", ", ". ", "\u00a0", "https://a.b/ ", "the Website ", "and/or ", "%s", "{a} ", "© 2019 ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_hostile_line_is_linted_in_linear_time(unit: str) -> None:
    small, large = (_seconds(unit, size) for size in (20_000, 200_000))
    assert large < 2 or large < 40 * max(small, 0.05), f"{unit!r}: {small:.2f} s and {large:.2f} s"


def _seconds(unit: str, size: int) -> float:
    text = (unit * (size // len(unit) + 1))[:size]
    began = time.process_time()
    findings(text, Form.MARKDOWN)
    return time.process_time() - began


def test_order_and_number_of_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    items = [*expand([Path("facts")], None, []), *expand([Path("tests/golden/netcore")], None, [])]
    chosen = Settings(ON, pages=False)
    once = lint(items, chosen, jobs=1)
    assert len(once.findings) > 20
    again = lint(list(reversed(items)), chosen, jobs=2)
    assert again.findings == once.findings
    assert again.waived == tuple(
        sorted(once.waived, key=lambda w: [i.shown for i in reversed(items)].index(w.finding.path))
    )


def test_a_set_is_the_same_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    texts = {
        "a.md": "You can end the service with 30 days' notice.",
        "b.md": "You can end the service with 45 days' notice.",
    }
    items = [Input(Path(name), name, InputKind.PROSE, text) for name, text in texts.items()]
    chosen = Settings(ON, together=True)
    first = [f.rule for f in lint(items, chosen).findings]
    assert first == [f.rule for f in lint(list(reversed(items)), chosen).findings]
