"""What changed between two texts, in the words in which a lawyer would mark it."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.redline import words
from generator.redline.words import DELETE, EQUAL, INSERT, diff


def marked(old: str, new: str) -> str:
    """The difference in one line: [-struck out-] and {+put in+}."""
    signs = {EQUAL: "{}", DELETE: "[-{}-]", INSERT: "{{+{}+}}"}
    return "".join(signs[piece.kind].format(piece.text) for piece in diff(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("within 45 days of it", "within 30 days of it", "within [-45-]{+30+} days of it"),
        ("a 45-day notice", "a 30-day notice", "a [-45-day-]{+30-day+} notice"),
        ("at least 99.95% of it", "at least 99.9% of it", "at least [-99.95%-]{+99.9%+} of it"),
        ("up to ₹1,000.50.", "up to ₹2,000.50.", "up to [-₹1,000.50-]{+₹2,000.50+}."),
        ("from 1 December 2026.", "from 1 November 2026.", "from 1 [-December-]{+November+} 2026."),
        ("from 1 March 2026.", "from 2 March 2027.", "from [-1 March 2026-]{+2 March 2027+}."),
        ("from 9 am to 5 pm", "from 10 am to 6 pm", "from [-9-]{+10+} am to [-5-]{+6+} pm"),
        ("Monday to Friday", "Sunday to Thursday", "[-Monday to Friday-]{+Sunday to Thursday+}"),
        ("name, phone", "name, email, phone", "name,{+ email,+} phone"),
        ("red, green, blue", "pink, green, brown", "[-red-]{+pink+}, green, [-blue-]{+brown+}"),
        ("for the purpose of billing", "for purposes of security", "for [-the purpose of billing-]{+purposes of security+}"),
        ("We tell you. We pay.", "We ask first. We tell you. We pay.", "{+We ask first. +}We tell you. We pay."),
        ("We pay. We tell you. We ask.", "We pay. We ask.", "We pay.[- We tell you.-] We ask."),
        ("We share data.", "We do not share data.", "We{+ do not+} share data."),
        ("that the law names", "that we or the relevant law names", "that{+ we or+} the{+ relevant+} law names"),
        ("write to a@b.example.", "write to a@c.example.", "write to [-a@b.example-]{+a@c.example+}."),
        ("at https://x.example/a.", "at https://x.example/b.", "at [-https://x.example/a-]{+https://x.example/b+}."),
        ("the customer’s data", "the user’s data", "the [-customer’s-]{+user’s+} data"),
        ("निंबस हार्बर होस्टिंग", "निंबस हार्बर क्लाउड", "निंबस हार्बर [-होस्टिंग-]{+क्लाउड+}"),
        ("our judge 👩🏽‍⚖️ rules", "our judge 👩🏿‍⚖️ rules", "our judge [-👩🏽‍⚖️-]{+👩🏿‍⚖️+} rules"),
        ("cafe\u0301 open", "cafe open", "[-cafe\u0301-]{+cafe+} open"),
        ("10\u00a0days", "10 days", "10[-\u00a0-]{+ +}days"),
        ("the same", "the same", "the same"),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_change_is_marked_in_whole_words(old: str, new: str, shown: str) -> None:
    assert marked(old, new) == shown


def test_a_sentence_written_anew_is_one_change() -> None:
    old = "You can end the service at any time by giving us 45 days notice."
    new = "Cancel whenever you like: tell our support, by e-mail, one month before."
    assert [piece.kind for piece in diff(old, new)][:2] == [DELETE, INSERT]
    assert len(diff(old, new)) <= 3


_ALPHABET = st.sampled_from(
    [
        *"ab Z19.,;:!?()-'’“”%₹$@/&_\t\n\u00a0\u2011\u200d\u0301कि।👩🏽⚖️é\u2028",
        "the ",
        "of ",
        " and ",
        "https://x.example/",
        "45 days",
    ]
)
_TEXTS = st.lists(_ALPHABET, max_size=25).map("".join) | st.text(max_size=40)


@given(_TEXTS, _TEXTS)
def test_the_pieces_make_both_texts(old: str, new: str) -> None:
    found = diff(old, new)
    assert "".join(piece.text for piece in found if piece.kind is not INSERT) == old
    assert "".join(piece.text for piece in found if piece.kind is not DELETE) == new
    assert all(piece.text and not piece.renumbered for piece in found)
    assert all(a.kind is not b.kind for a, b in pairwise(found))


@given(_TEXTS)
def test_tokens_make_the_text(text: str) -> None:
    assert "".join(token.space + token.text for token in words.tokens(text)) == text


def test_a_long_page_of_which_every_word_differs_is_compared_at_once() -> None:
    dice = random.Random(1)
    old, new = (" ".join(f"w{dice.randrange(10**9)}" for _ in range(25_000)) for _ in range(2))
    began = time.process_time()
    assert [piece.kind for piece in diff(old, new)] == [DELETE, INSERT]
    assert time.process_time() - began < 5


def test_above_the_limit_every_third_word_that_differs_is_still_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "LIMIT", 10_000)
    dice = random.Random(1)
    old = [f"w{dice.randrange(2000)}" for _ in range(3000)]
    new = [f"x{at}" if at % 3 == 0 else word for at, word in enumerate(old)]
    found = diff(" ".join(old), " ".join(new))
    assert sum(piece.kind is INSERT for piece in found) == 1000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 20_000, "a " * 19_990), ("a b " * 10_000, "b a " * 10_000), ("!" * 30_000, "!?" * 15_000),
        ("http://!" * 10_000, "http://?" * 10_000), (" " * 50_000 + "a", " " * 40_000 + "b"), ("the x " * 8000, "the y " * 8000),
    ],
    ids=["repeated", "turned", "signs", "addresses", "spaces", "small words"],
)  # fmt: skip
def test_hostile_texts_take_no_longer(old: str, new: str) -> None:
    began = time.process_time()
    found = diff(old, new)
    assert time.process_time() - began < 2
    assert "".join(piece.text for piece in found if piece.kind is not INSERT) == old
    assert "".join(piece.text for piece in found if piece.kind is not DELETE) == new
