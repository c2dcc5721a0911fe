"""The packed laws: everything they name is there, and the pages of the example answer what binds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from generator.clauses.library import Library
from generator.documents.answers import answers
from generator.documents.build import Press
from generator.facts.leaf import Kind
from generator.laws.asked import field_of, steps
from generator.laws.limits import conflicts
from generator.laws.matrix import Row, Verdict, matrix
from generator.laws.model import Duty, Force
from generator.laws.reader import Catalogue, read_catalogue
from generator.paths import packed
from tests.conftest import ROOT, load

SHARED = ROOT.resolve().parent / "shared" / "law"
ON = date(2026, 11, 26)
NAMED = ("IN-", "EU-GDPR", "EU-EPRIV", "EU-DATAACT", "UK-", "US-CA-")
"""The laws of which every duty to publish or to tell must be answered."""


@pytest.fixture(scope="module")
def laws() -> Catalogue:
    return read_catalogue((packed("laws"),))


@pytest.fixture(scope="module")
def rows(laws: Catalogue, library: Library) -> tuple[Row, ...]:
    company = load("example", library)
    return matrix(company, laws, ON, answers(Press(library, company.locale).documents(company)))


def test_there_are_264_provisions(laws: Catalogue) -> None:
    assert len({p.id for p in laws.provisions}) == len(laws.provisions) == 264


def _entries(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        yield from (entry["id"] for entry in data["requirements"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the catalogue from which the laws were taken lies elsewhere")
def test_every_entry_of_the_catalogue_is_there(laws: Catalogue) -> None:
    assert sorted(_entries(SHARED)) == sorted(p.id for p in laws.provisions)


def test_every_name_is_a_flag_or_a_fact(laws: Catalogue) -> None:
    names = {
        n for when in (*(p.when for p in laws.provisions), *(f.when for f in laws.flags.values())) for n in when.names
    }
    assert {n for n in names if n not in laws.flags and field_of(n.partition("=")[0]) is None} == set()
    needs = {path for p in laws.provisions for need in p.needs for path in need}
    limits = {m.fact for p in laws.provisions for v in p.versions for m in v.limits}
    assert {path for path in needs | limits if field_of(path) is None} == set()


def test_every_flag_is_used_and_every_value_is_one_that_the_fact_can_have(laws: Catalogue, library: Library) -> None:
    whens = [*(p.when for p in laws.provisions), *(f.when for f in laws.flags.values())]
    names = {n for when in whens for n in when.names}
    assert set(laws.flags) - names == set()
    paths = {path for p in laws.provisions for need in p.needs for path in need}
    paths |= {m.fact for p in laws.provisions for v in p.versions for m in v.limits}
    words = [tuple(n.split("=")) for n in names if "=" in n]
    for path in paths:
        way = steps(path) or ()
        at = ""
        for step in way:
            at = f"{at}.{step.name}" if at else step.name
            if step.key:
                words.append((f"{at}[].{step.key}", step.value))
            at += "[]" if step.many else ""
    assert len(words) > 20
    for fact, word in words:
        field = field_of(fact)
        assert field is not None, fact
        assert isinstance(field.kind, Kind), fact
        schema = field.kind.schema
        vocabulary = schema.get("$ref", "").partition("vocabulary.")[2]
        known = library.vocabularies[vocabulary] if vocabulary else schema["enum"]
        assert word in known, f"{fact} = {word}"


def test_every_page_is_one_of_the_templates(laws: Catalogue, library: Library) -> None:
    assert {p.page for p in laws.provisions} - {o.page for o in library.outlines} <= {"site"}


def test_every_answer_of_a_clause_or_page_is_a_provision(laws: Catalogue, library: Library) -> None:
    known = {p.id for p in laws.provisions}
    claimed = {name for o in library.outlines for name in o.answers}
    claimed |= {n for o in library.outlines for c in (*o.head, *o.clauses, *o.foot) for n in c.answers}
    assert claimed - known == set()
    asked = {p.id for p in laws.provisions if p.force is Force.MUST and p.kind is not Duty.OPERATE}
    assert {name for name in asked - claimed if name.startswith(NAMED)} == set()


def test_no_floor_stands_above_a_ceiling_on_any_day(laws: Catalogue) -> None:
    days = {v.since for p in laws.provisions for v in p.versions if v.since}
    for day in sorted(days):
        limits = [(p.id, m) for p in laws.provisions if (v := p.on(day)) for m in v.limits]
        assert conflicts(limits) == (), day


def test_whatever_must_be_published_or_told_is_found_for_the_example(rows: tuple[Row, ...]) -> None:
    binding = [
        r for r in rows
        if r.provision.id.startswith(NAMED) and r.provision.force is Force.MUST
        and r.provision.kind is not Duty.OPERATE and r.applies.holds and r.verdict is not Verdict.NOT_YET
    ]  # fmt: skip
    assert len(binding) > 100
    assert {r.provision.id: r.verdict for r in binding if r.verdict is not Verdict.FOUND} == {}


def test_what_is_to_come_is_answered_ahead_of_its_day(rows: tuple[Row, ...]) -> None:
    coming = [r for r in rows if r.verdict is Verdict.NOT_YET and r.provision.kind is not Duty.OPERATE]
    assert len(coming) > 20
    assert {r.provision.id for r in coming if r.missing or r.exceeded or r.unsaid or not r.places} == set()


def test_what_a_found_provision_needs_is_among_the_facts_of_the_sections_that_answer_it(rows: tuple[Row, ...]) -> None:
    for row in rows:
        if row.verdict is Verdict.FOUND and row.provision.kind is not Duty.OPERATE:
            said = frozenset().union(*(place.facts for place in row.places))
            for path, found in row.facts:
                assert found.complete, path
                heads = tuple(at for at, _ in found.values)
                assert found.none or any(f.startswith(at) or at.startswith(f) for f in said for at in heads), path


def test_the_example_leaves_nothing_unknown(rows: tuple[Row, ...]) -> None:
    assert {r.provision.id: r.because for r in rows if r.verdict is Verdict.UNKNOWN} == {}
