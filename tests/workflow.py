"""Plays the jobs of CI services on this machine: the shell steps as they stand in the recipe, in a real repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from tests.conftest import ROOT
from tests.reviews import LANTERN, Edits
from tests.sites import MKDOCS, commit, git

Recipe = Mapping[Any, Any]
FACTS = "facts/lantern.yml"
ADVERSE: Edits = {"notice: 15 days": "notice: 45 days"}
"""A longer notice, and no new version: the review holds it."""


def recipe(name: str) -> Recipe:
    """A recipe as data. YAML 1.1 reads the key `on` as true."""
    data: Recipe = yaml.safe_load((ROOT / "docs" / "ci" / name).read_text(encoding="utf-8"))
    return data


def scripts(data: Recipe) -> list[str]:
    """Every shell script of a recipe: a step of GitHub, a line of a script of GitLab."""
    if "jobs" in data:
        return [step["run"] for job in data["jobs"].values() for step in job["steps"] if "run" in step]
    return [line for job in data.values() if isinstance(job, dict) for line in _lines(job)]


def _lines(job: Mapping[str, Any]) -> list[str]:
    return [*job.get("before_script", ()), *job.get("script", ())]


class Played(NamedTuple):
    """What a job came to."""

    code: int
    """0, or the exit code of the first step that failed."""
    log: str
    summary: str
    failed: tuple[str, ...]
    """Names of the steps that failed."""
    ran: tuple[str, ...]


def play(
    job: Mapping[str, Any], work: Path, known: Mapping[str, str], env: Mapping[str, str], first: str = ""
) -> Played:
    """Plays a job of GitHub Actions, or its steps from the one called `first` on.

    `known` holds the contexts that its expressions read, such as `github.token`. Of the actions, only the one that
    uploads files does anything: its output is an address where there is a file to keep.
    """
    found = dict(known)
    place = work.parent / f"{work.name}-runner"
    place.mkdir(exist_ok=True)
    summary = place / "summary.md"
    summary.write_text("", encoding="utf-8")
    code, log = 0, ""
    failed: list[str] = []
    ran: list[str] = []
    names = [_name(step) for step in job["steps"]]
    for step in job["steps"][names.index(first) if first else 0 :]:
        if not (_holds(step["if"], found) if "if" in step else not failed):
            continue
        ran.append(_name(step))
        output = place / "output"
        output.write_text("", encoding="utf-8")
        given = {name: filled(value, found) for name, value in step.get("env", {}).items()}
        runner = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
        done = _step(step, work, {**env, **runner, **given})
        log += done.stdout
        if done.returncode:
            failed.append(_name(step))
            code = code or done.returncode
        key = f"steps.{step.get('id', '')}"
        found[f"{key}.outcome"] = "failure" if done.returncode else "success"
        for line in output.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            found[f"{key}.outputs.{name}"] = value
        if step.get("uses", "").startswith("actions/upload-artifact@") and _kept(step, work):
            found[f"{key}.outputs.artifact-url"] = "https://github.example/artifacts/9"
    return Played(code, log, summary.read_text(encoding="utf-8"), tuple(failed), tuple(ran))


def _name(step: Mapping[str, Any]) -> str:
    return str(step.get("name") or step["uses"])


def _step(step: Mapping[str, Any], work: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    script = step.get("run", "")
    return shell(":" if script.startswith("python -m pip install") else script, work, env)


def _kept(step: Mapping[str, Any], work: Path) -> bool:
    return all((work / path).is_file() for path in step["with"]["path"].split())


def shell(script: str, work: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a script as the services do; what it says on both channels is its output."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=work, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def whole(data: Recipe, name: str) -> str:
    """The script of a job of GitLab, with that of the job that it extends, and without the installation."""
    job = data[name]
    lines = [*_lines(data[job["extends"]]), *_lines(job)]
    return "\n".join(line for line in lines if not line.startswith("python -m pip install"))


def environment(place: Path, programs: Sequence[Path] = (), **more: str) -> dict[str, str]:
    """What a step finds: the commands installed beside this Python, a home of its own, and no more of our variables."""
    path = [*map(str, programs), str(Path(sys.executable).parent), os.environ["PATH"]]
    return {
        "PATH": os.pathsep.join(path),
        "PYTHONPATH": str(ROOT),
        "HOME": str(place),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "LANG": "C.UTF-8",
        "NO_MKDOCS_2_WARNING": "1",
        **more,
    }


def checkout(place: Path, files: dict[str, str]) -> Path:
    """A clone as a runner has it: at the commit that merges a branch with these files into a main branch that went on."""
    origin = place / "origin"
    origin.mkdir(parents=True)
    git(origin, "init", "--quiet", "--initial-branch", "main")
    commit(origin, {FACTS: LANTERN, "mkdocs.yml": MKDOCS.format(drafts="false")}, "Begin")
    git(origin, "checkout", "--quiet", "-b", "change")
    commit(origin, {**files, "README.md": "Changed."}, "Change")
    git(origin, "checkout", "--quiet", "main")
    commit(origin, {"facts/banyan.yml": LANTERN.replace("Lantern", "Banyan").replace("lantern", "banyan")}, "Go on")
    git(place, "clone", "--quiet", "origin", "work")
    work = place / "work"
    git(work, "checkout", "--quiet", "--detach", "origin/main")
    git(work, "merge", "--quiet", "--no-ff", "--message", "Merge", "origin/change")
    return work


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with each of its expressions replaced."""
    return re.sub(r"\$\{\{ *(.*?) *\}\}", lambda match: _value(match[1], known), text)


def _holds(condition: str, known: Mapping[str, str]) -> bool:
    terms = condition.removeprefix("${{").removesuffix("}}").split("&&")
    return all(_term(term.strip(), known) for term in terms)


def _term(term: str, known: Mapping[str, str]) -> bool:
    if term.startswith("!"):
        return not _term(term[1:], known)
    left, equal, right = term.partition(" == ")
    return _value(left, known) == _value(right, known) if equal else bool(_value(left, known))


def _value(word: str, known: Mapping[str, str]) -> str:
    if word.startswith("'"):
        return word.strip("'")
    if word == "cancelled()":
        return ""
    if word.startswith("steps."):  # a step that did not run has no outputs
        return known.get(word, "")
    return known[word]
