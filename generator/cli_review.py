"""The command `legalsite review`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli_options import DAY

if TYPE_CHECKING:
    from generator.findings import Finding
    from generator.review.model import Review

FOUND, CANNOT = 1, 2


@click.command()
@click.argument("base", metavar="BASE")
@click.argument("head", metavar="[HEAD]", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "html", "github"]),
    default="text",
    show_default=True,
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option(
    "--docx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the pages with tracked changes, for Word.",
)
@click.option("--company", "companies", multiple=True, metavar="NAME", help="Only these; * is a wildcard.")
@click.option("--on", type=DAY, metavar="DATE", help="The day of the review: notice runs from it.  [default: today]")
@click.option("--exact", is_flag=True, help="Compare with BASE itself, and not with where HEAD left it.")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this weight on.",
)
@click.option("--author", default="legalsite", show_default=True, help="Who the tracked changes are by.")
@click.option("--facts", default="facts", show_default=True, help="Folder of fact files, in both states.")
@click.option("--templates", default="templates", show_default=True, help="Your own clauses, in both states.")
@click.option("--laws", default="laws", show_default=True, help="Your own laws and table of materiality.")
def review(base: str, head: str | None, **given: Any) -> None:
    """Show a change of facts as a change of law: what changes for whom, on which page, and from which day.

    BASE and HEAD are revisions of git, or folders; without HEAD, the files as they are. BASE is taken where HEAD left
    it, as a pull request shows it.

    Exit codes: 0 nothing holds the merge, 1 findings at or above --fail-on, 2 cannot run.
    """  # fmt: skip
    from generator.findings import UserError

    try:
        _review(base, head, given)
    except UserError as error:
        for finding in error.findings:
            click.echo(_told(finding), err=True)
        sys.exit(CANNOT)
    except OSError as error:
        _stop(f"cannot write {error.filename}: {error.strerror}")


def _review(base: str, head: str | None, given: Mapping[str, Any]) -> None:
    import datetime
    import os

    from generator import reviewreport
    from generator.review.run import Asked, review
    from generator.revisions import snapshots

    _check_targets(given["output"], given["docx"])
    on = given["on"] or datetime.date.today()
    facts, templates, laws = (Path(os.path.relpath(given[name])).as_posix() for name in ("facts", "templates", "laws"))
    asked = Asked(on, facts, templates, laws, tuple(given["companies"]) or ("*",))
    found = review(*snapshots(base, head, given["exact"]), asked)
    colour = given["output"] is None and sys.stdout.isatty()
    report = reviewreport.write(given["form"], found, colour)
    if given["docx"]:
        _docx(found, given["docx"], given["author"])
    if given["output"]:
        given["output"].write_text(report, encoding="utf-8", newline="")
        click.echo(f"{len(found.findings)} findings; the review is in {given['output']}.", err=True)
    else:
        click.echo(report, nl=False)
    if given["fail_on"] != "never":
        from generator.findings import Severity

        weights = tuple(Severity)
        limit = weights.index(Severity(given["fail_on"]))
        sys.exit(FOUND if any(weights.index(f.severity) <= limit for f in found.findings) else 0)


def _check_targets(output: Path | None, word: Path | None) -> None:
    """Stops where a report would replace what is no file, or the other report. Raises OSError for such a target."""
    import os

    from generator.redline.docx import target

    if output and not (output.is_fifo() or output.is_char_device()):
        target(output)
    if word and output and target(word) == Path(os.path.realpath(output)):
        _stop(f"-o and --docx both name {word}; give each report a file of its own")
    if word:
        target(word)


def _docx(found: Review, path: Path, author: str) -> None:
    from generator.redline import docx
    from generator.reviewreport.html import redlines

    lines = [line for company in found.companies for line in redlines(company)]
    docx.write(lines, path, author=author, day=found.on)
    click.echo(f"{path} holds {len(lines)} pages with tracked changes.", err=True)


def _told(finding: Finding) -> str:
    """A finding; a mistake of the command line (family B) stands in no file, so that no place is given."""
    from generator.findings import START

    if not finding.rule.startswith("B") or finding.span != START:
        return str(finding)
    return f"legalsite: {finding.message} [{finding.rule} {finding.name}] {finding.hint}".rstrip()


def _stop(message: str) -> NoReturn:
    click.echo(f"legalsite: {message}", err=True)
    sys.exit(CANNOT)
