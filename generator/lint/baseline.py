"""A baseline: findings that were there when a company began to lint, so that only new ones fail.

A file that is committed, with the fingerprint of each. An entry that no longer matches anything is told, so that the
file shrinks with the work.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.findings import Finding, Severity, Span, UserError
from generator.lint.outcome import Outcome, fingerprints, ordered
from generator.writing import replace

VERSION = 1


def write(path: Path, outcome: Outcome) -> int:
    """Writes every finding of a run into a baseline; gives their number. Raises OSError."""
    findings = ordered((*outcome.findings, *outcome.known))
    entries = [
        {"fingerprint": mark, "rule": f.rule, "path": f.path, "message": f.message}
        for f, mark in zip(findings, fingerprints(findings), strict=True)
    ]
    text = json.dumps({"version": VERSION, "findings": entries}, ensure_ascii=False, indent=1) + "\n"
    replace(path, text.encode())
    return len(entries)


def apply(path: Path, outcome: Outcome) -> Outcome:
    """The run without the findings that the baseline knows, and with one for each entry that nothing matches any more.

    Only entries of files that were read can be out of date. Raises UserError where the file is no baseline.
    """
    text, entries = _read(path)
    marks = {entry["fingerprint"] for entry in entries}
    new: list[Finding] = []
    known: list[Finding] = []
    seen = set()
    for finding, mark in zip(outcome.findings, fingerprints(outcome.findings), strict=True):
        (known if mark in marks else new).append(finding)
        seen.add(mark)
    lines = text.split("\n")
    read = set(outcome.files)
    for entry in entries:
        if entry["fingerprint"] not in seen and entry["path"] in read:
            line = next((n for n, words in enumerate(lines, 1) if entry["fingerprint"] in words), 1)
            message = f"the baseline holds {entry['rule']} in {entry['path']}, which is no longer found"
            hint = "Write the baseline again with --write-baseline."
            span = Span(line, 1, line, len(lines[line - 1]) + 1)
            new.append(Finding("K005", "stale-baseline", Severity.INFO, message, str(path), span, hint))
    return outcome._replace(findings=ordered(new), known=tuple(known))


def _read(path: Path) -> tuple[str, list[dict[str, Any]]]:
    def wrong(message: str) -> UserError:
        hint = "Write one with “legalsite lint --baseline FILE --write-baseline”."
        return UserError([Finding("K006", "bad-baseline", Severity.ERROR, message, str(path), hint=hint)])

    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text)
    except OSError as error:
        raise wrong(f"the baseline cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise wrong(f"the baseline is not JSON: {error}") from error
    entries = data.get("findings") if isinstance(data, dict) and data.get("version") == VERSION else None
    keys = ("fingerprint", "rule", "path")
    if not isinstance(entries, list) or not all(
        isinstance(e, dict) and all(isinstance(e.get(k), str) for k in keys) for e in entries
    ):
        raise wrong(f"expected a baseline of version {VERSION}, but found something else")
    return text, entries
