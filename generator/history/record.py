"""What an app stores as proof of acceptance, and the pages that a site must hold, as data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from generator.archive.entry import Entry
from generator.history import paths
from generator.history.pages import changes_title, text_title, versions_title
from generator.history.read import History
from generator.history.timeline import Edition, Timeline
from generator.history.voice import Link, named

VERSION: Final = 1
_ANCHOR = re.compile(r"^#{1,6} .*\{#([\w.-]+)\}[ \t]*$", re.MULTILINE)


def legal_json(histories: Iterable[History], link: Link) -> str:
    """`/.well-known/legal.json`: documents, versions, days, digests and addresses. The shape grows only by new keys."""
    companies = [
        {
            "company": history.company.id,
            "name": named(history.company)[1],
            "documents": [_document(history, timeline, link) for timeline in history.pages.values()],
        }
        for history in histories
    ]
    return json.dumps({"version": VERSION, "companies": companies}, ensure_ascii=False, indent=1) + "\n"


def _document(history: History, timeline: Timeline, link: Link) -> dict[str, Any]:
    now = timeline.in_force
    return {
        "page": timeline.page,
        "title": timeline.title,
        "locale": history.company.locale,
        "address": link(timeline.main),
        "in_force": _version(timeline, now, link) if now else None,
        "versions": [_version(timeline, edition, link) for edition in timeline.editions[::-1]],
        "coming": [_version(timeline, edition, link) for edition in timeline.coming],
    }


def _version(timeline: Timeline, edition: Edition, link: Link) -> dict[str, Any]:
    entry = edition.entry
    return {
        "version": entry.version,
        "status": edition.state.value,
        "effective_date": entry.effective_date.isoformat(),
        "released": entry.released.isoformat(),
        "until": edition.until and edition.until.isoformat(),
        "digest": entry.text,
        "address": link(timeline.text(entry)),
        "redline": link(timeline.changes(entry)) if edition.before else None,
        "materiality": entry.materiality,
        "note": entry.note and entry.note._asdict(),
    }


def expected(pages: list[dict[str, Any]], histories: Iterable[History]) -> list[dict[str, Any]]:
    """The pages of a manifest as an archive changes them, and those that it adds; see `generator.render.sidecar`."""
    known = {(page["company"], page["page"]): page for page in pages}
    added: list[dict[str, Any]] = []
    for history in histories:
        for timeline in history.pages.values():
            key = (timeline.company, timeline.page)
            if timeline.frozen and timeline.shown:
                entry = timeline.shown.entry
                old = known.get(key) or _page(timeline, timeline.main, entry.title, "published")
                known[key] = {**old, "title": entry.title, "anchors": anchors(history, entry)}
            added += _added(history, timeline)
    return [*known.values(), *added]


def _added(history: History, timeline: Timeline) -> Iterator[dict[str, Any]]:
    yield _page(timeline, timeline.all, versions_title(timeline), "published")
    for edition in timeline.editions:
        entry, state = edition.entry, edition.state.value
        yield {**_page(timeline, timeline.text(entry), text_title(edition), state), "anchors": anchors(history, entry)}
        if edition.before is not None:
            yield _page(timeline, timeline.changes(entry), changes_title(edition), state)


def _page(timeline: Timeline, path: str, title: str, status: str) -> dict[str, Any]:
    slug = paths.directory_url(path).strip("/")
    return {
        "path": slug, "company": timeline.company, "page": timeline.page, "title": title, "status": status,
        "anchors": [],
    }  # fmt: skip


def anchors(history: History, entry: Entry) -> list[str]:
    """The ids of the headings of a version."""
    return _ANCHOR.findall(history.file(entry).read_text(encoding="utf-8"))
