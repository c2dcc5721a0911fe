"""What tests share: the packed templates, companies built from them, and small templates of a test's own."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.load import Company, load_company, parse_company
from generator.findings import Finding
from generator.paths import packed
from generator.render.markdown import Page, render
from generator.tree import SourceFile

ROOT = Path(__file__).parent.parent
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # programs that tests start are compiled once, as installed ones are
COMPANIES = ("btrack", "example", "netcore", "roket", "utrack")


@pytest.fixture(scope="session")
def library() -> Library:
    """The packed templates."""
    return Library((packed("templates"),))


@pytest.fixture(scope="session")
def press(library: Library) -> Press:
    """Writes companies in Indian English."""
    return Press(library, "en-IN")


def load(name: str, library: Library) -> Company:
    """One of the companies of this repository."""
    company, problems = load_company(ROOT / "facts" / f"{name}.yml", f"facts/{name}.yml", library.vocabularies)
    assert company is not None, [str(p) for p in problems]
    return company


@pytest.fixture(scope="session")
def built(library: Library) -> dict[str, dict[str, Page]]:
    """Every page of every company of this repository: company -> page -> page."""
    found = {}
    for name in COMPANIES:
        company = load(name, library)
        documents = Press(library, company.locale).documents(company)
        found[name] = {document.page: render(document) for document in documents}
    return found


def parse(text: str, library: Library, name: str = "acme") -> tuple[Company | None, list[Finding]]:
    """A company from the text of a fact file."""
    return parse_company(name, SourceFile(f"facts/{name}.yml", textwrap.dedent(text)), library.vocabularies)


Writer = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, library: Library) -> Writer:
    """Writes one clause of a test's own for facts of a test's own, and gives its Markdown."""

    def writer(
        clause: str, facts: str = "", front: str = "title: A clause", others: dict[str, str] | None = None
    ) -> str:
        return render(documents(clause, facts, front, others)[0]).markdown.split("\n\n", 2)[2].strip()

    def documents(clause: str, facts: str, front: str, others: dict[str, str] | None) -> tuple[Document, ...]:
        clauses = tmp_path / "clauses" / "page"
        clauses.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages").mkdir(exist_ok=True)
        (clauses / "one.md").write_text(f"---\n{front}\n---\n{textwrap.dedent(clause)}", encoding="utf-8")
        for name, text in (others or {}).items():
            (clauses / f"{name}.md").write_text(text, encoding="utf-8")
        names = ", ".join(["one", *(others or {})])
        (tmp_path / "pages" / "page.yml").write_text(f"title: The page\nclauses: [{names}]\n", encoding="utf-8")
        own = Library((tmp_path,))
        own.__dict__["vocabularies"] = library.vocabularies
        own.__dict__["words"] = library.words
        company, problems = parse(facts or "status: draft", library)
        assert company is not None, [str(p) for p in problems]
        return Press(own, company.locale).documents(company)

    return writer


@pytest.fixture(scope="session")
def sites_of_versions(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """The repository, built as on the day before the switch and on that day."""
    from tests.released import AFTER, BEFORE, build, released

    made = released(tmp_path_factory.mktemp("versions"), library)
    build(made, BEFORE, "--strict", site="before")
    build(made, AFTER, "--strict", site="after")
    return made


@pytest.fixture
def copy_of_versions(sites_of_versions: Path, tmp_path: Path) -> Path:
    """Facts and archive of the same repository, to be changed."""
    for name in ("facts", "archive"):
        shutil.copytree(sites_of_versions / name, tmp_path / name)
    shutil.copy(sites_of_versions / "mkdocs.yml", tmp_path)
    return tmp_path
