"""What a built site writes beside the pages of versions: feed, record, manifest, search, the same for every generator."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from generator.archive.text import text_digest
from tests.legal_json import LEGAL_JSON
from tests.released import BEFORE, build
from tests.sites import run, tree
from tests.version_pages import ATOM, URL, page_of

pytestmark = pytest.mark.xdist_group("versions")


def test_search_and_sitemap_know_the_usual_addresses_only(sites_of_versions: Path) -> None:
    site = sites_of_versions / "before"
    entries = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    places = {entry["location"].partition("#")[0] for entry in entries}
    assert "example/sla/" in places
    assert not [place for place in places if re.search(r"\d{4}-\d\d-\d\d|versions", place)]
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{URL}example/sla/</loc>" in sitemap
    assert not re.search(r"<loc>[^<]*(\d{4}-\d\d-\d\d|versions)", sitemap)


def test_the_feed_keeps_the_rules_of_atom(sites_of_versions: Path) -> None:
    text = (sites_of_versions / "before" / "example" / "feed.xml").read_text(encoding="utf-8")
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
        assert (sites_of_versions / "before" / path / "index.html").is_file(), path


def test_every_page_of_the_company_names_the_feed(sites_of_versions: Path) -> None:
    for name, up in (
        ("", ""),
        ("privacy", "../"),
        ("sla/2026-06-01", "../../"),
        ("sla/2027-02-01/changes", "../../../"),
    ):
        link = f'<link rel="alternate" type="application/atom+xml" title="Nimbus Harbour" href="{up}feed.xml">'
        assert link in page_of(sites_of_versions / "before", name), name


def test_legal_json_is_what_its_schema_says_and_what_the_archive_proves(sites_of_versions: Path) -> None:
    data = json.loads((sites_of_versions / "before" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
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
                run(sites_of_versions, "legalsite", "at", "example", document["page"], version["effective_date"])
                if document is sla
                else None
            )
            if proven:
                assert text_digest(proven.stdout) == version["digest"]
            assert (sites_of_versions / "before" / version["address"].removeprefix(URL) / "index.html").is_file()


def test_a_digest_in_legal_json_is_that_of_the_text_on_its_day(sites_of_versions: Path) -> None:
    data = json.loads((sites_of_versions / "before" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
    for document in (d for d in data["companies"][0]["documents"] if d["page"] in ("sla", "dpdp_notice")):
        now = document["in_force"]
        said = run(sites_of_versions, "legalsite", "at", "example", document["page"], BEFORE, "--format", "json")
        assert json.loads(said.stdout)["entry"]["text"] == now["digest"]


def test_two_builds_are_byte_identical(sites_of_versions: Path, copy_of_versions: Path) -> None:
    build(copy_of_versions, BEFORE, "--strict", SOURCE_DATE_EPOCH="1900000000")
    one, two = tree(sites_of_versions / "before"), tree(copy_of_versions / "site")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_without_site_url_there_is_no_feed_and_addresses_are_below_the_root(copy_of_versions: Path) -> None:
    said = build(copy_of_versions, BEFORE, "--strict", url=False)
    assert "site_url is not set, so there are no feeds" in said
    assert not list((copy_of_versions / "site").rglob("feed.xml"))
    assert not list((copy_of_versions / "site").rglob("notice.*"))
    assert "atom+xml" not in page_of(copy_of_versions / "site", "sla")
    data = json.loads((copy_of_versions / "site" / ".well-known" / "legal.json").read_text(encoding="utf-8"))
    assert data["companies"][0]["documents"][0]["address"] == "example/privacy/"


def test_check_site_knows_the_pages_of_the_archive(sites_of_versions: Path, copy_of_versions: Path) -> None:
    site = copy_of_versions / "built"
    shutil.copytree(sites_of_versions / "before", site)
    assert "are there" in run(copy_of_versions, "legalsite", "check-site", "--on", BEFORE, "built").stderr
    shutil.rmtree(site / "example" / "sla" / "2026-06-01")
    text = site / "example" / "sla" / "2026-12-01" / "index.html"
    text.write_text(text.read_text(encoding="utf-8").replace('id="claims"', ""), encoding="utf-8")
    said = run(copy_of_versions, "legalsite", "check-site", "--on", BEFORE, "built", check=False)
    assert said.returncode == 1
    assert "the site has no page “example/sla/2026-06-01/” (Service level agreement, version 1.0)" in said.stderr
    assert "2026-12-01/index.html:1:1: error: the page has no section #claims" in said.stderr


def test_the_manifest_lists_the_pages_of_the_archive(sites_of_versions: Path) -> None:
    manifest = json.loads((sites_of_versions / "before" / "legal-manifest.json").read_text(encoding="utf-8"))
    pages = {page["path"]: page for page in manifest["pages"]}
    assert pages["example/sla/2026-06-01"]["status"] == "superseded"
    assert "claims" in pages["example/sla/2026-06-01"]["anchors"]
    assert {"example/sla/versions", "example/sla/2027-02-01/changes"} <= pages.keys()
    for path in pages:
        assert (sites_of_versions / "before" / path / "index.html").is_file(), path


def test_other_generators_get_the_same_pages(copy_of_versions: Path) -> None:
    run(copy_of_versions, "legalsite", "render", "--on", BEFORE, "--site-url", URL.rstrip("/"), "-o", "md")
    made = tree(copy_of_versions / "md")
    assert b'version: "2.0"' in made["example/sla.md"]
    old = made["example/sla/2026-06-01.md"].decode()
    assert 'effective_date: "2026-06-01"\nversion: "1.0"\nstatus: "superseded"\n' in old
    targets = re.findall(r"\]\(([^):#]+\.md)", old)
    assert targets
    assert all((copy_of_versions / "md" / "example" / "sla" / target).is_file() for target in targets)
    assert b'status: "coming"' in made["example/sla/2027-02-01.md"]
    assert b'status: "in force"' in made["example/sla/2026-12-01.md"]
    assert b"<del>" in made["example/sla/2027-02-01/changes/index.html"]
    assert b"Version 1.0" in made["example/sla/versions.md"]
    for name in (".well-known/legal.json", "example/feed.xml", "example/sla/2027-02-01/notice.txt"):
        assert made[name], name
    jsonschema.validate(json.loads(made[".well-known/legal.json"]), LEGAL_JSON)
    run(copy_of_versions, "legalsite", "render", "--on", BEFORE, "--format", "html", "-o", "html")
    assert "are there" in run(copy_of_versions, "legalsite", "check-site", "--on", BEFORE, "html").stderr
    assert "example/feed.xml" not in tree(copy_of_versions / "html")
    run(copy_of_versions, "legalsite", "render", "--on", BEFORE, "--format", "json", "-o", "json")
    assert json.loads(tree(copy_of_versions / "json")["example/sla.json"])["version"] == "2.0"
