"""Rules P101 and P102: a label with nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.figures import places
from generator.lint.prose.forms import for_the_reader
from generator.lint.prose.labels import ANY, LONGEST, NO_LABEL, NO_LETTERS, PARTS_BY_GROUP, QUALIFIER, label_before
from generator.lint.prose.rows import empty_rows
from generator.lint.prose.traces import between
from generator.lint.prose.values import adjoins, below, has_address, holds_digit, is_label, is_sentence, is_title
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import CELL, ITEM, OBJECT, Block, Document
from generator.prose.form import Form

_INSIDE = {"an address": {"a name"}, "a name": {"a name"}, "a number": {"a number"}, "a link": {"a link"}}
"""A label may be followed by a finer one: “Address: Attn: Legal Department”, “Phone: Toll free: 1800 …”."""
_NEXT_LABEL = regex(
    rf"(?P<label>(?:[A-Z][\w/&.’'-]* ){{0,3}}?(?:{ANY.replace('(?P<k', '(?P<n')})) ?[:：]", re.IGNORECASE
)
_JOINING = frozenset({"to", "till", "until", "and"})
"""What is left of “9 am to 6 pm”."""
_HALF = regex(r"[\w.+-]+@ *")
"""An address without its domain."""
_OWN_LABEL = regex(r"[A-Z][\w/&.’'()-]*(?: [\w/&.’'()-]+){0,5}:")
_PART = regex(r"(?:\(?\+\d{1,3}\)?|@[\w-]+(?:\.[\w-]+)+) *(?=$|[.,;|] ?)")
"""A country code without a number, a domain without a name before it."""


@lru_cache(maxsize=2)
def _blank_labels(document: Document) -> tuple[tuple[int, int, str], ...]:
    found = []
    text = document.text
    for at in places(text, ":"):
        if _looks_blank(text, at + 1):
            known = label_before(document, at)
            if known and _is_blank(document, at + 1, known[1]) and not for_the_reader(document, at):
                found.append((known[0], at + 1, known[1]))
    for index in chain.from_iterable(document.endings.get(dash, ()) for dash in "-–—"):  # “Contact no. -”
        block, end = document.blocks[index], document.blocks[index].end
        if end - block.start < LONGEST and block.kind is not CELL:
            known = label_before(document, end - 1)
            if known and _unfilled_below(document, block, known[1]) and not for_the_reader(document, end):
                found.append((known[0], end, known[1]))
    ends = {end for _, end, _ in found}
    found += [(*row, "its value") for row in set(empty_rows(document)) if row[1] not in ends]
    return tuple(sorted(found))


def _looks_blank(text: str, at: int) -> bool:
    """A cheap first look at what stands behind a colon: a sign, an end, a domain, or a second label."""
    rest = text[at : at + LONGEST].lstrip(" ")
    if (
        not rest
        or rest[0] in "\n.,;)]|–—-/+(@*_"
        or rest[0] > "\u2190"  # a picture may begin the next label
        or rest.startswith(("to\n", "till\n", "and\n"))
        or rest in ("to", "till")
    ):
        return True
    return rest[0].isupper() and text[at : at + 1] == " " and ":" in rest


def _is_blank(document: Document, at: int, missing: str) -> bool:
    """Whether nothing that could be a value stands at `at`, behind the colon of a label."""
    text, colon = document.text, at - 1
    while text[at : at + 1] == " ":
        at += 1
    block = document.block_at(colon)
    if missing in ("a number", "an e-mail address") and (part := _PART.match(text, at, block.end)):
        at = part.end()
    if at >= block.end or text[at : block.end].strip("*_ ") == "":
        return _unfilled_below(document, block, missing)
    if missing == "an e-mail address" and _HALF.fullmatch(text, at, block.end):
        return True
    if text[at : at + 1] in (".", ",", ";", ")", "]", "|"):
        return not text[at + 1 : at + 2].isalnum()
    if text[at : block.end] in _JOINING:
        return True
    if text[at : at + 1] in ("–", "—", "-", "/") and at + 1 >= block.end:
        return _unfilled_below(document, block, missing)
    if missing == "a name and an address":
        return False
    if "\n" in between(document, colon + 1, at) and document.form is not Form.HTML:
        first = NO_LETTERS.match(text, at, block.end)
        return _OWN_LABEL.match(text, first.end() if first else at, block.end) is not None and missing != "an address"
    following = _NEXT_LABEL.match(text, at, min(block.end, at + LONGEST))
    if following is None or not text[at].isupper():
        return False
    core = following.start(_group(following) or 0)
    if NO_LABEL.search(text[at:core]):
        return False
    named = missing in ("a name", "an address")  # “Name: Asha Menon E-mail: …”, where the name is no part of the label
    if core > at and (named or "\n" in document.source.text[document.source_offset(at) : document.source_offset(core)]):
        return False
    other = PARTS_BY_GROUP.get(_group(following), missing)
    return other != missing and other not in _INSIDE.get(missing, ())


def _group(match: re.Match[str]) -> str:
    return next((name for name, value in match.groupdict().items() if value is not None and name != "label"), "")


def _unfilled_below(document: Document, block: Block, missing: str) -> bool:
    following = below(document, block)
    if block.kind is CELL:
        return False
    if is_title(document, block):
        return False
    if following is None:
        return True
    words = document.words_of(following)
    if following.kind is CELL:
        return True
    if missing == "a name and an address" and following.kind is ITEM:
        return False
    if missing in ("an e-mail address", "a link"):
        listed = is_label(words) and document.form is not Form.HTML and adjoins(document, block, following)
        return listed or not has_address(document, following)
    if is_title(document, following) or (block.kind is following.kind is ITEM and is_label(words)):
        return True
    if missing in ("a number", "a date", "a number of the register", "a version"):
        if is_label(words):
            return True
        return not holds_digit(words[:40]) and OBJECT not in words and "[" not in words[:2]
    if missing == "a name and an address":
        return is_sentence(words) and not has_address(document, following)
    if is_label(words):
        return missing != "an address" or not re.match(
            r"(?:Street|Building|Unit|Attn|Attention|Name|Company|Line|Office)", words
        )
    return is_sentence(words)


@prose_rule(
    "P101",
    "blank-after-label",
    Severity.ERROR,
    local=True,
    good=(
        "**Postal address:**  \nBluepeak Ltd  \n4 Mill Lane, Leeds  \n**Phone:** +44 20 7946 1234",
        "We collect the following:\n\n- Name: as you give it to us\n- E-mail: to answer you",
        "| Contact | Value |\n|---|---|\n| E-mail: | help@bluepeak.in |",
        "E-mail:\n\nhelp@bluepeak.in\n\nName:\n\nAsha Menon",
        "**Name:** Ms. Asha Devi Menon\n**E-mail:** help@bluepeak.in\n**Phone:** +44 20 7946 1234",
        "We look at these things: \n\n- your name\n- your age",
        "- Check-in: 3 pm\n- Pets:\n  - dogs\n  - cats\n- Smoking: not allowed",
    ),
    bad=(
        "Our grievance officer: ⟦Email id:⟧ Registered Office Address: 4 Mill Lane, Leeds.",
        "Name: Asha Menon\n\n⟦Email id:⟧\n\nRegistered Office Address: 4 Mill Lane, Leeds",
        "⟦Last updated:⟧\n\n## Who we are\n\nBluepeak Ltd runs this site.",
        "You can reach us here:\n\n- ⟦Phone:⟧\n- E-mail: help@bluepeak.in",
        "Bluepeak Ltd (⟦CIN:⟧ ) runs this site.",
        "- Check-in: 3 pm\n- ⟦Smoking:⟧\n- Pets: not allowed",
        "📞 **⟦Phone:⟧**\n\nWe answer on weekdays.",
        "⟦Last updated:⟧  \nEffective date: 2 May 2026",
        "The Data Protection Board (⟦website:⟧ ) hears complaints.",
        "## Contact\n\n**Shop:** Bluepeak\n**⟦Owner:⟧**\n**Town:** Leeds",
        "⟦For legal questions:⟧ \n\n## Who we are\n\nBluepeak Ltd runs this site.",
        "⟦Working hours:⟧ to",
    ),
)
def blank_after_label(document: Document, context: Context) -> Iterator[Hit]:
    """A label is followed by what it announces.

    “E-mail:” with nothing behind it is the plainest sign of a form that was never filled in. The contact of a grievance
    officer, the company's number and the date of a policy are required by law in many places, and a blank is no
    contact.
    """
    for start, end, missing in _blank_labels(document):
        words = brief(document.text[start:end])
        yield Hit(
            start,
            end,
            f"Nothing follows the label {words}: {missing} was expected.",
            "Fill it in, or take the label out.",
        )


_CELL_LABEL = regex(rf"{QUALIFIER}(?:{ANY})(?: ?\([^()]*\))? ?[:：]?\s*$", re.IGNORECASE)


@prose_rule(
    "P102",
    "blank-in-table",
    Severity.ERROR,
    local=True,
    good="| Contact | |\n|---|---|\n| E-mail | help@bluepeak.in |\n| Name | Asha Menon |",
    bad="| Contact | |\n|---|---|\n| Name | Asha Menon |\n| ⟦E-mail⟧ | |",
)
def blank_in_table(document: Document, context: Context) -> Iterator[Hit]:
    """The cell beside a label holds its value.

    A table of contacts with an empty cell leaves the reader with the promise of an address and without the address.
    """
    blocks = document.blocks
    for index, block in enumerate(blocks):
        if (
            block.kind is not CELL
            or block.column
            or block.row < 1
            or block.end - block.start > LONGEST
            or block.end == block.start
        ):
            continue
        row = _row(blocks, index)
        if len(row) != 2 or row[1].end > row[1].start or not _others_filled(blocks, index, block.table):
            continue
        words = document.words_of(block)
        match = _CELL_LABEL.match(words)
        if (
            match
            and not NO_LABEL.search(words[: match.start(match.lastgroup or 0)])
            and not for_the_reader(document, block.start)
        ):
            missing = PARTS_BY_GROUP[match.lastgroup or ""]
            message = f"The cell beside {brief(words)} is empty: {missing} was expected."
            yield Hit(block.start, block.end, message, "Fill it in, or take the row out.")


def _row(blocks: tuple[Block, ...], index: int) -> list[Block]:
    first = blocks[index]
    return [b for b in blocks[index : index + 3] if b.table == first.table and b.row == first.row]


def _others_filled(blocks: tuple[Block, ...], index: int, table: int) -> bool:
    near = blocks[max(0, index - 40) : index + 40]
    return any(b.table == table and b.column == 1 and b.row > 0 and b.end > b.start for b in near)


RULES: tuple[Rule, ...] = (blank_after_label, blank_in_table)
