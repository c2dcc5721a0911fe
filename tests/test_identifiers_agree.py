"""Our quick checks agree with the libraries of the field."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from babel import Locale
from email_validator import validate_email
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.in_ import gstin, pan

from generator.documents import phones
from generator.facts import identifiers, places
from generator.facts.errors import FactError
from generator.facts.identifiers import (
    Email,
    Gstin,
    Pan,
    Phone,
)
from tests.test_identifiers import LABEL, PANS


@settings(max_examples=120)
@given(
    LABEL, st.lists(LABEL, min_size=1, max_size=3), st.sampled_from(["com", "in", "test", "local", "onion", "museum"])
)
def test_plain_emails_agree_with_the_full_check(local: str, labels: list[str], top: str) -> None:
    address = f"{local}@{'.'.join([*labels, top])}"
    if identifiers._PLAIN_EMAIL.fullmatch(address):
        checked = validate_email(address, check_deliverability=False, test_environment=True)
        assert Email.parse(address) == checked.normalized


@given(st.from_regex(r"[A-Za-z0-9]+([._+-][A-Za-z0-9]+)?@([a-z0-9]+(-[a-z0-9]+)?\.){1,2}[a-z]{2,5}", fullmatch=True))
def test_long_emails_agree_with_the_full_check(address: str) -> None:
    try:
        checked = validate_email(address, check_deliverability=False, test_environment=True).normalized
    except ValueError:
        with pytest.raises(FactError):
            Email.parse(address)
    else:
        assert Email.parse(address) == checked


@pytest.mark.parametrize(("local", "label"), [(64, 63), (65, 63), (64, 64), (1, 63)])
def test_emails_at_the_limits_agree_with_the_full_check(local: int, label: int) -> None:
    test_long_emails_agree_with_the_full_check.hypothesis.inner_test(  # type: ignore[attr-defined]
        f"{'a' * local}@{'b' * label}.{'c' * label}.com"
    )


@given(st.from_regex(identifiers._USUAL_PHONE, fullmatch=True))
def test_usual_phones_agree_with_the_library(number: str) -> None:
    parsed = phonenumbers.parse(number)
    assert phonenumbers.is_possible_number(parsed)
    assert Phone.parse(number) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@given(st.one_of([st.from_regex(row[0], fullmatch=True) for row in phones._USUAL]))
def test_usual_phones_are_written_as_the_library_writes_them(number: str) -> None:
    parsed = phonenumbers.parse(number)
    form = phonenumbers.PhoneNumberFormat
    assert phones.international(number) == phonenumbers.format_number(parsed, form.INTERNATIONAL)
    assert phones.national(number) == phonenumbers.format_number(parsed, form.NATIONAL)


@given(PANS, st.integers(1, 37), st.sampled_from("123456789ABC"), st.sampled_from("0123456789ABCXYZ"))
def test_indian_tax_numbers_agree_with_the_library(holder: str, state: int, count: str, check: str) -> None:
    assert Pan.parse(holder) == pan.validate(holder)
    number = f"{state:02}{holder}{count}Z{check}"
    try:
        Gstin.parse(number)
    except FactError:
        assert not gstin.is_valid(number)
    else:
        assert gstin.is_valid(number)


def test_countries_are_those_of_cldr() -> None:
    beyond_iso = set(re.findall("..", "ACCPCQDGEAEUEZICQOTAUNXAXBZZ"))
    two_letters = {code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))}
    assert two_letters - beyond_iso == places._COUNTRIES
