"""Rules P405 and P406: sentences that stop before their end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import is_english, words_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import CELL, HEADING, ITEM, OBJECT, Block, Document
from generator.prose.form import Form

_NEVER_LAST = words_of(
    "the a an and or our your my its their his these those such any every if because unless whether although of into "
    "from than with under between among against during towards upon within without regarding concerning "
    "is are was were be been has have had may might will would shall should must can could cannot"
)
"""Words that no English sentence ends with; “at”, “to”, “by”, “on” and “via” announce a value and are slots."""
_LINKING = words_of("and or")
_STRANDED = words_of(
    "is are was were be been has have had may might will would shall should must can could cannot "
    "of with from between among against under into upon during within without towards"
)
"""Words that may end a short line, or one whose object stands in front: “What they are”, “Who it is between”."""
_SMALL = words_of("in to of with by on at for and or from")
_BEFORE_LIST = words_of("must will may shall should can is are")
_OBJECT_FIRST = regex(r"(?:who|what|which|where|when|how|why)\b")
_LAST_WORD = regex(r"[a-z]+$")
_LOWER_WORD = regex(r"(?<![^\s(“\"])[a-z][a-z’'-]*")


def _gap(document: Document, block: Block) -> str:
    """What stands in the source between a block and the next."""
    index = document.index_at(block.start) + 1
    if index >= len(document.blocks):
        return "\n\n"
    first = document.source_offset(block.end, end=True)
    return document.source.text[first : document.source_offset(document.blocks[index].start)]


def _shape(item: Block) -> tuple[int, str]:
    """Depth and look of an item's marker: “(a)” and “(b)” are of one list, “2.” and “•” are not."""
    return item.level, re.sub("[a-z]+", "a", re.sub("[0-9]+", "1", item.marker.lower()))


def _runs_on(document: Document, index: int) -> bool:
    """True where the next block goes on with the sentence: a list, a table, a line that merely broke."""
    block = document.blocks[index]
    gap = _gap(document, block)
    if document.form is Form.HTML:
        if "<br" in gap and not re.search(r"</(?:p|li|div|td|section|article)>|<br[^<>]*>\s*<br", gap):
            return True
    elif gap.count("\n") < 2 and index + 1 < len(document.blocks):
        following = document.blocks[index + 1]
        if following.kind is block.kind is ITEM:
            span = document.span(block.start, block.end)
            wrapped = document.form is Form.TEXT and span.line < span.end_line
            return wrapped or _shape(following) != _shape(block)
        return following.kind is not HEADING
    for following in document.blocks[index + 1 : index + 3]:
        first = document.text[following.start : following.start + 1]
        if following.kind is HEADING:
            return False
        if following.kind is CELL or (following.kind is ITEM and block.kind is not ITEM):
            return True
        if first.islower() or first in OBJECT + '.,;:)(“"':
            return True
    return False


@prose_rule(
    "P405", "sentence-cut-off", Severity.ERROR, local=True,
    good=(
        "We share your data with:\n\n- our payment provider; and\n- our host.",
        "We use your data for the purposes\nfor which you gave it.\n\n## What we ask for\n\nYour name and address.",
        "We may share it with\n\n- our bank\n- our host",
    ),
    bad=(
        "We keep your data for the period that is set out ⟦in the⟧\n\n## Your rights\n\nYou can ask us for a copy.",
        "We share your data with our payment provider and with our host ⟦and⟧\n\nYou can object at any time.",
        "We collect:\n\n- your name;\n- your address; ⟦and⟧\n\nWe collect nothing else from you.",
    ),
)  # fmt: skip
def sentence_cut_off(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence goes on to its end.

    Text that stops after “the”, “of” or “and” lost its rest when somebody deleted a passage. The duty or the limit that
    stood there is gone, and what remains may be read as wider than it was meant.
    """
    if not is_english(document):
        return
    text = document.lower
    hits: list[Hit] = []
    for index in document.endings.get("a", ()):
        block = document.blocks[index]
        if block.kind in (HEADING, CELL):
            continue
        word = text[max(block.start, text.rfind(" ", 0, block.end) + 1) : block.end]
        if word not in _NEVER_LAST and word.isascii() and word.isalpha():
            continue  # the many
        last = _LAST_WORD.search(text, max(block.start, block.end - 12), block.end)
        if last is None or (word := last.group()) not in _NEVER_LAST or last.start() == block.start:
            continue
        if _is_complete(document, index, word) or _runs_on(document, index):
            continue
        start = last.start()
        before = re.compile(r"[a-z]+ $").search(text, max(block.start, start - 14), start)
        if before and before.group().strip() in (
            "in",
            "to",
            "of",
            "with",
            "by",
            "on",
            "at",
            "for",
            "and",
            "or",
            "from",
        ):
            start = before.start()
        hits.append(
            Hit(
                start,
                block.end,
                f"The sentence stops after {brief(document.text[max(block.start, block.end - 32) : block.end])}; the "
                "rest of it was expected.",
                "Write the rest of the sentence, or take out what is left of it.",
            )
        )
    few = len(hits) <= 4 or document.is_extract
    if few or document.form is not Form.TEXT:  # more: lines or pages that broke anywhere
        yield from hits


def _is_complete(document: Document, index: int, word: str) -> bool:
    block = document.blocks[index]
    words = document.words_of(block)
    count = words.count(" ") + 1
    if count == 1:
        return True
    if word in _LINKING:
        following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
        listed = words[: -len(word)].rstrip().endswith((";", ","))
        if following is None or following.kind is HEADING:
            return listed and document.form is Form.TEXT
        if block.kind is ITEM:
            return following.kind is ITEM or document.form is Form.TEXT
        return listed or count < 4
    if word in _STRANDED:
        followed = index + 1 < len(document.blocks) and not document.is_extract
        if document.form is Form.TEXT and followed and word in _BEFORE_LIST:
            return True
        return count < 8 or _OBJECT_FIRST.match(document.lower, block.start, block.end) is not None
    return count < 4 or words.isupper()


_NEW_SENTENCE = regex(r",(?<=[a-z],) ++(?=(?:If|Please|However|Therefore|When) (?:you|we|note|contact|the)\b)")


@prose_rule(
    "P406", "ends-in-comma", Severity.WARNING, local=True,
    good=(
        "We keep, among other things:\n\n- your name,\n- your address,\n- your orders.",
        "Nila Private Limited,\n12 Long Street, Second Floor,\nPune 411001\n\nWrite to us there.",
    ),
    bad=(
        "A change is effective as soon as it is posted on this page and has been notified to ⟦you,⟧\n\n"
        "## Complaints\n\nWrite to our Grievance Officer.",
        "Read this notice, so that you know our commitment to ⟦you,⟧  If you have a question, write to us.",
    ),
)  # fmt: skip
def ends_in_comma(document: Document, context: Context) -> Iterator[Hit]:
    """A paragraph does not end with a comma.

    A comma announces that the sentence goes on. Where it does not, a passage was deleted, and with it perhaps a
    condition on which the reader would have relied.
    """
    text = document.text
    for match in _NEW_SENTENCE.finditer(text):
        start = text.rfind(" ", 0, match.start()) + 1
        yield Hit(
            max(start, document.block_at(match.start()).start),
            match.start() + 1,
            f"A comma stands before the new sentence {brief(text[match.end() : match.end() + 30])}; the rest of the "
            "sentence before it, or a full stop, was expected.",
            "Write the rest of the sentence, or end it with a full stop.",
        )
    for index in document.endings.get(",", ()):
        block = document.blocks[index]
        if block.kind in (HEADING, CELL):
            continue
        words = document.words_of(block)
        if (
            words.count(" ") < 7
            or words.endswith((" and,", " or,"))
            or len(_LOWER_WORD.findall(words)) * 10 < 7 * (words.count(" ") + 1)
        ):
            continue  # an address, a greeting
        if _is_enumerated(document, index, words) or _runs_on(document, index):
            continue
        start = max(block.start, words.rstrip(",").rfind(" ") + 1 + block.start)
        yield Hit(
            start,
            block.end,
            f"The text stops after the comma of {brief(words[-36:])}; the rest of the sentence was expected.",
            "Write the rest of the sentence, or end it with a full stop.",
        )


def _is_enumerated(document: Document, index: int, words: str) -> bool:
    """True for an item of a list whose items end in commas; not for one that is a paragraph of whole sentences."""
    block = document.blocks[index]
    if block.kind is not ITEM:
        return False
    neighbours = [b for b in document.blocks[max(0, index - 3) : index + 4] if b.kind is ITEM and b is not block]
    full = sum(document.text[b.end - 1] == "." for b in neighbours)
    return not (re.search(r"[a-z]\. +[A-Z]", words) and full * 2 >= len(neighbours))


RULES: tuple[Rule, ...] = (sentence_cut_off, ends_in_comma)
