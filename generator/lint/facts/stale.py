"""Rules F060 to F063: what was true once. They ask what day it is, so a build does not run them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from generator.facts.leaves import Fact
from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.survey import survey, weight
from generator.lint.facts.texts import OnceAText, Texts
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_SOON: Final = timedelta(days=60)
_YEAR: Final = timedelta(days=366)
_WITHDRAWN: Final = {
    ("iso27001", "2005"): (date(2015, 10, 1), "ISO/IEC 27001:2022"),
    ("iso27001", "2013"): (date(2025, 10, 31), "ISO/IEC 27001:2022"),
    ("iso9001", "2000"): (date(2010, 11, 15), "ISO 9001:2015"),
    ("iso9001", "2008"): (date(2018, 9, 15), "ISO 9001:2015"),
    ("iso14001", "2004"): (date(2018, 9, 15), "ISO 14001:2015"),
    ("iso20000", "2005"): (date(2013, 4, 30), "ISO/IEC 20000-1:2018"),
    ("iso20000", "2011"): (date(2021, 9, 30), "ISO/IEC 20000-1:2018"),
    ("iso22301", "2012"): (date(2023, 4, 30), "ISO 22301:2019"),
    ("iso50001", "2011"): (date(2021, 8, 20), "ISO 50001:2018"),
    ("pci_dss", "3.2"): (date(2018, 12, 31), "PCI DSS 4.0.1"),
    ("pci_dss", "3.2.1"): (date(2024, 3, 31), "PCI DSS 4.0.1"),
    ("pci_dss", "4.0"): (date(2024, 12, 31), "PCI DSS 4.0.1"),
}
"""Standard and edition -> the last day of the transition (IAF resolutions; PCI SSC), and what replaced it."""
_NAMED = regex(r"ISO(?:/IEC)? ?(27001|9001|14001|20000|22301|50001)(?:-1)? ?: ?((?:19|20)[0-9]{2})", re.IGNORECASE)


@fact_rule(
    "F060", "certificate-expired", Severity.ERROR,
    good="security: {certifications: [{standard: iso27001, valid_to: 2028-03-31}]}",
    bad=(
        "security: {certifications: [{standard: iso27001, valid_to: ⟦2026-03-31⟧}]}",
        "security: {certifications: [{standard: iso9001, valid_to: ⟦2026-12-31⟧}]}",
    ),
)  # fmt: skip
def certificate_expired(company: Company, context: Context) -> Iterator[FactHit]:
    """A certificate that a page names is valid.

    To advertise one that has run out is a misleading statement (Consumer Protection Act, 2019, s.2(28); Directive
    2005/29/EC, Annex I no. 2), and certifiers publish who still has theirs. Within 60 days of the end this is a
    warning.
    """
    for index, certificate in enumerate(at(company, "security.certifications") or ()):
        if certificate.valid_to is None:
            continue
        path = f"security.certifications[{index}].valid_to"
        left = certificate.valid_to.last_day() - context.on
        if left < timedelta():
            message = f"{path}: the certificate ended on {certificate.valid_to}, and today is {context.on}"
            yield FactHit(
                path, message, "Enter the renewed certificate, or take this one out.", severity=weight(company)
            )
        elif left <= _SOON:
            message = f"{path}: the certificate ends on {certificate.valid_to}, in {left.days} days"
            yield FactHit(path, message, "Have it renewed, and enter the new day.", severity=Severity.WARNING)


@fact_rule(
    "F061", "standard-withdrawn", Severity.ERROR,
    good=(
        'security: {certifications: [{standard: iso27001, edition: "2022"}], standard: "ISO/IEC 27001:2022"}',
        'security: {certifications: [{standard: iso9001, edition: "2015"}]}',
    ),
    bad=(
        'security: {certifications: [{standard: iso27001, edition: ⟦"2013"⟧}]}',
        'security: {standard: ⟦"ISO/IEC 27001:2013"⟧}',
        'status: draft\nsecurity: {certifications: [{standard: pci_dss, edition: ⟦"3.2.1"⟧}]}\n',
    ),
)  # fmt: skip
def standard_withdrawn(company: Company, context: Context) -> Iterator[FactHit]:
    """A standard is named in an edition that certificates can still be held to.

    When a new edition appears, certificates to the old one end with the transition: those to ISO/IEC 27001:2013 did so
    on 31 October 2025. Whoever still names it has no valid certificate, or never looked.
    """
    for index, certificate in enumerate(at(company, "security.certifications") or ()):
        standard = certificate.standard.id if certificate.standard else ""
        edition = str(certificate.edition or "").lower().removeprefix("v").strip()
        ended = _WITHDRAWN.get((standard, edition))
        if ended and ended[0] < context.on:
            path = f"security.certifications[{index}].edition"
            message = f"{path}: certificates to the edition {edition} ended on {ended[0]}; today there is {ended[1]}"
            yield FactHit(path, message, "Enter the certificate to the new edition, or take this one out.",
                          severity=weight(company))  # fmt: skip
    for fact, (named, number, year) in _named(survey(company).texts):
        ended = _WITHDRAWN.get((f"iso{number}", year))
        if ended and ended[0] < context.on:
            message = f"{fact.path}: {named} ended on {ended[0]}; today there is {ended[1]}"
            yield FactHit(fact.path, message, "Name the edition that is followed today.", severity=Severity.WARNING)


@OnceAText
def _named(texts: Texts) -> Iterator[tuple[Fact, tuple[str, str, str]]]:
    """The editions of standards that texts name: in words, by number and by year."""
    for fact, match in texts.with_any(("iso ", "iso/", "iso2", "iso9", "iso1", "iso5")).find(_NAMED):
        yield fact, (match.group(), match[1], match[2])


@fact_rule(
    "F062", "recorded-review-overdue", Severity.WARNING,
    good=(
        "cookies: {scanned: 2026-10-15}\nsecurity: {last_audit: 2026-06-30}",
        "documents: {privacy: {effective_date: 2023-10, last_updated: 2023-10-01}}",
    ),
    bad=(
        "cookies: {scanned: ⟦2024-10-15⟧}",
        "security: {last_audit: ⟦2025-06-30⟧}",
        "profile: {california_visitors: true}\n"
        "documents: {privacy: {effective_date: 2024-12, last_updated: ⟦2024-11-01⟧}}",
    ),
    provisions=("US-CA-CCPA-130.a.5",),
)  # fmt: skip
def review_overdue(company: Company, context: Context) -> Iterator[FactHit]:
    """What has to be looked at every year was looked at within the year.

    Security practices are audited at least once a year (SPDI Rules 2011, r.8(4)), a privacy policy for Californians is
    updated every 12 months (Cal. Civ. Code s.1798.130(a)(5)), and a cookie list that is older than a year no longer
    says what the site does.
    """
    reviews = [
        ("cookies.scanned", "the last scan for cookies", "Scan the site again, and correct the list."),
        ("security.last_audit", "the last security audit", "Enter the day of the newer report."),
    ]
    profile = company.facts.profile
    if profile is not None and profile.california_visitors:
        reviews.append(("documents.privacy.last_updated", "the last update of the privacy policy",
                        "Read it again, and enter the day."))  # fmt: skip
    for path, what, hint in reviews:
        day = at(company, path)
        if day is not None and context.on - day.last_day() > _YEAR:
            yield FactHit(path, f"{path}: {what} was on {day}, more than a year before {context.on}", hint)


@fact_rule(
    "F063", "day-in-the-future", Severity.WARNING,
    good="documents: {privacy: {effective_date: 2027-01-01, last_updated: 2026-11-01}}",
    bad=(
        "documents: {privacy: {effective_date: 2027-10-01, last_updated: ⟦2027-09-01⟧}}",
        "cookies: {scanned: ⟦2062-10-15⟧}",
        "company: {legal_name: Banyan Host Private Limited, identifiers: {cin: ⟦U63112KA2081PTC999213⟧}}",
    ),
)  # fmt: skip
def day_in_the_future(company: Company, context: Context) -> Iterator[FactHit]:
    """What has been done was done before today.

    A text that “last changed” next year, or a scan of 2062, is a slip that every reader sees.
    """
    documents = company.facts.documents
    updated = [f"documents.{name}.last_updated" for name in documents.__dict__] if documents else []
    for path in (*updated, "cookies.scanned", "security.last_audit"):
        day = at(company, path)
        if day is not None and day.first_day() > context.on:
            yield FactHit(path, f"{path}: {day} is still to come; today is {context.on}", "Check the year.")
    cin = at(company, "company.identifiers.cin")
    if cin is not None and cin.year > context.on.year:
        path = "company.identifiers.cin"
        message = f"{path}: {cin} is that of a company of {cin.year}, which is still to come"
        yield FactHit(path, message, "Copy the 21 characters from the certificate of incorporation.")


RULES: tuple[Rule, ...] = (certificate_expired, standard_withdrawn, review_overdue, day_in_the_future)
