"""Rules C109 and C110: which law governs, and which courts decide."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Claim, Documents, against, around, search
from generator.lint.sets.places import apart, places
from generator.prose.document import Document

_ONE = "Keep the one that is true in every document."
_LIMITED = regex(
    r"\b(?:if|where|when|unless|except|in the event|users? in|resid\w+|based in|located|outside|clauses|arbitra\w+|"
    r"entit(?:y|ies)|depend\w*|following|contracting|third[- ]part\w+|respective\w*|mandatory|consumers?|region\w*|"
    r"countr(?:y|ies)|addendum|customers in)\b"
)
_BY_REGION = 3
"""A document that names so many laws tells apart who its readers are."""


def _one_of(document: Document, claims: Iterator[Claim]) -> Iterator[Claim]:
    """The claims of one document, none where there are as many as for readers of different places."""
    found = list(islice(claims, 50))
    if len({claim.shown.lower() for claim in found}) < _BY_REGION:
        yield from found


_LAW = regex(
    r"\b(?:governed|construed|interpreted)\b[^.;]{0,110}?\b(?:laws? (?:of|in|applicable in)|under) ([^.;()]{3,90})|"
    r"\blaws? of ([^.;()]{3,60}?) (?:shall |will )?(?:govern|appl)"
)
_TAIL = regex(
    r",? (?:without|excluding|exclusive|and the (?:courts|parties)|and you|and any|as applied|irrespective|regardless)"
)


def _laws(document: Document) -> Iterator[Claim]:
    if not {"law", "laws"} & document.words or not {"governed", "govern", "construed", "apply"} & document.words:
        return
    for match, sentence in search(
        document, _LAW, "governed", "construed", "interpreted", "shall govern", "will govern", "shall apply"
    ):
        group = 1 if match[1] else 2
        start, end = match.span(group)
        tail = _TAIL.search(document.lower, start, end)
        end = tail.start() if tail else end
        named = places(document.lower[start:end])
        if named and not _LIMITED.search(sentence.replace("located in", "")) and not _conditional(document, start):
            yield Claim(document, start, end, "law", named, brief(document.text[start:end]))


def _conditional(document: Document, offset: int) -> bool:
    return bool(_LIMITED.search(around(document, offset)))


@set_rule(
    "C109", "two-governing-laws", Severity.ERROR,
    good=("These terms are governed by the laws of India.\n=====\n"
          "This policy is governed by the laws of Karnataka, India.",
          "These terms are governed by the laws of India. If you live in Ireland, they are governed by the laws of "
          "Ireland."),
    bad="These terms are governed by the laws of India.\n=====\nThis policy is governed by the laws of ⟦Singapore⟧.",
)  # fmt: skip
def two_governing_laws(documents: Documents, context: Context) -> Iterator[SetHit]:
    """The documents of one company name one governing law.

    Law and courts stand once, in the terms. Copies of templates bring the law of their author along, and then each
    side can choose the text that suits it.
    """
    claims = (claim for document in documents for claim in _one_of(document, _laws(document)))
    yield from against(claims, apart, "the governing law", _ONE)


_COURT = regex(
    r"\bcourts? (?:of|in|at|located in|situated in|sitting in|having jurisdiction in) ([^.;()]{3,60}?)"
    r"(?: shall| will| have| has| alone| only|,? and |[.;()]|$)"
)


def _courts(document: Document) -> Iterator[Claim]:
    if "jurisdiction" not in document.words or not {"court", "courts"} & document.words:
        return
    for match, sentence in search(document, _COURT, "jurisdiction"):
        named = places(match[1])
        limited = "non-exclusive" in sentence or _LIMITED.search(sentence.replace("located in", ""))
        if named and not limited and not _conditional(document, match.start()):
            yield Claim(document, *match.span(1), "court", named, brief(document.text[slice(*match.span(1))]))


@set_rule(
    "C110", "two-places-of-jurisdiction", Severity.ERROR,
    good="The courts in Mumbai have exclusive jurisdiction.\n=====\nThe courts of India have exclusive jurisdiction.",
    bad="The courts in Mumbai have exclusive jurisdiction.\n=====\n"
        "The courts at ⟦Hyderabad⟧ shall have exclusive jurisdiction.",
)  # fmt: skip
def two_places_of_jurisdiction(documents: Documents, context: Context) -> Iterator[SetHit]:
    """Exclusive jurisdiction lies with the courts of one place.

    Two places cannot both exclude the other; a claim is then filed wherever it suits the claimant.
    """
    claims = (claim for document in documents for claim in _one_of(document, _courts(document)))
    yield from against(claims, apart, "the place of the courts", _ONE)


RULES: tuple[Rule, ...] = (two_governing_laws, two_places_of_jurisdiction)
