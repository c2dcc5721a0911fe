"""Data flows in one direction: a module imports only from layers below its own, and heavy ones only where used."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.conftest import ROOT

LAYERS = (
    ("collector", "findings", "marks", "nearest", "once", "paths", "scalars", "writing"),
    ("form", "waivers"),
    ("tree", "values"),
    ("flow", "prose", "syntax", "revisions"),
    ("entries",),
    ("lines",),
    ("source",),
    ("comments",),
    ("facts",),
    ("clauses",),
    ("laws",),
    ("documents",),
    ("render",),
    ("redline",),
    ("lint",),
    ("project", "report"),
    ("lawreport",),
    ("review",),
    ("reviewreport",),
    ("archive",),
    ("history",),
    ("cli_options",),
    ("cli_lint", "cli_laws", "cli_review", "cli_archive"),
    ("export", "start"),
    ("site",),
    ("reasons", "search", "versions"),
    ("dress",),
    ("cli", "plugin"),
)
RANK = {name: rank for rank, names in enumerate(LAYERS) for name in names}
EDGES = {
    "cli",
    "cli_archive",
    "cli_laws",
    "cli_lint",
    "cli_options",
    "cli_review",
    "dress",
    "plugin",
    "reasons",
    "search",
    "site",
    "start",
    "versions",
}


def _imports() -> list[tuple[str, str]]:
    found = []
    for path in sorted((ROOT / "generator").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                targets = [f"{node.module}.{a.name}" if node.module == "generator" else node.module for a in node.names]
                found += [(module, target) for target in targets]
            elif isinstance(node, ast.Import):
                found += [(module, alias.name) for alias in node.names]
    return found


def _layer(module: str) -> str | None:
    parts = module.split(".")
    return parts[1] if parts[0] == "generator" and len(parts) > 1 and parts[1] != "__init__" else None


def test_imports_point_down() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, target in _imports()
        if (here := _layer(module)) and (there := _layer(target)) and here != there and RANK[there] >= RANK[here]
    ]  # fmt: skip
    assert wrong == []


def test_the_core_knows_neither_mkdocs_nor_click() -> None:
    wrong = [
        f"{module} imports {target}"
        for module, target in _imports()
        if target.split(".")[0] in ("mkdocs", "material", "click") and _layer(module) not in EDGES
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        (
            "generator.lint.facts.family",
            ("click", "jinja2", "babel", "phonenumbers", "email_validator", "rapidfuzz", "inspect", "json", "locale"),
        ),
        ("generator.cli", ("jinja2", "mkdocs", "babel", "yaml", "markdown_it")),
        ("generator.project", ("mkdocs", "markdown_it", "click", "rapidfuzz", "email_validator")),
    ],
)
def test_start_up_loads_nothing_that_it_does_not_use(module: str, heavy: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*[m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


def test_files_stay_small() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for folder in ("generator", "tests")
        for path in (ROOT / folder).rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
