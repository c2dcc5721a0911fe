"""Templates and word lists as they were last read, kept between runs in the user's cache folder.

Reading 160 clauses and 60 vocabularies as YAML takes longer than writing a company's pages, and picking the words out
of a dictionary longer than reading a page. As with Python's `.pyc`
files, what is kept is found by the digest of what it was made from, and can be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.paths import cache_folder
from generator.writing import replace

FORM = 1
"""Counted up whenever the shape of what is kept changes."""


def folder_digest(folders: Sequence[Path]) -> str:
    """Stands for the content of the folders: it changes with the name, size or time of any file of theirs."""
    state = hashlib.sha256()
    for folder in folders:
        state.update("".join(sorted(_files(str(folder)))).encode(errors="surrogateescape"))
    return state.hexdigest()


def _files(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # whoever reads the folder says so
        return
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.is_file():
            stat = entry.stat()
            yield f"{entry.path}\0{stat.st_size}\0{stat.st_mtime_ns}\n"


def file_digest(file: Path) -> str:
    """Stands for the content of a file, as `folder_digest` does for folders. Raises OSError where there is none."""
    stat = file.stat()
    return hashlib.sha256(f"{file}\0{stat.st_size}\0{stat.st_mtime_ns}".encode(errors="surrogateescape")).hexdigest()


def recall(digest: str, name: str = "templates") -> dict[str, Any] | None:
    """What was kept under a digest; None where there is nothing, or nothing that can be read."""
    try:
        kept = marshal.loads(_path(digest, name).read_bytes())
    except (OSError, RuntimeError, ValueError, EOFError, TypeError):
        return None
    return kept if isinstance(kept, dict) else None


def keep(digest: str, data: dict[str, Any], name: str = "templates", most: int = 16) -> None:
    """Keeps plain data under a digest; where that cannot be done, the next run reads its sources again.

    Of each name the `most` that were written last are kept.
    """
    try:
        path = _path(digest, name)
        raw = marshal.dumps(data)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace(path, raw, 0o600)
        _forget(path.parent, name, most)
    except (OSError, RuntimeError, ValueError):
        return


def _forget(folder: Path, name: str, most: int) -> None:
    kept = [entry for entry in os.scandir(folder) if entry.name.startswith(f"{name}-") and entry.is_file()]
    if len(kept) > most:
        kept.sort(key=lambda entry: (entry.stat().st_mtime_ns, entry.name))
        for entry in kept[: len(kept) - most]:
            Path(entry.path).unlink(missing_ok=True)


def plain(value: Any) -> Any:
    """A value of a source file as plain dicts and lists, without places."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value if isinstance(value, str | int | bool | None) else str(value)


def _path(digest: str, name: str) -> Path:
    return cache_folder() / f"{name}-{FORM}-{sys.implementation.cache_tag}-{digest[:40]}.marshal"
