"""Rules P601, P602 and P611: what a notice must not say: contract terms, consent by use, boasts."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import first_of, is_notice, phrases, scan
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_CONTRACT = phrases(
    r"you agree (?:to|that|not|and)\b",
    r"you hereby (?:agree|acknowledge and agree\b|(?:warrant|undertake|covenant|indemnify)\b)",
    r"you expressly agree",
    r"you further agree",
    r"you acknowledge and agree\b",
    r"you warrant\b",
    r"you undertake\b",
    r"you covenant\b",
    r"you indemnify\b",
    r"governing law",
    r"governed by (?:and construed in accordance with )?the laws? of",
    r"exclusive jurisdiction",
    r"indemnif(?:y|ies|ication)(?: and hold| us|\b)",
    r"limitation of liability",
    r"not be (?:held )?liable",
    r"binding (?:on|upon) you",
)


@prose_rule(
    "P601", "contract-in-notice", Severity.INFO, local=True,
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
        for match in scan(document, _CONTRACT)
    ]
    yield from first_of(hits, 3, "kind of language")


_BY_USE = phrases(
    r"by (?:using|accessing|visiting|browsing|continuing|continued|downloading|registering|submitting|providing)\b"
    r"[^.\n]{0,120}?\b(?:you|user|users|customer)\b[^.\n]{0,30}?(?:agree|consent|accept|acknowledge)\w*",
    r"use of [^.\n]{0,80}?(?:constitutes?|signif(?:y|ies)|means?|implies|indicates?|"
    r"(?:will|shall) be (?:deemed|considered))[^.\n]{0,40}?(?:agree|accept|consent)\w*",
    r"if you (?:continue to )?(?:use|access|browse|avail of)[^.\n]{0,80}?deemed to (?:have )?"
    r"(?:agree|accept|consent)\w*",
)
_YOUR_USE = regex(r"(?:your )?(?:continued )?$")


@prose_rule(
    "P602", "consent-by-use", Severity.INFO, needs=("agree", "consent", "accept"), local=True,
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
    hits = []
    for match in scan(document, _BY_USE):
        before = document.lower[max(document.block_at(match.start()).start, match.start() - 15) : match.start()]
        lead = _YOUR_USE.search(before)
        start = match.start() - (len(lead.group()) if lead and match.group().startswith("use") else 0)
        said = brief(document.text[start : match.end()])
        message = f"{said} takes mere use for consent; an act of agreement was expected."
        hint = "Ask for consent or acceptance where it is needed, and say here only how you ask."
        hits.append(Hit(start, match.end(), message, hint))
    yield from first_of(hits, 3, "claim")


_SCHEME = r"(?:(?:gdpr|ccpa|dpdpa?|hipaa|pci(?: dss)?)[ -](?:and (?:gdpr|ccpa|dpdpa?|hipaa)[ -])?)?"
_BOAST = phrases(
    rf"fully {_SCHEME}(?:compliant|secure|safe|protected|anonymous)(?! with our)",
    rf"100 ?% {_SCHEME}(?:compliant|secure|safe|protected|anonymous)",
    rf"completely {_SCHEME}(?:compliant|secure|safe|protected|anonymous)",
    rf"totally {_SCHEME}(?:compliant|secure|safe|protected|anonymous)",
    r"full compliance with (?:all|the gdpr|gdpr|the dpdp)",
    r"comply with all (?:applicable |relevant )?(?:data protection |privacy )?laws",
    r"complies with all (?:applicable |relevant )?(?:data protection |privacy )?laws",
    r"compliant with all (?:applicable |relevant )?(?:data protection |privacy )?laws",
    r"conformity with (?:all )?applicable laws",
    r"absolute security",
    r"complete security",
    r"guarantees? the (?:security|safety) of",
    r"military[- ]grade",
    r"bank[- ]level security",
    r"certified by law",
)
_OURS = regex(r"\b(?:we|our)\b|services? (?:is|are)|software (?:is|are)")
_DUTY = regex(
    r"\b(?:you|user|users|customers?|licensees?|party|parties)\b|(?:shall|must|should|required to|order to) $"
)
_NOT = regex(r"\b(?:no|not|never|cannot|can't|can’t|neither|nor|without|none|nothing|impossible|isn't|isn’t)\b")


@prose_rule(
    "P611", "over-claim", Severity.INFO, local=True,
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
    for match in scan(document, _BOAST):
        block = document.block_at(match.start())
        begin = max(block.start, lower.rfind(". ", block.start, match.start()), match.start() - 160)
        before = lower[begin : match.start()]
        law = "compl" in match.group()[:5] or match.group().startswith("conformity")
        if not _NOT.search(before) and not (law and (_DUTY.search(before) or not _OURS.search(before))):
            said = brief(document.text[match.start() : match.end()])
            message = f"{said} claims more than anybody can keep; what was done was expected."
            hint = "Say which measure or certificate there is, and since when."
            hits.append(Hit(match.start(), match.end(), message, hint))
    yield from first_of(hits, 3, "claim")


RULES: tuple[Rule, ...] = (contract_in_notice, consent_by_use, over_claim)
