"""Rule P106: a sentence that lost its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.figures import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, PARAGRAPH, Block, Document
from generator.prose.form import Form

_FINITE = (
    r"is|are|was|has|will|shall|may|must|does|respects|values|operates|collects|provides|reserves|takes|uses|agrees|"
    r"complies|maintains|offers|processes|understands|recogni[sz]es|strives|cares|makes|undertakes|warrants|"
    r"disclaims|"
    r"retains|shares|believes|cannot|owns|expects|intends|considers|keeps|guarantees|reserve the right"
)
_LOST_SUBJECT = regex(rf"\. +(?=[a-z])(?P<verb>{_FINITE})(?= [a-z])")
_ABBREVIATED = regex(r"(?:^|[\s(.])(?:[A-Za-z]|etc|inc|ltd|corp|co|pvt|no|nos|vs|viz|cf|approx|e\.g|i\.e|"
    r"u\.s|plc|llc|"
                          r"sec|art|para|reg|ref|dept|govt|st|dr|mr|mrs|ms|jr|sr|com|org|net|io|al|ibid|rs|s\.a|"
                          r"b\.v|gmbh)$",
                          re.IGNORECASE)  # fmt: skip
_FIRST = regex(
    rf"(?:{_FINITE})\b(?! *:)(?= [A-Za-z(“])|and its (?:[\w-]+ )?(?:affiliates|subsidiaries|companies|partners)|"
    rf", [a-z]|[’']s [a-z]"
)
_SMALL_WORDS = """
    regarding concerning without
    to at of by with from using in on and through under for or access use the that about against is are it was
"""
_OWNERLESS = frozenset(_SMALL_WORDS.split())
_POSSESSIVES = (" 's ", " ’s ")


@prose_rule(
    "P106",
    "subject-missing",
    Severity.ERROR,
    local=True,
    good=(
        "Bluepeak Ltd. is committed to protecting your privacy. At Bluepeak, we care about it.",
        "Content that\n\n- is unlawful\n- may harm others",
    ),
    bad=(
        "We act on a lawful basis. ⟦is⟧ committed to protecting your privacy.",
        "⟦At⟧ we strive to honour your privacy.",
        "By using ⟦’s⟧ website you agree to these terms.",
        "## Who we are\n\n⟦provides⟧ Tidemark, an app for sailors.",
        "## Who we are\n\n⟦is⟧ committed to protecting your privacy.",
    ),
)
def subject_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence says who acts.

    A sentence that begins with “is committed to” or “’s services”, or with “At, we”, has lost the company's name: the
    template had a field there. A promise without a subject binds nobody.
    """
    hint = "Write who is meant, for a company its name."
    yield from _at_start(document, hint)
    text = document.text
    for match in _LOST_SUBJECT.finditer(text):
        before = text[max(0, match.start() - 10) : match.start()]
        if before[-3:].isalpha() and before[-1:].islower() and not _ABBREVIATED.search(before):
            yield _lost(document, match.start("verb"), match.end("verb"), hint)
    for possessive in _POSSESSIVES:
        for at in places(text, possessive):
            if text[max(0, at - 12) : at].lower().rpartition(" ")[2] in _OWNERLESS:
                yield _lost(document, at + 1, at + 3, hint)


def _lost(document: Document, start: int, end: int, hint: str) -> Hit:
    words = brief(document.text[start : end + 30].split("\n")[0])
    return Hit(start, end, f"Nobody is named before {words}: a name was expected.", hint)


_LOST_AT = regex(r"(?:^|[.!?] )(?P<at>At) (?=we )", re.MULTILINE)


def _at_start(document: Document, hint: str) -> Iterator[Hit]:
    if "At we " in document.text:
        for match in _LOST_AT.finditer(document.text):
            yield _lost(document, match.start("at"), match.end("at"), hint)
    before: Block | None = None
    for block in document.blocks:
        first = document.text[block.start : block.start + 1]
        bare = (first.islower() or first in ",’'") and block.kind is PARAGRAPH and _ended(document, before)
        if bare and (verb := _FIRST.match(document.text, block.start, block.end)):
            yield _lost(document, block.start, verb.end(), hint)
        before = block


_TITLE = 60
"""A short paragraph of HTML without a stop may be a title."""


def _ended(document: Document, before: Block | None) -> bool:
    if before is None or before.kind is HEADING or document.text[before.end - 1 : before.end] in (".", "?"):
        return True
    title = before.kind is PARAGRAPH and before.end - before.start <= _TITLE and document.form is Form.HTML
    words = document.words_of(before) if title else ","
    return "," not in words and document.text[before.start].isupper() and document.text[before.end - 1].isalpha()


RULES: tuple[Rule, ...] = (subject_missing,)
