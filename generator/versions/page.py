"""A page of the archive on a site."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.documents.build import INDEX
from generator.history import pages, paths
from generator.history.read import History
from generator.history.timeline import Edition, State, Timeline
from generator.history.voice import Voice
from generator.render.html import Html, to_html
from generator.site import CompanyPage, Legal, LegalPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


class Kind(Enum):
    """What a page of the archive shows."""

    TEXT = "text"
    VERSIONS = "versions"
    CHANGES = "changes"


class Place(NamedTuple):
    """What a page of the archive is about; the list of all versions is about no edition."""

    history: History
    timeline: Timeline
    edition: Edition | None
    voice: Voice


class HistoryPage(CompanyPage):
    """A page of the archive. It is made when its file is about to be written, and let go then: versions are many."""

    def __init__(
        self, file: File, config: MkDocsConfig, kind: Kind, title: str, place: Place, legal: Legal,
        group: list[LegalPage], cache: MutableMapping[str, Html], key: str,
    ) -> None:  # fmt: skip
        super().__init__(title, file, config)
        self.kind, self.place, self.legal, self.group = kind, place, legal, group
        self.cache, self.key = cache, key
        self._files: Files | None = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Has no text of its own; search and sitemap leave it out."""
        self.markdown = ""
        edition = self.place.edition
        status = edition.state.value if edition else "published"
        self.meta = {"title": self.title, "locale": self.legal.locale, "status": status, "in_sitemap": False}
        self.meta["search"] = {"exclude": True}
        if edition is not None and self.kind is Kind.TEXT:
            self.meta["effective_date"] = edition.entry.effective_date.isoformat()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Puts it off; see `finish`. The version in force is the same page as that under its usual address."""
        self._files = files
        self.content = ""
        edition = self.place.edition
        if self.canonical_url and self.kind is Kind.TEXT and edition and edition.state is State.IN_FORCE:
            self.canonical_url = whole_address(files, config)(self.place.timeline.main)

    def finish(self) -> None:
        """Sets content and table of contents."""
        html = self.cache.get(self.key) or self._html(self.link)
        if self.key:
            self.cache[self.key] = html
        self.content = html.content
        self.toc = TableOfContents([AnchorLink(h.text, h.anchor, h.level) for h in html.headings if h.anchor])

    def let_go(self) -> None:
        """Forgets what `finish` set."""
        self.content, self.toc = "", TableOfContents([])

    def link(self, path: str) -> str:
        """The address of a file of the site for this page."""
        target = self._files.get_file_from_path(path) if self._files else None
        return target.url_relative_to(self.file) if target else path

    def _html(self, address: Callable[[str], str]) -> Html:
        history, timeline, edition, said = self.place
        if edition is None:
            return pages.versions_page(timeline, said, address)
        if self.kind is Kind.TEXT or edition.before is None:
            return to_html(history.body(edition.entry), self._to_document)
        from generator.redline.blocks import redline

        marked = redline(history.markdown(edition.before), history.markdown(edition.entry))
        return pages.changes_page(timeline, edition, marked, said, address)

    def _to_document(self, href: str) -> str:
        """Where a link of a text leads, which was written for the company's folder; home, if that page is gone."""
        path, hash_mark, anchor = href.partition("#")
        target = f"{self.place.timeline.company}/{path}"
        if self._files is None or self._files.get_file_from_path(target) is None:
            return self.link(paths.main(self.place.timeline.company, INDEX))
        return self.link(target) + hash_mark + anchor


def whole_address(files: Files, config: MkDocsConfig) -> Callable[[str], str]:
    """Gives whole addresses; without `site_url`, addresses below the root of the site."""

    def link(path: str) -> str:
        file = files.get_file_from_path(path)
        return urljoin(config.site_url or "", file.url if file else path)

    return link
