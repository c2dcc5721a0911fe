"""What is remembered between companies changes nothing: a warm press writes what a fresh one writes, byte for byte."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.documents.model import Document
from generator.documents.program import Program
from generator.facts.load import Company, parse_company
from generator.findings import UserError
from generator.render.markdown import render
from generator.render.sidecar import facts_json
from generator.tree import SourceFile
from tests.conftest import COMPANIES, ROOT

TEXTS = {name: (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8") for name in COMPANIES}
DATA = {name: yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) for name, text in TEXTS.items()}
SEEDS = st.integers(0, 2**32)


def _changed(value: Any, chance: random.Random, share: float) -> Any:
    """The facts with some of them left out, blank, not settled, or other than they were."""
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k in ("id", "text", "none") or chance.random() > share / 2}
        return {k: _changed(v, chance, share) for k, v in kept.items()}
    if isinstance(value, list):
        kept_items = [item for item in value if chance.random() > share]
        return [_changed(item, chance, share) for item in kept_items]
    if chance.random() > share:
        return value
    if isinstance(value, bool):
        return chance.choice((not value, None, {"unsettled": [True, False]}))
    if isinstance(value, str) and " " in value:
        return chance.choice((f"{value} and more", None, {"unsettled": [value, f"{value} or so"]}))
    return chance.choice((value, None))


def _company(library: Library, seed: int, name: str = "acme") -> Company | None:
    chance = random.Random(seed)
    data = DATA[chance.choice(COMPANIES)]
    for _ in range(20):  # most changes are refused by one field or another, so fewer and fewer are made
        share = chance.choice((0.001, 0.005, 0.02))
        changed = _changed(data, chance, share)
        dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
        text = yaml.dump({**changed, "status": "draft"}, Dumper=dumper, allow_unicode=True, sort_keys=False)
        company, _ = parse_company(name, SourceFile(f"facts/{name}.yml", text), library.vocabularies)
        if company is not None:
            return company
    return None


def _told(press: Press, company: Company) -> object:
    """All that comes of a company: every section with the facts that it wrote and read, gaps in their order, files."""
    try:
        documents: tuple[Document, ...] = press.documents(company)
    except UserError as error:
        return error.findings
    pages = [render(document) for document in documents]
    return (
        documents,
        [list(document.gaps.items()) for document in documents],
        [(page.markdown, page.spots) for page in pages],
        facts_json(company, pages),
    )


@pytest.fixture(scope="module")
def warm(library: Library) -> Press:
    """A press that has met all the companies of this repository, and every one of the tests before."""
    press = Press(library, "en-IN")
    for name, text in TEXTS.items():
        company, _ = parse_company(name, SourceFile(f"facts/{name}.yml", text), library.vocabularies)
        assert company is not None
        press.documents(company)
    return press


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS)
def test_a_warm_press_writes_what_a_fresh_one_writes(library: Library, warm: Press, seed: int) -> None:
    company = _company(library, seed)
    if company is not None:
        assert _told(warm, company) == _told(Press(library, "en-IN"), company)


PAIRS = (
    ("We are {{ company.legal_name }}.", "company: {legal_name: A Pvt. Ltd.}", "company: {legal_name: A & B}"),
    ("We are {{ company.legal_name }}.", "company: {legal_name: not said}", "status: draft"),
    ("{{ contacts.privacy.email or contacts.general.email }}", "contacts: {privacy: {email: a@b.in}}",
     "contacts: {privacy: {email: c@b.in}}", "contacts: {general: {email: d@b.in}}", "contacts: {privacy: {email: }}",
     "contacts: {privacy: }", "status: draft"),
    ("{{ rights.request_url | link('our  form') }}, {{ rights.request_url }}", "rights: {request_url: https://a.in}",
     "rights: {request_url: https://b.in}", "rights: {}", "rights: {request_url: }"),
    ("{{ sla.uptime }}", "sla: {uptime: 99.9%}", "sla: {uptime: 99.90%}"),
    ("{{ terms.termination.notice }}", "terms: {termination: {notice: {unsettled: [1 day, 2 days]}}}",
     "terms: {termination: {notice: {unsettled: [1 day, 3 days]}}}", "\nterms: {termination: {notice: }}"),
    ("{{ terms.termination.notice | adjective }} notice", "terms: {termination: {notice: 1 day}}",
     "terms: {termination: {notice: 2 days}}", "terms: {termination: {notice: }}"),
    ("{% if terms.termination.notice %}\nYes.\n{% endif %}", "terms: {termination: {notice: 1 day}}",
     "terms: {termination: {notice: 2 days}}", "terms: {termination: {notice: }}", "terms: {termination: {}}"),
    ("{% if billing.prepaid %}\nYes.\n{% elif billing.prepaid == false %}\nNo.\n{% endif %}", "billing: {prepaid: true}",
     "billing: {prepaid: false}", "billing: {prepaid: }", "billing: {}", "billing: {prepaid: {unsettled: [true, false]}}"),
    ("{{ grievance.officer.office.city }}, {{ grievance.officer.office | address }}",
     "offices: [{id: o, city: Pune}]\ngrievance: {officer: {office: o}}",
     "offices: [{id: o, city: Goa}]\ngrievance: {officer: {office: o}}",
     "offices: [{id: o, city: }]\ngrievance: {officer: {office: o}}", "grievance: {officer: {office: o}}"),
    ("{% for r in recipients %}\n{{ r.name }}: {{ r.data | pluck('label') | any_of }}.\n{% endfor %}",
     "data: {categories: [{id: c, label: logs}]}\nrecipients: [{id: r, name: R, data: [c]}]",
     "data: {categories: [{id: c, label: names}]}\nrecipients: [{id: r, name: R, data: [c]}]",
     "data: {categories: [{id: c, label: {unsettled: [x y, x z]}}]}\nrecipients: [{id: r, name: R, data: [c]}]",
     "data: {categories: [{id: c, label: {unsettled: [x y, x q]}}]}\nrecipients: [{id: r, name: R, data: [c]}]"),
    ("{{ data.categories | pluck('label') | listing('We use') }}", "data: {categories: [{label: a}, {label: b}]}",
     "data: {categories: [{label: a}]}", "data: {categories: [{label: a}, {label: b}, {label: c}, {label: d}, {label: e}]}"),
    ("{% if why_none['recipients'] %}\n{{ why_none['recipients'] }}\n{% endif %}", "recipients: {none: we keep it}",
     "recipients: {none: we keep all}", "status: draft"),
    ("{% if derived.marketing %}\nAds.\n{% else %}\nNo ads.\n{% endif %}",
     "data: {purposes: [{id: a, purpose: direct_marketing}]}", "data: {purposes: [{id: a, purpose: {text: our books}}]}"),
)  # fmt: skip
"""A clause, and the facts of companies that it must tell apart."""


@pytest.mark.parametrize("clause", PAIRS, ids=lambda pair: pair[0][:40])
def test_no_company_reads_the_words_of_another(clause: tuple[str, ...], library: Library, tmp_path: Path) -> None:
    (tmp_path / "clauses" / "page").mkdir(parents=True)
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "page.yml").write_text("title: The page\nclauses: [one, two]\n", encoding="utf-8")
    body, *facts = clause
    for name, short in (("one", ""), ("two", "short: In short\n")):
        text = f"---\ntitle: A clause\n{short}---\nAlways this. {body if '{%' not in body else ''}\n{body}\n"
        (tmp_path / "clauses" / "page" / f"{name}.md").write_text(text, encoding="utf-8")
    own = Library((tmp_path,))
    own.__dict__["vocabularies"], own.__dict__["words"] = library.vocabularies, library.words
    warm = Press(own, "en-IN")
    told = []
    for _ in range(2):  # each after each other one
        for number, text in enumerate(facts):
            company, problems = parse_company(f"c{number}", SourceFile("facts/c.yml", text), library.vocabularies)
            assert company is not None, [str(problem) for problem in problems]
            told.append(_told(warm, company))
            assert told[-1] == _told(Press(own, "en-IN"), company)
    assert len({str(words) for words in told}) > 1


def test_other_names_and_addresses_are_put_into_what_was_written_before(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = Press(library, "en-IN")
    runs = []
    run = Program.run

    def counted(program: Program, context: Any) -> str:
        runs.append(program)
        return run(program, context)

    monkeypatch.setattr(Program, "run", counted)
    text = TEXTS["example"]
    first = "legal_name: Nimbus"
    for old, new in ((first, first), (first, "legal_name: Kaveri"), ("privacy@nimbus", "privacy@kaveri")):
        text = text.replace(old, new)
        company, _ = parse_company("acme", SourceFile("facts/acme.yml", text), library.vocabularies)
        assert company is not None
        runs.clear()
        documents = press.documents(company)
        assert any(new.removeprefix("legal_name: ") in render(document).markdown for document in documents)
        assert (len(runs) == 0) == (new != first), "only the first had to be written"
