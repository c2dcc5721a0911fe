"""Rule P404: words that stand twice in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress
from operator import eq

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import SMALL_WORDS, is_english, words_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_MOST = 100
_USUAL = words_of(
    "privacy policy terms service services data information personal cookie website site company agreement"
)
_MAY_DOUBLE = frozenset({"that", "had", "very", "bye", "please", "blah", "so", "her", "no", "ha", "one", "more"})
_PARTICLE_VERBS = regex(
    r"(?:log|sign|opt|check|stand|plug|phase|carry|call|turn|stay|switch|hand|based?|fill|hold|rel(?:y|ies))\w* $"
)


@prose_rule(
    "P404", "doubled-word", Severity.ERROR, local=True,
    good=(
        "We know that that day may come. You had had time to answer. Our office is in Wagga Wagga.",
        "After you log in in your browser, ask us. Contact us US customers use the form.",
    ),
    bad=(
        "This notice tells you what ⟦the the⟧ service collects.",
        "We may change this Privacy Policy. Read the new ⟦Privacy Privacy⟧ Policy with care.",
    ),
)  # fmt: skip
def doubled_word(document: Document, context: Context) -> Iterator[Hit]:
    """No word stands twice in a row.

    A doubled word is what an edit leaves behind, and the first thing that a careful reader sees.
    """
    tokens = document.tokens
    if not any(map(eq, tokens, tokens[1:])) or not is_english(document):
        return  # “vous vous” and “die die” are right
    words = {word for word in compress(tokens, map(eq, tokens, tokens[1:])) if word.isalpha()}
    hits: list[Hit] = []
    for word in words - _MAY_DOUBLE:
        twice = f"{word} {word}"
        at = document.lower.find(twice)
        while at >= 0:
            end = at + len(twice)
            edges = document.text[max(0, at - 1) : at], document.text[end : end + 1]
            whole = not any(edge.isalnum() or (edge and edge in "'’-_@/") for edge in edges)
            if whole and _is_slip(document, at, end, word):
                once, said = document.text[at : at + len(word)], document.text[at:end]
                message = f"The word “{once}” stands twice in “{said}”; once was expected."
                hits.append(Hit(at, end, message, "Take one of the two out.", once))
            at = document.lower.find(twice, end) if len(hits) < _MOST else -1
    yield from sorted(hits, key=lambda hit: hit.start)[:_MOST]


def _is_slip(document: Document, start: int, end: int, word: str) -> bool:
    one, two = document.text[start : start + len(word)], document.text[end - len(word) : end]
    if one != two and (one.isupper() or two.isupper()) and len(word) < 4 and word in ("us", "it", "is", "or", "in"):
        return False
    if one[0].islower() and two[0].isupper() and word not in SMALL_WORDS:
        return False  # the last word of one label and the first of the next
    if word in ("in", "on", "out", "off", "up") and _PARTICLE_VERBS.search(document.lower, max(0, start - 14), start):
        return False
    if document.is_extract:
        return True
    # “Wagga Wagga” is a name, unless the word is also written small
    name = one[0].isupper() and two[0].isupper() and not one.isupper() and word not in _USUAL
    return not name or f" {word}" in document.text


RULES: tuple[Rule, ...] = (doubled_word,)
