"""A release that is killed at any step leaves the archive as before or as after; and how files are written at all."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator import writing
from tests.conftest import ROOT


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_a_release_killed_at_any_step_leaves_the_archive_as_before_or_as_after(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.killed", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    kills, after = map(int, done.stdout.split())
    assert kills > 60
    assert 0 < after < kills / 2  # only what follows the ledger's own replacement


def test_a_file_is_on_the_disc_before_its_name_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def watch(name: str) -> None:
        real = getattr(os, name)

        def watched(*given: object) -> None:
            seen.append(name)
            real(*given)

        monkeypatch.setattr(os, name, watched)

    for name in ("fsync", "replace", "chmod"):
        watch(name)
    writing.replace_for_good(tmp_path / "a" / "b" / "c.txt", b"one")
    assert seen == ["fsync", "fsync", "chmod", "fsync", "replace", "fsync"]  # two folders, the file, its name
    seen.clear()
    writing.replace(tmp_path / "a" / "b" / "c.txt", b"two")
    assert seen == ["chmod", "replace"]
    assert (tmp_path / "a" / "b" / "c.txt").read_bytes() == b"two"


@pytest.mark.parametrize("write", [writing.replace, writing.replace_for_good])
def test_what_cannot_be_written_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: object
) -> None:
    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write(path, b"new")  # type: ignore[operator]
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_file_has_the_rights_that_it_is_given(tmp_path: Path) -> None:
    writing.replace(tmp_path / "a", b"", 0o600)
    writing.replace(tmp_path / "b", b"")
    if os.name != "nt":
        assert [oct(p.stat().st_mode & 0o777) for p in sorted(tmp_path.iterdir())] == ["0o600", "0o644"]
