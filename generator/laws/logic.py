"""Conditions with three answers: yes, no, and unknown because the facts do not say (Kleene's strong logic)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple


class Answer(NamedTuple):
    """Whether a condition holds. `because` says why, in words; `ask` are the fact paths that would settle it."""

    holds: bool | None
    because: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()

    def __and__(self, other: Answer) -> Answer:
        if self.holds is False or other.holds is False:
            return _joined(False, [a for a in (self, other) if a.holds is False])
        unknown = [a for a in (self, other) if a.holds is None]
        return unknown[0] if unknown else _joined(True, [self, other])  # one question at a time: the first decides most

    def __or__(self, other: Answer) -> Answer:
        if self.holds or other.holds:
            return _joined(True, [a for a in (self, other) if a.holds])
        unknown = [a for a in (self, other) if a.holds is None]
        return _joined(None, unknown) if unknown else _joined(False, [self, other])

    def __invert__(self) -> Answer:
        return Answer(None if self.holds is None else not self.holds, self.because, self.ask)


def _joined(holds: bool | None, parts: list[Answer]) -> Answer:
    because = dict.fromkeys(words for part in parts for words in part.because)
    ask = dict.fromkeys(path for part in parts for path in part.ask)
    return Answer(holds, tuple(because), tuple(ask))


class ConditionError(ValueError):
    """A condition that is not of the form: names with and, or, not and brackets. `at` counts its characters from 0."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


_TOKEN = re.compile(
    r"\s*(?:(\(|\)|\b(?:and|or|not)\b)|([a-z][a-z0-9_]*(?:\[\]|\.[a-z][a-z0-9_]*)*(?:\s*=\s*[A-Za-z0-9_-]+)?)|(\S))"
)
Condition = Callable[[Callable[[str], Answer]], Answer]


class Parsed(NamedTuple):
    """A condition ready to be asked, and the names in it."""

    text: str
    names: tuple[str, ...]
    ask: Condition

    def __call__(self, answer: Callable[[str], Answer]) -> Answer:
        """The condition's answer, given that of each name."""
        return self.ask(answer)


@lru_cache(maxsize=1024)  # of 300 conditions of the packed laws, 110 differ
def parse(text: str) -> Parsed:
    """Reads `india and (profile.hosting or not data.categories[].role = processor)`; `always` holds.

    Raises ConditionError where the text is of another form.
    """
    tokens = list(_tokens(text))
    reader = _Reader(tokens, len(text))
    condition = reader.either()
    if reader.here < len(tokens):
        token, at = tokens[reader.here]
        raise ConditionError(f"expected “and” or “or”, but found “{token}”", at)
    return Parsed(text, tuple(dict.fromkeys(reader.names)), condition)


def _tokens(text: str) -> Iterator[tuple[str, int]]:
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return
        if match[3]:
            raise ConditionError(f"expected a name, but found “{match[3]}”", match.start(3))
        yield match[1] or re.sub(r"\s+", "", match[2]), match.start(1) if match[1] else match.start(2)
        at = match.end()


class _Reader:
    def __init__(self, tokens: list[tuple[str, int]], end: int) -> None:
        self.tokens = tokens
        self.end = end
        self.here = 0
        self.names: list[str] = []

    def _next(self, *words: str) -> bool:
        found = self.here < len(self.tokens) and self.tokens[self.here][0] in words
        self.here += found
        return found

    def either(self) -> Condition:
        parts = [self.both()]
        while self._next("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else _any(parts)

    def both(self) -> Condition:
        parts = [self.one()]
        while self._next("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else _all(parts)

    def one(self) -> Condition:
        if self._next("not"):
            inner = self.one()
            return lambda answer: ~inner(answer)
        if self._next("("):
            inside = self.either()
            if not self._next(")"):
                raise ConditionError("expected “)”", self._at())
            return inside
        if self.here >= len(self.tokens) or self.tokens[self.here][0] in ("and", "or", ")"):
            raise ConditionError("expected a name", self._at())
        name = self.tokens[self.here][0]
        self.here += 1
        if name == "always":
            return lambda answer: Answer(True)
        self.names.append(name)
        return lambda answer: answer(name)

    def _at(self) -> int:
        return self.tokens[self.here][1] if self.here < len(self.tokens) else self.end


def _all(parts: list[Condition]) -> Condition:
    def ask(answer: Callable[[str], Answer]) -> Answer:
        found = parts[0](answer)
        for part in parts[1:]:
            found = found & part(answer)
        return found

    return ask


def _any(parts: list[Condition]) -> Condition:
    def ask(answer: Callable[[str], Answer]) -> Answer:
        found = parts[0](answer)
        for part in parts[1:]:
            found = found | part(answer)
        return found

    return ask
