"""Of releases at the same time each is written whole or told to come again; none is lost, and none breaks the archive."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.archive import lock
from generator.archive.lock import LOCK, BusyError, alone
from generator.archive.verify import verify
from tests.archives import EXAMPLE
from tests.conftest import ROOT
from tests.sites import tree

RELEASE = (
    sys.executable,
    "-c",
    "from generator.cli import main; main()",
    "release",
    "example",
    "--on",
    "2026-11-02",
    "--page",
)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "example.yml").write_text(EXAMPLE, encoding="utf-8")
    return tmp_path


def _start(work: Path, page: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        (*RELEASE, page),
        cwd=work,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_of_two_releases_at_once_none_is_lost_unseen(work: Path) -> None:
    for pages in (("sla", "terms"), ("aup", "privacy")):
        before = len(verify(work / "archive", "example").entries)
        told = [(started, started.communicate()) for started in [_start(work, page) for page in pages]]
        for started, (out, err) in told:
            assert (started.returncode, "Released 1 version" in out) == (0, True) or (
                started.returncode,
                err,
            ) == (2, "legalsite: another release of example is running; run this one again when it is done\n")
        proof = verify(work / "archive", "example")
        assert (proof.broken, proof.left_over) == ((), ())
        assert len(proof.entries) - before == sum(started.returncode == 0 for started, _ in told) >= 1


def test_while_another_release_runs_nothing_is_written(work: Path) -> None:
    with alone(work / "archive", "example"):
        before = tree(work)
        started = _start(work, "sla")
        assert "another release of example is running" in started.communicate()[1]
        assert (started.returncode, tree(work)) == (2, before)
    with alone(work / "archive", "other"):  # the releases of two companies do not know of each other
        started = _start(work, "sla")
        assert "Released 1 version" in started.communicate()[0]


@pytest.mark.parametrize("system", ["as it is", "without fcntl"])
def test_a_lock_holds_once_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    if system == "without fcntl":
        monkeypatch.setattr(lock, "fcntl", None)
    folder = tmp_path / "archive"
    with alone(folder, "acme"):
        with pytest.raises(BusyError, match="another release of acme is running"), alone(folder, "acme"):
            pass
        assert (folder / "acme" / LOCK).exists()
    assert not folder.exists()
    with alone(folder, "acme"):
        (folder / "acme" / "ledger.jsonl").write_text("", encoding="utf-8")
    assert os.listdir(folder / "acme") == ["ledger.jsonl"]


def test_a_lock_file_that_was_left_behind_holds_nobody_up_where_the_system_frees_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / LOCK).write_bytes(b"")
    if os.name != "nt":
        assert verify(tmp_path, "acme").left_over == ()
        with alone(tmp_path, "acme"):
            pass
        (tmp_path / "acme" / LOCK).write_bytes(b"")
    monkeypatch.setattr(lock, "fcntl", None)
    with pytest.raises(BusyError, match=r"If none is running, delete .*/acme/\.lock"), alone(tmp_path, "acme"):
        pass
