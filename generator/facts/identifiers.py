"""Addresses, numbers and codes that registers and standards define.

Each is a `str` in its normal form. As with a NewType, the constructor checks nothing: make them with `parse`.
"""

from __future__ import annotations

import re
from typing import ClassVar, Final, Self

from generator.facts.errors import folded, unexpected
from generator.facts.leaf import Leaf
from generator.facts.places import Country, LanguageTag, LocaleTag
from generator.facts.registers import Cin, Gstin, Pan

__all__ = ["Cin", "Country", "Email", "Gstin", "LanguageTag", "LocaleTag", "Pan", "Phone", "Pin", "Slug", "Url"]

_PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9]+(?:[._+-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\.)+(?!arpa|invalid|local|onion)[A-Za-z]{2,24}"
)
"""Only what the full check accepts too; reserved top-level domains are left to it."""


class Email(Leaf, str):
    """An e-mail address (RFC 5321, RFC 6531), its domain in lower case."""

    __slots__ = ()

    SCHEMA: ClassVar = {"description": "One e-mail address.", "format": "email", "examples": ["privacy@example.com"]}

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `privacy@example.com`; raises `FactError` for names around it and for a bad form."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        local, at, domain = text.rpartition("@")
        if len(local) <= 64 and len(domain) <= 180 and _PLAIN_EMAIL.fullmatch(text):
            longest = max(map(len, domain.split(".")))
            if longest <= 63:
                return cls(f"{local}@{domain.lower()}")
        expected = "an e-mail address, such as “privacy@example.com”"
        if match := re.fullmatch(r"mailto:(\S+@\S+)|.*<(\S+@\S+)>", text):
            raise unexpected(expected, value, f"Write only “{match[1] or match[2]}”.")
        if not at:
            raise unexpected(expected, value, "Write the name, “@” and the domain.")
        from email_validator import EmailNotValidError, validate_email

        try:
            checked = validate_email(text, check_deliverability=False, test_environment=True)
        except EmailNotValidError as error:
            raise unexpected(expected, value, _email_hint(local, domain, str(error))) from None
        return cls(checked.normalized)


def _email_hint(local: str, domain: str, reason: str) -> str:
    if not local:
        return "Write the name before “@”."
    if " " in local or " " in domain or "," in local + domain or ";" in local + domain:
        return "Write one address without spaces."
    if "." not in domain.strip("."):
        return "Write the whole domain after “@”, such as “example.com”."
    if "special-use" in reason:
        return "Write an address at a public domain."
    sound = re.fullmatch(r"[\w+-]+(\.[\w+-]+)*", local)
    return f"Correct the part {'after' if sound else 'before'} “@”."


_LABEL: Final = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+(?![0-9]+$){_LABEL}|\[[0-9a-f:.]{{2,}}\]|[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{3}}")
_NEVER = re.compile(r'[\s<>"\\^`{|}]')
_URL = re.compile(
    r"(?P<scheme>https?)://(?:(?P<user>[^/?#@]*)@)?(?P<host>\[[^\]/?#]*\]|[^/?#:@\[\]]*)(?P<port>:[0-9]{1,5})?(?P<rest>[/?#].*)?",
    re.IGNORECASE,
)


class Url(Leaf, str):
    """The full address of a page on the web (RFC 3986, RFC 3987): `http` or `https`, host in lower case."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "Full address with https://.",
        "format": "uri",
        "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://",
        "examples": ["https://www.example.com/legal"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `https://www.example.com`.

        Raises `FactError` without scheme or host, with a user name, and for spaces, control characters and
        the characters that no address may hold (`<`, `>`, `"`, `\\`, `^`, `{`, `|`, `}`, backtick).
        """
        if isinstance(value, cls):
            return value
        expected = "a web address, such as “https://www.example.com”"
        text = value.strip() if isinstance(value, str) else ""
        if _NEVER.search(text) or not text.isprintable():
            raise unexpected(
                "a web address without spaces, quotes and brackets",
                value,
                "Write each such character as %20, %22 and so on.",
            )
        match = _URL.fullmatch(text)
        if match is None:
            bare = re.match(r"(?://)?([^/?#:@]+)", text)
            fits = bare and _is_host(bare[1].lower())
            raise unexpected(
                expected, value, f"Write “https://{text.lstrip('/')}”." if fits else "Begin with “https://”."
            )
        if match["user"] is not None:
            raise unexpected("a web address without user name", value, "Leave out everything up to “@”.")
        host = match["host"].lower()
        if not _is_host(host):
            raise unexpected(f"{expected}, with its host", value, "Write the whole host, such as “www.example.com”.")
        if match["port"] and int(match["port"][1:]) > 65535:
            raise unexpected(f"{expected}, with a port of at most 65535", value, "Leave the port out.")
        return cls(f"{match['scheme'].lower()}://{host}{match['port'] or ''}{match['rest'] or ''}")


def _is_host(host: str) -> bool:
    try:
        plain = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return False
    return len(plain) <= 253 and _HOST.fullmatch(plain) is not None


_PHONE = re.compile(
    r"(\+[0-9][0-9 ().\-/]{3,30}?)(?:[ ,]*(?:;ext=|ext\.?|extn\.?|extension|x) ?([0-9]{1,7}))?", re.IGNORECASE
)


_USUAL_PHONE: Final = (
    r"\+(?:91[1-9][0-9]{9}|1[2-9][0-9]{9}|44[1-9][0-9]{9}|49[1-9][0-9]{9,10}|33[1-9][0-9]{8}|61[2-9][0-9]{8}"
    r"|65[3689][0-9]{7}|971(?:5[0-9]{8}|[2-46-9][0-9]{7}))"
)
"""Numbers that are known to be possible; the library of all countries takes longer to load than a file to check."""


class Phone(Leaf, str):
    """A phone number with its country code (E.164), such as `+912266628100`, its extension after `;ext=` (RFC 3966).

    Only the length is checked: a number reserved for examples is a number.
    """

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "Phone number with + and country code.",
        "pattern": r"^\s*\+[0-9]",
        "examples": ["+91 22 6662 8100", "+91 80 0000 0100 ext. 12"],
    }

    @property
    def number(self) -> str:
        """The number in E.164 form, without extension."""
        return self.partition(";")[0]

    @property
    def extension(self) -> str | None:
        """The digits to dial after the call is answered."""
        return self.partition(";ext=")[2] or None

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `+91 22 6662 8100`; raises `FactError` without `+` and for impossible lengths."""
        if isinstance(value, cls):
            return value
        expected = "a phone number with + and country code, such as “+91 22 6662 8100”"
        match = _PHONE.fullmatch(folded(value) or "")
        if match is None or not isinstance(value, str):
            raise unexpected(expected, value, _phone_hint(value))
        number = "+" + re.sub("[^0-9]", "", match[1])
        if not re.fullmatch(_USUAL_PHONE, number):
            possible = _possible(number)
            if possible is None:
                raise unexpected(
                    f"{expected}, of a length that exists", value, "Check the country code and the digits."
                )
            number = possible
        return cls(f"{number};ext={match[2]}" if match[2] else number)


def _possible(number: str, region: str | None = None) -> str | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(parsed):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def _phone_hint(value: object) -> str:
    digits = re.sub("[^0-9]", "", folded(value) or "")
    if not isinstance(value, str) and (meant := _possible(f"+{digits}")) and len(digits) > 10:
        return f'Write it in quotes: "{meant}".'
    if re.fullmatch(r"0?[1-9][0-9]{9}", digits):
        return f"Write “+91{digits[-10:]}” if it is an Indian number."
    return "Write “+”, the country code and the number."


class Pin(Leaf, str):
    """An Indian postal index number: six digits, the first not 0 (India Post)."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "type": ["string", "integer"],
        "description": "PIN of six digits.",
        "pattern": r"^\s*[1-9][0-9]{2} ?[0-9]{3}\s*$",
        "minimum": 100000,
        "maximum": 999999,
        "examples": ["560025"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `400013`, also as a number, and `400 013`; raises `FactError` for anything else."""
        if isinstance(value, cls):
            return value
        text = (folded(value) or "").replace(" ", "")
        if not re.fullmatch("[1-9][0-9]{5}", text):
            raise unexpected("a PIN of six digits that does not start with 0", value, "Write it like “400013”.")
        return cls(text)


class Slug(Leaf, str):
    """A short name for machines: lower-case letters and digits, joined by single hyphens."""

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "Lower-case letters and digits, joined by hyphens.",
        "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$",
        "examples": ["head-office"],
    }

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `head-office`; raises `FactError` for capitals, spaces and other signs."""
        if isinstance(value, cls):
            return value
        text = folded(value) or ""
        if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", text):
            meant = "-".join(re.findall("[a-z0-9]+", text.lower())) or "head-office"
            raise unexpected("an id of lower-case letters, digits and hyphens", value, f"Write “{meant}”.")
        return cls(text)
