"""What is kept between runs in the user's cache folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.clauses.memory import keep, recall
from generator.documents.environment import ClauseEnvironment
from generator.documents.program import Program


def test_programs_are_kept_by_what_stands_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two checkouts with other clauses under the same names leave each other's programs alone."""
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path))
    compiled: list[str] = []

    class Environment(ClauseEnvironment):
        def compile(self, source: Any, *rest: Any, **named: Any) -> Any:
            compiled.append(source)
            return super().compile(source, *rest, **named)

    def run(text: str) -> str:
        program = Program(Environment({}), "page-terms")
        program.add(text)
        return program.run({"draft": True})

    for _ in range(3):
        assert run("One.\n{% if draft %}\nDraft.\n{% endif %}") == "One.\nDraft.\n"
        assert run("Other.") == "Other."
    assert len(compiled) == 2


def test_what_was_kept_long_ago_is_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGALSITE_CACHE_DIR", str(tmp_path))
    keep("other", {"n": -1}, "words")
    for number in range(10):
        keep(str(number), {"n": number}, "program", most=3)
    assert [recall(str(n), "program") is not None for n in range(10)] == [False] * 7 + [True] * 3
    assert recall("other", "words") == {"n": -1}
    (tmp_path / "broken").write_text("x")
    assert recall("none", "program") is None
