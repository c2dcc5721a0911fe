"""What happened to the facts of a company between two states of its file."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any, NamedTuple


class Kind(Enum):
    """What happened to one fact."""

    ADDED = "added"
    """Not said before: a value, an item of a list, a whole group."""
    REMOVED = "removed"
    RAISED = "raised"
    """A comparable quantity is larger, longer or later."""
    LOWERED = "lowered"
    REPLACED = "replaced"
    """Another value that cannot be put in order."""
    REORDERED = "reordered"
    """A list holds the same items in another order."""
    FILLED = "filled in"
    """Was blank or unsettled, now has a value."""
    BLANKED = "left blank"
    """Had a value, is now blank or unsettled."""
    COMPANY_ADDED = "company added"
    COMPANY_REMOVED = "company removed"
    COMPANY_RENAMED = "company renamed"


class Change(NamedTuple):
    """What happened to one fact of one company."""

    company: str
    """The company's id, which is the name of its fact file."""
    fact: str
    """Path as in the fact file, items of lists by what identifies them; "" for the company as a whole."""
    kind: Kind
    old: Any
    """The typed value; None where it was not said or blank."""
    new: Any


_ITEM = re.compile(r"\[.*?\](?=\.[a-z_]|$)")


def generic(path: str) -> str:
    """The path without the names of items: `recipients[razorpay].country` -> `recipients[].country`."""
    return _ITEM.sub("[]", path)
