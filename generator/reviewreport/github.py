"""A review in GitHub Actions: findings as annotations, the comment as summary of the job, the text in the log."""

from __future__ import annotations

import os
from pathlib import Path

from generator.report.github import annotated, inert
from generator.review.model import Review
from generator.reviewreport import markdown, text


def write(review: Review, colour: bool = False) -> str:
    """Annotations, errors first, then the text; the Markdown goes where `GITHUB_STEP_SUMMARY` says."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(markdown.write(review))
    return "\n".join([*annotated(review.findings), "", inert(text.write(review))])
