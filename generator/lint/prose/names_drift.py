"""Rule P310: one thing under two names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.prose.names_terms import terms
from generator.lint.prose.scan import capitals, places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document


@dataclass(frozen=True)
class _Word:
    """A word for a thing, and where it counts as one."""

    name: str
    before: tuple[str, ...] = ()
    """What must stand before it, in lower case; nothing where it counts everywhere."""
    least: int = 3
    """How often it must stand there to be more than a slip."""

    @cached_property
    def gate(self) -> frozenset[str]:
        """Its words in lower case, all of which a text that holds it has."""
        return frozenset(self.name.lower().split())


_PEOPLE = "data about people"
_OF_THE = ("the ", "our ", "this ", "any ", "each ")
_THIS = ("this ", "this privacy ", "this cookie ")
_THINGS: tuple[tuple[str, tuple[_Word, ...]], ...] = (
    (
        _PEOPLE,
        (
            _Word("personal data"),
            _Word("personal information"),
            _Word("personally identifiable information"),
            _Word("PII"),
        ),
    ),
    ("the website", (_Word("Website", _OF_THE), _Word("Site", _OF_THE))),
    ("itself", (_Word("policy", _THIS, 2), _Word("notice", _THIS, 2), _Word("statement", _THIS, 2))),
    ("those who buy", (_Word("customer"), _Word("client"))),
    (
        "the other side",
        (_Word("Customer", _OF_THE), _Word("Client", _OF_THE), _Word("User", _OF_THE), _Word("Subscriber", _OF_THE)),
    ),
    (
        "its own side",
        (_Word("Company", _OF_THE), _Word("Service Provider"), _Word("Provider", _OF_THE), _Word("Licensor", _OF_THE)),
    ),
)
"""What is named, and the words for it. A word with a capital is sought with it."""


@prose_rule(
    "P310", "term-drift", Severity.INFO,
    good=(
        "Personal data is what is about you. We use personal data to answer, and we delete personal data after a year. "
        "California speaks of personal information.",
        "The customer pays. The customer may end the contract, and the customer's users may not.",
    ),
    bad="We use personal data to answer. We keep personal data for a year. Your personal data is safe. We delete "
    "⟦personal information⟧ when you ask. We sell no personal information. Ask us for your personal information.",
)  # fmt: skip
def term_drift(document: Document, context: Context) -> Iterator[Hit]:
    """One thing has one name.

    “Personal data” here and “personal information” there, the Customer, the Client and the User: where a contract uses
    two words it is read as meaning two things. Told once a thing, where each word stands three times or more.
    """
    told: set[int] = set()
    runs = capitals(document)
    for what, words in _THINGS:
        there = [w for w in words if w.gate <= document.words and (w.name.islower() or w.name in runs)]
        if len(there) < 2 or (what == _PEOPLE and "california" in document.words):
            continue  # California's law has a word of its own, which a page for many places must use
        spots = []
        for left, word in enumerate(there, 1 - len(there)):
            if len(at := _spots(document, word)) >= word.least:
                spots.append((word, at))
            elif len(spots) - left < 2:
                break  # too few are left to be two
        often = sorted(spots, key=lambda pair: (-len(pair[1]), pair[0].name))
        if len(often) < 2 or told & {at[0] for _, at in often} or _on_purpose(document, [w for w, _ in often]):
            continue
        told.update(at[0] for _, at in often)
        rarest, at = often[-1]
        counts = " and ".join(f"“{word.name}” ({len(found)} times)" for word, found in often)
        yield Hit(
            at[0], at[0] + len(rarest.name),
            f"The text calls {what} {counts}.",
            "Use one of the words, or say how they differ.",
        )  # fmt: skip


def _spots(document: Document, word: _Word) -> list[int]:
    text = document.lower if word.name.islower() else document.text
    found = []
    for at in places(text, word.name):
        after = text[at + len(word.name) : at + len(word.name) + 2]
        if after[:1].isalpha() and not (after[0] == "s" and not after[1:].isalpha()):
            continue
        if text[at - 1 : at].isalnum() or (
            word.before and not document.lower[max(0, at - 13) : at].endswith(word.before)
        ):
            continue
        found.append(at)
    return found


def _on_purpose(document: Document, words: list[_Word]) -> bool:
    """True where two of the words are defined: two things, or two words for one on purpose."""
    if words[0].name.islower():
        return False
    defined = {term.name.lower().rstrip("s") for term in terms(document)}
    return sum(word.name.lower() in defined for word in words) >= 2 or "End User" in document.text


RULES: tuple[Rule, ...] = (term_drift,)
