"""A report that may not grow beyond a length: what matters most is kept, and what was left out is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

GAP = "\n\n"
LEAST = 400
"""Characters; in less room nothing is tried."""


def upto(lines: Sequence[str], room: int, more: str) -> str:
    """The first lines that fit into `room` characters, then how many do not: `more` has “{}” in place of the number.

    "" where not even the first one fits.
    """
    kept: list[str] = []
    length = sum(map(len, lines)) + len(lines)
    if length <= room:
        return "\n".join(lines)
    left = room - len(more) - len(str(len(lines)))
    for line in lines:
        left -= len(line) + 1
        if left < 0:
            break
        kept.append(line)
    return "\n".join([*kept, more.format(len(lines) - len(kept))]) if kept else ""


class Sheet:
    """Blocks in their order, as many as `room` characters take with an empty line between them."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.blocks: list[str] = []

    def add(self, *blocks: str) -> bool:
        """Adds the blocks where all of them fit; else none, and tells False."""
        needed = sum(len(block) + len(GAP) for block in blocks)
        if needed > self.room:
            return False
        self.room -= needed
        self.blocks.extend(blocks)
        return True

    def add_below(self, heading: str, blocks: Iterable[str]) -> bool:
        """Adds the blocks up to the first that does not fit, and the heading above them; tells whether all did."""
        if self.room < LEAST:
            return False
        above: tuple[str, ...] = (heading,)
        for block in blocks:
            if not self.add(*above, block):
                return False
            above = ()
        return True

    def text(self) -> str:
        """All blocks, and a line end."""
        return GAP.join(self.blocks) + "\n"
