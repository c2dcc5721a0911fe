"""Rules P114 to P116, and P121: the marks that templates leave for whoever fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.forms import for_others, for_the_reader, in_a_row
from generator.lint.prose.placeholders import is_field, is_optional, is_placeholder
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_BRACKETS = regex(r"\[([^\[\]\n]{1,300})\](?!\()")


@prose_rule(
    "P114",
    "placeholder-in-brackets",
    Severity.ERROR,
    local=True,
    needs=("[", "<", "«", "(insert", "(fill in"),
    good=(
        "The court said that “[the] controller [...] must answer” [sic], see [1] and note [a]. [Reserved]",
        "- [x] Accepted\n- [ ] Open\n\nWrite to help [at] bluepeak [dot] in or [email protected]",
        "The notice says: [E-mail: not yet given]",
        "To apply the Licence to your work, attach the following notice:\n\nCopyright [year] [name of copyright owner]",
    ),
    bad=(
        "⟦[COMPANY NAME]⟧ runs this site from ⟦[city, state]⟧.",
        "Write to us at ⟦[insert e-mail address]⟧ by ⟦[date]⟧.",
        "⟦[COUNSEL: is this cap enough?]⟧ You must be ⟦[13/16]⟧ years old.",
        "We answer within ⟦[●]⟧ days, at the latest within ⟦[X]⟧ weeks.",
        "We refund within ⟦[7/10/15]⟧ days to the account ⟦[to be added]⟧.",
        "- your name\n- ⟦[Other data]⟧",
        "This contract is made with &lt;client name&gt;".replace("&lt;client name&gt;", "⟦<client name>⟧."),
    ),
)
def placeholder_in_brackets(document: Document, context: Context) -> Iterator[Hit]:
    """A published text holds no field of its template.

    A placeholder tells the reader that nobody read the document before it was published. A court may hold the clause
    void for uncertainty, and a supervisory authority will see a notice that does not name the controller.
    """
    hint = "Write the company's own words in its place, and search the text for other brackets."
    text = document.text
    for match in _BRACKETS.finditer(text) if "[" in text else ():
        first = match.start() == document.block_at(match.start()).start
        left = is_placeholder(match[1], text[match.end() : match.end() + 12], first)
        if left and not for_others(document, match.start()):
            yield _left(match.start(), match.end(), match.group(), hint)
    if "<" in text or "«" in text or "(insert" in document.lower or "(fill in" in document.lower:
        for match in _ANGLES.finditer(text):
            if is_field(match[match.lastgroup or 0]) and not for_others(document, match.start()):
                yield _left(match.start(), match.end(), match.group(), hint)


_ANGLES = regex(
    r"\((?P<paren>(?:insert|fill in|please insert) [^()\n]{2,60})\)|"
    r"<<? ?(?P<angle>[A-Za-z][^<>\n@:/=\"]{1,60}?) ?>>?|«(?P<quote>[A-Za-z][^«»\n]{1,40})»"
)


def _left(start: int, end: int, words: str, hint: str) -> Hit:
    return Hit(start, end, f"The placeholder {brief(words)} was not filled in.", hint)


@prose_rule(
    "P121",
    "bracketed-clause",
    Severity.WARNING,
    local=True,
    needs=("[",),
    good="The clause reads “[a]ny person [who asks]” in the Act. [Note: this is a translation.]",
    bad=(
        "You can reach the service on our site ⟦[or through our app]⟧.",
        "⟦[If applicable: we also share data with our parent company.]⟧",
        "The customer ⟦[and/or]⟧ the user ⟦[is/are]⟧ liable.",
    ),
)
def bracketed_clause(document: Document, context: Context) -> Iterator[Hit]:
    """An optional clause is either in the text or out of it.

    Templates put in square brackets what only some users need. Left in brackets, nobody can say whether the clause
    binds.
    """
    for match in _BRACKETS.finditer(document.text) if "[" in document.text else ():
        if is_optional(match[1]):
            message = f"{brief(match.group())} still stands in the brackets of its template."
            yield Hit(match.start(), match.end(), message, "Decide: keep the words without brackets, or delete them.")


_VARIABLE = regex(r"\{\{(?![<%])[^{}\n]{0,80}\}\}|\{%[^{}\n]{0,80}%\}|\{(?P<plain>[A-Za-z_][\w .-]{1,40}|\d)\}")
_OTHERS = {
    "$": regex(r"\$\{[^{}\n]{1,60}\}|(?<![\w$])\$(?:[A-Z][A-Z_]{3,40}|[a-z]+(?:_[a-z]+|[A-Z][a-z]+)+)\b"),
    "#": regex(r"#\{[^{}\n]{1,60}\}|##?(?<![\w#]#)(?<![\w#]##)[A-Z][A-Z_ ]{2,40}##?(?!\w)"),
    "%": regex(r"%(?:\{\w{1,40}\}|\(\w{1,40}\)s|%?(?P<name>[A-Za-z_]{3,40})%%?(?!\w)|(?:\d\$)?[sd](?![\w%]))"),
    "<?": regex(r"<\?[^\n>]{0,80}\?>"),
    "<%": regex(r"<%[^\n>]{0,80}%>"),
    "*|": regex(r"\*\|[A-Z_:]{2,40}\|\*"),
    "|||": regex(r"\|\|\|[A-Z_]{3,40}\|\|\|"),
    "@": regex(r"@@?[A-Z_]{3,40}@@?(?![\w@])"),
    "[[": regex(r"\[\[(?:[a-z]+ ){2}[^\[\]\n]{3,120}\]\]"),
    "__": regex(r"__[A-Z][A-Z_ ]{2,40}__"),
}
"""By the sign in which they begin: the variables of other templates."""
_BUILT = regex(r"\{[{%] *-? *(?:site|page|layout|include|raw|endraw|comment|endcomment|content|link|post|toc)\b")


@prose_rule(
    "P115",
    "template-variable",
    Severity.ERROR,
    local=True,
    good="The fee is $25 or 18% per annum, see #terms. Write to help@bluepeak.in. `{{ code }}` is code.",
    bad=(
        "⟦{{ company_name }}⟧ runs this site. Write to ⟦{email}⟧ or ⟦%SUPPORT_EMAIL%⟧.",
        "These terms bind ⟦${customer.name}⟧ and ⟦$companyName⟧.",
        "Dear %s, thank you for choosing us.".replace("%s", "⟦%s⟧"),
    ),
)
def template_variable(document: Document, context: Context) -> Iterator[Hit]:
    """A published text holds no variable of a program.

    The program that should have put the name or the date in did not run, or did not know the field. What the reader
    sees names no party.
    """
    text = document.text
    hint = "Fill the field, or mend the name by which the program knows it."
    found = []
    if "{" in text:
        built = document.source.text.startswith(("---", "+++"))
        for match in _VARIABLE.finditer(text):
            plain = match["plain"]
            if (plain is not None and not plain.isdigit() and not is_field(plain)) or text[
                match.start() - 1 :
            ].startswith("${"):
                continue
            if not (built and _BUILT.match(match.group())):
                found.append(match)
    for sign, pattern in _OTHERS.items():
        found += (
            [match for match in pattern.finditer(text) if _is_variable(text, match)]
            if sign[0] in text and sign in text
            else ()
        )
    for match in sorted(found, key=lambda match: match.start()):
        yield _left(match.start(), match.end(), match.group(), hint)


def _is_variable(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 1) : match.start()]
    if before.isalnum() or before in ("%", "@") or (before in ("'", '"') and len(match.group()) < 4):
        return False
    name = match.groupdict().get("name")
    return name is None or is_field(name)


_BLANK = regex(
    r"(?<=[\s(])__(?=[\s).,;%])|(?<=20)__(?!\w)|_{3,}(?:[ /.-]{1,3}_{2,})*|(?<![.\d])(?:\. ){4,}\.?|"
    r"(?<![.…])\.{5,}|…{2,}(?!\.)"
)
_PAGE = regex(r" *\d{1,3}$| *[ivx]{1,5}$")


@prose_rule(
    "P116",
    "blank-line-to-fill",
    Severity.ERROR,
    local=True,
    good=(
        "Contents ........ 4\n\nSection one . . . . . . 12",
        "## Withdrawal form\n\nName of consumer(s): ________\n\nSignature: ________ Date: ________",
    ),
    bad=(
        "This agreement is made on ⟦______⟧ between Bluepeak Ltd and ⟦_________⟧.",
        "The annual fee is Rs. ⟦..........⟧ only.",
    ),
)
def blank_line_to_fill(document: Document, context: Context) -> Iterator[Hit]:
    """A line of underscores or dots to write on is filled, unless it is there for the reader.

    A published text is signed by nobody with a pen: a line that waits for a name, a date or a sum is a term that was
    never agreed.
    """
    text = document.text
    if not ("__" in text or "……" in text or "....." in text or ("." in document.token_set and ". . ." in text)):
        return
    places = list(_BLANK.finditer(text))
    starts = [match.start() for match in places]
    for match in places:
        block = document.block_at(match.start())
        rest = text[match.end() : block.end]
        dots = match.group()[0] != "_"
        if (
            dots and (_PAGE.fullmatch(rest) or match.end() - match.start() == block.end - block.start)
        ) or block.end - block.start == len(match.group()):
            continue
        if text[match.start() - 1 : match.start()].isalnum() and rest[:1].isalnum():
            continue
        row = not document.is_extract and in_a_row(text, starts, match.start())
        if row or for_the_reader(document, match.start()):
            continue
        yield Hit(
            match.start(),
            match.end(),
            f"The blank {brief(match.group()[:12])} was not filled in.",
            "Write what belongs there.",
        )


RULES: tuple[Rule, ...] = (
    placeholder_in_brackets,
    template_variable,
    blank_line_to_fill,
    bracketed_clause,
)
