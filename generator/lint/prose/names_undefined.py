"""Rule P309: terms that nobody defines."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_definitions import is_defined, says_elsewhere
from generator.lint.prose.names_terms import terms
from generator.lint.prose.scan import capitalised, capitals, places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

_TERMS = (
    "Services", "Service", "Website", "Site", "Platform", "Software", "Product", "Products", "Application", "App",
    "Content", "Customer", "Customers", "Client", "Clients", "User", "Users", "Subscriber", "Account", "Order",
    "Fees", "Materials", "Company", "Service Provider", "Licensee", "Licensor", "Affiliates",
    "Personal Data", "Personal Information", "Customer Data", "User Content", "Your Content", "Third Party Services",
    "Confidential Information", "Applicable Law", "Applicable Laws", "Effective Date", "Subscription", "Member",
    "Members", "Merchant", "Deliverables", "Documentation", "Program", "Licensed Materials",
)  # fmt: skip
_DETERMINERS = (
    "the ", "our ", "your ", "any ", "such ", "all ", "these ", "this ", "each ", "and ", "to ", "with ", "or ",
    "by ", "for ",
)  # fmt: skip
_TIMES = 3
_MOST = 4
"""So many terms are told on one page; whoever has more knows by then."""


@prose_rule(
    "P309", "term-undefined", Severity.INFO,
    good=(
        "Nila sells servers (the “Services”). You use the Services, pay for the Services and leave the Services.",
        "We keep the Website up, the Website safe and the Website fast. Capitalised terms have the meaning that the "
        "terms "
        "of service give them.",
        "We keep the website up. Website visitors use the website. The Website Team answers.",
    ),
    bad="We run the ⟦Platform⟧ for you. You use the Platform at your own risk, and we may stop the Platform.",
)  # fmt: skip
def term_undefined(document: Document, context: Context) -> Iterator[Hit]:
    """A word that is written as a defined term is defined.

    A capital says “this word has a meaning of its own”. Where no meaning is given the reader takes the widest or the
    narrowest, whichever suits. Only usual terms of such texts are looked at, and each is told once.
    """
    there, runs = capitalised(document), capitals(document)
    candidates = [term for term in _TERMS if term in there and runs.count(f"{term}\n") >= _TIMES]
    if not candidates or says_elsewhere(document):
        return
    known = {form for term in terms(document) for form in _forms(term.name)}
    told = 0
    for name in sorted(candidates, key=len, reverse=True):
        if told == _MOST or known & _forms(name) or any(name.lower() in k for k in known):
            continue
        first, times = _uses(document, name)
        if times >= _TIMES and not is_defined(document, name):
            told += 1
            known |= _forms(name)
            yield Hit(
                first, first + len(name),
                f"{brief(name)} is written as a defined term {times} times, but the text does not define it.",
                "Define the term where it is first used, or write it in lower case.",
            )  # fmt: skip


def _forms(name: str) -> set[str]:
    low = name.lower().removesuffix("(s)")
    return {low, low + "s", low.removesuffix("s")}


_NEXT_WORD = regex(r"[\s-]+[A-Z&]")


def _uses(document: Document, name: str) -> tuple[int, int]:
    """Where the term is first used within a sentence with its capital and no other beside it, and how often it is."""
    text, first, times = document.text, -1, 0
    for at in places(text, name):
        after = text[at + len(name) : at + len(name) + 3]
        if after[:1].isalnum() or _NEXT_WORD.match(after):
            continue
        before = text[max(0, at - 6) : at]
        if not before.lower().endswith(_DETERMINERS) or document.block_at(at).kind is HEADING:
            continue
        times += 1
        first = at if first < 0 else first
    return first, times


RULES: tuple[Rule, ...] = (term_undefined,)
