"""The traceability matrix: from provision to fact to sentence, for people and machines."""

from __future__ import annotations

from importlib import import_module

from generator.lawreport.table import Table

FORMATS = ("text", "json", "markdown", "csv")


def write(form: str, table: Table) -> str:
    """The matrix in one of FORMATS."""
    module = import_module("generator.lawreport." + {"json": "as_json", "csv": "as_csv"}.get(form, form))
    return str(module.write(table))
