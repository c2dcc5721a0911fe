"""What a run of the linter was asked to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from generator.findings import Finding, Severity
from generator.lint.context import NOBODY, NOTHING, KnownNames


class InputKind(Enum):
    """What a file is linted as."""

    FACTS = "facts"
    PROSE = "prose"


class Override(NamedTuple):
    """Rules that are left out, or weigh differently, in files that match a pattern."""

    path: str
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = NOTHING


class FactWaiver(NamedTuple):
    """A waiver in the configuration: `rule` is allowed at a fact path and below it, in files that match `path`."""

    fact: str
    rule: str
    reason: str
    path: str = "*"

    def covers(self, finding: Finding) -> bool:
        """True where it allows this finding."""
        if finding.fact is None or not fnmatchcase(finding.path, self.path):
            return False
        inside = finding.fact == self.fact or finding.fact.startswith((self.fact + ".", self.fact + "["))
        return inside and matches(finding.rule, finding.name, (self.rule,))


class Settings(NamedTuple):
    """Everything that decides what is found, but the files themselves."""

    on: date
    select: tuple[str, ...] = ()
    """Codes, beginnings of codes, or names; empty is all."""
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = NOTHING
    overrides: tuple[Override, ...] = ()
    waivers: tuple[FactWaiver, ...] = ()
    exclude: tuple[str, ...] = ()
    known: KnownNames = NOBODY
    templates: Path | None = None
    laws: Path | None = None
    """The user's own laws, whose files win over the packed ones."""
    pages: bool = True
    """Whether the pages of fact files are written and read as well."""
    together: bool = False
    """Whether the documents of the run belong to one company and are held against each other."""
    kind: InputKind | None = None

    def wants(self, code: str, name: str) -> bool:
        """Whether a rule is to run."""
        chosen = not self.select or matches(code, name, self.select)
        return chosen and not (self.ignore and matches(code, name, self.ignore))

    def weigh(self, finding: Finding) -> Finding | None:
        """The finding with the severity that it has here; None where its rule is left out for its file."""
        if not self.severity and not self.overrides:
            return finding
        severity = _weight(finding, self.severity)
        for override in self.overrides:
            if fnmatchcase(finding.path, override.path):
                if matches(finding.rule, finding.name, override.ignore):
                    return None
                severity = _weight(finding, override.severity) or severity
        return finding if severity in (None, finding.severity) else finding.with_severity(severity)


def matches(code: str, name: str, chosen: Iterable[str]) -> bool:
    """Whether a rule is among those chosen by code, by the beginning of a code, or by name."""
    return any(name == one or code.startswith(one) for one in chosen)


def _weight(finding: Finding, weights: Mapping[str, Severity]) -> Severity | None:
    fitting = [key for key in weights if matches(finding.rule, finding.name, (key,))]
    return weights[max(fitting, key=len)] if fitting else None
