"""Rules P103 to P112: a sentence announces something, and it does not follow."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.announce import slots
from generator.lint.prose.figures import missing_figures
from generator.lint.prose.gaps import lead
from generator.lint.prose.heads import Missing
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document


def _hits(document: Document, missing: Missing, hint: str) -> Iterator[Hit]:
    for slot in slots(document):
        if slot.missing is missing:
            start = lead(document, slot.start)
            words = brief(document.text[start : slot.end])
            yield Hit(start, slot.end, f"Nothing follows {words}: {missing.value} was expected.", hint)


@prose_rule(
    "P103",
    "contact-without-address",
    Severity.ERROR,
    local=True,
    good=(
        "If you have questions, please contact us at privacy@bluepeak.in or on +91 80 4123 9000.",
        "We use your contact details, and the services that you looked at, for offers.",
        "We write to the address you can be reached at.\n\nPlease contact us at:\n\nBluepeak Ltd, 4 Mill Lane, Leeds",
        "You may contact us at or before the end of the term. You can email or call us on weekdays.",
    ),
    bad=(
        "If you have any questions, please ⟦contact us at⟧",
        "You can ⟦e-mail us at⟧ or call our support desk.",
        "Requests may be made ⟦by e-mail to⟧ , and we reply in a week.",
        "Please ⟦contact us via⟧ .",
        "Write to us by e-mail ⟦or post at⟧  and we answer within a week.",
    ),
)
def contact_without_address(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence that says how to reach somebody gives the address.

    Privacy and consumer laws ask for a contact that works: the details of the controller, the grievance officer's
    e-mail, an address for notices. A sentence that stops at “contact us at” gives none. A template was not filled in,
    or a link was lost when the text was copied.
    """
    hint = "Write the address, the number or the link, or rephrase the sentence so that it needs none."
    yield from _hits(document, Missing.CONTACT, hint)


@prose_rule(
    "P104",
    "place-missing",
    Severity.ERROR,
    local=True,
    good=(
        "Our office is located at 14 Mill Lane, Leeds. Reports are available at, or through, our website.",
        "We follow the law of the country you are located in.",
    ),
    bad=(
        "Our registered office ⟦is located at⟧ .",
        "The current version ⟦is available at⟧ and applies to every order.",
        "We are a ⟦company incorporated in⟧ with limited liability.",
        "We post every change at ⟦the link at⟧, on our website.",
    ),
)
def place_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence that says where something is names the place.

    A reader must be able to find the office, the website or the page that the text speaks of: a notice cannot be
    served at an address that is not there, and terms that nobody can find bind nobody.
    """
    yield from _hits(document, Missing.PLACE, "Write the place, the address or the link.")


@prose_rule(
    "P105",
    "name-missing",
    Severity.ERROR,
    local=True,
    good=(
        "This site is operated by Bluepeak Ltd and follows the laws of India. Welcome to Bluepeak!",
        "These are the terms that you are bound by, and the service is of your own choosing.",
        "If the law so allows, may a tenant end the lease? Tell us how users pay and when orders are sent.",
    ),
    bad=(
        "This website ⟦is operated by⟧ .",
        "The agreement is governed by ⟦the laws of⟧ without regard to conflicts of law.",
        "⟦Welcome to⟧ !",
        "Thank ⟦you for choosing⟧ . We are glad to have you.",
        "This is ⟦a contract between⟧ and the customer.",
        "To the extent ⟦the law allows,⟧ will not pay for lost profits.",
        "We ⟦tell you how⟧ collects and uses your data.",
        "⟦You accept that⟧ may change the fees.",
        "The customer ⟦may object if⟧ disagrees with the plan.",
        "<p>Your ⟦contract is with⟧ <strong></strong> and nobody else.</p>",
    ),
)
def name_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence that names a party, a country or a court does so.

    Who the contract is with and which law governs it are the two things a court looks for first. Without the name of
    the party there may be no contract; without the State the clause chooses no law.
    """
    yield from _hits(document, Missing.NAME, "Write the name, for a company its full legal name.")


@prose_rule(
    "P107",
    "number-missing",
    Severity.ERROR,
    local=True,
    good=(
        "We answer within 30 days of receiving your request and give at least sixty days’ notice.",
        "A deposit of Rs. 5,000 or of USD. 60 is due. We are registered under no. PMC/0884.",
        "The fee is INR 499 per month. Prices are in INR. Interest runs at 18 % per annum over a period of years.",
    ),
    bad=(
        "We answer ⟦within days⟧ of receiving your request.",
        "Either party may end this agreement by giving at ⟦least days’⟧ notice.",
        "A late fee ⟦of %⟧ of the invoice is added.",
        "A refund is made ⟦within ** business days⟧** of the return.",
        "Pay a deposit ⟦of Rs.⟧",
        "⟦We answer within⟧ to ten days.",
        "⟦Server logs:⟧ days.",
        "You pay a fee ⟦of INR per month⟧.",
    ),
)
def number_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A period, an amount or a percentage has its number.

    “Within days of your request” sets no limit that anybody could miss, and a court will fill it with “a reasonable
    time” or read it against the drafter. Most often the figure was a blank in the template.
    """
    hint = "Write the number, and hold it against the law's limit where there is one."
    figures = list(missing_figures(document))
    for hit in _hits(document, Missing.NUMBER, hint):
        if all(hit.end < start or end < hit.start for start, end in figures):
            yield hit
    for start, end in figures:
        words = brief(document.text[start:end])
        yield Hit(start, end, f"A number is missing in {words}.", hint)


@prose_rule(
    "P108",
    "date-missing",
    Severity.ERROR,
    local=True,
    good="This policy was last updated on 12 March 2024, is effective as of 1 April 2024 and holds until May 2029.",
    bad=(
        "This policy was ⟦last updated on⟧ .",
        "These terms are ⟦effective as of⟧ , and replace all earlier ones.",
        "The ⟦agreement is dated⟧ and replaces all earlier ones.",
        "This agreement is made ⟦on this day⟧ of June 2024.",
    ),
)
def date_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence that announces a date gives it.

    The date decides which version of a text binds whom. California's law asks for the effective date on a privacy
    policy, and a notice period that runs from a blank date never begins.
    """
    yield from _hits(document, Missing.DATE, "Write the date, with the month in words.")


@prose_rule(
    "P109",
    "definition-of-nothing",
    Severity.ERROR,
    local=True,
    good=(
        "Bluepeak Ltd (“Bluepeak”, “we”) runs the website at https://bluepeak.in (the “Website”). The Website is free.",
        "These are the services you signed up for (the “Services”) and the tools we work with (“Tools”). "
        "The Services need the Tools.",
    ),
    bad=(
        "The services can be ordered on our ⟦website accessible at⟧ (the “Website”).",
        "This website ⟦is operated by⟧ (“we”, “us”).",
        "⟦Between⟧ (“Client”) and the supplier.",
    ),
)
def definition_of_nothing(document: Document, context: Context) -> Iterator[Hit]:
    """A defined term stands behind the thing that it names.

    A bracket such as (the “Website”) gives a short name to the words before it. Where those words are missing the term
    means nothing, and with it every clause that uses the term.
    """
    hint = "Write before the bracket what the term stands for: the company's name, the address of the website."
    yield from _hits(document, Missing.DEFINED, hint)


@prose_rule(
    "P111",
    "link-text-missing",
    Severity.ERROR,
    local=True,
    good="See our [Cookie Policy](/cookies) or click “Accept”. The details are there for all to see.",
    bad=(
        "For more information, ⟦see⟧ .",
        "You can unsubscribe at any time: ⟦please click⟧ .",
        "By using the service ⟦you accept our⟧ .",
        "⟦Please read our⟧ for more about cookies.",
        "Complaints can be made ⟦here:⟧ [](mailto:)",
    ),
)
def link_text_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence that sends the reader to a document or a link names it.

    When the words of a link are lost, the sentence loses its object: “see our .” A policy that is made part of a
    contract by such a sentence is part of it only if the reader can tell which one is meant.
    """
    hint = "Write the name of the document and link it."
    yield from _hits(document, Missing.LINK, hint)
    for link in document.links:
        if link.start == link.end and _NOWHERE.fullmatch(link.href):
            start, end = _beside(document, link.start)
            words = brief(document.text[start:end])
            yield Hit(start, end, f"A link without words and without an address stands beside {words}.", hint)


_NOWHERE = regex(r"\s*(?:mailto:|tel:|https?://(?:www\.)?)\s*")


def _beside(document: Document, at: int) -> tuple[int, int]:
    """The word before a place in its block; where there is none, the one behind it."""
    block = document.block_at(at)
    end = min(at, block.end)
    while end > block.start and document.text[end - 1] == " ":
        end -= 1
    if end > block.start:
        return max(block.start, document.text.rfind(" ", block.start, end) + 1), end
    following = document.text.find(" ", block.start, block.end)
    return block.start, following if following >= 0 else block.end


@prose_rule(
    "P112",
    "words-missing",
    Severity.WARNING,
    local=True,
    good="You may opt in or out, and the data is deleted as described before. Log in to the service.",
    bad=(
        "We share it ⟦and deal with⟧ . as described below.",
        "This notice ⟦explains how the⟧ of our service works.",
        "⟦The⟧  mobile app is free.",
    ),
)
def words_missing(document: Document, context: Context) -> Iterator[Hit]:
    """A preposition or an article is followed by what it belongs to.

    A small word before a stop that itself stands loose, or before another small word that cannot follow it, is the
    trace of something that was cut out or never written: a name, a link, a figure.
    """
    yield from _hits(document, Missing.WORDS, "Write the missing words, or take the small word out.")


RULES: tuple[Rule, ...] = (
    contact_without_address,
    place_missing,
    name_missing,
    number_missing,
    date_missing,
    definition_of_nothing,
    link_text_missing,
    words_missing,
)
