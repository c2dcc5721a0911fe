"""What documents claim: lengths of time with their sentence and their scope, and how two places are named together."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from generator.form import brief
from generator.lint.lazy import regex
from generator.lint.rule import Hit, SetHit
from generator.prose.document import CELL, HEADING, Document

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fourteen": 14, "fifteen": 15, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "seventy": 70, "ninety": 90}
_MOST = 500
"""No document holds more lengths of time in one unit, or sentences on one topic; a hostile one must not cost more."""
_UNITS = ("hour", "day", "week", "month", "year")
_FAR = 500
"""No sentence of prose is longer; a text without full stops must not cost more."""
_KINDS = frozenset({"business", "working", "calendar"})


class Quantity(NamedTuple):
    """A length of time in a document, and the sentence (or heading, or cell) that it stands in."""

    start: int
    end: int
    amount: int
    unit: str
    """Singular; “business day” for working days."""
    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}{'' if self.amount == 1 else 's'}"

    def differs(self, other: Quantity) -> bool:
        """True where the two never are the same time: 30 days and 45 days, but not 30 days and one month."""
        from generator.facts.duration import Duration, Unit

        mine, theirs = (Duration(q.amount, Unit(q.unit)) for q in (self, other))
        return mine.compare(theirs) in ("shorter", "longer")


_found: WeakKeyDictionary[Document, tuple[Quantity, ...]] = WeakKeyDictionary()


def quantities(document: Document) -> tuple[Quantity, ...]:
    """Every length of time in a document, found once."""
    known = _found.get(document)
    if known is None:
        known = _found[document] = tuple(sorted(_quantities(document), key=lambda quantity: quantity.start))
    return known


def _quantities(document: Document) -> Iterator[Quantity]:
    lower = document.lower
    for unit in filter(document.holds, _UNITS):
        at, many = lower.find(unit), 0
        while at >= 0 and many < _MOST:
            found = _amount(lower, at) if lower[at - 1 : at] in (" ", "-", "\u00a0") else None
            end = at + len(unit)
            end += lower.startswith("s", end)
            if found is not None and not lower[end : end + 1].isalpha():
                amount, kind, word = found
                name = "business day" if kind in ("business", "working") and unit == "day" else unit
                many += 1
                yield Quantity(lower.rfind(word, 0, at), end, amount, name, *sentence_at(document, at))
            at = lower.find(unit, end)


def _amount(lower: str, at: int) -> tuple[int, str, str] | None:
    """The number before a unit, the kind of day, and the first word of the number: “thirty (30) business”."""
    parts = lower[max(0, at - 34) : at].replace("-", " ").split()
    kind = parts.pop() if parts and parts[-1] in _KINDS else ""
    if len(parts) > 1 and parts[-1].startswith("(") and parts[-1].endswith(")") and _number(parts[-2]):
        parts.pop()
    word = parts.pop() if parts else ""
    number = _number(word.strip("()"))
    before = parts[-1] if parts else ""
    if number is None or before.isdigit():
        return None  # no number, or a range such as 15-30 days
    if before in _TENS and number < 10:
        return _TENS[before] + number, kind, before
    return number, kind, word


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() and len(word) < 4 else _WORDS.get(word)


def sentence_at(document: Document, offset: int) -> tuple[int, int]:
    """The sentence around an offset, or the whole block for a heading or a cell; at most `_FAR` to either side."""
    block = document.block_at(offset)
    first, last = block.start, block.end
    if block.kind not in (HEADING, CELL):
        sentences = document.sentences
        index = bisect_right(sentences, (offset, len(document.text))) - 1
        if index >= 0 and sentences[index][0] <= offset <= sentences[index][1]:
            first, last = sentences[index]
    return max(first, offset - _FAR), min(last, offset + _FAR)


@lru_cache(maxsize=1024)
def _literal(pattern: str) -> tuple[str, frozenset[str]]:
    """A literal of `spots` without its star, and its whole words."""
    literal = pattern.rstrip("*")
    parts = literal.split() if literal == pattern else literal.split()[:-1]
    return literal, frozenset(filter(str.isalpha, parts))


def spots(document: Document, *literals: str) -> list[tuple[int, int]]:
    """Start and end of each sentence that holds one of the literals, in the order of the text.

    A literal is one or more whole words in lower case; a `*` at its end stands for the rest of its last word. Patterns
    then look at those sentences alone: to find a literal costs little, to try a pattern everywhere much.
    """
    lower, words = document.lower, document.words
    found: set[tuple[int, int]] = set()
    for literal, whole in map(_literal, literals):
        if not (whole <= words if whole else document.holds(literal)):
            continue
        at = lower.find(literal)
        while at >= 0 and len(found) < _MOST:
            span = sentence_at(document, at)
            found.add(span)
            at = lower.find(literal, max(at + 1, span[1]))
    return sorted(found)


def search(
    document: Document, pattern: re.Pattern[str], *literals: str, also: tuple[str, ...] = ("",)
) -> Iterator[tuple[re.Match[str], str]]:
    """Each match of a pattern in a sentence that holds one of the literals, with that sentence; no heading, no cell.

    `also` are further literals of which the sentence must hold one.
    """
    lower = document.lower
    for first, last in spots(document, *literals):
        sentence = lower[first:last]
        if any(word in sentence for word in also) and document.block_at(first).kind not in (HEADING, CELL):
            for match in pattern.finditer(lower, first, last):
                yield match, sentence


def next_sentences(document: Document, offset: int, many: int = 1) -> str:
    """The text, in lower case, of the sentences that follow the one around an offset."""
    sentences = document.sentences
    index = bisect_right(sentences, (offset, len(document.text)))
    last = min(index + many, len(sentences)) - 1
    return document.lower[sentences[index][0] : sentences[last][1]][:_FAR] if index <= last else ""


def around(document: Document, offset: int) -> str:
    """The text, in lower case, of the sentence around an offset and of those beside it."""
    sentences = document.sentences
    index = max(0, bisect_right(sentences, (offset, len(document.text))) - 1)
    near = sentences[max(0, index - 1) : index + 2]
    return " ".join(
        document.lower[max(first, offset - 2 * _FAR) : min(last, offset + 2 * _FAR)] for first, last in near
    )


_SCOPE = regex(
    r"\b(?:annual|monthly|year(?:ly)?|weekly|trial|free|basic|premium|enterprise|starter|professional|plans?|tiers?|"
    r"shared|dedicated|vps|virtual|network|power|servers?|databases?|storage|hardware|software|e-?mails?|phone|chat|"
    r"critical|high|medium|low|priority|urgent|severity|weekends?|holidays?|outside|abroad|inside|domestic|overseas|"
    r"international|cause|breach|default|convenience|payment|insolven\w+|renew\w*|price|fees?|chang\w+|modif\w+|"
    r"suspen\w+|without notice|"
    r"domains?|certificates?|digital|physical|goods|products?|events?|courses?|tickets?|hosting|backups?|logs?|cctv|"
    r"applicants?|candidates?|employees?|recruit\w*|children|minors?|parents?|guardian|reseller|partner|affiliates?|"
    r"california|ccpa|cpra|gdpr|uk|eu|eea|usa|india|indian|dpdp|australia|canada|brazil|lgpd|europe\w*|virginia|"
    r"colorado|texas|nevada|singapore|china|japan|korea|africa|residents?|consumers?|initial|subsequent|first|second|"
    r"extend\w*|extension|additional|further|unless|except|sms|ads?|advertis\w+|cookies?|analytics|billing|tax\w*|"
    r"abuse|copyright|dmca|infring\w+|counter|appeals?|verif\w+|security|incident|vulnerabilit\w+|court|arbitration)\b"
)
_NAME = regex(r"(?<=[a-z,;] )[A-Z][\w-]+")
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        "Service Services Customer Customers Company Personal Information Data Privacy Policy Terms Agreement User "
        "Users "
        "Website Websites Site Sites We You Us Client Clients Subscriber Account Party Parties Fees Provider Software "
        "Platform App Application Conditions Use Notice Content Subscription Our Your I Effective Date",
    )
)


def scope(document: Document, at: int, first: int, last: int) -> frozenset[str]:
    """What a claim at `at` is limited to: kinds, places, laws, names in its sentence and in the headings above it.

    Two claims contradict each other only where their scopes are the same.
    """
    words = set(_SCOPE.findall(document.lower, first, last))
    words.update(n for n in _NAME.findall(document.text, first, last) if n not in _GENERAL)
    return frozenset(words | _above(document, at))


def _above(document: Document, offset: int) -> set[str]:
    words: set[str] = set()
    level = 7
    sections = document.sections
    at = bisect_right(sections, offset, key=lambda section: section.start) - 1
    for index in range(at, max(0, at - 40), -1):  # the first heading is the title
        heading = sections[index].heading
        if heading is not None and heading.level < level:
            level = heading.level
            words.update(_SCOPE.findall(document.lower, heading.start, heading.end))
    return words


def place(document: Document, offset: int) -> str:
    """A place as findings name it: path and line."""
    return f"{document.path}:{document.span(offset, offset).line}"


class Claim(NamedTuple):
    """What one document says on a topic; `key` tells claims apart that do not concern the same matter."""

    document: Document
    start: int
    end: int
    key: Any
    value: Any
    shown: str


def against(claims: Iterable[Claim], differ: Callable[[Any, Any], bool], topic: str, hint: str) -> Iterator[SetHit]:
    """A finding at each claim that differs from an earlier one with the same key."""
    earlier: dict[Any, dict[str, Claim]] = {}
    for claim in claims:
        others = earlier.setdefault(claim.key, {})
        other = next((one for one in others.values() if differ(one.value, claim.value)), None)
        if other is None:
            others.setdefault(claim.shown, claim)
        else:
            yield clash(claim, other, f"here {topic} is {claim.shown}, but {{place}} says {other.shown}", hint)


def clash(claim: Claim, other: Claim, message: str, hint: str) -> SetHit:
    """A finding at a claim; `{place}` in the message becomes the place of the other one."""
    message = message.replace("{place}", place(other.document, other.start))
    return SetHit(
        claim.document, Hit(claim.start, claim.end, message, hint), (other.document, other.start, other.end)
    )  # fmt: skip


Documents = tuple[Document, ...]
Find = Callable[[Document], Iterator[tuple[int, int]]]


def clashes(documents: Documents, denied: Find, affirmed: Find, message: str, hint: str) -> Iterator[SetHit]:
    """A finding at the first denial of each document, where some document holds the opposite; its own is asked first.

    In the message {this} is the denial, {that} the opposite and {place} the place of that.
    """
    for document in documents:
        spot = next(denied(document), None)
        if spot is None:
            continue
        other = _first((document, *documents), affirmed, document, spot)
        if other is None:
            continue
        said, opposite = (d.text[first:last] for d, first, last in ((document, *spot), other))
        text = message.format(this=brief(said), that=brief(opposite), place=place(other[0], other[1]))
        yield SetHit(document, Hit(*spot, text, hint), other)


def _first(
    documents: Documents, affirmed: Find, denying: Document, denial: tuple[int, int]
) -> tuple[Document, int, int] | None:
    for document in documents:
        for start, end in affirmed(document):
            if document is not denying or end <= denial[0] or start >= denial[1]:
                return document, start, end
    return None
