"""Rules are left out of a document only where they would have found nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache

import pytest

from generator.lint.registry import rules
from generator.lint.rule import Rule, Scope
from generator.lint.run import check_document
from generator.lint.sieve import Sieve
from generator.prose.document import Document
from generator.prose.form import Form
from generator.prose.memory import Memory
from generator.prose.read import read_document
from generator.tree import SourceFile
from tests.rule_examples import CONTEXT, unmark

LOCAL = [rule for rule in rules(Scope.PROSE) if rule.local]
HEADS = ("# Privacy Policy", "# Terms of Service", "Bienvenue sur notre site. Vous pouvez nous contacter.", "**Next**")


@cache
def paragraphs() -> tuple[str, ...]:
    """Every paragraph of every example of a prose rule."""
    examples = (unmark(example)[0] for rule in rules(Scope.PROSE) for example in (*rule.good, *rule.bad))
    return tuple(sorted({part for example in examples for part in example.split("\n\n")}))


def texts(seed: int, count: int, most: int = 12) -> Iterator[str]:
    """Documents made of these paragraphs; most of them begin as a page does."""
    chance = random.Random(seed)
    for _ in range(count):
        parts = chance.choices(paragraphs(), k=chance.randint(2, most))
        yield "\n\n".join([chance.choice(HEADS), *parts] if chance.random() < 0.7 else parts)


def read(text: str, form: Form = Form.MARKDOWN, memory: Memory | None = None) -> Document:
    return read_document(SourceFile("policy.md", text), form, Memory() if memory is None else memory)


def finds(rule: Rule, document: Document) -> bool:
    return next(rule(document, CONTEXT), None) is not None


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.TEXT])
def test_a_local_rule_finds_in_some_passage_what_it_finds_in_the_whole(form: Form) -> None:
    seen = set()
    for text in texts(seed=len(form.value), count=250):
        document = read(text, form)
        alone = [document.extract((one,)) for one in document.filled]
        together = document.extract(document.filled)
        for rule in LOCAL:
            by_itself = any(finds(rule, one) for one in alone)
            if finds(rule, document):
                seen.add(rule.code)
                assert by_itself, f"{rule.code} speaks of a document and of none of its passages:\n{text}"
            if by_itself:
                assert finds(rule, together), f"{rule.code} is silent on an extract of passages it speaks of:\n{text}"
    assert len(seen) > 0.8 * len(LOCAL), sorted({rule.code for rule in LOCAL} - seen)


def test_a_need_is_a_need() -> None:
    needy = [rule for rule in rules(Scope.PROSE) if rule.needs]
    for text in texts(seed=3, count=250, most=4):
        document = read(text)
        for rule in needy:
            if finds(rule, document):
                assert any(map(document.holds, rule.needs)), f"{rule.code} finds something in:\n{text}"


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.TEXT])
def test_no_finding_is_lost_and_rules_are_left_out(form: Form) -> None:
    every = rules(Scope.PROSE)
    memory, sieve = Memory(), Sieve(every, CONTEXT)
    shared = list(texts(seed=7, count=30))
    chance = random.Random(11)
    left_out = 0
    for new in texts(seed=13, count=250, most=3):
        text = f"{chance.choice(shared)}\n\n{new}\n\n{chance.choice(shared)}"
        document = read(text, form, memory)
        wanted = sieve.wanted(document)
        left_out += len(every) - len(wanted)
        known = list(check_document(document, wanted, CONTEXT))
        assert known == list(check_document(read(text, form), every, CONTEXT)), text
    assert left_out > 250 * 20
