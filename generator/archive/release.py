"""What a release would freeze, and everything that stands in its way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from generator.archive import store
from generator.archive.assessment import Assess, Judge, unjudged
from generator.archive.entry import COSMETIC, Entry, Note, digest_of, facts_file, fits_as_name, sealed, text_file
from generator.archive.findings import problem
from generator.archive.ledger import ledger_path, released_files, same_name, same_time, versions
from generator.archive.subject import Subject
from generator.archive.text import text_digest
from generator.archive.verify import Proof, verify
from generator.documents.build import INDEX
from generator.findings import Finding, errors, sort_key
from generator.render.markdown import Page
from generator.tree import shown_path


class Frozen(NamedTuple):
    """A version that a release adds."""

    entry: Entry
    markdown: str
    notice_by: date | None
    """The last day on which people can be told in time; None where no notice is due."""


class Plan(NamedTuple):
    """A release, ready to be written where nothing stands in its way."""

    company: str
    on: date
    before: tuple[Entry, ...]
    new: tuple[Frozen, ...]
    unchanged: tuple[str, ...]
    """Pages whose text is that of their last version."""
    files: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether anything stands in the way."""
        return bool(errors(self.findings))


def plan(subject: Subject, archive: Path, on: date, assess: Assess = unjudged, only: Collection[str] = ()) -> Plan:
    """The release of a company on a day: of all pages whose text has changed, or of those among `only`.

    The company's index is released only where it has an effective date. Nothing is written. An archive that cannot be
    proven is not added to: what is wrong with it are then the findings.
    """
    company = subject.company
    proof = verify(archive, company.id)
    if proof.broken and not proof.gone:
        return Plan(company.id, on, proof.entries, (), (), {}, tuple(one.finding for one in proof.broken))
    judge = Judge(archive, company, subject.vocabularies, proof.entries, on, assess)
    work = _Work(subject, archive, proof.entries, on, judge)
    for page in subject.pages:
        if page.document.page in only or (not only and takes_part(page)):
            work.take(page)
    made = work.plan()
    return made._replace(findings=tuple(sorted((*made.findings, *_taken(archive, made, proof)), key=sort_key)))


def takes_part(page: Page) -> bool:
    """Whether a page has versions: every page but an index without an effective date."""
    return page.document.page != INDEX or "effective_date" in page.document.meta


def _taken(archive: Path, made: Plan, proof: Proof) -> Iterator[Finding]:
    """Why the files of a release cannot be written: others are there, for which no entry speaks.

    A first release that was interrupted left nothing but files that the same release would write.
    """
    if not set(released_files(archive, made.company)) <= made.files.keys():
        yield from (one.finding for one in proof.broken)
    for path in store.in_the_way(archive, made.company, made.before, made.files) if made.new else ():
        hint = (
            "If a release was interrupted, delete the file and release again; if it was ever committed, take it and "
            "the ledger back from version control."
        )
        message = "This file is not in the ledger, and the release would write another text over it."
        yield problem("A110", message, shown_path(path), hint)


def carry_out(made: Plan, archive: Path) -> None:
    """Writes a release that is not refused; see `generator.archive.store.write` for what an interruption leaves.

    Whoever plans and carries out holds `generator.archive.lock.alone` from the one to the other. Raises
    OSError where a file cannot be written, and ValueError for a refused plan.
    """
    if made.refused:
        raise ValueError("a release that is refused cannot be written")
    if made.new:
        store.write(archive, made.company, made.before, [frozen.entry for frozen in made.new], made.files)


class _Work:
    """The making of one plan."""

    def __init__(self, subject: Subject, archive: Path, before: tuple[Entry, ...], on: date, judge: Judge) -> None:
        self.subject, self.before, self.on, self.judge = subject, before, on, judge
        self.ledger = shown_path(ledger_path(archive, subject.company.id))
        self.facts_digest = digest_of(subject.source)
        self.findings: list[Finding] = []
        self.unchanged: list[str] = []
        self.new: list[Frozen] = []

    def plan(self) -> Plan:
        """What came of all pages that were taken."""
        company = self.subject.company
        if company.draft:
            hint = "Fill its gaps and write “status: published”."
            self.tell("A001", f"{company.id} is a draft; only published pages are released.", hint, "status")
        if self.before and self.on < self.before[-1].released:
            last = self.before[-1].released
            message = f"The release is dated {self.on}, but the last one of {company.id} was on {last}."
            self.findings.append(problem("A008", message, self.ledger, f"Release on {last} or later."))
        files = {frozen.entry.file: frozen.markdown for frozen in self.new}
        files[facts_file(self.facts_digest)] = self.subject.source
        told = tuple(sorted(dict.fromkeys([*self.findings, *self.judge.findings]), key=sort_key))
        return Plan(company.id, self.on, self.before, tuple(self.new), tuple(self.unchanged), files, told)

    def tell(self, code: str, message: str, hint: str, fact: str) -> None:
        """Adds a finding about a fact."""
        company = self.subject.company
        self.findings.append(problem(code, message, company.path, hint, company.span(fact), fact))

    def take(self, page: Page) -> None:
        """Puts a page among the unchanged or the new ones, or tells what stands in the way."""
        meta, name = page.document.meta, page.document.page
        given = str(meta.get("effective_date", ""))
        version, text = str(meta.get("version", given)), text_digest(page.markdown)
        past = versions(self.before, name)
        same = next((e for e in reversed(past) if e.text == text and (e is past[-1] or e.version == version)), None)
        if same is not None:
            self.unchanged.append(name)
            if same is not past[-1]:
                self.turned_back(same, past[-1])
            elif same.version == version:
                self.same_note(same)
            return
        day = _day(given)
        self.in_form(name, given, day, version)
        if day is None or self.subject.company.draft:  # the text of a draft says that it is one, and always differs
            return
        last = past[-1] if past else None
        entry = sealed(
            Entry(
                entry=len(self.before) + len(self.new) + 1,
                company=self.subject.company.id,
                page=name,
                version=version,
                effective_date=day,
                released=self.on,
                title=page.document.title,
                file=text_file(name, version),
                text=text,
                facts=facts_file(self.facts_digest),
                facts_digest=self.facts_digest,
                materiality=self.judge.materiality(name, last),
                note=self.note(name, day),
                previous=self.new[-1].entry.digest if self.new else self.before[-1].digest if self.before else None,
                digest="",
            )
        )
        self.in_the_way(entry, last)
        self.new.append(Frozen(entry, page.markdown, self.judge.notice_by(name, last, day)))

    def in_form(self, name: str, given: str, day: date | None, version: str) -> None:
        """Tells of a version that is no name, and of an effective date that is no day."""
        if version and not fits_as_name(version):
            hint = (
                "Use letters and digits, with single points, hyphens, underscores or plus signs between, such as 3.1."
            )
            message = f"{name}: the version “{version}” cannot be the name of a file."
            self.tell("A003", message, hint, f"documents.{name}.version")
        if day is None:
            fact = f"documents.{name}.effective_date"
            found = f"the month {given}" if given else "none"
            message = f"{name}: expected the day from which this version is in force, but found {found}."
            self.tell("A002", message, f"Give {fact} a day, such as 2026-12-01.", fact)

    def in_the_way(self, entry: Entry, last: Entry | None) -> None:
        """Tells why an entry cannot be added: its name or its day is taken, its day too early, its note missing."""
        name, day, fact = entry.page, entry.effective_date, f"documents.{entry.page}.effective_date"
        same, taken = same_name(entry, self.before), same_time(entry, self.before)
        earliest, because = self.judge.earliest(name, last)
        if same is not None:
            message = f"{name}: version {same.version} was released on {same.released} with another text."
            hint = f"Give the new text a version of its own in documents.{name}.version."
            self.tell("A004", message, hint, f"documents.{name}.version")
        if taken is not None:
            since = "takes effect on that day" if taken.effective_date == day else f"is from {taken.effective_date}"
            message = f"{name}: {day} cannot be the day of a new version, for version {taken.version} {since}."
            free = max(earliest or day, taken.effective_date + timedelta(days=1))
            self.tell("A005", message, f"Give {fact} the day {free} or a later one.", fact)
        elif earliest is not None and day < earliest:
            message = f"{name}: version {entry.version} can take effect on {earliest} at the earliest, not on {day}."
            self.tell("A006", message, f"{because} Give {fact} the day {earliest} or a later one.".strip(), fact)
        if last is not None and entry.note is None and entry.materiality != COSMETIC:
            message = f"{name}: the text differs from version {last.version}, and no note says what changed and why."
            hint = f"Add to changes.notes an item with effective_date {day}, the page {name}, what, and why."
            self.tell("A007", message, hint, "changes.notes")

    def same_note(self, last: Entry) -> None:
        """Tells that the note of a version says something else than when it was released."""
        if self.note(last.page, last.effective_date) != last.note:
            stood = f"“{last.note.what}”" if last.note else "nothing"
            message = f"{last.page}: the note of version {last.version} was changed after its release."
            hint = f"The ledger keeps what was released: {stood}. Put the note back, or correct it with a new version."
            self.tell("A011", message, hint, "changes.notes")

    def turned_back(self, given: Entry, last: Entry) -> None:
        """Tells that the facts hold an older version: what was released stays, whatever they say now."""
        name, coming = given.page, last.effective_date > self.on
        earliest = max(self.judge.earliest(name, last)[0] or self.on, last.effective_date + timedelta(days=1))
        since = "takes effect on" if coming else "is in force from"
        message = f"{name} says {given.version}, but {last.version} was released and {since} {last.effective_date}."
        purpose = "To withdraw it" if coming else "To go back"
        hint = (
            f"{purpose}, release a new version with documents.{name}.effective_date {earliest} or later; otherwise"
            f" take the facts of version {last.version} back."
        )
        self.tell("A010", message, hint, f"documents.{name}.version")

    def note(self, name: str, day: date) -> Note | None:
        """What the company says of the change, in one note where it wrote several."""
        changes = self.subject.company.facts.changes
        found = [
            note
            for note in (changes.notes if changes else None) or ()
            if note.what
            and str(note.effective_date) == day.isoformat()
            and (not note.pages or name in {page.id for page in note.pages})
        ]
        return Note(_joined(note.what for note in found), _joined(note.why for note in found)) if found else None


def _joined(sentences: Iterable[str | None]) -> str:
    return " ".join(dict.fromkeys(" ".join(sentence.split()) for sentence in sentences if sentence))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
