"""A small published company, and reviews of edits of its fact file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.review.model import Review
from generator.review.run import Asked, review
from generator.revisions import snapshots

LANTERN = (Path(__file__).parent / "lantern.yml").read_text(encoding="utf-8")
ON = date(2026, 11, 27)

Edits = Mapping[str, str]
"""What stands in the file -> what stands there after the edit; each must be there."""

NOTE = "changes:\n  notes:\n    - {{effective_date: {day}, pages: [{pages}], effect: {effect}, what: It changed., why: It had to.}}\n"


def edited(text: str, edits: Edits) -> str:
    """The text with every edit made, at the first place of each."""
    for old, new in edits.items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def dated(page: str, effective: str, version: str, updated: str = "2026-11-27") -> Edits:
    """The edit that gives a page of the company new dates and a new version."""
    old = next(line for line in LANTERN.splitlines() if line.startswith(f"  {page}: {{effective_date"))
    new = f'  {page}: {{effective_date: {effective}, last_updated: {updated}, version: "{version}"}}'
    return {old: new}


def note(pages: str, day: str, effect: str) -> Edits:
    """The edit that adds a note on a change."""
    return {"changes:\n": NOTE.format(day=day, pages=pages, effect=effect)}


def reviewed(place: Path, base: str | Mapping[str, str], head: str | Mapping[str, str], on: date = ON) -> Review:
    """The review of fact files (name -> text; a text alone is that of `lantern`) in two folders below `place`."""
    for side, given in (("base", base), ("head", head)):
        files = {"lantern": given} if isinstance(given, str) else given
        (place / side / "facts").mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (place / side / "facts" / f"{name}.yml").write_text(text, encoding="utf-8")
    return review(*snapshots(str(place / "base"), str(place / "head")), Asked(on))
