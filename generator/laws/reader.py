"""Reads `laws/`: a file for each law, and `flags.yml` with the conditions that provisions share.

A user's own file wins over the packed one of the same path. Everything wrong with any file is told in one run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings import Finding, Severity, Span, UserError
from generator.laws.asked import field_of, steps
from generator.laws.asker import Flag, circular
from generator.laws.checked import Checked
from generator.laws.limits import limit_value
from generator.laws.logic import ConditionError, Parsed, parse
from generator.laws.model import OPERATORS, Duty, Force, Law, Limit, Provision, Verified, Version
from generator.nearest import did_you_mean
from generator.values import Seq, locate, locate_key

LAW_KEYS = ("id", "title", "instrument", "status", "source", "read", "note", "provisions")
PROVISION_KEYS = ("cite", "title", "duty", "kind", "force", "page", "when", "needs", "placed", "versions")
VERSION_KEYS = ("from", "until", "limits", "trigger", "source", "verified", "confidence")
CONFIDENCE = ("high", "medium", "low")
FLAGS = "flags.yml"
MATERIALITY = "materiality.yml"
"""What a change of each fact means; `generator.review.table` reads it."""


class Catalogue(NamedTuple):
    """All laws that are known, and the flags that their conditions use."""

    laws: tuple[Law, ...]
    flags: Mapping[str, Flag]

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """Every provision, in order of the laws."""
        return tuple(p for law in self.laws for p in law.provisions)

    @property
    def read(self) -> date:
        """The day on which the law that was read longest ago was last read."""
        return min((law.read for law in self.laws), default=date.min)


def read_catalogue(folders: Sequence[Path]) -> Catalogue:
    """The laws of some folders, later ones winning. Raises UserError with every problem of every file."""
    files: dict[str, tuple[Path, str]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yml")):
            name = path.relative_to(folder).as_posix()
            files[name] = (path, f"laws/{name}")
    reader = _Reader()
    for name in (FLAGS, MATERIALITY):
        files.pop(name, None)
    for folder in folders:  # names of the user's own come beside the packed ones, and win
        if (folder / FLAGS).is_file():
            reader.flags(folder / FLAGS, f"laws/{FLAGS}")
    laws = [law for name in sorted(files) if (law := reader.law(*files[name])) is not None]
    reader.check(laws)
    if reader.problems:
        raise UserError(reader.problems)
    return Catalogue(tuple(laws), reader.known)


class _Reader(Checked):
    TOP_HINT = f"Keys of a law: {', '.join(LAW_KEYS)}. Keys of {FLAGS}: the names of conditions."

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, Flag] = {}

    def flags(self, path: Path, shown: str) -> None:
        """Reads the shared conditions."""
        if not self.file(path, shown):
            return
        for name, data in self.data.items():
            if self.group(data, (name,), ("about", "when")):
                when = self.condition(data.get("when"), (name, "when"))
                about = self.text(data, "about", (name,))
                self.known[name] = Flag(name, about, when, shown, self.data.key_at[name][0])
        for name, flag in self.known.items():
            self.names(flag.when, (name, "when"))
        for name in circular(self.known):
            self.tell(f"the condition “{name}” rests on itself", (name, "when"), "Say it by facts, or by other flags.")
            self.known[name] = self.known[name]._replace(when=parse("always"))

    def law(self, path: Path, shown: str) -> Law | None:
        """Reads one law."""
        if not self.file(path, shown):
            return None
        data = self.data
        self.keys(data, (), LAW_KEYS)
        regime = self.text(data, "id", ())
        provisions = data.get("provisions")
        made = []
        if self.group(provisions, ("provisions",), None):
            made = [p for name in provisions if (p := self.provision(regime, name, provisions[name])) is not None]
        words = {key: self.text(data, key, ()) for key in ("title", "instrument", "status", "note", "source")}
        if data.get("read") is None:
            self.tell("expected a day for “read”, on which the law was last read", ("read",) if "read" in data else ())
        return Law(regime, read=self.day(data, "read", ()) or date.min, provisions=tuple(made), path=shown, **words)

    def provision(self, regime: str, name: str, data: Any) -> Provision | None:
        """Reads one provision."""
        at = ("provisions", name)
        if not self.group(data, at, PROVISION_KEYS):
            return None
        when = self.condition(data.get("when"), (*at, "when"))
        self.names(when, (*at, "when"))
        versions = tuple(self.versions(data.get("versions"), (*at, "versions")))
        return Provision(
            id=name,
            regime=regime,
            cite=self.text(data, "cite", at),
            title=self.text(data, "title", at),
            duty=self.text(data, "duty", at),
            kind=Duty(self.choice(data, "kind", at, [d.value for d in Duty])),
            force=Force(self.choice(data, "force", at, [f.value for f in Force])),
            page=self.text(data, "page", at),
            when=when,
            needs=tuple(self.needs(data.get("needs"), (*at, "needs"))),
            placed=self.text(data, "placed", at) if data.get("placed") is not None else "",
            versions=versions,
            path=self.path,
            line=locate_key(self.data, at).line,
        )

    def needs(self, data: Any, at: tuple[str | int, ...]) -> Iterator[tuple[str, ...]]:
        """Reads the facts that a provision needs."""
        if data is None:
            return
        if not isinstance(data, Seq):
            self.tell("expected a list of fact paths", at, "Write needs: [] where it needs none.")
            return
        for index, entry in enumerate(data):
            paths = tuple(path.strip() for path in str(entry).split("|"))
            for path in paths:
                self.fact(path, (*at, index))
            yield paths

    def fact(self, path: str, at: tuple[str | int, ...]) -> None:
        """Checks that a fact path is one of the schema."""
        if steps(path) is None or field_of(path) is None:
            self.tell(f"there is no fact “{path}”", at, "Take a path of the fact file; [] stands for every item.")

    def versions(self, data: Any, at: tuple[str | int, ...]) -> Iterator[Version]:
        """Reads the versions of a provision, which must follow each other without overlapping."""
        if not isinstance(data, Seq) or not data:
            self.tell("expected a list of versions", at, "Write at least one: - {from: 2025-11-13, verified: text, …}.")
            return
        before: Version | None = None
        for index, entry in enumerate(data):
            here = (*at, index)
            if not self.group(entry, here, VERSION_KEYS):
                continue
            version = Version(
                since=self.day(entry, "from", here),
                until=self.day(entry, "until", here),
                limits=tuple(self.limits(entry.get("limits"), (*here, "limits"))),
                trigger=self.text(entry, "trigger", here) if entry.get("trigger") is not None else "",
                source=self.text(entry, "source", here),
                verified=Verified(self.choice(entry, "verified", here, [v.value for v in Verified])),
                confidence=self.choice(entry, "confidence", here, CONFIDENCE),
                line=locate(self.data, here).line,
            )
            if version.since and version.until and version.since >= version.until:
                self.tell(f"the version ends on {version.until}, before it begins", here)
            if before is not None and (before.until is None or (version.since or date.min) < before.until):
                self.tell("this version begins before the one above it ends", here, "Give the one above an “until”.")
            before = version
            yield version

    def limits(self, data: Any, at: tuple[str | int, ...]) -> Iterator[Limit]:
        """Reads limits: fact path -> operator and value."""
        if data is None:
            return
        if not self.group(data, at, None):
            return
        for path, text in data.items():
            here = (*at, path)
            operator, _, value = str(text).strip().partition(" ")
            field = field_of(path)
            if field is None:
                self.tell(f"there is no fact “{path}”", here, key=True)
            elif field.group is not None:
                self.tell(f"“{path}” is a group of facts, and a limit bounds a single one", here, key=True)
            elif operator not in OPERATORS or not value:
                self.tell(f"expected an operator and a value, but found “{text}”", here, 'Such as "<= 7 days".')
            else:
                bound = value.strip() if operator == "offers" else self.value(field.kind, value.strip(), here)
                yield Limit(path, operator, bound)

    def value(self, kind: Any, text: str, at: tuple[str | int, ...]) -> Any:
        """The value of a limit, read as a fact of its field would be."""
        try:
            return limit_value(kind, text)
        except ValueError as error:
            self.tell(str(getattr(error, "message", error)), at, str(getattr(error, "hint", "")))
            return text

    def condition(self, text: Any, at: tuple[str | int, ...]) -> Parsed:
        """Reads a condition."""
        if not isinstance(text, str):
            self.tell("expected a condition", at, "Names with and, or, not and brackets; or: always.")
            return parse("always")
        try:
            return parse(text)
        except ConditionError as error:
            self.tell(f"{error} in the condition “{text}”", at, "Names with and, or, not and brackets; or: always.")
            return parse("always")

    def names(self, condition: Parsed, at: tuple[str | int, ...]) -> None:
        """Checks that every name of a condition is a flag or a fact."""
        for name in condition.names:
            path = name.partition("=")[0]
            if name not in self.known and (steps(path) is None or field_of(path) is None):
                near = did_you_mean(name, self.known)
                self.tell(f"“{name}” is neither a flag nor a fact", at, f"Did you mean “{near}”?" if near else "")

    def check(self, laws: Sequence[Law]) -> None:
        """What must hold among all files: ids of laws and provisions stand once."""
        seen: dict[str, str] = {}
        for law in laws:
            for name, line, column in ((law.id, 1, 1), *((p.id, p.line, 3) for p in law.provisions)):
                if name and name in seen:
                    message = f"the id “{name}” stands in {seen[name]} too"
                    span = Span(line, column, line, column)
                    self.problems.append(Finding("L901", "law-data", Severity.ERROR, message, law.path, span))
                seen[name] = law.path
