"""Ledgers and the proof of an archive: whatever changes in either is found, and what may change is not."""

from __future__ import annotations

import json
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.archive import store
from generator.archive.entry import Entry, fits_as_name, line_of, read_line, sealed
from generator.archive.ledger import coming, in_force, ledger_path, read, versions
from generator.archive.text import normalised, text_digest
from generator.archive.verify import verify
from generator.tree import SourceFile
from tests.archives import archive

DAY = date(2030, 1, 1)
THREE = [("privacy", DAY), ("terms", DAY), ("privacy", DAY + timedelta(30))]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    archive(folder, THREE)
    return folder


def first(folder: Path) -> tuple[int, str, str]:
    """Number, rule and message of the first break."""
    broken = verify(folder, "acme").broken
    return (broken[0].entry, broken[0].finding.rule, broken[0].finding.message) if broken else (0, "", "")


def test_a_sound_archive_is_proven_whole(sound: Path) -> None:
    proof = verify(sound, "acme")
    assert (proof.proven, proof.broken, proof.left_over) == (3, (), ())
    assert proof.head == proof.entries[-1].digest
    assert verify(sound, "acme", proof.head).broken == ()


def _edited(line: str, **values: object) -> str:
    return json.dumps({**json.loads(line), **values}, ensure_ascii=False)


def _resealed(line: str, **values: object) -> str:
    """A line that was changed by somebody who knows how to make its digest."""
    entry, found = read_line(_edited(line, **values), "ledger", 1)
    assert entry is not None, found
    return line_of(sealed(entry))


def _lines(lines: list[str], name: str) -> list[str]:
    one, two, three = lines
    return {
        "edited": [one, _edited(two, title="Another"), three],
        "forged": [one, _resealed(two, title="Another"), three],
        "taken out": [one, three],
        "taken out at the start": [two, three],
        "swapped": [one, three, two],
        "doubled": [one, two, two, three],
        "empty line": [one, "", two, three],
        "half a line": [one, two[:109], three],
        "merge": [one, "<<<<<<< HEAD", two, "=======", three, ">>>>>>> other"],
        "unknown key": [one, _edited(two, extra=1), three],
        "lacking key": [one, json.dumps({k: v for k, v in json.loads(two).items() if k != "note"}), three],
        "mistyped": [one, _edited(two, effective_date="01.12.2026"), three],
        "other order": [one, json.dumps(dict(sorted(json.loads(two).items()))), three],
        "another file": [one, _edited(two, file="../../secret.md"), three],
        "surrogate": [one, two.replace("The page", "\\ud800"), three],
        "deep": [one, "[" * 100_000, three],
        "long number": [one, two.replace('"entry": 2', '"entry": ' + "9" * 5000), three],
        "last forged": [one, two, _resealed(three, effective_date=DAY.isoformat())],
        "last back": [one, two, _resealed(three, released="2019-01-01")],
        "last renamed": [one, two, _resealed(three, version="1.0", file="privacy/1.0.md")],
    }[name]


@pytest.mark.parametrize(
    ("name", "entry", "rule", "column", "words"),
    [
        ("edited", 2, "A102", 1, "Entry 2 (terms 2.0) does not have the digest that its values give"),
        ("forged", 2, "A106", 1, "has “The page” as title, and the ledger “Another”"),
        ("taken out", 2, "A102", 1, "does not hold the digest of entry 1"),
        ("taken out at the start", 1, "A102", 1, "names an entry before it; it is the first"),
        ("swapped", 2, "A102", 1, "does not hold the digest of entry 1"),
        ("doubled", 3, "A102", 1, "does not hold the digest of entry 2"),
        ("empty line", 2, "A101", 1, "Line 2 is empty"),
        ("half a line", 2, "A101", 110, "Line 2 breaks off or is damaged here"),
        ("merge", 2, "A101", 1, "was left over by a merge"),
        ("unknown key", 2, "A101", None, "has the key \"extra\""),
        ("lacking key", 2, "A101", 1, "lacks note"),
        ("mistyped", 2, "A101", 68, "has \"01.12.2026\" as effective_date; a day such as"),
        ("other order", 2, "A101", 3, "not written as the program writes it"),
        ("another file", 2, "A101", None, "has \"../../secret.md\" as file"),
        ("surrogate", 2, "A101", None, "not written as the program writes it"),
        ("deep", 2, "A101", 1, "no JSON"),
        ("long number", 2, "A101", 1, "no JSON"),
        ("last forged", 3, "A103", 1, "cannot follow entry 1 (1.0, from 2030-01-01)"),
        ("last back", 3, "A103", 1, "was released on 2019-01-01, before entry 2"),
        ("last renamed", 3, "A103", 1, "cannot follow entry 1"),
    ],
)  # fmt: skip
def test_the_first_broken_entry_is_named(
    sound: Path, tmp_path: Path, name: str, entry: int, rule: str, column: int | None, words: str
) -> None:
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    path = ledger_path(tmp_path, "acme")
    lines = _lines(path.read_text(encoding="utf-8").splitlines(), name)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    proof = verify(tmp_path, "acme")
    found = proof.broken[0]
    assert (found.entry, found.finding.rule, proof.proven) == (entry, rule, entry - 1)
    assert words in found.finding.message
    if column is not None:
        assert found.finding.span.column == column
    if rule != "A106":
        assert found.finding.span.line == entry
        assert read(tmp_path, "acme")[1][0] == found.finding


@pytest.mark.parametrize(
    ("change", "rule", "words"),
    [
        (lambda f: (f / "terms/2.0.md").unlink(), "A104", "There is no file"),
        (lambda f: (f / "terms/2.0.md").write_text("other", "utf-8"), "A104", "not the one that was released"),
        (lambda f: (f / "terms/2.0.md").write_bytes(b"\xff"), "A104", "not UTF-8"),
        (lambda f: [p.unlink() for p in (f / "facts").iterdir()], "A105", "There is no file"),
        (lambda f: [p.write_text("status: draft\n", "utf-8") for p in (f / "facts").iterdir()], "A105", "not the ones"),
    ],
)  # fmt: skip
def test_files_are_part_of_the_proof(sound: Path, tmp_path: Path, change: object, rule: str, words: str) -> None:
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    change(tmp_path / "acme")  # type: ignore[operator]
    entry, found, message = first(tmp_path)
    assert (entry, found) == (1 if rule == "A105" else 2, rule)
    assert words in message


def test_a_front_matter_that_says_otherwise_is_found(sound: Path, tmp_path: Path) -> None:
    for old, new in (("2030-01-01", "2030-01-02"), ("2.0", "2.1"), ("published", "draft"), ("The page", "A page")):
        shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
        path = tmp_path / "acme" / "terms" / "2.0.md"
        path.write_text(path.read_text("utf-8").replace(f'"{old}"', f'"{new}"'), "utf-8")
        assert first(tmp_path)[:2] == (2, "A106"), old


def test_a_cut_end_is_seen_only_with_the_digest_that_was_noted(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    whole = verify(sound, "acme")
    path = ledger_path(tmp_path, "acme")
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:2]), "utf-8")
    assert verify(tmp_path, "acme").broken == ()
    found = verify(tmp_path, "acme", whole.head).broken
    assert [one.finding.rule for one in found] == ["A108"]
    assert "nor does any entry have it" in found[0].finding.message
    assert (
        "is that of entry 2; 1 entries follow it" in verify(sound, "acme", whole.entries[1].digest).broken[0][3].message
    )


def test_files_that_no_entry_names_are_told(sound: Path, tmp_path: Path) -> None:
    shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
    (tmp_path / "acme" / "terms" / "3.0.md").write_text("left over", "utf-8")
    (tmp_path / "acme" / ".x.part").write_text("", "utf-8")
    proof = verify(tmp_path, "acme")
    assert proof.broken == ()
    assert [(f.rule, f.severity.value, Path(f.path).name) for f in proof.left_over] == [
        ("A107", "info", ".x.part"), ("A107", "info", "3.0.md"),
    ]  # fmt: skip


def test_a_checkout_with_other_line_ends_is_proven(sound: Path, tmp_path: Path) -> None:
    for ends in (b"\r\n", b"\r"):
        shutil.copytree(sound, tmp_path, dirs_exist_ok=True)
        for path in tmp_path.rglob("*"):
            if path.is_file():
                path.write_bytes(path.read_bytes().replace(b"\n", ends))
        assert first(tmp_path) == (0, "", "")


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_can_change_unseen(sound: Path, data: st.DataObject) -> None:
    """A byte replaced, put in or taken out: it is found, or the text is the same but for its layout."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(sound, folder, dirs_exist_ok=True)
        files = sorted(p for p in folder.rglob("*") if p.is_file())
        path = data.draw(st.sampled_from(files), "file")
        old = path.read_bytes()
        at = data.draw(st.integers(0, len(old) - 1), "at")
        byte = bytes([data.draw(st.one_of(st.integers(0, 255), st.sampled_from(list(b' \n\r\t"0'))), "byte")])
        kind = data.draw(st.sampled_from(["replace", "insert", "delete"]))
        new = old[:at] + {"replace": byte, "insert": byte + old[at : at + 1], "delete": b""}[kind] + old[at + 1 :]
        path.write_bytes(new)
        found = first(folder)[0] > 0
        if not found:
            before, after = (SourceFile("", raw.decode()).text for raw in (old, new))
            if path.suffix == ".md":
                assert normalised(before) == normalised(after)
                fields = [
                    yaml.load(text.partition("\n")[2].partition("\n---")[0], yaml.CSafeLoader)
                    for text in (before, after)
                ]
                assert all(fields[0][key] == fields[1][key] for key in ("title", "version", "effective_date", "status"))
            else:
                assert before == after


def test_every_word_and_paragraph_counts_and_no_layout() -> None:
    text = "---\na: 1\n---\n\n# One\n\nTwo  words\nand three.\n"
    for same in (
        "# One\n\nTwo words and three.", "\ufeff# One\r\n \t\r\n\r\n  Two words\r\nand\tthree.\r\n\r\n", "---\nb: 2\n---\n# One\n\nTwo words and three."
    ):  # fmt: skip
        assert text_digest(same) == text_digest(text), same
    for other in (
        "# One\nTwo words and three.", "# One\n\nTwo words and three", "# One\n\nTwo\u00a0words and three.", "# One\n\nTwo words\n\nand three.", "## One\n\nTwo words and three."
    ):  # fmt: skip
        assert text_digest(other) != text_digest(text), other


@given(st.text(alphabet="ab \n\t\r#-", max_size=60))
def test_what_is_normalised_stays_so(text: str) -> None:
    body = f"x{text}"
    assert normalised(normalised(body)) == normalised(body)


DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


@given(st.lists(st.tuples(st.sampled_from(["privacy", "terms"]), DAYS), unique=True, max_size=12), DAYS)
def test_exactly_one_version_is_in_force_from_the_first_day_on(releases: list[tuple[str, date]], on: date) -> None:
    entries = tuple(_entry(n, page, day) for n, (page, day) in enumerate(releases, 1))
    for page in ("privacy", "terms"):
        days = sorted(day for name, day in releases if name == page)
        assert [e.effective_date for e in versions(entries, page)] == days
        now, later = in_force(entries, page, on), coming(entries, page, on)
        assert (now is None) == (not days or on < days[0])
        assert [e.effective_date for e in later] == [day for day in days if day > on]
        if now is not None:
            assert now.effective_date == max(day for day in days if day <= on)
        assert len(later) + sum(day <= on for day in days) == len(days)


def _entry(number: int, page: str, day: date) -> Entry:
    zero = "sha256:" + "0" * 64
    return Entry(
        number, "acme", page, f"{number}", day, day, "T", f"{page}/{number}.md", zero, "", zero, "first", None, None, ""
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=5), st.booleans())
def test_adding_keeps_every_earlier_byte(sizes: list[int], windows: bool) -> None:
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        folder, whole = Path(name), Path(other)
        entries = archive(whole, [("p", DAY + timedelta(n)) for n in range(sum(sizes))])
        done, raw = 0, b""
        for size in sizes:
            new = entries[done : done + size]
            files = {n: (whole / "acme" / n).read_text("utf-8") for e in new for n in (e.file, e.facts)}
            store.write(folder, "acme", entries[:done], new, files)
            done += size
            path = ledger_path(folder, "acme")
            assert path.read_bytes().startswith(raw)
            raw = path.read_bytes()
            if windows:
                raw = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
                path.write_bytes(raw)
        assert verify(folder, "acme").entries == entries
        assert verify(folder, "acme").broken == ()


def test_what_changed_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    entries = archive(tmp_path, THREE)
    before = ledger_path(tmp_path, "acme").read_bytes()
    with pytest.raises(FileExistsError, match="another release has changed it"):
        store.write(tmp_path, "acme", entries[:2], entries[2:], {})
    assert ledger_path(tmp_path, "acme").read_bytes() == before


@pytest.mark.parametrize("version", ["3.1", "2026-12-01", "4.0-rc1", "v1_b", "1.0+2", "A" * 64])
def test_versions_that_are_names(version: str) -> None:
    assert fits_as_name(version)


@pytest.mark.parametrize(
    "version", ["", ".", "..", "1.", ".1", "1..2", "a/b", "a\\b", "a b", "1:2", "é", "1\n", "A" * 65]
)
def test_versions_that_are_no_names(version: str) -> None:
    assert not fits_as_name(version)


def test_a_long_ledger_is_proven_whole(tmp_path: Path) -> None:
    archive(tmp_path, [(f"p{n % 10}", DAY + timedelta(n)) for n in range(1000)])
    proof = verify(tmp_path, "acme")
    assert (proof.proven, proof.broken) == (1000, ())
