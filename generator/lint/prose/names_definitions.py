"""Rules P305, P307 and P308: definitions that are not used, given twice, or missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_parties import companies, plain
from generator.lint.prose.names_terms import Term, Way, is_labelled, is_party_word, terms
from generator.lint.prose.scan import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_ELSEWHERE = regex(
    r"capitali[sz]ed (?:terms?|words?|expressions?)[^.]{0,120}?(?:meaning|defined|ascribed|set forth|given|found)"
)


@prose_rule(
    "P305", "term-unused", Severity.INFO,
    good=(
        "Nila Limited (“Nila”, “we”) sells servers (the “Services”). The Services run in Pune (“Data Centre”), and "
        "the data "
        "centre is ours.",
        "“Fees” means what you pay. Fees are due at once.",
    ),
    bad=(
        "Nila Limited sells servers (the “⟦Services⟧”). We sell them in Pune.",
        "“⟦Territory⟧” means India. We sell servers there.",
    ),
)  # fmt: skip
def term_unused(document: Document, context: Context) -> Iterator[Hit]:
    """A term that is defined is used.

    A definition that nothing uses was left behind when its clause went, or the clause says the same thing in other
    words, and then the two can be held to differ.
    """
    if not terms(document):
        return
    names = {company.key for company in companies(document)}
    told: set[str] = set()
    for group in _together(terms(document)[:_TERMS]):
        term = group[0]
        low = term.name.lower()
        if low in told or any(_is_other_name(document, other, names) or _is_used(document, other) for other in group):
            continue
        told.add(low)
        yield Hit(
            term.start, term.end,
            f"{brief(term.name)} is defined here, but the text never uses it.",
            "Use the term, or take the definition out.",
        )  # fmt: skip


def _together(every: tuple[Term, ...]) -> Iterator[list[Term]]:
    """The terms that one definition gives as other words for each other: it is enough that one of them is used."""
    group: list[Term] = []
    for term in every:
        if is_party_word(term.name):
            continue
        if group and term.start - group[-1].end > _APART:
            yield group
            group = []
        group.append(term)
    if group:
        yield group


_APART, _TERMS = 12, 400
_ABBREVIATION = regex(r"[A-Z0-9&/.-]+s?$|(?:[\w&]+ )+(?:Policy|Agreement|Terms|Notice|Statement|Act|Rules|Regulation)$")


def _is_other_name(document: Document, term: Term, companies_named: set[str]) -> bool:
    """True for the name of a company or a document, for a law, and for what is no name, such as a button."""
    key = plain(term.name)
    return (
        not term.name[0].isupper()
        or _ABBREVIATION.match(term.name) is not None
        or any(key in name for name in companies_named)
    )


def _is_used(document: Document, term: Term) -> bool:
    """True where the term stands somewhere else: one word as it is written, several in any case."""
    several = " " in term.name or "-" in term.name or term.name.isupper()
    text = document.lower if several else document.text
    name = term.name.lower() if several else term.name
    name = name.removesuffix("(s)")
    name = name[:-1] if name.endswith("s") and len(name) > 4 else name
    for at in places(text, name):
        if term.start <= at < term.end or (at and text[at - 1].isalnum()):
            continue
        tail = text[at + len(name) : at + len(name) + 3]
        if tail[:1].isalpha() and not re.match(r"(?:e?s|ies)\b", tail):
            continue
        if several or not _in_longer_name(document, at):
            return True
    return False


_FUNCTION_WORDS = """
    the our your this such any all each a an these those no every its their his her my other some both either for in of
    by to with from under upon using use see if when where while as and or but on at per via against
    within without through
"""
_FUNCTION = frozenset(_FUNCTION_WORDS.split())
_BEFORE = regex(r"([A-Z][\w’'-]*)\s$")


def _in_longer_name(document: Document, at: int) -> bool:
    """True where a word with a capital stands before it in the sentence, as “Privacy” before “Policy”."""
    block = document.block_at(at)
    before = _BEFORE.search(document.text, max(block.start, at - 25), at)
    if before is None:
        return False
    return before[1].lower() not in _FUNCTION


@prose_rule(
    "P307", "defined-twice", Severity.WARNING,
    good=(
        "Nila Limited (“Nila”) sells servers (the “Services”). “Fees” means what you pay for the Services. Nila "
        "bills the Fees.",
        "“Content” means what you store. “Private Content” means Content that is yours. Private Content is safe.",
    ),
    bad="“Services” means our servers. You pay for the Services.\n\n“⟦Services⟧” means servers, support and domain "
    "names.",
)  # fmt: skip
def defined_twice(document: Document, context: Context) -> Iterator[Hit]:
    """A term is defined once.

    Two definitions of one word are two contracts in one text, and the reading that suits the other side can be chosen.
    """
    seen: dict[str, str] = {}
    counts = Counter(term.name for term in terms(document) if term.way is Way.MEANS)
    if not counts or counts.most_common(1)[0][1] < 2:
        return
    names = {company.key for company in companies(document)}
    for term in terms(document):
        if (
            counts[term.name] < 2
            or is_party_word(term.name)
            or term.way is not Way.MEANS
            or any(plain(term.name) in name for name in names)
        ):
            continue
        if "meaning" in document.lower[term.end : term.end + 30]:
            continue  # “has the meaning that section 14 gives it”
        block = document.block_at(term.start)
        meaning = plain(document.text[term.end : min(block.end, term.end + 200)])
        before = seen.setdefault(term.name, meaning)
        if before != meaning and before[:40] != meaning[:40]:
            yield Hit(
                term.start, term.end,
                f"{brief(term.name)} is defined here once more, in other words than before.",
                "Keep one definition.",
            )  # fmt: skip


_BELOW = regex(r"([A-Z][\w-]*(?: (?:[A-Z][\w-]*|of|and))*)[”\"]?\s+\((?:as )?defined (?:herein)?(below|above)\)")


@prose_rule(
    "P308", "definition-missing", Severity.WARNING,
    good="We keep Billing Data (defined below) for a year. “Billing Data” means your invoices.",
    bad="We keep ⟦Billing Data (defined below)⟧ for a year. It is safe with us.",
)  # fmt: skip
def definition_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A term that is “defined below” is defined below.

    The definition was lost or renamed. Whatever the term decides, such as which data a promise covers, is then open.
    """
    text = document.text
    if "defined" not in document.words:
        return
    told: set[str] = set()  # each term once
    for needle in ("defined below)", "defined above)"):
        for at in places(document.lower, needle):
            found = next(
                (m for m in _BELOW.finditer(text, max(0, at - 90), at + len(needle)) if m.end() == at + len(needle)),
                None,
            )
            if found is None:
                continue
            name = found[1]
            if name in told or len(told) == _TERMS:
                continue
            told.add(name)
            if is_defined(document, name):
                continue
            yield Hit(
                found.start(), found.end(),
                f"{brief(name)} is said to be defined {found[2]}, but no definition of it is on the page.",
                "Define the term, or say in which document it is defined.",
            )  # fmt: skip


def is_defined(document: Document, name: str) -> bool:
    """True where the term, or its last words, are defined with quotes, by a label or by a sentence."""
    low = name.lower()
    stem = low.removesuffix("s")
    for term in terms(document):
        known = term.name.lower().removesuffix("(s)").rstrip("s")
        if known == stem or known.endswith(" " + stem) or stem.endswith(" " + known):
            return True
    if any(sign + stem in document.lower for sign in ("“", '"', "‘", "«")) or is_labelled(document, stem):
        return True
    ends = (
        ":",
        "s:",
        " means",
        "s means",
        " mean",
        "s mean",
        " - ",
        " – ",
        "s – ",
        " is defined",
        "s are defined",
        "”",
    )
    return any(stem + end in document.lower for end in ends)


RULES: tuple[Rule, ...] = (term_unused, defined_twice, definition_missing)


def says_elsewhere(document: Document) -> bool:
    """True where the text says that its capitalised terms are explained in another document."""
    return "capitali" in document.lower and _ELSEWHERE.search(document.lower) is not None
