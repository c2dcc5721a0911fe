"""A redline as a Word document with tracked changes that can be accepted and rejected one by one."""

from __future__ import annotations

import errno
import os
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from itertools import count
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from generator.redline import ooxml
from generator.redline.model import Cell, Entry, Group, Redline, State, segments
from generator.redline.read import BULLET, Block, Kind, Style, fit
from generator.redline.settled import new_side, old_side, settled
from generator.redline.words import DELETE, EQUAL, INSERT
from generator.redline.words import Kind as Fate
from generator.writing import replace

_STATES = {State.INSERTED: INSERT, State.DELETED: DELETE}
_NEVER = (1980, 1, 1, 0, 0, 0)
"""The day that files in the archive bear, so that equal redlines are equal files."""


def write(redlines: Sequence[Redline], path: Path, *, author: str, day: date) -> None:
    """Writes the pages, each beginning on a new sheet, with what changed as tracked changes by `author` on `day`.

    To reject all changes gives the old pages, to accept all the new ones. What only gives a section another number is
    by “<author> (renumbered)”, so that it can be accepted at once. A block that has moved is struck out where it stood
    and put in where it stands; so is a table that has other columns. Raises OSError where the file cannot be written.
    """
    writer = _Writer(fit(author), f"{day.isoformat()}T00:00:00Z")
    body = "".join(writer.page(redline) for redline in redlines)
    title = ", ".join(filter(None, (redline.title for redline in redlines)))
    files = {
        "[Content_Types].xml": "",
        "word/document.xml": ooxml.document(body or "<w:p/>"),
        **ooxml.parts(fit(title), writer.author, writer.when),
    }
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, _NEVER)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, content.encode("utf-8"))
    replace(target(path), data.getvalue())


def target(path: Path) -> Path:
    """Where a file of this name is written whole: behind a link, the file to which it leads, be it there or not.

    Raises OSError where something else than a file stands there, or its folder is missing.
    """
    real = Path(os.path.realpath(path))
    if os.path.lexists(real) and not real.is_file():
        raise OSError(errno.EINVAL, "something else than a file stands there", str(path))
    if not real.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(path))
    return real


class _Writer:
    """Writes blocks, and numbers the changes."""

    def __init__(self, author: str, when: str) -> None:
        self.author = author
        self.when = when
        self._ids = count(1)
        self._pages = 0

    def page(self, redline: Redline) -> str:
        self._pages += 1
        first = self._pages > 1
        out = []
        for group in settled(redline):
            if group.kind is Kind.ROW:
                out.append(self._table(group))
                continue
            for entry in group.entries:
                out.append(self._paragraph(entry, first))
                first = False
        return "".join(out)

    def _tracked(self, tag: str, renumbered: bool = False) -> str:
        """The name and attributes of an element that says who changed something, and when."""
        author = f"{self.author} (renumbered)" if renumbered else self.author
        return f'w:{tag} w:id="{next(self._ids)}" w:author={quoteattr(author)} w:date="{self.when}"'

    def _paragraph(self, entry: Entry, breaks: bool) -> str:
        fate = _STATES.get(entry.state, EQUAL)
        style, more = _style(entry.block)
        page_break = "<w:pageBreakBefore/>" if breaks else ""
        body = self._number(entry, fate) + self._text(entry.cells[0])
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{page_break}{more}{self._mark(fate)}</w:pPr>{body}</w:p>'

    def _mark(self, fate: Fate) -> str:
        """What became of the end of a paragraph."""
        return "" if fate is EQUAL else f"<w:rPr><{self._tracked(_TAGS[fate])}/></w:rPr>"

    def _number(self, entry: Entry, fate: Fate) -> str:
        """The number of a heading or an item; a bullet is not written, Word makes it."""
        old, new = (_written(block) for block in (entry.old, entry.new))
        gap = " " if entry.block.kind is Kind.HEADING else "\t"
        if entry.old is None or entry.new is None or old == new:
            return self._run(fate, (old or new) + gap) if old or new else ""
        if old and new:
            changed = self._run(DELETE, old, renumbered=True) + self._run(INSERT, new, renumbered=True)
            return changed + self._run(EQUAL, gap)
        return self._run(DELETE if old else INSERT, (old or new) + gap, renumbered=True)

    def _text(self, cell: Cell, bold: bool = False) -> str:
        more = frozenset({Style.STRONG}) if bold else frozenset()
        return "".join(self._run(p.kind, p.text, styles | more, p.renumbered) for p, styles in segments(cell))

    def _run(self, fate: Fate, text: str, styles: frozenset[Style] = frozenset(), renumbered: bool = False) -> str:
        tag = "w:delText" if fate is DELETE else "w:t"
        words = escape(text).replace("\t", f'</{tag}><w:tab/><{tag} xml:space="preserve">')
        words = words.replace("\n", f'</{tag}><w:br/><{tag} xml:space="preserve">')
        look = "".join(xml for style, xml in _LOOKS.items() if style in styles)
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        run = f'<w:r>{look}<{tag} xml:space="preserve">{words}</{tag}></w:r>'
        if fate is EQUAL:
            return run
        return f"<{self._tracked(_TAGS[fate], renumbered)}>{run}</w:{_TAGS[fate]}>"

    def _table(self, group: Group) -> str:
        """A table, or both tables where its columns have changed."""
        entries = group.entries
        one_side = all(entry.state in _STATES for entry in entries)
        same = all(
            (c.old is None) == (c.new is None) or e.old is None or e.new is None for e in entries for c in e.cells
        )
        if one_side or same:
            return self._rows(entries)
        old = [old_side(entry) for entry in sorted(entries, key=lambda e: e.old.at if e.old else 0) if entry.old]
        new = [new_side(entry) for entry in entries if entry.new]
        return self._rows(old) + self._rows(new)

    def _rows(self, entries: Sequence[Entry]) -> str:
        columns = [
            at for at in range(len(entries[0].cells)) if any(e.cells[at].old or e.cells[at].new for e in entries)
        ]
        width = ooxml.WIDTH // max(1, len(columns))
        grid = f'<w:gridCol w:w="{width}"/>' * len(columns)
        rows = "".join(self._row(entry, columns, width) for entry in entries)
        fates = {_STATES.get(entry.state, EQUAL) for entry in entries}
        below = fates.pop() if len(fates) == 1 else EQUAL
        spacer = f'<w:p><w:pPr><w:pStyle w:val="Spacer"/>{self._mark(below)}</w:pPr></w:p>'
        return f"<w:tbl><w:tblPr>{_TABLE}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{spacer}"

    def _row(self, entry: Entry, columns: Sequence[int], width: int) -> str:
        fate = _STATES.get(entry.state, EQUAL)
        head = "<w:tblHeader/>" if entry.block.head else ""
        change = "" if fate is EQUAL else f"<{self._tracked(_TAGS[fate])}/>"
        cells = []
        for at in columns:
            body = self._text(entry.cells[at], entry.block.head)
            style = f'<w:pPr><w:pStyle w:val="Cell"/>{self._mark(fate)}</w:pPr>'
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{style}{body}</w:p></w:tc>')
        return f"<w:tr><w:trPr><w:cantSplit/>{head}{change}</w:trPr>{''.join(cells)}</w:tr>"


_TAGS = {INSERT: "ins", DELETE: "del"}
_LOOKS = {
    Style.CODE: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>',
    Style.STRONG: "<w:b/>",
    Style.EMPHASIS: "<w:i/>",
    Style.ADDRESS: '<w:color w:val="55606B"/>',
}
"""In the order that the schema asks for."""
_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="B5BCC4"/>' for side in ("top", "bottom", "insideH")
)
_TABLE = (
    f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDER}</w:tblBorders>'
    '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
)


def _written(block: Block | None) -> str:
    return "" if block is None or block.number == BULLET else block.number


def _style(block: Block) -> tuple[str, str]:
    """The style of a paragraph, and what its properties say besides."""
    level = min(5, max(0, block.level - 1))
    match block.kind:
        case Kind.HEADING:
            return f"Heading{block.level}", ""
        case Kind.QUOTE:
            return "Quote", ""
        case Kind.CODE:
            return "Code", ""
        case Kind.ITEM | Kind.CONTENTS if block.number == BULLET:
            return "ListParagraph", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        case Kind.ITEM | Kind.CONTENTS:
            left = 360 * (level + 1) + 66
            hanging = 426 if block.number else 0
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if hanging else ""
            return "ListParagraph", f'{tab}<w:ind w:left="{left}" w:hanging="{hanging}"/>'
    return "Normal", ""
