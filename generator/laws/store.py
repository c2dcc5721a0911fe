"""The catalogue as it was last read, kept between runs: reading its YAML takes longer than a lint."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from generator.clauses.memory import folder_digest, keep, recall
from generator.laws.asked import field_of
from generator.laws.asker import Flag
from generator.laws.limits import limit_value
from generator.laws.logic import parse
from generator.laws.model import Duty, Force, Law, Limit, Provision, Verified, Version
from generator.laws.reader import Catalogue, read_catalogue
from generator.paths import packed

FORM = "laws-2"
"""Changed whenever the shape of what is kept changes."""


def law_folders(own: Path | None) -> tuple[Path, ...]:
    """The packed laws, then the user's own, whose files win."""
    first = packed("laws")
    return (first,) if own is None or not own.is_dir() or own.resolve() == first.resolve() else (first, own)


def catalogue(own: Path | None = None) -> Catalogue:
    """All laws. Raises UserError with every problem of every file."""
    folders = law_folders(own)
    digest = folder_digest(folders)
    kept = recall(digest)
    if kept is not None and kept.get("form") == FORM:
        return _thaw(kept)
    found = read_catalogue(folders)
    keep(digest, {"form": FORM, **_freeze(found)})
    return found


def _freeze(found: Catalogue) -> dict[str, Any]:
    return {
        "flags": [(f.name, f.about, f.when.text, f.path, f.line) for f in found.flags.values()],
        "laws": [
            (law.id, law.title, law.instrument, law.status, law.note, law.source, law.read.isoformat(), law.path,
             [_frozen(p) for p in law.provisions])
            for law in found.laws
        ],
    }  # fmt: skip


def _frozen(p: Provision) -> tuple[Any, ...]:
    versions = [
        (_day(v.since), _day(v.until), [(m.fact, m.operator, _text(m.value)) for m in v.limits], v.trigger, v.source,
         v.verified.value, v.confidence, v.line)
        for v in p.versions
    ]  # fmt: skip
    return (p.id, p.regime, p.cite, p.title, p.duty, p.kind.value, p.force.value, p.page, p.when.text,
            [list(n) for n in p.needs], p.placed, versions, p.path, p.line)  # fmt: skip


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _thaw(kept: dict[str, Any]) -> Catalogue:
    flags = {name: Flag(name, about, parse(when), path, line) for name, about, when, path, line in kept["flags"]}
    laws = []
    for name, title, instrument, status, note, source, read, path, provisions in kept["laws"]:
        made = tuple(_thawed(p) for p in provisions)
        laws.append(Law(name, title, instrument, status, note, source, date.fromisoformat(read), made, path))
    return Catalogue(tuple(laws), flags)


def _thawed(kept: Any) -> Provision:
    name, regime, cite, title, duty, kind, force, page, when, needs, placed, versions, path, line = kept
    made = []
    for since, until, limits, trigger, source, verified, confidence, at in versions:
        typed = tuple(
            Limit(fact, operator, value if operator == "offers" else _value(fact, value))
            for fact, operator, value in limits
        )
        made.append(Version(_date(since), _date(until), typed, trigger, source, Verified(verified), confidence, at))
    return Provision(
        name, regime, cite, title, duty, Duty(kind), Force(force), page, parse(when), tuple(map(tuple, needs)), placed,
        tuple(made), path, line,
    )  # fmt: skip


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _value(fact: str, text: str) -> Any:
    field = field_of(fact)
    assert field is not None  # it was checked when it was read
    kind: Any = field.kind
    return limit_value(kind, text)
