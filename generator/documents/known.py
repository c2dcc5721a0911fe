"""What clauses said, kept under what companies replied to them."""

from __future__ import annotations

from typing import Generic, TypeVar

_MOST = 32
"""So many sets of replies are remembered for each clause."""

_Kept = TypeVar("_Kept")
Key = tuple[object, ...]


class Known(Generic[_Kept]):
    """Results by clause and replies; of each clause the latest ones.

    What a clause asks may depend on the page: where it does not, all pages share what it said.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, tuple[str, ...]], dict[Key, _Kept]] = {}

    def get(self, clause: str, asked: tuple[str, ...], replies: Key) -> _Kept | None:
        """What the clause came to under these replies, or None where it has not yet met them."""
        kept = self._kept.get((clause, asked))
        return None if kept is None else kept.get(replies)

    def keep(self, clause: str, asked: tuple[str, ...], replies: Key, result: _Kept) -> None:
        """Remembers a result, and forgets the oldest where there are too many."""
        kept = self._kept.setdefault((clause, asked), {})
        if len(kept) >= _MOST:
            del kept[next(iter(kept))]
        kept[replies] = result
