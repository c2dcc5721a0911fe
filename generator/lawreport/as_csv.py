"""The matrix as CSV, for a spreadsheet."""

from __future__ import annotations

import csv
import io

from generator.lawreport.table import Table, facts_of, limit_words, place_words, weight, what_to_do

HEAD = ("provision", "law", "citation", "duty", "force", "kind", "applies", "because", "verdict", "from", "limits",
        "facts", "lines", "said in", "to do", "verified")  # fmt: skip


def write(table: Table) -> str:
    """One row a provision, then what the report rests on as rows of “note”; no cell runs as a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEAD)
    for row in table.shown:
        provision, version = row.provision, row.version
        facts = facts_of(table.company, row)
        applies = "unknown" if row.applies.holds is None else "yes" if row.applies.holds else "no"
        cells = (
            provision.id, provision.regime, provision.cite, provision.duty, weight(row), provision.kind.value, applies,
            row.because, row.verdict.value if row.verdict else "",
            version.since.isoformat() if version and version.since else "",
            "; ".join(map(limit_words, row.limits)), "; ".join(f"{f['path']}: {f['value']}" for f in facts),
            "; ".join(f"{table.company.path}:{f['line']}" for f in facts), "; ".join(place_words(row)), what_to_do(row),
            version.verified.value if version else "",
        )  # fmt: skip
        writer.writerow([_cell(str(cell)) for cell in cells])
    for note in table.notes:
        writer.writerow(["note", "", "", note, *[""] * (len(HEAD) - 4)])
    return out.getvalue()


def _cell(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
