"""What California asks beside the data table: sale and sharing, sensitive information, benefits for data."""

from __future__ import annotations

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Url
from generator.facts.plain import CategoryRef, Count, Flag, Text
from generator.facts.quantities import Duration
from generator.facts.terms import CcpaCategory, RecipientKind


class SoldCategory(Facts):
    """A category of personal information that is sold or shared (11 CCR 7011(e)(1)(D)-(F))."""

    category: CcpaCategory | None = fact("category that is sold or shared", "Id of ccpa_categories.", "f_internet_activity")
    to: tuple[RecipientKind, ...] | None = fact("third parties that get it", "Kinds, as ids or {text: …}.", ["advertising_partners"])
    purpose: Text | None = fact("purpose of the sale or sharing", "Completes “so that …”.", "you see our advertisements on other websites")


class SaleOrShare(Facts):
    """Sale and sharing in California's sense, today or in the 12 months before the policy was last updated.

    A sale is any exchange for something of value; sharing is for advertising across websites, paid or not (Cal. Civ.
    Code 1798.140(ad), (ah)).
    """

    sells: Flag | None = fact("personal information is sold", "true where it is, or was in the 12 months before the last update.", False)
    shares: Flag | None = fact("personal information is shared", "true where it goes to others for advertising across websites.", False)
    categories: tuple[SoldCategory, ...] | None = fact("what is sold or shared", "One entry a category; only where something is.")
    under16: Flag | None = fact("knowingly of people under 16", "true where the company knows that it sells or shares data of people under 16.", False)
    opt_in: Text | None = fact("opting in below the age line", "A sentence: how they, or their parents under 13, agree first.", "People under 16 switch it on in their account, and for children under 13 a parent does.")
    opt_in_age: Count | None = fact("age below which people opt in", "In years; 16 at least (Cal. Civ. Code 1798.120(c)).", 16)
    opt_out_url: Url | None = fact("link to stop sale and sharing", "Leads straight to the choice.", "https://www.example.com/privacy/choices")
    opt_out_within: Duration | None = fact("an opt-out takes effect within", "15 business days at most (11 CCR 7026(f)).", "2 business days")
    opt_out_confirmation: Text | None = fact("how one sees that an opt-out worked", "A sentence (11 CCR 7026(g)).", "The page of your choices then says “Opt-out request honored”.")
    signal_scope: Text | None = fact("what an opt-out signal covers", "Completes “It covers …”.", "the browser that sends it and, if you are signed in, your account")
    alternative_link: Flag | None = fact("one link for both choices", "true where “Your Privacy Choices” with its icon replaces the two links (11 CCR 7015).", True)


class SensitiveUse(Facts):
    """Use of sensitive personal information in California's sense (Cal. Civ. Code 1798.121)."""

    beyond_permitted: Flag | None = fact("used beyond the permitted purposes", "true where it serves more than 11 CCR 7027(m) allows without a choice.", False)
    limit_url: Url | None = fact("link to limit sensitive information", "Leads straight to the choice.", "https://www.example.com/privacy/limit")


class Incentive(Facts):
    """A price, service or gift in return for personal information (11 CCR 7016)."""

    name: Text | None = fact("programme", "Its name.", "Harbour Club")
    terms: Text | None = fact("terms of the programme", "A sentence: what one gets, and for what.", "You get 5% off each invoice while we may send you offers of our partners.")
    data: tuple[CategoryRef, ...] | None = fact("data that the programme rests on", "Ids of data categories.", ["marketing"])
    join: Text | None = fact("how to join the programme", "Completes “You join …”.", "by ticking a box in your account")
    leave: Text | None = fact("how to leave the programme", "Completes “You can leave at any time …”.", "with the same box")
    value: Text | None = fact("value of the data", "A sentence: an estimate in good faith, and how it was worked out.", "We put the value of this data at USD 20 a year, which is what such an address costs us otherwise.")
