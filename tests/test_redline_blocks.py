"""The redline of a page: every block finds what it was, and both pages can be made from it."""

from __future__ import annotations

import random
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.redline.blocks import redline
from generator.redline.model import Entry, Redline, State
from generator.redline.read import Kind, plain, read
from generator.redline.settled import settled
from generator.redline.summary import Counts, counts, sentences
from generator.redline.words import DELETE, EQUAL, INSERT
from tests.redlines import FACTS, MARKDOWN, NEW, OLD, after, before, pages


def shown(entry: Entry) -> str:
    """A block in one line; what is only renumbered stands between ~."""
    out = []
    for cell in entry.cells:
        signs = {EQUAL: "{}", DELETE: "[-{}-]", INSERT: "{{+{}+}}"}
        light = {DELETE: "[~{}~]", INSERT: "{{~{}~}}"}
        out.append("".join((light if p.renumbered else signs)[p.kind].format(p.text) for p in cell.pieces))
    return " | ".join(out)


def part(found: Redline, anchor: str) -> list[tuple[State, str]]:
    """What became of the blocks of one section."""
    return [(e.state, shown(e)) for p in found.parts if p.anchor == anchor for e in p.entries]


def holds(old: str, new: str) -> Redline:
    """The redline of two pages, of which both can be made."""
    found = redline(old, new)
    assert found.before == plain(read(old))
    assert found.after == plain(read(new))
    entries = [entry for group in settled(found) for entry in group.entries]
    assert [e.old.at for e in entries if e.old] == sorted(e.old.at for e in entries if e.old)
    assert [e.new.at for e in entries if e.new] == sorted(e.new.at for e in entries if e.new)
    assert {e.old.at for e in entries if e.old} == {e.old.at for e in found.entries if e.old}
    assert {e.new.at for e in entries if e.new} == {e.new.at for e in found.entries if e.new}
    assert not any(e.moved for e in entries)
    return found


def test_a_new_section_only_renumbers_those_behind_it() -> None:
    found = holds(OLD, NEW)
    states = {p.anchor: p.state for p in found.parts}
    assert states == {
        "": State.SAME,
        "prices": State.RENUMBERED,
        "trials": State.INSERTED,
        "notice": State.CHANGED,
        "data": State.CHANGED,
    }
    assert part(found, "prices")[1] == (
        State.RENUMBERED, "Prices stand on our website. See section [~2~]{~3~} for changes.",
    )  # fmt: skip


def test_items_and_rows_are_paired_and_marked_cell_by_cell() -> None:
    found = holds(OLD, NEW)
    assert part(found, "notice") == [
        (State.RENUMBERED, "Notice"),
        (State.CHANGED, "In short: You can leave with [-45-]{+30+} days notice."),
        (State.CHANGED, "You can leave at any time by giving us [-45-]{+30+} days notice. We confirm that we have it. Section [~3~]{~4~} says what becomes of your data."),
        (State.MOVED, "We publish the change in our feed."),
        (State.SAME, "We send a mail to the address in your account."),
        (State.SAME, "We show a note in the dashboard."),
    ]  # fmt: skip
    assert part(found, "data")[1:] == [
        (State.SAME, "Kind | Kept for"),
        (State.CHANGED, "Account | [-2-]{+3+} years"),
        (State.SAME, "Logs | 180 days"),
        (State.DELETED, "[-Mails-] | [-1 year-]"),
        (State.INSERTED, "{+Tickets+} | {+5 years+}"),
        (State.SAME, "We erase the rest of your data without delay."),
    ]


def test_counts_and_sentences_leave_out_numbers_of_sections() -> None:
    found = redline(OLD, NEW)
    assert counts(found) == Counts(inserted=12, deleted=6, blocks=8, sections=3, renumbered=2)
    told = [(c.anchor, c.title, c.before, c.after) for c in sentences(found)]
    assert told[0] == ("trials", "2. Trials", "", "Trials")
    assert ("notice", "3. Notice", "You can leave at any time by giving us 45 days notice.", "You can leave at any time by giving us 30 days notice.") in told  # fmt: skip
    assert ("data", "4. Data", "Account | 2 years", "Account | 3 years") in told
    assert sentences(redline(OLD, OLD)) == ()


def test_a_reference_to_another_section_is_a_change() -> None:
    old, new = OLD, OLD.replace("See [section 2](#notice)", "See [section 3](#data)")
    assert part(redline(old, new), "prices")[1][1] == "Prices stand on our website. See section [-2-]{+3+} for changes."


def test_a_link_that_leads_elsewhere_is_a_change() -> None:
    old = "Read [our guide](https://a.example/x) first."
    new = "Read [our guide](https://a.example/y) first."
    (entry,) = holds(old, new).entries
    assert shown(entry) == "Read our guide ([-https://a.example/x-]{+https://a.example/y+}) first."
    (entry,) = holds("Read [this](a.md).", "Read [this](b.md).").entries
    assert entry.state is State.CHANGED


def test_a_section_that_has_moved_is_seen_as_moved() -> None:
    old = "## A {#a}\n\nText of a.\n\n## B {#b}\n\nText of b, in 5 words.\n\n## C {#c}\n\nText of c.\n"
    new = "## B {#b}\n\nText of b, in 6 words.\n\n## A {#a}\n\nText of a.\n\n## C {#c}\n\nText of c.\n"
    found = holds(old, new)
    moved = [p for p in found.parts if p.moved]
    assert len(moved) == 1
    assert {p.anchor: p.state for p in found.parts}["c"] is State.SAME


def test_a_section_with_another_anchor_or_title_is_found_by_the_rest() -> None:
    text = "We keep your data for as long as the law asks for it, and erase it then."
    for old, new in (
        (f"## 1. Data {{#data}}\n\n{text}", f"## 1. Data {{#your_data}}\n\n{text}"),
        (f"## 1. Data {{#data}}\n\n{text}", f"## 1. Your data {{#your_data}}\n\n{text}"),
    ):
        found = holds(old, new)
        assert len(found.parts) == 1
        assert State.SAME in {e.state for e in found.entries}


def test_a_paragraph_that_has_moved_is_seen_as_moved() -> None:
    text = "This paragraph goes from the first section to the second."
    old = f"## A {{#a}}\n\nOne.\n\n{text}\n\n## B {{#b}}\n\nTwo.\n"
    new = f"## A {{#a}}\n\nOne.\n\n## B {{#b}}\n\nTwo.\n\n{text}\n"
    found = holds(old, new)
    (entry,) = [e for e in found.entries if e.state is not State.SAME]
    assert entry.state is State.MOVED
    assert found.stood_in(entry) == "A"


def test_columns_are_paired_by_name() -> None:
    old = "| Kind | Why | Kept |\n|---|---|---|\n| Logs | Law | 1 year |\n"
    new = "| Kind | Kept | Where |\n|---|---|---|\n| Logs | 2 years | India |\n"
    rows = [shown(e) for e in holds(old, new).entries]
    assert rows == ["Kind | [-Why-] | Kept | {+Where+}", "Logs | [-Law-] | [-1 year-]{+2 years+} | {+India+}"]


def test_a_page_that_is_new_or_gone_is_one_change() -> None:
    assert {e.state for e in holds("", OLD).entries} == {State.INSERTED}
    assert {e.state for e in holds(OLD, "").entries} == {State.DELETED}
    assert holds("", "").entries == ()
    assert not redline(OLD, OLD).changed


def test_front_matter_is_no_text_of_the_page() -> None:
    assert not redline(OLD, f'---\nversion: "2"\n---\n\n{OLD}').changed


def test_the_pages_of_the_example_say_only_what_was_edited() -> None:
    found = {page: holds(text, after()[page]) for page, text in before().items()}
    told = [c for r in found.values() for c in sentences(r)]
    assert sum(counts(r).renumbered for r in found.values()) == 0
    assert {c.anchor for c in sentences(found["cookies"])} == {""}
    assert ("terms", "We may charge interest of 15% a year on the overdue amount, from the due date until you pay.") in [
        (page, c.after) for page, r in found.items() for c in sentences(r)
    ]  # fmt: skip
    assert all(c.before and c.after for c in told if c.state is State.CHANGED)
    assert len(told) < 100


def _pruned(dice: random.Random) -> str:
    """The example's facts without some groups, terms and items, and with other figures."""
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", FACTS)
    droppable = ("sla", "cookies", "refund", "free_trial", "cert_in", "switching", "opening", "related", "group")
    kept = [b for b in blocks if not (b.startswith(droppable) and dice.random() < 0.5)]
    text = "".join(kept)
    return re.sub(
        r"\b(\d+) (days|months)\b", lambda m: f"{int(m[1]) + 1} {m[2]}" if dice.random() < 0.2 else m[0], text
    )


@pytest.mark.parametrize("seed", range(3))
def test_pages_of_facts_that_were_pruned_can_be_made_from_the_redline(seed: int) -> None:
    new = pages(_pruned(random.Random(seed)))
    for page in {*before(), *new}:
        holds(before().get(page, ""), new.get(page, ""))


@given(MARKDOWN, MARKDOWN)
@settings(max_examples=150, deadline=None)
def test_any_two_pages_can_be_made_from_their_redline(old: str, new: str) -> None:
    found = holds(old, new)
    assert counts(found) >= (0, 0, 0, 0, 0)
    told = sentences(found)
    assert len(told) == counts(found).blocks


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_is_a_page(old: str, new: str) -> None:
    holds(old, new)


def test_a_page_of_which_every_word_differs_is_done_at_once() -> None:
    dice = random.Random(1)

    def page() -> str:
        made = [" ".join(f"w{dice.randrange(10**9)}" for _ in range(50)) for _ in range(500)]
        return "\n\n".join(
            f"## {at}. H{at} {{#s{at}}}\n\n{text}" if at % 10 == 0 else text for at, text in enumerate(made)
        )

    began = time.process_time()
    holds(page(), page())
    assert time.process_time() - began < 5
    lone = [" ".join(f"w{dice.randrange(10**9)}" for _ in range(50)) for _ in range(1000)]
    began = time.process_time()
    holds("\n\n".join(lone[:500]), "\n\n".join(lone[500:]))
    assert time.process_time() - began < 5


def test_an_unchanged_list_of_contents_is_no_change_where_only_numbers_differ() -> None:
    found = redline(OLD, NEW)
    contents = [e for e in found.entries if e.block.kind is Kind.CONTENTS]
    assert [e.state for e in contents] == [State.SAME, State.INSERTED, State.RENUMBERED, State.RENUMBERED]
    assert found.parts[0].state is State.SAME
