"""The pages that an archive adds to a site, in HTML: all versions of a page, and what one of them changed."""

from __future__ import annotations

from generator.history.timeline import Edition, State, Timeline
from generator.history.voice import Link, Voice, anchor, what_and_why
from generator.redline.html import fragment
from generator.redline.markup import safe
from generator.redline.model import Redline
from generator.redline.summary import QUIET, counts
from generator.render.html import Heading, Html

PREFIX = "changed-"
_LABELS = {State.SUPERSEDED: "Earlier version", State.IN_FORCE: "In force", State.COMING: "Coming"}


def versions_title(timeline: Timeline) -> str:
    """The title of the list of versions."""
    return f"{timeline.title}: all versions"


def text_title(edition: Edition) -> str:
    """The title of a version under its permanent address."""
    return f"{edition.entry.title}, version {edition.entry.version}"


def changes_title(edition: Edition) -> str:
    """The title of a redline."""
    changes = "changes" if edition.state is State.COMING else "changed"
    return f"{edition.entry.title}: what {changes} in version {edition.entry.version}"


def versions_page(timeline: Timeline, voice: Voice, link: Link) -> Html:
    """Every version of a page, the newest first, with what changed and why."""
    title = versions_title(timeline)
    newest_first = timeline.editions[::-1]
    main = anchor(link(timeline.main), timeline.title)
    lead = f"<p>Every version keeps an address of its own. {main} always shows the one in force.</p>\n"
    items = "".join(_item(timeline, edition, voice, link) for edition in newest_first)
    content = f'<div class="versions"{voice.lang}>\n<h1>{safe(title)}</h1>\n{lead}<ol reversed>\n{items}</ol>\n</div>\n'
    headings = [Heading(2, _id(e), f"Version {e.entry.version}") for e in newest_first]
    return Html((content,), (Heading(1, "", title), *headings), ())


def _id(edition: Edition) -> str:
    return f"v-{edition.entry.effective_date}"


def _item(timeline: Timeline, edition: Edition, voice: Voice, link: Link) -> str:
    entry = edition.entry
    state = f'<span class="version-state version-state--{edition.state.name.lower()}">{_LABELS[edition.state]}</span>'
    verb = {State.SUPERSEDED: "Was in force", State.IN_FORCE: "In force", State.COMING: "Applies"}[edition.state]
    name, released = f"version {entry.version}", f"Released on {voice.day(entry.released)}."
    links = [anchor(link(timeline.text(entry)), f"Read {name}")]
    if edition.before is not None:
        there = link(timeline.changes(entry))
        links.append(anchor(there, f"See what changed against version {edition.before.version}"))
    return (
        f'<li>\n<h2 id="{_id(edition)}">Version {safe(entry.version)} {state}</h2>\n'
        f'<p class="version-span">{verb} {safe(voice.span(edition))}. {safe(released)}</p>\n'
        f"{_note(edition)}"
        f'<ul class="version-links">\n{"".join(f"<li>{each}</li>" for each in links)}\n</ul>\n'
        f'<details class="version-digest"><summary>Digest <code>{safe(_short(entry.text))}</code></summary>\n'
        f"<p><code>{safe(entry.text)}</code></p></details>\n</li>\n"
    )


def _short(digest: str) -> str:
    return f"{digest.removeprefix('sha256:')[:12]}…"


def _note(edition: Edition) -> str:
    what, why = what_and_why(edition)
    because = f'<p class="version-why">Why: {safe(why)}</p>\n' if why else ""
    return f'<p class="version-what">{safe(what)}</p>\n{because}'


def changes_page(timeline: Timeline, edition: Edition, redline: Redline, voice: Voice, link: Link) -> Html:
    """What became of the version before, word by word. `edition` follows another."""
    older = next(e for e in timeline.editions if e.entry is edition.before)
    title = changes_title(edition)
    ends = [
        f"{anchor(link(timeline.text(e.entry)), f'version {e.entry.version}')} ({safe(voice.span(e))})"
        for e in (older, edition)
    ]
    every = anchor(link(timeline.all), "All versions")
    head = (
        f"<h1>{safe(title)}</h1>\n"
        f'<p class="version-span">From {ends[0]} to {ends[1]}. {every}.</p>\n'
        f'<div class="version-note">\n{_note(edition)}</div>\n'
    )
    key = (
        '<p class="redline version-key">In the text below, <ins>words put in</ins> are underlined twice and '
        f"<del>words taken out</del> are struck through. {_counted(redline)}</p>\n"
        if redline.changed
        else "<p>Both versions say the same.</p>\n"
    )
    marked = fragment(redline, prefix=PREFIX)
    content = f'<div class="version-changes">\n<div{voice.lang}>\n{head}{key}</div>\n{marked}</div>\n'
    loud = [p for p in redline.parts if p.state not in QUIET and p.anchor]
    places = [Heading(2, PREFIX + p.anchor, p.heading.block.line) for p in loud if p.heading]
    return Html((content,), (Heading(1, "", title), *places), ())


def _counted(redline: Redline) -> str:
    found = counts(redline).blocks
    return f"{found:,} {'place differs' if found == 1 else 'places differ'}."
