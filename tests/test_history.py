"""Versions of a page on a day, and the words about them: every case in a row, and nothing of a text acts as markup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.archive.entry import Entry, Note, digest_of, facts_file, sealed, text_file
from generator.archive.text import text_digest
from generator.clauses.library import Library
from generator.facts.load import Company
from generator.history import banners, notice, paths
from generator.history.feed import atom
from generator.history.notice import Rights
from generator.history.pages import changes_page, versions_page
from generator.history.read import History, Shelf
from generator.history.record import legal_json
from generator.history.timeline import State, Timeline, editions, timelines
from generator.history.voice import Voice, voice
from generator.project import Settings, Workshop
from generator.redline.blocks import redline
from generator.render.markdown import Page
from tests.archives import markdown
from tests.conftest import load
from tests.released import AFTER, BEFORE, LAST, released, write_facts

PAYLOAD = "</title><script>alert(1)</script> & \"'>]]> {{ 7*7 }} \x0b"
DAYS = [date(2026, 1, 1), date(2026, 6, 1), date(2027, 1, 1)]


def _entries(
    page: str, texts: list[str], days: list[date], title: str = "The page", note: Note | None = None
) -> tuple[Entry, ...]:
    made: list[Entry] = []
    for number, (text, day) in enumerate(zip(texts, days, strict=True), 1):
        entry = Entry(
            number, "example", page, f"{number}.0", day, date(2025, 12, number), title, text_file(page, f"{number}.0"),
            text_digest(text), facts_file(digest_of("")), digest_of(""), "neutral" if number > 1 else "first",
            note if number > 1 else None, made[-1].digest if made else None, "",
        )  # fmt: skip
        made.append(sealed(entry))
    return tuple(made)


@pytest.fixture(scope="module")
def company(library: Library) -> Company:
    return load("example", library)


@pytest.mark.parametrize(
    ("on", "states"),
    [
        ("2025-12-31", "ccc"),
        ("2026-01-01", "icc"),
        ("2026-05-31", "icc"),
        ("2026-06-01", "sic"),
        ("2026-12-31", "sic"),
        ("2027-01-01", "ssi"),
        ("2099-01-01", "ssi"),
    ],
)
def test_what_each_version_is_on_a_day(on: str, states: str) -> None:
    found = editions(_entries("terms", ["a", "b", "c"], DAYS), "terms", date.fromisoformat(on))
    assert "".join(e.state.value[0] for e in found) == states
    assert [str(e.until) for e in found] == ["2026-05-31", "2026-12-31", "None"]
    assert [e.before.version if e.before else None for e in found] == [None, "1.0", "2.0"]


@given(
    st.dates(date(2025, 1, 1), date(2028, 1, 1)),
    st.sets(st.dates(date(2025, 1, 1), date(2028, 1, 1)), min_size=1, max_size=5),
)
def test_at_most_one_version_is_in_force_and_later_ones_are_coming(on: date, days: set[date]) -> None:
    found = editions(_entries("terms", ["x"] * len(days), sorted(days)), "terms", on)
    order = [list(State).index(e.state) for e in found]
    assert order == sorted(order)
    assert sum(e.state is State.IN_FORCE for e in found) == any(day <= on for day in days)


@pytest.mark.parametrize(
    ("texts", "on", "shown", "frozen", "told"),
    [
        (["old", "NOW", "new"], "2026-07-01", "2.0", False, ""),
        (["old", "now", "NOW"], "2026-07-01", "2.0", True, ""),
        (["NOW", "new", "newer"], "2025-12-01", "1.0", False, ""),
        (["first", "NOW", "newer"], "2025-12-01", "1.0", True, ""),
        (
            ["NOW", "new", "newer"],
            "2026-07-01",
            "2.0",
            True,
            "The text is that of version 1.0; the site shows version 2.0",
        ),
        (
            ["old", "now", "new"],
            "2026-07-01",
            None,
            False,
            "The text differs from what was released, last as version 3.0.",
        ),
    ],
)
def test_what_the_usual_address_shows(
    built: dict[str, dict[str, Page]],
    company: Company,
    texts: list[str],
    on: str,
    shown: str | None,
    frozen: bool,
    told: str,
) -> None:
    page = built["example"]["terms"]
    entries = _entries("terms", [page.markdown if text == "NOW" else text for text in texts], DAYS)
    found = timelines(company, [page], entries, date.fromisoformat(on))
    timeline = found.pages["terms"]
    assert (timeline.shown.entry.version if timeline.shown else None) == shown
    assert timeline.frozen is frozen
    assert [f.message.partition(": ")[2][: len(told)] for f in found.findings] == ([told] if told else [])


def test_pages_that_were_never_released_or_are_no_longer_made_are_told(
    built: dict[str, dict[str, Page]], company: Company
) -> None:
    pages = [built["example"][name] for name in ("index", "privacy")]
    found = timelines(company, pages, _entries("terms", ["a"], DAYS[:1]), date(2026, 2, 1))
    assert found.pages["terms"].frozen
    assert [(f.rule, f.message) for f in found.findings] == [
        ("B013", "privacy: No version of it was released yet."),
        ("B013", "terms: The facts no longer make this page; the site goes on showing version 1.0."),
    ]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        (paths.main("acme", "dpdp_notice"), "acme/dpdp-notice/"),
        (paths.main("acme", "index"), "acme/"),
        (paths.text("acme", "privacy", DAYS[0]), "acme/privacy/2026-01-01/"),
        (paths.text("acme", "index", DAYS[0]), "acme/2026-01-01/"),
        (paths.versions("acme", "index"), "acme/versions/"),
        (paths.changes("acme", "privacy", DAYS[0]), "acme/privacy/2026-01-01/changes/"),
        (paths.notice("acme", "privacy", DAYS[0], "txt"), "acme/privacy/2026-01-01/notice.txt"),
        (paths.feed("acme"), "acme/feed.xml"),
        ("index.md", ""),
    ],
)
def test_addresses(path: str, url: str) -> None:
    assert paths.directory_url(path) == url


@pytest.fixture
def hostile(tmp_path: Path, library: Library, company: Company) -> tuple[History, Timeline, Voice]:
    """A history whose titles and notes try to be markup."""
    texts = [
        markdown("The page", f"{n}.0", day, f"# T\n\nWords {n} <script>alert(1)</script>")
        for n, day in enumerate(DAYS, 1)
    ]
    entries = _entries("terms", texts, DAYS, PAYLOAD, Note(PAYLOAD, PAYLOAD))
    for entry, text in zip(entries, texts, strict=True):
        path = tmp_path / "example" / entry.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    timeline = timelines(company, [], entries, date(2026, 7, 1)).pages["terms"]
    return (
        History(company, tmp_path, date(2026, 7, 1), "", {"terms": timeline}),
        timeline,
        voice(company, library.words),
    )


def _link(path: str) -> str:
    return f"https://legal.example/{paths.directory_url(path)}?a=1&b=\"'>"


def test_no_title_and_no_note_acts_as_markup(hostile: tuple[History, Timeline, Voice]) -> None:
    history, timeline, said = hostile
    edition = timeline.coming[0]
    marked = redline("# T\n\nOne <script>alert(1)</script>", "# T\n\nTwo <script>alert(1)</script>")
    pages = [
        versions_page(timeline, said, _link).content,
        changes_page(timeline, edition, marked, said, _link).content,
        notice.banner(history, timeline, edition, said, _link),
        banners.on_main(timeline, said, _link),
        *(banners.on_text(timeline, each, said, _link) for each in timeline.editions),
    ]
    for html in pages:
        assert "<script" not in html
        assert "\x0b" not in html
        assert "b=\"'>" not in html
    feed = atom(history, said, _link)
    assert "<script" not in feed
    entries = ElementTree.fromstring(feed).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 3
    assert all("<script" not in (entry.findtext("{http://www.w3.org/2005/Atom}content") or "") for entry in entries)
    assert PAYLOAD.partition("\x0b")[0].strip() in legal_json([history], _link).replace('\\"', '"')


def test_the_subject_of_a_notice_is_one_line(hostile: tuple[History, Timeline, Voice]) -> None:
    history, timeline, said = hostile
    text = notice.email(history, timeline, timeline.coming[0], Rights("You may\n\nleave.", "a@b.example"), said, _link)
    subject, empty, *rest = text.split("\n")
    assert subject.startswith("Subject: Nimbus Harbour: a new version of “")
    assert subject.endswith("applies from 1 January 2027")
    assert empty == ""
    assert not [line for line in rest if line.lower().startswith(("subject:", "bcc:"))]
    assert "You may leave." in text


def test_a_first_version_that_is_coming_is_announced_as_new(library: Library, company: Company) -> None:
    timeline = timelines(company, [], _entries("aup", ["x"], DAYS[-1:], "Use policy"), date(2026, 7, 1)).pages["aup"]
    history = History(company, Path(), date(2026, 7, 1), "", {"aup": timeline})
    said = voice(company, library.words)
    (edition,) = timeline.coming
    text = notice.email(history, timeline, edition, Rights("Leave.", ""), said, paths.directory_url)
    assert "has published a new document, “Use policy”. It applies from 1 January 2027." in " ".join(text.split())
    assert "Leave." not in text
    assert "changes" not in text
    assert "first version" in banners.on_main(timeline, said, paths.directory_url)


def test_a_page_in_another_language_says_that_its_banner_is_english(company: Company, library: Library) -> None:
    german = company._replace(facts=company.facts.__class__(locale="de-DE"))
    said = voice(german, library.words)
    assert said.lang == ' lang="en"'
    assert said.day(date(2027, 2, 1)) == "1 February 2027"


def _counting(monkeypatch: pytest.MonkeyPatch, name: str) -> list[object]:
    import generator.history.read as module

    calls: list[object] = []
    whole: Callable[..., object] = getattr(module, name)

    def counted(*given: object) -> object:
        calls.append(given[-1])
        return whole(*given)

    monkeypatch.setattr(module, name, counted)
    return calls


def test_a_rebuild_proves_and_compares_only_what_changed(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = released(tmp_path, library)
    workshop, shelf, settings = Workshop(), Shelf(), Settings(folder / "facts")
    proofs, comparisons = _counting(monkeypatch, "verify"), _counting(monkeypatch, "timelines")

    def rebuild(on: str) -> dict[str, History]:
        published, _ = workshop.build(settings)
        return shelf.histories(folder / "archive", settings, published, date.fromisoformat(on))[0]

    first = rebuild(BEFORE)
    assert rebuild(BEFORE) == first
    assert (len(proofs), len(comparisons)) == (1, 1)
    write_facts(folder, *LAST, ("We measure ourselves, and we show you the figures.", "We measure all we do."))
    rebuild(BEFORE)
    assert (len(proofs), len(comparisons)) == (1, 2)
    rebuild(AFTER)
    assert (len(proofs), len(comparisons)) == (1, 3)
    ledger = folder / "archive" / "example" / "ledger.jsonl"
    ledger.write_text(ledger.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert rebuild(AFTER) == {}
    assert len(proofs) == 2
