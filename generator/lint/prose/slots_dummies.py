"""Rules P117 and P118: names and addresses that only look like ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.figures import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_FORMS = r"(?:Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co|Pvt|Private|GmbH|Industries|Enterprises|Technologies)"
_MADE_UP = ("ABC", "XYZ", "Acme", "ACME", "Example", "Sample", "Foo", "My", "Dummy", "Test", "Contoso")
_MADE_UP_FIRM = regex(rf"[A-Za-z]+ (?:\w+ )?{_FORMS}\b\.?")
_MADE_UP_NAMES = ("YourCompany", "YourApp", "YourWebsite", "YourBrand", "Jane Doe", "John Doe", "JANE DOE", "JOHN DOE")
_FIELD_OWNER = regex(
    r"(?:(?P<your>Your|Our)[ _])?"
    r"(?:Company|Website|Site|App|Business|Organi[sz]ation|Product|Brand|Store|Entity|Client|COMPANY)[ _]$"
)
_VERB_BEHIND = regex(
    r"(?:’s|'s)? (?:(?:is|are|was|has|have|will|shall|may|does|do|respects?|values?|operates?|collects?|provides?|"
    r"reserves?|uses?|takes?|processes|maintains?|offers?|understands?|strives?|cannot|owns?|cares?|makes?|wants?|"
    r"keeps?|believes?)\b|and (?:its|our|the)\b|\()"
)
_PLACED = regex(r"(?:^|[ \n])(?:[Bb]y|[Ww]elcome to|At|at|of|with|between) $")
_AS_EXAMPLE = regex(
    r"(?:e\.g\.?,?|for example,?|for instance,?|such as|like|example:?|say,?)[^.;\n]{0,40}$|format\b[^;\n]{0,40}$",
    re.IGNORECASE,
)
_QUOTES = ("“", '"', "‘", "'")


@prose_rule(
    "P117",
    "placeholder-name",
    Severity.ERROR,
    local=True,
    good=(
        "We ask for your name, company name and job title. Tell us your company name.",
        "A name can mislead, for example Acme Inc. where there is no such company.",
    ),
    bad=(
        "⟦Company Name⟧ is committed to protecting your privacy.",
        "Welcome to ⟦Your Company Name⟧. This site is run by ⟦ABC Pvt Ltd.⟧",
        "Grievance Officer: ⟦John Doe⟧, Leeds",
    ),
)
def placeholder_name(document: Document, context: Context) -> Iterator[Hit]:
    """The parties bear their own names, not those of a template.

    “Company Name” or “ABC Pvt Ltd” is no party to a contract, and “John Doe” answers no complaint.
    """
    text = document.text
    found = []
    for name in _MADE_UP_NAMES:
        if name.rpartition(" ")[2].lower() in document.words:
            found += [(at, at + len(name)) for at in places(text, name)]
    for word in _MADE_UP:
        for at in places(text, word + " ") if word.lower() in document.words else ():
            if (match := _MADE_UP_FIRM.match(text, at)) and not text[at - 1 : at].isalnum():
                found.append(match.span())
    for word in ("Name", "NAME"):
        for at in places(text, word):
            start = _field_name(text, at, word)
            found += [(start, at + len(word))] if start >= 0 else []
    for start, end in sorted(found):
        before = text[max(0, start - 60) : start]
        if not (_AS_EXAMPLE.search(before) or before.endswith(_QUOTES) or text[start:end] in context.known.every):
            yield dummy(document, start, end, "the real name")


def _field_name(text: str, at: int, word: str) -> int:
    """Where a field such as “Your Company Name” begins that ends in the word at `at`; -1 where it is none."""
    owner = _FIELD_OWNER.search(text[max(0, at - 30) : at])
    if owner is None or text[at + len(word) : at + len(word) + 1].isalnum():
        return -1
    start = at - len(owner.group())
    certain = owner["your"] or word == "NAME" or owner.group().endswith("_")
    if certain or _VERB_BEHIND.match(text, at + len(word)) or _PLACED.search(text[max(0, start - 14) : start]):
        return start
    return -1


def dummy(document: Document, start: int, end: int, expected: str) -> Hit:
    """The finding that a stretch of the text is no value, and what was expected there."""
    message = f"{brief(document.text[start:end])} is a value of a template: {expected} was expected."
    return Hit(start, end, message, "Write the real one in its place.")


_LOCAL_PART = regex(r"[\w.+-]+$")
_DOMAIN_PART = regex(r"[A-Za-z0-9.-]*[A-Za-z0-9]")
_OWN_SITE = (
    r"(?:your|my|our)[-_]?(?:company|domain|web ?site|site|app|email|business|name|organi[sz]ation|brand|store|"
    r"shop|url)"
    r"(?:[-_]?name|here)?\.(?:com|org|net|in|io|co|app|tld)"
)
_DOMAIN = regex(
    rf"(?:www\.)?(?:[\w-]+\.)?(?:example\.(?:com|org|net|edu|in|co\.uk|co|io)|{_OWN_SITE}|(?:domain|company|"
    rf"website|sitename|"
    r"companyname|websitename|domainname|companydomain)\.(?:com|org|net|tld|in))",
    re.IGNORECASE,
)
_LOCAL = regex(
    r"(?:abcd?|xyz|xxx+|test|testing|your|your\.?-?_?(?:name|e?mail)|you|name|someone|somebody|user|username|"
    r"example|email|"
    r"firstname\.?lastname|john\.?doe|jane\.?doe)$",
    re.IGNORECASE,
)
_MADE_UP_DOMAIN = regex(
    r"(?:abcd?|xyz|test|e?mail|company|domain|xxx+|gmail|yourmail|aaa|sample|companyname|website|business)\."
    r"(?:com|in|org|net|co\.in)",
    re.IGNORECASE,
)
_SITES = """
    example websitename companyname sitename domainname your-company your-domain your-site your-website
    yourcompany yourdomain yourwebsite yoursite yourapp yourbusiness yourbrand yourstore yourshop yoururl
    mycompany mydomain mywebsite mysite myapp mybusiness mybrand mystore yourcompanyname yourwebsitename
    yourdomainname yoursitename
"""
_SITE_WORDS = frozenset(_SITES.split())
_URL = regex(
    rf"(?<![\w.@-])(?:https?://)?(?:www\.)?(?:example\.(?:com|org|net)|{_OWN_SITE}|(?:websitename|companyname|"
    rf"sitename|"
    r"domainname)\.(?:com|org|net|in))\b(?!\.\w)"
)
_DIGITS = ("123", "555", "000-0", "-0000", "00000", "99999", "98765")
_PHONE = regex(
    r"(?<![\d.,/-])(?:\+?\d{1,3}[-. (]*)?(?:\(?123\)?[-. ]*456[-. ]*7890?|\(?555\)?[-. ]*(?:555[-. ]*\d{4}|"
    r"123[-. ]*4567)|"
    r"\(?\d{3}\)?[-. ]*555[-. ]*(?:01\d\d|1234|5555)|\(?000\)?[-. ]*000[-. ]*0000|0{8,12}|9{10}|12345[-. ]?67890|"
    r"98765[-. ]?43210|0\d{2,4}[- ]?0{6,8})(?![\d/-])|(?<![\d.,/-])(?:1234567890?|123456|12345678)(?![\d/-])"
)
_NUMBERED = regex(r"(?:phone|tel|call|fax|mobile|number|no\.?|contact|whatsapp|cin|gstin|id|:|\+\d*|at|on)\W*$")
_STREETS = ("123 ", "1234 ", "12345 ")
_STREET = regex(
    r"1234?5? (?:main|example|any|your|street name|fake|sample|business|company|some|test|street)\b"
    r"(?: (?:st(?:reet)?|ave(?:nue)?|road|rd|lane|drive|blvd|boulevard|park|address|name))?\b"
)
_TOWNS = frozenset({"anytown", "anycity"})


@prose_rule(
    "P118",
    "dummy-contact",
    Severity.ERROR,
    local=True,
    good=(
        "Write to help@bluepeak.in or call +44 20 7946 1234. Our VAT number is 293456712.",
        "Cookies are set for one site only, for example www.example.com.",
    ),
    bad=(
        "Write to ⟦privacy@example.com⟧ or ⟦support@yourdomain.com⟧.",
        "See ⟦www.yourcompany.com⟧ and call ⟦123-456-7890⟧ or ⟦(555) 555-5555⟧ or ⟦0452-0000000⟧.",
        "Our office is at ⟦123 Main Street⟧, ⟦Anytown⟧. GSTIN: ⟦29AAAAA0000A1Z5⟧",
    ),
)
def dummy_contact(document: Document, context: Context) -> Iterator[Hit]:
    """An address or a number leads to the company.

    `example.com` belongs to nobody by a standard of the Internet (RFC 2606), and 555 numbers ring nowhere. A request
    for access or a notice of termination that is sent there never arrives.
    """
    text = document.text
    found = [
        *_dummy_mails(text),
        *_dummy_sites(document),
        *_dummy_phones(text),
        *_dummy_streets(document),
        *_dummy_registers(text),
    ]
    for start, end, expected in sorted(set(found)):
        if not _AS_EXAMPLE.search(text[max(0, start - 60) : start]):
            yield dummy(document, start, end, expected)


def _dummy_mails(text: str) -> Iterator[tuple[int, int, str]]:
    for at in places(text, "@"):
        local = _LOCAL_PART.search(text[max(0, at - 64) : at])
        domain = _DOMAIN_PART.match(text, at + 1, at + 100)
        if local and domain:
            made_up = _LOCAL.match(local.group()) and _MADE_UP_DOMAIN.fullmatch(domain.group())
            if made_up or _DOMAIN.fullmatch(domain.group()):
                yield at - len(local.group()), domain.end(), "an address that works"


def _dummy_sites(document: Document) -> Iterator[tuple[int, int, str]]:
    lower = document.lower
    for word in sorted(_SITE_WORDS & document.words):
        for at in places(lower, word + "."):
            if match := _URL.search(lower, max(0, at - 14), at + 40):
                yield match.start(), match.end(), "the company's own site"


def _dummy_phones(text: str) -> Iterator[tuple[int, int, str]]:
    done = 0
    for at in sorted({at for digits in _DIGITS for at in places(text, digits)}):
        match = _PHONE.search(text, max(done, at - 16), at + 20) if at >= done else None
        if match and _is_phone(text, match):
            done = match.end()
            yield match.start(), match.end(), "a number that rings"


def _is_phone(text: str, match: re.Match[str]) -> bool:
    digits = sum(char.isdigit() for char in match.group())
    return digits >= 10 or _NUMBERED.search(text[max(0, match.start() - 24) : match.start()].lower()) is not None


_REGISTER = regex(r"\b\d{2}A{5}0{4}A\dZ\d\b|\bA{5}0{4}A\b|\b[UL]0{5}[A-Z]{2}\d{4}[A-Z]{3}0{6}\b")
"""A GSTIN, PAN or CIN whose letters and digits are all alike."""


def _dummy_registers(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _REGISTER.finditer(text) if "0000" in text else ():
        yield match.start(), match.end(), "the number of the register"


def _dummy_streets(document: Document) -> Iterator[tuple[int, int, str]]:
    lower = document.lower
    for street in _STREETS if "123" in lower else ():
        for at in places(lower, street):
            if match := _STREET.match(lower, at):
                yield match.start(), match.end(), "a real address"
    for town in sorted(_TOWNS & document.words):
        for at in places(lower, town):
            yield at, at + len(town), "a real address"


RULES: tuple[Rule, ...] = (placeholder_name, dummy_contact)
