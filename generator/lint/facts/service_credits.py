"""Rules S011 to S017: service credits, how they are claimed, and the way out (invariants X12, X13)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from generator.facts.load import Company
from generator.facts.quantities import Duration, Unit
from generator.findings import Severity
from generator.lint.context import Context
from generator.lint.facts.reading import at
from generator.lint.facts.survey import weight
from generator.lint.rule import FactHit, Rule, fact_rule

_MONTH: Final = Duration(1, Unit.MONTH)
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}


def _bands(company: Company) -> list[tuple[int, Any]]:
    """The bands that are said in full, in the order of the file, each with its index."""
    credits_ = at(company, "sla.credits") or ()
    return [(i, band) for i, band in enumerate(credits_) if band.below is not None and band.credit is not None]


@fact_rule(
    "S011", "credit-bands-out-of-order", Severity.ERROR,
    good=(
        "sla: {claims: {automatic: true},\n  credits: [{below: 99.95%, credit: 10%}, {below: 99.5%, credit: 25%}]}",
    ),
    bad=(
        "sla:\n  claims: {automatic: true}\n"
        "  credits: [{below: 99.95%, credit: 10%}, {below: ⟦99.95%⟧, credit: 25%}]\n",
        "sla:\n  claims: {automatic: true}\n"
        "  credits: [{below: 99.95%, credit: 25%}, {below: 99.5%, credit: ⟦10%⟧}]\n",
        "sla:\n  claims: {automatic: true}\n"
        "  credits: [{below: 99.5%, credit: 25%}, {below: ⟦99.95%⟧, credit: 10%}]\n",
        "sla:\n  claims: {automatic: true}\n  credits: [{below: 99.5%, credit: ⟦0%⟧}]\n",
    ),
)  # fmt: skip
def credit_bands_out_of_order(company: Company, context: Context) -> Iterator[FactHit]:
    """The bands of credit fall, each once, and the credit rises with the failure.

    Each band reaches down to the edge of the next. Two bands with one edge give two credits for one failure, and a
    credit that shrinks rewards the provider for a longer one. Where bands contradict each other, the customer may
    choose.
    """
    bands = _bands(company)
    for (_, above), (index, band) in pairwise(bands):
        path = f"sla.credits[{index}]"
        if band.below.value == above.below.value:
            message = f"{path}.below: the band below {band.below} stands already, with a credit of {above.credit}"
            yield FactHit(f"{path}.below", message, "Keep one band for each edge.", severity=weight(company))
        elif band.below.value > above.below.value:
            message = f"{path}.below: {band.below} stands below {above.below}, but bands were to fall"
            yield FactHit(
                f"{path}.below", message, "Put the band with the highest edge first.", severity=Severity.WARNING
            )
        elif band.credit.value < above.credit.value:
            message = f"{path}.credit: {band.credit} for a longer failure is less than {above.credit} for a shorter one"
            yield FactHit(f"{path}.credit", message, "Let the credit rise from band to band.", severity=weight(company))
        elif band.credit.value == above.credit.value:
            message = f"{path}.credit: the band below {band.below} gives the same {band.credit} as the one above it"
            yield FactHit(f"{path}.credit", message, "Make one band of the two, or raise the credit.",
                          severity=Severity.WARNING)  # fmt: skip
    for index, band in bands:
        if band.credit.value == 0:
            path = f"sla.credits[{index}].credit"
            yield FactHit(path, f"{path}: a credit of {band.credit} is none", "Write the share, or leave the band out.",
                          severity=Severity.WARNING)  # fmt: skip


@fact_rule(
    "S012", "credits-off-the-promise", Severity.ERROR,
    good="sla: {uptime: 99.9%, window: month, measurement: {interval: 1 minute},\n"
    "  credits: [{below: 99.90%, credit: 10%}], claims: {automatic: true}}",
    bad=(
        "sla: {uptime: 99.95%, window: month, credits: [{below: ⟦99.5%⟧, credit: 10%}]}",
        "sla: {uptime: 99.5%, window: month, credits: [{below: ⟦99.95%⟧, credit: 10%}]}",
    ),
)  # fmt: skip
def credits_off_the_promise(company: Company, context: Context) -> Iterator[FactHit]:
    """The first band of credit begins at the promised availability.

    Where it begins lower, a part of every failure costs nothing, and the promise is in truth the lower figure. Where
    it begins higher, credits are due although the promise was kept.
    """
    uptime = at(company, "sla.uptime")
    bands = _bands(company)
    if uptime is None or not bands:
        return
    index, first = max(bands, key=lambda band: band[1].below.value)
    path = f"sla.credits[{index}].below"
    if first.below.value < uptime.value:
        message = f"{path}: between {first.below} and the promised {uptime} a failure earns no credit"
        yield FactHit(path, message, f"Begin the first band below {uptime}.", severity=weight(company))
    elif first.below.value > uptime.value:
        message = f"{path}: a credit begins below {first.below}, although {uptime} is all that is promised"
        yield FactHit(
            path, message, f"Begin the first band below {uptime}, or promise {first.below}.", severity=weight(company)
        )


@fact_rule(
    "S013", "cap-under-credit", Severity.ERROR,
    good="sla: {claims: {automatic: true}, credit_cap: 50%, credits: [{below: 99.5%, credit: 50%}]}",
    bad="sla:\n  claims: {automatic: true}\n  credits: [{below: 99.5%, credit: 50%}]\n  credit_cap: ⟦30%⟧\n",
)  # fmt: skip
def cap_under_credit(company: Company, context: Context) -> Iterator[FactHit]:
    """No band of credit is above the cap of credits.

    A table that promises 50% under a cap of 30% promises what can never be paid. Standard terms that take back in one
    section what another gives are read against the company.
    """
    cap = at(company, "sla.credit_cap")
    bands = _bands(company)
    if cap is None or not bands:
        return
    index, top = max(bands, key=lambda band: band[1].credit.value)
    if top.credit.value > cap.value:
        message = f"sla.credit_cap: {cap} is less than the {top.credit} of sla.credits[{index}]"
        yield FactHit(
            "sla.credit_cap",
            message,
            "Raise the cap to the highest credit, or lower the credit.",
            severity=weight(company),
        )


@fact_rule(
    "S014", "credits-without-claims", Severity.WARNING,
    good=(
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {automatic: true}}",
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {window: 45 days}}",
    ),
    bad=(
        "sla: {credits: ⟦[{below: 99.5%, credit: 10%}]⟧}",
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {automatic: ⟦true⟧, window: 30 days}}",
    ),
)  # fmt: skip
def credits_without_claims(company: Company, context: Context) -> Iterator[FactHit]:
    """Who has a credit knows how to get it.

    Without a way to claim, and without credits that come by themselves, each claim is a new dispute. Credits that come
    by themselves need no time within which to ask.
    """
    claims = at(company, "sla.claims")
    if claims is None and at(company, "sla.credits") and "sla.claims" not in company.blank:
        message = "sla.credits: nothing says how a customer gets a credit"
        yield FactHit("sla.credits", message, "Add sla.claims with a window, or with automatic: true.")
    elif claims is not None and claims.automatic and claims.window is not None:
        message = f"sla.claims.automatic: credits come by themselves, and yet have to be claimed within {claims.window}"
        yield FactHit("sla.claims.automatic", message, "Keep the one that is true.")


@fact_rule(
    "S015", "claim-window-too-short", Severity.WARNING,
    good=(
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {window: 30 days}}\nbilling: {cycle: 1 month}",
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {window: 3 months}}\nbilling: {cycle: 3 months}",
    ),
    bad=(
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {window: ⟦7 days⟧}}",
        "sla: {credits: [{below: 99.5%, credit: 10%}], claims: {window: ⟦30 days⟧}}\nbilling: {cycle: 3 months}",
    ),
)  # fmt: skip
def claim_window_too_short(company: Company, context: Context) -> Iterator[FactHit]:
    """A credit can be claimed at least until the next invoice has come.

    Customers see a failure on the invoice that is too high. A right that ends before they look is a right on paper,
    which a court may hold unfair (Consumer Protection Act, 2019, s.2(46); Directive 93/13/EEC).
    """
    window = at(company, "sla.claims.window")
    if window is None:
        return
    cycle = at(company, "billing.cycle")
    least, why = (cycle, "the billing cycle") if cycle and cycle.compare(_MONTH) == "longer" else (_MONTH, "a month")
    if window.compare(least) == "shorter":
        figure = f" ({least})" if least is cycle else ""
        message = f"sla.claims.window: {window} is shorter than {why}{figure}"
        yield FactHit("sla.claims.window", message, f"Give at least {least}.")


@fact_rule(
    "S016", "sole-remedy-for-consumers", Severity.ERROR,
    good=(
        "sla: {credits_exclusive: false}\nprofile: {consumers: true}\nlaw: {consumer_courts: true}",
        "sla: {credits_exclusive: true}\nprofile: {consumers: false}",
    ),
    bad="sla: {credits_exclusive: ⟦true⟧}\nprofile: {consumers: true}",
)  # fmt: skip
def sole_remedy_for_consumers(company: Company, context: Context) -> Iterator[FactHit]:
    """Credits are not the only remedy where customers may be consumers.

    A consumer's claims for a deficient service cannot be signed away (Consumer Protection Act, 2019, ss.2(46), 100;
    Directive (EU) 2019/770, Arts. 14, 22). The clause is void, and advertising it misleads.
    """
    profile = company.facts.profile
    if at(company, "sla.credits_exclusive") and profile is not None and profile.consumers:
        message = "sla.credits_exclusive: credits cannot be the only remedy, because the company sells to consumers"
        yield FactHit("sla.credits_exclusive", message, "Say false.", severity=weight(company))


@fact_rule(
    "S017", "way-out-that-never-opens", Severity.ERROR,
    good="sla: {chronic: {misses: 3, period: 6 months}}",
    bad=(
        "sla: {window: month, chronic: {misses: 3, period: ⟦2 months⟧}}",
        "sla: {chronic: {misses: ⟦1⟧, period: 6 months}}",
        "sla: {chronic: {misses: ⟦0⟧, period: 6 months}}",
    ),
)  # fmt: skip
def way_out_that_never_opens(company: Company, context: Context) -> Iterator[FactHit]:
    """The way out for repeated failure can be reached, and takes more than one failure.

    Three missed months do not fit into two. One missed month is no repetition, and none lets everybody leave at once.
    """
    chronic = at(company, "sla.chronic")
    if chronic is None or chronic.misses is None:
        return
    if chronic.misses < 2:
        path = "sla.chronic.misses"
        message = (
            f"{path}: {chronic.misses} missed {'window is' if chronic.misses == 1 else 'windows are'} no repetition"
        )
        yield FactHit(path, message, "Write 2 or more.", severity=Severity.WARNING)
        return
    months = _MONTHS.get(str(at(company, "sla.window")))
    if months is None or chronic.period is None:
        return
    needed = Duration(chronic.misses * months, Unit.MONTH)
    if chronic.period.compare(needed) == "shorter":
        path = "sla.chronic.period"
        message = f"{path}: {chronic.misses} missed windows need {needed}, which do not fit into {chronic.period}"
        yield FactHit(path, message, f"Write {needed} or more, or fewer misses.", severity=weight(company))


RULES: tuple[Rule, ...] = (
    credit_bands_out_of_order,
    credits_off_the_promise,
    cap_under_credit,
    credits_without_claims,
    claim_window_too_short,
    sole_remedy_for_consumers,
    way_out_that_never_opens,
)
