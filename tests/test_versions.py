"""What a built site shows of versions: addresses, banners, redlines, the list, the feed, the record and notices."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.archive.text import text_digest
from tests.released import AFTER, BEFORE, LAST, WHAT, build, write_facts
from tests.sites import repository, run, tree
from tests.version_pages import URL, banner_of, links_of, page_of, words_of

pytestmark = pytest.mark.xdist_group("versions")


def test_until_the_day_the_usual_address_shows_the_version_in_force(sites_of_versions: Path) -> None:
    page = page_of(sites_of_versions / "before", "sla")
    assert "we answer within 10 days" in words_of(page)
    assert banner_of(page) == "A new version applies from 1 February 2027. Read it, or see what changes."
    assert links_of(page, "Read it") == ["2027-02-01/"]
    assert links_of(page, "see what changes") == ["2027-02-01/changes/"]
    assert links_of(page, "Earlier versions") == ["versions/"]
    assert "In force from 1 December 2026" in words_of(page)
    assert "noindex" not in page


def test_from_the_day_on_it_shows_the_next_one_made_from_facts(sites_of_versions: Path) -> None:
    page = page_of(sites_of_versions / "after", "sla")
    assert "we answer within 5 days" in words_of(page)
    assert banner_of(page) == ""
    assert '<span class="fact" data-fact="sla.claims.response">' in page
    assert "In force from 1 February 2027" in words_of(page)


@pytest.mark.parametrize(
    ("site", "day", "banner", "hidden"),
    [
        ("before", "2026-06-01", "This is an earlier version. It was in force from 1 June 2026 to 30 November 2026. The version in force now is version 2.0.", True),
        ("before", "2026-12-01", "This is the version in force, under its permanent address. It applies from 1 December 2026 to 31 January 2027. You also find it at its usual address.", False),
        ("before", "2027-02-01", "This version is coming. It applies from 1 February 2027. Until then, version 2.0 is in force. You can see what changes.", True),
        ("after", "2026-12-01", "This is an earlier version. It was in force from 1 December 2026 to 31 January 2027. The version in force now is version 3.0.", True),
        ("after", "2027-02-01", "This is the version in force, under its permanent address. It applies from 1 February 2027. You also find it at its usual address.", False),
    ],
)  # fmt: skip
def test_each_version_says_what_it_is(sites_of_versions: Path, site: str, day: str, banner: str, hidden: bool) -> None:
    page = page_of(sites_of_versions / site, f"sla/{day}")
    assert banner_of(page) == banner
    assert ('<meta name="robots" content="noindex">' in page) is hidden
    address = f"{URL}example/sla/" if not hidden else f"{URL}example/sla/{day}/"
    assert f'<link rel="canonical" href="{address}">' in page
    assert "mkdocs.yml" not in page
    assert 'rel="edit"' not in page


def test_a_version_has_the_words_that_were_released(sites_of_versions: Path) -> None:
    assert "we answer within 14 days" in words_of(page_of(sites_of_versions / "after", "sla/2026-06-01"))
    assert "we answer within 10 days" in words_of(page_of(sites_of_versions / "after", "sla/2026-12-01"))


def test_no_link_of_the_pages_of_an_archive_leads_nowhere(sites_of_versions: Path) -> None:
    broken = []
    for path in sorted((sites_of_versions / "before" / "example").rglob("*.html")):
        for href in re.findall(r'<(?:a|link)[^>]*href="([^":#]*)["#]', path.read_text(encoding="utf-8")):
            target = (path.parent / href).resolve()
            if not (target.is_file() or (target / "index.html").is_file()):
                broken.append(f"{path.relative_to(sites_of_versions)}: {href}")
    assert broken == []


def test_the_list_tells_every_version_the_newest_first(sites_of_versions: Path) -> None:
    page = page_of(sites_of_versions / "before", "sla/versions")
    words = words_of(page)
    assert re.findall(r'<h2 id="v-([\d-]+)">', page) == ["2027-02-01", "2026-12-01", "2026-06-01"]
    assert "Version 3.0 Coming Applies from 1 February 2027. Released on 20 December 2026." in words
    assert "Version 2.0 In force In force from 1 December 2026 to 31 January 2027." in words
    assert "Version 1.0 Earlier version Was in force from 1 June 2026 to 30 November 2026." in words
    assert "Why: Nobody should wait for what is theirs." in words
    assert links_of(page, "See what changed against version 1.0") == ["../2026-12-01/changes/"]
    assert links_of(page, "Read version 1.0") == ["../2026-06-01/"]
    frozen = (sites_of_versions / "archive" / "example" / "sla" / "1.0.md").read_text(encoding="utf-8")
    assert f"<code>{text_digest(frozen)}</code>" in page
    assert "noindex" not in page


def test_the_redline_says_what_changed_why_and_where(sites_of_versions: Path) -> None:
    page = page_of(sites_of_versions / "before", "sla/2027-02-01/changes")
    words = words_of(page)
    assert "From version 2.0 (from 1 December 2026 to 31 January 2027) to version 3.0 (from 1 February 2027)." in words
    assert "Why: Nobody should wait for what is theirs." in words
    assert re.search(r"<del>.*?10.*?</del>.*?<ins>.*?5.*?</ins>", page)
    assert '<meta name="robots" content="noindex">' in page
    assert (
        links_of(page, "8. How to get a credit") or 'href="#changed-claims"' in page or "How to get a credit" in words
    )


def test_the_first_version_has_no_redline(sites_of_versions: Path) -> None:
    assert not (sites_of_versions / "before" / "example" / "sla" / "2026-06-01" / "changes").exists()
    assert not (sites_of_versions / "before" / "example" / "privacy" / "2026-12-01" / "changes").exists()


def test_the_navigation_is_that_of_the_company(sites_of_versions: Path) -> None:
    page = page_of(sites_of_versions / "before", "sla/2026-06-01")
    nav = page[page.index('<nav class="legal-docs"') :]
    nav = nav[: nav.index("</nav>")]
    assert re.search(r'href="\.\./"\s+aria-current="true">Service level agreement', nav)
    assert "2026-" not in nav


def test_a_coming_version_has_the_words_that_announce_it(sites_of_versions: Path) -> None:
    below = sites_of_versions / "before" / "example" / "sla" / "2027-02-01"
    text = (below / "notice.txt").read_text(encoding="utf-8")
    words = " ".join(text.split())
    assert text.startswith(
        "Subject: Nimbus Harbour: a new version of “Service level agreement” applies from 1 February 2027\n\n"
    )
    for sentence in (
        f"What changes: {WHAT}",
        "Why: Nobody should wait for what is theirs.",
        "Until then, version 2.0 stays in force.",
        f"Read the new version: {URL}example/sla/2027-02-01/",
        f"Read version 2.0: {URL}example/sla/2026-12-01/",
        f"See what changes, word by word: {URL}example/sla/2027-02-01/changes/",
        "If you do not want a change, you may end the service before it applies,",
        "If you have any question, please write to support@nimbusharbour.example.",
    ):
        assert sentence in words, sentence
    assert max(len(line) for line in text.splitlines()[1:]) <= 78
    banner = (below / "notice.html").read_text(encoding="utf-8")
    assert len(banner) < 1000
    assert "if &lt; 1 % is due" in banner
    assert "<style" not in banner
    assert not list((sites_of_versions / "after").rglob("notice.*"))


def test_a_site_without_an_archive_stays_as_it_is(sites_of_versions: Path, tmp_path: Path) -> None:
    own = repository(tmp_path / "r", "example")
    run(own, "mkdocs", "build", "-q", "--strict")
    (own / "archive").mkdir()
    before = tree(own / "site")
    run(own, "mkdocs", "build", "-q", "--strict")
    assert tree(own / "site") == before
    assert not [name for name in before if "well-known" in name or "versions" in name or "feed" in name]
    assert b"version-line" not in before["example/sla/index.html"]


def test_a_broken_ledger_stops_the_build_with_all_problems_and_the_old_site_stays(copy_of_versions: Path) -> None:
    build(copy_of_versions, BEFORE)
    before = tree(copy_of_versions / "site")
    (copy_of_versions / "archive" / "example" / "sla" / "2.0.md").write_text("# Other words\n", encoding="utf-8")
    (copy_of_versions / "archive" / "example" / "privacy" / "3.1.md").unlink()
    facts = copy_of_versions / "facts" / "example.yml"
    facts.write_text(facts.read_text(encoding="utf-8") + "\nbiling: {}\n", encoding="utf-8")
    said = build(copy_of_versions, BEFORE, check=False)
    assert "nothing was built" in said
    assert "archive/example/sla/2.0.md:1:1: error: The text is not the one that was released" in said
    assert "archive/example/privacy/3.1.md" in said
    assert "Traceback" not in said
    assert tree(copy_of_versions / "site") == before


def test_an_edit_that_was_not_released_is_shown_told_and_fails_strictly(copy_of_versions: Path) -> None:
    write_facts(
        copy_of_versions, *LAST, ("We measure ourselves, and we show you the figures.", "We measure all we do.")
    )
    said = build(copy_of_versions, BEFORE)
    assert "warning: sla: The text differs from what was released, last as version 3.0." in said
    assert "Run “legalsite release example”" in said
    page = page_of(copy_of_versions / "site", "sla")
    assert "We measure all we do." in page
    assert banner_of(page) == "This text has not been released. The version in force is version 2.0."
    assert "strict" in build(copy_of_versions, BEFORE, "--strict", check=False)


def test_facts_taken_back_to_a_superseded_text_do_not_bring_it_back(copy_of_versions: Path) -> None:
    write_facts(copy_of_versions)
    said = build(copy_of_versions, AFTER)
    assert "sla: The text is that of version 2.0; the site shows version 3.0, which is in force." in said
    assert "we answer within 5 days" in words_of(page_of(copy_of_versions / "site", "sla"))


def test_versions_of_a_company_without_facts_are_told(copy_of_versions: Path) -> None:
    shutil.copytree(copy_of_versions / "archive" / "example", copy_of_versions / "archive" / "gone")
    said = run(copy_of_versions, "legalsite", "check-site", "--on", BEFORE, ".", check=False).stderr
    assert "archive/gone/ledger.jsonl:1:1: warning: gone has released versions, but no fact file" in said


def test_another_theme_and_its_search_work_too(copy_of_versions: Path) -> None:
    config = copy_of_versions / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "theme:\n  name: material\n  font: false\n", "theme: readthedocs\n"
    )
    config.write_text(text.replace("plugins:\n", "plugins:\n  - search\n"), encoding="utf-8")
    build(copy_of_versions, BEFORE, "--strict")
    assert "we answer within 14 days" in words_of(page_of(copy_of_versions / "site", "sla/2026-06-01"))
    entries = json.loads((copy_of_versions / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))[
        "docs"
    ]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert "example/sla/" in places
    assert not [place for place in places if re.search(r"\d{4}-\d\d-\d\d|versions", place)]
