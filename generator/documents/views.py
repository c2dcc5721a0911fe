"""What a clause sees of a company: facts that know their path, their words, and whether they are there.

A clause never touches a raw value. `terms.termination.notice` is a `Leaf` that writes itself as marked, escaped
words; a fact that is not there is a `Missing`, false in a condition and a gap where it is written out. A key that is
present but blank, or not settled, is true in a condition, so that its gap is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.documents.marks import Safe
from generator.documents.paths import UnknownFactError, field_at
from generator.documents.recorder import Recorder
from generator.facts.base import Facts, fields_of, said
from generator.facts.fields import chooses
from generator.facts.terms import Term


class View:
    """Anything that a clause can name. A view never changes and is made once: reading it is what leaves a trace."""

    __slots__ = ("path", "recorder", "title")

    recorder: Recorder
    path: str
    title: str

    def get(self, name: str) -> Any:
        """The fact of this name below this one."""
        raise UnknownFactError(f"{self.path} is a single fact and has no “{name}”")

    def __html__(self) -> str:
        return str(self)


class Missing(View):
    """A fact that is not said; or, where `blank`, said to exist and not yet given."""

    __slots__ = ("blank", "choice", "model")

    def __init__(
        self,
        recorder: Recorder,
        path: str,
        title: str,
        model: type[Facts] | None = None,
        blank: bool = False,
        choice: bool = False,
    ) -> None:
        self.recorder = recorder
        self.path = path
        self.title = title
        self.model = model
        self.blank = blank
        self.choice = choice

    def get(self, name: str) -> Any:
        if self.blank:  # a blank group or list is one gap, not one for each of its facts
            choice = self.model is not None and name in fields_of(self.model) and chooses(self.model, name)
            return Missing(self.recorder, self.path, self.title, blank=True, choice=True) if choice else self
        if self.model is None:
            return super().get(name)
        field = field_at(self.model, self.path, name)
        return Missing(self.recorder, field.path, field.title, field.model)

    def __bool__(self) -> bool:
        self.recorder.read[self.path] = None
        if self.blank and self.choice and not self.recorder.choosing:
            self.recorder.open[self.path] = self.title
            return False
        return self.blank

    def __str__(self) -> str:
        return self.recorder.gap(self.path, self.title)

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[Any]:
        if self.blank:
            yield self

    def __eq__(self, other: object) -> bool:
        if self.blank and self.choice:
            self.recorder.open[self.path] = self.title
        return False

    __hash__ = None  # type: ignore[assignment]


class Leaf(View):
    """A single fact that is there."""

    __slots__ = ("value",)

    def __init__(self, recorder: Recorder, path: str, title: str, value: Any) -> None:
        self.recorder = recorder
        self.path = path
        self.title = title
        self.value = value

    def form(self, name: str = "") -> Safe:
        """The fact in words, marked; `name` chooses a form such as “label” or “adjective”."""
        words = self.recorder.words(self.value, name)
        return self.recorder.fact(self.path, words) if words else words

    def __str__(self) -> str:
        return self.form()

    def __bool__(self) -> bool:
        self.recorder.read[self.path] = None
        return True

    def __eq__(self, other: object) -> bool:
        self.recorder.read[self.path] = None
        mine = self.value
        if isinstance(other, View):
            return isinstance(other, Leaf) and bool(mine == other.value)
        if isinstance(mine, Term):
            return mine.id == other and other != ""
        return bool(mine == other) or str(mine) == str(other)

    __hash__ = None  # type: ignore[assignment]


class Flag(View):
    """A yes or no that is said. It is never written out: clauses choose words by it."""

    __slots__ = ("value",)

    def __init__(self, recorder: Recorder, path: str, title: str, value: bool) -> None:
        self.recorder = recorder
        self.path = path
        self.title = title
        self.value = value

    def __bool__(self) -> bool:
        self.recorder.read[self.path] = None
        return self.value

    def __eq__(self, other: object) -> bool:
        self.recorder.read[self.path] = None
        return self.value == (other.value if isinstance(other, Flag) else other)

    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> str:
        raise UnknownFactError("a yes-or-no fact cannot be written out; choose words by it with “if”")


class Items(View):
    """A list of facts."""

    __slots__ = ("_made", "values")

    def __init__(self, recorder: Recorder, path: str, title: str, values: Sequence[Any]) -> None:
        self.recorder = recorder
        self.path = path
        self.title = title
        self.values = values
        self._made: list[Any] | None = None

    @property
    def items(self) -> list[Any]:
        """The views of the items, made once."""
        if self._made is None:
            made = []
            for index, value in enumerate(self.values):
                key = value.__dict__.get("id") if isinstance(value, Facts) else None
                made.append(view(self.recorder, f"{self.path}[{index if key is None else key}]", self.title, value))
            self._made = made
        return self._made

    def __iter__(self) -> Iterator[Any]:
        self.recorder.read[self.path] = None
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.values)

    def __bool__(self) -> bool:
        self.recorder.read[self.path] = None
        return bool(self.values)

    def __contains__(self, wanted: object) -> bool:
        self.recorder.read[self.path] = None
        return any(item == wanted for item in self.items)

    def get(self, name: str) -> Any:
        """The item whose id is `name`, or a missing group where there is none."""
        for item in self.items:
            if isinstance(item, Group) and item.model.__dict__.get("id") == name:
                return item
        return Missing(self.recorder, f"{self.path}[{name}]", self.title)

    def where(self, name: str, wanted: Sequence[object]) -> Items:
        """Those items whose fact `name` is one of `wanted`, or holds one where it is a list.

        A wanted None takes items that do not say it.
        """
        kept = [item for item in self if any(value in wanted for value in _plain_values(item.get(name)))]
        return Chosen(self.recorder, self.path, self.title, kept)

    def __str__(self) -> str:
        if not self.values:  # an empty list says as little as a missing one
            return self.recorder.gap(self.path, self.title)
        raise UnknownFactError(f"{self.path} is a list; write it with a filter such as “all_of”")


class Chosen(Items):
    """Some items of a list, each still under its own path."""

    __slots__ = ()

    @property
    def items(self) -> list[Any]:
        return list(self.values)


class Group(View):
    """A group of facts."""

    __slots__ = ("_made", "model")

    def __init__(self, recorder: Recorder, path: str, title: str, model: Facts) -> None:
        self.recorder = recorder
        self.path = path
        self.title = title
        self.model = model
        self._made: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        known = self._made.get(name)
        if known is None:
            known = self._made[name] = self._make(name)
        return known

    def _make(self, name: str) -> Any:
        path, title, target, model, choice = field_at(type(self.model), self.path, name)
        value = self.model.__dict__.get(name)
        if value is None:
            blank = name in said(self.model)
            return Missing(self.recorder, path, title, model, blank, blank and choice)
        if target is None:
            return view(self.recorder, path, title, value)
        if isinstance(value, str):
            return self._referred(path, title, target, value, path)
        found = [self._referred(f"{path}[{i}]", title, target, v) for i, v in enumerate(value)]
        return Chosen(self.recorder, path, title, found)

    def _referred(self, path: str, title: str, target: str, name: str, noted: str = "") -> Any:
        found = self.recorder.resolve(target, name)
        if found is None:
            return Missing(self.recorder, path, title, blank=True)
        if noted:
            return Referred(self.recorder, found[0], title, found[1], noted)
        return Group(self.recorder, found[0], title, found[1])  # of a list of references the list itself is noted

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        raise UnknownFactError(f"{self.path} is a group of facts; name one of them")


class Referred(Group):
    """A group to which a reference leads: whoever looks at it goes by the reference, too."""

    __slots__ = ("_reference",)

    def __init__(self, recorder: Recorder, path: str, title: str, model: Facts, reference: str) -> None:
        super().__init__(recorder, path, title, model)
        self._reference = reference

    def get(self, name: str) -> Any:
        self.recorder.read[self._reference] = None
        return super().get(name)

    def __bool__(self) -> bool:
        self.recorder.read[self._reference] = None
        return True


def _plain_values(fact: Any) -> list[object]:
    """What a fact is compared by: a list by each of its items, and an item to which it refers by its id."""
    if not isinstance(fact, Items):
        return [_plain_value(fact)]
    return [item.model.__dict__.get("id") if isinstance(item, Group) else _plain_value(item) for item in fact]


def _plain_value(item: Any) -> object:
    if isinstance(item, Leaf):
        return str(item.value)
    return bool(item) if isinstance(item, Flag) else None if isinstance(item, Missing) else item


_VIEWS: dict[type, Callable[[Recorder, str, str, Any], View]] = {tuple: Items, bool: Flag}


def view(recorder: Recorder, path: str, title: str, value: Any) -> View:
    """The view of a value."""
    kind = type(value)
    if kind not in _VIEWS:
        _VIEWS[kind] = Group if issubclass(kind, Facts) else Leaf
    return _VIEWS[kind](recorder, path, title, value)
