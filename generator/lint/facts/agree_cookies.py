"""Rules C041 to C045: the cookie story in its four places: list, consent, banner, recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.facts.load import Company
from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids, is_company, items
from generator.lint.lazy import regex
from generator.lint.rule import FactHit, Rule, fact_rule

_SETS = {"nothing": 0, "necessary_only": 1, "all": 2}
_FREE = {"all": 0, "all_but_necessary": 1, "none": 2}


@fact_rule(
    "C041", "cookies-before-consent", Severity.ERROR,
    good="cookies: {consent: {required_for: all_but_necessary, on_load: necessary_only}}",
    bad=("cookies: {consent: {required_for: all, on_load: ⟦all⟧}}",
         "cookies: {consent: {required_for: all, on_load: ⟦necessary_only⟧}}",
         "cookies: {consent: {required_for: all_but_necessary, on_load: ⟦all⟧}}"),
    provisions=("EU-EPRIV-5.3.consent", "UK-PECR-6"),
)  # fmt: skip
def cookies_before_consent(company: Company, context: Context) -> Iterator[FactHit]:
    """No cookie that needs consent is set before it is given.

    A page that says “all cookies need your consent” while the site sets them on arrival confesses to the breach that
    regulators fine most often.
    """
    need, load = at(company, "cookies.consent.required_for"), at(company, "cookies.consent.on_load")
    if need and load and _SETS[load] > _FREE[need]:
        yield against(
            company, "cookies.consent.on_load",
            f"cookies.consent.on_load is {load}, but cookies.consent.required_for is {need}",
            "Say what the site does before anybody has clicked; and ask consent for all but necessary cookies.",
        )  # fmt: skip


@fact_rule(
    "C042", "no-cookies-and-a-list", Severity.ERROR,
    good="cookies: {used: false}",
    bad="cookies: {used: ⟦false⟧, items: [{name: session_id, category: strictly_necessary}]}",
    provisions=("EU-EPRIV-5.3.info",),
)  # fmt: skip
def no_cookies_and_a_list(company: Company, context: Context) -> Iterator[FactHit]:
    """A site without cookies has none to list, and none among its data.

    The denial is the first thing that a scan of the site disproves.
    """
    if at(company, "cookies.used") is not False:
        return
    proof = next((path for path in ("cookies.items", "cookies.categories") if at(company, path)), None)
    held = next((p for p, c in items(company, "data.categories") if ids(c.items) & {"cookie_id"}), None)
    proof = proof or (f"{held}.items (cookie_id)" if held else None)
    if proof:
        yield against(
            company, "cookies.used", f"cookies.used is false, but {proof} says otherwise",
            "Say cookies.used: true, or take the cookies out.",
        )  # fmt: skip


_BY_USE = regex(
    r"\b(?:by|when|if|simply|keep|and) (?:simply )?(?:you )?(?:continu\w+|go(?:ing)? on|keep(?:ing)?|us(?:e|ing)|"
    r"brows(?:e|ing)|visit(?:ing)?)\b[^.;]{0,40}\b(?:site|website|page|service|browse|browsing|use|using|us)\b",
    re.IGNORECASE,
)
_SILENT = frozenset({"use_of_service", "continued_browsing", "terms_acceptance"})


@fact_rule(
    "C043", "cookie-consent-by-going-on", Severity.ERROR,
    good="consent: {mechanisms: [unticked_box], withdraw_url: https://banyan.in/consent}\n"
         "cookies: {banner: {text: We measure visits if you agree., actions: [{label: Accept}, {label: Reject}]}}",
    bad=("consent: {mechanisms: ⟦[unticked_box, continued_browsing]⟧, withdraw_url: https://banyan.in/consent}\n"
         "data: {purposes: [{id: news, legal_basis: consent}]}",
         "cookies: {consent: {mechanism: ⟦by continuing to use the site⟧}}"),
    provisions=("IN-DPDP-A6.1", "EU-EPRIV-P49.active", "EU-EPRIV-5.3.consent"),
)  # fmt: skip
def consent_by_use(company: Company, context: Context) -> Iterator[FactHit]:
    """Nobody consents by going on to use a site, or by accepting terms.

    Where a page asks for consent, it must be a clear act for that purpose (DPDP Act s.6(1), GDPR Art. 4(11), Planet49).
    “By continuing” asks for consent and then takes it without an answer.
    """
    asked = next(
        (p for p, u in items(company, "data.purposes")
         if u.consent_required or ids(u.legal_basis) & {"consent"} or ids(u.dpdp_ground) & {"dpdp_consent"}), None,
    )  # fmt: skip
    silent = ids(at(company, "consent.mechanisms")) & _SILENT
    if asked and silent:
        yield against(
            company, "consent.mechanisms", f"consent.mechanisms holds {min(silent)}, but {asked} asks for consent",
            "Keep only mechanisms that are an act of the person for that purpose.",
        )  # fmt: skip
    for path in ("cookies.consent.mechanism", "cookies.banner.text"):
        text = at(company, path)
        if text and _by_use(text):
            yield against(
                company, path, f"{path} takes going on as consent: {brief(text)}",
                "Let people choose with a button, and set nothing until they have.",
            )  # fmt: skip


@lru_cache(maxsize=4096)
def _by_use(text: str) -> bool:
    return _BY_USE.search(text) is not None


_YES = regex(r"accept|agree|allow|got it|\bok(?:ay)?\b|\byes\b|consent", re.IGNORECASE)
_NO = regex(r"reject|refuse|decline|deny|\bno\b|only|without|disagree|don.t|necessary|essential", re.IGNORECASE)


@fact_rule(
    "C044", "banner-without-no", Severity.ERROR,
    good="cookies: {consent: {required_for: all_but_necessary}, banner: {actions: [{label: Accept}, {label: Reject}]}}",
    bad="cookies: {consent: {required_for: all_but_necessary}, banner: {actions: ⟦[{label: Accept}]⟧}}",
    provisions=("EU-EPRIV-withdraw", "IN-DPDP-A6.1", "UK-PECR-6"),
)  # fmt: skip
def banner_without_no(company: Company, context: Context) -> Iterator[FactHit]:
    """A banner that asks for consent offers a “no” beside the “yes”.

    Consent without a way to refuse is not free. A banner with “Accept” alone contradicts the page that says consent is
    asked.
    """
    labels = [action.label for action in at(company, "cookies.banner.actions") or () if action.label]
    need = at(company, "cookies.consent.required_for")
    accepts = any(_YES.search(label) and not _NO.search(label) for label in labels)
    if need in ("all", "all_but_necessary") and accepts and not any(_NO.search(label) for label in labels):
        yield against(
            company, "cookies.banner.actions",
            f"cookies.banner.actions offers {', '.join(f'“{label}”' for label in labels)} and no refusal, but "
            f"cookies.consent.required_for is {need}",
            "Add a button such as “Reject all” with the same weight.",
        )  # fmt: skip


@fact_rule(
    "C045", "first-or-third-party-cookie", Severity.ERROR,
    good="company: {legal_name: Banyan Hosting Private Limited}\n"
         "cookies: {items: [{name: sid, provider: Banyan Hosting Private Limited, third_party: false}]}",
    bad="company: {legal_name: Banyan Hosting Private Limited}\n"
        "cookies: {items: [{name: sid, provider: Banyan Hosting Private Limited, third_party: ⟦true⟧}]}",
    provisions=("EU-EPRIV-P49.third",),
)  # fmt: skip
def first_or_third_party(company: Company, context: Context) -> Iterator[FactHit]:
    """A cookie of the company's own is no cookie of others.

    Whether others can read a cookie is one of the things that people must be told (Planet49, C-673/17).
    """
    for path, item in items(company, "cookies.items"):
        if item.third_party and item.provider and is_company(company, item.provider):
            yield against(
                company, f"{path}.third_party",
                f"{path}.third_party is true, but its provider “{item.provider}” is the company",
                "Say third_party: false, or name the provider that sets it.",
            )  # fmt: skip


RULES: tuple[Rule, ...] = (
    cookies_before_consent,
    no_cookies_and_a_list,
    consent_by_use,
    banner_without_no,
    first_or_third_party,
)
