"""Rule F007: values that were typed to fill a field, and that reach or name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.facts.identifiers import Cin, Email, Gstin, Pan, Phone, Url
from generator.facts.leaves import Fact
from generator.facts.load import Company
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.survey import Survey, survey, weight
from generator.lint.facts.texts import OnceAText, Texts
from generator.lint.rule import FactHit, Rule, fact_rule

_HOST: Final = (
    r"(?:^|[@./])(?:[a-z0-9-]+\.(?:example|test|invalid)|example\.[a-z]{2,4}(?:\.[a-z]{2})?"
    r"|(?:(?:your|my)-?(?:domain|company|site|website|business|brand|firm|organi[sz]ation|name)"
    r"|domain|domainname|company|companyname|website|sitename|email|test|sample|dummy|placeholder|xyz)"
    r"\.(?:com|net|org|in|io|co|co\.in|co\.uk))(?=[:/?#]|$)"
)
_HOSTS: Final = ("example", ".test", ".invalid", "domain", "company", "site.", "business", "brand", "firm", "organi",
                 "name.", "email.", "test.", "sample", "dummy", "placeholder", "xyz.")  # fmt: skip
"""Any such host holds one of these."""
_MAILBOX: Final = (
    r"(?:test(?:ing)?|example|sample|dummy|foo(?:bar)?|asdf|qwerty|xx+|xyz|abc|name|user(?:name)?|someone|somebody"
    r"|your[._-]?(?:name|e?mail)|first(?:name)?[._-]?last(?:name)?)@"
)
_MADE_UP: Final = r"([1-9])\1{5,}|1234567|7654321|9876543210|0{7,}|^91(?:11|20|22|33|40|44|79|80)[01]"
"""Rows of digits, and Indian numbers that go on with 0 or 1 behind the code of a city, which none does."""
_KEPT: Final = (
    r"1\d{3}55501\d\d|44(?:1632960|7700900|2079460|(?:11[3-7]|1[2-6]1)4960|1914980|2896496|2920180|8081570|9098790"
    r"|3069990)\d{3}|49(?:3023125|6990009|4066969|2214710|8999998)\d{3}|4917139200\d\d"
    r"|33(?:19900|26191|35301|46571|53649|63998)\d{4}|61[2378](?:5550|7010)\d{4}|3532091\d{5}"
)
"""Ranges kept for films and books: NANPA (555-01xx), Ofcom, Bundesnetzagentur, ARCEP, ACMA, ComReg."""
_TEXTS: Final = (
    ("lorem ipsum", r"lorem ipsum"),
    ("foo", r"\bfoo ?bar\b"),
    (" doe", r"\bj(?:ohn|ane) doe\b"),
    ("xxx", r"\bx{3,}\b"),
    ("___", r"_{3,}"),
    ("todo", r"\btodo\b(?=:|$| [a-z])"),
    ("fixme", r"\bfixme\b"),
    ("tbd", r"\btb[dc]\b"),
    ("{{", r"\{\{[^{}\n]{1,60}\}\}"),
    ("${", r"\$\{[^{}\n]{1,60}\}"),
    ("<", r"<[a-z][a-z _-]{1,40}>"),
    ("[", r"\[[^\]\n]{0,20}\b(?:insert|name|company|date|address|e-?mail|phone|number|your|tb[dc]|todo|amount|fill in"
     r"|city|state|country|website|url|specify|to be)\b[^\]\n]{0,40}\]|\[(?:x+|_+|\.{3}|…|●|•| *)\]"),
    ("your company", r"^your company$|\byour company (?:name|inc|ltd|llc|pvt|private|limited)\b"),
    ("your name", r"^your (?:full )?name$"),
    ("abc ", r"\babc (?:company|private|pvt|ltd|limited|inc|corp|llc|llp)\b"),
    ("xyz ", r"\bxyz (?:company|private|pvt|ltd|limited|inc|corp|llc|llp)\b"),
    ("company name here", r"\bcompany name here\b"),
)  # fmt: skip
"""A stretch in lower case, and the placeholder that holds it, which is sought only where the stretch is."""
_NUMBERS: Final = (Cin, Gstin, Pan)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)


@fact_rule(
    "F007", "placeholder-value", Severity.ERROR,
    good=(
        "contacts: {general: {email: hello@banyanhost.in, phone: +91 80 4718 2300}}",
        "terms:\n  customer_duties: [{text: name a person who may speak for your company}]\n",
        'consent: {withdraw_method: "with the switch “Offers [on/off]” in your account"}',
        "offices: [{id: a, lines: [12 Foobari Road], city: Guwahati}]",
    ),
    bad=(
        "contacts: {privacy: {email: ⟦privacy@example.com⟧}}",
        "contacts: {privacy: {email: ⟦test@banyanhost.in⟧}}",
        "contacts: {general: {email: ⟦info@yourdomain.com⟧}}",
        "contacts: {offices_url: ⟦https://www.example.co.in/offices⟧}",
        'contacts: {general: {phone: ⟦"+91 99999 99999"⟧}}',
        'contacts: {sales: [{region: India, phone: ⟦"+91 12345 67890"⟧}]}',
        'contacts: {sales: [{region: the United States, phone: ⟦"+1 202-555-0143"⟧}]}',
        "contacts: {query_person: {name: ⟦John Doe⟧}}",
        "company: {legal_name: ⟦XYZ Private Limited⟧}",
        "company: {legal_name: ⟦Your Company⟧}",
        'law: {governing: India, courts: ⟦"the courts of [city]"⟧}',
        'terms: {acceptance: ⟦"when you register with {{company}}"⟧}',
        "billing: {chargeback: ⟦Lorem ipsum dolor sit amet.⟧}",
        "terms: {disclaimers: [⟦We never sell xxx.⟧]}",
        "status: draft\nterms: {acceptance: ⟦TODO ask the lawyer⟧}",
    ),
)  # fmt: skip
def placeholder_value(company: Company, context: Context) -> Iterator[FactHit]:
    """A value names somebody or something real.

    Example addresses, numbers kept for films, “test@”, “John Doe”, “lorem ipsum” and “[city]” are typed to get on with
    the file and are forgotten. On the page a complaint or a withdrawal of consent then goes to nobody, while every law
    counts the days from the moment it was sent. A fictional company allows the rule for its whole file.
    """
    facts = survey(company)
    found: dict[str, tuple[Fact, str, str]] = {}
    for fact, said, why in (*_addresses(facts), *_phones(facts), *_numbers(facts), *_texts(facts.texts)):
        found.setdefault(fact.path, (fact, said, why))
    for fact, said, why in found.values():
        yield FactHit(fact.path, f"{fact.path}: {brief(said)} {why}", "Write the real one.", (), weight(company))


def _addresses(facts: Survey) -> Iterator[tuple[Fact, str, str]]:
    both = Texts.of((*facts.of(Email), *facts.of(Url)))
    if both.holds(_HOSTS):
        for fact, _ in both.find(_compiled(_HOST)):
            yield fact, fact.value, "is at an example domain and reaches nobody"
    for fact in facts.of(Email):
        if _compiled(_MAILBOX).match(fact.value):
            yield fact, fact.value, "is the mailbox of an example and reaches nobody"


def _phones(facts: Survey) -> Iterator[tuple[Fact, str, str]]:
    for fact in facts.of(Phone):
        digits = fact.value.number[1:]
        if _compiled(_KEPT).fullmatch(digits):
            yield fact, fact.value, "is a number that its country keeps for films and books"
        elif _compiled(_MADE_UP).search(digits):
            yield fact, fact.value, "is a made-up number"


def _numbers(facts: Survey) -> Iterator[tuple[Fact, str, str]]:
    for kind in _NUMBERS:
        for fact in facts.of(kind):
            if fact.value in kind.SCHEMA["examples"]:
                yield fact, fact.value, "is the example of the schema"
            elif "12345" in fact.value[:6] and fact.value.endswith("123456"):
                yield fact, fact.value, "is a made-up number"


def _texts(texts: Texts) -> Iterator[tuple[Fact, str, str]]:
    for fact, placeholder in _placeholders(texts):
        yield fact, placeholder, "stands where the real words should"


@OnceAText
def _placeholders(texts: Texts) -> Iterator[tuple[Fact, str]]:
    """The placeholders that stand in texts."""
    for needle, pattern in _TEXTS:
        if needle in texts.lower:
            for fact, match in texts.find_near(needle, _compiled(pattern)):
                yield fact, match.group()


RULES: tuple[Rule, ...] = (placeholder_value,)
