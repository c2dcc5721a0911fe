"""What an unquoted scalar of YAML means, by the core schema and the four exceptions that `generator.source` names."""

from __future__ import annotations

import re
from decimal import Decimal

WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
"""Unquoted words that are no text."""
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})|0o[0-7]{1,15}|0x[0-9a-fA-F]{1,12}")
_FLOAT = re.compile(r"-?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?")


def plain_value(text: str) -> str | int | Decimal | bool | None:
    """What an unquoted scalar means; see the head of `generator.source`."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "-.0123456789":
        if _INT.fullmatch(text):
            return int(text, 0)
        if _FLOAT.fullmatch(text) and not text.strip("-").isdecimal():
            return Decimal(text)
    return text
