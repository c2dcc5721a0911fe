"""What a page says of itself at its head: that it is earlier, coming or not released, or that a change is coming."""

from __future__ import annotations

from generator.history.timeline import Edition, State, Timeline
from generator.history.voice import Link, Voice, anchor
from generator.redline.markup import safe


def on_main(timeline: Timeline, voice: Voice, link: Link) -> str:
    """The banner of a page under its usual address; "" where there is nothing to say."""
    now, coming = timeline.in_force, timeline.coming
    if timeline.shown is None:
        entry = (now or timeline.editions[0]).entry
        there = anchor(link(timeline.text(entry)), f"version {entry.version}")
        released = (
            f"The version in force is {there}." if now else f"Only {there} was released, which is not in force yet."
        )
        return _banner("new", voice, f"This text has not been released. {released}")
    if now is None:
        day = safe(voice.day(coming[0].entry.effective_date))
        return _banner("coming", voice, f"This is the first version of this page. It applies from {day}.")
    if not coming:
        return ""
    entry = coming[0].entry
    text, changes = anchor(link(timeline.text(entry)), "Read it"), link(timeline.changes(entry))
    day = safe(voice.day(entry.effective_date))
    return _banner(
        "coming", voice, f"A new version applies from {day}. {text}, or {anchor(changes, 'see what changes')}."
    )


def on_text(timeline: Timeline, edition: Edition, voice: Voice, link: Link) -> str:
    """The banner of a version under its permanent address."""
    now, main = timeline.in_force, link(timeline.main)
    span = safe(voice.span(edition))
    if edition.state is State.IN_FORCE:
        words = f"This is the version in force, under its permanent address. It applies {span}."
        return _banner("now", voice, f"{words} You also find it {anchor(main, 'at its usual address')}.")
    current = anchor(main, f"version {now.entry.version}") if now else ""
    if edition.state is State.SUPERSEDED:
        words = f"This is an earlier version. It was in force {span}. The version in force now is {current}."
        return _banner("past", voice, words)
    changes = ""
    if edition.before is not None:
        there = anchor(link(timeline.changes(edition.entry)), "see what changes")
        changes = f" You can {there}."
    until = f" Until then, {current} is in force." if now and timeline.coming[0] is edition else ""
    return _banner("coming", voice, f"This version is coming. It applies {span}.{until}{changes}")


def _banner(kind: str, voice: Voice, words: str) -> str:
    attributes = f'class="version-banner version-banner--{kind}" role="note" aria-label="About this version"'
    return f"<div {attributes}{voice.lang}>\n<p>{words}</p>\n</div>\n"
