"""The options of `legalsite lint`, one a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from datetime import date

    _DayBase = click.ParamType[date]
else:
    _DayBase = click.ParamType

FORMATS = ("text", "concise", "json", "sarif", "github", "junit", "markdown")
_SEVERITIES = ("error", "warning", "info")


class _Day(_DayBase):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        from datetime import date

        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"expected a day such as 2026-12-01, but found “{value}”.", param, ctx)


DAY = _Day()
"""A day such as 2026-12-01."""


def lint_options(command: click.decorators.FC) -> click.decorators.FC:
    """All options of `legalsite lint`."""
    options = (
        click.option("--kind", type=click.Choice(["facts", "prose"]), help="Read every path as this."),
        click.option("--set", "together", is_flag=True, help="The documents belong to one company: hold them against each other."),
        click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True),
        click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file."),
        click.option("--select", multiple=True, metavar="RULE", help="Only these: codes, their beginnings, or names; commas part them."),
        click.option("--ignore", multiple=True, metavar="RULE", help="Not these."),
        click.option("--fail-on", type=click.Choice([*_SEVERITIES, "never"]), help="Exit with 1 from this weight on.  [default: error]"),
        click.option("--min-severity", type=click.Choice(_SEVERITIES), help="Print from this weight on.  [default: info]"),
        click.option("--on", type=DAY, metavar="DATE", help="The day of the check.  [default: today]"),
        click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), help="Findings in this file are known and do not fail."),
        click.option("--write-baseline", is_flag=True, help="Write all findings into the baseline."),
        click.option("--stats", is_flag=True, help="Count the findings of each rule instead of listing them."),
        click.option("--pages/--no-pages", default=True, show_default=True, help="Also read the pages that fact files make."),
        click.option("--cache/--no-cache", default=True, show_default=True, help="Keep the results of files that do not change."),
        click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Processes; 0 chooses."),
        click.option("--fix", is_flag=True, help="Mend what is safe to mend."),
        click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing."),
        click.option("--stdin-filename", metavar="NAME", help="What standard input (the path “-”) is called."),
        click.option("--templates", type=click.Path(path_type=Path), default=Path("templates"), show_default=True, help="Your own clauses."),
        click.option("--laws", type=click.Path(path_type=Path), default=Path("laws"), show_default=True, help="Your own laws."),
        click.option("--config", "config_file", type=click.Path(path_type=Path, dir_okay=False, exists=True), help="This configuration, not the nearest one."),
        click.option("--isolated", is_flag=True, help="No configuration file."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command
