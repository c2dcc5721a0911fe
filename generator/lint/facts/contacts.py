"""Rules F030 to F035: who is named, and whether letters, mails and calls arrive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.facts.identifiers import Email, Phone
from generator.facts.leaves import Fact
from generator.facts.load import Company
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.addresses import domain_of, organisation, site_domains
from generator.lint.facts.reading import at
from generator.lint.facts.survey import one_letter_off, survey, weight
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_FREE: Final = frozenset((
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.in", "yahoo.in", "yahoo.co.uk", "ymail.com",
    "rocketmail.com", "rediffmail.com", "outlook.com", "outlook.in", "hotmail.com", "hotmail.co.uk", "live.com",
    "live.in", "msn.com", "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "pm.me",
    "zohomail.com", "zohomail.in", "mail.com", "gmx.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "yandex.com",
    "yandex.ru", "mail.ru", "qq.com", "163.com", "tutanota.com", "tuta.io", "fastmail.com", "hey.com", "inbox.com",
    "in.com",
))  # fmt: skip
_OFFICIAL: Final = ("grievance.officer.email", "dpo.email", "contacts.notices.email", "contacts.authorities.email",
                    "breach.contact", "rights.request_email", "contacts.privacy.email")  # fmt: skip
"""Addresses to which the law or the contract sends people."""
_PERSONS: Final = ("grievance.officer", "contacts.privacy", "contacts.query_person", "dpo")
_ROLE = regex(
    r"(?:the |our )?(?:(?:grievance|nodal|resident|compliance|redressal|data protection|privacy|legal|customer|client|"
    r"support|service|help|technical|sales|info|admin(?:istration)?|contact|care|security|chief|hr|human resources|"
    r"information|and|&|/|-) ?)*"
    r"(?:officer|team|desk|department|dept\.?|cell|division|group|support|helpdesk|care|service|services|manager|"
    r"administrator|admin|representative|contact|dpo|info|committee|office|head|director|staff)",
    re.IGNORECASE,
)
_GENERAL: Final = frozenset((
    "info", "sales", "hello", "contact", "contactus", "admin", "webmaster", "office", "enquiry", "enquiries",
    "inquiry", "marketing", "hr", "careers", "jobs", "press", "media", "accounts", "billing",
))  # fmt: skip
"""Mailboxes that are read for something else than complaints."""
_UNREAD = regex(r"^(?:no-?_?reply|do-?_?not-?_?reply|donotreply|noresponse|mailer-daemon|bounces?)\b", re.IGNORECASE)


@fact_rule(
    "F030", "mail-domain", Severity.INFO,
    good=(
        "company: {website: {url: https://www.banyanhost.in}}\n"
        "contacts: {privacy: {email: privacy@mail.banyanhost.in}}",
        "company: {website: {url: https://www.banyanhost.in}}\ndpo: {name: Farah Sheikh, email: office@shahprivacy.in}",
    ),
    bad=(
        "company: {website: {url: https://www.banyanhost.in}}\n"
        "contacts: {privacy: {email: ⟦privacy@banyanhost.co.in⟧}}",
        "company: {website: {url: https://www.banyanhost.in}}\ncontacts: {general: {email: ⟦hello@banyanhosts.in⟧}}",
    ),
)  # fmt: skip
def mail_domain(company: Company, context: Context) -> Iterator[FactHit]:
    """The company's e-mail addresses are at the domain of its website.

    Readers take mail from another domain for a fraud and do not write to one either. A letter of difference is a slip
    that sends complaints and personal data to whoever owns the other domain.
    """
    own = site_domains(company)
    if not own:
        return
    within = tuple(ending for domain in own for ending in (f"@{domain}", f".{domain}"))
    told: dict[str, list[str]] = {}
    for fact in _own_mails(company):
        if not fact.value.endswith(within) and fact.value.rpartition("@")[2] not in _FREE:
            told.setdefault(domain_of(fact.value), []).append(fact.path)
    for domain, paths in told.items():
        near = next((site for site in own if _is_slip(domain, site)), None)
        also = f" (and {len(paths) - 1} more)" if len(paths) > 1 else ""
        message = f"{paths[0]}: the address{also} is at {domain}, but the website is at {near or own[0]}"
        hint = (
            "Correct the slip."
            if near
            else "Use an address at the company's own domain, or make sure that both are yours."
        )
        yield FactHit(paths[0], message, hint, severity=Severity.WARNING if near else None)


def _is_slip(domain: str, site: str) -> bool:
    """True where one letter of the name differs; another ending (`.in`, `.co.in`) is another domain and no slip."""
    return organisation(domain) != organisation(site) and one_letter_off(domain, site)


def _own_mails(company: Company) -> Iterator[Fact]:
    """The addresses of the company itself; an officer from outside and a representative have their own domain."""
    for fact in survey(company).of(Email):
        if not fact.path.startswith(("representatives.", "dpo.", "billing.payment_provider.")):
            yield fact


@fact_rule(
    "F031", "free-mail", Severity.INFO,
    good="grievance: {officer: {name: Kavita Deshmukh, email: grievance@banyanhost.in}}",
    bad=(
        "grievance: {officer: {name: Kavita Deshmukh, email: ⟦banyanhost.grievance@gmail.com⟧}}",
        "contacts: {general: {email: ⟦banyanhost@rediffmail.com⟧}}",
    ),
)  # fmt: skip
def free_mail(company: Company, context: Context) -> Iterator[FactHit]:
    """The company is reached at a mailbox of its own and not at a free mail service.

    Anybody can open a mailbox in the company's name there. Complaints, notices and requests about personal data would
    lie with a provider with whom the company has no contract, and are lost when the employee who opened it leaves.
    """
    for fact in survey(company).of(Email):
        host = fact.value.rpartition("@")[2]
        if host in _FREE and not fact.path.startswith("representatives."):
            official = fact.path in _OFFICIAL
            message = f"{fact.path}: {fact.value} is a mailbox of {host}, a free mail service"
            yield FactHit(fact.path, message, "Open a mailbox at the company's own domain.",
                          severity=Severity.WARNING if official else None)  # fmt: skip


@fact_rule(
    "F032", "role-for-person", Severity.ERROR,
    good=(
        "grievance: {officer: {name: Kavita Deshmukh, email: grievance@banyanhost.in}}",
        "grievance: {officer: {name: Ravi Head, designation: Head of Support, email: support@banyanhost.in}}",
        "dpo: {name: Shah Privacy Services LLP, email: office@shahprivacy.in}",
    ),
    bad=(
        "grievance: {officer: {name: ⟦Grievance Officer⟧, email: grievance@banyanhost.in}}",
        "grievance: {officer: {name: ⟦Customer Support Team⟧, email: support@banyanhost.in}}",
        "contacts: {query_person: {name: ⟦info@banyanhost.in⟧}}",
        "dpo: {name: ⟦Data Protection Officer⟧, email: dpo@banyanhost.in}",
        "grievance: {officer: {name: Kavita Deshmukh, email: ⟦sales@banyanhost.in⟧}}",
    ),
    provisions=("IN-SPDI-5.9", "IN-ITR-3.2.a"),
)  # fmt: skip
def role_for_person(company: Company, context: Context) -> Iterator[FactHit]:
    """Where the law asks for a person, a person is named.

    SPDI Rules 2011, r.5(9), and IT Rules 2021, r.3(2), want the name of the Grievance Officer, and Companies
    (Incorporation) Rules 2014, r.26, the name of a person for queries. “Support Team” is nobody, and a mailbox that is
    read for sales does not answer complaints within their days.
    """
    for path in _PERSONS:
        person = at(company, path)
        name = person.name if person is not None else None
        if name and ("@" in name or _ROLE.fullmatch(name)):
            message = f"{path}.name: {brief(name)} is not a person's name, which was expected here"
            hint = "Write the name of the person; the job title has a field of its own."
            yield FactHit(f"{path}.name", message, hint, severity=weight(company))
    officer = at(company, "grievance.officer")
    if officer is not None and officer.email and officer.email.partition("@")[0].lower() in _GENERAL:
        message = f"grievance.officer.email: {officer.email} is a mailbox for something else than complaints"
        hint = "Give an address that the officer reads, such as grievance@… ."
        yield FactHit("grievance.officer.email", message, hint, severity=Severity.WARNING)


@fact_rule(
    "F033", "officer-unreachable", Severity.ERROR,
    good=(
        "grievance: {officer: {name: Kavita Deshmukh, email: grievance@banyanhost.in}}",
        "grievance: {acknowledge: 24 hours}",
        "status: draft\ngrievance:\n  officer: {name: Kavita Deshmukh, phone: +91 80 4718 2304}\n",
    ),
    bad=(
        "grievance:\n  officer: ⟦{name: Kavita Deshmukh}⟧\n",
        "dpo: ⟦{name: Farah Sheikh}⟧",
    ),
    provisions=("IN-SPDI-5.9", "IN-ITR-3.2.a"),
)  # fmt: skip
def officer_unreachable(company: Company, context: Context) -> Iterator[FactHit]:
    """An officer who is named can be reached by e-mail or by phone.

    The rules ask for contact details beside the name, because a complaint is made to the officer and not to the
    company. A name alone sends people to the switchboard.
    """
    for path, also in (("grievance.officer", "phone"), ("dpo", "address")):
        officer = at(company, path)
        if officer is None or not officer.name:
            continue
        ways = (officer.email, getattr(officer, also))
        if not any(ways) and not {f"{path}.email", f"{path}.{also}"} & set(company.blank):
            message = f"{path}: {officer.name} is named without an e-mail address and without {_article(also)}"
            hint = f"Add {path}.email: an address that this person reads."
            yield FactHit(path, message, hint, severity=weight(company))


def _article(word: str) -> str:
    return f"an {word}" if word[0] in "aeiou" else f"a {word} number"


@fact_rule(
    "F034", "unread-mailbox", Severity.ERROR,
    good="contacts: {general: {email: reply@banyanhost.in}}",
    bad=(
        "contacts: {general: {email: ⟦noreply@banyanhost.in⟧}}",
        "marketing: {email: ⟦do-not-reply@banyanhost.in⟧}",
    ),
)  # fmt: skip
def unread_mailbox(company: Company, context: Context) -> Iterator[FactHit]:
    """An address that people are told to write to is read by somebody.

    What is sent to “noreply” is thrown away, while the law counts the days from the moment it was sent.
    """
    for fact in survey(company).of(Email):
        if _UNREAD.match(fact.value):
            message = f"{fact.path}: {fact.value} is a mailbox that nobody reads"
            yield FactHit(fact.path, message, "Give an address that somebody reads.", severity=weight(company))


_ABROAD: Final = ("contacts.sales", "representatives.", "rights.toll_free")
_CODES: Final = {
    "IN": "91", "US": "1", "CA": "1", "GB": "44", "DE": "49", "FR": "33", "NL": "31", "IE": "353", "SG": "65",
    "AE": "971", "AU": "61", "NZ": "64", "JP": "81", "ZA": "27", "CH": "41", "AT": "43", "BE": "32", "ES": "34",
    "IT": "39", "SE": "46", "DK": "45", "NO": "47", "FI": "358", "PL": "48", "PT": "351", "HK": "852", "MY": "60",
    "LK": "94", "BD": "880", "NP": "977", "PK": "92", "IL": "972", "SA": "966", "QA": "974", "CN": "86", "KR": "82",
    "BR": "55", "MX": "52", "KE": "254", "NG": "234",
}  # fmt: skip
"""Country codes of the ITU (E.164) for the countries in which such companies usually are."""


@fact_rule(
    "F035", "phone-abroad", Severity.INFO,
    good=(
        "offices: [{id: a, city: Pune, country: IN}]\ncontacts: {general: {phone: +91 80 4718 2300}}",
        "offices: [{id: a, city: Pune, country: IN}]\n"
        "contacts: {sales: [{region: the United States, phone: +1 512 244 9300}]}",
        "offices: [{id: a, city: Pune, country: IN}]\nrepresentatives: {eu: {phone: +353 1 462 8300}}",
        "offices: [{id: a, city: Pune, country: IN}]\nrights: {toll_free: +1 844 244 9300}",
    ),
    bad="offices: [{id: a, city: Pune, country: IN}]\ncontacts: {general: {phone: ⟦+1 512 244 9300⟧}}",
)  # fmt: skip
def phone_abroad(company: Company, context: Context) -> Iterator[FactHit]:
    """A phone number is of a country in which the company has an office.

    A call abroad costs customers money, and a mistyped country code calls a stranger. Lines for sales abroad,
    representatives abroad and toll-free lines are exempt.
    """
    countries = {office.country for office in company.facts.offices or ()}
    codes = tuple(f"+{_CODES[country]}" for country in countries if country in _CODES)
    if not codes or len(codes) < len(countries):
        return
    for fact in survey(company).of(Phone):
        if not fact.value.startswith(codes) and not fact.path.startswith(_ABROAD):
            where = " or ".join(sorted(map(str, countries)))
            message = f"{fact.path}: {fact.value} is no number of {where}, where the offices are"
            yield FactHit(fact.path, message, "Check the country code, or add the office.")


RULES: tuple[Rule, ...] = (
    mail_domain,
    free_mail,
    role_for_person,
    officer_unreachable,
    unread_mailbox,
    phone_abroad,
)
