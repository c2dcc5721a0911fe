"""Rules C051 to C058: notice, renewal, refunds."""

from __future__ import annotations

from collections.abc import Iterator

from generator.facts.load import Company
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import against, at, ids
from generator.lint.rule import FactHit, Rule, fact_rule


@fact_rule(
    "C051", "our-notice-shorter-than-theirs", Severity.ERROR,
    good="terms: {termination: {notice: 30 days}, termination_by_us: {notice: 60 days}}",
    bad="terms: {termination: {notice: 30 days}, termination_by_us: {notice: ⟦7 days⟧}}",
    provisions=("IN-ECOM-4.8",),
)  # fmt: skip
def our_notice_shorter(company: Company, context: Context) -> Iterator[FactHit]:
    """The company gives at least the notice that it asks of its customers.

    A contract that one side may leave faster than the other is one-sided, and unfair against consumers.
    """
    theirs, ours = at(company, "terms.termination.notice"), at(company, "terms.termination_by_us.notice")
    if theirs and ours and ours.compare(theirs) == "shorter":
        yield against(
            company, "terms.termination_by_us.notice",
            f"terms.termination_by_us.notice is {ours}, but terms.termination.notice asks {theirs} of customers",
            "Give at least as long a notice as customers must give.",
        )  # fmt: skip


@fact_rule(
    "C052", "price-change-before-they-can-leave", Severity.ERROR,
    good="terms: {termination: {notice: 30 days}}\nbilling: {price_change_notice: 60 days}",
    bad="terms: {termination: {notice: 30 days}}\nbilling: {price_change_notice: ⟦14 days⟧}",
    provisions=("IN-DARK-SAAS", "EU-DSA-14.2"),
)  # fmt: skip
def price_change_too_fast(company: Company, context: Context) -> Iterator[FactHit]:
    """Whoever does not want a new price or rule can leave before it applies.

    If the customer's own notice is longer than the notice of the change, the exit that the page offers comes too late.
    """
    theirs = at(company, "terms.termination.notice")
    told = [("billing.price_change_notice", at(company, "billing.price_change_notice"))]
    if at(company, "changes.exit_right"):
        told.append(("changes.notice", at(company, "changes.notice")))
    for path, notice in told:
        if theirs and notice and notice.compare(theirs) == "shorter":
            yield against(
                company, path, f"{path} is {notice}, but terms.termination.notice is {theirs}",
                "Tell of the change at least as early as a customer must give notice.",
            )  # fmt: skip


@fact_rule(
    "C053", "notice-longer-than-the-cycle", Severity.WARNING,
    good="terms: {termination: {notice: 15 days}}\nbilling: {cycle: 1 month}",
    bad="terms: {termination: {notice: ⟦45 days⟧}}\nbilling: {cycle: 1 month}",
    provisions=("EU-DATAACT-25.2.d", "IN-DARK-SUBTRAP"),
)  # fmt: skip
def notice_longer_than_the_cycle(company: Company, context: Context) -> Iterator[FactHit]:
    """A customer's notice is no longer than the time that an invoice covers.

    “Monthly, leave at any time” and a notice of 45 days contradict each other: every customer pays at least one more
    month than they were told.
    """
    notice, cycle = at(company, "terms.termination.notice"), at(company, "billing.cycle")
    if notice and cycle and notice.compare(cycle) == "longer":
        yield against(
            company, "terms.termination.notice", f"terms.termination.notice is {notice}, but billing.cycle is {cycle}",
            "Shorten the notice, or say what is paid between.", doubt=True,
        )  # fmt: skip


@fact_rule(
    "C054", "renewal-reminder-too-late", Severity.ERROR,
    good="terms: {termination: {notice: 10 days}}\n"
         "billing: {auto_renewal: {term: 1 year, reminder: 30 days, cancel_url: https://banyan.in/cancel}}",
    bad="terms: {termination: {notice: 30 days}}\n"
        "billing: {auto_renewal: {term: 1 year, reminder: ⟦7 days⟧, cancel_url: https://banyan.in/cancel}}",
    provisions=("IN-DARK-SUBTRAP", "US-CA-ARL-17602"),
)  # fmt: skip
def renewal_reminder_too_late(company: Company, context: Context) -> Iterator[FactHit]:
    """The reminder of a renewal comes while there is still time to stop it.

    A reminder seven days before a renewal that must be stopped thirty days before reminds people of what they can no
    longer change.
    """
    notice, reminder = at(company, "terms.termination.notice"), at(company, "billing.auto_renewal.reminder")
    if notice and reminder and reminder.compare(notice) == "shorter":
        yield against(
            company, "billing.auto_renewal.reminder",
            f"billing.auto_renewal.reminder is {reminder}, but terms.termination.notice is {notice}",
            "Remind people earlier than they must give notice.",
        )  # fmt: skip


_EASY = frozenset({"email", "electronic", "customer_portal", "cancel_button", "online_form"})
_HARD = frozenset({"reason", "signature", "last_invoice", "bank_details"})


@fact_rule(
    "C055", "harder-to-leave-than-to-join", Severity.ERROR,
    good="profile: {consumers: true}\nterms: {termination: {forms: [cancel_button, email], requirements: [services]}}",
    bad=("profile: {consumers: true}\nterms: {termination: {forms: ⟦[signed_hard_copy]⟧}}",
         "profile: {consumers: true}\nterms: {termination: {forms: [email], requirements: ⟦[reason]⟧}}",
         "billing: {auto_renewal: ⟦{term: 1 month}⟧}"),
    provisions=("IN-DARK-SUBTRAP", "IN-ECOM-7.1.c", "US-CA-ARL-17602"),
)  # fmt: skip
def harder_to_leave(company: Company, context: Context) -> Iterator[FactHit]:
    """Leaving is as easy as joining.

    Where people order online, a letter, a signature or a reason to leave is a subscription trap (Guidelines on Dark
    Patterns 2023); and what renews by itself has a link that stops it.
    """
    forms, asked = ids(at(company, "terms.termination.forms")), ids(at(company, "terms.termination.requirements"))
    renews = at(company, "billing.auto_renewal")
    if at(company, "profile.consumers") or renews:
        why = "profile.consumers is true" if at(company, "profile.consumers") else "plans renew by themselves"
        if forms and not forms & _EASY:
            yield against(
                company, "terms.termination.forms", f"notice is given only by {min(forms)}, but {why}",
                "Add a way that is as easy as ordering, such as cancel_button or email.",
            )  # fmt: skip
        if asked & _HARD:
            yield against(
                company, "terms.termination.requirements", f"a notice must hold {min(asked & _HARD)}, but {why}",
                "Ask only for what shows which service ends.",
            )  # fmt: skip
    if renews and not renews.cancel_url and "billing.auto_renewal.cancel_url" not in company.blank:
        yield against(
            company, "billing.auto_renewal", "plans renew by themselves, but billing.auto_renewal.cancel_url is not "
            "given", "Add the link with which a customer stops the renewal.",
        )  # fmt: skip


@fact_rule(
    "C056", "no-refunds-with-refunds", Severity.ERROR,
    good="billing: {refund: {allowed: true, all_sales_final: false, money_back: 14 days}}",
    bad=("billing: {refund: {allowed: ⟦false⟧, money_back: 14 days}}",
         "billing: {refund: {all_sales_final: ⟦true⟧}}\nsla: {chronic: {misses: 3, period: 6 months, refund: true}}",
         "profile: {consumers: true}\nbilling: {refund: {all_sales_final: ⟦true⟧}}"),
    provisions=("IN-ECOM-7.4", "IN-CPA-2.47", "EU-CRD-6"),
)  # fmt: skip
def no_refunds_with_refunds(company: Company, context: Context) -> Iterator[FactHit]:
    """Where no money comes back, no other page gives it back.

    “All sales are final” excludes a money-back period, a right of withdrawal, a refund for repeated failure and one for
    what the company cancels. Consumers must have the refund for deficient service in any case.
    """
    flags = (("billing.refund.allowed", False), ("billing.refund.all_sales_final", True))
    fact, says = next(((path, says) for path, says in flags if at(company, path) is says), (None, None))
    if fact is None:
        return
    proofs = [
        path
        for path in ("billing.refund.money_back", "billing.refund.cases", "billing.refund.unused_time",
                     "billing.withdrawal_period", "sla.chronic.refund")
        if at(company, path)
    ]  # fmt: skip
    if "refund" in (at(company, "billing.provider_cancellation") or "").lower():
        proofs.append("billing.provider_cancellation")
    if at(company, "profile.consumers"):
        proofs.append("profile.consumers")
    if proofs:
        yield against(
            company, fact, f"{fact} is {str(says).lower()}, but {', '.join(proofs)} says otherwise",
            "Say which payments come back and which do not, once, under billing.refund.",
        )  # fmt: skip


@fact_rule(
    "C057", "refund-case-denied", Severity.ERROR,
    good="billing: {refund: {unused_time: true, cases: [unused_prepaid_time], non_refundable: [domain_names]}}",
    bad=("billing: {refund: {unused_time: ⟦false⟧, cases: [unused_prepaid_time]}}",
         "billing: {refund: {unused_time: true, non_refundable: ⟦[unused_time]⟧}}",
         "billing: {refund: {cases: ⟦[money_back]⟧}}"),
    provisions=("IN-ECOM-7.1.a",),
)  # fmt: skip
def refund_case_denied(company: Company, context: Context) -> Iterator[FactHit]:
    """A case of refund is granted and denied nowhere at once.

    The list of cases is what a customer claims under; a line beside it that says the opposite starts the dispute.
    """
    cases, final = ids(at(company, "billing.refund.cases")), ids(at(company, "billing.refund.non_refundable"))
    unused = at(company, "billing.refund.unused_time")
    hint = "Keep one of the two."
    if unused is False and "unused_prepaid_time" in cases:
        message = "billing.refund.unused_time is false, but billing.refund.cases holds unused_prepaid_time"
        yield against(company, "billing.refund.unused_time", message, hint)
    if final & {"unused_time", "all_fees"} and (unused or cases):
        other = "billing.refund.unused_time is true" if unused else f"billing.refund.cases holds {min(cases)}"
        message = f"billing.refund.non_refundable holds {min(final & {'unused_time', 'all_fees'})}, but {other}"
        if unused or "all_fees" in final or "unused_prepaid_time" in cases:
            yield against(company, "billing.refund.non_refundable", message, hint)
    for case, path in (("money_back", "billing.refund.money_back"), ("withdrawal", "billing.withdrawal_period")):
        if case in cases and at(company, path) is None and path not in company.blank:
            message = f"billing.refund.cases holds {case}, but {path} is not given"
            yield against(company, "billing.refund.cases", message, "Give the period, or take the case out.")


@fact_rule(
    "C058", "money-back-shorter-than-withdrawal", Severity.ERROR,
    good="billing: {refund: {money_back: 30 days}, withdrawal_period: 14 days}",
    bad="billing: {refund: {money_back: ⟦7 days⟧}, withdrawal_period: 14 days}",
    provisions=("EU-CRD-6",),
)  # fmt: skip
def money_back_shorter(company: Company, context: Context) -> Iterator[FactHit]:
    """A money-back promise is not shorter than the legal right of withdrawal.

    A consumer who reads the shorter promise is told that a right is over which still runs.
    """
    back, right = at(company, "billing.refund.money_back"), at(company, "billing.withdrawal_period")
    if back and right and back.compare(right) == "shorter":
        yield against(
            company, "billing.refund.money_back",
            f"billing.refund.money_back is {back}, but billing.withdrawal_period is {right}",
            "Make the promise at least as long as the right.",
        )  # fmt: skip


RULES: tuple[Rule, ...] = (
    our_notice_shorter,
    price_change_too_fast,
    notice_longer_than_the_cycle,
    renewal_reminder_too_late,
    harder_to_leave,
    no_refunds_with_refunds,
    refund_case_denied,
    money_back_shorter,
)
