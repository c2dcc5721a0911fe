"""Which sentence owes what it says to which change: seen by writing the pages without that change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.facts.load import Company
from generator.review.changes import Change
from generator.review.model import Place
from generator.review.sentences import sentences
from generator.review.sides import Shelf
from generator.review.undo import without

OWING = 60
"""So many changes are at most left out one by one to see what a sentence owes to them; it costs a rendering each."""


class Owing:
    """Says which sentence would not be what it is without a change, by writing the pages without it."""

    def __init__(self, shelf: Shelf, head: Company, changes: Sequence[Change]) -> None:
        self._shelf, self._head, self._changes = shelf, head, changes
        self._without: dict[int, Mapping[tuple[str, str], frozenset[str]] | None] = {}

    def owes(self, place: Place, index: int) -> bool:
        """Whether the place differs from what it would be if the change of this index had not been made."""
        if index not in self._without:
            self._without[index] = self._written(index)
        there = self._without[index]
        if there is None:
            return False
        texts = there.get((place.page, place.anchor), frozenset())
        return place.after not in texts if place.after else place.before in texts

    def _written(self, index: int) -> Mapping[tuple[str, str], frozenset[str]] | None:
        company = without(self._head, self._changes[index])
        if company is None or len(self._without) >= OWING:
            return None
        documents = self._shelf.documents(company)
        return {
            (d.page, s.clause.anchor): frozenset(sentence.text for sentence in sentences(s, d.marks))
            for d in documents
            for s in d.all_sections
        }
