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


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
