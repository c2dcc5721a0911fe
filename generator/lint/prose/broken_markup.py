"""Rules P412, P413 and P416: keys, markup and damaged characters that a reader sees as text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.reading import first_of, inside_word, words_of
from generator.lint.prose.scan import odd
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import CELL, Document
from generator.prose.form import Form

_MOST = 5

_SUBJECTS = words_of(
    "company business organisation organization entity brand site website app application service product contact "
    "support office legal privacy policy terms cookie cookies general common footer header grievance officer gdpr dpo "
    "controller effective updated last registered governing page section document customer owner store shop"
)
_PROPERTIES = words_of(
    "name email mail address date url link phone title heading text description content body subtitle paragraph label "
    "country state city jurisdiction law updated number website officer intro summary domain message"
)
_JOINED = frozenset(a + b for a in _SUBJECTS for b in _PROPERTIES if a != b)
_IDENTIFIER = regex(r"[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+)+")
_TOKEN = regex(r"[^\s._]*[._][A-Za-z]\S*")
_LAST = words_of("title heading text description content body subtitle paragraph label intro message header items item")
_DOTTED = regex(rf"\.(?:{'|'.join(sorted(_LAST))})")
_IN_ADDRESS = regex(r"[@/\w-]|\.\w")
_OPENS = tuple("{%<$=[")
"""Before a name in a template; that it is a slot is told by another rule."""
_CAMEL = regex(r"[a-z]+[A-Z][A-Za-z]*")


@prose_rule(
    "P412", "raw-message-key", Severity.ERROR, local=True,
    good=(
        "We keep your user name in the cookie `session_id` and read docs.nila.example. Our iPhone app uses jQuery.",
        "The cookies _ga, wordpress_logged_in and utm_source tell us which website address you came from.",
    ),
    bad=(
        "## ⟦privacy.policy.title⟧\n\nWe keep your data safe.",
        "⟦companyName⟧ is the controller of your data.",
        "Write to ⟦CONTACT_EMAIL⟧ for a copy of your data.",
    ),
)  # fmt: skip
def raw_message_key(document: Document, context: Context) -> Iterator[Hit]:
    """Text is text, and not the name under which a program keeps it.

    A key such as “privacy.title” shows where a translation or a value was not found. Where it stands for the company or
    its address, the document names nobody.
    """
    found: list[tuple[int, int]] = []
    for word in sorted(document.words & _JOINED):
        for match in re.finditer(word, document.lower):
            said = document.text[match.start() : match.end()]
            address = _IN_ADDRESS.match(document.text, match.end()) or inside_word(document.text, match.start())
            template = (
                document.text[max(0, match.start() - 4) : match.start()].rstrip()[-1:] in _OPENS
                if match.start()
                else False
            )
            if _CAMEL.fullmatch(said) and not address and not template:
                found.append((match.start(), match.end()))
    text = document.text
    if "_" in text or _DOTTED.search(odd(document)):
        tokens = (match for token in _TOKEN.finditer(text) for match in _IDENTIFIER.finditer(text, *token.span()))
        found += [m.span() for m in tokens if text[max(0, m.start() - 1)] not in "@/.-_{<[%$" and _is_key(m.group())]
    hits = [
        Hit(
            start,
            end,
            f"{brief(text[start:end])} is the name under which a program keeps a text; the text was expected.",
            "Write what the reader should see there.",
        )
        for start, end in sorted(found)
    ]
    yield from first_of(hits, _MOST, "kind of key")


def _is_key(token: str) -> bool:
    parts = [part.lower() for part in re.split(r"[._]", token)]
    known = [part in _SUBJECTS or part in _PROPERTIES or part in _LAST for part in parts]
    if "_" in token:
        return "." not in token and all(known) and parts[-1] in _PROPERTIES | _LAST
    if len(parts) == 2:
        return all(known) and parts[-1] in _LAST
    return parts[-1] in _LAST and any(known[:-1])


_STARS = regex(r"\*\*(?=[^\s*])|(?<=[^\s*])\*\*(?!\*)")
_PAIR = regex(r"\*\*[^\s*][^*\n]{0,200}\*\*|(?<![\w_])__[A-Za-z][^_\n]{0,120}__(?![\w_])")
_HASHES = regex(r"^#{2,6} ?(?=\w)", re.MULTILINE)
_ENTITY = regex(r"&(?:nbsp|amp|lt|gt|quot|apos|#39|#34|#160|rsquo|lsquo|ldquo|rdquo|ndash|mdash|hellip|copy|reg);")
_TAG = regex(r"</?(?:p|br|b|i|u|em|strong|a|ul|ol|li|div|span|h[1-6]|td|tr|th|table|font)(?:\s[^<>\n]{0,300})?/?>")
_ESCAPE = regex(r"\\(?:n(?![a-z])|t(?![a-z])|u[0-9a-fA-F]{4}|r\\n)")
_LINK = regex(r"\]\((?:https?://|mailto:|/|#)")
_OBJECT_TEXT = regex(r"\[object Object\]")


@prose_rule(
    "P413", "markup-shown", Severity.ERROR, local=True,
    good=(
        "We write **bold** and _italic_ text, `<p>` and `**` as code, R&D and AT&T by name.\n\n## Prices\n\n**Now**.",
        "Prices* do not include tax.\n\n\\*\\* Tax depends on where you live.",
    ),
    bad=(
        "Offices: ⟦**⟧Pune and Mumbai ** are open all day.",
        "We keep your name&amp;⟦nbsp;⟧and address.".replace("&amp;⟦nbsp;⟧", "⟦&amp;nbsp;⟧"),
        "Read our terms.⟦\\n⟧ We keep them short.",
    ),
)  # fmt: skip
def markup_shown(document: Document, context: Context) -> Iterator[Hit]:
    """A reader sees words and no markup.

    Stars, tags, entities and escapes in the text show that it was moved from one system to another and nobody looked at
    the result: other things may be lost as well.
    """
    text, tokens = document.text, odd(document)
    found: list[tuple[int, int]] = []
    if "**" in tokens or "__" in tokens:
        pattern = _STARS if document.form is Form.MARKDOWN else _PAIR
        found += [m.span() for m in pattern.finditer(text) if not _is_footnote(document, *m.span())]
    if "##" in tokens:
        found += [match.span() for match in _HASHES.finditer(text)]
    if "&" in tokens:
        found += [match.span() for match in _ENTITY.finditer(text)]
    if "<" in tokens:
        found += [match.span() for match in _TAG.finditer(text)]
    if "\\" in tokens:
        found += [match.span() for match in _ESCAPE.finditer(text)]
    if document.form is not Form.MARKDOWN and "](" in tokens:
        found += [match.span() for match in _LINK.finditer(text)]
    if "[object" in tokens:
        found += [match.span() for match in _OBJECT_TEXT.finditer(text)]
    hits = [
        Hit(
            start,
            end,
            f"The reader sees the markup {brief(text[start:end])} as text; its effect, or nothing, was expected.",
            "Mend the markup, or take it out.",
        )
        for start, end in sorted(found)
    ]
    yield from first_of(hits, _MOST, "kind of markup")


def _is_footnote(document: Document, start: int, end: int) -> bool:
    """“Price**” and “** Price” are a note and its sign."""
    block = document.block_at(start)
    words = document.words_of(block)
    if end - start > 2:
        return False
    alone = words.count("**") == 1
    at_start, at_end = start == block.start, document.text[start - 1 : start].isalnum()
    return block.kind is CELL or (alone and (at_start or at_end))


_DAMAGE = tuple(sorted(words_of("\ufffd â€ Ã© Ã¨ Ã¼ Ã¶ Ã¤ Ã± ï¿½ ï»¿ â„¢ Ã¢ \x92 \x93")))
_DAMAGED = tuple(sorted({sign[0].lower() for sign in _DAMAGE}))
_STRAY_A = regex(r"Â(?<![A-ZÀ-Þ]Â)(?=[ \n©®«»·’‘“”–—])")
"""Half of a sign of two bytes, such as the space that holds words together."""
_QUESTION = regex(r"\?(?<=[a-z]\?)(?:s|t|re|ve|ll|d|m)(?![\w=&%/])")
_RUN = regex(r"[\ufffd]+|ï¿½|(?:â€|Ã|â„|Â|ï»)[^\sA-Za-z0-9–-]?|[\x92\x93]")


@prose_rule(
    "P416", "encoding-damage", Severity.ERROR, local=True,
    good="“Don’t you?” he asked. Café René, São Paulo, Âge d’or. See nila.example/page?s=1&t=2 for a copy.",
    bad=(
        "You can withdraw your consent at any time, and we donâ⟦€™⟧t ask why.".replace("donâ⟦€™⟧t", "don⟦â€™⟧t"),
        "Write to our office in Montr⟦Ã©⟧al.",
        "If we⟦?re⟧ told of a fault, we mend it.",
    ),
)  # fmt: skip
def encoding_damage(document: Document, context: Context) -> Iterator[Hit]:
    """Letters and quotation marks are what their author wrote.

    Signs such as “â€™” come from a text that was read in the wrong encoding. Names and addresses suffer most, and a
    name that is not the company's own may cost a notice its effect.
    """
    text, tokens = document.text, odd(document)
    found: list[tuple[int, int]] = []
    if not text.isascii():
        seen = [sign for sign in _DAMAGE if sign in text] if any(sign in tokens for sign in _DAMAGED) else ()
        found += [match.span() for sign in seen for match in re.finditer(re.escape(sign), text)]
        found += [match.span() for match in _STRAY_A.finditer(text)]
    spans: list[tuple[int, int]] = []
    for start, _ in sorted(found):
        run = _RUN.match(text, start)
        end = max(run.end() if run else start + 1, start + 1)
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    if "?" in tokens:
        spans += [match.span() for match in _QUESTION.finditer(text)]
    hits = [
        Hit(
            start,
            end,
            f"{brief(text[max(0, start - 12) : end + 8])} holds a sign that was read in the wrong encoding; a letter "
            "or a quotation mark was expected.",
            "Write the sign that belongs there, and save the file as UTF-8.",
        )
        for start, end in sorted(spans)
    ]
    yield from first_of(hits, _MOST, "damage")


RULES: tuple[Rule, ...] = (raw_message_key, markup_shown, encoding_damage)
