"""Rules P601, P602 and P611: what a notice must not say: contract terms, consent by use, boasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.prose.reading import first_of, is_notice
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_CONTRACT: tuple[str, ...] = (
    r"you (?:hereby |expressly |further )?agree (?:to|that|not|and)\b",
    r"you (?:hereby )?(?:acknowledge and agree|warrant|undertake|covenant|indemnify)\b",
    r"governing law",
    r"(?:be )?governed by (?:and construed in accordance with )?the laws? of",
    r"exclusive jurisdiction",
    r"indemnif(?:y|ies|ication)(?: and hold| us|\b)",
    r"limitation of liability",
    r"(?:we|us|company) (?:shall|will) not be (?:held )?liable",
    r"(?:become[s]? |be |is |are )?(?:automatically |legally )?binding (?:on|upon) you",
)
_CONTRACT_CLUES = ("you agree", "acknowledge and agree", "you hereby", "you warrant", "you undertake", "governing law",
                   "governed by", "exclusive jurisdiction", "indemnif", "limitation of liability", "not be liable",
                   "be held liable", "binding")  # fmt: skip
_CONTRACT_WORDS = re.compile("|".join(f"(?:{pattern})" for pattern in _CONTRACT))


@prose_rule(
    "P601", "contract-in-notice", Severity.INFO, needs=_CONTRACT_CLUES,
    good=(
        "# Privacy Policy\n\nWe tell you here what we do with your data. You can object at any time.",
        "# Terms of Service\n\nYou agree to pay our fees. These terms are governed by the laws of India.",
    ),
    bad=(
        "# Privacy Policy\n\nWe keep your name. ⟦You agree that⟧ we may use it.",
        "# Cookie Policy\n\nThis policy is ⟦governed by the laws of⟧ India.",
    ),
)  # fmt: skip
def contract_in_notice(document: Document, context: Context) -> Iterator[Hit]:
    """A privacy or cookie page informs, and makes no contract.

    Article 13 of the GDPR and section 5 of the DPDP Act ask for a notice. Who must agree to a notice has been given
    terms under another name, and a consent that is buried there does not count.
    """
    if not is_notice(document):
        return
    hits = [
        Hit(
            match.start(),
            match.end(),
            f"{brief(document.text[match.start() : match.end()])} is language of a contract on a page that informs; "
            "plain information was expected.",
            "Take it out, or move it to the terms of service.",
        )
        for match in _CONTRACT_WORDS.finditer(document.lower)
    ]
    yield from first_of(hits, 3, "kind of language")


_BY_USE = re.compile(
    r"by (?:using|accessing|visiting|browsing|continuing|continued|downloading|registering|submitting|providing)\b"
    r"[^.\n]{0,120}?\b(?:you|user|users|customer)\b[^.\n]{0,30}?(?:agree|consent|accept|acknowledge)\w*"
    r"|(?:your )?(?:continued )?use of [^.\n]{0,80}?(?:constitutes?|signif(?:y|ies)|means?|implies|indicates?|"
    r"(?:will|shall) be (?:deemed|considered))[^.\n]{0,40}?(?:agree|accept|consent)\w*"
    r"|(?:if you|continue to) (?:use|access|browse|avail of)[^.\n]{0,80}?deemed to (?:have )?"
    r"(?:agree|accept|consent)\w*"
)


@prose_rule(
    "P602", "consent-by-use", Severity.INFO, needs=("agree", "consent", "accept"),
    provisions=("EU-GDPR-4.11", "IN-DPDP-A6.1"),
    good=(
        "By using the form you send us your name. We ask for your consent before we set a cookie.",
        "You accept these terms when you press “Accept” on the order page.",
    ),
    bad=(
        "⟦By using our website, you consent⟧ to our privacy policy.",
        "⟦Your continued use of the service constitutes acceptance⟧ of the changed terms.",
    ),
)  # fmt: skip
def consent_by_use(document: Document, context: Context) -> Iterator[Hit]:
    """Consent is an act, and not the use of a page.

    The GDPR (Article 4(11)) and the DPDP Act (section 6) ask for a clear affirmative act. A sentence that takes the
    visit for a yes binds nobody, and shows that no consent was asked.
    """
    hits = [
        Hit(
            match.start(),
            match.end(),
            f"{brief(document.text[match.start() : match.end()])} takes mere use for consent; an act of agreement was "
            "expected.",
            "Ask for consent or acceptance where it is needed, and say here only how you ask.",
        )
        for match in _BY_USE.finditer(document.lower)
    ]
    yield from first_of(hits, 3, "claim")


_BOAST = re.compile(
    r"(?:fully|100 ?%|completely|totally|entirely|strictly) (?:gdpr|ccpa|dpdpa?|hipaa|pci(?:[ -]dss)?)?[ -]?"
    r"(?:and (?:gdpr|ccpa|dpdpa?|hipaa) )?(?:compliant|secure|safe|protected|anonymous)(?! with our)"
    r"|full compliance with (?:all|the gdpr|gdpr|the dpdp)|(?:in conformity|complies|comply|compliant) with all "
    r"(?:applicable |relevant )?(?:data protection |privacy )?laws|(?:absolute|total|complete) security|"
    r"(?:is|are) unhackable|guarantees? the (?:security|safety) of|military[- ]grade|bank[- ]level security|"
    r"certified by law"
)
_NOT = re.compile(r"\b(?:no|not|never|cannot|can't|can’t|neither|nor|without|none|nothing|impossible|isn't|isn’t)\b")


@prose_rule(
    "P611", "over-claim", Severity.INFO,
    needs=("compliant", "secure", "safe", "compliance", "comply", "complies", "security", "military", "conformity"),
    good=(
        "No transmission over the Internet is 100% secure. We cannot guarantee the security of your data.",
        "We encrypt your data with TLS 1.3 and were audited to ISO/IEC 27001:2022 in March 2026.",
    ),
    bad=("Your data is ⟦100% secure⟧ with us.", "Our service is ⟦fully GDPR compliant⟧."),
)  # fmt: skip
def over_claim(document: Document, context: Context) -> Iterator[Hit]:
    """A claim of security or compliance says what was done, and when.

    “100 % secure” and “fully compliant” cannot be true, so that consumer law takes them for misleading, and the first
    incident proves them false.
    """
    lower = document.lower
    hits = []
    for match in _BOAST.finditer(lower):
        block = document.block_at(match.start())
        begin = max(block.start, lower.rfind(". ", block.start, match.start()), match.start() - 160)
        if not _NOT.search(lower, begin, match.start()):
            said = brief(document.text[match.start() : match.end()])
            message = f"{said} claims more than anybody can keep; what was done was expected."
            hint = "Say which measure or certificate there is, and since when."
            hits.append(Hit(match.start(), match.end(), message, hint))
    yield from first_of(hits, 3, "claim")


RULES: tuple[Rule, ...] = (contract_in_notice, consent_by_use, over_claim)
