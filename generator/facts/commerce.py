"""The contract: money, terms, acceptable use, law, changes."""

from __future__ import annotations

from typing import Annotated

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Country, Email, Url
from generator.facts.plain import Count, Flag, Text, choice
from generator.facts.quantities import Currency, Date, Duration, Money, Percent
from generator.facts.terms import (
    ChangeChannel,
    ChangeEffect,
    CustomerDuty,
    DataItem,
    ForceMajeureEvent,
    LiabilityCarveOut,
    LiabilityExclusion,
    NonRefundable,
    NoticeForm,
    NoticeRequirement,
    PageKind,
    PaymentMethod,
    ProhibitedAct,
    ProhibitedContent,
    RefundCase,
    RefundMethod,
    SuspensionGround,
)


class Fee(Facts):
    """A fee beside the price of the plan."""

    name: Text | None = fact("fee", "A noun phrase.", "setting up a dedicated server")
    amount: Money | None = fact("amount of the fee", "Currency and amount.", "INR 2,500")


class PaymentProvider(Facts):
    """Who takes payments."""

    name: Text | None = fact("payment provider", "Legal name.", "Paisa Payments Private Limited")
    email: Email | None = fact("payment provider's e-mail", "Where customers reach it (E-Commerce Rules 2020, r.7(1)(c)).", "care@pay.example.com")
    url: Url | None = fact("payment provider's privacy policy", "Full address.", "https://pay.example.com/privacy")
    collects: tuple[DataItem, ...] | None = fact("what the payment provider collects", "Ids or {text: …}.", ["payment_card"])
    we_see: tuple[DataItem, ...] | None = fact("what we see of a payment", "Ids or {text: …}.", ["card_last_four"])
    stored_by_us: Flag | None = fact("payment data on our servers", "false where none is stored or processed there.", False)


class AutoRenewal(Facts):
    """Renewal without a new order."""

    term: Duration | None = fact("renewal term", "For how long it renews.", "1 month")
    reminder: Duration | None = fact("reminder of renewal", "How long before.", "7 days")
    cancel_url: Url | None = fact("link to cancel", "Leaving must be as easy as buying.", "https://www.example.com/account/cancel")
    cancel_steps: tuple[Text, ...] | None = fact("steps to cancel", "Imperatives.", ["open “Billing” in your account", "choose “Cancel plan”"])


class Trial(Facts):
    """A free trial."""

    length: Duration | None = fact("length of the trial", "With its unit.", "14 days")
    card_required: Flag | None = fact("card needed for the trial", "true or false.", False)
    conversion_notice: Duration | None = fact("notice before the first charge", "How long before.", "3 days")
    converts: Flag | None = fact("trial becomes paid by itself", "true or false.", False)


class Refund(Facts):
    """Refunds."""

    allowed: Flag | None = fact("refunds", "false where none are given at all.", True)
    all_sales_final: Flag | None = fact("all sales final", "true where no sale is undone.", False)
    unused_time: Flag | None = fact("unused time refunded", "true or false.", True)
    money_back: Duration | None = fact("money-back period", "From the first payment.", "14 days")
    cases: tuple[RefundCase, ...] | None = fact("cases with a refund", "Ids or {text: …}.", ["double_payment"])
    non_refundable: tuple[NonRefundable, ...] | None = fact("what is not refunded", "Ids or {text: …}.", ["domain_names"])
    period: Duration | None = fact("refund paid within", "From the decision.", "7 business days")
    method: RefundMethod | None = fact("how a refund is paid", "Id or {text: …}.", "original_method")


class Billing(Facts):
    """Prices, invoices, payment and refunds."""

    currency: Currency | None = fact("currency", "ISO 4217 code.", "INR")
    plans_url: Url | None = fact("price list", "Where prices stand.", "https://www.example.com/pricing")
    price_includes_tax: Flag | None = fact("prices include tax", "true or false.", False)
    tax: Text | None = fact("tax", "Its name.", "GST")
    tax_rate: Percent | None = fact("rate of tax", "A percentage.", "18%")
    price_breakup: Text | None = fact("total price and its parts", "A sentence: where the buyer sees them.", "Before you order, you see one total, and the plan, the options and the tax in it.")
    prior_price: Duration | None = fact("prior price", "The lowest price of this time stands beside a reduced one (E-Commerce Rules 2020, from 2027).", "30 days")
    fees: tuple[Fee, ...] | None = fact("other fees", "All fees beside the plan.")
    cycle: Duration | None = fact("billing cycle", "How often an invoice is made.", "1 month")
    period: Duration | None = fact("billing period", "The time that an invoice covers.", "1 month")
    prepaid: Flag | None = fact("prepaid", "true where payment comes before the service.", True)
    invoice_lead: Duration | None = fact("invoice sent before the end of the cycle", "With its unit.", "15 days")
    due: Duration | None = fact("payment due", "From the date of the invoice.", "15 days")
    suspend_after: Duration | None = fact("suspension for non-payment", "After the due date.", "10 days")
    terminate_after: Duration | None = fact("end for non-payment", "After the due date.", "45 days")
    reminders: tuple[Duration, ...] | None = fact("payment reminders", "Before suspension, after the due date.", ["3 days"])
    late_interest: Percent | None = fact("interest on late payment", "Per year.", "12%")
    dispute_window: Duration | None = fact("time to question an invoice", "From the date of the invoice.", "30 days")
    payment_methods: tuple[PaymentMethod, ...] | None = fact("payment methods", "Ids or {text: …}.", ["upi", "card"])
    payment_security: Text | None = fact("how safe the ways to pay are", "A sentence.", "Every payment is encrypted, and your bank confirms it with you.")
    payment_provider: PaymentProvider | None = fact("payment provider", "Who takes payments.")
    chargeback: Text | None = fact("disputes with the bank", "A sentence.", "Please write to us first; an honest dispute never closes your account.")
    tds: Text | None = fact("tax deducted at source", "A sentence.", "If you deduct tax at source, send us the certificate within 30 days.")
    auto_renewal: AutoRenewal | None = fact("renewal", "Only where plans renew by themselves.")
    price_change_notice: Duration | None = fact("notice of price changes", "Before they apply.", "60 days")
    trial: Trial | None = fact("trial", "Only where there is one.")
    refund: Refund | None = fact("refunds", "What is refunded, and what not.")
    early_termination_fee: Text | None = fact("fee for leaving early", "“none”, or a sentence.", "none")
    provider_cancellation: Text | None = fact("if we cancel", "A sentence (Consumer Protection (E-Commerce) Rules 2020, r.4(8)).", "We refund the unused time in full.")
    withdrawal_period: Duration | None = fact("consumers' withdrawal", "EU and UK consumers (Directive 2011/83/EU): 14 days.", "14 days")
    withdrawal_url: Url | None = fact("withdrawal function", "Full address.", "https://www.example.com/withdraw")


class Termination(Facts):
    """How the customer ends the contract."""

    notice: Duration | None = fact("notice to end the service", "One value on all pages.", "45 days")
    uniform: Flag | None = fact("same notice for every customer", "true where it is the same for all.", True)
    forms: tuple[NoticeForm, ...] | None = fact("form of notice", "Ids or {text: …}.", ["email"])
    requirements: tuple[NoticeRequirement, ...] | None = fact("what a notice must hold", "Fewer is better; consumers need none.", ["account_id"])
    confirmation: Duration | None = fact("confirmation of notice", "From receipt.", "2 days")
    on_bill: Flag | None = fact("disconnect notice on the bill", "true where a bill may carry it.", True)


class TerminationByUs(Facts):
    """How the company ends the contract."""

    notice: Duration | None = fact("our notice", "Not shorter than the customer's.", "60 days")
    cure: Duration | None = fact("time to put a breach right", "From our notice.", "14 days")


class Liability(Facts):
    """Limits of liability."""

    cap: Text | None = fact("liability cap", "Completes “is limited to …”.", "the fees you paid us in the 12 months before the event")
    counts_credits: Flag | None = fact("credits count towards the cap", "true or false.", True)
    exclusions: tuple[LiabilityExclusion, ...] | None = fact("loss that is excluded", "Ids or {text: …}.", ["lost_profit"])
    carve_outs: tuple[LiabilityCarveOut, ...] | None = fact("what is never limited", "Ids or {text: …}.", ["fraud"])


class Indemnity(Facts):
    """Who covers whose claims."""

    customer: Text | None = fact("what the customer covers", "Completes “claims that …”.", "arise because content you stored is unlawful")
    provider: Text | None = fact("what we cover", "Completes “claims that …”.", "our service infringes someone's intellectual property")


class Suspension(Facts):
    """When the company may suspend the service."""

    grounds: tuple[SuspensionGround, ...] | None = fact("grounds of suspension", "A closed list.", ["non_payment"])
    notice: Duration | None = fact("notice of suspension", "Where there is no danger.", "3 days")


class ForceMajeure(Facts):
    """Events beyond control."""

    events: tuple[ForceMajeureEvent, ...] | None = fact("events beyond control", "A narrow list.", ["natural_disaster"])
    exit_after: Duration | None = fact("exit after", "Either side may end the contract after that.", "30 days")


class Terms(Facts):
    """The contract with customers."""

    acceptance: Text | None = fact("how the terms are accepted", "Completes “You accept these terms …”.", "when you place an order")
    non_acceptance: Text | None = fact("if someone does not accept", "A sentence.", "If you do not agree, please do not order.")
    deemed_acceptance: Flag | None = fact("use counts as acceptance", "true where use after a change counts as acceptance; consumers' law may refuse it.", False)
    business_only: Flag | None = fact("for businesses only", "true where consumers cannot buy.", False)
    precedence: tuple[Text, ...] | None = fact("order of precedence", "Documents, the strongest first.", ["the signed order", "these terms"])
    customer_duties: tuple[CustomerDuty, ...] | None = fact("customers' duties", "Ids or {text: …}.", ["true_details"])
    content_licence: Text | None = fact("licence to customers' content", "Completes “We may use your content only …”.", "to run the service for you")
    disclaimers: tuple[Text, ...] | None = fact("what is not promised", "Sentences.", ["We do not check the content that customers store."])
    warranty: Text | None = fact("what is promised", "Completes “We …”.", "provide the service with reasonable skill and care, as described")
    termination: Termination | None = fact("ending by the customer", "Notice, form, confirmation.")
    termination_by_us: TerminationByUs | None = fact("ending by us", "Notice and time to cure.")
    data_retrieval: Duration | None = fact("time to fetch data", "From the end of the contract.", "30 days")
    data_deletion: Duration | None = fact("data deleted within", "From the end of the contract.", "60 days")
    export_formats: tuple[Text, ...] | None = fact("export formats", "Noun phrases.", ["disk images", "SQL dumps"])
    suspension: Suspension | None = fact("suspension", "When and with what notice.")
    confidentiality_term: Duration | None = fact("confidentiality lasts", "After the end of the contract.", "3 years")
    liability: Liability | None = fact("liability", "Cap, exclusions, what is never limited.")
    indemnity: Indemnity | None = fact("claims of others", "Who covers whose claims.")
    force_majeure: ForceMajeure | None = fact("events beyond control", "A narrow list and an exit.")
    export_countries: tuple[Country, ...] | None = fact("countries not served", "ISO 3166 codes.", ["KP"])
    export_law: Text | None = fact("trade control law", "A noun phrase.", "Indian, EU and US export control and sanctions law")
    assignment_notice: Duration | None = fact("notice of a transfer of the contract", "Before the transfer.", "30 days")
    reminder: Duration | None = fact("reminder of the rules", "How often users are reminded (IT Rules 2021 r.3(1)(c)).", "3 months")


class AupLimit(Facts):
    """A limit of fair use; a limit without a number is no limit."""

    what: Text | None = fact("what is limited", "A noun phrase.", "outgoing e-mails per hour")
    limit: Text | None = fact("the limit", "Number and unit.", "500")
    over: Text | None = fact("what happens over the limit", "A sentence.", "Further e-mails wait until the next hour.")


class AntiSpam(Facts):
    """Bulk messages."""

    permission_based: Flag | None = fact("only with permission", "true where recipients must have agreed.", True)
    rule: Text | None = fact("rule for bulk messages", "A sentence.", "Every bulk message must hold a working unsubscribe link.")


class Aup(Facts):
    """Acceptable use."""

    principle: Text | None = fact("principle of fair use", "Completes “…”; a sentence.", "Use the service in a way that leaves room for others.")
    lawful_only: Flag | None = fact("lawful use only", "true where only lawful use is allowed.", True)
    binds: tuple[Text, ...] | None = fact("whom the policy binds", "Noun phrases.", ["customers", "everyone who uses a customer's account"])
    networks: tuple[Text, ...] | None = fact("networks protected", "Noun phrases.", ["our network", "the internet"])
    content: tuple[ProhibitedContent, ...] | None = fact("content not allowed", "Ids or {text: …}.", ["infringes_rights"])
    acts: tuple[ProhibitedAct, ...] | None = fact("acts not allowed", "Ids or {text: …}.", ["malware"])
    synthetic_labels: Text | None = fact("labels of synthetic media", "A sentence; only for tools that make or change sound, images or video.", "Every image that our tools make says so, on its face and in its data.")
    open_ended: Flag | None = fact("more acts", "true where the list of acts is not complete; better to complete it.", True)
    duties: tuple[CustomerDuty, ...] | None = fact("duties of care", "Ids or {text: …}.", ["secure_system"])
    limits: tuple[AupLimit, ...] | None = fact("limits of fair use", "Each with its number.")
    anti_spam: AntiSpam | None = fact("bulk messages", "Permission and rules.")
    security_testing: Text | None = fact("security research", "A sentence.", "You may test your own servers; write to us before you test ours.")
    resellers: Text | None = fact("resellers", "A sentence.", "If you resell the service, pass these rules on to your customers.")
    tools: Text | None = fact("how content is looked at", "A sentence: by software, by people, or both (Digital Services Act Art. 14).", "No software judges content; a person reads each report.")
    consequence: Text | None = fact("what follows a breach", "A sentence.", "We first warn you, then suspend the server concerned.")
    appeal: Text | None = fact("if you think we were wrong", "A sentence.", "Write to the Grievance Officer; someone who was not involved looks again.")


class Abuse(Facts):
    """Reports of abuse."""

    email: Email | None = fact("abuse e-mail", "Where abuse is reported.", "abuse@example.com")
    url: Url | None = fact("abuse form", "Full address.", "https://www.example.com/abuse")
    takedown_order: Duration | None = fact("orders of courts and authorities", "Time to follow a lawful order.", "3 hours")
    acknowledge: Duration | None = fact("acknowledgement of abuse reports", "From receipt.", "1 day")


class Arbitration(Facts):
    """Arbitration."""

    seat: Text | None = fact("seat of arbitration", "City.", "Bengaluru")
    rules: Text | None = fact("arbitration rules", "A noun phrase.", "the Arbitration and Conciliation Act, 1996")
    arbitrators: Count | None = fact("number of arbitrators", "One or three.", 1)


class Law(Facts):
    """Law and courts of the contract."""

    governing: Text | None = fact("governing law", "Completes “the laws of …”.", "India")
    courts: Text | None = fact("courts", "City or country.", "Bengaluru")
    exclusive: Flag | None = fact("exclusive jurisdiction", "true where only these courts decide.", True)
    consumer_courts: Flag | None = fact("consumers keep their own courts", "true where a consumer may sue at home.", True)
    arbitration: Arbitration | None = fact("arbitration", "Only where it is agreed.")


ChangeNoteEffect = Annotated[str, choice("adverse", "favourable", "neutral", "cosmetic")]


class ChangeNote(Facts):
    """What changed in one version, and why, in words for the people whom it concerns."""

    effective_date: Date | None = fact("first day of the change", "As `documents.<page>.effective_date` has it.", "2026-12-01")
    pages: tuple[PageKind, ...] | None = fact("documents that changed", "Ids of pages.", ["terms", "sla"])
    what: Text | None = fact("what changed", "One plain sentence, with the old and the new figure.", "You now give 30 days' notice, where it was 45 days.")
    why: Text | None = fact("why it changed", "One plain sentence.", "Customers asked us for a shorter way out.")
    effect: ChangeNoteEffect | None = fact("effect of the change on customers", "`adverse` gives them less, `favourable` more; `neutral` neither; `cosmetic` changes the wording alone.", "favourable")


class Changes(Facts):
    """Changes to the pages: one rule for all of them."""

    notice: Duration | None = fact("notice of changes", "Before a material change applies.", "30 days")
    channels: tuple[ChangeChannel, ...] | None = fact("how changes are announced", "Ids or {text: …}.", ["email"])
    material_channels: tuple[ChangeChannel, ...] | None = fact("how material changes are announced", "Only where it differs.", ["email"])
    effective: ChangeEffect | None = fact("when a change takes effect", "One value for all pages.", "on_notice_end")
    date_label: Text | None = fact("label of the date", "Such as “Revised” or “Effective”.", "Revised")
    discretion: Flag | None = fact("changes at any time", "true where the company says it may change the pages at any time.", True)
    exit_right: Text | None = fact("right to leave", "A sentence.", "If you do not want the change, you may end the service before it applies.")
    old_data_old_policy: Flag | None = fact("old data, old policy", "true where data is used under the version in force when it was collected.", True)
    new_purpose_consent: Flag | None = fact("new purposes need consent", "true where people are asked before data is used for a new purpose.", True)
    please_review: Flag | None = fact("please look again", "true adds the advice to read the page from time to time.", True)
    archive_url: Url | None = fact("earlier versions", "Where older versions are kept.", "https://www.example.com/legal/archive")
    reasons: tuple[Text, ...] | None = fact("reasons for changes", "Noun phrases.", ["a change in the law"])
    notes: tuple[ChangeNote, ...] | None = fact("notes on changes", "One for each change of a published document, the newest first; a review asks for it.")
