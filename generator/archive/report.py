"""What the commands of the archive print. JSON is version 1: the shape is stable, and grows only by new keys."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.archive.entry import FIRST, Entry, plain
from generator.archive.ledger import coming, in_force, versions
from generator.archive.release import Plan
from generator.archive.store import Version
from generator.archive.verify import Proof
from generator.findings import Finding
from generator.report.as_json import records
from generator.tree import shown_path

VERSION: Final = 1
IN_FORCE, COMING, PAST, UNPROVEN = "in force", "coming", "past", "unproven"


def release_text(made: Plan, archive: Path, written: bool) -> str:
    """What was frozen, from when it is in force, and what is left to do."""
    if not made.new:
        return f"Nothing to release: the text of every page of {made.company} is that of its last version.\n"
    lines = [f"{'Released' if written else 'Would release'} {_many(len(made.new), 'version')} of {made.company}:"]
    for entry, _, notice_by in made.new:
        lines.append(f"  {entry.page} {entry.version}, in force from {entry.effective_date} ({_kind(entry)})")
        if notice_by is not None:
            lines.append(f"    Send the notice by {notice_by}.")
    if made.unchanged:
        lines.append(f"Unchanged: {', '.join(made.unchanged)}.")
    if written:
        lines.append(f"Next: commit the folder {shown_path(archive / made.company)}.")
    return "\n".join(lines) + "\n"


def _kind(entry: Entry) -> str:
    return "first version" if entry.materiality == FIRST else entry.materiality


def release_json(company: str, on: date, made: Plan | None, findings: Sequence[Finding], written: bool) -> str:
    """The same as data; `released` is empty where anything stands in the way."""
    new = made.new if made is not None and not made.refused else ()
    return _json(
        {
            "company": company,
            "on": on.isoformat(),
            "written": written,
            "released": [{**plain(f.entry), "notice_by": f.notice_by and f.notice_by.isoformat()} for f in new],
            "unchanged": list(made.unchanged) if made else [],
            "findings": list(records(findings)),
        }
    )


def proofs_text(proofs: Sequence[Proof]) -> str:
    """For each company what is proven, and where the proof breaks off."""
    return "\n".join(line for proof in proofs for line in _proof(proof)) + "\n"


def _proof(proof: Proof) -> Iterator[str]:
    if not proof.broken:
        end = f"; the last one has the digest {proof.head}" if proof.head else ""
        yield f"{proof.company}: {_many(len(proof.entries), 'entry', 'entries')} proven{end}."
    else:
        first, *others = proof.broken
        what = f" ({first.page} {first.version})" if first.page else ""
        where = "the end of the ledger" if first.finding.rule == "A108" else f"entry {first.entry}{what}"
        before = f"{_many(proof.proven, 'entry', 'entries')} before it {'is' if proof.proven == 1 else 'are'} proven"
        yield f"{proof.company}: " + ("nothing is proven." if proof.gone else f"{where} is broken; {before}.")
        yield f"  {first.finding}"
        if others:
            yield "  Also:"
            yield from (f"  {one.finding}" for one in others)
    yield from (f"  {finding}" for finding in proof.left_over)


def proofs_json(proofs: Sequence[Proof]) -> str:
    """The same as data."""
    return _json({"sound": not any(proof.broken for proof in proofs), "companies": [_proven(p) for p in proofs]})


def _proven(proof: Proof) -> dict[str, Any]:
    prints = list(records([one.finding for one in proof.broken]))
    broken = [
        {"entry": one.entry, "page": one.page, "version": one.version, "finding": record}
        for one, record in zip(proof.broken, prints, strict=True)
    ]
    return {
        "company": proof.company,
        "entries": len(proof.entries),
        "proven": proof.proven,
        "head": proof.head,
        "first_broken": broken[0] if broken else None,
        "broken": broken,
        "left_over": list(records(proof.left_over)),
    }


def state(entries: Sequence[Entry], entry: Entry, on: date) -> str:
    """Whether a version is in force on a day, was, or will be."""
    if entry.effective_date > on:
        return COMING
    return IN_FORCE if in_force(entries, entry.page, on) is entry else PAST


def last_day(entries: Sequence[Entry], entry: Entry) -> date | None:
    """The last day on which a version is in force; None where no version follows it yet."""
    later = coming(entries, entry.page, entry.effective_date)
    return later[0].effective_date - timedelta(days=1) if later else None


class Listed(NamedTuple):
    """The versions of a company, and the numbers of the entries whose text is not the one that was released."""

    company: str
    entries: Sequence[Entry]
    unproven: Collection[int]

    def state(self, entry: Entry, on: date) -> str:
        """As `state`, where the text of the version is proven."""
        return UNPROVEN if entry.entry in self.unproven else state(self.entries, entry, on)


def list_text(archive: Path, found: Sequence[Listed], on: date) -> str:
    """Every version of every page, by the day from which it is in force."""
    lines: list[str] = []
    for listed in found:
        company, entries, _ = listed
        lines.append(company)
        for page in dict.fromkeys(entry.page for entry in entries):
            lines.append(f"  {page}")
            for entry in versions(entries, page):
                until = last_day(entries, entry)
                days = f"from {entry.effective_date}" + (f" until {until}" if until else "")
                where = shown_path(archive / company / entry.file)
                what = listed.state(entry, on)
                what += ": run “legalsite archive verify”" if what == UNPROVEN else ""
                lines.append(f"    {entry.version:8} {days}, {what} ({_kind(entry)})  {where}")
    return "\n".join(lines) + "\n"


def list_json(found: Sequence[Listed], on: date) -> str:
    """The same as data."""
    return _json(
        {
            "on": on.isoformat(),
            "companies": [
                {"company": listed.company, "versions": [_listed(listed, entry, on) for entry in listed.entries]}
                for listed in found
            ],
        }
    )


def _listed(listed: Listed, entry: Entry, on: date) -> dict[str, Any]:
    until = last_day(listed.entries, entry)
    return {**plain(entry), "until": until and until.isoformat(), "state": listed.state(entry, on)}


def version_text(version: Version, form: str, company: str, entries: Sequence[Entry], on: date) -> str:
    """One version: as it was released (`md`), its words (`text`), a file that stands alone (`html`), data (`json`)."""
    if form == "md":
        return version.markdown
    if form == "json":
        entry = _listed(Listed(company, entries, ()), version.entry, on)
        return _json({"company": company, "on": on.isoformat(), "entry": entry, "markdown": version.markdown})
    from generator.render.html import beside, standalone, to_html, words
    from generator.source import parse_front_matter
    from generator.tree import SourceFile

    front = parse_front_matter(SourceFile(version.entry.file, version.markdown))
    content = to_html(front.body, beside).content
    return words(content) if form == "text" else standalone(version.entry.title, str(front.data.get("locale")), content)


def _json(data: dict[str, Any]) -> str:
    return json.dumps({"version": VERSION, **data}, ensure_ascii=False, indent=1) + "\n"


def _many(number: int, word: str, words: str = "") -> str:
    return f"{number:,} {word if number == 1 else words or word + 's'}"
