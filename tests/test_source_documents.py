"""The pages of four companies against the published documents from which their facts were taken."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from generator.render.markdown import Page
from tests.conftest import COMPANIES, ROOT

TABLES: dict[str, dict[str, Any]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "source_documents").glob("*.yml"))
}
"""Company -> `says`: section of the source -> (page, words that stand on it); `never`: words on no page."""

SEEDS = ROOT.resolve().parent / "shared" / "seeds"
"""The documents themselves, which are no part of the project."""

CONTRACT = re.compile(
    r"\bshall\b|\bliab(?:le|ility)\b|\bgoverned by\b|\bbinding on you\b|(?<!\bif )(?<!\buntil )\byou agree\b",
    re.IGNORECASE,
)
"""Contract language; “if” and “until you agree” ask for consent."""

NAMES = (
    "dedicated servers, graphics processing units, storage, content delivery network",
    "8th Floor, Peninsula Towers, Peninsula Corporate Park, G. K. Marg",
    "https://support.google.com/adwordspolicy/answer/1316548?hl=en",
)
"""Names, addresses and what a company sells: these are facts, not prose."""


def _text(page: Page) -> str:
    """The words of a page, without the marks of Markdown, on one line."""
    text = re.sub(r"\\([^\w\s])", "\0\\1", page.markdown)  # a sign behind NUL was escaped and is no mark
    text = re.sub(r"(?<!\0)\[((?:\0.|[^\[\]\0])*)\]\([^)\s]*\)", r"\1", text)
    text = re.sub(r"(?m)^\s*(?:[-#>]+|\d+\.) ", "", text)
    text = re.sub(r"(?<!\0)\|", " ", text.replace("**", ""))
    return " ".join(text.replace("\0", "").split())


def _shingles(text: str, size: int = 8) -> set[str]:
    """Every run of so many words; case, punctuation and the marks of clauses and comments do not count."""
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ¦ ", text, flags=re.DOTALL)
    words = re.sub(r"[^\w'¦]+|_", " ", text.replace("’", "'").casefold())
    for name in NAMES:
        words = words.replace(re.sub(r"[^\w'¦]+|_", " ", name.casefold()).strip(), "¦")
    found = set()
    for part in words.split("¦"):
        run = part.split()
        found |= {" ".join(run[i : i + size]) for i in range(len(run) - size + 1)}
    return found


SECTIONS = [(company, section) for company, table in TABLES.items() for section in table["says"]]


@pytest.mark.parametrize(("company", "section"), SECTIONS, ids=str)
def test_each_fact_of_the_source_stands_on_a_page(
    built: dict[str, dict[str, Page]], company: str, section: str
) -> None:
    missing = [
        f"{page}: {words}"
        for entry in TABLES[company]["says"][section]
        for page, words in entry.items()
        if page not in built[company] or words.casefold() not in _text(built[company][page]).casefold()
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("company", TABLES)
def test_slips_of_the_source_stand_on_no_page(built: dict[str, dict[str, Page]], company: str) -> None:
    found = [
        f"{page.path}: {w}" for page in built[company].values() for w in TABLES[company]["never"] if w in _text(page)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("page", ["privacy", "dpdp_notice", "cookies", "grievance"])
def test_notices_hold_no_contract_language(built: dict[str, dict[str, Page]], company: str, page: str) -> None:
    if page not in built[company]:
        pytest.skip(f"{company} has no such page")
    text = _text(built[company][page])
    assert not [text[max(0, m.start() - 40) : m.end() + 40] for m in CONTRACT.finditer(text)]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the source documents lie beside the repository, and are not here")
@pytest.mark.parametrize("folder", ["facts", "templates"])
def test_no_prose_of_the_source_is_copied(folder: str) -> None:
    source = {run: path.name for path in SEEDS.glob("*.txt") for run in _shingles(path.read_text(encoding="utf-8"))}
    assert source
    copied = [
        f"{path.relative_to(ROOT)} and {source[run]}: {run}"
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in {".md", ".yml"}
        for run in sorted(_shingles(path.read_text(encoding="utf-8")) & source.keys())
    ]
    assert not copied, "\n".join(copied)
