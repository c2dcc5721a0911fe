"""Where the packed templates and theme overrides lie."""

from __future__ import annotations

from pathlib import Path


def packed(name: str) -> Path:
    """The packed folder `name`: inside an installed package, or at the top of a checkout."""
    inside = Path(__file__).parent / "_data" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """The packed templates, then the user's own, whose files win."""
    first = packed("templates")
    return (first,) if own is None or not own.is_dir() or own.resolve() == first.resolve() else (first, own)
