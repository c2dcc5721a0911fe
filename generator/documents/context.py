"""What the clauses of one company share while its documents are made: its replies, and the names that they can use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from generator.clauses.library import Outline
from generator.documents.derived import Derived
from generator.documents.environment import TABLE, WORDS, OpenWords, Table
from generator.documents.links import see
from generator.documents.marks import escape
from generator.documents.recorder import Recorder
from generator.documents.replies import Replies, Told
from generator.documents.views import Group, Missing, View
from generator.documents.words import Words
from generator.facts.base import Facts, fields_of
from generator.facts.documents import Document as DocumentFacts
from generator.facts.load import Company, items_of
from generator.facts.model import FactFile


class Context:
    """One company as its clauses see it; all its pages see the same views, which are made when a clause needs them."""

    def __init__(self, company: Company, words: Words, told: Told) -> None:
        self.company = company
        self.replies = Replies(company, told, words)

        def resolve(target: str, name: str) -> tuple[str, Facts] | None:
            for item in items_of(company, target):
                if getattr(item, "id", None) == name:
                    return f"{target}[{name}]", item
            return None

        self.recorder = Recorder(words, company.unsettled, resolve)
        documents = company.facts.documents
        self.in_short = not documents or documents.in_short is not False

    @cached_property
    def names(self) -> Mapping[str, Any]:
        """The names on every page."""
        root = Group(self.recorder, "", "", self.company.facts)
        found: dict[str, Any] = {name: root.get(name) for name in fields_of(FactFile)}
        found[TABLE] = Table(root)
        found[WORDS] = OpenWords(self.replies.words)
        found["derived"] = Derived(self.company.facts)
        found["draft"] = self.company.draft
        found["why_none"] = _Reasons(self.company.none)
        found["shown"] = self.replies.shows
        found["see"] = see
        return found

    def names_on(self, outline: Outline, outlines: Sequence[Outline]) -> dict[str, Any]:
        """The names on one page: there, `page` is what the company says of that page."""
        page = _page(self.company, outline)
        path = f"documents.{outline.page}"
        view = (
            Group(self.recorder, path, outline.title, page)
            if page is not None
            else Missing(self.recorder, path, outline.title, DocumentFacts)
        )
        return {**self.names, "page": view, "pages": _Pages(outlines)}

    def page_facts(self, outline: Outline) -> DocumentFacts:
        """What the company says of a page."""
        return _page(self.company, outline) or DocumentFacts()

    def place(self, path: str) -> str:
        """File and line where a fact is filled in."""
        return f"{self.company.path}:{self.company.span(path).line}"


def _page(company: Company, outline: Outline) -> DocumentFacts | None:
    documents = company.facts.documents
    page = getattr(documents, outline.page, None) if documents else None
    return page if isinstance(page, DocumentFacts) else None


class _Pages(View):
    """`pages.sla`: true where that page is built; written out, a link to it."""

    __slots__ = ("_pages",)

    def __init__(self, outlines: Sequence[Outline]) -> None:
        self._pages = {outline.page for outline in outlines}

    def get(self, name: str) -> Any:
        return see(name) if name in self._pages else ""


class _Reasons(View):
    """`why_none["recipients"]`: why the company has none, where it says so; else empty."""

    __slots__ = ("_reasons",)

    def __init__(self, reasons: Mapping[str, str]) -> None:
        self._reasons = reasons

    def get(self, name: str) -> Any:
        reason = self._reasons.get(name)
        return escape(" ".join(reason.split())) if reason else ""
