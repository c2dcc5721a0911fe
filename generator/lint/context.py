"""What rules know beside the thing that they look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = {}
"""What stands where nothing is given."""


class KnownNames(NamedTuple):
    """What the company is called; empty where nobody said it."""

    entity: str = ""
    brand: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """All names, longest first."""
        names = {name for name in (self.entity, self.brand, *self.aliases) if name}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


NOBODY = KnownNames()
"""Where no names are given."""


class Context(NamedTuple):
    """The day of the check, the company's names, and the vocabularies of the fact files."""

    on: date
    known: KnownNames = NOBODY
    vocabularies: Mapping[str, Mapping[str, Any]] = NOTHING
