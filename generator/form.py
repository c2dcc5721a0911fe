"""The rules on the form of a source file, and how their findings are put into words."""

from __future__ import annotations

from generator.findings import START, Finding, Severity, Span

RULES: tuple[tuple[str, str, str], ...] = (
    ("Y001", "yaml-syntax", "The file is YAML."),
    ("Y002", "tab-indentation", "Lines are indented with spaces; YAML allows no tab there."),
    ("Y003", "duplicate-key", "A key stands once in its mapping."),
    ("Y004", "key-not-text", "A key is text: a number, true or null is put in quotes, and a list is no key."),
    ("Y005", "merge-key", "The merge key << of YAML 1.1 is written out."),
    ("Y006", "several-documents", "A file holds one YAML document."),
    ("Y007", "explicit-tag", "No value has a tag but !!str."),
    ("Y008", "unknown-alias", "An alias *name repeats a value marked &name further up, not one that it stands in."),
    ("Y009", "alias-expansion", "The aliases of a file repeat at most 10,000 values."),
    ("Y010", "nested-too-deep", "Values stand at most 32 deep inside each other."),
    ("Y011", "too-many-values", "A file holds at most 200,000 keys and values."),
    ("Y012", "empty-file", "A YAML file holds facts, not only comments."),
    ("Y013", "not-a-mapping", "A YAML file is a mapping (`key: value` lines) at its top."),
    ("Y014", "front-matter-open", "Front matter that begins with --- ends with a line ---."),
    ("Y015", "invisible-character", "YAML holds no invisible line separator (U+0085, U+2028, U+2029) and no U+FEFF."),
    ("Y016", "broken-quote", "Quoted text ends with the quote that it begins with, and nothing follows it."),
    ("Y017", "colon-in-value", "A value that holds a colon and a space is in quotes."),
    ("Y018", "bad-indentation", "Lines of one block begin in the same column."),
    ("Y019", "reserved-character", "A value that begins with one of @ ` % * & ! | > ? is in quotes."),
    ("Y020", "broken-bracket", "[ and { are closed by ] and }, with commas between the values."),
    ("Y021", "missing-colon", "Key and value stand as `key: value`, with the space."),
    ("Y022", "bad-escape", "After a backslash in double quotes stands an escape that YAML knows and that writes text."),
    ("Y051", "file-not-found", "A file that is named must exist."),
    ("Y052", "not-a-file", "A path that is read must be an ordinary file, not a folder, pipe or device."),
    ("Y053", "file-unreadable", "A file must be open to reading by the user who runs the command."),
    ("Y054", "file-too-large", "A source file is at most 1 MiB."),
    ("Y055", "not-utf8", "A source file is text in UTF-8."),
    ("Y056", "control-character", "A source file holds no control characters but tab and line end."),
)
"""Every rule on the form of a source file: code, name, meaning."""
_NAMES = {code: name for code, name, _ in RULES}


def brief(text: str) -> str:
    """`text` in typographic quotes on one line, shortened to 40 characters."""
    line = " ".join(text[:200].split())
    return f"“{line[:40]}…”" if len(line) > 40 or len(text) > 200 else f"“{line}”"


def quoted(text: str) -> str:
    """`text` as a quoted scalar of YAML, or a hint in words where it is too long to repeat."""
    text = text.strip()
    if len(text) > 60:
        return "the whole value in quotes"
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def form_finding(code: str, message: str, path: str, hint: str, span: Span = START) -> Finding:
    """The finding, an error, of the rule of `RULES` that has this code."""
    return Finding(code, _NAMES[code], Severity.ERROR, message, path, span, hint)
