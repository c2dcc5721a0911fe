"""When pages speak of California and of other countries, and that they do so in whole sentences."""

from __future__ import annotations

import re

import pytest

from generator.clauses.library import Library
from generator.render.markdown import render
from tests.california import company_of, documents_of, text_of
from tests.prose import BROKEN, broken, prose

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
    pages = [render(document) for document in documents_of(company_of(text, library), library)]
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
    pages = {document.page: render(document) for document in documents_of(company_of(text, library), library)}
    assert words in text_of(pages["privacy"])


def test_california_is_silent_for_a_company_below_the_thresholds(library: Library) -> None:
    text = "profile: {california_visitors: true}\ncontacts: {privacy: {email: privacy@acme.in}}\nstatus: draft\n"
    pages = {document.page: render(document) for document in documents_of(company_of(text, library), library)}
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
    documents = documents_of(company_of(text, library), library)
    page = next(render(document) for document in documents if document.page == "privacy")
    assert words in text_of(page)
    assert [where for what in BROKEN for where in broken(page, what)] == []
    assert re.search(r"(?:Asha Rao|Ravi Iyer|dpo@acme\.in)", page.markdown)
