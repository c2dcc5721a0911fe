"""“Did you mean …?”: the nearest known name."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known name most like `word`, or None where none is near enough to be worth offering."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return None if best is None else str(best[0])
