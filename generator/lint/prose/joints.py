"""Words that cannot stand side by side, told by their kinds: “the of”, “if is”, “by law, will not”.

A name, a figure or an address that was never filled in leaves two words next to each other that no sentence joins. The
patterns here look for them in the string of `kinds`, for all words of a kind at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.lint.lazy import regex
from generator.lint.prose.gaps import clause_before
from generator.lint.prose.heads import DATED, NOT_AT, PASSIVE, RELATIVE, Missing, head_of
from generator.lint.prose.kinds import kinds, where
from generator.lint.prose.traces import between, has_traces, is_doubled, is_emptied
from generator.prose.document import Document


@dataclass(frozen=True, slots=True)
class Joint:
    """Two kinds of words that are wrong side by side, and what is missing between them."""

    pattern: re.Pattern[str]
    """Matches the signs of the word before what is missing; what stands behind it is only looked at."""
    missing: Missing
    before: re.Pattern[str] | None = None
    """What the clause up to that word must end in."""
    unless: re.Pattern[str] | None = None
    """What it must not end in."""
    but: re.Pattern[str] | None = None
    """What must not follow."""
    relative: bool = True
    """True where a clause such as “the country you live in” takes the finding back."""
    traced: bool = False
    """True where it is wrong only if the source has a trace of what stood there."""


_AT_LEAST = regex(
    r"\W+(?:at (?:least|most|all|any|times|once|no|will|home)|(?:in|on) (?:excess|demand|line|site)|under \d)"
)
_QUESTION = regex(r"[^.!\n]{0,200}\?")
_OPENING = r"(?:(?<=N )|(?<=[.?]))"
_HAPPENED = head_of(
    r"\w+ed|sent|answers?|up|opt|set|go|goes|held|put|made known|brought|come|subject|according|due|next|close|in|on|"
    r"as|bound|led|left|spoken|solution|access|objection|reply"
)
_AGREED = head_of("agrees?|acknowledges?|understands?|accepts?|confirms?")
_ADJECTIVE_OF = head_of(
    "instead|out|because|consists?|disposed?|composed|aware|informed|think|inside|outside|upwards|rid|top"
)
_GROUND = head_of(
    "which|what|who|whom|that|it|they|we|you|or|and|come|go|goes|stand|live|only|also|not|dealt?|comply|complied|provided|paid|accounted|asked|looked|cared|applied|called|relied|acted|used|listed|logged|signed|carried|set"
)
_SHARED = regex(r" (?:and|or) (?:before|after|about|above|near|prior|around|below|beyond|off|along|across|outside)\b")
_VALUED = head_of("capped|located|reached|available|accessible|courts?|ico|authority|contact us|call us|write|office")
_IN_PLACE = head_of(
    "located|situated|based|courts?|offices?|arbitration|tribunals?|incorporated|registered|residing|hosted"
)

_LETTERS = frozenset({"A", "An", "AN", "Your", "Our", "Their", "Its"})

JOINTS: tuple[Joint, ...] = (
    Joint(
        regex(r"d (?=[otbiuhfrvy@] )"),
        Missing.WORDS,
        unless=head_of(r"inform(?:ing)?|notify(?:ing)?|remind(?:ing)?|contact(?:ing)?|assist(?:ing)?|remove"),
    ),
    Joint(regex(r"d (?=[xq] )"), Missing.WORDS),
    Joint(regex(r"n (?=[otbihfrvy@xq] )"), Missing.WORDS),
    Joint(regex(r"s (?=[xmq] )"), Missing.NAME, relative=False),
    Joint(regex(r"[HW] (?=q )"), Missing.NAME, relative=False),
    Joint(
        regex(_OPENING + r"[tiu@fprsWa] (?:[^N] ){2,14}[^N],(?=[xmq] (?!Y))"),
        Missing.NAME,
        but=_QUESTION,
        relative=False,
    ),
    Joint(regex(r"T (?=[xm] )"), Missing.NAME, _AGREED, relative=False),
    Joint(regex(r"y (?=o )"), Missing.NAME),
    Joint(regex(r"& (?=B[),.])"), Missing.NAME, regex(r"\bbetween\b[^.;]*\)$"), relative=False),
    Joint(regex(r"[^N]:(?=U[ .,;N]|c )"), Missing.NUMBER, relative=False),
    Joint(regex(r"[^9NcSUw)][ ,](?=c[ .,;])"), Missing.NUMBER, relative=False),
    Joint(regex(r"[^N9][ ](?=K[ .,;])"), Missing.NUMBER, relative=False),
    Joint(
        regex(r"k (?=[t&|] )"),
        Missing.NUMBER,
        but=regex(r" (?:and|or|to) (?:outside|without|beyond|between|across|among|around|in|on|near|from|the scope)\b"),
    ),
    Joint(regex(r"k (?=U[ .,;])"), Missing.NUMBER, relative=False),
    Joint(regex(r"o (?=[@bifuthvkrp] )"), Missing.NAME, unless=_ADJECTIVE_OF, but=_AT_LEAST),
    Joint(regex(r"@ (?=[@bifuthvkrpos] )"), Missing.PLACE, unless=NOT_AT, but=_AT_LEAST),
    Joint(regex(r"@ (?=[&|] [^@bifuthvkrposW])"), Missing.PLACE, _VALUED, unless=NOT_AT, but=_SHARED),
    Joint(regex(r"b (?=[@ifuhvkros] )"), Missing.NAME, head_of(r"\w+(?:ed|en|run|made|sent|held)"), but=_AT_LEAST),
    Joint(regex(r"r (?=[&|] a )"), Missing.NUMBER),
    Joint(regex(r"t (?=[ioufbr] )"), Missing.NAME, unless=_HAPPENED),
    Joint(regex(r"o (?=[&|],)"), Missing.NAME, unless=_ADJECTIVE_OF),
    Joint(regex(r"u (?=y[ :])"), Missing.DATE, DATED),
    Joint(regex(r"d (?=[sW] )"), Missing.WORDS),
    Joint(regex(r"[bhfo&y] (?=C[ .,])"), Missing.NAME, relative=False),
    Joint(regex(r"M[ .](?=[@oiufhb] )"), Missing.NAME, relative=False),
    Joint(regex(r"[@o] (?=[xmz] (?!9))"), Missing.PLACE, unless=_ADJECTIVE_OF),
    Joint(regex(r"i (?=[xmz] (?!9))"), Missing.PLACE, _IN_PLACE),
    Joint(regex(r"[o@bhfrvkpi] (?=q )"), Missing.NAME),
    # What could be a sentence, were there no trace of something that stood between the words.
    Joint(
        regex(r"[o@bhfrvkpiuty] (?=[xmzqo@bhfrvkiup&|sWaRT] )"),
        Missing.NAME,
        traced=True,
        relative=False,
        but=_AT_LEAST,
    ),
    Joint(regex(r"[o@bhfrvkpiuty] (?=B)"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"[dn] (?=[xmzqo@bhfrvkiup&|sWaRTUcBK])"), Missing.WORDS, traced=True, relative=False),
    Joint(regex(r"[sWHT] (?=[xmzqw&] )"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"[^N],(?=[xmzq] )"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"[x] (?=[o@bfrvkiu&|sWB])"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"[o@bhfrvkpiuty] (?=U)"), Missing.NUMBER, traced=True, relative=False),
    Joint(regex(r"[dn] (?=[w9])"), Missing.WORDS, traced=True, relative=False),
    Joint(regex(r"[^N]:(?=[@iubfhrtkcUesx])"), Missing.WORDS, traced=True, relative=False),
    Joint(regex(r"G (?=n )"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"w[ ,](?=U)"), Missing.NUMBER, traced=True, relative=False),
    Joint(regex(r"[HTsW] (?=B)"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"V (?=[h@rtpsWiol|&] )"), Missing.CONTACT, traced=True, relative=False),
    Joint(regex(r"[^NE] (?=E[ .,:;)])"), Missing.WORDS, relative=False),
    Joint(regex(r"[&|] (?=[xmzqo@bhfrvkiup&|sWaRTB])"), Missing.NAME, traced=True, relative=False),
    Joint(regex(r"[o@bhfrvkpiuty] (?=[wd9nl])"), Missing.WORDS, traced=True, relative=False),
)


def parted_kinds(document: Document) -> Iterator[tuple[int, int, Missing]]:
    """Where a word stands behind which something is missing, and what."""
    tags = kinds(document)
    traced = has_traces(document)
    for joint in JOINTS:
        if joint.traced and not traced:
            continue
        for match in joint.pattern.finditer(tags):
            start, end, following = where(document, match.end() - 2)
            if _is_parted(document, joint, start, end, following):
                yield start, end, joint.missing


def _is_parted(document: Document, joint: Joint, start: int, end: int, following: int) -> bool:
    if joint.traced:
        raw = between(document, end, following)
        return is_emptied(raw) or is_doubled(document, raw)
    text = document.text
    word = text[start:end]
    named = word in _LETTERS or (text[following : following + 1].isupper() and not word.isupper())
    if named and joint.missing is not Missing.NUMBER:  # “package A”, “the To field”
        return False
    if joint.but is not None and joint.but.match(document.lower, end):
        return False
    before = clause_before(document, start)
    if joint.before is not None and not joint.before.search(before):
        return False
    if joint.unless is not None and joint.unless.search(before):
        return False
    return not (joint.relative and (RELATIVE.search(before) or PASSIVE.search(before)))
