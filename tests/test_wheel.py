"""The wheel, installed into an empty environment, is all that a new repository needs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    _pip(sys.executable, "wheel", "--no-deps", "-w", str(folder), str(ROOT))
    return next(folder.glob("*.whl"))


def _pip(python: str, *arguments: str) -> None:
    command = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_holds_templates_and_theme_and_nothing_of_this_repository(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "generator/_data/templates/clauses/privacy/data.md" in names
    assert "generator/_data/templates/words.yml" in names
    assert "generator/_data/site_overrides/assets/legalsite/legal.css" in names
    assert not [n for n in names if n.startswith(("facts/", "tests/", "bench/"))]


@pytest.mark.xdist_group("wheel")
def test_a_new_repository_with_one_company(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    python = environment / "bin" / "python"
    _pip(str(python), "install", "--no-compile", "-c", str(ROOT / "constraints.txt"), str(wheel))
    work = tmp_path / "legal"
    (work / "facts").mkdir(parents=True)
    (work / "facts" / "nimbus.yml").write_text(
        (ROOT / "facts" / "example.yml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (work / "mkdocs.yml").write_text("site_name: Legal\ndocs_dir: facts\nplugins: [legalsite]\n", encoding="utf-8")
    shell = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for command in (
        ["mkdocs", "build", "--strict", "-q"],
        ["legalsite", "check-site", "site"],
        ["legalsite", "new", "acme"],
    ):
        done = subprocess.run(
            [str(environment / "bin" / command[0]), *command[1:]],
            cwd=work, capture_output=True, text=True, check=False, env=shell, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
    assert "Nimbus Harbour" in (work / "site" / "nimbus" / "privacy" / "index.html").read_text(encoding="utf-8")
