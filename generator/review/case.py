"""One published company under review, as those who look for what does not fit see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from generator.facts.load import Company
from generator.review.judgement import Materiality
from generator.review.model import Judged, PageReview


class Case(NamedTuple):
    """A published company with its changes and pages."""

    base: Company
    head: Company
    changes: Sequence[Judged]
    pages: Sequence[PageReview]
    on: date

    def weights(self, page: PageReview) -> set[Materiality]:
        """What the changes of facts that a page shows mean."""
        return {judged.judgement.overall for judged in self.changes if page.page in judged.pages}

    def light(self, page: PageReview) -> bool:
        """Whether nothing of the page changes but what is cosmetic: it may keep its version, and needs no note."""
        return not page.reworded and self.weights(page) == {Materiality.COSMETIC}


def listed(names: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
