"""Files of laws: each mistake is told at its place, and what is right is read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.findings import UserError
from generator.laws import store
from generator.laws.logic import Parsed
from generator.laws.reader import Catalogue, read_catalogue
from generator.paths import packed
from tests.laws import LAW, catalogue_of, changed, read

VERSION = "        confidence: high\n"
LATER = "      - {from: 2027-01-01, source: x, verified: text, confidence: high}\n"


def test_the_small_law_is_right(tmp_path: Path) -> None:
    assert [p.id for p in catalogue_of(tmp_path, xx=LAW).provisions] == ["XX-LAW-1"]


@pytest.mark.parametrize(
    ("old", "new", "where", "words"),
    [
        ("    page:", "    pages: x\n    page:", "15:5", "there is no key “pages”"),
        ("status:", "state: x\nstatus:", "4:1", "there is no key “state”"),
        ("source: the text", "source: the text\n        trust: x", "22:9", "there is no key “trust”"),
        ("force: must", "force: shall", "14:12", "one of must, should"),
        ("    force: must\n", "", "9:3", "but found nothing"),
        ("kind: publish", "kind: [publish]", "13:11", "one of publish, inform, operate"),
        ("verified: text", "verified: sure", "22:19", "one of text, secondary"),
        ("confidence: high", "confidence: sky", "23:21", "one of high, medium, low"),
        ("[company.legal_name]", "[company.legalname]", "17:13", "there is no fact “company.legalname”"),
        ("[company.legal_name]", "[company.brand | company.x]", "17:13", "there is no fact “company.x”"),
        ("[company.legal_name]", "[grievance.tracks.resolve]", "17:13", "there is no fact"),
        ("needs: [company.legal_name]", "needs: company.legal_name", "17:12", "expected a list of fact paths"),
        ("when: profile.targets_in", "when: in_dppd", "16:11", "neither a flag nor a fact"),
        ("when: profile.targets_in", "when: profile.targets", "16:11", "neither a flag nor a fact"),
        ("when: profile.targets_in", "when: profile.targets_in and", "16:11", "expected a name"),
        ("when: profile.targets_in", "when: [a]", "16:11", "expected a condition"),
        ("    when: profile.targets_in\n", "", "9:3", "expected a condition"),
        ("grievance.resolve:", "grievance.solve:", "20:18", "there is no fact “grievance.solve”"),
        ("grievance.resolve:", "grievance.officer:", "20:18", "is a group of facts"),
        ('"<= 7 days"', '"=< 7 days"', "20:37", "expected an operator and a value"),
        ('"<= 7 days"', "7", "20:37", "expected an operator and a value"),
        ('"<= 7 days"', '"<="', "20:37", "expected an operator and a value"),
        ('"<= 7 days"', '"<= 7 dyas"', "20:37", "expected a length of time"),
        ('{grievance.resolve: "<= 7 days"}', "[a]", "20:17", "expected a group of keys"),
        ("from: 2026-01-01", "from: 2026-13-01", "19:15", "expected a day"),
        ("from: 2026-01-01", "from: 2026-01-02\n        until: 2026-01-01", "19:9", "before it begins"),
        ("from: 2026-01-01", "from: 2026-01-01\n        until: 2026-01-01", "19:9", "before it begins"),
        (VERSION, VERSION + LATER, "24:9", "begins before the one above it ends"),
        ("read: 2026-11-22", "read: today", "6:7", "expected a day"),
        ("read: 2026-11-22\n", "", "1:1", "expected a day for “read”"),
        ("title: A law", "title: 12", "2:8", "expected a text for “title”"),
        ("note: Nothing.\n", "", "1:1", "expected a text for “note”"),
        ("source: the text", "source: the text\n        trigger: [a]", "22:18", "expected a text for “trigger”"),
        ("page: privacy", "page: privacy\n    placed: [a]", "16:13", "expected a text for “placed”"),
        ("id: XX-LAW\n", "id: XX-LAW-1\n", "9:3", "the id “XX-LAW-1” stands in laws/xx.yml too"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_finding_at_its_place(tmp_path: Path, old: str, new: str, where: str, words: str) -> None:
    _, problems = read(tmp_path, xx=changed((old, new)))
    assert [(p.rule, f"{p.span.line}:{p.span.column}") for p in problems] == [("L901", where)]
    assert words in problems[0].message
    assert str(problems[0]).startswith(f"laws/xx.yml:{where}: error: ")


def test_versions_that_follow_each_other_are_right(tmp_path: Path) -> None:
    until = ("from: 2026-01-01\n", "from: 2026-01-01\n        until: 2027-01-01\n")
    old, new = catalogue_of(tmp_path, xx=changed(until, (VERSION, VERSION + LATER))).provisions[0].versions
    assert old.until == new.since


@pytest.mark.parametrize("text", ["", "# only words\n", "- a\n", "hello\n"])
def test_a_file_that_is_no_mapping_is_told(tmp_path: Path, text: str) -> None:
    _, problems = read(tmp_path, xx=text)
    assert [(p.rule, p.path, p.span.line) for p in problems] == [("L901", "laws/xx.yml", 1)]
    assert "a law was expected" in problems[0].message


def test_a_provision_without_versions_or_keys_is_told(tmp_path: Path) -> None:
    cut = LAW[: LAW.index("    versions:")]
    assert [p.message for p in read(tmp_path, xx=cut)[1]] == ["expected a list of versions"]
    bare = LAW[: LAW.index("  XX-LAW-1:")] + "  XX-LAW-1:\n"
    assert [p.message for p in read(tmp_path, xx=bare)[1]] == ["expected a group of keys"]


def test_ids_stand_once_in_all_files(tmp_path: Path) -> None:
    _, problems = read(tmp_path, aa=LAW, bb=LAW)
    assert [(p.path, p.span.line) for p in problems] == [("laws/bb.yml", 1), ("laws/bb.yml", 9)]


def test_everything_wrong_with_every_file_is_told_in_one_run(tmp_path: Path) -> None:
    first = changed(("force: must", "force: shall"), ("from: 2026-01-01", "from: soon"))
    flags = "a: {about: x, when: b}\nb: {about: x, when: a}\nc: {abot: x, when: zz.y}\nd: 3\n"
    _, problems = read(tmp_path, aa=first, bb="- 1\n", cc="id: [\n", flags=flags)
    assert [p.path for p in problems].count("laws/aa.yml") == 2
    assert {"laws/bb.yml", "laws/cc.yml", "laws/flags.yml"} < {p.path for p in problems}
    told = " ".join(p.message for p in problems if p.path == "laws/flags.yml")
    for words in ("“a” rests on itself", "no key “abot”", "text for “about”", "“zz.y”", "expected a group of keys"):
        assert words in told


def test_a_users_file_wins_over_the_packed_one_of_the_same_path(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dpdp.yml").write_text(LAW, encoding="utf-8")
    ids = {p.id for p in read_catalogue(store.law_folders(tmp_path)).provisions}
    assert "XX-LAW-1" in ids
    assert not any(name.startswith("IN-DPDP") for name in ids)
    assert any(name.startswith("IN-SPDI") for name in ids)


def test_adding_a_law_takes_one_file(tmp_path: Path) -> None:
    before = read_catalogue(store.law_folders(None))
    after = catalogue_of(tmp_path, xx=LAW)
    both = read_catalogue((packed("laws"), tmp_path))
    assert {p.id for p in both.provisions} == {p.id for p in (*before.provisions, *after.provisions)}
    assert len(both.laws) == len(before.laws) + 1


def _plain(found: Catalogue) -> object:
    """A catalogue with its conditions as texts, since functions compare by identity."""

    def of(value: object) -> object:
        if isinstance(value, Parsed):
            return (value.text, value.names)
        return tuple(map(of, value)) if isinstance(value, tuple) else value

    return of(found.laws), {name: of(tuple(flag)) for name, flag in found.flags.items()}


def test_what_is_kept_between_runs_is_the_same_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    first = store.catalogue(None)
    monkeypatch.setattr(store, "read_catalogue", lambda folders: pytest.fail("it was not kept"))
    again = store.catalogue(None)
    assert _plain(again) == _plain(first)


def test_what_is_kept_is_read_again_after_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    own = tmp_path / "laws"
    own.mkdir()
    (own / "xx.yml").write_text(LAW, encoding="utf-8")
    assert any(p.id == "XX-LAW-1" for p in store.catalogue(own).provisions)
    (own / "xx.yml").write_text(changed(("  XX-LAW-1:", "  XX-LAW-22:")), encoding="utf-8")
    assert any(p.id == "XX-LAW-22" for p in store.catalogue(own).provisions)


def test_a_broken_law_is_told_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "xx.yml").write_text(changed(("force: must", "force: shall")), encoding="utf-8")
    for _ in range(2):
        with pytest.raises(UserError):
            store.catalogue(tmp_path)
