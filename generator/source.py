"""YAML to plain Python values that know where they stand, by the YAML 1.2 core schema.

`no`, `1:30` and `2026-11-22` are text, as YAML 1.2 says. Four plain scalars that the core schema makes numbers stay
text too, because they are names made of digits and would lose some: a leading zero (`0110044`), a leading plus
(`+919876543210`), an int of more than 15 digits, a power of ten of more than two. `.inf` and `.nan` are text.
A number with a point or a power is a Decimal, so that 99.90 keeps its digits. The rules stand in `generator.form`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from generator.findings import Finding, Span
from generator.form import brief, form_finding
from generator.lines import read_lines
from generator.marks import Place
from generator.scalars import plain_value
from generator.syntax import explain_syntax
from generator.tree import SourceFile, control_character, control_characters, replace_separators, split_front_matter
from generator.values import TOP, Map, Seq, Value, height

MAX_DEPTH, MAX_VALUES, MAX_ALIASED = 32, 200_000, 10_000
"""Most collections inside each other; most keys and values of a file; most of them that aliases repeat."""


class FrontMatter(NamedTuple):
    """What `parse_front_matter` finds; `body_line` is the line of the file on which `body` begins."""

    data: Map
    body: str
    body_line: int
    findings: tuple[Finding, ...]


def parse_yaml(source: SourceFile) -> tuple[Map | None, tuple[Finding, ...]]:
    """The mapping that the file holds, and everything wrong with it as YAML; never raises.

    The map is None where the text is no YAML, holds no mapping or passes a limit. With findings it may lack what they
    name: of two equal keys it has the first, of a key that is not text nothing. Aliased values are shared.
    """
    data = read_lines(source.text)
    return (data, ()) if data is not None else parse_events(source)


def parse_events(source: SourceFile) -> tuple[Map | None, tuple[Finding, ...]]:
    """As `parse_yaml`, where it is known that the text cannot be read line by line."""
    walk = _Walk(source)
    complete = walk.run()
    if isinstance(walk.root, Map) and complete:
        return walk.root, tuple(walk.findings)
    if complete and walk.root is None:
        message = "The file is empty or holds only comments; facts were expected."
        walk.report("Y012", message, TOP, "`legalsite new <id>` writes a file to start from.")
    elif complete:
        what = "a list" if isinstance(walk.root, Seq) else f"only the value {brief(str(walk.root))}"
        message = f"At the top of the file stands {what}; lines of the form `key: value` were expected."
        walk.report("Y013", message, walk.root_at, "Begin with a key, such as `name: Example`.")
    return None, tuple(walk.findings)


def parse_front_matter(source: SourceFile) -> FrontMatter:
    """The front matter of a Markdown file: the YAML between a first line `---` and the next one, and what follows.

    Places are those of the whole file. A file that does not begin with `---` has no data and no findings; with broken
    front matter there are findings and the data are empty.
    """
    front, body, body_line = split_front_matter(source)
    if front:
        data, findings = parse_yaml(front)
        # None at all is like a missing key, which whoever needs that key will name.
        return FrontMatter(data or Map(), body, body_line, tuple(f for f in findings if f.rule != "Y012"))
    hint = "Put a line --- between the last key and the prose."
    message = "The front matter that begins here is never closed by a second line ---."
    open_ended = form_finding("Y014", message, source.path, hint, Span(1, 1, 1, 4))
    return FrontMatter(Map(), body, body_line, (open_ended,) if body.split("\n", 1)[0].rstrip() == "---" else ())


_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml, where PyYAML was built with it


def read_events(text: str) -> Iterator[Any]:
    """The events of the parser; the last is the error, as a value, where the text is no YAML."""
    try:
        parser = _PARSER(text)
        yield from iter(parser.get_event, None)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the last two from \U escapes, without libyaml
        yield error


class _LimitError(Exception):
    """A limit is passed and reported: the walk ends."""


class _Walk:
    """One pass over the events of a file, which fills `root` and `findings`, with a stack that input cannot overflow.

    In a mapping, `waiting` says that a key was read and its value comes next; `key` is then that key, or None where
    the key was refused, so that its value is dropped.
    """

    def __init__(self, source: SourceFile) -> None:
        self.source, separators = replace_separators(source)
        self.findings = list(separators)
        self.root: Value = None
        self.place = self.root_at = TOP
        self.top: Map | Seq | None = None
        self.key: str | None = None
        self.waiting = False
        self.stack: list[tuple[Map | Seq | None, bool, str | None, bool, str | None, int]] = []
        self.anchors: dict[str, tuple[Value, int] | None] = {}  # value and size; None while it is still open
        self.count = self.aliased = 0

    def report(self, code: str, message: str, place: Place, hint: str) -> None:
        self.findings.append(form_finding(code, message, self.source.path, hint, Span(*place)))

    def run(self) -> bool:
        """Walk; whether it came to the end of the first document."""
        steps: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceStartEvent: self.open,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
        }
        documents = 0
        try:
            for event in read_events(self.source.text):
                kind = type(event)
                if kind in steps:
                    steps[kind](event)
                elif isinstance(event, Exception):
                    self.findings.append(_not_yaml(event, self.source))
                    return False
                elif kind is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        message = "A second document begins here; the file should hold one."
                        self.report(
                            "Y006", message, place_of(event), "Move it to its own file, or delete the line ---."
                        )
                        return True
        except _LimitError:
            return False
        return True

    def scalar(self, event: Any) -> None:
        # The hot path: one call for each key and value of a file.
        first, last = event.start_mark, event.end_mark
        self.place = place = (first.line + 1, first.column + 1, last.line + 1, last.column + 1)
        text = value = event.value
        style = event.style
        if event.tag is not None:
            self.refuse_tag(event.tag, place)
        elif not style:
            if text[:1] in "-.0123456789~nNtTfF":  # as does "", the empty scalar
                value = plain_value(text)
        elif style == '"' and (bad := control_character(text)):
            message = f"An escape in this text writes the control character U+{ord(bad):04X}; text was expected."
            self.report("Y022", message, place, "Take the escape away, or write \\\\ for a backslash.")
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self.count += 1
        if self.count > MAX_VALUES:
            self.check_limits(place)
        top = self.top
        if type(top) is not Map:
            self.put(value, place)
        elif self.waiting:
            self.waiting = False
            if self.key is not None:
                top[self.key] = value
                top.value_at[self.key] = place
        elif type(value) is str and value not in top.key_at and (style or value != "<<"):
            top.key_at[value] = place
            self.waiting, self.key = True, value
        else:
            self.refuse_key(top, value, text)

    def refuse_key(self, top: Map, key: Value, text: str) -> None:
        self.waiting, self.key = True, None
        if type(key) is not str:
            kind = "a number" if type(key) in (int, Decimal) else "empty" if key is None else "true or false"
            message = f"The key {brief(text)} is {kind}; every key must be text."
            self.report("Y004", message, self.place, f'Put it in quotes: "{text}".' if text else "Write a key.")
        elif key in top.key_at:
            message = f"The key {brief(key)} stands here again; it is already on line {top.key_at[key][0]}."
            self.report("Y003", message, self.place, "Keep one of the two.")
        else:
            message = "The merge key << is not supported; a key of this mapping was expected."
            self.report("Y005", message, self.place, "Write out the keys that it would bring in.")

    def put(self, value: Value, place: Place) -> None:
        top = self.top
        if type(top) is Map:
            self.waiting = False
            if self.key is not None:
                top[self.key] = value
                top.value_at[self.key] = place
        elif type(top) is Seq:
            top.append(value)
            top.value_at.append(place)
        else:
            self.root, self.root_at = value, place

    def put_or_refuse(self, value: Value, place: Place, what: str) -> None:
        """Put a value that is no scalar; where a key was expected it is refused."""
        if self.waiting or type(self.top) is not Map:
            self.put(value, place)
        else:
            self.report("Y004", f"A key is {what} here; every key must be text.", place, "Write a text as the key.")
            self.waiting, self.key = True, None

    def refuse_tag(self, tag: str, place: Place) -> None:
        if tag != "tag:yaml.org,2002:str":
            shown = brief(tag.replace("tag:yaml.org,2002:", "!!"))
            hint = "Take the tag away; a text that begins with ! is put in quotes."
            self.report("Y007", f"The tag {shown} stands before a value; only !!str is supported.", place, hint)

    def open(self, event: Any) -> None:
        place = place_of(event)
        self.count += 1
        if event.tag is not None:
            self.refuse_tag(event.tag.replace(":str", ":str on a collection"), place)
        if event.anchor is not None:
            self.anchors[event.anchor] = None
        self.stack.append((self.top, self.waiting, self.key, event.flow_style, event.anchor, self.count))
        self.check_limits(place)
        self.top = Map(place) if type(event) is yaml.MappingStartEvent else Seq(place)
        self.waiting = False

    def close(self, event: Any) -> None:
        done = self.top
        assert done is not None  # the parser pairs starts and ends
        self.top, self.waiting, self.key, flow, anchor, before = self.stack.pop()
        if flow:  # the end of a block is that of its last value: the parser reads on to the next line that has text
            self.place = place_of(event)
        line, column, _, _ = done.span
        done.span = (line, column, self.place[2], self.place[3])
        if anchor is not None:
            self.anchors[anchor] = (done, self.count - before + 1)
        self.put_or_refuse(done, done.span, "a list or mapping")

    def alias(self, event: Any) -> None:
        self.place = place = place_of(event)
        name = event.anchor
        self.count += 1
        value, size = self.anchors.get(name) or (None, 0)
        first = self.aliased <= MAX_ALIASED
        self.aliased += size
        if size == 0:
            where = "stands inside the value that is marked" if name in self.anchors else "has no value above it marked"
            hint = "Write the value out; a text that begins with * is put in quotes."
            self.report("Y008", f"The alias *{name} {where} &{name}.", place, hint)
        elif self.aliased > MAX_ALIASED:
            value = None
            if first:
                message = f"The aliases up to *{name} repeat more than {MAX_ALIASED:,} values."
                self.report("Y009", message, place, "Write out what is needed.")
        elif len(self.stack) + height(value) > MAX_DEPTH:
            value = None
            self.report("Y010", f"With *{name} values stand more than {MAX_DEPTH} deep.", place, "Write it flatter.")
        else:
            self.count += size - 1
        self.check_limits(place)
        self.put_or_refuse(value, place, "an alias")

    def check_limits(self, place: Place) -> None:
        if len(self.stack) > MAX_DEPTH:
            message = f"Values stand more than {MAX_DEPTH} deep here; nothing behind is read."
            self.report("Y010", message, place, "Write it flatter.")
        elif self.count > MAX_VALUES:
            message = f"Here the file passes {MAX_VALUES:,} keys and values; nothing behind is read."
            self.report("Y011", message, place, "Split the file.")
        else:
            return
        raise _LimitError


def place_of(event: Any) -> Place:
    first, last = event.start_mark, event.end_mark
    return (first.line + 1, first.column + 1, last.line + 1, last.column + 1)


def _not_yaml(error: Any, source: SourceFile) -> Finding:
    problem, context = getattr(error, "problem", None), getattr(error, "context", None)
    complaint = ": ".join(part for part in (context, problem or str(error)) if part)
    began, at = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    return control_characters(source) or explain_syntax(source, complaint, _spot(began), _spot(at))


def _spot(mark: Any) -> tuple[int, int] | None:
    return None if mark is None else (mark.line, mark.column)
