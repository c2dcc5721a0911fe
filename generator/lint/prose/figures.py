"""Units without their numbers: “within days”, “a fee of %”, “INR per month”."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.lazy import regex
from generator.prose.document import Document

_UNITS = ("days", "hours", "months", "weeks", "years")
_SPAN = r"(?:(?:business|working|calendar|consecutive|clear|banking|full) )?"
_BEFORE = regex(
    rf"(?:^|[\s(])(?P<word>within|least|than|exceed|exceeding|up to|upto|minimum of|maximum of|(?<!over a )period of|"
    rf"notice period of|notice of|term of|age of|aged|after|minimum|maximum|every|under|below|further|additional|"
    rf"within a|is|are|be|turn|reach|equals?|equal to|expires?|lasts?|takes?|for|giving|with|on|"
    rf"upon|provides?|give|given|without|receive|serving|by|of|a|you|us|"
    rf"(?:within|in|takes?|of|up) ?(?:to|and|[-–])) +(?:\*\* )?{_SPAN}$"
)
_ALWAYS = frozenset({
    "is", "be", "least", "than", "exceed", "exceeding", "upto", "up to", "minimum of", "maximum of",
    "notice period of", "notice of", "age of", "equals", "equal", "equal to", "lasts", "last",
})  # fmt: skip
_DAYS_ONLY = frozenset({"within", "within a", "minimum", "maximum", "further", "additional"})
_PERIODS = frozenset({"period of", "term of", "aged"})
_OLDER = frozenset({"under", "below", "of", "are", "turn", "reach"})
_NO_NOTICE = frozenset({"every", "after", "for"})
_NOTICE = regex(
    r"['’]? *(?:prior |written |advance |advanced |clear |previous )*notice\b|['’] | (?:before|in advance|prior to) "
)
_FROM = regex(r" (?:of|from|after|following|prior|before)\b|[.,;)]")
_OLD = regex(r" (?:of age|old)\b")
_PERCENT_BEFORE = regex(
    r"(?:^|[\s(])(?:of|to|by|at|than|least|exceed|exceeding|is|with|upto|additional|maximum|minimum|rate|guarantees?|"
    r"less|plus|minus|exceeds|receive an?|under|over|below|above) *\**$"
)
_CURRENCIES = ("aud", "cad", "eur", "gbp", "inr", "rs", "sgd", "usd", "$", "€", "£", "₹")
_TAIL = (
    r" *(?:/-|only\b|per (?:month|year|annum|user|day|hour|week|order|seat|page|event|copy|unit|item|"
    r"request|head|person)|for each|plus (?:gst|vat|tax)|"
    r"and (?:the|shall|will|is)|[.,;)](?=\s|$)|(?<=[₹€£]) +(?=[a-z]{3}))"
)
_EMPTY_SUM = regex(rf"(?!\. *\d)(?P<tail>{_TAIL})")
_EMPTY_RUPEES = regex(rf"\.?+(?P<tail>{_TAIL}| *(?=\n|\Z))")
"""“Rs.” has a stop of its own, behind which the figure stands."""
_SUM_BEFORE = regex(
    r"(?:^|(?<=[\s(]))(?:of|exceed|exceeding|than|upto|up to|least|pay|paying|limited to|capped at|rupees|costs?|"
    r"charged?|maximum|minimum|amounting to|is|are|above|over|below|salary of|rent of)[ (]*(?:us)?$"
)
_SUM_ALWAYS = regex(r" *(?:/-|only\b|per )")
_COUNTED = regex(r"\d[\d.,]*[ )]*$|(?:in|hundred|thousand|lakhs?|crores?|million|five|ten|the) $")
_LEAST = regex(r" (least (?:characters|digits|letters|copies|users|percent|points|times))\b")
_STORED = frozenset({"gb", "mb", "tb", "kb"})
_STORAGE = regex(
    r" ((?:limit|limit of|up to|upto|exceed|exceeding|than|maximum(?: of)?|minimum(?: of)?|least) (?:gb|mb|tb|kb))\b"
)
_PROVISIONS = tuple(f"{name}{gap}of the" for name in ("Section", "Clause", "Article") for gap in (" ", "  "))
_IN_PROVISION = regex(r"\b(?:under|in|with|to|per|of|by) $")


def missing_figures(document: Document) -> Iterator[tuple[int, int]]:
    """Where units of time, percent signs, currencies and numbered provisions stand without a number."""
    lower, words = document.lower, document.words
    for unit in _UNITS:
        for at in places(lower, " " + unit) if unit in words else ():
            if found := _unit(lower, at + 1, unit):
                yield found
    for at in sorted((*places(lower, " %"), *places(lower, "*%"))):
        before = lower[max(0, at - 14) : at + 1]
        if _PERCENT_BEFORE.search(before) and not lower[at + 2 : at + 3].isalnum():
            yield lower.rfind(" ", 0, at) + 1, at + 2
    for currency in _CURRENCIES:
        if currency in words or (not currency.isalpha() and currency in lower):
            yield from _sums(lower, currency)
    for match in _LEAST.finditer(lower) if "least" in words else ():
        yield match.span(1)
    for match in _STORAGE.finditer(lower) if not _STORED.isdisjoint(words) else ():
        yield match.span(1)
    text = document.text
    for provision in _PROVISIONS:
        for at in places(text, provision) if provision.partition(" ")[0].lower() in words else ():
            if _IN_PROVISION.search(text[max(0, at - 8) : at]):
                yield at, at + len(provision)


def places(text: str, words: str) -> Iterator[int]:
    """Where `words` stand in a text; for a few literal words this is faster than a pattern."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _unit(lower: str, at: int, unit: str) -> tuple[int, int] | None:
    """The stretch from the announcing word to the unit at `at`, if no number stands between."""
    before = _BEFORE.search(lower[max(0, at - 36) : at])
    end = at + len(unit)
    if before is None or lower[end : end + 1].isalpha() or lower[end : end + 1] == "-":
        return None
    word = before["word"]
    emptied = "**" in before.group()
    start = at - min(36, at) + before.start("word")
    from_then = _FROM.match(lower, end) is not None
    days = unit == "days"
    wrong = (
        emptied
        or word in _ALWAYS
        or word[-1] in "-–"
        or word.endswith((" to", " and"))
        or (word in _DAYS_ONLY and (days or from_then) and not word.endswith(" a"))
        or (word in _PERIODS and (unit in ("days", "hours") or from_then))
        or (word in ("after", "for") and days and from_then)
        or (word in ("expire", "expires") and from_then)
        or (word in _OLDER and unit == "years" and _OLD.match(lower, end) is not None)
        or (word == "every" and unit in ("days", "hours", "months"))
        or (word not in _NO_NOTICE and unit in ("days", "months", "hours") and _NOTICE.match(lower, end) is not None)
    )
    return (start, end + (lower[end : end + 1] in ("'", "’"))) if wrong else None


def _sums(lower: str, currency: str) -> Iterator[tuple[int, int]]:
    for at in places(lower, currency):
        match = (_EMPTY_RUPEES if currency == "rs" else _EMPTY_SUM).match(lower, at + len(currency))
        before = lower[max(0, at - 16) : at]
        if match is None or (before[-1:].isalnum() and not before.endswith("us")):
            continue
        headed = _SUM_BEFORE.search(before)
        alone = before[-1:] in (" ", "(", "\n", "") and _SUM_ALWAYS.match(match["tail"]) and not _COUNTED.search(before)
        if headed or alone:
            yield (at - len(before) + headed.start() if headed else at), match.end()
