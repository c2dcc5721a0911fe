"""A review as people and machines read it: each format is a module with one function, imported when asked for."""

from __future__ import annotations

from importlib import import_module

from generator.review.model import Review

FORMATS = ("text", "markdown", "json", "html", "github")


def write(form: str, review: Review, colour: bool = False) -> str:
    """The report of a review in one of FORMATS."""
    module = import_module(f"generator.reviewreport.as_{form}" if form == "json" else f"generator.reviewreport.{form}")
    return str(module.write(review, colour))
