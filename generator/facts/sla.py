"""Service levels: what is promised, how it is measured, and what follows a failure."""

from __future__ import annotations

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Slug, Url
from generator.facts.plain import Count, Flag, Text, Weekday
from generator.facts.quantities import Duration, Hours, Percent, TimeZone
from generator.facts.terms import (
    Clock,
    CreditBase,
    MeasurementMethod,
    RestorationClass,
    Severity,
    SlaExclusion,
    SlaWindow,
    SupportChannel,
)


class Measurement(Facts):
    """How availability is measured."""

    method: MeasurementMethod | None = fact("method of measurement", "Id or {text: …}.", "external_probes")
    interval: Duration | None = fact("interval of measurement", "With its unit.", "1 minute")
    downtime: Text | None = fact("what counts as downtime", "Completes “Downtime is time in which …”.", "your server cannot be reached from the internet")
    customer_evidence: Flag | None = fact("customers' own measurements count", "true where customers may show their own.", True)


class Maintenance(Facts):
    """Planned work."""

    notice: Duration | None = fact("notice of planned work", "Before it starts.", "3 days")
    window: Hours | None = fact("hours of planned work", "From … to …, in the time zone of the SLA.", "1 am to 5 am")
    days: tuple[Weekday, ...] | None = fact("days of planned work", "Names of days.", ["sunday"])
    max_per_month: Duration | None = fact("planned work per month", "At most.", "4 hours")
    emergency: Text | None = fact("emergency work", "A sentence.", "Emergency work counts as downtime.")


class Credit(Facts):
    """A band of service credit."""

    below: Percent | None = fact("availability below", "Upper edge of the band.", "99.95%")
    credit: Percent | None = fact("credit", "Share of the fee.", "10%")


class Claims(Facts):
    """How to claim a credit."""

    window: Duration | None = fact("time to claim a credit", "From the end of the month.", "30 days")
    response: Duration | None = fact("answer to a claim", "From receipt.", "10 days")
    automatic: Flag | None = fact("credits come by themselves", "true where no claim is needed.", False)
    needs: tuple[Text, ...] | None = fact("what a claim must hold", "Noun phrases.", ["the name of the server", "the times of the failure"])


class Chronic(Facts):
    """A way out when the promise is missed again and again."""

    misses: Count | None = fact("missed months", "How many.", 3)
    period: Duration | None = fact("within", "The time in which they happen.", "6 months")
    refund: Flag | None = fact("prepaid fees come back", "true where unused prepaid fees are refunded.", True)


class Response(Facts):
    """First reply to a report."""

    severity: Severity | None = fact("severity", "Id or {text: …}.", "critical")
    target: Duration | None = fact("first reply within", "With its unit.", "30 minutes")
    clock: Clock | None = fact("clock of the reply", "elapsed or business.", "elapsed")


class Resolution(Facts):
    """Time to restore the service."""

    id: Slug | None = fact("id of the restoration target", "A short name.", "hardware-india")
    restores: tuple[RestorationClass, ...] | None = fact("what is restored", "Ids or {text: …}.", ["hardware"])
    region: Text | None = fact("region", "Where the server stands.", "in India")
    target: Duration | None = fact("restored within", "With its unit.", "4 hours")
    clock: Clock | None = fact("clock of the restoration", "elapsed or business.", "elapsed")


class Support(Facts):
    """Support hours and channels."""

    channels: tuple[SupportChannel, ...] | None = fact("support channels", "Ids or {text: …}.", ["phone"])
    hours: Hours | None = fact("support hours", "From … to …, or 24 hours.", "9 am to 6 pm")
    days: tuple[Weekday, ...] | None = fact("support days", "Names of days.", ["monday", "tuesday", "wednesday", "thursday", "friday"])
    business_days: Flag | None = fact("on business days", "true where days are business days and are not named.", True)
    time_zone: TimeZone | None = fact("time zone of support", "IANA name; hours without a zone mean nothing abroad.", "Asia/Kolkata")
    holidays_url: Url | None = fact("list of holidays", "Full address.", "https://www.example.com/holidays")
    languages: tuple[Text, ...] | None = fact("support languages", "Names of languages.", ["English", "Hindi"])
    excludes: Text | None = fact("what support does not cover", "A noun phrase.", "software that you installed yourself")


class BackupLevel(Facts):
    """Recovery targets."""

    rpo: Duration | None = fact("recovery point", "Data at most this old.", "24 hours")
    rto: Duration | None = fact("recovery time", "Back within.", "8 hours")


class Sla(Facts):
    """Service level agreement."""

    uptime: Percent | None = fact("availability", "A percentage with its decimals.", "99.95%")
    window: SlaWindow | None = fact("measured over", "month, quarter or year; a percentage alone means nothing.", "month")
    services: tuple[Text, ...] | None = fact("services covered", "Noun phrases.", ["virtual servers"])
    not_covered: tuple[Text, ...] | None = fact("services not covered", "Noun phrases.", ["trial plans"])
    time_zone: TimeZone | None = fact("time zone of the SLA", "IANA name.", "Asia/Kolkata")
    measurement: Measurement | None = fact("measurement", "How availability is measured.")
    maintenance: Maintenance | None = fact("planned work", "Notice, hours, limit.")
    exclusions: tuple[SlaExclusion, ...] | None = fact("what does not count", "A closed list.", ["customer_fault"])
    credits: tuple[Credit, ...] | None = fact("service credits", "Bands that touch and fall.")
    credit_base: CreditBase | None = fact("base of the credit", "Id or {text: …}.", "monthly_fee")
    credit_cap: Percent | None = fact("credit cap", "At most, of the same fee.", "50%")
    claims: Claims | None = fact("claims for credits", "How to claim.")
    credits_exclusive: Flag | None = fact("credits are the only remedy", "true or false; never true against consumers.", False)
    chronic: Chronic | None = fact("repeated failure", "A way out.")
    response: tuple[Response, ...] | None = fact("first reply", "By severity.")
    resolution: tuple[Resolution, ...] | None = fact("restoration", "By class and region.")
    support: Support | None = fact("support", "Hours and channels.")
    backup: BackupLevel | None = fact("recovery targets", "Recovery point and time.")
    status_url: Url | None = fact("status page", "Full address.", "https://status.example.com")
    update_every: Duration | None = fact("updates during an outage", "How often.", "1 hour")
    incident_report: Duration | None = fact("report after an outage", "From its end.", "5 business days")
