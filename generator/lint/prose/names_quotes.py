"""Rule P306: the quotes around a defined term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.prose.scan import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_LATE_CLOSE = re.compile(r"[^“”\"‘'\n]{2,50}[”\"](?=\s+(?:means?|refers? to|is |are |shall mean|includes?|cookies\b))")
_LATE_CLOSE_SINGLE = re.compile(
    r"[A-Z][A-Za-z-]{2,30}(?: [A-Za-z-]{2,20}){0,2}[’'](?=\s+(?:means?|refers? to|is|are|shall mean|cookies)\s)"
)


@prose_rule(
    "P306", "definition-broken", Severity.WARNING,
    good=(
        "Acme Limited (“Acme,” “we” or “us”) sells servers (the “Services”). “Fees” means what you pay for the "
        "Services. The users’ data is theirs, and the Fees are due at once.",
        'Acme Limited ("Acme", "we") sells servers (collectively, the "Services"). Acme keeps the Services running.',
    ),
    bad=(
        "We call our customers ⟦(“You, “Your”)⟧ in this text.",
        "Thank you for choosing Acme Limited ⟦(\"Company,\")⟧. The Company sells servers.",
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
    for at in places(text, "("):
        end = text.find(")", at + 1, at + 160)
        if end < 0:
            continue
        inside = text[at + 1 : end]
        curly, straight = inside.count("“") + inside.count("”"), inside.count('"')
        if not (curly or straight) or "\n" in inside or "(" in inside:
            continue
        if not _reads_as_definition(inside):
            continue
        if inside.rstrip().endswith((",”", ',"')) and (curly + straight) == 2:
            yield at, end + 1
        elif (inside.count("“") != inside.count("”") and not (curly == straight == 1)) or (
            straight % 2 and not curly and not re.search(r"[0-9]\"", inside)
        ):
            before = text[max(0, at - 200) : at]
            if (
                text.rfind("“", document.block_at(at).start, at) <= text.rfind("”", document.block_at(at).start, at)
                or before == ""
            ):
                yield at, end + 1
        elif inside.rstrip().endswith((",”", ',"')):
            yield at, end + 1


_DEFINES = re.compile(
    r"\s*(?:(?:the|this|these|each|an?|collectively|together|hereinafter|hereafter|also|referred to|as|called|"
    r"individually|"
    r"or|and|known|our|any|its|all)[\s,:]+)*[“”\"]?[A-Za-z][\w’' .&/-]{0,40}?,?[“”\",]",
    re.IGNORECASE,
)


def _reads_as_definition(inside: str) -> bool:
    return len(inside) < 120 and _DEFINES.match(inside) is not None


def _broken_starts(document: Document) -> Iterator[tuple[int, int]]:
    text = document.text
    if "”" in text:
        for at in places(text, "”"):
            if text[at + 1 : at + 2].isalpha() and text.rfind("“", max(0, at - 60), at) >= 0:
                opened = text.rfind("“", max(0, at - 60), at)
                word = re.compile(r"[\w’'-]+").match(text, at + 1)
                yield opened, word.end() if word else at + 1
    for block in document.blocks:
        window = min(block.end, block.start + 60)
        for sign in ("”", '"', "’", "'"):
            at = text.find(sign, block.start, window)
            if at < 0:
                continue
            pattern = _LATE_CLOSE if sign in '”"' else _LATE_CLOSE_SINGLE
            if sign in "’'" and text.count(sign, at, min(block.end, at + 200)) % 2 == 0 and sign != "'":
                continue
            found = pattern.match(text, block.start, at + 14)
            if found and found.end() == at + 1:
                yield block.start, at + 1
                break


RULES: tuple[Rule, ...] = (definition_broken,)
