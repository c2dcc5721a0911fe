"""Findings for a terminal: the line with the place under it, what was expected, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.findings import Finding, Severity
from generator.lint.outcome import Outcome

WIDTH = 100
"""Most characters of a line of the file that are shown; of a longer line, a window around the finding."""
_COLOURS = {Severity.ERROR: 31, Severity.WARNING: 33, Severity.INFO: 36}


def write(outcome: Outcome, shown: Severity, colour: bool = False) -> Iterator[str]:
    """Each finding with its frame, then the summary."""
    paint = _paint if colour else _plain
    for finding in outcome.at_least(shown):
        yield "\n".join(_block(finding, paint)) + "\n\n"
    yield summary(outcome, shown) + "\n"


def summary(outcome: Outcome, shown: Severity) -> str:
    """What was found, in one sentence, and how many files were read."""
    files = _many(len(outcome.files), "file")
    counts = [(outcome.count(s), s.value) for s in Severity]
    found = [_many(n, name) for n, name in counts if n]
    parts = [f"{', '.join(found)} in {files}." if found else f"Nothing found in {files}."]
    hidden = len(outcome.findings) - len(outcome.at_least(shown))
    if hidden:
        parts.append(f"{hidden} below “{shown.value}” not shown.")
    if outcome.waived:
        parts.append(f"{len(outcome.waived)} waived.")
    if outcome.known:
        parts.append(f"{len(outcome.known)} known from the baseline.")
    return " ".join(parts)


def _many(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 or word == 'info' else 's'}"


def _block(finding: Finding, style: Callable[[str, int], str]) -> Iterator[str]:
    span = finding.span
    head = style(f"{finding.severity.value}[{finding.rule}]", _COLOURS[finding.severity])
    yield f"{head} {finding.name}: {finding.message}"
    margin = " " * len(str(span.line))
    bar = style("|", 34)
    yield f"{margin}{style('-->', 34)} {finding.path}:{span.line}:{span.column}"
    if finding.excerpt.strip():
        line, start, length = _window(finding)
        yield f"{margin} {bar}"
        yield f"{style(str(span.line), 34)} {bar} {line}"
        yield f"{margin} {bar} {' ' * start}{style('^' * length, _COLOURS[finding.severity])}"
    if finding.hint:
        yield f"{margin} = {finding.hint}"
    if finding.provisions:
        yield f"{margin} = law: {', '.join(finding.provisions)}"


def _window(finding: Finding) -> tuple[str, int, int]:
    """The part of the line that is shown, and where in it the finding begins and how long it is."""
    text = finding.excerpt.replace("\t", " ")
    span = finding.span
    start = min(span.column - 1, len(text))
    end = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    end = max(min(end, len(text)), start)
    if len(text) <= WIDTH:
        return text.rstrip(), start, max(1, end - start)
    first = max(0, min(start - WIDTH // 3, len(text) - WIDTH))
    while first and not text[first - 1].isspace() and first > start - WIDTH // 2:
        first -= 1
    last = min(len(text), first + WIDTH)
    left, right = "… " if first else "", " …" if last < len(text) else ""
    cut = text[first:last].rstrip()
    length = max(1, min(end, last) - start)
    return f"{left}{cut}{right}", start - first + len(left), min(length, len(cut) - (start - first) or 1)


def _paint(text: str, code: int) -> str:
    return f"\x1b[1;{code}m{text}\x1b[0m"


def _plain(text: str, code: int) -> str:
    return text
