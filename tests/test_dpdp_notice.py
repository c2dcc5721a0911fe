"""The consent notice for India (DPDP Act s.5, Rules r.3): when there is one, and what it always holds."""

from __future__ import annotations

import re

import pytest

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.render.markdown import Page, render
from tests.conftest import parse
from tests.prose import prose

FACTS = """\
    status: draft
    company: {{legal_name: Acme Hosting Private Limited}}
    contacts: {{privacy: {{name: Asha Rao, email: privacy@acme.in}}}}
    grievance: {{officer: {{name: Ravi Nair, email: grievance@acme.in}}, resolve: 7 days}}
    authorities: {{india: {{name: the Data Protection Board of India, url: "https://board.example/complain"}}}}
    consent: {{withdraw_url: "https://acme.in/consent", withdraw_method: in your account, stops_within: 2 days}}
    rights: {{list: [{{right: access}}], request_url: "https://acme.in/rights"}}
    {documents}
    data:
      categories:
        - {{id: account, label: Account details, items: [name, password]}}
        - {{id: news, label: Newsletter, items: [email]}}
        - {{id: visits, label: Visits, items: [pages_viewed, ip_address]}}
      purposes:
        - {{id: service, purpose: provide_service, dpdp_ground: dpdp_voluntary, data: [account]}}
"""
NEWS = "        - {id: news, purpose: newsletter, dpdp_ground: dpdp_consent, data: [news], service_enabled: monthly news}\n"
VISITS = "        - {id: visits, purpose: analytics, dpdp_ground: dpdp_consent, data: [visits]}\n"
LANGUAGES = "documents: {dpdp_notice: {effective_date: 2027-05-13, languages: [en, hi, ta]}}"


def _notice(library: Library, press: Press, purposes: str, documents: str = LANGUAGES) -> Page | None:
    company, problems = parse(FACTS.format(documents=documents) + purposes, library)
    assert company is not None, [str(p) for p in problems]
    pages = {document.page: render(document) for document in press.documents(company)}
    return pages.get("dpdp_notice")


def _words(page: Page) -> str:
    return " ".join(prose(page).split())


def test_there_is_no_notice_where_nobody_in_india_is_asked_for_consent(library: Library, press: Press) -> None:
    assert _notice(library, press, "") is None


def test_the_address_of_the_notice_has_a_hyphen(library: Library, press: Press) -> None:
    page = _notice(library, press, NEWS)
    assert page is not None
    assert page.path == "acme/dpdp-notice.md"
    assert page.document.meta["slug"] == "/acme/dpdp-notice/"


def test_one_purpose_is_a_sentence_and_two_are_a_table(library: Library, press: Press) -> None:
    one, two = _notice(library, press, NEWS), _notice(library, press, NEWS + VISITS)
    assert one is not None
    assert two is not None
    assert "We would like to send you our newsletter." in _words(one)
    assert "This makes possible: monthly news." in _words(one)
    assert "|---|" not in one.markdown
    assert "| **Newsletter:** E-mail address | Send you our newsletter | Monthly news |" in two.markdown
    assert "| **Visits:** Pages viewed, IP address |" in two.markdown


def test_only_what_rests_on_consent_is_asked_for(library: Library, press: Press) -> None:
    page = _notice(library, press, NEWS + VISITS)
    assert page is not None
    assert "Account details" not in page.markdown
    assert "password" not in page.markdown.casefold()


def test_the_notice_says_what_a_purpose_makes_possible_or_that_this_is_not_yet_given(
    library: Library, press: Press
) -> None:
    page = _notice(library, press, NEWS + VISITS)
    assert page is not None
    assert list(page.document.gaps) == ["data.purposes[visits].service_enabled"]


@pytest.mark.parametrize(
    "link", ["https://acme.in/consent", "https://acme.in/rights", "https://board.example/complain"]
)
def test_the_three_links_stand_on_the_page_itself(library: Library, press: Press, link: str) -> None:
    page = _notice(library, press, NEWS)
    assert page is not None
    assert f"[{link}]({link})" in page.markdown


def test_the_notice_needs_no_other_page(library: Library, press: Press) -> None:
    page = _notice(library, press, NEWS)
    assert page is not None
    assert "our terms" in _words(page).casefold()  # only to say that nobody needs them
    assert set(re.findall(r"\]\(([a-z-]+\.md)", page.markdown.split("## Grievance Officer")[0])) == {"privacy.md"}
    last = [s for s in page.document.sections if "privacy.md" in s.body]
    assert [s.clause.anchor for s in last] == ["contact"]


def test_the_reader_chooses_the_language_before_anything_is_asked(library: Library, press: Press) -> None:
    page = _notice(library, press, NEWS)
    assert page is not None
    assert page.markdown.index("**Languages:** English, Hindi, Tamil") < page.markdown.index("Who asks you")
    without = _notice(library, press, NEWS, "")
    assert without is not None
    assert "documents.dpdp_notice.languages" in without.document.gaps


@pytest.mark.parametrize(
    ("children", "words"),
    [
        ("{allowed: false, min_age: 18}", "Only people aged 18 or over can consent here."),
        (
            "{allowed: true, min_age: 18, parental_consent: A parent signs in with DigiLocker.}",
            "your parent or guardian consents for you, and we check that. A parent signs in with DigiLocker.",
        ),
        ("{allowed: true, min_age: 18}", "[Consent of a parent: not yet given"),
    ],
)
def test_children_are_kept_out_or_a_parent_consents(library: Library, press: Press, children: str, words: str) -> None:
    page = _notice(library, press, NEWS + f"    children: {children}\n")
    assert page is not None
    assert words in _words(page)
