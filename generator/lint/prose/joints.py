"""Words that cannot stand side by side, told by their kinds: “the of”, “if is”, “by law, will not”.

A name, a figure or an address that was never filled in leaves two words next to each other that no sentence joins. The
patterns here look for them in the string of `kinds`, for all words of a kind at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.lint.lazy import regex
from generator.lint.prose.clauses import PASSIVE, RELATIVE
from generator.lint.prose.gaps import clause_before
from generator.lint.prose.heads import DATED, NOT_AT, Missing, head_of
from generator.lint.prose.kinds import kinds, where
from generator.lint.prose.pairs import BY_WORDS, pair_patterns, parted_pairs
from generator.lint.prose.traces import between, has_traces, is_doubled, is_emptied
from generator.prose.document import OBJECT, Document


@dataclass(frozen=True, slots=True)
class Joint:
    """Two kinds of words that are wrong side by side, and what is missing between them."""

    pattern: re.Pattern[str]
    """Begins with one sign of its own, which makes it quick to seek."""
    missing: Missing
    second: bool = False
    """True where it begins at the word behind what is missing, false where at the one before."""
    before: re.Pattern[str] | None = None
    """What the clause up to the word before must end in."""
    unless: re.Pattern[str] | None = None
    """What it must not end in."""
    but: re.Pattern[str] | None = None
    """What must not follow."""
    relative: bool = False
    """True where a clause such as “the country you live in” takes the finding back."""


_AS_ONE_WORD = regex(
    r"\W+(?:at (?:least|most|all|any|times|once|no|will|home)|(?:in|on) (?:excess|demand|line|site|house|depth|person|"
    r"app)|(?:for|by) (?:profit|product|loop|cause|law)|under \d)"
)
_SHARED = regex(r" (?:and|or) (?:before|after|about|above|near|prior|around|below|beyond|off|along|across|outside)\b")
_WITHIN_AND = regex(
    r" (?:and|or|to) (?:outside|without|beyond|between|across|among|around|in|on|near|from|the scope)\b"
)
_TOLD = head_of("inform(?:ing)?|notify(?:ing)?|remind(?:ing)?|contact(?:ing)?|assist(?:ing)?|remove")
_NOTHING_OF = head_of(
    "instead|out|because|consists?|disposed?|composed|aware|know|known|informed|think|thought|inside|outside|upwards|"
    "rid|top|care|track|hang|kind|heard|use|sort|ahead|short|regardless|irrespective"
)
_GIVEN = head_of(
    "paid|pays?|made|makes?|payable|writes?|writing|addressed|delivered|belongs?|owned|due|transferred|complaints?|"
    "notices?|e-?mails?|letters?|requests?|extend(?:able|ed)|increased?|reduced"
)
_DONE_BY = head_of(r"\w+(?:ed|en|run|made|sent|held)")
_VALUED = head_of("capped|located|reached|available|accessible|courts?|ico|authority|contact us|call us|write|office")
_IN_PLACE = head_of(
    "located|situated|based|courts?|offices?|arbitration|tribunals?|incorporated|registered|residing|hosted"
)
_SHORT_NAME = regex(r"\(\w{4,}\)$")
_ROLE = head_of("(?:controller|officer|representative|fiduciary)")
_ENUMERATED = regex(r"\W+(?:[ivx]+|[a-z0-9]|and|or|both|inclu\w+|the|each|collectively)\b")
_PARTIES = regex(r"\bbetween\b[^.;]*\)$")
_C, _P, _N, _D, _X, _W = (
    Missing.CONTACT, Missing.PLACE, Missing.NAME, Missing.DATE, Missing.NUMBER, Missing.WORDS,
)  # fmt: skip

JOINTS: tuple[Joint, ...] = (
    # “the of”, “our is”, “a with”, “every unless”
    Joint(regex(r"d (?=[otbiuhfrvy@] )"), _W, unless=_TOLD, but=_AS_ONE_WORD, relative=True),
    Joint(regex(r"d (?=[xqsW] )"), _W, relative=True),
    Joint(regex(r"n (?=[otbihfrvy@xq] )"), _W, but=_AS_ONE_WORD, relative=True),
    # “if disagrees”, “how collects”, “when begins”, “agrees that may”
    Joint(regex(r"s (?=[xmq] )"), _N),
    Joint(regex(r"H (?=q )"), _N),
    Joint(regex(r"W (?=q )"), _N),
    Joint(regex(r"T(?<=A T) (?=[xm] )"), _N),
    # “between of Leeds”, “between Nila (Owner) and (Client)”, “made on between:”, “run by Ltd”, “call Mr. at”
    Joint(regex(r"y (?=o )"), _N),
    Joint(regex(r"y (?=B)"), _N, but=_ENUMERATED),
    Joint(regex(r"& (?=B[),.])"), _N, before=_PARTIES),
    Joint(regex(r"& (?=B\))"), _N, before=_SHORT_NAME),
    Joint(regex(r"x (?=B)"), _N, before=_ROLE),
    Joint(regex(r"u (?=y[ :])"), _D, before=DATED),
    Joint(regex(r"C(?<=[bhfo&y] C)[ .,]"), _N, second=True),
    Joint(regex(r"M[ .](?=[@oiufhb] )"), _N),
    # “logs: days”, “fee: %”, “at %”, “a rolling -week”, “within days”, “within to 7 days”
    Joint(regex(r":(?=U[ .,;]|c )"), _X),
    Joint(regex(r"c(?<=[^9cSUw1234)][ ,]c)[ .,;]"), _X, second=True),
    Joint(regex(r"K(?<=[^9] K)[ .,;]"), _X, second=True),
    Joint(regex(r"k (?=[t&|] )"), _X, but=_WITHIN_AND, relative=True),
    Joint(regex(r"D (?=U[.,;])"), _X),
    Joint(regex(r"k (?=U[ .,;])"), _X),
    Joint(regex(r"r (?=[&|] a )"), _X, relative=True),
    # “the laws of without”, “capped at and”, “managed by of Leeds”, “payments made to on”
    Joint(regex(r"o (?=[bifuthvkrp] |@ [^L]|[&|],)"), _N, unless=_NOTHING_OF, but=_AS_ONE_WORD, relative=True),
    Joint(regex(r"@ (?=[@bifuthvkrpos] [^L])"), _P, unless=NOT_AT, but=_AS_ONE_WORD, relative=True),
    Joint(regex(r"@ (?=[&|] [^@bifuthvkrposW])"), _P, before=_VALUED, but=_SHARED, relative=True),
    Joint(regex(r"b (?=[@ifuhvkrosp] [^L])"), _N, before=_DONE_BY, but=_AS_ONE_WORD, relative=True),
    Joint(regex(r"t (?=[ioufbr] )"), _N, before=_GIVEN, relative=True),
    # “courts at have”, “located in has”, “by respects”
    Joint(regex(r"@ (?=[xmz] (?!9))"), _P, unless=NOT_AT, relative=True),
    Joint(regex(r"o (?=[xmz] (?!9))"), _N, unless=_NOTHING_OF, relative=True),
    Joint(regex(r"i (?=[xmz] (?!9))"), _P, before=_IN_PLACE, relative=True),
    Joint(regex(r"q(?<=[o@bhfrvkpi] q) "), _N, second=True, relative=True),
    # code or bold letters with nothing in them, which no reader of Markdown takes for such
    Joint(regex(r"E(?<=[^E][ :]E)[ .,:;)]"), _W, second=True),
)
TRACED: tuple[tuple[re.Pattern[str], Missing], ...] = (
    (regex(r"[o@bhfrvkpiuty] (?=[xmzqo@bhfrvkiup&|sWaRTB])"), _N),
    (regex(r"[sWHT] (?=[xmzqw1234&] )"), _N),
    (regex(r".,(?=[xmzq] )"), _N),
    (regex(r"x (?=[o@bfrvkiu&|sWB])"), _N),
    (regex(r"[&|] (?=[xmzqo@bhfrvkiup&|sWaRTB])"), _N),
    (regex(r"G (?=n )"), _N),
    (regex(r"[HTsW] (?=B)"), _N),
    (regex(r"V (?=[h@rtpsWiol|&] )"), _C),
    (regex(r"w[ ,](?=U)"), _X),
    (regex(r"[o@bhfrvkpiuty] (?=U)"), _X),
    (regex(r"[dn] (?=[xmzqo@bhfrvkiup&|sWaRTUcBKw12349])"), _W),
    (regex(r".:(?=[@iubfhrtkcUesxB])"), _W),
    (regex(r"[o@bhfrvkpiuty1] (?=[w1234dn9])"), _W),
)
"""Words that could be a sentence, were there no trace in the source of something that stood between them."""
_LETTERS = frozenset({"A", "An", "AN", "Your", "Our", "Their", "Its"})


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Where a pair of words or of kinds may be, and where one of kinds is."""
    joints = [joint.pattern.pattern for joint in JOINTS] + [_LOST_SUBJECT.pattern]
    return re.compile(_any_of([*pair_patterns(), *joints])), re.compile(_any_of(joints))


def _any_of(patterns: list[str]) -> str:
    """One pattern for many, which looks at the first sign once."""
    rest: dict[str, list[str]] = {}
    for pattern in patterns:
        rest.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{re.escape(first)}(?:{'|'.join(behind)})" for first, behind in rest.items())


def parted(document: Document) -> Iterator[tuple[int, int, Missing]]:
    """Where a word stands behind which something is missing, and what."""
    tags, tokens = kinds(document), document.tokens
    candidates, joints = _patterns()
    pairs = set()
    suspects = []
    for match in candidates.finditer(tags):
        at = match.start()
        words = tokens[at // 2 : at // 2 + 2]
        if words in BY_WORDS:
            pairs.add(words)
        suspects += [place for place in (at, at + 1) if joints.match(tags, place)]
    yield from parted_pairs(document, pairs)
    for place in suspects:
        yield from _at(document, tags, place)
    if has_traces(document, tags):
        for pattern, missing in TRACED:
            for match in pattern.finditer(tags):
                start, end, following = where(document, match.start())
                if _left_a_trace(document, end, following):
                    yield start, end, missing


def _at(document: Document, tags: str, at: int) -> Iterator[tuple[int, int, Missing]]:
    """What is missing behind the word whose signs stand at `at`, or before it."""
    start, end, following = where(document, at)
    for joint in JOINTS:
        if joint.pattern.match(tags, at):
            found = where(document, at - 2) if joint.second else (start, end, following)
            if _is_parted(document, joint, *found):
                yield found[0], found[1], joint.missing
    if _LOST_SUBJECT.match(tags, at) and _meets(document, end, following) and _is_opened(document, tags, at):
        yield start, end, Missing.NAME


def _meets(document: Document, end: int, following: int) -> bool:
    """True where two words stand in the same block."""
    return following > end and "\n" not in document.text[end:following]


def _is_parted(document: Document, joint: Joint, start: int, end: int, following: int) -> bool:
    text = document.text
    if not _meets(document, end, following):
        return False
    word = text[start:end]
    named = word in _LETTERS or text[following : following + 1].isupper() != (word.isupper() and len(word) > 1)
    if named and joint.missing is not Missing.NUMBER and not joint.second:  # “package A”, “the To field”
        return False
    if joint.but is not None and joint.but.match(document.lower, end):
        return False
    before = clause_before(document, start)
    if joint.before is not None and not joint.before.search(before):
        return False
    if joint.unless is not None and joint.unless.search(before):
        return False
    return not (joint.relative and (RELATIVE.search(before) or PASSIVE.search(before)))


def _left_a_trace(document: Document, end: int, following: int) -> bool:
    if not _meets(document, end, following) or document.text[following] == OBJECT:
        return False
    raw = between(document, end, following)
    return is_emptied(raw) or is_doubled(document, raw)


_LOST_SUBJECT = regex(r",(?=[xmq] (?!Y))")
_QUESTION = regex(r"[^.!\n]{0,200}\?")
_OPENERS = frozenset("tiu@fprsWa")
LONGEST_OPENING = 32


def _is_opened(document: Document, tags: str, comma: int) -> bool:
    """True where only “to the extent the law allows” or the like stands before a comma, and no subject."""
    first = comma - 1
    start = where(document, first)[0]
    block = document.block_at(start).start
    while start > block and comma - first < LONGEST_OPENING and tags[first - 1] not in ".?,;:":
        first -= 2
        start = where(document, first)[0]
    begins = start == block or tags[first - 1] in ".?"
    return begins and tags[first] in _OPENERS and comma - first > 5 and not _QUESTION.match(document.lower, start)
