"""What Indian law asks for beyond privacy: nodal officer, CERT-In, consumers, marketplaces."""

from __future__ import annotations

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Email, Phone, Url
from generator.facts.plain import Flag, Text
from generator.facts.quantities import Date, Duration


class NodalOfficer(Facts):
    """Who sees to it that consumer law is kept (Consumer Protection (E-Commerce) Rules 2020, r.4(1))."""

    name: Text | None = fact("nodal officer's name", "A senior person who lives in India.", "Rohan Bhatt")
    designation: Text | None = fact("nodal officer's designation", "Job title.", "Company Secretary")
    email: Email | None = fact("nodal officer's e-mail", "Where the officer is reached.", "nodal@example.com")
    phone: Phone | None = fact("nodal officer's phone", "With + and country code.", "+91 80 0000 0105")


class CertIn(Facts):
    """Reports to CERT-In (directions of 28 April 2022)."""

    report: Duration | None = fact("report of a cyber incident to CERT-In", "From noticing it.", "6 hours")


class Importer(Facts):
    """Imported goods or services that consumers can buy, and who imports them (E-Commerce Rules 2020, r.4(6))."""

    what: Text | None = fact("what is imported", "A noun phrase.", "hardware security keys")
    importer: Text | None = fact("importer", "Registered name.", "Keystone Imports Private Limited")
    address: Text | None = fact("importer's address", "One line.", "8 Dock Road, Chennai 600001, India")


class DarkPatternAudit(Facts):
    """The company's check of itself for dark patterns (E-Commerce Rules 2020, r.4(15))."""

    audited: Date | None = fact("self-audit for dark patterns", "Day of the report.", "2026-10-15")
    every: Duration | None = fact("how often dark patterns are looked for", "Once a year at least.", "1 year")
    by: Text | None = fact("who looked for dark patterns", "A noun phrase.", "our own compliance team")
    certificate_url: Url | None = fact("certificate of the self-audit", "Full address.", "https://www.example.com/legal/dark-patterns")


class Consumer(Facts):
    """Selling to consumers in India."""

    imports: tuple[Importer, ...] | None = fact("imported goods and services", "One entry each; {none: …} where there are none.")
    dark_patterns: DarkPatternAudit | None = fact("dark patterns", "The yearly self-audit.")
    helpline_partner: Flag | None = fact("partner of the National Consumer Helpline", "true where the company is a convergence partner.", True)


class Marketplace(Facts):
    """A platform on which others sell to consumers (E-Commerce Rules 2020, r.5)."""

    sellers_url: Url | None = fact("details of the sellers", "Where name, address, contact and rating of each seller stand.", "https://www.example.com/sellers")
    ranking: tuple[Text, ...] | None = fact("what decides the ranking", "Noun phrases, the weightiest first.", ["price", "ratings of buyers"])
    differences: Text | None = fact("differences between sellers", "A sentence: where sellers or goods of one kind are treated differently.", "We treat all sellers alike.")
