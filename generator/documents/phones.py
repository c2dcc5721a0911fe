"""Phone numbers as they are written. The library of all countries takes longer to load than a page takes to write,
so the commonest forms stand here; a test holds them against it.
"""

from __future__ import annotations

import re
from typing import Final

_USUAL: Final = (
    (r"\+91(11|2[02]|33|4[04])([0-9]{4})([0-9]{4})", "+91 {} {} {}", "0{} {} {}"),  # six cities of India
    (r"\+91(9[0-9]{4})([0-9]{5})", "+91 {} {}", "0{} {}"),  # Indian mobiles
    (r"\+44(20)([0-9]{4})([0-9]{4})", "+44 {} {} {}", "0{} {} {}"),  # London
    (r"\+1([2-9][0-9]{2})([2-9][0-9]{2})([0-9]{4})", "+1 {}-{}-{}", "({}) {}-{}"),  # North America
)


def international(number: str) -> str:
    """`+91 22 6662 8100`, from E.164, with an extension after `;ext=`."""
    return _usual(number, 1) or _full(number, "INTERNATIONAL")


def national(number: str) -> str:
    """`022 6662 8100`, as dialled within the country."""
    return _usual(number, 2) or _full(number, "NATIONAL")


def _usual(number: str, form: int) -> str | None:
    for row in _USUAL:
        if match := re.fullmatch(row[0], number):
            return row[form].format(*match.groups())
    return None


def _full(number: str, form: str) -> str:
    import phonenumbers

    parsed = phonenumbers.parse(number)
    return str(phonenumbers.format_number(parsed, getattr(phonenumbers.PhoneNumberFormat, form)))
