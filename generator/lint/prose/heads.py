"""What announces an address, a place, a name, a figure, a date or a link: the tables behind the rules of gaps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from generator.lint.lazy import regex
from generator.lint.prose.clauses import LOSES, OWN, PASSIVE, RELATIVE
from generator.lint.prose.gaps import After


class Missing(Enum):
    """What is missing, in the words of a message."""

    CONTACT = "an address, number or link"
    PLACE = "a place, an address or a link"
    NAME = "a name"
    DATE = "a date"
    NUMBER = "a number"
    DEFINED = "what the definition names"
    LINK = "the name of the document or the link"
    WORDS = "the words that it announces"


@dataclass(frozen=True, slots=True)
class Head:
    """A gap behind these words is a slot; `unless` tells the clauses in which the small word stands rightly last."""

    before: re.Pattern[str]
    missing: Missing
    after: frozenset[After]
    unless: re.Pattern[str] | None = None


_PROSE = frozenset({After.STOP, After.COMMA, After.CLOSE, After.END})
_FIRM = frozenset({After.STOP, After.CLOSE, After.END})
_DEFINED = frozenset({After.DEFINED})
_END = frozenset({After.END})
_STAY = r"[^.;!?\n]"


def head_of(words: str, stay: int = 0) -> re.Pattern[str]:
    """Words at the end of a clause, with at most `stay` characters behind them."""
    return regex(rf"(?:^|[^\w-])(?:{words})" + (rf"(?![\w-]){_STAY}{{0,{stay}}}$" if stay else "$"))


_POINTED = head_of(
    r"look(?:ed|ing|s)?|aim(?:ed|ing|s)?|direct(?:ed)?|target(?:ed|ing)?|arriv(?:e|ed|ing)|point(?:ed|ing)?|good|bad|"
    r"better|best|set|priced|valued|capped|guess(?:ed)?|glance|laugh(?:ed)?|shout(?:ed)?|stay(?:ed|ing)?|present|"
    r"employed|live[ds]?|living|reside[ds]?|residing|work(?:ed|ing|s)?|stop(?:ped)?|start(?:ed)?|be|are|is|was|were|"
    r"been|being|not|buy|sell|sold|bought|come|thrown|signed|all"
)
CONTACT = head_of(
    r"contact(?:ing|ed)?|reach(?:ed|ing)?|e-?mail(?:ing|ed)?|wr(?:ite|iting|itten)|call(?:ing)?|phon(?:e|ing)|"
    r"telephon(?:e|ing)|text(?:ing)?|whatsapp|notify(?:ing)?|inform(?:ing)?|mail(?:ing|ed)?|fax|report(?:ing|ed)?|"
    r"touch|"
    r"queries|questions?|complaints?|let us know|sent|send(?:ing)?|support|officer|help ?desk|helpline|toll[- ]free|"
    r"enquir(?:y|ies)|inquir(?:y|ies)|department|team|feedback|request|requests|unsubscribe|opt[- ]out",
    60,
)
_PLACE_NEAR = head_of(
    r"located|situated|available|accessible|accessed|found|hosted|published|posted|links?|web ?sites?|urls?|"
    r"web ?pages?"
)
PLACE = head_of(
    r"located|situated|available|accessible|accessed|found|hosted|published|posted|reachable|web ?sites?|sites?|"
    r"web ?pages?|pages?|portals?|links?|urls?|address|offices?|place of business|residing|headquartered|online|"
    r"viewed|obtained|downloaded|visit|visiting|established|based|displayed|listed|headquarters|apps?|premises|"
    r"statement|polic(?:y|ies)|terms|read|see|seen|consulted|set out|more|learn|details",
    40,
)
_ANYTHING = regex("")
_AT_START = regex(r"^$")
_WRITTEN = head_of(
    r"e-?mails?|e-?mail(?:ed|ing)|mail|mailed|mailing|writ(?:e|ing|ten)|letters?|fax|notices?|(?:must|should|may|"
    r"can|shall|will) "
    r"(?:also )?be (?:\w+ly )?(?:sent|reported|addressed|submitted|directed|forwarded|made|delivered|"
    r"e-?mailed|mailed|posted)|"
    r"(?:send|sending|submit|address|direct|forward|submitting)(?: [\w’'-]+){1,6}|addressed|message|copy|payable|"
    r"(?:request|complaint|notice|enquiry|inquiry|query)s? in writing"
)
_CALLED = head_of(
    r"call(?:ing)?|phone|telephone|reach(?:ed)?|contact(?:ed)?|whatsapp|toll[- ]free|helpline|ring|text", 35
)
_CHANNEL = head_of(
    r"contact(?:ing|ed)?|reach(?:ed|ing)?|e-?mail|write|call|available|accessible|submit(?:ted)?|exercised?|sent|"
    r"send|"
    r"unsubscribe|opt[- ]out|requests?|in touch|notice|notify|inform|us|offered|provided",
    50,
)
_MADE = head_of(
    r"operated|owned|managed|run|governed|maintained|provided|powered|developed|published|hosted|created|offered|controlled|"
    r"issued|prepared|designed|supplied|administered|made|licensed|distributed|drafted|signed|brought to you|"
    r"entered into|collected|processed|controlled"
)
_OF_NAME = head_of(
    r"laws?|courts?|state|city|town|country|republic|province|county|district|subsidiary|subsidiaries|affiliates?|"
    r"division|property|board|committee|ministry|chamber|"
    r"trademarks?|trade ?marks|behalf|website|web ?sites?|users?|owners?|privacy policy|terms|"
    r"terms of use|"
    r"terms of service|customers?|members?|employees|directors|shareholders|unit|brand|product|products|"
    r"jurisdiction(?: of the courts)?|high court|capital|legislation|supervisory authority|trading name|"
    r"part of the group"
)
_OF_NUMBER = head_of(
    r"period|minimum|maximum|sum|amount|fee|rate|total|charge|penalty|age|limit|deposit|price|cost|discount|tenure|"
    r"uptime|availability|number|term|schedule|interest|up|duration|value"
)
_OF_DATE = head_of(r"date|day|effective as|as|month|dated as|year|week|effect from|effect as")
_AWARE = head_of(
    r"aware|informed|notified|dispos(?:e|ed|ing)|care|heard|think|thought|kind|sort|made use|make use|part|consists?|"
    r"composed|know|known|speak|advised|proud|capable|approved?|approves|disapprove|conceived|rid|remind(?:ed)?"
)
DATED = head_of(
    r"(?:last )?(?:updated|modified|revised|reviewed|amended|published|effective|executed|in force|takes? effect|"
    r"entered into|c[ao]me into (?:force|effect)|(?:has been|is) in effect|last changed|expires?|commenc(?:es?|"
    r"ing)|starting|beginning|made|signed)"
)
DATED_ON = head_of(
    r"(?:made|dated|signed|effective|updated|revised|executed|entered into)(?: (?:on|of|as of|from|this))?"
)
_IN_PLACE = head_of(
    r"located|situated|incorporated|registered|based|domiciled|headquartered|established|organi[sz]ed|formed|courts?|"
    r"courts? located|tribunals?|offices?|registered office|seat(?:ed)?|venue|arbitration|residing|servers?|"
    r"hosted|jurisdiction|principal place of business|company"
)
_BETWEEN = head_of(r"between|you|user|customer|client|party|users|customers|parties", 40)
YOU_AND = head_of(r"between (?:you|the \w+|us|we|yourself)(?: \([^()]*\))?")
_WELCOME = head_of(r"welcome(?: back)?")
THANKS = head_of(r"(?:thank you|thanks)(?: very much| so much)? for")
_OWN_CHOICE = head_of(r"your|our|their|own|his|her|its|the customer’s|customer's")
_PLEASE = head_of(
    r"please(?: (?:also|directly|simply|first|kindly|do|always))?|kindly|feel free to|(?:can|may) also|and/or"
)
_SEE = head_of(r"please(?: (?:also|refer to and|read and|simply|first))?|kindly|information,?|details,?|more,|\(")
CLICK = head_of(r"please|can|may|to|simply|or|and|\w+,|just|then|also")
_CONTROLLER = head_of("(?:controller|fiduciary|officer|representative)[^.;,]{0,60}")
_SEAT = head_of("(?:seat|venue|place of (?:jurisdiction|business|performance))[^.;,]{0,40}")
_OURS = regex(r"^(?:our|the|your|its|their) [\w’' -]{3,60}$")
_LASTING = head_of("in (?:force|effect)|kept|stored|retained|binding")
_SETTLED = head_of("resolved|settled|decided|conducted|arranged|paid|provided|processed|distributed")
_REPORTS = head_of(r"reports?|payable|limited|paid|(?:provide|give|send|disclose|submit) [\w -]{3,40}")
_HELD = head_of("mediation|fees are|prices are|amounts are|quoted|denominated|payable|processed|stored|resident")
_NUMBERED_BY = head_of(
    r"(?:under|with|bearing|having|holding)(?: (?!(?:your|the|an?|its|our|any|each|his|their|that|this|one)\b)[\w-]+)"
    r"{0,4}"
)
_OLD_TO = head_of("(?:older|old|age|over|eligible|required|able|allowed) to")
IS_VALUE = head_of(
    r"(?:controller|officer|representative|numbers?|no|address|e-?mail|name|cin|gstin|pan|website|date|owner|"
    r"operator|agent|"
    r"office|contact person|seller|publisher|title|fee|price|amount|charge|person)(?: (?:for|of|in) [\w ]{1,30})?"
)
_IS_OWNER = head_of(r"(?:controller|owner|operator|provider|seller|company|publisher)", 50)
_IS_PLACE = head_of(r"(?:seat|venue|place|jurisdiction)[^.;\n]{0,40} (?:shall|will|must)")
_MEANS = regex(r"[”\"’']$|\b(?:shall|will)$")
ACTIVE = head_of(r"(?:we|company|it|us)(?: have| has)?(?: (?:hereby|also|duly))?")
_YOU_CAN = head_of(r"(?:you|customers?|users?|they) (?:can|may|should|must)(?: (?:also|always|directly))?")
_BY = head_of(r"by|or by|via|or")
CLICKED_ON = head_of(r"click(?:ing)?|tap(?:ping)?|clicks?")
_DOCUMENT = head_of(
    r"see|read|review|visit|consult|check|under|by|in|of|to|via|with|accept|accepting|view|through|per|following|"
    r"from|"
    r"and|within|refer to|subject to|on|at|using|access|about|against|for"
)
_LEAST = head_of(
    r"not (?:be )?(?:less|more|later|fewer|earlier|longer|greater|lower)|no (?:less|more|later|fewer|earlier)|"
    r"exceed|at"
)

_DONE = head_of(
    r"processed|refunded|credited|delivered|answered|respond|reply|replies|paid|returned|completed|resolved|issued|"
    r"arrives?|dispatched|shipped|acknowledged?|erased|deleted|made|given|sent"
)
_OWN_OR_SEEN = regex(rf"(?:{OWN.pattern})|\b(?:that|which|those|services?|pages?) (?:you|we|they) [a-z]+$")
"""Also “contact details, and the services that you looked at”: the small word ends a clause of its own."""
NOT_AT = regex(f"(?:{_POINTED.pattern})|(?:{RELATIVE.pattern})|(?:{PASSIVE.pattern})")

HEADS: dict[str, tuple[Head, ...]] = {
    "at": (
        Head(head_of(r"residing|registered office|resident|(?:its|his|her) office"), Missing.PLACE, _PROSE, RELATIVE),
        Head(_AT_START, Missing.NAME, frozenset({After.COMMA, After.DEFINED})),
        Head(CONTACT, Missing.CONTACT, _PROSE, _OWN_OR_SEEN),
        Head(_PLACE_NEAR, Missing.PLACE, _PROSE, OWN),
        Head(PLACE, Missing.PLACE, _PROSE, NOT_AT),
        Head(_ANYTHING, Missing.PLACE, _FIRM, NOT_AT),
    ),
    "to": (
        Head(_WELCOME, Missing.NAME, _PROSE | _DEFINED),
        Head(_WRITTEN, Missing.CONTACT, _PROSE, RELATIVE),
        Head(_REPORTS, Missing.NAME, _FIRM, RELATIVE),
    ),
    "via": (Head(_ANYTHING, Missing.CONTACT, _PROSE, RELATIVE),),
    "for": (Head(_LASTING, Missing.NUMBER, _PROSE, RELATIVE),),
    "until": (Head(_ANYTHING, Missing.DATE, _PROSE, RELATIVE),),
    "or": (Head(_ANYTHING, Missing.WORDS, frozenset({After.STOP})),),
    "outside": (Head(head_of("located|based|resident|living|situated|are"), Missing.PLACE, _PROSE, RELATIVE),),
    "use": (Head(_OLD_TO, Missing.NAME, frozenset({After.STOP})),),
    "number": (Head(_NUMBERED_BY, Missing.NUMBER, _PROSE),),
    "no": (Head(_NUMBERED_BY, Missing.NUMBER, _PROSE - {After.STOP}),),
    "through": (
        Head(_SETTLED, Missing.NAME, _FIRM, RELATIVE),
        Head(_CHANNEL, Missing.CONTACT, _FIRM, RELATIVE),
    ),
    "on": (
        Head(_CALLED, Missing.CONTACT, _PROSE, OWN),
        Head(CLICKED_ON, Missing.LINK, _PROSE, RELATIVE),
        Head(DATED, Missing.DATE, _PROSE, RELATIVE),
    ),
    "by": (Head(_MADE, Missing.NAME, _PROSE, RELATIVE),),
    "is": (
        Head(IS_VALUE, Missing.NAME, _PROSE, LOSES),
        Head(_CONTROLLER, Missing.NAME, _PROSE, LOSES),
        Head(_SEAT, Missing.PLACE, _PROSE, LOSES),
        Head(_OURS, Missing.NAME, frozenset({After.STOP}), LOSES),
        Head(_IS_OWNER, Missing.DEFINED, _DEFINED),
    ),
    "are": (Head(IS_VALUE, Missing.NAME, _PROSE, LOSES),),
    "means": (Head(_MEANS, Missing.NAME, frozenset({After.STOP})),),
    "of": (
        Head(_OF_DATE, Missing.DATE, _PROSE, RELATIVE),
        Head(_OF_NUMBER, Missing.NUMBER, _PROSE, RELATIVE),
        Head(_OF_NAME, Missing.NAME, _PROSE, RELATIVE),
    ),
    "in": (
        Head(head_of(r"last (?:updated|modified|revised|reviewed)"), Missing.DATE, _PROSE),
        Head(_IN_PLACE, Missing.PLACE, _PROSE, RELATIVE),
        Head(_HELD, Missing.PLACE, _PROSE, RELATIVE),
    ),
    "between": (
        Head(
            _ANYTHING,
            Missing.NAME,
            frozenset({After.COMMA}),
            head_of(
                r"in|anything|everything|"
                r"something"
            ),
        ),
    ),
    "and": (Head(YOU_AND, Missing.NAME, _FIRM | _DEFINED),),
    "exceed": (Head(_ANYTHING, Missing.NUMBER, _FIRM, RELATIVE),),
    "from": (
        Head(head_of(r"effective|valid|in force"), Missing.DATE, _PROSE),
        Head(head_of(r"accessible|available|accessed|downloaded|obtainable|ordered"), Missing.PLACE, _FIRM, RELATIVE),
    ),
    "which": (Head(_ANYTHING, Missing.DEFINED, _DEFINED),),
    "within": (Head(_DONE, Missing.NUMBER, _FIRM, RELATIVE),),
    "include": (Head(_ANYTHING, Missing.WORDS, _END, RELATIVE),),
    "includes": (Head(_ANYTHING, Missing.WORDS, _END, RELATIVE),),
    "dated": (
        Head(
            head_of(r"is|agreement|policy|version|letter|order|invoice|contract|terms|addendum|document|notice"),
            Missing.DATE,
            _PROSE,
        ),
    ),
    "than": (Head(_LEAST, Missing.NUMBER, _PROSE),),
    "choosing": (Head(THANKS, Missing.NAME, _PROSE | _DEFINED, _OWN_CHOICE),),
    "using": (Head(THANKS, Missing.NAME, _PROSE | _DEFINED),),
    "joining": (Head(THANKS, Missing.NAME, _PROSE | _DEFINED),),
    "visiting": (Head(_BY, Missing.CONTACT, _FIRM),),
    "emailing": (Head(_BY, Missing.CONTACT, _FIRM),),
    "e-mailing": (Head(_BY, Missing.CONTACT, _FIRM),),
    "calling": (Head(_BY, Missing.CONTACT, _FIRM),),
    "contacting": (Head(_BY, Missing.CONTACT, _FIRM),),
    "clicking": (Head(_BY, Missing.LINK, _FIRM),),
    "click": (Head(CLICK, Missing.LINK, _PROSE),),
    "": (Head(_ANYTHING, Missing.DEFINED, _DEFINED),),
    "dear": (Head(_AT_START, Missing.NAME, frozenset({After.COMMA})),),
    "be": (Head(_IS_PLACE, Missing.PLACE, _PROSE),),
    "mean": (Head(_MEANS, Missing.NAME, frozenset({After.STOP})),),
    "contact": (Head(_PLEASE, Missing.CONTACT, _PROSE), Head(_YOU_CAN, Missing.CONTACT, _PROSE)),
    "email": (Head(_PLEASE, Missing.CONTACT, _PROSE),),
    "e-mail": (Head(_PLEASE, Missing.CONTACT, _PROSE),),
    "call": (Head(_PLEASE, Missing.CONTACT, _PROSE),),
    "see": (Head(_SEE, Missing.LINK, _FIRM), Head(head_of(r"information,?|please|details,?"), Missing.LINK, _PROSE)),
    "visit": (Head(_PLEASE, Missing.CONTACT, _FIRM), Head(head_of(r"information,?|details,?"), Missing.CONTACT, _FIRM)),
    "our": (Head(_DOCUMENT, Missing.LINK, frozenset({After.STOP}) | _DEFINED),),
    "the": (
        Head(DATED_ON, Missing.DATE, _END),
        Head(_ANYTHING, Missing.LINK, _FIRM - {After.END} | _DEFINED),
    ),
    "an": (Head(_ANYTHING, Missing.WORDS, frozenset({After.STOP})),),
}
"""By the small word: what it announces, first match counts."""

_CLAUSE = regex(r"\b(?:you|we|they|it|i|users?|customers?|who|which|that) (?:[\w’'-]+ ?){1,5}$")
_DEFINED_BY = {
    "at": head_of(r"directed|look(?:ing)?|(?:you|we|they) \w+"), "by": head_of(r"bound|governed"),
    "of": _AWARE, "from": _CLAUSE, "with": _CLAUSE, "in": _CLAUSE, "on": _CLAUSE, "under": _CLAUSE,
    "to": _CLAUSE, "between": None, "via": None, "through": _CLAUSE, "regarding": None, "within": _CLAUSE,
}  # fmt: skip
for _word, _unless in _DEFINED_BY.items():
    HEADS[_word] = (Head(_ANYTHING, Missing.DEFINED, _DEFINED, _unless), *HEADS.get(_word, ()))
