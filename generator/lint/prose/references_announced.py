"""Rules P209 to P211: what the text announces, and what “above” and “below” point at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.references_numbering import numbering
from generator.lint.prose.scan import headings, places, places_of_any, sentence_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import CELL, HEADING, OBJECT, PARAGRAPH, Block, Document
from generator.prose.form import Form

_ANNOUNCES = regex(
    r"\b(?:following|as follows|listed below|mentioned below|below mentioned|set out below)\b[^.;]{0,90}:$"
)
_CONTRACT = regex(
    r"agree|following terms|terms and conditions|following is |following (?:notice|text|statement|sentence)"
)
"""“The parties agree as follows:” stands before the whole contract, “The following is added:” before any text."""
_NEAR = 5


@prose_rule(
    "P209", "list-missing", Severity.WARNING,
    good=(
        "## Use\n\nWe use data for the following purposes:\n\n- to answer you\n- to send invoices\n\n## Sharing\n\n"
        "We share data with the following people:\n\nBanks, couriers and auditors.",
        "## Data\n\nWe collect the following data:\n\n### Account\n\nYour name.\n\n### Billing\n\nYour address.",
    ),
    bad=(
        "## Use\n\nWe use data for ⟦the following purposes:⟧\n\n## Sharing\n\nWe share no data.",
        "## Contact\n\nYou can reach our officer ⟦as follows:⟧",
    ),
)  # fmt: skip
def list_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A list that is announced follows.

    “For the following purposes:” and then a new heading is a notice without purposes. What was there was lost with the
    markup, or never written; a notice that does not name the purposes, rights or recipients does not give them.
    """
    lower, blocks = document.lower, document.blocks
    for index in document.endings.get(":", ()):
        block = blocks[index]
        if block.kind in (HEADING, CELL):
            continue
        found = _ANNOUNCES.search(lower, max(block.start, block.end - 130), block.end)
        if found is None or not _nothing_follows(document, index):
            continue
        if _CONTRACT.search(lower, max(block.start, found.start() - 60), block.end):
            continue
        start = found.start()
        if lower.startswith("following", start) and lower[block.start : start].endswith("the "):
            start -= 4
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        seen = f"the heading {brief(document.words_of(following))} follows" if following else "nothing follows"
        yield Hit(
            start, block.end,
            f"{brief(document.text[start : block.end])} announces something, but {seen}.",
            "Write what is announced, or take the announcement out.",
        )  # fmt: skip


def _nothing_follows(document: Document, index: int) -> bool:
    """True where a block is followed by the end, or by a heading that is no part of what it announces."""
    blocks = document.blocks
    if index + 1 == len(blocks):
        return True
    following = blocks[index + 1]
    if following.kind is not HEADING:
        return False
    if document.form is not Form.TEXT:
        own = next((b for b in reversed(blocks[:index]) if b.kind is HEADING), None)
        return own is None or following.level <= own.level
    later = blocks[index + 2 : index + 2 + _NEAR]  # in plain text a short line may be an item, or the title of a part
    title = document.words_of(following)
    if title.endswith("?") or not any(b.kind is PARAGRAPH and b.end - b.start > 60 for b in later[:1]):
        return False
    return not any(b.kind is HEADING for b in later)


_TABLES = (
    "following table", "table below", "below table", "table that follows", "tables below", "following tables",
    "the chart below", "following chart",
)  # fmt: skip
_LINKS = ("following links", "links below", "following link")
_FAR, _LOOKED_AT = 12, 2000
_TABULAR = regex(r"\t| {3,}\S|\|")
_DETAILS = regex(
    r"\b(?:(?:contact )?(?:details|information|address(?:es)?)\s+(?:are |is )?(?:as )?(?:shared|given|provided|"
    r"mentioned|set out|listed|specified|stated|noted|shown|found)?\s*(?:herein )?below\b|"
    r"below[- ]mentioned\s+(?:contact )?(?:details|address|e-?mail)|(?:details|address) mentioned below)"
)
_CONTACT_CUE = regex(r"\b(?:contact|write to|reach|e-?mail|call|mail)\b")
_CONTACT = regex(rf"@|[0-9][0-9 ()./-]{{5,}}[0-9]|https?://|www\.|{OBJECT}|\b[0-9]{{5,6}}\b|\(at\)|\[at\]")


@prose_rule(
    "P210", "announced-missing", Severity.WARNING,
    good=(
        "The following table says how long we keep data:\n\n| data | how long |\n|---|---|\n| invoices | 8 years |",
        "Please write to us with the contact details below.\n\nE-mail: privacy@acme.in",
    ),
    bad=(
        "⟦The following table⟧ says how long we keep data:\n\nInvoices are kept for eight years, as the law asks.",
        "Write to us at the ⟦contact details shared below⟧.\n\nWe answer within a month.",
        "Your browser explains how; ⟦the following links⟧ may help:\n\n- Cookies in Firefox\n- Cookies in Safari",
    ),
)  # fmt: skip
def announced_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A table, a link or a contact that the text announces is on the page.

    Tables and links are the first thing that copying and converting lose: cells become loose lines, links mere words. A
    reader who is sent to “the details below” and finds none cannot use the right that the sentence is about.
    """
    lower = document.lower
    if "table" in document.words or "chart" in document.words:
        told = -1
        for at, needle in places_of_any(lower, _TABLES):
            index = document.index_at(at)
            if index != told and not _has_table(document, index):
                told = index
                start = at - 4 if lower[max(0, at - 4) : at] == "the " else at
                yield Hit(
                    start, at + len(needle),
                    f"{brief(document.text[start : at + len(needle)])} is announced, but no table follows.",
                    "Put the table back, or say what it showed.",
                )  # fmt: skip
    if "links" in document.words or "link" in document.words:
        for at, needle in places_of_any(lower, _LINKS):
            start = at - 4 if lower[max(0, at - 4) : at] == "the " else at
            if lower[at + len(needle) : at + len(needle) + 1] != "s" and not _has_link(document, at):
                yield Hit(
                    start, at + len(needle),
                    f"{brief(document.text[start : at + len(needle)])} are announced, but no link or address follows.",
                    "Put the links back, or take the announcement out.",
                )  # fmt: skip
    if "below" not in document.words:
        return
    for at in places(lower, "below"):
        block = document.block_at(at)
        found = _DETAILS.search(lower, max(block.start, at - 50), min(block.end, at + 30))
        if found is None or found.end() < at or not _CONTACT_CUE.search(lower, max(block.start, at - 120), found.end()):
            continue
        if not _CONTACT.search(document.text, at) and not any(link.start >= block.start for link in document.links):
            yield Hit(
                found.start(), found.end(),
                f"{brief(document.text[found.start() : found.end()])}: this is announced, but no contact follows.",
                "Write the e-mail address, phone number or postal address.",
            )  # fmt: skip


def _has_table(document: Document, index: int) -> bool:
    blocks = document.blocks
    if blocks[index].kind is CELL:
        return True
    for block in blocks[index : index + _FAR]:
        if block.kind is CELL or OBJECT in document.text[block.start : block.end]:
            return True
        loose = document.form is Form.TEXT and block is not blocks[index]
        if loose and _TABULAR.search(document.text, block.start, block.end):
            return True
    return False


def _has_link(document: Document, at: int) -> bool:
    """True where a link or an address stands in the block or in those that follow it closely."""
    index = document.index_at(at)
    blocks = document.blocks[index : index + _FAR]
    end = min(blocks[-1].end, at + _LOOKED_AT)
    if any(blocks[0].start <= link.start <= end for link in document.links):
        return True
    return any(sign in document.lower[at:end] for sign in ("http", "www.", ".com", "@", OBJECT))


_SECTION_WAY = regex(
    r"(?:section|clause|paragraph)s? ([0-9]{1,2}(?:\.[0-9]{1,2})*)(?:\([a-z0-9]+\))*,? (above|below)\b"
)
_TITLE_WAY = regex(r"[“\"‘]([A-Z][^“”\"’\n]{3,70})[”\"’](?: section)?(?: set out)? (above|below)\b")
_POINTS_DOWN = regex(
    r"\b(?:described|set out|set forth|listed|specified|mentioned|given|stated|explained|defined|outlined|shown|see|"
    r"provided|shared)\s+(?:in [a-z ]{1,30} )?below\b[^:]{0,60}$"
)


@prose_rule(
    "P211", "above-below", Severity.WARNING,
    good=(
        "## 1. Scope\n\nSection 3 below says more.\n\n## 2. Fees\n\nFees are due as section 1 above says.\n\n"
        "## 3. Law\n\nSee “Scope” above. Prices are listed below.\n\nOne server costs 10 dollars.",
        "## Scope\n\nThe terms set out below are for you.\n\nThey are short.",
    ),
    bad=(
        "## 1. Scope\n\nWe sell servers, as ⟦section 3 above⟧ says.\n\n## 2. Fees\n\nFees are due.\n\n## 3. Law\n\n"
        "The law of India holds.",
        "## Fees\n\nFees are due.\n\n## Law\n\nThe law of India holds, see ⟦“Fees” below⟧ too.",
        "## Fees\n\nFees are due.\n\nWe also share data with partners, as ⟦described below.⟧",
    ),
)  # fmt: skip
def above_below(document: Document, context: Context) -> Iterator[Hit]:
    """“Above” points to what stands before, “below” to what follows.

    Sections are moved and the words stay. A reader who looks in the wrong direction, or to the end of the page and
    finds nothing, cannot tell which part was meant.
    """
    lower = document.lower
    if "above" not in document.words and "below" not in document.words:
        return
    known = numbering(document)
    ways = tuple(f" {way}" for way in ("above", "below") if way in document.words)
    for at, way in places_of_any(lower, ways):
        begin = max(0, at - 90)
        section = _last(_SECTION_WAY, lower, begin, at + len(way))
        if section and known.sectioned and (target := known.blocks.get(section[1])):
            inner = section[1] + "."
            others = (b for label, b in known.blocks.items() if not label.startswith(inner))
            yield from _wrong_way(document, section, target, section[2], others)
        title = None if section else _last(_TITLE_WAY, document.text, begin, at + len(way))
        titles = {document.words_of(b).lower().strip(): b for b in headings(document)} if title else {}
        if title and (target := titles.get(title[1].lower().strip(" .,"))):
            yield from _wrong_way(document, title, target, title[2], titles.values())
    if document.blocks and lower.rfind("below", document.blocks[-1].start) >= 0:
        yield from _last_below(document)


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next((found for found in pattern.finditer(text, start, end) if found.end() == end), None)


def _wrong_way(
    document: Document, found: re.Match[str], target: Block, way: str, others: Iterable[Block]
) -> Iterator[Hit]:
    here = document.block_at(found.start())
    following = min((b.start for b in others if b.start > target.start), default=len(document.text) + 1)
    inside = target.start <= here.start < following
    if inside or (target.start > here.start) == (way == "below"):
        return
    other = "above" if way == "below" else "below"
    words = document.text[found.start() : found.end()]
    yield Hit(
        found.start(), found.end(),
        f"The text says {brief(words)}, but that section stands {other}.",
        f"Write “{other}”, or leave the word out.",
        fix=words[: -len(way)] + other,
    )  # fmt: skip


def _last_below(document: Document) -> Iterator[Hit]:
    """“As described below” in the last sentence of the page."""
    last = document.blocks[-1]
    sentence = sentence_of(document.sentences, last.end - 1)
    if sentence is None or len(document.blocks) < 3:
        return
    found = _POINTS_DOWN.search(document.lower, sentence[0], last.end)
    if found:
        yield Hit(
            found.start(), last.end,
            f"{brief(document.text[found.start() : last.end])} points to what follows, but the page ends here.",
            "Write what is announced, or say where it stands.",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (list_missing, announced_missing, above_below)
