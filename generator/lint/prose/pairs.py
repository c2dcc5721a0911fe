"""Words that cannot stand side by side unless something between them was lost: “e-mail us at or call”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from generator.lint.lazy import regex
from generator.lint.prose.clauses import LOSES, OWN, RELATIVE
from generator.lint.prose.gaps import clause_before
from generator.lint.prose.heads import (
    ACTIVE,
    CLICK,
    CLICKED_ON,
    CONTACT,
    DATED,
    IS_VALUE,
    NOT_AT,
    PLACE,
    THANKS,
    YOU_AND,
    Missing,
    head_of,
)
from generator.lint.prose.kinds import kind_of
from generator.prose.document import Document


@dataclass(frozen=True, slots=True)
class Pair:
    """The words, what is missing between them, and the clauses in which they are wrong."""

    first: str
    second: str
    """Each one or more words, parted by spaces."""
    missing: Missing
    before: re.Pattern[str] | None = None
    """What the clause before must end in."""
    unless: re.Pattern[str] | None = None
    """What it must not end in."""
    then: re.Pattern[str] | None = None
    """What must follow."""
    but: re.Pattern[str] | None = None
    """What must not follow."""


def _then(words: str) -> re.Pattern[str]:
    return regex(rf" (?:{words})\b")


_SHARED = _then(
    "about|above|after|around|before|below|near|prior|through|within|under|over|upon|via|from|on|in|by|to|for|"
    "between|"
    "across|during|outside|with|without|at|until|against|beyond|beneath|off|along|as"
)
"""“available at or through our site”: both prepositions have the same object."""
_SHARED_TIME = _then("about|above|after|around|before|below|near|prior|through|via|on|within|under|over|upon|until|at")
_DETERMINED = _then("its|our|their")
_RUN = head_of("owned|operated|managed|run|maintained|powered|published|hosted|offered|developed|designed")
_LAWS = head_of("laws?|courts?|state|city|republic|country")
_USERS = head_of(
    "(?<!make )(?<!made )use|users|visitors|customers|access and use|trademarks?|employees|policy|terms|age"
)
_SEATED = head_of(
    r"located|incorporated|situated|based|registered|headquartered|(?:shall|will) be (?:held|conducted|seated)|"
    r"arbitration[^.;]{0,20} held"
)
_LETTER = head_of(
    r"(?:an |by )?e-?mail|(?:by |in )?writing|write|letter|e-?mailing|fax|sen[dt] (?:an )?(?:e-?mail|request|it)"
)
_SENT = head_of("send|sending|submit|submitting|forward|address|write|writing|e-?mail|e-?mailing", 45)
_US = head_of("(?:call|contact|reach|phone|whatsapp|text) us|us")
_ASKED = head_of(r"please|information,?|details,?")
_AFTER_COMMA = head_of(r"\w+,|please|or|also|just|simply")
_WORKS = head_of(
    "content|information|materials?|offered|posted|published|purchases?|purchased|displayed|found|made|services|"
    "data|provided"
)
_COURTS = head_of("courts?|jurisdiction|located|tribunals?|arbitration")
_ORDERS = head_of("orders?|purchases?|amounts?|transactions?|invoices?")
_CLOCK = regex(r"\d[\d.:]*(?: ?[ap]\.?m\.?| hours| hrs)?(?: ist)?$")
_BY = head_of("by")
_SUMS = head_of("period|sum|fee|amount|deposit|charge|rent|price|term")
_BY_USING = head_of("by|(?:accessing|visiting|browsing),? or")
_CAPPED = head_of("limited|capped|restricted|amounts?|amounting")
_ENDS = head_of(
    "ends?|expires?|terminates?|begins?|starts?|commences?|effective|dated|made|signed|entered into|renews?"
)
_TAKEN_IN = head_of("placed|received|made|submitted|booked|issued|sent")
_DELIVERED = head_of("delivery|deliveries|transfers?|shipping|travel|payments?|access")

_AT = "for to with if so when is by within from between during unless including regarding about concerning stating"
_C, _P, _N, _D, _X = Missing.CONTACT, Missing.PLACE, Missing.NAME, Missing.DATE, Missing.NUMBER
_L, _W = Missing.LINK, Missing.WORDS

PAIRS: tuple[Pair, ...] = (
    Pair("at", f"{_AT} requesting quoting where in on of please we giving mentioning", _C, CONTACT, OWN),
    Pair("at", "or and", _C, CONTACT, OWN, but=_SHARED_TIME),
    Pair("at", "is to for if when in on by with of", _P, PLACE, NOT_AT),
    Pair("at", "or and", _P, PLACE, NOT_AT, but=_SHARED),
    Pair("at in", "only only. alone alone. exclusively exclusively.", _P, _COURTS),
    Pair("via", "for to by at with if within", _C),
    Pair("via", "or and", _C, but=_SHARED),
    Pair("to", "or and by with for if stating within in requesting", _C, _LETTER, but=_then("from")),
    Pair("to", "with within if stating quoting", _C, _SENT, RELATIVE),
    Pair("to", "or", _C, _SENT, RELATIVE, then=_then("by|call|e-?mail|via|write")),
    Pair("to", "and", _C, _SENT, RELATIVE, then=_then("we|our|your")),
    Pair("to", "by", _C, _SENT, RELATIVE, then=_then("post|mail|e-?mail")),
    Pair("to", "on from", _W, _CLOCK),
    Pair("to", "and is we by where if please these", _N, head_of("welcome")),
    Pair("by", "is are in at with under to which who whose registered as for", _N, _RUN, RELATIVE),
    Pair("by", "and or", _N, _RUN, RELATIVE, then=_DETERMINED),
    Pair("of", "without with and shall will is apply have for govern or excluding as in", _N, _LAWS, RELATIVE),
    Pair("of", "is are constitutes indicates signifies means shall will may must remain remains", _N, _USERS, RELATIVE),
    Pair("of", "belong belongs does has", _N, _USERS, RELATIVE),
    Pair("of", "and", _N, head_of("your use"), then=_then("(?:the|our|its) services|the website|the site|"
        "the content")),
    Pair("of by with from to against", "and or", _N, then=_then("(?:its|their) (?:affiliat|subsid|licens|partn|"
        "offic)\\w*")),
    Pair("of at", "per", _X, then=_then("month|year|annum|user|day|hour|week|cent|order|transaction|item")),
    Pair("between", "and", _N, None, head_of("in|by"), but=_then(r"among|\w+ed")),
    Pair("and", "concerning governing regarding with relating in", _N, YOU_AND),
    Pair("our", "of is are for to at by with in on from before which when", _L),
    Pair("the", "of and is are by with for from to at in or", _W, but=_then("all|when|and|the")),
    Pair("in", "and with is are shall under", _P, _SEATED, RELATIVE,
         but=_then("around|from|out|near|to|about|under|on|through|by|of|for|at")),
    Pair("on", "between for during", _C, _US),
    Pair("on", "or", _C, _US, then=_then("e-?mail|call|write|send|visit|contact|chat|text|message|use|our")),
    Pair("on", "and", _D, DATED, but=_then("after|from|off|before|for|through|under|to")),
    Pair("on", "between", _D, DATED),
    Pair("on from via through by", "is are may will constitutes", _N, _WORKS, RELATIVE),
    Pair("visit see", "to for or and at", _C, _ASKED),
    Pair("visit", "to for", _C, head_of(""), then=_then("learn|find|read|view|see|get|know|more|further|details|"
        "manage|change")),
    Pair("see", "or and", _L, _AFTER_COMMA, then=_then("contact|visit|e-?mail|our|call|follow")),
    Pair("email e-mail", "and", _C, _AFTER_COMMA, then=_then("we (?:will|shall|can)")),
    Pair("appointed designated nominated", "as", _N, ACTIVE, then=_then("our|the|its|a")),
    Pair("is are", "and", _N, IS_VALUE, LOSES, but=_then("remain|will|shall|was|may|always|has|should")),
    Pair("is are", "per or", _N, IS_VALUE, LOSES),
    Pair("click", "or", _L, CLICK, but=_then("tap|press|select|touch|otherwise")),
    Pair("click", "and", _L, CLICK, then=_then("follow|select|you")),
    Pair("click", "at", _L, CLICK),
    Pair("visiting emailing e-mailing calling contacting clicking", "and or", _C, _BY,
         then=_then("following|by|at|through|via|on|in")),
    Pair("using using, accessing visiting downloading installing",
         "you", _N, _BY_USING, then=_then("agree|consent|accept|acknowledge|confirm|represent|are|will|signify")),
    Pair("choosing", "and as for we", _N, THANKS, but=_then("a")),
    Pair("from", "to", _W, but=_then("time|the time")),
    Pair("dated", "and", _D, but=_then("will|shall|signed|executed|numbered|archived")),
    Pair("dated", "by between at is in or", _D),
    Pair("of", "and by between is are or for", _D, regex(r"(?:^| )as$")),
    Pair("day", "of", _D, head_of("this")),
    Pair("within", "of", _X),
    Pair("to", "of per", _X, head_of("up")),
    Pair("least", "before written after", _X, head_of("at")),
    Pair("least", "prior", _X, head_of("at"), then=_then("to|written|notice")),
    Pair("least", "in", _X, head_of("at"), then=_then("advance")),
    Pair("over above exceeding", "are is will qualify ship", _X, _ORDERS),
    Pair("address: number: e-mail: email: link: website: page: url:", "and", _C, head_of(r"(?:following|this|"
        r"our)(?: [\w-]+)?")),
    Pair("how", "uses collects processes handles shares protects treats stores", _N),
    Pair("use", "to", _N, regex(r"^(?:we|they|it)$")),
    Pair("harmless", "and", _N, then=_then("(?:its|their) ")),
    Pair("on", "at in or and", _L, CLICKED_ON, then=_then("the|your|our|by")),
    Pair("to", "or and", _X, _CAPPED, but=_SHARED),
    Pair("than", "on by at", _D, head_of("(?:no|not|any) (?:later|earlier)")),
    Pair("on", "unless if until", _D, _ENDS),
    Pair("until", "are is will must shall has", _D),
    Pair("before after", "are is will must shall may", _D, _TAKEN_IN),
    Pair("until", "on by of from at", _D, but=_then("least|the")),
    Pair("exceed exceeding", "per", _X),
    Pair("of", "thereafter due payable applies", _X, _SUMS),
    Pair("of", "each", _X, head_of("uptime|availability")),
    Pair("the", "day", _D, head_of("on|by"), then=_then("of (?:each|every|the) (?:calendar )?month")),
    Pair("on", "at in", _D, head_of("made|signed|executed|dated|entered into")),
    Pair("on", "and", _N, head_of("posted|published|displayed"), but=_SHARED),
    Pair("for", "months weeks hours", _X, then=_then("after|following|from")),
    Pair("within", "after before following of from", _X),
    Pair("to", "and", _N, _DELIVERED, then=_then("the|our|your|its|all")),
    Pair("of", "aged", _N, then=_then(r"\d+|over|under|between")),
    Pair("contact", "on at", _N, head_of("please|kindly")),
    Pair("by", "through via", _N, _RUN, RELATIVE),
    Pair("of", "per", _X, head_of("amount|sum|fee|rate|price|charge|total|cap|limit|maximum|minimum")),
    Pair("is", "policy", _N, head_of("it"), then=_then("to")),
)  # fmt: skip
BY_WORDS: dict[tuple[str, str], list[Pair]] = {}
for _pair in PAIRS:
    for _first in _pair.first.split():
        for _second in _pair.second.split():
            BY_WORDS.setdefault((_first, _second), []).append(_pair)


@cache
def pair_patterns() -> list[str]:
    """Patterns for the kinds of two words that could be a pair, to be sought in the string of `kinds`."""
    behind: dict[str, dict[str, set[str]]] = {}
    for first, second in BY_WORDS:
        signs = kind_of(second)
        behind.setdefault(kind_of(first), {}).setdefault(signs[1], set()).add(signs[0])
    found = []
    for signs, seconds in sorted(behind.items()):
        then = [f"[{re.escape(''.join(sorted(kinds)))}]{re.escape(sign)}" for sign, kinds in sorted(seconds.items())]
        found.append(f"{signs}(?={'|'.join(then)})")
    return found


def parted_pairs(document: Document, found: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, Missing]]:
    """Of pairs that are in the text, where the first word stands between whose words something is missing, and what."""
    lower = document.lower
    for words in sorted(found):
        for match in _place(*words).finditer(lower):
            if match.start() and lower[match.start() - 1] not in " \n(":
                continue
            before = clause_before(document, match.start())
            for pair in BY_WORDS[words]:
                if _is_parted(pair, lower, before, match.end()):
                    yield match.start(), match.start() + len(words[0]), pair.missing
                    break


@cache
def _place(first: str, second: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(first)} +{re.escape(second)}(?![\w’'-])")


def _is_parted(pair: Pair, lower: str, before: str, end: int) -> bool:
    if pair.then is not None and not pair.then.match(lower, end):
        return False
    if pair.but is not None and pair.but.match(lower, end):
        return False
    if pair.before is not None and not pair.before.search(before):
        return False
    return pair.unless is None or not pair.unless.search(before)
