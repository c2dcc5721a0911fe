"""Terms: ids from a vocabulary, or the company's own words where no id says it.

An id (`ip_address`) has a label, a sentence form and mappings in `templates/vocabulary/`. `{text: …}` says what no id
says. A closed vocabulary takes ids only, because clauses decide by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from generator.facts.errors import FactError
from generator.facts.leaf import Kind, Parts, Vocabularies
from generator.nearest import did_you_mean


class Term(Parts):
    """An id of a vocabulary, or a free text (then `id` is "")."""

    vocabulary: str
    id: str
    text: str = ""

    def __str__(self) -> str:
        return self.id or self.text


class In(Kind):
    """Annotation: the term comes from this vocabulary; `closed` refuses free text."""

    def __init__(self, vocabulary: str, closed: bool = False) -> None:
        super().__init__({"$ref": f"#/$defs/vocabulary.{vocabulary}"})
        self.vocabulary = vocabulary
        self.closed = closed

    def check(self, value: object, vocabularies: Vocabularies) -> Term:
        ids = vocabularies.get(self.vocabulary, {})
        if isinstance(value, str):
            if value in ids:
                return Term(self.vocabulary, value)
            near = did_you_mean(value, ids)
            free = "" if self.closed else " Or use your own words: {text: …}."
            choice = f"Did you mean “{near}”?" if near else f"Known ids: {_some(ids)}."
            raise FactError(f"expected an id of the vocabulary “{self.vocabulary}”, but found “{value}”", choice + free)
        if isinstance(value, dict) and not self.closed and set(value) == {"text"} and isinstance(value["text"], str):
            text = " ".join(value["text"].split())
            if text:
                return Term(self.vocabulary, "", text)
        form = "an id" if self.closed else "an id or {text: …}"
        raise FactError(f"expected {form} of the vocabulary “{self.vocabulary}”", f"Known ids: {_some(ids)}.")


def _some(ids: Mapping[str, Any]) -> str:
    names = list(ids)
    return ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")


BusinessTransferEvent = Annotated[Term, In("business_transfer_events")]
CcpaCategory = Annotated[Term, In("ccpa_categories", closed=True)]
Certification = Annotated[Term, In("certifications")]
ChangeChannel = Annotated[Term, In("change_channels")]
ChangeEffect = Annotated[Term, In("change_effects", closed=True)]
Clock = Annotated[Term, In("clocks", closed=True)]
CollectionChannel = Annotated[Term, In("collection_channels")]
CollectionOccasion = Annotated[Term, In("collection_occasions")]
ConsentMechanism = Annotated[Term, In("consent_mechanisms")]
CookieCategory = Annotated[Term, In("cookie_categories", closed=True)]
CookieTechnology = Annotated[Term, In("cookie_technologies")]
CookieUse = Annotated[Term, In("cookie_uses")]
CreditBase = Annotated[Term, In("credit_bases")]
CustomerDuty = Annotated[Term, In("customer_duties")]
DataItem = Annotated[Term, In("data_items")]
DataSourceKind = Annotated[Term, In("data_source_kinds")]
DataSubject = Annotated[Term, In("data_subjects")]
DisclosureGround = Annotated[Term, In("disclosure_grounds")]
DpdpGround = Annotated[Term, In("dpdp_grounds", closed=True)]
ForceMajeureEvent = Annotated[Term, In("force_majeure_events")]
GrievanceSubject = Annotated[Term, In("grievance_subjects")]
LegalBasis = Annotated[Term, In("legal_bases", closed=True)]
LiabilityCarveOut = Annotated[Term, In("liability_carve_outs")]
LiabilityExclusion = Annotated[Term, In("liability_exclusions")]
MarketingOptOut = Annotated[Term, In("marketing_opt_outs")]
MeasurementMethod = Annotated[Term, In("measurement_methods")]
NonRefundable = Annotated[Term, In("non_refundable")]
NoticeForm = Annotated[Term, In("notice_forms")]
NoticeRequirement = Annotated[Term, In("notice_requirements")]
OfficeKind = Annotated[Term, In("office_kinds", closed=True)]
PageKind = Annotated[Term, In("page_kinds", closed=True)]
PaymentMethod = Annotated[Term, In("payment_methods")]
ProhibitedAct = Annotated[Term, In("prohibited_acts")]
ProhibitedContent = Annotated[Term, In("prohibited_content")]
PurposeTerm = Annotated[Term, In("purposes")]
RecipientKind = Annotated[Term, In("recipient_kinds")]
RecipientRole = Annotated[Term, In("recipient_roles", closed=True)]
RefundCase = Annotated[Term, In("refund_cases")]
RefundMethod = Annotated[Term, In("refund_methods")]
RequestIdentifier = Annotated[Term, In("request_identifiers")]
RestorationClass = Annotated[Term, In("restoration_classes")]
RetentionReason = Annotated[Term, In("retention_reasons")]
RetentionStart = Annotated[Term, In("retention_starts")]
Right = Annotated[Term, In("rights")]
SecurityMeasure = Annotated[Term, In("security_measures")]
SecurityTest = Annotated[Term, In("security_tests")]
SecurityThreat = Annotated[Term, In("security_threats")]
SensitivePi = Annotated[Term, In("sensitive_pi", closed=True)]
Severity = Annotated[Term, In("incident_severities")]
SlaExclusion = Annotated[Term, In("sla_exclusions")]
SlaWindow = Annotated[Term, In("sla_windows", closed=True)]
SpdiClass = Annotated[Term, In("spdi_classes", closed=True)]
SpecialCategory = Annotated[Term, In("special_categories", closed=True)]
SupportChannel = Annotated[Term, In("support_channels")]
SuspensionGround = Annotated[Term, In("suspension_grounds")]
TrackingPurpose = Annotated[Term, In("tracking_purposes")]
TransferMechanism = Annotated[Term, In("transfer_mechanisms")]
UserSecurityDuty = Annotated[Term, In("user_security_duties")]
VerificationCheck = Annotated[Term, In("verification_checks")]
