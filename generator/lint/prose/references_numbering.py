"""The numbers of sections, and the references to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.lint.lazy import regex
from generator.lint.prose.scan import places
from generator.prose.document import CELL, HEADING, PARAGRAPH, Block, Document
from generator.prose.markers import bare

KINDS = ("section ", "sections ", "clause ", "clauses ", "paragraph ", "paragraphs ", "article ", "articles ")
_LABEL = r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,4}"
_LABELS = regex(
    rf"{_LABEL}(?![0-9%.]*[0-9%])(?:\([a-z0-9]{{1,4}}\))*"
    rf"(?:(?:, ?| and | or | to | ?[-–] ?|, and ){_LABEL}(?![0-9%.]*[0-9%])(?:\([a-z0-9]{{1,4}}\))*)*+"
)
_ONE_LABEL = regex(rf"(?<![0-9.(]){_LABEL}")
_LEAD = regex(
    rf"(?:(?:section|article|clause|part|§)\s{{0,2}})?({_LABEL})(?:[.):]?(?=\s)|[.)](?=[A-Z]))", re.IGNORECASE
)
_LEADS = ("section", "article", "clause", "part")
_FIGURES = "§0123456789"
_FIRST = frozenset("SsAaCcPp" + _FIGURES)
_LAW_WORDS = """
    act acts code codes regulation regulations gdpr dpa directive law laws u.s.c u.s.c. usc c.f.r c.f.r. cfr ccpa cpra
    rule rules statute statutes ordinance scc sccs convention constitution treaty charter decree dpdp pipeda lgpd dsgvo
    tmg ftc addendum annex schedule exhibit appendix policy eula gpl
"""
_LAWS = frozenset(_LAW_WORDS.split())
_OTHER_TEXTS = ("standard contractual", "model clauses", "terms of service", "terms of use", "license v", "licence v")
_OWN_TEXT = regex(r"(?:these|this) (?:terms of (?:service|use)|(?:[a-z]+ ){0,2}(?:policy|eula|addendum))")


def _names_other_law(words: str) -> bool:
    """True where words beside a number name a law or another document, and not this one."""
    own = _OWN_TEXT.sub("", words) if "this" in words or "these" in words else words
    if not _LAWS.isdisjoint(own.replace(",", " ").replace(")", " ").replace("(", " ").split()):
        return True
    return any(text in own for text in _OTHER_TEXTS)


_OF_OTHER = regex(
    r"(?:\s*\([a-z0-9]{1,4}\))*,?\s+(?:of|to|in|under|from)\s+(?!this\b|these\b|our\s+(?:privacy )?(?:policy|notice)\b|"
    r"which\b|the present\b|order\b)|(?:\s*\([a-z0-9]{1,4}\))*\s+(?:(?!and\b|or\b|if\b|we\b)[a-z]{2,5}\s+)?[0-9]{4}\b"
)
_STOP = regex(r"[.;](?:\s|$)")
_OF_THIS = regex(r"(?:of|in) th(?:is|ese) (?:[a-z]+ ){0,2}(?:policy|policies|notice|addendum|schedule)")
_INITIALS = regex(r"\s[A-Z]{2}")
_OWN = regex(r"(?:\s*\([a-z0-9]{1,4}\))*,?\s+(?:(?:above|below|herein|hereof)\b|of (?:this|these|the present)\b)")
_LEADS_IN = regex(
    r"\b(?:see|in|under|per|to|with|by|of|at|refer to|read|subject to|described in|set out in|pursuant to)\s+"
    r"(?:our |the )?\(?$"
)


label_of = lru_cache(maxsize=1024)(bare)
"""What a marker says, as in “a” for “(a)”; documents have many, and few different ones."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers that sections bear, and the block at which each begins."""

    blocks: dict[str, Block]

    @property
    def sectioned(self) -> bool:
        """True where a reader sees numbered sections, at least three of them and from 1 on."""
        return {"1", "2", "3"} <= self.blocks.keys()


@lru_cache(maxsize=2)
def numbering(document: Document) -> Numbering:
    """What numbers the sections of a document bear: those of headings, or of items where no heading has any."""
    headings: dict[str, Block] = {}
    others: dict[str, Block] = {}
    text, lower = document.text, document.lower
    for block in [block for block in document.blocks if block.marker or text[block.start : block.start + 1] in _FIRST]:
        if block.kind is CELL or block.start == block.end:
            continue
        label = label_of(block.marker)
        if not label[:1].isdigit():
            first = text[block.start]
            if first not in _FIRST or not (first in _FIGURES or lower.startswith(_LEADS, block.start)):
                continue
            lead = _LEAD.match(text, block.start, min(block.end, block.start + 30))
            if lead is None:
                continue
            label = lead[1]
        of_section = block.kind is HEADING or "." in label or block.kind is PARAGRAPH
        (headings if of_section else others).setdefault(label.rstrip("."), block)
    if not {"1", "2"} <= headings.keys():
        return Numbering({**others, **headings})
    for label, block in others.items():  # in plain text a heading may have been taken for an item
        before = headings.get(str(int(label) - 1))
        if before and before.start < block.start:
            after = headings.get(str(int(label) + 1))
            if not (after and after.start < block.start):
                headings.setdefault(label, block)
    return Numbering(headings)


class Reference(NamedTuple):
    """A stretch of text that refers to sections of the document itself by their numbers."""

    start: int
    end: int
    labels: tuple[str, ...]
    own: bool
    """True where words beside it say that a section of this document is meant."""


@lru_cache(maxsize=2)
def references(document: Document) -> tuple[Reference, ...]:
    """The references to sections of the document itself, in order."""
    lower = document.lower
    found = []
    articles = any(b.marker[:7].lower() == "article" for b in document.blocks) if "article" in document.words else False
    for kind in KINDS:
        if kind[:-1] not in document.words or (kind.startswith("article") and not articles):
            continue
        for at in places(lower, kind):
            labels = _LABELS.match(lower, at + len(kind))
            if labels is None or (at and lower[at - 1].isalnum()):
                continue
            block = document.block_at(at)
            if at == block.start and labels.end() < block.end and block.kind is not CELL:
                continue  # the section's own heading
            if _INITIALS.match(document.text, labels.end()):
                continue  # “Section 7 TMG”
            before = lower[max(block.start, at - 80) : at]
            after = lower[labels.end() : min(block.end, labels.end() + 80)]
            if _OF_OTHER.match(after) or _names_other_law(before) or _names_other_law(_own_words(after)):
                continue
            own = bool(_OWN.match(after)) or bool(_LEADS_IN.search(before))
            names = tuple(_ONE_LABEL.findall(labels.group()))
            found.append(Reference(at, labels.end(), names, own))
    return tuple(sorted(found, key=lambda reference: reference.start))


def _own_words(after: str) -> str:
    """What follows a number up to the end of the sentence, without “of this policy”."""
    end = _STOP.search(after)
    return _OF_THIS.sub("", after[: end.start()] if end else after)
