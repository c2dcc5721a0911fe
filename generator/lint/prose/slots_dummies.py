"""Rules P117 to P120 and P122 to P124: values that only look like values, and marks of unfinished work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document, Kind

_FORMS = r"(?:Inc|LLC|Ltd|Limited|Corp|Corporation|Company|Co|Pvt|Private|GmbH|Industries|Enterprises|Technologies|Solutions)"
_VERBS = (
    r"(?:is|are|was|has|have|will|shall|may|does|do|respects?|values?|operates?|collects?|provides?|reserves?|uses?|takes?|"
    r"processes|maintains?|offers?|understands?|strives?|cannot|owns?|cares?|makes?|wants?|keeps?|believes?|makes)"
)
_NAME = re.compile(
    rf"\b(?:(?:ABC|XYZ|Acme|ACME|Example|Sample|Foo|My|Dummy|Test|Contoso) (?:\w+ )?{_FORMS}\b\.?|"
    rf"(?:Your|Our) (?:Company|Business|Organi[sz]ation|Brand|App|Website|Site|Store) Name\b|YourCompany|YourApp|YourWebsite|YourBrand|"
    rf"(?:Company|Website|Site|App|Business|Organi[sz]ation|Product|Brand|Store|Entity|Client) Name(?=(?:’s|'s)? (?:{_VERBS}\b|and (?:its|our|the)\b|\())|"
    rf"(?<=\bby )(?:Company|Website|Site|App|Business) Name\b|(?<=\bwelcome to )(?:Company|Website|Site|App|Business) Name\b|"
    rf"(?<=\bWelcome to )(?:Company|Website|Site|App|Business) Name\b|(?<=\bAt )(?:Company|Website|Site|App|Business) Name\b|"
    rf"COMPANY NAME|(?:Company|COMPANY)_(?:Name|NAME)|Jane Doe|John Doe|JANE DOE|JOHN DOE|John Q\. Public|John Smith(?= \(?(?:Grievance|Data Protection|DPO)))"
)
_AS_EXAMPLE = re.compile(
    r"(?:e\.g\.?,?|for example,?|for instance,?|such as|like|example:?|say,?|format)[^.;\n]{0,40}$", re.IGNORECASE
)
_DATA_LIST = re.compile(r", $|; $|• $")


@prose_rule(
    "P117",
    "placeholder-name",
    Severity.ERROR,
    needs=("company", "name", "abc ", "xyz ", "acme", "doe", "your", "example "),
    good="We ask for your name, company name and job title. Tell us your company name. An example is “Acme Inc”, for example Acme Inc.",
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
    for match in _NAME.finditer(document.text):
        before = document.text[max(0, match.start() - 60) : match.start()]
        if _AS_EXAMPLE.search(before) or before.endswith(("“", '"', "‘", "'")) or match.group() in context.known.every:
            continue
        yield _dummy(match.start(), match.end(), match.group(), "the real name was expected")


def _dummy(start: int, end: int, words: str, expected: str) -> Hit:
    return Hit(start, end, f"{brief(words)} is a value of a template: {expected}.", "Write the real one in its place.")


_MAIL = re.compile(r"(?P<local>[\w.+-]{1,64})@(?P<domain>[A-Za-z0-9.-]{2,100})")
_DOMAIN = re.compile(
    r"(?:www\.)?(?:[\w-]+\.)?(?:example\.(?:com|org|net|edu|in|co\.uk|co|io)|(?:your|my|our)[-_]?(?:company|domain|web ?site|site|app|email|business|name|"
    r"organi[sz]ation|brand|store|url|shop)(?:[-_]?name|here)?\.(?:com|org|net|in|io|co|app|tld)|(?:domain|company|website|sitename|companyname|websitename|"
    r"domainname|companydomain)\.(?:com|org|net|tld|in))",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?:abc|xyz|xxx+|test|testing|your$|your\.?-?_?(?:name|email|mail)|you|name|someone|somebody|user|username|example|email|firstname\.?lastname|john\.?doe|jane\.?doe|abcd?)$",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"(?:abc|xyz|test|email|mail|company|domain|xxx+|gmail|yourmail|abcd|aaa|sample|companyname|yoursite|yourdomain|yourcompany|website|business)\.(?:com|in|org|net|co\.in)",
    re.IGNORECASE,
)
_URL = re.compile(
    r"(?<![\w.@-])(?:https?://)?(?:www\.)?(?:example\.(?:com|org|net)|(?:your|my)[-_]?(?:company|domain|web ?site|site|app|business|brand|store|shop|url)"
    r"(?:[-_]?name|here)?\.(?:com|org|net|in|io|co|app|tld)|(?:websitename|companyname|sitename|domainname)\.(?:com|org|net|in))\b(?![\w]|\.\w)"
)
_PHONE = re.compile(
    r"(?<![\d.,/-])(?:\+?\d{1,3}[-. (]*)?(?:\(?123\)?[-. ]*456[-. ]*7890?|\(?555\)?[-. ]*(?:555[-. ]*\d{4}|123[-. ]*4567)|"
    r"\(?\d{3}\)?[-. ]*555[-. ]*(?:01\d\d|1234|5555)|\(?000\)?[-. ]*000[-. ]*0000|0{8,12}|9{10}|12345[-. ]?67890|98765[-. ]?43210)(?![\d/-])|(?<![\d.,/-])(?:1234567890?|123456|12345678)(?![\d/-])"
)
_MASKED = re.compile(r"(?<![A-Za-z0-9])\+?\(?(?:\d{1,4}[-. )]*)?\(?(?:[xX]{3,}\)?[-. ]*){1,4}(?![A-Za-z0-9])")
_STREET = re.compile(
    r"\b12?34?5? (?:main|example|any|your|street name|fake|sample|business|company|some|test|street)\b(?: (?:st(?:reet)?|ave(?:nue)?|road|rd|lane|drive|"
    r"blvd|boulevard|park|address|name))?\b|\bany ?town\b|\bany ?city\b(?=,)"
)
_EXACT = re.compile(r"(?<![\d.,/#@-])")


@prose_rule(
    "P118",
    "dummy-contact",
    Severity.ERROR,
    needs=(
        "@",
        "example.",
        "yourdomain",
        "yourcompany",
        "yoursite",
        "yourwebsite",
        "123",
        "555",
        "000",
        "999",
        "98765",
        "mycompany",
        "mysite",
        "mywebsite",
        "main st",
        "town",
        "your city",
        "your address",
        "your street",
        "companyname",
        "websitename",
        "sitename",
        "domainname",
        "your-",
        "mydomain",
        "yourapp",
        "yourbusiness",
        "yourbrand",
        "yourstore",
    ),
    good=(
        "Write to help@bluepeak.in or call +44 20 7946 1234. Our VAT number is 293456712.",
        "Cookies are set for one site only, for example www.example.com.",
    ),
    bad=(
        "Write to ⟦privacy@example.com⟧ or ⟦support@yourdomain.com⟧.",
        "See ⟦www.yourcompany.com⟧ and call ⟦123-456-7890⟧ or ⟦(555) 555-5555⟧.",
        "Our office is at ⟦123 Main Street⟧, ⟦Anytown⟧.",
    ),
)
def dummy_contact(document: Document, context: Context) -> Iterator[Hit]:
    """An address or a number leads to the company.

    `example.com` belongs to nobody by a standard of the Internet (RFC 2606), and 555 numbers ring nowhere. A request
    for access or a notice of termination that is sent there never arrives.
    """
    text, lower = document.text, document.lower
    found = []
    if "@" in text:
        for match in _MAIL.finditer(text):
            domain = match["domain"].rstrip(".-")
            if _DOMAIN.fullmatch(domain) or (_LOCAL.match(match["local"]) and _MADE_UP.fullmatch(domain)):
                end = match.start("domain") + len(domain)
                if not _exemplary(text, match.start()):
                    found.append(
                        _dummy(match.start(), end, text[match.start() : end], "an address that works was expected")
                    )
    patterns = []
    if "example." in lower or "your" in lower or "my" in lower or "name." in lower:
        patterns.append((_URL, "the company's own site was expected"))
    if "123" in lower or "555" in lower or "000" in lower or "999" in lower or "98765" in lower:
        patterns.append((_PHONE, "a number that rings was expected"))
    if "123" in lower or "any" in lower or "your " in lower:
        patterns.append((_STREET, "a real address was expected"))
    for pattern, expected in patterns:
        for match in pattern.finditer(lower):
            if not _exemplary(text, match.start()) and not (pattern is _PHONE and not _is_phone(lower, match)):
                found.append(_dummy(match.start(), match.end(), text[match.start() : match.end()], expected))
    yield from sorted(found, key=lambda hit: hit.start)


_NUMBER_WORD = re.compile(r"(?:phone|tel|call|fax|mobile|number|no\.?|contact|whatsapp|cin|gstin|id|:|\+\d*|at|on)\W*$")


def _is_phone(lower: str, match: re.Match[str]) -> bool:
    digits = sum(c.isdigit() for c in match.group())
    return digits >= 10 or _NUMBER_WORD.search(lower[max(0, match.start() - 24) : match.start()]) is not None


def _exemplary(text: str, at: int) -> bool:
    return _AS_EXAMPLE.search(text[max(0, at - 60) : at]) is not None


_CROSSES = re.compile(
    r"(?<![A-Za-z0-9])(?P<x>(?:\+?\d{1,4}[-. ]?)?(?:X{2,}|x{3,})(?:[-/. ]{1,3}[xX]{2,})*|xx(?:[-/.]xx)+|xx(?= ?(?:%|(?:business |working )?(?:days|months|hours|years)))|(?<=rs )xx|20[xX]{2}|[A-Z]{2}\d{0,4}[xX]{4,}\w*)(?![A-Za-z0-9]|-\d)"
)
_ONE_CROSS = re.compile(
    r"(?<![A-Za-z0-9’'])X(?= ?(?:%|(?:business |working |calendar )?(?:days?|months?|years?|hours?|weeks?)\b))"
)
_DATE = re.compile(
    r"(?<![A-Za-z0-9/])(?:(?:dd|DD)[-/. ](?:mm|MM|mmm|MMM)[-/. ](?:yyyy|YYYY|yy|YY)|(?:mm|MM)[-/. ](?:dd|DD)[-/. ](?:yyyy|YYYY|yy|YY)|(?:yyyy|YYYY)-(?:mm|MM)-(?:dd|DD)|"
    r"00[-/.]00[-/.]0000|0000-00-00|Month Day,? Year|Day,? Month,? Year|MONTH DAY,? YEAR|Month DD,? YYYY|DD Month YYYY|DATE HERE|Month Year(?=[.\n]|$))(?![A-Za-z0-9])"
)
_ROMAN = re.compile(
    r"(?:article|title|chapter|part|section|annex|annexure|schedule|appendix|volume|book|no\.?|rule|form|order|louis|century|super bowl|clause)s? $",
    re.IGNORECASE,
)
_ADULT = re.compile(
    r"[- ]?(?:rated|adult|content|material|sites?|porn|videos?|images?|movies?|web|domain|tld)", re.IGNORECASE
)
_CARD = re.compile(r"card|masked|last (?:four|4)|digits|ending|format|e\.g|for example|such as|aadhaar", re.IGNORECASE)


@prose_rule(
    "P119",
    "dummy-figure",
    Severity.ERROR,
    needs=(
        "xx",
        "dd",
        "yyyy",
        "0000-00",
        "00/00",
        "month day",
        "date here",
        "x day",
        "x%",
        "x %",
        "x month",
        "x year",
        "x hour",
        "x business",
        "x working",
        "x week",
        "month year",
        "day, month",
    ),
    good=(
        "Part XX of the Act applies. Dates are in the format DD/MM/YYYY. No adult (XXX) content.",
        "We show the card as XXXX-XXXX-XXXX-1234, the last four digits only.",
    ),
    bad=(
        "The fee is INR ⟦XX⟧ per month, payable within ⟦X⟧ days from ⟦XX/XX/XXXX⟧.",
        "Last updated: ⟦DD/MM/YYYY⟧",
        "Call us on ⟦+91-XXXXXXXXXX⟧. This policy is in force since March ⟦20XX⟧.",
    ),
)
def dummy_figure(document: Document, context: Context) -> Iterator[Hit]:
    """A number or a date is made of figures.

    “XX days” and “DD/MM/YYYY” stood in the template for what had to be agreed. As they are they set no period and no
    price.
    """
    text = document.text
    found = []
    for pattern in (_CROSSES, _DATE, _ONE_CROSS):
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 40) : match.start()]
            if pattern is not _ONE_CROSS and (
                _CARD.search(before) or _CARD.search(text[match.end() : match.end() + 30])
            ):
                continue
            if pattern is _CROSSES and (
                _ROMAN.search(before) or _ADULT.match(text, match.end()) or _unsaid(document, match)
            ):
                continue
            found.append(_dummy(match.start(), match.end(), match.group(), "a figure was expected"))
    yield from sorted(found, key=lambda hit: hit.start)


def _unsaid(document: Document, match: re.Match[str]) -> bool:
    """Whether two or three crosses may be a roman number or a word: they begin a block, or stand in a heading."""
    words = match.group()
    if words in ("XXX", "xxx") and document.text[match.start() - 1 : match.start()] in "(“\"'":
        return True
    block = document.block_at(match.start())
    return words in ("XX", "XXX") and (block.start == match.start() or block.kind is Kind.HEADING)


_TODO = re.compile(
    r"(?<![A-Za-z-])(?:TODO|TBD|TBC|TBA|FIXME|T\.B\.D\.|T\.B\.C\.|TKTK|WIP)(?![A-Za-z-])|\?\?\?+|\(\?\)|"
    r"(?:(?<=[:(\[–—-] )|(?<=[(\[])|(?<=\n)|\A)(?i:(?:[a-z]+ )?to be (?:confirmed|determined|added|completed|decided|inserted|announced|advised|finali[sz]ed|updated|filled))(?= ?(?:[\])\n.;,]|\Z))|"
    r"(?:(?<=[:(\[–—-] )|(?<=[(\[])|(?<=\n)|\A)(?i:coming soon)(?= ?(?:[\])\n.!;,…]|\Z))|"
    r"(?i:\b(?:insert|add|enter|put) (?:the |your |a )?(?:[a-z-]+ ){0,2}?here\b)|(?i:check with (?:legal|counsel|the lawyers?)|confirm with (?:legal|counsel|client)|legal to (?:confirm|review)|"
    r"\[?comment(?:ed)? \[[A-Z]{1,3}\d{1,2}(?:R\d+)?\]:)"
)


@prose_rule(
    "P120",
    "to-do-mark",
    Severity.ERROR,
    needs=(
        "todo",
        "tbd",
        "tbc",
        "tba",
        "fixme",
        "t.b.",
        "tktk",
        "wip",
        "???",
        "(?)",
        "to be ",
        "coming soon",
        " here",
        "legal",
        "counsel",
        "comment",
    ),
    good="The fee is to be determined by the court. New features are coming soon to the service. Click here to insert a picture.",
    bad=(
        "Governing law: ⟦TBD⟧",
        "Effective date: ⟦to be confirmed⟧",
        "Our sub-processors: ⟦coming soon⟧",
        "The company ⟦insert name here⟧ runs this site ⟦(?)⟧.",
    ),
)
def to_do_mark(document: Document, context: Context) -> Iterator[Hit]:
    """A published text is finished.

    A mark such as TBD says that the authors knew of the gap and published all the same.
    """
    for match in _TODO.finditer(document.text):
        yield Hit(
            match.start(),
            match.end(),
            f"{brief(match.group())} marks something unfinished.",
            "Settle it, and write the result in its place.",
        )


_NOTE = re.compile(
    r"(?i:\b(?:note to (?:the )?(?:drafter|draft|self|client|editor|reviewer|lawyer|counsel|template)|draft(?:ing|er['’]?s?) notes?\b|"
    r"delete (?:as|if|where|whichever is|this (?:section|clause|paragraph|sentence) if|the following if) (?:not )?(?:appropriate|applicable|required|needed|relevant|you)|"
    r"replace (?:this|the (?:bracketed|highlighted)|all) (?:text|bracketed|placeholder|with your)|"
    r"(?:customi[sz]e|adapt|edit|modify) this (?:template|sample|document|section|policy) (?:to|for|with|as)|"
    r"this (?:is (?:only )?a|document is a) (?:sample|template)\b|this (?:sample|template) (?:is provided|should be|must be|does not)|"
    r"(?:strike|cross) out (?:as|if|where) (?:appropriate|applicable)|option (?:[a-c]|[1-3]|one|two): ))"
)


@prose_rule(
    "P122",
    "drafting-note",
    Severity.WARNING,
    needs=(
        "note to ",
        "drafting note",
        "drafter",
        "draft note",
        "delete ",
        "replace ",
        "template",
        "sample",
        "this document",
        "this section",
        "this policy",
        "strike out",
        "cross out",
        "option ",
    ),
    good="You may delete your account. We replace defective goods. The user may note to us any error.",
    bad=(
        "⟦Note to drafter⟧: check the cap with the insurer.",
        "He or she (⟦delete as appropriate⟧) signs the order.",
    ),
)
def drafting_note(document: Document, context: Context) -> Iterator[Hit]:
    """The notes of those who drafted a text are not part of it.

    An instruction to the drafter shows the other side what was doubted, and may change how a court reads the clause.
    """
    for match in _NOTE.finditer(document.text):
        around = document.lower[max(0, match.start() - 900) : match.end() + 200]
        if "consumer(s)" not in around and "withdrawal form" not in around and "cancellation form" not in around:
            yield Hit(
                match.start(),
                match.end(),
                f"{brief(match.group())} is a note to whoever drafts the text.",
                "Do what it asks, and delete it.",
            )


_MERGE = re.compile(
    r"\[object Object\]|\bNaN\b|\bInvalid [Dd]ate\b|#(?:REF|VALUE|NAME)[!?]|#N/A|Liquid error|"
    r"(?<=\bat )(?:None|undefined|null)(?=[\s.,;!]|$)(?! and void)|(?<=\bto )(?:undefined|null)(?=[.,;!\n]|$)|"
    r"(?<=\b[Dd]ear )(?:None|undefined|null)\b|(?<=\bby )(?:undefined|null)\b|(?<=\bof )undefined(?=[.,;!\n]|$)|(?<=: )(?:undefined|null)(?=\n|$)|"
    r"(?<=\bon )(?:undefined|None|null)\b|(?<=\bwith )undefined(?=[.,;!\n]|$)|"
    r"(?:^|(?<=[.:] ))undefined (?:is|and|will|respects|operates|collects)\b|(?:01/01/1970|1970-01-01|(?:1 January|January 1,|Jan 1,|1st January) 1970)",
    re.MULTILINE,
)


@prose_rule(
    "P123",
    "failed-merge",
    Severity.ERROR,
    needs=(
        "undefined",
        "null",
        "none",
        "nan",
        "[object",
        "invalid date",
        "#ref",
        "#value",
        "#name",
        "#n/a",
        "1970",
        "liquid error",
    ),
    good="The clause is null and void, and none of the terms is undefined. Fees: None of them is refunded.",
    bad=(
        "Write to us at ⟦undefined⟧ for more.",
        "Dear ⟦null⟧, these terms were last updated on ⟦Invalid Date⟧.",
        "Contact us at ⟦None⟧.",
    ),
)
def failed_merge(document: Document, context: Context) -> Iterator[Hit]:
    """A field that a program filled holds a value.

    “undefined”, “null” or a date in 1970 is what a program writes when it has nothing to write. The reader gets no
    address and no date.
    """
    for match in _MERGE.finditer(document.text):
        words = brief(match.group())
        yield Hit(
            match.start(),
            match.end(),
            f"{words} is what a program writes for an empty field.",
            "Give the field its value.",
        )


_FILLER = re.compile(
    r"(?i:lorem ipsum(?: dolor)?(?: sit amet)?|dolor sit amet|consectetur adipiscing|(?:your |the )?(?:content|text|description|copy) goes here|"
    r"your (?:text|content) here|(?:this is )?(?:some )?(?:placeholder|filler|dummy) (?:text|content|copy)\b|asdf(?:asdf|gh|jkl)*\b)"
)


@prose_rule(
    "P124",
    "filler-text",
    Severity.ERROR,
    needs=(
        "lorem",
        "dolor",
        "consectetur",
        "goes here",
        "your text",
        "your content",
        "placeholder",
        "filler",
        "dummy",
        "asdf",
    ),
    good="You are responsible for your content. The text is shown here.",
    bad=("⟦Lorem ipsum dolor sit amet⟧, and more.", "Refunds: ⟦your text here⟧"),
)
def filler_text(document: Document, context: Context) -> Iterator[Hit]:
    """A section holds its own text, not filler.

    Filler shows where a clause was planned and never written. A reader who needs that clause finds nothing.
    """
    for match in _FILLER.finditer(document.text):
        yield Hit(
            match.start(), match.end(), f"{brief(match.group())} is filler.", "Write the section, or take it out."
        )


RULES: tuple[Rule, ...] = (
    placeholder_name, dummy_contact, dummy_figure, to_do_mark, drafting_note, failed_merge, filler_text,
)  # fmt: skip
