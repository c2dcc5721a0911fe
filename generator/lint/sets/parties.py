"""Rules C111 to C114: who speaks, where they sit, who handles complaints, since when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Claim, Documents, against, search
from generator.lint.sets.places import places
from generator.prose.document import HEADING, Document

_ONE = "Keep the one that is true in every document."
_LIMITED = regex(r"\b(?:if|where|when|residents?|resid(?:e|ing)|located in|based in|outside|depend\w*|entit\w+)\b")
_SUFFIX = (
    r"(?:Private Limited|Pvt\.? Ltd\.?|Limited|Ltd\.?|Inc\.?|LLC|LLP|GmbH|Corp\.?|Corporation|B\.V\.|Pty\.? Ltd\.?|PLC)"
)
_ENTITY = regex(
    rf"((?:[A-Z][\w&’'.-]*,? ){{1,6}}{_SUFFIX})(?=[ ,])[^\n]{{0,60}}?"
    r"\([^()]{0,60}[“\"‘'](?:[Ww]e|[Oo]ur|[Uu]s|Company)\b"
)
_FORM = regex(r"[^a-z0-9 ]|\b(?:private|pvt|limited|ltd|inc|llc|llp|gmbh|corp|corporation|bv|pty|plc|the|company)\b")


def _core(name: str) -> str:
    return " ".join(_FORM.sub(" ", name.lower()).split())


def _strangers(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    if not words or not others or words & others or one.replace(" ", "") == other.replace(" ", ""):
        return False
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other)) < 70  # nearer ones are one name misspelt, which is a matter of its own


_SELF = ("we", "us", "our", "company", "the company")
_HEAD = 8_000
"""Parties are named near the head of a document."""


def _entities(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        seen = set()
        for first, last in _self_definitions(document):
            match = _ENTITY.search(document.text, first, last)
            if match and match.start() not in seen and not _LIMITED.search(document.lower, first, last):
                seen.add(match.start())
                yield Claim(document, *match.span(1), "we", _core(match[1]), brief(match[1]))


def _self_definitions(document: Document) -> Iterator[tuple[int, int]]:
    """The first stretches that end in “we” in quotation marks."""
    lower = document.lower
    found = []
    for mark in '“"‘':
        at = lower.find(mark, 0, _HEAD)
        while at >= 0:
            if lower.startswith(_SELF, at + 1):
                found.append((max(document.block_at(at).start, at - 250), at + 14))
            at = lower.find(mark, at + 1, _HEAD)
    yield from sorted(found)[:3]


@set_rule(
    "C111", "two-companies-speak", Severity.ERROR,
    good="Banyan Hosting Private Limited (“Banyan”, “we”) runs this site.\n=====\n"
         "Banyan Hosting Pvt. Ltd. (“we”, “us”) sells servers.",
    bad="Banyan Hosting Private Limited (“we”, “us”) runs this site.\n=====\n"
        "⟦Kestrel Cloud LLC⟧ (“we”, “us”) sells servers.",
    provisions=("IN-ECOM-4.2.a", "EU-GDPR-13.1.a"),
)  # fmt: skip
def two_companies_speak(documents: Documents, context: Context) -> Iterator[SetHit]:
    """“We” is the same company in all documents.

    Who makes the contract and who answers for the data is the first thing that a notice must say. Another company under
    the same “we” is usually left over from the document that was copied.
    """
    yield from against(_entities(documents), _strangers, "“we”", _ONE)


_OFFICE = regex(r"(?:our|its|the|company['’]s) registered office|^\W*registered (?:office|address)", re.IGNORECASE)
_PIN = regex(r"(?<![\d+-])(?:\d{3} ?\d{3}|\d{5})(?![\d-])")


def _offices(documents: Documents) -> Iterator[Claim]:
    for document in documents:
        at = document.lower.find("registered ") if "registered" in document.words else -1
        while at >= 0:
            block = document.block_at(at)
            if _OFFICE.search(document.lower, max(block.start, at - 14), at + 20):
                end = min(at + 200, max(block.end, at + 60))
                codes = list(_PIN.finditer(document.text, at, end))
                if len(codes) == 1:
                    code = codes[0]
                    yield Claim(document, *code.span(), "office", code[0].replace(" ", ""), f"“{code[0]}”")
            at = document.lower.find("registered ", at + 1)


@set_rule(
    "C112", "two-registered-offices", Severity.ERROR,
    good="Our registered office is at 14 Quay Road, Bengaluru 560025.\n=====\n"
         "Registered Office: 14 Quay Road, 560 025.",
    bad="Our registered office is at 14 Quay Road, Bengaluru 560025.\n=====\n"
        "Registered Office: 3 Hill Lane, Pune ⟦411001⟧.",
    provisions=("IN-CO-26.1", "IN-ECOM-4.2.b"),
)  # fmt: skip
def two_registered_offices(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A company has one registered office.

    Notices and summonses go there. Two postal codes mean that one page was not changed when the office moved.
    """
    yield from against(_offices(documents), lambda one, other: one != other, "the registered office", _ONE)


_ROLES = ("grievance officer", "nodal officer", "data protection officer")
_MAIL = regex(r"[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,24}){1,3}")
_PERSON = regex(
    r"\bName ?[:–-] ?((?:M(?:r|rs|s)\.? |Dr\.? |Shri |Smt\.? )?(?:[A-Z][\w’'.-]{1,20} ?){1,4})(?=\n|$|[,;(])"
)
_REACH = 260
_OTHER_MATTER = regex(
    r"\b(?:questions?|quer(?:y|ies)|requests?|(?:enq|inq)uir(?:y|ies)|support|sales|billing|orders|press|careers|feedback|"
    r"customer care)\b[^:\n]{0,30}:"
)
"""A label of something else than the officer's address."""


def _next_heading(document: Document, offset: int) -> int:
    """Where the next heading begins; the end of the text where none follows."""
    after = document.index_at(offset) + 1
    return next((b.start for b in document.blocks[after:] if b.kind is HEADING), len(document.text))


def _officers_named(documents: Documents) -> Iterator[tuple[Document, str, int, int]]:
    """Each place at which an officer is named: the task, and the stretch in which the name or the address stands."""
    for document in documents:
        lower = document.lower
        for role in _ROLES if "officer" in document.words else ():
            if role.split()[0] not in document.words:
                continue
            at = lower.find(role)
            while at >= 0:
                start = at + len(role)
                at = lower.find(role, start)
                yield document, role, start, min(start + _REACH, at if at >= 0 else len(lower))


def _officers(named: Iterable[tuple[Document, str, int, int]], mail: bool) -> Iterator[Claim]:
    for document, role, start, last in named:
        lower = document.lower
        if lower.find("@" if mail else "name", start, last) < 0:
            continue
        end = min(last, _next_heading(document, start))
        found = _MAIL.search(lower, start, end) if mail else _PERSON.search(document.text, start, end)
        between = lower[start : found.start()] if found else ""
        if (
            found
            and not any(other in between for other in _ROLES)
            and not _LIMITED.search(between)
            and not _OTHER_MATTER.search(between)
            and not places(between)
        ):
            group = 0 if mail else 1
            said = found[group].rstrip(" .")
            first = found.start(group)
            yield Claim(document, first, first + len(said), role, said.lower(), f"“{said}”")


@set_rule(
    "C113", "two-officers", Severity.ERROR,
    good=("Grievance Officer\n\nName: Kavita Rao\n\nE-mail: kavita@banyan.in\n=====\n"
          "Our Grievance Officer can be reached at kavita@banyan.in.",
          "# Contact and Grievance Officer\n\nPrivacy questions: hello@banyan.in\n\nGrievance Officer: Kavita Rao, "
          "kavita@banyan.in"),
    bad=("Grievance Officer\n\nName: Kavita Rao\n=====\nGrievance Officer\n\nName: ⟦Anil Mehta⟧",
         "Write to our Grievance Officer at kavita@banyan.in.\n=====\n"
         "Complaints go to the Grievance Officer at ⟦anil@banyan.in⟧."),
    provisions=("IN-ITR-3.2.a", "IN-SPDI-5.9", "IN-ECOM-4.4"),
)  # fmt: skip
def two_officers(documents: Documents, context: Context) -> Iterator[SetHit]:
    """One officer, with one address, is named for one task.

    The law asks for a person whom people can reach. A second name or mailbox is that of somebody who has left.
    """
    named = [*_officers_named(documents)]
    for mail in (False, True) if len(named) > 1 else ():
        what = "the officer’s e-mail" if mail else "the officer"
        yield from against(_officers(named, mail), lambda one, other: one != other, what, _ONE)


_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED = regex(
    r"(last (?:updated|modified|revised)|effective date)(?: on| date| as of| is)?[: ]{1,3}(?:on )?"
    rf"(\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|"
    r"\d{4}-\d\d-\d\d)"
)
_PARTS = regex(r"[^a-z0-9]+|(?<=\d)(?:st|nd|rd|th)\b")
_OTHERS = regex(r"\b(?:if|previous\w*|earlier|prior|before|archiv\w+|old|version)\b")


def _dates(document: Document) -> Iterator[Claim]:
    if not {"updated", "modified", "revised", "effective"} & document.words:
        return
    literals = ("last updated", "last modified", "last revised", "effective date")
    found = list(search(document, _DATED, *literals))
    if len(found) < 2:
        return
    tops = [block.start for block in document.blocks if block.kind is HEADING and block.level == 1][:50]
    for match, sentence in found:
        if not _OTHERS.search(sentence):
            part = sum(start <= match.start() for start in tops) if len(tops) > 1 else 0
            label = "effective" if match[1].startswith("eff") else "updated"
            parts = frozenset(w[:3] if w.isalpha() else w.lstrip("0") for w in _PARTS.split(match[2]) if w)
            yield Claim(document, *match.span(2), (part, label), parts, f"“{document.text[slice(*match.span(2))]}”")


@set_rule(
    "C114", "two-dates-of-one-document", Severity.ERROR,
    good="# Terms\n\nLast updated: 3 March 2026\n\nThese terms were last updated on March 3, 2026.\n=====\n"
         "# Privacy\n\nLast updated: 5 May 2026",
    bad="# Terms\n\nLast updated: 3 March 2026\n\nThese terms were last updated on ⟦1 June 2025⟧.",
    provisions=("US-CA-OPPA-22575.b.4", "US-CA-REG-7011.e.4"),
)  # fmt: skip
def two_dates_of_one_document(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A document has one date of its last change, and one day from which it applies.

    Which version binds is decided by that day. One of the two was forgotten when the text was changed.
    """
    for document in documents:
        yield from against(_dates(document), lambda one, other: one != other, "the date", "Keep the later one.")


RULES: tuple[Rule, ...] = (two_companies_speak, two_registered_offices, two_officers, two_dates_of_one_document)
