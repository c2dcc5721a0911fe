"""The recipes for CI services: of the right form, and their shell steps do what they say in a new repository."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from generator.clauses.library import Library
from tests.archives import SLA
from tests.conftest import ROOT
from tests.released import LAST, release, write_facts
from tests.sites import repository, run
from tests.workflow import Played, environment, play, recipe, scripts, shell

REVIEWS = {"github-review.yml": "vendor.github-workflows", "gitlab-review.yml": "vendor.gitlab-ci"}
"""They have their own tests: test_ci_review.py and test_ci_merge_request.py."""
NIGHTLY = {"nightly.yml": "vendor.github-workflows"}
PLAIN = {
    "github.yml": "vendor.github-workflows",
    "github-code-scanning.yml": "vendor.github-workflows",
    "gitlab.yml": "vendor.gitlab-ci",
}
RECIPES = PLAIN | REVIEWS | NIGHTLY


def test_every_recipe_is_held_here() -> None:
    assert sorted(p.name for p in (ROOT / "docs" / "ci").iterdir()) == sorted(RECIPES)


@pytest.mark.parametrize(("name", "schema"), RECIPES.items())
def test_recipes_have_the_form_that_their_service_asks_for(name: str, schema: str) -> None:
    command = ["check-jsonschema", "--builtin-schema", schema, str(ROOT / "docs" / "ci" / name)]
    done = run(ROOT, *command, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", RECIPES)
def test_no_script_has_a_fault_that_shellcheck_finds(name: str, tmp_path: Path) -> None:
    for number, script in enumerate(scripts(recipe(name))):
        path = tmp_path / f"{number}.sh"
        path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
        done = run(tmp_path, "shellcheck", str(path), check=False)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", [name for name, schema in RECIPES.items() if schema == "vendor.github-workflows"])
def test_no_word_of_a_pull_request_becomes_part_of_a_script(name: str) -> None:
    data = recipe(name)
    assert "pull_request_target" not in data[True]  # the key `on`
    assert data["permissions"]["contents"] == "read"
    assert not [script for script in scripts(data) if "${{" in script]


@pytest.mark.parametrize("name", PLAIN)
def test_the_steps_of_a_recipe_run(name: str, tmp_path: Path) -> None:
    work = repository(tmp_path / "legal", "example")
    for step in scripts(recipe(name)):
        if step.startswith("python -m pip install"):
            assert step.split()[-1] == "legalsite"  # it is installed here
            continue
        done = shell(step, work, environment(tmp_path))
        assert done.returncode == 0, f"{step}\n{done.stdout}"


def test_a_blank_stops_the_recipe(tmp_path: Path) -> None:
    work = repository(tmp_path / "legal", "example")
    facts = work / "facts" / "example.yml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("legal_name: ", "legal_name:  # ", 1), encoding="utf-8")
    step = next(s for s in scripts(recipe("github.yml")) if "lint" in s)
    done = shell(step, work, environment(tmp_path))
    assert done.returncode == 1
    assert "::error title=F001 blank-fact,file=facts/example.yml,line=" in done.stdout


def _at_night(work: Path) -> Played:
    """Plays the nightly build."""
    return play(recipe("nightly.yml")["jobs"]["build"], work, {}, environment(work.parent, TZ="Asia/Kolkata"))


def _effective(work: Path, library: Library, day: date) -> None:
    """Releases two versions of the service level agreement, of which the second takes effect on a day."""
    changes = tuple((old, new.replace("2027-02-01", day.isoformat())) for old, new in LAST)
    past = SLA.replace("2026-12-01", "2025-12-01").replace("2026-11-01", "2025-11-01")
    first = ((SLA, past),)
    release(work, library, "2025-11-01", *first)
    noted = day - timedelta(days=40)
    later = tuple((old, new.replace("2026-12-20", noted.isoformat())) for old, new in changes)
    release(work, library, noted.isoformat(), *later, only=("sla",))
    write_facts(work, *later)


@pytest.mark.parametrize(("days", "version"), [(-1, "3.0"), (2, "2.0")])
def test_a_version_takes_the_place_of_the_one_before_on_its_day(
    tmp_path: Path, library: Library, days: int, version: str
) -> None:
    work = repository(tmp_path / "legal", drafts=False)
    _effective(work, library, date.today() + timedelta(days=days))
    played = _at_night(work)
    assert played.failed == (), played.log
    told = json.loads((work / "site" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
    (sla,) = [d for d in told["companies"][0]["documents"] if d["page"] == "sla"]
    assert sla["in_force"]["version"] == version
    assert "## Laws that change\n\n~~~text\n20" in played.summary


def test_nothing_is_published_where_a_released_text_was_changed(tmp_path: Path, library: Library) -> None:
    work = repository(tmp_path / "legal", drafts=False)
    _effective(work, library, date.today() + timedelta(days=2))
    text = work / "archive" / "example" / "sla" / "2.0.md"
    text.write_text(text.read_text(encoding="utf-8").replace("30 days", "3 days"), encoding="utf-8")
    played = _at_night(work)
    assert played.failed == ("Prove that no released text was changed",)
    assert played.code == 1
    assert not (work / "site").exists()
    publish = recipe("nightly.yml")["jobs"]["publish"]
    assert publish["needs"] == "build"
    assert "if" not in publish


def test_the_pre_commit_hooks_are_complete() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert {"id", "name", "entry", "language", "require_serial"} <= set(hook)
        program, *words = hook["entry"].split()
        assert program == "legalsite"
        assert run(ROOT, program, *words, "--help").returncode == 0
