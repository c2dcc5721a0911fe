"""What all groups of facts have in common: a frozen model, a documented field, and plain leaf types.

Every field may be absent ("not said"). A key that is present without a value is blank: "said to exist, not yet given".
The two are told apart by `model_fields_set`.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic_core import core_schema

from generator.facts.errors import bad, unexpected


class Facts(BaseModel):
    """A group of facts. Unknown keys are errors; nothing can be changed after it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, hide_input_in_errors=True)


def fact(title: str, about: str, *examples: Any) -> Any:
    """A field of a group: `title` names it in a gap notice, `about` says what to fill in and why.

    `examples` are values as one would type them in a fact file; each must be valid for the field.
    """
    return Field(default=None, title=title, description=about, examples=list(examples))


def fields_of(group: type[Facts]) -> Mapping[str, Any]:
    """The fields of a group by name, in the order in which they are declared."""
    return group.model_fields


def said(facts: Facts) -> Mapping[str, Any]:
    """What the file says of a group: name -> value, None where the key is blank; a name that is not said is absent."""
    return {name: facts.__dict__[name] for name in type(facts).model_fields if name in facts.model_fields_set}


class Plain:
    """A pydantic annotation for a leaf: one validating function and its JSON Schema.

    A plain function is the cheapest schema for pydantic to build, and start-up time counts.
    """

    def __init__(self, check: Any, schema: dict[str, Any]) -> None:
        self.check = check
        self.schema = schema

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.check)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.schema)


def _text(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise unexpected("a text", value, "Write the words, in quotes if they hold “: ” or “#”.")
    text = " ".join(str(value).split())
    if not text:
        raise bad("expected a text, but found only white space", "Write the words, or leave the key out.")
    return text


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    meant = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}
    mend = meant.get(str(value).lower()) if isinstance(value, str) else None
    raise unexpected("true or false", value, f"Write {mend}." if mend else "Write true or false, without quotes.")


def _count(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise unexpected("a whole number", value, "Write digits only, such as 3.")
    return value


Text = Annotated[str, Plain(_text, {"type": ["string", "number"]})]
"""Free text of one paragraph: white space is folded."""

Flag = Annotated[bool, Plain(_flag, {"type": "boolean"})]
"""true or false."""

Count = Annotated[int, Plain(_count, {"type": "integer", "minimum": 0})]
"""A whole number that needs no unit."""


def choice(*words: str) -> Plain:
    """Annotation: one of a few words between which clauses decide."""

    def check(value: object) -> str:
        if value not in words:
            raise unexpected(f"one of {', '.join(words)}", value, f"Write one of: {', '.join(words)}.")
        return str(value)

    return Plain(check, {"enum": list(words)})


class Ref:
    """Annotation of a text that names an item of a list by its id, such as an office."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_text)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "description": f"The id of an item of {self.target}."}


OfficeRef = Annotated[str, Ref("offices")]
CategoryRef = Annotated[str, Ref("data.categories")]
PurposeRef = Annotated[str, Ref("data.purposes")]

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(value: object) -> str:
    day = str(value).lower()
    found = [name for name in WEEKDAYS if day in (name, name[:3])]
    if not found:
        raise unexpected("a day of the week", value, f"Write one of {', '.join(WEEKDAYS)}.")
    return found[0]


Weekday = Annotated[str, Plain(_weekday, {"enum": list(WEEKDAYS)})]
"""A day of the week by its English name."""
