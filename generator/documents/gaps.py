"""Facts that the pages of a published company need and its file does not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.documents.model import Document
from generator.facts.load import Company
from generator.findings import Finding, Severity


def missing_facts(company: Company, documents: Iterable[Document]) -> Iterator[Finding]:
    """An error for each such fact; none for a draft, whose pages show their gaps."""
    if company.draft:
        return
    wanted = {fact: (title, d.title) for d in documents for fact, title in d.gaps.items()}
    for fact, (title, page) in sorted(wanted.items()):
        message = f"{fact}: “{page}” needs {title}, which the file does not give"
        span = company.span(fact)
        yield Finding("F008", "missing-fact", Severity.ERROR, message, company.path, span, f"Add {fact}.", fact)
