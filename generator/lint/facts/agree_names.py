"""Rules C001 to C007: who the company is, where it is judged, which documents it has, how old its users are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, items, texts
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_FORM = regex(
    r"(?P<llp>\bLLP\b)|(?P<private>\b(?:Private|Pvt\.?) (?:Limited|Ltd\b))|(?P<limited>\b(?:Limited|Ltd)\b)|"
    r"(?P<inc>\b(?:Inc|Incorporated|Corp)\b)|(?P<llc>\bLLC\b)|(?P<gmbh>\bGmbH\b)"
)


@lru_cache(maxsize=4096)
def _form(name: str) -> str | None:
    found = _FORM.search(name)
    return found and found.lastgroup


@fact_rule(
    "C001", "alias-of-another-legal-form", Severity.ERROR,
    good="company: {legal_name: Banyan Hosting Private Limited, aliases: [Banyan, Banyan Hosting Pvt. Ltd.]}",
    bad="company: {legal_name: Banyan Hosting Private Limited, aliases: [Banyan, ⟦Banyan Hosting LLP⟧]}",
    provisions=("IN-CO-26.1", "IN-ECOM-4.2.a"),
)  # fmt: skip
def alias_of_another_form(company: Company, context: Context) -> Iterator[FactHit]:
    """Every name of the company that states a legal form states the one that is registered.

    A private limited company and an LLP are two persons in law. A page that uses both names leaves open with whom
    the contract is made, and who answers for the data.
    """
    legal = at(company, "company.legal_name")
    form = legal and _form(legal)
    for index, alias in enumerate(at(company, "company.aliases") or ()):
        other = _form(alias)
        if form and other and other != form:
            yield against(
                company, f"company.aliases[{index}]",
                f"the other name “{alias}” has another legal form than company.legal_name, “{legal}”",
                "Keep the form that is registered; a company of the group belongs in company.group.members.",
            )  # fmt: skip


@fact_rule(
    "C002", "one-mailbox-two-people", Severity.ERROR,
    good="contacts: {privacy: {name: Meera Pillai, email: privacy@banyan.in}}\n"
         "grievance: {officer: {name: Kavita Deshmukh, email: grievance@banyan.in}}",
    bad="contacts: {privacy: {name: Meera Pillai, email: ⟦privacy@banyan.in⟧}}\n"
        "grievance: {officer: {name: Kavita Deshmukh, email: privacy@banyan.in}}",
    provisions=("IN-ITR-3.2.a", "IN-SPDI-5.9", "IN-DPDP-R9"),
)  # fmt: skip
def one_mailbox_two_people(company: Company, context: Context) -> Iterator[FactHit]:
    """An e-mail address that is given with a person's name belongs to one person.

    Indian law asks for a named officer whom people can reach. When the same mailbox stands beside two names, one of
    the pages is out of date, and nobody can tell which officer is in office.
    """
    holders: dict[str, tuple[str, str]] = {}
    for path in ("grievance.officer", "dpo", "contacts.query_person", "contacts.privacy"):
        name, email = at(company, f"{path}.name"), at(company, f"{path}.email")
        if not name or not email:
            continue
        first = holders.setdefault(str(email).lower(), (path, name))
        if first[1].lower() != name.lower():
            yield against(
                company, f"{path}.email",
                f"{email} is the address of {name} here, but of {first[1]} in {first[0]}",
                "Give each person an address of their own, or name the same person in both places.",
            )  # fmt: skip


@fact_rule(
    "C003", "consumers-without-their-courts", Severity.ERROR,
    good="profile: {consumers: true}\nlaw: {courts: Bengaluru, exclusive: true, consumer_courts: true}",
    bad="profile: {consumers: true}\nlaw: {governing: India, courts: Bengaluru, exclusive: ⟦true⟧}",
)  # fmt: skip
def consumers_without_their_courts(company: Company, context: Context) -> Iterator[FactHit]:
    """Courts that alone decide are not forced on consumers.

    A consumer in India may go to the commission of the place where they live (Consumer Protection Act 2019, s.34), and
    EU and UK consumers may sue at home. “Exclusive” courts for everybody promise what no court will enforce.
    """
    if at(company, "profile.consumers") and at(company, "law.exclusive") and not at(company, "law.consumer_courts"):
        yield against(
            company, "law.exclusive",
            "law.exclusive is true, but profile.consumers is true and law.consumer_courts leaves them no court of "
            "their own",
            "Say law.consumer_courts: true, or law.exclusive: false.",
        )  # fmt: skip


@fact_rule(
    "C004", "business-only-with-consumers", Severity.ERROR,
    good="profile: {consumers: false}\nterms: {business_only: true}",
    bad="profile: {consumers: true}\nterms: {business_only: ⟦true⟧}",
)  # fmt: skip
def business_only_with_consumers(company: Company, context: Context) -> Iterator[FactHit]:
    """A service for businesses only has no consumers among its customers.

    Consumer law follows the facts. Where consumers are served, “for businesses only” is untrue on the terms page, and
    the rights of withdrawal, refund and forum that other pages grant contradict it.
    """
    if not at(company, "terms.business_only"):
        return
    for path in ("profile.consumers", "law.consumer_courts", "billing.withdrawal_period"):
        value = at(company, path)
        if value:
            yield against(
                company, "terms.business_only",
                f"terms.business_only is true, but {path} is {'true' if value is True else value}",
                "Say terms.business_only: false, or take the consumers' facts out.",
            )  # fmt: skip
            return


_NAMED = (
    ("acceptable use policy", "aup"), ("service level agreement", "sla"), ("data processing addendum", "dpa.url"),
    ("data processing agreement", "dpa.url"), ("cookie policy", "cookies"), ("refund policy", "billing.refund"),
)  # fmt: skip


@fact_rule(
    "C005", "named-document-without-address", Severity.ERROR,
    good="documents: {related: [{name: Data processing addendum, url: https://banyan.in/dpa}]}\n"
         "terms: {precedence: [the signed order, the data processing addendum]}",
    bad=("documents: {related: [{name: ⟦Data processing addendum⟧, relation: governs your data}]}",
         "terms: {precedence: [the signed order, ⟦the service level agreement⟧]}"),
    provisions=("IN-ITR-3.1.a",),
)  # fmt: skip
def named_document_without_address(company: Company, context: Context) -> Iterator[FactHit]:
    """A document that the pages name can be found.

    A policy that nobody can read binds nobody, and a reference to it makes the clause that relies on it void for want
    of content. Either the document has an address, or it is one of the pages made from these facts.
    """
    related = {}
    for path, document in items(company, "documents.related"):
        if document.name:
            related[document.name.lower()] = document.url
        if document.name and not document.url and f"{path}.url" not in company.blank:
            yield against(
                company, f"{path}.name", f"the document “{document.name}” is named, but its address is not given",
                "Add its url.",
            )  # fmt: skip
    for index, name in enumerate(at(company, "terms.precedence") or ()):
        for words, path in _NAMED:
            here = words in name.lower() and at(company, path) is None
            if here and not any(words in known for known in related):
                yield against(
                    company, f"terms.precedence[{index}]",
                    f"“{name}” is named, but there is no such page ({path}) and no such related document",
                    "Add the document to documents.related with its address, or take the name out.",
                )  # fmt: skip


_OF_PEOPLE = (
    "scope.applies_to", "scope.excludes", "consent.refusal", "consent.at_purchase",
    "children.on_discovery", "children.parental_consent", "terms.acceptance", "terms.non_acceptance",
    "terms.customer_duties", "terms.disclaimers", "aup.principle", "aup.binds", "aup.content", "aup.acts",
    "documents.privacy.greeting", "documents.terms.greeting",
)  # fmt: skip
_TEEN = regex(r"1[3-9]|2[01]")
_YEARS = regex(r"(?<![\d-])(1[3-9]|2[01])(?: or (?:older|over|above)| years (?:old|of age)|-year-olds?)", re.IGNORECASE)
_AGE = regex(r"(?:age of|aged|(?:under|over|below|younger than|older than)(?: the age of)?) (1[3-9]|2[01])\b(?! ?%)")


@fact_rule(
    "C006", "age-said-twice", Severity.ERROR,
    good="children: {min_age: 18, allowed: false}\nterms: {acceptance: when you place an order}",
    bad="children: {min_age: 18, allowed: false}\nterms: {non_acceptance: ⟦You must be 16 years old to order.⟧}",
    provisions=("IN-DPDP-A9.1", "EU-GDPR-8.1"),
)  # fmt: skip
def age_said_twice(company: Company, context: Context) -> Iterator[FactHit]:
    """One age line holds on all pages.

    A minor's contract and a child's consent hang on the age. Two ages on two pages mean that one of the promises is
    broken for everybody between them.
    """
    age = at(company, "children.min_age")
    for path, text in texts(company, *_OF_PEOPLE) if age is not None else ():
        said = _age_in(text)
        if said is not None and said != age:
            yield against(
                company, path, f"this text says {said} years, but children.min_age is {age}",
                "Take the age out of the text: children.min_age puts it on every page.",
            )  # fmt: skip


@lru_cache(maxsize=4096)
def _age_in(text: str) -> int | None:
    """The age that a text speaks of."""
    found = (_YEARS.search(text) or _AGE.search(text)) if _TEEN.search(text) else None
    return int(found[1]) if found else None


@fact_rule(
    "C007", "children-barred-and-let-in", Severity.ERROR,
    good="children: {min_age: 18, allowed: true, parental_consent: A parent confirms with a signed form.}",
    bad="children: {min_age: 18, allowed: false, parental_consent: ⟦A parent confirms with a signed form.⟧}",
    provisions=("IN-DPDP-A9.1",),
)  # fmt: skip
def children_barred_and_let_in(company: Company, context: Context) -> Iterator[FactHit]:
    """Where younger people are turned away, there is no parent to ask.

    A way for parents to consent says that children are let in; the age clause says that they are not. The first
    creates duties (verifiable consent, no tracking) that the second denies.
    """
    if at(company, "children.allowed") is False and at(company, "children.parental_consent"):
        yield against(
            company, "children.parental_consent",
            "children.parental_consent is given, but children.allowed is false",
            "Take parental_consent out, or say allowed: true.",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (
    alias_of_another_form,
    one_mailbox_two_people,
    consumers_without_their_courts,
    business_only_with_consumers,
    named_document_without_address,
    age_said_twice,
    children_barred_and_let_in,
)
