"""Rules Sxxx: service levels, support and billing."""

from __future__ import annotations

from generator.lint.facts import service_billing, service_credits, service_support, service_uptime
from generator.lint.rule import Rule

RULES: tuple[Rule, ...] = (
    *service_uptime.RULES,
    *service_credits.RULES,
    *service_support.RULES,
    *service_billing.RULES,
)
