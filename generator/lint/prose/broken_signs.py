"""Rules P408, P409 and P415: stops, spaces and signs that stand where none should, or are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.gaps import ANNOUNCING
from generator.lint.prose.reading import first_of, is_english, words_of
from generator.lint.prose.scan import odd
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, OBJECT, Document

_SHORT = words_of("etc inc ltd co corp e.g i.e a.m p.m vs no nos tel u.s u.k approx viz al jr sr pvt llc s.a n.v")
_MOST = 6

_BEFORE_STOP = regex(r" [.,](?=\s|$)", re.MULTILINE)
_LOOSE_STOP = regex(r" \.(?<=[a-z)] \.)(?=[A-Z][a-z]+ [a-z])")
_PAIRS_OF_SIGNS = (",.", ",,", ",;", ";.", ";,", ";;", ":.", ":;")
_TWO_SIGNS = regex(r",[.,;]|;[.,;](?=[\s\"”)]|$)|,[;]|:[.;](?=\s|$)", re.MULTILINE)
_TWO_STOPS = regex(r"\.\.(?<=[A-Za-z)\"”’%0-9]\.\.)(?=\s|$)", re.MULTILINE)
_LOOSE_BRACKET = regex(r" \)(?=[.,; ]|$)", re.MULTILINE)
_LIST_LEFT_OPEN = regex(r",[”\"]\)")
_BROKEN_HYPHEN = regex(r"- (?<=non- )(?=[a-z]{3})(?!and\b|or\b|nor\b|but\b|to\b|versus\b)")


@prose_rule(
    "P408", "stray-punctuation", Severity.WARNING, local=True,
    good=(
        "We use ASP .NET, and so on ... We are Nila, Inc., and our host is Beta Ltd.; both stand on the order form.",
        "Nila (“we”, “us”) keeps pre- and post-paid accounts apart, and the rate is .5 per cent.",
    ),
    bad=(
        "What we collect is relevant for these purposes⟦,.⟧ We keep it accurate.",
        "Read our terms⟦ ,⟧ our policies⟦ .⟧\n\nWe call you about the service⟦ .⟧Collecting your number is optional.",
        "We erase your data within a month⟦..⟧",
        "Nila Limited (“Nila”, “our⟦,”)⟧ is the controller.",
        "We log your visits (and those of your staff⟦ )⟧.",
    ),
)  # fmt: skip
def stray_punctuation(document: Document, context: Context) -> Iterator[Hit]:
    """A stop or a comma stands once, right after its word.

    Two signs in a row, or one that floats, show where words were deleted. Often the sentence lost more than it seems,
    and the reader cannot tell where it ends.
    """
    hits = [*_floating(document), *_double_signs(document)]
    text, tokens = document.text, odd(document)
    for match in _LIST_LEFT_OPEN.finditer(text) if ",”)" in tokens or ',")' in tokens else ():
        what = f"“{match.group()}” closes a list of names after a comma"
        hits.append(_stray(document, match, what, match.group()[1:]))
    for match in _BROKEN_HYPHEN.finditer(text) if "non- " in tokens else ():
        span = document.span(match.start(), match.end())
        if span.line == span.end_line:
            hits.append(_stray(document, match, "A space stands after a hyphen", "-"))
    yield from first_of(sorted(hits, key=lambda hit: hit.start), _MOST, "slip")


def _floating(document: Document) -> Iterator[Hit]:
    text, tokens = document.text, odd(document)
    for pattern, signs in ((_BEFORE_STOP, (" , ", " . ")), (_LOOSE_STOP, (" .",)), (_LOOSE_BRACKET, (" )",))):
        for match in pattern.finditer(text) if any(sign in tokens for sign in signs) else ():
            start = max(text.rfind(" ", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
            before = text[start : match.start()]
            spaced_dots = text[match.end() - 1 : match.end() + 2] == ". ."
            address = "/" in before or "@" in before  # a space keeps the stop out of the link
            if not before or before[-1] in ".,|(" + OBJECT or address or spaced_dots:
                continue
            sign = match.group().strip()
            fix: str | None = sign + " " if pattern is _LOOSE_STOP else sign
            if before.strip('(“"').lower() in ANNOUNCING:
                fix = None  # “contact us at .”: to mend the sign would hide what is missing
            yield _stray(document, match, f"A space stands before “{sign}”", fix)


def _double_signs(document: Document) -> Iterator[Hit]:
    text, tokens = document.text, odd(document)
    for match in _TWO_SIGNS.finditer(text) if any(signs in tokens for signs in _PAIRS_OF_SIGNS) else ():
        signs = match.group()
        after = text[match.end() : match.end() + 1]
        if after in (".", ",", ";") or after.isdigit() or text[match.start() - 1 : match.start()] in (",", ";", "."):
            continue
        fix = "." if "." in signs else ";" if ";" in signs else ","
        yield _stray(document, match, f"“{signs}” stands where one sign should", fix)
    for match in _TWO_STOPS.finditer(text) if ".." in tokens else ():
        yield _stray(document, match, "Two full stops stand in a row", ".")


def _stray(document: Document, match: re.Match[str], what: str, fix: str | None) -> Hit:
    shown = document.text[max(document.block_at(match.start()).start, match.start() - 22) : match.end()]
    sign = (fix or match.group()).strip()
    message = f"{what} in {brief(shown)}; “{sign}” right after the word was expected."
    return Hit(match.start(), match.end(), message, "Look whether words are missing there, and mend the sign.", fix)


_STOP_AND_WORD = regex(r"\.(?<=[a-z)]{2}\.)(?=[A-Z][a-z]+(?:[ ,]|[A-Z][a-z]+ )|[AI] [a-z])")
_STOP_AND_REST = regex(r"\.(?<=[a-z]{2}\.)(?:ed|ing|tion|ment)\.?(?=\s|$)", re.MULTILINE)
_COMMA_AND_WORD = regex(r",(?<=[a-z]{2},)(?=[a-z]{2,} )")
_NO_STOP = tuple(
    regex(rf" {first}(?<=[a-z%] {first}){rest} (?=(?:[a-z]{{3,}}|we|you|is) )")
    for first, rest in (("T", "(?:he|his|hese)"), ("I", "f"))
)
_INSIDE = regex(r"\.[a-z]")
_REST_INSIDE = regex(r"\.(?:ed|ing|tion|ment)\.? ")
_COMMA_INSIDE = regex(r",[a-z]{2,} ")
"""What tokens hold where text runs together: without these, none of the patterns finds anything."""
_DOMAINS = words_of("com net org in co io ai uk us eu de js php html htm pdf app dev gov edu info biz me so ly tv")
_JOINS_ON = words_of(
    "a an the and or of to in on at by for from with under over into as is are be was if that than when where which "
    "who see says said called titled named entitled using via about between both but not per like unless until upon "
    "also"
)


@prose_rule(
    "P409", "run-together", Severity.WARNING, local=True,
    good=(
        "Write to privacy.team@nila.example or see www.nila.example. We use Node.js and Amazon.Com services.",
        "Read the terms in The Hague. See the section called The service as we sell it to you.",
    ),
    bad=(
        "We do not refund any part of our fees for unused time⟦.ed.⟧",
        "By staying here you see our cookies⟦.⟧Accept them or leave.",
        "We forbid what is unlawful⟦,⟧or what harms others.",
        "The server is available 99.95%⟦ ⟧The resolution of a fault takes four hours at most.",
    ),
)  # fmt: skip
def run_together(document: Document, context: Context) -> Iterator[Hit]:
    """Between two sentences stand a full stop and a space.

    Sentences that run together show where text was joined or cut. The reader has to guess where one promise ends and
    the next begins.
    """
    text, tokens = document.text, odd(document)
    stops = _STOP_AND_WORD.finditer(text) if _INSIDE.search(tokens) else ()
    rests = _STOP_AND_REST.finditer(text) if _REST_INSIDE.search(tokens) else ()
    hits = [
        *(
            _joined(document, m, "A space after the full stop", ". ")
            for m in stops
            if not _is_name(document, m.start())
        ),
        *(_joined(document, match, "Nothing but the full stop", None) for match in rests),
    ]
    for match in _COMMA_AND_WORD.finditer(text) if _COMMA_INSIDE.search(tokens) else ():
        start = text.rfind(" ", 0, match.start()) + 1
        if "@" not in text[start : match.end() + 12] and text.count(",", start, match.end() + 20) < 3:
            hits.append(_joined(document, match, "A space after the comma", ", "))
    for match in chain.from_iterable(pattern.finditer(text) for pattern in _NO_STOP):
        start = text.rfind(" ", 0, match.start()) + 1
        word = text[start : match.start()].rpartition("\n")[2].strip('“"(').lower()
        block = document.block_at(match.start())
        if (
            word not in _JOINS_ON
            and "/" not in word
            and "@" not in word
            and block.kind is not HEADING
            and is_english(document)
        ):
            hits.append(_joined(document, match, "A full stop before the new sentence", None, 1))
    yield from first_of(sorted(hits, key=lambda hit: hit.start), _MOST, "slip")


def _is_name(document: Document, stop: int) -> bool:
    """True for “Amazon.Com” and “Node.Js”."""
    text = document.text
    start = max(text.rfind(" ", 0, stop), text.rfind("\n", 0, stop)) + 1
    before = text[start:stop].strip("(“\"'")
    after = re.compile(r"[A-Za-z]+").match(text, stop + 1)
    if "." in before or "@" in before or "/" in before or before.lower() in _SHORT:
        return True
    return before[:1].isupper() and after is not None and after.group().lower() in _DOMAINS


def _joined(document: Document, match: re.Match[str], expected: str, fix: str | None, length: int = 0) -> Hit:
    end = match.start() + length if length else match.end()
    block = document.block_at(match.start())
    shown = document.text[max(block.start, match.start() - 16) : min(block.end, end + 14)]
    message = f"Text runs together in {brief(shown)}. {expected} was expected."
    return Hit(match.start(), end, message, "Part the two, and look whether words are missing there.", fix)


_DOLLAR = regex(r"\$(?<=[A-Za-z] \$)(?= [A-Za-z])")


@prose_rule(
    "P415", "dollar-for-ampersand", Severity.WARNING, needs=" $ ", local=True,
    good="The fee is $ 20 a month, or US $ 200 a year, paid in dollars ($).",
    bad="A fault is mended within four hours in India ⟦$⟧ within eight hours abroad.",
)  # fmt: skip
def dollar_for_ampersand(document: Document, context: Context) -> Iterator[Hit]:
    """A dollar sign stands before an amount.

    Between two words it is a slip for “&”. In a text about prices it makes the reader look for an amount.
    """
    for match in _DOLLAR.finditer(document.text):
        shown = document.text[max(0, match.start() - 14) : match.end() + 14]
        message = f"“$” stands between two words in {brief(shown)}; “and” was expected."
        yield Hit(match.start(), match.end(), message, "Write “and”.", "and")


RULES: tuple[Rule, ...] = (stray_punctuation, run_together, dollar_for_ampersand)
