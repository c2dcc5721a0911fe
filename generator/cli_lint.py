"""The commands `legalsite lint`, `rules` and `explain`."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from generator.cli_options import lint_options

if TYPE_CHECKING:
    from generator.lint.cache import Cache
    from generator.lint.config import Config
    from generator.lint.inputs import Input
    from generator.lint.outcome import Outcome
    from generator.lint.settings import Settings

FOUND, CANNOT = 1, 2


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, allow_dash=True), metavar="[PATH]...")
@lint_options
def lint(paths: tuple[Path, ...], **given: Any) -> None:
    """Find what is blank, wrong, contradictory, dangling or stale.

    PATH is a fact file, a folder, a document (Markdown, HTML, plain text), or “-”. Without one, facts/ is read.

    Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 cannot run (also when there was nothing to read).
    """
    from generator.collector import collect_rarely
    from generator.findings import UserError

    collect_rarely()
    try:
        _lint(paths, given)
    except UserError as error:
        for finding in error.findings:
            click.echo(str(finding), err=True)
        sys.exit(CANNOT)


def _lint(paths: tuple[Path, ...], given: Mapping[str, Any]) -> None:
    config = _config(given)
    settings = _settings(given, config)
    items = _items(paths, given, settings)
    outcome = _run(items, settings, given)
    if given["fix"] or given["diff"]:
        outcome = _mend(items, settings, given, outcome)
    outcome = _against_baseline(outcome, given, config)
    _report(outcome, given, config)
    threshold = given["fail_on"] or config.fail_on or "error"
    if threshold != "never":
        from generator.findings import Severity

        sys.exit(FOUND if outcome.at_least(Severity(threshold)) else 0)


def _config(given: Mapping[str, Any]) -> Config:
    from generator.lint.config import Config, find_config, read_config
    from generator.lint.registry import known_rules

    path = given["config_file"] or (None if given["isolated"] else find_config(Path.cwd()))
    return read_config(path, known_rules) if path else Config()


def _settings(given: Mapping[str, Any], config: Config) -> Settings:
    import datetime

    from generator.lint.settings import InputKind

    chosen = {
        name: tuple(r for one in given[name] for r in one.replace(",", " ").split()) for name in ("select", "ignore")
    }
    if any(chosen.values()):
        from generator.lint.config import check_rules
        from generator.lint.registry import known_rules

        wrong = [s for rules_ in chosen.values() for s in check_rules(rules_, known_rules())]
        if wrong:
            _stop(". ".join(wrong) + ". “legalsite rules” lists them.")
    whole = config.settings(given["on"] or datetime.date.today(), given["templates"], given["laws"])
    return whole._replace(
        select=chosen["select"] or whole.select,
        ignore=(*whole.ignore, *chosen["ignore"]),
        pages=given["pages"],
        together=given["together"],
        kind=InputKind(given["kind"]) if given["kind"] else None,
    )


def _parted(given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rule for one in given for rule in one.replace(",", " ").split())


def _items(paths: tuple[Path, ...], given: Mapping[str, Any], settings: Settings) -> tuple[Input, ...]:
    from generator.lint.inputs import expand, from_text

    dashes = [path for path in paths if str(path) == "-"]
    named = [path for path in paths if str(path) != "-"]
    items = expand(named or ([] if dashes else [Path("facts")]), settings.kind, settings.exclude)
    if dashes:
        data = sys.stdin.buffer.read()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            _stop(f"standard input is not UTF-8: the byte 0x{data[error.start]:02X} stands at position {error.start}")
        items = (*items, from_text(text, given["stdin_filename"] or "<stdin>", settings.kind))
    if not items:
        where = ", ".join(f"“{path}”" for path in named) or "“facts”"
        _stop(f"0 files read: {where} holds neither fact files nor documents")
    return items


def _run(items: tuple[Input, ...], settings: Settings, given: Mapping[str, Any]) -> Outcome:
    from generator.lint import engine

    progress = _Progress() if sys.stderr.isatty() else None
    outcome = engine.lint(items, settings, given["jobs"], _cache(settings, given), progress)
    if progress:
        progress.end()
    return outcome


def _cache(settings: Settings, given: Mapping[str, Any]) -> Cache | None:
    if not given["cache"]:
        return None
    from generator.lint.cache import Cache

    return Cache(settings)


class _Progress:
    """How many files are done, on a terminal, from the second second on."""

    def __init__(self) -> None:
        from time import monotonic

        self._now = monotonic
        self._next = monotonic() + 1
        self._shown = False

    def __call__(self, done: int, of: int) -> None:
        if self._now() >= self._next:
            self._next = self._now() + 0.2
            self._shown = True
            click.echo(f"\r{done:,} of {of:,} files", err=True, nl=False)

    def end(self) -> None:
        """Takes the line away."""
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)


def _mend(items: tuple[Input, ...], settings: Settings, given: Mapping[str, Any], outcome: Outcome) -> Outcome:
    from generator.lint import fix

    paths = {item.shown for item in items if item.text is None}
    try:
        mended = list(fix.mend(f for f in outcome.findings if f.path in paths))
        for one in mended:
            if given["diff"]:
                click.echo(one.diff, nl=False, err=given["form"] != "text")
            else:
                fix.save(one)
    except OSError as error:
        _stop(f"cannot mend {error.filename}: {error.strerror}")
    if given["diff"]:
        return outcome
    count = sum(one.count for one in mended)
    click.echo(f"{count} places mended in {len(mended)} files.", err=True)
    return _run(items, settings, given) if mended else outcome


def _against_baseline(outcome: Outcome, given: Mapping[str, Any], config: Config) -> Outcome:
    path = given["baseline"] or (Path(config.path).parent / config.baseline if config.baseline else None)
    if path is None:
        if given["write_baseline"]:
            _stop("--write-baseline needs --baseline FILE, or a baseline in the configuration")
        return outcome
    from generator.lint import baseline

    if given["write_baseline"]:
        try:
            count = baseline.write(path, outcome)
        except OSError as error:
            _stop(f"cannot write {path}: {error.strerror}")
        click.echo(f"{count} findings written to {path}.", err=True)
    return baseline.apply(path, outcome)


def _report(outcome: Outcome, given: Mapping[str, Any], config: Config) -> None:
    from generator import report
    from generator.findings import Severity

    shown = Severity(given["min_severity"] or config.min_severity or "info")
    colour = given["output"] is None and given["form"] == "text" and sys.stdout.isatty()
    pieces = iter([report.stats(outcome)]) if given["stats"] else report.pieces(given["form"], outcome, shown, colour)
    if given["output"] is None:
        while some := "".join(islice(pieces, 500)):
            click.echo(some, nl=False)
        return
    try:
        with given["output"].open("w", encoding="utf-8") as file:
            file.writelines(pieces)
    except OSError as error:
        _stop(f"cannot write {given['output']}: {error.strerror}")


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
def rules(form: str) -> None:
    """List every rule: code, name, weight, and what holds. With --format markdown, the page of each."""
    from generator.lint.describe import markdown_page
    from generator.lint.registry import all_rules

    known = all_rules()
    if form == "json":
        import json

        data = [{"code": r.code, "name": r.name, "severity": r.severity.value, "scope": r.scope.value, "title": r.title,
                 "why": r.why, "provisions": list(r.provisions)} for r in known]  # fmt: skip
        click.echo(json.dumps({"version": 1, "rules": data}, ensure_ascii=False, indent=1))
    elif form == "markdown":
        click.echo("# Rules\n\n" + "\n".join(markdown_page(rule) for rule in known), nl=False)
    else:
        width = max(len(rule.name) for rule in known)
        for rule in known:
            click.echo(f"{rule.code}  {rule.name:{width}}  {rule.severity.value:7}  {rule.title}")
        click.echo(f"{len(known)} rules. “legalsite explain P101” says more about one.", err=True)


@click.command()
@click.argument("rule", metavar="RULE")
def explain(rule: str) -> None:
    """Say what a rule holds, why, with examples, and how to allow it in one place."""
    from generator.lint.config import check_rules
    from generator.lint.describe import plain_page
    from generator.lint.registry import all_rules, known_rules

    known = {r.code: r for r in all_rules()}
    found = known.get(rule.upper()) or next((r for r in known.values() if r.name == rule), None)
    if found is None:
        sentences = check_rules((rule,), known_rules()) or [f"“{rule}” is more than one rule"]
        _stop(f"{sentences[0]}. “legalsite rules” lists them.")
    click.echo(plain_page(found), nl=False)


def _stop(message: str) -> NoReturn:
    click.echo(f"legalsite: {message}", err=True)
    sys.exit(CANNOT)
