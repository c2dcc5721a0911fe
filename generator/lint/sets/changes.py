"""Rules C131 and C132: how a document changes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.rule import Rule, SetHit, set_rule
from generator.lint.sets.claims import Claim, Documents, against, clashes, quantities, search, sentence_at
from generator.prose.document import Document

_CHANGE = regex(r"\b(?:chang|modif|amend|revis|updat)\w*")
_SUBJECT = regex(
    r"\b(?:polic(?:y|ies)|terms|agreement|notice|statement|conditions|sla|document|amendments?|modifications?|"
    r"revisions?)\b"
)
_POSTED = regex(
    r"effective (?:immediately )?(?:when|once|upon|as soon as|on|from) (?:\w+ ){0,4}?"
    r"(?:posted|posting|published|publication|accessible)(?P<told>[^.;]{0,40}\band "
    r"(?:notified|communicated|sent|you have been|we have))?|effective immediately"
)
_QUALIFIED = regex(
    r"\b(?:material\w*|significant\w*|substantial\w*|price\w*|fees?|new (?:customers|users|features?|functions?)|"
    r"laws?|legal|arbitration|unless|except|otherwise|new services?|security|minor|non-material|immaterial|typo\w*|"
    r"address\w* |terminat\w+|suspen\w+|discontinu\w+)\b"
)
_AHEAD = regex(
    r"['’]?s?['’]? (?:(?:prior|advance|written|e-?mail) )*"
    r"(?:notice\b|in advance|before (?:the |any |such )?(?:chang|they|it|amend|new)|"
    r"prior to (?:the |any |such )?(?:chang|amend|effective))"
)
_GIVES = regex(r"\bwe\b[^.;]{0,40}\b(?:give|provide|notify|inform|announce|tell|publish)|\b(?:notified|informed)\b")
_LATER = regex(r"['’]?s? ?(?:after|following|from) [^.;]{0,30}(?:post|publi|notice|notif)")


def _effects(document: Document) -> Iterator[Claim]:
    if not {"effective", "notice", "advance", "change", "changes", "amendments"} & document.words:
        return
    for match, sentence in search(document, _POSTED, "effective"):
        if _about_changes(sentence):
            value = "when posted and told" if match["told"] else "when posted"
            shown = brief(document.text[match.start() : match.end()])
            yield Claim(document, *match.span(), id(document), value, shown)
    for quantity in quantities(document):
        sentence = document.lower[quantity.first : quantity.last]
        later = "effective" in sentence and _LATER.match(document.lower, quantity.end, quantity.end + 80)
        ahead = _AHEAD.match(document.lower, quantity.end, quantity.end + 80) and _GIVES.search(sentence)
        if (later or ahead) and _about_changes(sentence):
            shown = f"“{quantity}” later" if later else f"told “{quantity}” before"
            yield Claim(document, quantity.start, quantity.end, id(document), str(quantity), shown)


def _about_changes(sentence: str) -> bool:
    return bool(_CHANGE.search(sentence) and _SUBJECT.search(sentence)) and not _QUALIFIED.search(sentence)


@set_rule(
    "C131", "two-ways-to-change", Severity.ERROR,
    good=("Changes to this policy are effective when posted on this page.",
          "Changes to these terms are effective when posted. Material changes to these terms are effective 30 days "
          "after we notify you."),
    bad=("Any amendment of this policy is effective when posted on our site.\n\n"
         "## Changes\n\nChanges to this policy are ⟦effective when they are posted on this page and notified⟧ to you.",
         "Changes to these terms are effective immediately upon posting.\n\n"
         "We give you ⟦30 days⟧ notice of changes to these terms."),
    provisions=("EU-DSA-14.2", "US-CA-OPPA-22575.b.3", "IN-ITR-3.1.f"),
)  # fmt: skip
def two_ways_to_change(documents: Documents, context: Context) -> Iterator[SetHit]:
    """The changes of a document take effect in one way.

    Two clauses, one with notice and one without, leave open from which day a new text binds; against consumers the
    slower one holds.
    """
    for document in documents:
        found = sorted(_effects(document), key=lambda claim: claim.start)
        hint = "Keep one clause on changes, with the notice that you give."
        yield from against(found, lambda one, other: one != other, "a change", hint)


_SILENT = regex(r"without (?:any |prior |further |giving |specific )*(?:notice|notification)")
_TELLS = regex(
    r"we (?:will|shall) (?:always )?(?:notify|inform|email|e-mail|tell) (?:you|all users|users|customers)\b"
    r"[^.;]{0,60}\bchange|"
    r"(?:will|shall) be (?:notified|informed) (?:of|about) (?:any|all|the) (?:change|amend|modif|updat)|"
    r"chang\w+[^.;]{0,40}\bwe (?:will|shall) (?:always )?(?:notify|inform|email|e-mail) (?:you|users|customers)"
)
_OUR_TEXT = regex(r"(?:this|these|the|our)(?: \w+){0,2} (?:polic(?:y|ies)|terms|agreement|statement|conditions)\b")
_BY_POSTING = regex(
    r"by (?:posting|publishing|updating|placing|changing|revising)|on (?:this|our) (?:page|site|website)"
)
_OTHER = regex(r"\bservices? (?:or|at)\b|\bfeatures?\b")


def _without_notice(document: Document) -> Iterator[tuple[int, int]]:
    if not {"notice", "notification"} & document.words:
        return
    for match in _SILENT.finditer(document.lower):
        sentence = document.lower[slice(*sentence_at(document, match.start()))]
        changes = _CHANGE.search(sentence) and _OUR_TEXT.search(sentence)
        if changes and not _QUALIFIED.search(sentence) and not _OTHER.search(sentence):
            yield match.span()


def _with_notice(document: Document) -> Iterator[tuple[int, int]]:
    for match, sentence in search(document, _TELLS, "notif*", "inform", "informed", "email", "e-mail", "tell"):
        if _OUR_TEXT.search(sentence) and not _QUALIFIED.search(sentence) and not _BY_POSTING.search(sentence):
            yield match.span()


@set_rule(
    "C132", "changed-without-the-notice-promised", Severity.ERROR,
    good="We may change this policy without notice; please look at this page from time to time.",
    bad="We may amend this policy at any time ⟦without prior notice⟧.\n\n"
        "We will notify you of any change to this policy by e-mail.",
    provisions=("EU-DSA-14.2", "IN-ITR-3.1.f"),
)  # fmt: skip
def changed_without_notice(documents: Documents, context: Context) -> Iterator[SetHit]:
    """A text that promises notice of its changes does not also allow changes without notice.

    The reader keeps the promise in mind, the company the permission. Where only material changes are announced, the
    text must say so.
    """
    for document in documents:
        yield from clashes(
            (document,), _without_notice, _with_notice, "changes are made {this} here, but {place} says {that}",
            "Keep the promise, and take the permission out.",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (two_ways_to_change, changed_without_notice)
