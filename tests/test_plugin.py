"""What MkDocs builds from fact files, and what it does not."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path

import pytest

from generator.clauses.library import Library
from generator.render.markdown import Page
from tests.conftest import load
from tests.sites import repository, run, tree


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of a published company and a draft."""
    folder = repository(tmp_path_factory.mktemp("site"), "example", "btrack")
    run(folder, "mkdocs", "build", "--strict", "-q")
    return folder


def _page(site: Path, name: str) -> str:
    return (site / "site" / name / "index.html").read_text(encoding="utf-8")


def test_every_page_is_there_and_every_fact_is_on_it(site: Path) -> None:
    done = run(site, "legalsite", "check-site", "--drafts", "site")
    assert re.search(r"All \d\d expected pages of 2 companies are there", done.stderr)


def test_facts_are_marked_in_the_html(site: Path) -> None:
    assert '<span class="fact" data-fact="terms.termination.notice">' in _page(site, "example/terms")
    assert '<mark class="gap" data-fact="grievance.officer.email">' in _page(site, "btrack/grievance")


def test_published_pages_have_no_gap(site: Path) -> None:
    for name, data in tree(site / "site" / "example").items():
        if name.endswith(".html"):
            text = data.decode()
            assert 'class="gap"' not in text
            assert not re.search(
                r"\bNone\b(?=[.,<])|\{\{|\{%|not yet given", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
            )


def test_drafts_keep_search_engines_away_and_stand_in_no_sitemap(site: Path) -> None:
    assert re.search(r'<meta name="robots" content="noindex', _page(site, "btrack/privacy"))
    assert not re.search(r'<meta name="robots" content="noindex', _page(site, "example/privacy"))
    sitemap = (site / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "/example/privacy/" in sitemap
    assert "/btrack/" not in sitemap
    assert gzip.decompress((site / "site" / "sitemap.xml.gz").read_bytes()).decode() == sitemap


def test_the_page_says_that_it_was_not_published_by_the_company(site: Path) -> None:
    text = re.sub(r"<[^>]*>", "", _page(site, "btrack/privacy"))
    assert "not published by BTRACK India Private Limited" in " ".join(text.split())


def test_edit_links_lead_to_the_fact_file(site: Path) -> None:
    assert "https://git.nimbusharbour.example/legal/edit/main/facts/example.yml" in _page(site, "example/privacy")


def test_search_and_404_work(site: Path) -> None:
    index = json.loads((site / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert any(entry["location"].startswith("example/privacy/#") for entry in index["docs"])
    assert (site / "site" / "404.html").is_file()
    assert not list((site / "site").rglob("*.yml")), "fact files are not published"


def test_the_sidecar_maps_sections_to_facts_clauses_and_provisions(site: Path) -> None:
    data = json.loads((site / "site" / "example" / "facts.json").read_text(encoding="utf-8"))
    section = data["pages"]["terms"]["sections"]["termination"]
    assert "terms.termination.notice" in section["facts"]
    assert section["clause"] == "templates/clauses/terms/termination.md"
    assert section["provisions"]


def test_navigation_holds_one_company_only(site: Path) -> None:
    text = _page(site, "example/privacy")
    nav = text[text.index("md-sidebar--primary") :]
    nav = nav[: nav.index("md-sidebar--secondary")]
    assert "../terms/" in nav
    assert "btrack" not in nav


def test_two_builds_are_byte_identical_also_on_another_day_and_in_another_folder(site: Path, tmp_path: Path) -> None:
    other = repository(tmp_path / "elsewhere", "example", "btrack")
    run(other, "mkdocs", "build", "--strict", "-q", SOURCE_DATE_EPOCH="1900000000")
    one, two = tree(site / "site"), tree(other / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_drafts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example", "btrack", drafts=False)
    run(folder, "mkdocs", "build", "--strict", "-q")
    assert (folder / "site" / "example" / "privacy" / "index.html").is_file()
    assert not (folder / "site" / "btrack").exists()


def test_an_error_stops_the_build_and_the_old_site_stays(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    run(folder, "mkdocs", "build", "-q")
    before = tree(folder / "site")
    facts = folder / "facts" / "example.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(
        re.sub(r"(?m)^(  officer:\n(?:.*\n)*?    email:).*$", r"\1", text, count=1) + "\nbiling: {}\n", encoding="utf-8"
    )
    done = run(folder, "mkdocs", "build", check=False)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "nothing was built" in done.stderr
    assert re.search(
        r"facts/example\.yml:\d+:\d+: error: biling: there is no fact “biling” here.*Did you mean “billing”\?",
        done.stderr,
    )
    assert tree(folder / "site") == before


def test_a_published_gap_stops_the_build(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    facts = folder / "facts" / "example.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(re.sub(r"(?m)^ +email: grievance@.*\n", "", text, count=1), encoding="utf-8")
    done = run(folder, "mkdocs", "build", check=False)
    assert done.returncode != 0
    assert re.search(
        r"example\.yml:\d+:\d+: error: grievance\.officer\.email: “.*” needs Grievance Officer's e-mail", done.stderr
    )


def test_a_folder_without_facts_says_what_to_do(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r")
    done = run(folder, "mkdocs", "build", check=False)
    assert done.returncode != 0
    assert "legalsite new my-company" in done.stderr
    assert "Traceback" not in done.stderr


def test_own_clauses_win(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    own = folder / "templates" / "clauses" / "terms"
    own.mkdir(parents=True)
    (own / "ip.md").write_text("---\ntitle: What belongs to us\n---\nOur own words.\n", encoding="utf-8")
    run(folder, "mkdocs", "build", "-q")
    assert "Our own words." in _page(folder, "example/terms")


def test_a_page_of_the_same_path_in_the_docs_folder_wins(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    (folder / "facts" / "example").mkdir()
    (folder / "facts" / "example" / "sla.md").write_text("# Our own page\n", encoding="utf-8")
    run(folder, "mkdocs", "build", "-q")
    assert "Our own page" in _page(folder, "example/sla")


def test_a_plain_configuration_is_enough(tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example")
    (folder / "mkdocs.yml").write_text("site_name: Legal\ndocs_dir: facts\nplugins: [legalsite]\n", encoding="utf-8")
    run(folder, "mkdocs", "build", "-q")
    text = _page(folder, "example/privacy")
    assert "md-search" in text
    assert "fonts.googleapis" not in text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("{facts: nowhere}", "there is no folder “nowhere”"),
        ("{companies: [exampel]}", "Did you mean “example”?"),
        ("{on: soon}", "“on” is “soon”, but expected a day such as 2026-12-01"),
        ("{draft: true}", "Unrecognised configuration name: draft"),
    ],
)
def test_wrong_options_are_told(tmp_path: Path, options: str, message: str) -> None:
    folder = repository(tmp_path / "r", "example")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8").split("plugins:")[0]
    (folder / "mkdocs.yml").write_text(config + f"plugins: [{{legalsite: {options}}}]\n", encoding="utf-8")
    done = run(folder, "mkdocs", "build", "--strict", check=False)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_properdocs_builds_the_same_site(site: Path, tmp_path: Path) -> None:
    folder = repository(tmp_path / "r", "example", "btrack")
    run(folder, "properdocs", "build", "-q", "-f", "mkdocs.yml")

    def bare(data: bytes) -> bytes:
        return re.sub(rb'<meta name="generator"[^>]*>', b"", data)

    one, two = tree(site / "site"), tree(folder / "site")
    assert one.keys() == two.keys()
    assert [n for n in one if bare(one[n]) != bare(two[n])] == []


def test_a_rebuild_after_one_edit_writes_only_that_company_out_again(tmp_path: Path, library: Library) -> None:
    from generator.project import Settings, Workshop

    folder = repository(tmp_path / "r", "example", "btrack")
    workshop = Workshop()
    settings = Settings(folder / "facts", drafts=True)
    first, _ = workshop.build(settings)
    path = folder / "facts" / "btrack.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("99.95%", "99.9%"), encoding="utf-8")
    second, _ = workshop.build(settings)
    assert second[1].pages is first[1].pages
    assert second[0].pages is not first[0].pages
    assert "99.9%" in next(p.markdown for p in second[0].pages if p.document.page == "sla")


def test_rendered_markdown_is_what_the_plugin_hands_over(
    tmp_path: Path, built: dict[str, dict[str, Page]], library: Library
) -> None:
    folder = repository(tmp_path / "r", "example")
    run(folder, "legalsite", "render", "-o", "out")
    for page in built["example"].values():
        assert (folder / "out" / page.path).read_text(encoding="utf-8") == page.markdown
    assert load("example", library).id in (folder / "out" / "nav.yml").read_text(encoding="utf-8")
    shutil.rmtree(folder / "out")
