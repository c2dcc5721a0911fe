"""Days in words, as reports and reasons give them."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(on: date) -> str:
    """`27 December 2026`."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
