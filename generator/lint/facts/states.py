"""The States and Union Territories of India by their codes.

Names and GST codes: CBIC, GST State code list. Letters: as registrars write them into a CIN; a company that was
incorporated before its State was parted from another may still carry the older letters. PINs: India Post, first
digits by postal circle; a place near a border can belong to the circle of the neighbour, so that all prefixes that
occur in a State are listed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple


class State(NamedTuple):
    """A State or Union Territory."""

    name: str
    gst: tuple[str, ...]
    """GST codes, the one in use first."""
    cin: tuple[str, ...]
    """Letters in a CIN, the usual ones first."""
    pins: tuple[str, ...]
    """First digits of its PINs."""
    aliases: tuple[str, ...] = ()


def _state(name: str, gst: str, cin: str, pins: str, aliases: str = "") -> State:
    others = tuple(filter(None, aliases.split("; ")))
    return State(name, tuple(gst.split()), tuple(cin.split()), tuple(pins.split()), others)


STATES: Final = (
    _state("Andaman and Nicobar Islands", "35", "AN", "744", "Andaman & Nicobar"),
    _state("Andhra Pradesh", "37 28", "AP", "50 51 52 53"),
    _state("Arunachal Pradesh", "12", "AR", "78 79"),
    _state("Assam", "18", "AS", "78 79"),
    _state("Bihar", "10", "BR", "80 81 82 84 85"),
    _state("Chandigarh", "04", "CH", "16"),
    _state("Chhattisgarh", "22", "CT CG MP", "49", "Chattisgarh"),
    _state("Dadra and Nagar Haveli and Daman and Diu", "26 25", "DN DD", "36 39",
           "Dadra and Nagar Haveli; Daman and Diu; Dadra & Nagar Haveli; Daman & Diu; Daman"),
    _state("Delhi", "07", "DL", "11", "New Delhi; NCT of Delhi; National Capital Territory of Delhi"),
    _state("Goa", "30", "GA", "40"),
    _state("Gujarat", "24", "GJ", "36 37 38 39"),
    _state("Haryana", "06", "HR PB", "12 13"),
    _state("Himachal Pradesh", "02", "HP", "17"),
    _state("Jammu and Kashmir", "01", "JK", "18 19", "Jammu & Kashmir"),
    _state("Jharkhand", "20", "JH BR", "81 82 83"),
    _state("Karnataka", "29", "KA", "56 57 58 59", "Karnatka"),
    _state("Kerala", "32", "KL", "67 68 69"),
    _state("Ladakh", "38", "LA LH JK", "19"),
    _state("Lakshadweep", "31", "LD", "682"),
    _state("Madhya Pradesh", "23", "MP", "45 46 47 48"),
    _state("Maharashtra", "27", "MH", "40 41 42 43 44"),
    _state("Manipur", "14", "MN", "795"),
    _state("Meghalaya", "17", "ML SH", "78 79"),
    _state("Mizoram", "15", "MZ", "796"),
    _state("Nagaland", "13", "NL", "797 798"),
    _state("Odisha", "21", "OR OD", "75 76 77", "Orissa"),
    _state("Puducherry", "34", "PY TN", "53 60 67", "Pondicherry"),
    _state("Punjab", "03", "PB", "14 15 16"),
    _state("Rajasthan", "08", "RJ", "30 31 32 33 34"),
    _state("Sikkim", "11", "SK", "737"),
    _state("Tamil Nadu", "33", "TN TZ", "60 61 62 63 64 66", "Tamilnadu"),
    _state("Telangana", "36", "TG TS AP", "50", "Telengana"),
    _state("Tripura", "16", "TR", "799"),
    _state("Uttar Pradesh", "09", "UP", "20 21 22 23 24 25 26 27 28"),
    _state("Uttarakhand", "05", "UR UT UP", "24 26", "Uttaranchal"),
    _state("West Bengal", "19", "WB", "70 71 72 73 74"),
)  # fmt: skip


def _key(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower().replace("&", "and"))


@cache
def _by_name() -> dict[str, State]:
    return {_key(name): state for state in STATES for name in (state.name, *state.aliases)}


def state_named(name: str | None) -> State | None:
    """The State of a name as people write it (“Tamilnadu”, “Jammu & Kashmir”); None where it is none of India."""
    return _by_name().get(_key(name)) if name else None


def states_of_pin(pin: str) -> tuple[State, ...]:
    """The States in which a PIN can lie."""
    return tuple(state for state in STATES if pin.startswith(state.pins))


def states_of_gst(code: str) -> tuple[State, ...]:
    """The State of a GST code, also of one that is out of use."""
    return tuple(state for state in STATES if code in state.gst)


def states_of_cin(letters: str) -> tuple[State, ...]:
    """The States whose companies carry these letters in their CIN."""
    return tuple(state for state in STATES if letters in state.cin)
