"""Rule P311: an officer with two names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_parties import plain
from generator.lint.prose.scan import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_IS = r"(?:\s*\([^()]{0,40}\))?(?:\s+(?:is|are|shall be|for [a-z ]{2,30} is)|\s*[:–-])\s+"
_OFFICER = regex(
    r"(?:(?:grievance|data protection|nodal|privacy|compliance)(?: redressal| grievance)? officer|\bdpo\b)" + _IS,
    re.IGNORECASE,
)
_IS_NAMED = regex(f"(?:officer|dpo){_IS}", re.IGNORECASE)
_PERSON = regex(r"(?:(?:Mr|Ms|Mrs|Dr|Shri|Smt)\.? )?([A-Z][a-z]+(?: [A-Z]\.?)?(?: [A-Z][a-z]+){1,2})(?=[,.;:\s(]|$)")
_NO_PERSON = regex(
    r"\b(?:Name|Email|E-mail|Address|Phone|Officer|Limited|Private|Office|Team|Department|Privacy|Data|Floor|Road|"
    r"Contact|The|"
    r"Our|Information|Act|Rules|Technology|Services|Company|India|Commissioner|Authority)\b"
)


@prose_rule(
    "P311", "officer-differs", Severity.WARNING,
    good="Our Grievance Officer is Asha Rao. Write to the Grievance Officer: Ms. Asha Rao, Pune. The Data "
    "Protection Officer "
    "is John Smith.",
    bad="Our Grievance Officer is Asha Rao. Complaints go to her.\n\nGrievance Officer: ⟦Asha Roy⟧, Pune.",
    provisions=("IN-ITR-3.2.a",),
)  # fmt: skip
def officer_differs(document: Document, context: Context) -> Iterator[Hit]:
    """An officer has one name throughout the page.

    The law wants the name of the officer published so that a complaint reaches a person. With two names it reaches
    neither for sure; usually one of them has left.
    """
    there = document.words & {"officer", "dpo"}
    if sum(_IS_NAMED.match(document.text, at) is not None for word in there for at in places(document.lower, word)) < 2:
        return
    seen: dict[str, str] = {}
    for needle in there:
        for at in places(document.lower, needle):
            title = next(
                (m for m in _OFFICER.finditer(document.text, max(0, at - 40), at + 70) if m.start() <= at < m.end()),
                None,
            )
            person = _PERSON.match(document.text, title.end()) if title else None
            if title is None or person is None or _NO_PERSON.search(person[1]):
                continue
            role = title.group().lower().split(" officer")[0]
            before = seen.setdefault(role, person[1])
            if plain(before) != plain(person[1]) and not set(before.split()) <= set(person[1].split()):
                yield Hit(
                    person.start(1), person.end(1),
                    f"The officer is {brief(person[1])} here and {brief(before)} before.",
                    "Name the one who is in office.",
                )  # fmt: skip


RULES: tuple[Rule, ...] = (officer_differs,)
