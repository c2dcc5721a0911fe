"""What the pages of a company say under their usual addresses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.facts.quantities import Date
from generator.history import paths
from generator.history.read import History
from generator.history.timeline import Edition
from generator.project import Published
from generator.site import Text, text_of


class Shown(NamedTuple):
    """What a company's page says under its usual address."""

    path: str
    text: Text
    content: str | Path
    """Its Markdown, or the file that holds it."""
    effective: Date | None
    digest: str
    """Changes when the text changes."""


def shown(made: Published, history: History | None) -> Iterator[Shown]:
    """What each page of a company says, those last that only the archive has."""
    timelines = history.pages if history else {}
    documents = made.company.facts.documents
    there = set()
    for page in made.pages:
        name = page.document.page
        there.add(name)
        timeline = timelines.get(name)
        if history and timeline and timeline.frozen and timeline.shown:
            yield _frozen(history, timeline.shown, made.digest)
        else:
            day = getattr(getattr(documents, name, None), "effective_date", None)
            yield Shown(page.path, text_of(page), page.markdown, day, made.digest)
    for name, timeline in timelines.items():
        if history and name not in there and timeline.shown:
            yield _frozen(history, timeline.shown, made.digest)


def _frozen(history: History, edition: Edition, digest: str) -> Shown:
    entry = edition.entry
    meta = {
        "title": entry.title, "locale": history.company.locale, "effective_date": entry.effective_date.isoformat(),
        "version": entry.version, "status": "published",
    }  # fmt: skip
    text = Text(entry.page, entry.title, meta, lambda: history.body(entry), frozen=True)
    path = paths.main(history.company.id, entry.page)
    seal = f"{digest} {history.digest}"
    return Shown(path, text, history.file(entry), as_date(entry.effective_date), seal)


def as_date(day: date) -> Date:
    """A day as facts have it."""
    return Date(day.year, day.month, day.day)
