"""Places where a word announces a name, an address, a date or a figure, and none follows.

A word that announces something and stands right before a stop, a bracket, the end of its block, a small word that
cannot follow it or a bare unit is a gap. The rules of unfilled slots judge gaps; the search for them is shared, and it
looks for the few words of a text that carry such a sign rather than at every word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from generator.lint.lazy import regex
from generator.lint.prose.traces import between
from generator.prose.document import HEADING, Block, Document
from generator.prose.form import Form


class After(Enum):
    """What stands where something should."""

    STOP = "stop"
    """A full stop, an exclamation or a question mark."""
    COMMA = "comma"
    """A comma or a semicolon."""
    CLOSE = "close"
    """A closing bracket."""
    END = "end"
    """The end of the block, perhaps behind a colon."""
    DEFINED = "defined"
    """A bracket that gives a name to what should stand before it: (the “Website”)."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A word that announces something, and what stands in place of it."""

    start: int
    end: int
    """Where the word stands."""
    word: str
    after: After
    spaced: bool
    """True where a space stands before the sign: what was there has been cut out."""
    stop: int
    """Where the sign ends that stands in place of the missing words."""


_LOOSE_WORDS = """
    at to via through by of from with in on under between about regarding than within until till per email e-mail call
    visit see click visiting clicking emailing choosing be mean updated effective exceed is are means the our a an your
    their and as for before after dated including include includes outside number no no. using accessing against
    during officer how © every or nor id vat gstin cin pan payable use
    usually normally typically approximately over above below address fee price total costs cost worth
"""
LOOSE_WORDS = frozenset(_LOOSE_WORDS.split())
"""Words that cannot stand before a sign which itself stands loose: there, something was cut out."""
_OTHER_WORDS = """
    being called calling contact contacting dear e-mailing exceeding into its joining least named read these upto which
"""
ANNOUNCING = LOOSE_WORDS | frozenset(_OTHER_WORDS.split())
"""Words that announce a name, an address, a date, a figure or a link."""
_SIGNS = {
    ".": After.STOP, "!": After.STOP, "?": After.STOP, ",": After.COMMA, ";": After.COMMA, ")": After.CLOSE,
    ".)": After.CLOSE, "],": After.CLOSE, "]": After.CLOSE, "),": After.CLOSE, ").": After.CLOSE,
}  # fmt: skip
_TOKENS = {word + sign: (word, after) for word in ANNOUNCING for sign, after in _SIGNS.items()}
_TOKEN_SET = frozenset(_TOKENS)
_LOOSE = frozenset({".", ",", ";", ")", "!", "?", ".)", ").", "),"})
_LOOSE_SIGN = regex(r" (?!\.\.\.)([.,;)!?])(?=[\s\"”’).,]|\Z)")
_DEFINED = regex(
    r"\((?:(?:the |hereinafter |hereafter |collectively,? |together,? |referred to |as |also |each,? |individually,? "
    r"|an? )*[“\"‘'”]|hereinafter |hereafter |referred to as )"
)
_SPEECH = regex(
    r"\b(?:you|please|kindly|we|us|email|contact|reach|call|write) (?:[\w’'-]+ ){0,12}(?:at|to|on|via|by)$|"
    r"\b(?:is|are) (?:[\w’'-]+ ){0,3}(?:at|by)$|\b(?:effective|updated|revised|modified|published) (?:from|on|as of)$"
)
_NAMED = regex(
    r"\([^()\n]{1,80}\),? (?:is|are|was|has|will|operates?|runs?|owns?|provides?|collects?|respects?|and its)\b"
)
"""A definition at the beginning of a block, with what its subject does behind it."""
MOST_LOOSE, LONGEST_WORD = 12, 13
"""A text with more loose signs behind other words is typed that way; there they say nothing about what was cut out."""


@lru_cache(maxsize=2)
def gaps(document: Document) -> tuple[Gap, ...]:
    """Every gap of a document, in order of the text."""
    found = [*_signs(document), *_loose(document), *_defined(document), *_ends(document)]
    return tuple(sorted(found, key=lambda gap: (gap.start, gap.stop)))


def _signs(document: Document) -> Iterator[Gap]:
    lower = document.lower
    for token in sorted(_TOKEN_SET & document.token_set):
        word, after = _TOKENS[token]
        at = lower.find(token)
        while at >= 0:
            end = at + len(token)
            if (at == 0 or lower[at - 1] in " \n(") and (end == len(lower) or lower[end] in " \n"):
                yield Gap(at, at + len(word), word, after, False, end)
            at = lower.find(token, end)


def _loose(document: Document) -> Iterator[Gap]:
    if _LOOSE.isdisjoint(document.token_set):
        return
    lower = document.lower
    signs = [(match, *_word_before(lower, match.start())) for match in _LOOSE_SIGN.finditer(lower)]
    spaced = document.is_extract or sum(not word for _, _, word in signs) <= MOST_LOOSE
    for match, start, word in signs:
        if word:
            raw = between(document, start + len(word), match.start(1))
            if "\n" in raw and not raw.strip():  # a sign on a line of its own
                continue
            yield Gap(start, start + len(word), word, _SIGNS[match[1]], spaced, match.end())


def _defined(document: Document) -> Iterator[Gap]:
    lower = document.lower
    for match in _DEFINED.finditer(lower):
        start, word = _word_before(lower, match.start())
        if not match.start() or lower[match.start() - 1] == "\n":
            if _NAMED.match(lower, match.start()):
                yield Gap(match.start(), match.start() + 1, "", After.DEFINED, True, match.start() + 1)
        elif word:
            yield Gap(start, start + len(word), word, After.DEFINED, True, match.start() + 1)


def _ends(document: Document) -> Iterator[Gap]:
    lower = document.lower
    endings = document.endings
    for index in (*endings.get("a", ()), *endings.get(":", ())):
        block = document.blocks[index]
        if block.end - block.start < 2:
            continue
        tail = lower[max(block.start, block.end - LONGEST_WORD - 4) : block.end].rstrip(": ")
        word = tail[tail.rfind(" ") + 1 :].lstrip("(")
        if word in ANNOUNCING and (block.kind is not HEADING or _speaks(document, block)):
            start = lower.rfind(word, block.start, block.end)
            yield Gap(start, start + len(word), word, After.END, False, block.end)


def _speaks(document: Document, block: Block) -> bool:
    """True where a short line of plain text that was taken for a heading is a sentence without its end."""
    return document.form is Form.TEXT and _SPEECH.search(document.lower, block.start, block.end) is not None


def _word_before(lower: str, end: int) -> tuple[int, str]:
    """The announcing word that ends before the spaces at `end`, and where it begins; empty where none does."""
    while end and lower[end - 1] == " ":
        end -= 1
    tail = lower[max(0, end - LONGEST_WORD - 1) : end]
    start = max(tail.rfind(" "), tail.rfind("\n"), tail.rfind("(")) + 1
    word = tail[start:]
    return (end - len(word), word) if word in ANNOUNCING else (end, "")


def clause_before(document: Document, start: int, most: int = 70) -> str:
    """The words before `start` in the same clause, in lower case, at most so many characters of them."""
    words = document.lower[max(0, start - most) : start]
    cut = max(words.rfind(". "), words.rfind("; "), words.rfind("\n"), words.rfind("? "), words.rfind("! "))
    return words[cut + 1 :].rstrip(" ") if cut >= 0 else words.rstrip(" ")


def lead(document: Document, start: int, words: int = 2) -> int:
    """Where a quotation of the gap begins: so many words before it, within its clause."""
    lower = document.lower
    at = start
    for _ in range(words):
        if at < 2 or lower[at - 1] != " " or lower[at - 2] in '.,;:!?()”"\n':
            break
        at = max(lower.rfind(" ", 0, at - 1), lower.rfind("\n", 0, at - 1), lower.rfind("(", 0, at - 1)) + 1
    return at
