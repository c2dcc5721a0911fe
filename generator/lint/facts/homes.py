"""Where in India a company is registered, as rules about its numbers ask."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.facts.load import Company
from generator.lint.facts.states import State, state_named


def registered_offices(company: Company) -> Iterator[tuple[str, Any]]:
    """The registered offices in India, each with its fact path."""
    for index, office in enumerate(company.facts.offices or ()):
        if office.country == "IN" and str(office.kind or "") == "registered":
            yield f"offices[{index if office.id is None else office.id}]", office


def home_state(company: Company) -> State | None:
    """The State of the one registered office; None where there is none, where there are two, or no State is named."""
    offices = list(registered_offices(company))
    return state_named(offices[0][1].state) if len(offices) == 1 else None


def state_names(states: tuple[State, ...]) -> str:
    """At most three States in words."""
    return " or ".join(state.name for state in states[:3])
