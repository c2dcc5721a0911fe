"""Tells the field of a template from the brackets that lawyers, editors and programmers use for good reasons."""

from __future__ import annotations

import re

from generator.lint.lazy import regex

_FIELDS = (
    r"names?|compan(?:y|ies)|dates?|address(?:es)?|e-?mails?|phones?|telephone|mobile|fax|web ?sites?|sites?|url|"
    r"urls|link|"
    r"links|hyperlink|city|town|states?|country|countries|county|province|jurisdiction|numbers?|amounts?|"
    r"percent(?:age)?|months?|"
    r"years?|yyyy|entity|organi[sz]ation|business|title|position|part(?:y|ies)|locations?|street|zip|post ?code|"
    r"currency|"
    r"prices?|fees?|period|time ?frame|placeholder|app|application|product|platform|brand|industry|version|details|"
    r"description|reg(?:istration)?|owner|operator|client|customer|supplier|provider|licensor|licensee|vendor|"
    r"employer|"
    r"contact|officer|dpo|regulator|authority|court|governing law|hours|figure|sum|value|signature|logo|"
    r"currency|place|territory|venue|region|duration|term|deadline|retention|reference|ref|no\.|"
    r"gstin|cin|vat|pan|nationality|age|host|hosting provider|service|agency|fullname"
)
_FIELD = regex(
    rf"(?:^|[^A-Za-z]|(?<=[a-z])(?=[A-Z]))(?i:{_FIELDS})(?![A-Za-z])|(?:Name|Email|Address|Date|Url|URL|Phone|"
    rf"Number)$"
)
_ALONE = regex(r"(?:day|law|role|services|text|reason|purpose|group|school|department|time)s?", re.IGNORECASE)
_ASKS = regex(
    r"(?:please )?(?:insert|enter|customi[sz]e|"
    r"fill|specify|state (?:the|your|how|which)|describe|list (?:the|all|any|every|"
    r"your)|name of|your|our company|add (?:the|your|a|"
    r"link|url)|provide|put|replace|type|write|to be|tb[dca]|todo|fixme|xx+|choose|select|legal entity|attorney|"
    r"confirm|explain|"
    r"include (?:a|the|your|details|link)|date of|details of|number of|e-?mail|phone|be explicit|for (?:gdpr|ccpa|"
    r"eu|uk)[\w /-]* (?:jurisdictions|users))\b",
    re.IGNORECASE,
)
_RIGHT = regex(
    r"not yet (?:given|settled)|^(?:sic|reserved|intentionally|omitted|e-?mail\W? ?(?:protected|hidden|"
    r"address protected)|"
    r"emphasis|at|dot|edit|hide|show|close|top|optional|link removed|image|picture|photo|video|note|nb|see|cf|ibid|"
    r"section|article|clause|paragraph|art\.|sec\.|chapter|annex|schedule|appendix|exhibit|back|more|pdf|opens|"
    r"external|"
    r"signature page|end of|remainder|confidential|citation|translat|updated|archived|rfc|iso|the|an?|our|we|this|"
    r"that|"
    r"these|those|such|it|its|his|her|their|who|which|of|in|on|to|by|is|are|was)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = regex(r"to be [a-z]+ed\b|to come\b", re.IGNORECASE)
"""“[To be added]”, though a bracket that begins with “to” is most often a word that was put into a quotation."""
_NUMBERED = regex(r"(?:\d+|[a-z]|[ivxlc]+|\d+[a-z]|[A-Z]\d*|\w+ \d+(?:\.\d+)*|\d[\d ,–-]*)", re.IGNORECASE)
_BLANK = regex(
    r"[●•◦○∙·_*\-–—?#.… ]*[●•∙_?#][●•◦○∙·_*\-–—?#.… ]*|\*|-{2,}|[xX]{1,}[.,\d]*%?|[nN]|\$?[xX]+(?:[.,][xX]+)*"
)
_MORE = regex(r"other(?: [a-z]+){1,3}", re.IGNORECASE)
"""“[Other uses]” as a whole item: whoever fills the template in adds what else there is."""
_SHOUTED = regex(r"[A-Z][A-Z0-9 _/&.,'’()-]*(?:[ _][A-Z0-9]+)+")
_SHOUTED_RIGHT = regex(
    r"CONFIDENTIAL|END\b|SIGNATURE|RESERVED|INTENTIONALLY|OMITTED|EXHIBIT|SCHEDULE|ANNEX|NOTE|IMAGE|DRAFT|PAGE|"
    r"RFC|ISO|THIS|SEAL"
)
_TO_SOMEBODY = regex(
    r"(?:PARA)?(?:LEGAL|COUNSEL|ATTORNEY|LAWYERS?|CLIENT|DRAFTER|REVIEWERS?|EDITOR|AUTHOR)\b[^:]{0,20}: "
)
"""A note to whoever works on the text."""
_AGES = regex(r"\d{1,3}(?: ?/ ?\d{1,3})+")
_UNIT = regex(r" ?(?:%|days?|business|working|months?|years?|hours?|weeks?|per ?cent|minutes?)")
_OPTION = regex(
    r"(?:include (?:if|where|when|only)|"
    r"or|and|if|where|unless|except|optional|option|delete|drafting|note to|when|and/or|or other|, )(?:\b|[:,/ ])",
    re.IGNORECASE,
)
_CHOICE = regex(
    r"[A-Za-z’'-]{2,20}(?: [A-Za-z’'-]{1,20})? ?/ ?[A-Za-z’'-]{2,20}(?: [A-Za-z’'-]{1,20})?(?: ?/ ?[\w’'-]{2,20})?"
)


def is_placeholder(inside: str, following: str, at_start: bool) -> bool:
    """True where the words in square brackets are a field that waits to be filled.

    `following` is the text behind the bracket; `at_start` says that the bracket begins its block, where “[x]” is a box
    that was ticked.
    """
    words = inside.strip()
    if not words:
        return False
    if _BLANK.fullmatch(words) and words not in ("...", "…", "***", "****"):
        single = len(words) == 1 and words in "xXnN-*"
        return not single or (bool(_UNIT.match(following)) or (words in "X*" and not at_start))
    if _TO_SOMEBODY.match(words) or (_AGES.fullmatch(words) and _UNIT.match(following)):
        return True
    if _NUMBERED.fullmatch(words) and not _ASKS.match(words):
        return False
    if _RIGHT.search(words) and not _LEFT_OPEN.match(words):
        return bool(
            re.match(
                r"(?:the|an?|this) (?:name|date|address|company|e-?mail|url|website) of (?:the|your) company$",
                words,
                re.IGNORECASE,
            )
        )
    if words == "REDACTED" or (_SHOUTED.fullmatch(words) and not _SHOUTED_RIGHT.search(words)):
        return True
    if is_optional(inside):
        return False
    if _ASKS.match(words) or _LEFT_OPEN.match(words):
        return True
    if at_start and following[:1] in ("", "\n") and _MORE.fullmatch(words):
        return True
    return len(words.split()) <= 7 and (is_field(words) or _ALONE.fullmatch(words) is not None)


def is_field(words: str) -> bool:
    """True where words in a bracket of any kind name a field: “company name”, “EMAIL”, “siteUrl”, “effective_date”."""
    words = words.strip()
    if len(words) > 60 or words[:1] in "/!" or not words:
        return False
    return _FIELD.search(words.replace("_", " ")) is not None or _ASKS.match(words) is not None


def is_optional(inside: str) -> bool:
    """True where square brackets hold a clause or a choice that a template offers."""
    words = inside.strip()
    if "not yet given" in words or "not yet settled" in words:
        return False
    if words[:1] == "/" or "://" in words:
        return False
    if _CHOICE.fullmatch(words):
        return True
    if words.lower() in ("and/or", "or", "and"):
        return True
    return _OPTION.match(words) is not None and len(words.split()) >= 3
