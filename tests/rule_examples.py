"""Reads the examples of rules: what stands between the marks is where the finding must be."""

from __future__ import annotations

from datetime import date

from generator.clauses.library import Library
from generator.facts.load import Company, parse_company
from generator.findings import Finding, Span
from generator.lint.context import Context
from generator.lint.registry import rules
from generator.lint.rule import MARK_CLOSE, MARK_OPEN, Scope
from generator.lint.run import check_company, check_document, check_set
from generator.paths import packed
from generator.prose.document import Document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile

VOCABULARIES = Library((packed("templates"),)).vocabularies
CONTEXT = Context(date(2026, 11, 26), vocabularies=VOCABULARIES)
PARTED = "\n=====\n"


def unmark(example: str) -> tuple[str, list[Span]]:
    """An example without its marks, and where they stood."""
    spans, text = [], ""
    rest = example
    while MARK_OPEN in rest:
        before, _, rest = rest.partition(MARK_OPEN)
        inside, _, rest = rest.partition(MARK_CLOSE)
        text += before
        first = _spot(text)
        text += inside
        spans.append(Span(*first, *_spot(text)))
    return text + rest, spans


def _spot(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1


def document(text: str, name: str = "policy.md") -> Document:
    """A document of Markdown, or of HTML where the text begins with a tag."""
    form = Form.HTML if text.lstrip().startswith("<") and not text.lstrip().startswith("<!--") else Form.MARKDOWN
    return read_document(SourceFile(name, text), form)


def company(text: str) -> Company:
    """A company from lines of a fact file; it is published unless they say otherwise."""
    if "status:" not in text:
        text = text.rstrip("\n") + "\nstatus: published\n"
    made, problems = parse_company("acme", SourceFile("facts/acme.yml", text), VOCABULARIES)
    assert made is not None, f"the example is no fact file: {[str(p) for p in problems]}"
    return made


def findings(scope: Scope, example: str) -> list[Finding]:
    """What all rules of a scope say about an example without marks."""
    if scope is Scope.FACTS:
        return list(check_company(company(example), rules(scope), CONTEXT))
    if scope is Scope.PROSE:
        return list(check_document(document(example), rules(scope), CONTEXT))
    documents = tuple(document(text, f"page-{i}.md") for i, text in enumerate(example.split(PARTED)))
    return list(check_set(documents, rules(scope), CONTEXT))
