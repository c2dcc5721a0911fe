"""Finished pages as MkDocs pages: rendered by us, under their company's own navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.facts.load import Company
from generator.render.html import Html, to_html
from generator.render.markdown import Page as Finished
from generator.render.why import Reason

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import Files


@dataclass(frozen=True, slots=True)
class Legal:
    """What the theme shows of a company around its pages."""

    company: str
    name: str
    legal_name: str
    draft: bool
    locale: str
    language: str
    source: str
    effective: str
    """First day in force, in words; "" where it is not said."""


def legal_of(company: Company, effective: str) -> Legal:
    """The company as the theme shows it beside a page that is in force from the day `effective`."""
    who = company.facts.company
    legal_name = (who and who.legal_name) or company.id
    return Legal(
        company=company.id,
        name=(who and who.brand) or legal_name,
        legal_name=legal_name,
        draft=company.draft,
        locale=company.locale,
        language=company.locale.partition("-")[0],
        source=company.path,
        effective=effective,
    )


def generated(
    config: MkDocsConfig, path: str, content: str | Path, inclusion: InclusionLevel = InclusionLevel.INCLUDED
) -> File:
    """A file of the site that is in no folder of the user's docs: a text, or a file elsewhere on the disc."""
    if isinstance(content, Path):
        return File.generated(config, path, abs_src_path=str(content), inclusion=inclusion)
    # As bytes: a single “ makes a text of Python twice as large, and all pages are held at once.
    return File.generated(config, path, content=content.encode(), inclusion=inclusion)


class OwnPage(Page):
    """A page whose HTML is made here, from marked Markdown, and never by Python-Markdown."""

    cache: MutableMapping[str, Html]
    key: str
    """Names the page's content in the cache; "" keeps nothing."""
    _parts: tuple[str, ...] = ()
    _changed_content: str | None = None

    def _text(self) -> str:
        """The marked Markdown; asked for once, and let go after that."""
        raise NotImplementedError

    @property
    def content(self) -> str | None:
        """The HTML as it was made, of which only the parts are kept, or as a plugin changed it."""
        return "".join(self._parts) if self._changed_content is None else self._changed_content

    @content.setter
    def content(self, html: str | None) -> None:
        self._changed_content = None if html is None or html == "".join(self._parts) else html

    def let_go(self) -> None:
        """Forgets what plugins made of the HTML, once the page is written."""
        self._changed_content = None

    def _html(self, address: Callable[[str], str]) -> Html:
        """The page in HTML; `address` gives the address of a page of the docs folder."""
        return to_html(self._text(), address)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Sets content, table of contents and anchors."""
        linked: dict[str, File] = {}

        def address(href: str) -> str:
            path, hash_mark, anchor = href.partition("#")
            if not path.endswith(".md") or "//" in path:
                return href
            folder = self.file.src_uri.rpartition("/")[0]
            target = files.get_file_from_path(f"{folder}/{path}" if folder else path)
            if target is None:
                return href
            linked[href] = target
            return target.url_relative_to(self.file) + hash_mark + anchor

        html = self.cache.get(self.key)
        if html is None:
            html = self._html(address)
            if self.key:
                self.cache[self.key] = html
        self._parts = html.parts
        self._changed_content = None
        links = [AnchorLink(h.text, h.anchor, h.level) for h in html.headings if h.anchor]
        self.toc = TableOfContents(links)
        self.present_anchor_ids = {h.anchor for h in html.headings}
        self.links_to_anchors = {}
        for href, target in linked.items():
            if "#" in href:
                self.links_to_anchors.setdefault(target, {})[href.partition("#")[2]] = href


class CompanyPage(OwnPage):
    """A page that stands under the navigation of its company. `group` is shared by all pages of the company."""

    legal: Legal
    group: list[LegalPage]


class Text(NamedTuple):
    """What a page of a company says."""

    page: str
    """The id of the page, such as `privacy`."""
    title: str
    meta: Mapping[str, object]
    marked: Callable[[], str]
    """Makes the marked Markdown."""
    frozen: bool = False
    """Whether the text is as it once was, so that sections of other pages to which it refers may be gone."""


def text_of(page: Finished) -> Text:
    """What a finished page says."""
    return Text(page.document.page, page.document.title, page.document.meta, lambda: page.marked)


class LegalPage(CompanyPage):
    """A document of a company under its usual address; `group` holds all of them in their order."""

    def __init__(
        self,
        file: File,
        config: MkDocsConfig,
        text: Text,
        legal: Legal,
        cache: MutableMapping[str, Html],
        key: str,
        group: list[LegalPage],
        why: tuple[Reason, ...] = (),
    ) -> None:
        super().__init__(text.title, file, config)
        self.page_id = text.page
        self._meta = dict(text.meta)
        self._source: Text | None = text
        self.key = key
        self.cache = cache
        self.group = group
        self.legal = legal
        self.why = why

    def _text(self) -> str:
        source, self._source = self._source, None  # from here on only the HTML is needed
        assert source is not None
        return source.marked()

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Sets content, table of contents and anchors; a text of the past is not held against the pages of today."""
        frozen = self._source is not None and self._source.frozen
        super().render(config, files)
        if frozen:
            self.links_to_anchors = {}

    @property
    def markdown(self) -> str | None:
        """The text as the file has it, or as another plugin changed it; pages are many and are not kept twice."""
        return self.file.content_string if self._changed is None else self._changed

    @markdown.setter
    def markdown(self, text: str | None) -> None:
        self._changed = None if text is None or text == self.file.content_string else text

    def read_source(self, config: MkDocsConfig) -> None:
        """Takes the metadata from the document instead of parsing them back; the text is at hand."""
        self.meta = dict(self._meta)


class HomePage(OwnPage):
    """The list of companies."""

    def __init__(self, file: File, config: MkDocsConfig) -> None:
        super().__init__(config.site_name, file, config)
        self.cache = {}
        self.key = ""

    def _text(self) -> str:
        return self.file.content_string

    def read_source(self, config: MkDocsConfig) -> None:
        """The text is at hand."""
        self.markdown = self.file.content_string
        self.meta = {"title": self.title}


class LawPage(OwnPage):
    """A law's provisions, which the pages of companies link to; a search is for the documents of companies."""

    def __init__(self, file: File, config: MkDocsConfig, title: str, public: bool) -> None:
        super().__init__(title, file, config)
        self.cache = {}
        self.key = ""
        self._public = public

    def _text(self) -> str:
        return self.file.content_string

    def read_source(self, config: MkDocsConfig) -> None:
        """The text is at hand."""
        self.markdown = self.file.content_string
        status = "published" if self._public else "draft"
        self.meta = {"title": self.title, "locale": "en", "status": status, "search": {"exclude": True}}


class SiteNavigation(Navigation):
    """The navigation of the pages that are no company's."""

    @classmethod
    def without_company_pages(cls, nav: Navigation) -> Navigation:
        """The navigation without companies; chains each company's pages to each other only."""
        items = [item for item in (_pruned(item) for item in nav.items) if item is not None]
        pages = [page for page in nav.pages if not isinstance(page, LegalPage)]
        for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
            page.previous_page, page.next_page = before, after
        for page in nav.pages:
            if isinstance(page, LegalPage):
                at = page.group.index(page)
                page.parent = None
                page.previous_page = page.group[at - 1] if at else None
                page.next_page = page.group[at + 1] if at + 1 < len(page.group) else None
        found = cls(items, pages)
        found.homepage = nav.homepage
        return found


def _pruned(item: StructureItem) -> StructureItem | None:
    if isinstance(item, LegalPage):
        return None
    if isinstance(item, Section):
        children = [child for child in (_pruned(child) for child in item.children) if child is not None]
        if not children:
            return None
        item.children = children
    return item


def company_navigation(page: CompanyPage, home: Page | None) -> Navigation:
    """The pages of one company, under a link back to the home page."""
    pages: list[Page] = [*page.group]
    nav = Navigation([*([home] if home else []), *pages], pages)
    nav.homepage = home
    return nav
