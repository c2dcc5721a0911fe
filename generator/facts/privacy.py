"""The rest of privacy: consent, marketing, rights, children, security, tracking, advertising."""

from __future__ import annotations

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Country, Email, Phone, Url
from generator.facts.plain import Count, Flag, Text
from generator.facts.quantities import Date, Duration
from generator.facts.terms import (
    Certification,
    ConsentMechanism,
    DataItem,
    MarketingOptOut,
    RequestIdentifier,
    Right,
    SecurityMeasure,
    SecurityTest,
    SecurityThreat,
    TrackingPurpose,
    UserSecurityDuty,
    VerificationCheck,
)


class ConsentManager(Facts):
    """A Consent Manager that the Data Protection Board has registered (DPDP Act s.6(7)); no cookie tool is one."""

    name: Text | None = fact("Consent Manager", "Registered name.", "Lighthouse Consent Services Limited")
    url: Url | None = fact("address of the Consent Manager", "Where people manage their consents.", "https://www.example.com/consents")


class Consent(Facts):
    """How consent is asked and taken back."""

    mechanisms: tuple[ConsentMechanism, ...] | None = fact("how consent is given", "A clear act, per purpose.", ["tick_box"])
    sensitive: Text | None = fact("how consent to sensitive data is given", "Completes “You give it …” (SPDI Rules r.5(1): in writing or electronically).", "by ticking an empty box when you open an account")
    sensitive_withdrawal: Text | None = fact("what withdrawing consent to sensitive data does", "A sentence (SPDI Rules r.5(7)).", "Without your password we cannot keep your account open, and we then close it.")
    withdraw_method: Text | None = fact("how to withdraw consent", "Completes “You can withdraw your consent …”.", "in the privacy settings of your account")
    withdraw_url: Url | None = fact("link to withdraw consent", "As easy as giving it (DPDP Act s.6(4), GDPR Art. 7(3)).", "https://www.example.com/account/consent")
    withdraw_effect: Text | None = fact("what withdrawing does", "A sentence.", "We then stop sending the newsletter; the service goes on unchanged.")
    stops_within: Duration | None = fact("use stops within", "From withdrawal.", "2 days")
    consent_manager: ConsentManager | None = fact("Consent Manager", "Only one that is registered with the Board.")
    legacy: Flag | None = fact("consents older than the DPDP Act", "true where data is still used on consents from before 13 May 2027.", True)
    legacy_notice_date: Date | None = fact("notice to people who consented earlier", "Day on which they are sent the DPDP notice (DPDP Act s.5(2)).", "2027-05-13")
    refusal: Text | None = fact("what refusing means", "A sentence.", "If you do not want us to have this data, please do not open an account.")
    authority_confirmed: Flag | None = fact("right to give others' data", "true where people confirm that they may give us the data of others.", True)
    at_purchase: Text | None = fact("how an order is placed", "Completes “You accept the terms …”.", "by ticking an empty box before you pay")


class Marketing(Facts):
    """News and offers."""

    own: Flag | None = fact("own offers", "true where the company sends offers of its own.", True)
    partner_offers: Flag | None = fact("partners' offers", "true where offers of partners are sent.", True)
    opt_in: Flag | None = fact("only with consent", "true where people agree first.", True)
    opt_out: tuple[MarketingOptOut, ...] | None = fact("how to stop offers", "Ids or {text: …}.", ["unsubscribe_link"])
    email: Email | None = fact("e-mail to stop offers", "Where people write.", "unsubscribe@example.com")
    stops_group_sharing: Flag | None = fact("also stops sharing in the group", "true where the same request stops passing data to group companies.", True)


class RightItem(Facts):
    """A right that people have, with its real limits nested under it."""

    right: Right | None = fact("right", "Id or {text: …}.", "access")
    limits: tuple[Text, ...] | None = fact("limits of the right", "Sentences.", ["We keep invoices for as long as tax law asks."])
    fee: Text | None = fact("fee for the right", "“none”, or a sentence.", "none")


class Nomination(Facts):
    """Naming someone who acts for you (DPDP Act s.14)."""

    method: Text | None = fact("how to nominate", "Completes “You can name a person who may use your rights after your death or incapacity …”.", "by writing to our privacy address")
    url: Url | None = fact("nomination form", "Full address.", "https://www.example.com/nominate")


class Rights(Facts):
    """Rights of the people whose data is handled."""

    list: tuple[RightItem, ...] | None = fact("rights", "One entry a right.")
    subject_to_law: Flag | None = fact("as far as the law gives them", "true where the rights are those of the law that applies.", True)
    response: Duration | None = fact("answer to a request", "From receipt (GDPR Art. 12(3): one month).", "1 month")
    response_vague: Text | None = fact("answer to a request, without a period", "Only where the source gives no figure.", "within a reasonable time")
    acknowledge: Duration | None = fact("acknowledgement of a request", "From receipt.", "2 days")
    extension: Duration | None = fact("extension", "For hard requests (GDPR Art. 12(3): two months).", "2 months")
    longest: Duration | None = fact("longest time to an answer", "Any extension included; 90 days at most in California.", "90 days")
    request_url: Url | None = fact("request form", "Full address.", "https://www.example.com/privacy/request")
    request_email: Email | None = fact("e-mail for requests", "Where people write.", "privacy@example.com")
    toll_free: Phone | None = fact("toll-free number for requests", "California asks for one (Cal. Civ. Code 1798.130(a)(1)).", "+1 800 555 0199")
    email_enough: Text | None = fact("why there is no toll-free number", "A sentence; only a purely online business that knows its customers may do without.", "We sell only online and know our customers, so you reach us by e-mail.")
    metrics_url: Url | None = fact("yearly figures on requests", "Only with data of 10,000,000 or more Californians (11 CCR 7102).", "https://www.example.com/privacy/figures")
    identifiers: tuple[RequestIdentifier, ...] | None = fact("what a request must hold", "No more than is needed to find the person.", ["account_email"])
    verification: Text | None = fact("how identity is checked", "A sentence.", "We ask you to answer from the e-mail address of the account.")
    agent: Text | None = fact("acting through someone else", "A sentence.", "Someone else may ask for you with your written authority.")
    self_service: tuple[Text, ...] | None = fact("what people can do themselves", "Each completes “In your account you can …”.", ["correct your name and address"])
    billing_route: Text | None = fact("how to correct billing data", "A sentence.", "To correct billing details, write to your account manager.")
    employee_route: Text | None = fact("people at a customer", "A sentence.", "If you work for a customer, its administrator can change your details too.")
    objection_method: Text | None = fact("how to object", "Completes “You can object …”.", "by writing to our privacy address")
    nomination: Nomination | None = fact("nomination", "Naming someone who acts for you.")


class Children(Facts):
    """Age line and what is done on discovery."""

    min_age: Count | None = fact("minimum age", "In years; 18 where India is served.", 18)
    local_age: Flag | None = fact("local age counts too", "true where anyone who is a minor under local law is treated alike.", True)
    allowed: Flag | None = fact("younger people allowed", "false where the service is not for anyone under the age.", False)
    not_collected: Flag | None = fact("no data of younger people", "true where their data is not collected knowingly.", True)
    on_discovery: Text | None = fact("what is done on discovery", "Completes “If we find such data, we …”.", "delete it")
    guardian_consent: Text | None = fact("consent of a guardian", "A sentence; for people with a disability who have a lawful guardian (DPDP Act s.9(1)).", "The guardian sends us the order of appointment.")
    parental_consent: Text | None = fact("consent of a parent", "A sentence; only where younger people are allowed.", "A parent confirms by a payment of one rupee.")


class CertificationFact(Facts):
    """A certificate, as a dated fact."""

    standard: Certification | None = fact("standard", "Id or {text: …}.", "iso27001")
    edition: Text | None = fact("edition", "Year of the standard.", "2022")
    number: Text | None = fact("certificate number", "As printed on the certificate.", "IS 700123")
    valid_to: Date | None = fact("certificate valid until", "Last day.", "2028-03-31")
    covers: Text | None = fact("what the certificate covers", "A noun phrase.", "our data centres and support")


class SecurityTestFact(Facts):
    """A test of the systems."""

    test: SecurityTest | None = fact("security test", "Id or {text: …}.", "penetration_test")
    every: Duration | None = fact("how often it is tested", "With its unit.", "1 year")
    by: Text | None = fact("who tests", "A noun phrase.", "an independent firm")


class Backups(Facts):
    """Backups that the company makes."""

    every: Duration | None = fact("backup interval", "With its unit.", "1 day")
    kept: Duration | None = fact("backups kept for", "With its unit.", "30 days")
    covers: Text | None = fact("what is backed up", "A noun phrase.", "managed databases")
    restore: Text | None = fact("restoring", "A sentence.", "We restore a backup on request, once a month free of charge.")
    not_covered: Text | None = fact("what is not backed up", "A noun phrase.", "virtual servers without the backup option")


class Security(Facts):
    """How data is protected, stated as fact."""

    commitment: Text | None = fact("commitment to security", "Completes “We …”.", "protect the data you trust us with")
    standard: Text | None = fact("security standard followed", "A noun phrase (SPDI Rules r.8).", "ISO/IEC 27001")
    protects_against: tuple[SecurityThreat, ...] | None = fact("what is protected against", "Ids or {text: …}.", ["loss"])
    measures: tuple[SecurityMeasure, ...] | None = fact("security measures", "Ids or {text: …}; only what is done.", ["encrypt_transit"])
    certifications: tuple[CertificationFact, ...] | None = fact("certificates", "Only valid ones.")
    testing: tuple[SecurityTestFact, ...] | None = fact("security tests", "What, how often, by whom.")
    no_guarantee: Flag | None = fact("no absolute security", "true adds that no system is perfectly safe.", True)
    own_risk: Flag | None = fact("sending data is at people's own risk", "true where the company says so; the law may refuse it.", True)
    user_duties: tuple[UserSecurityDuty, ...] | None = fact("what users should do", "Ids or {text: …}.", ["keep_secret"])
    other_sites: Flag | None = fact("no control over other sites", "true adds that other sites are beyond our control.", True)
    tracking_confidential: tuple[Text, ...] | None = fact("tracking results kept confidential", "Noun phrases.", ["clicks", "opened messages"])
    customers_own_data: Flag | None = fact("customers own their data", "true where customer data stays the customer's.", True)
    log_retention: Duration | None = fact("logs kept for", "180 days at least in India (CERT-In directions 2022, (iv)).", "1 year")
    log_location: Country | None = fact("where logs are kept", "ISO 3166 code.", "IN")
    backups: Backups | None = fact("backups", "Who backs up what.")
    claims: tuple[Text, ...] | None = fact("claims made elsewhere", "Each completes “We …”; held against “no guarantee”.", ["protect you against malware"])
    audit_every: Duration | None = fact("how often security is audited", "By an independent auditor (SPDI Rules r.8(4): once a year).", "1 year")
    last_audit: Date | None = fact("last security audit", "Day of the report.", "2026-06-30")
    standards_statement: Text | None = fact("statement on standards", "Completes “We …”.", "follow the guidance of CERT-In")


class Breach(Facts):
    """What happens after a personal data breach."""

    tell_people: Text | None = fact("telling people", "Completes “We tell you …”.", "without delay, by e-mail, what happened and what you can do")
    tell_customers: Duration | None = fact("telling customers", "From knowledge, for data we process for them.", "48 hours")
    notify_authority: Duration | None = fact("telling the authority", "From knowledge; 72 hours at most (DPDP Rules r.7(2), GDPR Art. 33).", "72 hours")
    contact: Email | None = fact("e-mail to report a breach", "Where anyone can report one.", "security@example.com")


class RetentionRules(Facts):
    """Rules for all retention."""

    criteria: Text | None = fact("general rule of retention", "Completes “We keep personal data …”.", "only for as long as we need it for the purpose")
    inactivity: Duration | None = fact("erased after a time without contact", "Since the person last used the account or wrote (DPDP Rules r.8(1)).", "3 years")
    erasure_warning: Duration | None = fact("warning before erasure", "How long before.", "48 hours")
    removed_content: Duration | None = fact("removed content kept for", "180 days at least in India (IT Rules 2021, r.3(1)(g)).", "180 days")
    backup_rotation: Duration | None = fact("erased from backups within", "After erasure from live systems.", "30 days")


class Verification(Facts):
    """How the company checks its own practice."""

    method: Text | None = fact("method of checking", "A noun phrase.", "a self-assessment")
    every: Duration | None = fact("how often practice is checked", "With its unit.", "1 year")
    checks: tuple[VerificationCheck, ...] | None = fact("what is checked", "Ids or {text: …}.", ["accurate"])
    training: Flag | None = fact("staff are trained", "true where staff who handle data are trained.", True)
    reviews: Flag | None = fact("objective reviews", "true where someone without a stake reviews compliance at times.", True)


class Analytics(Facts):
    """Measuring the use of the site."""

    own: Flag | None = fact("own measurement", "true where the company measures by itself.", True)
    third_party: Flag | None = fact("measurement by others", "true where tools of others measure.", True)
    tools: tuple[Text, ...] | None = fact("measurement tools", "Names.", ["Matomo Cloud"])
    items: tuple[DataItem, ...] | None = fact("what is measured", "Ids or {text: …}.", ["pages_visited"])
    purpose: TrackingPurpose | None = fact("purpose of measuring", "Id or {text: …}.", "analyse_trends")
    aggregate_only: Flag | None = fact("only in aggregate", "true where no person can be singled out.", True)


class LogFiles(Facts):
    """Server logs."""

    items: tuple[DataItem, ...] | None = fact("what logs hold", "Ids or {text: …}.", ["ip_address"])
    purposes: tuple[TrackingPurpose, ...] | None = fact("purposes of logs", "Ids or {text: …}.", ["administer_site"])


class WebBeacons(Facts):
    """Invisible images in pages and e-mails."""

    on_site: Flag | None = fact("beacons on the site", "true where pages hold them.", True)
    in_email: Flag | None = fact("beacons in e-mails", "true where e-mails hold them.", True)
    purposes: tuple[TrackingPurpose, ...] | None = fact("purposes of beacons", "Ids or {text: …}.", ["measure_opens"])
    anonymous: Flag | None = fact("beacons do not identify", "true where they do not identify a person.", True)


class Tracking(Facts):
    """Logs and beacons."""

    log_files: LogFiles | None = fact("log files", "What server logs hold and why.")
    web_beacons: WebBeacons | None = fact("web beacons", "Invisible images in pages and e-mails.")
    across_sites: Flag | None = fact("others follow visitors across websites", "true where others can, over time (Cal. Bus. & Prof. Code 22575(b)(6)).", False)


class AdvertisingProgramme(Facts):
    """An advertising programme."""

    name: Text | None = fact("advertising programme", "Its name.", "Google AdSense")
    enabled: Flag | None = fact("programme in use", "true or false as of today.", False)
    may_change: Flag | None = fact("programme may be used later", "true adds that this may change in future.", True)


class Advertising(Facts):
    """Advertising on the company's own site."""

    shown: Flag | None = fact("advertisements on the site", "true where the site shows them.", False)
    programmes: tuple[AdvertisingProgramme, ...] | None = fact("advertising programmes", "One entry each.")
    principles_name: Text | None = fact("advertising rules followed", "Their name.", "Google's advertising principles")
    principles_url: Url | None = fact("address of the advertising rules", "Full address.", "https://support.example.com/ads")


class Links(Facts):
    """Links to other sites."""

    offered: Flag | None = fact("products of others on the site", "true where the site offers products of others.", True)
    own_policies: Flag | None = fact("other sites have their own policies", "true where that is so.", True)
    no_responsibility: Flag | None = fact("no responsibility for other sites", "true adds that their content is theirs.", True)
    feedback: Flag | None = fact("feedback on linked sites", "true where feedback is welcome.", True)


class SourceRules(Facts):
    """Rules for products of others that customers connect."""

    own_terms: Flag | None = fact("their own terms apply", "true where the provider's terms and policies apply.", True)
    own_support: Flag | None = fact("they support their own product", "true where the provider gives support.", True)
    no_control: Flag | None = fact("no control over them", "true where we do not control or answer for them.", True)
    suspend_notice: Duration | None = fact("notice before a connection is removed", "Left out, none is promised.", "14 days")
    suspend_right: Flag | None = fact("we may remove a connection", "true where the company may suspend or remove one.", True)
    excluded_losses: tuple[Text, ...] | None = fact("losses from removal not covered", "Noun phrases.", ["lost profit", "lost data"])
    except_law: Flag | None = fact("unless the law forbids it", "true where the exclusion of losses gives way to the law.", True)
    tokens_only: Flag | None = fact("only what the connection needs", "true where only data such as access tokens is collected to connect.", True)


class ThirdParties(Facts):
    """Products and sites of others."""

    links: Links | None = fact("links to other sites", "What is said about them.")
    rules: SourceRules | None = fact("rules for connected products", "What holds for products that customers connect.")
