"""Rules C021 to C028: who receives data, where, and what is said about it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids, is_company, items, same_party
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule


@fact_rule(
    "C021", "internal-only-with-recipients", Severity.ERROR,
    good="sharing: {internal_only: false}\nrecipients: [{id: mail, name: Lantern Mail GmbH}]",
    bad="sharing: {internal_only: ⟦true⟧}\nrecipients: [{id: mail, name: Lantern Mail GmbH}]",
    provisions=("EU-GDPR-13.1.e", "US-CA-OPPA-22575.b.1", "IN-SPDI-4.1.iv"),
)  # fmt: skip
def internal_only_with_recipients(company: Company, context: Context) -> Iterator[FactHit]:
    """“For internal use only” stands only where nobody outside receives data.

    The list of recipients on the same page disproves the sentence, and a regulator reads the sentence first.
    """
    if not at(company, "sharing.internal_only"):
        return
    outside = next((path for path, _ in items(company, "recipients")), None)
    proof = f"{outside} receives data" if outside else None
    if proof is None and at(company, "marketing.partner_offers"):
        proof = "marketing.partner_offers is true"
    if proof is None and any(item.third_party for _, item in items(company, "cookies.items")):
        proof = "cookies.items holds cookies of others"
    if proof:
        yield against(
            company, "sharing.internal_only", f"sharing.internal_only is true, but {proof}",
            "Say sharing.internal_only: false; the table of recipients says who gets what.",
        )  # fmt: skip


_GIVES = regex(r"share|disclos|transfer|trade|rent|sell|give|pass|exchange", re.IGNORECASE)
_SHARES = regex(r"share|disclos|transfer|give|pass", re.IGNORECASE)
_ANYONE = regex(r"third part|anyone|anybody|others?$|outside", re.IGNORECASE)
_BUYERS = frozenset({"advertising_partners", "affiliate_partners", "social_networks"})


@fact_rule(
    "C022", "no-sale-with-sharing", Severity.ERROR,
    good="sharing: {no_sale: {verbs: [sell, rent], to: [third parties]}}\n"
         "recipients: [{id: mail, kind: email_providers}]",
    bad=("sharing: {no_sale: {verbs: [sell, ⟦share⟧], to: [third parties]}}\n"
         "recipients: [{id: mail, kind: email_providers}]",
         "sharing: {no_sale: {verbs: ⟦[sell, rent]⟧, to: [third parties]}}\nmarketing: {partner_offers: true}"),
    provisions=("US-CA-CCPA-120.b", "US-CA-REG-7011.e.1.D", "EU-GDPR-13.1.e"),
)  # fmt: skip
def no_sale_with_sharing(company: Company, context: Context) -> Iterator[FactHit]:
    """“We do not sell or share” is true of every recipient, partner and cookie.

    A flat “we never share your data” beside a list of recipients is the best known lie of privacy pages. In California
    advertising partners are “sharing” even without money, and the denial is a false statement to consumers.
    """
    promise = at(company, "sharing.no_sale")
    if promise is None:
        return
    verbs, anyone = promise.verbs or (), any(_ANYONE.search(to) for to in promise.to or ())
    for index, verb in enumerate(verbs):
        outside = [p for p, r in items(company, "recipients") if not ids(r.role) & {"authority", "group_company"}]
        if anyone and _SHARES.search(verb) and outside:
            yield against(
                company, f"sharing.no_sale.verbs[{index}]",
                f"sharing.no_sale denies that we {verb} data, but {outside[0]} receives data",
                "Keep only the verbs that are true of every recipient, such as sell and rent.",
            )  # fmt: skip
            return
    buyer = next(
        (p for p, r in items(company, "recipients") if ids(r.kind) & _BUYERS or ids(r.role) & {"third_party"}), None
    )
    proof = "marketing.partner_offers is true" if at(company, "marketing.partner_offers") else None
    proof = f"{buyer} gets data for purposes of its own" if buyer else proof
    if proof and any(_GIVES.search(verb) for verb in verbs):
        yield against(
            company, "sharing.no_sale.verbs", f"sharing.no_sale denies to {' or '.join(verbs)} data, but {proof}",
            "Take the promise out, or the partner; where no data reaches partners, say so in the words of the promise.",
        )  # fmt: skip


def _recipient(company: Company, name: str | None, *kinds: str) -> bool:
    return any(
        (name and recipient.name and same_party(name, recipient.name)) or ids(recipient.kind) & set(kinds)
        for _, recipient in items(company, "recipients")
    )


@fact_rule(
    "C023", "tool-without-recipient", Severity.ERROR,
    good="analytics: {third_party: true, tools: [Quietcount]}\nrecipients: [{id: q, name: Quietcount GmbH}]\n"
         "cookies: {items: [{name: q_id, provider: Quietcount GmbH, third_party: true}]}",
    bad=("analytics: {third_party: ⟦true⟧}\nrecipients: [{id: pay, kind: payment_providers}]",
         "recipients: [{id: pay, kind: payment_providers}]\n"
         "cookies: {items: [{name: q_id, provider: ⟦Quietcount GmbH⟧, third_party: true}]}",
         "recipients: [{id: q, kind: analytics_providers}]\nbilling: {payment_provider: {name: ⟦Paisa Payments⟧}}"),
    provisions=("EU-GDPR-13.1.e", "EU-EPRIV-P49.third"),
)  # fmt: skip
def tool_without_recipient(company: Company, context: Context) -> Iterator[FactHit]:
    """Whoever measures, advertises, takes payments or sets a cookie stands among the recipients.

    Each of them receives at least an address and a number. A cookie page that names a provider whom the privacy page
    does not know shows that one of the two is not complete.
    """
    hint = "Add a recipient for it, with what it does and where."
    for index, tool in enumerate(at(company, "analytics.tools") or ()):
        if not _recipient(company, tool, "analytics_providers") and not is_company(company, tool):
            yield against(company, f"analytics.tools[{index}]", f"“{tool}” measures, but is no recipient", hint)
    unnamed = at(company, "analytics.third_party") and not at(company, "analytics.tools")
    if unnamed and not _recipient(company, None, "analytics_providers"):
        message = "analytics.third_party is true, but no recipient measures"
        yield against(company, "analytics.third_party", message, hint)
    for path, item in items(company, "cookies.items"):
        if item.third_party and item.provider and not _recipient(company, item.provider):
            message = f"“{item.provider}” sets the cookie {item.name}, but is no recipient"
            yield against(company, f"{path}.provider", message, hint)
    payer = at(company, "billing.payment_provider.name")
    if payer and not _recipient(company, payer, "payment_providers"):
        yield against(company, "billing.payment_provider.name", f"“{payer}” takes payments, but is no recipient", hint)
    for path, programme in items(company, "advertising.programmes"):
        if programme.enabled and not _recipient(company, programme.name, "advertising_partners"):
            message = f"“{programme.name}” is in use, but is no recipient"
            yield against(company, f"{path}.enabled", message, hint)


@fact_rule(
    "C024", "tool-denied-and-named", Severity.ERROR,
    good="analytics: {third_party: false, own: true}\nadvertising: {shown: false}",
    bad=("analytics: {third_party: ⟦false⟧, tools: [Quietcount]}\nrecipients: [{id: q, name: Quietcount GmbH}]",
         "advertising: {shown: ⟦false⟧, programmes: [{name: Signal Lamp, enabled: true}]}\n"
         "recipients: [{id: s, name: Signal Lamp GmbH}]"),
)  # fmt: skip
def tool_denied_and_named(company: Company, context: Context) -> Iterator[FactHit]:
    """A tool that is said not to be used is not listed as used.

    The denial is what a reader relies on, the list what the site does.
    """
    named = at(company, "analytics.tools") or ()
    others = [tool for tool in named if not is_company(company, tool)]
    if at(company, "analytics.third_party") is False and others:
        message = f"analytics.third_party is false, but analytics.tools names “{others[0]}”"
        yield against(company, "analytics.third_party", message, "Say true, or take the tool out.")
    for path, programme in items(company, "advertising.programmes"):
        if programme.enabled and at(company, "advertising.shown") is False:
            message = f"advertising.shown is false, but {path}, “{programme.name}”, is enabled"
            yield against(company, "advertising.shown", message, "Say true, or enabled: false.")


_EEA = frozenset(  # two letters each
    re.findall("..", "ATBEBGHRCYCZDKEEFIFRDEGRHUIEITLVLTLUMTNLPLPTROSKSIESSEISLINO")
)  # fmt: skip


def _home(company: Company) -> str | None:
    offices = company.facts.offices or ()
    registered = [office for office in offices if ids(office.kind) & {"registered"}] or offices
    country = registered[0].country if registered else None
    return str(country) if country else ("IN" if at(company, "profile.india_entity") else None)


@fact_rule(
    "C025", "place-without-transfer", Severity.ERROR,
    good="profile: {india_entity: true}\nrecipients: [{id: mail, country: US}, {id: pay, country: IN}]\n"
         "transfers: [{country: US, mechanism: in_spdi_contract}]",
    bad="profile: {india_entity: true}\nrecipients: [{id: mail, country: ⟦SG⟧}, {id: pay, country: IN}]\n"
        "transfers: [{country: US, mechanism: in_spdi_contract}]",
    provisions=("EU-GDPR-13.1.f", "IN-SPDI-7", "IN-DPDP-A16"),
)  # fmt: skip
def place_without_transfer(company: Company, context: Context) -> Iterator[FactHit]:
    """Every foreign place where data is handled has a row among the transfers.

    A recipient, a data centre, a company of the group or a log abroad is a transfer. Without a row the page says, in
    effect, that the data stays at home.
    """
    home = _home(company)
    covered = {str(row.country) for _, row in items(company, "transfers") if row.country}
    places = [(f"{p}.country", r.country) for p, r in items(company, "recipients")]
    places += [(f"{p}.country", r.country) for p, r in items(company, "hosting.locations")]
    places += [(f"{p}.country", r.country) for p, r in items(company, "company.group.members")]
    places.append(("security.log_location", at(company, "security.log_location")))
    seen: set[str] = set()
    for path, country in places:
        code = str(country)
        if not country or not home or code == home or code in covered or code in seen or {code, home} <= _EEA:
            continue
        seen.add(code)
        yield against(
            company, path, f"{path} is {code}, but transfers has no row for {code}",
            "Add a transfer with its country and tool, or correct the place.",
        )  # fmt: skip


@fact_rule(
    "C026", "customers-data-used-as-own", Severity.ERROR,
    good="data: {categories: [{id: content, role: processor}, {id: account}], purposes: [{id: p, data: [account]}]}\n"
         "dpa: {url: https://banyan.in/dpa}",
    bad="data: {categories: [{id: content, role: processor}], purposes: [{id: p, data: [⟦content⟧]}]}\n"
        "dpa: {url: https://banyan.in/dpa}",
    provisions=("EU-GDPR-28.3", "IN-DPDP-A8.2"),
)  # fmt: skip
def customers_data_used_as_own(company: Company, context: Context) -> Iterator[FactHit]:
    """What is kept for customers is used for no purpose of the company's own.

    A processor acts on instructions. A purpose of its own makes it a controller of its customers' content, with all
    duties towards people whom it does not know (GDPR Art. 28(10)).
    """
    held = {str(c.id) for _, c in items(company, "data.categories") if c.id and ids(c.role) & {"processor"}}
    for path, purpose in items(company, "data.purposes"):
        for index, used in enumerate(purpose.data or ()):
            if str(used) in held:
                yield against(
                    company, f"{path}.data[{index}]",
                    f"{path} uses “{used}”, but data.categories[{used}].role is processor",
                    "Take the category out of the purpose, or the role out of the category.",
                )  # fmt: skip


@fact_rule(
    "C027", "sub-processor-of-own-data", Severity.ERROR,
    good="data: {categories: [{id: content, role: processor}, {id: account}]}\n"
         "recipients: [{id: dc, role: sub_processor, data: [content]}, {id: crm, role: processor, data: [account]}]",
    bad="data: {categories: [{id: content, role: processor}, {id: account}]}\n"
        "recipients: [{id: crm, role: sub_processor, data: [⟦account⟧]}]",
    provisions=("EU-GDPR-28.3",),
)  # fmt: skip
def sub_processor_of_own_data(company: Company, context: Context) -> Iterator[FactHit]:
    """A sub-processor receives customers' data only.

    Who works on the company's own data is its processor. In the sub-processor list such a row promises customers a
    right to object that does not concern them, and hides a recipient from the people concerned.
    """
    own = {str(c.id) for _, c in items(company, "data.categories") if c.id and not ids(c.role) & {"processor"}}
    for path, recipient in items(company, "recipients"):
        for index, used in enumerate((recipient.data or ()) if ids(recipient.role) & {"sub_processor"} else ()):
            if str(used) in own:
                yield against(
                    company, f"{path}.data[{index}]",
                    f"{path} is a sub-processor, but data.categories[{used}] is not kept for customers",
                    "Make it a processor, or split the row in two.",
                )  # fmt: skip


@fact_rule(
    "C028", "objection-after-the-start", Severity.ERROR,
    good="dpa: {url: https://banyan.in/dpa, subprocessor_notice: 30 days, objection_window: 14 days}",
    bad="dpa: {url: https://banyan.in/dpa, subprocessor_notice: 30 days, objection_window: ⟦60 days⟧}",
    provisions=("EU-GDPR-28.3",),
)  # fmt: skip
def objection_after_the_start(company: Company, context: Context) -> Iterator[FactHit]:
    """Customers can object to a new sub-processor before it starts.

    A window that is longer than the notice, or a row that starts before the notice has run, makes the right to object
    a right to complain afterwards.
    """
    notice, window = at(company, "dpa.subprocessor_notice"), at(company, "dpa.objection_window")
    if notice and window and window.compare(notice) == "longer":
        yield against(
            company, "dpa.objection_window",
            f"dpa.objection_window is {window}, but dpa.subprocessor_notice is {notice}",
            "Make the window no longer than the notice.",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (
    internal_only_with_recipients,
    no_sale_with_sharing,
    tool_without_recipient,
    tool_denied_and_named,
    place_without_transfer,
    customers_data_used_as_own,
    sub_processor_of_own_data,
    objection_after_the_start,
)
