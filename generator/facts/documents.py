"""The documents themselves: titles, dates, languages, and what else the company publishes."""

from __future__ import annotations

from generator.facts.base import Facts, fact
from generator.facts.identifiers import LanguageTag, Url
from generator.facts.plain import Flag, Text
from generator.facts.quantities import Date
from generator.facts.terms import DataSubject, PurposeTerm


class Document(Facts):
    """One page of the legal site. Every field has a good default except the effective date."""

    title: Text | None = fact("title", "Heading of the page; left out, the usual one.", "Privacy notice")
    effective_date: Date | None = fact("effective date", "First day on which this version applies.", "2026-12-01")
    last_updated: Date | None = fact("date of last update", "Day on which the text last changed.", "2026-11-01")
    version: Text | None = fact("version", "The company's own count.", "3.1")
    url: Url | None = fact("address of the published document", "Where the company publishes it, if not on this site.", "https://www.example.com/legal/privacy")
    slug: Text | None = fact("path", "Path in the front matter of exported pages, where another site generator needs its own.", "/legal/privacy")
    archive_url: Url | None = fact("earlier versions", "Where older versions are kept.", "https://www.example.com/legal/archive")
    purpose: Text | None = fact("purpose of the document", "Completes “This page …”.", "explains what we collect, how we use it and which rights you have")
    greeting: Text | None = fact("greeting", "One friendly sentence at the top.", "Thank you for being part of our community.")
    languages: tuple[LanguageTag, ...] | None = fact("languages", "Languages in which the document can be read.", ["en", "hi"])
    languages_url: Url | None = fact("choice of language", "Where the reader chooses one of the languages.", "https://www.example.com/legal/languages")
    controlling_language: LanguageTag | None = fact("source language", "The language that other versions are corrected against.", "en")
    link_text: Text | None = fact("link text", "How links to the page read; California asks for the word “privacy”.", "Privacy")


class RelatedDocument(Facts):
    """A document that the pages speak of and that stands elsewhere."""

    name: Text | None = fact("related document", "Its name as a reader knows it.", "Data processing addendum")
    url: Url | None = fact("address of the related document", "A document that is named must be findable.", "https://www.example.com/legal/dpa")
    relation: Text | None = fact("what the related document does", "Completes “The … …”.", "governs personal data that customers store with us")


class Documents(Facts):
    """The pages of the site and what they refer to."""

    privacy: Document | None = fact("privacy policy", "The privacy policy or privacy notice.")
    dpdp_notice: Document | None = fact("DPDP notice", "What people in India are asked to consent to (DPDP Act s.5).")
    terms: Document | None = fact("terms of service", "The contract with customers.")
    aup: Document | None = fact("acceptable use policy", "What customers may not do.")
    refunds: Document | None = fact("refund policy", "Refunds and cancellation.")
    sla: Document | None = fact("service level agreement", "Availability and support promises.")
    cookies: Document | None = fact("cookie policy", "Cookies and similar tools.")
    subprocessors: Document | None = fact("list of sub-processors", "Who works on customers' data.")
    grievance: Document | None = fact("grievance page", "Complaints and contact.")
    switching: Document | None = fact("switching page", "How to move to another provider (EU Data Act).")
    in_short: Flag | None = fact("“In short” lines", "false leaves out the one-line summary of each section.", True)
    languages_on_request: Flag | None = fact("other languages of India on request", "true where one can ask for any language of the Eighth Schedule to the Constitution.", True)
    related: tuple[RelatedDocument, ...] | None = fact("related documents", "Documents that stand elsewhere.")


class Scope(Facts):
    """Whom and what the privacy policy covers."""

    applies_to: tuple[DataSubject, ...] | None = fact("people covered", "Ids or {text: …}.", ["visitors", "customers"])
    excludes: tuple[Text, ...] | None = fact("what is not covered", "Noun phrases.", ["information collected offline"])
    online_only: Flag | None = fact("online only", "true where only the website and the service are covered.", True)
    purposes: tuple[PurposeTerm, ...] | None = fact("why the information is collected at all", "For the opening sentence.", ["provide_service"])


class Definition(Facts):
    """A word used in another sense than the everyday one."""

    term: Text | None = fact("defined word", "As it stands in the text.", "Services")
    aliases: tuple[Text, ...] | None = fact("other words for the same", "Words that mean the same.", ["the service"])
    meaning: Text | None = fact("meaning", "Completes “… means …”.", "everything that you can order on our website")
    examples: tuple[Text, ...] | None = fact("examples", "Noun phrases.", ["your name", "your e-mail address"])
    methods: tuple[Text, ...] | None = fact("methods", "How it comes about; each completes “by …”.", ["aggregating it", "removing names"])
