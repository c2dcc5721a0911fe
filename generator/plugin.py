"""The MkDocs plugin: hands finished pages to MkDocs and holds no knowledge of law or prose.

Everything that can fail is done in `on_config`, before MkDocs empties the folder of the old site.
"""

from __future__ import annotations

import gzip
import posixpath
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from generator.collector import collect_rarely
from generator.documents.wording import wording
from generator.dress import dress, dress_versions
from generator.findings import UserError, errors
from generator.project import SUFFIXES, Published, Settings, Workshop
from generator.reasons import Reasons
from generator.render.home import home
from generator.render.sidecar import facts_json
from generator.search import index, leave_out
from generator.site import (
    CompanyPage,
    HomePage,
    LegalPage,
    OwnPage,
    SiteNavigation,
    company_navigation,
    generated,
    legal_of,
)
from generator.versions.page import HistoryPage
from generator.versions.site import Versions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.utils.templates import TemplateContext

    from generator.clauses.library import Library
    from generator.findings import Finding

log = get_plugin_logger("legalsite")


class LegalSiteConfig(base.Config):  # type: ignore[no-untyped-call]
    """Options of the plugin; folders are relative to mkdocs.yml."""

    facts = option.Type(str, default="facts")
    templates = option.Type(str, default="templates")
    laws = option.Type(str, default="laws")
    archive = option.Type(str, default="archive")
    companies = option.ListOfItems(option.Type(str), default=["*"])
    drafts = option.Type(bool, default=False)
    on = option.Optional(option.Type((str, date)))
    strict = option.Type(bool, default=False)
    provisions = option.Type(bool, default=True)


class LegalSitePlugin(BasePlugin[LegalSiteConfig]):  # type: ignore[no-untyped-call]
    """Adds every company's pages to the site."""

    def __init__(self) -> None:
        super().__init__()
        self._workshop = Workshop()
        self._published: tuple[Published, ...] = ()
        self._html: dict[str, Any] = {}
        self._on: date | None = None
        self._reasons: Reasons | None = None
        self._versions = Versions()
        self._remembers = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Takes `on: 2026-12-01` as it is meant: MkDocs reads YAML 1.1, in which the key `on` is the value true."""
        named = {"on" if key is True else key: value for key, value in options.items()}  # type: ignore[comparison-overlap]
        return super().load_config(named, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Makes MkDocs keep this instance, and with it the workshop's memory, between rebuilds of `serve`."""
        self._remembers = command == "serve"
        collect_rarely()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads, checks and writes out everything; one error lists all problems."""
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        self._on = self._day()
        settings = Settings(
            facts=_shown(root / self.config.facts),
            templates=root / self.config.templates,
            companies=tuple(self.config.companies),
            drafts=self.config.drafts,
            provisions=self.config.provisions,
            laws=root / self.config.laws,
            on=self._on,
        )
        try:
            self._published, findings = self._workshop.build(settings)
            findings += self._read_archive(_shown(root / self.config.archive), settings, config)
        except UserError as error:
            raise PluginError(_report(error.findings)) from None
        failed = findings if self.config.strict else errors(findings)
        if failed:
            raise PluginError(_report(failed))
        for found in findings:
            log.warning(str(found))
        self._reasons = Reasons(self._workshop.laws) if self._workshop.laws else None
        self._forget()
        dress(config)
        if self._versions.histories:
            dress_versions(config)
        laws = settings.laws if settings.provisions else None
        for folder in (settings.facts, settings.templates, laws, root / self.config.archive):
            if folder is not None and folder.is_dir():
                config.watch.append(str(folder.resolve()))
        return config

    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds the pages; a page of the same path in the docs folder is the user's own and wins."""
        facts = (Path(config.config_file_path or ".").parent / self.config.facts).resolve()
        if Path(config.docs_dir).resolve() == facts:
            for file in [f for f in files if f.src_uri.endswith(SUFFIXES)]:
                files.remove(file)
        if files.get_file_from_path("index.md") is None:
            file = generated(config, "index.md", self._home(str(config.site_name)))
            files.append(file)
            HomePage(file, config)
        files.append(generated(config, "legal-manifest.json", self._versions.manifest(self._published)))
        if self._reasons is not None:
            self._reasons.add_laws(self._published, files, config)
        library = self._workshop.library
        self._versions.begin(files, config, library.words)
        waiting = list(reversed(self._published))
        if not self._remembers:  # a single build lets go of each company once its pages are handed over
            self._published = ()
            self._workshop = Workshop()
        while waiting:
            self._add_company(waiting.pop(), files, config, library)
        self._versions.add_record(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Takes companies out of the site's navigation, which would grow with them; a nav of the user's stays."""
        if config.nav is not None:
            return nav
        return SiteNavigation.without_company_pages(nav)

    def on_page_content(self, html: str, *, page: Any, config: MkDocsConfig, files: Files) -> str:
        """Enters legal pages into the search index, before any search plugin looks at them."""
        if isinstance(page, LegalPage):
            index(page, html, config)
        return html

    @event_priority(-100)  # behind the search plugins: what they index are a company's own words
    def on_page_context(
        self, context: TemplateContext, *, page: Any, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Gives each legal page its company's own navigation, and the template what it needs to show."""
        if isinstance(page, CompanyPage):
            context["nav"] = company_navigation(page, nav.homepage)
            context.update({"legal": page.legal, "released": self._versions.released(page)})  # type: ignore[misc]
        if isinstance(page, HistoryPage):
            page.finish()
        if isinstance(page, LegalPage) and self._reasons is not None:
            self._reasons.add_to(page)
        return context

    @event_priority(-100)  # behind every plugin that looks at the page as it is
    def on_post_page(self, output: str, *, page: Any, config: MkDocsConfig) -> str:
        """Lets go of what is no longer needed of a page once it is made."""
        if isinstance(page, OwnPage):
            page.let_go()
        return output

    @event_priority(100)  # before a search plugin writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Packs the sitemap again without the time of the build, so that equal sites are equal byte for byte."""
        leave_out(self._versions.urls, config)
        plain = Path(config.site_dir) / "sitemap.xml"
        if plain.is_file():
            (Path(config.site_dir) / "sitemap.xml.gz").write_bytes(gzip.compress(plain.read_bytes(), mtime=0))

    def _add_company(self, made: Published, files: Files, config: MkDocsConfig, library: Library) -> None:
        edit = posixpath.relpath(Path(made.company.path).resolve().as_posix(), Path(config.docs_dir).as_posix())
        words = wording(made.company.locale, library.words)
        group: list[LegalPage] = []
        why = self._reasons.of(made) if self._reasons is not None else {}
        for shown in self._versions.shown(made):
            if files.get_file_from_path(shown.path) is not None:
                log.info("docs/%s replaces the page made from facts", shown.path)
                continue
            file = generated(config, shown.path, shown.content)
            file.edit_uri = edit
            legal = legal_of(made.company, words.date(shown.effective) if shown.effective else "")
            key = f"{shown.digest} {shown.path}" if self._remembers else ""
            reasons = () if shown.text.frozen else why.get(shown.path, ())
            files.append(file)
            group.append(LegalPage(file, config, shown.text, legal, self._html, key, group, reasons))
        files.append(generated(config, f"{made.company.id}/facts.json", facts_json(made.company, made.pages)))
        self._versions.add(made, group, files, config, library.vocabularies, self._html, self._remembers)

    def _read_archive(self, folder: Path, settings: Settings, config: MkDocsConfig) -> tuple[Finding, ...]:
        """Proves what was released. The clock is asked for the day only where there is an archive."""
        if not folder.is_dir():
            self._versions = Versions()
            return ()
        findings = self._versions.read(folder, settings, self._published, self._on or date.today())
        if self._versions.histories and not config.site_url:
            log.info("site_url is not set, so there are no feeds and no texts for notices: they need whole addresses")
        return findings

    def _home(self, title: str) -> str:
        words = self._workshop.library.words
        companies = [(m.company, m.pages, wording(m.company.locale, words)) for m in self._published]
        return home(title, companies, self._on or self._versions.on)

    def _forget(self) -> None:
        current = {made.digest for made in self._published} | self._versions.digests()
        self._html = {key: html for key, html in self._html.items() if key.partition(" ")[0] in current}

    def _day(self) -> date | None:
        on = self.config.on
        if on is None or isinstance(on, date):
            return on
        try:
            return date.fromisoformat(str(on))
        except ValueError:
            message = f"legalsite: “on” is “{on}”, but expected a day such as 2026-12-01"
            raise PluginError(message) from None


def _shown(path: Path) -> Path:
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path


def _report(findings: Any) -> str:
    lines = "\n".join(f"  {finding}" for finding in findings)
    count = len(findings)
    return f"legalsite: {count} {'problem' if count == 1 else 'problems'}, nothing was built\n{lines}"
