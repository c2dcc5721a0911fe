"""`make bench`: what a build costs against stock MkDocs with Material on the same Markdown, and how it grows.

Every figure is CPU seconds (user and system) of whole processes; trust the ratios, which come from one run.
`python -m bench --small` runs a tenth of the size.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

from bench import companies, linting, reviewing
from bench.measure import Cost, cost

OURS = """\
site_name: Bench
site_url: https://bench.example.com/
docs_dir: facts
theme: {name: material, font: false}
plugins:
  - legalsite
"""
STOCK = """\
site_name: Bench
site_url: https://bench.example.com/
docs_dir: docs
theme: {name: material, font: false}
plugins: [search]
markdown_extensions: [tables, attr_list, toc]
"""


def main() -> None:
    """Runs all measurements and prints one table."""
    size = 10 if "--small" in sys.argv else 100
    rows: list[tuple[str, str, str]] = []
    with tempfile.TemporaryDirectory(prefix="legalsite-bench-") as name:
        folder = Path(name)
        _against_stock(folder, size, rows)
        _rendering(folder, size, rows)
        rows += linting.rows(folder, size)
        rows += reviewing.rows(folder, size * 10)
    width = max(len(row[0]) for row in rows)
    print(f"\n{'what':{width}}  {'measured':>44}  bar")
    for what, measured, bar in rows:
        print(f"{what:{width}}  {measured:>44}  {bar}")


def _ours(folder: Path, count: int) -> Path:
    companies.write(folder, count)
    (folder / "mkdocs.yml").write_text(OURS, encoding="utf-8")
    return folder


def _against_stock(folder: Path, size: int, rows: list[tuple[str, str, str]]) -> None:
    ours = _ours(folder / "ours", size)
    stock = folder / "stock"
    stock.mkdir()
    cost(["legalsite", "render", "-o", str(stock / "docs")], ours)
    (stock / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    pages = len(list((stock / "docs").rglob("*.md"))) - 1
    kilobytes = sum(p.stat().st_size for p in (stock / "docs").rglob("*.md")) / pages / 1024
    first = cost(["mkdocs", "build", "-q"], ours)
    theirs = cost(["mkdocs", "build", "-q"], stock)
    what = f"build, {size} companies, {pages} pages of {kilobytes:.0f} KB, against stock"
    rows.append((what, _ratio(first, theirs), "0.35"))
    edit = _rebuild(ours, "facts/company-0000.yml", "notice: 1 days", "notice: 2 days")
    their_edit = _rebuild(stock, "docs/company-0000/terms.md", "Ending", "Finishing")
    rows.append(("rebuild after one fact edit, against stock", _seconds(edit, their_edit), "0.15"))
    grown = _ours(folder / "grown", size * 10)
    large = cost(["mkdocs", "build", "-q"], grown)
    growth = f"{first.cpu:.1f} s -> {large.cpu:.1f} s = {large.cpu / first.cpu:.1f} times, {large.memory:.0f} MB"
    rows.append((f"growth from {size} to {size * 10} companies", growth, "11 times, 1000 MB"))
    shutil.rmtree(grown)


def _rendering(folder: Path, size: int, rows: list[tuple[str, str, str]]) -> None:
    command = ["legalsite", "render", "--drafts", "-o", "out"]
    for name in ("btrack", "example"):
        one = folder / name
        (one / "facts").mkdir(parents=True)
        shutil.copy(companies.ROOT / "facts" / f"{name}.yml", one / "facts")
        cost(command, one)
        single = min((cost(command, one) for _ in range(5)), key=lambda c: c.cpu)
        pages, words = _words(one / "out")
        what = f"render {name}, {pages} pages, {words:,} words, from a cold start"
        rows.append(
            (what, f"{single.cpu:.2f} s, {single.memory:.0f} MB, {words / single.cpu:,.0f} words/s", "0.6 s, 90 MB")
        )
    many = folder / "many"
    companies.write_mixed(many, size)
    all_of = cost(command, many)
    pages, words = _words(many / "out")
    what = f"render {size} companies, five kinds, all with figures of their own, {pages} pages, {words:,} words"
    rows.append((what, f"{all_of.cpu:.2f} s, {words / all_of.cpu:,.0f} words/s", f"{2 * size / 100:.1f} s"))


def _words(folder: Path) -> tuple[int, int]:
    pages = [p for p in folder.rglob("*.md") if p.parent != folder]
    return len(pages), sum(len(p.read_text(encoding="utf-8").split()) for p in pages)


def _rebuild(folder: Path, path: str, old: str, new: str) -> float:
    done = cost(["python", str(Path(__file__).parent / "rebuild.py"), path, old, new], folder)
    found = re.search(r"CPU ([0-9.]+)", done.output)
    if found is None:
        raise RuntimeError(done.output)
    return float(found.group(1))


def _ratio(ours: Cost, theirs: Cost) -> str:
    memory = f"{ours.memory:.0f} MB to {theirs.memory:.0f} MB"
    return f"{ours.cpu:.1f} s to {theirs.cpu:.1f} s = {ours.cpu / theirs.cpu:.2f}, {memory}"


def _seconds(ours: float, theirs: float) -> str:
    return f"{ours:.1f} s to {theirs:.1f} s = {ours / theirs:.2f}"


main()
