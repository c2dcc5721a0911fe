"""Tells which gaps are slots that nobody filled, and what should stand in them.

A small word before a stop is often right: “the address you write to.”, “the terms you are bound by.” So each word is
judged by what stands before it in its clause: a head that announces something (“contact us”, “located”, “operated”),
and no clause to which the word belongs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.lint.lazy import regex
from generator.lint.prose.clauses import BRACKETED, INSERTED, OWN_CLAUSE, PARTED, PARTED_CONTACT, PASSIVE, RELATIVE
from generator.lint.prose.gaps import LOOSE_WORDS, After, Gap, clause_before, gaps
from generator.lint.prose.heads import HEADS, Missing
from generator.lint.prose.joints import parted
from generator.lint.prose.values import fills
from generator.prose.document import Document

_SITES = ("link", "url", "website", "web site", "web page", "webpage")


@dataclass(frozen=True, slots=True)
class Slot:
    """An unfilled slot: the word that announces it, and what is missing."""

    start: int
    end: int
    missing: Missing


@lru_cache(maxsize=2)
def slots(document: Document) -> tuple[Slot, ...]:
    """The unfilled slots of a document's sentences, in order."""
    found: dict[int, Slot] = {}
    for gap in gaps(document):
        if gap.start not in found and (missing := _judge(document, gap)):
            found[gap.start] = Slot(gap.start, gap.end, missing)
    for slot in _following(document):
        found.setdefault(slot.start, slot)
    for start, end, missing in parted(document):
        found.setdefault(start, Slot(start, end, missing))
    return tuple(found[start] for start in sorted(found))


_FOLLOWING = regex(
    r"(?:the following|following|this) (?:[\w-]+ ){0,2}(address|e-?mail(?: id| address)?|number|link|website|url|"
    r"contact details|location)(?: below)?:$"
)


def _following(document: Document) -> Iterator[Slot]:
    """Blocks that end in “at the following address:” where no address follows."""
    lower = document.lower
    for index in document.endings.get(":", ()):
        block = document.blocks[index]
        match = _FOLLOWING.search(lower, max(block.start, block.end - 60), block.end)
        if match and not fills(document, block):
            yield Slot(match.start(), block.end, Missing.CONTACT)


def _judge(document: Document, gap: Gap) -> Missing | None:
    heads = [head for head in HEADS.get(gap.word, ()) if gap.after in head.after]
    loose = gap.spaced and gap.word in LOOSE_WORDS and gap.after is not After.DEFINED
    if not heads and not loose:
        return None
    before = clause_before(document, gap.start)
    if gap.after is After.COMMA and not gap.spaced and _is_shared(document, gap, before):
        return None
    if gap.after is After.CLOSE and BRACKETED.search(before):
        return None
    if gap.after is After.END and fills(document, document.block_at(gap.start)):
        return None
    for head in heads:
        if head.before.search(before):
            if head.unless is None or not head.unless.search(before):
                return head.missing
            break
    if gap.word in ("a", "an") and (document.text[gap.start].isupper() or document.text[gap.start - 1] == "("):
        return None
    if loose:
        stands = gap.after is not After.STOP and (RELATIVE.search(before) or PASSIVE.search(before))
        return None if stands else Missing.WORDS
    return None


def _is_shared(document: Document, gap: Gap, before: str) -> bool:
    """True where what follows the comma belongs to this word and to another: “at, or through, our site”."""
    parted = PARTED_CONTACT if gap.word in ("at", "to", "via", "is", "are") else PARTED
    if not parted.match(document.lower, gap.end) and not INSERTED.search(before):
        return False
    own = gap.word == "of" and OWN_CLAUSE.match(document.lower, gap.end)
    return not own and not before.endswith(_SITES)
