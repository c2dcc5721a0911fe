"""How a value is refused: one error class, and the words in which all types say what stood there."""

from __future__ import annotations

_LONGEST_SHOWN = 60


class FactError(ValueError):
    """A value that cannot be used.

    `message` is one sentence without a full stop that says what stood there and what was expected; `hint` says how to
    mend it.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message = message
        self.hint = hint


def unexpected(expected: str, value: object, hint: str) -> FactError:
    """The error `expected …, but found …`."""
    return FactError(f"expected {expected}, but found {shown(value)}", hint)


def shown(value: object) -> str:
    """`value` as a message names it: texts in quotes and cut short, numbers as they are."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in _cut(value))
    return f"“{text}”" if isinstance(value, str) else text


def _cut(value: object) -> str:
    try:
        text = str(value)
    except ValueError:  # Python refuses to write out an int of more than 4300 digits
        return "a very long number"
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def folded(value: object) -> str | None:
    """A text or number as one line without white space at its ends; None for anything else."""
    if isinstance(value, str):
        return " ".join(value.split())
    if value is None or isinstance(value, bool | dict | list | tuple):
        return None
    return _cut(value)
