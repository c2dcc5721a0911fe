"""The matrix as Markdown tables, one a law."""

from __future__ import annotations

import re

from generator.lawreport.table import Table, limit_words, place_words, what_to_do

_SIGN = re.compile(r"([\\`*_{}\[\]<>|#~])")


def write(table: Table) -> str:
    """A heading and a table for each law that applies, then what the report rests on."""
    laws = {law.id: law for law in table.catalogue.laws}
    lines = [f"# Laws and {table.company.id}", ""]
    for regime in dict.fromkeys(row.provision.regime for row in table.shown):
        rows = [r for r in table.shown if r.provision.regime == regime and r.verdict is not None]
        if not rows:
            continue
        lines += [f"## {_text(laws[regime].title)}", "", "| provision | duty | verdict | limits | said in | to do |"]
        lines.append("|---|---|---|---|---|---|")
        for row in rows:
            verdict = row.verdict.value if row.verdict else ""
            cells = (
                f"{row.provision.id}, {row.provision.cite}", row.provision.duty, verdict,
                "; ".join(map(limit_words, row.limits)), ", ".join(place_words(row)), what_to_do(row),
            )  # fmt: skip
            lines.append(f"| {' | '.join(map(_text, cells))} |")
        lines.append("")
    return "\n".join([*lines, *(f"{note}\n" for note in table.notes)])


def _text(words: str) -> str:
    return _SIGN.sub(r"\\\1", " ".join(words.split()))
