"""What holds a merge: dates, versions and notes that do not fit what changed (family R)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.facts.errors import FactError
from generator.facts.load import Company
from generator.facts.moments import Date
from generator.findings import Finding, Severity
from generator.review.case import Case, listed
from generator.review.changes import Change
from generator.review.judgement import Materiality
from generator.review.model import INDEX, PageReview, Place
from generator.review.notes import misstated, unnoted


def held(case: Case) -> Iterator[Finding]:
    """Every finding about the pages and changes of one company."""
    for page in case.pages:
        if page.page == INDEX:
            continue
        if page.head is None:
            yield _gone(case, page)
            continue
        yield from _undated(case, page)
        if page.changed:
            yield from _changed(case, page)
        elif page.base is not None:
            yield from _unchanged(case, page)
    yield from unnoted(case)
    yield from _unheard(case)
    yield from _doubtful(case)


def _undated(case: Case, page: PageReview) -> Iterator[Finding]:
    """A page no longer says from when it applies, or which version it is."""
    gone = [(field, f"its {name} ({old})") for field, name, old, new in _dated(page) if old and not new]
    if gone:
        message = f"“{page.title}” no longer gives {listed([what for _, what in gone])}"
        hint = "Give it again; without it nobody can say which text applies."
        yield _at(case, page, gone[0][0], "R002", "version-not-moved", message, hint)


def _changed(case: Case, page: PageReview) -> Iterator[Finding]:
    if case.light(page):
        return
    weights = case.weights(page)
    heavy = Severity.ERROR if weights - {Materiality.COSMETIC} else Severity.WARNING  # only a clause was rewritten
    yield from _still(case, page, heavy)
    if page.was.effective != page.now.effective:
        yield from _too_early(case, page)
    was, now = _numbers(page.was.version), _numbers(page.now.version)
    if was and now and now < was:
        message = f"version {page.now.version} of “{page.title}” follows version {page.was.version}"
        yield _at(case, page, "version", "R004", "version-went-back", message, "Give it a higher number.")
    yield from misstated(case, page)


def _still(case: Case, page: PageReview, severity: Severity) -> Iterator[Finding]:
    """The text changed, and what dates it did not."""
    mend = {
        "effective_date": f"write the day from which the new text applies{_from(page)}",
        "version": "count the version up",
        "last_updated": f"write the day of the change, such as {case.on}",
    }
    still = [(field, f"its {name} is still {new}") for field, name, old, new in _dated(page) if _same(field, old, new)]
    if still:
        message = f"“{page.title}” says something else than before, but {listed([what for _, what in still])}"
        hint = "; ".join(mend[field] for field, _ in still)
        hint = f"{hint[:1].upper()}{hint[1:]}."
        yield _at(case, page, still[0][0], "R002", "version-not-moved", message, hint, severity)


def _same(field: str, old: str, new: str) -> bool:
    """Whether a date or a version did not move: 3.4 and 3.4.0 are one version."""
    if not old or not new:
        return False
    return old == new or (field == "version" and _numbers(old) == _numbers(new) != ())


def _dated(page: PageReview) -> tuple[tuple[str, str, str, str], ...]:
    """Field, what readers call it, and its value before and after."""
    return (
        ("effective_date", "first day", page.was.effective, page.now.effective),
        ("version", "version", page.was.version, page.now.version),
        ("last_updated", "date of last update", page.was.updated, page.now.updated),
    )


def _from(page: PageReview) -> str:
    return f", {page.earliest.date} or later" if page.earliest else ""


def _too_early(case: Case, page: PageReview) -> Iterator[Finding]:
    day = _day(page.now.effective)
    before = _day(page.was.effective)
    if day is None:
        return
    if page.earliest is not None and day < page.earliest.date:
        why = " ".join(r.text for r in page.earliest.because if r.until)
        message = f"“{page.title}” is to apply from {page.now.effective}, but may not before {page.earliest.date}"
        yield _at(case, page, "effective_date", "R001", "effective-date-too-early", message,
                  f"{why} Write {page.earliest.date} or a later day.")  # fmt: skip
    elif before is not None and day < before:
        message = (
            f"the new {page.title} is to apply from {page.now.effective}, before the old one did ({page.was.effective})"
        )
        yield _at(case, page, "effective_date", "R005", "backdated", message, f"Write {case.on} or a later day.")
    elif day < case.on:
        message = f"the new text of “{page.title}” is to apply from {page.now.effective}, a day that is past"
        yield _at(case, page, "effective_date", "R005", "backdated", message,
                  f"No text binds anybody before it is published. Write {case.on} or a later day.")  # fmt: skip


def _unchanged(case: Case, page: PageReview) -> Iterator[Finding]:
    moved = [(field, name) for field, name, old, new in _dated(page) if old and new and old != new]
    if moved:
        names = listed([name for _, name in moved])
        message = f"the {names} of “{page.title}” moved, but not one sentence of it changed"
        yield _at(case, page, moved[0][0], "R003", "false-update", message,
                  "Put the old value back, or make the change that was meant.", Severity.WARNING)  # fmt: skip


def _unheard(case: Case) -> Iterator[Finding]:
    """A change for the worse, and no way in which the company says that it tells people."""
    waiting = [j for j in case.changes if j.judgement.overall is Materiality.ADVERSE and j.judgement.waits and j.pages]
    told = [c.facts.changes for c in (case.base, case.head) if c.facts.changes]
    if waiting and not any(rule.channels or rule.material_channels for rule in told):
        message = (
            f"{waiting[0].title}: this change is for the worse, and the file names no way in which people are told"
        )
        yield Finding("R007", "no-notice-channel", Severity.ERROR, message, case.head.path, case.head.span("changes"),
                      "Fill in changes.material_channels or changes.channels, such as [registered_email].",
                      "changes.material_channels")  # fmt: skip


def _doubtful(case: Case) -> Iterator[Finding]:
    for judged in case.changes:
        if judged.judgement.overall is Materiality.UNKNOWN:
            fact = judged.change.now or judged.change.was
            message = f"whether “{judged.title}” changes for better or worse is for a person to say"
            hint = f"{judged.judgement.reason} Read its sentences, and give the change note its effect."
            yield Finding(
                "R009", "needs-a-look", Severity.WARNING, message, case.head.path, case.head.span(fact), hint, fact
            )


def reworded(wording: Iterable[Place]) -> Iterator[Finding]:
    """Told of each clause whose words differ though the facts do not: nobody but a person sees what that means."""
    for clause in dict.fromkeys(place.clause for place in wording):
        message = "the words of this clause change while the facts stay the same, which can turn a promise around"
        hint = "Read its sentences in the redline, and say in a change note what they mean to customers."
        yield Finding("R009", "needs-a-look", Severity.WARNING, message, clause, hint=hint)


def over_limit(head: Company, change: Change, passed: Iterable[str], title: str) -> Finding:
    """Told of a figure that changes and keeps a limit of the law no more."""
    where, why = head.span(change.now), " ".join(passed)
    message = f"the new value of “{title}” passes a limit of the law"
    hint = f"{why} Write a figure that keeps it before anybody is told."
    return Finding("R015", "limit-passed", Severity.ERROR, message, head.path, where, hint, change.now)


def _gone(case: Case, page: PageReview) -> Finding:
    fact = f"documents.{page.page}"
    message = f"“{page.title}” is no longer built, so that every link to it breaks"
    hint = "Keep it, or say to its readers where its content went."
    severity = Severity.WARNING
    if page.earliest is not None and page.earliest.date > case.on:
        severity = Severity.ERROR
        why = " ".join(r.text for r in page.earliest.because if r.until)
        message = f"“{page.title}” is no longer built, but what it promises may not end before {page.earliest.date}"
        hint = f"{why} Keep it until then."
    return Finding("R010", "page-gone", severity, message, case.head.path, case.head.span(fact), hint, fact)


def unreadable(side: str, path: str, problems: Iterable[Finding]) -> Finding:
    """Told where the base of a company cannot be read, so that all of it counts as new."""
    first = next(iter(problems), None)
    why = f": {first.message}" if first else ""
    message = f"{path} could not be read as it stood in {side}, so that its changes cannot be told{why}"
    hint = "Mend it there first, or read the pages of this company as a whole and waive this with the reason."
    return Finding("R011", "base-unreadable", Severity.ERROR, message, path, hint=hint)


def removed(base: Company) -> Finding:
    """Told where the file of a published company is gone."""
    message = f"the published company {base.id} is gone with all its pages, while customers may rely on them"
    hint = "Put its file back; to end a service, say so on its pages first."
    return Finding("R013", "company-gone", Severity.ERROR, message, base.path, hint=hint)


def withdrawn(base: Company, head: Company) -> Finding:
    """Told where a published company turns into a draft."""
    message = "the company was published and is a draft now, so that its pages say that they do not apply"
    hint = "Keep status: published while customers rely on the pages."
    return Finding("R012", "withdrawn", Severity.ERROR, message, head.path, head.span("status"), hint, "status")


def _at(
    case: Case, page: PageReview, field: str, rule: str, name: str, message: str, hint: str,
    severity: Severity = Severity.ERROR,
) -> Finding:  # fmt: skip
    fact = f"documents.{page.page}.{field}"
    return Finding(rule, name, severity, message, case.head.path, case.head.span(fact), hint, fact)


def _day(text: str) -> date | None:
    """The day of an ISO date, or the first of a month."""
    try:
        return Date.parse(text).first_day()
    except FactError:
        return None


def _numbers(version: str) -> tuple[int, ...]:
    """The numbers of a version without zeros at its end: 3.4 and 3.4.0 are one."""
    found = [int(number) for number in re.findall(r"\d+", version)]
    while found and not found[-1]:
        found.pop()
    return tuple(found)
