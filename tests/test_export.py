"""`legalsite render` and `legalsite check-site`: plain files for any site generator, and the check of a built site."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from generator import export
from generator.clauses.library import Library
from generator.project import Settings, Workshop
from tests.sites import repository, run, tree


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("export"), "example", "utrack")


def test_markdown_has_front_matter_that_other_generators_read(folder: Path) -> None:
    run(folder, "legalsite", "render", "--drafts", "-o", "md")
    text = (folder / "md" / "example" / "privacy.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert set(front) >= {"title", "slug", "locale", "effective_date", "version"}
    assert front["effective_date"] == "2026-12-01"
    assert not re.search(r"[\ue000-\ue00f]", text)


def test_html_stands_on_its_own(folder: Path) -> None:
    run(folder, "legalsite", "render", "--drafts", "--format", "html", "-o", "html")
    draft = (folder / "html" / "utrack" / "privacy.html").read_text(encoding="utf-8")
    assert '<html lang="en-US">' in draft
    assert 'content="noindex"' in draft
    for target in re.findall(r'href="([^"#:]+)["#]', draft):
        assert (folder / "html" / "utrack" / target).is_file(), target


def test_json_says_where_each_fact_stands(folder: Path) -> None:
    run(folder, "legalsite", "render", "--format", "json", "-o", "json")
    page = json.loads((folder / "json" / "example" / "terms.json").read_text(encoding="utf-8"))
    found = {s["fact"]: page["markdown"][s["start"] : s["end"]] for s in page["spots"]}
    assert found["company.legal_name"] == "Nimbus Harbour Hosting Private Limited"


def test_rendering_again_changes_nothing_and_removes_what_is_gone(folder: Path) -> None:
    run(folder, "legalsite", "render", "--drafts", "-o", "again")
    before = tree(folder / "again")
    (folder / "again" / "mine.txt").write_text("mine", encoding="utf-8")
    done = run(folder, "legalsite", "render", "--drafts", "-o", "again")
    assert ", 0 changed," in done.stderr
    run(folder, "legalsite", "render", "-o", "again")
    after = tree(folder / "again")
    assert "utrack/privacy.md" in before
    assert "utrack/privacy.md" not in after
    assert "mine.txt" in after


def test_an_error_writes_nothing(tmp_path: Path) -> None:
    own = repository(tmp_path / "r", "example", "utrack")
    (own / "facts" / "bad.yml").write_text("status: live\nbiling: {}\n", encoding="utf-8")
    done = run(own, "legalsite", "render", "-o", "out", check=False)
    assert done.returncode == 1
    assert done.stderr.count("facts/bad.yml:") == 2
    assert not (own / "out").exists()


def test_one_company_of_many(folder: Path) -> None:
    run(folder, "legalsite", "render", "--company", "ex*", "-o", "some")
    assert (folder / "some" / "example").is_dir()
    done = run(folder, "legalsite", "render", "--company", "exampel", "-o", "some", check=False)
    assert done.returncode == 2
    assert "Did you mean “example”?" in done.stderr


def test_output_that_cannot_be_written_is_told(folder: Path) -> None:
    (folder / "file").write_text("", encoding="utf-8")
    done = run(folder, "legalsite", "render", "-o", "file/below", check=False)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_site_names_what_is_not_there(folder: Path, tmp_path: Path, library: Library) -> None:
    made, _ = Workshop().build(Settings(folder / "facts", companies=("example",)))
    site = tmp_path / "site"
    for name, text in export.files(made, "html", "Legal", library).items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert list(export.check_site(site, made)) == []
    (site / "example" / "sla.html").unlink()
    terms = site / "example" / "terms.html"
    text = terms.read_text(encoding="utf-8").replace('id="termination"', "").replace("10 days", "11 days")
    terms.write_text(text, encoding="utf-8")
    found = [f.message for f in export.check_site(site, made)]
    assert "the site has no page “example/sla/” (Service level agreement)" in found
    assert any("no section “Ending the service" in m or "(#termination)" in m for m in found)
    assert any("does not show the fact terms.termination.notice (“10 days”)" in m for m in found)


def test_check_site_without_a_site(folder: Path) -> None:
    done = run(folder, "legalsite", "check-site", "nowhere", check=False)
    assert done.returncode == 2
    assert "there is no folder “nowhere”" in done.stderr
