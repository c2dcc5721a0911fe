"""What a fact file leaves open: blanks, readings between which to choose, and what it says there is none of."""

from __future__ import annotations

import re
from typing import Any

from generator.facts.fields import field_at
from generator.facts.read import Place
from generator.values import Map, Seq

_BLANK = re.compile(
    r"-+|\.{2,}|…|tbd|tba|todo|n/?a|xx+|\?+|_+|"
    r"\[\s*(?:insert|fill in|your|name|date|e-?mail|address)?\b[^\]]*\]|<[^>]*>",
    re.IGNORECASE,
)
"""What people write where a value is still to come."""


def is_blank(text: str) -> bool:
    """Whether a text stands where the value is still to come."""
    text = text.strip()
    return not text or _BLANK.fullmatch(text) is not None


LEFT_OUT = object()
"""Stands for a group or a single fact of which the file says that there is none: for the pages it is not said."""


class Gaps:
    """Takes blanks, unsettled readings and `{none: …}` out of the raw data, and remembers where they stood."""

    def __init__(self) -> None:
        self.blank: list[str] = []
        self.none: dict[str, str] = {}
        self.unsettled: dict[str, tuple[Place, Seq]] = {}

    def mapping(self, data: Map, path: str, loc: Place) -> None:
        """Goes through the values of a mapping."""
        prefix = f"{path}." if path else ""
        for key, value in list(data.items()):
            found = self.value(value, prefix + key, (*loc, key))
            if found is LEFT_OUT:
                del data[key]
            else:
                data[key] = found

    def value(self, value: Any, path: str, loc: Place) -> Any:
        """The value as it is read: None for a blank or an unsettled one, LEFT_OUT or an empty list for none."""
        if isinstance(value, Map):
            if len(value) == 1:
                if "none" in value and isinstance(value["none"], str):
                    self.none[path] = value["none"]
                    field = field_at(loc)
                    return Seq() if field is None or field.many else LEFT_OUT
                if "unsettled" in value and isinstance(value["unsettled"], Seq):
                    self.unsettled[path] = (loc, value["unsettled"])
                    return None
            self.mapping(value, path, loc)
        elif isinstance(value, Seq):
            for index, item in enumerate(value):
                name = item.get("id", index) if isinstance(item, Map) else index
                value[index] = self.value(item, f"{path}[{name}]", (*loc, index))
        elif value is None or (isinstance(value, str) and is_blank(value)):
            self.blank.append(path)
            return None
        return value
