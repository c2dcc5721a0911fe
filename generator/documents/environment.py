"""Jinja, cut down to what a clause may do: name facts, choose by them, walk through them."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any, cast

from jinja2 import StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from generator.documents.marks import WORDS_CLOSE, WORDS_OPEN
from generator.documents.paths import UnknownFactError
from generator.documents.questions import GROUPS, path_of, questions, words_of
from generator.documents.views import Group, Referred, View

CALLS = ("begin", "see", "shown")
TABLE = "facts"
"""The name of the table of all facts by their path, which compiled clauses use and no clause can."""
WORDS = "words"
"""Likewise of the table of their words, which are left open."""
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Filter,
    nodes.Const, nodes.If, nodes.For, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.CondExpr,
    nodes.Call, nodes.Tuple, nodes.Keyword,
)  # fmt: skip


class Table(dict[str, Any]):
    """The views of a company by their whole path, such as `terms.termination.notice`: found in one step once made."""

    def __init__(self, root: Group) -> None:
        self._root = root

    def __missing__(self, path: str) -> Any:
        here: Any = self._root
        kept = True
        for name in path.split("."):
            # Behind a reference every step is taken each time, for it is noted who goes by it.
            kept = kept and not isinstance(here, Referred)
            here = here.get(name)
        if kept:
            self[path] = here
        return here


class OpenWords(dict[str, str]):
    """The places of words that are put in later, by their name; "" where a clause has to write more than words."""

    def __init__(self, words: Callable[[str], str]) -> None:
        self._words = words

    def __missing__(self, name: str) -> str:
        found = self[name] = f"{WORDS_OPEN}{name}{WORDS_CLOSE}" if self._words(name) else ""
        return found


class _Paths(NodeTransformer):
    """Makes of `terms.termination.notice` one look-up in the table of facts, where it would be a call for each name."""

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        names = path_of(node)
        return (
            _look_up(TABLE, ".".join(names), node.lineno) if names and names[0] in GROUPS else self.generic_visit(node)
        )

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        node.nodes = [self._written(child) for child in node.nodes]
        return node

    def _written(self, node: nodes.Expr) -> nodes.Expr:
        """The place of the words where they can be left open, else what was there before."""
        if name := words_of(node):
            return nodes.Or(_look_up(WORDS, name, node.lineno), self.visit(node), lineno=node.lineno)
        if isinstance(node, nodes.Or):
            return nodes.Or(self._written(node.left), self._written(node.right), lineno=node.lineno)
        return cast("nodes.Expr", self.visit(node))


def _look_up(table: str, name: str, line: int) -> nodes.Getitem:
    return nodes.Getitem(nodes.Name(table, "load", lineno=line), nodes.Const(name, lineno=line), "load", lineno=line)


def _name_questions(tree: nodes.Template) -> None:
    """Tells each `begin(page, clause)` of a program, too, which questions what it begins can ask."""
    for node in tree.body:
        if isinstance(node, nodes.If) and isinstance(node.test, nodes.Call) and path_of(node.test.node) == ("begin",):
            page = node.test.args[0].as_const()
            node.test.args.append(nodes.Const(questions(node.body, page), lineno=node.lineno))


class _Generator(CodeGenerator):
    """Writes a look-up in the table of facts as what it is, with no question to the environment."""

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        if isinstance(node.node, nodes.Name) and node.node.name in (TABLE, WORDS):
            self.write(f"{frame.symbols.ref(node.node.name)}[{node.arg.as_const()!r}]")
        else:
            super().visit_Getitem(node, frame)


class ClauseEnvironment(ImmutableSandboxedEnvironment):
    """Facts are reached through views only, and everything that is not in the permitted subset is refused."""

    code_generator_class = _Generator

    def __init__(self, filters: dict[str, Callable[..., Any]]) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            finalize=_finalize,
            cache_size=0,
        )
        self.filters = filters
        self.tests = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, View):
            return obj.get(attribute)
        if type(obj).__name__ == "LoopContext" and attribute in ("first", "last", "index"):
            return getattr(obj, attribute)
        raise UnknownFactError(f"nothing can be read from {obj!r}")

    def getitem(self, obj: Any, argument: Any) -> Any:
        return self.getattr(obj, argument)

    def call(__self, __context: Context, __obj: Any, *args: Any, **named: Any) -> Any:  # noqa: N805
        """Calls one of `CALLS`: `_check` has refused every other call, so nothing is left to ask here."""
        named.pop("_loop_vars", None)  # Jinja's own, for functions that ask for the context
        named.pop("_block_vars", None)
        return __obj(*args, **named)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _check(tree, self.filters)
        _name_questions(tree)
        return cast("nodes.Template", _Paths().visit(tree))


def _check(tree: nodes.Node, filters: Container[str]) -> None:
    stack: list[nodes.Node] = [tree]
    while stack:
        node = stack.pop()
        line = getattr(node, "lineno", 1)
        if not isinstance(node, _ALLOWED):
            raise TemplateSyntaxError(
                f"a clause may hold facts, “if” and “for” only, but this is a {type(node).__name__.lower()}", line
            )
        if isinstance(node, nodes.Call) and not (isinstance(node.node, nodes.Name) and node.node.name in CALLS):
            raise TemplateSyntaxError(f"a clause may call {', '.join(CALLS[1:])} only", line)
        if isinstance(node, nodes.Filter) and node.name not in filters:
            raise TemplateSyntaxError(f"there is no filter “{node.name}”; CONTRIBUTING.md lists them", line)
        if isinstance(node, nodes.Name) and node.name in GROUPS and node.ctx == "store":
            raise TemplateSyntaxError(f"“{node.name}” is a group of facts; give the item of “for” another name", line)
        if isinstance(node, nodes.Name) and node.name in (TABLE, WORDS):
            raise TemplateSyntaxError(f"“{node.name}” is not a group of facts; name the group, such as “terms”", line)
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise TemplateSyntaxError(f"no fact begins with an underscore: “{node.attr}”", line)
        stack.extend(node.iter_child_nodes())


def _finalize(value: Any) -> Any:
    if type(value) is str or isinstance(value, View):
        return value
    if isinstance(value, bool):
        raise UnknownFactError("a yes-or-no fact cannot be written out; choose words by it with “if”")
    if isinstance(value, int):
        return value
    if isinstance(value, StrictUndefined):
        return str(value)  # raises, and names what is not there
    raise UnknownFactError(f"a {type(value).__name__} cannot be written out; use a filter such as “all_of”")
