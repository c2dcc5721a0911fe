"""What several rules ask of a document: whether it is English, what kind of page it is, what stands around a place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.lint.lazy import regex
from generator.lint.rule import Hit
from generator.prose.document import HEADING, ITEM, PARAGRAPH, Block, Document


def words_of(text: str) -> frozenset[str]:
    """A written-out list of words."""
    return frozenset(text.split())


SMALL_WORDS = words_of("a an the this these that our your my its of to in on for and or any")
"""Words that say nothing about what a sentence is about."""
_COMMON = words_of("the of and to or your you we our is in for this with")
_ONE_IN = 8
"""Of the words of English prose about one in three is one of the above; of a table or a form, one in ten."""
_SAMPLE = 400

_NOTICE = regex(r"privacy|cookie|data protection notice|personal data protection")
_OTHER_PAGE = regex(r"terms|agreement|conditions|contract|acceptable use|service level|eula|licen[cs]e|refund")


def is_english(document: Document) -> bool:
    """True where the prose is English, so that rules about English words may speak; an extract is what its whole is."""
    return _is_english(document.whole)


@lru_cache(maxsize=4)
def _is_english(document: Document) -> bool:
    tokens = document.tokens[:: 1 + len(document.tokens) // _SAMPLE]
    return bool(tokens) and sum(map(_COMMON.__contains__, tokens)) * _ONE_IN >= len(tokens)


def is_notice(document: Document) -> bool:
    """True for a privacy or cookie page and nothing else: its title says so, and no title names terms."""
    return _is_notice(document.whole)


@lru_cache(maxsize=4)
def _is_notice(document: Document) -> bool:
    first = document.blocks[:1]
    titles = [document.words_of(block).lower() for block in document.blocks[:4] if block.kind is HEADING]
    if not titles and first and first[0].end - first[0].start <= 80:
        titles = [document.words_of(first[0]).lower()]
    title = next((title for title in titles if _NOTICE.search(title) or _OTHER_PAGE.search(title)), None)
    if title is not None:
        return bool(_NOTICE.search(title)) and not _OTHER_PAGE.search(title)
    opening = document.lower[:600]
    return bool(re.search(r"this (?:privacy|cookie) (?:policy|notice|statement)", opening))


@lru_cache(maxsize=4)
def lists(document: Document) -> tuple[tuple[Block, ...], ...]:
    """Runs of items that follow each other, whatever their depth."""
    runs: list[tuple[Block, ...]] = []
    run: list[Block] = []
    for block in document.blocks:
        if block.kind is ITEM:
            run.append(block)
        elif run:
            runs.append(tuple(run))
            run = []
    return (*runs, tuple(run)) if run else tuple(runs)


@lru_cache(maxsize=2)
def paragraphs(document: Document) -> tuple[Block, ...]:
    """The paragraphs and items of more than eighty characters: those that can be hard to read."""
    long = [block for block in document.blocks if block.end - block.start > 80]
    return tuple([block for block in long if block.kind is PARAGRAPH or block.kind is ITEM])


class Phrase(NamedTuple):
    """A pattern for `scan`, the letters with which all its matches begin, and words that they all hold."""

    pattern: re.Pattern[str]
    lead: str
    gate: frozenset[str]


_LEAD = re.compile("[a-z0-9 ]*(?![?*+{])")


def phrases(*patterns: str | tuple[str, str]) -> tuple[Phrase, ...]:
    """Patterns for `scan`. Each begins with letters that all its matches begin with: only so is it found fast.

    The whole words among these letters must be in the text; with a pair of pattern and words, so must the latter.
    """
    made = []
    for given in patterns:
        pattern, more = (given, "") if isinstance(given, str) else given
        found = _LEAD.match(pattern)
        lead = found.group() if found else ""
        words = lead if lead == pattern else lead[: lead.rfind(" ") + 1]
        made.append(Phrase(regex(pattern, re.MULTILINE), lead, words_of(f"{words} {more}")))
    return tuple(made)


def scan(document: Document, sought: tuple[Phrase, ...]) -> list[re.Match[str]]:
    """Where any of the phrases stands in the text in lower case, in order; of two that overlap only the first."""
    words, lower = document.words, document.lower
    found: list[re.Match[str]] = []
    matches: list[re.Match[str]] = []
    for pattern, lead, gate in sought:
        if gate <= words and (gate or document.holds(lead)) and (at := lower.find(lead)) >= 0:
            matches += pattern.finditer(lower, at)
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if not found or match.start() >= found[-1].end():
            found.append(match)
    return found


def inside_word(text: str, at: int) -> bool:
    """True where the place lies within a word, a name of a program or an address."""
    return at > 0 and (text[at - 1].isalnum() or text[at - 1] in "@/._-")


def around(document: Document, start: int, end: int, reach: int = 160) -> str:
    """What stands around a stretch within its block, in lower case, at most `reach` characters either side."""
    block = document.block_at(start)
    return document.lower[max(block.start, start - reach) : min(block.end, end + reach)]


def first_of(hits: list[Hit], most: int, what: str) -> list[Hit]:
    """The first hits only, where there are more than `most`; the last of them says how many more there are."""
    if len(hits) <= most:
        return hits
    last = hits[most - 1]
    rest = len(hits) - most
    note = f"{last.hint} The same {what} stands at {rest} more place{'s' if rest > 1 else ''}."
    return [*hits[: most - 1], Hit(last.start, last.end, last.message, note.strip(), last.fix, last.provisions)]
