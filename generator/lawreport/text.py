"""The matrix for a terminal: one block a provision, by law."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lawreport.table import Table, limit_words, place_words, weight, what_to_do
from generator.laws.matrix import Row, Verdict


def write(table: Table) -> str:
    """Every row that applies or may apply, then what the report rests on."""
    lines: list[str] = []
    laws = {law.id: law for law in table.catalogue.laws}
    for regime in dict.fromkeys(row.provision.regime for row in table.shown):
        rows = [r for r in table.shown if r.provision.regime == regime and r.verdict is not None]
        if rows:
            lines += [f"{regime}  {laws[regime].title}", ""]
            for row in rows:
                lines += [*_block(row), ""]
    counts = ", ".join(f"{table.count(v)} {v.value}" for v in Verdict if table.count(v))
    lines.append(f"{table.company.id}: listed items: {counts or 'none'}.")
    return "\n".join([*lines, *table.notes]) + "\n"


def _block(row: Row) -> Iterator[str]:
    provision = row.provision
    mark = row.verdict.value if row.verdict else ""
    yield f"  {mark:8} {provision.id}  {provision.cite} ({weight(row)} {provision.kind.value})"
    yield f"           {provision.duty}"
    if row.applies.holds and row.because:
        yield f"           applies: {row.because}"
    if row.version and row.verdict is Verdict.NOT_YET and row.version.since:
        yield f"           in force from {row.version.since.isoformat()}"
    for held in row.limits:
        yield f"           limit: {limit_words(held)}"
    if row.places:
        yield f"           said in: {', '.join(place_words(row))}"
    if todo := what_to_do(row):
        yield f"           to do: {todo}"
