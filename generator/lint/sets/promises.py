"""Rules C121, C122, C125: a promise about data, and a sentence elsewhere that takes it back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Documents, clashes, next_sentences, search
from generator.prose.document import Document

_DATA = (
    r"(?:personal(?:ly)? |private |identifiable |customer |user |client )*(?:information|data|details|pii)\b"
    r"(?: of (?:our |any |the )?(?:customers|users|clients|visitors))?(?: or (?:personal )?(?:information|data))?"
)
_OUTSIDE = (
    r"(?:any )?(?:other (?:[a-z]+, )+)?(?:[a-z]+, )*(?:or )?"
    r"(?:(?:unaffiliated )?third[- ]part(?:y|ies)|anyone(?: else)?|anybody|outside parties|other companies)"
)
_ALWAYS = (
    r"(?: or organi[sz]ations?)?"
    r"(?: for any (?:reason|purpose)s?(?: whatsoever)?| whatsoever| ever| at all| under any circumstances)? ?(?=[.;!]|"
    r"$)"
)
_DENIES = regex(
    r"(?:do not|don['’]t|does not|will not|won['’]t|never|shall not)(?: \w+,?){0,8}? "
    r"(?:shar|disclos|transfer|giv|pass|provid|releas|reveal|distribut)\w*\b[^.;:]{0,60}? "
    r"(?:your|any|any of your|our users['’]?|our customers['’]?|this|personal(?:ly)?)\b"
    rf"(?: |{_DATA}){{1,4}}(?: \w+){{0,3}} (?:to|with) {_OUTSIDE}{_ALWAYS}|"
    rf"(?:your|any|all|personal) {_DATA}[^.;:]{{0,30}} (?:will|is|are|shall) (?:not|never) (?:be )?(?:[a-z]+, )*"
    r"(?:or |and )?(?:shared|disclosed|transferred|given|passed|released)[^.;:]{0,40}? "
    rf"(?:to|with) {_OUTSIDE}{_ALWAYS}"
)
_OUTSIDERS = ("third part*", "third-part*", "anyone", "anybody", "outside parties", "other companies")
_NO = (" not ", "never", "n't", "n’t")
_EXCEPTED = regex(
    r"\b(?:except\w*|unless|other than|only|consent|permission|if you are|children|child|in those cases|sensitive|sms|"
    r"otherwise (?:stated|described|set|provided|permitted|required|agreed|specified|noted|disclosed)|opt-in|health|"
    r"without (?:your|the|prior|first|express|explicit|written|obtaining)|beyond|outside of|phone number|payment|"
    r"as (?:described|set out|stated|provided|permitted|required))\b"
)
_BUT = regex(
    r"\W*(?:however|except|but|this does not|that does not|the only|the exception|unless|notwithstanding|we may|"
    r"we will only|exceptions)\b"
)
_LEGAL = regex(r"\b(?:law|legal|subpoena|court|government|authorit\w+|enforcement)\b")


_SUBJECT = regex(
    r"\b(we|i|company|you|users?|customers?|clients?|they|who|that|which|part(?:y|ies)|members?|it|recipients?|"
    r"licensees?|providers?|employees|processors?)\b"
)


def _is_ours(document: Document, start: int, before: str) -> bool:
    """True for a promise of the company: neither advice to the reader nor a word about others."""
    if document.lower.startswith(("your ", "any ", "all ", "personal "), start):
        return True
    subjects = _SUBJECT.findall(before)
    if subjects:
        return subjects[-1] in ("we", "i", "company")
    name = document.text[:start].rstrip().rpartition(" ")[2]
    return bool(before.strip()) and name[:1].isupper() and name != "Please"


def _denials(document: Document) -> Iterator[tuple[int, int]]:
    if not {"share", "shared", "disclose", "disclosed", "transfer", "transferred", "give", "given"} & document.words:
        return
    for match, sentence in search(document, _DENIES, *_OUTSIDERS, also=_NO):
        if not _is_ours(document, match.start(), sentence[: max(0, sentence.find(match[0]))]):
            continue
        after = next_sentences(document, match.start())
        excused = _BUT.match(after) and not _LEGAL.search(after)
        if not _EXCEPTED.search(sentence) and not excused:
            yield match.span()


_RECIPIENTS = (
    r"(?:third[- ]part(?:y|ies)|(?:business |marketing |advertising |partner )?partners|affiliates|service providers|"
    r"vendors|subsidiar(?:y|ies)|advertisers|contractors|suppliers|(?:other )?members of (?:the|our) |group companies|"
    r"agents)"
)
_NAMED = (
    "third part*", "third-part*", "partners", "affiliates", "service providers", "vendors", "subsidiar*", "advertisers",
    "contractors", "suppliers", "members of", "group companies", "agents",
)  # fmt: skip
_SHARES = regex(
    r"\b(?:share|disclose|transfer|provide|give|giving|pass|sell|sharing)s? (?:[^.;:]{0,40}? )?"
    r"(?:your|the user['’]s|user['’]s|personal|this|such)\b[^.;:]{0,60}?\b(?:information|data|details)\b"
    rf"[^.;:]{{0,40}}? (?:with|to) [^.;:]{{0,40}}?\b{_RECIPIENTS}"
)
_NEGATED = regex(
    r"\b(?:not|never|cannot|without|no|unless|only if|with your|upon your|nor|neither|ask you|"
    r"your (?:express |explicit |prior )*(?:consent|permission)|aggregat\w*|anonym\w*|de-?identif\w*|non-personal\w*|"
    r"non-identif\w*|you(?: (?:may|can|choose to|decide to|to|might))? "
    r"(?:share|disclose|provide|give|transfer|pass))\b|"
    r"n['’]t\b|\byou(?: \w+){0,2} $"
)


def _sharings(document: Document) -> Iterator[tuple[int, int]]:
    for match, sentence in search(document, _SHARES, *_NAMED):
        before = sentence[: max(0, sentence.find(match[0]))]
        if not _NEGATED.search(before[-80:]) and not _NEGATED.search(match[0]) and not _LEGAL.search(sentence):
            yield match.span()


@set_rule(
    "C121", "no-sharing-with-sharing", Severity.ERROR,
    good=("We do not sell your personal information. We share your personal information with service providers.",
          "We do not share your personal information with third parties except as described below. We share your data "
          "with our payment provider and other service providers.",
          "We do not share your data with third parties.\n\nWe disclose it to courts where the law requires it.",
          "We do not share your personal information with third parties for their own marketing.\n\nWe share your "
          "personal information with service providers."),
    bad=("We ⟦never share your personal information with third parties⟧.\n\n"
         "We share your personal data with our service providers who run our servers.",
         "⟦Your personal data will not be disclosed to third parties⟧.\n=====\n"
         "We may share your personal information with our business partners."),
    provisions=("EU-GDPR-13.1.e", "US-CA-REG-7011.e.1.D", "IN-SPDI-4.1.iv"),
)  # fmt: skip
def no_sharing_with_sharing(documents: Documents, context: Context) -> Iterator[SetHit]:
    """“We do not share your data” stands only where nobody else receives it.

    Providers, partners and companies of the group are others. A flat denial beside a list of recipients is the sentence
    that regulators and class actions quote; a denial of selling alone is another matter and may stand.
    """
    yield from clashes(
        documents, _denials, _sharings, "{this} denies all sharing, but {place} says {that}",
        "Say who receives data and for what, and deny only what is true, such as selling.",
    )  # fmt: skip


_INTERNAL = regex(r"for internal (?:use|purposes) only|only for internal (?:use|purposes)")
_TO_OTHERS = regex(
    r"\b(?:share|disclose|provide|transfer)\b[^.;:]{0,20}\b(?:your|personal)\b[^.;:]{0,60}(?:to|with) "
    rf"[^.;:]{{0,20}}\b{_RECIPIENTS}"
)


def _internal_only(document: Document) -> Iterator[tuple[int, int]]:
    if "internal" in document.words:
        for match, sentence in search(document, _INTERNAL, "internal use", "internal purposes"):
            if "personal" in sentence or "your" in sentence:
                yield match.span()


def _given(document: Document) -> Iterator[tuple[int, int]]:
    for match, sentence in search(document, _TO_OTHERS, *_NAMED):
        before = sentence[: max(0, sentence.find(match[0]))]
        if not _NEGATED.search(before[-60:]) and not _NEGATED.search(match[0]):
            yield match.span()


@set_rule(
    "C122", "internal-use-with-sharing", Severity.WARNING,
    good="We use the statistics for internal purposes only.\n\nWe share your personal data with service providers.",
    bad="The personal information that we gather is ⟦for internal use only⟧.\n\n"
        "We may provide your contact information to third parties that work for us.",
    provisions=("EU-GDPR-13.1.e", "US-CA-OPPA-22575.b.1"),
)  # fmt: skip
def internal_use_with_sharing(documents: Documents, context: Context) -> Iterator[SetHit]:
    """“For internal use only” stands only where nobody outside receives the data.

    Even with “except as described here” the reader takes the phrase as the rule. Where providers receive data, the rule
    is the sharing.
    """
    yield from clashes(
        documents, _internal_only, _given, "{this} is what the text promises, but {place} says {that}",
        "Take the phrase out and say who receives data.",
    )  # fmt: skip


_NEEDLESS = regex(
    r"(?:this|your|the|personal) (?:personal )?(?:information|data) (?:is|are) "
    r"(?:not|neither) (?:essential|necessary|required|needed|mandatory)"
)
_NEEDED = regex(
    r"we (?:require|need) your (?:personal )?(?:information|data)\b(?: \w+){0,3} to (?:be able to )?"
    r"(?:provide|offer|give|deliver)"
)


def _needless(document: Document) -> Iterator[tuple[int, int]]:
    literals = ("not essential", "not necessary", "not required", "not needed", "not mandatory", "neither essential")
    yield from (match.span() for match, _ in search(document, _NEEDLESS, *literals))


def _needed(document: Document) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match, _ in search(document, _NEEDED, "we require your", "we need your"))


@set_rule(
    "C125", "needed-and-not-needed", Severity.WARNING,
    good="We need your personal information to provide the service. Your phone number is not required.",
    bad="We require your personal information to be able to provide the services.\n\n"
        "Collecting ⟦this information is not essential⟧ for the contract.",
    provisions=("EU-GDPR-13.2.e", "IN-SPDI-5.7"),
)  # fmt: skip
def needed_and_not_needed(documents: Documents, context: Context) -> Iterator[SetHit]:
    """Whether data must be given is said in one way.

    People must be told if they can refuse and what follows (GDPR Art. 13(2)(e), SPDI Rules r.5(7)). A text that says
    both tells them neither.
    """
    if not any("we require your" in document.lower or "we need your" in document.lower for document in documents):
        return
    yield from clashes(
        documents, _needless, _needed, "{this} says one thing, but {place} says {that}",
        "Say for each kind of data whether it is needed, and what happens without it.",
    )  # fmt: skip


RULES: tuple[Rule, ...] = (no_sharing_with_sharing, internal_use_with_sharing, needed_and_not_needed)
