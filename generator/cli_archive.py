"""The commands `legalsite release`, `archive verify`, `archive list` and `at`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from generator.cli_options import DAY

if TYPE_CHECKING:
    from datetime import date

    from generator.archive.entry import Entry
    from generator.archive.subject import Subject
    from generator.findings import Finding
    from generator.lint.settings import Settings

FOUND, CANNOT = 1, 2

_ARCHIVE = click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("archive"),
    show_default=True,
    help="Folder of released versions.",
)
_FORM = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.command()
@click.argument("company", metavar="COMPANY")
@click.option("--on", type=DAY, metavar="DATE", help="The day of release.  [default: today]")
@_ARCHIVE
@click.option("--facts", type=click.Path(path_type=Path), default=Path("facts"), show_default=True)
@click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), show_default=True)
@click.option("--laws", type=click.Path(path_type=Path), default=Path("laws"), show_default=True, help="Your own laws.")
@click.option("--page", "pages", multiple=True, metavar="PAGE", help="Only these pages.")
@click.option("--dry-run", is_flag=True, help="Say what would be released, and write nothing.")
@_FORM
def release(
    company: str, on: date | None, folder: Path, facts: Path, templates: Path, laws: Path, pages: tuple[str, ...],
    dry_run: bool, form: str,
) -> None:  # fmt: skip
    """Freeze the pages of a company whose text has changed, each as a version with its effective date.

    The archive is only ever added to. A draft, an error that “legalsite lint” finds, a version or a day that was
    released before, a day too early for the notice that is due, and a change without a note are refused, all at once.

    Exit codes: 0 released or nothing to release, 1 refused, 2 cannot run.
    """
    import datetime
    from contextlib import nullcontext

    from generator.archive import report
    from generator.archive.lock import BusyError, alone
    from generator.archive.release import carry_out, plan
    from generator.archive.reviewed import assessing
    from generator.archive.subject import read_subject
    from generator.findings import UserError, errors

    day = on or datetime.date.today()
    try:
        path = _fact_file(company, facts)
        with nullcontext() if dry_run else alone(folder, path.stem):
            subject, findings = read_subject(path, _settings(day, templates, laws))
            only = _pages(pages, subject) if subject else ()
            made = plan(subject, folder, day, assessing(templates, laws), only) if subject else None
            findings = (*findings, *(made.findings if made else ()))
            refused = bool(errors(findings))
            written = made is not None and not refused and not dry_run and bool(made.new)
            if made is not None and written:
                carry_out(made, folder)
    except UserError as error:
        _tell(error.findings)
        sys.exit(CANNOT)
    except BusyError as busy:
        _stop(str(busy))
    except OSError as error:
        _stop(f"cannot write {error.filename}: {error.strerror}; the archive is as it was before")
    if form == "json":
        click.echo(report.release_json(company, day, made, findings, written), nl=False)
    else:
        _tell(findings)
        if made is not None and not refused:
            click.echo(report.release_text(made, folder, written), nl=False)
    if refused:
        number = len(errors(findings))
        _stop(f"{number} problem{'s' if number > 1 else ''}; nothing was released", FOUND)


def _fact_file(company: str, facts: Path) -> Path:
    from generator.project import Settings, fact_files

    chosen = fact_files(Settings(facts, companies=(company,)))
    exact = [path for path in chosen if path.stem == company]
    if len(exact) != 1:
        _stop(f"a release is of one company; name one of {', '.join(path.stem for path in chosen)}")
    return exact[0]


def _settings(day: date, templates: Path, laws: Path) -> Settings:
    from generator.lint.config import Config, find_config, read_config
    from generator.lint.registry import known_rules

    path = find_config(Path.cwd())
    return (read_config(path, known_rules) if path else Config()).settings(day, templates, laws)


def _pages(given: Iterable[str], subject: Subject) -> tuple[str, ...]:
    from generator.archive.release import takes_part
    from generator.documents.build import INDEX

    known = [page.document.page for page in subject.pages if takes_part(page)]
    if INDEX in given and INDEX not in known:
        _stop(f"the index of {subject.company.id} has no text of its own to release: it lists the other pages")
    return tuple(_page(name, known, subject.company.id) for name in given)


def _page(given: str, known: Sequence[str], company: str) -> str:
    """The id of a page, which may be given as in addresses (“dpdp-notice”); stops where there is none of that name."""
    from generator.documents.model import name_of

    found = next((page for page in known if name_of(page) == name_of(given)), None)
    if found is None:
        _stop(f"{company} has no page “{given}”{_instead(given, known)}")
    return found


def _instead(given: str, known: Sequence[str]) -> str:
    from generator.nearest import did_you_mean

    near = did_you_mean(given, known)
    return f"; did you mean “{near}”?" if near else f"; there are {', '.join(known)}." if known else "."


@click.group()
def archive() -> None:
    """Prove and list the released versions."""


@archive.command()
@click.argument("companies", nargs=-1, metavar="[COMPANY]...")
@_ARCHIVE
@click.option("--head", metavar="DIGEST", help="The digest that the last entry must have, noted when it was released.")
@_FORM
def verify(companies: tuple[str, ...], folder: Path, head: str | None, form: str) -> None:
    """Prove that nothing in the archive was changed, and name the first entry for which that is not so.

    Entries that were cut off at the end leave a sound ledger behind: note the digest of the last entry elsewhere, and
    hold it against the ledger with --head.

    Exit codes: 0 all is proven, 1 something is broken, 2 cannot run (also where there is no archive).
    """
    from generator.archive import report
    from generator.archive.verify import verify as prove

    chosen = _companies(companies, folder)
    if head is not None and len(chosen) != 1:
        _stop(f"--head is the digest of one company; name one of {', '.join(chosen)}")
    wanted = f"sha256:{head.removeprefix('sha256:')}" if head is not None else None
    proofs = [prove(folder, company, wanted) for company in chosen]
    click.echo((report.proofs_json if form == "json" else report.proofs_text)(proofs), nl=False)
    if any(proof.broken for proof in proofs):
        sys.exit(FOUND)


@archive.command("list")
@click.argument("companies", nargs=-1, metavar="[COMPANY]...")
@_ARCHIVE
@click.option("--on", type=DAY, metavar="DATE", help="The day for which it is said what is in force.  [default: today]")
@_FORM
def list_(companies: tuple[str, ...], folder: Path, on: date | None, form: str) -> None:
    """List every version of every page, and what is in force.

    Exit codes: 0 done, 1 a ledger is broken or the text of a version is not proven, 2 cannot run.
    """
    import datetime

    from generator.archive import report
    from generator.archive.ledger import read
    from generator.archive.store import open_version

    day = on or datetime.date.today()
    found = []
    findings: list[Finding] = []
    for company in _companies(companies, folder):
        entries, wrong = read(folder, company)
        unproven = {entry.entry: told for entry in entries if (told := open_version(folder, company, entry)[1])}
        found.append(report.Listed(company, entries, unproven))
        findings += (*wrong, *(finding for told in unproven.values() for finding in told))
    click.echo(report.list_json(found, day) if form == "json" else report.list_text(folder, found, day), nl=False)
    _end(findings)


@click.command()
@click.argument("company", metavar="COMPANY")
@click.argument("page", metavar="PAGE")
@click.argument("day", type=DAY, metavar="DATE")
@_ARCHIVE
@click.option("--format", "form", type=click.Choice(["md", "text", "html", "json"]), default="md", show_default=True)
def at(company: str, page: str, day: date, folder: Path, form: str) -> None:
    """Print the text of a page that was, is or will be in force on a day.

    Exit codes: 0 printed, 1 no text was in force or it cannot be proven, 2 cannot run.
    """
    from generator.archive import report
    from generator.archive.ledger import in_force, read, versions
    from generator.archive.store import open_version

    _companies((company,), folder)
    entries, findings = read(folder, company)
    _end(findings)
    name = _page(page, sorted({entry.page for entry in entries}), company)
    entry: Entry | None = in_force(entries, name, day)
    if entry is None:
        first = versions(entries, name)[0]
        then = f"the first version, {first.version}, is in force from {first.effective_date}"
        _stop(f"no version of {name} of {company} was in force on {day}; {then}", FOUND)
    version, findings = open_version(folder, company, entry)
    _end(findings)
    if version is not None:
        click.echo(report.version_text(version, form, company, entries, day), nl=False)


def _companies(given: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The companies of the archive that are asked for, all by default; stops where one is not there."""
    from generator.archive.verify import companies
    from generator.findings import UserError

    try:
        known = companies(folder)
    except UserError as error:
        _tell(error.findings)
        sys.exit(CANNOT)
    if not known:
        _stop(f"there is no archive in “{folder}”; “legalsite release COMPANY” begins one")
    for name in given:
        if name not in known:
            _stop(f"the archive “{folder}” has no company “{name}”{_instead(name, known)}")
    return tuple(dict.fromkeys(given)) or known


def _end(findings: Sequence[Finding]) -> None:
    """Tells what is broken, and ends where anything is."""
    _tell(findings)
    if findings:
        _stop("the archive is broken; “legalsite archive verify” says from where on", FOUND)


def _tell(findings: Iterable[Finding]) -> None:
    for finding in findings:
        click.echo(str(finding), err=True)


def _stop(message: str, code: int = CANNOT) -> NoReturn:
    click.echo(f"legalsite: {message}", err=True)
    sys.exit(code)
