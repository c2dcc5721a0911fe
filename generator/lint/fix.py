"""Mends what is safe to mend: the findings that say what to write in place of their words."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.findings import Finding
from generator.writing import replace

_LINE_END = re.compile("(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with its fixes made: `before` and `after` are its whole text as it stands on the disc."""

    path: str
    before: str
    after: str
    count: int

    @property
    def diff(self) -> str:
        """The change as a unified diff."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), self.path, self.path
        )
        return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


def mend(findings: Iterable[Finding]) -> Iterator[Mended]:
    """Every file of the findings with all fixes made that do not touch each other; line ends and marks are kept."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.fix is not None:
            by_file[finding.path].append(finding)
    for path, found in sorted(by_file.items()):
        before = Path(path).read_bytes().decode("utf-8")
        after, count = _mended(before, found)
        if count:
            yield Mended(path, before, after, count)


def _mended(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    parts = _LINE_END.split(text.removeprefix("\ufeff"))  # lines and line ends in turn
    count = 0
    later = (len(parts) + 1, 0)
    for finding in sorted(findings, key=lambda f: f.span, reverse=True):
        span = finding.span
        if span.line != span.end_line or (span.end_line, span.end_column) > later:
            continue
        line = parts[2 * span.line - 2]
        parts[2 * span.line - 2] = line[: span.column - 1] + (finding.fix or "") + line[span.end_column - 1 :]
        later = (span.line, span.column)
        count += 1
    return mark + "".join(parts), count


def save(mended: Mended) -> None:
    """Writes a mended file: the old or the new text stands on the disc at any moment. Raises OSError."""
    path = Path(mended.path)
    replace(path, mended.after.encode(), path.stat().st_mode & 0o7777)
