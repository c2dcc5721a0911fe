"""Rules F020 to F027: numbers of registers, held against each other, the name and the registered office.

Form and check characters are told while the file is read (F004).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.load import Company
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.homes import home_state, registered_offices, state_names
from generator.lint.facts.reading import at
from generator.lint.facts.states import state_named, states_of_cin, states_of_gst, states_of_pin
from generator.lint.facts.survey import weight
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_PIN = regex(r"[1-9][0-9]{2} ?[0-9]{3}")
_PRIVATE = regex(r"(?<![a-z])(?:private|pvt\.?|\(p\)|p\.?) *(?:limited|ltd\.?)$", re.IGNORECASE)
_LIMITED = regex(r"\b(?:limited|ltd\.?)$", re.IGNORECASE)
_OPC = regex(r"\bopc\b", re.IGNORECASE)


@fact_rule(
    "F020", "pin-against-state", Severity.ERROR,
    good=(
        'offices: [{id: a, city: Bengaluru, state: Karnataka, postal_code: "560 025", country: IN}]',
        'offices: [{id: a, city: Noida, state: Uttar Pradesh, postal_code: "201301", country: IN}]',
        'offices: [{id: a, city: Dublin, state: Leinster, postal_code: D02 X285, country: IE}]',
    ),
    bad=(
        'offices:\n- {id: a, city: Mumbai, state: Maharashtra, postal_code: ⟦"560025"⟧, country: IN}\n',
        'offices:\n- {id: a, city: Mumbai, state: Maharashtra, postal_code: ⟦"40001"⟧, country: IN}\n',
    ),
    provisions=("IN-CO-26.1",),
)  # fmt: skip
def pin_against_state(company: Company, context: Context) -> Iterator[FactHit]:
    """An Indian office has a PIN of six digits that belongs to its State.

    The first digits of a PIN name the postal circle. A notice or a summons that is sent to the wrong State comes back,
    and the registered address that the Companies Act asks for is not the one on the register.
    """
    for index, office in enumerate(company.facts.offices or ()):
        if office.country != "IN" or office.postal_code is None:
            continue
        path = f"offices[{index if office.id is None else office.id}].postal_code"
        pin = office.postal_code
        if not _PIN.fullmatch(pin):
            message = f"{path}: {brief(pin)} was to be a PIN of six digits that does not begin with 0"
            yield FactHit(
                path, message, "Copy it from a letter, or look it up at India Post.", severity=weight(company)
            )
            continue
        state = state_named(office.state)
        if state is not None and not pin.startswith(state.pins):
            there = state_names(states_of_pin(pin))
            lies = f"belongs to {there}" if there else "belongs to no State (9 is the army's post)"
            message = f"{path}: the PIN {pin} {lies}, but the office is in {state.name}"
            yield FactHit(path, message, "Correct the PIN or the State.", severity=weight(company))


@fact_rule(
    "F021", "gstin-against-state", Severity.WARNING,
    good=(
        "company: {identifiers: {gstin: 29ZZZCN0842K1ZL}}\n"
        "offices: [{id: a, kind: registered, state: Karnataka, country: IN}]",
        "company: {identifiers: {gstin: 29ZZZCN0842K1ZL}}\noffices: [{id: a, kind: branch, state: Goa, country: IN}]",
    ),
    bad="company: {identifiers: {gstin: ⟦29ZZZCN0842K1ZL⟧}}\n"
    "offices: [{id: a, kind: registered, state: Maharashtra, country: IN}]\n",
)  # fmt: skip
def gstin_against_state(company: Company, context: Context) -> Iterator[FactHit]:
    """The GSTIN is the registration in the State of the registered office.

    Its first two digits are the State. Customers claim the tax that they paid under this number; one of another State
    than the address beside it makes them ask which of the two is right, and a tax officer too.
    """
    gstin = at(company, "company.identifiers.gstin")
    home = home_state(company)
    if gstin is None or home is None or gstin.state in home.gst:
        return
    there = state_names(states_of_gst(gstin.state)) or "no State"
    message = (
        f"company.identifiers.gstin: {gstin} begins with {gstin.state}, which is {there}; "
        f"the registered office is in {home.name} ({home.gst[0]})"
    )
    hint = "Give the registration of the State in which the registered office is."
    yield FactHit("company.identifiers.gstin", message, hint)


@fact_rule(
    "F022", "cin-against-state", Severity.ERROR,
    good=(
        "company: {identifiers: {cin: U63112KA2018PTC999213}}\n"
        "offices: [{id: a, kind: registered, state: Karnataka, country: IN}]",
        "company: {identifiers: {cin: U63112AP2005PTC999213}}\n"
        "offices: [{id: a, kind: registered, state: Telangana, country: IN}]",
    ),
    bad="company: {identifiers: {cin: ⟦U63112KA2018PTC999213⟧}}\n"
    "offices: [{id: a, kind: registered, state: Maharashtra, country: IN}]\n",
    provisions=("IN-CO-26.1",),
)  # fmt: skip
def cin_against_state(company: Company, context: Context) -> Iterator[FactHit]:
    """The State in the CIN is the State of the registered office.

    A company that moves its registered office to another State gets a new CIN (Companies Act, 2013, s.13(7)). Where
    the two differ, the number or the address is out of date, and Companies (Incorporation) Rules 2014, r.26, ask for
    both on the website.
    """
    cin = at(company, "company.identifiers.cin")
    home = home_state(company)
    if cin is None or home is None or cin.state in home.cin:
        return
    states = states_of_cin(cin.state)
    if not states:  # registrars' offices use letters beyond those of the States
        return
    message = (
        f"company.identifiers.cin: {cin} says {cin.state}, which is {state_names(states)}; "
        f"the registered office is in {home.name} ({home.cin[0]})"
    )
    hint = "Copy the CIN from the latest certificate, or correct the registered office."
    yield FactHit("company.identifiers.cin", message, hint, severity=weight(company))


@fact_rule(
    "F023", "pan-against-gstin", Severity.ERROR,
    good="company: {identifiers: {gstin: 29ZZZCN0842K1ZL, pan: ZZZCN0842K}}",
    bad="company: {identifiers: {gstin: 29ZZZCN0842K1ZL, pan: ⟦ZZZCN0824K⟧}}",
)  # fmt: skip
def pan_against_gstin(company: Company, context: Context) -> Iterator[FactHit]:
    """The PAN is the one within the GSTIN.

    Characters 3 to 12 of a GSTIN are the PAN of the registered person. Customers deduct tax at source under the PAN;
    under a wrong one the deduction is credited to somebody else.
    """
    known = at(company, "company.identifiers")
    if known is None or known.pan is None or known.gstin is None or known.pan == known.gstin.pan:
        return
    message = f"company.identifiers.pan: {known.pan} differs from {known.gstin.pan}, the PAN within the GSTIN"
    hint = "Copy both from their certificates; the GSTIN holds a check character, so the PAN is the likelier slip."
    yield FactHit("company.identifiers.pan", message, hint, severity=weight(company))


@fact_rule(
    "F024", "pan-against-form", Severity.ERROR,
    good="company: {legal_name: Banyan Host Private Limited, identifiers: {pan: ZZZCN0842K}}",
    bad=(
        "company: {legal_name: Banyan Host Private Limited, identifiers: {pan: ⟦ZZZPN0842K⟧}}",
        "company: {identifiers: {cin: U63112KA2018PTC999213, pan: ⟦ZZZFN0842K⟧}}",
        "company: {legal_name: Banyan Host LLP, identifiers: {pan: ⟦ZZZCN0842K⟧}}",
    ),
)  # fmt: skip
def pan_against_form(company: Company, context: Context) -> Iterator[FactHit]:
    """The fourth letter of the PAN fits the legal form.

    `C` stands for a company, `F` for a firm or LLP, `P` for a person (Income-tax Rules, r.114). A company that gives
    the PAN of its founder has tax deducted for the wrong taxpayer.
    """
    who = company.facts.company
    known = who.identifiers if who else None
    if who is None or known is None or known.pan is None:
        return
    name = who.legal_name or ""
    if known.cin is not None or _LIMITED.search(name):
        fits, form = "C", "a company"
    elif re.search(r"\bLLP$|\bLimited Liability Partnership$", name):
        fits, form = "F", "a limited liability partnership"
    else:
        return
    if known.pan.holder != fits:
        message = (
            f"company.identifiers.pan: the fourth letter of {known.pan} is {known.pan.holder}, but {form} has {fits}"
        )
        hint = "Give the PAN of the company, not of a person behind it."
        yield FactHit("company.identifiers.pan", message, hint, severity=weight(company))


def _form(kind: str, name: str) -> str | None:
    """What the name of a company of this kind must end with; None where it does, or where its kind leaves it free."""
    if kind == "OPC":
        return None if _OPC.search(name) else "“(OPC) Private Limited”"
    if kind in ("PTC", "FTC"):
        return None if _PRIVATE.search(name) else "“Private Limited”"
    if kind in ("PLC", "FLC") and (_PRIVATE.search(name) or not _LIMITED.search(name)):
        return "“Limited”, without “Private”"
    return None


@fact_rule(
    "F025", "name-without-form", Severity.ERROR,
    good=(
        "company: {legal_name: Banyan Host Private Limited, identifiers: {cin: U63112KA2018PTC999213}}",
        "company: {legal_name: Banyan Host Pvt. Ltd., identifiers: {cin: U63112KA2018PTC999213}}",
        "company: {legal_name: Banyan Host Limited, identifiers: {cin: L63112KA2018PLC999213}}",
        "company: {legal_name: Banyan Foundation, identifiers: {cin: U85300KA2018NPL999213}}",
    ),
    bad=(
        "company: {legal_name: ⟦Banyan Host⟧, identifiers: {cin: U63112KA2018PTC999213}}",
        "company: {legal_name: ⟦Banyan Host Limited⟧, identifiers: {cin: U63112KA2018PTC999213}}",
        "company: {legal_name: ⟦Banyan Host Private Limited⟧, identifiers: {cin: L63112KA2018PLC999213}}",
    ),
    provisions=("IN-CO-26.1",),
)  # fmt: skip
def name_without_form(company: Company, context: Context) -> Iterator[FactHit]:
    """The legal name ends with the form of company that the CIN states.

    “Private Limited” is part of the name (Companies Act, 2013, s.4(1)(a)). Who contracts under a name without it may be
    taken to contract in person, and the party to the contract cannot be found on the register.
    """
    who = company.facts.company
    cin = who.identifiers.cin if who and who.identifiers else None
    if who is None or cin is None or who.legal_name is None:
        return
    expected = _form(cin.kind, who.legal_name)
    if expected is not None:
        message = (
            f"company.legal_name: {brief(who.legal_name)} was to end with {expected}, "
            f"because the CIN {cin} is that of a {cin.kind} company"
        )
        hint = "Write the name exactly as on the certificate of incorporation."
        yield FactHit("company.legal_name", message, hint, severity=weight(company))


@fact_rule(
    "F026", "impossible-cin", Severity.ERROR,
    good="company: {legal_name: Banyan Host Limited, identifiers: {cin: L63112KA2018PLC999213}}",
    bad=(
        "company: {legal_name: Banyan Host Private Limited, identifiers: {cin: ⟦L63112KA2018PTC999213⟧}}",
        "company: {legal_name: Banyan Host Private Limited, identifiers: {cin: ⟦U63112KA1898OPC999213⟧}}",
    ),
)  # fmt: skip
def impossible_cin(company: Company, context: Context) -> Iterator[FactHit]:
    """The parts of a CIN fit each other.

    A private company cannot be listed (Companies Act, 2013, s.2(68)), and there was no one person company before 2013.
    Such a number was mistyped or put together from two.
    """
    cin = at(company, "company.identifiers.cin")
    if cin is None:
        return
    wrong = None
    if cin.listed and cin.kind in ("PTC", "OPC", "FTC"):
        wrong = f"begins with L, which is a listed company, but {cin.kind} is a private one"
    elif cin.kind == "OPC" and cin.year < 2013:
        wrong = f"is that of a one person company of {cin.year}, but there was none before 2013"
    if wrong:
        message = f"company.identifiers.cin: {cin} {wrong}"
        hint = "Copy the 21 characters from the certificate of incorporation."
        yield FactHit("company.identifiers.cin", message, hint, severity=weight(company))


@fact_rule(
    "F027", "registered-office", Severity.WARNING,
    good=(
        "profile: {india_entity: true}\n"
        "offices: [{id: a, kind: registered, country: IN}, {id: b, kind: branch, country: IN}]",
        "profile: {india_entity: true}",
    ),
    bad=(
        "profile: {india_entity: true}\noffices: ⟦[{id: a, kind: postal, country: IN}]⟧\n",
        "offices:\n- {id: a, kind: registered, country: IN}\n- ⟦{id: b, kind: registered, country: IN}⟧\n",
    ),
    provisions=("IN-CO-26.1",),
)  # fmt: skip
def registered_office(company: Company, context: Context) -> Iterator[FactHit]:
    """An Indian company names one registered office.

    There is exactly one at any time (Companies Act, 2013, s.12), it stands on the website (Companies (Incorporation)
    Rules 2014, r.26), and it is where the law lets anybody serve a document on the company.
    """
    offices = company.facts.offices
    if not offices or any(office.kind is None for office in offices):
        return
    registered = list(registered_offices(company))
    for path, _ in registered[1:]:
        message = f"{path}: this is a second registered office; {registered[0][0]} is the first"
        yield FactHit(path, message, "Keep the one on the register, and give the other its own kind.")
    profile = company.facts.profile
    if not registered and profile is not None and profile.india_entity:
        message = "offices: none of them is the registered office, which an Indian company has to name"
        yield FactHit("offices", message, "Say kind: registered of the office on the register, or add it.")


RULES: tuple[Rule, ...] = (
    pin_against_state,
    gstin_against_state,
    cin_against_state,
    pan_against_gstin,
    pan_against_form,
    name_without_form,
    impossible_cin,
    registered_office,
)
