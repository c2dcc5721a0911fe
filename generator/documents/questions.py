"""Which questions a clause can ask of a company, found in its text: who answers them alike reads the same words.

A question is a kind, a colon and a name, such as `fact:terms.termination.notice`. A path that only chooses words is
asked whether it is `there`, for then its value makes no difference. One that only stands in the text is asked whether
it has `words`, for these are put in later.
"""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import nodes

from generator.documents.words import FORMS
from generator.facts.base import fields_of
from generator.facts.model import FactFile

GROUPS = frozenset(fields_of(FactFile))
FACT, THERE, WORDS = "fact", "there", "words"
FLAG, REASON, PAGE, SHOWN, DRAFT = "flag", "reason", "page", "shown", "draft"
OPAQUE = "opaque"
"""A question whose answer cannot be known beforehand."""
_KINDS = {"derived": FLAG, "pages": PAGE, "why_none": REASON}


def path_of(node: nodes.Node) -> tuple[str, ...]:
    """The names of `terms.termination.notice`; empty where a node is something else."""
    names: list[str] = []
    while isinstance(node, nodes.Getattr):
        names.append(node.attr)
        node = node.node
    if not isinstance(node, nodes.Name):
        return ()
    return (node.name, *reversed(names))


def words_of(node: nodes.Node) -> str:
    """The name of the words that a part of an output writes: a path, behind it `|` and a form, or `|link|` and a text.

    Empty where it does more with a fact than write it.
    """
    form, fact = "", node
    if isinstance(node, nodes.Filter) and node.node is not None:
        texts = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        if node.name in FORMS and not node.args:
            form = f"|{node.name}"
        elif node.name == "link" and len(node.args) == 1 and texts and not node.kwargs:
            form = f"|link|{texts[0]}"
        else:
            return ""
        fact = node.node
    path = path_of(fact)
    return ".".join(path) + form if len(path) > 1 and path[0] in GROUPS else ""


def questions(body: Iterable[nodes.Node], page: str) -> tuple[str, ...]:
    """Every question that these nodes can ask, whichever way they go; on `page`, which they name `page`."""
    found: dict[str, None] = {}
    for node in body:
        _ask(node, False, page, found)
    asked = [q for q in found if not (q.startswith(THERE) and FACT + q.removeprefix(THERE) in found)]
    return tuple(asked)


def _ask(node: nodes.Node, whether: bool, page: str, found: dict[str, None]) -> None:
    if isinstance(node, nodes.Output):
        for written in node.nodes:
            _ask_words(written, page, found)
    elif path := path_of(node):
        found.update(dict.fromkeys(_about(path, whether, page)))
    elif isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and path_of(node.node) == ("why_none",):
        found[f"{REASON}:{node.arg.value}"] = None
    elif isinstance(node, nodes.Call) and path_of(node.node) == ("shown",):
        shown = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        found[f"{SHOWN}:{shown[0]}" if len(shown) == len(node.args) == 1 else OPAQUE] = None
    else:
        tests = _tests(node, whether)
        for child in node.iter_child_nodes():
            _ask(child, any(child is test for test in tests), page, found)


def _ask_words(node: nodes.Node, page: str, found: dict[str, None]) -> None:
    if name := words_of(node):
        found[f"{WORDS}:{name}"] = None
    elif isinstance(node, nodes.Or):
        _ask_words(node.left, page, found)
        _ask_words(node.right, page, found)
    else:
        _ask(node, False, page, found)


def _tests(node: nodes.Node, whether: bool) -> tuple[nodes.Node | None, ...]:
    """The parts of a node of which only the truth counts; so it does of the node itself, `whether`."""
    if isinstance(node, nodes.If | nodes.For):
        return (node.test,)
    if isinstance(node, nodes.CondExpr):
        return (node.test, node.expr1, node.expr2) if whether else (node.test,)
    if isinstance(node, nodes.Not):
        return (node.node,)
    if isinstance(node, nodes.And | nodes.Or) and whether:
        return (node.left, node.right)
    return ()


def _about(path: tuple[str, ...], whether: bool, page: str) -> Iterable[str]:
    first, *rest = path
    if first == "page":
        first, *rest = "documents", page, *rest
    if first in GROUPS:
        yield f"{THERE if whether else FACT}:{'.'.join((first, *rest))}"
    elif first == DRAFT:
        yield DRAFT
    elif first in _KINDS:
        yield f"{_KINDS[first]}:{rest[0]}" if rest else OPAQUE
