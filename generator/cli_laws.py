"""The command `legalsite laws`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli_options import DAY

if TYPE_CHECKING:
    from datetime import date

    from generator.facts.load import Company
    from generator.lawreport.table import Table
    from generator.laws.reader import Catalogue

GAPS, CANNOT = 1, 2


@click.command()
@click.argument("companies", nargs=-1, metavar="[COMPANY]...")
@click.option("--on", type=DAY, metavar="DATE", help="The day of the check.  [default: today]")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown", "csv"]), default="text", show_default=True
)
@click.option("--gaps", is_flag=True, help="Only what is open; exit with 1 where a duty is unanswered.")
@click.option("--upcoming", is_flag=True, help="What changes from --on until --until, instead of the matrix.")
@click.option(
    "--until", type=DAY, metavar="DATE", help="The last day for --upcoming and --ics.  [default: a year later]"
)
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), help="Write what is coming as a calendar file.")
@click.option("--facts", type=click.Path(path_type=Path), default=Path("facts"), show_default=True)
@click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), show_default=True)
@click.option(
    "--laws", "own", type=click.Path(path_type=Path), default=Path("laws"), show_default=True, help="Your own laws."
)
def laws(companies: tuple[str, ...], **given: Any) -> None:
    """Show which provisions bind a company, and which fact and sentence answers each.

    Exit codes: 0 done, 1 gaps with --gaps, 2 cannot run.
    """
    from generator.findings import UserError

    try:
        _laws(companies, given)
    except UserError as error:
        for finding in error.findings:
            click.echo(str(finding), err=True)
        sys.exit(CANNOT)
    except OSError as error:
        _stop(f"cannot write {error.filename}: {error.strerror}")


def _laws(names: tuple[str, ...], given: Mapping[str, Any]) -> None:
    import datetime

    from generator import lawreport
    from generator.laws.store import catalogue

    on = given["on"] or datetime.date.today()
    found = catalogue(given["own"])
    made = _companies(names, given)
    if given["form"] in ("json", "csv") and len(made) > 1:
        _stop(f"--format {given['form']} prints one company; name one of {', '.join(c.id for c, _ in made)}")
    if given["ics"] and len(made) > 1:
        _stop(f"--ics writes the calendar of one company; name one of {', '.join(c.id for c, _ in made)}")
    if given["upcoming"] and given["form"] in ("markdown", "csv"):
        _stop(f"--upcoming prints text or json, not {given['form']}")
    open_gaps = False
    for company, documents in made:
        if given["upcoming"] or given["ics"]:
            _coming(_table(company, documents, found, on), given)
            continue
        table = _table(company, documents, found, on)
        open_gaps = open_gaps or any(row.verdict and row.verdict.value == "gap" for row in table.rows)
        if given["gaps"]:
            from generator.lawreport.table import gaps

            table = table._replace(rows=gaps(table.rows), whole=table.rows)
        click.echo(lawreport.write(given["form"], table), nl=False)
    if given["gaps"] and open_gaps:
        sys.exit(GAPS)


def _companies(names: tuple[str, ...], given: Mapping[str, Any]) -> list[tuple[Company, Any]]:
    from generator.findings import UserError, errors
    from generator.project import Settings, companies_with_documents

    settings = Settings(given["facts"], given["templates"], names or ("*",), drafts=True)
    made, findings = companies_with_documents(settings)
    broken = [f for f in errors(findings) if f.rule not in ("F001", "F002", "F007", "F008")]
    if broken:
        raise UserError(broken)
    return made


def _table(company: Company, documents: Any, found: Catalogue, on: date) -> Table:
    from generator.documents.answers import answers
    from generator.lawreport.table import Table
    from generator.laws.matrix import matrix

    return Table(company, on, found, matrix(company, found, on, answers(documents)))


def _coming(table: Table, given: Mapping[str, Any]) -> None:
    import datetime

    from generator.lawreport import upcoming

    company, on = table.company, table.on
    until = given["until"] or on + datetime.timedelta(days=365)
    if until < on:
        _stop(f"--until {until} lies before --on {on}")
    events = upcoming.events(company, table.catalogue, on, until)
    if given["ics"]:
        given["ics"].write_text(upcoming.as_calendar(company, events), encoding="utf-8", newline="")
        click.echo(f"{len(events)} events in {given['ics']}.", err=True)
        return
    writer = upcoming.as_json if given["form"] == "json" else upcoming.as_text
    click.echo(writer(table, events, on, until), nl=False)


def _stop(message: str) -> NoReturn:
    click.echo(f"legalsite: {message}", err=True)
    sys.exit(CANNOT)
