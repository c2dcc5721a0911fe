"""The one type for everything that is wrong, doubtful or worth knowing in a user's input."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How much a finding matters; the order of declaration is the order of weight."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    __hash__ = object.__hash__  # each is one object; Enum's own hash is a function in Python, called at every look-up


class Span(NamedTuple):
    """A stretch of a file. Lines and columns are 1-based and count Unicode code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)
"""Where a finding about a whole file stands."""


class Finding(NamedTuple):
    """What stands where, what was expected instead, and how to mend it.

    `rule` is a code (`Y003`), `name` the same rule in words (`duplicate-key`), `message` one sentence that says what
    stood there and what was expected, `hint` how to mend it ("" where the message says so), `fact` a fact path.
    """

    rule: str
    name: str
    severity: Severity
    message: str
    path: str
    span: Span = START
    hint: str = ""
    fact: str | None = None
    provisions: tuple[str, ...] = ()
    fix: str | None = None
    """What to write in place of the span, where that is safe; None where a person must decide."""
    excerpt: str = ""
    """The line on which the span begins, as it stands in the file."""

    def __str__(self) -> str:
        """The finding as `path:line:column: severity: message [rule name] hint`."""
        where = f"{self.path}:{self.span.line}:{self.span.column}"
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}: {self.severity.value}: {self.message} [{self.rule} {self.name}]{hint}"

    def with_severity(self, severity: Severity) -> Finding:
        """The same finding with another weight."""
        return self._replace(severity=severity)

    def with_excerpt(self, line: str) -> Finding:
        """The same finding with the line on which it stands."""
        return Finding._make((*self[:-1], line))  # as _replace(excerpt=line), in a third of the time


def sort_key(finding: Finding) -> tuple[str, Span, str, str]:
    """Order of report: by file, then place, then rule."""
    return (finding.path, finding.span, finding.rule, finding.message)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only those findings that stop a publication."""
    return tuple(f for f in findings if f.severity is Severity.ERROR)


class UserError(Exception):
    """Input that cannot be used; carries every finding, so that the user mends them in one go."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(sorted(findings, key=sort_key))
        super().__init__("\n".join(str(f) for f in self.findings))
