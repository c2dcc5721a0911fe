"""The comments of a YAML file, which its parser drops."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

import yaml

from generator.source import MAX_DEPTH, place_of, read_events
from generator.tree import SourceFile, replace_separators, split_front_matter
from generator.waivers import MARK

_HASH = re.compile(r"(?<![^ \t])#")


def comments(source: SourceFile) -> list[tuple[int, str]]:
    """Every comment of a YAML file, or of the front matter of a Markdown file: its line, its text after the `#`.

    A `#` inside quotes or a block of text is no comment; behind a syntax error this can no longer be told.
    """
    part = split_front_matter(source)[0] if source.path.endswith(".md") else source
    if part is None or "#" not in part.text:
        return []
    text = replace_separators(part)[0].text
    starts, ends = [(0, 0)], [(0, 0)]
    depth = 0
    for event in read_events(text):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:  # no file that is used; the parser's time grows with the square of the depth
            break
        if type(event) is yaml.ScalarEvent and event.style:  # plain text cannot hold a comment
            place = place_of(event)
            # On the line of a | or >, before the block of text begins, a comment may stand.
            starts.append((place[0] + 1, 1) if event.style in "|>" else place[:2])
            ends.append(place[2:])
    found: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        for match in _HASH.finditer(line) if "#" in line else ():
            at = (number, match.end())
            if at >= ends[bisect_right(starts, at) - 1]:
                found.append((number, line[match.end() :].strip()))
                break
    return found


def waiver_comments(source: SourceFile) -> Iterable[tuple[int, str]]:
    """The comments that may be waivers; the file is only read as YAML where one stands behind a value."""
    if MARK not in source.text:
        return ()
    lines = [(n, text) for n, text in enumerate(source.text.split("\n"), 1) if MARK in text]
    return lines if all(text.lstrip().startswith("#") for _, text in lines) else comments(source)
