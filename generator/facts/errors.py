"""What the leaf types of facts share: how they refuse a value, and how pydantic meets them."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

_LONGEST_SHOWN = 60


def bad(message: str, hint: str) -> PydanticCustomError:
    """The error of a value that cannot be used.

    `message` is one sentence without a full stop that says what stood there and what was expected; `hint` says how to
    mend it. Both stand in the error's context under these names.
    """
    # Pydantic fills the template with one key after the other: a “{hint}” that the user typed must come too late.
    return PydanticCustomError("fact", "{message}", {"hint": hint, "message": message})


def unexpected(expected: str, value: object, hint: str) -> PydanticCustomError:
    """The error `expected …, but found …`."""
    return bad(f"expected {expected}, but found {shown(value)}", hint)


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


class Leaf:
    """A value that is checked by its `parse` and stands as a text in a fact file.

    One plain function is the schema that pydantic builds fastest, and start-up time counts.
    """

    __slots__ = ()

    SCHEMA: ClassVar[dict[str, Any]] = {}
    """JSON Schema keywords beyond `type: string` that help an editor."""

    @classmethod
    def parse(cls, value: object) -> Self:
        """The checked value; raises `PydanticCustomError` of type `fact` with `message` and `hint`."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls.parse, serialization=core_schema.to_string_ser_schema(when_used="json")
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", **cls.SCHEMA}
