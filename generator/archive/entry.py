"""One entry of a ledger: its values, its digest, and the one line that stands for it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from generator.archive.findings import problem
from generator.findings import Finding, Span

FIRST: Final = "first"
"""The materiality of the first version of a page, which changes nothing."""
COSMETIC: Final = "cosmetic"
UNJUDGED: Final = "needs a look"
MATERIALITIES: Final = (FIRST, "adverse", "favourable", "neutral", COSMETIC, UNJUDGED)
"""What a version may mean to people; but for the first, the words of a review."""

_PAGE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_VERSION = re.compile(r"[0-9A-Za-z]+(?:[._+-][0-9A-Za-z]+)*")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
LONGEST_NAME: Final = 64


class Note(NamedTuple):
    """What changed and why, in a sentence each, as people were told; `why` may be empty."""

    what: str
    why: str


class Entry(NamedTuple):
    """A version of a page, as it was released. Digests are “sha256:” and 64 hexadecimal digits."""

    entry: int
    """Its number in the ledger, from 1."""
    company: str
    """The id of the company, which is the name of its folder in the archive."""
    page: str
    version: str
    effective_date: date
    """The first day on which the version is in force."""
    released: date
    title: str
    file: str
    """The text, below the company's folder of the archive: `<page>/<version>.md`."""
    text: str
    """The digest of the normalised text (`generator.archive.text`)."""
    facts: str
    """The fact file that the text was made from, below the company's folder: `facts/<16 hexadecimal digits>.yml`."""
    facts_digest: str
    """The digest of the fact file with line ends "\\n"."""
    materiality: str
    """One of `MATERIALITIES`."""
    note: Note | None
    previous: str | None
    """The digest of the entry before; None for the first."""
    digest: str
    """The digest of all other values, as JSON with sorted keys and no spaces."""


def digest_of(text: str) -> str:
    """The SHA-256 digest of a text in UTF-8, as entries hold it."""
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()


def sealed(entry: Entry) -> Entry:
    """The entry with the digest that its other values give."""
    values = plain(entry)
    del values["digest"]
    return entry._replace(
        digest=digest_of(json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    )


def line_of(entry: Entry) -> str:
    """The line of the ledger that stands for an entry, without its end; there is exactly one."""
    return json.dumps(plain(entry), ensure_ascii=False)


def text_file(page: str, version: str) -> str:
    """Where the text of a version lies, below the company's folder of the archive."""
    return f"{page}/{version}.md"


def facts_file(digest: str) -> str:
    """Where the fact file with this digest lies, below the company's folder of the archive."""
    return f"facts/{digest.removeprefix('sha256:')[:16]}.yml"


def fits_as_name(version: str) -> bool:
    """Whether a version can be the name of a file on every system."""
    return len(version) <= LONGEST_NAME and _VERSION.fullmatch(version) is not None


def plain(entry: Entry) -> dict[str, Any]:
    """The values of an entry as JSON has them, in the order of its line."""
    return {
        **entry._asdict(),
        "effective_date": entry.effective_date.isoformat(),
        "released": entry.released.isoformat(),
        "note": entry.note._asdict() if entry.note else None,
    }


def read_line(line: str, path: str, number: int) -> tuple[Entry | None, tuple[Finding, ...]]:
    """The entry that a line stands for, or None and everything wrong with the line; never raises."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:  # ValueError also for numbers that are too long
        return None, (_unreadable(line, error, path, number),)
    if not isinstance(data, dict):
        return None, (_wrong("is no entry: { and } were expected around it.", path, number, 1),)
    findings = tuple(_mistyped(data, line, path, number))
    if findings:
        return None, findings
    entry = _typed(data)
    if line_of(entry) != line:
        at = next(
            (i for i, (a, b) in enumerate(zip(line_of(entry), line, strict=False)) if a != b), len(line_of(entry))
        )
        message = "is not written as the program writes it: spaces, order of keys or escapes differ from here on."
        return None, (_wrong(message, path, number, at + 1),)
    return entry, ()


def _typed(data: Mapping[str, Any]) -> Entry:
    values = dict(data)
    values["effective_date"] = date.fromisoformat(data["effective_date"])
    values["released"] = date.fromisoformat(data["released"])
    values["note"] = Note(**data["note"]) if data["note"] else None
    return Entry(**values)


def _day(value: Any) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _matches(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_note(value: Any) -> bool:
    return value is None or (
        isinstance(value, dict) and list(value) == ["what", "why"] and all(isinstance(v, str) for v in value.values())
    )


_EXPECTED: Final[Mapping[str, tuple[str, Callable[[Any], bool]]]] = {
    "entry": ("a number from 1", lambda value: type(value) is int and value > 0),
    "company": ("the id of a company", lambda value: isinstance(value, str) and value != ""),
    "page": ("the id of a page", _matches(_PAGE)),
    "version": ("the name of a version", lambda value: isinstance(value, str) and fits_as_name(value)),
    "effective_date": ("a day such as 2026-12-01", _day),
    "released": ("a day such as 2026-12-01", _day),
    "title": ("a text", lambda value: isinstance(value, str)),
    "file": ("“<page>/<version>.md”", lambda value: isinstance(value, str)),
    "text": ("a digest “sha256:…”", _matches(_DIGEST)),
    "facts": ("“facts/” and the first 16 digits of facts_digest", lambda value: isinstance(value, str)),
    "facts_digest": ("a digest “sha256:…”", _matches(_DIGEST)),
    "materiality": (f"one of {', '.join(MATERIALITIES)}", lambda value: value in MATERIALITIES),
    "note": ("null, or what and why as texts", _is_note),
    "previous": ("null, or a digest “sha256:…”", lambda value: value is None or _matches(_DIGEST)(value)),
    "digest": ("a digest “sha256:…”", _matches(_DIGEST)),
}


def _mistyped(data: Mapping[str, Any], line: str, path: str, number: int) -> Iterator[Finding]:
    for key in data:
        if key not in _EXPECTED:
            yield _wrong(f"has the key {json.dumps(key)}, which no entry has.", path, number, _column(line, key))
    missing = [key for key in _EXPECTED if key not in data]
    if missing:
        yield _wrong(f"lacks {', '.join(missing)}.", path, number, 1)
    sound = {key for key, (_, fits) in _EXPECTED.items() if key in data and fits(data[key])}
    if {"page", "version"} <= sound and data.get("file") != text_file(data["page"], data["version"]):
        sound.discard("file")
    if "facts_digest" in sound and data.get("facts") != facts_file(data["facts_digest"]):
        sound.discard("facts")
    for key, (expected, _) in _EXPECTED.items():
        if key in data and key not in sound:
            found = json.dumps(data[key])
            found = found if len(found) <= 40 else f"{found[:40]}…"
            yield _wrong(f"has {found} as {key}; {expected} was expected.", path, number, _column(line, key))


def _column(line: str, key: str) -> int:
    """The column at which a key stands; 1 where it is written with escapes."""
    return max(line.find(json.dumps(key, ensure_ascii=False)), 0) + 1


def _unreadable(line: str, error: ValueError | RecursionError, path: str, number: int) -> Finding:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        hint = "Keep the entries of one side, and release again what the other side released."
        return problem("A101", f"Line {number} was left over by a merge.", path, hint, Span(number, 1, number, 1))
    column = error.pos + 1 if isinstance(error, json.JSONDecodeError) else 1
    message = (
        "is empty; an entry was expected." if not line.strip() else "breaks off or is damaged here: it is no JSON."
    )
    return _wrong(message, path, number, column)


def _wrong(message: str, path: str, number: int, column: int) -> Finding:
    hint = "Take the ledger back from version control; it is only ever written by “legalsite release”."
    return problem("A101", f"Line {number} {message}", path, hint, Span(number, column, number, column))
