"""Rules P110 and P113 to P116: the marks that templates leave for whoever fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings import Severity
from generator.form import brief
from generator.lint.context import Context
from generator.lint.lazy import regex
from generator.lint.prose.forms import for_the_reader, in_a_row
from generator.lint.prose.placeholders import is_field, is_optional, is_placeholder
from generator.lint.prose.traces import between
from generator.lint.rule import Hit, Rule, prose_rule
from generator.prose.document import Document

_EMPTY = (
    ("(", regex(
        r"\((?: *(?:(?:the|hereinafter|hereafter|collectively|i\.e\.|e\.g\.|see|by|www\.?|https?://)? *[,.;:]?) *\)|"
        r"(?:at|see|by) \)| *[“\"‘'] *[”\"’'] *\))")),
    ("“", regex(r"“(?:(?:[Tt]he(?= ))? *[.,]? *”|“|\*\*\*\*[.,]?”)")),
    ("[", regex(r"\[ *[.,]? *\]")),
    ('"', regex(r'" ?"(?![^\s).,;])|"\*\*\*\*[.,]?"')),
    ("<", regex(r"< *>")),
    ("«", regex(r"« *»")),
    ("‘", regex("‘ ?’")),
    ("'", regex(r"(?<=[\s(])''(?=[\s).,;]|\Z)")),
    ("`", regex(r"(?<=[\s(])``(?=[\s).,;]|\Z)")),
    ("*", regex(r"(?m:^)\*{4}(?= [a-z])")),
)  # fmt: skip
"""By the sign in which they begin."""
_SIGN_PAIRS = tuple(
    regex(pattern) for pattern in (
        r",(?: ?,(?!\d)| ?\.(?![\w.])|\s*\)| ;)", r";(?: ?;| ?\.(?!\w))", r":(?: ?,| ?\.(?=\s|\Z))", r"\( ?,",
        r"\. \.(?<=[a-z]{2}\. \.)(?! ?\.)(?= [A-Z])", r"©(?: ?\.| \d{4}(?:[-–]\d{4})? \.)",
    )
)  # fmt: skip
_IN_SENTENCE = regex(r"[a-z,:] $")


@prose_rule(
    "P110",
    "empty-brackets",
    Severity.ERROR,
    local=True,
    good="Bluepeak Ltd (“Bluepeak”) calls the function send() once ``as is"
    ' and no more. “Consent” and "data" have their usual meaning.',
    bad=(
        "Bluepeak Ltd ⟦()⟧ runs this site.",
        "This policy is issued by Bluepeak Ltd ⟦(“”)⟧.",
        "We mean by ⟦“”⟧ any person who visits the site.",
        "Write to us ⟦(at )⟧ whenever you like.",
        "Please contact our desk at ⟦''⟧ with your order number.",
        "⟦****⟧ runs this site.",
        "This is a contract with Bluepeak Ltd (⟦“****”⟧).",
    ),
)
def empty_brackets(document: Document, context: Context) -> Iterator[Hit]:
    """Brackets and quotes hold something.

    An empty pair is where a short name, a number or an address should stand. A party whose short name is missing is
    not named by any clause that uses it.
    """
    text = document.text
    found = [match for sign, pattern in _EMPTY if sign in text for match in pattern.finditer(text)]
    end = -1
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= end and _is_left_empty(document, match):
            end = match.end()
            message = f"Nothing stands inside {brief(match.group())}."
            yield Hit(match.start(), match.end(), message, "Write what belongs there, or take the empty pair out.")


def _is_left_empty(document: Document, match: re.Match[str]) -> bool:
    """False for the brackets of a program, a box to tick, a bracket that is spoken of, and a form for the reader."""
    text, block = document.text, document.block_at(match.start())
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    if (
        before.isalnum()
        or before == "_"
        or after in ("'", "’", '"')
        or (match.group()[0] == '"' and before not in ("", " ", "("))
    ):
        return False
    if match.group()[0] == "[" and not _IN_SENTENCE.search(text[block.start : match.start()]):
        return False
    return not for_the_reader(document, match.start())


@prose_rule(
    "P113",
    "nothing-between-signs",
    Severity.WARNING,
    local=True,
    good="We use names, addresses etc., and dates. The price is 1,000.50 in total.",
    bad=(
        "Bluepeak Ltd⟦, ,⟧ Leeds, runs this site.",
        "The company is Bluepeak Ltd, 4 Mill Lane⟦, .⟧",
        "The data protection officer⟦: ,⟧ Leeds.",
        "We are Bluepeak Ltd⟦. .⟧ Write to us.",
    ),
)
def nothing_between_signs(document: Document, context: Context) -> Iterator[Hit]:
    """Between two commas stands a word.

    A comma that meets another sign marks a part of an address, a name or an item of a list that was left out.
    """
    found = [match for pattern in _SIGN_PAIRS for match in pattern.finditer(document.text)]
    for match in sorted(found, key=lambda match: match.start()):
        broken = match.group()[0] == "." and "\n" in between(document, match.start() + 1, match.end() - 1)
        if match.start() != document.block_at(match.start()).start and not broken:
            message = f"Nothing stands between the signs of {brief(match.group())}: a name or a word was expected."
            yield Hit(match.start(), match.end(), message, "Write what is missing, or keep one sign only.")


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
        if is_placeholder(
            match[1], text[match.end() : match.end() + 12], match.start() == document.block_at(match.start()).start
        ):
            yield _left(match.start(), match.end(), match.group(), hint)
    if "<" in text or "«" in text or "(insert" in document.lower or "(fill in" in document.lower:
        for match in _ANGLES.finditer(text):
            if is_field(match[match.lastgroup or 0]):
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
    empty_brackets,
    nothing_between_signs,
    placeholder_in_brackets,
    template_variable,
    blank_line_to_fill,
    bracketed_clause,
)
