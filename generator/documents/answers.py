"""Which sections of a company's pages answer which provisions, and with which facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.documents.model import Document


class Place(NamedTuple):
    """A section that says what a provision asks for; `anchor` is "" where the page as a whole answers."""

    page: str
    title: str
    number: str
    anchor: str
    clause: str
    facts: frozenset[str]
    """Paths of the facts that it wrote or chose its words by."""


def answers(documents: Iterable[Document]) -> dict[str, list[Place]]:
    """Provision id -> the places that answer it."""
    found: dict[str, list[Place]] = {}
    for document in documents:
        every: set[str] = set()
        for section in document.all_sections:
            facts = frozenset((*section.written, *section.read))
            every |= facts
            clause = section.clause
            for provision in clause.answers:
                place = Place(document.page, document.title, section.number, clause.anchor, clause.id, facts)
                found.setdefault(provision, []).append(place)
        for provision in document.outline.answers:
            place = Place(document.page, document.title, "", "", document.page, frozenset(every))
            found.setdefault(provision, []).append(place)
    return found
