"""Rules P212 to P214: annexes, other documents and footnotes that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.scan import capitals, headings, odd, places, places_of_any
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document
from generator.prose.form import Form

_ANNEXES = (
    "Annex",
    "Annexure",
    "Schedule",
    "Exhibit",
    "Appendix",
    "Attachment",
    "ANNEX",
    "SCHEDULE",
    "EXHIBIT",
    "APPENDIX",
)
_ANNEX_LABEL = regex(r"(?:ure|URE)? (?:No\.? )?([0-9]{1,2}|[IVX]{1,4}|[A-Z])(?:\.[0-9])?(?![\w’'-])")
_OF_LAW = regex(
    r"(?:\s*\([a-z0-9]+\))*,?\s+(?:of|to|in|under)\s+"
    r"(?!this\b|these\b|our\b|the (?:agreement|contract|dpa|addendum|terms)\b)"
)
_LAW_NEAR = regex(
    r"\b(?:act|regulation|gdpr|directive|sccs?|standard contractual|contractual clauses|clauses|iso|iec|uk addendum|"
    r"protocol|convention|hague|ofac|treaty|rules|decision)\b"
)


@prose_rule(
    "P212", "annex-missing", Severity.WARNING,
    good=(
        "The measures are in Annex II.\n\n## Annex II: measures\n\nWe encrypt, as Annex II of the Standard Contractual "
        "Clauses asks.",
        "Prices are in [Schedule A](/prices). Waste counts under Schedule 1 to the Environment Act.",
    ),
    bad=(
        "We protect data as ⟦Annex II⟧ says.\n\n## Law\n\nThe law of India holds.",
        "The services are those of ⟦Exhibit A⟧, attached to this agreement.",
    ),
)  # fmt: skip
def annex_missing(document: Document, context: Context) -> Iterator[Hit]:
    """An annex, schedule or exhibit that the text names is there, or linked.

    What an agreement puts into a schedule, such as the price or the security measures, is often what the dispute is
    about. If the schedule was never attached, that part of the agreement has no content.
    """
    text, told = document.text, set[str]()
    words = document.words
    named = [word for word in _ANNEXES if word.lower() in words or f"{word.lower()}ure" in words]
    there = tuple(word for word in named if word in capitals(document))
    for at, word in places_of_any(text, there):
        label = _ANNEX_LABEL.match(text, at + len(word))
        if label is None or (at and text[at - 1].isalnum()):
            continue
        name = text[at : label.end()]
        key = f"{word.lower()} {label[1].lower()}"
        block = document.block_at(at)
        after = text[label.end() : min(block.end, label.end() + 90)].lower()
        before = text[max(block.start, at - 60) : at].lower()
        if "gsa" in before[-20:] or _URL_NEAR.search(after[:40]):
            continue
        if key in told or _OF_LAW.match(after) or _LAW_NEAR.search(after[:60]) or _LAW_NEAR.search(before):
            continue
        told.add(key)
        if not _is_there(document, key):
            yield Hit(
                at, label.end(),
                f"The text names {brief(name)}, but the page has nothing of that name, and no link to it.",
                "Add it, link to it, or take the reference out.",
            )  # fmt: skip


def _is_there(document: Document, key: str) -> bool:
    """True where a block begins with the name, or a link has it among its words or in its address."""
    lower = document.lower
    for at in places(lower, key):
        block = document.block_at(at)
        if at - block.start <= 3 and (block.kind is HEADING or block.end - at < 160 or lower[at + len(key)] in ".:–-("):
            return True
    slug = key.replace(" ", "-")
    return any(key in lower[link.start : link.end] or slug in link.href.lower() for link in document.links)


_NAMES = (
    "Privacy Policy", "Privacy Notice", "Privacy Statement", "Cookie Policy", "Cookies Policy", "Cookie Notice",
    "Cookie Statement", "Terms of Service", "Terms of Use", "Terms and Conditions", "Terms & Conditions",
    "Acceptable Use Policy", "Refund Policy", "Return Policy", "Returns Policy", "Cancellation Policy",
    "Shipping Policy", "Fair Use Policy", "Fair Usage Policy", "Data Processing Addendum",
    "Data Processing Agreement", "Service Level Agreement", "Community Guidelines", "Content Policy",
    "Copyright Policy", "Security Policy", "Data Retention Policy", "Anti-Spam Policy", "End User License Agreement",
    "End User Licence Agreement", "Support Policy", "Payment Terms", "Code of Conduct",
)  # fmt: skip
_NAME_WORDS = tuple((name, frozenset(w for w in name.lower().split() if w.isalpha())) for name in _NAMES)
_CAPITALS = {name: tuple(re.findall(r"[A-Z][a-z]*(?: [A-Z][a-z]*)*", name)) for name in _NAMES}
_KIND = {
    "privacy": ("Privacy Policy", "Privacy Notice", "Privacy Statement"),
    "cookie": ("Cookie Policy", "Cookies Policy", "Cookie Notice", "Cookie Statement"),
    "terms": ("Terms of Service", "Terms of Use", "Terms and Conditions", "Terms & Conditions"),
    "refund": ("Refund Policy", "Return Policy", "Returns Policy", "Cancellation Policy"),
}
_KIND_OF = {name: kind for kind, names in _KIND.items() for name in names}
_POINTS = regex(r"\b(?:our|[Ss]ee|in|the|[Rr]ead|of|with|to|under|by|[Rr]eview|and|or)(?:\s[a-z-]+){0,2}\s+[“\"‘]?$")
_BY_OTHERS = regex(
    r"(?:their|its|his|her|your|s’|each|any|such|another|third[- ]part(?:y|ies))(?:\s[a-z-]+){0,2}\s+[“\"‘]?$"
)
_OWNER = regex(r"\b(?:([Tt]he|[Oo]ur) )?([A-Z][\w-]+)[’']s(?:\s[a-z-]+){0,2}\s+[“\"‘]?$")
_SELF = ("this ", "these ")
_OFTEN = 5
"""Whoever is named so often on a page is the company whose page it is, or stands for it."""
_THIS = regex(r"\b(?:this|these|the present|following)\s+[“\"‘]?$", re.IGNORECASE)
_OF_OTHERS = regex(
    r"[”\"’]?\s+of (?:this|these)\b|[”\"’]?\s+(?:of|for|at)\s+"
    r"(?!our|the (?:site|website|service|company|app|platform)|use\b|service\b)[A-Zt]"
)
_URL_NEAR = regex(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|org|net|in|io|co)/")


@prose_rule(
    "P213", "document-not-linked", Severity.INFO,
    good=(
        "# Terms of Service\n\nThese Terms of Service stand beside our [Privacy Policy](/privacy). Our Privacy Policy "
        "says more.\n\nGoogle’s Privacy Policy is Google’s own.",
        "# Privacy Policy\n\nOur Privacy Policy is short. Our Cookie Policy is at https://acme.in/cookies.",
    ),
    bad=(
        "# Privacy Policy\n\nHow to refuse cookies is set out in our ⟦Cookie Notice⟧. Our Cookie Notice is short.",
        "# Privacy Policy\n\nPlease see the ⟦Acceptable Use Policy⟧ for more.",
    ),
)  # fmt: skip
def document_not_linked(document: Document, context: Context) -> Iterator[Hit]:
    """A document of the company that the text names is linked, or its address is given.

    A term is part of the contract only if the other side could read it before agreeing, and a notice that is “set out
    in our Cookie Notice” is given only where that can be found. Each document is told once a page.
    """
    text = document.text
    mentions = [(at, name, _KIND_OF.get(name, name)) for at, name in _mentions(document)]
    told = {kind for at, _, kind in mentions if text[max(0, at - 6) : at].lower().endswith(_SELF)}
    for at, name, kind in mentions:
        if kind in told:
            continue
        before = text[max(0, at - 40) : at]
        owner = _OWNER.search(before)
        if owner is None and not _POINTS.search(before):
            continue
        if _BY_OTHERS.search(before) or _THIS.search(before) or (owner and text.count(owner[2]) < _OFTEN):
            continue
        if _OF_OTHERS.match(text, at + len(name)):
            continue
        told.add(kind)
        if not _is_own(document, kind) and not _is_linked(document, kind, at):
            yield Hit(
                at, at + len(name),
                f"The text names {brief(name)} as a document, but no link or address on the page leads to it.",
                "Link to the document where it is first named.",
            )  # fmt: skip


def _mentions(document: Document) -> list[tuple[int, str]]:
    """Where the names of documents stand, in order."""
    named = [name for name, words in _NAME_WORDS if words <= document.words]
    runs = capitals(document) if named else ""
    there = tuple(name for name in named if all(run in runs for run in _CAPITALS[name]))
    return places_of_any(document.text, there)


def _is_own(document: Document, kind: str) -> bool:
    """True where the page itself, or a part of it, is that document."""
    titles = [document.lower[block.start : block.end] for block in headings(document)]
    titles.append(document.lower.split("\n", 1)[0])
    names = [name.lower() for name in _KIND.get(kind, (kind,))]
    return any(name in title for title in titles for name in names) or f"this {names[0]}" in document.lower


def _is_linked(document: Document, kind: str, at: int) -> bool:
    names = tuple(name.lower() for name in _KIND.get(kind, (kind,)))
    stems = tuple(word for name in names for word in name.split() if word not in _COMMON)
    for link in document.links:
        words, href = document.lower[link.start : link.end], link.href.lower()
        if any(name in words for name in names) or any(stem in href for stem in stems):
            return True
        if abs(link.start - at) < 160:
            return True
    block = document.block_at(at)
    if _URL_NEAR.search(document.lower, at, min(block.end, at + 200)):
        return True
    if "://" not in document.lower and "www." not in document.lower:
        return False
    return any(f"/{stem}" in document.lower or f"-{stem}" in document.lower for stem in stems)


_COMMON_WORDS = """
    policy notice statement of and use the agreement user end service
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_FOOTNOTE = regex(r"\[\^([\w-]{1,20})\]")
_BRACKET_NOTE = regex(r"\[(?<=[\w.,;:”\"’)]\[)([0-9]{1,2})\]")

_FIGURE_IN_BRACKET = regex(r"\[[0-9]")


@prose_rule(
    "P214", "footnote-missing", Severity.WARNING,
    good=(
        "Uptime is 99.9 %[^1].\n\n[^1]: Measured each month.",
        "Uptime is 99.9 percent.[1]\n\n[1] Measured each month.",
    ),
    bad=("Uptime is 99.9 %⟦[^1]⟧.", "Uptime is 99.9 percent.⟦[1]⟧ We measure it each month."),
)  # fmt: skip
def footnote_missing(document: Document, context: Context) -> Iterator[Hit]:
    """The mark of a footnote has its footnote.

    The condition or exception that stood in the note is gone, and the promise stands without it.
    """
    text, source, tokens = document.text, document.source.text, odd(document)
    known: dict[str, bool] = {}
    if "[^" in tokens and document.form is Form.MARKDOWN:
        for found in _FOOTNOTE.finditer(text):
            name = found[1]
            if name not in known:
                known[name] = f"[^{name}]:" in source
            if not known[name]:
                yield _no_note(found)
    for found in _BRACKET_NOTE.finditer(text) if _FIGURE_IN_BRACKET.search(tokens) else ():
        number = found[1]
        if number in known:
            if not known[number]:
                yield _no_note(found)
            continue
        starts = (f"[{number}]", f"{number} ", f"{number}.", f"^{number}", f"({number})")
        listed = any(
            text.startswith(starts, b.start) or b.marker.strip("[].():") == number
            for b in document.blocks[document.index_at(found.start()) + 1 :]
        )
        known[number] = listed or f"[{number}]:" in source
        if not known[number]:
            yield _no_note(found)


def _no_note(found: re.Match[str]) -> Hit:
    return Hit(
        found.start(), found.end(),
        f"The mark {brief(found.group())} has no footnote.",
        "Write the footnote, or take the mark out.",
    )  # fmt: skip


RULES: tuple[Rule, ...] = (annex_missing, document_not_linked, footnote_missing)
