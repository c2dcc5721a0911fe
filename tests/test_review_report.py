"""What people read of a review: its words, its order, and what is left out where there is too much."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import reviewreport
from generator.prose.document import OBJECT
from generator.review.judgement import Materiality
from generator.review.model import Review
from generator.reviewreport import markdown
from generator.reviewreport.markdown import LONGEST, MARK
from generator.reviewreport.words import ranked, sentence
from tests.reviews import LANTERN, edited, reviewed


@pytest.mark.parametrize("form", ["text", "markdown", "json", "html"])
def test_code_is_shown_with_its_own_words(tmp_path: Path, form: str) -> None:
    report = reviewreport.write(
        form, reviewed(tmp_path, LANTERN, edited(LANTERN, {"name: stats": "name: visits_total"}))
    )
    assert OBJECT not in report
    assert ("visits\\_total" if form == "markdown" else "visits_total") in report


@pytest.mark.parametrize("name", ["starz", "st|ts", "visits_total"])
def test_a_cookie_of_another_name_is_another_sentence(tmp_path: Path, name: str) -> None:
    (company,) = reviewed(tmp_path, LANTERN, edited(LANTERN, {"name: stats": f"name: {name}"})).companies
    (change,) = company.changes
    rows = [(place.before.split(" | ")[0], place.after.split(" | ")[0]) for place in change.places]
    assert rows == [("stats", name)]


TERMS = {"country: IN,": "country: US,", "legal_basis: contract": "legal_basis: legitimate_interests"}


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_people_read_words_and_not_ids(tmp_path: Path, form: str) -> None:
    report = reviewreport.write(form, reviewed(tmp_path, LANTERN, edited(LANTERN, TERMS)))
    between = " | " if form == "markdown" else " → "
    assert f"India{between}United States" in report
    assert f"Contract{between}Legitimate interests" in report


def test_machines_read_ids(tmp_path: Path) -> None:
    data = json.loads(reviewreport.write("json", reviewed(tmp_path, LANTERN, edited(LANTERN, TERMS))))
    assert {("IN", "US"), ("contract", "legitimate_interests")} <= {(c["old"], c["new"]) for c in data["changes"]}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nothing says what changes.", "Nothing says what changes."),
        ("so-called dates, and more", "So-called dates, and more."),
        ("facts/lantern.yml is not UTF-8", "facts/lantern.yml is not UTF-8."),
        ("site_name: there is no fact", "site_name: there is no fact."),
        ("billing.due is gone", "billing.due is gone."),
        ("“Terms” is no longer built", "“Terms” is no longer built."),
        ("", "."),
    ],
)
def test_only_a_plain_word_gets_a_capital(text: str, told: str) -> None:
    assert sentence(text) == told


def test_a_company_that_is_gone_is_named_once(tmp_path: Path) -> None:
    found = reviewed(tmp_path, {"lantern": LANTERN, "banyan": LANTERN}, {"banyan": LANTERN})
    assert "company removed: lantern" in (report := reviewreport.write("text", found))
    assert "company company" not in report


def test_whom_a_change_serves_is_said_of_the_people_whose_data_it_is(tmp_path: Path) -> None:
    report = reviewreport.write(
        "text", reviewed(tmp_path, LANTERN, edited(LANTERN, {"period: 180 days": "period: 2 years"}))
    )
    assert "  adverse for the people whose data it is  " in report


MIXED = {
    "website: {url: https://www.lanterncloud.in}": "website: {url: https://lanterncloud.in}",
    "resolve: 7 days": "resolve: 5 days",
    "period: 180 days": "period: 2 years",
    "uptime: 99.9%": "uptime: 99.95%",
    "credit: 10%": "credit: 5%",
    "courts: Bengaluru": "courts: Mumbai",
}


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_worst_change_stands_first(tmp_path: Path, form: str) -> None:
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, MIXED))
    report = reviewreport.write(form, found).partition("<h2>Changes")[0]
    weights = [weight.value for weight in Materiality]
    rows = {
        "text": r"^  (adverse|needs a look|favourable|neutral|cosmetic)",
        "markdown": r"^\| \**(adverse|needs a look|favourable|neutral|cosmetic)",
        "html": r" → [^<]*?, (adverse|needs a look|favourable|neutral|cosmetic)",
    }
    told = re.findall(rows[form], report, re.MULTILINE)
    assert len(told) >= 5
    assert told == sorted(told, key=weights.index)
    in_file = [judged.judgement.overall.value for judged in found.companies[0].changes]
    assert in_file != sorted(in_file, key=weights.index), "the order of the file would do"


def test_the_company_with_the_worst_change_stands_first(tmp_path: Path) -> None:
    better, worse = (edited(LANTERN, {"uptime: 99.9%": f"uptime: {uptime}"}) for uptime in ("99.95%", "99%"))
    found = reviewed(tmp_path, {"a": LANTERN, "b": LANTERN, "c": LANTERN}, {"a": better, "b": worse, "c": better})
    assert [company.id for company in ranked(found)] == ["b", "a", "c"]


ADVERSE = {"due: 15 days": "due: 10 days", "period: 180 days": "period: 2 years", "credit: 10%": "credit: 5%"}


def many(review: Review, number: int) -> Review:
    """The review as if as many companies had changed in the same way."""
    (company,) = review.companies
    companies = tuple(company._replace(id=f"c{at}") for at in range(number))
    return review._replace(companies=companies, findings=company.findings * number)


def empty_headings(comment: str) -> list[str]:
    return re.findall(r"^#+ .*\n+(?=#|\*The rest|\Z)", comment.partition(" on 27 November 2026.")[2], re.MULTILINE)


def test_a_large_review_is_filled_up_with_what_matters_most(tmp_path: Path) -> None:
    found = many(reviewed(tmp_path, LANTERN, edited(LANTERN, ADVERSE)), 200)
    comment = reviewreport.write("markdown", found)
    assert 50_000 < len(comment) <= LONGEST
    held, told = (
        re.findall(r"^- \*\*R\d+\*\* ", comment, re.MULTILINE),
        re.search(r"^- \*and (\d+) more\*$", comment, re.MULTILINE),
    )
    assert told
    assert len(held) >= 20
    assert len(held) + int(told[1]) == len(found.findings)
    rows = comment.count("\n| Lantern Cloud Private Limited | 3 adverse |")
    more = re.search(r"^\| \*and (\d+) more\* \|", comment, re.MULTILINE)
    assert rows + (int(more[1]) if more else 0) == 200
    assert comment.count("\n### Lantern Cloud Private Limited\n") >= 5
    assert re.search(r"Left out, .*: the details of .* and \d+ more and the sentences of .* and 195 more\.\*$", comment)
    assert empty_headings(comment) == []


def test_up_to_five_companies_need_no_table_of_them(tmp_path: Path) -> None:
    found = reviewed(tmp_path, LANTERN, edited(LANTERN, {"courts: Bengaluru": "courts: Mumbai"}))
    for number in (1, 5, 6):
        comment = reviewreport.write("markdown", many(found, number))
        assert (f"### {number} companies" in comment) is (number > 5)
        assert "too long" not in comment
        assert comment.count("<details>") == number * len(found.companies[0].pages)


@pytest.mark.parametrize("longest", [2_500, 3_000, 5_000, 8_000, 13_000, 20_000])
def test_a_comment_keeps_to_its_length_and_its_markup_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(markdown, "LONGEST", longest)
    comment = reviewreport.write("markdown", many(reviewed(tmp_path, LANTERN, edited(LANTERN, MIXED)), 7))
    assert len(comment) <= longest
    assert comment.startswith(f"{MARK}\n\n## Legal review: ")
    assert "The rest is too long for a comment" in comment
    assert comment.count("<details>") == comment.count("</details>")
    assert empty_headings(comment) == []


def test_a_company_that_cannot_be_read_has_no_empty_heading(tmp_path: Path) -> None:
    found = reviewed(tmp_path, LANTERN, "schema_version: 1\nprofile: [")
    assert "\n### Lantern" not in reviewreport.write("markdown", found)
    assert not re.search(r"^lantern \(lantern\)$", reviewreport.write("text", found), re.MULTILINE)


def test_the_summary_of_a_job_is_the_comment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = many(reviewed(tmp_path, LANTERN, edited(LANTERN, ADVERSE)), 30)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    reviewreport.write("github", found)
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == reviewreport.write("markdown", found)
