"""A repository with an archive: the example company, whose service level agreement has three versions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.archive.release import carry_out, plan
from generator.clauses.library import Library
from tests.archives import EXAMPLE, SLA, replaced, subject
from tests.sites import repository, run

BEFORE, AFTER = "2027-01-15", "2027-02-01"
"""The day before, and that of the switch: version 3.0 is coming, and is in force."""
WHAT = 'We answer you within 5 days & say "why" if < 1 % is due, where it was 10 days.'
FIRST = (
    (SLA, SLA.replace("2026-12-01", "2026-06-01").replace("2026-11-01", "2026-05-01").replace("2.0", "1.0")),
    ("window: 30 days, response: 10 days", "window: 30 days, response: 14 days"),
)
LAST = (
    (SLA, SLA.replace("2026-12-01", AFTER).replace("2026-11-01", "2026-12-20").replace("2.0", "3.0")),
    ("window: 30 days, response: 10 days", "window: 45 days, response: 5 days"),
    ("  notes:\n", f"  notes:\n    - {{effective_date: {AFTER}, pages: [sla], effect: favourable, what: '{WHAT}',\n"
                   "       why: Nobody should wait for what is theirs.}\n"),
)  # fmt: skip


def write_facts(folder: Path, *changes: tuple[str, str]) -> None:
    """The example with changes, as the facts of the repository."""
    (folder / "facts" / "example.yml").write_text(replaced(EXAMPLE, *changes), encoding="utf-8")


def release(folder: Path, library: Library, on: str, *changes: tuple[str, str], only: tuple[str, ...] = ()) -> None:
    """Releases the example with changes, as `legalsite release` does."""
    made = plan(subject(library, *changes), folder / "archive", date.fromisoformat(on), only=only)
    assert not made.refused, made.findings
    carry_out(made, folder / "archive")


def released(folder: Path, library: Library) -> Path:
    """The repository, with one superseded version, one in force and one coming on the day BEFORE."""
    repository(folder, "example")
    release(folder, library, "2026-05-01", *FIRST, only=("sla",))
    release(folder, library, "2026-11-01")
    release(folder, library, "2026-12-20", *LAST)
    write_facts(folder, *LAST)
    return folder


def build(
    folder: Path, on: str, *options: str, site: str = "site", check: bool = True, url: bool = True, **env: str
) -> str:
    """Builds the site as it is on a day, and gives what MkDocs says."""
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8").split("  - legalsite:")[0]
    if not url:
        text = text.replace("site_url: https://legal.nimbusharbour.example/\n", "")
    (folder / "build.yml").write_text(f"{text}  - legalsite:\n      on: {on}\n", encoding="utf-8")
    done = run(folder, "mkdocs", "build", "-f", "build.yml", "-d", site, *options, check=check, **env)
    return done.stdout + done.stderr
