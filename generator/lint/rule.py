"""What a rule is: one declaration that holds its code, its check, its documentation and its tests.

A rule is a stateless generator under a decorator. Its docstring is its page: the first line says what holds, the rest
why. `good` and `bad` are examples that one test runs: the bad one must be caught by this rule at the stretch between
⟦ and ⟧, and no rule may say a word about any good one.

    @prose_rule("P101", "blank-after-label", Severity.ERROR, good="Email: a@b.in", bad="⟦Email:⟧ Address: 1 Main Road")
    def blank_after_label(document: Document, context: Context) -> Iterator[Hit]:
        \"\"\"A label is followed by what it announces.\"\"\"
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.findings import Severity

if TYPE_CHECKING:
    from generator.facts.load import Company
    from generator.lint.context import Context
    from generator.prose.document import Document

MARK_OPEN, MARK_CLOSE = "⟦", "⟧"
"""In an example: around the stretch at which the finding must stand."""


class Scope(Enum):
    """What a rule looks at."""

    FACTS = "facts"
    """One company, its fact file read."""
    PROSE = "prose"
    """One document, also the pages that a company's facts make."""
    SET = "sets"
    """The documents of one company, held against each other."""
    READING = "reading"
    """Nothing by itself: whoever reads a file, a template or a site tells it."""


class Hit(NamedTuple):
    """What a prose rule found: a stretch of `Document.text`, and how to say it.

    `message` is one sentence that says what stands there and what was expected; `hint` says how to mend it. `fix` is
    what to write in place of the stretch, where that is safe; None where a person must decide.
    """

    start: int
    end: int
    message: str
    hint: str = ""
    fix: str | None = None
    provisions: tuple[str, ...] = ()


class FactHit(NamedTuple):
    """What a fact rule found, at a fact path such as `sla.credits[1].below`."""

    fact: str
    message: str
    hint: str = ""
    provisions: tuple[str, ...] = ()
    severity: Severity | None = None
    """Where it differs from the rule's own."""


class SetHit(NamedTuple):
    """What a set rule found, in one of the documents; `other` is what it contradicts, in whichever document."""

    document: Document
    hit: Hit
    other: tuple[Document, int, int] | None = None


Check = Callable[..., Iterator[Any]]


class Rule(NamedTuple):
    """A rule; see the head of this module."""

    code: str
    name: str
    severity: Severity
    scope: Scope
    check: Check | None
    title: str
    why: str
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """For a prose rule: stretches in lower case; in a text that holds none of them the rule finds nothing."""
    provisions: tuple[str, ...] = ()
    local: bool = False
    """For a prose rule: what it finds in a document, it also finds in one of its passages by itself, or more.

    A passage is what lies between two empty lines of the source. What stands around one may take back what a local rule
    finds in it (a list that follows), but never give it a reason to speak.
    """

    def __call__(self, subject: Any, context: Context) -> Iterator[Any]:
        """Runs the check on a company, a document or a set of documents."""
        return self.check(subject, context) if self.check is not None else iter(())


Examples = str | tuple[str, ...]


def _tuple(examples: Examples) -> tuple[str, ...]:
    return (examples,) if isinstance(examples, str) else examples


def _rule(
    scope: Scope, code: str, name: str, severity: Severity, good: Examples, bad: Examples, needs: Examples,
    provisions: tuple[str, ...], local: bool = False,
) -> Callable[[Check], Rule]:  # fmt: skip
    def declare(check: Check) -> Rule:
        title, _, why = (check.__doc__ or "").strip().partition("\n")
        text = "\n".join(line.strip() for line in why.strip().split("\n"))
        return Rule(
            code, name, severity, scope, check, title, text, _tuple(good), _tuple(bad), _tuple(needs), provisions, local
        )

    return declare


def prose_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    good: Examples,
    bad: Examples,
    needs: Examples = (),
    provisions: tuple[str, ...] = (),
    local: bool = False,
) -> Callable[[Callable[[Document, Context], Iterator[Hit]]], Rule]:
    """Declares a rule about one document. Examples are Markdown."""
    return _rule(Scope.PROSE, code, name, severity, good, bad, needs, provisions, local)


def fact_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    good: Examples,
    bad: Examples,
    provisions: tuple[str, ...] = (),
) -> Callable[[Callable[[Company, Context], Iterator[FactHit]]], Rule]:
    """Declares a rule about one company. Examples are lines of a published fact file."""
    return _rule(Scope.FACTS, code, name, severity, good, bad, (), provisions)


def set_rule(
    code: str,
    name: str,
    severity: Severity,
    *,
    good: Examples,
    bad: Examples,
    provisions: tuple[str, ...] = (),
) -> Callable[[Callable[[tuple[Document, ...], Context], Iterator[SetHit]]], Rule]:
    """Declares a rule about the documents of one company. In an example a line of `=====` parts two documents."""
    return _rule(Scope.SET, code, name, severity, good, bad, (), provisions)


def told(code: str, name: str, title: str, why: str = "", severity: Severity = Severity.ERROR) -> Rule:
    """Declares a rule that readers tell while they read: it has a page, and no check of its own."""
    return Rule(code, name, severity, Scope.READING, None, title, why)
