"""What a change means to customers and to the people in the data, and how it has to be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from generator.facts.duration import Duration
from generator.review.table import AUDIENCES


class Materiality(Enum):
    """What a change does to somebody; the order of declaration is the order of weight."""

    ADVERSE = "adverse"
    UNKNOWN = "needs a look"
    FAVOURABLE = "favourable"
    NEUTRAL = "neutral"
    COSMETIC = "cosmetic"


_WEIGHT = tuple(Materiality)


class Judgement(NamedTuple):
    """What a change means, and how it has to be told."""

    customer: Materiality
    data_subject: Materiality
    reason: str
    """One plain sentence."""
    row: str = ""
    """The id of the table's row; "" where none speaks of the fact."""
    notice: Duration | None = None
    """The table's notice; None: it asks for none, beside what the company promises and the law asks for."""
    at_renewal: bool = False
    """Whether it waits for the end of a paid term."""
    consent: bool = False
    """Whether people are asked anew before it touches them."""
    channels: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    """Facts in which the company promises a notice of its own for such a change, beside `changes.notice`."""
    about: str = ""
    """What the row is about, a noun phrase."""
    whom: tuple[str, ...] = AUDIENCES
    """Whom the row touches; for the others it is neutral, which says nothing of its weight."""

    @property
    def overall(self) -> Materiality:
        """The worse of the two, of those whom it touches."""
        return heavier(self.customer, self.data_subject, self.whom)

    @property
    def waits(self) -> bool:
        """Whether a notice runs before it applies: it is for the worse, or may be and is no mere correction."""
        if self.overall is Materiality.UNKNOWN:
            return self.notice is not None or not self.row
        return self.overall is Materiality.ADVERSE


def worst(found: Iterable[Materiality]) -> Materiality:
    """The heaviest of some; neutral where there are none."""
    return min(found, key=_WEIGHT.index, default=Materiality.NEUTRAL)


def heavier(customer: Materiality, data_subject: Materiality, whom: Sequence[str]) -> Materiality:
    """The heavier of the two, of those whom a change touches."""
    each = dict(zip(AUDIENCES, (customer, data_subject), strict=True))
    return worst(each[one] for one in whom)


def heaviest(judgements: Iterable[Judgement]) -> Judgement:
    """The first of those that weigh most. Raises ValueError where there are none."""
    return min(judgements, key=lambda judgement: _WEIGHT.index(judgement.overall))
