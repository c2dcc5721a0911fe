"""`legalsite new` and `legalsite schema`: the first minutes of a newcomer, and what an editor knows."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import jsonschema
import pexpect
import pytest
import yaml

from generator.clauses.library import Library
from generator.facts.fields import field_at, walk
from generator.facts.load import load_company
from generator.facts.scaffold import ASKED, ESSENTIAL, fact_file
from generator.facts.schema import json_schema
from tests.conftest import COMPANIES, ROOT, parse
from tests.sites import run


@pytest.fixture(scope="module")
def schema(library: Library) -> dict[str, object]:
    return json_schema(library.vocabularies)


def test_a_new_file_loads_and_builds_as_a_draft(tmp_path: Path, library: Library) -> None:
    run(tmp_path, "legalsite", "new", "acme")
    company, problems = load_company(tmp_path / "facts" / "acme.yml", None, library.vocabularies)
    assert company is not None, problems
    assert company.draft
    run(tmp_path, "mkdocs", "build", "--strict", "-q")
    text = (tmp_path / "site" / "acme" / "privacy" / "index.html").read_text(encoding="utf-8")
    assert 'data-fact="company.legal_name"' in text


def test_every_line_says_what_to_fill_in(library: Library) -> None:
    lines = fact_file("acme", {}).splitlines()[8:]
    for before, line in itertools.pairwise(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            assert before.lstrip().startswith("#"), line


def test_the_full_form_holds_every_field(library: Library) -> None:
    text = fact_file("acme", {}, full=True)
    company, problems = parse(text, library)
    assert company is not None, problems
    named = {name for path, _, _ in walk() for name in [path.rpartition(".")[2]] if not path.startswith("provenance")}
    assert named <= set(re.findall(r"^\s*(?:- )?(\w+):", text, flags=re.MULTILINE))


def test_essential_and_asked_facts_exist() -> None:
    for path in (*ESSENTIAL, *ASKED):
        assert field_at([step for step in re.split(r"[.\[\]]+", path) if step and not step.isdigit()]) is not None, path


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    run(tmp_path, "legalsite", "new", "acme")
    (tmp_path / "facts" / "acme.yml").write_text("mine", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("mine", encoding="utf-8")
    done = run(tmp_path, "legalsite", "new", "acme", check=False)
    assert done.returncode == 2
    assert "never overwritten" in done.stderr
    run(tmp_path, "legalsite", "new", "other")
    assert (tmp_path / "facts" / "acme.yml").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "mkdocs.yml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["My Company", "../x", "a/b", "", "-", "UPPER"])
def test_a_name_that_cannot_be_an_address(tmp_path: Path, name: str) -> None:
    done = run(tmp_path, "legalsite", "new", "--", name, check=False)
    assert done.returncode == 2
    assert "expected a name of lower-case letters" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_at_a_terminal_it_asks_for_what_matters(tmp_path: Path, library: Library) -> None:
    import sys

    program = str(Path(sys.executable).parent / "legalsite")
    child = pexpect.spawn(program, ["new", "acme"], cwd=str(tmp_path), timeout=30, encoding="utf-8")
    for expected, answer in (
        ("Legal name", "Acme: Widgets & Söhne Private Limited"), ("street", "1 Quay Road"), ("City", "Pune"),
        ("Postal code", "411001"), ("Country", "India"), ("Country", "IN"), ("officer's name", "Kavita Rao"),
        ("e-mail", "kavita"), ("e-mail", "kavita@acme.in"),
    ):  # fmt: skip
        child.expect_exact(expected) if expected != "officer's name" else child.expect("(?i)officer's name")
        child.sendline(answer)
    child.expect(pexpect.EOF)
    company, problems = load_company(tmp_path / "facts" / "acme.yml", None, library.vocabularies)
    assert company is not None, problems
    facts = company.facts
    assert facts.company is not None
    assert facts.company.legal_name == "Acme: Widgets & Söhne Private Limited"
    assert facts.offices is not None
    assert (facts.offices[0].lines, facts.offices[0].city, str(facts.offices[0].country)) == (
        ("1 Quay Road",),
        "Pune",
        "IN",
    )
    assert facts.grievance is not None
    assert facts.grievance.officer is not None
    assert facts.grievance.officer.email == "kavita@acme.in"


def test_the_committed_schema_is_the_one_that_is_printed(tmp_path: Path) -> None:
    assert run(ROOT, "legalsite", "schema").stdout == (ROOT / "schema.json").read_text(encoding="utf-8")


def test_the_schema_is_valid_and_accepts_the_fact_files(schema: dict[str, object]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(json.loads(json.dumps(schema)))
    for name in COMPANIES:
        text = (ROOT / "facts" / f"{name}.yml").read_text(encoding="utf-8")
        data = yaml.load(text, Loader=yaml.BaseLoader)
        problems = [e for e in validator.iter_errors(_typed(data)) if e.validator != "type"]
        assert [f"{list(e.absolute_path)}: {e.message[:200]}" for e in problems] == []


@pytest.mark.parametrize(
    "text", ["biling: {}", "sla: {window: fortnight}", "billing: {prepaid: 5}", "data: {subjects: [nobody]}"]
)
def test_the_schema_refuses_what_the_loader_refuses(schema: dict[str, object], library: Library, text: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(json.dumps(schema)))
    assert list(validator.iter_errors(yaml.safe_load(text)))
    assert parse(text, library)[0] is None


def _typed(value: object) -> object:
    """Plain scalars by the YAML 1.2 core schema: numbers, booleans and null only."""
    if isinstance(value, dict):
        return {k: _typed(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_typed(v) for v in value]
    text = str(value)
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "null", "~"):
        return None
    return int(text) if re.fullmatch(r"[1-9]\d{0,14}|0", text) else text
