"""Rule P407: sentences that lost their beginning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import is_english, words_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import OBJECT, PARAGRAPH, Block, Document

_ABBREVIATED = words_of(
    "etc vs viz cf approx incl excl max min resp tel fig no nos art arts sec secs para paras lit reg regs ch cl inc "
    "ltd pvt co corp govt dept est st jr sr dr mr mrs ms al ibid app vol vols ed eds pp ext misc temp prof rev ref seq "
    "sched sub abs sq ft hrs hr mins wk yr yrs rs pty gmbh bros llc plc intl nr ca ie eg am pm addl asst mfg univ "
    "assoc avg gov org com net ph bldg rd ave blvd apt opp mob"
)


@prose_rule(
    "P407", "lost-beginning", Severity.WARNING,
    good=(
        "We keep your name, address, etc. for two years. Our app runs on phones. iOS and macOS are supported.",
        "We use cookies, e.g. for your basket, and keep them approx. two days.\n\n- your name\n- your address",
    ),
    bad=(
        "A payment provider may collect your card number.  ⟦your⟧ Internet Protocol address is kept by our servers.",
        "You may not overload our servers. ⟦some⟧ kinds of use are always forbidden.",
        "USE OF YOUR DATA  ⟦for⟧ giving you the service that you ordered from us.",
        "We keep your orders for eight years.\n\n⟦and⟧ then we erase them from all of our servers.",
    ),
)  # fmt: skip
def lost_beginning(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence begins with a capital letter.

    Where a small letter follows a full stop, the beginning of the sentence was deleted, or two texts were joined. The
    reader cannot know of whom or of what the rest speaks.
    """
    if not is_english(document):
        return
    found = [
        match.end()
        for match in _SMALL_LETTER.finditer(document.text)
        if _is_beginning(document, match.end()) and not _is_abbreviated(document, match.start())
    ]
    for match in _AFTER_TITLE.finditer(document.text) if "  " in document.text else ():
        title = document.text[document.block_at(match.start()).start : match.start()]
        if title.isupper() and _is_beginning(document, match.end()):
            found.append(match.end())
    small = [b for b in document.blocks if b.kind is PARAGRAPH and document.text[b.start : b.start + 1].islower()]
    if small and len(small) <= 3 + len(document.blocks) // 20:  # more: whoever writes so does it on purpose
        wanted = frozenset(small)
        pairs = pairwise(document.blocks)
        found += [block.start for before, block in pairs if block in wanted and _stood_alone(document, before, block)]
    words = [_WORD.match(document.text, at) for at in found]
    often = {word for word, count in Counter(match.group() for match in words if match).items() if count > 2}
    for match in sorted((match for match in words if match), key=lambda match: match.start()):
        if match.group() not in often:  # a name that is always written small
            yield _lost(document, match)


_WORD = regex(r"[\w’'-]+")
_SMALL_LETTER = regex(r"\. ++(?=[a-z])")
_AFTER_TITLE = regex(r"  +(?<=[A-Z]{3}  )(?=[a-z]{2})")
"""A title in capitals on the line of its text, parted by two spaces."""
_NO_BEGINNING = regex(
    r"[a-z]+(?:[A-Z0-9@/_]|\.[^\s])|(?:www|https?)\b|[b-z](?![\w’'-])|[a-z]{1,4}[).]|"
    r"(?:\w+ ){1,4}(?:means?|refers?|shall mean|is defined)\b"
)
"""A brand, an address, a mark of an enumeration, or a term in bold that is defined here."""


def _is_beginning(document: Document, at: int) -> bool:
    """True where the word at `at` is an ordinary one."""
    return _NO_BEGINNING.match(document.text, at) is None


def _is_abbreviated(document: Document, stop: int) -> bool:
    start = document.text.rfind(" ", max(0, stop - 20), stop) + 1
    word = document.lower[max(start, stop - 20) : stop].lstrip("(“\"'[").rsplit("\n", maxsplit=1)[-1]
    letters = sum(map(str.isalpha, word))
    return letters < 3 or "." in word or word in _ABBREVIATED or OBJECT in word or document.text[start:stop].isupper()


def _stood_alone(document: Document, previous: Block, block: Block) -> bool:
    text = document.text
    if block.end - block.start < 15 or not _is_beginning(document, block.start) or previous.kind is not PARAGRAPH:
        return False
    before = text[max(previous.start, previous.end - 1) : previous.end]
    return before in (".", "!", "?") and not _is_abbreviated(document, previous.end - 1)


def _lost(document: Document, match: re.Match[str]) -> Hit:
    block = document.block_at(match.start())
    words = document.text[match.start() : min(block.end, match.end() + 60)]
    return Hit(
        match.start(),
        match.end(),
        f"A sentence begins in lower case with {brief(words)}; its beginning, or a capital letter, was expected.",
        "Write the beginning of the sentence, or join it to the one before.",
    )


RULES: tuple[Rule, ...] = (lost_beginning,)
