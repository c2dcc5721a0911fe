"""Rules P301 and P302: how the company's own name is spelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_parties import Company, brand_word, companies, party, plain
from generator.lint.prose.scan import places, words_from
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

_WORD_AT = regex(r"[^\W\d_]+")
_TITLE = 60
_NAMES = 100
"""More names than this are a list of companies, and no text of one."""
_LONG = 5
"""Shorter words are too often near to each other by chance."""


def _near(one: str, other: str) -> bool:
    """True where two words differ by one slip of the pen, or by two in a long word."""
    if one == other or one[:1] != other[:1] or abs(len(one) - len(other)) > 2:
        return False
    allowed = 2 if min(len(one), len(other)) >= 9 else 1
    if len(set(one) ^ set(other)) > 2 * allowed:  # a slip brings in one letter at most, and takes one out
        return False
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, other, score_cutoff=allowed)) <= allowed


@prose_rule(
    "P301", "entity-misspelt", Severity.ERROR,
    good=(
        "Nila Hosting Private Limited (“we”) sells servers. Our bank is Acne Care Limited, and our auditor is Stripe "
        "Payments Europe Limited or Stripe Payments UK Limited.",
        "Netcore Solutions Inc. sells servers. Netcore’s staff keep Netcores running; the network core is ours.",
    ),
    bad=(
        "⟦NILA INDIA PRIVATED LIMITED⟧ (“we”) sells servers. The registered office of NILA INDIA PRIVATE LIMITED is "
        "in Pune.",
        "Nimbus Hosting Limited (“we”) sells servers. Write to ⟦Nimbus Hostign Limited⟧, Pune.",
        "Netcore Solutions Inc. (“Netcore”) sells servers. You agree that ⟦Netcroe⟧ may stop the service.",
    ),
)  # fmt: skip
def entity_misspelt(document: Document, context: Context) -> Iterator[Hit]:
    """The name of the company is spelt without slips.

    The name says who is bound. A letter too many in “Private Limited” is a company that no register knows, and the
    other side may ask whether anybody has agreed to anything.
    """
    every = companies(document)
    if not every and not context.known.entity:
        return
    told: set[int] = set()
    for company in every:
        right = _right_form(company)
        if right:
            told.add(company.start)
            yield _hit(document, company.start, company.end, right, "")
    for company, right in _near_names(every, context):
        if company.start not in told:
            told.add(company.start)
            fix = context.known.entity if plain(context.known.entity).startswith(plain(right)) else ""
            yield _hit(document, company.start, company.end, right, fix)
    yield from _near_brand(document, context)


def _hit(document: Document, start: int, end: int, right: str, fix: str) -> Hit:
    return Hit(
        start, end,
        f"{brief(document.text[start:end])} looks like a slip for {brief(right)}.",
        "Write the name as it stands in the register.",
        fix=fix or None,
    )  # fmt: skip


def _right_form(company: Company) -> str:
    """The name with its legal form mended, where that is misspelt, such as “Privated Limited”."""
    last = company.words[-1]
    if (
        company.form == "limited"
        and last.lower() != "private"
        and len(company.words) > 1
        and _near(last.lower(), "private")
    ):
        right = "PRIVATE" if last.isupper() else "Private"
        return " ".join((*company.words[:-1], right, company.written))
    return ""


def _near_names(every: tuple[Company, ...], context: Context) -> Iterator[tuple[Company, str]]:
    """Names that differ from another by a slip, each with the right one: the known one, or the more frequent."""
    counts = Counter(company.key for company in every)
    firsts: dict[str, Company] = {}
    for company in every:
        firsts.setdefault(company.key, company)
    known = plain(context.known.entity)
    order = sorted(counts, key=lambda key: (not (known and known.startswith(key)), -counts[key], firsts[key].start))
    for place, key in enumerate(order[:_NAMES]):
        for right in order[:place]:
            if _slip(firsts[key].words, firsts[right].words):
                yield from ((c, " ".join((*firsts[right].words, firsts[right].written))) for c in every if c.key == key)
                break


def _slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if len(one) != len(other):
        return False
    pairs = [(plain(a), plain(b)) for a, b in zip(one, other, strict=True) if plain(a) != plain(b)]
    alike = len(pairs) < len(one) or len(one) == 1  # one word alone is near to many
    return len(pairs) == 1 and alike and min(map(len, pairs[0])) >= _LONG and _near(*pairs[0])


def _near_brand(document: Document, context: Context) -> Iterator[Hit]:
    """Words that are written as names and differ from the name of the party by a slip."""
    own = party(document, context)
    brand = (context.known.brand.split() or [brand_word(own.words) if own else ""])[0].lower()
    if len(brand) < _LONG:
        return
    stem, length = brand[:-1], len(brand)
    alike = [word for word in words_from(document, brand[0]) if -2 < len(word) - length < 2]
    near = [word for word in alike if not word.startswith(stem) and _near(word, brand)]
    for word in sorted(near):
        title = word.capitalize()
        if document.text.find(" " + word) >= 0:
            continue  # an ordinary word
        for at in places(document.text, title):
            if not document.text[at + len(word) : at + len(word) + 1].isalpha() and at > document.block_at(at).start:
                if any(company.start <= at < company.end for company in companies(document)):
                    continue
                right = own.words[0] if own and own.words[0].lower() == brand else brand.capitalize()
                yield _hit(document, at, at + len(word), right, "")


@prose_rule(
    "P302", "entity-spelling", Severity.WARNING,
    good=(
        "NILA HOSTING PRIVATE LIMITED\n\nNila Hosting Private Limited (“Nila”) sells servers. Nila is in Pune.",
        "Nila, Inc. sells servers. Write to Nila Inc., Pune, or to www.nila.in and help@nila.in.",
    ),
    bad=(
        "Comet is a brand of NimBus Technologies Pvt. Ltd. in Delhi.\n\n⟦Nimbus Technologies Private Limited⟧ sells "
        "it.",
        "Nila Hosting Ltd. (“we”) sells servers. The register of ⟦Nila Hosting Limited⟧ is open.",
        "Ptrack Limited (“we”) sells servers. Ptrack stores them, and Ptrack may use what ⟦PTRACK⟧ has collected.",
    ),
)  # fmt: skip
def entity_spelling(document: Document, context: Context) -> Iterator[Hit]:
    """The name of the company is spelt in one way.

    “Pvt. Ltd.” here and “Private Limited” there, a capital within the name here and not there: each is harmless, and
    together they say that the text was put together from several. The register has one spelling. Told once a spelling.
    """
    groups: dict[tuple[str, str], list[Company]] = {}
    for company in companies(document):
        groups.setdefault((company.key, company.form), []).append(company)
    for group in groups.values():
        seen = {_spelling(group[0])}
        for company in group[1:]:
            spelling = _spelling(company)
            if any(_same(spelling, other) for other in seen):
                continue
            seen.add(spelling)
            first = document.text[group[0].start : group[0].end]
            words = document.text[company.start : company.end]
            yield Hit(
                company.start, company.end,
                f"The company is {brief(words)} here and {brief(first)} elsewhere.",
                "Write the name as it stands in the register, everywhere.",
            )  # fmt: skip
    yield from _brand_case(document, context)


def _spelling(company: Company) -> tuple[str, str]:
    return " ".join(word.strip(",.") for word in company.words), company.written.casefold()


def _same(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Capitals throughout are a way to print a name, not to spell it."""
    upper = one[0].isupper() or other[0].isupper()
    return one[1] == other[1] and (one[0] == other[0] or (upper and one[0].casefold() == other[0].casefold()))


def _brand_case(document: Document, context: Context) -> Iterator[Hit]:
    own = party(document, context)
    brand = context.known.brand or (brand_word(own.words) if own else "")
    if len(brand) < _LONG - 1 or " " in brand:
        return
    text, spots = document.text, dict[str, list[int]]()
    named = [(company.start, company.end) for company in companies(document)]  # told as names in full
    for at in places(document.lower, brand.lower()):
        end = at + len(brand)
        if any(first <= at < last for first, last in named):
            continue
        if _stands_alone(text, at, end) and not _among_capitals(document, at, end):
            spots.setdefault(text[at:end], []).append(at)
    spots.pop(brand.lower(), None)
    if len(spots) < 2:
        return
    usual = max(sorted(spots), key=lambda spelling: len(spots[spelling]))
    for spelling in sorted(spots):
        if spelling != usual:
            at = spots[spelling][0]
            yield Hit(
                at, at + len(spelling),
                f"The name is {brief(spelling)} here and {brief(usual)} elsewhere.",
                "Write the name in one way.",
            )  # fmt: skip


def _stands_alone(text: str, at: int, end: int) -> bool:
    """True for a word of its own that is no part of an address."""
    before, after = text[at - 1 : at], text[end : end + 2]
    address = after[:1] in ("@", "/") or (after[:1] == "." and after[1:].isalnum())
    return not (before.isalnum() or before in (".", "@", "/", "-", "_") or after[:1].isalnum() or address)


def _among_capitals(document: Document, at: int, end: int) -> bool:
    """True where a word near it is in capitals too, or nothing else stands in the block, as in a heading."""
    text, block = document.text, document.block_at(at)
    if not text[at:end].isupper():
        return False
    if block.kind is HEADING or block.end - block.start < _TITLE:
        return True
    near = text[max(block.start, at - 25) : at] + " " + text[end : min(block.end, end + 25)]
    return any(len(word) > 2 and word.isupper() for word in _WORD_AT.findall(near))


RULES: tuple[Rule, ...] = (entity_misspelt, entity_spelling)
