"""Rules P419 and P420: words that are mixed up or lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.prose.reading import first_of, inside_word, is_english, words_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_POSSESSED = (
    r"(?:own|processing|terms|services?|websites?|users?|customers?|affiliates|subsidiaries|employees|polic(?:y|ies)|"
    r"privacy|sole|directors|officers|partners|contents?|use|obligations|agents|suppliers|licensors|products?|rights|"
    r"successors|contractors|representatives|discretion)\b"
)
_AFTER = ("of", "in", "for", "with", "by", "to", "on", "under", "from")
_IT_IS = tuple(f" {word} it{sign}s " for word in _AFTER for sign in "'’")
_INFORM = [
    "inform",
    "notify",
    "remind",
    "informing",
    "notifying",
    "reminding",
    "contact",
    "contacting",
    "assist",
    "assisting",
]
_CONFUSED: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("it's", "it’s"), rf"(it['’]s) {_POSSESSED}", "its"),
    (_IT_IS, rf" (?:{'|'.join(_AFTER)}) (it['’]s) (?!not|been|your|only|also|like|a |the )[a-z]{{4}}", "its"),
    (("upto",), r"(upto)(?![\w-])", "up to"),
    (("atleast",), r"(atleast)(?![\w-])", "at least"),
    (("alot ",), r"(alot) ", "a lot"),
    (("incase ",), r"(incase) (?:of|you|we|the|any|there)\b", "in case"),
    (("inspite ",), r"(inspite) of", "in spite"),
    (tuple(f"{verb} your " for verb in _INFORM),
     rf"(?:{'|'.join(_INFORM)}) (your) (?:via|by|of|about|when|if|that|through|on)\b", "you"),
    (("constitutes to",), r"(constitutes to) (?:[a-z]*agreement|acceptance|consent|your)\b", "constitutes"),
    (("comprises of", "comprised off"), r"(comprise[sd] off?) ", "consists of"),
    (("our's", "their's", "our’s", "their’s"), r"((?:your|our|their)['’]s)(?!\w)", "yours"),
    (("could of ", "should of ", "would of "), r"(?:could|should|would) (of) (?:been|had|done)\b", "have"),
    ((" loose ",), r"(?:may|can|will|you|not|to) (loose) (?:access|your|any|all|data)\b", "lose"),
    (("principle ",), r"(principle) (?:place of business|office|officer)\b", "principal"),
)  # fmt: skip
_PATTERNS = tuple((needs, re.compile(pattern), right) for needs, pattern, right in _CONFUSED)
_SAFE = words_of("upto atleast incase inspite alot")


@prose_rule(
    "P419", "confused-word", Severity.WARNING,
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
    lower = document.lower
    hits: list[Hit] = []
    for needs, pattern, right in _PATTERNS:
        if not any(need in lower for need in needs):
            continue
        for match in pattern.finditer(lower):
            start, end = match.span(1)
            said = document.text[start:end]
            if not inside_word(lower, start):
                fix = right if said in _SAFE else None
                message = f"“{said}” stands where “{right}” was expected."
                hits.append(Hit(start, end, message, f"Write “{right}”.", fix))
    yield from first_of(sorted({hit.start: hit for hit in hits}.values(), key=lambda hit: hit.start), 8, "kind of slip")


_NO_ADVERB = "only|solely|merely|exactly|family|apply|supply|comply|reply|rely|imply|multiply|substantially|especial"
_NO_VERB_AFTER = "".join(
    f"(?<!{end})" for end in ("due", "ing", "ited", "ject", "ition", "pect", "cess", "ated", "ply", "uant")
)
_LOST: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("ly the ", "ly our ", "ly your "),
     rf"{_NO_VERB_AFTER} (to (?!{_NO_ADVERB})[a-z]{{4,}}ly) (?:the|our|your|this) [a-z]+", "a verb"),
    (("is allows", "is provides", "is includes", "is enables", "is helps", "is contains", "is collects", "is uses"),
     r"(?<!\w)(is (?:allows|provides|includes|enables|helps|contains|collects|uses)) [a-z]", "one verb"),
    (("and we under", "and we of the", "and we into"), r"and (we (?:under|of|into)) the [a-z]", "a verb"),
    (("if you want", "if you wish", "if you would like", "if you need"),
     r"(if you (?:want|wish|would like|need) to [^.,;:()\n]{3,80}\.) (?:you|we|please|send|the) ", "a main clause"),
)  # fmt: skip
_LOST_PATTERNS = tuple((needs, re.compile(pattern), what) for needs, pattern, what in _LOST)
_SECOND_VERB = re.compile(
    r" (?:you (?:must|can|may|should|will)|please|we (?:will|can)|contact|write|send|e-?mail|click)\b"
)
_GLUED = re.compile(r"(?:its|our|your|the)(?=[a-z]{4})")
_ONE_WORD = words_of(
    "yourself yourselves ourselves thereof therein thereto therefor therefore thereby thereafter themselves theme "
    "themes therapy theatre theater thesis thefts theory theoretical"
)


@prose_rule(
    "P420", "lost-word", Severity.WARNING,
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
    lower = document.lower
    hits: list[Hit] = []
    for needs, pattern, what in _LOST_PATTERNS:
        for match in pattern.finditer(lower) if any(need in lower for need in needs) else ():
            start, end = match.span(1)
            if what == "a main clause" and _SECOND_VERB.search(lower, start + 8, end):
                continue
            message = f"{brief(document.text[start:end])} has lost a word: {what} was expected."
            hits.append(Hit(start, end, message, "Write the whole sentence."))
    for word in sorted(word for word in document.words - _ONE_WORD if _GLUED.match(word)):
        first = _GLUED.match(word)
        if first and word[first.end() :] in document.words and word not in _ONE_WORD:
            at = lower.find(word)
            plain = document.text[at : at + len(word)].islower() and not inside_word(lower, at)
            if plain and document.tokens.count(word) <= 2:
                message = f"“{word}” holds two words; “{first.group()} {word[first.end() :]}” was expected."
                hits.append(Hit(at, at + len(word), message, "Part the two words."))
    yield from sorted(hits, key=lambda hit: hit.start)


RULES: tuple[Rule, ...] = (confused_word, lost_word)
