"""Reads a fact file without mistakes in one go: its gaps are taken out and its values checked on the same way.

Whatever is wrong, or only unusual, ends in None, and `generator.facts.gaps` and `generator.facts.read` then go through
the file one after the other and tell what there is to tell. A test holds the two ways equal.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from generator.facts.base import Facts, fields_of
from generator.facts.errors import FactError
from generator.facts.gaps import LEFT_OUT, Gaps, is_blank
from generator.facts.leaf import Kind, Leaf, Vocabularies
from generator.facts.model import FactFile
from generator.facts.read import Place
from generator.values import Map, Seq

_BLANK = object()
"""Stands for the value of a text that is a blank."""
_Check = Callable[[Any, Vocabularies], Any]


class _UnusualError(Exception):
    """Here stands what is better read in the long way."""


class _Texts(dict[str, Any]):
    """The values of the texts of one type; they cannot be changed, and so may be shared."""

    MOST, LONGEST = 20_000, 200
    """Texts that are remembered, of all types; the longest of them."""

    def __init__(self, check: _Check, reader: Reader) -> None:
        self.check = check
        self.reader = reader

    def __missing__(self, text: str) -> Any:
        """Checks a text. Raises FactError."""
        reader = self.reader
        value = _BLANK if is_blank(text) else self.check(text, reader.vocabularies)
        if len(text) <= self.LONGEST:
            if reader.remembered >= self.MOST:
                reader.forget()
            reader.remembered += 1
            self[text] = value
        return value


_Step = tuple[int, bool, "type[Facts] | None", _Texts, _Texts]
"""How a field is read: its rank in the group, whether it is a list, the group that it is of; what reads a text, which
can only be a blank where a list or a group should stand; what reads a text that is an item."""


class Reader:
    """Reads fact files by one set of vocabularies."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self.remembered = 0
        self._texts: dict[Any, _Texts] = {}
        self._blanks = _Texts(_refuse, self)
        self._plans: dict[type[Facts], dict[str, _Step]] = {}

    def read(self, data: Map, gaps: Gaps) -> FactFile | None:
        """The facts that `data` states; its gaps are taken out and added to `gaps`. None where anything is unusual."""
        try:
            facts = self._group(FactFile, data, "", (), gaps)
        except (_UnusualError, FactError):
            return None
        assert isinstance(facts, FactFile)
        return facts

    def forget(self) -> None:
        """Lets go of all texts."""
        self.remembered = 0
        for texts in (self._blanks, *self._texts.values()):
            texts.clear()

    def _group(self, group: type[Facts], data: Map, path: str, place: Place, gaps: Gaps) -> Facts:
        """The group that `data` states; `path` is what stands before the names of its facts."""
        plan = self._plans.get(group) or self._plan(group)
        facts: dict[str, Any] = {}
        above, ordered = 0, True
        left_out: list[str] = []
        value: Any
        for name, value in data.items():
            step = plan.get(name)
            if step is None:
                raise _UnusualError
            rank, many, inner, texts, items = step
            kind = type(value)
            if kind is str:
                found = texts[value]
            elif value is None:
                found = _BLANK
            elif kind is Seq and many:
                found = self._items(inner, items, value, path + name, (*place, name), gaps)
            elif kind is Map and len(value) > 1 and inner and not many:
                found = self._group(inner, value, f"{path}{name}.", (*place, name), gaps)
            elif kind is Map:
                found = self._small(inner, many, texts, value, path + name, (*place, name), gaps)
                if found is LEFT_OUT:
                    left_out.append(name)
                    continue
                if found is None or many:
                    data[name] = None if found is None else Seq()
            elif inner or many or kind is Seq:
                raise _UnusualError
            else:
                found = texts.check(value, self.vocabularies)
            if found is _BLANK:
                gaps.blank.append(path + name)
                data[name] = found = None
            facts[name] = found
            if rank < above:
                ordered = False
            above = rank
        for name in left_out:
            del data[name]
        made = _new(group)
        _set(made, "__dict__", facts if ordered else {name: facts[name] for name in plan if name in facts})
        return made

    def _small(
        self, inner: type[Facts] | None, many: bool, texts: _Texts, data: Map, path: str, place: Place, gaps: Gaps
    ) -> Any:
        """The value of a field that is a mapping of one key, or that is no group: there may be none of it, or two."""
        if len(data) == 1 and ("none" in data or "unsettled" in data):
            found = gaps.value(data, path, place)
            if found is data:  # it is neither
                raise _UnusualError
            return () if many and found is not None else found
        if many:
            raise _UnusualError
        if inner:
            return self._group(inner, data, f"{path}.", place, gaps)
        gaps.mapping(data, path, place)
        return texts.check(data, self.vocabularies)

    def _items(
        self, inner: type[Facts] | None, texts: _Texts, items: Seq, path: str, place: Place, gaps: Gaps
    ) -> tuple[Any, ...]:
        """The items of a list."""
        found = []
        item: Any
        for index, item in enumerate(items):
            kind = type(item)
            if kind is str:
                value = texts[item]
                if value is _BLANK:
                    raise _UnusualError
                found.append(value)
                continue
            if kind is Map:
                if len(item) == 1 and ("none" in item or "unsettled" in item):
                    raise _UnusualError
                here = f"{path}[{item.get('id', index)}]"
                if inner:
                    found.append(self._group(inner, item, f"{here}.", (*place, index), gaps))
                    continue
                gaps.mapping(item, here, (*place, index))
            elif inner or kind is Seq or item is None:
                raise _UnusualError
            found.append(texts.check(item, self.vocabularies))
        return tuple(found)

    def _plan(self, group: type[Facts]) -> dict[str, _Step]:
        plan = self._plans[group] = {}
        for rank, (name, field) in enumerate(fields_of(group).items()):
            items = self._blanks if field.group else self._texts_of(field.kind)
            plan[name] = (rank, field.many, field.group, self._blanks if field.many else items, items)
        return plan

    def _texts_of(self, kind: Any) -> _Texts:
        if kind not in self._texts:
            self._texts[kind] = _Texts(kind.check if isinstance(kind, Kind) else _parsing(kind), self)
        return self._texts[kind]


def _parsing(kind: type[Leaf]) -> _Check:
    parse = kind.parse
    return lambda value, _: parse(value)


def _refuse(value: object, vocabularies: Vocabularies) -> NoReturn:
    raise _UnusualError


_new: Callable[[type[Facts]], Facts] = object.__new__
_set = object.__setattr__  # a group refuses to be changed
_readers: list[Reader] = []


def reader(vocabularies: Vocabularies) -> Reader:
    """The reader by these vocabularies; that of the last ones is kept."""
    if not _readers or _readers[0].vocabularies is not vocabularies:
        _readers[:] = [Reader(vocabularies)]
    return _readers[0]
