"""Documents: pages of a company as sections that know their clause, their facts and the provisions they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.clauses.library import Clause, Outline
from generator.documents.marks import MARKS, Mark


@dataclass(frozen=True, slots=True)
class Section:
    """One clause in words. `body` and `short` are marked Markdown; `number` is "" for site blocks."""

    clause: Clause
    number: str
    short: str
    body: str
    written: tuple[str, ...]
    """Paths of the facts that stand in the text."""
    read: tuple[str, ...]
    """Paths of the facts by which the text was chosen."""


def name_of(page: str) -> str:
    """The page in addresses and file names: `dpdp_notice` is `dpdp-notice`."""
    return page.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Document:
    """One page of one company."""

    company: str
    outline: Outline
    title: str
    head: tuple[Section, ...]
    sections: tuple[Section, ...]
    foot: tuple[Section, ...]
    gaps: Mapping[str, str]
    """Fact path -> title of each fact that a clause wanted to write and did not find."""
    meta: Mapping[str, object]
    """Front matter: title, slug, locale, effective date, version, status."""

    @property
    def page(self) -> str:
        """Id of the page, such as `privacy`; the company's index is `index`."""
        return self.outline.page

    @property
    def file(self) -> str:
        """The page's file beside the company's other pages, such as `dpdp-notice.md`."""
        return f"{name_of(self.page)}.md"

    @property
    def marks(self) -> Sequence[Mark]:
        """The marks to which the numbers in its texts lead."""
        return MARKS

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """Every section in the order of the page."""
        return (*self.head, *self.sections, *self.foot)
