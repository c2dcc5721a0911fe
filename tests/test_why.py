"""“Why this is here”: provisions behind sections, the laws' pages, and the documentation made of them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.clauses.library import Library
from generator.cli import main
from generator.documents.answers import answers
from generator.documents.build import Press
from generator.laws.matrix import binding, matrix
from generator.laws.store import catalogue
from generator.render.why import with_reasons
from tests.conftest import ROOT, load
from tests.sites import repository, run, tree

BOX = re.compile(r'<details class="why">.*?</details>\n', re.DOTALL)
LINK = re.compile(r'<a href="\.\./\.\./(laws/[a-z-]+/)#([\w.-]+)">')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of a published company and a draft."""
    folder = repository(tmp_path_factory.mktemp("why"), "example", "btrack")
    run(folder, "mkdocs", "build", "--strict", "-q")
    return folder / "site"


def _page(site: Path, name: str) -> str:
    return (site / name / "index.html").read_text(encoding="utf-8")


def test_a_section_ends_in_the_provisions_that_it_answers(site: Path) -> None:
    text = _page(site, "example/grievance")
    officer = text[text.index('<h2 id="officer">') :]
    officer = officer[: officer.index("<h2", 4)]
    assert officer.endswith("</details>\n")
    box = BOX.findall(officer)
    assert len(box) == 1
    assert "<summary>Why this is here</summary>" in box[0]
    assert '<a href="../../laws/in-itr/#IN-ITR-3.2.a">IT Rules 2021, r.3(2)(a)</a>: Grievance Officer' in box[0]


def test_every_link_leads_to_a_duty_on_its_law_s_page(site: Path) -> None:
    found = {link for page in (site / "example").rglob("index.html") for link in LINK.findall(page.read_text("utf-8"))}
    assert len(found) > 100
    assert [(law, name) for law, name in found if f'<h2 id="{name}">' not in _page(site, law)] == []


def test_only_what_binds_the_company_is_listed(site: Path, library: Library) -> None:
    laws = catalogue()
    for name in ("example", "btrack"):
        company = load(name, library)
        said = answers(Press(library, company.locale).documents(company))
        wanted = {row.provision.id for row in matrix(company, laws, laws.read, None) if row.applies.holds} & set(said)
        assert binding(company, laws, laws.read, said) == wanted
        listed = {p for page in (site / name).rglob("*.html") for _, p in LINK.findall(page.read_text("utf-8"))}
        index = set(re.findall(r'href="\.\./laws/[a-z-]+/#([\w.-]+)"', _page(site, name)))
        assert listed | index == wanted
        assert wanted < set(said)


def test_what_was_repealed_by_the_day_is_not_listed(library: Library) -> None:
    company, laws = load("example", library), catalogue()
    asked = {"IN-SPDI-5.9", "IN-ITR-3.2.a"}
    assert binding(company, laws, date(2027, 5, 12), asked) == asked
    assert binding(company, laws, date(2027, 5, 13), asked) == {"IN-ITR-3.2.a"}


def test_a_law_s_page_says_what_each_version_rests_on(site: Path) -> None:
    text = re.sub(r"<[^>]*>", " ", _page(site, "laws/in-itr"))
    for words in ("G.S.R. 139(E)", "Read:", "2026-11-22", "not legal advice", "from 2021-02-25, until 2026-02-20",
                  "at most 3 months", "background knowledge", "Must, publish:"):  # fmt: skip
        assert words in text
    assert not (site / "laws" / "br-lgpd").exists(), "no page of this site names it"


def test_laws_stand_in_the_sitemap_and_in_no_navigation_and_no_search(site: Path, tmp_path: Path) -> None:
    assert "/laws/in-itr/" in (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "../laws/" not in BOX.sub("", _page(site, "example/terms"))
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    assert [e for e in entries if e["location"].startswith("laws/") or "Why this" in e["text"]] == []
    drafts = repository(tmp_path / "r", "btrack")
    run(drafts, "mkdocs", "build", "--strict", "-q")
    assert (drafts / "site" / "laws" / "in-spdi" / "index.html").is_file()
    assert "/laws/" not in (drafts / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_off_by_an_option_changes_nothing_else(site: Path, tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example", "btrack")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "      provisions: false\n", encoding="utf-8")
    run(folder, "mkdocs", "build", "--strict", "-q")
    on, off = tree(site), tree(folder / "site")
    assert {name for name in on if not name.startswith("laws/")} == off.keys()
    pages = [name for name in off if name.endswith(".html")]
    assert [name for name in pages if BOX.sub("", on[name].decode()) != off[name].decode()] == []


def test_addresses_without_folders_work_too(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    config = folder / "mkdocs.yml"
    config.write_text("use_directory_urls: false\n" + config.read_text(encoding="utf-8"), encoding="utf-8")
    run(folder, "mkdocs", "build", "--strict", "-q")
    assert 'href="../laws/in-itr.html#IN-ITR-3.2.a"' in (folder / "site/example/grievance.html").read_text("utf-8")
    assert (folder / "site" / "laws" / "in-itr.html").is_file()


def test_a_broken_law_stops_the_build_in_a_sentence(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    (folder / "laws").mkdir()
    (folder / "laws" / "own.yml").write_text("id: OWN\ntitel: Ours\n", encoding="utf-8")
    done = run(folder, "mkdocs", "build", check=False)
    assert done.returncode != 0
    assert "laws/own.yml:2:1" in done.stderr
    assert "Traceback" not in done.stderr


def test_boxes_stand_behind_their_own_section() -> None:
    html = '<h1>T</h1>\n<h2 id="a">A</h2>\n<p>a</p>\n<h2 id="b">B</h2>\n<p>b</p>\n'
    assert with_reasons(html, {"a": "[A]", "": "[page]"}) == html.replace("<p>a</p>\n", "<p>a</p>\n[A]") + "[page]"
    assert with_reasons(html, {"b": "[B]"}) == html + "[B]"
    assert with_reasons(html, {}) == html


def test_the_documentation_of_the_laws_is_that_of_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(main, ["laws", "example", "--docs", str(tmp_path)])
    assert done.exit_code == 0, done.output
    assert tree(tmp_path) == tree(ROOT / "docs" / "laws")
    assert CliRunner().invoke(main, ["laws", "--docs", str(tmp_path)]).exit_code == 2, "which company?"
