"""Rule P304: addresses of another company."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.names_others import WELL_KNOWN
from generator.lint.prose.names_parties import GENERIC, party, plain
from generator.lint.prose.scan import places
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_MAIL = regex(r"([\w.+-]+)@((?:[\w-]+\.)+[a-z]{2,})")
_FREE_WORDS = """
    gmail googlemail yahoo ymail hotmail outlook live msn icloud me aol proton protonmail gmx web mail zoho yandex
    qq rediffmail rocketmail fastmail tutanota example company domain email yourdomain website
"""
_FREE = frozenset(_FREE_WORDS.split())
_OFFICIAL = regex(
    r"\b(?:gov|gob|gouv|govt|gc|edu|ac|europa|mil|nic)\b|dataprotection|privacy|ico\.org|cnil|aepd|garante|bfdi|"
    r"datenschutz"
)
_CONTACT_CUE = regex(
    r"\b(?:contact|write to|e-?mail|reach|mail|send|address|queries|questions|notify|support)\b[^.]{0,80}$",
    re.IGNORECASE,
)
_SITE_CUE = regex(
    r"(?:our (?:web)?site|the (?:web)?site|website located|visit(?:ing)?|located at|websites?)[^.]{0,40}$",
    re.IGNORECASE,
)
_HOST = regex(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)


def _label(host: str) -> str:
    """The part of a host that names its owner."""
    parts = [
        part for part in host.lower().split(".")[:-1] if part not in ("www", "co", "com", "org", "net", "ac", "gov")
    ]
    return (parts[-1] if parts else host.split(".", maxsplit=1)[0]).replace("-", "")


@prose_rule(
    "P304", "foreign-address", Severity.WARNING,
    good=(
        "Nila Hosting Limited (“we”) runs www.nila.in. Write to help@nila.in, to our officer at "
        "a.rao@nilahosting.com or "
        "to nila.help@gmail.com. You can complain to the authority at casework@ico.org.uk.",
        "Visit our website at https://getcomet.io or write to info@comet.com; our parent Zeta answers at "
        "help@zeta.com.",
    ),
    bad="Nila Hosting Limited (“we”) runs www.nila.in. Write to help@nila.in, or contact our officer at "
    "⟦info@zetamedia.com⟧.",
    needs=("@",),
)  # fmt: skip
def foreign_address(document: Document, context: Context) -> Iterator[Hit]:
    """An e-mail address for contact belongs to the company.

    An address of another company is what a copied text leaves behind. Requests and complaints go to a stranger, who
    learns who complains, and the time to answer runs out.
    """
    text = document.text
    mails = [(m.start(), m.end(), _label(m[2]), m[2].lower()) for at in places(text, "@") if (m := _mail_at(text, at))]
    named = _named_labels(document, context, [label for _, _, label, _ in mails])
    if all(_is_public(label, host) or _belongs(label, named) for label, host in {mail[2:] for mail in mails}):
        return
    own = named | _site_labels(document)
    if not own:
        return
    strange: dict[str, bool] = {}
    for start, end, label, host in mails:
        if label not in strange:
            strange[label] = len(strange) < _MOST and not (
                _is_public(label, host) or _belongs(label, own) or _is_named(document, label)
            )
        block = document.block_at(start)
        if (
            not strange[label]
            or label in plain(text[max(block.start, start - 400) : start])
            or not _CONTACT_CUE.search(text, max(block.start, start - 120), start)
        ):
            continue
        yield Hit(
            start, end,
            f"{brief(text[start:end])} is an address of another domain than {brief(min(own))}.",
            "Write an address of your own, or say whose address it is.",
        )  # fmt: skip


_MOST = 50


def _is_public(label: str, host: str) -> bool:
    """True for mailboxes that anybody can have, of authorities, and of well-known companies."""
    return label in _FREE or len(label) < 4 or label in WELL_KNOWN or _OFFICIAL.search(host) is not None


def _is_named(document: Document, label: str) -> bool:
    """True where the text also names the owner of a domain, so that the address is there on purpose."""
    text = document.text
    return any(
        not text[max(0, at - 1)].isalnum() and text[at - 1 : at] not in ("@", ".", "/", "-")
        for at in places(document.lower, label)
    )


def _mail_at(text: str, at: int) -> re.Match[str] | None:
    start = at
    while start > 0 and at - start < 40 and (text[start - 1].isalnum() or text[start - 1] in "._+-"):
        start -= 1
    return _MAIL.match(text, start, at + 80)


def _named_labels(document: Document, context: Context, mails: list[str]) -> set[str]:
    """What names the company in its addresses: its names, and the domain of most addresses."""
    own = {plain(name) for name in context.known.every}
    company = party(document, context)
    if company:
        own.add(company.key)
        own.update(plain(w) for w in company.words if plain(w) not in GENERIC and len(w) > 3)
        own.add("".join(w[0] for w in company.words).lower() + company.form[0])
    usual = Counter(label for label in mails if label not in _FREE).most_common(2)
    if usual and usual[0][1] >= 2 and (len(usual) == 1 or usual[0][1] > usual[1][1]):
        own.add(usual[0][0])
    return {label for label in own if len(label) > 2}


def _site_labels(document: Document) -> set[str]:
    """What names the company in the address of its website."""
    own = set()
    for at in (*places(document.lower, "http"), *places(document.lower, "www.")):
        if _SITE_CUE.search(document.text, max(0, at - 80), at) and (host := _HOST.match(document.text, at)):
            own.add(_label(host[1]))
    return {label for label in own if len(label) > 2}


def _belongs(label: str, own: set[str]) -> bool:
    from rapidfuzz.fuzz import partial_ratio

    return any(
        label in name or name in label or label.startswith(name[:-1]) or partial_ratio(label, name) > 75 for name in own
    )


RULES: tuple[Rule, ...] = (foreign_address,)
