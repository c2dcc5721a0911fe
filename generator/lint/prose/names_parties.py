"""The companies that a text names, and which of them is the party whose text it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.scan import capitals, places
from generator.prose.document import Document

_FORMS: tuple[tuple[str, str, str], ...] = (
    ("limited", "Limited", "limited"), ("limited", "LIMITED", "limited"), ("ltd", "Ltd", "limited"),
    ("ltd", "LTD", "limited"), ("llp", "LLP", "llp"), ("llc", "LLC", "llc"), ("inc", "Inc", "inc"),
    ("inc", "INC", "inc"), ("incorporated", "Incorporated", "inc"), ("corp", "Corp", "corp"),
    ("corporation", "Corporation", "corp"), ("gmbh", "GmbH", "gmbh"), ("plc", "PLC", "plc"), ("plc", "plc", "plc"),
    ("oü", "OÜ", "oü"), ("srl", "SRL", "srl"), ("sarl", "SARL", "sarl"), ("aps", "ApS", "aps"),
)  # fmt: skip
"""The word that must be there, how it is written, and the form that it stands for."""
PRIVATE = frozenset({"private", "pvt", "(p)", "p", "pty", "pte"})
_SMALL = frozenset({"of", "and", "&", "de"})
_NO_NAME_WORDS = """
    the a an and of by at in with to from between for this our we you us copyright contact address name company entity
    welcome is are or if when as on such all any each not be been being but shall will may must no nor that which who
    its their his her your without under against including warranty liability kind express
"""
_NO_NAME = frozenset(_NO_NAME_WORDS.split())
_STOPS = (".", ";", ":", "!", "?", ")", "”", '"', "|")
_SHORT = regex(r"(?:Pvt|Pte|Pty|Co|St|Dr|[A-Z])\.$")


_NO_FORM = regex(r"limited (?:to|by|warrant|liab|licen|right|use|time|edition|remed|partner|damag)", re.IGNORECASE)


class Company(NamedTuple):
    """A name with a legal form, as it stands in a text."""

    start: int
    end: int
    words: tuple[str, ...]
    """The words of the name, without its legal form."""
    form: str
    """The legal form in one spelling, such as “private limited”."""
    written: str
    """The legal form as it is written, without stops."""

    key: str
    """The name without case, spaces and signs: equal for two spellings of one name."""


_PLAIN = regex(r"[\W_]+")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name in lower case, letters and digits only."""
    low = name.casefold()
    return low if low.isalnum() else _PLAIN.sub("", low)


def _is_capital(word: str) -> bool:
    return word.isascii() and word[0].isupper()


@lru_cache(maxsize=2)
def companies(document: Document) -> tuple[Company, ...]:
    """Every name with a legal form, in order."""
    words, text = document.words, document.text
    found = {}
    for needed, written, form in _FORMS:
        if needed in words and (not _is_capital(written) or written in capitals(document)):
            for at in places(text, written):
                after = text[at + len(written) : at + len(written) + 1]
                if after.isalpha() or _NO_FORM.match(text, at):
                    continue
                if text[at - 1 : at] in (" ", ",") and (made := _company(document, at, written, form)):
                    found[made.end] = made
    return tuple(found[end] for end in sorted(found))


def _company(document: Document, at: int, written: str, form: str) -> Company | None:
    block = document.block_at(at)
    low = max(block.start, at - 90)
    before = document.text[low:at].rstrip(" ,")
    tokens: list[str] = []
    start = low + len(before)
    for token in reversed(before.split(" ")):
        bare = token.strip("(“\"‘'*,")
        if not bare or not (bare[0].isupper() or bare[0].isdigit() or (bare in _SMALL and tokens)):
            break
        low_case = bare.lower()
        if (low_case in _NO_NAME and low_case not in _SMALL) or bare[:4].isdigit():
            break  # a year before a name is that of a copyright
        if tokens and token.endswith(_STOPS) and not _SHORT.search(token):
            break
        tokens.insert(0, bare)
        start -= len(token) + (1 if len(tokens) > 1 else 0)
        if token[0] in '(“"‘':
            break
    begin = start
    while tokens and tokens[0].lower() in _NO_NAME:
        tokens.pop(0)
    if tokens and tokens[-1].lower().strip(".()") in PRIVATE:
        form, written = f"private {form}", f"{tokens.pop()} {written}"
    if tokens and tokens[-1].endswith(("’s", "'s")):
        return None
    if not tokens or (len(tokens) == 1 and not any(c.isalpha() for c in tokens[0])):
        return None
    first = document.text.find(tokens[0], max(low, begin), at)
    end = at + len(written.rsplit(" ", 1)[-1])
    key = plain(" ".join(tokens))
    return Company(first, end, tuple(tokens), form, written.replace(".", "").strip(" ,"), key)


_SELF = regex(
    r"[.,]?\s*,?\s*\((?:[^()]{0,80}[“\"‘'])?(?:we|us|our|the company|company|service provider|licensor|provider)\b",
    re.IGNORECASE,
)
_QUOTED = regex(r"[.,]?\s*,?\s*(?:\([^()]{0,60})?[“\"‘]")


def party(document: Document, context: Context) -> Company | None:
    """The company whose text this is: the one that is known, or the one that calls itself “we” or “the Company”."""
    return _party(document, context.known.entity)


@lru_cache(maxsize=2)
def _party(document: Document, entity: str) -> Company | None:
    every = companies(document)
    if entity:
        wanted = plain(entity)
        return next((c for c in every if wanted.startswith(c.key)), None)
    for pattern in (_SELF, _QUOTED):
        for company in every:
            if pattern.match(document.text, company.end, company.end + 120):
                return company
    keys = {company.key for company in every}
    return every[0] if len(keys) == 1 else None


GENERIC = frozenset(
    [
        "the",
        "technologies",
        "technology",
        "solutions",
        "india",
        "services",
        "service",
        "software",
        "systems",
        "group",
        "labs",
        "digital",
        "media",
        "global",
        "international",
        "private",
        "company",
        "holdings",
        "networks",
        "network",
        "online",
        "web",
        "data",
        "cloud",
        "hosting",
        "design",
        "studio",
        "studios",
        "app",
        "apps",
        "team",
        "inc",
        "limited",
        "uk",
        "usa",
        "us",
        "europe",
        "ireland",
        "canada",
        "australia",
        "enterprises",
        "industries",
        "consulting",
        "partners",
    ]
)


def brand_word(name: tuple[str, ...]) -> str:
    """The first word of a name that is not of the sort that many names have; "" where there is none."""
    return next((word for word in name if plain(word) not in GENERIC and len(word) > 2), "")
