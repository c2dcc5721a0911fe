"""A company's fact file as a whole."""

from __future__ import annotations

from typing import Annotated

from generator.facts.base import Facts, fact
from generator.facts.california import Incentive, SaleOrShare, SensitiveUse
from generator.facts.commerce import Abuse, Aup, Billing, Changes, Law, Terms
from generator.facts.company import (
    Authorities,
    CompanyGroup,
    Contacts,
    DataProtectionOfficer,
    Grievance,
    Office,
    Profile,
    Representatives,
)
from generator.facts.cookies import Cookies
from generator.facts.data import (
    AutomatedDecision,
    Data,
    Disclosures,
    Dpa,
    Hosting,
    Recipient,
    Sharing,
    Transfer,
)
from generator.facts.documents import Definition, Documents, Scope
from generator.facts.errors import unexpected
from generator.facts.europe import JointController, Switching
from generator.facts.identifiers import LocaleTag
from generator.facts.india import CertIn, Consumer, Marketplace, NodalOfficer
from generator.facts.plain import Plain, Text, choice
from generator.facts.privacy import (
    Advertising,
    Analytics,
    Breach,
    Children,
    Consent,
    Marketing,
    RetentionRules,
    Rights,
    Security,
    ThirdParties,
    Tracking,
    Verification,
)
from generator.facts.sla import Sla

STATUSES = ("draft", "published")
SCHEMA_VERSION = 1


def _version(value: object) -> int:
    if value != SCHEMA_VERSION:
        raise unexpected(f"schema version {SCHEMA_VERSION}", value, f"Write {SCHEMA_VERSION}.")
    return SCHEMA_VERSION


Status = Annotated[str, choice(*STATUSES)]
SchemaVersion = Annotated[int, Plain(_version, {"const": SCHEMA_VERSION})]


class Provenance(Facts):
    """Where the facts come from, where the company did not write them itself."""

    reconstructed_from: tuple[Text, ...] | None = fact("documents that the facts were taken from", "Titles of published documents.", ["privacy policy of October 2023"])
    fictional: Text | None = fact("fictional company", "Says that the company does not exist; shown on every page.", "This company does not exist.")
    seen: Text | None = fact("where the documents were seen", "Kept with the facts.", "archived copy of 25 December 2019")


class FactFile(Facts):
    """Everything a company states, grouped as the pages use it."""

    schema_version: SchemaVersion | None = fact("schema version", "Version of this file's shape.", 1)
    status: Status | None = fact("status", "“draft” shows gaps; “published” must have none.", "draft")
    locale: LocaleTag | None = fact("locale", "Language and country of the pages: dates, numbers, words.", "en-IN")
    provenance: Provenance | None = fact("provenance", "Where the facts come from.")
    profile: Profile | None = fact("profile", "Answers that decide which clauses apply.")
    company: CompanyGroup | None = fact("company", "Who the company is.")
    offices: tuple[Office, ...] | None = fact("offices", "Postal addresses.")
    contacts: Contacts | None = fact("contacts", "How to reach the company.")
    grievance: Grievance | None = fact("complaints", "Who handles complaints and how fast.")
    nodal_officer: NodalOfficer | None = fact("nodal officer", "For consumer law in India.")
    dpo: DataProtectionOfficer | None = fact("data protection officer", "Only where one is designated.")
    representatives: Representatives | None = fact("representatives", "In the EU and the UK.")
    authorities: Authorities | None = fact("authorities", "Where people can complain beside the company.")
    documents: Documents | None = fact("documents", "Titles, dates, languages of the pages.")
    scope: Scope | None = fact("scope", "Whom and what the privacy policy covers.")
    definitions: tuple[Definition, ...] | None = fact("definitions", "Words used in a special sense.")
    data: Data | None = fact("personal data", "What, why, on what ground.")
    recipients: tuple[Recipient, ...] | None = fact("recipients", "Who receives data.")
    joint_controllers: tuple[JointController, ...] | None = fact("joint controllers", "Who decides with us about some data (GDPR Art. 26).")
    sharing: Sharing | None = fact("sharing", "Rules for all sharing.")
    disclosures: Disclosures | None = fact("disclosures", "To courts and authorities.")
    sale_or_share: SaleOrShare | None = fact("sale and sharing", "In California's sense.")
    sensitive_pi: SensitiveUse | None = fact("use of sensitive information", "In California's sense.")
    incentives: tuple[Incentive, ...] | None = fact("benefits for data", "Only where data is traded for a benefit.")
    transfers: tuple[Transfer, ...] | None = fact("transfers", "Data that crosses a border.")
    automated_decisions: tuple[AutomatedDecision, ...] | None = fact("automated decisions", "Decisions without a person.")
    hosting: Hosting | None = fact("hosting", "Servers and the people who rent them.")
    dpa: Dpa | None = fact("processing for customers", "Addendum and sub-processors.")
    consent: Consent | None = fact("consent", "How it is asked and taken back.")
    marketing: Marketing | None = fact("marketing", "News and offers.")
    rights: Rights | None = fact("rights", "Rights of the people whose data is handled.")
    children: Children | None = fact("children", "Age line.")
    security: Security | None = fact("security", "How data is protected.")
    breach: Breach | None = fact("data breach", "What happens after one.")
    cert_in: CertIn | None = fact("CERT-In", "Reports of cyber incidents in India.")
    retention: RetentionRules | None = fact("retention", "Rules for all retention.")
    verification: Verification | None = fact("self-check", "How practice is checked.")
    analytics: Analytics | None = fact("measurement", "Measuring the use of the site.")
    tracking: Tracking | None = fact("tracking", "Logs and beacons.")
    advertising: Advertising | None = fact("advertising", "Advertising on the site.")
    third_parties: ThirdParties | None = fact("products of others", "Links and connections.")
    cookies: Cookies | None = fact("cookies", "Cookies and similar tools.")
    billing: Billing | None = fact("billing", "Prices, invoices, payment, refunds.")
    consumer: Consumer | None = fact("consumers in India", "Only where people there can buy.")
    marketplace: Marketplace | None = fact("marketplace", "Only where others sell on the platform.")
    terms: Terms | None = fact("terms", "The contract with customers.")
    switching: Switching | None = fact("switching and exit", "How customers in the EU leave (Data Act).")
    aup: Aup | None = fact("acceptable use", "What customers may not do.")
    abuse: Abuse | None = fact("abuse", "Reports of abuse.")
    sla: Sla | None = fact("service levels", "Availability and support.")
    law: Law | None = fact("law", "Law and courts of the contract.")
    changes: Changes | None = fact("changes", "How the pages change.")
