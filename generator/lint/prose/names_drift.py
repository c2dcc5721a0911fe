"""Rules P309 and P310: terms that are not defined, and terms that drift."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.prose.names_definitions import is_defined, says_elsewhere
from generator.lint.prose.names_terms import terms
from generator.lint.prose.scan import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document, Kind

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
        "Acme sells servers (the “Services”). You use the Services, pay for the Services and leave the Services.",
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
    if says_elsewhere(document):
        return
    words = document.words
    candidates = [t for t in _TERMS if all(w in words for w in t.lower().split()) and t in document.text]
    if not candidates:
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


_NEXT_WORD = re.compile(r"[\s-]+[A-Z&]")


def _uses(document: Document, name: str) -> tuple[int, int]:
    """Where the term is first used within a sentence with its capital and no other beside it, and how often it is."""
    text, first, times = document.text, -1, 0
    for at in places(text, name):
        after = text[at + len(name) : at + len(name) + 3]
        if after[:1].isalnum() or _NEXT_WORD.match(after):
            continue
        before = text[max(0, at - 6) : at]
        if not before.lower().endswith(_DETERMINERS) or document.block_at(at).kind is Kind.HEADING:
            continue
        times += 1
        first = at if first < 0 else first
    return first, times


_GROUPS: tuple[tuple[str, tuple[tuple[str, ...], ...], bool], ...] = (
    (
        "data about people",
        (
            ("personal data",),
            ("personal information",),
            ("personally identifiable information", " pii ", " pii,", " pii."),
        ),
        False,
    ),
    (
        "the website",
        (
            ("the Website", "our Website", "this Website"),
            ("the Site ", "our Site ", "this Site ", "the Site,", "our Site,", "the Site.", "our Site.", "this Site."),
        ),
        True,
    ),
    (
        "itself",
        (
            ("this Privacy Policy", "this privacy policy", "this policy", "this Policy"),
            ("this Privacy Notice", "this privacy notice", "this notice", "this Notice"),
            ("this Privacy Statement", "this privacy statement", "this statement"),
        ),
        True,
    ),
    (
        "the other side",
        (
            ("the Customer", "our Customer", "Customers "),
            ("the Client", "our Client", "Clients "),
            ("the User", "our User", "Users "),
            ("the Subscriber",),
        ),
        True,
    ),
    (
        "the other side",
        (
            (" customer ", " customers ", " customer's ", " customer’s ", " customers.", " customers,"),
            (" client ", " clients ", " client's ", " client’s ", " clients.", " clients,"),
        ),
        False,
    ),
    (
        "its own side",
        (
            ("the Company", " The Company"),
            ("Service Provider ", "Service Provider’s "),
            ("the Provider",),
            ("the Licensor",),
            (" we ", "We ", " us "),
        ),
        True,
    ),
)
"""What is named, the terms for it, each with how it may be written, and whether capitals count."""
_OFTEN = 3
_PRONOUN = 8
"""“We” stands in quoted and general sentences too, so that it counts only where it is the usual word."""


@prose_rule(
    "P310", "term-drift", Severity.INFO,
    good=(
        "Personal data is what is about you. We use personal data to answer, and we delete personal data after a year. "
        "California speaks of personal information.",
        "The customer pays. The customer may end the contract, and the customer's users may not.",
    ),
    bad="We use personal data to answer. We keep personal data for a year. Your personal data is safe. We delete "
    "⟦personal information⟧ when you ask. We sell no personal information. Ask us for your personal information.",
)  # fmt: skip
def term_drift(document: Document, context: Context) -> Iterator[Hit]:
    """One thing has one name.

    “Personal data” here and “personal information” there, the Customer, the Client and the User: where a contract uses
    two words it is read as meaning two things. Told once a thing, where each word stands three times or more.
    """
    tied = {frozenset(_forms(t.name)) for t in terms(document)}
    told: set[str] = set()
    for what, variants, capitals in _GROUPS:
        text = document.text if capitals else document.lower
        used = [(sum(text.count(form) for form in forms), forms) for forms in variants]
        often = [(n, forms) for n, forms in used if n >= (_PRONOUN if " we " in forms else _OFTEN)]
        if len(often) < 2 or what in told:
            continue
        often.sort(key=lambda pair: (-pair[0], pair[1]))
        names = [_shown(forms[0]) for _, forms in often]
        if sum(frozenset(_forms(_bare(name))) in tied for name in names) >= 2 or "End User" in text:
            continue  # both are defined: two things, or two words on purpose
        told.add(what)
        forms = often[-1][1]
        at, form = min((found, form) for form in forms if (found := text.find(form)) >= 0)
        start = at + len(form) - len(form.lstrip())
        counts = " and ".join(f"“{name}” ({count} times)" for name, (count, _) in zip(names, often, strict=True))
        yield Hit(
            start, at + len(form.rstrip(" .,")),
            f"The text calls {what} {counts}.",
            "Use one of the words, or say how they differ.",
        )  # fmt: skip


def _shown(form: str) -> str:
    return form.strip(" ,.")


def _bare(name: str) -> str:
    return re.sub(r"^(?:the|our|this) ", "", name)


RULES: tuple[Rule, ...] = (term_undefined, term_drift)
