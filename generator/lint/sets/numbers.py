"""Rules C104, C106 and C107: two availabilities, two ages, two rhythms of billing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Claim, Documents, against, scope, spots
from generator.prose.document import CELL

_ONE = "Keep the figure that is true and say it once; other places point to it."

_SHARE = regex(r"(?<![\d.,])(\d{2,3}(?:\.\d{1,5})?) ?%")
_UP = regex(r"\b(?:uptime|availab\w+)\b")
_BAND = regex(
    r"\b(?:less|lower|below|under|between|falls?|drops?|credits?|refund|above|greater|if|when|equal|but|than|"
    r"discount)\b|"
    r"[<>≥≤]"
)


def _uptimes(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        if not {"uptime", "availability", "available"} & document.words:
            continue
        lower = document.lower
        for first, last in spots(document, "%"):
            if document.block_at(first).kind is CELL or not _UP.search(lower, first, last):
                continue
            shares = list(_SHARE.finditer(lower, first, last))
            if len(shares) == 1 and not _BAND.search(lower, first, last) and Decimal(shares[0][1]) >= 90:
                limits = scope(document, shares[0].start(), first, last)
                yield Claim(document, *shares[0].span(), limits, Decimal(shares[0][1]), f"“{shares[0][0]}”")


@set_rule(
    "C104", "two-uptimes", Severity.ERROR,
    good="We promise an uptime of 99.95% in each month. If availability falls below 99.0%, you get a credit.\n\n"
         "The network has an uptime of 100%.",
    bad="Our servers have an uptime of 99.95% in each month.\n=====\nThe uptime of our servers is ⟦99.9%⟧.",
    provisions=("IN-ECOM-7.3",),
)  # fmt: skip
def two_uptimes(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A service is promised one availability.

    0.05% of a month are 22 minutes. What the terms or the advertising promise must be what the service level agreement
    grants.
    """
    yield from against(_uptimes(documents), lambda one, other: one != other, "the availability", _ONE)


_AT_LEAST = regex(r"at least (?:the age of )?(\d\d|eighteen|sixteen|thirteen)\b(?: \(\d\d\))?( years)?")
_BELOW = regex(
    r"(?:under|below|younger than) (?:the age of )?(\d\d|eighteen|sixteen|thirteen)\b(?: \(\d\d\))?( years)?"
)
_MUST = regex(
    r"\b(?:you|users?|customers?|members?|everyone|anyone|persons?)\b[^.;]{0,40}\b(?:must|have to|need to|shall) be "
)
_AIMED = regex(
    r"\b(?:not|nor|never)\b[^.;]{0,40}\b(?:directed|intended|designed|aimed|targeted|meant|offered|available|address)"
)
_LIMITED = regex(
    r"\b(?:eu|eea|uk|europe\w*|california\w*|ccpa|gdpr|coppa|resid\w+|parent\w*|guardian\w*|consent|countr\w+|if|"
    r"unless|"
    r"except|sell|purchase|credit|legal age|majority|between|who are at least|licen[cs]e)\b"
)
_AGES = {"eighteen": 18, "sixteen": 16, "thirteen": 13}


def _limited(lower: str, first: int, last: int) -> bool:
    return _LIMITED.search(lower, first, last) is not None


def _ages(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        if not {"age", "years", "aged", "old"} & document.words:
            continue
        lower = document.lower
        for first, last in spots(document, "age of", "years", "of age"):
            for form, frame, key in ((_AT_LEAST, _MUST, "must"), (_BELOW, _AIMED, "aimed")):
                match = form.search(lower, first, last)
                aged = match and ("age" in match[0] or match[2] or " age" in lower[match.end() : match.end() + 16])
                if match and aged and frame.search(lower, first, match.start()) and not _limited(lower, first, last):
                    age = _AGES.get(match[1]) or int(match[1])
                    if 12 < age < 22:
                        yield Claim(document, match.start(), match.end(), key, age, f"“{age} years”")


@set_rule(
    "C106", "two-ages", Severity.ERROR,
    good="You must be at least 18 years old to use the service. It is not directed at children under the age of 18.\n\n"
         "If you live in the EU, you must be at least 16 years old.",
    bad="You must be at least 18 years old to order.\n=====\nUsers must be ⟦at least 16 years⟧ old.",
    provisions=("IN-DPDP-A9.1", "EU-GDPR-8.1", "UK-GDPR-8"),
)  # fmt: skip
def two_ages(documents: Documents, context: Context) -> Iterator[SetHit]:
    """One age line holds on all pages.

    Whether a contract binds and whose consent counts hangs on it. Ages that belong to a place or a law are told apart.
    """
    yield from against(_ages(documents), lambda one, other: one != other, "the age", _ONE)


_CYCLE = regex(
    r"billing (?:cycle|period|frequency)s?[”\"]? (?:is|are|shall be|will be|of|:) ?(?:an? |every |on an? )?"
    r"(one month|two months|three months|six months|one year|monthly|quarterly|half[- ]yearly|annual|annually|yearly|"
    r"weekly|\d{1,2} (?:month|day|week|year)s?)\b"
)
_MONTHS = {
    "one month": 1, "monthly": 1, "1 month": 1, "30 days": 1, "two months": 2, "2 months": 2, "three months": 3,
    "quarterly": 3, "3 months": 3, "90 days": 3, "six months": 6, "6 months": 6, "half-yearly": 6, "half yearly": 6,
    "one year": 12, "annual": 12, "annually": 12, "yearly": 12, "12 months": 12, "1 year": 12,
}  # fmt: skip


def _cycles(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        for first, last in (
            spots(document, "billing cycle*", "billing period*", "billing frequency")
            if "billing" in document.words
            else ()
        ):
            for match in _CYCLE.finditer(document.lower, first, last):
                kinds = scope(document, match.start(), first, last) - {
                    "monthly",
                    "annual",
                    "yearly",
                    "weekly",
                    "year",
                    "billing",
                    "first",
                }
                if match[1] in _MONTHS:
                    yield Claim(document, *match.span(), kinds, _MONTHS[match[1]], f"“{match[1]}”")


@set_rule(
    "C107", "two-billing-cycles", Severity.ERROR,
    good="The billing cycle is one month. Your billing period is monthly.",
    bad="The standard billing cycle is one month and the ⟦billing period is quarterly⟧.",
    provisions=("IN-DARK-SAAS",),
)  # fmt: skip
def two_billing_cycles(documents: Documents, context: Context) -> Iterator[SetHit]:
    """Customers are billed in one rhythm.

    “Cycle” and “period” mean the same to a customer. With two values nobody knows for what time the next invoice is, or
    when a service that is not paid for ends.
    """
    yield from against(_cycles(documents), lambda one, other: one != other, "the rhythm of billing", _ONE)


RULES: tuple[Rule, ...] = (two_uptimes, two_ages, two_billing_cycles)
