"""The only reader of the disc: a file becomes text that every parser may trust, or findings that say why not.

The rules on the form of a source file stand here too, those of YAML (`generator.source`) with those of plain text.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generator.findings import START, Finding, Severity, Span, UserError

MAX_BYTES = 1024 * 1024
"""Largest file that is read, in bytes (1 MiB): some 200 times a long fact file."""

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
_NAMES = {code: name for code, name, _ in RULES}
# What the YAML specification calls non-printable; NEL (U+0085) is printable there.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SEPARATOR = re.compile("[\x85\u2028\u2029\ufeff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = 'Save it again with the encoding "UTF-8".'


@dataclass(frozen=True)
class SourceFile:
    """A file as read: where the user knows it to be, and its text.

    `path` is relative to the working directory where the file is below it, with "/". `text` has no byte order mark,
    and its line ends are "\\n" only, so that the n-th line of `text.split("\\n")` is the n-th line of an editor.
    Both are made so here, for a text from elsewhere (a git revision, a test) must keep the same promise.
    """

    path: str
    text: str

    def __post_init__(self) -> None:
        text = self.text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        if text is not self.text:
            object.__setattr__(self, "text", text)


def read_source(path: Path, shown: str | None = None) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The text of the UTF-8 file at `path`, or None and the findings that say what is wrong with it.

    `shown` is the path that findings give; by default see `shown_path`. Nothing is read of a file above `MAX_BYTES`.
    Never raises for what stands on the disc.
    """
    name = shown_path(path) if shown is None else shown
    try:
        status = path.stat()
        problem = _unfit(name, status)
        if problem:
            return None, (problem,)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return None, (_unreadable(name, error),)
    if len(data) > MAX_BYTES:  # it grew since the stat, or a file system that states no sizes
        return None, (_too_large(name, len(data)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(name, data, error.start),)
    source = SourceFile(name, text)
    found = control_characters(source)
    return (None, (found,)) if found else (source, ())


def list_files(folder: Path, suffixes: tuple[str, ...]) -> tuple[Path, ...]:
    """The entries of `folder` whose name ends in one of `suffixes` (such as ".yml"), in either case, sorted by name.

    Hidden entries are left out, and folders below are not entered. A folder or a broken link with such a name is
    given too: `read_source` then says what is wrong with it, where leaving it out would be silent. A folder that does
    not exist has no files. Raises UserError for one that cannot be listed.
    """
    try:
        entries = sorted(os.listdir(folder))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError) as error:
        raise UserError([_unreadable(shown_path(folder), error)]) from error
    wanted = tuple(suffix.lower() for suffix in suffixes)
    return tuple(folder / name for name in entries if name.lower().endswith(wanted) and not name.startswith("."))


def shown_path(path: Path) -> str:
    """`path` as users see it: relative to the working directory when below it, else as it is; always with "/"."""
    here = os.getcwd()
    try:
        inside = os.path.relpath(os.path.abspath(path), here)
    except ValueError:  # another drive, or a NUL in the path
        return path.as_posix()
    outside = inside == os.pardir or inside.startswith(os.pardir + os.sep)
    return path.as_posix() if outside else Path(inside).as_posix()


def control_characters(source: SourceFile) -> Finding | None:
    """A finding at the first character of the text that YAML and Markdown do not allow, which says how many there are.

    NUL above all: a text in UTF-16 without a byte order mark is valid UTF-8 that is half NULs.
    """
    first = _CONTROL.search(source.text)
    if first is None:
        return None
    found = len(_CONTROL.findall(source.text))
    more = f", and {found - 1} more such characters" if found > 1 else ""
    bad = first.group()
    what = "the NUL character" if bad == "\0" else "the control character"
    hint = "Delete it. Many NUL characters mean a text in UTF-16: save it as UTF-8." if bad == "\0" else "Delete it."
    message = f"Here stands {what} U+{ord(bad):04X}{more}; only text, tabs and line ends are allowed."
    return form_finding("Y056", message, source.path, hint, _span_at(source.text[: first.start()]))


def replace_separators(source: SourceFile) -> tuple[SourceFile, tuple[Finding, ...]]:
    """The text with a space for each invisible character that parsers of YAML trip over, and findings for them.

    They count U+0085, U+2028 and U+2029 as line ends, which editors do not, so that every later line would be wrong.
    """
    if source.text.isascii() or not _SEPARATOR.search(source.text):
        return source, ()
    message = "Here stands the invisible character U+{:04X}; a space or an ordinary line end was expected."
    hint = "Delete it and type a space or a line end."
    findings = tuple(
        form_finding(
            "Y015", message.format(ord(found.group())), source.path, hint, _span_at(found.string[: found.start()])
        )
        for found in islice(_SEPARATOR.finditer(source.text), 20)  # each costs a count of the lines before it
    )
    return SourceFile(source.path, _SEPARATOR.sub(" ", source.text)), findings


def split_front_matter(source: SourceFile) -> tuple[SourceFile | None, str, int]:
    """The lines from a first line `---` to before the next one, the text behind that, and the line it begins on.

    The first is None, and the text the whole text, in a file without front matter or with one that never ends.
    """
    lines = source.text.split("\n")
    if lines[0].rstrip() == "---":
        for number, line in enumerate(lines[1:], start=1):
            if line.rstrip() == "---":
                front = SourceFile(source.path, "\n".join(lines[:number]) + "\n")
                return front, "\n".join(lines[number + 1 :]), number + 2
    return None, source.text, 1


def control_character(text: str) -> str | None:
    """The first character of `text` that no source file may hold; an escape in YAML can write one."""
    found = _CONTROL.search(text)
    return found.group() if found else None


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


def _span_at(before: str) -> Span:
    """The place of the one character that follows the text `before`."""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)


def _unfit(name: str, status: os.stat_result) -> Finding | None:
    if stat.S_ISDIR(status.st_mode):
        hint = "Rename the folder, or put a file in its place."
        return form_finding("Y052", f"{name} is a folder; a file was expected.", name, hint)
    if not stat.S_ISREG(status.st_mode):  # to open a pipe would wait for ever
        return form_finding("Y052", f"{name} is not an ordinary file.", name, "Put an ordinary text file in its place.")
    return _too_large(name, status.st_size) if status.st_size > MAX_BYTES else None


def _too_large(name: str, size: int) -> Finding:
    mib = f"{size / MAX_BYTES:.1f} MiB" if size >= MAX_BYTES * 1.05 else f"{size:,} bytes"
    message = f"{name} is {mib} large; the limit is 1 MiB ({MAX_BYTES:,} bytes)."
    return form_finding("Y054", message, name, "Split it, or check that it is the file you mean.")


def _unreadable(name: str, error: OSError | ValueError) -> Finding:
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return form_finding("Y051", f"There is no file {name}.", name, "Check the name and the folder.")
        case PermissionError():
            message = f"{name} cannot be read: you have no permission."
            return form_finding("Y053", message, name, "Give yourself the right to read it.")
        case OSError():
            message = f"{name} cannot be read: {error.strerror or error}."
            return form_finding("Y053", message, name, "Check the name, the link and the disc.")
    return form_finding("Y053", f"{name!r} is not a possible file name.", name, "Check the name.")


def _not_utf8(name: str, data: bytes, at: int) -> Finding:
    """The finding for the byte `data[at]`, the first that is not UTF-8; before it stands only good UTF-8."""
    if data.startswith(_UTF16_MARKS):
        message = f"{name} is not UTF-8: it begins with the bytes 0x{data[0]:02X} 0x{data[1]:02X}, as UTF-16 does."
        return form_finding("Y055", message, name, _SAVE_AS)
    before = SourceFile(name, data[:at].decode("utf-8")).text
    message = f"{name} is not UTF-8: the byte 0x{data[at]:02X} stands here."
    return form_finding("Y055", message, name, _SAVE_AS, _span_at(before))
