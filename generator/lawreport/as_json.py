"""The matrix as JSON, version 1: the shape is stable, and grows only by new keys."""

from __future__ import annotations

import json
from typing import Any

from generator.lawreport.table import Table, facts_of, limit_words, place_words, what_to_do, words
from generator.laws.matrix import Row
from generator.laws.model import DISCLAIMER


def write(table: Table) -> str:
    """`{"version": 1, "on": …, "company": …, "provisions": […]}`; `applies` is true, false or “unknown”."""
    data = {
        "version": 1,
        "on": table.on.isoformat(),
        "company": table.company.id,
        "catalogue": table.catalogue.read.isoformat(),
        "regimes": list(table.regimes),
        "unverified": table.unverified,
        "disclaimer": DISCLAIMER,
        "provisions": [_record(table, row) for row in table.shown],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _record(table: Table, row: Row) -> dict[str, Any]:
    provision, version = row.provision, row.version
    places = place_words(row)
    return {
        "id": provision.id,
        "regime": provision.regime,
        "cite": provision.cite,
        "title": provision.title,
        "text": provision.duty,
        "severity": provision.force.value,
        "duty": provision.kind.value,
        "page": provision.page,
        "applies": "unknown" if row.applies.holds is None else row.applies.holds,
        "because": row.because,
        "verdict": row.verdict.value if row.verdict else None,
        "from": version.since.isoformat() if version and version.since else None,
        "until": version.until.isoformat() if version and version.until else None,
        "limits": [
            {"fact": h.fact, "limit": str(h.limit), "operator": h.limit.operator, "bound": str(h.limit.value),
             "value": words(h.value) if h.value is not None else None, "kept": h.kept, "words": limit_words(h)}
            for h in row.limits
        ],
        "facts": facts_of(table.company, row),
        "missing": list(row.missing),
        "clause": row.places[0].clause if row.places else None,
        "anchor": places[0] if places else None,
        "places": places,
        "placed_by_you": provision.placed or None,
        "to_do": what_to_do(row) or None,
        "verified": version.verified.value if version else None,
        "confidence": version.confidence if version else None,
        "source": version.source if version else None,
    }  # fmt: skip
