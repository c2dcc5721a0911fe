"""Rules F080 to F085: free text that is broken, shouted or vague, and names that say nothing new."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Final

from generator.facts.base import Facts
from generator.facts.leaves import Fact, words
from generator.facts.load import Company
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.survey import survey
from generator.lint.facts.texts import OnceAText, Texts
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_CUT: Final = (",", ";", ":", "(", " and", " or", " the", " a", " an")
_HEADLESS: Final = (",", ";", ":", ")")
_MARKED: Final = (" ,", " ;", ",,", ",.", ";.", "..", "()", "( )", "“”", '""')
_MARKS = regex(r" [,;](?=[ \n])|,,|,\.|;\.|(?<![./])\.\.(?![./])|\(\)|\( \)|“”|\"\"")
_DOUBLED = regex(r"(?<![\w-])(?!that |had )([A-Za-z]{2,20}) \1(?![\w-])")
_SHOUTED_FROM: Final = 16
"""Letters from which on capitals are no abbreviation."""
_NAMES: Final = ("legal_name", "name", "brand", "lines", "register_number", "number")
"""Fields that registers and signs write in capitals."""
_OPEN = regex(r"\betc\b\.?|\band so on\b|\band so forth\b", re.IGNORECASE)
_LIMITED = regex(r"\bnot limited to\b|\bwithout limitation\b", re.IGNORECASE)
_CLOSED: Final = ("data.", "recipients", "sharing.", "disclosures.", "cookies.", "rights.", "sla.exclusions")
"""Facts that are lists for the reader: an open end takes their meaning away."""
_PHRASES: Final = ("Completes ", "Noun phrase", "A noun phrase", "Short noun phrase", "Verbs", "Imperatives")
_PAIRS: Final = (("(", ")"), ("[", "]"), ("“", "”"))
_LETTERED = regex(r"(?:^|[\s(;])(?:\w|\d{1,2}|[ivx]{1,4})\)")


@fact_rule(
    "F080", "broken-text", Severity.WARNING,
    good=(
        "terms: {disclaimers: [We do not promise that that service of others works (ask them).]}",
        "terms: {customer_duties: [{text: keep (a) your password and b) your key safe}]}",
        "company: {business: {summary: register .in domain names for what you do and stand for}}",
    ),
    bad=(
        'company: {business: {services: [⟦"virtual servers,"⟧, databases]}}',
        "company: {business: {summary: ⟦rent out servers and⟧}}",
        "terms: {disclaimers: [⟦We do not check the the content.⟧]}",
        "terms: {disclaimers: [⟦We do not check content (unless asked.⟧]}",
        "terms: {customer_duties: [{text: ⟦“keep your password safe⟧}]}",
        "terms: {disclaimers: [⟦We do not check content..⟧]}",
    ),
)  # fmt: skip
def broken_text(company: Company, context: Context) -> Iterator[FactHit]:
    """A text is whole: it has a beginning and an end, its brackets and quotes close, no word stands twice.

    A text that ends in a comma was cut when it was copied, and what was lost may have been the exception. On the page
    it stands in the middle of a sentence of the contract.
    """
    texts = survey(company).texts
    unclosed = list(_unclosed(texts))
    balance = Counter[str]()
    for _, (opening, more, _) in unclosed:
        balance[opening] += more
    for fact, (opening, _, wrong) in unclosed:
        if wrong and balance[opening]:  # else a bracket closes in a later text
            yield _broken(fact, wrong)
    for fact, wrong in _breaks(texts):
        yield _broken(fact, wrong)


def _broken(fact: Fact, wrong: str) -> FactHit:
    message = f"{fact.path.removesuffix('.text')}: {brief(fact.value)} {wrong}"
    return FactHit(fact.path, message, "Compare it with where it was taken from, and complete it.")


@OnceAText
def _breaks(texts: Texts) -> Iterator[tuple[Fact, str]]:
    """What is broken in texts, in words that follow the text."""
    for fact in texts.only([value.endswith(_CUT) or value.startswith(_HEADLESS) for value in texts.values]):
        if fact.value.endswith(_CUT):
            yield fact, f"is cut off after {brief(fact.value.split()[-1])}"
        else:
            yield fact, "has lost its beginning"
    for fact, match in texts.with_any(_MARKED).find(_MARKS):
        yield fact, f"holds broken punctuation ({brief(match.group())})"
    for fact, match in texts.find(_DOUBLED):
        yield fact, f"holds “{match[1]}” twice in a row"


@OnceAText
def _unclosed(texts: Texts) -> Iterator[tuple[Fact, tuple[str, int, str]]]:
    """The brackets that texts hold, by the opening one: how many more open than close, and what to say of it."""
    for opening, closing in _PAIRS:
        for fact in texts.with_any((opening, closing)):
            more = fact.value.count(opening) - fact.value.count(closing)
            if more > 0:
                yield fact, (opening, more, f"opens {opening} and does not close it")
            elif more < 0:
                row = opening == "(" and _LETTERED.search(fact.value)
                yield fact, (opening, more, "" if row else f"closes {closing} and does not open it")


@fact_rule(
    "F081", "shouted-text", Severity.INFO,
    good=(
        "company: {legal_name: BANYAN HOST PRIVATE LIMITED}",
        "terms: {disclaimers: [We give no warranty for software of others.]}",
    ),
    bad="terms: {disclaimers: [⟦WE GIVE NO WARRANTY FOR SOFTWARE OF OTHERS.⟧]}",
)  # fmt: skip
def shouted_text(company: Company, context: Context) -> Iterator[FactHit]:
    """A text is not written in capitals throughout.

    Capitals are slower to read, screen readers may spell them out, and no law asks for them: what must stand out needs
    a place of its own and plain words.
    """
    for fact, _ in _shouted(survey(company).texts):
        if fact.name not in _NAMES:
            message = f"{fact.path}: {brief(fact.value)} is all in capitals"
            yield FactHit(fact.path, message, "Write it in lower case.")


@OnceAText
def _shouted(texts: Texts) -> Iterator[tuple[Fact, bool]]:
    """The texts that are all in capitals."""
    for fact in texts.where(str.isupper):
        if sum(map(str.isalpha, fact.value)) >= _SHOUTED_FROM:
            yield fact, True


@fact_rule(
    "F082", "open-end", Severity.WARNING,
    good="data: {categories: [{id: a, label: Name and address}]}",
    bad=(
        'data: {categories: [{id: a, label: ⟦"Name, address etc."⟧}]}',
        "data: {sources: [{control: ⟦It sends us your data including but not limited to your name.⟧}]}",
    ),
    provisions=("EU-GDPR-12.1",),
)  # fmt: skip
def open_end(company: Company, context: Context) -> Iterator[FactHit]:
    """A text names what it means, without “etc.”.

    Information about data has to be concise and complete (GDPR Art. 12(1), DPDP Rules 2025, r.3). “Etc.” leaves the
    reader to guess, and regulators read it as nothing.
    """
    for fact, (end, closed) in _open_ends(survey(company).texts):
        if not closed or fact.path.startswith(_CLOSED):
            message = f"{fact.path}: {brief(end)} leaves the end open in {brief(fact.value)}"
            yield FactHit(fact.path, message, "Name what is meant, or end the list where it ends.")


@OnceAText
def _open_ends(texts: Texts) -> Iterator[tuple[Fact, tuple[str, bool]]]:
    """The words that leave the end of texts open, and whether they do so only in a list for the reader."""
    for fact, match in texts.with_any((" etc", "and so on", "and so forth")).find(_OPEN):
        yield fact, (match.group(), False)
    for fact, match in texts.with_any(("limited to", "without limitation")).find(_LIMITED):
        yield fact, (match.group(), True)


@fact_rule(
    "F083", "phrase-with-full-stop", Severity.WARNING,
    good=(
        "company: {business: {summary: rent out virtual servers}}",
        "company: {business: {services: [virtual servers of Kaveri Hosting Pvt. Ltd.]}}",
        "terms: {disclaimers: [We do not check content.]}",
    ),
    bad=(
        "company: {business: {summary: ⟦rent out virtual servers.⟧}}",
        "company: {business: {services: [virtual servers, ⟦databases.⟧]}}",
    ),
)  # fmt: skip
def phrase_with_full_stop(company: Company, context: Context) -> Iterator[FactHit]:
    """A phrase that completes a sentence ends without a full stop.

    The sentence goes on behind it, so that the page would show a stop in its middle, or two at its end.
    """
    texts = survey(company).texts
    for fact in texts.only([value[-1] == "." for value in texts.values]).in_fields(_is_phrase):
        last = fact.value[:-1].rpartition(" ")[2]
        if len(last) > 3 and last.isalpha() and last.islower():
            message = f"{fact.path}: {brief(fact.value)} ends with a full stop, but it is part of a sentence"
            yield FactHit(fact.path, message, "Take the full stop away.")


@cache
def _is_phrase(group: type[Facts], name: str) -> bool:
    about = words(group, name).about
    return about.startswith(_PHRASES) and "sentence" not in about


@fact_rule(
    "F084", "brand-is-legal-name", Severity.INFO,
    good="company: {legal_name: Banyan Host Private Limited, brand: Banyan Host}",
    bad="company: {legal_name: Banyan Host Private Limited, brand: ⟦Banyan Host Private Limited⟧}",
)  # fmt: skip
def brand_is_legal_name(company: Company, context: Context) -> Iterator[FactHit]:
    """A brand is given where it differs from the legal name.

    The pages say “… (brand)” after the legal name; with the same words twice they read as a slip.
    """
    who = company.facts.company
    if who is not None and who.brand is not None and who.brand == who.legal_name:
        message = f"company.brand: {brief(who.brand)} is the legal name"
        yield FactHit("company.brand", message, "Write the name that customers know, or leave the brand out.")


@fact_rule(
    "F085", "language-not-offered", Severity.WARNING,
    good="documents: {privacy: {effective_date: 2026-12-01, languages: [en, hi], controlling_language: en}}",
    bad="documents: {privacy: {effective_date: 2026-12-01, languages: [hi, kn], controlling_language: ⟦en⟧}}",
)  # fmt: skip
def language_not_offered(company: Company, context: Context) -> Iterator[FactHit]:
    """The language that decides is one in which the document can be read.

    Nobody can be held to a version that is not shown.
    """
    documents = company.facts.documents
    for name, page in documents.__dict__.items() if documents else ():
        languages = getattr(page, "languages", None)
        decides = getattr(page, "controlling_language", None)
        if languages and decides and decides not in languages:
            path = f"documents.{name}.controlling_language"
            message = f"{path}: {decides} decides, but the document is offered in {', '.join(languages)}"
            yield FactHit(path, message, "Add the language, or name another one.")


RULES: tuple[Rule, ...] = (
    broken_text,
    shouted_text,
    open_end,
    phrase_with_full_stop,
    brand_is_legal_name,
    language_not_offered,
)
