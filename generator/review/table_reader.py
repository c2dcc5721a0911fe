"""Reads `laws/materiality.yml`; everything wrong with it is told in one run, each at its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from generator.facts.base import Field, fields_of
from generator.facts.duration import Duration
from generator.facts.errors import FactError
from generator.facts.fields import walk
from generator.facts.leaf import Kind
from generator.facts.moments import Date, Hours
from generator.facts.quantities import Money, Percent
from generator.facts.terms import In
from generator.findings import UserError
from generator.laws.asked import field_of
from generator.laws.checked import Checked
from generator.laws.reader import MATERIALITY
from generator.nearest import did_you_mean
from generator.review.table import (
    AUDIENCES,
    CHANNELS,
    FLAGS,
    LISTS,
    NUMBERS,
    PLAIN,
    Better,
    Row,
    Table,
    Way,
    joined,
)
from generator.values import Map, Seq, locate_key

ROW_KEYS = ("about", "whom", "notice", "at_renewal", "consent", "channels", "promised", "provisions", "facts")
WAY_KEYS = ("better", "said", "whom", "ordered", "up", "down", "why", "differ", "to")
WORDS = (*NUMBERS, *LISTS, *FLAGS, *PLAIN)
SAID = ("better", "worse", "look")
AT_ONCE = "at once"
At = tuple[str | int, ...]


def read_table(folders: Sequence[Path], provisions: Collection[str]) -> Table:
    """The tables of some folders, rows of later ones first. Raises UserError with every problem of every table."""
    reader = _Reader(provisions)
    found = Table(())
    for folder in folders:
        if (folder / MATERIALITY).exists():
            found = joined(tuple(reader.table(folder / MATERIALITY, f"laws/{MATERIALITY}")), found.rows)
    if reader.problems:
        raise UserError(reader.problems)
    return found


class _Reader(Checked):
    EXPECTED = "rows of the table of materiality were expected"
    TOP_HINT = f"Keys at its top: ids of rows. Keys of a row: {', '.join(ROW_KEYS)}."

    def __init__(self, provisions: Collection[str]) -> None:
        super().__init__()
        self.provisions = provisions
        self.seen: dict[str, str] = {}

    def table(self, path: Path, shown: str) -> Iterator[Row]:
        """Reads one table."""
        self.seen = {}  # the row in which a pattern of this file stands
        if self.file(path, shown):
            for name, data in self.data.items():
                if self.group(data, (name,), ROW_KEYS):
                    yield self.row(name, data, (name,))

    def row(self, name: str, data: Map, at: At) -> Row:
        """Reads one row."""
        facts = data.get("facts")
        whom = self.words(data, "whom", at, AUDIENCES)
        if not whom and data.get("whom") is None:
            self.tell(
                f"expected whom the row “{name}” touches", at, f"whom: a list of {', '.join(AUDIENCES)}.", key=True
            )
        ways: tuple[Way, ...] = ()
        if self.group(facts, (*at, "facts") if "facts" in data else at, None):
            pairs = [(pattern, key) for key in facts for pattern in _each(key)]
            ways = tuple(self.way(pattern, facts[key], whom, (*at, "facts", key), name) for pattern, key in pairs)
        return Row(
            id=name,
            about=self.text(data, "about", at),
            notice=self.notice(data, at),
            at_renewal=self.flag(data, "at_renewal", at),
            consent=self.flag(data, "consent", at),
            channels=self.words(data, "channels", at, CHANNELS),
            promised=tuple(self.promised(data.get("promised"), (*at, "promised"))),
            provisions=self.words(data, "provisions", at, self.provisions, "provision"),
            ways=ways,
            path=self.path,
            line=locate_key(self.data, at).line,
        )

    def way(self, pattern: str, data: Any, whom: tuple[str, ...], at: At, row: str) -> Way:
        """Reads how a change of the facts at a pattern is judged; a word alone is what is better."""
        field = self.field(pattern, at)
        if pattern in self.seen:
            self.tell(f"“{pattern}” stands in the row “{self.seen[pattern]}” too", at, "Leave one of them.", key=True)
        self.seen[pattern] = row
        if isinstance(data, str | bool):
            data = self.alone(data, at)
        if not self.group(data, at, WAY_KEYS):
            return Way(pattern, "", "", "", False, "", "", "")
        if "whom" in data:
            whom = self.words(data, "whom", at, AUDIENCES)
        better = data.get("better")
        if isinstance(better, Map):
            self.keys(better, (*at, "better"), AUDIENCES)
            each = [self.better(better[a], field, (*at, "better", a)) if a in better else "" for a in AUDIENCES]
        else:
            one = self.better(better, field, (*at, "better") if "better" in data else at)
            each = [one if audience in whom else "" for audience in AUDIENCES]
        if any(word in (*NUMBERS, *LISTS, *FLAGS) for word in each):
            for key in ("up", "down"):
                if key not in data:
                    self.tell(
                        f"expected a clause for “{key}”", at, "Such as: the promised availability falls.", key=True
                    )
        customer, data_subject = each
        up, down, why = (self.text(data, key, at) if key in data else "" for key in ("up", "down", "why"))
        return Way(
            pattern,
            customer,
            data_subject,
            self.choice(data, "said", at, SAID) if "said" in data else "",
            self.flag(data, "ordered", at),
            up=up,
            down=down,
            why=why,
            differ=self.flag(data, "differ", at),
            to=self.to(data, field, at),
        )

    def alone(self, word: str | bool, at: At) -> Map:
        """The way that is meant by a word alone."""
        made = Map()
        made["better"] = word
        if word not in PLAIN:
            self.tell(f"“{word}” alone says too little", at, "Write {better: …, up: …, down: …}, or one of "
                      + ", ".join(PLAIN) + ".")  # fmt: skip
            made["better"] = "look"
        return made

    def field(self, pattern: str, at: At) -> Field | None:
        """The field at a pattern, which the schema must have."""
        field = field_of(pattern)
        if field is None:
            near = did_you_mean(pattern, _paths())
            hint = f"Did you mean “{near}”?" if near else "Take a path of the fact file; [] stands for every item."
            self.tell(f"there is no fact “{pattern}”", at, hint, key=True)
        return field

    def better(self, data: Any, field: Field | None, at: At) -> Better:
        """What is better, which must fit the field."""
        if isinstance(data, Seq):
            return self.order(data, field, at)
        word = str(data).lower() if isinstance(data, bool) else data
        if not isinstance(word, str) or word not in WORDS:
            found = "nothing" if data is None else f"“{data}”" if isinstance(word, str) else "no single word"
            near = did_you_mean(word, WORDS) if isinstance(word, str) else None
            known = f"one of {', '.join(WORDS)} or a list of words from best to worst"
            hint = f"Did you mean “{near}”?" if near else ""
            self.tell(f"expected what is better to be {known}, but found {found}", at, hint)
            return "look"
        if field is not None and word in NUMBERS and (field.many or not _counts(field)):
            self.tell(f"“{word}” is of numbers, times and sums, and this fact is none", at)
        if field is not None and word in FLAGS and not _answers(field):
            self.tell(f"“{word}” is of yes-or-no facts, and this is none", at)
        return word

    def to(self, data: Map, field: Field | None, at: At) -> tuple[tuple[str, str], ...]:
        """Words that need a look, each with its sentence."""
        sentences = data.get("to")
        at = (*at, "to")
        if sentences is None or not self.group(sentences, at, None):
            return ()
        kind = field.kind if field is not None else None
        known = kind.schema.get("enum", sentences) if isinstance(kind, Kind) else sentences
        for word in sentences:
            if word and word not in known:
                self.tell(f"“{word}” is none of {', '.join(known)}", (*at, word), key=True)
        return tuple((word, self.text(sentences, word, at)) for word in sentences)

    def order(self, data: Seq, field: Field | None, at: At) -> Better:
        """Words from best to worst."""
        ranks = tuple(tuple(map(str, rank)) if isinstance(rank, Seq) else (str(rank),) for rank in data)
        words = [word for rank in ranks for word in rank]
        if len(ranks) < 2:
            self.tell("expected at least two words, from best to worst", at)
        if len(set(words)) < len(words):
            self.tell("a word stands twice in this order", at)
        if field is None:
            return ranks
        schema = field.kind.schema if isinstance(field.kind, Kind) else {}
        if field.many or not ("enum" in schema or isinstance(field.kind, In)):
            self.tell("an order is of facts that are one of a few words, and this is none", at)
        for word in words:
            if "enum" in schema and word not in schema["enum"]:
                self.tell(f"“{word}” is none of {', '.join(schema['enum'])}", at)
        return ranks

    def words(self, data: Map, key: str, at: At, known: Collection[str], what: str = "") -> tuple[str, ...]:
        """A list of known words; nothing where it is not there."""
        values = data.get(key)
        if values is None:
            return ()
        if not isinstance(values, Seq):
            self.tell(f"expected a list for “{key}”", (*at, key))
            return ()
        for index, value in enumerate(values):
            if value not in known:
                near = did_you_mean(str(value), known)
                hint = f"Did you mean “{near}”?" if near else "" if what else f"Known: {', '.join(known)}."
                self.tell(f"there is no {what or key} “{value}”", (*at, key, index), hint)
        return tuple(map(str, values))

    def flag(self, data: Map, key: str, at: At) -> bool:
        """A yes-or-no key; no where it is not there."""
        value = data.get(key, False)
        if not isinstance(value, bool):
            self.tell(f"expected true or false for “{key}”", (*at, key))
        return value is True

    def notice(self, data: Map, at: At) -> Duration | None:
        """The notice of a row."""
        value = data.get("notice")
        if value == AT_ONCE:
            return None
        try:
            return Duration.parse(value)
        except FactError as error:
            hint = f"Write a length of time such as “30 days”, or “{AT_ONCE}”."
            self.tell(f"notice: {error.message}", (*at, "notice") if "notice" in data else at, hint)
            return None

    def promised(self, data: Any, at: At) -> Iterator[str]:
        """The facts in which the company promises a notice."""
        if data is not None and not isinstance(data, Seq):
            self.tell("expected a list of fact paths", at)
            return
        for index, path in enumerate(data or ()):
            field = field_of(str(path))
            if field is None or field.kind is not Duration or field.many:
                near = did_you_mean(str(path), _paths())
                self.tell(f"“{path}” is no fact that holds a length of time", (*at, index),
                          f"Did you mean “{near}”?" if near and near != path else "")  # fmt: skip
            yield str(path)


def _each(pattern: str) -> tuple[str, ...]:
    """A pattern with a `*`, once for each group that can stand there and has what follows; else itself."""
    above, star, below = pattern.partition("*")
    found = field_of(above.rstrip(".")) if star else None
    if found is None or found.group is None:
        return (pattern,)
    each = tuple(f"{above}{name}{below}" for name, field in fields_of(found.group).items() if _is_one(field))
    return tuple(path for path in each if field_of(path) is not None) or (pattern,)


def _is_one(field: Field) -> bool:
    return field.group is not None and not field.many


def _paths() -> list[str]:
    return [path for path, _, _ in walk()]


def _counts(field: Field) -> bool:
    if isinstance(field.kind, Kind):
        return field.kind.schema.get("type") == "integer"
    return issubclass(field.kind, Duration | Percent | Money | Date | Hours)


def _answers(field: Field) -> bool:
    return isinstance(field.kind, Kind) and field.kind.schema.get("type") == "boolean" and not field.many
