"""Who the company is, where it is, and how to reach it."""

from __future__ import annotations

from typing import Annotated

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Cin, Country, Email, Gstin, LanguageTag, Pan, Phone, Slug, Url
from generator.facts.plain import Flag, OfficeRef, Text, choice
from generator.facts.quantities import Date, Duration, Hours
from generator.facts.terms import GrievanceSubject, OfficeKind, RecipientRole

TrackSubject = Annotated[str, choice("content", "consumer", "data")]


class Identifiers(Facts):
    """Numbers under which registers know the company."""

    cin: Cin | None = fact("corporate identity number (CIN)", "As on the certificate of incorporation.", "U72900KA2015PTC082988")
    gstin: Gstin | None = fact("GSTIN", "GST registration of the registered office; shown on invoices and terms.", "29AAGCR4375J1ZU")
    pan: Pan | None = fact("PAN", "Only where customers need it to deduct tax at source.", "AAGCR4375J")
    vat: Text | None = fact("VAT number", "EU or UK VAT registration, where there is one.", "IE6388047V")
    register_number: Text | None = fact("register number", "Commercial register and number outside India.", "HRB 12345, Amtsgericht Berlin")
    state_of_incorporation: Text | None = fact("state of incorporation", "For US companies.", "Delaware")


class Website(Facts):
    """The site that the pages are about."""

    url: Url | None = fact("website address", "Full address with https://.", "https://www.example.com")
    name: Text | None = fact("website name", "Name of the site, where it is not the brand.", "Example Cloud")


class GroupMember(Facts):
    """A company of the same group that works with personal data or sells the service."""

    name: Text | None = fact("group company", "Registered name.", "Example Cloud Ireland Limited")
    country: Country | None = fact("country of the group company", "ISO 3166 code.", "IE")
    does: Text | None = fact("what the group company does", "Completes “It …”.", "answers support requests from Europe")


class Group(Facts):
    """The group of companies, only where the pages cover it."""

    includes: Text | None = fact("who belongs to the group", "A noun phrase.", "its subsidiaries and affiliates")
    members: tuple[GroupMember, ...] | None = fact("group companies", "One entry a company; “and affiliates” names nobody.")


class Business(Facts):
    """What the company sells."""

    summary: Text | None = fact("what the company does", "Completes “We …”.", "run cloud servers for software companies")
    model: Text | None = fact("business model", "Completes “Our customers …”.", "use our software to send messages to their own customers")
    services: tuple[Text, ...] | None = fact("services", "Short noun phrases, lower case.", ["virtual servers", "managed databases"])
    services_open: Flag | None = fact("more services", "true where the list is not complete.", True)


class CompanyGroup(Facts):
    """Who the company is."""

    legal_name: Text | None = fact("legal name of the company", "Exactly as registered; the only place where it is typed.", "Nimbus Harbour Hosting Private Limited")
    brand: Text | None = fact("brand", "The name customers know, where it differs from the legal name.", "Nimbus Harbour")
    brand_is_property: Flag | None = fact("brand is property of the company", "true adds the sentence that the brand belongs to the company.", True)
    aliases: tuple[Text, ...] | None = fact("other names", "Other spellings that count as this company when pages are checked.", ["Nimbus"])
    called: tuple[Text, ...] | None = fact("defined terms for the company", "What older documents call the company, such as “Service Provider”.", ["Service Provider"])
    identifiers: Identifiers | None = fact("registration numbers", "Numbers under which registers know the company.")
    website: Website | None = fact("website", "The site that the pages are about.")
    group: Group | None = fact("group of companies", "Only where the pages cover other companies too.")
    business: Business | None = fact("business", "What the company sells.")
    data_role: RecipientRole | None = fact("our role in data protection law", "For our own data; “data_fiduciary” in India.", "data_fiduciary")
    privacy_commitment: Text | None = fact("commitment to privacy", "Completes “We …”; one plain sentence.", "are committed to protecting your personal information")


class Office(Facts):
    """A postal address."""

    id: Slug | None = fact("id of the office", "A short name by which other facts point here.", "head-office")
    kind: OfficeKind | None = fact("kind of office", "The registered office is compulsory for an Indian company.", "registered")
    lines: tuple[Text, ...] | None = fact("address lines", "Building, floor, street.", ["14 Quay Road", "Second floor"])
    locality: Text | None = fact("locality", "Area or district of the city.", "Ashok Nagar")
    city: Text | None = fact("city", "City or town.", "Bengaluru")
    state: Text | None = fact("state", "State or region, written out.", "Karnataka")
    postal_code: Text | None = fact("postal code", "PIN of six digits in India.", "560025")
    country: Country | None = fact("country", "ISO 3166 code of two letters.", "IN")


class PrivacyContact(Facts):
    """Who answers questions about personal data."""

    name: Text | None = fact("person who answers privacy questions", "A person, with or without designation.", "Meera Pillai")
    email: Email | None = fact("privacy e-mail", "Where people write about their data.", "privacy@example.com")
    phone: Phone | None = fact("privacy phone", "With + and country code.", "+91 80 0000 0101")


class GeneralContact(Facts):
    """The company's ordinary address."""

    email: Email | None = fact("general e-mail", "For everything that has no address of its own.", "hello@example.com")
    phone: Phone | None = fact("general phone", "With + and country code.", "+91 80 0000 0100")
    fax: Phone | None = fact("fax", "With + and country code.", "+91 80 0000 0109")


class CustomerCare(Facts):
    """Customer care, as Indian consumer rules ask for."""

    email: Email | None = fact("customer care e-mail", "Where customers write.", "support@example.com")
    phone: Phone | None = fact("customer care phone", "With + and country code.", "+91 80 0000 0102")
    human: Flag | None = fact("a person answers", "true where a person and not only a bot can be reached.", True)


class NoticesContact(Facts):
    """Where notices under the contract go."""

    email: Email | None = fact("e-mail for notices", "Where customers send notices under the contract.", "legal@example.com")
    office: OfficeRef | None = fact("office for notices", "Id of the office for notices on paper.", "head-office")


class SalesLine(Facts):
    """A sales phone for one country or region."""

    region: Text | None = fact("sales region", "Country or region, as a reader would say it.", "India")
    phone: Phone | None = fact("sales phone", "With + and country code.", "+91 80 0000 0103")


class QueryPerson(Facts):
    """The person named for questions on the company's website (Companies (Incorporation) Rules 2014, r.26)."""

    name: Text | None = fact("contact person for queries", "Name of the person.", "Arjun Rao")
    email: Email | None = fact("e-mail of the contact person", "Where that person is reached.", "arjun.rao@example.com")


class AuthorityContact(Facts):
    """Single point of contact for authorities."""

    email: Email | None = fact("e-mail for authorities", "Where courts, police and regulators write.", "authorities@example.com")
    languages: tuple[LanguageTag, ...] | None = fact("languages for authorities", "Language tags.", ["en", "hi"])


class Contacts(Facts):
    """How to reach the company; each address stands here once and on all pages."""

    privacy: PrivacyContact | None = fact("privacy contact", "Who answers questions about personal data.")
    general: GeneralContact | None = fact("general contact", "The company's ordinary address.")
    customer_care: CustomerCare | None = fact("customer care", "Where customers get help.")
    notices: NoticesContact | None = fact("contact for notices", "Where notices under the contract go.")
    sales: tuple[SalesLine, ...] | None = fact("sales lines", "One entry a country.")
    query_person: QueryPerson | None = fact("contact person for queries", "Named person for questions on the website.")
    authorities: AuthorityContact | None = fact("contact for authorities", "Where authorities write.")
    offices_url: Url | None = fact("page that lists the offices", "Full address.", "https://www.example.com/offices")


class Officer(Facts):
    """The Grievance Officer: a named person, reachable."""

    name: Text | None = fact("Grievance Officer's name", "A person, not a team (SPDI Rules r.5(9), IT Rules 2021 r.3(2)).", "Kavita Deshmukh")
    designation: Text | None = fact("Grievance Officer's designation", "Job title.", "Head of Customer Relations")
    email: Email | None = fact("Grievance Officer's e-mail", "An address that this person reads.", "grievance@example.com")
    phone: Phone | None = fact("Grievance Officer's phone", "With + and country code.", "+91 80 0000 0104")
    office: OfficeRef | None = fact("Grievance Officer's office", "Id of the office where letters arrive.", "head-office")
    hours: Hours | None = fact("Grievance Officer's hours", "When the phone is answered.", "10 am to 5 pm")
    term_ends: Date | None = fact("end of the Grievance Officer's term", "Last day, where the appointment has one; it stands in the calendar of obligations.", "2028-03-31")


class GrievanceTrack(Facts):
    """A kind of complaint with times of its own."""

    kind: Text | None = fact("kind of complaint", "A noun phrase for the table.", "billing and refunds")
    about: TrackSubject | None = fact("law of this kind", "“content” (IT Rules 2021), “consumer” (E-Commerce Rules 2020) or “data” (SPDI Rules, DPDP Act).", "consumer")
    acknowledge: Duration | None = fact("acknowledgement of this kind", "From receipt.", "24 hours")
    resolve: Duration | None = fact("answer to this kind", "From receipt.", "7 days")
    next_step: Text | None = fact("next step", "Where to go if the answer does not help.", "the National Consumer Helpline")


class Grievance(Facts):
    """Complaints: who handles them and how fast."""

    officer: Officer | None = fact("Grievance Officer", "The person who handles complaints.")
    consumer_officer: Officer | None = fact("Grievance Officer for consumers", "Only where two officers share the work; left out, one answers all complaints.")
    acknowledge: Duration | None = fact("acknowledgement of complaints", "Time from receipt to a first reply.", "24 hours")
    resolve: Duration | None = fact("answer to complaints", "Time from receipt to a decision.", "7 days")
    removal: Duration | None = fact("removal of unlawful content", "Time from a complaint to removal.", "36 hours")
    intimate: Duration | None = fact("removal of intimate images and of impersonation", "Time from a complaint to removal.", "2 hours")
    tracks: tuple[GrievanceTrack, ...] | None = fact("kinds of complaint with their own times", "Only where times differ.")
    complaint_url: Url | None = fact("complaint form", "Full address.", "https://www.example.com/complaints")
    ticketing: Flag | None = fact("ticket number", "true where each complaint gets a number.", True)
    copy_sent: Flag | None = fact("copy of the complaint", "true where the complainant is sent a copy.", True)
    scope: tuple[GrievanceSubject, ...] | None = fact("what one can complain about", "Ids or {text: …}.", ["personal_data"])
    commitments: tuple[Text, ...] | None = fact("commitments on complaints", "Each completes “We …”.", ["investigate every complaint"])
    appeal_route: Text | None = fact("appeal", "Completes “You can take the matter to …”.", "the Grievance Appellate Committee")
    appeal_period: Duration | None = fact("time for an appeal", "From our answer.", "30 days")
    applicable_law: Text | None = fact("law that governs complaints", "Completes “We handle complaints under …”.", "the laws of India")


class DataProtectionOfficer(Facts):
    """A data protection officer, only where one is designated (GDPR Arts. 37-39, DPDP Act s.10)."""

    name: Text | None = fact("data protection officer's name", "A person or a firm.", "Farah Sheikh")
    email: Email | None = fact("data protection officer's e-mail", "Where the officer is reached.", "dpo@example.com")
    address: Text | None = fact("data protection officer's address", "One line.", "14 Quay Road, Bengaluru 560025, India")
    based_in: Country | None = fact("country of the data protection officer", "ISO 3166 code; India for a Significant Data Fiduciary (DPDP Act s.10(2)(a)).", "IN")


class Representative(Facts):
    """A representative in a place where the company has no establishment (GDPR Art. 27)."""

    name: Text | None = fact("representative's name", "A person or a firm.", "Harbour Representatives Limited")
    address: Text | None = fact("representative's address", "One line.", "1 Pier Street, Dublin, Ireland")
    email: Email | None = fact("representative's e-mail", "Where the representative is reached.", "eu@example.com")
    phone: Phone | None = fact("representative's phone", "With + and country code; the Digital Services Act asks for it.", "+353 20 912 4567")


class Representatives(Facts):
    """Representatives in the EU and the UK; GDPR and Digital Services Act are two mandates."""

    eu: Representative | None = fact("representative in the EU", "Where GDPR Art. 27 asks for one.")
    uk: Representative | None = fact("representative in the UK", "Where UK GDPR Art. 27 asks for one.")
    dsa: Representative | None = fact("legal representative for content (EU)", "Where Digital Services Act Art. 13 asks for one.")


class Authority(Facts):
    """A supervisory authority to which people can complain."""

    name: Text | None = fact("supervisory authority", "Official name, with “the”.", "the Data Protection Commission of Ireland")
    url: Url | None = fact("address of the authority", "Where complaints are made.", "https://www.dataprotection.ie")


class DataProtectionBoard(Facts):
    """The authority under India's DPDP Act."""

    name: Text | None = fact("Indian authority", "Official name, with “the”.", "the Data Protection Board of India")
    url: Url | None = fact("address of the Board", "The link at which people complain (DPDP Rules r.3(c)).", "https://www.meity.gov.in")
    route: Text | None = fact("other ways to the Board", "Completes “You can complain to it …”; by the route in force.", "through its website or its app")


class Authorities(Facts):
    """Where people can complain beside the company."""

    eu: Authority | None = fact("EU supervisory authority", "The lead or nearest authority.")
    uk: Authority | None = fact("UK supervisory authority", "The Information Commissioner.")
    india: DataProtectionBoard | None = fact("Indian authority", "The Data Protection Board, by the route in force.")
    consumer_helpline: Authority | None = fact("consumer helpline", "National Consumer Helpline, for consumers in India.")


class Overrule(Facts):
    """Where the company knows better than the facts whether a provision applies."""

    provision: Text | None = fact("provision", "Id of a provision or of a whole law, as “legalsite laws” prints it.", "IN-ITR-3.1.ca")
    applies: Flag | None = fact("the provision applies", "true or false.", False)
    reason: Text | None = fact("why it applies or not", "A sentence; it is shown in every report.", "We offer no tool that makes pictures or sound.")


class Profile(Facts):
    """Answers that decide which clauses apply. Left out means “not said”, never “no”."""

    india_entity: Flag | None = fact("company in India", "true where the company is established in India.", True)
    india_company: Flag | None = fact("company incorporated in India", "true for a company under the Companies Act, and not for a partnership, an LLP or a branch.", True)
    targets_in: Flag | None = fact("sells to India", "true where people in India are offered the service.", True)
    consumers: Flag | None = fact("sells to consumers", "true where any customer may be a consumer.", True)
    intermediary: Flag | None = fact("intermediary", "true where it hosts or carries what others publish.", True)
    hosting: Flag | None = fact("hosting provider", "true for servers, VPS, VPN, cloud or data centre.", True)
    marketplace: Flag | None = fact("marketplace", "true where others sell on its platform.", False)
    synthetic_media: Flag | None = fact("tools for synthetic media", "true where its tools make or change sound, images or video.", False)
    virtual_assets: Flag | None = fact("virtual assets", "true for an exchange, a wallet or another service for virtual assets.", False)
    sdf: Flag | None = fact("Significant Data Fiduciary", "true where the Government of India has named the company one (DPDP Act s.10).", False)
    third_schedule: Flag | None = fact("platform of the DPDP Third Schedule", "true for shops and social media of 2 crore users in India, or games of 50 lakh.", False)
    saas: Flag | None = fact("software as a service", "true where customers use software on the company's servers.", True)
    targets_eu: Flag | None = fact("sells to the EU", "true where people in the EU or EEA are offered the service.", True)
    eu_establishment: Flag | None = fact("company in the EU", "true where the company is established in the EU or EEA.", False)
    targets_uk: Flag | None = fact("sells to the UK", "true where people in the UK are offered the service.", True)
    uk_establishment: Flag | None = fact("company in the UK", "true where the company is established in the UK.", False)
    california_visitors: Flag | None = fact("visitors from California", "true where people in California use the site.", True)
    overrules: tuple[Overrule, ...] | None = fact("answers of our own", "Only where a law applies or not against what the facts say.")
    ccpa_business: Flag | None = fact("business under the CCPA", "true above a threshold of Cal. Civ. Code 1798.140(d), such as USD 26,625,000 of yearly revenue.", True)
    ten_million_californians: Flag | None = fact("data of 10,000,000 Californians", "true where a year brings data of so many or more (11 CCR 7102).", False)
    significant_decisions: Flag | None = fact("significant automated decisions", "true where technology decides on loans, housing, schooling, work or health care (11 CCR 7200).", False)
    targets_australia: Flag | None = fact("sells to Australia", "true where people in Australia are offered the service.", False)
    targets_brazil: Flag | None = fact("sells to Brazil", "true where people in Brazil are offered the service.", False)
    targets_canada: Flag | None = fact("sells to Canada", "true where people in Canada are offered the service.", False)
    targets_quebec: Flag | None = fact("sells to Quebec", "true where people in Quebec are offered the service.", False)
    targets_singapore: Flag | None = fact("sells to Singapore", "true where people in Singapore are offered the service.", False)
