"""The recipes for CI services: of the right form, and their shell steps do what they say in a new repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.sites import repository, run

RECIPES = {
    "github.yml": "vendor.github-workflows",
    "github-code-scanning.yml": "vendor.github-workflows",
    "gitlab.yml": "vendor.gitlab-ci",
}


def _steps(name: str) -> list[str]:
    data: dict[Any, Any] = yaml.safe_load((ROOT / "docs" / "ci" / name).read_text(encoding="utf-8"))
    if "jobs" in data:
        return [step["run"] for job in data["jobs"].values() for step in job["steps"] if "run" in step]
    return [line for job in data.values() if isinstance(job, dict) for line in job["script"]]


def test_every_recipe_is_held_here() -> None:
    assert sorted(p.name for p in (ROOT / "docs" / "ci").iterdir()) == sorted(RECIPES)


@pytest.mark.parametrize(("name", "schema"), RECIPES.items())
def test_recipes_have_the_form_that_their_service_asks_for(name: str, schema: str) -> None:
    command = ["check-jsonschema", "--builtin-schema", schema, str(ROOT / "docs" / "ci" / name)]
    done = run(ROOT, *command, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", RECIPES)
def test_the_steps_of_a_recipe_run(name: str, tmp_path: Path) -> None:
    work = repository(tmp_path / "legal", "example")
    for step in _steps(name):
        if step.startswith("python -m pip install"):
            assert step.split()[-1] == "legalsite"  # it is installed here
            continue
        done = subprocess.run(
            ["bash", "-ec", step], cwd=work, env=_environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{step}\n{done.stdout}{done.stderr}"


def test_a_blank_stops_the_recipe(tmp_path: Path) -> None:
    work = repository(tmp_path / "legal", "example")
    facts = work / "facts" / "example.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("legal_name: ", "legal_name:  # ", 1), encoding="utf-8")
    step = next(s for s in _steps("github.yml") if "lint" in s)
    done = subprocess.run(
        ["bash", "-ec", step], cwd=work, env=_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "::error title=F001 blank-fact,file=facts/example.yml,line=" in done.stdout


def test_the_pre_commit_hooks_are_complete() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert {"id", "name", "entry", "language", "require_serial"} <= set(hook)
        program, *words = hook["entry"].split()
        assert program == "legalsite"
        assert run(ROOT, program, *words, "--help").returncode == 0


def _environment() -> dict[str, str]:
    import os

    beside = str(Path(sys.executable).parent)
    assert shutil.which("legalsite", path=beside)
    return {**os.environ, "PATH": beside + os.pathsep + os.environ.get("PATH", ""), "NO_MKDOCS_2_WARNING": "1"}
