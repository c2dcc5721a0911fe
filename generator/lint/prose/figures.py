"""Units without their numbers: “within days”, “a fee of %”, “INR per month”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.prose.document import Document

_SPAN = r"(?:(?:business|working|calendar|consecutive|clear|banking|full) )?"
_UNIT = re.compile(r"days|hours|months|years|weeks")
_BEFORE = re.compile(
    rf"(?:^|[\s(])(?P<word>within|least|than|exceed|exceeding|up to|upto|minimum of|maximum of|(?<!over a )period of|"
    rf"notice period of|notice of|term of|age of|aged|after|minimum|maximum|every|under|below|further|additional|within a|is|be|takes?|take|"
    rf"for|giving|with|on|upon|provide|provides|give|given|without|receive|serving|by|of|a|you|us) +{_SPAN}$"
)
_ALWAYS = frozenset(
    "is|be|least|than|exceed|exceeding|up to|upto|minimum of|maximum of|notice period of|notice of|age of".split("|")
)
_DAYS_ONLY = frozenset({"within", "within a", "minimum", "maximum", "further", "additional"})
_PERIODS = frozenset({"period of", "term of", "aged"})
_NOTICE = re.compile(
    r"['’]? *(?:prior |written |advance |advanced |clear |previous )*notice\b|['’] | (?:before|in advance|prior to) "
)
_FROM = re.compile(r" (?:of|from|after|following|prior|before)\b|[.,;)]")
_OLD = re.compile(r" (?:of age|old)\b")
_PERCENT_BEFORE = re.compile(
    r"(?:^|[\s(])(?:of|to|by|at|than|least|exceed|exceeding|is|with|upto|additional|maximum|minimum|rate) *$"
)
_MONEY = re.compile(
    r"(?P<sum>(?:rs\.?|inr|usd|eur|gbp|aud|cad|sgd|us\$|[$€£₹]))"
    r"(?P<tail> *(?:/-|only\b|per (?:month|year|annum|user|day|hour|week|order|seat)|for each|plus (?:gst|vat|tax)|and (?:the|shall|will|is)|"
    r"[.,;)](?=\s|$)))"
)
_MONEY_BEFORE = re.compile(
    r"(?:^|[\s(])(?:of|exceed|exceeding|than|upto|up to|least|pay|paying|sum of|limited to|capped at|rupees|fine of|cost|costs|"
    r"charge|charged|maximum|minimum|amounting to)[ (]*$"
)
_MONEY_ALWAYS = re.compile(r" *(?:/-|only\b|per )")
_RANGE = re.compile(
    r" ((?:within|in|takes?|of|up) (?:to|and|-|–)+ *(?:business |working |calendar )?(?:days|hours|weeks|months))\b"
)
_LEAST = re.compile(r" (least (?:characters|digits|letters|copies|users|percent|points|times))\b")
_STORAGE = re.compile(
    r"(?<= )(?:limit|limit of|up to|upto|exceed|exceeding|than|maximum(?: of)?|minimum(?: of)?|least) (?:gb|mb|tb|kb)\b"
)
_SECTION = re.compile(
    r"(?<= )(?:under|in|with|to|per|of|by) (?P<ref>(?:Section|Clause|Article|Rule|Regulation|Schedule) of the)\b"
)


def missing_figures(document: Document) -> Iterator[tuple[int, int]]:
    """Where units of time, percent signs, currencies and numbered provisions stand without a number."""
    lower = document.lower
    for match in _UNIT.finditer(lower):
        if lower[match.start() - 1 : match.start()] == " " and (found := _unit(lower, match)):
            yield found
    at = lower.find("%")
    while at >= 0:
        before = lower[max(0, at - 14) : at]
        if before[-1:] in " " and _PERCENT_BEFORE.search(before) and not lower[at + 1 : at + 2].isalnum():
            word = before.rstrip().rfind(" ")
            yield at - len(before) + word + 1, at + 1
        at = lower.find("%", at + 1)
    yield from _money(lower)
    for match in _RANGE.finditer(lower):
        yield match.span(1)
    if "least " in lower:
        for match in _LEAST.finditer(lower):
            yield match.span(1)
    if " gb" in lower or " mb" in lower or " tb" in lower:
        for match in _STORAGE.finditer(lower):
            yield match.span()
    if "Section of" in document.text or "Clause of" in document.text or "Article of" in document.text:
        for match in _SECTION.finditer(document.text):
            yield match.span("ref")


def _unit(lower: str, match: re.Match[str]) -> tuple[int, int] | None:
    before = _BEFORE.search(lower[max(0, match.start() - 36) : match.start()])
    end = match.end()
    if before is None or lower[end : end + 1].isalpha() or lower[end : end + 1] == "-":
        return None
    word = before["word"]
    start = match.start() - min(36, match.start()) + before.start("word")
    unit = match.group()
    wrong = (
        word in _ALWAYS
        or (word in _DAYS_ONLY and (unit == "days" or _FROM.match(lower, end)) and not lower.startswith("a ", start))
        or (word in _PERIODS and (unit in ("days", "hours") or _FROM.match(lower, end)))
        or (word == "after" and unit == "days" and bool(_FROM.match(lower, end)))
        or (word == "for" and unit == "days" and bool(_FROM.match(lower, end)))
        or (word in ("under", "below", "of") and unit == "years" and bool(_OLD.match(lower, end)))
        or (word == "every" and unit in ("days", "hours", "months"))
        or bool(
            word not in ("every", "after", "for")
            and unit in ("days", "months", "hours")
            and _NOTICE.match(lower, end)
            and lower[end : end + 1] in "'’ "
        )
    )
    if wrong and word == "notice of" and lower.startswith(" off", end):
        return None
    apostrophe = lower[end : end + 1] in ("'", "’")
    return (start, end + apostrophe) if wrong else None


def _money(lower: str) -> Iterator[tuple[int, int]]:
    for match in _MONEY.finditer(lower):
        before = lower[max(0, match.start() - 16) : match.start()]
        if before and before[-1].isalnum():
            continue
        headed = _MONEY_BEFORE.search(before)
        if headed or (
            _MONEY_ALWAYS.match(match["tail"]) and before[-1:] in (" ", "(", "\n", "") and not _COUNTED.search(before)
        ):
            start = match.start() - (
                len(before) - headed.start() - 1
                if headed and not before[headed.start() : headed.start() + 1].isalpha()
                else 0
            )
            yield start, match.end()


_COUNTED = re.compile(r"\d[\d.,]*[ )]*$|(?:in|hundred|thousand|lakhs?|crores?|million|five|ten|the) $")
