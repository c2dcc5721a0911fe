"""A rule's page: the same text for `legalsite explain`, for the documentation and for the help of SARIF."""

from __future__ import annotations

from collections.abc import Iterator

from generator.lint.rule import MARK_CLOSE, MARK_OPEN, Rule, Scope

_LOOKS_AT = {
    Scope.FACTS: "fact files",
    Scope.PROSE: "documents, and the pages that fact files make",
    Scope.SET: "the documents of one company, held against each other",
    Scope.READING: "what is read: fact files, templates, configuration, a built site",
}


def markdown_page(rule: Rule) -> str:
    """The page in Markdown."""
    return "\n".join(_lines(rule, "## ", "**", "```")) + "\n"


def plain_page(rule: Rule) -> str:
    """The page for a terminal."""
    return "\n".join(_lines(rule, "", "", "")) + "\n"


def _lines(rule: Rule, head: str, strong: str, fence: str) -> Iterator[str]:
    yield f"{head}{rule.code} {rule.name}"
    yield ""
    yield f"{strong}{rule.title}{strong}"
    if rule.why:
        yield from ("", rule.why)
    yield from ("", f"Weight: {rule.severity.value}. Looks at {_LOOKS_AT[rule.scope]}.")
    if rule.provisions:
        yield f"Law: {', '.join(rule.provisions)}."
    for title, examples in (("Not so", rule.bad), ("But so", rule.good)):
        for example in examples:
            yield from ("", f"{title}:", "")
            words = example.replace(MARK_OPEN, "").replace(MARK_CLOSE, "")
            if fence:
                yield from (fence, words, fence)
            else:
                yield from (f"    {line}".rstrip() for line in words.split("\n"))
    if rule.scope is not Scope.READING:
        comment = f"legalsite: allow {rule.code} -- why this is right here"
        shown = f"# {comment}" if rule.scope is Scope.FACTS else f"<!-- {comment} -->"
        yield from ("", "To allow it in one place, write on the line above:", "")
        yield from ((fence, shown, fence) if fence else (f"    {shown}",))
