"""The string of the kinds of words, in which patterns of grammar are sought, and the traces that slots leave."""

from __future__ import annotations

import pytest

from generator.lint.prose.joints import JOINTS, TRACED
from generator.lint.prose.kinds import kind_of, kinds, where
from generator.lint.prose.pairs import BY_WORDS
from generator.lint.prose.traces import between, is_doubled, is_emptied
from generator.prose.document import Document
from generator.prose.form import Form
from generator.prose.read import read_document
from generator.tree import SourceFile


def read(text: str, form: Form = Form.MARKDOWN) -> Document:
    return read_document(SourceFile("policy", text), form)


def test_each_word_has_its_kind_and_the_sign_that_closes_it() -> None:
    assert kinds(read("The courts of, and (if any) 30 days.")) == "d w o,& B w)9 U."


@pytest.mark.parametrize(
    "text",
    ["We keep it for ten days.\n\n- name\n- age of  you\n\n| a |  |\n|---|---|\n|  | b |", "One.", "“Fee ” is due."],
)
def test_the_place_of_each_word_is_found_again(text: str) -> None:
    document = read(text)
    for number, token in enumerate(document.tokens):
        start, end, following = where(document, 2 * number)
        assert document.lower[start:end] == token
        assert following == end or document.lower[end:following].isspace()


def test_no_pair_is_missed_because_its_words_have_no_kind() -> None:
    assert [words for words in BY_WORDS if "w" in (kind_of(words[0])[0], kind_of(words[1])[0])] == []


def test_a_joint_begins_with_a_sign_of_its_own() -> None:
    assert [joint.pattern.pattern for joint in JOINTS if joint.pattern.pattern[0] in "[(.\\^"] == []
    assert TRACED


@pytest.mark.parametrize(
    ("text", "form", "emptied", "doubled"),
    [
        ("Run by  in Leeds.", Form.MARKDOWN, False, True),
        ("Run by in Leeds.", Form.MARKDOWN, False, False),
        ("Run by [](mailto:) in Leeds.", Form.MARKDOWN, True, False),
        ("<p>Run by <strong></strong> in Leeds.</p>", Form.HTML, True, False),
        ('<p>Run by <i class="icon"></i> in Leeds.</p>', Form.HTML, False, False),
        ("<p>Run by  in Leeds.</p>", Form.HTML, False, True),
        ("Run by  in Leeds, as  most such  firms  like  ours are.", Form.MARKDOWN, False, False),
    ],
)
def test_a_slot_leaves_a_trace_in_the_source(text: str, form: Form, emptied: bool, doubled: bool) -> None:
    document = read(text, form)
    end = document.text.index("by") + 2
    raw = between(document, end, document.text.index("in Leeds"))
    assert (is_emptied(raw), is_doubled(document, raw)) == (emptied, doubled)
