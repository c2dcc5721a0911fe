"""Rules S031 to S037: invoices, what follows when they are not paid (invariant X09), renewal, refunds, trials."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.facts.load import Company
from generator.facts.quantities import Comparison, Duration, Unit
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.survey import weight
from generator.lint.rule import FactHit, Rule, fact_rule

_UNCLEAR: Final = "which comes first depends on the day on which they start"
_SLOW_REFUND: Final = Duration(45, Unit.DAY)


@fact_rule(
    "S031", "ladder-out-of-order", Severity.ERROR,
    good="billing: {due: 15 days, reminders: [3 days], suspend_after: 20 days, terminate_after: 45 days}",
    bad=(
        "billing: {suspend_after: 30 days, terminate_after: ⟦10 days⟧, reminders: [3 days]}",
        "billing: {suspend_after: 30 days, terminate_after: ⟦30 days⟧, reminders: [3 days]}",
        "billing: {suspend_after: 30 days, terminate_after: ⟦1 month⟧, reminders: [3 days]}",
    ),
)  # fmt: skip
def ladder_out_of_order(company: Company, context: Context) -> Iterator[FactHit]:
    """An unpaid service is suspended first and ended later.

    Both times count from the due date. Who is ended before or on the day of the suspension never had the warning that
    the suspension is, and data may be gone while the customer still asks what happened.
    """
    suspend, terminate = at(company, "billing.suspend_after"), at(company, "billing.terminate_after")
    if suspend is None or terminate is None:
        return
    how: Comparison = terminate.compare(suspend)
    if how == "longer":
        return
    said = {"shorter": "comes before", "equal": "comes at once with", "unclear": "may come before"}[how]
    why = f": {_UNCLEAR}" if how == "unclear" else ""
    path = "billing.terminate_after"
    message = f"{path}: the end after {terminate} {said} the suspension after {suspend}{why}"
    yield FactHit(path, message, "Let the end follow the suspension with time to pay in between.",
                  severity=Severity.WARNING if how == "unclear" else weight(company))  # fmt: skip


@fact_rule(
    "S032", "suspended-without-warning", Severity.WARNING,
    good=(
        "billing: {reminders: [3 days, 10 days], suspend_after: 20 days}",
        "billing: {suspend_after: 20 days}\nterms: {suspension: {notice: 3 days}}",
    ),
    bad=(
        "billing: {suspend_after: ⟦20 days⟧}",
        "billing: {suspend_after: 20 days, reminders: [3 days, ⟦20 days⟧]}",
        "billing: {suspend_after: ⟦2 days⟧, reminders: [1 day]}\nterms: {suspension: {notice: 3 days}}",
    ),
)  # fmt: skip
def suspended_without_warning(company: Company, context: Context) -> Iterator[FactHit]:
    """A warning comes before a service is suspended for non-payment.

    A payment that failed at the bank is noticed when the servers stop. Each reminder counts from the due date and has
    to come before the suspension, which in turn leaves room for the notice that the terms promise.
    """
    suspend = at(company, "billing.suspend_after")
    if suspend is None:
        return
    reminders = at(company, "billing.reminders") or ()
    notice = at(company, "terms.suspension.notice")
    path = "billing.suspend_after"
    if not reminders and notice is None and "billing.reminders" not in company.blank:
        message = f"{path}: the service is suspended after {suspend}, and nothing says that a reminder comes first"
        yield FactHit(path, message, "Add billing.reminders, such as [3 days, 10 days].")
    for index, reminder in enumerate(reminders):
        if reminder.compare(suspend) in ("longer", "equal"):
            where = f"billing.reminders[{index}]"
            message = f"{where}: a reminder after {reminder} comes no sooner than the suspension after {suspend}"
            yield FactHit(where, message, "Remind before the suspension.")
    if notice is not None and notice.compare(suspend) == "longer":
        message = f"{path}: {suspend} leaves no room for the notice of {notice} that terms.suspension.notice promises"
        yield FactHit(path, message, "Suspend later, or promise a shorter notice.")


@fact_rule(
    "S033", "cycle-against-period", Severity.ERROR,
    good="billing: {cycle: 1 month, period: 1 month}",
    bad=(
        "billing: {cycle: 1 month, period: ⟦3 months⟧}",
        "billing: {cycle: 1 month, period: ⟦30 days⟧}",
    ),
)  # fmt: skip
def cycle_against_period(company: Company, context: Context) -> Iterator[FactHit]:
    """An invoice covers the time until the next invoice.

    A monthly invoice for a quarter charges every month three times, or the contract does not say what the price buys.
    """
    cycle, period = at(company, "billing.cycle"), at(company, "billing.period")
    if cycle is None or period is None or cycle.compare(period) == "equal":
        return
    unclear = cycle.compare(period) == "unclear"
    why = "; whether they are the same depends on the month" if unclear else ""
    message = f"billing.period: an invoice is made every {cycle}, but covers {period}{why}"
    yield FactHit(
        "billing.period",
        message,
        "Say the same time in both.",
        severity=Severity.WARNING if unclear else weight(company),
    )


@fact_rule(
    "S034", "invoice-at-odds", Severity.WARNING,
    good="billing: {cycle: 1 month, prepaid: true, invoice_lead: 15 days, due: 15 days}",
    bad=(
        "billing: {cycle: 1 month, prepaid: true, invoice_lead: 15 days, due: ⟦30 days⟧}",
        "billing: {cycle: 1 month, invoice_lead: ⟦2 months⟧}",
    ),
)  # fmt: skip
def invoice_at_odds(company: Company, context: Context) -> Iterator[FactHit]:
    """An invoice comes within its cycle, and what is prepaid is due before it begins.

    “Prepaid” services that are due two weeks after they began are paid later, and an invoice that is sent before the
    cycle began charges for a time that nobody has ordered yet.
    """
    billing = company.facts.billing
    if billing is None or billing.invoice_lead is None:
        return
    lead = billing.invoice_lead
    if billing.prepaid and billing.due is not None and billing.due.compare(lead) == "longer":
        message = (
            f"billing.due: the invoice is sent {lead} before the new period and due {billing.due} later, "
            "which is after the prepaid period has begun"
        )
        yield FactHit("billing.due", message, "Send it earlier, or let it be due sooner.")
    if billing.cycle is not None and lead.compare(billing.cycle) == "longer":
        message = (
            f"billing.invoice_lead: {lead} before the end of a cycle of {billing.cycle} is before the cycle begins"
        )
        yield FactHit("billing.invoice_lead", message, "Write a shorter time.")


@fact_rule(
    "S035", "reminder-before-the-term", Severity.ERROR,
    good="billing: {auto_renewal: {term: 1 month, reminder: 7 days, cancel_url: https://www.banyanhost.in/cancel}}",
    bad="billing:\n  auto_renewal: {term: 1 month, reminder: ⟦45 days⟧, cancel_url: https://www.banyanhost.in/cancel}\n",
)  # fmt: skip
def reminder_before_the_term(company: Company, context: Context) -> Iterator[FactHit]:
    """The reminder of a renewal comes within the term that ends.

    45 days before the end of a month the month has not begun, so that no such reminder can be sent.
    """
    renewal = at(company, "billing.auto_renewal")
    if renewal is None or renewal.term is None or renewal.reminder is None:
        return
    if renewal.reminder.compare(renewal.term) in ("longer", "equal"):
        path = "billing.auto_renewal.reminder"
        message = f"{path}: a reminder {renewal.reminder} before the end does not fit into a term of {renewal.term}"
        yield FactHit(path, message, "Remind later in the term, and early enough to leave.", severity=weight(company))


@fact_rule(
    "S036", "slow-refund", Severity.INFO,
    good="billing: {refund: {allowed: true, period: 7 business days}}",
    bad="billing: {refund: {allowed: true, period: ⟦90 days⟧}}",
)  # fmt: skip
def slow_refund(company: Company, context: Context) -> Iterator[FactHit]:
    """A refund is paid within 45 days.

    Consumers in the EU and the UK have theirs 14 days after they withdraw (Directive 2011/83/EU, Art. 13), and in
    India a refund that is promised and delayed is an unfair trade practice (Consumer Protection Act, 2019, s.2(47)).
    """
    period = at(company, "billing.refund.period")
    if period is not None and period.compare(_SLOW_REFUND) == "longer":
        message = f"billing.refund.period: {period} is long for money that is owed"
        yield FactHit("billing.refund.period", message, "Pay refunds within 14 days where consumers may withdraw.")


@fact_rule(
    "S037", "trial-that-surprises", Severity.WARNING,
    good=(
        "billing: {trial: {length: 14 days, converts: true, conversion_notice: 3 days}}",
        "billing: {trial: {length: 14 days, converts: false, card_required: false}}",
    ),
    bad=(
        "billing: {trial: {length: 14 days, converts: true, conversion_notice: ⟦14 days⟧}}",
        "billing: {trial: {length: 14 days, converts: ⟦true⟧}}",
        "billing: {trial: {length: 14 days, converts: false, card_required: ⟦true⟧}}",
    ),
)  # fmt: skip
def trial_that_surprises(company: Company, context: Context) -> Iterator[FactHit]:
    """A trial that turns into a paid plan says so in time.

    A first charge without a word is a subscription trap (Guidelines for Prevention and Regulation of Dark Patterns,
    2023, Annexure 1). The notice has to fall within the trial, and a card that is asked for needs a reason.
    """
    trial = at(company, "billing.trial")
    if trial is None:
        return
    path = "billing.trial"
    notice = trial.conversion_notice
    if notice is not None and trial.length is not None and notice.compare(trial.length) in ("longer", "equal"):
        message = (
            f"{path}.conversion_notice: {notice} before the first charge do not fit into a trial of {trial.length}"
        )
        yield FactHit(f"{path}.conversion_notice", message, "Write a shorter time, such as 3 days.")
    if trial.converts and notice is None and f"{path}.conversion_notice" not in company.blank:
        message = f"{path}.converts: the trial becomes paid by itself, and nothing says that a notice comes first"
        yield FactHit(f"{path}.converts", message, "Add conversion_notice, such as 3 days.")
    if trial.card_required and trial.converts is False:
        message = f"{path}.card_required: a card is asked for, although the trial never becomes paid by itself"
        yield FactHit(
            f"{path}.card_required", message, "Ask for no card, or say what it is for.", severity=Severity.INFO
        )


RULES: tuple[Rule, ...] = (
    ladder_out_of_order,
    suspended_without_warning,
    cycle_against_period,
    invoice_at_odds,
    reminder_before_the_term,
    slow_refund,
    trial_that_surprises,
)
