"""A company that sells and shares personal data of people in California, and what its pages say."""

from __future__ import annotations

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.load import Company
from generator.render.markdown import Page
from tests.conftest import parse
from tests.prose import prose

SELLER = """\
    locale: en-IN
    profile: {ccpa_business: true, ten_million_californians: true, significant_decisions: true, california_visitors: true}
    company: {legal_name: Acme Lending Private Limited}
    contacts: {privacy: {name: Asha Rao, email: privacy@acme.in, phone: +91 22 6662 8100}}
    documents:
      privacy: {effective_date: 2026-12-01, last_updated: 2026-11-01, languages: [en], link_text: Privacy}
      cookies: {effective_date: 2026-12-01}
    data:
      categories:
        - {id: visits, label: Visits, items: [ip_address], source: automatic, ccpa_category: [f_internet_activity],
           retention: {period: 1 year, starts: log_entry}}
        - {id: place, label: Place, items: [precise_location], source: you, ccpa_category: [g_geolocation, l_sensitive],
           sensitive_pi: [precise_geolocation], retention: {period: 1 year, starts: log_entry}}
      purposes: [{id: ads, purpose: advertising, data: [visits, place]}]
    recipients:
      - {id: ads, name: Signal Lamp Ads LLC, kind: advertising_partners, role: third_party, data: [visits],
         does: showing our advertisements on other websites, country: US}
      - {id: mail, name: Paper Lantern Mail LLC, kind: email_providers, role: processor, data: [visits, place],
         does: sending our e-mails, country: US}
    sale_or_share:
      sells: true
      shares: true
      categories:
        - {category: f_internet_activity, to: [advertising_partners], purpose: you see our offers on other websites}
        - {category: g_geolocation, to: [analytics_providers], purpose: they can count visits to shops}
      under16: true
      opt_in: People under 16 switch it on in their account.
      opt_in_age: 16
      opt_out_url: https://acme.in/choices
      opt_out_within: 2 business days
      opt_out_confirmation: The page of your choices then says so
      signal_scope: the browser that sends it
    sensitive_pi: {beyond_permitted: true, limit_url: https://acme.in/limit}
    incentives:
      - {name: Acme Club, terms: You get 5% off for your place, data: [place], join: in your account,
         leave: in your account, value: We put its value at USD 20 a year}
    rights:
      request_url: https://acme.in/request
      request_email: privacy@acme.in
      email_enough: We sell only online and know our customers
      metrics_url: https://acme.in/figures
      identifiers: [account_email]
      verification: We ask you to sign in
      agent: Someone else may ask for you with your written authority
    automated_decisions:
      - {decision: whether you get a loan, logic: The system compares income and debts, consequences: You get an offer
         or none, data: [place], opt_out_url: https://acme.in/person}
    tracking: {across_sites: true}
    disclosures: {third_party_marketing: true}
    cookies:
      used: true
      others_track: true
      consent: {global_privacy_control: We treat the signal as an opt-out, do_not_track: We treat Do Not Track alike}
    changes: {channels: [this_page]}
    """


def company_of(text: str, library: Library) -> Company:
    """The company of lines of a fact file."""
    company, problems = parse(text, library)
    assert company is not None, [str(p) for p in problems]
    return company


def documents_of(company: Company, library: Library) -> tuple[Document, ...]:
    """The pages of a company."""
    return Press(library, company.locale).documents(company)


def text_of(page: Page) -> str:
    """The words of a page."""
    return " ".join(prose(page).split())
