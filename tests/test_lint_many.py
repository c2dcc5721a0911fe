"""Many files in one run: the same findings in whatever way they are read, and one copy of what they say."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.clauses.library import Library, vocabularies
from generator.collector import RARELY, collect_rarely
from generator.findings import Finding, Severity, Span, sort_key
from generator.lint import engine
from generator.lint.cache import Cache
from generator.lint.inputs import expand
from generator.lint.outcome import FileResult, SameWords, Waived, ordered
from generator.lint.settings import Settings
from generator.paths import packed
from tests.conftest import ROOT

ON = date(2026, 11, 27)
SETTINGS = Settings(ON, pages=False)
_WORDS = st.sampled_from(["a", "b", "c"])
_FINDINGS = st.builds(
    Finding, _WORDS, _WORDS, st.sampled_from(Severity), _WORDS, _WORDS,
    st.builds(Span, *[st.integers(1, 2)] * 4), _WORDS, st.none() | _WORDS, st.tuples(_WORDS) | st.just(()),
)  # fmt: skip


@pytest.fixture
def agency(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve fact files, of which most say the same things."""
    (tmp_path / "facts").mkdir()
    for number in range(12):
        name = ("utrack", "btrack", "netcore")[number % 3]
        text = (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8").replace("legal_name: ", "legal_name: No. ")
        (tmp_path / "facts" / f"company-{number:02}.yml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def test_processes_and_memory_change_nothing(agency: Path) -> None:
    items = expand([Path("facts")], None, ())
    alone = engine.lint(items, SETTINGS, jobs=1)
    assert len(alone.findings) > 12 * 20
    assert engine.lint(items, SETTINGS, jobs=2) == alone
    assert engine.lint(items, SETTINGS, 1, Cache(SETTINGS)) == alone
    assert engine.lint(items, SETTINGS, 1, Cache(SETTINGS)) == alone


def test_what_many_files_say_is_held_once(agency: Path) -> None:
    outcome = engine.lint(expand([Path("facts")], None, ()), SETTINGS, jobs=2)
    texts = [words for f in outcome.findings for words in (f.message, f.hint, f.excerpt, f.name)]
    assert len({id(text) for text in texts}) == len(set(texts))


@given(st.lists(_FINDINGS, max_size=8))
def test_findings_are_told_by_file_and_place_and_each_once(findings: list[Finding]) -> None:
    assert ordered(findings) == tuple(sorted(dict.fromkeys(findings), key=sort_key))


@given(st.lists(st.lists(_FINDINGS, max_size=4), max_size=4))
def test_shared_words_are_the_same_words(runs: list[list[Finding]]) -> None:
    words = SameWords()
    words.MOST = 5  # so that they are forgotten on the way
    for found in runs:
        result = FileResult("a.yml", tuple(found), tuple(Waived(finding, "why") for finding in found))
        shared = words.share(result)
        assert shared == result
        assert [type(f.span) for f in shared.findings] == [Span] * len(found)


def test_vocabularies_are_kept_apart_as_the_library_reads_them(agency: Path) -> None:
    folders = (packed("templates"),)
    library = Library(folders).vocabularies
    for _ in range(2):  # read, then recalled
        found = vocabularies(folders)
        assert {name: dict(found[name]) for name in found} == {name: dict(library[name]) for name in library}


def test_a_broken_vocabulary_is_told_only_where_a_fact_needs_it(agency: Path) -> None:
    own = agency / "templates" / "vocabulary"
    own.mkdir(parents=True)
    (own / "mine.yml").write_text("a: [", encoding="utf-8")
    assert "mine" in list(vocabularies((packed("templates"), own.parent)))


def test_the_collector_rests_however_often_it_is_told() -> None:
    before = gc.get_threshold()
    try:
        for _ in range(6):
            collect_rarely()
        assert gc.get_threshold() == (RARELY, *before[1:])
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
