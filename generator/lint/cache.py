"""Results of earlier runs, by the content of files and by everything else that decides what is found."""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import Any

from generator.findings import Finding, Severity, Span
from generator.lint.inputs import Input
from generator.lint.outcome import FileResult, Waived
from generator.lint.settings import Settings
from generator.paths import cache_folder, packed
from generator.tree import MAX_BYTES
from generator.writing import replace

FORM = 1
"""Counted up whenever the shape of what is kept changes."""
MOST = 20_000
"""Files whose results are kept for one set of settings."""


class Cache:
    """The results of one set of settings in one working directory."""

    def __init__(self, settings: Settings, folder: Path | None = None) -> None:
        state = repr((FORM, settings, os.getcwd(), sys.implementation.cache_tag, _program(settings)))
        name = hashlib.sha256(state.encode()).hexdigest()[:40]
        self._path = (folder or cache_folder()) / f"lint-{name}.marshal"
        self._known = self._read()
        self._digests: dict[str, bytes] = {}
        self._changed = False

    def recall(self, item: Input) -> FileResult | None:
        """What the file gave when it was last read with this content; None where it was not."""
        digest = _digest(item)
        if digest is None:
            return None
        self._digests[item.shown] = digest
        kept = self._known.get(item.shown)
        try:
            return _result(item.shown, kept) if kept is not None and kept[0] == digest else None
        except (TypeError, ValueError, KeyError, IndexError):
            return None

    def remember(self, item: Input, result: FileResult) -> None:
        """Keeps the result of a file."""
        digest = self._digests.get(item.shown)
        if digest is not None:
            self._known[item.shown] = (digest, [_plain(f) for f in result.findings],
                                       [(_plain(w.finding), w.reason) for w in result.waived])  # fmt: skip
            self._changed = True

    def keep(self) -> None:
        """Writes what is known; where that cannot be done, the next run reads all files again."""
        if not self._changed:
            return
        for name in list(self._known)[:-MOST]:
            del self._known[name]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace(self._path, marshal.dumps(self._known), 0o600)
        except (OSError, ValueError):
            return

    def _read(self) -> dict[str, Any]:
        try:
            kept = marshal.loads(self._path.read_bytes())
        except (OSError, ValueError, EOFError, TypeError):
            return {}
        return kept if isinstance(kept, dict) else {}


def _digest(item: Input) -> bytes | None:
    try:
        if item.text is not None:
            data = item.text.encode()
        else:
            if item.path.stat().st_size > MAX_BYTES:
                return None
            data = item.path.read_bytes()
    except OSError:
        return None
    return hashlib.sha256(item.kind.value.encode() + data).digest()


def _program(settings: Settings) -> tuple[tuple[str, int, int], ...]:
    """What stands for the program and the templates: name, size and time of every file of theirs."""
    folders = [Path(__file__).parent.parent, packed("templates"), packed("laws")]
    folders += [own for own in (settings.templates, settings.laws) if own is not None]
    return tuple(sorted(entry for folder in folders for entry in _stamps(str(folder))))


def _stamps(folder: str) -> list[tuple[str, int, int]]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        found += _stamps(entry.path)
                else:
                    stat = entry.stat()
                    found.append((entry.path, stat.st_size, stat.st_mtime_ns))
    except OSError:
        return []
    return found


def _plain(finding: Finding) -> tuple[Any, ...]:
    span = finding.span
    place = (span.line, span.column, span.end_line, span.end_column)
    return (
        finding.rule, finding.name, finding.severity.value, finding.message, finding.path, place, finding.hint,
        finding.fact, finding.provisions, finding.fix, finding.excerpt,
    )  # fmt: skip


def _finding(kept: Any) -> Finding:
    rule, name, severity, message, path, place, *rest = kept
    return Finding(rule, name, Severity(severity), message, path, Span(*place), *rest)


def _result(path: str, kept: Any) -> FileResult:
    _, findings, waived = kept
    return FileResult(path, tuple(map(_finding, findings)), tuple(Waived(_finding(f), reason) for f, reason in waived))
