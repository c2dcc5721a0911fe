"""The table of materiality as it was last read, kept between runs: reading its YAML takes longer than a review."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.clauses.memory import folder_digest, keep, recall
from generator.facts.duration import Duration
from generator.laws.store import catalogue, law_folders
from generator.review.table import Row, Table, Way
from generator.review.table_reader import read_table

FORM = "materiality-2"
"""Changed whenever the shape of what is kept changes."""


def table(own: Path | None = None) -> Table:
    """The packed table and the user's own. Raises UserError with every problem of every file of laws."""
    folders = law_folders(own)
    digest = folder_digest(folders)
    kept = recall(digest, "materiality")
    if kept is not None and kept.get("form") == FORM:
        return Table(tuple(map(_thaw, kept["rows"])))
    found = read_table(folders, {provision.id for provision in catalogue(own).provisions})
    keep(digest, {"form": FORM, "rows": tuple(map(_freeze, found.rows))}, "materiality")
    return found


def _freeze(row: Row) -> tuple[Any, ...]:
    notice = "" if row.notice is None else str(row.notice)
    return (*row._replace(notice=None, ways=()), notice, tuple(map(tuple, row.ways)))


def _thaw(kept: Any) -> Row:
    *parts, notice, ways = kept
    row = Row(*parts)
    return row._replace(notice=Duration.parse(notice) if notice else None, ways=tuple(Way(*way) for way in ways))
