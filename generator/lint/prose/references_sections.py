"""Rules P201 to P203: references to sections by their number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.references_numbering import numbering, references
from generator.lint.prose.scan import sentence_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Block, Document


@prose_rule(
    "P201", "section-missing", Severity.ERROR,
    good=(
        "## 1. Scope\n\nThis page is about data.\n\n## 2. Use\n\nWe use data as section 3 says.\n\n## 3. Sharing\n\n"
        "We share data under Section 43A of the Information Technology Act and Article 6(1)(f) GDPR.",
        "## 1. Scope\n\nSee Section 2.\n\n## 2. Fees\n\nFees fall due at once, and section 9 of the order form "
        "says how.\n\n## 3. Law\n\nThe law of India holds.",
    ),
    bad=(
        "## 1. Scope\n\nThis page is about data.\n\n## 2. Use\n\nWe use data as ⟦section 12⟧ below says.\n\n"
        "## 3. Sharing\n\nWe share no data.",
        "1. Scope of these terms.\n2. Fees are due at once, subject to ⟦clause 7⟧.\n3. The law of India holds.",
    ),
)  # fmt: skip
def section_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A section that is referred to by number exists.

    Sections are added and taken out, and the references to them stay as they were. A clause that holds “subject to
    Section 12” of a document with nine sections has no meaning that a court could give it, and a reader who looks for
    the rule on cancellation finds none.
    """
    found = references(document)
    if not found or not numbering(document).sectioned:
        return
    known = numbering(document).blocks
    there: dict[str, bool] = {}
    for reference in found:
        missing = []
        for label in reference.labels:
            if label not in there:
                sought = len(there) < _MOST_SOUGHT
                there[label] = _exists(label, known) or not sought or _is_glued(document, label)
            if not there[label]:
                missing.append(label)
        if missing:
            words = document.text[reference.start : reference.end]
            last = max((int(k) for k in known if k.isdigit()), default=0)
            yield Hit(
                reference.start, reference.end,
                f"The text refers to {brief(words)}, but no section here has the number {missing[0]}; "
                f"the sections run to {last}.",
                "Name the section that is meant, by its number and its title.",
            )  # fmt: skip


_MOST_SOUGHT = 500
"""Numbers that are sought in one text; no contract has so many."""


def _is_glued(document: Document, label: str) -> bool:
    """True where the number stands within other text like the beginning of a section, as “… at once. 12. Law”."""
    return re.search(rf"(?<![\w.] )(?<![\w.(]){re.escape(label)}\w?(?:[.)]| -)?\s+[A-Z“\"]", document.text) is not None


def _exists(label: str, known: dict[str, Block]) -> bool:
    if label in known:
        return True
    top, _, rest = label.partition(".")
    if not rest:
        return any(k.startswith(top + ".") for k in known)
    parent = label.rpartition(".")[0]
    if any(k.startswith(parent + ".") for k in known):
        return False
    return top in known or any(k.startswith(top + ".") for k in known)  # numbers within a section may be made by styles


FEW = 4
"""A text of fewer blocks may be part of one whose sections are elsewhere."""


@prose_rule(
    "P202", "section-unnumbered", Severity.INFO,
    good=(
        "## Scope\n\nWe handle data as the part on sharing says.\n\n## Use\n\nWe use data for invoices.\n\n"
        "## Sharing\n\nSection 43A of the Information Technology Act applies to us.",
        "You may cancel, subject to clause 5 of the Lease.\n\nWe refund in a week.\n\nThe law of India holds.\n\n"
        "The courts of Pune decide.",
        "## 1. Scope\n\nSee section 2.\n\n## 2. Fees\n\nFees are due at once.\n\n## 3. Law\n\nSee section 1.",
    ),
    bad=(
        "## Scope\n\nWe handle data as described in ⟦section 6⟧ below.\n\n## Use\n\nWe use data for invoices.\n\n"
        "## Sharing\n\nWe share no data.",
        "You may cancel at any time, subject to ⟦clause 5⟧.\n\nWe refund what you paid within a week.\n\n"
        "The law of India holds.\n\nOur courts are those of Pune.",
    ),
)  # fmt: skip
def section_unnumbered(document: Document, context: Context) -> Iterator[Hit]:
    """Where the text refers to sections by number, the sections bear numbers.

    Numbers that a word processor makes are lost when its text is pasted into a page, and the references stay. The
    reader has to count headings to find the section, and finds another one after the next change. Told once a page.
    """
    own = [reference for reference in references(document) if reference.own]
    if own and len(document.blocks) >= FEW and not {"1", "2"} <= numbering(document).blocks.keys():
        words = document.text[own[0].start : own[0].end]
        yield Hit(
            own[0].start, own[0].end,
            f"The text refers to {brief(words)}, but the sections here bear no numbers.",
            "Number the headings, or name the section by its title.",
        )  # fmt: skip


_WORD = regex(r"[a-z]{4,}")
_EVERYDAY_TITLE_WORDS = """
    about above agreement also company customer data does from general have information into legal notice other
    personal policy privacy section service services site such terms that their them these they this users website
    what when where which will with your conditions provisions clause additional related please
"""
_EVERYDAY_TITLE = frozenset(_EVERYDAY_TITLE_WORDS.split())
_TITLE_END = regex(r"[.:;–—]|\s[a-z]\)\s|\s[-•]\s")
_NAMED = regex(r"\s*(?:,\s*)?(?:\(\s*)?[“\"]([A-Z][^”\"()\n]{3,60})[”\"]|\s*\(([A-Z][A-Za-z,&’' -]{3,60})\)")
_POINTS_AT = (
    "subject to", "governed by", "described in", "set out in", "set forth in", "explained in", "dealt with in",
    "made under", "regulated by", "covered by", "covered in", "handled under", "the terms of", "the provisions of",
)  # fmt: skip
_SUBJECT = regex(
    r"(?:this|these|such|any|the|all|our|your)?\s*((?:[a-z’'-]+\s+){1,12}?)(?:is|are|will be|shall be|may be)\s+"
    r"(?:also |further |always )?(?:subject to|governed by|described in|set out in|set forth in|explained in|"
    r"dealt with in|made under|regulated by|covered by|covered in|handled under)\s+(?:the (?:terms|provisions) of )?$"
)


def _title(document: Document, block: Block) -> str:
    """The title of a section: its heading, or how its item begins."""
    words = document.text[block.start : min(block.end, block.start + 120)]
    if block.kind is HEADING:
        return words
    upper = re.match(r"(?:[A-Z&/,’'()-]{2,}\s+)+", words)
    if upper and len(upper.group()) > 4:
        return upper.group().strip()
    end = _TITLE_END.search(words)
    return words[: end.start()] if end and end.start() <= 60 else ""


def _stems(words: str) -> set[str]:
    return {w[:6] for w in _WORD.findall(words.lower()) if w not in _EVERYDAY_TITLE}


@lru_cache(maxsize=2)
def _titles(document: Document) -> tuple[dict[str, str], dict[str, set[str]]]:
    """The titles of the sections, and what they are about, by number."""
    titles = {label: _title(document, b) for label, b in numbering(document).blocks.items() if label.isdigit()}
    return titles, {label: _stems(title) for label, title in titles.items()}


@prose_rule(
    "P203", "section-other-matter", Severity.WARNING,
    good=(
        "## 1. Fees\n\nFees are due at once.\n\n## 2. Termination\n\nYou may leave at any time.\n\n## 3. Children\n\n"
        "Fees already paid are dealt with in section 1 (Fees), and notice is set out in section 2.",
        "## 1. Refunds\n\nWe refund what you paid.\n\n## 2. Termination of the contract\n\nThe refund is governed by "
        "section 1.\n\n## 3. Children\n\nSection 2 (Ending the contract) is for adults too.",
    ),
    bad=(
        "## 1. Disclosure of information\n\nWe disclose nothing.\n\n## 2. Data security\n\nWe encrypt.\n\n"
        "## 3. Use\n\nThis disclosure of your details will be subject to the terms of ⟦Section 2⟧ below.",
        "## 1. Termination\n\nYou may leave.\n\n## 2. Children\n\nNo child may buy.\n\n## 3. Fees\n\n"
        "Fees fall due at the end, see ⟦Section 2 (Termination)⟧.",
    ),
)  # fmt: skip
def section_other_matter(document: Document, context: Context) -> Iterator[Hit]:
    """A section that is referred to by number is about the matter that the sentence says.

    After a renumbering “Section 6” is another section than the one its author meant. The reference still leads
    somewhere, so nobody notices, until the wrong clause is held against the company.
    """
    found = references(document)
    if not found or not numbering(document).sectioned:
        return
    for reference in found:
        label = reference.labels[0]
        if len(reference.labels) == 1 and document.text[reference.end - 1] != ")":
            named = _NAMED.match(document.text, reference.end, reference.end + 80)
            words = (named[1] or named[2]) if named else _subject(document, reference.start)
            if not (sought := _stems(words)):
                continue
            titles, stems = _titles(document)
            other = _matching(sought, label, stems, whole=named is not None)
            if other:
                end = named.end() if named else reference.end
                yield Hit(
                    reference.start, end,
                    f"The text refers to {brief(document.text[reference.start : end])} for {brief(words.strip())}, but "
                    f"section {label} is {brief(titles[label])}; {brief(titles[other])} is section {other}.",
                    f"If section {other} is meant, write its number.",
                )  # fmt: skip


def _subject(document: Document, at: int) -> str:
    """What the sentence says is dealt with in the section to which it refers at `at`; "" where it does not say it."""
    if not document.lower[max(0, at - 30) : at].rstrip().endswith(_POINTS_AT):
        return ""
    sentence = sentence_of(document.sentences, at)
    subject = _SUBJECT.search(document.lower[max(sentence[0], at - 140) : at]) if sentence else None
    return " ".join(subject[1].split()[:2]) if subject else ""


def _matching(sought: set[str], label: str, stems: dict[str, set[str]], whole: bool) -> str:
    """The section whose title has the words that were sought, where the one that is named has none of them."""
    if not stems.get(label) or sought & stems[label]:
        return ""
    counted = Counter(stem for found in stems.values() for stem in found)
    for other, found in stems.items():
        common = sought & found
        fits = common == sought and 2 * len(common) >= len(found) if whole else bool(common)
        if other != label and fits and all(counted[stem] == 1 for stem in common):
            return other
    return ""


RULES: tuple[Rule, ...] = (section_missing, section_unnumbered, section_other_matter)
