"""Where the packed templates and theme overrides lie, and what is kept between runs."""

from __future__ import annotations

import os
from pathlib import Path


def packed(name: str) -> Path:
    """The packed folder `name`: inside an installed package, or at the top of a checkout."""
    inside = Path(__file__).parent / "_data" / name
    return inside if inside.is_dir() else Path(__file__).parent.parent / name


def template_folders(own: Path | None) -> tuple[Path, ...]:
    """The packed templates, then the user's own, whose files win."""
    first = packed("templates")
    return (first,) if own is None or not own.is_dir() or own.resolve() == first.resolve() else (first, own)


def cache_folder() -> Path:
    """Where results are kept: the user's own cache folder. Raises RuntimeError where the user has no home."""
    base = os.environ.get("LEGALSITE_CACHE_DIR")
    if base:
        return Path(base)
    home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
    return Path(home) / "legalsite"
