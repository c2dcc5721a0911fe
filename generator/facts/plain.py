"""Plain types of facts: texts, yes or no, counts, choices and references."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any

from generator.facts.errors import FactError, unexpected
from generator.facts.leaf import Kind, Vocabularies


class Plain(Kind):
    """A kind that is one function of the value; it raises FactError."""

    def __init__(self, function: Callable[[object], Any], schema: dict[str, Any]) -> None:
        super().__init__(schema)
        self._function = function

    def check(self, value: object, vocabularies: Vocabularies) -> Any:
        return self._function(value)


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise unexpected("a text", value, "Write the words, in quotes if they hold “: ” or “#”.")
    text = " ".join(str(value).split())
    if not text:
        raise FactError("expected a text, but found only white space", "Write the words, or leave the key out.")
    return text


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
    mend = meant.get(str(value).lower()) if isinstance(value, str) else None
    raise unexpected("true or false", value, f"Write {mend}." if mend else "Write true or false, without quotes.")


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise unexpected("a whole number", value, "Write digits only, such as 3.")
    return value


Text = Annotated[str, Plain(_text, {"type": ["string", "number"]})]
"""Free text of one paragraph: white space is folded."""

Flag = Annotated[bool, Plain(_flag, {"type": "boolean"})]
"""true or false."""

Count = Annotated[int, Plain(_count, {"type": "integer", "minimum": 0})]
"""A whole number that needs no unit."""


def choice(*words: str) -> Plain:
    """Annotation: one of a few words between which clauses decide."""

    def check(value: object) -> str:
        if value not in words:
            raise unexpected(f"one of {', '.join(words)}", value, f"Write one of: {', '.join(words)}.")
        return str(value)

    return Plain(check, {"enum": list(words)})


class Ref(Plain):
    """Annotation of a text that names an item of a list by its id, such as an office."""

    def __init__(self, target: str) -> None:
        super().__init__(_text, {"type": "string", "description": f"The id of an item of {target}."})
        self.target = target


OfficeRef = Annotated[str, Ref("offices")]
CategoryRef = Annotated[str, Ref("data.categories")]
PurposeRef = Annotated[str, Ref("data.purposes")]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(value: object) -> str:
    day = str(value).lower()
    found = [name for name in WEEKDAYS if day in (name, name[:3])]
    if not found:
        raise unexpected("a day of the week", value, f"Write one of {', '.join(WEEKDAYS)}.")
    return found[0]


Weekday = Annotated[str, Plain(_weekday, {"enum": list(WEEKDAYS)})]
"""A day of the week by its English name."""
