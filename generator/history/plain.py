"""The pages of an archive as plain files, for site generators that run no plugin."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.documents.marks import escape
from generator.facts.leaf import Vocabularies
from generator.history import pages, paths
from generator.history.banners import on_main, on_text
from generator.history.files import announcements
from generator.history.read import History
from generator.history.timeline import Edition, State, Timeline
from generator.history.voice import Link, Voice, named, voice, what_and_why

_TARGET = re.compile(r"\]\((?!\w+:|[/#])([^()\s]*\.md(?:#[^()\s]*)?)\)")
_NOT_IN_FORCE = (State.SUPERSEDED, State.COMING)


def front_matter(history: History, edition: Edition) -> dict[str, object]:
    """What the front matter of a version says: its status is that of the day."""
    entry = edition.entry
    return {
        "title": entry.title, "locale": history.company.locale, "effective_date": entry.effective_date.isoformat(),
        "version": entry.version, "status": edition.state.value,
    }  # fmt: skip


def whole_address(form: str, site_url: str) -> Link:
    """Gives the address of each page on the finished site; below its root where `site_url` is ""."""

    def link(path: str) -> str:
        flat = form == "html" and path.endswith(".md") and not path.endswith("/changes.md")
        return site_url + (f"{path.removesuffix('.md')}.html" if flat else paths.directory_url(path))

    return link


def files(
    history: History, form: str, words: Mapping[str, Any], vocabularies: Vocabularies, site_url: str
) -> dict[str, str]:
    """Every file that the archive of one company adds: path below the output folder -> text.

    `form` is “md”, “html” or “json”. Redlines are always HTML files that need nothing else. A feed and notices are
    there only with a `site_url`, which ends in “/”.
    """
    said = voice(history.company, words)
    found: dict[str, str] = {}
    for timeline in history.pages.values():
        if timeline.frozen and timeline.shown:
            found[f"{timeline.main.removesuffix('.md')}.{form}"] = _main(history, timeline, timeline.shown, form, said)
        if form != "json":
            stem = timeline.all.removesuffix(".md")
            found[f"{stem}.{form}"] = _versions(history, timeline, form, said)
        for edition in timeline.editions:
            path = timeline.text(edition.entry)
            found[f"{path.removesuffix('.md')}.{form}"] = _text(history, timeline, edition, form, said)
            if edition.before is not None:
                changes = timeline.changes(edition.entry).removesuffix(".md")
                found[f"{changes}/index.html"] = _changes(history, edition, said)
    if site_url:
        found.update(announcements(history, said, whole_address(form, site_url), vocabularies))
    return found


def _main(history: History, timeline: Timeline, edition: Edition, form: str, said: Voice) -> str:
    """The version in force in place of the page that the facts would make."""
    if form == "md":
        return history.markdown(edition.entry)
    if form == "json":
        return _data(history, timeline, edition)
    return _html(history, edition, timeline.main, on_main(timeline, said, _beside(timeline.main)), "")


def _data(history: History, timeline: Timeline, edition: Edition) -> str:
    about = {"company": timeline.company, "page": timeline.page}
    data = {**front_matter(history, edition), **about, "markdown": history.body(edition.entry), "spots": []}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _html(history: History, edition: Edition, path: str, banner: str, body: str) -> str:
    from generator.render.html import beside, standalone, to_html

    content = banner + to_html(body or history.body(edition.entry), beside).content
    permanent = path != paths.main(history.company.id, edition.entry.page)
    title = pages.text_title(edition) if permanent else edition.entry.title
    return standalone(title, history.company.locale, content, permanent and edition.state in _NOT_IN_FORCE)


def _text(history: History, timeline: Timeline, edition: Edition, form: str, said: Voice) -> str:
    path, meta = timeline.text(edition.entry), front_matter(history, edition)
    up = "../" * (path.count("/") - 1)
    body = _TARGET.sub(lambda match: f"]({up}{match[1]})", history.body(edition.entry))
    if form == "md":
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in meta.items())
        return f"---\n{front}---\n\n{body}"
    if form == "json":
        return _data(history, timeline, edition)
    return _html(history, edition, path, on_text(timeline, edition, said, _beside(path)), body)


def _beside(path: str) -> Callable[[str], str]:
    """The addresses of HTML files as seen from one of them."""

    def link(target: str) -> str:
        stem = target.removesuffix(".md")
        file = f"{stem}/index.html" if stem.endswith("/changes") else f"{stem}.html"
        return posixpath.relpath(file, posixpath.dirname(path))

    return link


def _versions(history: History, timeline: Timeline, form: str, said: Voice) -> str:
    title = pages.versions_title(timeline)
    if form == "html":
        from generator.render.html import standalone

        content = pages.versions_page(timeline, said, _beside(timeline.all)).content
        return standalone(title, history.company.locale, content)
    items = [_item(timeline, edition, said) for edition in timeline.editions[::-1]]
    front = {"title": title, "locale": history.company.locale, "status": "published"}
    head = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    return f"---\n{head}---\n\n# {escape(title)}\n\n" + "\n".join(items) + "\n"


def _item(timeline: Timeline, edition: Edition, said: Voice) -> str:
    entry, folder = edition.entry, posixpath.dirname(timeline.all)
    what, why = what_and_why(edition)
    links = [f"[Read it]({posixpath.relpath(timeline.text(entry), folder)})"]
    if edition.before is not None:
        there = posixpath.relpath(timeline.changes(entry).removesuffix(".md"), folder)
        links.append(f"[see what changed]({there}/index.html)")
    words = escape(f"{what} Why: {why}" if why else what)
    return (
        f"- **Version {escape(entry.version)}** ({edition.state.value}), {said.span(edition)}. {words} "
        f"{', or '.join(links)}. Digest: `{entry.text}`."
    )


def _changes(history: History, edition: Edition, said: Voice) -> str:
    from generator.redline.blocks import redline
    from generator.redline.html import page

    before = edition.before
    assert before is not None
    what, why = what_and_why(edition)
    return page(
        [redline(history.markdown(before), history.markdown(edition.entry))],
        title=pages.changes_title(edition),
        company=named(history.company)[1],
        base=f"version {before.version}",
        head=f"version {edition.entry.version}, in force {said.span(edition)}",
        summary=[line for line in (what, f"Why: {why}" if why else "") if line],
        lang=history.company.locale,
    )
