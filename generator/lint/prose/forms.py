"""Whether a blank is there for the reader to fill in, such as on a withdrawal form or under a signature line."""

from __future__ import annotations

from generator.lint.lazy import regex
from generator.prose.document import Document

BEFORE, AFTER = 900, 500
_FORM = regex(
    r"(?:withdrawal|cancellation|order|application|complaint|consent|request|claim|registration|nomination|"
    r"opt[- ]out) form|"
    r"to be (?:completed|filled)|fill (?:in|out) (?:the|this)|complete (?:and|this|the form|the following)|"
    r"consumer\(s\)|"
    r"hereby (?:give notice|withdraw|authori[sz]e)|delete as (?:appropriate|applicable)|return this form|form below|"
    r"your (?:full )?name:|annex[^\n]{0,40}form|in witness whereof|counterparts?\b[^\n]{0,80}\n|signed (?:by|for)"
)
_SIGNATURE = regex(r"signature|signed[: ]|witness|for and on behalf of|authori[sz]ed signatory:|signatory|print name")


def for_the_reader(document: Document, at: int) -> bool:
    """True where the blank at `at` stands in a form for the reader, or at the foot of a contract."""
    lower = document.lower
    around = lower[max(0, at - BEFORE) : at + AFTER]
    if _FORM.search(around):
        return True
    return _SIGNATURE.search(lower[max(0, at - 250) : at + 250]) is not None


_LABELLED = regex(r"[A-Za-z)] ?[:：] ?$")


def in_a_row(text: str, blanks: list[int], at: int) -> bool:
    """True where the blank is one of three or more that each stand behind a label: a form."""
    near = [start for start in blanks if abs(start - at) <= 400 and _LABELLED.search(text[max(0, start - 4) : start])]
    return len(near) >= 3 and at in near
