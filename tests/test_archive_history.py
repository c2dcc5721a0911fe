"""History cannot be rewritten: a release writes over nothing, and does not begin anew where a ledger was lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.archive import store
from generator.archive.entry import line_of, sealed
from generator.archive.ledger import ledger_path, read
from generator.archive.release import carry_out, plan
from generator.archive.verify import verify
from generator.clauses.library import Library
from tests.archives import GREETING, LATER, ON, archive, next_sla, subject
from tests.sites import tree

PAGES = [("privacy", date(2030, 1, 1)), ("terms", date(2030, 1, 1)), ("privacy", date(2030, 2, 1))]


@pytest.mark.parametrize(
    ("lose", "words"), [(Path.unlink, "is gone"), (lambda path: path.write_bytes(b""), "is empty")]
)
def test_versions_without_a_ledger_are_not_proven(tmp_path: Path, lose: object, words: str) -> None:
    archive(tmp_path, PAGES)
    lose(ledger_path(tmp_path, "acme"))  # type: ignore[operator]
    proof = verify(tmp_path, "acme")
    assert [(one.finding.rule, one.finding.severity.value) for one in proof.broken] == [("A109", "error")]
    assert f"The ledger {words}: “facts/" in proof.broken[0].finding.message
    assert "from version control" in proof.broken[0].finding.hint
    assert (proof.gone, proof.proven, read(tmp_path, "acme")[1]) == (True, 0, (proof.broken[0].finding,))
    assert verify(tmp_path, "nobody").broken == ()


@pytest.mark.parametrize("keep", [None, 0])
def test_a_lost_ledger_is_no_new_beginning(library: Library, tmp_path: Path, keep: int | None) -> None:
    carry_out(plan(subject(library), tmp_path, ON, only=["sla", "aup"]), tmp_path)
    ledger = ledger_path(tmp_path, "example")
    ledger.unlink() if keep is None else ledger.write_bytes(b"")
    for changes, only, told in (
        (((GREETING, "We measure."),), ["sla", "aup"], ["A109", "A110"]),  # another text under the same name
        (next_sla(), ["sla"], ["A109"]),  # another version, as if it were the first
        ((), ["refunds"], ["A109"]),
        ((), ["sla"], ["A109"]),  # the other page would lose its history
    ):
        made = plan(subject(library, *changes), tmp_path, LATER, only=only)
        assert sorted(f.rule for f in made.findings) == told
        assert made.refused
        with pytest.raises(ValueError, match="refused"):
            carry_out(made, tmp_path)


def test_an_interrupted_first_release_is_completed_by_the_same(library: Library, tmp_path: Path) -> None:
    made = plan(subject(library), tmp_path, ON)
    carry_out(made, tmp_path)
    whole = tree(tmp_path)
    ledger_path(tmp_path, "example").unlink()
    (tmp_path / "example" / "sla" / "2.0.md").unlink()
    again = plan(subject(library), tmp_path, ON)
    assert again == made
    carry_out(again, tmp_path)
    assert tree(tmp_path) == whole


@pytest.mark.parametrize("kind", ["text", "folder", "link"])
def test_a_file_that_no_entry_names_is_not_written_over(library: Library, tmp_path: Path, kind: str) -> None:
    carry_out(plan(subject(library), tmp_path, ON), tmp_path)
    path = tmp_path / "example" / "sla" / "3.0.md"
    sound = plan(subject(library, *next_sla()), tmp_path, ON)
    if kind == "text":
        path.write_text("another text", encoding="utf-8")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    made = plan(subject(library, *next_sla()), tmp_path, ON)
    assert [(f.rule, Path(f.path).name) for f in made.findings] == [("A110", "3.0.md")]
    with pytest.raises(FileExistsError, match="another text"):  # and where it came between the plan and its writing
        carry_out(sound, tmp_path)
    assert len(verify(tmp_path, "example").entries) == 10


def test_a_left_over_file_with_the_same_text_is_completed(library: Library, tmp_path: Path) -> None:
    carry_out(plan(subject(library), tmp_path, ON), tmp_path)
    made = plan(subject(library, *next_sla()), tmp_path, ON)
    (tmp_path / "example" / "sla" / "3.0.md").write_bytes(made.new[0].markdown.encode())
    assert list(store.in_the_way(tmp_path, "example", made.before, made.files)) == []
    again = plan(subject(library, *next_sla()), tmp_path, ON)
    assert again == made
    carry_out(again, tmp_path)
    assert verify(tmp_path, "example").left_over == ()


def test_a_version_is_not_withdrawn_by_putting_the_facts_back(library: Library, tmp_path: Path) -> None:
    carry_out(plan(subject(library), tmp_path, ON), tmp_path)
    carry_out(plan(subject(library, *next_sla()), tmp_path, ON), tmp_path)
    back = subject(library)
    made = plan(back, tmp_path, LATER)
    (found,) = made.findings
    assert (found.rule, found.fact, made.new, made.refused) == ("A010", "documents.sla.version", (), True)
    assert back.source.split("\n")[found.span.line - 1][found.span.column - 1 :].startswith('"2.0"')
    assert found.message == "sla says 2.0, but 3.0 was released and takes effect on 2027-02-01."
    assert "To withdraw it, release a new version with documents.sla.effective_date 2027-02-02 or later" in found.hint
    assert plan(back, tmp_path, LATER, only=["aup"]).findings == ()
    over = plan(back, tmp_path, date(2027, 3, 1))
    assert [f.message for f in over.findings] == ["sla says 2.0, but 3.0 was released and is in force from 2027-02-01."]
    assert "To go back, release a new version with documents.sla.effective_date 2027-03-01" in over.findings[0].hint
    withdrawn = plan(subject(library, *next_sla("4.0", "2027-02-02", "2027-02-02", GREETING)), tmp_path, LATER)
    assert (withdrawn.findings, [f.entry.version for f in withdrawn.new]) == ((), ["4.0"])


def test_a_ledger_is_of_one_company(tmp_path: Path) -> None:
    _, entry, _ = archive(tmp_path, PAGES)
    (tmp_path / "acme").rename(tmp_path / "copy")
    (found,) = verify(tmp_path, "copy").broken
    assert (found.entry, found.finding.rule) == (1, "A111")
    assert found.finding.message == "Entry 1 is of the company “acme”, and the folder is “copy”."
    (tmp_path / "copy").rename(tmp_path / "acme")
    path = ledger_path(tmp_path, "acme")
    one = path.read_text("utf-8").splitlines()[0]
    path.write_text(f"{one}\n{line_of(sealed(entry._replace(company='copy')))}\n", "utf-8")
    (found,) = verify(tmp_path, "acme").broken
    assert (found.entry, found.finding.rule, found.finding.span.line) == (2, "A111", 2)


def test_a_note_that_was_changed_after_its_release_is_a_warning(library: Library, tmp_path: Path) -> None:
    carry_out(plan(subject(library), tmp_path, ON), tmp_path)
    text, greeting, note = next_sla()
    carry_out(plan(subject(library, text, greeting, note), tmp_path, ON), tmp_path)
    for other in ((note[0], note[1].replace("We say less.", "We say more.")), None):
        changes = (text, greeting, other) if other else (text, greeting)
        made = plan(subject(library, *changes), tmp_path, LATER)
        assert [(f.rule, f.severity.value, f.fact) for f in made.findings] == [("A011", "warning", "changes.notes")]
        assert made.findings[0].message == "sla: the note of version 3.0 was changed after its release."
        assert "“We say less.”" in made.findings[0].hint
        assert (made.new, made.refused) == ((), False)
    assert plan(subject(library, text, greeting, note), tmp_path, LATER).findings == ()
