"""`legalsite new`: asks for the facts that matter and writes the first files of a repository."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from generator.facts.errors import FactError
from generator.facts.identifiers import Country, Email
from generator.facts.scaffold import ASKED, fact_file
from generator.findings import Finding, Severity, UserError

MKDOCS = """\
site_name: Legal documents
# site_url: https://legal.example.com/
docs_dir: {facts}
theme:
  name: material
  font: false  # no request to anybody else's server
plugins:
  - legalsite:
      drafts: true  # shows drafts with their gaps; leave this out once the facts are published
"""
_CHECKS = {"offices[0].country": Country.parse, "grievance.officer.email": Email.parse}


def refuse_or_path(company: str, facts: Path) -> Path:
    """The path of the new fact file; raises UserError for a name that cannot be one, or a file that exists."""
    path = facts / f"{company}.yml"
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", company):
        message = f"expected a name of lower-case letters, digits and hyphens, but found “{company}”"
        better = re.sub(r"[^a-z0-9]+", "-", company.lower()).strip("-")
        hint = f"Try “legalsite new {better}”." if better else "Try “legalsite new my-company”."
        raise UserError([Finding("B008", "company-id", Severity.ERROR, message, path.as_posix(), hint=hint)])
    if path.exists() or path.with_suffix(".yaml").exists():
        message = f"{path} exists and is never overwritten"
        raise UserError(
            [Finding("B009", "file-exists", Severity.ERROR, message, path.as_posix(), hint="Choose another name.")]
        )
    return path


def ask() -> dict[str, str]:
    """Asks for the facts of `ASKED`; an empty answer leaves the fact blank, a wrong one is asked again."""
    answers: dict[str, str] = {}
    click.echo("An empty answer leaves the fact blank.", err=True)
    for path, question in ASKED.items():
        while True:
            said = click.prompt(question, default="", show_default=False, err=True).strip()
            check = _CHECKS.get(path)
            if said and check is not None:
                try:
                    said = str(check(said))
                except FactError as error:
                    click.echo(f"{error.message}. {error.hint}", err=True)
                    continue
            if said:
                answers[path] = said
            break
    return answers


def write(company: str, path: Path, answers: Mapping[str, str], full: bool, schema: str) -> list[str]:
    """Writes the fact file, and `mkdocs.yml` and `schema.json` beside the facts folder where there are none."""
    given = dict(answers)
    given.setdefault("offices[0].id", "registered")
    given.setdefault("offices[0].kind", "registered")
    path.parent.mkdir(parents=True, exist_ok=True)
    written = []
    top = path.parent.parent
    wanted = {
        path: fact_file(company, given, full),
        top / "mkdocs.yml": MKDOCS.format(facts=path.parent.name),
        top / "schema.json": schema,
    }
    for target, text in wanted.items():
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(text)
            written.append(target.as_posix())
        except FileExistsError:
            continue
    return written
