"""Rules P110 and P113: brackets, quotes and signs with nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.forms import for_the_reader
from generator.lint.prose.traces import between
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_EMPTY = (
    ("(", regex(
        r"\((?: *(?:(?:the|hereinafter|hereafter|collectively|i\.e\.|e\.g\.|see|by|www\.?|https?://)? *[,.;:]?) *\)|"
        r"(?:at|see|by) \)| *[“\"‘'] *[”\"’'] *\))")),
    ("“", regex(r"“(?:(?:[Tt]he(?= ))? *[.,]? *”|“|\*\*\*\*[.,]?”)")),
    ("[", regex(r"\[ *[.,]? *\]")),
    ('"', regex(r'" ?"(?![^\s).,;])|"\*\*\*\*[.,]?"')),
    ("<", regex(r"< *>")),
    ("«", regex(r"« *»")),
    ("‘", regex("‘ ?’")),
    ("'", regex(r"(?<=[\s(])''(?=[\s).,;]|\Z)")),
    ("`", regex(r"(?<=[\s(])``(?=[).,;]{0,2}(?:\s|\Z))")),
    ("*", regex(r"(?m:^)\*{4}(?= [a-z])")),
)  # fmt: skip
"""By the sign in which they begin."""
_SIGN_PAIRS = tuple(
    regex(pattern) for pattern in (
        r",(?: ?,(?!\d)| ?\.(?![\w.])|\s*\)| ;)", r";(?: ?;| ?\.(?!\w))", r":(?: ?,| ?\.(?=\s|\Z))", r"\( ?,",
        r"\. \.(?<=[a-z]{2}\. \.)(?! ?\.)(?= [A-Z])", r"©(?: ?\.| \d{4}(?:[-–]\d{4})? \.)",
    )
)  # fmt: skip
_IN_SENTENCE = regex(r"[a-z,:] $")


@prose_rule(
    "P110",
    "empty-brackets",
    Severity.ERROR,
    local=True,
    good="Bluepeak Ltd (“Bluepeak”) calls the function send() once ``as is"
    ' and no more. “Consent” and "data" have their usual meaning.',
    bad=(
        "Bluepeak Ltd ⟦()⟧ runs this site.",
        "This policy is issued by Bluepeak Ltd ⟦(“”)⟧.",
        "We mean by ⟦“”⟧ any person who visits the site.",
        "Write to us ⟦(at )⟧ whenever you like.",
        "Please contact our desk at ⟦''⟧ with your order number.",
        "⟦****⟧ runs this site.",
        "This is a contract with Bluepeak Ltd (⟦“****”⟧).",
    ),
)
def empty_brackets(document: Document, context: Context) -> Iterator[Hit]:
    """Brackets and quotes hold something.

    An empty pair is where a short name, a number or an address should stand. A party whose short name is missing is
    not named by any clause that uses it.
    """
    text = document.text
    found = [match for sign, pattern in _EMPTY if sign in text for match in pattern.finditer(text)]
    end = -1
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= end and _is_left_empty(document, match):
            end = match.end()
            message = f"Nothing stands inside {brief(match.group())}."
            yield Hit(match.start(), match.end(), message, "Write what belongs there, or take the empty pair out.")


def _is_left_empty(document: Document, match: re.Match[str]) -> bool:
    """False for the brackets of a program, a box to tick, a bracket that is spoken of, and a form for the reader."""
    text, block = document.text, document.block_at(match.start())
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if (
        before.isalnum()
        or before == "_"
        or after in ("'", "’", '"')
        or (match.group()[0] == '"' and before not in ("", " ", "("))
    ):
        return False
    if match.group()[0] == "[" and not _IN_SENTENCE.search(text[block.start : match.start()]):
        return False
    return not for_the_reader(document, match.start())


@prose_rule(
    "P113",
    "nothing-between-signs",
    Severity.WARNING,
    local=True,
    good="We use names, addresses etc., and dates. The price is 1,000.50 in total.",
    bad=(
        "Bluepeak Ltd⟦, ,⟧ Leeds, runs this site.",
        "The company is Bluepeak Ltd, 4 Mill Lane⟦, .⟧",
        "The data protection officer⟦: ,⟧ Leeds.",
        "We are Bluepeak Ltd⟦. .⟧ Write to us.",
    ),
)
def nothing_between_signs(document: Document, context: Context) -> Iterator[Hit]:
    """Between two commas stands a word.

    A comma that meets another sign marks a part of an address, a name or an item of a list that was left out.
    """
    found = [match for pattern in _SIGN_PAIRS for match in pattern.finditer(document.text)]
    for match in sorted(found, key=lambda match: match.start()):
        broken = match.group()[0] == "." and "\n" in between(document, match.start() + 1, match.end() - 1)
        if match.start() != document.block_at(match.start()).start and not broken:
            message = f"Nothing stands between the signs of {brief(match.group())}: a name or a word was expected."
            yield Hit(match.start(), match.end(), message, "Write what is missing, or keep one sign only.")


RULES: tuple[Rule, ...] = (empty_brackets, nothing_between_signs)
