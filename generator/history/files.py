"""The files beside an archive's pages that need whole addresses: the feed, and the notices of coming versions."""

from __future__ import annotations

from generator.facts.leaf import Vocabularies
from generator.history import notice, paths
from generator.history.feed import atom
from generator.history.read import History
from generator.history.voice import Link, Voice


def announcements(history: History, voice: Voice, link: Link, vocabularies: Vocabularies) -> dict[str, str]:
    """The feed and the notices of a company: path -> text."""
    found = {paths.feed(history.company.id): atom(history, voice, link)}
    for timeline in history.pages.values():
        for edition in timeline.coming:
            who = notice.rights(history, edition, vocabularies)
            place = (timeline.company, timeline.page, edition.entry.effective_date)
            found[paths.notice(*place, "txt")] = notice.email(history, timeline, edition, who, voice, link)
            found[paths.notice(*place, "html")] = notice.banner(history, timeline, edition, voice, link)
    return found
