"""Rules F070 to F074: lists, and items that stand twice or for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

from generator.facts.fields import list_at
from generator.facts.load import Company
from generator.facts.terms import Term
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.survey import one_letter_off, survey
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_FORMS = regex(
    r"\b(?:private|pvt|limited|ltd|llp|llc|inc|incorporated|corp|corporation|gmbh|pte|plc|company|co|the|and)\b|[\W_]+",
    re.IGNORECASE,
)
_NAMED: Final = (
    ("recipients", "name", ("country", "role", "kind", "does")),
    ("data.categories", "label", ("role",)),
    ("data.purposes", "purpose", ("legal_basis", "dpdp_ground", "data", "kinds", "rationale")),
    ("documents.related", "name", ()),
    ("company.group.members", "name", ("country",)),
)
"""List, the field that names an item, and fields in which two items of one name may rightly differ."""


@fact_rule(
    "F070", "near-duplicate", Severity.WARNING,
    good=(
        "recipients:\n- {id: a, name: Kaveri Payments Private Limited, country: IN}\n"
        "- {id: b, name: Kaveri Payments Private Limited, country: SG}\n",
        "data: {categories: [{id: a, label: Account details}, {id: b, label: Billing details}]}",
        "recipients: [{id: a, name: Data Centre 1 Limited}, {id: b, name: Data Centre 2 Limited}]",
    ),
    bad=(
        "recipients:\n- {id: a, name: Kaveri Rupaya Payments Private Limited}\n"
        "- {id: b, name: ⟦Kaveri Rupaya Payments Pvt. Ltd.⟧}\n",
        "recipients:\n- {id: a, name: Kaveri Rupaya Payments Private Limited}\n"
        "- {id: b, name: ⟦Kaveri Rupya Payments Private Limited⟧}\n",
        "data: {categories: [{id: a, label: Account details}, {id: b, label: ⟦Account detail⟧}]}",
        "data: {purposes: [{id: a, purpose: billing}, {id: b, purpose: ⟦billing⟧}]}",
        "cookies:\n  items:\n  - {name: sid, provider: Banyan}\n  - {name: ⟦sid⟧, provider: Banyan}\n",
    ),
)  # fmt: skip
def near_duplicate(company: Company, context: Context) -> Iterator[FactHit]:
    """An item stands once, under one name.

    “Kaveri Payments Pvt. Ltd.” beside “Kaveri Payments Private Limited” is one company with two rows: a reader counts
    two recipients, and the next change reaches only one of them. Two rows of one name are right where something else
    tells them apart, such as the country.
    """
    for target, field, apart in _NAMED:
        items = list_at(company.facts, target)
        if len(items) > 1:
            yield from _twice(target, field, apart, items)
    seen: dict[tuple[Any, Any], int] = {}
    for index, item in enumerate(list_at(company.facts, "cookies.items")):
        key = (getattr(item, "name", None), getattr(item, "provider", None))
        if key[0] is not None and key in seen:
            path = f"cookies.items[{index}].name"
            message = f"{path}: the cookie “{key[0]}” stands in the list already (item {seen[key] + 1})"
            yield FactHit(path, message, "Keep one row for each cookie.")
        seen.setdefault(key, index)


def _twice(target: str, field: str, apart: tuple[str, ...], items: tuple[Any, ...]) -> Iterator[FactHit]:
    known: list[tuple[str, str, Any]] = []
    for index, item in enumerate(items):
        name = str(getattr(item, field) or "")
        bare = _bare(name)
        if not bare:
            continue
        size = len(bare)
        same = next((one for one in known if -2 < size - len(one[0]) < 2 and _alike(bare, one[0])), None)
        if same is not None and not (name == same[1] and _differ(item, same[2], apart)):
            key = item.__dict__.get("id")
            path = f"{target}[{index if key is None else key}].{field}"
            as_well = "stands in the list already" if name == same[1] else f"nearly repeats {brief(same[1])}"
            yield FactHit(path, f"{path}: {brief(name)} {as_well}", "Make one row of the two, or name what differs.")
        known.append((bare, name, item))


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """A name without legal forms, points and blanks."""
    return _FORMS.sub("", name).lower()


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if len(one) < 8 or (one[0] != other[0] and one[-1] != other[-1]):
        return False  # one letter changes one end at most
    return one_letter_off(one, other) and re.sub(r"\D", "", one) == re.sub(r"\D", "", other)


def _differ(one: Any, other: Any, fields: tuple[str, ...]) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in fields)


@fact_rule(
    "F071", "repeated-term", Severity.WARNING,
    good="data: {subjects: [customers, website_visitors]}",
    bad=(
        "data: {subjects: [customers, website_visitors, ⟦customers⟧]}",
        "terms: {export_formats: [disk images, ⟦Disk images⟧]}",
        "billing: {reminders: [3 days, ⟦3 days⟧]}",
    ),
)  # fmt: skip
def repeated_item(company: Company, context: Context) -> Iterator[FactHit]:
    """A list names each thing once.

    A repeated item is what is left of copying, and often stands where another one should be.
    """
    here = ""
    first: tuple[Any, ...] = ()
    seen: set[Any] = set()
    for path, values in survey(company).lists:
        if path != here:
            here, seen = path, set()
            first = values if _differ_all(values) else ()
            if first:
                continue
        elif first:  # two items of one id, which F006 tells, make one list of theirs
            seen, first = {_key(value) for value in first}, ()
        for index, value in enumerate(values):
            if _key(value) in seen:
                fact = f"{path}[{index}]"
                message = f"{fact}: {brief(str(value))} stands in the list already"
                yield FactHit(fact, message, "Take it out, or write what was meant.")
            seen.add(_key(value))


_id = attrgetter("id")


def _differ_all(values: tuple[Any, ...]) -> bool:
    """Whether no two items of a list can be the same; quicker than to look at each."""
    if len(values) == 1:
        return True
    kind = type(values[0])
    keys = map(_id, values) if kind is Term else map(str.lower, values) if kind is str else values
    return len(set(keys)) == len(values)


def _key(value: Any) -> Any:
    """What two items of a list share that say the same."""
    return value.lower() if type(value) is str else value


@fact_rule(
    "F072", "unused-category", Severity.INFO,
    good=(
        "data:\n  categories: [{id: account, label: Account details}]\n"
        "  purposes: [{id: p, purpose: billing, data: [account]}]\n",
        "data: {categories: [{id: account, label: Account details}]}",
    ),
    bad=(
        "data:\n  categories: [{id: account, label: Account details}, ⟦{id: logs, label: Logs}⟧]\n"
        "  purposes: [{id: p, purpose: billing, data: [account]}]\n"
    ),
    provisions=("EU-GDPR-13.1.c",),
)  # fmt: skip
def unused_category(company: Company, context: Context) -> Iterator[FactHit]:
    """Each category of data is used by a purpose.

    Data that is collected and used for nothing may not be collected (DPDP Act s.6(1), GDPR Art. 5(1)(c)); more often
    the purpose was forgotten, and the page cannot say why the data is needed. What customers store is exempt.
    """
    used = {str(fact.value) for fact, target in survey(company).references if target == "data.categories"}
    if not used:  # nothing is said yet of which data serves which purpose
        return
    for index, category in enumerate(list_at(company.facts, "data.categories")):
        key, role = getattr(category, "id", None), getattr(category, "role", None)
        if key is not None and key not in used and str(role or "") != "processor":
            fact = f"data.categories[{key}]" if not key.isdigit() else f"data.categories[{index}]"
            message = f"{fact}: no purpose and no recipient uses the category “{key}”"
            yield FactHit(fact, message, "Name it in the data of a purpose, or take it out.")


@fact_rule(
    "F073", "open-ended-list", Severity.INFO,
    good="aup: {open_ended: false, acts: [send_spam]}",
    bad=(
        "aup: {open_ended: ⟦true⟧, acts: [send_spam]}",
        "data: {categories: [{id: account, items: [email], open_ended: ⟦true⟧}]}",
    ),
)  # fmt: skip
def open_ended_list(company: Company, context: Context) -> Iterator[FactHit]:
    """A list of data or of forbidden acts is complete.

    A list that ends in “and more” tells nobody which data is collected, and a ban on more than it names can hardly be
    enforced against a customer.
    """
    for path in survey(company).yes("open_ended"):
        yield FactHit(path, f"{path}: the list is left open", "Complete the list, and say false.")


@fact_rule(
    "F074", "one-number-for-two", Severity.INFO,
    good="contacts: {general: {phone: +91 80 4718 2300, fax: +91 80 4718 2309}}",
    bad=(
        "contacts: {general: {phone: +91 80 4718 2300, fax: ⟦+91 80 4718 2300⟧}}",
        "contacts:\n  sales:\n  - {region: India, phone: +91 80 4718 2300}\n"
        "  - {region: Nepal, phone: ⟦+91 80 4718 2300⟧}\n",
    ),
)  # fmt: skip
def one_number_for_two(company: Company, context: Context) -> Iterator[FactHit]:
    """Lines that are offered as different ones have different numbers.

    A fax under the number of the phone, or two regions under one number, is what is left of copying.
    """
    general = at(company, "contacts.general")
    if general is not None and general.fax is not None and general.fax == general.phone:
        message = f"contacts.general.fax: {general.fax} is the number of the phone, too"
        yield FactHit("contacts.general.fax", message, "Write the number of the fax, or leave it out.")
    seen: dict[str, str] = {}
    for index, line in enumerate(at(company, "contacts.sales") or ()):
        if line.phone in seen:
            path = f"contacts.sales[{index}].phone"
            message = f"{path}: {line.phone} is the number for {seen[line.phone]}, too"
            yield FactHit(path, message, "Write the number of this region, or make one entry of the two.")
        elif line.phone is not None:
            seen[line.phone] = line.region or "another region"


RULES: tuple[Rule, ...] = (near_duplicate, repeated_item, unused_category, open_ended_list, one_number_for_two)
