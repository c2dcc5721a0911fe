"""Clauses compiled: one program a page, and one that decides which pages and clauses appear."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Template
from jinja2.bccache import bc_magic
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

from generator.clauses.library import Outline
from generator.clauses.memory import keep, recall
from generator.documents.environment import ClauseEnvironment
from generator.documents.paths import UnknownFactError
from generator.findings import Finding, Severity, Span, UserError

FORM = 5
"""Counted up whenever the same clauses compile to other code, for compiled programs are kept between runs."""
_MOST = 256
"""So many programs are kept: those of some fifteen states of the templates."""
START, SHORT_END = "\ue005", "\ue006"


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a stretch of a program comes from: its first line there, the file, and its first line in the file."""

    at: int
    path: str
    line: int


class Program:
    """A compiled text whose errors are told by the file and line of the clause that they come from."""

    def __init__(self, environment: ClauseEnvironment, name: str) -> None:
        self._environment = environment
        self._name = name
        self._lines: list[str] = []
        self._parts: list[_Part] = []
        self._template: Template | None = None

    def add(self, text: str, path: str = "", line: int = 1) -> None:
        """Appends whole lines that come from `path`, beginning at `line` of that file."""
        self._parts.append(_Part(len(self._lines) + 1, path, line))
        self._lines.extend(text.split("\n"))

    @cached_property
    def asked(self) -> Mapping[str, tuple[str, ...]]:
        """What each part of the program, in their order, can ask of a company; raises UserError as `run` does."""
        found: dict[str, tuple[str, ...]] = {}

        def begin(page: str, part: str, questions: tuple[str, ...]) -> bool:
            found[part] = questions
            return False

        self.run({"begin": begin})
        return found

    def run(self, context: Mapping[str, Any]) -> str:
        """The program's output. Raises UserError where a clause is not well-formed or names what is not there."""
        try:
            if self._template is None:
                self._template = self._compile()
            return self._template.render(context)
        except TemplateSyntaxError as error:
            raise self._error(error.lineno, str(error.message)) from None
        except (UnknownFactError, UndefinedError, SecurityError, TypeError, ValueError, AttributeError) as error:
            raise self._error(self._line_of(error), str(error)) from None
        except TemplateError as error:
            raise self._error(1, str(error)) from None

    def _compile(self) -> Template:
        source = "\n".join(self._lines)
        environment = self._environment
        digest = hashlib.sha256(b"%d %b %b" % (FORM, bc_magic, f"{self._name}\n{source}".encode())).hexdigest()
        code = (recall(digest, "program") or {}).get("code")
        if code is None:
            code = environment.compile(source, self._name)
            keep(digest, {"code": code}, "program", most=_MOST)
        return environment.template_class.from_code(environment, code, environment.make_globals(None), None)

    @staticmethod
    def _line_of(error: BaseException) -> int:
        line = 1
        trace = error.__traceback__
        while trace is not None:
            if "__jinja_exception__" in trace.tb_frame.f_globals:  # a frame that Jinja put in the template's place
                line = trace.tb_lineno
            trace = trace.tb_next
        return line

    def _error(self, line: int, message: str) -> UserError:
        index = max(0, bisect_right([p.at for p in self._parts], line) - 1)
        part = self._parts[index]
        where = part.line + line - part.at
        span = Span(where, 1, where, 1)
        return UserError([Finding("T003", "clause-error", Severity.ERROR, message, part.path or self._name, span)])


def page_program(environment: ClauseEnvironment, outline: Outline) -> Program:
    """All clauses of a page, each between its markers, each only where it appears."""
    program = Program(environment, f"page-{outline.page}")
    for clause in (*outline.head, *outline.clauses, *outline.foot):
        program.add(f'{{% if begin("{outline.page}", "{clause.id}") %}}\n{START}{clause.id}{SHORT_END}')
        if clause.when:  # asked again inside the section, so that an open yes-or-no shows there as a gap
            program.add(f"{{% if {' '.join(clause.when.split())} %}}{{% endif %}}", clause.path, clause.when_line)
        if clause.short:
            program.add(clause.short, clause.path, clause.short_line)
        program.add(SHORT_END)
        program.add(clause.body, clause.path, clause.body_line)
        program.add("{% endif %}")
    return program


def choice_program(environment: ClauseEnvironment, outlines: tuple[Outline, ...]) -> Program:
    """Writes the ids of all pages and clauses whose condition holds."""
    program = Program(environment, "choice")
    program.add('{% if begin("", "") %}')
    for outline in outlines:
        program.add(_choice(outline.page, outline.when), outline.path, 1)
        for clause in outline.clauses:
            program.add(_choice(clause.id, clause.when), clause.path, clause.when_line)
        for clause in (*outline.head, *outline.foot):
            program.add(_choice(f"{outline.page}/{clause.id}", clause.when), clause.path, clause.when_line)
    program.add("{% endif %}")
    return program


def _choice(name: str, when: str) -> str:
    return f"{{% if {' '.join(when.split())} %}}{name}\n{{% endif %}}" if when else name


def pieces(output: str) -> dict[str, tuple[str, str]]:
    """The output of a page's program: clause id -> its summary line and its body."""
    found = {}
    for piece in output.split(START)[1:]:
        name, short, body = piece.split(SHORT_END, 2)
        found[name] = (short, body)
    return found
