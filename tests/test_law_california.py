"""The law data of California and of Australia, Brazil, Canada and Singapore: what it holds, and that pages say it.

The example sells and shares nothing, so a company that does stands here: its facts are the rest of the schema.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.facts.base import said
from generator.facts.company import Profile
from generator.facts.load import Company
from generator.facts.model import FactFile
from generator.render.markdown import Page, render
from tests.conftest import ROOT, load, parse
from tests.prose import BROKEN, broken, prose
from tests.test_prose import some

SHARED = ROOT.resolve().parent / "shared" / "law"
"""The catalogue from which the entries were carried over, which is no part of the project."""

CATALOGUES = ("us-ca", "au-app", "br-lgpd", "ca-pipeda", "sg-pdpa")

LAWS: dict[str, dict[str, Any]] = {
    provision: entry
    for place in ("us", "au", "br", "ca", "sg")
    for path in sorted((ROOT / "laws" / place).glob("*.yml"))
    for provision, entry in yaml.safe_load(path.read_text(encoding="utf-8"))["provisions"].items()
}

ONLY_OTHERS = {
    "120.b", "121.a", "7011.e.1.E", "7011.e.1.F", "7011.e.3.C", "7011.e.3.E", "7011.e.3.H", "7011.e.5", "7013", "7016",
    "7220",
}  # fmt: skip
"""What binds the seller below and not the example: sale and sharing, limits, size, benefits, decisions."""

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


def _company(text: str, library: Library) -> Company:
    company, problems = parse(text, library)
    assert company is not None, [str(p) for p in problems]
    return company


def _documents(company: Company, library: Library) -> tuple[Document, ...]:
    return Press(library, company.locale).documents(company)


def _text(page: Page) -> str:
    return " ".join(prose(page).split())


@pytest.fixture(scope="module")
def seller(library: Library) -> tuple[Company, tuple[Document, ...]]:
    company = _company(SELLER, library)
    return company, _documents(company, library)


@pytest.fixture(scope="module")
def example(library: Library) -> tuple[Company, tuple[Document, ...]]:
    company = load("example", library)
    return company, _documents(company, library)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the catalogue lies beside the repository, and is not here")
def test_every_entry_of_the_catalogue_is_carried_over() -> None:
    wanted = {
        row["id"]: row
        for name in CATALOGUES
        for row in yaml.safe_load((SHARED / f"{name}.yaml").read_text(encoding="utf-8"))["requirements"]
    }
    assert LAWS.keys() == wanted.keys()
    for name, row in wanted.items():
        entry, last = LAWS[name], LAWS[name]["versions"][-1]
        assert entry["cite"] == row["provision"], name
        assert (entry["kind"], entry["force"]) == (row["duty"], row["severity"]), name
        assert str(last["from"]) == row["in_force"].removeprefix("pending "), name
        assert (last["verified"], last["confidence"]) == (row["verification"], row["confidence"]), name
        assert entry["duty"].rstrip(".") != row["requirement"].rstrip("."), name


def test_limits_are_those_of_the_law() -> None:
    limits = {
        name: version["limits"] for name, entry in LAWS.items() for version in entry["versions"] if "limits" in version
    }
    assert limits == {
        "US-CA-CCPA-120.c": {"sale_or_share.opt_in_age": ">= 16"},
        "US-CA-CCPA-130.a.2": {
            "rights.acknowledge": "<= 10 business days",
            "rights.response": "<= 45 days",
            "rights.longest": "<= 90 days",
        },
        "US-CA-CCPA-130.a.5": {"documents.privacy.last_updated": "<= 12 months"},
        "US-CA-REG-7025.c": {"sale_or_share.opt_out_within": "<= 15 business days"},
        "BR-LGPD-18": {"rights.response": "<= 15 days"},
        "CA-PIPEDA-8.3": {"rights.response": "<= 30 days"},
    }


def _stated(facts: Any, steps: list[str], path: str = "") -> Iterator[tuple[str, bool]]:
    """Each item that a path with `[]` stands for: its path as pages name it, and whether it is said."""
    if not steps:
        yield path, facts is not None
        return
    step, *rest = steps
    name = step.removesuffix("[]")
    here = getattr(facts, name, None)
    path = f"{path}.{name}" if path else name
    if not step.endswith("[]"):
        yield from _stated(here, rest, path)
        return
    for index, item in enumerate(here or ()):
        yield from _stated(item, rest, f"{path}[{getattr(item, 'id', None) or index}]")


def _unsaid(need: str, facts: FactFile, known: set[str]) -> list[str]:
    """The items for which no alternative of a need is said and known to the sections."""
    alternatives = [list(_stated(facts, choice.split("."))) for choice in need.split(" | ")]
    if not all(alternatives):
        alternatives = [paths for paths in alternatives if paths]
    if not alternatives:
        return [need]
    if "[]" in need:
        return [row[0][0] for row in zip(*alternatives, strict=True) if not any(s and p in known for p, s in row)]
    return [] if any(said and path in known for paths in alternatives for path, said in paths) else [need]


CALIFORNIA = [
    name
    for name, entry in LAWS.items()
    if name.startswith("US-CA-") and entry["force"] == "must" and entry["kind"] in ("publish", "inform")
]


@pytest.mark.parametrize("name", CALIFORNIA)
def test_the_facts_of_a_duty_stand_in_the_sections_that_answer_it(
    example: tuple[Company, tuple[Document, ...]], seller: tuple[Company, tuple[Document, ...]], name: str
) -> None:
    company, documents = seller if name.split("-", 3)[3] in ONLY_OTHERS else example
    sections = [s for document in documents for s in document.all_sections if name in s.clause.answers]
    assert sections, f"{name} has no section"
    known = {path for section in sections for path in (*section.written, *section.read)}
    for need in LAWS[name]["needs"]:
        assert _unsaid(need, company.facts, known) == [], f"{name}: {need}"


def test_the_pages_of_a_company_that_sells_read_well(seller: tuple[Company, tuple[Document, ...]]) -> None:
    documents = seller[1]
    pages = [render(document) for document in documents]
    assert [where for page in pages for what in BROKEN for where in broken(page, what)] == []
    assert {path for document in documents for path in document.gaps} == set()
    text = next(_text(page) for page in pages if page.path.endswith("privacy.md"))
    for words in (
        "we sold and shared personal information", "we sell or share nothing of anyone under the age of 16",
        "within 2 business days", "It covers the browser that sends it.", "The page of your choices then says so.",
        "[Limit the Use of My Sensitive Personal Information]", "you see our offers",
        "We put its value at USD 20 a year.", "opt out of this decision", "We sell only online and know our customers.",
        "how many requests we had", "what we gave and to whom", "over time and across websites",
    ):  # fmt: skip
        assert words.casefold() in text.casefold(), words
    assert "neither sell nor share" not in text


LINK = "[Do Not Sell or Share My Personal Information]"


@pytest.mark.parametrize(
    ("group", "there"),
    [
        ("sale_or_share: {sells: true, opt_out_url: https://acme.in/choices}", LINK),
        ("sale_or_share: {shares: true, opt_out_url: https://acme.in/choices}", LINK),
        (
            "sale_or_share: {sells: true, alternative_link: true, opt_out_url: https://acme.in/x}",
            "[Your Privacy Choices]",
        ),
        ("sensitive_pi: {beyond_permitted: true, limit_url: https://acme.in/x}", "[Limit the Use of My Sensitive"),
        ("sale_or_share: {sells: false, shares: false, opt_out_url: https://acme.in/choices}", None),
        ("sensitive_pi: {beyond_permitted: false, limit_url: https://acme.in/limit}", None),
    ],
)
def test_a_choice_link_is_at_the_foot_of_every_page_where_there_is_a_choice_and_only_there(
    library: Library, group: str, there: str | None
) -> None:
    text = f"""\
        profile: {{ccpa_business: true}}
        company: {{legal_name: Acme Private Limited}}
        contacts: {{privacy: {{email: privacy@acme.in}}}}
        terms: {{acceptance: when you order}}
        cookies: {{used: true}}
        {group}
        """
    pages = [render(document) for document in _documents(_company(text, library), library)]
    assert len(pages) >= 4
    for page in pages:
        last = prose(page).rsplit("\n## ", 1)[-1]
        assert ("acme.in/" in page.markdown.rsplit("\n## ", 1)[-1]) == bool(there), page.path
        assert there is None or there in last, page.path


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ("sells: false, shares: false", "We do neither"),
        ("sells: true, shares: false", "we sold personal information. We did not share it."),
        ("sells: false, shares: true", "we shared personal information. We did not sell it."),
        ("sells: false", "Whether we share personal information: [Personal information is shared: not yet given"),
        ("shares: true", "Whether we sell personal information: [Personal information is sold: not yet given"),
        ("", "Whether we sell personal information: [Sale and sharing"),
    ],
)
def test_silence_about_sale_is_a_gap_and_none_is_said(library: Library, facts: str, words: str) -> None:
    group = f"sale_or_share: {{{facts}}}" if facts else "sale_or_share:"
    text = (
        "status: draft\nprofile: {ccpa_business: true}\ncompany: {legal_name: Acme Private Limited}\n"
        f"contacts: {{privacy: {{email: privacy@acme.in}}}}\n{group}\n"
    )
    pages = {document.page: render(document) for document in _documents(_company(text, library), library)}
    assert words in _text(pages["privacy"])


def test_california_is_silent_for_a_company_below_the_thresholds(library: Library) -> None:
    text = "profile: {california_visitors: true}\ncontacts: {privacy: {email: privacy@acme.in}}\nstatus: draft\n"
    pages = {document.page: render(document) for document in _documents(_company(text, library), library)}
    assert "Privacy in California" not in pages["privacy"].markdown
    assert "California: tracking and direct marketing" in pages["privacy"].markdown


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("australia", "Australian Information Commissioner"),
        ("brazil", "Article 18 of the LGPD"),
        ("canada", "Privacy Commissioner of Canada"),
        ("quebec", "in Quebec, to the [Commission d'accès"),
        ("singapore", "Personal Data Protection Commission"),
    ],
)
def test_another_country_has_its_contact_and_its_authority(library: Library, country: str, words: str) -> None:
    text = f"""\
        profile: {{targets_{country}: true}}
        company: {{legal_name: Acme Private Limited}}
        contacts: {{privacy: {{name: Asha Rao, email: privacy@acme.in}}}}
        dpo: {{name: Ravi Iyer, email: dpo@acme.in}}
        """
    documents = _documents(_company(text, library), library)
    page = next(render(document) for document in documents if document.page == "privacy")
    assert words in _text(page)
    assert [where for what in BROKEN for where in broken(page, what)] == []
    assert re.search(r"(?:Asha Rao|Ravi Iyer|dpo@acme\.in)", page.markdown)


def test_the_categories_of_the_example_are_those_of_its_items(
    library: Library, example: tuple[Company, tuple[Document, ...]]
) -> None:
    items, names = library.vocabularies["data_items"], library.vocabularies["ccpa_categories"]
    letters = {letter: name for name, entry in names.items() for letter in entry["ccpa"]}
    data = example[0].facts.data
    assert data
    for category in data.categories or ():
        own_words = any(not item.id for item in category.items or ())  # these have no mapping to hold against
        if category.role is None and not own_words:
            found = {letters[x] for item in category.items or () if item.id for x in items[item.id].get("ccpa", ())}
            assert {term.id for term in category.ccpa_category or ()} == found, category.id
            sensitive = {x for item in category.items or () if item.id for x in items[item.id].get("sensitive_pi", ())}
            assert {term.id for term in category.sensitive_pi or ()} == sensitive, category.id


def test_what_is_sold_is_kept_apart_from_what_serves_a_business_purpose(
    seller: tuple[Company, tuple[Document, ...]],
) -> None:
    page = next(render(document) for document in seller[1] if document.page == "privacy")
    table = page.markdown.partition("{#california_disclosure}")[2].partition("\n## ")[0]
    assert "| Visits | E-mail delivery providers | Sending our e-mails |" in table
    assert "| Advertising partners |" not in table
    assert "Not among these is what went to advertising partners" in table


@pytest.mark.parametrize("seed", range(30))
def test_any_part_of_the_facts_of_a_seller_makes_whole_sentences(
    library: Library, press: Press, seller: tuple[Company, tuple[Document, ...]], seed: int
) -> None:
    chance = random.Random(seed)
    company = seller[0]
    part = some(company.facts, chance, chance.choice((0.3, 0.6, 0.8, 0.95)), library)
    others = {f"targets_{name}": True for name in ("australia", "brazil", "canada", "quebec", "singapore")}
    profile = Profile(**{**others, **(said(part.profile) if part.profile else {}), "ccpa_business": True})
    fixed = {"status": "draft", "locale": company.facts.locale, "company": company.facts.company, "profile": profile}
    changed = company._replace(facts=FactFile(**{**said(part), **fixed}))
    pages = [render(document) for document in press.documents(changed)]
    assert [where for page in pages for what in BROKEN for where in broken(page, what)] == []
