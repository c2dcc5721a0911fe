"""Templates as they were last read, kept between runs beside Jinja's compiled clauses.

Reading 160 clauses and 60 vocabularies as YAML takes longer than writing a company's pages. As with Python's `.pyc`
files, what is kept is found by the digest of what it was made from, and can be deleted at any time.
"""

from __future__ import annotations

import marshal
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from jinja2.bccache import FileSystemBytecodeCache

FORM = 1
"""Counted up whenever the shape of what is kept changes."""


def recall(digest: str) -> dict[str, Any] | None:
    """What was kept under a digest; None where there is nothing, or nothing that can be read."""
    path = _path(digest)
    try:
        kept = marshal.loads(path.read_bytes()) if path else None
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return kept if isinstance(kept, dict) else None


def keep(digest: str, data: dict[str, Any]) -> None:
    """Keeps plain data under a digest; where that cannot be done, the next run reads the templates again."""
    path = _path(digest)
    if path is None:
        return
    try:
        raw = marshal.dumps(data)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        Path(temporary).replace(path)
    except (OSError, ValueError):
        return


def plain(value: Any) -> Any:
    """A value of a source file as plain dicts and lists, without places."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value if isinstance(value, str | int | bool | None) else str(value)


def _path(digest: str) -> Path | None:
    """A file in the folder that Jinja makes for this user alone."""
    try:
        folder = FileSystemBytecodeCache().directory
    except (OSError, RuntimeError):
        return None
    return Path(folder) / f"legalsite-{FORM}-{sys.implementation.cache_tag}-{digest[:40]}.templates"
