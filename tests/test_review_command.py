"""What `legalsite review` refuses before anything is read or written: states, folders and targets that are none."""

from __future__ import annotations

import os
import socket
import stat
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.review.sides import base_without_facts
from generator.reviewreport.markdown import MARK
from tests.reviews import LANTERN, edited, reviewed
from tests.sites import commit, git

ADVERSE = {"due: 15 days": "due: 10 days", "period: 180 days": "period: 2 years", "credit: 10%": "credit: 5%"}


@pytest.mark.parametrize(("base", "head", "told"), [("", None, "BASE"), (" ", None, "BASE"), (".", "", "HEAD")])
def test_a_state_without_a_name_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, base: str, head: str | None, told: str
) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "lantern.yml").write_text(LANTERN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["review", base, *([] if head is None else [head])])
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"{told} is empty" in done.stderr
    assert "In CI, the variable that should hold it is not set." in done.stderr


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with two states, “base” and “head”."""
    reviewed(tmp_path, LANTERN, edited(LANTERN, ADVERSE))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["review", *words, "--on", "2026-11-27"])


@pytest.mark.parametrize("option", ["-o", "--docx"])
@pytest.mark.parametrize("odd", ["folder", "socket", "loop"])
def test_what_is_no_file_is_not_replaced(folders: Path, odd: str, option: str) -> None:
    path = folders / odd
    if odd == "folder":
        path.mkdir()
        (folders / "link").symlink_to(path)
        path = folders / "link"
    elif odd == "socket":
        monkey = socket.socket(socket.AF_UNIX)
        monkey.bind(odd)
        monkey.close()
    else:
        path.symlink_to(path)
    before = path.lstat()
    done = run("base", "head", option, str(path))
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    after = path.lstat()  # reading it may change when it was read last
    assert (after[:7], after.st_mtime_ns) == (before[:7], before.st_mtime_ns)


def test_a_word_file_does_not_replace_a_pipe(folders: Path) -> None:
    os.mkfifo("pipe")
    done = run("base", "head", "--docx", "pipe", "-o", "report.md")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "cannot write pipe: something else than a file stands there" in done.stderr
    assert stat.S_ISFIFO((folders / "pipe").lstat().st_mode)
    assert not (folders / "report.md").exists()


def test_a_report_goes_into_a_pipe(folders: Path) -> None:
    os.mkfifo("pipe")
    handle = os.open("pipe", os.O_RDWR | os.O_NONBLOCK)
    try:
        done = run("base", "head", "--format", "markdown", "-o", "pipe")
        told = os.read(handle, 100)
    finally:
        os.close(handle)
    assert (done.exit_code, told.startswith(MARK.encode())) == (1, True)
    assert stat.S_ISFIFO((folders / "pipe").lstat().st_mode)


@pytest.mark.parametrize("there", [True, False])
def test_a_word_file_is_written_through_a_link(folders: Path, there: bool) -> None:
    if there:
        (folders / "real.docx").write_bytes(b"old")
    (folders / "link.docx").symlink_to("real.docx")
    assert run("base", "head", "--docx", "link.docx").exit_code == 1
    assert (folders / "link.docx").is_symlink()
    assert zipfile.is_zipfile(folders / "real.docx")


@pytest.mark.parametrize("word", ["same.md", "./same.md", "link.md"])
def test_two_reports_do_not_share_a_file(folders: Path, word: str) -> None:
    (folders / "link.md").symlink_to("same.md")
    done = run("base", "head", "-o", "same.md", "--docx", word)
    assert (done.exit_code, "give each report a file of its own" in done.stderr) == (2, True)
    assert not (folders / "same.md").exists()


@pytest.mark.parametrize("words", [("-o", "none/r.md", "--docx", "r.docx"), ("-o", "r.md", "--docx", "none/r.docx")])
def test_a_missing_folder_is_told_before_anything_is_written(folders: Path, words: tuple[str, ...]) -> None:
    done = run("base", "head", *words)
    assert (done.exit_code, "there is no such folder" in done.stderr) == (2, True)
    assert sorted(path.name for path in folders.iterdir()) == ["base", "head"]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose root holds another file of YAML, as that of a site does."""
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, {"facts/lantern.yml": LANTERN, "mkdocs.yml": "site_name: Legal\n"}, "Begin")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("head", [(), ("HEAD",)])
@pytest.mark.parametrize("base", ["HEAD", "."])
def test_a_folder_that_is_nowhere_is_told_and_no_other_is_read(
    repository: Path, base: str, head: tuple[str, ...]
) -> None:
    done = run(base, *head, "--facts", "nofolder")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("legalsite: there is no fact file in “nofolder”, neither in ")
    assert "[B001 no-fact-files]" in done.stderr


def test_the_root_is_not_read_where_the_work_tree_lost_its_facts(repository: Path) -> None:
    (repository / "facts" / "lantern.yml").unlink()
    (repository / "facts").rmdir()
    done = run("HEAD")
    assert "mkdocs" not in done.output
    assert "company removed: lantern" in done.stdout


@pytest.mark.parametrize("states", [("HEAD",), ("HEAD", "HEAD"), (".", ".")])
def test_a_file_is_no_folder_of_facts(repository: Path, states: tuple[str, ...]) -> None:
    done = run(*states, "--facts", "facts/lantern.yml")
    assert done.exit_code == 2
    assert "“facts/lantern.yml” is a file in " in done.stderr
    assert "where a folder of fact files is expected" in done.stderr


def test_a_named_folder_may_hold_the_facts_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reviewed(tmp_path, LANTERN, edited(LANTERN, ADVERSE))
    monkeypatch.chdir(tmp_path)
    assert "3 changes of facts (3 adverse)" in run("base/facts", "head/facts").stdout.replace("\n", " ")
    assert run("base/facts", "head/facts", "--facts", "other").exit_code == 2


@pytest.mark.parametrize("words", [("gone",), ("HEAD", "--company", "lanturn"), ("HEAD", "--facts", "legal")])
def test_a_mistake_of_the_command_line_has_no_place_in_a_file(repository: Path, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.exit_code == 2
    assert done.stderr.startswith("legalsite: ")
    assert ":1:1" not in done.stderr


def test_a_base_without_any_facts_is_told() -> None:
    finding = base_without_facts("main (3f2a1c0b)", "facts", {}, {"lantern": ("facts/lantern.yml", "")})
    assert finding
    assert "there is no fact file in “facts” in main (3f2a1c0b), so that every company counts as new" in finding.message
    assert base_without_facts("main", "facts", {"a": 1}, {"a": 1, "b": 2}) is None
    assert base_without_facts("main", "facts", {}, {}) is None
