"""Rules P204 and P205: numbers and letters that skip, repeat or stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.references_numbering import label_of
from generator.lint.prose.references_rows import Break, Sign, breaks, is_counted
from generator.lint.prose.scan import headings, places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import CELL, HEADING, ITEM, Block, Document
from generator.prose.form import Form


def _stands_between(document: Document, missing: str, start: int, end: int) -> bool:
    """True where a label that seemed to be left out is there all the same, glued to other text."""
    label = re.escape(missing)
    pattern = rf"(?<![A-Za-z0-9.]){label}\s?[.):–-]|[(]{label}[)]|^{label}\s"
    return re.search(pattern, document.text[start:end], re.MULTILINE) is not None


def _shape(block: Block, form: Form) -> str:
    """Items of one row have the same brackets and stand equally deep; plain text is too ragged to tell the depth."""
    return _brackets(block.marker) + ("" if form is Form.TEXT else str(block.level))


@lru_cache(maxsize=1024)
def _brackets(marker: str) -> str:
    brackets = "" if "." in label_of(marker) else marker[:1].strip("0123456789") + marker[-1:]
    return ("(" if brackets.startswith("(") else "") + (")" if brackets.endswith(")") else "")


def _headings(document: Document) -> Iterator[list[Sign]]:
    """The numbered headings; a heading of a higher level begins the rows of the lower ones anew."""
    signs: dict[int, list[Sign]] = {}
    numbered = [block for block in headings(document) if block.marker]
    alike = len({(block.level, block.marker[0] == "(") for block in numbered}) == 1
    if alike and is_counted([label_of(block.marker) for block in numbered]):
        return
    for block in headings(document):
        for level in [level for level in signs if level > block.level]:
            yield signs.pop(level)
        label = label_of(block.marker)
        if label:
            shape = "(" if block.marker.startswith("(") else ""
            signs.setdefault(block.level, []).append(Sign(label, shape, block.start, block))
    yield from signs.values()


def _items(document: Document) -> Iterator[list[Sign]]:
    """The numbered items, from heading to heading."""
    signs: list[Sign] = []
    form, blocks = document.form, document.blocks
    for index, block in [(n, b) for n, b in enumerate(blocks) if b.marker or b.kind is HEADING]:
        if block.kind is HEADING:
            yield signs
            signs = []
        elif block.kind is not CELL and (label := label_of(block.marker)) and label[-1:].isalnum():
            counted = form is Form.HTML and block.marker_at < 0
            listed = form is Form.MARKDOWN and index > 0 and blocks[index - 1].kind is ITEM and label.isdigit()
            if not counted:
                signs.append(Sign(label, _shape(block, form), block.start, block, automatic=listed))
    yield signs


@prose_rule(
    "P204", "numbering-skips", Severity.WARNING,
    good=(
        "## 1. Scope\n\nWe say what we do.\n\n## 2. Use\n\nWe use data to\n\n(a) answer you,\n(b) send invoices and\n"
        "(c) keep records.\n\n## 3. Law\n\n1. The law of India holds.\n1. The courts of Pune decide.",
        "(h) We keep logs.\n(i) We keep them for a year.\n(j) We delete them then.",
        "## A. Scope\n\n1. We sell servers.\n\n## B. Use\n\n1. You use them.\n2. You pay for them.",
    ),
    bad=(
        "## 1. Scope\n\nWe say what we do.\n\n## 2. Use\n\nWe use data.\n\n## 4. ⟦Law⟧\n\nThe law of India holds.",
        "We use data to\n\n(a) answer you,\n(b) send invoices and\n(d) ⟦keep records.⟧",
        "## 1. Scope\n\nWe say what.\n\n## 2. Use\n\nWe use data.\n\n## 2. ⟦Sharing⟧\n\nWe share none.\n\n## 3. Law\n\n"
        "The law of India holds.",
    ),
)  # fmt: skip
def numbering_skips(document: Document, context: Context) -> Iterator[Hit]:
    """The numbers and letters of headings and items follow each other.

    A number that is left out is a clause that was taken out without renumbering, or one that was lost; the reader
    cannot tell which. A number that comes twice makes every reference to it mean two things. Lists that Markdown or
    HTML counts by itself are not looked at.
    """
    for signs in (*_headings(document), *_items(document)):
        if len(signs) < 2:
            continue
        if is_counted([sign.label for sign in signs]) and len({sign.shape for sign in signs}) == 1:
            continue
        for found in breaks(signs):
            sign = found.sign
            before = signs[next(n for n, one in enumerate(signs) if one is sign) - 1]
            if found.missing and any(
                _stands_between(document, label, before.block.start, sign.block.start)
                or _stands_as_marker(document, label, before.block, sign.block)
                for label in found.missing
            ):
                continue
            yield _hit(document, found, sign.block.start, min(sign.block.end, sign.block.start + 60))


def _stands_as_marker(document: Document, label: str, first: Block, last: Block) -> bool:
    here, there = document.index_at(first.start), document.index_at(last.start)
    return any(label_of(block.marker).lower() == label.lower() for block in document.blocks[here + 1 : there])


def _hit(document: Document, found: Break, start: int, end: int) -> Hit:
    sign = found.sign
    if not found.missing:
        return Hit(
            start, end,
            f"The number {sign.label} stands twice in this row.",
            "Number the row anew, and mend the references to it.",
        )  # fmt: skip
    missing = found.missing[0] if len(found.missing) == 1 else f"{found.missing[0]} to {found.missing[-1]}"
    return Hit(
        start, end,
        f"After {found.before} comes {sign.label}: {missing} is left out.",
        f"Put back what stood under {missing}, or number the row anew.",
    )  # fmt: skip


_INLINE = regex(r"(?:^|[\s(;:,.])([a-z]|[ivx]{2,4}|[A-Z]|[0-9]{1,2})$")
_NEAR = 300
_BEFORE_LABEL = frozenset(" (\nivx0123456789;:,.")
_REFERRING_WORDS = """
    section sections subsection subsections sub-section sub-sections clause clauses subclause sub-clause article
    articles art arts art. arts. paragraph paragraphs para paras para. paras. subparagraph subparagraphs sub-paragraph
    point points item items letter letters lit lit. rule rules part parts exhibit exhibits schedule schedules annex
    appendix regulation limitation limitations condition conditions through
"""
_REFERRING = frozenset(_REFERRING_WORDS.split())


def _refers(before: str) -> bool:
    """True where what stands before a sign makes it a reference: “section (a)”, “4(a)”, “(a) – (c)”."""
    if not before[-1:].isspace():
        return before[-1:].isalnum() or before[-1:] in (")", "§", "–", "-", ".")
    word = before.rstrip().rpartition(" ")[2]
    if word.lower() == "copyright":
        return True
    return word[-1:].isdigit() or word[-1:] in ("§", "–", "-") or word.lower().strip('(,“"') in _REFERRING


def _inline(document: Document) -> Iterator[list[Sign]]:
    """The signs inside each block, such as “a) … b) …” and “(i) … (ii) …”; its own marker is the first of them."""
    text = document.text
    block, signs = document.blocks[0], list[Sign]()
    for close in places(text, ")"):
        if text[close - 2 : close - 1] not in _BEFORE_LABEL:
            continue
        found = _INLINE.search(text[max(0, close - 5) : close])
        if found is None:
            continue
        start = close - len(found[1])
        if start >= block.end:
            if len(signs) > 0:
                yield signs
            block = document.block_at(start)
            signs = []
        opened = text[start - 1 : start] == "("
        first = start - opened
        if _refers(text[max(block.start, first - 18) : first]):
            continue
        near = max(block.start, start - _NEAR)
        if not opened and text.rfind("(", near, start) > text.rfind(")", near, start):
            continue  # “(see annex a)”
        if not signs and block.marker and label_of(block.marker)[-1:].isalnum():
            shape = "()" if block.marker.startswith("(") else block.marker[-1:]
            signs.append(Sign(label_of(block.marker), shape, block.start, block))
        signs.append(Sign(found[1], "()" if opened else ")", first, block))
    if signs:
        yield signs


@prose_rule(
    "P205", "enumeration-skips", Severity.WARNING, local=True,
    good=(
        "We share data with (i) banks; (ii) couriers; and (iii) auditors, as Article 6(1)(f) GDPR and clause (b) "
        "allow.",
        "We collect: a) your name, b) your address and c) your phone number (see annex c).",
        "You agree (a) to pay and (b) to keep your password secret; you may pay for (1) a month or (2) a year.",
    ),
    bad=(
        "We collect a) your name and ⟦c)⟧ your phone number.",
        "We use data (i) to answer you, (ii) to send invoices and ⟦(iv)⟧ to keep records.",
        "We make the site available to ⟦(i)⟧ users of the site; and other people who write to us.",
    ),
    needs=(")",),
)  # fmt: skip
def enumeration_skips(document: Document, context: Context) -> Iterator[Hit]:
    """The letters and numbers inside a paragraph follow each other, and a first one has a second.

    “a) … c) …” says that a part was taken out, or lost when the text was copied, and that nobody has read it since.
    What was lost may be the purpose or the recipient that the law wants named.
    """
    for signs in _inline(document):
        inner = [sign for sign in signs if sign.start > sign.block.start or sign.shape in ("()", ")")]
        told = False
        for found in breaks(signs):
            start = found.sign.start
            end = document.text.index(")", start) + 1
            if (
                found.missing
                and found.sign in inner
                and not any(_stands_between(document, label, signs[0].start, start) for label in found.missing)
            ):
                told = True
                yield _hit(document, found, start, end)
        if not told and len(inner) == 1:
            yield from _alone(document, inner[0])


_LISTED = regex(r"[^.;]{3,160};\s+(?:and|or|and/or)\s")


def _alone(document: Document, sign: Sign) -> Iterator[Hit]:
    """A first sign after which a list goes on without a second."""
    if sign.label not in ("i", "a", "1") or sign.shape != "()":
        return
    end = document.text.index(")", sign.start) + 1
    if not _LISTED.match(document.text, end, sign.block.end):
        return
    here = document.index_at(sign.start)
    second = {"i": "ii", "a": "b", "1": "2"}[sign.label]
    for block in document.blocks[here + 1 : here + 4]:
        lead = document.text[block.start : block.start + 5]
        if label_of(block.marker) == second or lead.lstrip("(").startswith(second + ")"):
            return
    yield Hit(
        sign.start, end,
        f"The list begins with ({sign.label}), but no second part bears a sign.",
        "Put back what stood under the next sign, or take this one out.",
    )  # fmt: skip


RULES: tuple[Rule, ...] = (numbering_skips, enumeration_skips)
