"""The theme as a legal site wears it: Material, our overrides behind the user's own, light and dark, system fonts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.theme import Theme

from generator.history import paths
from generator.paths import packed
from generator.search import add_search

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

STYLE = "assets/legalsite/legal.css"
FEATURES = ("content.action.edit", "search.highlight", "navigation.tracking", "toc.follow")
PALETTE: list[dict[str, Any]] = [
    {
        "media": "(prefers-color-scheme)",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-auto", "name": "Switch to light mode"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-7", "name": "Switch to dark mode"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/brightness-4", "name": "Follow the system"},
    },
]


def dress(config: MkDocsConfig) -> None:
    """Gives a site without a theme Material, and a Material site what it left open; other themes are left alone."""
    if not _names_a_theme(config):
        config.theme = Theme(name="material", features=[], font=False)
    theme = config.theme
    if theme.name != "material":
        return
    features = theme.get("features")
    if isinstance(features, list):
        features += [feature for feature in FEATURES if feature not in features]
    if not theme.get("palette"):
        theme["palette"] = PALETTE
    folder = str(packed("site_overrides"))
    if folder not in theme.dirs:
        theme.dirs.insert(1 if theme.custom_dir else 0, folder)
    if STYLE not in config.extra_css:
        config.extra_css.insert(0, STYLE)
    add_search(config)


def dress_versions(config: MkDocsConfig) -> None:
    """Adds the style sheet of versions, which only a site with an archive has."""
    if paths.STYLE not in config.extra_css:
        config.extra_css.append(paths.STYLE)


def _names_a_theme(config: MkDocsConfig) -> bool:
    """True where mkdocs.yml has a theme of its own; the loaded configuration no longer tells."""
    path = Path(config.config_file_path or "mkdocs.yml")
    return (
        path.is_file() and re.search(r"(?m)^theme\s*:", path.read_text(encoding="utf-8", errors="replace")) is not None
    )
