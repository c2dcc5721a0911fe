"""A company's feed of versions (Atom 1.0, RFC 4287)."""

from __future__ import annotations

from datetime import date

from generator.archive.entry import Entry
from generator.history import paths
from generator.history.read import History
from generator.history.timeline import Edition, Timeline
from generator.history.voice import Link, Voice, anchor, named, what_and_why
from generator.redline.markup import safe


def atom(history: History, voice: Voice, link: Link) -> str:
    """The feed: each version with what changed and why, the newest release first.

    `link` gives whole addresses: they are also the ids, which RFC 4287 wants to be the same for good. A version is
    updated on the day of its release at 00:00 UTC, as nobody keeps the hour.
    """
    company = history.company
    name, legal = named(company)
    found = [(e, timeline) for timeline in history.pages.values() for e in timeline.editions]
    found.sort(key=lambda pair: _newest(pair[0].entry), reverse=True)
    here, home = link(paths.feed(company.id)), link(paths.main(company.id, "index"))
    updated = max(e.entry.released for e, _ in found)
    entries = "".join(_entry(e, timeline, voice, link) for e, timeline in found)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n'
        f"<id>{safe(here)}</id>\n<title>{safe(name)}: changes of our legal documents</title>\n"
        f"<updated>{_moment(updated)}</updated>\n<author><name>{safe(legal)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{safe(here)}"/>\n'
        f'<link rel="alternate" type="text/html" href="{safe(home)}"/>\n{entries}</feed>\n'
    )


def _newest(entry: Entry) -> tuple[date, int]:
    return entry.released, entry.entry


def _entry(edition: Edition, timeline: Timeline, voice: Voice, link: Link) -> str:
    entry, day = edition.entry, edition.entry.effective_date
    text = link(timeline.text(entry))
    what, why = what_and_why(edition)
    links = [anchor(text, f"Read version {entry.version}")]
    related = ""
    if edition.before is not None:
        changes = link(timeline.changes(entry))
        related = f'<link rel="related" type="text/html" title="What changed" href="{safe(changes)}"/>\n'
        links.append(anchor(changes, f"See what changed against version {edition.before.version}"))
    lines = [what, f"Why: {why}" if why else "", f"It applies from {voice.day(day)}."]
    html = "".join(f"<p>{safe(line)}</p>" for line in lines if line) + f"<p>{' · '.join(links)}</p>"
    return (
        f"<entry>\n<id>{safe(text)}</id>\n"
        f"<title>{safe(entry.title)}, version {safe(entry.version)}, in force from {safe(voice.day(day))}</title>\n"
        f"<updated>{_moment(entry.released)}</updated>\n<published>{_moment(entry.released)}</published>\n"
        f'<link rel="alternate" type="text/html" href="{safe(text)}"/>\n{related}'
        f'<content type="html">{safe(html)}</content>\n</entry>\n'
    )


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"
