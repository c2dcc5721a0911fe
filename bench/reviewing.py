"""What it costs to review one changed company among many, against reviewing it alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bench import companies
from bench.measure import Cost, cost

Row = tuple[str, str, str]
REVIEW = ["legalsite", "review", "HEAD~1", "--fail-on", "never"]
OLD, NEW = "notice: 10 days", "notice: 40 days"


def rows(folder: Path, count: int) -> list[Row]:
    """The one measurement: a change of one fact of the last company of `count`, as a pull request shows it."""
    many, alone = folder / "review-many", folder / "review-alone"
    companies.write_agency(many, count)
    path = next(p for p in sorted((many / "facts").iterdir(), reverse=True) if OLD in p.read_text(encoding="utf-8"))
    (alone / "facts").mkdir(parents=True)
    (alone / "facts" / path.name).write_bytes(path.read_bytes())
    for place in (many, alone):
        _changed(place, f"facts/{path.name}")
        cost(REVIEW, place)  # what is kept between runs is there in both
    pairs = [(cost(REVIEW, many), cost(REVIEW, alone)) for _ in range(5)]
    for side in pairs:
        for done in side:
            if "1 company reviewed" not in done.output:
                raise RuntimeError(done.output)
    among, one = (min(side, key=lambda c: c.cpu) for side in zip(*pairs, strict=True))
    return [(f"review 1 changed company among {count:,}, against it alone", _ratio(among, one), "3")]


def _changed(folder: Path, path: str) -> None:
    """Makes the folder a repository of two commits, of which the second changes one fact."""
    _git(folder, "init", "--quiet")
    _commit(folder, "Begin")
    file = folder / path
    file.write_text(file.read_text(encoding="utf-8").replace(OLD, NEW, 1), encoding="utf-8")
    _commit(folder, "Change")


def _commit(folder: Path, message: str) -> None:
    _git(folder, "add", "facts")
    _git(folder, "-c", "user.name=Bench", "-c", "user.email=bench@example.com", "commit", "-qm", message)


def _git(folder: Path, *words: str) -> None:
    given = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *words], cwd=folder, env=given, check=True, capture_output=True)


def _ratio(among: Cost, one: Cost) -> str:
    return f"{among.cpu:.2f} s to {one.cpu:.2f} s = {among.cpu / one.cpu:.2f}, {among.memory:.0f} MB"
