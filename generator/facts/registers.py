"""Numbers of Indian registers: income tax (PAN), goods and services tax (GSTIN), companies (CIN)."""

from __future__ import annotations

import re
from typing import ClassVar, Final, Self

from generator.facts.errors import FactError, folded, shown, unexpected
from generator.facts.leaf import Leaf

_HOLDERS: Final = "ABCFGHJKLPT"
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_OTHER_TERRITORY: Final = (97, 99)


def _plain(value: object) -> str:
    return re.sub("[ -]", "", folded(value) or "").upper()


class Pan(Leaf, str):
    """An Indian Permanent Account Number (Income-tax Act, 1961, s.139A; Rules, r.114).

    Five letters, of which the fourth is the kind of holder (`C` a company), four digits, and a letter whose rule is not
    published.
    """

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "Ten characters: five letters, four digits, a letter.",
        "pattern": r"^\s*[A-Za-z]{5}[0-9]{4}[A-Za-z]\s*$",
        "examples": ["AAGCR4375J"],
    }

    @property
    def holder(self) -> str:
        """The letter of the kind of holder: `C` company, `F` firm or LLP, `P` person, `T` trust and so on."""
        return self[3]

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `AAGCR4375J`; raises `FactError` naming the part that is wrong."""
        if isinstance(value, cls):
            return value
        text = _plain(value)
        expected = "a PAN of five letters, four digits and a letter, such as “AAGCR4375J”"
        if not re.fullmatch("[A-Z]{5}[0-9]{4}[A-Z]", text):
            raise unexpected(expected, value, "Copy the ten characters from the PAN card.")
        if wrong := _wrong_in_pan(text):
            raise FactError(f"{shown(value)} is no PAN: {wrong}", "Copy the ten characters from the PAN card.")
        return cls(text)


def _wrong_in_pan(text: str) -> str | None:
    if text[3] not in _HOLDERS:
        return f"the fourth letter “{text[3]}” is no kind of holder ({', '.join(_HOLDERS)})"
    return "the digits cannot be 0000" if text[5:9] == "0000" else None


class Gstin(Leaf, str):
    """An Indian Goods and Services Tax Identification Number (CGST Rules, 2017, r.10).

    State code, PAN, number of the registration, `Z`, and a check character (Luhn mod 36).
    """

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "Fifteen characters: state code, PAN, registration, Z, check character.",
        "pattern": r"^\s*[0-9]{2}[A-Za-z]{5}[0-9]{4}[A-Za-z][1-9A-Za-z][Zz][0-9A-Za-z]\s*$",
        "examples": ["29AAGCR4375J1ZU"],
    }

    @property
    def state(self) -> str:
        """The two digits of the state's GST code, such as `29` for Karnataka."""
        return self[:2]

    @property
    def pan(self) -> Pan:
        """The PAN of the registered person."""
        return Pan(self[2:12])

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `29AAGCR4375J1ZU`; raises `FactError` naming the part that is wrong."""
        if isinstance(value, cls):
            return value
        text = _plain(value)
        hint = "Copy the fifteen characters from the GST registration certificate."
        if not re.fullmatch("[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][0-9A-Z]{3}", text):
            raise unexpected("a GSTIN of fifteen characters, such as “29AAGCR4375J1ZU”", value, hint)
        if wrong := _wrong_in_gstin(text):
            raise FactError(f"{shown(value)} is no GSTIN: {wrong}", hint)
        return cls(text)


def _wrong_in_gstin(text: str) -> str | None:
    if not 1 <= int(text[:2]) <= 38 and int(text[:2]) not in _OTHER_TERRITORY:
        return f"it starts with {text[:2]}, which is no state code"
    if wrong := _wrong_in_pan(text[2:12]):
        return f"in its PAN, {wrong}"
    if text[12] == "0":
        return "the thirteenth character, which counts registrations, cannot be 0"
    if text[13] != "Z":
        return f"the fourteenth character is Z, not “{text[13]}”"
    check = _check_character(text[:14])
    return None if text[14] == check else "the check character at its end does not fit, so something is mistyped"


def _check_character(text: str) -> str:
    """Luhn mod 36; written out because the library that has it takes 90 ms to load."""
    total = sum(sum(divmod(_ALPHABET.index(c) * (2 - place % 2), 36)) for place, c in enumerate(reversed(text)))
    return _ALPHABET[-total % 36]


_KINDS: Final = {
    "PTC": "private company",
    "PLC": "public company",
    "OPC": "one person company",
    "NPL": "company with charitable objects (s.8)",
    "FTC": "private subsidiary of a foreign company",
    "FLC": "public subsidiary of a foreign company",
    "GOI": "company owned by the Government of India",
    "SGC": "company owned by a state government",
    "GAP": "general association, public",
    "GAT": "general association, private",
    "ULL": "public company with unlimited liability",
    "ULT": "private company with unlimited liability",
}


class Cin(Leaf, str):
    """An Indian Corporate Identity Number (Companies Act, 2013, s.7(3)).

    `L` or `U`, five digits of the industry, two letters of the state, year of incorporation, three letters of the kind
    of company, six digits of the registration. The letters of the state are taken as they are: registrars' offices
    use some beyond those of the states.
    """

    __slots__ = ()

    SCHEMA: ClassVar = {
        "description": "Twenty-one characters, as on the certificate of incorporation.",
        "pattern": r"^\s*[LUlu][0-9]{5}[A-Za-z]{2}[0-9]{4}[A-Za-z]{3}[0-9]{6}\s*$",
        "examples": ["U72900KA2015PTC082988"],
    }

    @property
    def listed(self) -> bool:
        """Whether the company's shares are listed on a stock exchange."""
        return self[0] == "L"

    @property
    def state(self) -> str:
        """The two letters of the state, such as `KA`."""
        return self[6:8]

    @property
    def year(self) -> int:
        """The year of incorporation."""
        return int(self[8:12])

    @property
    def kind(self) -> str:
        """The three letters of the kind of company, such as `PTC`, a private company."""
        return self[12:15]

    @classmethod
    def parse(cls, value: object) -> Self:
        """Read `U72900KA2015PTC082988`; raises `FactError` naming the part that is wrong."""
        if isinstance(value, cls):
            return value
        text = _plain(value)
        hint = "Copy the 21 characters from the certificate of incorporation."
        if len(text) != 21 or not text.isascii() or not text.isalnum():
            raise unexpected("a CIN of 21 letters and digits, such as “U72900KA2015PTC082988”", value, hint)
        if wrong := _wrong_in_cin(text):
            raise FactError(f"{shown(value)} is no CIN: {wrong}", hint)
        return cls(text)


def _wrong_in_cin(text: str) -> str | None:
    industry, state, year, kind, registration = text[1:6], text[6:8], text[8:12], text[12:15], text[15:]
    if text[0] not in "LU":
        return f"it starts with L (listed) or U (unlisted), not “{text[0]}”"
    if not industry.isdigit():
        return f"characters 2 to 6 are the five digits of the industry, not “{industry}”"
    if not state.isalpha():
        return f"characters 7 and 8 are the letters of the state, not “{state}”"
    if not re.fullmatch("(18|19|20)[0-9]{2}", year):
        return f"characters 9 to 12 are the year of incorporation, not “{year}”"
    if kind not in _KINDS:
        return f"characters 13 to 15 are the kind of company ({', '.join(_KINDS)}), not “{kind}”"
    return None if registration.isdigit() else f"the last six characters are digits, not “{registration}”"
