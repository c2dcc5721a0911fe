"""Addresses, numbers and codes: what is read, what is refused and in which words, and who else agrees."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.facts import places
from generator.facts.errors import FactError
from generator.facts.identifiers import (
    Cin,
    Country,
    Email,
    Gstin,
    LanguageTag,
    LocaleTag,
    Pan,
    Phone,
    Pin,
    Slug,
    Url,
)
from generator.facts.leaf import Leaf

TYPES: tuple[type[Leaf], ...] = (Cin, Country, Email, Gstin, LanguageTag, LocaleTag, Pan, Phone, Pin, Slug, Url)


@pytest.mark.parametrize(
    ("kind", "typed", "canonical"),
    [
        (Email, "Privacy@Example.COM", "Privacy@example.com"),
        (Email, " a.b+c@mail.example.co.in ", "a.b+c@mail.example.co.in"),
        (Email, "ü@exämple.de", "ü@exämple.de"),
        (Email, "o'neill@example.com", "o'neill@example.com"),
        (Email, "someone@nimbus.test", "someone@nimbus.test"),
        (Url, "HTTPS://www.Example.com/Legal?a=B#c", "https://www.example.com/Legal?a=B#c"),
        (Url, "http://example.com:8080", "http://example.com:8080"),
        (Url, "https://उदाहरण.भारत/क", "https://उदाहरण.भारत/क"),
        (Url, "https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        (Url, "https://example.com/a@b", "https://example.com/a@b"),
        (Phone, "+91 22 6662 8100", "+912266628100"),
        (Phone, "+91-80-6999-0100 ext. 12", "+918069990100;ext=12"),
        (Phone, "+44 (0)20 7946 0018", "+442079460018"),
        (Phone, "+1 202 555 0143", "+12025550143"),
        (Country, "in", "IN"),
        (Country, "NO", "NO"),
        (Country, "XK", "XK"),
        (Pin, 400013, "400013"),
        (Pin, "400 013", "400013"),
        (Gstin, "27 AAPFU0939F 1ZV", "27AAPFU0939F1ZV"),
        (Pan, "aagcr4375j", "AAGCR4375J"),
        (Cin, "u72900ka2015ptc082988", "U72900KA2015PTC082988"),
        (LanguageTag, "HI", "hi"),
        (LanguageTag, "zh-hans", "zh-Hans"),
        (LanguageTag, "es-419", "es-419"),
        (LanguageTag, "mni", "mni"),
        (LocaleTag, "EN-in", "en-IN"),
        (LocaleTag, "ta-IN", "ta-IN"),
        (Slug, "head-office", "head-office"),
        (Slug, 2024, "2024"),
    ],
)
def test_reads(kind: type[Leaf], typed: object, canonical: str) -> None:
    value = kind.parse(typed)
    assert str(value) == canonical
    assert type(value) is kind
    assert kind.parse(str(value)) == value
    assert kind.parse(value) is value


EMAIL = "expected an e-mail address, such as “privacy@example.com”, but found "
WEB = "expected a web address, such as “https://www.example.com”"
PHONE = "expected a phone number with + and country code, such as “+91 22 6662 8100”"
COUNTRY = "expected the ISO 3166 code of a country, such as “IN”, but found "
PIN = "expected a PIN of six digits that does not start with 0, but found "
COPY_GSTIN = "Copy the fifteen characters from the GST registration certificate."
COPY_PAN = "Copy the ten characters from the PAN card."
COPY_CIN = "Copy the 21 characters from the certificate of incorporation."
TAG = "expected a language tag, such as “en” or “hi”, but found "
LOCALE = "expected a locale, such as “en-IN”, but found "
SLUG = "expected an id of lower-case letters, digits and hyphens, but found "


@pytest.mark.parametrize(
    ("kind", "typed", "message", "hint"),
    [
        (Email, "someone", EMAIL + "“someone”", "Write the name, “@” and the domain."),
        (Email, "@example.com", EMAIL + "“@example.com”", "Write the name before “@”."),
        (Email, "a@example", EMAIL + "“a@example”", "Write the whole domain after “@”, such as “example.com”."),
        (Email, "Meera <m@x.in>", EMAIL + "“Meera <m@x.in>”", "Write only “m@x.in”."),
        (Email, "mailto:m@x.in", EMAIL + "“mailto:m@x.in”", "Write only “m@x.in”."),
        (Email, "a@x.in, b@x.in", EMAIL + "“a@x.in, b@x.in”", "Write one address without spaces."),
        (Email, "a..b@x.in", EMAIL + "“a..b@x.in”", "Correct the part before “@”."),
        (Email, "a@x..in", EMAIL + "“a@x..in”", "Correct the part after “@”."),
        (Email, "a@host.invalid", EMAIL + "“a@host.invalid”", "Write an address at a public domain."),
        (Email, 5, EMAIL + "5", "Write the name, “@” and the domain."),
        (Url, "netcore.in", WEB + ", but found “netcore.in”", "Write “https://netcore.in”."),
        (Url, "www.x.in/legal", WEB + ", but found “www.x.in/legal”", "Write “https://www.x.in/legal”."),
        (Url, "javascript:alert(1)", WEB + ", but found “javascript:alert(1)”", "Begin with “https://”."),
        (Url, "ftp://x.in", WEB + ", but found “ftp://x.in”", "Begin with “https://”."),
        (
            Url,
            "https://x",
            WEB + ", with its host, but found “https://x”",
            "Write the whole host, such as “www.example.com”.",
        ),
        (
            Url,
            "https://me:secret@x.in",
            "expected a web address without user name, but found “https://me:secret@x.in”",
            "Leave out everything up to “@”.",
        ),
        (
            Url,
            "https://x.in/a b",
            "expected a web address without spaces, quotes and brackets, but found “https://x.in/a b”",
            "Write each such character as %20, %22 and so on.",
        ),
        (
            Url,
            "https://x.in:99999",
            WEB + ", with a port of at most 65535, but found “https://x.in:99999”",
            "Leave the port out.",
        ),
        (
            Phone,
            "022 6662 8100",
            PHONE + ", but found “022 6662 8100”",
            "Write “+912266628100” if it is an Indian number.",
        ),
        (Phone, 912266628100, PHONE + ", but found 912266628100", 'Write it in quotes: "+912266628100".'),
        (Phone, "call us", PHONE + ", but found “call us”", "Write “+”, the country code and the number."),
        (
            Phone,
            "+1 555",
            PHONE + ", of a length that exists, but found “+1 555”",
            "Check the country code and the digits.",
        ),
        (Country, "India", COUNTRY + "“India”", "Write “IN”."),
        (Country, "UK", COUNTRY + "“UK”", "Write “GB”."),
        (Country, "USA", COUNTRY + "“USA”", "Write “US”."),
        (Country, "England", COUNTRY + "“England”", "Write “GB”."),
        (Country, "Untied States", COUNTRY + "“Untied States”", "Write “US”."),
        (Country, "EU", COUNTRY + "“EU”", "Write a code of two letters, such as “IN”, “US” or “GB”."),
        (Pin, "012345", PIN + "“012345”", "Write it like “400013”."),
        (Pin, 4000, PIN + "4000", "Write it like “400013”."),
        (
            Gstin,
            "27AAPFU0939F1ZW",
            "“27AAPFU0939F1ZW” is no GSTIN: the check character at its end does not fit, so something is mistyped",
            COPY_GSTIN,
        ),
        (
            Gstin,
            "45AAPFU0939F1ZV",
            "“45AAPFU0939F1ZV” is no GSTIN: it starts with 45, which is no state code",
            COPY_GSTIN,
        ),
        (
            Gstin,
            "27AAPFU0939F1AV",
            "“27AAPFU0939F1AV” is no GSTIN: the fourteenth character is Z, not “A”",
            COPY_GSTIN,
        ),
        (
            Gstin,
            "27AAPFU0939F",
            "expected a GSTIN of fifteen characters, such as “29AAGCR4375J1ZU”, but found “27AAPFU0939F”",
            COPY_GSTIN,
        ),
        (
            Pan,
            "AAGXR4375J",
            "“AAGXR4375J” is no PAN: the fourth letter “X” is no kind of holder (A, B, C, F, G, H, J, K, L, P, T)",
            COPY_PAN,
        ),
        (
            Pan,
            "AAGC",
            "expected a PAN of five letters, four digits and a letter, such as “AAGCR4375J”, but found “AAGC”",
            COPY_PAN,
        ),
        (
            Cin,
            "U729",
            "expected a CIN of 21 letters and digits, such as “U72900KA2015PTC082988”, but found “U729”",
            COPY_CIN,
        ),
        (
            Cin,
            "X72900KA2015PTC082988",
            "“X72900KA2015PTC082988” is no CIN: it starts with L (listed) or U (unlisted), not “X”",
            COPY_CIN,
        ),
        (
            Cin,
            "U7290AKA2015PTC082988",
            "“U7290AKA2015PTC082988” is no CIN: characters 2 to 6 are the five digits of the industry, not “7290A”",
            COPY_CIN,
        ),
        (
            Cin,
            "U72900K12015PTC082988",
            "“U72900K12015PTC082988” is no CIN: characters 7 and 8 are the letters of the state, not “K1”",
            COPY_CIN,
        ),
        (
            Cin,
            "U72900KA1515PTC082988",
            "“U72900KA1515PTC082988” is no CIN: characters 9 to 12 are the year of incorporation, not “1515”",
            COPY_CIN,
        ),
        (
            Cin,
            "U72900KA2015LLP082988",
            "“U72900KA2015LLP082988” is no CIN: characters 13 to 15 are the kind of company"
            " (PTC, PLC, OPC, NPL, FTC, FLC, GOI, SGC, GAP, GAT, ULL, ULT), not “LLP”",
            COPY_CIN,
        ),
        (
            Cin,
            "U72900KA2015PTC08298A",
            "“U72900KA2015PTC08298A” is no CIN: the last six characters are digits, not “08298A”",
            COPY_CIN,
        ),
        (LanguageTag, "Hindi", TAG + "“Hindi”", "Write “hi”."),
        (LanguageTag, "en_IN", TAG + "“en_IN”", "Write “en-IN”."),
        (LanguageTag, "xx", TAG + "“xx”", "Write a tag such as “en”, “hi” or “en-IN”."),
        (LocaleTag, "en_IN", LOCALE + "“en_IN”", "Write “en-IN”."),
        (LocaleTag, "de-IN", LOCALE + "“de-IN”", "Write a locale such as “en-IN” or “hi-IN”."),
        (Slug, "Head Office", SLUG + "“Head Office”", "Write “head-office”."),
    ],
)
def test_refuses(kind: type[Leaf], typed: object, message: str, hint: str) -> None:
    with pytest.raises(FactError) as raised:
        kind.parse(typed)
    assert (raised.value.message, raised.value.hint) == (message, hint)


def test_parts() -> None:
    cin = Cin.parse("L72900KA2015PLC082988")
    assert (cin.listed, cin.state, cin.year, cin.kind) == (True, "KA", 2015, "PLC")
    assert not Cin.parse("U72900KA2015PTC082988").listed
    registered = Gstin.parse("29AAGCR4375J1ZU")
    assert (registered.state, registered.pan, registered.pan.holder) == ("29", "AAGCR4375J", "C")
    phone = Phone.parse("+91 80 6999 0100 x 12")
    assert (phone.number, phone.extension) == ("+918069990100", "12")
    assert Phone.parse("+918069990100").extension is None


LABEL = st.from_regex(r"[A-Za-z0-9._+-]{1,20}", fullmatch=True)


PANS = st.from_regex(r"[A-Z]{3}[ABCFGHJKLPT][A-Z][0-9]{3}[1-9][A-Z]", fullmatch=True)


def test_common_tags_need_no_check() -> None:
    for tag in places._COMMON:
        assert places._known_parts(tag)
        assert places._is_locale(tag)


NEAR = st.from_regex(r"(https?://|\+91 ?|in|[A-Z]{2})?[A-Za-z0-9@.:/;,+ _-]{0,25}", fullmatch=True)


@settings(max_examples=120)
@given(st.sampled_from(TYPES), st.one_of(st.text(), NEAR, st.integers(), st.none(), st.booleans()))
def test_refuses_only_with_its_own_error(kind: type[Leaf], value: object) -> None:
    try:
        parsed = kind.parse(value)
    except FactError as error:
        message, hint = error.args
        assert message
        assert hint.endswith(".")
    else:
        assert kind.parse(str(parsed)) == parsed


def test_schema_fits_its_examples() -> None:
    for kind in TYPES:
        for example in kind.SCHEMA["examples"]:
            assert kind.parse(example)
            assert re.search(kind.SCHEMA.get("pattern", ""), example)
