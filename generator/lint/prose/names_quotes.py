"""Rule P306: the quotes around a defined term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.scan import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_LATE_CLOSE = regex(r"[^“”\"‘'\n]{2,50}[”\"](?=\s+(?:means?|refers? to|is |are |shall mean|includes?|cookies\b))")
_LATE_CLOSE_SINGLE = regex(
    r"[A-Z][A-Za-z-]{2,30}(?: [A-Za-z-]{2,20}){0,2}[’'](?=\s+(?:means?|refers? to|is|are|shall mean|cookies)\s)"
)


@prose_rule(
    "P306", "definition-broken", Severity.WARNING, local=True,
    good=(
        "Nila Limited (“Nila,” “we” or “us”) sells servers (the “Services”). “Fees” means what you pay for the "
        "Services. The users’ data is theirs, and the Fees are due at once.",
        'Nila Limited ("Nila", "we") sells servers (collectively, the "Services"). Nila keeps the Services running.',
    ),
    bad=(
        "We call our customers ⟦(“You, “Your”)⟧ in this text.",
        "Thank you for choosing Nila Limited ⟦(\"Company,\")⟧. The Company sells servers.",
        "- ⟦Personal Information”⟧ means what is about you. We need Personal Information.",
        "⟦“These (TOS)”Terms⟧ of service” are for you.",
        "We run a site ⟦(the “Website)⟧ in Pune. The Website is ours.",
    ),
)  # fmt: skip
def definition_broken(document: Document, context: Context) -> Iterator[Hit]:
    """The quotes of a definition are opened and closed, with the comma outside.

    Quotes say where the defined term begins and ends. With one missing, or a comma taken into the term, it can be
    argued what was defined; it also shows that a part of the sentence was cut away.
    """
    text = document.text
    told = -1
    for start, end in sorted((*_broken_brackets(document), *_broken_starts(document))):
        if start <= told:
            continue
        told = end
        yield Hit(
            start, end,
            f"The quotes of the definition {brief(text[start:end])} do not fit.",
            "Open and close the quotes around the term alone.",
        )  # fmt: skip


def _broken_brackets(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    if not any(sign in text for sign in '“”"'):
        return
    for at in places(text, "("):
        inside = text[at + 1 : at + _LONGEST_BRACKET].partition(")")[0]
        curly, straight = inside.count("“") + inside.count("”"), inside.count('"')
        if not curly and not straight:
            continue
        end = at + 1 + len(inside)
        if text[end : end + 1] != ")" or "\n" in inside or "(" in inside or not _DEFINES.match(inside):
            continue
        comma = inside.rstrip().endswith((",”", ',"'))
        odd = inside.count("“") != inside.count("”") and not curly == straight == 1  # both kinds mixed still fit
        if comma or ((odd or (straight % 2 and not curly)) and not _within_quotes(document, at)):
            yield at, end + 1


def _within_quotes(document: Document, at: int) -> bool:
    """True where a quote that was opened before is still open."""
    begin = document.block_at(at).start
    return document.text.rfind("“", begin, at) > document.text.rfind("”", begin, at)


_LONGEST_BRACKET = 120
_DEFINES = regex(
    r"\s*(?:(?:the|this|these|each|an?|collectively|together|hereinafter|hereafter|also|referred to|as|called|"
    r"individually|"
    r"or|and|known|our|any|its|all)[\s,:]+)*[“”\"]?[A-Za-z][\w’' .&/-]{0,40}?,?[“”\",]|\s*[“\"][A-Z][\w ’'&-]{1,40}$",
    re.IGNORECASE,
)


_GLUED = regex(r"[\w’'-]+")
_NEAR = 60
"""A definition has its closing quote within so many characters from the beginning of its block."""


def _broken_starts(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    for at in places(text, "”"):
        glued = text[at + 1 : at + 2]
        if glued.isascii() and glued.isalpha() and (opened := text.rfind("“", max(0, at - _NEAR), at)) >= 0:
            word = _GLUED.match(text, at + 1)
            yield opened, word.end() if word else at + 1
    for sign, pattern in (("”", _LATE_CLOSE), ('"', _LATE_CLOSE), ("’", _LATE_CLOSE_SINGLE), ("'", _LATE_CLOSE_SINGLE)):
        for at in places(text, sign):
            if text[at + 1 : at + 2] != " " or text[at + 2 : at + 3] not in "mriasc":
                continue
            start = document.block_at(at).start
            found = pattern.match(text, start, at + 14) if at - start < _NEAR else None
            if found and found.end() == at + 1:
                yield start, at + 1


RULES: tuple[Rule, ...] = (definition_broken,)
