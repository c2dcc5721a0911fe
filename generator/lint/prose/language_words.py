"""Rules P607 to P610 and P612: words that weigh a text down or leave it open."""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import first_of, is_notice, paragraphs, phrases, scan, words_of
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import HEADING, Document

_HEAVY = words_of(
    "shall hereinafter hereby herein hereof hereto hereunder hereinabove hereinbelow thereof therein thereto "
    "thereunder thereby thereafter whereas aforesaid aforementioned notwithstanding witnesseth forthwith heretofore"
)
_HEAVY_WORD = regex(
    r"(?:shall|here(?:inafter|inabove|inbelow|under|tofore|by|in|of|to)|there(?:under|after|of|in|to|by)|whereas|"
    r"aforesaid|aforementioned|notwithstanding|forthwith)\b"
)
_PILE = 4


@prose_rule(
    "P607", "legalese-pile", Severity.INFO, local=True,
    good="You must tell us within 30 days. This agreement ends when you close your account.",
    bad=(
        "⟦The customer shall hereby indemnify the company, notwithstanding anything contained herein, and shall bear "
        "the cost thereof.⟧"
    ),
)  # fmt: skip
def legalese_pile(document: Document, context: Context) -> Iterator[Hit]:
    """A sentence does without “shall”, “hereinafter” and “thereof”.

    Such words add no meaning that a court would miss, and hide who must do what. Write “must” for a duty and “will” for
    a promise.
    """
    if len(document.words & _HEAVY) < 3:
        return
    hits = []
    for start, end in document.sentences:
        low = document.lower[start:end]
        if "shall" in low or "here" in low or "there" in low or "aforesaid" in low:
            heavy = _HEAVY_WORD.findall(low)
            if len(heavy) >= _PILE and len(set(heavy)) > 1:
                said = ", ".join(f"“{word}”" for word in sorted(set(heavy))[:4])
                message = f"One sentence holds {len(heavy)} words such as {said}; plain words were expected."
                hits.append(
                    Hit(start, end, message, "Write “must”, “will”, “this” and “of it”, or split the sentence.")
                )
    yield from first_of(hits, 3, "kind of sentence")


_HEDGES = words_of(
    "may might some sometimes often possibly possible perhaps generally typically usually certain various"
)
_HEDGE_PHRASES = (
    "from time to time",
    "as necessary",
    "where appropriate",
    "as appropriate",
    "if appropriate",
    "among others",
)
_PER_1000, _FEWEST = 6.0, 8


@prose_rule(
    "P608", "hedges", Severity.INFO,
    good="# Privacy Policy\n\nWe keep your name and your address. You may ask us for a copy, free of charge.",
    bad=(
        "# ⟦Privacy Policy⟧\n\nWe may collect certain data and may share it with some partners. We might use it for "
        "various purposes from time to time, and may sometimes keep it. We often collect more. We may possibly send it "
        "abroad, generally to various servers, and some of it may be kept there as necessary."
    ),
)  # fmt: skip
def hedges(document: Document, context: Context) -> Iterator[Hit]:
    """A privacy or cookie page says what happens, and not what might.

    The guidelines on transparency of the European data protection authorities (WP260) name “may”, “might” and “some” as
    words that leave people in the dark. More than six in a thousand words are too many.
    """
    if not is_notice(document):
        return
    tokens = document.tokens
    count = sum(map(_HEDGES.__contains__, tokens)) + sum(map(document.lower.count, _HEDGE_PHRASES))
    rate = 1000 * count / max(1, len(tokens))
    if count >= _FEWEST and round(rate) > _PER_1000:
        title = next((b for b in document.blocks if b.kind is HEADING), document.blocks[0])
        message = (
            f"The page holds {count} hedges such as “may”, “some” and “from time to time”, which is {rate:.0f} in a "
            f"thousand words; at most {_PER_1000:.0f} were expected."
        )
        yield Hit(title.start, title.end, message, "Say what you do, to whom and when; say “never” where you do not.")


_OPEN = phrases(
    (r"includ(?:ing|es?),? but (?:is |are )?not limited to", "limited"),
    (r"includ(?:ing|es?),? without limitation", "without"),
    r"etc(?<!\wetc)(?:\.|\b)",
    r"and so (?:on|forth)\b",
    r"and the like\b",
    r"other similar",
    r"among other things",
)
_CLOSED = regex(r"collect|personal (?:data|information)|shar(?:e|ing)|disclos|recipient|third part|purpose|cookie")


@prose_rule(
    "P609", "open-list", Severity.INFO, local=True,
    good=(
        "# Privacy Policy\n\nWe collect your name, your e-mail address and your telephone number.",
        "# Terms of Service\n\nYou may not harm the service, including but not limited to its servers.",
    ),
    bad=(
        "# Privacy Policy\n\nWe collect personal data such as your name, e-mail address, phone number, ⟦etc.⟧",
        "# Privacy Policy\n\nWe share your data with partners, ⟦including but not limited to⟧ advertisers.",
    ),
)  # fmt: skip
def open_list(document: Document, context: Context) -> Iterator[Hit]:
    """A list of data, recipients or purposes is closed.

    People must be told which data goes where. A list that ends in “etc.” tells them that there is more and not what, so
    that the notice does not cover the rest.
    """
    if not is_notice(document):
        return
    hits = []
    for match in scan(document, _OPEN):
        block = document.block_at(match.start())
        if _CLOSED.search(document.lower, max(block.start, match.start() - 250), min(block.end, match.end() + 80)):
            message = (
                f"{brief(document.text[match.start() : match.end()])} leaves the list open; a closed list was expected."
            )
            hits.append(Hit(match.start(), match.end(), message, "Name the rest, or say of which kind it is."))
    yield from first_of(hits, 3, "kind of list")


_VAGUE = phrases(
    r"as long as (?:is |it is |are |may be )?(?:reasonably )?(?:necessary|needed|required)",
    r"so long as (?:is |it is |are )?(?:reasonably )?(?:necessary|needed|required)",
    r"within a reasonable (?:time(?:frame| frame| period)?|period)(?: of time)?",
    r"in a reasonable (?:time(?:frame| frame| period)?|period)(?: of time)?",
    r"for a reasonable (?:time|period)",
    r"for a limited (?:time|period)",
    r"within reasonable time",
    r"as soon as (?:reasonably )?(?:possible|practicable)",
    r"without undue delay",
    r"in a timely (?:manner|fashion)",
    r"promptly",
)
_FIGURE = regex(r"\d+ (?:\w+ )?(?:hour|day|week|month|year)|hours|days")
_CLAUSES = regex(
    r"ret(?:ain|ention)|keep|stor(?:e|age)|delet|eras|request|right|grievance|complain|respond|response|resolve"
)


@prose_rule(
    "P610", "vague-time", Severity.INFO, local=True,
    good=(
        "We answer your request within 30 days. We keep invoices for eight years.",
        "We tell you promptly of a fault, within 24 hours.",
    ),
    bad=(
        "We retain your data for ⟦as long as necessary⟧ to give you the service.",
        "We resolve complaints ⟦within a reasonable time⟧.",
    ),
)  # fmt: skip
def vague_time(document: Document, context: Context) -> Iterator[Hit]:
    """A time that the law wants named is a figure.

    The GDPR (Article 13(2)(a)) and Indian rules ask for the period of storage, and for the days in which a request or a
    complaint is answered. “As long as necessary” repeats the law and tells nobody anything.
    """
    hits = []
    for match in scan(document, _VAGUE):
        block = document.block_at(match.start())
        stop = document.lower.find(". ", match.end(), block.end)
        sentence_end = stop if stop >= 0 else block.end
        start = max(block.start, document.lower.rfind(". ", block.start, match.start()) + 1)
        sentence = document.lower[start:sentence_end]
        if _CLAUSES.search(sentence) and not _FIGURE.search(sentence):
            said = brief(document.text[match.start() : match.end()])
            message = f"{said} is no time that one can hold you to; a figure was expected."
            hits.append(
                Hit(match.start(), match.end(), message, "Name the days, months or years, or the event that ends it.")
            )
    yield from first_of(hits, 4, "kind of time")


_CAPITALS = 20


@prose_rule(
    "P612", "capital-block", Severity.INFO, local=True,
    good="# WARRANTY\n\nWe give **no warranty** for free accounts. ACME, GST and GDPR are names.",
    bad=(
        "⟦THE SERVICE IS PROVIDED AS IS AND WITHOUT ANY WARRANTY OF ANY KIND, AND YOU USE IT AT YOUR OWN RISK AND COST "
        "ALONE.⟧"
    ),
)  # fmt: skip
def capital_block(document: Document, context: Context) -> Iterator[Hit]:
    """A paragraph is not set in capitals.

    Capitals are read more slowly than small letters and skipped by most. What matters is made conspicuous by its place,
    its heading or bold type; no law of India or the EU asks for capitals.
    """
    hits = []
    for block in paragraphs(document):
        if not document.text[block.start : block.start + 40].isupper():
            continue
        words = document.words_of(block)
        if words.isupper() and words.count(" ") >= _CAPITALS - 1:
            message = f"The paragraph {brief(words)} is set in capitals; small letters were expected."
            hits.append(Hit(block.start, block.end, message, "Write it in small letters, with what matters in bold."))
    yield from first_of(hits, 2, "kind of paragraph")


RULES: tuple[Rule, ...] = (legalese_pile, hedges, open_list, vague_time, capital_block)
