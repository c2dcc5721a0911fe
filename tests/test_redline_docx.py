"""A redline as a Word document: what stands in it when all changes are accepted, or rejected, in our file and in LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings

from generator.redline.blocks import redline
from generator.redline.docx import write
from generator.redline.model import Redline
from generator.redline.ooxml import W
from generator.redline.read import plain, read
from tests.redlines import MARKDOWN, NEW, OLD, after, before

OFFICE = shutil.which("soffice")
DAY = date(2026, 11, 1)
_W = f"{{{W}}}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def written(redlines: Sequence[Redline], path: Path) -> Element:
    """The body of the document."""
    write(redlines, path, author="Legal & <Co>", day=DAY)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        body = ElementTree.fromstring(archive.read("word/document.xml")).find(f"{_W}body")
    assert body is not None
    return body


def lines(body: Element, without: str) -> list[str]:
    """The text with all changes rejected (without “ins”) or accepted (without “del”), as `read.plain` gives it."""
    found = []
    for block in body:
        if block.tag == f"{_W}p" and block.find(f"{_W}pPr/{_W}pStyle[@{_W}val='Spacer']") is None:
            found += _paragraph(block, without)
        for row in block.iter(f"{_W}tr"):
            if row.find(f"{_W}trPr/{_W}{without}") is None:
                found.append(" | ".join("".join(_paragraph(p, without)) for p in row.iter(f"{_W}p")))
    return found


def _paragraph(paragraph: Element, without: str) -> list[str]:
    """Its text; none where its end is gone too."""
    kept = [child for child in paragraph if child.tag not in (f"{_W}pPr", f"{_W}{without}")]
    leaves = [leaf for child in kept for leaf in child.iter()]
    signs = {f"{_W}tab": " ", f"{_W}br": "\n"}
    words = [signs.get(leaf.tag, leaf.text or "") for leaf in leaves]
    gone = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}{without}") is not None
    assert not (gone and "".join(words)), "what is gone with its end has no words left"
    bullet = "• " if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else ""
    return [] if gone else [bullet + "".join(words)]


def holds(old: str, new: str, path: Path) -> None:
    """Rejecting everything gives the old page, accepting everything the new one."""
    body = written([redline(old, new)], path)
    assert "\n".join(lines(body, "ins")) == plain(read(old))
    assert "\n".join(lines(body, "del")) == plain(read(new))


def test_changes_can_be_accepted_and_rejected(tmp_path: Path) -> None:
    holds(OLD, NEW, tmp_path / "a.docx")
    holds(NEW, OLD, tmp_path / "a.docx")
    holds("", OLD, tmp_path / "a.docx")
    for page, old in before().items():
        holds(old, after()[page], tmp_path / "a.docx")


@given(MARKDOWN, MARKDOWN)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changes_of_any_two_pages_can_be_accepted_and_rejected(tmp_path: Path, old: str, new: str) -> None:
    holds(old, new, tmp_path / "a.docx")


def test_every_change_has_an_author_a_day_and_a_number_of_its_own(tmp_path: Path) -> None:
    body = written([redline(OLD, NEW)], tmp_path / "a.docx")
    changes = [e for e in body.iter() if e.tag in (f"{_W}ins", f"{_W}del")]
    assert {e.get(f"{_W}date") for e in changes} == {"2026-11-01T00:00:00Z"}
    assert {e.get(f"{_W}author") for e in changes} == {"Legal & <Co>", "Legal & <Co> (renumbered)"}
    assert len({e.get(f"{_W}id") for e in changes}) == len(changes)
    light = ["".join(e.itertext()) for e in changes if e.get(f"{_W}author") != "Legal & <Co>"]
    assert light == ["2.", "3.", "3.", "4.", "2", "3", "2.", "3.", "3", "4", "3.", "4."]


def test_rows_are_tracked_and_other_columns_make_another_table(tmp_path: Path) -> None:
    body = written([redline(OLD, NEW)], tmp_path / "a.docx")
    assert len(list(body.iter(f"{_W}tbl"))) == 1
    assert len(body.findall(f".//{_W}trPr/{_W}ins")) == len(body.findall(f".//{_W}trPr/{_W}del")) == 1
    wider = (
        OLD.replace("| Kind |", "| Kind | Why |")
        .replace("|---|---|", "|---|---|---|")
        .replace("| Logs |", "| Logs | Law |")
    )
    body = written([redline(OLD, wider)], tmp_path / "b.docx")
    assert len(list(body.iter(f"{_W}tbl"))) == 2
    holds(OLD, wider, tmp_path / "b.docx")


def test_equal_redlines_are_equal_files(tmp_path: Path) -> None:
    for name in "ab":
        written([redline(OLD, NEW)], tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    written([], tmp_path / "c")


class _Flat:
    """The text of a flat OpenDocument file with its tracked changes kept apart."""

    def __init__(self, root: Element) -> None:
        self.kinds: dict[str, str] = {}
        self.cut: dict[str, str] = {}
        for region in root.iter(f"{_TEXT}changed-region"):
            name, change = region.get(f"{_TEXT}id", ""), region[0]
            self.kinds[name] = change.tag[len(_TEXT) :]
            self.cut[name] = "".join(self._words(change, "", []))
        self.body = next(root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}text"))

    def without(self, kind: str) -> str:
        """All words but those that were inserted, or deleted."""
        return "".join(self._words(self.body, kind, []))

    def _words(self, element: Element, without: str, inside: list[str]) -> Iterator[str]:
        name, change = element.tag[len(_TEXT) :], element.get(f"{_TEXT}change-id", "")
        if name == "tracked-changes" or element.tag.endswith(("}change-info", "}creator", "}date")):
            return
        if name == "change-start" and self.kinds[change] == without:
            inside.append(change)
        elif name == "change-end" and change in inside:
            inside.remove(change)
        elif name == "change" and without == "insertion" and not inside:
            yield self.cut[change]
        yield "" if inside else element.text or ""
        for child in element:
            yield from self._words(child, without, inside)
            yield "" if inside else child.tail or ""


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed; its reading of the document is left out")
def test_libreoffice_finds_the_same_changes(tmp_path: Path) -> None:
    """The same words when all is accepted or rejected, and as many changes; it splits those that it takes for moves."""
    feed = "- We publish the change in our feed.\n"
    still = NEW.replace(feed, "").replace("dashboard.\n", f"dashboard.\n{feed}")
    pages = [(OLD, still), *((before()[page], after()[page]) for page in ("sla", "subprocessors"))]
    body = written([redline(*pair) for pair in pages], tmp_path / "still.docx")
    written([redline(OLD, NEW)], tmp_path / "moved.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.docx") for name in ("still", "moved")]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=120)

    def bare(words: str) -> str:
        return re.sub(r"[\s•|]", "", words)

    for name, pairs in (("still", pages), ("moved", [(OLD, NEW)])):
        flat = _Flat(ElementTree.parse(tmp_path / f"{name}.fodt").getroot())
        assert bare(flat.without("deletion")) == bare("".join(plain(read(new)) for _, new in pairs))
        assert bare(flat.without("insertion")) == bare("".join(plain(read(old)) for old, _ in pairs))
        if name == "still":
            kinds = list(flat.kinds.values())
            assert (kinds.count("insertion"), kinds.count("deletion")) == _regions(body)


def _regions(body: Element) -> tuple[int, int]:
    """How many stretches without a break are inserted, and deleted, by one author; a cell is a stretch at most."""
    cells = {cell.find(f"{_W}p") for cell in body.iter(f"{_W}tc")}
    found = {"ins": 0, "del": 0}
    last: tuple[str, str | None] = ("", None)
    for paragraph in body.iter(f"{_W}p"):
        last = ("", None) if paragraph in cells else last
        changes = [child for child in paragraph if child.tag != f"{_W}pPr"]
        mark = paragraph.find(f"{_W}pPr/{_W}rPr")
        for change in [*changes, *(mark if mark is not None and len(mark) else [Element("none")])]:
            here = (change.tag[len(_W) :], change.get(f"{_W}author"))
            if here != last and here[0] in found:
                found[here[0]] += 1
            last = here
    return found["ins"], found["del"]
