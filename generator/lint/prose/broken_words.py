"""Rules P419 and P420: words that are mixed up or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import first_of, inside_word, is_english, words_of
from generator.lint.prose.scan import words_from
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_POSSESSED = (
    r"(?:own|processing|terms|services?|websites?|users?|customers?|affiliates|subsidiaries|employees|polic(?:y|ies)|"
    r"privacy|sole|directors|officers|partners|contents?|use|obligations|agents|suppliers|licensors|products?|rights|"
    r"successors|contractors|representatives|discretion)\b"
)
_AFTER = r"(?:(?<= of )|(?<= in )|(?<= by )|(?<= to )|(?<= on )|(?<= for )|(?<= with )|(?<= from ))"
_INFORM = words_of("inform notify remind informing notifying reminding contacting assist assisting")
_IT_IS_AFTER = "it['’]s (?<=it.s )" + _AFTER.replace(" )", " it.s )")
_CONFUSED: tuple[tuple[frozenset[str], str, str], ...] = (
    (words_of("it's it’s"), rf"it['’]s(?= {_POSSESSED})", "its"),
    (words_of("it's it’s"), rf"{_IT_IS_AFTER}(?!not|been|your|only|also|like|a |the )", "its"),
    (words_of("upto"), r"upto(?![\w-])", "up to"),
    (words_of("atleast"), r"atleast(?![\w-])", "at least"),
    (words_of("alot"), r"alot(?= )", "a lot"),
    (words_of("incase"), r"incase(?= (?:of|you|we|the|any|there)\b)", "in case"),
    (words_of("inspite"), r"inspite(?= of)", "in spite"),
    (words_of("constitutes"), r"constitutes to(?= (?:[a-z]*agreement|acceptance|consent|your)\b)", "constitutes"),
    (words_of("comprises"), r"comprises of(?= )", "consists of"),
    (words_of("your's our's their's your’s our’s their’s"), r"(?:your|our|their)['’]s(?!\w)", "yours"),
    (words_of("loose"), r"loose(?<=(?:may|can|not|you) loose)(?= (?:access|your|any|all|data)\b)", "lose"),
    (words_of("principle"), r"principle(?= (?:place of business|office|officer)\b)", "principal"),
)  # fmt: skip
_PATTERNS = tuple((gate, regex(pattern), right) for gate, pattern, right in _CONFUSED)
_YOUR = regex(r" your (?=(?:via|by|of|about|when|if|that|through|on)\b)")
_SAFE = words_of("upto atleast incase inspite alot")


@prose_rule(
    "P419", "confused-word", Severity.WARNING, local=True,
    good=(
        "It's your choice; a fault takes up to 4 hours. The company and its affiliates use it. It’s not yours.",
        "We inform you via e-mail. This constitutes your consent. Our principal place of business is Pune.",
    ),
    bad=(
        "You can ask the company to restrict ⟦it's⟧ processing of your data.",
        "A fault is mended in ⟦upto⟧ four hours.",
        "We will tell you by informing ⟦your⟧ via the registered e-mail address.",
    ),
)  # fmt: skip
def confused_word(document: Document, context: Context) -> Iterator[Hit]:
    """A word is not mistaken for one that looks like it.

    “It's” for “its” or “your” for “you” leaves a sentence that says nothing, or something else than was meant.
    """
    lower, words = document.lower, document.words
    found: dict[tuple[int, int], str] = {}
    for gate, pattern, right in _PATTERNS:
        if not gate.isdisjoint(words):
            found.update((_trim(lower, match), right) for match in pattern.finditer(lower))
    for match in _YOUR.finditer(lower) if not _INFORM.isdisjoint(words) else ():
        if lower[: match.start()].rpartition(" ")[2] in _INFORM:
            found[match.start() + 1, match.end() - 1] = "you"
    hits = []
    for (start, end), right in sorted(found.items()):
        said = document.text[start:end]
        if not inside_word(lower, start):
            fix = right if said in _SAFE else None
            hits.append(Hit(start, end, f"“{said}” stands where “{right}” was expected.", f"Write “{right}”.", fix))
    yield from first_of(hits, 8, "kind of slip")


def _trim(text: str, match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end() - text[match.start() : match.end()].endswith(" ")


_NO_ADVERB = "only|solely|merely|exactly|family|apply|supply|comply|reply|rely|imply|multiply|substantially|especial"
_NO_VERB_AFTER = "".join(
    f"(?<!{end} to )" for end in ["due", "ing", "ited", "ject", "ition", "pect", "cess", "ated", "ply", "uant"]
)
_NO_VERB = regex(
    rf" to (?=[a-z]++(?<=ly) (?:the|our|your|this) [a-z]){_NO_VERB_AFTER}(?!{_NO_ADVERB})[a-z]{{4,}}ly(?= )"
)
_REST = r"[^.,;:()\n]{3,80}\.(?= (?:you|we|please|send|the) )"
_NO_MAIN_CLAUSE = "a main clause"


class _Lost(NamedTuple):
    """How a sentence is put that lost a word: its pattern, a stretch that it holds, the words of that, what is lost."""

    pattern: re.Pattern[str]
    stretch: str
    words: frozenset[str]
    what: str


def _lost(pattern: re.Pattern[str], stretch: str, what: str) -> _Lost:
    return _Lost(pattern, stretch, words_of(stretch), what)


_BEFORE_THE = ("under", "of", "into")
_SECOND = "allows provides includes enables helps contains collects uses"
_LOST = (
    _lost(_NO_VERB, " to ", "a verb"),
    *(_lost(regex(rf" is {verb}(?= [a-z])"), f" is {verb} ", "one verb") for verb in _SECOND.split()),
    *(_lost(regex(rf" we (?<=and we ){word}(?= the [a-z])"), f"and we {word} the ", "a verb") for word in _BEFORE_THE),
    *(
        _lost(regex(rf"if you {wish} to {_REST}"), f"if you {wish} to ", _NO_MAIN_CLAUSE)
        for wish in ("want", "wish", "would like", "need")
    ),
)
_SECOND_VERB = regex(r" (?:you (?:must|can|may|should|will)|please|we (?:will|can)|contact|write|send|e-?mail|click)\b")
_GLUED = ("its", "our", "your", "the")
_ONE_WORD = words_of(
    "yourself yourselves ourselves thereof therein thereto therefor therefore thereby thereafter themselves theme "
    "themes therapy theatre theater thesis thefts theory theoretical"
)


@prose_rule(
    "P420", "lost-word", Severity.WARNING, local=True,
    good=(
        "You may not use our servers to negatively affect the system. This allows us to report. If you want to end the "
        "service, you must write to us. Ask yourself: whose data is it, and who may see it under the law?",
    ),
    bad=(
        "Nobody may use the service ⟦to negatively⟧ the system performance of others.",
        "The information ⟦is allows⟧ for better reports.",
        "⟦If you want to end our services.⟧ You must give us notice in writing.",
        "Keep strangers out of the system. Nobody may enter ⟦itssystem⟧ unasked.",
    ),
)  # fmt: skip
def lost_word(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence has all its words.

    A lost verb leaves a duty or a ban without content: nobody can keep or enforce it.
    """
    if not is_english(document):
        return
    lower, words = document.lower, document.words
    hits: list[Hit] = []
    for pattern, stretch, gate, what in _LOST:
        for match in pattern.finditer(lower) if gate <= words and stretch in lower else ():
            start, end = match.start() + (lower[match.start()] == " "), match.end()
            if what is _NO_MAIN_CLAUSE and _SECOND_VERB.search(lower, start + 8, end):
                continue
            message = f"{brief(document.text[start:end])} has lost a word: {what} was expected."
            hits.append(Hit(start, end, message, "Write the whole sentence."))
    hits += _glued(document)
    yield from sorted(hits, key=lambda hit: hit.start)


def _glued(document: Document) -> Iterator[Hit]:
    """Words such as “itssystem”, where “system” is a word of this document."""
    glued = {word: first for first in _GLUED for word in words_from(document, first) if word not in _ONE_WORD}
    for word, first in sorted(glued.items()):
        rest = word[len(first) :]
        if len(rest) > 3 and (rest in document.words or document.is_extract):
            at = document.lower.find(word)
            plain = document.text[at : at + len(word)].islower() and not inside_word(document.lower, at)
            if plain and document.tokens.count(word) <= 2:
                message = f"“{word}” holds two words; “{first} {rest}” was expected."
                yield Hit(at, at + len(word), message, "Part the two words.")


RULES: tuple[Rule, ...] = (confused_word, lost_word)
