"""Rule P119: figures and dates that only look like ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.slots_dummies import dummy
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

_CROSSES = regex(
    r"(?<![A-Za-z0-9])(?:(?:\+?\d{1,4}[-. ]?)?(?:X{2,}|x{3,})(?:[-/. ]{1,3}[xX]{2,})*|xx(?:[-/.]xx)+|"
    r"xx(?= ?(?:%|(?:business |working )?(?:days|months|hours|years)))|(?<=rs )xx|20[xX]{2}|"
    r"[A-Z]{2}\d{0,4}[xX]{4,}\w*|[A-Z]\d{5}XX\w*0{4,}\w*|(?<=[$€£₹])X{1,4}|(?<=ersion )x\.[xy]|(?<=ersion: )x\.[xy])"
    r"(?![A-Za-z0-9]|-\d)"
)
_ONE_CROSS = regex(
    r"(?<![A-Za-z0-9’'])X(?= ?(?:%|(?:business |working |calendar )?(?:days?|months?|years?|hours?|weeks?)\b))"
)
_DATE = regex(
    r"(?<![A-Za-z0-9/])(?:(?:dd|DD)[-/. ](?:mm|MM|mmm|MMM)[-/. ](?:yyyy|YYYY|yy|YY)|(?:mm|MM)[-/. ](?:dd|DD)[-/. ]"
    r"(?:yyyy|YYYY|yy|YY)|(?:yyyy|YYYY)-(?:mm|MM)-(?:dd|DD)|00[-/.]00[-/.]0000|0000-00-00|Month Day,? Year|"
    r"Day,? Month,? Year|"
    r"MONTH DAY,? YEAR|Month DD,? YYYY|DD Month YYYY|DATE HERE|Month Year(?=[.\n]|$))(?![A-Za-z0-9])"
)
_CROSS_WORDS = frozenset("x" * count for count in range(2, 13))
_CROSS_PARTS = ("XXXX", "xxxx", "XX0000", "$X", "€X", "£X", "₹X", "x.x", "x.y")
_DATE_WORDS = frozenset({"dd", "mm", "mmm", "yyyy", "yy"})
_DATES = ("0000-00-00", "00/00/0000", "Month Day", "MONTH DAY", "Day, Month", "Month Year", "DATE HERE")
_ROMAN = regex(
    r"(?:article|title|chapter|part|section|annex|annexure|schedule|appendix|volume|book|no\.?|rule|form|order|louis|"
    r"century|super bowl|clause)s? $",
    re.IGNORECASE,
)
_ADULT = regex(
    r"[- ]?(?:rated|adult|content|material|sites?|porn|videos?|images?|movies?|web|domain|tld)", re.IGNORECASE
)
_FORMAT = regex(r"card|masked|last (?:four|4)|digits|ending|format|e\.g|for example|such as|aadhaar", re.IGNORECASE)


@prose_rule(
    "P119",
    "dummy-figure",
    Severity.ERROR,
    local=True,
    good=(
        "Part XX of the Act applies. Dates are in the format DD/MM/YYYY. No adult (XXX) content.",
        "We show the card as XXXX-XXXX-XXXX-1234, the last four digits only.",
    ),
    bad=(
        "The fee is INR ⟦XX⟧ per month, payable within ⟦X⟧ days from ⟦XX/XX/XXXX⟧.",
        "Last updated: ⟦DD/MM/YYYY⟧",
        "You pay $⟦X⟧ a month. Our CIN is ⟦U72900XX0000PTC000000⟧.",
        "Call us on ⟦+91-XXXXXXXXXX⟧. This policy is in force since March ⟦20XX⟧.",
    ),
)
def dummy_figure(document: Document, context: Context) -> Iterator[Hit]:
    """A number or a date is made of figures.

    “XX days” and “DD/MM/YYYY” stood in the template for what had to be agreed. As they are they set no period and no
    price.
    """
    text, words = document.text, document.words
    found = []
    if not _CROSS_WORDS.isdisjoint(words) or _has_cross(text, words):
        found += [match for match in _CROSSES.finditer(text) if not _is_word(document, match)]
    if not _DATE_WORDS.isdisjoint(words) or "0000" in text or _has_date(text, words):
        found += [match for match in _DATE.finditer(text) if not _is_format(text, match)]
    if "x" in words:
        found += _ONE_CROSS.finditer(text)
    for match in sorted(found, key=lambda match: match.start()):
        yield dummy(document, match.start(), match.end(), "a figure")


def _has_cross(text: str, words: frozenset[str]) -> bool:
    return ("x" in words or "X" in text or "xxxx" in text) and any(cross in text for cross in _CROSS_PARTS)


def _has_date(text: str, words: frozenset[str]) -> bool:
    return "month" in words and any(date in text for date in _DATES)


def _is_format(text: str, match: re.Match[str]) -> bool:
    """Whether crosses or letters show a form: how a date is written, which digits of a card are hidden."""
    before = text[max(0, match.start() - 40) : match.start()]
    return _FORMAT.search(before) is not None or _FORMAT.search(text[match.end() : match.end() + 30]) is not None


def _is_word(document: Document, match: re.Match[str]) -> bool:
    """Whether crosses may be a roman number, a word or a form."""
    text, words = document.text, match.group()
    if _is_format(text, match) or _ROMAN.search(text[max(0, match.start() - 40) : match.start()]):
        return True
    if _ADULT.match(text, match.end()):
        return True
    if words in ("XXX", "xxx") and text[match.start() - 1 : match.start()] in ("(", "“", '"', "'"):
        return True
    block = document.block_at(match.start())
    return words in ("XX", "XXX") and (block.start == match.start() or block.kind is HEADING)


RULES: tuple[Rule, ...] = (dummy_figure,)
