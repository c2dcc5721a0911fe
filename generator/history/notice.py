"""The words that announce a coming version: an e-mail, and a banner for other websites and apps."""

from __future__ import annotations

import textwrap
from typing import Final, NamedTuple

from generator.archive.entry import COSMETIC, Entry
from generator.archive.store import open_facts
from generator.facts.leaf import Vocabularies
from generator.facts.load import Company, parse_company
from generator.history.read import History
from generator.history.timeline import Edition, Timeline
from generator.history.voice import Link, Voice, anchor, named, what_and_why
from generator.redline.markup import safe

WIDTH: Final = 76
_ABOUT_DATA: Final = frozenset(("privacy", "dpdp_notice", "cookies", "subprocessors"))


class Rights(NamedTuple):
    """What people can do about a change, and whom they can ask; both may be ""."""

    exit: str
    email: str


def rights(history: History, edition: Edition, vocabularies: Vocabularies) -> Rights:
    """As the fact files of the releases say: the right to leave as promised before the change, the newest address."""
    new = _facts(history, edition.entry, vocabularies)
    old = _facts(history, edition.before, vocabularies) if edition.before else None
    promised = next((c.exit_right for one in (old, new) if one and (c := one.facts.changes) and c.exit_right), None)
    return Rights(" ".join((promised or "").split()), _email(new, edition.entry.page) if new else "")


def _facts(history: History, entry: Entry, vocabularies: Vocabularies) -> Company | None:
    """The company as it was released; None where that form of fact files is no longer read."""
    source, _ = open_facts(history.folder, history.company.id, entry)
    return parse_company(history.company.id, source, vocabularies)[0] if source else None


def _email(company: Company, page: str) -> str:
    contacts = company.facts.contacts
    if contacts is None:
        return ""
    usual = (contacts.customer_care, contacts.general, contacts.notices)
    order = (contacts.privacy, *usual) if page in _ABOUT_DATA else (*usual, contacts.privacy)
    return next((str(contact.email) for contact in order if contact and contact.email), "")


def subject(history: History, edition: Edition, voice: Voice) -> str:
    """One line that says whose document changes, and when."""
    name, entry = named(history.company)[0], edition.entry
    version = "a new version of" if edition.before else "a new document,"
    comma = "," if not edition.before else ""
    return f"{name}: {version} “{entry.title}”{comma} applies from {voice.day(entry.effective_date)}"


def email(history: History, timeline: Timeline, edition: Edition, who: Rights, voice: Voice, link: Link) -> str:
    """The e-mail as plain text: a line with its subject, an empty one, and its words."""
    entry, before, legal = edition.entry, edition.before, named(history.company)[1]
    day = voice.day(entry.effective_date)
    new = link(timeline.text(entry))
    parts = [f"Subject: {_line(subject(history, edition, voice))}"]
    if before is None:
        parts.append(_wrapped(f"{legal} has published a new document, “{entry.title}”. It applies from {day}."))
        parts.append(f"Read it:\n{new}")
    else:
        what, why = what_and_why(edition)
        reasons = (f"What changes: {what}", f"Why: {why}" if why else "")
        parts.append(_wrapped(f"{legal} has published a new version of “{entry.title}”. It applies from {day}."))
        parts.append("\n".join(_wrapped(line) for line in reasons if line))
        if timeline.in_force is not None and timeline.in_force.entry is before:
            parts.append(_wrapped(f"Until then, version {before.version} stays in force."))
        parts.append(f"Read the new version:\n{new}")
        parts.append(f"Read version {_line(before.version)}:\n{link(timeline.text(before))}")
        parts.append(f"See what changes, word by word:\n{link(timeline.changes(entry))}")
        if who.exit and entry.materiality != COSMETIC:
            parts.append(_wrapped(who.exit))
    if who.email:
        parts.append(f"If you have any question, please write to {who.email}.")
    parts.append(_line(legal))
    return "\n\n".join(parts) + "\n"


def banner(history: History, timeline: Timeline, edition: Edition, voice: Voice, link: Link) -> str:
    """The same in a few words of HTML that needs no style sheet, and takes its colours from where it stands."""
    entry = edition.entry
    new = anchor(link(timeline.text(entry)), "Read it")
    words = f"<strong>{safe(subject(history, edition, voice))}.</strong>"
    if edition.before is None:
        more = f"{new}."
    else:
        there = link(timeline.changes(entry))
        more = f"{safe(what_and_why(edition)[0])} {new}, or {anchor(there, 'see what changes')}."
    style = "margin:1em 0;padding:.75em 1em;border:1px solid;border-radius:.25em"
    return f'<div role="note" lang="en" style="{style}">{words} {more}</div>\n'


def _line(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str) -> str:
    return textwrap.fill(_line(text), WIDTH, break_long_words=False, break_on_hyphens=False)
