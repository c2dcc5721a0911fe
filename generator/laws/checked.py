"""Checks the files of `laws/`: every mistake is told at its place, all of them in one run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, TypeGuard

from generator.findings import Finding, Severity
from generator.nearest import did_you_mean
from generator.source import parse_yaml
from generator.tree import read_source
from generator.values import Map, locate, locate_key

_EMPTY = {
    "Y012": "the file is empty or holds only comments",
    "Y013": "the file holds no keys at its top",
}


class Checked:
    """A reader of files that gathers what is wrong with them."""

    EXPECTED: ClassVar = "a law was expected"
    """What a file without keys should have held."""
    TOP_HINT: ClassVar = ""
    """Which keys stand at the top of a file."""

    def __init__(self) -> None:
        self.problems: list[Finding] = []
        self.data = Map()
        self.path = ""

    def tell(self, message: str, at: Sequence[str | int], hint: str = "", key: bool = False) -> None:
        """A problem at a place of the file."""
        span = locate_key(self.data, at) if key else locate(self.data, at)
        self.problems.append(Finding("L901", "law-data", Severity.ERROR, message, self.path, span, hint))

    def file(self, path: Path, shown: str) -> bool:
        """Reads a file; whether it is a mapping."""
        source, found = read_source(path, shown)
        self.path = shown
        if source is not None:
            data, found = parse_yaml(source)
            self.data = data if data is not None else Map()
            source = source if data is not None else None
        for problem in found:
            if problem.rule in _EMPTY:  # the reader of YAML speaks of a file of facts
                message = f"{_EMPTY[problem.rule]}; {self.EXPECTED}"
                hint = self.TOP_HINT
                self.problems.append(Finding("L901", "law-data", Severity.ERROR, message, shown, problem.span, hint))
            else:
                self.problems.append(problem)
        return source is not None

    def group(self, data: Any, at: tuple[str | int, ...], known: Sequence[str] | None) -> TypeGuard[Map]:
        """Whether `data` is a mapping; its keys are checked where they are known."""
        if not isinstance(data, Map):
            self.tell("expected a group of keys", at)
            return False
        if known is not None:
            self.keys(data, at, known)
        return True

    def keys(self, data: Map, at: tuple[str | int, ...], known: Sequence[str]) -> None:
        """Tells each key that is not known."""
        for key in data:
            if key not in known:
                near = did_you_mean(key, known)
                hint = f"Did you mean “{near}”?" if near else f"Known keys: {', '.join(known)}."
                self.tell(f"there is no key “{key}” here", (*at, key), hint, key=True)

    def text(self, data: Map, key: str, at: tuple[str | int, ...]) -> str:
        """A text that must be there."""
        value = data.get(key)
        if not isinstance(value, str) or not value.strip():
            self.tell(f"expected a text for “{key}”", (*at, key) if key in data else at)
            return ""
        return " ".join(value.split())

    def choice(self, data: Map, key: str, at: tuple[str | int, ...], words: Sequence[str]) -> str:
        """One of a few words."""
        value = data.get(key)
        if not isinstance(value, str) or value not in words:
            found = "nothing" if value is None else f"“{value}”" if isinstance(value, str) else "no single word"
            self.tell(f"expected {key} to be one of {', '.join(words)}, but found {found}", (*at, key))
            return words[0]
        return str(value)

    def day(self, data: Map, key: str, at: tuple[str | int, ...]) -> date | None:
        """A day, or None where the key is not there."""
        value = data.get(key)
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.tell(f"expected a day such as 2026-12-01, but found “{value}”", (*at, key))
            return None
