"""What kind of word each word of a document is: one string of pairs of signs, in which patterns of grammar are sought.

Each token, which is what stands between two spaces, is two signs in that string: the kind of its word, and the stop,
comma, colon or bracket that closes it (else a space). So “the courts of, and” is `d w o,& `, and a preposition with a
verb behind it is found by a short pattern, whatever the words are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import add

from generator.lint.lazy import regex
from generator.prose.document import Document
from generator.prose.passage import Passage

_KINDS = {
    "d": "the our your their its every",
    "n": "a an",
    "o": "of",
    "t": "to",
    "@": "at",
    "b": "by",
    "i": "in",
    "u": "on upon",
    "h": "with",
    "f": "from",
    "r": "for",
    "v": "via",
    "k": "within",
    "y": "between",
    "e": "per",
    "p": "under through against until during without into among towards across",
    "g": "including regarding concerning",
    "&": "and",
    "|": "or nor",
    "x": "is are was were has does cannot",
    "z": "have do",
    "m": "will shall must may would should could can",
    "s": "if unless although because whereas whether while",
    "W": "when where",
    "H": "how",
    "T": "that",
    "R": "which who",
    "Y": "you we they it i he she us them",
    "a": "as",
    "U": "days hours months weeks minutes years days’ months’ days' months' km",
    "c": "% ％",
    "K": "-day -days -week -weeks -month -months -year -years -hour -hours",
    "G": "grant grants give gives",
    "D": "- –",
    "A": "agree agrees acknowledge acknowledges understand understands accept accepts confirm confirms",
    "L": "least most",
    "C": "inc ltd llc gmbh plc llp pvt pty",
    "M": "mr mrs ms dr prof",
    "E": "**** ``",
    "V": "contact email e-mail call visit",
    "l": "before after till",
    "1": (
        "above address appointed calling choosing click clicking contacting dated designated "
        "e-mailing emailing exceed exceeding harmless link nominated number over page see than url use "
        "website"
    ),
    "3": "using accessing visiting downloading installing",
    "4": "day",
    "2": (
        "about aged alone apply belong belongs constitutes due each excluding exclusively following giving govern "
        "governing handles indicates means mentioning only payable please policy prior qualify quoting registered "
        "relating processes remain remains requesting shares ship signifies so stating stores thereafter these uses "
        "whose written"
    ),
    "q": (
        "collects provides operates begins disagrees agrees receives becomes makes gives keeps sends sells allows "
        "applies believes complies considers contains decides delivers determines discloses enters extends fails finds "
        "identifies intends knows learns maintains obtains owns pays performs protects requires retains submits "
        "suspects treats violates respects undertakes warrants disclaims assumes"
    ),
}
"""By sign: the words of that kind. Verbs are those of the third person that are no nouns as well.

Words that are of no kind, but stand first or second in a pair of `pairs.py`, are 1 to 4.
"""
OTHER, FIGURE, BRACKET = "w", "9", "B"
_CLOSING = '.,;:!?)]”"’'
_MOST = 50_000


class _Tags(dict[str, str]):
    """The two signs of each token, made when it is first met."""

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST:
            self.clear()
        bare = token.rstrip(_CLOSING)
        sign = " "
        if len(bare) < len(token):
            signs = token[len(bare) :]
            sign = next((s for s in ",;:?!." if s in signs), ")")
        kind = _KIND_OF.get(bare) or _other(bare)
        self[token] = made = kind + sign
        return made


def _other(bare: str) -> str:
    if not bare:
        return "S"
    if bare[0] in "([{":
        return BRACKET
    if bare[0].isdigit():
        return FIGURE
    return OTHER


_KIND_OF = {word: sign for sign, words in _KINDS.items() for word in words.split()}
_TAGS = _Tags()
_TOKEN = regex(r"\S+")


def kind_of(token: str) -> str:
    """The two signs of a token."""
    return _TAGS[token]


@lru_cache(maxsize=2)
def kinds(document: Document) -> str:
    """The kinds of all words, from the first of the document to its last."""
    return "".join(map(_TAGS.__getitem__, document.tokens))


def where(document: Document, at: int) -> tuple[int, int, int]:
    """Where the token starts and ends whose signs stand at `at`, and where the next one starts.

    In the last token of a passage there is no next one, and its own end is given.
    """
    firsts, begins = _passages(document)
    number = bisect_right(firsts, at // 2) - 1
    begin, passage = begins[number]
    starts = _starts(passage)
    index = at // 2 - firsts[number]
    start = starts[index]
    end = start + len(passage.tokens[index])
    following = starts[index + 1] if index + 1 < len(starts) else end
    return begin + start, begin + end, begin + following


@lru_cache(maxsize=2)
def _passages(document: Document) -> tuple[list[int], Sequence[tuple[int, Passage]]]:
    """The number of the first token of each passage; and where each begins in the text."""
    begins = document.begins
    return list(accumulate((len(passage.tokens) for _, passage in begins), initial=0))[:-1], begins


@lru_cache(maxsize=8)
def _starts(passage: Passage) -> list[int]:
    """Where each token of a passage starts in its text."""
    tokens = passage.tokens
    ends = accumulate(map(len, tokens), initial=0)
    starts = list(map(add, ends, range(len(tokens))))
    if starts and starts[-1] + len(tokens[-1]) == len(passage.text):
        return starts  # one sign of white space between any two
    return [match.start() for match in _TOKEN.finditer(passage.text)]
