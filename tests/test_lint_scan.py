"""What is read of a document once for all rules: what is not found there must not stand in the text either."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.lint.prose.reading import paragraphs, phrases, scan
from generator.lint.prose.references_rows import is_counted
from generator.lint.prose.scan import capitalised, capitals, headings, odd, places, words_from
from generator.lint.prose.stale_law import LAWS
from generator.lint.prose.stale_products import GONE, RENAMED, STANDARDS
from generator.lint.prose.stale_table import Table
from tests.rule_examples import document

PAGE = """# Privacy Policy

We, Nila Ltd., keep logs for 30 days ,and no longer.. Our Privacy Policy is at nila.example.

## Your Rights

- Ask us for a copy of what we keep about you, for its correction, and for its erasure at any time you like.
- Object.
"""
PIECES = ("a", "Bc", "the ", " ", "\n\n", ".", ",", "..", "x.y", "(", "”", "1", "é", "-", "’s", "## ", "ÉA")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def test_tokens_with_signs_stand_between_spaces_and_plain_words_do_not() -> None:
    tokens = odd(document(PAGE)).split(" ")
    assert {"30", ",and", "longer..", "nila.example.", "ltd.,"} <= set(tokens)
    assert {"our", "keep", "policy"}.isdisjoint(tokens)
    assert tokens[0] == tokens[-1] == ""


@given(TEXTS)
def test_a_stretch_with_a_sign_is_in_the_text_only_if_it_is_odd(text: str) -> None:
    read = document(text)
    for stretch in re.findall(r"(?=(\S\S))", read.lower):
        assert stretch.isalpha() or stretch in odd(read)


@given(TEXTS)
def test_runs_of_words_with_a_capital_are_told_in_order(text: str) -> None:
    read = document(text)
    runs = [line for line in capitals(read).split("\n") if line]
    at = 0
    for run in runs:
        at = read.text.index(run, at) + len(run)
    assert set(runs) == capitalised(read)
    assert "".join(sign for run in runs for sign in run if sign.isupper()) == re.sub("[^A-Z]", "", read.text)


@given(TEXTS, st.sampled_from(["a", "b", "the", "x"]))
def test_words_are_found_by_how_they_begin(text: str, beginning: str) -> None:
    read = document(text)
    assert sorted(words_from(read, beginning)) == sorted(word for word in read.words if word.startswith(beginning))


def test_headings_and_long_paragraphs_are_told_apart() -> None:
    read = document(PAGE)
    assert [read.words_of(block) for block in headings(read)] == ["Privacy Policy", "Your Rights"]
    assert [read.words_of(block)[:6] for block in paragraphs(read)] == ["We, Ni", "Ask us"]


def test_places_do_not_overlap() -> None:
    assert places("aaaa b aa", "aa") == [0, 2, 7]
    assert places("aaaa", "b") == []


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("governing law", "The governing law is that of India.", ["governing law"]),
        ("guarantees? the (?:security|safety)", "It guarantees the safety of all.", ["guarantees the safety"]),
        ("100 ?% safe", "You are 100 % safe, and 100% safe.", ["100 % safe", "100% safe"]),
        (("includ(?:ing|es) but not limited to", "limited"), "This includes but not limited to it.",
         ["includes but not limited to"]),
        (("includ(?:ing|es) but not limited to", "limited"), "Including but not restricted to it.", []),
        ("promptly", "We answer promptly.", ["promptly"]),
    ],
)  # fmt: skip
def test_phrases_are_found_from_their_first_letters(
    pattern: str | tuple[str, str], text: str, found: list[str]
) -> None:
    assert [match.group() for match in scan(document(text), phrases(pattern))] == found


@pytest.mark.parametrize("known", [LAWS, GONE, RENAMED, STANDARDS])
def test_a_clue_without_words_is_one_token_with_a_sign_or_a_figure(known: Table) -> None:
    for clue in known.clues:
        assert not re.search(r"\s", clue)
        assert not clue.isalpha()


def test_rows_that_count_are_known_at_a_glance() -> None:
    assert is_counted(["1", "2", "3"])
    assert not is_counted(["1", "3"])
    assert not is_counted(["2", "3"])
    assert not is_counted(["a", "b"])
