"""What linting costs against the tools that people use today, on the same files."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from bench import companies
from bench.measure import Cost, cost

Row = tuple[str, str, str]
LINT = ["legalsite", "lint", "--isolated", "--fail-on", "never", "--stats", "--jobs", "1"]


def rows(folder: Path, size: int) -> list[Row]:
    """Every measurement of the linter; `size` is the usual 100 or a tenth of it."""
    return [
        *_facts(folder / "lint-facts", size * 4),
        *_cold(folder / "lint-one"),
        *_prose(folder / "lint-prose", size * 10),
        *_many(folder / "lint-many", size * 100),
        *_again(folder / "lint-again", size * 10),
    ]


def _facts(folder: Path, count: int) -> list[Row]:
    companies.write_apart(folder, count)
    files = sorted(str(p.relative_to(folder)) for p in (folder / "facts").glob("*.yml"))
    kilobytes = sum((folder / f).stat().st_size for f in files) / count / 1024
    shutil.copy(companies.ROOT / "schema.json", folder)
    ours = _best([*LINT, "--no-pages", "--no-cache", "facts"], folder)
    schema = cost(["check-jsonschema", "--schemafile", "schema.json", *files], folder, allowed=(0, 1))
    yaml = cost(["yamllint", "-d", "relaxed", *files], folder, allowed=(0, 1))
    what = f"lint {count} fact files of {kilobytes:.0f} KB, against"
    shared = [_rate(write, folder.with_name(f"lint-{name}"), count) for name, write in SHARES.items()]
    return [
        (f"{what} check-jsonschema", _times(schema, ours, count), "8 times"),
        (f"{what} yamllint", _times(yaml, ours, count), "20 times"),
        (f"lint {count} fact files that share six tenths, nearly all", f"{', '.join(shared)} files/s", "-"),
    ]


SHARES: dict[str, Callable[[Path, int], None]] = {
    "agency": companies.write_agency,
    "mixed": companies.write_mixed,
}


def _rate(write: Callable[[Path, int], None], folder: Path, count: int) -> str:
    write(folder, count)
    return f"{count / cost([*LINT, '--no-pages', '--no-cache', 'facts'], folder).cpu:,.0f}"


def _cold(folder: Path) -> list[Row]:
    (folder / "facts").mkdir(parents=True)
    made = []
    for name in ("utrack", "example"):
        shutil.copy(companies.ROOT / "facts" / f"{name}.yml", folder / "facts")
        path = f"facts/{name}.yml"
        ours = _best([*LINT, "--no-pages", "--no-cache", path], folder)
        yaml = _best(["yamllint", "-d", "relaxed", path], folder, allowed=(0, 1))
        ratio = f"{ours.cpu:.2f} s to {yaml.cpu:.2f} s = {ours.cpu / yaml.cpu:.2f}, {ours.memory:.0f} MB"
        made.append((f"lint {name}.yml from a cold start, against yamllint", ratio, "1.5"))
    return made


def _prose(folder: Path, count: int) -> list[Row]:
    companies.write_agency(folder, max(5, count // 6))
    cost(["legalsite", "render", "--drafts", "-o", "pages"], folder)
    pages = sorted(p for p in (folder / "pages").rglob("*.md") if p.parent.name != "pages")[:count]
    files = [str(p.relative_to(folder)) for p in pages]
    apart = companies.write_pages_apart(folder, files[: count // 5])
    kilobytes = sum(p.stat().st_size for p in pages) / len(pages) / 1024
    ours = _best([*LINT, "--no-cache", *files], folder)
    what = f"lint {len(files)} pages of {kilobytes:.0f} KB, against"
    proselint = cost(["proselint", "check", *files], folder, allowed=(0, 1))
    alone = cost([*LINT, "--no-cache", *apart], folder)
    found = [
        (f"{what} proselint", _times(proselint, ours, len(files)), "35 times"),
        (f"lint {len(apart)} pages that share no paragraph", f"{len(apart) / alone.cpu:,.0f} files/s", "-"),
    ]
    program = _write_good(folder)
    if program is None:
        found.append((f"{what} write-good", "npm is not installed", "12 times"))
    else:
        good = cost(["node", program, "--parse", *files], folder, allowed=(0, 255, *range(1, 255)))
        found.append((f"{what} write-good", _times(good, ours, len(files)), "12 times"))
    return found


def _write_good(folder: Path) -> str | None:
    if shutil.which("npm") is None:
        return None
    command = [
        "npm",
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--prefix",
        str(folder / "peer"),
        "write-good@1",
    ]
    done = subprocess.run(command, capture_output=True, check=False)
    program = folder / "peer" / "node_modules" / "write-good" / "bin" / "write-good.js"
    return str(program) if done.returncode == 0 and program.exists() else None


def _many(folder: Path, count: int) -> list[Row]:
    (folder / "facts").mkdir(parents=True)
    text = (companies.ROOT / "facts" / "utrack.yml").read_text(encoding="utf-8")
    for number in range(count):
        (folder / "facts" / f"company-{number:05d}.yml").write_text(
            text.replace("Utrack", f"Utrack {number}"), encoding="utf-8"
        )
    both = cost([*LINT[:-1], "2", "--no-pages", "--no-cache", "facts"], folder)
    measured = f"{count / both.cpu:,.0f} files/s, {both.memory:.0f} MB, {both.cpu / both.wall:.1f} processors used"
    return [(f"lint {count:,} fact files in two processes", measured, "100 MB")]


def _again(folder: Path, count: int) -> list[Row]:
    companies.write_mixed(folder, count)
    command = [*LINT, "--no-pages", "facts"]
    first = cost(command, folder, LEGALSITE_CACHE_DIR=str(folder / "cache"))
    second = cost(command, folder, LEGALSITE_CACHE_DIR=str(folder / "cache"))
    measured = f"{first.cpu:.2f} s to {second.cpu:.2f} s = {first.cpu / second.cpu:.0f} times"
    return [(f"lint {count:,} unchanged fact files again", measured, "10 times")]


def _best(command: list[str], folder: Path, allowed: tuple[int, ...] = (0,)) -> Cost:
    return min((cost(command, folder, allowed=allowed) for _ in range(3)), key=lambda c: c.cpu)


def _times(theirs: Cost, ours: Cost, files: int) -> str:
    ratio = theirs.cpu / ours.cpu
    return f"{files / ours.cpu:,.0f} to {files / theirs.cpu:,.1f} files/s = {ratio:.0f} times, {ours.memory:.0f} MB"
