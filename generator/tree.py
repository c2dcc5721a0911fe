"""The only reader of the disc: a file becomes text that every parser may trust, or findings that say why not."""

from __future__ import annotations

import os
import re
import stat
from itertools import islice
from pathlib import Path
from typing import NamedTuple, Self

from generator.findings import Finding, Span, UserError
from generator.form import form_finding

_MIB = 1024 * 1024
MAX_BYTES = _MIB
"""Largest source file that is read, in bytes (1 MiB): some 200 times a long fact file."""

# What the YAML specification calls non-printable; NEL (U+0085) is printable there.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PLAIN_BYTES = b"\t\n\r" + bytes(range(0x20, 0x7F)) + bytes(range(0x80, 0x100))
"""In a text in UTF-8 without `_LEADS`, only other bytes than these can be characters of `_CONTROL`."""
_LEADS = (b"\xc2", b"\xef")
"""The bytes with which those characters of `_CONTROL` begin that take more than one."""
_SEPARATOR = re.compile("[\x85\u2028\u2029\ufeff]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = 'Save it again with the encoding "UTF-8".'


class _SourceFile(NamedTuple):
    path: str
    text: str


class SourceFile(_SourceFile):
    """A file as read: where the user knows it to be, and its text.

    `path` is relative to the working directory where the file is below it, with "/". `text` has no byte order mark,
    and its line ends are "\\n" only, so that the n-th line of `text.split("\\n")` is the n-th line of an editor.
    Both are made so here, for a text from elsewhere (a git revision, a test) must keep the same promise.
    """

    __slots__ = ()

    def __new__(cls, path: str, text: str) -> Self:
        text = text.removeprefix("\ufeff")
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return super().__new__(cls, path, text)


def read_source(
    path: Path, shown: str | None = None, limit: int = MAX_BYTES
) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The text of the UTF-8 file at `path`, or None and the findings that say what is wrong with it.

    `shown` is the path that findings give; by default see `shown_path`. Nothing is read of a file above `limit`
    bytes. Never raises for what stands on the disc.
    """
    name = shown_path(path) if shown is None else shown
    try:
        status = path.stat()
        problem = _unfit(name, status, limit)
        if problem:
            return None, (problem,)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        return None, (_unreadable(name, error),)
    return source_of(name, data, limit)


def source_of(name: str, data: bytes, limit: int = MAX_BYTES) -> tuple[SourceFile | None, tuple[Finding, ...]]:
    """The text of a file's bytes, which may come from elsewhere than the disc; as `read_source`."""
    if len(data) > limit:  # it grew since the stat, or a file system that states no sizes
        return None, (_too_large(name, len(data), limit),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(name, data, error.start),)
    source = SourceFile(name, text)
    if data.translate(None, _PLAIN_BYTES) or any(lead in data for lead in _LEADS):  # quicker than to look closely
        found = control_characters(source)
        if found:
            return None, (found,)
    return source, ()


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


def _span_at(before: str) -> Span:
    """The place of the one character that follows the text `before`."""
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)


def _unfit(name: str, status: os.stat_result, limit: int) -> Finding | None:
    if stat.S_ISDIR(status.st_mode):
        hint = "Rename the folder, or put a file in its place."
        return form_finding("Y052", f"{name} is a folder; a file was expected.", name, hint)
    if not stat.S_ISREG(status.st_mode):  # to open a pipe would wait for ever
        return form_finding("Y052", f"{name} is not an ordinary file.", name, "Put an ordinary text file in its place.")
    return _too_large(name, status.st_size, limit) if status.st_size > limit else None


def _too_large(name: str, size: int, limit: int) -> Finding:
    mib = f"{size / _MIB:.1f} MiB" if size >= limit * 1.05 else f"{size:,} bytes"
    message = f"{name} is {mib} large; the limit is {limit // _MIB} MiB ({limit:,} bytes)."
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
