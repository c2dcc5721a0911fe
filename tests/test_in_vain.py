"""Nothing is typed in vain: every leaf of the example stands on a page or changes one, and every field is used."""

from __future__ import annotations

import re

import pytest

from generator.clauses.library import Library
from generator.documents.build import Press
from generator.facts.fields import reference_target, walk
from generator.facts.load import Company
from generator.render.markdown import Page, render
from generator.render.sidecar import facts_json
from tests.conftest import load
from tests.facts import leaves, other, path_of, with_value

METADATA = (
    "company.aliases", "company.called", "security.claims", "profile.hosting", "profile.saas",
    "profile.california_visitors", "profile.india_company", "profile.virtual_assets", "profile.targets_in",
    "profile.overrules",
)  # fmt: skip
"""Facts that `facts.json` holds: names and claims that pages are held against, and what decides which laws apply."""

NOT_IN_THE_EXAMPLE = {
    "provenance.reconstructed_from": "only for a company whose documents others have read",
    "provenance.seen": "likewise",
    "cookies.items.uk_exemption": "the example asks everywhere; only where a company relies on the UK's exemptions",
    "cookies.items.opt_out_url": "likewise",
    "rights.response_vague": "contradicts rights.response",
    "children.parental_consent": "only where under-age customers are allowed",
    "security.own_risk": "only said where a company says so; no good company does",
    "sla.support.business_days": "only where the days are not named",
    "aup.synthetic_labels": "only for tools that make or change sound, images or video",
    **dict.fromkeys(
        (
            f"grievance.consumer_officer.{f}"
            for f in ("name", "designation", "email", "phone", "office", "hours", "term_ends")
        ),
        "only where two Grievance Officers share the work",
    ),
    **dict.fromkeys(
        (f"consumer.imports.{f}" for f in ("what", "importer", "address")), "only where something is imported"
    ),
    **dict.fromkeys(
        (f"marketplace.{f}" for f in ("sellers_url", "ranking", "differences")), "only where others sell too"
    ),
    **dict.fromkeys(
        (
            f"sale_or_share.{name}"
            for name in (
                "categories.category",
                "categories.to",
                "categories.purpose",
                "opt_in",
                "opt_in_age",
                "opt_out_url",
                "opt_out_within",
                "opt_out_confirmation",
                "signal_scope",
                "alternative_link",
            )
        ),
        "only where something is sold or shared; tests/test_law_california.py has such a company",
    ),
    **dict.fromkeys(
        (f"incentives.{name}" for name in ("name", "terms", "data", "join", "leave", "value")),
        "only where data is traded for a benefit; likewise",
    ),
    "sensitive_pi.limit_url": "only where there is a use to limit; likewise",
    "rights.email_enough": "contradicts rights.toll_free; likewise",
    "rights.metrics_url": "only with data of 10,000,000 Californians; likewise",
    "automated_decisions.opt_out_url": "only for significant decisions; likewise",
}


def _pages(library: Library, company: Company, presses: dict[str, Press]) -> list[Page]:
    press = presses.setdefault(company.locale, Press(library, company.locale))
    return [render(document) for document in press.documents(company)]


@pytest.fixture(scope="module")
def example(library: Library) -> Company:
    return load("example", library)


def test_every_leaf_of_the_example_stands_on_a_page_or_changes_one(library: Library, example: Company) -> None:
    presses: dict[str, Press] = {}
    pages = _pages(library, example, presses)
    shown = {spot.mark.path for page in pages for spot in page.spots}
    before = [page.markdown for page in pages]
    metadata = facts_json(example, [])
    vain, tried = [], 0
    for steps, value in leaves(example.facts):
        path = path_of(example.facts, steps)
        owner = example.facts
        for step in steps[:-1] if isinstance(steps[-1], str) else steps[:-2]:
            owner = owner[step] if isinstance(step, int) else getattr(owner, step)  # type: ignore[index]
        name = next(step for step in reversed(steps) if isinstance(step, str))
        if (
            path in shown
            or re.sub(r"\[\d+\]$", "", path) in shown
            or name == "id"
            or reference_target(type(owner), name)
            or path == "schema_version"
        ):
            continue
        tried += 1
        changed = example._replace(facts=with_value(example.facts, steps, other(value, library)))
        dotted = ".".join(step for step in steps if isinstance(step, str))
        if dotted.startswith(METADATA):
            same = facts_json(changed, []) == metadata
        else:
            same = [page.markdown for page in _pages(library, changed, presses)] == before
        if same:
            vain.append(path)
    assert not vain, "typed in vain: " + ", ".join(vain)
    assert tried > 80


def test_a_reference_decides_what_stands_on_the_page(library: Library, example: Company) -> None:
    presses: dict[str, Press] = {}
    before = [page.markdown for page in _pages(library, example, presses)]
    officer = example.facts.grievance and example.facts.grievance.officer
    assert officer
    assert example.facts.offices
    other = next(o.id for o in example.facts.offices if o.id != officer.office)
    changed = example._replace(facts=with_value(example.facts, ("grievance", "officer", "office"), other))
    assert [page.markdown for page in _pages(library, changed, presses)] != before


def test_the_example_uses_every_part_of_the_schema(example: Company) -> None:
    used = {
        re.sub(r"\[\d+\]", "", ".".join(str(s) for s in steps if isinstance(s, str)))
        for steps, _ in leaves(example.facts)
    }
    every = {path.replace("[]", "") for path, _, _ in walk()}
    unused = every - used - set(NOT_IN_THE_EXAMPLE)
    same_for_all = {path for path in unused if path.startswith("documents.") and path.count(".") == 2}
    assert unused - same_for_all == set()
    for path in same_for_all:
        assert any(u.startswith("documents.") and u.endswith("." + path.split(".")[2]) for u in used), path
