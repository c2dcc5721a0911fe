"""Small repositories that tests build sites from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

MKDOCS = """\
site_name: Legal documents
site_url: https://legal.nimbusharbour.example/
docs_dir: facts
repo_url: https://git.nimbusharbour.example/legal
edit_uri: edit/main/facts/
theme:
  name: material
  font: false
plugins:
  - legalsite:
      drafts: {drafts}
"""


def repository(folder: Path, *companies: str, drafts: bool = True) -> Path:
    """A new repository with the fact files of these companies and a minimal mkdocs.yml."""
    (folder / "facts").mkdir(parents=True)
    for name in companies:
        text = (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8")
        (folder / "facts" / f"{name}.yml").write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS.format(drafts=str(drafts).lower()), encoding="utf-8")
    return folder


def run(folder: Path, *command: str, check: bool = True, **env: str) -> subprocess.CompletedProcess[str]:
    """Runs one of the commands installed beside this Python, in `folder`."""
    program = Path(sys.executable).parent / command[0]
    done = subprocess.run(
        [str(program), *command[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def git(place: Path, *words: str) -> str:
    """Runs git in `place` without anybody's settings, always as the same person on the same day; gives what it prints."""
    given = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "HOME": str(place),
        "PATH": os.environ["PATH"],
    }
    for role in ("AUTHOR", "COMMITTER"):
        given |= {f"GIT_{role}_NAME": "A", f"GIT_{role}_EMAIL": "a@b.c", f"GIT_{role}_DATE": "2026-11-27T00:00:00Z"}
    return subprocess.run(["git", *words], cwd=place, env=given, check=True, capture_output=True, text=True).stdout


def commit(place: Path, files: dict[str, str], message: str) -> None:
    """Writes files and commits everything."""
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "--message", message)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
