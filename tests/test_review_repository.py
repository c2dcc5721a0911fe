"""A repository of fact files reviewed as its pull requests would be: ten branches, ten comments kept as golden files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.conftest import ROOT
from tests.reviews import LANTERN, Edits, dated, edited, note
from tests.sites import commit, git

GOLDEN = ROOT / "tests" / "golden" / "review"
FACTS = "facts/lantern.yml"
CLAUSE = "templates/clauses/terms/law.md"
REWORDED = "---\ntitle: Law and courts\nwhen: law\n---\nThe laws of {{ law.governing }} govern this contract.\n"
IN_TIME = {**dated("terms", "2026-12-27", "3.5"), **note("terms", "2026-12-27", "adverse")}

BRANCHES: dict[str, tuple[Edits, int]] = {
    "longer-notice": ({"notice: 15 days": "notice: 45 days"}, 1),
    "shorter-grace-in-time": ({"due: 15 days": "due: 10 days", **IN_TIME}, 0),
    "better-uptime-called-worse": (
        {
            "uptime: 99.9%": "uptime: 99.95%", "below: 99.9%": "below: 99.95%", **dated("sla", "2026-11-27", "1.2"),
            **dated("terms", "2026-11-27", "3.5"), **note("sla, terms", "2026-11-27", "adverse"),
        },
        1,
    ),
    "new-recipient": (
        {
            "sharing:": "  - {id: vega, name: Vega Analytics Inc., does: counting visits, country: US, "
            "address: '1 Pine St, Reno', data: [logs]}\nsharing:",
        },
        1,
    ),
    "kept-longer": ({"period: 180 days": "period: 2 years"}, 1),
    "false-date": (dated("privacy", "2026-06-01", "2.0"), 0),
    "another-order": ({"items: [name, email, phone]": "items: [email, phone, name]"}, 0),
    "new-officer": ({"Arjun Rao": "Divya Menon", "arjun.rao@": "divya.menon@"}, 1),
    "courts-moved": ({"courts: Bengaluru": "courts: Mumbai"}, 1),
    "reworded": ({}, 0),
}  # fmt: skip
"""Branch -> what it changes, and the exit code of its review."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A main branch with one company, ten branches that change it, and a main branch that went on since."""
    place = tmp_path_factory.mktemp("repository")
    git(place, "init", "--quiet", "--initial-branch", "main")
    commit(place, {FACTS: LANTERN}, "Begin")
    for branch, (edits, _) in BRANCHES.items():
        git(place, "checkout", "--quiet", "-b", branch, "main")
        files = {FACTS: edited(LANTERN, edits)} if edits else {CLAUSE: REWORDED}
        commit(place, files, branch)
    git(place, "checkout", "--quiet", "main")
    commit(place, {"facts/banyan.yml": LANTERN.replace("Lantern", "Banyan")}, "Add another company")
    return place


def _review(place: Path, monkeypatch: pytest.MonkeyPatch, *words: str) -> Result:
    monkeypatch.chdir(place)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return CliRunner().invoke(main, ["review", "--on", "2026-11-27", *words])


@pytest.mark.parametrize("branch", BRANCHES)
def test_each_branch_gets_its_comment(repository: Path, monkeypatch: pytest.MonkeyPatch, branch: str) -> None:
    done = _review(repository, monkeypatch, "main", branch, "--format", "markdown")
    comment = re.sub(r"\b[0-9a-f]{8}\b", "c0ffee00", done.stdout)
    golden = GOLDEN / f"{branch}.md"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(comment, encoding="utf-8")
    assert comment == golden.read_text(encoding="utf-8")
    assert done.exit_code == BRANCHES[branch][1], comment


def test_what_a_branch_allows_itself_is_read_in_its_comment(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "head" / "facts").mkdir(parents=True)
    waiver = "# legalsite: allow-file R002 R006 -- counsel asked for it\n"
    text = waiver + edited(LANTERN, {"notice: 15 days": "notice: 45 days"})
    (tmp_path / "head" / FACTS).write_text(text, encoding="utf-8")
    for form in ("markdown", "text", "json", "html"):
        done = _review(repository, monkeypatch, "main~1", str(tmp_path / "head"), "--format", form)
        assert "counsel asked for it" in done.stdout, form
        assert done.exit_code == 0


def test_a_branch_answers_for_its_own_changes_only(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    branch = json.loads(_review(repository, monkeypatch, "main", "longer-notice", "--format", "json").stdout)
    assert {change["company"] for change in branch["changes"]} == {"lantern"}
    exact = json.loads(_review(repository, monkeypatch, "main", "longer-notice", "--exact", "--format", "json").stdout)
    assert {(c["company"], c["kind"]) for c in exact["changes"]} == {
        ("banyan", "company removed"), ("lantern", "raised"),
    }  # fmt: skip


def test_the_work_tree_is_what_is_reviewed_where_no_head_is_named(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repository / FACTS
    try:
        path.write_text(edited(LANTERN, {"uptime: 99.9%": "uptime: 99.5%"}), encoding="utf-8", newline="\r\n")
        data = json.loads(_review(repository, monkeypatch, "main", "--format", "json").stdout)
    finally:
        path.write_text(LANTERN, encoding="utf-8")
    (change,) = data["changes"]
    assert (change["fact"], change["kind"], change["old"], change["new"]) == ("sla.uptime", "lowered", "99.9%", "99.5%")
    assert change["materiality"] == "adverse"
    sentence = {"page": "sla", "anchor": "uptime"}
    assert any(sentence.items() <= place.items() for place in change["sentences"])
    assert data["earliest_effective_date"] == "2027-01-26"


def test_a_folder_below_the_top_of_a_repository(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, {f"sites/legal/{FACTS}": LANTERN}, "Begin")
    commit(tmp_path, {f"sites/legal/{FACTS}": edited(LANTERN, {"due: 15 days": "due: 10 days"})}, "Shorten")
    data = json.loads(_review(tmp_path / "sites" / "legal", monkeypatch, "HEAD~1", "HEAD", "--format", "json").stdout)
    assert [change["fact"] for change in data["changes"]] == ["billing.due"]


def test_a_shallow_clone_says_how_to_mend_itself(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", "--branch", "longer-notice", f"file://{repository}", "clone")
    done = _review(tmp_path / "clone", monkeypatch, "HEAD~1")
    assert done.exit_code == 2
    assert "shallow clone" in done.stderr
    assert "fetch-depth: 0" in done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nothing",), "“nothing” is neither a folder nor a revision of this repository"),
        (("--", "--output=x"), "neither a folder nor a revision"),
        (("main", "--company", "lanturn"), "Did you mean “lantern”?"),
        (("main", "--facts", "legal"), "there is no fact file in “legal”"),
    ],
)
def test_what_cannot_be_reviewed_is_said_in_a_sentence(
    repository: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    done = _review(repository, monkeypatch, *words)
    assert (done.exit_code, told in done.stderr) == (2, True), done.output


def test_outside_a_repository_two_folders_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _review(tmp_path, monkeypatch, "main")
    assert done.exit_code == 2
    assert "lies in no git repository" in done.stderr


def test_annotations_and_the_summary_of_a_job(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    words = ["review", "main", "longer-notice", "--on", "2026-11-27", "--format", "github"]
    done = CliRunner().invoke(main, words)
    assert done.stdout.startswith("::error title=R002 version-not-moved,file=facts/lantern.yml,line=")
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("<!-- legalsite review -->")
    _, _, told = done.stdout.partition("\n::stop-commands::")
    token, *_, last = told.splitlines()
    assert last == f"::{token}::"


def test_the_page_of_a_review_asks_nothing_of_any_server(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = _review(repository, monkeypatch, "main", "longer-notice", "--format", "html", "-o", str(tmp_path / "r.html"))
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (1, "")
    assert re.search(r"<del>(?:<[^>]*>[^<]*</[^>]*>)?15", page)
    assert re.search(r"<ins>(?:<[^>]*>[^<]*</[^>]*>)?45", page)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//(?!www\.lanterncloud\.in)|@import|url\(""", page)


def test_no_fact_becomes_markup_in_a_comment(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = "<img src=x onerror=alert(1)> @everyone #12 [x](javascript:alert(1)) | `a` **b** <!-- -->"
    (tmp_path / "head" / "facts").mkdir(parents=True)
    text = edited(LANTERN, {"courts: Bengaluru": f"courts: {json.dumps(hostile)}"})
    (tmp_path / "head" / FACTS).write_text(text, encoding="utf-8")
    comment = _review(repository, monkeypatch, "main", str(tmp_path / "head"), "--format", "markdown").stdout
    for sign in ("<img", "@everyone", " #12", "[x](", "| `a`", "<!-- -->"):
        assert sign not in comment, sign
