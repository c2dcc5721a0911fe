"""The style sheet of an archive's pages: that of redlines, in the colours of the site, and our own."""

from __future__ import annotations

from pathlib import Path

from generator.redline import html


def style() -> str:
    """Both style sheets as one."""
    return html.style() + (Path(__file__).parent / "versions.css").read_text(encoding="utf-8")
