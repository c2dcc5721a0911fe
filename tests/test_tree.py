"""Reading the disc: what is read, and what is said about what cannot be."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Finding, Severity, Span, UserError
from generator.form import RULES
from generator.tree import (
    MAX_BYTES,
    SourceFile,
    control_characters,
    list_files,
    read_source,
    shown_path,
    source_of,
)


def refused(path: Path) -> Finding:
    """The one finding about a file that must not be read."""
    source, findings = read_source(path, "x.yml")
    assert source is None
    (finding,) = findings
    assert finding.severity is Severity.ERROR
    assert finding.path == "x.yml"
    assert finding.hint
    return finding


def write(folder: Path, data: bytes) -> Path:
    path = folder / "x.yml"
    path.write_bytes(data)
    return path


def test_reads_utf8(tmp_path: Path) -> None:
    source, findings = read_source(write(tmp_path, "name: हिन्दी 😀\n".encode()), "x.yml")
    assert source == SourceFile("x.yml", "name: हिन्दी 😀\n")
    assert findings == ()


@pytest.mark.parametrize("data", [b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r", b"\xef\xbb\xbfa: 1\nb: 2\n"])
def test_line_ends_and_byte_order_mark_are_dropped(tmp_path: Path, data: bytes) -> None:
    source, findings = read_source(write(tmp_path, data))
    assert source is not None
    assert source.text == "a: 1\nb: 2\n"
    assert findings == ()


def test_a_source_file_made_by_hand_keeps_the_same_promise() -> None:
    assert SourceFile("x", "\ufeffa\r\n\rb").text == "a\n\nb"


@pytest.mark.parametrize(
    ("data", "rule", "place", "words"),
    [
        (b"a: \xe9", "Y055", (1, 4), "0xE9"),
        ("x: हि\r\nनाम: ".encode() + b"\xff", "Y055", (2, 6), "0xFF"),
        (b"a: \xe0\xa4", "Y055", (1, 4), "0xE0"),
        ("a: é".encode("utf-16"), "Y055", (1, 1), "UTF-16"),
        (b"\xfe\xff\x00a", "Y055", (1, 1), "UTF-16"),
        ("a: 1".encode("utf-16-le"), "Y056", (1, 2), "NUL character U+0000, and 3 more"),
        (b"a: 1\nb: \x07", "Y056", (2, 4), "U+0007"),
        ("a: \x9b".encode(), "Y056", (1, 4), "U+009B"),
        (b"a: \x7f", "Y056", (1, 4), "U+007F"),
    ],
)
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes, rule: str, place: tuple[int, int], words: str) -> None:
    finding = refused(write(tmp_path, data))
    assert finding.rule == rule
    assert (finding.span.line, finding.span.column) == place
    assert words in finding.message


def test_what_stands_there_is_no_file(tmp_path: Path) -> None:
    finding = refused(tmp_path / "missing.yml")
    assert (finding.rule, finding.message) == ("Y051", "There is no file x.yml.")
    (tmp_path / "x.yml").mkdir()
    finding = refused(tmp_path / "x.yml")
    assert (finding.rule, finding.message) == ("Y052", "x.yml is a folder; a file was expected.")
    assert refused(tmp_path / "x.yml" / "y.yml").rule == "Y051"
    assert refused(Path("a\0b")).rule == "Y053"
    assert refused(tmp_path / ("n" * 5000)).rule == "Y053"


def test_a_pipe_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yml")
    assert refused(tmp_path / "x.yml").rule == "Y052"


def test_links(tmp_path: Path) -> None:
    (tmp_path / "loop.yml").symlink_to("loop.yml")
    (tmp_path / "dangling.yml").symlink_to("nowhere")
    assert refused(tmp_path / "loop.yml").rule == "Y053"
    assert refused(tmp_path / "dangling.yml").rule == "Y051"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = write(tmp_path, b"a: 1")
    path.chmod(0)
    finding = refused(path)
    assert finding.rule == "Y053"
    assert "permission" in finding.message


def test_no_permission_as_anybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    path = write(tmp_path, b"a: 1")
    monkeypatch.setattr(Path, "open", denied)
    assert refused(path).message == "x.yml cannot be read: you have no permission."


def test_size(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, b"#" * MAX_BYTES))[0] is not None
    finding = refused(write(tmp_path, b"#" * (MAX_BYTES + 1)))
    assert finding.rule == "Y054"
    assert "1,048,577 bytes" in finding.message


def test_fifty_megabytes_cost_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, b"")
    os.truncate(path, 50 * MAX_BYTES)
    monkeypatch.setattr(Path, "open", None)  # to open it at all is an error
    began = time.process_time()
    finding = refused(path)
    assert time.process_time() - began < 0.05
    assert "50.0 MiB" in finding.message
    assert "1 MiB" in finding.message


def test_a_file_whose_size_is_not_stated_is_not_read_without_end() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("needs a device")
    assert refused(Path("/dev/zero")).rule == "Y052"


def test_shown_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "facts").mkdir()
    monkeypatch.chdir(tmp_path)
    assert shown_path(tmp_path / "facts" / "a.yml") == "facts/a.yml"
    assert shown_path(Path("./facts/../facts/a.yml")) == "facts/a.yml"
    assert shown_path(Path("..name/a.yml")) == "..name/a.yml"
    assert shown_path(tmp_path.parent / "a.yml") == (tmp_path.parent / "a.yml").as_posix()
    assert shown_path(Path("a\0b")) == "a\0b"
    (tmp_path / "facts" / "a.yml").write_text("a: 1")
    source, _ = read_source(tmp_path / "facts" / "a.yml")
    assert source is not None
    assert source.path == "facts/a.yml"


def test_list_files(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yaml", "C.YML", ".hidden.yml", "notes.txt"):
        (tmp_path / name).write_text("")
    (tmp_path / "folder.yml").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "link.yml").symlink_to("b.yml")
    (tmp_path / "dangling.yml").symlink_to("nowhere")
    names = [path.name for path in list_files(tmp_path, (".yml", ".yaml"))]
    assert names == ["C.YML", "a.yaml", "b.yml", "dangling.yml", "folder.yml", "link.yml"]
    assert list_files(tmp_path / "missing", (".yml",)) == ()


def test_list_files_of_what_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        list_files(write(tmp_path, b""), (".yml",))
    assert raised.value.findings[0].span == Span(1, 1, 1, 1)


def test_rules_are_written_once() -> None:
    codes = [code for code, _, _ in RULES]
    names = [name for _, name, _ in RULES]
    assert codes == sorted(set(codes))
    assert len(set(names)) == len(names)
    assert all(meaning.endswith(".") for _, _, meaning in RULES)


@given(
    st.text(
        st.sampled_from("a\t\n\r é–\x00\x07\x1f\x7f\x80\x85\x9f\xa0\u2028\ufeff\ufffd\ufffe\uffff\U0001f4e7"),
        max_size=12,
    )
)
def test_the_quick_look_at_bytes_misses_no_control_character(text: str) -> None:
    source, findings = source_of("x.yml", text.encode())
    slow = control_characters(SourceFile("x.yml", text))
    assert (source, findings) == ((None, (slow,)) if slow else (SourceFile("x.yml", text), ()))
