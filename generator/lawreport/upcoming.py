"""What changes between two days: laws that begin or end, certificates that expire, reviews that fall due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.facts.base import said
from generator.facts.documents import Document
from generator.facts.duration import Duration, Unit
from generator.facts.leaves import leaves
from generator.facts.load import Company
from generator.facts.moments import Date
from generator.lawreport.table import Table
from generator.laws.asker import Asker
from generator.laws.bearing import applicability, overrules
from generator.laws.limits import hold
from generator.laws.model import DISCLAIMER
from generator.laws.reader import Catalogue

_ENDS = ("valid_to", "term_ends")
"""Names of facts whose day asks for something."""
EVERY_QUARTER = "IN-ITR-3.1.c"
"""The provision that wants a reminder at least every three months."""


YEAR = Duration(1, Unit.YEAR)
"""How often a page should be read again; California asks for it (Cal. Civ. Code 1798.130(a)(5))."""


class Event(NamedTuple):
    """Something that happens on a day."""

    day: date
    name: str
    """A provision's id or a fact path; stable, so that a calendar knows the event again."""
    title: str
    text: str
    provision: str = ""


def events(company: Company, catalogue: Catalogue, first: date, last: date) -> tuple[Event, ...]:
    """Everything from `first` to `last`, both included, in order."""
    found = [
        *_laws(company, catalogue, first, last),
        *_facts(company, first, last),
        *(event for event in _reviews(company) if first <= event.day <= last),
        *_reminders(company, catalogue, first, last),
    ]
    return tuple(sorted(found))


def _laws(company: Company, catalogue: Catalogue, first: date, last: date) -> Iterator[Event]:
    asker = Asker(company, catalogue.flags)
    overruled = overrules(company)
    for provision in catalogue.provisions:
        applies, _ = applicability(provision, asker, overruled)
        if applies.holds is False:
            continue
        maybe = " (whether it applies: tell us " + ", ".join(applies.ask) + ")" if applies.holds is None else ""
        for number, version in enumerate(provision.versions):
            if version.since and first <= version.since <= last:
                held = [hold(company, limit, version.since) for limit in version.limits]
                broken = [f"{h.limit.fact} {h.limit}, but it is {h.value}" for h in held if h.kept is False]
                breaks = f" It breaks: {'; '.join(broken)}." if broken else ""
                what = "changes" if number else "comes into force"
                yield Event(
                    version.since,
                    provision.id,
                    f"{provision.cite} {what}",
                    f"{provision.duty}{breaks}{maybe}",
                    provision.id,
                )
            following = provision.versions[number + 1 :]
            if version.until and first <= version.until <= last and not following:
                yield Event(
                    version.until,
                    provision.id,
                    f"{provision.cite} ends",
                    f"No longer law: {provision.duty}{maybe}",
                    provision.id,
                )


def _reviews(company: Company) -> Iterator[Event]:
    """When what is done at intervals falls due again: the yearly look at each page, the audit of security."""
    documents = company.facts.documents
    for name, page in said(documents).items() if documents else ():
        updated = page.last_updated if isinstance(page, Document) else None
        if updated is not None:
            day = YEAR.add_to(updated.last_day())
            text = f"documents.{name}.last_updated is {updated}. Read the page again, and enter the day."
            yield Event(
                day, f"documents.{name}.last_updated", f"Yearly review of the page “{page.title or name}”", text
            )
    security = company.facts.security
    if security and security.last_audit and security.audit_every:
        day = security.audit_every.add_to(security.last_audit.last_day())
        text = f"security.last_audit is {security.last_audit}, and security.audit_every is {security.audit_every}."
        yield Event(day, "security.last_audit", "Security audit", text)


def _facts(company: Company, first: date, last: date) -> Iterator[Event]:
    for fact in leaves(company.facts):
        if isinstance(fact.value, Date) and fact.name in _ENDS:
            day = date.fromisoformat(str(fact.value))
            if first <= day <= last:
                yield Event(
                    day,
                    fact.path,
                    fact.title[:1].upper() + fact.title[1:],
                    f"{fact.path} in {company.path} names this day.",
                )


def _reminders(company: Company, catalogue: Catalogue, first: date, last: date) -> Iterator[Event]:
    provision = next((p for p in catalogue.provisions if p.id == EVERY_QUARTER), None)
    if provision is None:
        return
    applies, _ = applicability(provision, Asker(company, catalogue.flags), overrules(company))
    if not applies.holds:
        return
    for year in range(first.year, last.year + 1):
        for month in (1, 4, 7, 10):
            day = date(year, month, 1)
            version = provision.on(day)
            if version is not None and first <= day <= last:
                yield Event(
                    day,
                    f"{provision.id} {day}",
                    "Quarterly reminder to users",
                    provision.placed or provision.duty,
                    provision.id,
                )


def as_text(table: Table, found: tuple[Event, ...], first: date, last: date) -> str:
    """The events for a terminal, and what they rest on."""
    lines = [f"{event.day.isoformat()}  {event.title}\n            {event.text}" for event in found]
    return "\n".join([*lines, f"{table.company.id}: {len(found)} events from {first} to {last}.", *table.notes]) + "\n"


def as_json(table: Table, found: tuple[Event, ...], first: date, last: date) -> str:
    """The events as JSON, version 1."""
    import json

    data = {
        "version": 1,
        "company": table.company.id,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "catalogue": table.catalogue.read.isoformat(),
        "regimes": list(table.regimes),
        "unverified": table.unverified,
        "disclaimer": DISCLAIMER,
        "events": [
            {"day": e.day.isoformat(), "id": e.name, "title": e.title, "text": e.text, "provision": e.provision or None}
            for e in found
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_calendar(company: Company, found: tuple[Event, ...]) -> str:
    """The events as an iCalendar file (RFC 5545), all day long, with names by which a calendar knows them again."""
    from datetime import UTC, datetime

    from icalendar import Calendar
    from icalendar import Event as Entry

    calendar = Calendar()
    calendar.add("prodid", "-//legalsite//obligations//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Legal obligations of {company.id}")
    for event in found:
        entry = Entry()
        entry.add("uid", f"{event.name.replace(' ', '-')}-{event.day.isoformat()}@{company.id}.legalsite")
        entry.add("dtstamp", datetime(event.day.year, event.day.month, event.day.day, tzinfo=UTC))
        entry.add("dtstart", event.day)
        entry.add("summary", event.title)
        entry.add("description", event.text)
        calendar.add_component(entry)
    return str(calendar.to_ical().decode())
