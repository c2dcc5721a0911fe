"""The recipe that reviews merge requests on GitLab: one note, always the same one, and the job ends as the review did."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.reviews import LANTERN, edited
from tests.services import MARK, ME, NOTES, OLD, GitLab
from tests.sites import git
from tests.workflow import ADVERSE, FACTS, checkout, environment, recipe, shell, whole

pytestmark = pytest.mark.skipif(shutil.which("curl") is None, reason="the recipe calls curl, which is not installed")
RECIPE = recipe("gitlab-review.yml")
SCRIPT = whole(RECIPE, "legal-review")
JOB = "https://gitlab.example/acme/legal/-/jobs/5"
LINK = f"[Each page with its changes marked, as HTML and for Word]({JOB}/artifacts/browse)\n"
ASHA = 17


class Run(NamedTuple):
    """A job that ran, what it wrote in which repository, and the notes as they are now."""

    code: int
    log: str
    work: Path
    gitlab: GitLab

    @property
    def note(self) -> str:
        (text,) = self.gitlab.notes.values()
        return text


def _run(work: Path, gitlab: GitLab, **variables: str) -> Run:
    env = environment(
        work.parent,
        CI_JOB_URL=JOB,
        CI_MERGE_REQUEST_IID="7",
        CI_MERGE_REQUEST_PROJECT_ID="3",
        CI_MERGE_REQUEST_DIFF_BASE_SHA=git(work, "merge-base", "origin/main", "origin/change").strip(),
    )
    with gitlab.serve():
        done = shell(SCRIPT, work, {**env, "CI_API_V4_URL": gitlab.url, "LEGALSITE_TOKEN": "secret", **variables})
    return Run(done.returncode, done.stdout, work, gitlab)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The head of a merge request that the review holds."""
    made = checkout(tmp_path_factory.mktemp("adverse"), {FACTS: edited(LANTERN, ADVERSE)})
    git(made, "checkout", "--quiet", "--detach", "origin/change")
    return made


@pytest.fixture(scope="module")
def posted(work: Path) -> Run:
    return _run(work, GitLab())


def _again(posted: Run, place: Path, notes: Sequence[tuple[int, int, str]], *refuses: str) -> Run:
    """The job at a later push. The review itself is not made again: what it wrote lies there."""
    programs = place / "bin"
    programs.mkdir()
    kept = posted.work.parent / "kept.md"
    kept.write_text(posted.note.removesuffix(f"\n{LINK}"), encoding="utf-8")
    program = programs / "legalsite"
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *markdown*) cat "{kept}" > review.md ;; *html*) : ;; *) exit 1 ;; esac\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    path = environment(place, [programs])["PATH"]
    return _run(posted.work, GitLab(notes, refuses), PATH=path)


def test_the_job_posts_one_note_and_ends_as_the_review_did(posted: Run) -> None:
    assert posted.code == 1, posted.log
    assert posted.gitlab.written == [("POST", NOTES)]
    assert posted.note.startswith(f"{MARK}\n\n## Legal review: 1 change of facts (1 adverse)")
    assert posted.note.endswith(f"\n{LINK}")
    assert "Banyan" not in posted.note
    assert "version-not-moved" in posted.log


def test_the_pages_are_where_the_recipe_says_that_they_are(posted: Run) -> None:
    for path in RECIPE["legal-review"]["artifacts"]["paths"]:
        assert (posted.work / path).stat().st_size > 1000


def test_a_later_push_writes_the_same_note_anew(posted: Run, tmp_path: Path) -> None:
    talk = [(number, ASHA, "Looks fine.") for number in range(100, 350)]
    run = _again(posted, tmp_path, [*talk, (801, ME, OLD), (802, ASHA, "Thanks!")])
    assert run.gitlab.written == [("PUT", f"{NOTES}/801")], run.log
    assert run.gitlab.notes[801] == posted.note
    assert run.code == 1


@pytest.mark.parametrize("other", [(801, ASHA, OLD), (801, ME, f"> {OLD}"), (801, ME, "Coverage: 98%")])
@pytest.mark.parametrize("before", [0, 99])
def test_the_note_of_somebody_else_stays_as_it_is(
    posted: Run, tmp_path: Path, other: tuple[int, int, str], before: int
) -> None:
    run = _again(posted, tmp_path, [*((n, ASHA, "Fine.") for n in range(before)), other])
    assert run.gitlab.written == [("POST", NOTES)]
    assert run.gitlab.notes[801] == other[2]


@pytest.mark.parametrize(
    ("refused", "notes", "what"),
    [("GET", [], "looked for"), ("POST", [], "posted"), ("PUT", [(801, ME, OLD)], "written anew")],
)
def test_where_the_note_fails_the_job_says_so_and_ends_as_the_review_did(
    posted: Run, tmp_path: Path, refused: str, notes: list[tuple[int, int, str]], what: str
) -> None:
    run = _again(posted, tmp_path, notes, refused)
    assert run.code == 1
    assert "The requested URL returned error: 403" in run.log
    assert f"The note could not be {what}; the review is in this log" in run.log
    assert "Traceback" not in run.log


def test_a_fork_has_no_token_and_gets_its_review_in_the_log(work: Path) -> None:
    run = _run(work, GitLab(), LEGALSITE_TOKEN="")
    assert run.code == 1
    assert "The note could not be posted without LEGALSITE_TOKEN" in run.log
    assert "version-not-moved" in run.log
    assert not run.gitlab.written


def test_in_a_pipeline_for_merged_results_the_rest_of_the_target_is_not_under_review(posted: Run, work: Path) -> None:
    git(work, "checkout", "--quiet", "--detach", "origin/main")
    git(work, "merge", "--quiet", "--no-ff", "--message", "Merge", "origin/change")
    try:
        run = _run(work, GitLab(), CI_MERGE_REQUEST_TARGET_BRANCH_SHA=git(work, "rev-parse", "origin/main").strip())
    finally:
        git(work, "checkout", "--quiet", "--detach", "origin/change")
    assert "Banyan" not in run.note
    assert run.note.splitlines()[2] == posted.note.splitlines()[2]


@pytest.mark.parametrize("notes", [[], [(801, ME, OLD)]])
def test_where_nothing_changes_only_an_old_note_says_so(work: Path, notes: list[tuple[int, int, str]]) -> None:
    head = git(work, "rev-parse", "HEAD").strip()
    run = _run(work, GitLab(notes), CI_MERGE_REQUEST_DIFF_BASE_SHA=head)
    assert run.code == 0, run.log
    assert run.gitlab.written == [("PUT", f"{NOTES}/801")] * len(notes)
    for text in run.gitlab.notes.values():
        assert text.startswith(f"{MARK}\n\n## Legal review: nothing that a reader would see changes\n")


def test_a_review_that_cannot_run_says_so_and_ends_the_job(work: Path) -> None:
    run = _run(work, GitLab([(801, ME, OLD)]), CI_MERGE_REQUEST_DIFF_BASE_SHA="0" * 40)
    assert run.code == 2
    assert run.note == f"{MARK}\n\n### Legal review: it could not be run\n\n[The log]({JOB}) says why.\n\n"


def test_the_jobs_run_for_merge_requests_only_and_see_all_of_their_past() -> None:
    assert RECIPE[".legal"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
    assert RECIPE["legal-review"]["variables"] == {"GIT_DEPTH": "0"}
    for name in ("legal-lint", "legal-site"):
        assert RECIPE[name]["extends"] == ".legal"


@pytest.mark.parametrize("job", ["legal-lint", "legal-site"])
def test_the_other_jobs_run(work: Path, job: str) -> None:
    done: subprocess.CompletedProcess[str] = shell(whole(RECIPE, job), work, environment(work.parent))
    assert done.returncode == 0, done.stdout
