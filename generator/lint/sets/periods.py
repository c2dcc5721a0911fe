"""Rules C101, C102, C103, C105 and C108: one promise with two lengths of time."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Claim, Documents, Quantity, against, quantities, scope
from generator.prose.document import Document

_ONE = "Keep the figure that is true and say it once; other places point to it."


def _differ(one: Quantity, other: Quantity) -> bool:
    return one.differs(other)


def _claim(document: Document, quantity: Quantity, *key: object) -> Claim:
    limits = scope(document, quantity.start, quantity.first, quantity.last)
    return Claim(document, quantity.start, quantity.end, (*key, limits), quantity, f"“{quantity}”")


_ENDS = regex(r"terminat|cancel|discontinu|leav(?:e|ing)\b|end (?:the|this|your|a|our) ")
_NOTICE_AFTER = regex(r"['’]?s?['’]?[ ,-]{0,3}(?:of |in )?(?:[a-z-]+[ ,/]+){0,4}?notice\b")
_NOTICE_BEFORE = regex(r"(?:notice|notice period)[”\"]? (?:of|is|:|shall be|will be)?[^.;,]{0,30}$")
_ACTOR = regex(
    r"\b(either party|each party|any party|both parties|you|customers?|clients?|subscribers?|members?|licensees?|"
    r"we|company|provider|licensor|vendor|supplier)[”\")]? (?:may|can|must|shall|will|wish|wants?|has to|have to|"
    r"needs?|"
    r"should|(?:is|are) (?:required|obliged|free|entitled)|gives?|reserves?|terminates?|cancels?)\b"
)
_OURS = frozenset({"we", "company", "provider", "licensor", "vendor", "supplier"})


def _notices(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        if "notice" not in document.words:
            continue
        lower = document.lower
        for quantity in quantities(document):
            if lower.find("notice", quantity.first, quantity.last) < 0:
                continue
            before, after = lower[quantity.first : quantity.start], lower[quantity.end : quantity.last]
            if not (_NOTICE_AFTER.match(after) or _NOTICE_BEFORE.search(before)):
                continue
            if not _ENDS.search(before) and not _ENDS.search(after):
                continue
            actors = _ACTOR.findall(before)
            if not actors:
                continue
            actor = actors[-1].rstrip("s")
            who = "ours" if actor in _OURS else "both" if "part" in actor else "theirs"
            yield _claim(document, quantity, who)


@set_rule(
    "C101", "two-termination-notices", Severity.ERROR,
    good=("You may terminate the contract with 30 days' written notice.\n\nWe may terminate it with 60 days' notice.",
          "You may cancel with 30 days' notice.\n\nYou may terminate the annual plan with 60 days' notice."),
    bad=("You may terminate this agreement by giving 30 days' notice.\n=====\n"
         "# Terms\n\nThe customer must give ⟦45 days⟧ of notice to terminate the service.",),
    provisions=("EU-DATAACT-25.2.d", "IN-DARK-SUBTRAP"),
)  # fmt: skip
def two_termination_notices(documents: Documents, context: Context) -> Iterator[SetHit]:
    """The notice with which a side can end the contract is the same wherever it is stated.

    A customer relies on the shorter period and the provider on the longer one; a court reads the doubt against the
    drafter. Notice by the customer and notice by the provider are told apart, and so are plans, places and causes.
    """
    yield from against(_notices(documents), _differ, "the notice to end the contract", _ONE)


_REFUND = regex(r"refund|money[- ]?back")
_BACK = regex(r"[ -]{0,2}(?:[a-z-]+ )?(?:money[- ]?back|refund)\b")
_ASKED = regex(
    r"\b(?:request|claim|ask|apply|eligible|entitled|cancel|return)\w*\b[^.;]{0,90}\bwithin (?:the )?(?:first )?$"
)
_PAID = regex(r"\b(?:process|issu|credit|refund|paid|pay|made)\w*\b[^.;]{0,60}\b(?:within|in) (?:[a-z]+ )?$")


def _refunds(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        if not {"refund", "refunds", "refunded", "money-back"} & document.words:
            continue
        lower = document.lower
        for quantity in quantities(document):
            sentence = lower[quantity.first : quantity.last]
            if "refund" not in sentence and not ("money" in sentence and _REFUND.search(sentence)):
                continue
            before, after = lower[quantity.first : quantity.start], lower[quantity.end : quantity.last]
            if _BACK.match(after):
                yield _claim(document, quantity, "window")
            elif _ASKED.search(before):
                yield _claim(document, quantity, "window", "cancel" in before)
            elif "refund" in before and _PAID.search(before) and " of purchase" not in after[:30]:
                yield _claim(document, quantity, "paid")


@set_rule(
    "C102", "two-refund-periods", Severity.ERROR,
    good="We offer a 30-day money-back guarantee. Refunds are paid within 7 business days.",
    bad="We offer a 30-day money-back guarantee.\n=====\nEvery order has a ⟦14-day⟧ money-back guarantee.",
    provisions=("IN-ECOM-7.1.a", "EU-CRD-6"),
)  # fmt: skip
def two_refund_periods(documents: Documents, context: Context) -> Iterator[SetHit]:
    """The time in which a refund can be asked for, and the time in which it is paid, each have one figure.

    Customers find the longer one and are right to rely on it.
    """
    yield from against(_refunds(documents), _differ, "the period of the refund", _ONE)


_VERB = regex(
    r"\b(respond|reply|answer|acknowledg|resolv|redress)\w*\b(?![^.;]*\b(?:respond|reply|answer|acknowledg|resolv|"
    r"redress))"
    r"[^.;]{0,90}\b(?:within|in|not later than|no later than|at most) (?:a period of |a maximum of )?$"
)
_WITHIN = ("within ", "in ", "later than ", "at most ", "a period of ", "a maximum of ")
_ANSWERING = ("respond", "reply", "answer", "acknowledg", "resolv", "redress")
_MATTER = regex(r"(?P<kind>\b[\w-]{1,20} )?\b(?P<what>request|complaint|grievance|quer(?:y|ies)|ticket|enquir|inquir)")
_PLAIN = frozenset(
    f"{word} "
    for word in [
        "your",
        "a",
        "the",
        "any",
        "all",
        "each",
        "every",
        "such",
        "this",
        "these",
        "valid",
        "verifiable",
        "to",
        "of",
    ]
)
_RIGHTS = regex(r"\b(?:rights?|personal|data|privacy|erasure|access|delet\w+|correct\w*)\b")
_LATER = regex(r"\b(?:extend|extension|additional|further|up to|typically|usually|aim|try|endeavou?r)\b")
_VERBS = {"reply": "answer", "respond": "answer", "redress": "resolv"}


def _answers(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        lower = document.lower
        for quantity in quantities(document):
            before = lower[quantity.first : quantity.start]
            promised = before.endswith(_WITHIN) and any(word in before for word in _ANSWERING)
            verb = _VERB.search(before) if promised else None
            if verb is None or _LATER.search(lower, quantity.first, quantity.last):
                continue
            matter = _MATTER.search(lower, quantity.first, quantity.last)
            if matter is None:
                continue
            about = "complaint" if matter["what"] in ("complaint", "grievance") else matter["what"][:4]
            kind = "" if matter["kind"] in _PLAIN else matter["kind"] or ""
            rights = bool(_RIGHTS.search(lower, quantity.first, quantity.last))
            yield _claim(document, quantity, _VERBS.get(verb[1], verb[1]), about, kind, rights)


@set_rule(
    "C103", "two-answer-times", Severity.ERROR,
    good="We acknowledge your complaint within 24 hours and resolve it within 15 days.\n\n"
         "## California\n\nWe answer requests of consumers within 45 days.\n\n## Europe\n\nWe answer requests within "
         "one month.",
    bad="We will resolve your complaint within 15 days of receiving it.\n=====\n"
        "Our officer resolves every grievance within ⟦30 days⟧.",
    provisions=("IN-ITR-3.2.a.i", "IN-ECOM-4.5", "EU-GDPR-12.3"),
)  # fmt: skip
def two_answer_times(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A complaint or request of one kind is acknowledged, answered or resolved in one time.

    Indian law asks for published times; a regulator holds the company to the shortest that it finds. Different laws,
    places and kinds of request may have times of their own, if the text says so.
    """
    yield from against(_answers(documents), _differ, "the time of the answer", _ONE)


_SHARE = regex(r"(?<![\d.,])(\d{2,3}(?:\.\d{1,5})?) ?%")
_KEEPS = regex(
    r"\b(?:we|company|provider) (?:\w+ )?(?:retain|keep|store|hold)s? (?P<a>[^,.;:()]{3,60}?) for (?:a |an |the )?"
    r"(?:\w+ )?(?:period of )?(?:\w+ )?$|"
    r"\b(?P<b>[^,.;:()]{3,60}?) (?:is|are|will be|shall be) (?:retained|kept|stored|held) (?:by us )?for (?:a |the )?"
    r"(?:\w+ )?(?:period of )?(?:\w+ )?$"
)
_KEEPING = ("retain", "keep", "kept", "store", "hold", "held")
_FILL = regex(r"\b(?:your|the|all|any|our|we|may|will|also|such|this|that|these|only|and|of|up|to)\b ?")
_FLEX = regex(r"\b(?:up to|at most|at least|minimum|maximum|least|longer|more|less)\b")


def _retained(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        lower = document.lower
        for quantity in quantities(document):
            near = lower[max(quantity.first, quantity.start - 140) : quantity.start]
            kept = _KEEPS.search(near) if " for " in near and any(word in near for word in _KEEPING) else None
            if kept is None or _FLEX.search(kept[0]):
                continue
            what = " ".join(_FILL.sub(" ", kept["a"] or kept["b"]).split())
            after = lower[quantity.end : quantity.last].strip(" .;")
            yield _claim(document, quantity, what, after)


@set_rule(
    "C105", "two-retention-periods", Severity.ERROR,
    good="We keep your personal data for 3 years after the contract ends. We keep invoices for 8 years.",
    bad="We keep your personal data for 3 years after the contract ends.\n=====\n"
        "We retain your personal data for ⟦5 years⟧ after the contract ends.",
    provisions=("EU-GDPR-13.2.a", "US-CA-CCPA-100.a.3"),
)  # fmt: skip
def two_retention_periods(documents: Documents, context: Context) -> Iterator[SetHit]:
    """The same data is kept for one time from one event.

    The person is told a day on which the data is gone. With two, one of them is wrong.
    """
    yield from against(_retained(documents), _differ, "the time that it is kept", _ONE)


_DUE = regex(
    r"\b(?:invoices?|payments?|bills?|amounts?)\b[^.;]{0,60}\b(?:due|payable|paid|pay)\b[^.;]{0,30}"
    r"\b(?:within|in|net|no later than) (?:a period of )?$"
)
_TO_PAY_WITHIN = ("within ", "in ", "net ", "later than ", "a period of ")
_OVER = regex(r"\b(?:overdue|late|dispute|refund|suspend|fail|unpaid|if|after the due)\b")


def _dues(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        if not {"invoice", "invoices", "payment", "payments", "bills", "amounts"} & document.words:
            continue
        lower = document.lower
        for quantity in quantities(document):
            around = lower[quantity.first : quantity.start]
            if (
                around.endswith(_TO_PAY_WITHIN)
                and _DUE.search(around)
                and not _OVER.search(lower, quantity.first, quantity.last)
            ):
                yield _claim(document, quantity, "due")


@set_rule(
    "C108", "two-due-dates", Severity.ERROR,
    good="Invoices must be paid within 15 days of their date. You can question an invoice within 30 days.",
    bad="Invoices are payable within 15 days of receipt.\n=====\nAll invoices must be paid within ⟦30 days⟧.",
)  # fmt: skip
def two_due_dates(documents: Documents, context: Context) -> Iterator[SetHit]:
    """An invoice is due in one time.

    Interest, reminders and suspension count from that day; with two days none of them can be enforced.
    """
    yield from against(_dues(documents), _differ, "the time to pay", _ONE)


RULES: tuple[Rule, ...] = (
    two_termination_notices,
    two_refund_periods,
    two_answer_times,
    two_retention_periods,
    two_due_dates,
)
