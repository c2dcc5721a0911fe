"""Rules C037 to C040: consent, and the grounds that purposes rest on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids, items
from generator.lint.rule import FactHit, Rule, fact_rule


@fact_rule(
    "C037", "consent-without-withdrawal", Severity.ERROR,
    good="data: {purposes: [{id: news, legal_basis: consent, consent_required: true}]}\n"
         "consent: {withdraw_url: https://banyan.in/consent}",
    bad="data: {purposes: [{id: news, legal_basis: ⟦consent⟧, consent_required: true}]}",
    provisions=("IN-DPDP-A6.4", "IN-DPDP-R3.c.i", "EU-GDPR-13.2.c"),
)  # fmt: skip
def consent_without_withdrawal(company: Company, context: Context) -> Iterator[FactHit]:
    """Whoever can consent can take it back, and is told how.

    Consent that cannot be withdrawn as easily as it was given is none (DPDP Act s.6(4), GDPR Art. 7(3)).
    """
    if at(company, "consent.withdraw_method") or at(company, "consent.withdraw_url"):
        return
    for path, purpose in items(company, "data.purposes"):
        ground = _consent_fact(purpose)
        if ground:
            yield against(
                company, f"{path}.{ground}",
                f"{path} rests on consent, but neither consent.withdraw_url nor consent.withdraw_method is given",
                "Say where consent is taken back.",
            )  # fmt: skip
            return


def _consent_fact(purpose: object) -> str | None:
    if ids(getattr(purpose, "legal_basis", None)) & {"consent"}:
        return "legal_basis"
    if ids(getattr(purpose, "dpdp_ground", None)) & {"dpdp_consent"}:
        return "dpdp_ground"
    return "consent_required" if getattr(purpose, "consent_required", None) else None


@fact_rule(
    "C038", "consent-ground-without-asking", Severity.ERROR,
    good="data: {purposes: [{id: news, legal_basis: consent, consent_required: true}]}\n"
         "consent: {withdraw_url: https://banyan.in/consent}",
    bad=("data: {purposes: [{id: news, legal_basis: consent, consent_required: ⟦false⟧}]}\n"
         "consent: {withdraw_url: https://banyan.in/consent}",
         "data: {purposes: [{id: news, legal_basis: ⟦legitimate_interests⟧, consent_required: true, "
         "dpdp_ground: dpdp_consent}]}\nconsent: {withdraw_url: https://banyan.in/consent}"),
    provisions=("EU-GDPR-13.1.c", "IN-DPDP-A6.1"),
)  # fmt: skip
def consent_ground_without_asking(company: Company, context: Context) -> Iterator[FactHit]:
    """Who is asked and on what ground data is used agree.

    A purpose that rests on consent must be asked for; a purpose that is asked for and then rests on an interest of the
    company treats a “no” as if it had not been said.
    """
    for path, purpose in items(company, "data.purposes"):
        grounds = ids(purpose.legal_basis) | ids(purpose.dpdp_ground)
        basis = ids(purpose.legal_basis)
        if purpose.consent_required is False and grounds & {"consent", "dpdp_consent"}:
            message = f"{path}.consent_required is false, but the purpose rests on consent"
            yield against(company, f"{path}.consent_required", message, "Say true, or change the ground.")
        elif purpose.consent_required and basis and "consent" not in basis:
            message = f"{path}.legal_basis is {min(basis)}, but consent_required is true"
            yield against(company, f"{path}.legal_basis", message, "Say consent, or consent_required: false.")


@fact_rule(
    "C039", "european-ground-for-india", Severity.ERROR,
    good="profile: {india_entity: true}\ndata: {purposes: [{id: s, legal_basis: legitimate_interests, "
         "dpdp_ground: dpdp_voluntary}]}",
    bad="profile: {india_entity: true}\ndata: {purposes: [{id: s, legal_basis: ⟦legitimate_interests⟧}]}",
    provisions=("IN-DPDP-A7", "IN-DPDP-A6.1"),
)  # fmt: skip
def european_ground_for_india(company: Company, context: Context) -> Iterator[FactHit]:
    """A purpose of a company in India has a ground under the DPDP Act.

    The Act knows consent and a closed list of uses; contract and legitimate interests, the grounds that European
    templates bring along, are not among them.
    """
    if not at(company, "profile.india_entity"):
        return
    for path, purpose in items(company, "data.purposes"):
        if purpose.legal_basis and not purpose.dpdp_ground:
            blank = f"{path}.dpdp_ground"
            if blank not in company.blank and blank not in company.unsettled:
                yield against(
                    company, f"{path}.legal_basis",
                    f"{path}.legal_basis is {purpose.legal_basis}, but profile.india_entity is true and no dpdp_ground "
                    "is given",
                    "Add the ground under the DPDP Act, such as dpdp_consent or dpdp_voluntary.",
                )  # fmt: skip


@fact_rule(
    "C040", "marketing-without-the-consent-it-promises", Severity.ERROR,
    good="marketing: {opt_in: true}\ndata: {purposes: [{id: m, purpose: newsletter, legal_basis: consent}]}\n"
         "consent: {withdraw_url: https://banyan.in/consent}",
    bad="marketing: {own: true, opt_in: ⟦true⟧}\n"
        "data: {purposes: [{id: m, purpose: newsletter, legal_basis: legitimate_interests}]}",
    provisions=("EU-EPRIV-13.info", "UK-PECR-22"),
)  # fmt: skip
def marketing_without_consent(company: Company, context: Context) -> Iterator[FactHit]:
    """Offers that are sent only with consent rest on consent in the table of purposes.

    “Only if you agree” and “our legitimate interest” are two different promises about the same e-mail.
    """
    if not at(company, "marketing.opt_in"):
        return
    wanted = {"newsletter", "direct_marketing", "partner_marketing"}
    for path, purpose in items(company, "data.purposes"):
        basis = ids(purpose.legal_basis)
        if ids(purpose.purpose) & wanted and basis and "consent" not in basis:
            yield against(
                company, "marketing.opt_in",
                f"marketing.opt_in is true, but {path}.legal_basis is {min(basis)}",
                "Make consent the ground, or say opt_in: false.",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    consent_without_withdrawal,
    consent_ground_without_asking,
    european_ground_for_india,
    marketing_without_consent,
)
