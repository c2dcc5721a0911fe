"""What clauses say, kept for the next company whose replies are the same.

Single facts that only stand in the text are left open while a clause is written: companies with other names and
addresses still share all around them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from sys import intern
from typing import NamedTuple

from generator.documents.context import Context
from generator.documents.known import Known
from generator.documents.marks import CLOSE, MIDDLE, OPEN, WORDS_CLOSE, WORDS_OPEN, fact_mark, tidy
from generator.documents.program import Program, pieces
from generator.documents.recorder import Trace

_WORDS = re.compile(f"{WORDS_OPEN}([^{WORDS_CLOSE}]*){WORDS_CLOSE}")
_MOST = 16
"""So many companies' words are remembered for each draft."""


class Part(NamedTuple):
    """What a clause says, before it is a section: marked Markdown in which places and references are still open."""

    short: str
    body: str
    written: tuple[str, ...]
    read: tuple[str, ...]
    open: Mapping[str, str]
    """Fact path -> title of each blank fact by which words were to be chosen."""
    gaps: Mapping[str, str]
    """Fact path -> title of each fact that was to be written and is not there."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a clause says, as it was written, with the words of single facts still open."""

    part: Part
    names: tuple[str, ...]
    """The names of the words that are open."""
    finished: dict[tuple[str, ...], Part] = field(default_factory=dict)

    def finish(self, words: Callable[[str], str]) -> Part:
        """The part in the words of a company."""
        said = tuple([words(name) for name in self.names])
        part = self.finished.get(said)
        if part is None:
            if len(self.finished) >= _MOST:
                self.finished.clear()
            part = self.finished[said] = self._with(dict(zip(self.names, said, strict=True)))
        return part

    def _with(self, words: Mapping[str, str]) -> Part:
        def fact(match: re.Match[str]) -> str:
            return f"{OPEN}{fact_mark(_path(match[1]))}{MIDDLE}{words[match[1]]}{CLOSE}"

        short, body = self.part.short, self.part.body
        if words:
            short, body = _WORDS.sub(fact, short), _WORDS.sub(fact, body)
        return self.part._replace(short=tidy(" ".join(short.split())), body=tidy(body))


class Parts:
    """The drafts of the companies of before, by clause and replies."""

    def __init__(self) -> None:
        self._known: Known[_Draft] = Known()

    def of(
        self, program: Program, clauses: Sequence[str], context: Context, names: Callable[[], Mapping[str, object]]
    ) -> dict[str, Part]:
        """What these clauses of a page say: as another company had it where both reply alike, or else written now.

        Raises UserError where a clause is at fault.
        """
        asked, known = program.asked, self._known
        replies = {clause: context.replies.to(asked[clause]) for clause in clauses}
        drafts = {clause: known.get(clause, asked[clause], replied) for clause, replied in replies.items()}
        traces = {clause: Trace() for clause, draft in drafts.items() if draft is None}
        if traces:
            for clause, draft in _write(program, context, names(), traces).items():
                known.keep(clause, asked[clause], replies[clause], draft)
                drafts[clause] = draft
        return {clause: draft.finish(context.replies.words) for clause, draft in drafts.items() if draft is not None}


def _write(
    program: Program, context: Context, names: Mapping[str, object], traces: Mapping[str, Trace]
) -> dict[str, _Draft]:
    """Writes the clauses for which there are traces."""

    def begin(page: str, clause: str, asked: object) -> bool:
        if clause not in traces:
            return False
        context.recorder.note(traces[clause])
        return True

    output = pieces(program.run({**names, "begin": begin}))
    return {clause: _draft(*output[clause], trace) for clause, trace in traces.items()}


def _draft(short: str, body: str, trace: Trace) -> _Draft:
    open_ = sorted({*_WORDS.findall(short), *_WORDS.findall(body)})
    written = {*trace.written, *map(_path, open_)}
    part = Part(
        short=short,
        body=body,
        written=tuple(map(intern, sorted(written))),  # companies share these paths
        read=tuple(map(intern, sorted(trace.read.keys() - written))),
        open=trace.open,
        gaps=trace.gaps,
    )
    return _Draft(part, tuple(map(intern, open_)))


def _path(name: str) -> str:
    """The path of the fact of which words are."""
    return name.partition("|")[0]
