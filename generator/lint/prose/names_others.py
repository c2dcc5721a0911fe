"""Rule P303: another company in the place of the party."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_parties import GENERIC, PRIVATE, companies, party, plain
from generator.lint.prose.scan import places, sentence_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_AS_SUBJECT_WORDS = (
    " is committed to protecting", " is committed to safeguarding", " is committed to respecting",
    " is committed to maintaining", " respects your privacy", " respects the privacy", " values your privacy",
    " reserves the right", " takes your privacy", " will never sell your",
)  # fmt: skip
_AS_SUBJECT = tuple((phrase, frozenset(phrase.split())) for phrase in _AS_SUBJECT_WORDS)
_AS_OBJECT = tuple((phrase, frozenset(needed.split())) for phrase, needed in (
    ("© ", ""), ("between you and ", "between you"), ("contract with ", "contract"), ("agreement with ", "agreement"),
    ("operated by ", "operated"), ("welcome to ", "welcome"), ("provided by ", "provided website"),
))  # fmt: skip
"""Phrases before and behind a name, and words that they need."""
_YEAR = regex(r"(?:copyright )?(?:19|20)[0-9]{2}(?:\s?[-–]\s?(?:19|20)?[0-9]{2,4})?,?\s+(?:by\s+)?")
_NAME = regex(r"[A-Z0-9][\w&’'.-]*(?:,? (?:&|of|[A-Z0-9][\w&’'.-]*)){0,5}")
_ROLE_WORDS = """
    the a an our your this that these company website site service services platform app application provider
    licensor licensee customer client user users seller buyer merchant vendor publisher operator owner
    administrator management team store shop firm organisation organization school university college agency
    council department government party parties page webpage business partner partners supplier host admin we us
    you all no each any subscriber member members privacy policy terms use conditions cookie january february
    march april may june july august september october november december author authors foundation association
    society trust club institute bank hotel group corporation licensors contributor contributors here at by in on
    it he she software product program agreement copyright developer everyone nobody neither either
"""
_ROLES = frozenset(_ROLE_WORDS.split())
_FORM_WORDS = (
    frozenset(
        ["limited", "ltd", "llp", "llc", "inc", "incorporated", "corp", "corporation", "gmbh", "plc", "co", "company"]
    )
    | PRIVATE
)
_KNOWN_WORDS = """
    google apple facebook meta microsoft amazon aws stripe paypal twitter linkedin instagram youtube github
    mailchimp cloudflare hotjar shopify wordpress automattic adobe oracle salesforce hubspot zendesk intercom
    vimeo tiktok pinterest snapchat whatsapp telegram razorpay payu ccavenue paytm visa mastercard klarna adyen
    braintree sentry firebase unity termly iubenda termsfeed doubleclick mixpanel segment twilio sendgrid auth0
    okta slack zoom dropbox intel nvidia mozilla
"""
WELL_KNOWN = frozenset(_KNOWN_WORDS.split())
_LINKS_NAMES = regex(
    r"trading as|doing business as|d/b/a|dba|known as|brand|property of|operated by|owned by|subsidiar|affiliate|"
    r"parent|"
    r"part of|division|group|formerly|referred to|on behalf|member of|company of|product of|service of|together|"
    r"collectively"
)


@dataclass(frozen=True, slots=True)
class _Role:
    start: int
    end: int
    name: str

    @property
    def key(self) -> str:
        return plain(" ".join(w for w in self.name.split() if plain(w) not in _FORM_WORDS and plain(w) != "the"))


def _roles(document: Document) -> Iterator[_Role]:
    """Names that stand where the party stands: as who protects your privacy, or with whom you contract."""
    text, lower, words = document.text, document.lower, document.words
    for phrase, needed in _AS_SUBJECT:
        for at in places(lower, phrase) if needed <= words else ():
            name = _name_before(document, at)
            if name:
                yield name
    for phrase, needed in _AS_OBJECT:
        for at in places(lower, phrase) if needed <= words and (needed or "©" in text) else ():
            start = at + len(phrase)
            if phrase == "© ":
                year = _YEAR.match(lower, start)
                start = year.end() if year else start
            elif phrase == "provided by " and not lower.startswith("website", max(0, at - 12)):
                continue
            found = _NAME.match(text, start)
            if found:
                yield from _role(start, found.group())


def _name_before(document: Document, at: int) -> _Role | None:
    block = document.block_at(at)
    low = max(block.start, at - 70)
    words = document.text[low:at]
    if words.endswith(")"):
        opened = words.rfind("(")
        words = words[:opened].rstrip() if opened >= 0 else ""
    begin = words.rfind(". ") + 2 if ". " in words else 0
    found = None
    for candidate in _NAME.finditer(words, begin):
        if candidate.end() == len(words):
            found = candidate
    if found is None or not (
        block.start == low + found.start() or words[: found.start()].rstrip()[-1:] in (".", ",", ":", "•", "")
    ):
        return None
    return next(_role(low + found.start(), found.group()), None)


def _role(start: int, name: str) -> Iterator[_Role]:
    name = name.split(". ", maxsplit=1)[0].rstrip(".,’'-")
    if name.isupper() and len(name.split()) > _CAPITALS:
        return  # words of a sentence in capitals
    for ending in (". All Rights", ", All Rights", " All Rights", ". All", "’s", "'s"):
        name = name.split(ending)[0]
    words = {plain(word) for word in name.split()}
    own = {word for word in words - _ROLES - _FORM_WORDS - GENERIC if not word.isdigit()}
    if own and not words & WELL_KNOWN:
        yield _Role(start, start + len(name), name)


@prose_rule(
    "P303", "other-party", Severity.WARNING,
    good=(
        "Nila Hosting Limited (“Nila”, “we”) sells servers. Nila is committed to protecting your privacy. Google LLC "
        "measures visits, and Stripe, Inc. takes payments.\n\n© 2026 Nila Hosting Limited",
        "Comet Cloud is a brand of NimBus Technologies Private Limited (“we”). Comet Cloud respects your privacy. "
        "These "
        "terms are a contract between you and NimBus Technologies Private Limited.",
    ),
    bad=(
        "Nila Hosting Limited (“Nila”, “we”) sells servers. ⟦Zeta Media⟧ is committed to protecting your privacy. Nila "
        "keeps logs, and Nila deletes them.",
        "These terms are a contract between you and Nila Hosting Limited (“we”). Nila Hosting Limited sells "
        "servers.\n\n"
        "© 2024 ⟦Zeta Media Inc⟧.",
    ),
)  # fmt: skip
def other_party(document: Document, context: Context) -> Iterator[Hit]:
    """One company stands in the place of the party.

    A text that was copied from another company still promises in that company's name: “Zeta is committed to protecting
    your privacy” on the page of Nila. Nobody then knows who has promised, and the source of the copy is in print.
    """
    roles = list(_roles(document))
    if not roles:
        return
    own = party(document, context)
    main = _main(document, context, roles, own.key if own else "")
    if not main:
        return
    holders = {role.key for role in roles if document.text[max(0, role.start - 20) : role.start].find("©") >= 0}
    told: set[str] = holders if len(holders) > 1 else set()  # a list of authors
    for role in sorted(roles, key=lambda r: r.start):
        if role.key in told or not role.key or len(told) >= _MOST:
            continue
        told.add(role.key)
        if _related(document, context, role, main):
            continue
        yield Hit(
            role.start, role.end,
            f"{brief(role.name)} stands here as the party, but elsewhere the party is {brief(main)}.",
            "Name the company whose text this is, or say how the two belong together.",
        )  # fmt: skip


def _main(document: Document, context: Context, roles: list[_Role], own: str) -> str:
    """The name of the party: as it is known, defined, or stands most often in such places."""
    if context.known.every:
        return context.known.entity or context.known.every[0]
    if own:
        return next(" ".join(c.words) for c in companies(document) if c.key == own)
    counts = Counter(role.key for role in roles)
    best = counts.most_common(2)
    if best and best[0][1] >= 2 and (len(best) == 1 or best[1][1] < best[0][1]):
        return next(role.name for role in roles if role.key == best[0][0])
    return ""


def _related(document: Document, context: Context, role: _Role, main: str) -> bool:
    names = (main, *context.known.every)
    words = {plain(w) for w in role.name.split()} - GENERIC - _FORM_WORDS
    for name in names:
        own = {plain(w) for w in name.split()} - GENERIC - _FORM_WORDS
        initials = "".join(w[0] for w in name.split() if w[0].isalpha()).lower()
        key = plain(name)
        if (
            words & own
            or role.key in key
            or key in role.key
            or role.key in (initials, initials[:-1])
            or any(len(w) > 3 and (w in key or any(len(o) > 3 and o in role.key for o in own)) for w in words)
        ):
            return True
    short = role.name.split()[0]
    if document.text.count(short) > _RARE:
        return True  # named too often to be left over
    spots = list(places(document.text, short))
    for at in spots:
        sentence = sentence_of(document.sentences, at) or (max(0, at - 100), at + 100)
        around = document.lower[sentence[0] : sentence[1]]
        if (
            any(w in around for w in ({main.split(maxsplit=1)[0].lower()}))
            or _LINKS_NAMES.search(around)
            or f"“{short.lower()}" in around
            or f'"{short.lower()}' in around
        ):
            return True
    return False


_RARE, _CAPITALS, _MOST = 3, 3, 40
RULES: tuple[Rule, ...] = (other_party,)
