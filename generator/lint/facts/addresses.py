"""Rules F040 to F041: web addresses; and what a domain is, for the rules about mailboxes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.facts.identifiers import Url
from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.survey import survey, weight
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_SECOND: Final = frozenset(
    ("co", "com", "org", "net", "gov", "ac", "edu", "ltd", "plc", "firm", "gen", "ind", "nic", "res")
)
"""Second-level labels under which countries register names, as in `.co.in` and `.co.uk`."""
_INTERNAL: Final = frozenset(("local", "localhost", "internal", "intranet", "lan", "corp", "home"))
_HOST = regex(r"\[[^\]/?#]*\]|[^/?#:]+")
_STAGING = regex(r"^https?://(?:staging|stage|stg|dev|develop|test|testing|uat|qa|preprod|pre-prod)[0-9]?[.-]")


def domain_of(address: str) -> str:
    """The registered domain of an e-mail or web address: `mail.acme.co.in` and `www.acme.co.in` give `acme.co.in`."""
    host = host_of(address)
    labels = host.split(".")
    short = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND else 2
    return ".".join(labels[-short:])


def host_of(address: str) -> str:
    """The host of an e-mail or web address."""
    rest = address.partition("://")[2] or address.rpartition("@")[2]
    match = _HOST.match(rest)
    return match.group() if match else ""


def organisation(domain: str) -> str:
    """The name that was registered, without its ending: `acme` of `acme.co.in`."""
    return domain.partition(".")[0]


def site_domains(company: Company) -> tuple[str, ...]:
    """The domain of the website, and those of the pages that the company publishes elsewhere."""
    who = company.facts.company
    site = who.website.url if who and who.website else None
    if site is None:
        return ()
    documents = company.facts.documents
    own = [getattr(page, "url", None) for page in documents.__dict__.values()] if documents else []
    return tuple(dict.fromkeys(domain_of(url) for url in (site, *own) if url))


@fact_rule(
    "F040", "plain-http", Severity.WARNING,
    good="contacts: {offices_url: https://www.banyanhost.in/offices}",
    bad="contacts: {offices_url: ⟦http://www.banyanhost.in/offices⟧}",
)  # fmt: skip
def plain_http(company: Company, context: Context) -> Iterator[FactHit]:
    """A link begins with https.

    Browsers warn before they open anything else. A form for complaints or a withdrawal of consent that is sent in the
    clear is no reasonable security practice (SPDI Rules 2011, r.8; GDPR Art. 32).
    """
    for fact in survey(company).of(Url):
        if fact.value.startswith("http://") and not _is_internal(host_of(fact.value)):
            message = f"{fact.path}: {fact.value} begins with http, and https was expected"
            yield FactHit(fact.path, message, f"Write “https{fact.value[4:]}” if it opens.")


@fact_rule(
    "F041", "link-nobody-can-open", Severity.ERROR,
    good="contacts: {offices_url: https://www.banyanhost.in/staging}",
    bad=(
        "contacts: {offices_url: ⟦http://localhost.localdomain/offices⟧}",
        "contacts: {offices_url: ⟦https://192.168.1.20/offices⟧}",
        "contacts: {offices_url: ⟦https://wiki.banyanhost.internal/offices⟧}",
        "contacts: {offices_url: ⟦https://staging.banyanhost.in/offices⟧}",
    ),
)  # fmt: skip
def link_nobody_can_open(company: Company, context: Context) -> Iterator[FactHit]:
    """A link leads to a page that everybody can open.

    Addresses of the developer's own machine, of the office network and of a test server are copied into fact files
    while a site is built. Readers see an error where the law asks for a form or a policy.
    """
    for fact in survey(company).of(Url):
        host = host_of(fact.value)
        if _is_internal(host):
            message = f"{fact.path}: {fact.value} can be opened on a private network only"
            yield FactHit(fact.path, message, "Write the public address.", severity=weight(company))
        elif _STAGING.match(fact.value):
            message = f"{fact.path}: {fact.value} looks like the address of a test server"
            yield FactHit(fact.path, message, "Write the public address.", severity=Severity.WARNING)


def _is_internal(host: str) -> bool:
    if host.rpartition(".")[2] in _INTERNAL or host.startswith("localhost"):
        return True
    if not (host[-1:].isdigit() or host.startswith("[")):
        return False
    from ipaddress import ip_address

    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return False


RULES: tuple[Rule, ...] = (plain_http, link_nobody_can_open)
