"""Whether the block below fills what a label or a sentence announces."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from generator.lint.lazy import regex
from generator.prose.document import HEADING, ITEM, OBJECT, PARAGRAPH, Block, Document
from generator.prose.form import Form

LONGEST_VALUE = 100
_ADDRESS = regex(
    rf"@|https?:|www\.|\(at\)|\[at\]|\bat\b.{{1,40}}\bdot\b|\bdot\b|{OBJECT}|\.(?:com|org|net|in|io|co|eu)\b"
)
_DIGITS = regex(r"\d")
_LABEL = regex(r"(?:[^\w\s(“]{1,3} )?[A-Z][\w/&.’'()-]*(?: [\w/&.’'()-]+){0,4} ?[:：]")
_SENTENCE = regex(
    r"(?:We|You|Your|Our|If|The|This|These|Please|In|By|For|When|All|Any|To|It|As|No|Such|Each|Where|Upon|On|Users?|"
    r"Customers?|Once|Under|Every|Should|There|Unless|Subject|Notwithstanding|Except)\b.*\b(?:is|are|will|shall|"
    r"may|must|"
    r"can|have|has|we|you|to|not|be|was|were|do|does)\b"
)


@lru_cache(maxsize=2)
def _link_starts(document: Document) -> tuple[int, ...]:
    return tuple(sorted(link.start for link in document.links if link.href))


def below(document: Document, block: Block) -> Block | None:
    """The block that follows, if there is one."""
    index = document.index_at(block.start) + 1
    while index < len(document.blocks) and document.blocks[index].start < block.end:
        index += 1
    return document.blocks[index] if index < len(document.blocks) else None


def is_label(words: str) -> bool:
    """True where a block begins with a label of its own, such as “Phone:”."""
    return _LABEL.match(words) is not None


def is_sentence(words: str) -> bool:
    """True where a block reads like a sentence rather than like a name, an address or a date."""
    return len(words) > LONGEST_VALUE or _SENTENCE.match(words) is not None


def has_address(document: Document, block: Block) -> bool:
    """True where the beginning of a block holds an e-mail address, a link or something that is no prose."""
    words = document.text[block.start : min(block.end, block.start + LONGEST_VALUE)]
    if _ADDRESS.search(words):
        return True
    starts = _link_starts(document)
    index = bisect_left(starts, block.start)
    return index < len(starts) and starts[index] <= block.end


def is_title(document: Document, block: Block) -> bool:
    """True where a block is a heading for certain: in plain text, only one with a number is."""
    return block.kind is HEADING and (document.form is not Form.TEXT or bool(block.marker))


def adjoins(document: Document, block: Block, following: Block) -> bool:
    """True where no empty line parts two blocks in the source."""
    between = document.source.text[
        document.source_offset(block.end, end=True) : document.source_offset(following.start)
    ]
    return between.count("\n") < 2


def _follows(document: Document, above: Block, block: Block) -> bool:
    """True where an item is one more of a list, and no line of the item above that was broken with its mark."""
    new = not document.text[block.start].islower() and document.form is not Form.TEXT
    return new and block.level <= above.level


def fills(document: Document, above: Block) -> bool:
    """True where what stands below a sentence that ends in “contact us at” can be what it announces."""
    block = below(document, above)
    if block is None:
        return False
    words = document.words_of(block)
    colon = document.text[above.end - 1] == ":"
    if words[:2] in (", ", "; ") or (
        above.kind is block.kind is ITEM and not colon and _follows(document, above, block)
    ):
        return False
    if (words[:1].islower() and block.kind is PARAGRAPH) or (colon and block.kind is ITEM):
        return True
    if document.form is Form.TEXT and colon and block.kind is HEADING and not block.marker:
        return True
    if block.kind is PARAGRAPH and document.form is Form.TEXT and adjoins(document, above, block):
        return _SENTENCE.match(words) is None
    if has_address(document, block):
        return True
    if block.kind is HEADING and (is_title(document, block) or not _DIGITS.search(words)):
        return False
    if block.kind is ITEM and block.marker[-1:] in ".)" and len(words) > LONGEST_VALUE:
        return False
    return is_label(words) or not is_sentence(words)


def holds_digit(words: str) -> bool:
    """True where there is a figure among the first words."""
    return _DIGITS.search(words[:LONGEST_VALUE]) is not None
