"""The text whose digest a ledger holds."""

from __future__ import annotations

import re

from generator.archive.entry import digest_of
from generator.tree import SourceFile, split_front_matter

_GAP = re.compile(r"\n[ \t]*\n[ \t\n]*")
_SPACE = re.compile(r"[ \t\n]+")


def normalised(markdown: str) -> str:
    """The words of a Markdown file and nothing of its layout; two files with the same one say the same.

    - A byte order mark, and the front matter from a first line `---` to the next one, are left out.
    - Line ends `\\r\\n` and `\\r` count as `\\n`.
    - Paragraphs, which lines without text part, are parted by exactly one empty line.
    - Within a paragraph every run of spaces, tabs and line ends is one space.
    - White space at the beginning and the end of the text is left out.

    Everything else counts as it stands: no-break spaces, quotes, letters and marks of Markdown. So a text may be
    wrapped anew, indented anew or checked out with other line ends, and no word, sign or paragraph can change.
    """
    _, body, _ = split_front_matter(SourceFile("", markdown))
    return "\n\n".join(_SPACE.sub(" ", paragraph) for paragraph in _GAP.split(body.strip(" \t\n")))


def text_digest(markdown: str) -> str:
    """The digest of the normalised text."""
    return digest_of(normalised(markdown))
