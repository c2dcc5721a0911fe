"""Rules C133 to C136: absolute security, erasure, refunds, roles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import (
    Claim,
    Documents,
    clash,
    clashes,
    next_sentences,
    quantities,
    scope,
    search,
    sentence_at,
)
from generator.prose.document import Document

_ABSOLUTE = regex(
    r"(?:100 ?(?:%|per ?cent)|completely|fully|totally|absolutely|perfectly) (?:safe|secured?|protected)\b|"
    r"guarantees? (?:the |that the )?(?:\w+ ){0,2}(?:security|safety|confidentiality)\b|always (?:safe|secure)\b"
)
_NOT = regex(
    r"\b(?:no|not|cannot|never|neither|nor|none|without|unable|impossible|while|although|though|however|nothing|"
    r"despite|hardly|only|aim|strive|try|attempt|best|as possible|unfortunately|can|must|should|responsib\w+)\b|"
    r"n['’]t\b"
)
_SECURE = regex(
    r"(?:cannot|can ?not|can['’]t|do not|don['’]t|does not|unable to|not)(?: \w+,?){0,4}? "
    r"(?:guarantee|warrant|ensure|promise)\w*\b[^.;]{0,80}"
    r"\b(?:secur|safe|unauthori[sz]ed|access|protect|threat|hack|intercept)|"
    r"\b(?:no|not|never|nor)\b[^.;]{0,80}"
    r"\b(?:100 ?%|completely|perfectly|absolutely|fully|totally|entirely) (?:safe|secure)"
)


def _absolute(document: Document) -> Iterator[tuple[int, int]]:
    if not {"secure", "safe", "secured", "protected", "security", "safety", "confidentiality"} & document.words:
        return
    literals = ("100%", "100 %", "completely s*", "fully s*", "totally s*", "absolutely s*", "perfectly s*",
                "always s*", "guarantee", "guarantees", "completely p*", "fully p*")  # fmt: skip
    for match, sentence in search(document, _ABSOLUTE, *literals):
        if not _NOT.search(sentence):
            yield match.span()


def _no_guarantee(document: Document) -> Iterator[tuple[int, int]]:
    literals = ("guarant*", "warrant*", "ensur*", "promise", "secure", "safe")
    yield from (match.span() for match, _ in search(document, _SECURE, *literals))


@set_rule(
    "C133", "absolute-security-without-guarantee", Severity.ERROR,
    good="We protect your data with encryption. No method of transmission is 100% secure.",
    bad="Your data is ⟦completely safe⟧ with us.\n\nWe cannot guarantee that nobody gains unauthorised access to it.",
    provisions=("IN-SPDI-8.1", "IN-DPDP-A8.5", "IN-ECOM-7.3"),
)  # fmt: skip
def absolute_security(documents: Documents, context: Context) -> Iterator[SetHit]:
    """Nothing is called absolutely safe where the text says that nothing is.

    The first sentence is a warranty, the second takes it back; together they mislead.
    """
    yield from clashes(
        documents, _absolute, _no_guarantee, "{this} is claimed here, but {place} says {that}",
        "Say what is done to protect the data instead of how safe it is.",
    )  # fmt: skip


_GONE = regex(
    r"(?:immediately|permanently|instantly|at once)(?: and \w+)? (?:delet|eras|destroy|remov)\w*|"
    r"(?:delet|eras|destroy|remov)\w* (?:\w+ ){0,6}(?:immediately|permanently|instantly|at once)"
)
_ALL = regex(r"\b(?:all|any|your)(?: of)?(?: \w+){0,3} (?:data|information|content)\b")
_TRIGGER = regex(r"\b(?:request|clos\w+|terminat\w+|cancel\w*|delet\w+ (?:of )?your account|end of)\b")
_SOFT = regex(
    r"\b(?:law|legal\w*|except\w*|unless|other than|backup|may|retain|required|permit\w*|if we|expired?|children|"
    r"child|under (?:the age|1)|not|anonymi\w+|within|discover\w*|aware)\b|n['’]t\b"
)
_STAYS = regex(
    r"\b(?:retain|keep|store|retained|kept|stored)\b[^.;]{0,60}\b(?:data|information)\b[^.;]{0,60}\bfor\b[^.;]{0,30}$|"
    r"\b(?:data|information)\b[^.;]{0,50}\b(?:retained|kept|stored)\b[^.;]{0,20}\bfor\b[^.;]{0,30}$"
)
_END = regex(r"[^.;]{0,20}\b(?:after|following|from)\b[^.;]{0,50}\b(?:terminat|clos|delet|cancel|end|request|inactiv)")


def _erased(document: Document) -> Iterator[tuple[int, int]]:
    if {"immediately", "permanently", "instantly", "once"} & document.words:
        for match, sentence in search(document, _GONE, "immediately", "permanently", "instantly", "at once"):
            if _ALL.search(sentence) and _TRIGGER.search(sentence) and not _SOFT.search(sentence):
                yield match.span()


def _kept(document: Document) -> Iterator[tuple[int, int]]:
    lower = document.lower
    for quantity in quantities(document):
        before, after = lower[quantity.first : quantity.start], lower[quantity.end : quantity.last]
        if _STAYS.search(before) and _END.match(after) and not re.search(r"\bnot\b|n['’]t\b|backup", before):
            yield quantity.start, quantity.end


@set_rule(
    "C134", "deletion-and-retention", Severity.ERROR,
    good="On closure we delete your data unless a law makes us keep it. We keep invoices for 8 years.",
    bad="When you close your account, we ⟦immediately delete⟧ all your data.\n\n"
        "We keep your personal data for 3 years after the closure of your account.",
    provisions=("EU-GDPR-13.2.a", "IN-ITR-3.1.h"),
)  # fmt: skip
def erased_and_kept(documents: Documents, context: Context) -> Iterator[SetHit]:
    """Data that is said to be gone at once is not kept for years.

    Retention beats the promise on the day that somebody asks for their data back, or finds it in a leak.
    """
    yield from clashes(
        documents, _erased, _kept, "the text promises to {this} here, but {place} keeps data for {that}",
        "Say what is erased at once, what stays, for how long and why.",
    )  # fmt: skip


_EVER = r"(?: of any kind| for any reason| under any circumstances| whatsoever)? ?(?=[.;!]|$)"
_FINAL = regex(
    rf"(?:does|do|will) not (?:provide|offer|give|issue|make) (?:any )?refunds?{_EVER}|"
    r"no refunds?(?: (?:will be|are) (?:given|issued|provided|made|granted|offered))?"
    rf"{_EVER}|all sales (?:are|being) final"
)
_OPEN = regex(
    r"\b(?:except\w*|unless|other than|otherwise|subject to|save|if|after|once|when|where|trial|however|beyond|"
    r"partial)\b"
)
_BACK = regex(
    r"\d{1,3}[- ]?days?['’]? (?:\w+ )?money[- ]?back|money[- ]back guarantee|(?:full|pro[- ]?rata|prorated) refund\b|"
    r"(?:you are|you will be|customer is|customers are) (?:eligible|entitled)[^.;]{0,30} refund"
)


_LABEL = regex(r"(?<!note)(?<!important)(?<!policy)(?<!refunds):")


def _no_refunds(document: Document) -> Iterator[tuple[int, int]]:
    if {"refund", "refunds", "sales"} & document.words:
        for match, sentence in search(document, _FINAL, "refund*", "sales are final", "sales being final"):
            after = next_sentences(document, match.start())
            limits = scope(document, match.start(), *sentence_at(document, match.start()))
            if limits or _LABEL.search(sentence[: sentence.find(match[0])]):
                continue  # it concerns one product or one kind of customer
            if not _OPEN.search(sentence) and not re.match(r"\W*(?:however|except|unless|the only|but)\b", after):
                yield match.span()


def _refunds(document: Document) -> Iterator[tuple[int, int]]:
    for match, sentence in search(document, _BACK, "refund*", "money back", "money-back"):
        if not re.search(r"\b(?:not|no|never|nor|without)\b|n['’]t\b", sentence):
            yield match.span()


@set_rule(
    "C135", "final-sales-and-refunds", Severity.ERROR,
    good="All sales are final, except where the law gives you a right to a refund. We offer a 30-day money-back "
         "guarantee.",
    bad="⟦All sales are final⟧.\n=====\nOur plans come with a 30-day money-back guarantee.",
    provisions=("IN-ECOM-7.4", "IN-CPA-2.47", "EU-CRD-6"),
)  # fmt: skip
def final_sales_and_refunds(documents: Documents, context: Context) -> Iterator[SetHit]:
    """Where no money comes back, no other sentence gives it back.

    “All sales are final” and a guarantee cannot both be the rule, and consumers are owed a refund for deficient service
    whatever the text says.
    """
    yield from clashes(
        documents, _no_refunds, _refunds, "{this} excludes every refund, but {place} says {that}",
        "Say which payments come back and which do not, in one place.",
    )  # fmt: skip


_ROLE = regex(
    r"\b(?:we|company|provider) (?:are|is|acts?|act)(?: as)? (?:an? |the )?(?:data )?(controller|processor|"
    r"fiduciary)s? "
    r"(?:of|for|with respect to|in respect of|with regard to) (?:the |your |all |any )?"
    r"((?:\w+ ){0,2}(?:data|information|content))\b"
)
_SOMETIMES = regex(r"\b(?:if|when|where|some|depending|unless|while|whereas|but)\b")


def _roles(document: Document) -> Iterator[Claim]:
    if {"processor", "controller", "fiduciary"} & document.words:
        for match, sentence in search(document, _ROLE, "processor*", "controller*", "fiduciary"):
            if not _SOMETIMES.search(sentence):
                role = "processor" if match[1] == "processor" else "controller"
                yield Claim(document, *match.span(), match[2], role, f"“{match[1]}”")


@set_rule(
    "C136", "controller-and-processor", Severity.ERROR,
    good="We are the controller of account data. We are a processor of customer data.",
    bad="We are the controller of customer data.\n=====\n⟦We act as a processor of customer data⟧.",
    provisions=("EU-GDPR-28.3", "IN-DPDP-A8.2"),
)  # fmt: skip
def controller_and_processor(documents: Documents, context: Context) -> Iterator[SetHit]:
    """For one kind of data the company has one role.

    A controller answers to the people, a processor to its customer. Whoever claims both for the same data will be held
    to the duties of both.
    """
    first: dict[str, Claim] = {}
    for document in documents:
        for claim in _roles(document):
            other = first.setdefault(claim.key, claim)
            if other.value != claim.value:
                yield clash(
                    claim, other, f"here the company is {claim.shown}, but {{place}} says {other.shown}",
                    "Name the data of each role.",
                )  # fmt: skip


RULES: tuple[Rule, ...] = (absolute_security, erased_and_kept, final_sales_and_refunds, controller_and_processor)
