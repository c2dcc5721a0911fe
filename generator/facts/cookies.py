"""Cookies and similar tools."""

from __future__ import annotations

from typing import Annotated

from generator.facts.base import Facts, fact
from generator.facts.identifiers import Url
from generator.facts.plain import Flag, Text, choice
from generator.facts.quantities import Date, Duration
from generator.facts.terms import CookieCategory, CookieTechnology, CookieUse

UkExemption = Annotated[str, choice("statistics", "appearance")]
ConsentScope = Annotated[str, choice("all", "all_but_necessary", "none")]
LoadBehaviour = Annotated[str, choice("nothing", "necessary_only", "all")]


class CookieItem(Facts):
    """One cookie or similar tool, a row of the list."""

    name: Text | None = fact("name of the cookie", "As a browser shows it.", "session_id")
    provider: Text | None = fact("who sets it", "Legal name; the company itself for first-party cookies.", "Matomo Cloud")
    category: CookieCategory | None = fact("cookie category", "strictly_necessary, functionality, performance or targeting.", "performance")
    technology: CookieTechnology | None = fact("technology", "Left out, an ordinary cookie.", "local_storage")
    purpose: Text | None = fact("purpose of the cookie", "Completes “It …”.", "keeps you signed in")
    duration: Duration | None = fact("how long it stays", "Left out, it ends with the browser session.", "13 months")
    third_party: Flag | None = fact("set by another site", "true for third-party cookies.", True)
    read_by: Text | None = fact("who else can read it", "Legal name, or leave out.", "Matomo Cloud")
    uk_exemption: UkExemption | None = fact("set without consent in the UK", "“statistics” or “appearance”, only where the company relies on it (PECR Sch. A1, paras. 5 and 6).", "statistics")
    opt_out_url: Url | None = fact("objection to this cookie", "Full address; simple and free of charge.", "https://www.example.com/cookie-settings")


class CookieCategoryFact(Facts):
    """What the company says of a category as a whole."""

    category: CookieCategory | None = fact("cookie category", "Id of the category.", "performance")
    uses: tuple[CookieUse, ...] | None = fact("what the category is used for", "Ids or {text: …}.", ["web_analytics"])
    managed_by_others: Flag | None = fact("some are managed by others", "true where other firms manage some of them.", True)
    identifies: Flag | None = fact("identifies a person", "false only where no identifier is stored.", False)
    if_blocked: Text | None = fact("what happens if blocked", "A sentence.", "If you block them, parts of the website stop working.")


class CookieConsent(Facts):
    """How consent to cookies works; it must agree with what the site does."""

    required_for: ConsentScope | None = fact("cookies that need consent", "“all”, “all_but_necessary” or “none”.", "all_but_necessary")
    on_load: LoadBehaviour | None = fact("what is set before a choice", "“necessary_only”, “all” or “nothing”.", "necessary_only")
    mechanism: Text | None = fact("how consent is given", "Completes “You choose …”.", "in the banner that opens on your first visit")
    preselected: Flag | None = fact("kinds ticked beforehand", "true where optional kinds are ticked before the visitor acts; this is no consent (Planet49, C-673/17).", False)
    withdraw_method: Text | None = fact("how to change the choice", "Completes “You can change your choice …”.", "through “Cookie settings” at the foot of every page")
    withdraw_url: Url | None = fact("link that reopens the choice", "Full address.", "https://www.example.com/cookie-settings")
    remembered: Duration | None = fact("choice remembered for", "12 months at most is good practice.", "6 months")
    do_not_track: Text | None = fact("answer to Do Not Track", "A sentence (Cal. Bus. & Prof. Code s.22575(b)(5)).", "We do not answer Do Not Track signals.")
    global_privacy_control: Text | None = fact("answer to Global Privacy Control", "A sentence.", "We treat the signal as a refusal of all optional cookies.")


class BrowserLink(Facts):
    """Help of a browser on its cookie settings."""

    browser: Text | None = fact("browser", "Its name.", "Mozilla Firefox")
    url: Url | None = fact("browser help page", "A label without a link helps nobody.", "https://support.mozilla.org/kb/cookies")


class BannerAction(Facts):
    """A button of the cookie banner."""

    label: Text | None = fact("button", "Its words.", "Reject all")
    url: Url | None = fact("target of the button", "Only for buttons that lead to a page.", "https://www.example.com/legal/cookies")


class Banner(Facts):
    """The cookie banner: a text to place on the company's own site."""

    text: Text | None = fact("banner text", "Two lines at most.", "We use cookies to run this site and, if you agree, to measure visits.")
    actions: tuple[BannerAction, ...] | None = fact("banner buttons", "Accept and Reject of equal weight.")


class Cookies(Facts):
    """Cookies and similar tools of the site."""

    used: Flag | None = fact("cookies are used", "true or false.", True)
    technologies: tuple[CookieTechnology, ...] | None = fact("technologies", "Ids or {text: …}.", ["http_cookie"])
    purposes: tuple[CookieUse, ...] | None = fact("what cookies are used for", "Ids or {text: …}.", ["remember_settings"])
    stores: tuple[Text, ...] | None = fact("what cookies store", "Noun phrases.", ["your language"])
    several_purposes: Flag | None = fact("one cookie, several purposes", "true where some serve more than one category.", True)
    others_track: Flag | None = fact("services of others read them", "true where services of others track for the company.", True)
    items: tuple[CookieItem, ...] | None = fact("list of cookies", "A complete list; scan the site.")
    categories: tuple[CookieCategoryFact, ...] | None = fact("cookie categories", "What is said of each category.")
    consent: CookieConsent | None = fact("consent to cookies", "How it is asked and changed.")
    controls: tuple[Text, ...] | None = fact("what a browser can do", "Each completes “You can set your browser to …”.", ["warn you before a cookie is stored"])
    if_disabled: tuple[Text, ...] | None = fact("what happens without cookies", "Sentences.", ["You have to sign in on every visit."])
    settings_menu: tuple[Text, ...] | None = fact("menu of the browser", "Names of menus.", ["Options", "Preferences"])
    browser_links: tuple[BrowserLink, ...] | None = fact("help pages of browsers", "One entry a browser.")
    banner: Banner | None = fact("cookie banner", "A text to place on the company's own site.")
    scanned: Date | None = fact("day of the last scan", "Day on which the list was checked.", "2026-10-15")
