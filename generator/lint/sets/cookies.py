"""Rules C123 and C124: the cookie story told twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Documents, clashes, search
from generator.prose.document import Document

_ASKS = regex(
    r"all cookies (?:require|need)|"
    r"(?:consent|permission) before (?:placing|setting|storing|using|we (?:place|set|store|use))|"
    r"no (?:\w+ )?cookies (?:are|will be) (?:set|placed|stored)[^.;]{0,30} (?:until|before|unless|without)|"
    r"cookies (?:are|will be) (?:only )?(?:set|placed|stored) only (?:after|with|if)|"
    r"only (?:set|place|store|use) (?:\w+ )?cookies (?:after|with|if you (?:agree|consent|accept))"
)
_ASK_SPOTS = (
    "all cookies", "consent before", "permission before", "cookies are", "cookies will be", "only set", "only place",
    "only store", "only use",
)  # fmt: skip
_ARRIVES = regex(
    r"(?:issue|set|place|store)s? (?:the )?cookies (?:as soon as|when|once) you (?:visit|direct|arrive|enter|open|log)"
)
_GOES_ON = regex(
    r"(?:by (?:simply )?(?:us|brows|visit|continu)ing|continu\w+ (?:to )?(?:use|using|browse|browsing))\b[^.;]{0,60}"
    r"\b(?:agree|consent|accept|deemed)\w*[^.;]{0,40}\bcookies"
)
_ASKING = ("require", "need", "before", "until", "unless", "without", "only")
_NOT_ALL = regex(r"\b(?:necessary|essential|not|never|required)\b")


def _asked_first(document: Document) -> Iterator[tuple[int, int]]:
    if "cookies" in document.words and {"consent", "permission", "agree", "accept"} & document.words:
        for match, sentence in search(document, _ASKS, *_ASK_SPOTS, also=_ASKING):
            if "cookie" in sentence or "before placing them" in sentence:
                yield match.span()


def _set_on_arrival(document: Document) -> Iterator[tuple[int, int]]:
    arrives = search(document, _ARRIVES, "cookies as soon as", "cookies when", "cookies once")
    going = ("continu*", "by using", "by browsing", "by visiting", "by simply")
    goes_on = search(document, _GOES_ON, *going, also=("agree", "consent", "accept", "deemed"))
    for match, sentence in (*arrives, *goes_on):
        if not _NOT_ALL.search(sentence):
            yield match.span()


@set_rule(
    "C123", "consent-asked-and-not-awaited", Severity.ERROR,
    good="We ask your consent before placing cookies that are not necessary.\n\n"
         "Necessary cookies are set when you visit.",
    bad="⟦All cookies require⟧ your consent.\n\n"
        "Unless you have changed your browser setting, our system will issue cookies as soon as you visit the website.",
    provisions=("EU-EPRIV-5.3.consent", "UK-PECR-6", "EU-EPRIV-P49.active"),
)  # fmt: skip
def consent_not_awaited(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A site that asks consent to cookies waits for it.

    Cookies that are set on arrival, or consent that is read from going on to browse, make the question an empty one.
    Regulators fine this more often than anything else on a cookie page.
    """
    yield from clashes(
        documents, _asked_first, _set_on_arrival, "{this} promises to ask first, but {place} says {that}",
        "Set nothing but necessary cookies before the choice, and say so in one place.",
    )  # fmt: skip


_NONE = regex(
    r"(?:we|(?:this|our|the)(?: \w+)? (?:site|website|app|application|service|page)s?) "
    r"(?:do|does|will) not (?:use|set|place|store) (?:any )?cookies"
    r"(?: or (?:other |similar )?\w+(?: technologies)?)?(?: at all| on (?:this|our) (?:site|website))? ?(?=[.;!]|$)"
)
_USED = regex(
    r"\bwe (?:may )?(?:also )?(?:use|set|place) (?:\w+ )?(?:and \w+ )?[“\"‘']?cookies|cookies (?:that )?we use\b|"
    r"our cookies"
)


def _no_cookies(document: Document) -> Iterator[tuple[int, int]]:
    if "cookies" in document.words:
        for match, _ in search(document, _NONE, "not use", "not set", "not place", "not store", also=("cookies",)):
            yield match.span()


def _cookies_used(document: Document) -> Iterator[tuple[int, int]]:
    for match, sentence in search(document, _USED, "cookies"):
        if not re.search(r"\b(?:not|never|if we)\b|n['’]t\b", sentence):
            yield match.span()


@set_rule(
    "C124", "no-cookies-with-cookies", Severity.ERROR,
    good="We do not use cookies for advertising. We use cookies to keep you signed in.",
    bad="⟦Our website does not use cookies⟧.\n\nWe use cookies to remember your preferences.",
    provisions=("EU-EPRIV-5.3.info",),
)  # fmt: skip
def no_cookies_with_cookies(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A site that says it uses no cookies uses none.

    One scan disproves the sentence, and the sentence then disproves the rest of the page.
    """
    yield from clashes(
        documents, _no_cookies, _cookies_used, "{this} denies cookies, but {place} says {that}",
        "Keep the one that is true.",
    )  # fmt: skip


RULES: tuple[Rule, ...] = (consent_not_awaited, no_cookies_with_cookies)
