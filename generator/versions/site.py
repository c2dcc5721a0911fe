"""The pages that archives add to a site, and what each page of a company says of its version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import InclusionLevel

from generator.documents.wording import wording
from generator.history import banners, pages, paths
from generator.history.read import History, Shelf
from generator.history.timeline import Edition, State, Timeline
from generator.history.voice import Link, Voice, voice
from generator.render.html import Html
from generator.render.sidecar import dump, manifest
from generator.site import CompanyPage, LegalPage, generated, legal_of
from generator.versions.page import HistoryPage, Kind, Place, whole_address
from generator.versions.shown import Shown, as_date, shown

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.facts.leaf import Vocabularies
    from generator.facts.load import Company
    from generator.findings import Finding
    from generator.project import Published, Settings


@dataclass(frozen=True, slots=True)
class Released:
    """What the theme shows of a version. Addresses are those for the page; "" is left out."""

    version: str
    versions: str
    earlier: bool
    """Whether the page is the one under the usual address, and there were versions before."""
    banner: str
    feed: str
    noindex: bool
    main: str
    """The page of the navigation to which it belongs, as the path of its file."""


class Versions:
    """The versions of all companies of a build. What it proved of an archive it remembers for the next one."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self._histories: dict[str, History] = {}
        self._voices: dict[str, Voice] = {}
        self._words: Mapping[str, Any] = {}
        self._files: Files | None = None
        self._feeds = False
        self.urls: set[str] = set()
        """The addresses of this build's pages of archives, which a search leaves out."""
        self.on: date | None = None
        """The day for which the site says what is in force; None for a site without an archive."""

    def read(
        self, folder: Path, settings: Settings, published: Sequence[Published], on: date
    ) -> tuple[Finding, ...]:  # fmt: skip
        """Proves the archive of each company that has one, and gives what is wrong or not released."""
        self._histories, findings = self._shelf.histories(folder, settings, published, on)
        self.on = on if self._histories else None
        return findings

    @property
    def histories(self) -> tuple[History, ...]:
        """Those of this build, in the order of their companies."""
        return tuple(self._histories.values())

    def digests(self) -> set[str]:
        """What the keys of this build's pages in a cache begin with."""
        return {history.digest for history in self.histories}

    def begin(self, files: Files, config: MkDocsConfig, words: Mapping[str, Any]) -> None:
        """Begins to add pages to `files`; `words` is the content of `words.yml`."""
        self._files, self._words, self._feeds = files, words, bool(config.site_url)
        self.urls = set()
        self._voices = {history.company.id: voice(history.company, words) for history in self.histories}

    def shown(self, made: Published) -> Iterator[Shown]:
        """What each page of a company says under its usual address."""
        return shown(made, self._histories.get(made.company.id))

    def add(
        self, made: Published, group: list[LegalPage], files: Files, config: MkDocsConfig, vocabularies: Vocabularies,
        cache: MutableMapping[str, Html], remember: bool,
    ) -> None:  # fmt: skip
        """Adds the pages of a company's archive, its feed and its notices; a user's own page of that path wins."""
        history = self._histories.get(made.company.id)
        if history is None:
            return
        said = self._voices[made.company.id]

        def page(kind: Kind, path: str, title: str, timeline: Timeline, edition: Edition | None) -> None:
            if files.get_file_from_path(path) is not None:
                return
            content = history.file(edition.entry) if edition and kind is Kind.TEXT else ""
            file = generated(config, path, content, InclusionLevel.NOT_IN_NAV)
            file.edit_uri = None
            files.append(file)
            start = f"{made.digest} {history.digest}" if kind is Kind.TEXT else history.digest
            effective = self._day(history.company, edition.entry.effective_date) if edition else ""
            legal = legal_of(history.company, effective)
            place = Place(history, timeline, edition, said)
            self.urls.add(file.url)
            HistoryPage(file, config, kind, title, place, legal, group, cache, f"{start} {path}" if remember else "")

        for timeline in history.pages.values():
            page(Kind.VERSIONS, timeline.all, pages.versions_title(timeline), timeline, None)
            for edition in timeline.editions:
                page(Kind.TEXT, timeline.text(edition.entry), pages.text_title(edition), timeline, edition)
                if edition.before is not None:
                    path = timeline.changes(edition.entry)
                    page(Kind.CHANGES, path, pages.changes_title(edition), timeline, edition)
        if self._feeds:
            self._add_texts(history, said, files, config, vocabularies)

    def _add_texts(
        self, history: History, said: Voice, files: Files, config: MkDocsConfig, vocabularies: Vocabularies
    ) -> None:
        from generator.history.files import announcements

        link = whole_address(files, config)
        texts = announcements(history, said, link, vocabularies)
        for path, text in texts.items():
            if files.get_file_from_path(path) is None:
                files.append(generated(config, path, text))

    def add_record(self, files: Files, config: MkDocsConfig) -> None:
        """Adds `legal.json` and the style sheet, once all pages are there."""
        from generator.history.record import legal_json
        from generator.history.style import style

        if self._histories:
            files.append(generated(config, paths.STYLE, style()))
        if self._histories and files.get_file_from_path(paths.RECORD) is None:
            files.append(generated(config, paths.RECORD, legal_json(self.histories, whole_address(files, config))))

    def manifest(self, published: Sequence[Published]) -> str:
        """`legal-manifest.json`: the pages that the site must hold."""
        data = manifest((made.company, made.pages) for made in published)
        if self._histories:
            from generator.history.record import expected

            data["pages"] = expected(data["pages"], self.histories)
        return dump(data)

    def released(self, page: CompanyPage) -> Released | None:
        """What the theme shows of the version on a page; None for a company without an archive."""
        company = page.legal.company
        history = self._histories.get(company)
        if history is None:
            return None

        def link(path: str) -> str:
            target = self._files.get_file_from_path(path) if self._files else None
            return target.url_relative_to(page.file) if target else ""

        feed = link(paths.feed(company)) if self._feeds else ""
        if isinstance(page, HistoryPage):
            return _of_history(page, link, feed)
        timeline = history.pages.get(page.page_id) if isinstance(page, LegalPage) else None
        if timeline is None:
            return Released("", "", False, "", feed, False, "")
        banner = banners.on_main(timeline, self._voices[company], link)
        versions = link(timeline.all)
        earlier = any(edition.state is State.SUPERSEDED for edition in timeline.editions)
        return Released(_name(timeline.shown), versions, earlier, banner, feed, False, "")

    def _day(self, company: Company, day: date) -> str:
        return wording(company.locale, self._words).date(as_date(day))


def _of_history(page: HistoryPage, link: Link, feed: str) -> Released:
    _, timeline, edition, said = page.place
    main = timeline.main
    noindex = edition is not None and (edition.state is not State.IN_FORCE or page.kind is Kind.CHANGES)
    if edition is None or page.kind is not Kind.TEXT:
        return Released("", "", False, "", feed, noindex, main)
    versions = link(timeline.all)
    return Released(
        _name(edition), versions, False, banners.on_text(timeline, edition, said, link), feed, noindex, main
    )


def _name(edition: Edition | None) -> str:
    """The name of a version, "" where it is only its day."""
    entry = edition.entry if edition else None
    return entry.version if entry and entry.version != entry.effective_date.isoformat() else ""
