"""What tests of judgements share: values of facts from texts, and a small company."""

from __future__ import annotations

from typing import Any

from generator.clauses.library import Library
from generator.facts.load import Company
from generator.facts.read import read_field
from generator.laws.asked import field_of
from generator.paths import packed
from generator.review.changes import Change, Kind, generic
from generator.review.judgement import Judgement
from generator.review.materiality import judge
from generator.review.table_store import table
from generator.values import Map, Seq
from tests.conftest import load
from tests.laws import company_of

TABLE = table()
LIBRARY = Library((packed("templates"),))
EXAMPLE = load("example", LIBRARY)
GONE = None

FACTS = """
    recipients:
      - {id: mailer, name: Mailer, role: processor, country: US}
      - {id: host, name: Host, role: sub_processor, country: DE}
    data:
      categories:
        - {id: account, label: Account, retention: {period: 1 year}}
        - {id: content, label: Content, role: processor, retention: {period: 30 days}}
      purposes:
        - {id: news, purpose: newsletter, legal_basis: consent}
        - {id: bills, purpose: billing, legal_basis: contract}
    cookies:
      items:
        - {name: session, category: strictly_necessary, duration: 1 hour}
        - {name: counter of visits, category: performance, duration: 1 year}
    offices:
      - {id: head, kind: registered, city: Bengaluru, state: Karnataka, country: IN}
      - {id: branch, kind: branch, city: Mysuru, country: IN}
"""
COMPANY = company_of(LIBRARY, FACTS)


def plain(raw: Any) -> Any:
    """A value of a test as the reader of YAML would give it."""
    if isinstance(raw, dict):
        made = Map()
        made.update({key: plain(value) for key, value in raw.items()})
        return made
    if isinstance(raw, list):
        items = Seq()
        items.extend(map(plain, raw))
        return items
    return raw


def value(fact: str, raw: Any) -> Any:
    """The typed value that stands at a fact path; an item where the path names one."""
    field = field_of(generic(fact).removesuffix("[]"))
    assert field is not None, fact
    if raw is None:
        return None
    read, problems = read_field(field, plain([raw] if fact.endswith("]") else raw), (), LIBRARY.vocabularies)
    assert problems == [], problems
    return read[0] if fact.endswith("]") else read


def judged(fact: str, kind: str, old: Any = GONE, new: Any = GONE, company: Company = COMPANY) -> Judgement:
    change = Change("acme", fact, Kind(kind), value(fact, old), value(fact, new))
    return judge(change, company, company, TABLE)
