"""What a built site shows of versions: addresses, banners, redlines, the list, the feed, the record and notices."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from generator.archive.text import text_digest
from generator.clauses.library import Library
from tests.legal_json import LEGAL_JSON
from tests.released import AFTER, BEFORE, LAST, WHAT, build, released, write_facts
from tests.sites import repository, run, tree

pytestmark = pytest.mark.xdist_group("versions")
URL = "https://legal.nimbusharbour.example/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """The repository, built as on the day before the switch and on that day."""
    made = released(tmp_path_factory.mktemp("versions"), library)
    build(made, BEFORE, "--strict", site="before")
    build(made, AFTER, "--strict", site="after")
    return made


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    """Facts and archive of the same repository, to be changed."""
    for name in ("facts", "archive"):
        shutil.copytree(folder / name, tmp_path / name)
    shutil.copy(folder / "mkdocs.yml", tmp_path)
    return tmp_path


def _page(site: Path, name: str) -> str:
    return (site / "example" / name / "index.html").read_text(encoding="utf-8")


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", html).split())


def _banner(html: str) -> str:
    found = re.search(r'<div class="version-banner.*?</div>', html, re.DOTALL)
    return _words(found[0]) if found else ""


def _links(html: str, words: str) -> list[str]:
    return re.findall(rf'href="([^"]*)"[^>]*>{re.escape(words)}</a>', html)


def test_until_the_day_the_usual_address_shows_the_version_in_force(folder: Path) -> None:
    page = _page(folder / "before", "sla")
    assert "we answer within 10 days" in _words(page)
    assert _banner(page) == "A new version applies from 1 February 2027. Read it, or see what changes."
    assert _links(page, "Read it") == ["2027-02-01/"]
    assert _links(page, "see what changes") == ["2027-02-01/changes/"]
    assert _links(page, "Earlier versions") == ["versions/"]
    assert "In force from 1 December 2026" in _words(page)
    assert "noindex" not in page


def test_from_the_day_on_it_shows_the_next_one_made_from_facts(folder: Path) -> None:
    page = _page(folder / "after", "sla")
    assert "we answer within 5 days" in _words(page)
    assert _banner(page) == ""
    assert '<span class="fact" data-fact="sla.claims.response">' in page
    assert "In force from 1 February 2027" in _words(page)


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
def test_each_version_says_what_it_is(folder: Path, site: str, day: str, banner: str, hidden: bool) -> None:
    page = _page(folder / site, f"sla/{day}")
    assert _banner(page) == banner
    assert ('<meta name="robots" content="noindex">' in page) is hidden
    address = f"{URL}example/sla/" if not hidden else f"{URL}example/sla/{day}/"
    assert f'<link rel="canonical" href="{address}">' in page
    assert "mkdocs.yml" not in page
    assert 'rel="edit"' not in page


def test_a_version_has_the_words_that_were_released(folder: Path) -> None:
    assert "we answer within 14 days" in _words(_page(folder / "after", "sla/2026-06-01"))
    assert "we answer within 10 days" in _words(_page(folder / "after", "sla/2026-12-01"))


def test_no_link_of_the_pages_of_an_archive_leads_nowhere(folder: Path) -> None:
    broken = []
    for path in sorted((folder / "before" / "example").rglob("*.html")):
        for href in re.findall(r'<(?:a|link)[^>]*href="([^":#]*)["#]', path.read_text(encoding="utf-8")):
            target = (path.parent / href).resolve()
            if not (target.is_file() or (target / "index.html").is_file()):
                broken.append(f"{path.relative_to(folder)}: {href}")
    assert broken == []


def test_the_list_tells_every_version_the_newest_first(folder: Path) -> None:
    page = _page(folder / "before", "sla/versions")
    words = _words(page)
    assert re.findall(r'<h2 id="v-([\d-]+)">', page) == ["2027-02-01", "2026-12-01", "2026-06-01"]
    assert "Version 3.0 Coming Applies from 1 February 2027. Released on 20 December 2026." in words
    assert "Version 2.0 In force In force from 1 December 2026 to 31 January 2027." in words
    assert "Version 1.0 Earlier version Was in force from 1 June 2026 to 30 November 2026." in words
    assert "Why: Nobody should wait for what is theirs." in words
    assert _links(page, "See what changed against version 1.0") == ["../2026-12-01/changes/"]
    assert _links(page, "Read version 1.0") == ["../2026-06-01/"]
    frozen = (folder / "archive" / "example" / "sla" / "1.0.md").read_text(encoding="utf-8")
    assert f"<code>{text_digest(frozen)}</code>" in page
    assert "noindex" not in page


def test_the_redline_says_what_changed_why_and_where(folder: Path) -> None:
    page = _page(folder / "before", "sla/2027-02-01/changes")
    words = _words(page)
    assert "From version 2.0 (from 1 December 2026 to 31 January 2027) to version 3.0 (from 1 February 2027)." in words
    assert "Why: Nobody should wait for what is theirs." in words
    assert re.search(r"<del>.*?10.*?</del>.*?<ins>.*?5.*?</ins>", page)
    assert '<meta name="robots" content="noindex">' in page
    assert _links(page, "8. How to get a credit") or 'href="#changed-claims"' in page or "How to get a credit" in words


def test_the_first_version_has_no_redline(folder: Path) -> None:
    assert not (folder / "before" / "example" / "sla" / "2026-06-01" / "changes").exists()
    assert not (folder / "before" / "example" / "privacy" / "2026-12-01" / "changes").exists()


def test_search_and_sitemap_know_the_usual_addresses_only(folder: Path) -> None:
    site = folder / "before"
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert "example/sla/" in places
    assert not [place for place in places if re.search(r"\d{4}-\d\d-\d\d|versions", place)]
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{URL}example/sla/</loc>" in sitemap
    assert not re.search(r"<loc>[^<]*(\d{4}-\d\d-\d\d|versions)", sitemap)


def test_the_navigation_is_that_of_the_company(folder: Path) -> None:
    page = _page(folder / "before", "sla/2026-06-01")
    nav = page[page.index('<nav class="legal-docs"') :]
    nav = nav[: nav.index("</nav>")]
    assert re.search(r'href="\.\./"\s+aria-current="true">Service level agreement', nav)
    assert "2026-" not in nav


def test_the_feed_keeps_the_rules_of_atom(folder: Path) -> None:
    text = (folder / "before" / "example" / "feed.xml").read_text(encoding="utf-8")
    feed = ElementTree.fromstring(text)
    entries = feed.findall(f"{ATOM}entry")
    assert feed.tag == f"{ATOM}feed"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Nimbus Harbour Hosting Private Limited"
    assert {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")} == {
        "self": f"{URL}example/feed.xml",
        "alternate": f"{URL}example/",
    }
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        assert (element.findtext(f"{ATOM}id") or "").startswith("https://")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    updated = [entry.findtext(f"{ATOM}updated") or "" for entry in entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == updated[0]
    newest = entries[0]
    assert newest.findtext(f"{ATOM}title") == "Service level agreement, version 3.0, in force from 1 February 2027"
    hrefs = {link.get("rel"): link.get("href") for link in newest.findall(f"{ATOM}link")}
    assert hrefs == {"alternate": f"{URL}example/sla/2027-02-01/", "related": f"{URL}example/sla/2027-02-01/changes/"}
    for link in (e for entry in entries for e in entry.findall(f"{ATOM}link")):
        path = (link.get("href") or "").removeprefix(URL)
        assert (folder / "before" / path / "index.html").is_file(), path


def test_every_page_of_the_company_names_the_feed(folder: Path) -> None:
    for name, up in (
        ("", ""),
        ("privacy", "../"),
        ("sla/2026-06-01", "../../"),
        ("sla/2027-02-01/changes", "../../../"),
    ):
        link = f'<link rel="alternate" type="application/atom+xml" title="Nimbus Harbour" href="{up}feed.xml">'
        assert link in _page(folder / "before", name), name


def test_legal_json_is_what_its_schema_says_and_what_the_archive_proves(folder: Path) -> None:
    data = json.loads((folder / "before" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(LEGAL_JSON).validate(data)
    (company,) = data["companies"]
    sla = next(document for document in company["documents"] if document["page"] == "sla")
    assert [v["version"] for v in sla["versions"]] == ["3.0", "2.0", "1.0"]
    assert sla["in_force"] == sla["versions"][1]
    assert sla["coming"] == sla["versions"][:1]
    assert [v["until"] for v in sla["versions"]] == [None, "2027-01-31", "2026-11-30"]
    for document in company["documents"]:
        for version in document["versions"]:
            proven = (
                run(folder, "legalsite", "at", "example", document["page"], version["effective_date"])
                if document is sla
                else None
            )
            if proven:
                assert text_digest(proven.stdout) == version["digest"]
            assert (folder / "before" / version["address"].removeprefix(URL) / "index.html").is_file()


def test_a_digest_in_legal_json_is_that_of_the_text_on_its_day(folder: Path) -> None:
    data = json.loads((folder / "before" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
    for document in (d for d in data["companies"][0]["documents"] if d["page"] in ("sla", "dpdp_notice")):
        now = document["in_force"]
        said = run(folder, "legalsite", "at", "example", document["page"], BEFORE, "--format", "json")
        assert json.loads(said.stdout)["entry"]["text"] == now["digest"]


def test_a_coming_version_has_the_words_that_announce_it(folder: Path) -> None:
    below = folder / "before" / "example" / "sla" / "2027-02-01"
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
    assert not list((folder / "after").rglob("notice.*"))


def test_two_builds_are_byte_identical(folder: Path, copy: Path) -> None:
    build(copy, BEFORE, "--strict", SOURCE_DATE_EPOCH="1900000000")
    one, two = tree(folder / "before"), tree(copy / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_site_without_an_archive_stays_as_it_is(folder: Path, tmp_path: Path) -> None:
    own = repository(tmp_path / "r", "example")
    run(own, "mkdocs", "build", "-q", "--strict")
    (own / "archive").mkdir()
    before = tree(own / "site")
    run(own, "mkdocs", "build", "-q", "--strict")
    assert tree(own / "site") == before
    assert not [name for name in before if "well-known" in name or "versions" in name or "feed" in name]
    assert b"version-line" not in before["example/sla/index.html"]


def test_a_broken_ledger_stops_the_build_with_all_problems_and_the_old_site_stays(copy: Path) -> None:
    build(copy, BEFORE)
    before = tree(copy / "site")
    (copy / "archive" / "example" / "sla" / "2.0.md").write_text("# Other words\n", encoding="utf-8")
    (copy / "archive" / "example" / "privacy" / "3.1.md").unlink()
    facts = copy / "facts" / "example.yml"
    facts.write_text(facts.read_text(encoding="utf-8") + "\nbiling: {}\n", encoding="utf-8")
    said = build(copy, BEFORE, check=False)
    assert "nothing was built" in said
    assert "archive/example/sla/2.0.md:1:1: error: The text is not the one that was released" in said
    assert "archive/example/privacy/3.1.md" in said
    assert "Traceback" not in said
    assert tree(copy / "site") == before


def test_an_edit_that_was_not_released_is_shown_told_and_fails_strictly(copy: Path) -> None:
    write_facts(copy, *LAST, ("We measure ourselves, and we show you the figures.", "We measure all we do."))
    said = build(copy, BEFORE)
    assert "warning: sla: The text differs from what was released, last as version 3.0." in said
    assert "Run “legalsite release example”" in said
    page = _page(copy / "site", "sla")
    assert "We measure all we do." in page
    assert _banner(page) == "This text has not been released. The version in force is version 2.0."
    assert "strict" in build(copy, BEFORE, "--strict", check=False)


def test_facts_taken_back_to_a_superseded_text_do_not_bring_it_back(copy: Path) -> None:
    write_facts(copy)
    said = build(copy, AFTER)
    assert "sla: The text is that of version 2.0; the site shows version 3.0, which is in force." in said
    assert "we answer within 5 days" in _words(_page(copy / "site", "sla"))


def test_versions_of_a_company_without_facts_are_told(copy: Path) -> None:
    shutil.copytree(copy / "archive" / "example", copy / "archive" / "gone")
    said = run(copy, "legalsite", "check-site", "--on", BEFORE, ".", check=False).stderr
    assert "archive/gone/ledger.jsonl:1:1: warning: gone has released versions, but no fact file" in said


def test_without_site_url_there_is_no_feed_and_addresses_are_below_the_root(copy: Path) -> None:
    said = build(copy, BEFORE, "--strict", url=False)
    assert "site_url is not set, so there are no feeds" in said
    assert not list((copy / "site").rglob("feed.xml"))
    assert not list((copy / "site").rglob("notice.*"))
    assert "atom+xml" not in _page(copy / "site", "sla")
    data = json.loads((copy / "site" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
    assert data["companies"][0]["documents"][0]["address"] == "example/privacy/"


def test_another_theme_and_its_search_work_too(copy: Path) -> None:
    config = copy / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace(
        "theme:\n  name: material\n  font: false\n", "theme: readthedocs\n"
    )
    config.write_text(text.replace("plugins:\n", "plugins:\n  - search\n"), encoding="utf-8")
    build(copy, BEFORE, "--strict")
    assert "we answer within 14 days" in _words(_page(copy / "site", "sla/2026-06-01"))
    entries = json.loads((copy / "site" / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert "example/sla/" in places
    assert not [place for place in places if re.search(r"\d{4}-\d\d-\d\d|versions", place)]


def test_check_site_knows_the_pages_of_the_archive(folder: Path, copy: Path) -> None:
    site = copy / "built"
    shutil.copytree(folder / "before", site)
    assert "are there" in run(copy, "legalsite", "check-site", "--on", BEFORE, "built").stderr
    shutil.rmtree(site / "example" / "sla" / "2026-06-01")
    text = site / "example" / "sla" / "2026-12-01" / "index.html"
    text.write_text(text.read_text(encoding="utf-8").replace('id="claims"', ""), encoding="utf-8")
    said = run(copy, "legalsite", "check-site", "--on", BEFORE, "built", check=False)
    assert said.returncode == 1
    assert "the site has no page “example/sla/2026-06-01/” (Service level agreement, version 1.0)" in said.stderr
    assert "2026-12-01/index.html:1:1: error: the page has no section #claims" in said.stderr


def test_the_manifest_lists_the_pages_of_the_archive(folder: Path) -> None:
    manifest = json.loads((folder / "before" / "legal-manifest.json").read_text(encoding="utf-8"))
    pages = {page["path"]: page for page in manifest["pages"]}
    assert pages["example/sla/2026-06-01"]["status"] == "superseded"
    assert "claims" in pages["example/sla/2026-06-01"]["anchors"]
    assert {"example/sla/versions", "example/sla/2027-02-01/changes"} <= pages.keys()
    for path in pages:
        assert (folder / "before" / path / "index.html").is_file(), path


def test_other_generators_get_the_same_pages(copy: Path) -> None:
    run(copy, "legalsite", "render", "--on", BEFORE, "--site-url", URL.rstrip("/"), "-o", "md")
    made = tree(copy / "md")
    assert b'version: "2.0"' in made["example/sla.md"]
    old = made["example/sla/2026-06-01.md"].decode()
    assert 'effective_date: "2026-06-01"\nversion: "1.0"\nstatus: "superseded"\n' in old
    targets = re.findall(r"\]\(([^):#]+\.md)", old)
    assert targets
    assert all((copy / "md" / "example" / "sla" / target).is_file() for target in targets)
    assert b'status: "coming"' in made["example/sla/2027-02-01.md"]
    assert b'status: "in force"' in made["example/sla/2026-12-01.md"]
    assert b"<del>" in made["example/sla/2027-02-01/changes/index.html"]
    assert b"Version 1.0" in made["example/sla/versions.md"]
    for name in (".well-known/legal.json", "example/feed.xml", "example/sla/2027-02-01/notice.txt"):
        assert made[name], name
    jsonschema.validate(json.loads(made[".well-known/legal.json"]), LEGAL_JSON)
    run(copy, "legalsite", "render", "--on", BEFORE, "--format", "html", "-o", "html")
    assert "are there" in run(copy, "legalsite", "check-site", "--on", BEFORE, "html").stderr
    assert "example/feed.xml" not in tree(copy / "html")
    run(copy, "legalsite", "render", "--on", BEFORE, "--format", "json", "-o", "json")
    assert json.loads(tree(copy / "json")["example/sla.json"])["version"] == "2.0"
