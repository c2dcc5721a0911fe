"""The recipe that reviews pull requests on GitHub: one comment, always the same one, and the job ends as the review did."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.reviews import LANTERN, edited
from tests.services import BOT, MARK, OLD, GitHub
from tests.workflow import ADVERSE, FACTS, Played, checkout, environment, play, recipe

RECIPE = recipe("github-review.yml")
JOB = RECIPE["jobs"]["review"]
REVIEW, POST, END = "Review the change", "Post the comment, or write it anew", "End as the review did"
KNOWN = {
    "github.token": "secret",
    "github.repository": "acme/legal",
    "github.event.pull_request.number": "7",
    "github.event.pull_request.head.repo.full_name": "acme/legal",
    "steps.install.outcome": "success",
}
RUNNER = {
    "GITHUB_REPOSITORY": "acme/legal",
    "GITHUB_BASE_REF": "main",
    "GITHUB_SERVER_URL": "https://github.example",
    "GITHUB_RUN_ID": "5",
}


class Run(NamedTuple):
    """A job that ran, the repository in which it did, and the comments as they are now."""

    played: Played
    work: Path
    github: GitHub

    @property
    def comment(self) -> str:
        (text,) = self.github.comments.values()
        return text


def _run(
    work: Path, github: GitHub, *, first: str = REVIEW, base: str = "main", known: dict[str, str] | None = None
) -> Run:
    env = environment(work.parent, [github.programs], **{**RUNNER, "GITHUB_BASE_REF": base}, **github.env)
    return Run(play(JOB, work, {**KNOWN, **(known or {})}, env, first), work, github)


@pytest.fixture(scope="module")
def adverse(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The whole job, at the first push of a pull request that the review holds."""
    place = tmp_path_factory.mktemp("adverse")
    work = checkout(place, {FACTS: edited(LANTERN, ADVERSE)})
    return _run(work, GitHub(place), first="Install")


@pytest.fixture
def again(adverse: Run, tmp_path: Path) -> Path:
    """What the review of that pull request left, without the repository: its comment and its pages."""
    work = tmp_path / "again"
    work.mkdir()
    text = (adverse.work / "review.md").read_text(encoding="utf-8")
    (work / "review.md").write_text(text.partition("\n[Each page")[0], encoding="utf-8")
    return work


def _post(work: Path, tmp_path: Path, comments: Sequence[tuple[int, str, str]], *refuses: str, code: str = "1") -> Run:
    github = GitHub(tmp_path / "github", comments, refuses)
    return _run(work, github, first=POST, known={"steps.review.outputs.code": code})


def test_the_job_may_read_and_comment_and_the_newest_push_wins() -> None:
    assert RECIPE["permissions"] == {"contents": "read", "pull-requests": "write"}
    assert "permissions" not in JOB
    assert RECIPE["concurrency"]["cancel-in-progress"] is True
    assert JOB["steps"][0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
    assert [step["name"] for step in JOB["steps"] if "GH_TOKEN" in step.get("env", {})] == [POST]
    assert JOB["steps"][-1]["name"] == END


def test_the_job_posts_one_comment_and_then_ends_as_the_review_did(adverse: Run) -> None:
    assert adverse.played.failed == (END,), adverse.played.log
    assert adverse.played.code == 1
    assert adverse.github.written == [("POST", "repos/acme/legal/issues/7/comments")]
    first, _, rest = adverse.comment.partition("\n")
    assert first == MARK
    assert "1 change of facts (1 adverse)" in rest
    assert "| 15 days | 45 days |" in rest
    assert rest.endswith(
        "\n[Each page with its changes marked, as HTML and for Word](https://github.example/artifacts/9)\n"
    )


def test_what_others_merged_since_is_not_under_review(adverse: Run) -> None:
    assert "Banyan" not in adverse.comment


def test_the_log_has_annotations_and_the_summary_has_the_comment(adverse: Run) -> None:
    assert f"::error title=R002 version-not-moved,file={FACTS},line=" in adverse.played.log
    assert adverse.comment.startswith(adverse.played.summary[adverse.played.summary.index(MARK) :])


def test_the_pages_with_tracked_changes_are_there_to_be_kept(adverse: Run) -> None:
    assert "<del" in (adverse.work / "review.html").read_text(encoding="utf-8")
    assert (adverse.work / "review.docx").read_bytes()[:2] == b"PK"


def test_a_later_push_writes_the_same_comment_anew(again: Path, tmp_path: Path) -> None:
    talk = [(number, "asha", "Looks fine.") for number in range(100, 250)]
    run = _post(again, tmp_path, [*talk, (801, BOT, OLD), (802, "asha", "Thanks!")])
    assert run.github.written == [("PATCH", "repos/acme/legal/issues/comments/801")]
    assert run.github.comments[801] == (again / "review.md").read_text(encoding="utf-8")
    assert run.played.code == 1


@pytest.mark.parametrize(
    "other",
    [
        (801, "asha", OLD),
        (801, BOT, f"> {OLD}"),
        (801, BOT, "<!-- another bot's comment -->\n\nCoverage: 98%"),
    ],
)
def test_the_comment_of_somebody_else_stays_as_it_is(again: Path, tmp_path: Path, other: tuple[int, str, str]) -> None:
    run = _post(again, tmp_path, [other])
    assert run.github.written == [("POST", "repos/acme/legal/issues/7/comments")]
    assert run.github.comments[801] == other[2]


def test_of_two_own_comments_the_first_is_written_anew(again: Path, tmp_path: Path) -> None:
    run = _post(again, tmp_path, [(801, BOT, OLD), (802, BOT, OLD)])
    assert run.github.written == [("PATCH", "repos/acme/legal/issues/comments/801")]


@pytest.mark.parametrize(
    ("refused", "comments", "what"),
    [("GET", [], "looked for"), ("POST", [], "posted"), ("PATCH", [(801, BOT, OLD)], "written anew")],
)
@pytest.mark.parametrize("code", ["0", "1"])
def test_where_the_comment_fails_the_job_says_so_and_ends_as_the_review_did(
    again: Path, tmp_path: Path, refused: str, comments: list[tuple[int, str, str]], what: str, code: str
) -> None:
    run = _post(again, tmp_path, comments, refused, code=code)
    assert run.played.code == int(code)
    assert "gh: Resource not accessible by integration (HTTP 403)" in run.played.log
    assert f"::warning title=Legal review::The comment could not be {what};" in run.played.log
    assert POST not in run.played.failed


def test_a_fork_gets_its_review_in_the_summary_only(adverse: Run, tmp_path: Path) -> None:
    fork = {"github.event.pull_request.head.repo.full_name": "stranger/legal"}
    github = GitHub(tmp_path)
    env = environment(tmp_path, [github.programs], **RUNNER, **github.env)
    played = play(JOB, adverse.work, {**KNOWN, **fork}, env, REVIEW)
    assert POST not in played.ran
    assert not github.written
    assert played.summary.startswith(MARK)
    assert played.code == 1


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkout(tmp_path_factory.mktemp("unchanged"), {FACTS: f"{LANTERN}# A remark.\n"})


def test_where_nothing_changes_nothing_is_posted(unchanged: Path, tmp_path: Path) -> None:
    run = _run(unchanged, GitHub(tmp_path))
    assert (run.played.code, run.played.failed, run.github.written) == (0, (), [])


def test_where_nothing_changes_any_more_an_old_comment_says_so(unchanged: Path, tmp_path: Path) -> None:
    run = _run(unchanged, GitHub(tmp_path, [(801, BOT, OLD)]))
    assert run.github.written == [("PATCH", "repos/acme/legal/issues/comments/801")]
    assert run.comment.startswith(f"{MARK}\n\n## Legal review: nothing that a reader would see changes\n")
    assert len(run.comment) < 500
    assert run.played.code == 0


def test_a_review_that_cannot_run_says_so_and_ends_the_job(unchanged: Path, tmp_path: Path) -> None:
    run = _run(unchanged, GitHub(tmp_path, [(801, BOT, OLD)]), base="gone")
    assert run.played.code == 2
    assert "“origin/gone” is neither a folder nor a revision of this repository" in run.played.log
    assert run.comment.startswith(f"{MARK}\n\n### Legal review: it could not be run\n")
    assert "https://github.example/acme/legal/actions/runs/5" in run.comment
    assert "it could not be run" in run.played.summary


def test_a_review_longer_than_a_comment_is_cut_and_leads_to_the_whole(tmp_path: Path) -> None:
    rules = "".join(
        f"Rule {number} of {{{{ law.governing }}}} {'and its case law ' * 50}governs.\n\n" for number in range(70)
    )
    clause = f"---\ntitle: Law and courts\nwhen: law\n---\n{rules}"
    files = {FACTS: edited(LANTERN, ADVERSE), "templates/clauses/terms/law.md": clause}
    work = checkout(tmp_path, files)
    run = _run(work, GitHub(tmp_path / "github"))
    assert run.github.written == [("POST", "repos/acme/legal/issues/7/comments")], run.played.log
    assert 1_000 < len(run.comment) < 65_536
    assert "*The rest is too long for a comment;" in run.comment
    assert "(https://github.example/artifacts/9)" in run.comment.splitlines()[-1]


def test_a_blank_fact_fails_the_job_and_is_reviewed_all_the_same(tmp_path: Path) -> None:
    work = checkout(tmp_path, {FACTS: edited(LANTERN, {"uptime: 99.9%": "uptime:"})})
    run = _run(work, GitHub(tmp_path / "github"), first="Install")
    assert run.played.failed[0] == "Lint the facts"
    assert run.played.code == 1
    assert "uptime" in run.comment
