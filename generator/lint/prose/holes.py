"""Two spaces between words where the field of a template stood that was empty: “operated by  with its office in  and”.

People type two spaces too. So a hole is told only where the words on both sides of it could not stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.lazy import regex
from generator.lint.prose.gaps import After, Gap
from generator.prose.document import Document

_END = r"(?![\w’'-])"
_VERBS = r"is|are|was|were|has|have|had|will|shall|may|must|can|does"
_HOLE = regex(r"(?<=[a-z”]) {2,3}(?=[a-z(“\"%])")
_CANNOT_FOLLOW = {
    "at to via through by of from with in on under between about regarding within for upon than until till after "
    "before named called contact visit see emailing calling contacting using": regex(
        rf"(?:{_VERBS}|of|by|with|from|without|per|which|who|whose|"
        r"(?:and|or)(?! (?:in|on|by|to|of|for|at|from|under|with|through|without|after|before|within|outside|against|"
        r"otherwise|any|all|between|upon|over|about|even|only|thereafter)\b)|"
        rf"(?:business |working |calendar )?(?:days?|hours?|weeks?|months?|years?)){_END}|%|\((?:the )?[“\"]"
    ),
    "the our your their its a an": regex(rf"(?:{_VERBS}|of|by|with|from|to|for|in|at|on|and|or|which|who){_END}"),
    "and or is are as": regex(rf"(?:of|with|per|which|whose|and|or|will|shall|must){_END}"),
    "how if when where whether because unless although while once": regex(
        r"(?:is|was|has|does|collects|uses|shares|provides|operates|processes|maintains|offers|discloses|receives|"
        rf"believes|retains|stores|reserves|obtains|sells|keeps|makes|takes|determines|becomes|decides){_END}|"
        r"\((?:the )?[“\"]"
    ),
}
"""By the words before a hole: what cannot stand behind them, were there no hole."""
_BEHIND = {word: pattern for words, pattern in _CANNOT_FOLLOW.items() for word in words.split()}
ASKING = frozenset(("how", "if", "when", "where", "whether", "because", "unless", "although", "while", "once"))
"""Words behind which somebody has to be named."""


def holes(document: Document) -> Iterator[Gap]:
    """The holes of a document, in order of the text."""
    lower = document.lower
    if "  " not in lower:
        return
    for match in _HOLE.finditer(lower):
        tail = lower[max(0, match.start() - 12) : match.start()]
        word = tail[max(tail.rfind(" "), tail.rfind("\n"), tail.rfind("(")) + 1 :]
        behind = _BEHIND.get(word)
        if behind is not None and behind.match(lower, match.end()):
            yield Gap(match.start() - len(word), match.start(), word, After.HOLE, True, match.end())
