"""The command `legalsite`. Each command imports what it needs when it runs: start-up counts."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from generator.cli_archive import archive, at, release
from generator.cli_laws import laws
from generator.cli_lint import explain, lint, rules
from generator.cli_options import DAY
from generator.cli_review import review

if TYPE_CHECKING:
    from datetime import date

    from generator.findings import Finding
    from generator.history.read import History
    from generator.project import Published, Settings

FOUND, CANNOT = 1, 2
"""Exit codes: errors found; cannot run."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="legalsite")
def main() -> None:
    """Legal pages as code: one fact file per company, and pages that all agree.

    Exit codes: 0 all well, 1 errors found in facts, templates or site, 2 cannot run.
    """


for _command in (lint, rules, explain, laws, review, release, archive, at):
    main.add_command(_command)


def _sources(command: click.decorators.FC) -> click.decorators.FC:
    """The options that say where facts and templates are."""
    for decorate in (
        click.option("--company", "companies", multiple=True, metavar="NAME", help="Only these; * is a wildcard."),
        click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), show_default=True,
                     help="Your own clauses; a file here wins over the packed one."),
        click.option("--facts", type=click.Path(path_type=Path), default=Path("facts"), show_default=True,
                     help="Folder of fact files."),
    ):  # fmt: skip
        command = decorate(command)
    return command


class _Archive(NamedTuple):
    """Where released versions lie, and the day for which pages say what is in force (None: today)."""

    folder: Path
    on: date | None

    def histories(
        self, settings: Settings, made: tuple[Published, ...]
    ) -> tuple[dict[str, History], tuple[Finding, ...]]:
        """What is released of each company; the clock is asked for the day only where there is an archive."""
        if not self.folder.is_dir():
            return {}, ()
        import datetime

        from generator.history.read import Shelf

        return Shelf().histories(self.folder, settings, made, self.on or datetime.date.today())


def _archive(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say what was released, as one value `released`."""

    @wraps(command)
    def packed(*, folder_of_versions: Path, on: date | None, **others: Any) -> None:
        command(released=_Archive(folder_of_versions, on), **others)

    for decorate in (
        click.option("--on", type=DAY, metavar="DATE", help="The day whose versions are in force.  [default: today]"),
        click.option("--archive", "folder_of_versions", type=click.Path(path_type=Path), default=Path("archive"),
                     show_default=True, help="Folder of released versions; without one, the facts alone count."),
    ):  # fmt: skip
        packed = decorate(packed)
    return packed


def _settings(facts: Path, templates: Path, companies: Iterable[str], drafts: bool) -> Settings:
    from generator.project import Settings

    return Settings(facts, templates, tuple(companies) or ("*",), drafts)


@main.command()
@_sources
@_archive
@click.option("--site-url", default="", metavar="URL", help="Address of the site, for feeds and notices.")
@click.option("--format", "form", type=click.Choice(["md", "html", "json"]), default="md", show_default=True)
@click.option("--drafts/--no-drafts", default=False, show_default=True, help="Also write companies that are drafts.")
@click.option("--title", default="Legal documents", show_default=True, help="Title of the home page.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, help="Folder to write to."
)
def render(
    facts: Path, templates: Path, companies: tuple[str, ...], released: _Archive, site_url: str, form: str,
    drafts: bool, title: str, output: Path,
) -> None:  # fmt: skip
    """Write the pages as plain files, for any site generator.

    The Markdown is the same that the MkDocs plugin hands to MkDocs. Nothing is written while any fact file has an
    error.
    """
    from generator import export, project
    from generator.collector import collect_rarely
    from generator.findings import UserError, errors

    collect_rarely()
    workshop = project.Workshop()
    try:
        settings = _settings(facts, templates, companies, drafts)
        made, findings = workshop.build(settings)
        histories, told = released.histories(settings, made)
        _tell((*findings, *told))
        if errors((*findings, *told)):
            _stop(FOUND, "nothing was written")
        url = f"{site_url.rstrip('/')}/" if site_url else ""
        day = next((history.on for history in histories.values()), None)
        found = export.files(made, form, title, workshop.library, histories, url, day)
        changed = export.write(found, output)
    except UserError as error:
        _fail(error.findings)
    except OSError as error:
        _stop(CANNOT, f"cannot write to {output}: {error.strerror or error}")
    if not made:
        click.echo("All companies are drafts; add --drafts to write their pages.", err=True)
    click.echo(f"{len(found)} files in {output}, {changed} changed, from {len(made)} fact files.", err=True)


@main.command("check-site")
@_sources
@_archive
@click.option("--drafts/--no-drafts", default=False, show_default=True, help="Expect drafts too.")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
def check_site(
    facts: Path, templates: Path, companies: tuple[str, ...], released: _Archive, drafts: bool, folder: Path
) -> None:  # fmt: skip
    """Hold a built site against the pages that the facts ask for.

    A generator that runs no plugin builds an empty site without a word; this tells.
    """
    from generator import export, project
    from generator.findings import UserError, errors

    try:
        settings = _settings(facts, templates, companies, drafts)
        made, findings = project.Workshop().build(settings)
        histories, told = released.histories(settings, made)
        findings = (*findings, *told, *export.check_site(folder, made, histories))
    except UserError as error:
        _fail(error.findings)
    _tell(findings)
    pages = len(export.expected(made, histories)["pages"])
    if errors(findings):
        _stop(FOUND, f"{len(errors(findings))} problems on {pages} expected pages")
    click.echo(f"All {pages} expected pages of {len(made)} companies are there.", err=True)


@main.command()
@click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else standard output."
)
def schema(templates: Path, output: Path | None) -> None:
    """Print the JSON Schema of a fact file, for editors."""
    text = _schema_text(templates)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        _stop(CANNOT, f"cannot write {output}: {error.strerror or error}")


def _schema_text(templates: Path) -> str:
    import json

    from generator.clauses.library import Library
    from generator.facts.schema import json_schema
    from generator.paths import template_folders

    data = json_schema(Library(template_folders(templates)).vocabularies)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@main.command()
@click.argument("company", metavar="ID")
@click.option("--facts", type=click.Path(path_type=Path), default=Path("facts"), show_default=True)
@click.option("--full", is_flag=True, help="A line for every fact there is, not only for the first ones.")
@click.option(
    "--ask/--no-ask", default=None, help="Ask for the facts that matter; the default is to ask at a terminal."
)
def new(company: str, facts: Path, full: bool, ask: bool | None) -> None:
    """Write a commented fact file facts/ID.yml to start from; an existing file is never overwritten.

    Also writes mkdocs.yml and schema.json where there are none.
    """
    from generator import start
    from generator.findings import UserError

    asking = sys.stdin.isatty() if ask is None else ask
    try:
        path = start.refuse_or_path(company, facts)
        answers = start.ask() if asking else {}
        written = start.write(company, path, answers, full, _schema_text(Path("templates")))
    except UserError as error:
        _fail(error.findings)
    except OSError as error:
        _stop(CANNOT, f"cannot write {error.filename}: {error.strerror}")
    for name in written:
        click.echo(f"wrote {name}")
    click.echo(f"Next: fill in {path}, then run “mkdocs serve”.")


def _tell(findings: Iterable[Finding]) -> None:
    for finding in findings:
        click.echo(str(finding), err=True)


def _fail(findings: Iterable[Finding]) -> NoReturn:
    _tell(findings)
    sys.exit(CANNOT if any(f.rule.startswith("B") for f in findings) else FOUND)


def _stop(code: int, message: str) -> NoReturn:
    click.echo(f"legalsite: {message}", err=True)
    sys.exit(code)
