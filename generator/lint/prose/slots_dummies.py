"""Rules P117 to P119: values that only look like values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.figures import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

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
    r"(?:e\.g\.?,?|for example,?|for instance,?|such as|like|example:?|say,?|format)[^.;\n]{0,40}$", re.IGNORECASE
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
            yield _dummy(document, start, end, "the real name")


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


def _dummy(document: Document, start: int, end: int, expected: str) -> Hit:
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
            yield _dummy(document, start, end, expected)


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


_CROSSES = regex(
    r"(?<![A-Za-z0-9])(?:(?:\+?\d{1,4}[-. ]?)?(?:X{2,}|x{3,})(?:[-/. ]{1,3}[xX]{2,})*|xx(?:[-/.]xx)+|"
    r"xx(?= ?(?:%|(?:business |working )?(?:days|months|hours|years)))|(?<=rs )xx|20[xX]{2}|"
    r"[A-Z]{2}\d{0,4}[xX]{4,}\w*|[A-Z]\d{5}XX\w*0{4,}\w*|(?<=[$€£₹])X{1,4}|(?<=ersion )x\.[xy]|(?<=ersion: )x\.[xy])"
    r"(?![A-Za-z0-9]|-\d)"
)
_ONE_CROSS = regex(
    r"(?<![A-Za-z0-9’'])X(?= ?(?:%|(?:business |working |calendar )?(?:days?|months?|years?|hours?|weeks?)\b))"
)
_DATE = regex(
    r"(?<![A-Za-z0-9/])(?:(?:dd|DD)[-/. ](?:mm|MM|mmm|MMM)[-/. ](?:yyyy|YYYY|yy|YY)|(?:mm|MM)[-/. ](?:dd|DD)[-/. ]"
    r"(?:yyyy|YYYY|yy|YY)|(?:yyyy|YYYY)-(?:mm|MM)-(?:dd|DD)|00[-/.]00[-/.]0000|0000-00-00|Month Day,? Year|"
    r"Day,? Month,? Year|"
    r"MONTH DAY,? YEAR|Month DD,? YYYY|DD Month YYYY|DATE HERE|Month Year(?=[.\n]|$))(?![A-Za-z0-9])"
)
_CROSS_WORDS = frozenset("x" * count for count in range(2, 13))
_CROSS_PARTS = ("XXXX", "xxxx", "XX0000", "$X", "€X", "£X", "₹X", "x.x", "x.y")
_DATE_WORDS = frozenset({"dd", "mm", "mmm", "yyyy", "yy"})
_DATES = ("0000-00-00", "00/00/0000", "Month Day", "MONTH DAY", "Day, Month", "Month Year", "DATE HERE")
_ROMAN = regex(
    r"(?:article|title|chapter|part|section|annex|annexure|schedule|appendix|volume|book|no\.?|rule|form|order|louis|"
    r"century|super bowl|clause)s? $",
    re.IGNORECASE,
)
_ADULT = regex(
    r"[- ]?(?:rated|adult|content|material|sites?|porn|videos?|images?|movies?|web|domain|tld)", re.IGNORECASE
)
_FORMAT = regex(r"card|masked|last (?:four|4)|digits|ending|format|e\.g|for example|such as|aadhaar", re.IGNORECASE)


@prose_rule(
    "P119",
    "dummy-figure",
    Severity.ERROR,
    local=True,
    good=(
        "Part XX of the Act applies. Dates are in the format DD/MM/YYYY. No adult (XXX) content.",
        "We show the card as XXXX-XXXX-XXXX-1234, the last four digits only.",
    ),
    bad=(
        "The fee is INR ⟦XX⟧ per month, payable within ⟦X⟧ days from ⟦XX/XX/XXXX⟧.",
        "Last updated: ⟦DD/MM/YYYY⟧",
        "You pay $⟦X⟧ a month. Our CIN is ⟦U72900XX0000PTC000000⟧.",
        "Call us on ⟦+91-XXXXXXXXXX⟧. This policy is in force since March ⟦20XX⟧.",
    ),
)
def dummy_figure(document: Document, context: Context) -> Iterator[Hit]:
    """A number or a date is made of figures.

    “XX days” and “DD/MM/YYYY” stood in the template for what had to be agreed. As they are they set no period and no
    price.
    """
    text, words = document.text, document.words
    found = []
    if not _CROSS_WORDS.isdisjoint(words) or any(cross in text for cross in _CROSS_PARTS):
        found += [match for match in _CROSSES.finditer(text) if not _is_word(document, match)]
    if not _DATE_WORDS.isdisjoint(words) or "0000" in text or _has_date(text, words):
        found += [match for match in _DATE.finditer(text) if not _is_format(text, match)]
    if "x" in words:
        found += _ONE_CROSS.finditer(text)
    for match in sorted(found, key=lambda match: match.start()):
        yield _dummy(document, match.start(), match.end(), "a figure")


def _has_date(text: str, words: frozenset[str]) -> bool:
    return "month" in words and any(date in text for date in _DATES)


def _is_format(text: str, match: re.Match[str]) -> bool:
    """Whether crosses or letters show a form: how a date is written, which digits of a card are hidden."""
    before = text[max(0, match.start() - 40) : match.start()]
    return _FORMAT.search(before) is not None or _FORMAT.search(text[match.end() : match.end() + 30]) is not None


def _is_word(document: Document, match: re.Match[str]) -> bool:
    """Whether crosses may be a roman number, a word or a form."""
    text, words = document.text, match.group()
    if _is_format(text, match) or _ROMAN.search(text[max(0, match.start() - 40) : match.start()]):
        return True
    if _ADULT.match(text, match.end()):
        return True
    if words in ("XXX", "xxx") and text[match.start() - 1 : match.start()] in ("(", "“", '"', "'"):
        return True
    block = document.block_at(match.start())
    return words in ("XX", "XXX") and (block.start == match.start() or block.kind is HEADING)


RULES: tuple[Rule, ...] = (placeholder_name, dummy_contact, dummy_figure)
