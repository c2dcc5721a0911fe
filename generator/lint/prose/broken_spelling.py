"""Rules P417 and P418: words that are misspelt, or spelt in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator.clauses.memory import file_digest, keep, recall
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.prose.reading import first_of, inside_word, is_english, words_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_ISE = (
    "organis authoris recognis utilis personalis optimis analys customis minimis anonymis pseudonymis maximis finalis"
)
_OUR = "hono favo colo behavio labo neighbo endeavo harbo humo flavo rumo"


def _pairs() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Words in “-ise”, in British spelling and in American spelling, each with the spelling of the other side."""
    ise, british = {}, {}
    for stem in _ISE.split():
        other = stem[:-1] + "z"
        for end in ("e", "es", "ed", "ing", "ation", "ations", "ational", "er"):
            if stem != "analys" or end in ("e", "ed", "ing"):  # “analyses” are also what an analysis has found
                ise[stem + end] = other + end
    for stem in _OUR.split():
        for end in ("", "s", "ed", "ing", "able", "ite", "al", "ful"):
            british[f"{stem}ur{end}"] = f"{stem}r{end}"
    british |= {
        "centre": "center", "centres": "centers", "cancelled": "canceled", "cancelling": "canceling",
        "labelled": "labeled", "travelling": "traveling", "fulfil": "fulfill", "fulfils": "fulfills",
        "enrol": "enroll", "enrolment": "enrollment", "catalogue": "catalog", "cheque": "check", "defence": "defense",
        "offence": "offense", "offences": "offenses", "programme": "program", "programmes": "programs",
        "licence": "license", "licences": "licenses", "judgement": "judgment", "ageing": "aging", "grey": "gray",
        "whilst": "while", "modelling": "modeling", "signalling": "signaling", "skilful": "skillful",
    }  # fmt: skip
    both_right = words_of("check program programs license licenses judgment while catalog honorable")
    american = {us: gb for gb, us in british.items() if us not in both_right}
    return ise, british, american


_ISE_WORDS, _BRITISH, _AMERICAN = _pairs()
_IZE_WORDS = {us: gb for gb, us in _ISE_WORDS.items()}
_SIDES = (_ISE_WORDS, _IZE_WORDS, _BRITISH, _AMERICAN)
_EITHER_SIDE = frozenset((*_ISE_WORDS, *_IZE_WORDS, *_BRITISH, *_AMERICAN))
_APART = ((0, 1), (2, 3), (0, 3))
"""Sides that nobody spells with at once: Oxford has “-ize” beside “-our”, but “-ise” never stands beside “-or”."""


def _there(side: int, words: frozenset[str]) -> bool:
    return not words.isdisjoint(_SIDES[side])


@prose_rule(
    "P417", "mixed-spelling", Severity.INFO,
    good=(
        "We recognise your organisation's behaviour. The World Health Organization and Center Parcs are our customers.",
        "We organize your data and honour the colour of your choice.",
    ),
    bad=(
        "Our organisation keeps the data of your organisation. Another ⟦organization⟧ may not see it.",
        "We honor your choices and favor clear words; the color of the page is yours. We ⟦authorise⟧ nobody else.",
    ),
)  # fmt: skip
def mixed_spelling(document: Document, context: Context) -> Iterator[Hit]:
    """A document is spelt in one English.

    “Organisation” beside “organization” shows that parts come from different countries, and with them often their law:
    look whether the other terms of that part fit.
    """
    there = document.words & _EITHER_SIDE
    if len(there) < 2 or not any(_there(one, there) and _there(other, there) for one, other in _APART):
        return
    at = {word: _lower_places(document, word) for word in sorted(there)}
    sides = [[(start, word) for word in at if word in side for start in at[word]] for side in _SIDES]
    for one, other in _APART:
        few, many = sorted((sides[one], sides[other]), key=len)
        if few and (len(many) > 2 or _same_word(few, many)):
            yield _mixed(document, few, many)
            return


def _lower_places(document: Document, word: str) -> list[int]:
    return [
        m.start() for m in re.finditer(rf"{word}(?![\w-])", document.text) if not inside_word(document.text, m.start())
    ]


def _same_word(few: list[tuple[int, str]], many: list[tuple[int, str]]) -> bool:
    others = {word for _, word in many}
    return any(other in others for _, word in few for side in _SIDES if (other := side.get(word)) is not None)


def _mixed(document: Document, few: list[tuple[int, str]], many: list[tuple[int, str]]) -> Hit:
    few.sort()
    start, word = few[0]
    lines = sorted({document.span(at, at + len(said)).line for at, said in few[1:4]})
    more = f" (also on line {', '.join(map(str, lines))})" if lines else ""
    most = max(sorted({said for _, said in many}), key=[said for _, said in many].count)
    message = (
        f"“{word}” is spelt in one way{more}, and “{most}” in the other: {len(few)} to {len(many)} in this document; "
        "one way was expected."
    )
    return Hit(start, start + len(word), message, "Choose the spelling of your readers, and keep to it.")


@cache
def _misspellings() -> dict[str, str]:
    """The misspellings of codespell's dictionary that have one correction; nothing where it is not installed.

    Only its list is read (CC BY-SA 3.0, from Wikipedia's list of common misspellings); its program is not run.
    """
    from importlib.util import find_spec
    from pathlib import Path

    spec = find_spec("codespell_lib")
    if spec is None or not spec.submodule_search_locations:
        return {}
    file = Path(spec.submodule_search_locations[0]) / "data" / "dictionary.txt"
    digest = file_digest(file)
    known = recall(digest, "misspellings")
    if known is None:
        known = _picked(file.read_text(encoding="utf-8"))
        keep(digest, known, "misspellings")
    return known


def _picked(listed: str) -> dict[str, str]:
    known = dict(re.findall(r"^([a-z]{4,})->([a-z]{4,})$", listed, re.MULTILINE))
    plurals = [
        (wrong[:-1] + "ies", right[:-1] + "ies") for wrong, right in known.items() if wrong[-1] == right[-1] == "y"
    ]
    known |= {wrong: right for wrong, right in plurals if len(wrong) > 8 and wrong not in known}
    return known


_RIGHT_HERE = words_of("arbitral synching transferrable livecycle synopsys")


@cache
def _wrong() -> frozenset[str]:
    return frozenset(_misspellings()) - _RIGHT_HERE


@prose_rule(
    "P418", "misspelling", Severity.WARNING, local=True,
    good="The licensee's acknowledgement, judgement and fulfilment of the licence. Ask Teh Wei at teh@nila.example.",
    bad=(
        "We give your data to the members of our group and their ⟦subsidaries⟧.",
        "You will ⟦recieve⟧ an answer within seven days.",
    ),
)  # fmt: skip
def misspelling(document: Document, context: Context) -> Iterator[Hit]:
    """Words are spelt right.

    A misspelt word shows that nobody read the text before it was published. In a defined term or a name it opens a
    doubt about what is meant.
    """
    if not is_english(document):
        return
    there = document.words & _wrong()
    if not there:
        return
    right = _misspellings()
    names = {part.lower() for name in context.known.every for part in name.split()}
    hits: list[Hit] = []
    for word in sorted(there - names):
        found = re.finditer(rf"{word}(?![\w’'@/-]|\.\w)", document.lower)
        start = next((match.start() for match in found if _is_prose(document, match.start(), match.end())), None)
        if start is not None:
            said = document.text[start : start + len(word)]
            message = f"“{said}” is a common misspelling; “{right[word]}” was expected."
            hits.append(Hit(start, start + len(word), message, f"Write “{right[word]}”."))
    yield from first_of(sorted(hits, key=lambda hit: hit.start), 8, "kind of slip")


_FOREIGN_FROM = 8
_ENGLISH_ONLY = words_of("the of and you we our your with that this are")


def _is_prose(document: Document, start: int, end: int) -> bool:
    """True for a whole word that is no name, in a block that is English as far as one can tell."""
    said = document.text[start:end]
    if not (said.islower() or (said.istitle() and len(said) > 6)) or inside_word(document.text, start):
        return False
    words = document.words_of(document.block_at(start)).lower().split()
    return len(words) < _FOREIGN_FROM or any(word in _ENGLISH_ONLY for word in words)


RULES: tuple[Rule, ...] = (mixed_spelling, misspelling)
