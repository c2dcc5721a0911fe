"""Rules P401 to P403: sections, items and passages that stand twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import SMALL_WORDS, first_of, lists, words_of
from generator.lint.prose.scan import headings
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import ITEM, Block, Document, Section

_SAY_THE_SAME = {"update": "change", "amendment": "change", "modification": "change", "revision": "change",
                 "policy": "notice", "statement": "notice", "info": "information"}  # fmt: skip
_SAID_ONCE = words_of("change child children minor grievance complaint retention security")
"""Matters on which two sections with different texts contradict each other, or soon will."""
_FORMULAS = regex(r"legal basis|in short|summary|purpose|retention|recipients?|opt.?out|privacy policy:|more info")


@lru_cache(maxsize=4096)
def _matter(title: str) -> frozenset[str]:
    """What a title is about, whatever its small words, numbers and endings."""
    words = [word for word in title.lower().replace("’s", "").replace("'s", "").split() if word not in SMALL_WORDS]
    bare = (word.strip('.,:;!?()“”"') for word in words)
    stems = (word[:-1] if word.endswith("s") and len(word) > 3 else word for word in bare if word)
    return frozenset(_SAY_THE_SAME.get(stem, stem) for stem in stems)


def _alike(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


@lru_cache(maxsize=2)
def _twins(document: Document) -> tuple[tuple[Section, Section, bool], ...]:
    """Pairs of sections on the same matter, the later one second; true where their texts are alike as well."""
    matters = [_matter(document.words_of(block)) for block in headings(document)]
    if len(set(matters)) == len(matters):
        return ()
    seen: dict[tuple[str, frozenset[str]], list[Section]] = {}
    above: dict[int, str] = {}
    for section in document.sections:
        heading = section.heading
        if heading is None:
            continue
        title = document.words_of(heading)
        for deeper in [level for level in above if level >= heading.level]:
            del above[deeper]
        parent = "/".join(above[level] for level in sorted(above))
        above[heading.level] = title.lower()
        if section.end - heading.end > 40 and (matter := _matter(title)):
            seen.setdefault((parent, matter), []).append(section)
    pairs = []
    for (_, matter), sections in seen.items():
        if len(sections) != 2:
            continue  # one alone, or a pattern that every part of the document follows
        first, second = sections
        texts = [set(document.lower[s.heading.end : s.end].split()) for s in sections if s.heading]
        alike = _alike(*texts) >= 0.5
        if alike or matter & _SAID_ONCE:
            pairs.append((first, second, alike))
    return tuple(pairs)


@prose_rule(
    "P401", "repeated-section", Severity.WARNING,
    good=(
        "## Changes to this policy\n\nWe post every change on this page thirty days before it takes effect.\n\n"
        "## Contact\n\nWrite to privacy@nila.example and we answer within seven days.",
        "## Website\n\n### How we use your information\n\nWe use your address to answer your questions.\n\n"
        "## Mobile app\n\n### How we use your information\n\nWe use the push token to send you your alerts.",
    ),
    bad=(
        "## Changes to this Privacy Policy\n\nWe may change this policy; a change is effective when it is posted.\n\n"
        "## Contact\n\nWrite to privacy@nila.example and we answer within seven days.\n\n"
        "## ⟦Changes to our Privacy Policy⟧\n\nWe will tell you of any change by e-mail to your registered address.",
        "## Security\n\nWe encrypt the data that you send us and keep it on servers behind a firewall.\n\n"
        "## ⟦Security⟧\n\nWe encrypt the data that you send us, and keep it on our servers behind a firewall.",
    ),
)  # fmt: skip
def repeated_section(document: Document, context: Context) -> Iterator[Hit]:
    """One matter has one section.

    A second section on the same matter is left over from a merge of two templates. Where the two differ, the reader may
    rely on the one that suits them, and a court reads the doubt against the drafter.
    """
    hits: list[Hit] = []
    for first, second, alike in _twins(document):
        if first.heading is None or second.heading is None:
            continue
        line = document.span(first.heading.start, first.heading.end).line
        both = "with much the same text" if alike else "with a text of its own"
        title = document.words_of(second.heading)
        message = (
            f"The section {brief(title)} stands a second time, {both}: the first is on line {line}, and one section "
            "for one matter was expected."
        )
        hint = "Keep one of the two sections, and put into it what only the other one says."
        hits.append(Hit(second.heading.start, second.heading.end, message, hint))
    yield from first_of(hits, 3, "kind of repetition")


def _lists(document: Document) -> Iterator[list[Block]]:
    """Items that follow each other, one list for each depth."""
    for run in lists(document):
        if len({item.level for item in run}) == 1:
            yield [*run]
            continue
        levels: dict[int, list[Block]] = {}
        for item in run:
            for deeper in [level for level in levels if level > item.level]:
                yield levels.pop(deeper)
            levels.setdefault(item.level, []).append(item)
        yield from levels.values()


def _bare(item: str) -> str:
    """An item without the signs and the small word that join it to the next."""
    words = item.rstrip(" .,;:")
    return words.removesuffix(" and").removesuffix(" or").rstrip(" .,;") if words.endswith((" and", " or")) else words


@lru_cache(maxsize=2)
def _same_items(document: Document) -> tuple[tuple[Block, Block], ...]:
    pairs = []
    for items in _lists(document):
        texts = [_bare(document.lower[item.start : item.end]) for item in items]
        if len(set(texts)) == len(texts):
            continue
        seen: dict[str, Block] = {}
        same = []
        labelled = any(":" in words for words in texts)
        for item, words in zip(items, texts, strict=True):
            if len(words) > 4 and (before := seen.setdefault(words, item)) is not item:
                same.append((before, item))
        if same and (len(same) <= 2 or all(len(document.words_of(b).split()) > 6 for _, b in same)):
            pairs += [pair for pair in same if not labelled or len(document.words_of(pair[1]).split()) > 6]
    return tuple(pairs)


@prose_rule(
    "P402", "repeated-item", Severity.WARNING,
    good=(
        "We collect:\n\n- your name,\n- your address,\n- your telephone number.",
        "- Cookie: session\n- Provider: Nila\n- Cookie: basket\n- Provider: Nila",
    ),
    bad=(
        "We use these cookies to:\n\n- keep you logged in\n- connect you to the right server\n- keep the site safe\n"
        "- ⟦connect you to the right server⟧",
        "We collect:\n\n1. your name;\n2. your postal address;\n3. ⟦your name; and⟧\n4. your telephone number.",
    ),
)  # fmt: skip
def repeated_item(document: Document, context: Context) -> Iterator[Hit]:
    """A list names each thing once.

    An item that stands twice is a slip of copy and paste, and often stands where another item should be: the reader
    cannot know what is missing.
    """
    for first, second in _same_items(document):
        line = document.span(first.start, first.end).line
        yield Hit(
            second.start,
            second.end,
            f"The item {brief(document.words_of(second))} stands twice in this list: it is on line {line} already, and "
            "an item of its own was expected.",
            "Take it out, or write what should stand in its place.",
        )


def _enough(document: Document, first: tuple[int, int], second: tuple[int, int]) -> int:
    """How many words a passage has that nobody repeats on purpose, by where its two places are."""
    one, two = document.block_at(first[0]), document.block_at(second[0])
    if one is two:
        return 7
    return 30 if ITEM in (one.kind, two.kind) else 22


@prose_rule(
    "P403", "repeated-passage", Severity.WARNING,
    good="You can write to us at any time. We answer within seven days.\n\nYou can write to us at any hour of the day.",
    bad=(
        "We keep your billing records for eight years because the law demands it. We then erase them. "
        "⟦We keep your billing records for eight years because the law demands it.⟧",
        "We share your data with those who process payments for us, who send our e-mails and who store our backups, "
        "and, as of today, with nobody else.\n\nWe sell nothing.\n\n## Recipients\n\n⟦We share your data with "
        "those who process payments for us, who send our e-mails and who store our backups, and, as of today, with "
        "nobody else.⟧",
    ),
)  # fmt: skip
def repeated_passage(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence stands once.

    A sentence of many words that stands twice was pasted twice. It makes the reader look for a difference that is not
    there, and the next change will mend only one of the two.
    """
    lower = document.lower
    sentences = [lower[start:end].rstrip(" .;,:") for start, end in document.sentences if end - start > 40]
    twice = {words for words, times in Counter(sentences).items() if times == 2 and words.count(" ") >= 6}
    if not twice:
        return  # each alone, or a formula of this document
    long = [(start, end) for start, end in document.sentences if end - start > 40]
    told = [(second.start, second.end) for _, second, alike in _twins(document) if alike]
    told += [(item.start, item.end) for _, item in _same_items(document)]
    places: dict[str, list[tuple[int, int]]] = {}
    for words, place in zip(sentences, long, strict=True):
        if words in twice:
            places.setdefault(words, []).append(place)
    found: list[tuple[int, int, int]] = []
    for words, spots in places.items():
        (first, second), count = spots, words.count(" ") + 1
        if (
            count < _enough(document, first, second)
            or _FORMULAS.match(words)
            or any(s <= second[0] <= e for s, e in told)
        ):
            continue
        found.append((*second, first[0]))
    found.sort()
    for start, end, first_at in _joined(found):
        line = document.span(first_at, first_at + 1).line
        yield Hit(
            start,
            end,
            f"The passage {brief(document.text[start:end])} stands a second time, word for word: it is on line {line} "
            "already.",
            "Take one of the two out.",
        )


def _joined(found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Sentences that follow each other here as they did there are one passage."""
    made: list[tuple[int, int, int]] = []
    for start, end, first_at in found:
        if made and 0 <= start - made[-1][1] <= 2 and start - made[-1][0] == first_at - made[-1][2]:
            made[-1] = (made[-1][0], end, made[-1][2])
        else:
            made.append((start, end, first_at))
    return made


RULES: tuple[Rule, ...] = (repeated_section, repeated_item, repeated_passage)
