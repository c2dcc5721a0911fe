"""Rules P120 and P122 to P124: marks of unfinished work, and what programs and designers leave behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.figures import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_Patterns = tuple[tuple[frozenset[str], re.Pattern[str]], ...]
"""Patterns for the text in lower case, each with words of which a text must hold one.

A pattern without a chance is not tried, and each begins with a letter of its own, which makes it cheap to seek.
"""


def _pattern(words: str, pattern: str) -> tuple[frozenset[str], re.Pattern[str]]:
    return frozenset(words.split()), regex(pattern)


def _found(document: Document, patterns: _Patterns) -> list[tuple[int, int]]:
    words, lower = document.words, document.lower
    return sorted(
        match.span() for needs, pattern in patterns if not needs.isdisjoint(words) for match in pattern.finditer(lower)
        if not lower[match.start() - 1 : match.start()].isalnum()
    )  # fmt: skip


_TODO = regex(r"(?:TODO|TBD|TBC|TBA|FIXME|TKTK|WIP)(?![A-Za-z-])")
_TODO_WORDS = frozenset({"todo", "tbd", "tbc", "tba", "fixme", "tktk", "wip"})
_DOUBT = regex(r"\?\?\?+|\(\?\)|\?\?(?<=\s\?\?)(?= ?(?:%|days|hours|weeks|months|years|minutes|users)\b)")
_SETTLED = (
    "appointed confirmed determined added completed decided inserted announced advised finalised finalized updated "
    "filled"
)
_ASIDES: _Patterns = (
    _pattern(_SETTLED, rf"to be (?:{'|'.join(_SETTLED.split())})(?= ?(?:[\])\n.;,]|\Z))"),
    _pattern("soon", r"coming soon(?= ?(?:[\])\n.!;,…]|\Z))"),
)
"""Words that mark a gap only where they stand by themselves: behind a colon or a dash, in brackets, as a block."""
_ASIDE = regex(r"(?:[:(\[–—-] ?|\n|\A)(?:[a-z]+ )?$")
_WORKING: _Patterns = (
    _pattern("check", r"check with (?:legal|counsel|client|the lawyers?)\b"),
    _pattern("confirm", r"confirm with (?:legal|counsel|client|the lawyers?)\b"),
    _pattern("legal", r"legal to (?:confirm|review)\b"),
    _pattern("comment commented", r"comment(?:ed)? \[[a-z]{1,3}\d{1,2}(?:r\d+)?\]:"),
)
_HERE = regex(r"\b(?:insert|add|enter|put) (?:the |your |a )?(?:[a-z-]+ ){0,2}$")


@prose_rule(
    "P120",
    "to-do-mark",
    Severity.ERROR,
    local=True,
    good="The fee is to be determined by the court. New features are coming soon to the service. Enter your name.",
    bad=(
        "Governing law: ⟦TBD⟧",
        "Effective date: ⟦to be confirmed⟧",
        "We keep invoices for ⟦??⟧ years.",
        "Our sub-processors: ⟦coming soon⟧",
        "The company ⟦insert name here⟧ runs this site ⟦(?)⟧.",
    ),
)
def to_do_mark(document: Document, context: Context) -> Iterator[Hit]:
    """A published text is finished.

    A mark such as TBD says that the authors knew of the gap and published all the same.
    """
    text, lower, words = document.text, document.lower, document.words
    found = _found(document, _WORKING)
    if not _TODO_WORDS.isdisjoint(words):
        found += [m.span() for m in _TODO.finditer(text) if not (text[m.start() - 1 : m.start()] or " ")[0].isalpha()]
    if "??" in text or "(?)" in text:
        found += [match.span() for match in _DOUBT.finditer(text)]
    for start, end in _found(document, _ASIDES):
        aside = _ASIDE.search(lower[max(0, start - 24) : start])
        found += [(start, end)] if aside else []
    for at in places(lower, " here") if "here" in words else ():
        before = lower[max(0, at - 40) : at + 1]
        if (asked := _HERE.search(before)) and not lower[at + 5 : at + 6].isalnum():
            found.append((at + 1 - len(before) + asked.start(), at + 5))
    for start, end in sorted(found):
        message = f"{brief(text[start:end])} marks something unfinished."
        yield Hit(start, end, message, "Settle it, and write the result in its place.")


_NOTES: _Patterns = (
    _pattern("note", r"note to (?:the )?(?:drafter|draft|self|client|editor|reviewer|lawyer|counsel|template)\b"),
    _pattern("note notes", r"draft(?:ing|er['’]?s?) notes?\b"),
    _pattern(
        "delete",
        r"delete (?:as|if|where|whichever is|this (?:section|clause|paragraph|sentence) if|"
        r"the following if) (?:not )?"
        r"(?:appropriate|applicable|required|needed|relevant)\b",
    ),
    _pattern("strike cross", r"(?:strike|cross) out (?:as|if|where) (?:appropriate|applicable)\b"),
    _pattern(
        "bracketed highlighted placeholder placeholders",
        r"replace (?:this|the (?:bracketed|highlighted)|all) (?:text|bracketed|placeholders?)\b",
    ),
    _pattern(
        "template sample",
        r"this (?:is (?:only )?a (?:sample|template)|document is a (?:sample|template)|"
        r"(?:sample|template) (?:is provided|should be|must be|does not))\b",
    ),
    _pattern("template sample", r"(?:customi[sz]e|adapt|edit|modify) this (?:template|sample)\b"),
    _pattern("bracketed", r"(?:replace|fill in|complete|update) (?:all |the |any )?bracketed\b"),
    _pattern("template", r"template only\b"),
    _pattern("option", r"option (?:[a-c]|[1-3]|one|two): "),
)


@prose_rule(
    "P122",
    "drafting-note",
    Severity.WARNING,
    local=True,
    good="You may delete your account. We replace defective goods. The user may note to us any error.",
    bad=(
        "⟦Note to drafter⟧: check the cap with the insurer.",
        "He or she (⟦delete as appropriate⟧) signs the order.",
        "⟦Replace bracketed⟧ text before you publish this.",
    ),
)
def drafting_note(document: Document, context: Context) -> Iterator[Hit]:
    """The notes of those who drafted a text are not part of it.

    An instruction to the drafter shows the other side what was doubted, and may change how a court reads the clause.
    """
    for start, end in _found(document, _NOTES):
        around = "" if document.is_extract else document.lower[max(0, start - 900) : end + 200]
        if not any(form in around for form in ("consumer(s)", "withdrawal form", "cancellation form")):
            message = f"{brief(document.text[start:end])} is a note to whoever drafts the text."
            yield Hit(start, end, message, "Do what it asks, and delete it.")


_ERRORS = {
    "nan": ("NaN",),
    "invalid": ("Invalid Date", "Invalid date"),
    "ref": ("#REF!",),
    "liquid": ("Liquid error",),
    "object": ("[object Object]",),
}
"""By one of its words: what programs write in place of a value."""
_EPOCH = ("01/01/1970", "1970-01-01", "1 January 1970", "January 1, 1970", "Jan 1, 1970", "1st January 1970")
_EMPTY_WORDS = ("undefined", "null", "None")
_FIELD_BEFORE = regex(r"(?:\b(?:at|by|of|on|with|to|[Dd]ear)|:) $")
_FIELD_BEHIND = regex(r"(?=[.,;!\n]|\Z)| (?:for|or|and)\b(?! void)")
_SUBJECT_BEHIND = regex(r" (?:is|and|will|respects|operates|collects)\b")


@prose_rule(
    "P123",
    "failed-merge",
    Severity.ERROR,
    local=True,
    good="The clause is null and void, and none of the terms is undefined. Fees: None of them is refunded.",
    bad=(
        "Write to us at ⟦undefined⟧ for more.",
        "Dear ⟦null⟧, these terms were last updated on ⟦Invalid Date⟧.",
        "Contact us at ⟦None⟧.",
    ),
)
def failed_merge(document: Document, context: Context) -> Iterator[Hit]:
    """A field that a program filled holds a value.

    “undefined”, “null” or a date in 1970 is what a program writes when it has nothing to write. The reader gets no
    address and no date.
    """
    text, words = document.text, document.words
    likely = [error for word, errors in _ERRORS.items() if word in words for error in errors]
    likely += _EPOCH if "1970" in text else ()
    found = [(at, at + len(error)) for error in likely for at in places(text, error)]
    for word in _EMPTY_WORDS:
        where = places(text, word) if word.lower() in words else ()
        found += [(at, at + len(word)) for at in where if _is_empty_field(text, at, word)]
    for start, end in sorted(found):
        if not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            message = f"{brief(text[start:end])} is what a program writes for an empty field."
            yield Hit(start, end, message, "Give the field its value.")


def _is_empty_field(text: str, at: int, word: str) -> bool:
    before = text[max(0, at - 8) : at]
    end = at + len(word)
    if before.endswith(("at ", "ear ")):
        return not text.startswith(" and void", end) and not text.startswith(" of", end)
    if _FIELD_BEFORE.search(before) and not (word == "None" and before.endswith((": ", "to ", "of ", "by ", "with "))):
        return _FIELD_BEHIND.match(text, end) is not None
    return word == "undefined" and before[-1:] in ("", "\n") and _SUBJECT_BEHIND.match(text, end) is not None


_FILLERS: _Patterns = (
    _pattern("lorem", r"lorem ipsum(?: dolor)?(?: sit amet)?"),
    _pattern("consectetur", r"consectetur adipiscing"),
    _pattern("goes", r"(?:content|text|description|copy) goes here"),
    _pattern("here", r"your (?:text|content) here"),
    _pattern("placeholder filler dummy", r"(?:placeholder|filler|dummy) (?:text|content|copy)\b"),
    _pattern("asdf asdfgh asdfghjkl asdfasdf", r"asdf(?:asdf|gh|jkl)*\b"),
)


@prose_rule(
    "P124",
    "filler-text",
    Severity.ERROR,
    local=True,
    good="You are responsible for your content. The text is shown here.",
    bad=("⟦Lorem ipsum dolor sit amet⟧, and more.", "Refunds: ⟦your text here⟧"),
)
def filler_text(document: Document, context: Context) -> Iterator[Hit]:
    """A section holds its own text, not filler.

    Filler shows where a clause was planned and never written. A reader who needs that clause finds nothing.
    """
    for start, end in _found(document, _FILLERS):
        yield Hit(start, end, f"{brief(document.text[start:end])} is filler.", "Write the section, or take it out.")


RULES: tuple[Rule, ...] = (to_do_mark, drafting_note, failed_merge, filler_text)
