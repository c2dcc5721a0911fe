"""The labels of legal documents, such as “E-mail:” or “Registered office:”, and what each announces."""

from __future__ import annotations

import re

from generator.lint.lazy import regex
from generator.lint.prose.rows import line_start
from generator.prose.document import Document

_KINDS = {
    "an e-mail address": r"e-?mail(?: id| ids| address| addresses| us| contact| to)?|mail id|mailto",
    "a number": (
        r"(?:tele)?phones?(?: number| numbers| no\.?)?|tel\.?(?: no\.?)?|telephone number|mobile(?: number| no\.?|"
        r" phone)?|"
        r"call(?: us)?|contact (?:number|no\.?)|toll[- ]free(?: number| no\.?)?|helpline(?: number)?|"
        r"whats ?app(?: number)?|"
        r"fax(?: number| no\.?)?|landline|hotline|phone/fax|tel/fax|(?:ph|mob)\.?(?: no\.?| number)?|"
        r"customer (?:care|service|support)(?: no\.?| number)?"
    ),
    "an address": r"address|registered office|head office|corporate office|principal place of business|"
    r"place of business",
    "a name": (
        r"name(?:,? and (?:designation|address|contact details))? of (?:the |our )?[\w -]{3,40}|"
        r"name|company|entity|(?:company|legal|trading|business|full|entity|contact) name|"
        r"name of (?:the )?[\w -]{3,40}|"
        r"contact person|attn\.?|"
        r"attention|(?:to|for) the attention of|designation|governing law|jurisdiction|proprietor|"
        r"managing director|represented by|signatory"
    ),
    "a name and an address": (
        r"(?:grievance|nodal|compliance|privacy|data protection|information|redressal)[\w -]{0,30}officer|dpo|"
        r"data controller|"
        r"controller|contact(?: us| details| information)?"
    ),
    "a link": (
        r"(?:privacy|cookie|refund) (?:policy|notice)|web ?sites?|web address|home ?page|url|web ?page|website url"
    ),
    "a date": (
        r"(?:effective|publication|issue|revision|review|last review|last revision|commencement|start|expiry) date|"
        r"last (?:updated?|modified|revised|reviewed|revision|review|amended|changed)(?: on| date)?|updated(?: on)?|"
        r"date of (?:last )?(?:revision|update|issue|publication|the last update|last update)|effective(?: from|"
        r" as of| on)?|"
        r"date effective|next review|published(?: on)?|revised(?: on)?|policy date|date"
    ),
    "a post code": r"pin(?: ?code)?|post(?:al)? ?code|zip(?: code)?",
    "a version": r"version(?: number| no\.?)?|document (?:number|no\.?)|policy (?:number|no\.?)",
    "a number of the register": (
        r"cin|gstin?(?: number| no\.?| in)?|pan(?: number| no\.?)?|vat(?: number| no\.?| id|"
        r" reg(?:istration)? no\.?| registration number)?|"
        r"(?:company |business |trade |commercial )?(?:registration|register|reg\.?) (?:number|no\.?)|"
        r"company (?:number|no\.?|registration number)|companies house (?:number|no\.?)|ein|"
        r"ico (?:registration )?(?:number|no\.?|reference)|din|(?:fssai|licen[cs]e|permit)(?: number| no\.?)|iec|"
        r"abn|acn|"
        r"siret|siren|tax (?:id|number|identification number)|ifsc(?: code)?|swift(?: code)?|iban|bic|"
        r"account (?:number|no\.?)|"
        r"[a-z][\w&/-]{1,20} (?:no\.?|number)|udyam(?: registration)?(?: number| no\.?)?|llpin|uen|duns"
    ),
    "the hours": r"(?:business |working |office |support |opening )?(?:hours|timings?)|hours of operation",
}
"""By what is missing: the labels that announce it."""
_KIND_OF = tuple((missing, regex(words)) for missing, words in _KINDS.items())
ANY = "|".join(f"(?P<k{n}>{words})" for n, words in enumerate(_KINDS.values()))
QUALIFIER = r"(?:[A-Za-z][\w/&.’'-]* ){0,3}?"
_LABEL = regex(rf"(?:^|(?<=[\s(|/•·\[])){QUALIFIER}(?:{ANY})(?: ?\([^()]*\))?\s*$", re.IGNORECASE)
_CUT = regex(r"(?<![Tt]el)(?<![Nn]o)(?<![Rr]eg)(?<!\b[Pp]h)(?<![Mm]ob)\. |[,;:!?•|] | \(")
LONGEST = 60
_KEY_WORDS = """
    email e-mail mail mailto ids id phone phones telephone tel mobile call contact toll toll-free helpline
    whatsapp whats fax landline hotline ph mob customer address addresses office business name officer person
    attn attention designation law jurisdiction proprietor director represented signatory dpo controller
    notice website websites web site sites url homepage home date updated update modified revised reviewed revision
    review amended changed effective published version document policy cin gst gstin pan vat registration
    register reg company companies ein ico din fssai license licence permit iec abn acn siret siren tax ifsc
    pin pincode postcode post postal zip swift iban bic account
    udyam llpin uen duns number no hours timings timing entity details
"""
_KEYS = frozenset(_KEY_WORDS.split())
"""A label holds one of these: a quick way to know that words before a colon are none."""
_LEADING = "to following for by that with as include includes including below from on if when are is"
_LEADS_IN = frozenset(_LEADING.split())
"""A colon behind one of these leads in a list."""
_KEY_CUT = regex(r"[ /]")
NO_LETTERS = regex(r"[\W_]*")
"""Bullets, brackets and pictures such as a telephone before a label."""
NO_LABEL = regex(
    r"\b(?:please|following|below|include[sd]?|including|information|collect(?:ed|s)?|such as|e\.g|provide|your|"
    r"you|may|are|is|these|"
    r"if|when|see|types?|categor(?:y|ies)|we|their|by|via|the|at|a|an|to|this|through|using|or|and|for|an?)\b",
    re.IGNORECASE,
)


def label_before(document: Document, colon: int) -> tuple[int, str] | None:
    """Where the label before a colon begins, and what it announces; None where it is no known label."""
    block = document.block_at(colon)
    near = document.lower[max(block.start, colon - LONGEST) : colon]
    if _KEYS.isdisjoint([word.strip(".()/,-*") for word in _KEY_CUT.split(near)]):
        return None
    first = max(block.start, colon - LONGEST, line_start(document, block, colon))
    words = document.text[first:colon]
    cut = max((match.end() for match in _CUT.finditer(words)), default=0)
    if cut:
        first, words = first + cut, words[cut:]
    elif colon - first == LONGEST:
        return None
    letters = NO_LETTERS.match(words)
    stripped = words[letters.end() if letters else 0 :]
    opened = words[: len(words) - len(stripped)] or document.text[first - 1 : first]
    if not (stripped[:1].isupper() or opened[-1:] == "(") or stripped.rpartition(" ")[2] in _LEADS_IN:
        return None
    if _KEYS.isdisjoint(word.strip(".()/,-") for word in _KEY_CUT.split(stripped.lower())):
        return None
    first += len(words) - len(stripped)
    match = _LABEL.match(stripped)
    if match is None:
        return None
    core = match.start(match.lastgroup or 0)
    if NO_LABEL.search(stripped[:core]):
        return None
    return first, PARTS_BY_GROUP[match.lastgroup or ""]


PARTS_BY_GROUP = {f"k{n}": missing for n, missing in enumerate(_KINDS)} | {f"n{n}": m for n, m in enumerate(_KINDS)}
