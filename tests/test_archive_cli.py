"""`legalsite release`, `archive verify`, `archive list` and `at` as users run them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.lint.told_archive import ARCHIVE
from tests.archives import EXAMPLE, next_sla, replaced
from tests.conftest import ROOT
from tests.sites import tree

ON = ("--on", "2026-11-02")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    facts()
    return tmp_path


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the first versions are released, and the next one of the service level agreement."""
    folder = tmp_path_factory.mktemp("frozen")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        facts()
        assert run("release", "example", *ON).exit_code == 0
        facts(*next_sla())
        assert run("release", "example", "--on", "2027-01-04", "--page", "sla").exit_code == 0
    return folder


@pytest.fixture
def released(work: Path, frozen: Path) -> Path:
    """A copy of `frozen` to work in."""
    shutil.copytree(frozen, work, dirs_exist_ok=True)
    return work


def facts(*changes: tuple[str, str]) -> None:
    Path("facts").mkdir(exist_ok=True)
    Path("facts/example.yml").write_text(replaced(EXAMPLE, *changes), encoding="utf-8")


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(main, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def test_a_release_says_what_it_froze_and_what_follows(work: Path) -> None:
    dry = run("release", "example", *ON, "--dry-run", "--page", "sla", "--page", "dpdp-notice")
    assert (dry.exit_code, Path("archive").exists()) == (0, False)
    assert dry.stdout.startswith(
        "Would release 2 versions of example:\n  dpdp_notice 1.0, in force from 2026-12-01 (first"
    )
    assert "Next" not in dry.stdout
    done = run("release", "example", *ON)
    assert done.exit_code == 0
    assert done.stdout.startswith("Released 10 versions of example:\n")
    assert done.stdout.endswith("Next: commit the folder archive/example.\n")
    before = tree(work)
    again = run("release", "example", *ON)
    assert (again.exit_code, tree(work)) == (0, before)
    assert again.stdout == "Nothing to release: the text of every page of example is that of its last version.\n"


def test_the_same_release_gives_the_same_bytes(work: Path) -> None:
    assert run("release", "example", *ON, "--archive", "one").exit_code == 0
    assert run("release", "example", *ON, "--archive", "two").exit_code == 0
    assert tree(work / "one") == tree(work / "two")


def test_a_release_as_json(work: Path) -> None:
    done = json.loads(run("release", "example", *ON, "--format", "json", "--page", "sla").stdout)
    assert (done["version"], done["company"], done["on"], done["written"]) == (1, "example", "2026-11-02", True)
    (entry,) = done["released"]
    ledger = json.loads(Path("archive/example/ledger.jsonl").read_text(encoding="utf-8"))
    assert entry == {**ledger, "notice_by": None}
    facts(*next_sla(version="2.0"))
    refused = run("release", "example", *ON, "--format", "json", "--page", "sla")
    data = json.loads(refused.stdout)
    assert (refused.exit_code, data["written"], data["released"]) == (1, False, [])
    assert "legalsite: 1 problem; nothing was released\n" in refused.stderr
    assert [f["rule"] for f in data["findings"]] == ["A004"]


def test_everything_that_a_lint_finds_and_a_release_refuses_is_told_at_once(work: Path) -> None:
    assert run("release", "example", *ON).exit_code == 0
    before = tree(work / "archive")
    facts(*next_sla(version="2.0")[:2], ("  resolve: 7 days #", "  resolve: 8 days #"))
    done = run("release", "example", "--on", "2027-01-04", "--page", "sla")
    assert (done.exit_code, tree(work / "archive")) == (1, before)
    assert re.findall(r"error: .*\[(\w+) ", done.stderr).count("A004") == 1
    assert {"A004", "A007", "L103"} <= set(re.findall(r"\[(\w\d+) ", done.stderr))
    assert re.search(r"legalsite: [2-9] problems; nothing was released$", done.stderr.strip())
    assert done.stdout == ""
    Path("facts/example.yml").write_text("status: live\nbiling: {}\n", encoding="utf-8")
    broken = run("release", "example", *ON)
    assert (broken.exit_code, broken.stderr.count("facts/example.yml:")) == (1, 2)


def test_waivers_of_the_configuration_hold_and_a_baseline_does_not(work: Path) -> None:
    facts(("  resolve: 7 days #", "  resolve: 8 days #"))
    assert "[L103 " in run("release", "example", *ON).stderr
    Path("legalsite.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert run("lint", *ON, "--write-baseline").exit_code == 0
    assert run("lint", *ON).exit_code == 0
    assert run("release", "example", *ON).exit_code == 1
    Path("legalsite.toml").write_text('ignore = ["L103", "C"]\n', encoding="utf-8")
    assert run("release", "example", *ON).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("release", "exmaple"), "Did you mean “example”?"),
        (("release", "ex*"), "a release is of one company; name one of example"),
        (("release", "example", "--page", "privcy"), "example has no page “privcy”; did you mean “privacy”?"),
        (("release", "example", "--page", "index"), "the index of example has no text of its own to release"),
        (("release", "example", "--page", "zzz"), "no page “zzz”; there are privacy, dpdp_notice"),
        (("release", "example", "--facts", "nowhere"), "there is no folder “nowhere”"),
        (("release", "example", "--on", "soon"), "expected a day such as 2026-12-01"),
        (("archive", "verify", "--archive", "nowhere"), "there is no archive in “nowhere”"),
        (("archive", "list", "--archive", "facts/example.yml"), "is a file"),
        (("archive", "verify", "exmaple"), "has no company “exmaple”; did you mean “example”?"),
        (("at", "exmaple", "sla", "2027-01-01"), "did you mean “example”?"),
        (("at", "example", "slaa", "2027-01-01"), "example has no page “slaa”; did you mean “sla”?"),
        (("at", "../example", "sla", "2027-01-01"), "has no company “../example”"),
    ],
)
def test_what_cannot_be_run_is_said_clearly(released: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr


def test_a_folder_that_cannot_be_written_is_told(work: Path) -> None:
    Path("archive").mkdir()
    Path("archive/example").write_text("in the way", encoding="utf-8")
    done = run("release", "example", *ON)
    assert done.exit_code == 2
    assert "cannot write" in done.stderr
    assert "the archive is as it was before" in done.stderr


def test_a_proof_in_words_and_as_data(released: Path) -> None:
    done = run("archive", "verify")
    head = re.fullmatch(
        r"example: 11 entries proven; the last one has the digest (sha256:[0-9a-f]{64}).\n", done.stdout
    )
    assert (done.exit_code, bool(head)) == (0, True)
    assert head is not None
    assert run("archive", "verify", "example", "--head", head[1]).exit_code == 0
    assert run("archive", "verify", "--head", head[1].removeprefix("sha256:")).exit_code == 0
    data = json.loads(run("archive", "verify", "--format", "json").stdout)
    assert (data["version"], data["sound"]) == (1, True)
    assert data["companies"] == [
        {"company": "example", "entries": 11, "proven": 11, "head": head[1], "first_broken": None, "broken": [],
         "left_over": []}
    ]  # fmt: skip


def test_the_first_broken_entry_and_what_is_proven_before_it(released: Path) -> None:
    path = released / "archive" / "example" / "terms" / "4.0.md"
    path.write_text(path.read_text("utf-8").replace("10 days", "11 days"), "utf-8")
    (released / "archive" / "example" / "aup" / "2.0.md").unlink()
    done = run("archive", "verify")
    assert done.exit_code == 1
    first, where, also, other = done.stdout.splitlines()
    assert first == "example: entry 3 (terms 4.0) is broken; 2 entries before it are proven."
    assert where.startswith("  archive/example/terms/4.0.md:1:1: error: The text is not the one that was released")
    assert "Most likely the file was edited after its release" in where
    assert also == "  Also:"
    assert "archive/example/aup/2.0.md" in other
    data = json.loads(run("archive", "verify", "--format", "json").stdout)
    (company,) = data["companies"]
    assert (data["sound"], company["proven"], company["first_broken"]["entry"]) == (False, 2, 3)
    assert company["first_broken"] == company["broken"][0]
    assert run("release", "example", "--on", "2027-01-05").exit_code == 1
    assert run("at", "example", "terms", "2027-01-05").exit_code == 1
    assert run("at", "example", "privacy", "2027-01-05").exit_code == 0


def test_a_cut_end_is_told_as_that(released: Path) -> None:
    path = released / "archive" / "example" / "ledger.jsonl"
    whole = json.loads(run("archive", "verify", "--format", "json").stdout)["companies"][0]["head"]
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")
    assert run("archive", "verify").exit_code == 0
    done = run("archive", "verify", "--head", whole)
    assert done.exit_code == 1
    assert done.stdout.startswith("example: the end of the ledger is broken; 10 entries before it are proven.\n")


def test_a_lost_ledger_is_no_proof_of_nothing(released: Path) -> None:
    (released / "archive" / "example" / "ledger.jsonl").unlink()
    done = run("archive", "verify")
    first, second = done.stdout.splitlines()
    assert (done.exit_code, first) == (1, "example: nothing is proven.")
    assert "The ledger is gone" in second
    assert "Take the ledger back from version control" in second
    assert json.loads(run("archive", "verify", "--format", "json").stdout)["sound"] is False
    before = tree(released / "archive")
    at, again = ("at", "example", "sla", "2027-01-05"), ("release", "example", "--on", "2027-01-05")
    for command in (("archive", "list"), at, again):
        refused = run(*command)
        assert (refused.exit_code, "[A109 ledger-gone]" in refused.stderr) == (1, True)
    assert tree(released / "archive") == before


def test_the_list_says_what_is_in_force(released: Path) -> None:
    text = run("archive", "list", "--on", "2027-01-10").stdout
    assert (
        "    2.0      from 2026-12-01 until 2027-01-31, in force (first version)  archive/example/sla/2.0.md\n" in text
    )
    assert "    3.0      from 2027-02-01, coming (cosmetic)  archive/example/sla/3.0.md\n" in text
    data = json.loads(run("archive", "list", "example", "--on", "2027-02-01", "--format", "json").stdout)
    states = {v["version"]: (v["state"], v["until"]) for v in data["companies"][0]["versions"] if v["page"] == "sla"}
    assert (data["version"], states) == (1, {"2.0": ("past", "2027-01-31"), "3.0": ("in force", None)})


def test_the_list_calls_no_text_in_force_that_is_not_the_released_one(released: Path) -> None:
    folder = released / "archive" / "example"
    (folder / "sla" / "2.0.md").unlink()
    (folder / "aup" / "2.0.md").write_text("another text", encoding="utf-8")
    done = run("archive", "list", "--on", "2027-01-10")
    assert done.exit_code == 1
    unproven = re.findall(r"unproven: run “legalsite archive verify” .*  archive/example/(.*)", done.stdout)
    assert sorted(unproven) == ["aup/2.0.md", "sla/2.0.md"]
    assert done.stderr.count("[A104 ") == 2
    data = json.loads(run("archive", "list", "--on", "2027-01-10", "--format", "json").stdout)
    states = {v["file"]: v["state"] for v in data["companies"][0]["versions"]}
    assert (states["sla/2.0.md"], states["sla/3.0.md"]) == ("unproven", "coming")
    assert sorted(states.values()).count("in force") == 8


@pytest.mark.parametrize(("day", "version"), [("2026-12-01", "2.0"), ("2027-01-31", "2.0"), ("2027-02-01", "3.0")])
def test_the_text_in_force_on_a_day(released: Path, day: str, version: str) -> None:
    path = released / "archive" / "example" / "sla" / f"{version}.md"
    assert run("at", "example", "sla", day).stdout == path.read_text(encoding="utf-8")
    data = json.loads(run("at", "example", "SLA".lower(), day, "--format", "json").stdout)
    assert (data["version"], data["entry"]["version"], data["entry"]["state"]) == (1, version, "in force")
    assert data["markdown"] == path.read_text(encoding="utf-8")


def test_the_text_in_force_as_words_and_as_a_page(released: Path) -> None:
    text = run("at", "example", "sla", "2027-02-01", "--format", "text").stdout
    assert text.startswith("Service level agreement\n\n")
    assert "We measure.\n" in text
    assert not re.search(r"<\w|&\w+;|\{#|\]\(|\*\*|^---", text, re.MULTILINE)
    assert " | " in text
    page = run("at", "example", "sla", "2027-02-01", "--format", "html").stdout
    assert page.startswith('<!doctype html>\n<html lang="en-IN">\n')
    assert "<title>Service level agreement</title>" in page
    assert re.search(r'href="terms.html#[\w-]+"', page)
    assert "noindex" not in page


def test_before_the_first_version_there_is_none(released: Path) -> None:
    done = run("at", "example", "sla", "2026-11-30")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "legalsite: no version of sla of example was in force on 2026-11-30; "
        "the first version, 2.0, is in force from 2026-12-01\n"
    )


def test_every_rule_of_the_archive_is_told_somewhere_and_explained() -> None:
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "generator" / "archive").glob("*.py"))
    assert set(re.findall(r'"(A\d{3})"', sources)) == {rule.code for rule in ARCHIVE}
    assert "later effective date" in " ".join(run("explain", "A004").stdout.split())
