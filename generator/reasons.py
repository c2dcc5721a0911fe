"""“Why this is here” on the site: the boxes behind sections, and the pages of laws that they lead to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from generator.lawreport.pages import file_name, for_site
from generator.render.why import Reason, details, named, reasons, with_reasons
from generator.site import LawPage

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from generator.laws.reader import Catalogue
    from generator.project import Published
    from generator.site import LegalPage


class Reasons:
    """The reasons of one build. Most companies share theirs, so that each box is written once for its place."""

    def __init__(self, laws: Catalogue) -> None:
        self._laws = laws
        self._known = {p.id: p for p in laws.provisions}
        self._files: dict[str, File] = {}
        self._boxes: dict[tuple[str, str, Reason], str] = {}
        self._same: dict[tuple[Reason, ...], tuple[Reason, ...]] = {}

    def of(self, made: Published) -> dict[str, tuple[Reason, ...]]:
        """The reasons of each page of a company, by the page's path."""
        found = {page.path: reasons(page.document, made.binding) for page in made.pages}
        return {path: self._same.setdefault(each, each) for path, each in found.items()}

    def add_laws(self, companies: Sequence[Published], files: Files, config: MkDocsConfig) -> None:
        """Adds a page for each law that any reason names; a page of the same path in the docs folder wins."""
        used = {name for made in companies for why in self.of(made).values() for name in named(why)}
        public = any(not made.company.draft for made in companies)
        for law in self._laws.laws:
            if not any(p.id in used for p in law.provisions):
                continue
            path = f"laws/{file_name(law.id)}.md"
            file = files.get_file_from_path(path)
            if file is None:
                file = File.generated(config, path, content=for_site(law))
                file.inclusion = InclusionLevel.NOT_IN_NAV
                files.append(file)
                LawPage(file, config, law.title, public)
            self._files[law.id] = file

    def add_to(self, page: LegalPage) -> None:
        """Puts the boxes into a page's HTML."""
        if page.why and page.content is not None:
            folder = page.file.url.rpartition("/")[0]
            boxes = {reason.anchor: self._box(reason, page, folder.count("/") + bool(folder)) for reason in page.why}
            page.content = with_reasons(page.content, boxes)

    def _box(self, reason: Reason, page: LegalPage, depth: int) -> str:
        up = "../" * depth
        key = (up, page.legal.language, reason)
        box = self._boxes.get(key)
        if box is None:
            box = details(reason, self._known, lambda law: up + self._files[law].url, page.legal.language)
            self._boxes[key] = box
        return box
