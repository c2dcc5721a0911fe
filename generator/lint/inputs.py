"""Finds what a run reads: fact files and documents below the paths that were given."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from generator.findings import Finding, Severity, UserError
from generator.lint.settings import InputKind
from generator.prose.form import SUFFIXES
from generator.tree import shown_path

FACT_SUFFIXES = (".yml", ".yaml")
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "venv"})
_FACT_FILE = re.compile(
    rb"^(?:schema_version|company|offices|grievance|contacts|documents|data|terms|billing|sla|cookies)[ \t]*:|"
    rb"^# yaml-language-server: \$schema=\S*schema\.json",
    re.MULTILINE,
)
_SNIFFED = 20_000


class Input(NamedTuple):
    """A file to lint; `text` is given where it does not stand on the disc."""

    path: Path
    shown: str
    kind: InputKind
    text: str | None = None


def expand(paths: Sequence[Path], kind: InputKind | None, exclude: Sequence[str]) -> tuple[Input, ...]:
    """The files of the paths, each once, sorted. Raises UserError for every path that is not there."""
    found: dict[str, Input] = {}
    missing: list[Finding] = []
    for path in paths:
        if path.is_dir():
            for file in _below(path):
                if chosen := _kind(file, kind):
                    found.setdefault(shown_path(file), Input(file, shown_path(file), chosen))
        elif path.exists():
            shown = shown_path(path)
            found[shown] = Input(path, shown, kind or _named_kind(path))
        else:
            message = f"there is no file or folder “{path}”"
            hint = "Check the name; without a path, “legalsite lint” reads the folder facts/."
            missing.append(Finding("Y051", "file-not-found", Severity.ERROR, message, str(path), hint=hint))
    if missing:
        raise UserError(missing)
    kept = (i for i in found.values() if not any(fnmatchcase(i.shown, glob) for glob in exclude))
    return tuple(sorted(kept, key=lambda i: i.shown))


def from_text(text: str, name: str, kind: InputKind | None) -> Input:
    """Standard input as a file called `name`; its kind is told by the name, else by what it holds."""
    path = Path(name)
    if kind is None:
        facts = path.suffix.lower() in FACT_SUFFIXES or (
            path.suffix.lower() not in SUFFIXES and _FACT_FILE.search(text[:_SNIFFED].encode()) is not None
        )
        kind = InputKind.FACTS if facts else InputKind.PROSE
    return Input(path, name, kind, text)


def _below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in _PASSED_OVER)
        yield from (Path(here, name) for name in sorted(files) if not name.startswith("."))


def _named_kind(path: Path) -> InputKind:
    return InputKind.FACTS if path.suffix.lower() in FACT_SUFFIXES else InputKind.PROSE


def _kind(file: Path, kind: InputKind | None) -> InputKind | None:
    """What a file found in a folder is; None where it is neither a fact file nor a document."""
    suffix = file.suffix.lower()
    if suffix in SUFFIXES:
        return None if kind is InputKind.FACTS else InputKind.PROSE
    if suffix not in FACT_SUFFIXES or kind is InputKind.PROSE:
        return None
    return InputKind.FACTS if kind is InputKind.FACTS or _is_fact_file(file) else None


def _is_fact_file(file: Path) -> bool:
    try:
        with file.open("rb") as stream:
            return _FACT_FILE.search(stream.read(_SNIFFED)) is not None
    except OSError:
        return True  # reading it will say what is wrong
