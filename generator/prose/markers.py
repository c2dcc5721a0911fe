"""Numbers and bullets before a heading or an item, and the order in which they follow each other."""

from __future__ import annotations

import re

_BULLETS = "-*+•‣◦▪●○▸►·➢✓"
_MARKER = re.compile(
    r"[ \t]*(?:"
    rf"(?P<bullet>[{re.escape(_BULLETS)}])[ \t]+"
    r"|(?P<number>(?:(?:section|article|clause|part)[ \t]+)?[0-9]{1,3}(?:\.[0-9]{1,3})*[.):]|"
    r"[0-9]{1,2}(?:\.[0-9]{1,3})+)[ \t]+"
    r"|(?P<letter>\([A-Za-z]{1,5}\)|\([0-9]{1,3}\)|(?:[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})[.)])[ \t]+"
    r")",
    re.IGNORECASE,
)
_NAMED = ("sect", "arti", "clau", "part")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_TEXT = re.compile(r"(?=[ivxlc])c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


def marker(text: str, numbers_only: bool = False) -> tuple[str, int, int] | None:
    """The marker that a line begins with: its words, where it begins, and where the text behind it begins.

    With `numbers_only`, bullets are none. A marker with nothing behind it is no marker.
    """
    head = text.lstrip(" \t")[:6]
    if head[:1].isalpha() and "." not in head and ")" not in head and head[:4].lower() not in _NAMED:
        return None
    found = _MARKER.match(text)
    if found is None or found.end() >= len(text.rstrip()):
        return None
    kind = found.lastgroup or ""
    if kind == "bullet" and numbers_only:
        return None
    sign = found.group(kind)
    if kind == "letter" and _is_initial(sign, text[found.end() : found.end() + 2]):
        return None
    return sign, found.start(kind), found.end()


def _is_initial(sign: str, following: str) -> bool:
    """“G. K. Marg” begins with a name's initials, and a line that begins with “I.” is no first item."""
    return len(sign) == 2 and sign[0].isupper() and sign[1] == "." and (sign == "I." or following[1:] == ".")


def bare(sign: str) -> str:
    """A marker without brackets and stops: “(a)” is “a”, “2.1.” is “2.1”, “Section 3:” is “3”."""
    return sign.rsplit(maxsplit=1)[-1].strip("().:") if sign else ""


def ordinal(label: str) -> int | None:
    """The place of a bare label in its row: “3” is 3, “c” is 3, “iv” is 4 by its roman value; None for others."""
    if label.isascii() and label.isdigit():
        return int(label)
    low = label.lower()
    if len(low) == 1 and "a" <= low <= "z":
        return ord(low) - ord("a") + 1
    return roman(low)


def roman(label: str) -> int | None:
    """The value of a roman number up to 399, or None."""
    low = label.lower()
    if not low or not _ROMAN_TEXT.fullmatch(low):
        return None
    values = [_ROMAN[c] for c in low]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
