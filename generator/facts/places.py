"""Countries, languages and locales by their codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import ClassVar, Final, Self

from generator.facts.errors import folded, unexpected
from generator.facts.leaf import Leaf
from generator.nearest import did_you_mean

_CODES: Final = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
)
"""ISO 3166-1 and Kosovo. Written out because the tables of all languages take 40 ms to load; a test compares them."""
_COUNTRIES: Final = frozenset(re.findall("[A-Z]{2}", _CODES))

_SHORT_NAMES: Final = {"england": "GB", "scotland": "GB", "wales": "GB", "america": "US", "u.s.": "US", "uae": "AE"}


class Country(Leaf, str):
    """A country by its two letters (ISO 3166-1 alpha-2; `XK` for Kosovo)."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "ISO 3166 code of two letters.",
        "pattern": "^[A-Za-z]{2}$",
        "examples": ["IN", "US"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `IN`; raises `FactError` for names (`India`), other codes (`UK`, `IND`) and unknown ones."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        if text.upper() in _COUNTRIES:
            return cls(text.upper())
        meant = _country_meant(text)
        hint = f"Write “{meant}”." if meant else "Write a code of two letters, such as “IN”, “US” or “GB”."
        raise unexpected("the ISO 3166 code of a country, such as “IN”", value, hint)


def _country_meant(text: str) -> str | None:
    from babel.core import get_global

    if text.lower() in _SHORT_NAMES:
        return _SHORT_NAMES[text.lower()]
    aliases = get_global("territory_aliases").get(text.upper(), ())
    if len(aliases) == 1 and aliases[0] in _COUNTRIES:
        return str(aliases[0])
    names = {name: code for name, code in _names("territories").items() if code in _COUNTRIES}
    near = did_you_mean(text.lower(), names) if len(text) > 3 else None
    return names[near] if near else None


@lru_cache
def _names(kind: str) -> dict[str, str]:
    """English name in lower case -> code, of `territories` or `languages`."""
    from babel import Locale

    return {name.lower(): code for code, name in getattr(Locale("en"), kind).items()}


_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE)
_COMMON: Final = frozenset({"en", "hi", "de", "fr", "en-IN", "en-GB", "en-US", "hi-IN", "de-DE", "fr-FR"})
"""Tags that need no look at the tables of all languages."""


def _written(text: str) -> str | None:
    """The tag with the customary capitals; None where it has not the form of language, script and region."""
    match = _TAG.fullmatch(text)
    if match is None:
        return None
    language, script, region = match.groups()
    return "-".join(filter(None, (language.lower(), script and script.title(), region and region.upper())))


def _tag_hint(text: str) -> str | None:
    meant = _written(text.replace("_", "-"))
    if meant and _known_parts(meant):
        return meant
    near = did_you_mean(text.lower(), _names("languages")) if len(text) > 3 else None
    return _names("languages")[near].replace("_", "-") if near else None


def _known_parts(tag: str) -> bool:
    from babel import Locale

    english = Locale("en")
    for part in tag.split("-"):
        known = {4: english.scripts}.get(len(part), english.languages if part.islower() else english.territories)
        if part not in known or part in ("und", "mul", "zxx", "ZZ"):
            return False
    return True


class LanguageTag(Leaf, str):
    """A language as BCP 47 writes it: language, and script and region where they matter (`hi`, `en-IN`, `zh-Hans`)."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "BCP 47 tag.",
        "pattern": "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$",
        "examples": ["en", "hi", "en-IN"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `hi` or `en-IN`; raises `FactError` for names (`Hindi`), `en_IN` and unknown codes."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        tag = _written(text)
        if tag and (tag in _COMMON or _known_parts(tag)):
            return cls(tag)
        meant = _tag_hint(text)
        hint = f"Write “{meant}”." if meant else "Write a tag such as “en”, “hi” or “en-IN”."
        raise unexpected("a language tag, such as “en” or “hi”", value, hint)


class LocaleTag(Leaf, str):
    """A language and region whose dates, numbers and lists are known (BCP 47; CLDR), such as `en-IN`."""

    __slots__ = ()

    SCHEMA: ClassVar = {**LanguageTag.SCHEMA, "description": "Language and region.", "examples": ["en-IN", "hi-IN"]}

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `en-IN`; raises `FactError` for `en_IN` and for locales that CLDR does not describe."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        tag = _written(text)
        if tag and (tag in _COMMON or _is_locale(tag)):
            return cls(tag)
        meant = _tag_hint(text)
        hint = f"Write “{meant}”." if meant and _is_locale(meant) else "Write a locale such as “en-IN” or “hi-IN”."
        raise unexpected("a locale, such as “en-IN”", value, hint)


def _is_locale(tag: str) -> bool:
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return _known_parts(tag)
