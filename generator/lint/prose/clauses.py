"""Clauses where a small word rightly stands last: “the country you live in”, “available at, or through, our site”."""

from __future__ import annotations

from generator.lint.lazy import regex

BRACKETED = regex(r"\((?:or|and|including|and/or|but|as|whether|to the extent|either)\b[^\n]*$")
"""“by (or through arrangements made by) any person”: what follows the bracket belongs to both."""
PARTED = regex(
    r", *(?:(?:and|or|and/or|but|nor|for example|for instance|inter alia)\b|"
    r"(?:through|by|from|in|on|to|via|under|near|within|after|before|for|with|"
    r"against)(?:,| and\b| or\b)|(?:the|this|that|such|any|your|our|these|its|their|all|each|respectively|as)\b|"
    r"\w+(?:ed|ing|en) (?:by|from|to|through|in|on|with|under|at)\b)"
)
OWN_CLAUSE = regex(r",? (?:and|or|but)\b[^.,;:()]{0,80}\b(?:shall|will|is|are|has|have|may|must|was|were|can)\b")
"""“the laws of, and the courts of Leeds will decide”: what follows the comma has a verb of its own."""
PARTED_CONTACT = regex(
    r", ?(?:(?:and|or) )?(?:through|by|from|in|on|via|under|near|within|after|before|the|this|any|such)\b"
)
"""“available at, or through, our site”: the small word shares what follows."""
_NOUNS = (
    r"country|state|place|region|territory|location|jurisdiction|area|format|language|form|manner|way|everything|"
    r"anything|"
    r"something|things?|prices?|rates?|level|stage|time|point|address|addresses|numbers?|parties|party|people|person|"
    r"companies|services?|sites?|websites?|terms|purposes?|information|data|products?|one|ones|those|accounts?|"
    r"organi[sz]ations?|entity|entities|individuals?|customers?|users?|persons|child|minor|firm"
)
RELATIVE = regex(
    rf"\b(?:which|that|whom?|where|what|how|{_NOUNS})(?: (?:that|which|who|whom))?,? (?:[\w’'-]+ ){{0,2}}?"
    r"(?:you|we|they|it|he|she|i|users?|customers?)(?: [\w’'-]+){0,5}$|"
    r"\b(?:which|what|whichever|whatever) (?:\w+ ){0,4}(?:is|are|was|were) \w+$"
)
"""“the country you live in”, “the purposes it was collected for”: the small word belongs to a clause before it."""
PASSIVE = regex(
    r"\b(?:(?:which|that|what|how|purposes?) (?:is|are|was|were|be|been|has been|have been)|"
    r"where (?:[\w’'-]+ ){1,4}(?:is|are|was|were|be))(?: [\w’'-]+){0,4}$"
)
"""“the orders that are complied with”."""
OWN = regex(
    r"\b(?:address(?:es)?|numbers?|e-?mails?|details|links?|pages?|place|location|office)(?: (?:that|which|where))?"
    r" (?:you|they|we|it|customers?|users?|he|she|one)\b[^.;!?\n]{0,40}$"
)
"""“the address you can reach us at”."""
INSERTED = regex(r",? (?:nor)\b[^,.;:]{0,70}$|, (?:and|or|is|are|as|to|either)\b[^,.;:]{0,70}$")
"""“the jurisdiction of, and venue in, the courts”: what follows the comma belongs to both."""
LOSES = regex(r"\b(?:what|where|who|how|that|which|as|than|it|this|there|here|way|if)\b[^.;]{0,25}$")
