"""The linter's configuration: `[tool.legalsite]` in `pyproject.toml`, or a file `legalsite.toml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from generator.findings import Finding, Severity, Span, UserError
from generator.lint.context import NOBODY, NOTHING, KnownNames
from generator.lint.settings import FactWaiver, Override, Settings
from generator.nearest import did_you_mean
from generator.tree import shown_path

OWN, SHARED = "legalsite.toml", "pyproject.toml"
SEVERITIES = {severity.value: severity for severity in Severity}
THRESHOLDS = ("error", "warning", "info", "never")


class Config(NamedTuple):
    """What a configuration file says; every part may be left out."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str | None = None
    min_severity: str | None = None
    baseline: str | None = None
    severity: Mapping[str, Severity] = NOTHING
    overrides: tuple[Override, ...] = ()
    waivers: tuple[FactWaiver, ...] = ()
    known: KnownNames = NOBODY
    path: str = ""

    def settings(self, on: date, templates: Path | None, laws: Path | None) -> Settings:
        """What a run is asked to do on a day, where nothing but the configuration says so."""
        return Settings(
            on=on,
            select=self.select,
            ignore=self.ignore,
            severity=self.severity,
            overrides=self.overrides,
            waivers=self.waivers,
            exclude=self.exclude,
            known=self.known,
            templates=templates,
            laws=laws,
        )


def find_config(folder: Path) -> Path | None:
    """The nearest `legalsite.toml`, or `pyproject.toml` with our table, in `folder` or above it."""
    for here in (folder, *folder.parents):
        if (here / OWN).is_file():
            return here / OWN
        if (here / SHARED).is_file() and "tool.legalsite" in _text(here / SHARED):
            return here / SHARED
        if (here / ".git").exists():
            break
    return None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def read_config(path: Path, known_rules: Callable[[], Mapping[str, str]]) -> Config:
    """The configuration of a file. `known_rules` gives code -> name of every rule; it is asked where rules are named.

    Raises UserError with every unknown key, wrong value and unknown rule.
    """
    import tomllib

    shown = shown_path(path)
    try:
        text = path.read_text(encoding="utf-8")
        data: Any = tomllib.loads(text)
    except OSError as error:
        raise UserError([_problem("K003", shown, Span(1, 1, 1, 1), f"cannot be read: {error.strerror}", "")]) from error
    except UnicodeDecodeError as error:
        message = "the file is not UTF-8"
        raise UserError([_problem("K003", shown, Span(1, 1, 1, 1), message, "Save it as UTF-8.")]) from error
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (1, 1)
        message = f"the file is not TOML: {str(error).partition(' (at ')[0]}"
        raise UserError([_problem("K003", shown, Span(line, column, line, column), message, "")]) from error
    if path.name == SHARED:
        data = data.get("tool", {}).get("legalsite", {})
    reader = _Reader(text, shown, known_rules)
    config = reader.config(data)
    if reader.problems:
        raise UserError(reader.problems)
    return config


_NAMES = {"K001": "unknown-config-key", "K002": "bad-config-value", "K003": "unreadable-config", "K004": "unknown-rule"}


def _problem(code: str, path: str, span: Span, message: str, hint: str) -> Finding:
    return Finding(code, _NAMES[code], Severity.ERROR, message, path, span, hint)


def check_rules(chosen: tuple[str, ...], known: Mapping[str, str]) -> list[str]:
    """A sentence for each of `chosen` that is no rule's code, name or beginning of a code."""
    wrong = []
    for one in chosen:
        if not one or not (one in known.values() or any(code.startswith(one) for code in known)):
            near = did_you_mean(one, [*known, *known.values()])
            wrong.append(f"there is no rule “{one}”" + (f"; did you mean “{near}”?" if near else ""))
    return wrong


class _Reader:
    def __init__(self, text: str, shown: str, known_rules: Callable[[], Mapping[str, str]]) -> None:
        self.lines = text.split("\n")
        self.shown = shown
        self.known_rules = known_rules
        self.problems: list[Finding] = []

    def config(self, data: Any) -> Config:
        known = {
            "select": self._rules, "ignore": self._rules, "exclude": self._texts, "fail-on": self._threshold,
            "min-severity": self._severity_name, "baseline": self._word, "severity": self._weights,
            "overrides": self._overrides, "waivers": self._waivers, "names": self._names,
        }  # fmt: skip
        read = self._table(data, "", known)
        return Config(
            read.get("select", ()), read.get("ignore", ()), read.get("exclude", ()), read.get("fail-on"),
            read.get("min-severity"), read.get("baseline"), read.get("severity", {}), read.get("overrides", ()),
            read.get("waivers", ()), read.get("names", NOBODY), self.shown,
        )  # fmt: skip

    def _table(self, data: Any, where: str, known: Mapping[str, Callable[[Any, str], Any]]) -> dict[str, Any]:
        if not isinstance(data, dict):
            self._wrong(where, "a table", data, f"Write [{where or 'tool.legalsite'}] and keys below it.")
            return {}
        read = {}
        for key, value in data.items():
            if key in known:
                read[key] = known[key](value, key)
                continue
            near = did_you_mean(key, known)
            hint = f"Did you mean “{near}”?" if near else f"Known keys: {', '.join(known)}."
            self.problems.append(_problem("K001", self.shown, self._span(key), f"there is no key “{key}” here", hint))
        return read

    def _span(self, word: str) -> Span:
        """Where a word stands first; the file as a whole where it cannot be told."""
        for number, line in enumerate(self.lines, start=1):
            column = line.partition("#")[0].find(word) if word else -1
            if column >= 0:
                return Span(number, column + 1, number, column + 1 + len(word))
        return Span(1, 1, 1, 1)

    def _wrong(self, key: str, expected: str, value: Any, hint: str) -> None:
        message = f"{key}: expected {expected}, but found {value!r}"
        self.problems.append(_problem("K002", self.shown, self._span(key), message, hint))

    def _word(self, value: Any, key: str) -> str:
        if not isinstance(value, str) or not value.strip():
            self._wrong(key, "a text", value, f'Write {key} = "…".')
            return ""
        return value

    def _texts(self, value: Any, key: str) -> tuple[str, ...]:
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(v, str) for v in values):
            self._wrong(key, "a list of texts", value, f'Write {key} = ["…", "…"].')
            return ()
        return tuple(values)

    def _rules(self, value: Any, key: str) -> tuple[str, ...]:
        chosen = self._texts(value, key)
        for one in chosen:
            self._rule(one)
        return chosen

    def _rule(self, one: str) -> None:
        for sentence in check_rules((one,), self.known_rules()):
            self.problems.append(
                _problem("K004", self.shown, self._span(one), sentence, "“legalsite rules” lists them.")
            )

    def _one_of(self, value: Any, key: str, words: tuple[str, ...]) -> str | None:
        if value not in words:
            self._wrong(key, f"one of {', '.join(words)}", value, f'Write {key} = "{words[0]}".')
            return None
        return str(value)

    def _threshold(self, value: Any, key: str) -> str | None:
        return self._one_of(value, key, THRESHOLDS)

    def _severity_name(self, value: Any, key: str) -> str | None:
        return self._one_of(value, key, THRESHOLDS[:3])

    def _weights(self, value: Any, key: str) -> dict[str, Severity]:
        if not isinstance(value, dict):
            self._wrong(key, "a table of rules", value, 'Write P101 = "warning" below [tool.legalsite.severity].')
            return {}
        weights = {}
        for rule, name in value.items():
            self._rule(rule)
            if self._one_of(name, rule, THRESHOLDS[:3]):
                weights[rule] = SEVERITIES[name]
        return weights

    def _tables(self, value: Any, key: str) -> list[Any]:
        if not isinstance(value, list):
            self._wrong(key, "a list of tables", value, f"Write [[tool.legalsite.{key}]] before each.")
            return []
        return value

    def _overrides(self, value: Any, key: str) -> tuple[Override, ...]:
        known = {"path": self._word, "ignore": self._rules, "severity": self._weights}
        made = []
        for data in self._tables(value, key):
            read = self._table(data, key, known)
            if "path" not in read:
                self._wrong(key, "a key “path” in each", data, 'Write path = "legacy/*".')
            made.append(Override(read.get("path", ""), read.get("ignore", ()), read.get("severity", {})))
        return tuple(made)

    def _waivers(self, value: Any, key: str) -> tuple[FactWaiver, ...]:
        known = {"fact": self._word, "rule": self._word, "reason": self._word, "path": self._word}
        made = []
        for data in self._tables(value, key):
            read = self._table(data, key, known)
            lacking = [name for name in ("fact", "rule", "reason") if name not in read]
            if lacking:
                self._wrong(key, f"the keys {', '.join(lacking)} too", data, 'Write reason = "why this is right here".')
            if "rule" in read:
                self._rule(read["rule"])
            made.append(
                FactWaiver(read.get("fact", ""), read.get("rule", ""), read.get("reason", ""), read.get("path", "*"))
            )
        return tuple(made)

    def _names(self, value: Any, key: str) -> KnownNames:
        read = self._table(value, key, {"entity": self._word, "brand": self._word, "aliases": self._texts})
        return KnownNames(read.get("entity", ""), read.get("brand", ""), read.get("aliases", ()))
