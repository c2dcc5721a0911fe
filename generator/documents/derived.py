"""Flags that follow from the facts. They are computed and never typed, so that they cannot contradict them."""

from __future__ import annotations

from generator.documents.paths import UnknownFactError
from generator.documents.views import View
from generator.facts.model import FactFile

READS = {
    "processor": ("data.categories",),
    "sensitive": ("data.categories",),
    "consent_used": ("data.purposes",),
    "dpdp": ("data.purposes",),
    "dpdp_consent": ("data.purposes",),
    "eu_or_uk": ("profile.targets_eu", "profile.targets_uk", "profile.eu_establishment", "profile.uk_establishment"),
    "subprocessors": ("recipients",),
    "disclosed": ("recipients", "data.categories", "sale_or_share"),
    "own_recipients": ("recipients",),
    "marketing": ("data.purposes",),
    "optional_cookies": ("cookies.items",),
}
"""The facts from which each flag follows: a change of one of them may change every sentence that asks for the flag."""


def flags(facts: FactFile) -> dict[str, bool]:
    """The computed flags of a company, by name."""
    data = facts.data
    categories = (data and data.categories) or ()
    purposes = (data and data.purposes) or ()
    profile = facts.profile
    recipients = facts.recipients or ()
    cookies = facts.cookies
    sale = facts.sale_or_share
    apart = ("sub_processor", "third_party") if sale and (sale.sells or sale.shares) else ("sub_processor",)
    consents = [p for p in purposes if p.consent_required or (p.legal_basis and p.legal_basis.id == "consent")]
    indian = [p for p in purposes if p.dpdp_ground and p.dpdp_ground.id == "dpdp_consent"]
    return {
        "processor": any(c.role and c.role.id == "processor" for c in categories),
        "sensitive": any(c.spdi or c.special for c in categories),
        "consent_used": bool(consents or indian),
        "dpdp": any(p.dpdp_ground for p in purposes),
        "dpdp_consent": bool(indian),
        "eu_or_uk": bool(
            profile
            and (profile.targets_eu or profile.targets_uk or profile.eu_establishment or profile.uk_establishment)
        ),
        "subprocessors": any(r.role and r.role.id == "sub_processor" for r in recipients),
        "disclosed": any(_own(facts, r.data) for r in recipients if not (r.role and r.role.id in apart)),
        "own_recipients": any(not (r.role and r.role.id == "sub_processor") for r in recipients),
        "marketing": any(p.purpose and p.purpose.id == "direct_marketing" for p in purposes),
        "optional_cookies": any(
            c.category and c.category.id != "strictly_necessary" for c in ((cookies and cookies.items) or ())
        ),
    }


def _own(facts: FactFile, names: tuple[str, ...] | None) -> bool:
    """Whether any of these categories is the company's own data, and not what it keeps for customers."""
    categories = (facts.data and facts.data.categories) or ()
    return any(c.id in names and not (c.role and c.role.id == "processor") for c in categories) if names else False


class Derived(View):
    """`derived.processor` and the other computed flags, as a clause sees them."""

    __slots__ = ("_flags",)

    def __init__(self, facts: FactFile) -> None:
        self._flags = flags(facts)

    def get(self, name: str) -> bool:
        if name not in self._flags:
            raise UnknownFactError(f"there is no flag “derived.{name}”; there are {', '.join(sorted(self._flags))}")
        return self._flags[name]
