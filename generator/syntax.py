"""What a YAML parser's complaint means to the writer of the file."""

from __future__ import annotations

import re

from generator.findings import Finding, Span
from generator.form import brief, form_finding, quoted
from generator.tree import SourceFile

# What a YAML parser says, the line above, and the line to the left and right of its place; then the rule, whether the
# finding stands where the broken thing began, message and hint. The first row that fits counts: libyaml has few words
# for many mistakes, and only the line itself tells them apart. Both libyaml's words and those of PyYAML are known.
_COMPLAINTS: tuple[tuple[str, str, bool, str, str], ...] = (
    (r".*tab character|(?s:.*)\0\t", "Y002", False, "A tab stands in the indentation here; spaces were expected.",
     "Put spaces in its place, here and on every line like it."),
    (r".*quoted scalar: .*(end of stream|document)", "Y016", True, "The quote {at} that opens here is never closed.",
     "Write {at} at the end of the value."),
    (r".*quoted scalar: ", "Y022", False, "{pair} is no escape that YAML knows in double quotes.",
     "Write \\\\ for a backslash, or put the value in single quotes."),
    (r".*(an alias|an anchor|a tag|tag handle|block scalar|a directive|mapping keys|cannot start)", "Y019", True,
     "An unquoted value cannot begin with {at}; here stands {rest}.", "Write {quoted}."),
    (r".*mapping values.*\n.*\n.*:\s.*\0", "Y017", False, "In the unquoted value {value} stands a colon and a space.",
     "Write {quoted}."),
    (r".*mapping values.*\n(?!\s*-)(?:[^:\n]|:(?=\S))+\n", "Y021", False,
     "The line above this one, {above}, is not of the form `key: value`.", "Write a colon and a space behind its key."),
    (r".*mapping values", "Y018", False, "{line} is indented as a part of the line above, but that has a value.",
     "Indent it like the line above, or give that line no value."),
    (r".*sequence entries", "Y018", False, "A list cannot begin on the line of its key; here stands {rest}.",
     "Begin the list on the next line."),
    (r".*expected ':'", "Y021", True, "{line} is not of the form `key: value`.",
     "Write a colon and a space behind the key; a text that goes on is indented more than its key."),
    (r".*',' or ", "Y020", True, "What opens here with {at} needs a comma or its closing bracket before {stop}.",
     "Close the bracket, or put a comma between the values."),
    (r"(?s:.*)\0:", "Y004", False, "A key was expected before the colon.", "Write one."),
    (r".*node content", "Y020", False, "A value was expected before {at}.", "Write it, or take {at} away."),
    (r"(?s:.*)[\"'][ \t]*\0\S", "Y016", False, "After a closing quote stands {rest}; the line should end there.",
     "Quote the whole value; within '…' an apostrophe is written twice, within \"…\" a quote is written \\\"."),
    (r"(?s:.*)\0[]}]", "Y020", False, "The bracket {at} closes nothing.", "Take it away, or open it further up."),
    (r".*document start.*\n\.\.\.", "Y006", False, "After ..., which ends the document, stands {rest}.",
     "Keep one document in the file."),
    (r".*(expected key|'-' indicator|block end|document start)", "Y018", False,
     "{line} does not begin in the column of the lines that it belongs to.", "Indent it as they are."),
    (r"", "Y001", False, "This is not YAML: {complaint}.", "Compare it with the lines around it."),
)  # fmt: skip


def explain_syntax(
    source: SourceFile, complaint: str, began: tuple[int, int] | None, at: tuple[int, int] | None
) -> Finding:
    """What a YAML parser's `complaint` means to the writer of the file.

    `at` is the place of the complaint and `began` that of what it was reading, as line and column, both from 0.
    """
    lines = source.text.split("\n")
    row, column = at or began or (0, 0)
    row = min(row, len(lines) - 1)
    above = next((text for text in reversed(lines[:row]) if text.strip() and not text.lstrip().startswith("#")), "")
    # Only as much of the lines as a pattern needs: a line may be a megabyte long.
    subject = f"{complaint}\n{above[:200]}\n{lines[row][:column][-200:]}\0{lines[row][column : column + 200]}"
    _, code, at_start, message, hint = next(known for known in _COMPLAINTS if re.match(known[0], subject))
    ahead = " ".join("\n".join(lines[row : row + 3])[column:][:200].split())
    stop = f"{brief(ahead)} on line {row + 1}" if ahead else "the end of the file"
    if at_start and began:
        row, column = began
    line = lines[row]
    if code == "Y022":  # PyYAML points behind the backslash
        column = max(line.rfind("\\", 0, column + 1), 0)
    rest = line[column:]
    value = re.split(r":\s+", line, maxsplit=1)[-1] if code == "Y017" else rest
    end = r"\s#|[,\]}]" if re.search(r"[\[{]", line.removesuffix(value)) else r"\s#"
    text = {name: brief(part) for name, part in (("line", line), ("above", above), ("rest", rest), ("value", value))}
    text |= {"stop": stop, "complaint": complaint, "quoted": quoted(re.split(end, value)[0])}
    text |= {"at": rest[:1] or "the end of the line", "pair": rest[:2]}
    span = Span(row + 1, column + 1, row + 1, column + 2)
    return form_finding(code, message.format_map(text), source.path, hint.format_map(text), span)
