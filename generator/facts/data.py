"""Personal data: what, why, on what ground, from whom, to whom, where, and how long."""

from __future__ import annotations

from typing import Annotated

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Country, Slug, Url
from generator.facts.plain import CategoryRef, Flag, Text, choice
from generator.facts.quantities import Date, Duration
from generator.facts.terms import (
    BusinessTransferEvent,
    CcpaCategory,
    CollectionChannel,
    CollectionOccasion,
    DataItem,
    DataSourceKind,
    DataSubject,
    DisclosureGround,
    DpdpGround,
    LegalBasis,
    PurposeTerm,
    RecipientKind,
    RecipientRole,
    RetentionReason,
    RetentionStart,
    SensitivePi,
    SpdiClass,
    SpecialCategory,
    TransferMechanism,
)

Necessity = Annotated[str, choice("contract", "law", "optional")]


class Retention(Facts):
    """How long a category is kept. A period needs the event that starts it."""

    period: Duration | None = fact("retention period", "With its unit.", "180 days")
    starts: RetentionStart | None = fact("what starts the retention period", "Id or {text: …}.", "account_closure")
    criteria: Text | None = fact("how long, where no period can be given", "Completes “We keep it …”.", "for as long as your account is open")
    reason: RetentionReason | None = fact("reason for keeping it", "Id or {text: …}.", "contract")


class Category(Facts):
    """A kind of personal data, one row of the data table."""

    id: Slug | None = fact("id of the category", "A short name by which purposes and recipients point here.", "account")
    label: Text | None = fact("name of the category", "As a reader would say it.", "Account details")
    items: tuple[DataItem, ...] | None = fact("items of data", "Ids or {text: …}; a complete list.", ["name", "email"])
    open_ended: Flag | None = fact("more items", "true where the list is not complete; better to complete it.", True)
    source: DataSourceKind | None = fact("where it comes from", "you, automatic, or an outside source.", "you")
    role: RecipientRole | None = fact("our role", "“processor” for what customers store; left out, it is our own data.", "processor")
    spdi: SpdiClass | None = fact("sensitive under India's SPDI Rules", "Rule 3 class.", "spdi_password")
    special: SpecialCategory | None = fact("special category (GDPR Art. 9)", "Art. 9(1) class.", "health")
    ccpa_category: tuple[CcpaCategory, ...] | None = fact("category in California", "Ids of ccpa_categories (Cal. Civ. Code 1798.140(v)) that it fell under in the last 12 months.", ["a_identifiers"])
    sensitive_pi: tuple[SensitivePi, ...] | None = fact("sensitive in California", "Cal. Civ. Code 1798.140(ae).", ["account_login_with_credential"])
    required: Necessity | None = fact("what the item is needed for", "“contract”, “law” or “optional”.", "contract")
    if_withheld: Text | None = fact("what happens without it", "Completes “Without it …”.", "we cannot open an account")
    identifies: Flag | None = fact("identifies a person on its own", "false where it does not reveal name or contact details.", True)
    subjects: tuple[DataSubject, ...] | None = fact("whose data it is", "Ids or {text: …}.", ["customers"])
    occasions: tuple[CollectionOccasion, ...] | None = fact("when it is collected", "Ids or {text: …}.", ["register"])
    channels: tuple[CollectionChannel, ...] | None = fact("how it reaches us", "Ids or {text: …}.", ["website"])
    devices: tuple[Text, ...] | None = fact("devices it is about", "Noun phrases.", ["computer", "phone", "tablet"])
    note: Text | None = fact("remark on the category", "One sentence that is true for this category only.", "Card numbers go to the payment provider and never reach our servers.")
    retention: Retention | None = fact("retention", "How long it is kept.")


class Purpose(Facts):
    """Why data is used, one row of the purpose table."""

    id: Slug | None = fact("id of the purpose", "A short name.", "billing")
    purpose: PurposeTerm | None = fact("purpose", "Id or {text: …}; completes “to …”.", "billing")
    rationale: tuple[Text, ...] | None = fact("why it is needed", "Sentences without “we may”.", ["We need it to send correct invoices."])
    service_enabled: Text | None = fact("what the purpose makes possible", "Completes “This makes possible: …”; the goods, service or use (DPDP Rules r.3(b)(ii)).", "a letter each month with news of our servers")
    kinds: tuple[Text, ...] | None = fact("kinds", "What the purpose includes; noun phrases.", ["password resets", "newsletters"])
    legal_basis: LegalBasis | None = fact("ground in the EU and the UK", "GDPR Art. 6(1).", "contract")
    legitimate_interest: Text | None = fact("the legitimate interest", "Completes “our interest in …”; GDPR Art. 13(1)(d).", "keeping our network safe")
    dpdp_ground: DpdpGround | None = fact("ground in India", "DPDP Act ss.6, 7; there is no legitimate interest.", "dpdp_consent")
    consent_required: Flag | None = fact("asked first", "true where the purpose needs consent.", True)
    data: tuple[CategoryRef, ...] | None = fact("data used", "Ids of data categories.", ["account"])


class DataSource(Facts):
    """Someone else from whom data comes."""

    kind: DataSourceKind | None = fact("kind of source", "Id or {text: …}.", "social_sign_in")
    examples: tuple[Text, ...] | None = fact("examples of the source", "Names.", ["Google", "Facebook"])
    items: tuple[DataItem, ...] | None = fact("data from the source", "Ids or {text: …}.", ["name", "email"])
    excludes: tuple[DataItem, ...] | None = fact("what does not come from it", "Ids or {text: …}.", ["password"])
    public: Flag | None = fact("publicly accessible source", "GDPR Art. 14(2)(f).", True)
    notice: Duration | None = fact("people are told within", "From getting the data (GDPR Art. 14(3): one month at most).", "1 month")
    control: Text | None = fact("who controls what comes", "A sentence.", "Your settings with that provider decide what it sends us.")


class Data(Facts):
    """Personal data that the company handles."""

    subjects: tuple[DataSubject, ...] | None = fact("people whose data is handled", "Ids or {text: …}.", ["customers"])
    occasions: tuple[CollectionOccasion, ...] | None = fact("when data is collected", "Ids or {text: …}.", ["register"])
    depends_on: tuple[Text, ...] | None = fact("what decides which data is collected", "Noun phrases.", ["the services that you use"])
    only_what_is_needed: Flag | None = fact("only what is needed", "true where nothing irrelevant is collected.", True)
    quality: tuple[Text, ...] | None = fact("keeping data right", "Each completes “We …”.", ["ask you once a year to check your details"])
    accuracy_asked: Flag | None = fact("people are asked for true data", "true where people are asked to give true data and report changes.", True)
    categories: tuple[Category, ...] | None = fact("categories of data", "The rows of the data table.")
    purposes: tuple[Purpose, ...] | None = fact("purposes", "The rows of the purpose table.")
    sources: tuple[DataSource, ...] | None = fact("other sources", "From whom else data comes.")


class Recipient(Facts):
    """Who receives data, one row of the table; `role: sub_processor` puts it on the sub-processor page."""

    id: Slug | None = fact("id of the recipient", "A short name.", "payment-provider")
    name: Text | None = fact("recipient", "Legal name of the company.", "Paisa Payments Private Limited")
    kind: RecipientKind | None = fact("kind of recipient", "Id or {text: …}.", "payment_providers")
    does: Text | None = fact("what the recipient does", "A noun phrase or gerund.", "taking card and UPI payments")
    data: tuple[CategoryRef, ...] | None = fact("data the recipient gets", "Ids of data categories.", ["billing"])
    country: Country | None = fact("country of processing", "Where the data is processed, not where the seat is.", "IN")
    address: Text | None = fact("recipient's address", "One line; SPDI Rules r.5(3).", "5 Salt Road, Mumbai 400001, India")
    role: RecipientRole | None = fact("recipient's role", "processor, sub_processor, group_company …", "processor")
    contract: Text | None = fact("contract with the recipient", "A noun phrase.", "a data processing agreement")
    safeguards: tuple[Text, ...] | None = fact("safeguards with the recipient", "Each completes “It …”.", ["is bound to keep the data confidential"])
    when: Text | None = fact("when the recipient gets data", "Completes “only …”.", "when you pay by card")
    since: Date | None = fact("recipient since", "First day.", "2025-04-01")


class Transfer(Facts):
    """Data that crosses a border, and the tool that protects it."""

    country: Country | None = fact("country of transfer", "ISO 3166 code.", "US")
    mechanism: TransferMechanism | None = fact("transfer tool", "GDPR Arts. 45-49, SPDI Rules r.7.", "eu_scc_2021")
    copy_url: Url | None = fact("copy of the safeguards", "Where a copy can be had.", "https://www.example.com/legal/scc")


class BusinessTransfer(Facts):
    """What happens to data when the business changes hands."""

    allowed: Flag | None = fact("data moves with the business", "true where data may pass to a buyer.", True)
    data: tuple[DataItem, ...] | None = fact("data that moves", "Ids or {text: …}.", ["name", "email"])
    events: tuple[BusinessTransferEvent, ...] | None = fact("events", "Ids or {text: …}.", ["merger"])
    notice: Duration | None = fact("notice of a transfer", "How long before.", "30 days")


class NoSale(Facts):
    """A promise not to sell; it must be true of every recipient, tool and cookie."""

    verbs: tuple[Text, ...] | None = fact("what is not done", "Verbs.", ["sell", "rent", "trade"])
    to: tuple[Text, ...] | None = fact("to whom it is not done", "Noun phrases.", ["other customers", "third parties"])


class Sharing(Facts):
    """Rules for all sharing."""

    internal_only: Flag | None = fact("internal use only", "true where data stays inside except as the page says.", True)
    consent_required: Flag | None = fact("consent before sharing", "true where people are asked before other sharing.", True)
    on_request: Flag | None = fact("sharing on request", "true where data is shared to carry out what the person asked for.", True)
    minimised: Flag | None = fact("only what is needed is shared", "true where no more is shared than needed.", True)
    no_onward: Flag | None = fact("sensitive data goes no further", "true where receivers may not pass it on, and it is not published (SPDI Rules r.6(3), (4)).", True)
    no_sale: NoSale | None = fact("no sale", "The promise not to sell.")
    business_transfer: BusinessTransfer | None = fact("business transfer", "Sale, merger, insolvency.")


class Disclosures(Facts):
    """Disclosure to courts and authorities."""

    grounds: tuple[DisclosureGround, ...] | None = fact("grounds of disclosure", "Ids or {text: …}.", ["legal_duty"])
    reasonable_belief: Flag | None = fact("reasonable belief is enough", "true where the company discloses when it reasonably believes that a ground applies.", True)
    told_first: Flag | None = fact("people are told", "true where people are told unless the law forbids it.", True)
    assistance: Duration | None = fact("answer to a lawful order of an agency", "From receipt (IT Rules 2021, r.3(1)(j)).", "72 hours")
    only_written: Flag | None = fact("written demands only", "true where only a written, lawful demand is followed.", True)
    third_party_marketing: Flag | None = fact("for others' direct marketing", "true where others get data for direct marketing of their own (Cal. Civ. Code 1798.83).", False)


class AutomatedDecision(Facts):
    """A decision made without a person."""

    decision: Text | None = fact("automated decision", "Completes “We decide automatically …”.", "whether a new order looks like fraud")
    logic: Text | None = fact("logic of the decision", "A sentence in plain words.", "The system compares the card's country with the address of the order.")
    consequences: Text | None = fact("what follows", "A sentence.", "An order that fails is held until a person has looked at it.")
    human_review: Flag | None = fact("a person reviews it on request", "GDPR Art. 22(3).", True)
    data: tuple[CategoryRef, ...] | None = fact("data behind the decision", "Ids of data categories (Australia, APP 1.7).", ["billing"])
    opt_out_url: Url | None = fact("link to opt out of the decision", "California asks for it where the decision is significant (11 CCR 7221).", "https://www.example.com/privacy/choices")


class Location(Facts):
    """A place where customers' content is stored."""

    name: Text | None = fact("location", "City or region.", "Mumbai")
    country: Country | None = fact("country of the location", "ISO 3166 code.", "IN")
    services: tuple[Text, ...] | None = fact("services at the location", "Noun phrases; left out, all of them.", ["virtual servers"])
    jurisdiction: Text | None = fact("jurisdiction of the location", "Completes “under the law of …”, where it is not that of the country alone (Data Act Art. 28).", "Germany and India")


class Hosting(Facts):
    """Servers and the people who rent them."""

    locations: tuple[Location, ...] | None = fact("data-centre locations", "Where customers' content is stored.")
    government_access: tuple[Text, ...] | None = fact("measures against access by foreign authorities", "Each completes “We …”; for data that is not personal too (Data Act Art. 28).", ["tell the customer of a demand before we answer it"])
    kyc_required: Flag | None = fact("customer verification", "true where customers are verified (CERT-In directions 2022, (v)).", True)


class Dpa(Facts):
    """Processing on behalf of customers."""

    url: Url | None = fact("data processing addendum", "Where it stands.", "https://www.example.com/legal/dpa")
    subprocessor_notice: Duration | None = fact("notice of new sub-processors", "Before a new one starts.", "30 days")
    objection_window: Duration | None = fact("time to object to a sub-processor", "From the notice.", "14 days")
    feed_url: Url | None = fact("news of sub-processors", "Where one can subscribe.", "https://www.example.com/legal/subprocessors.xml")
    objection_result: Text | None = fact("what follows an objection", "A sentence.", "If we find no solution, you may end the affected service and we refund what you prepaid for the time after.")
