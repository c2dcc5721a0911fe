"""`make fuzz`: feeds the linter mutated fact files and documents for a bounded time, guided by coverage (atheris).

Any exception, a finding outside its file, or more than a second of CPU time for a small input is a failure; the input
is then written to `fuzz/crash-…`. `python -m fuzz --seconds 300` runs longer.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator"]):
    from generator.clauses.library import Library
    from generator.facts.load import parse_company
    from generator.lint.context import Context
    from generator.lint.registry import rules
    from generator.lint.rule import Scope
    from generator.lint.run import check_company, check_document, check_set
    from generator.paths import packed
    from generator.prose.form import Form
    from generator.prose.read import read_document
    from generator.tree import SourceFile

    for scope in Scope:  # families are imported when they are asked for
        rules(scope)

ROOT = Path(__file__).parent.parent
LONGEST, SLOWEST = 20_000, 1.0
FORMS = tuple(Form)


class Checks:
    """Runs one input through a reader and all of its rules."""

    def __init__(self) -> None:
        self.vocabularies = Library((packed("templates"),)).vocabularies
        self.context = Context(date(2026, 11, 26), vocabularies=self.vocabularies)

    def one(self, data: bytes) -> None:
        """The first byte chooses what the rest is read as."""
        if len(data) < 2:
            return
        text = data[1:].decode("utf-8", "replace")
        began = time.process_time()
        source = SourceFile("facts/fuzz.yml", text)
        if data[0] % 4 == 3:
            company, found = parse_company("fuzz", source, self.vocabularies)
            if company is not None:
                found = [*found, *check_company(company, rules(Scope.FACTS), self.context)]
        else:
            document = read_document(source, FORMS[data[0] % 4])
            found = [*check_document(document, rules(Scope.PROSE), self.context)]
            found += check_set((document,), rules(Scope.SET), self.context)
        took = time.process_time() - began
        lines = source.text.split("\n")
        for finding in found:
            span = finding.span
            assert 1 <= span.line <= span.end_line <= len(lines), finding
            assert 1 <= span.column <= len(lines[span.line - 1]) + 1, finding
            assert span.end_column <= len(lines[span.end_line - 1]) + 1, finding
        assert took < SLOWEST, f"{took:.1f} s for {len(text)} characters"


def main() -> None:
    """Seeds the corpus with the repository's own files and runs for the seconds asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=60)
    seconds = parser.parse_args().seconds
    corpus = ROOT / "fuzz" / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, path in enumerate(
        sorted([*(ROOT / "facts").glob("*.yml"), *(ROOT / "tests" / "golden").rglob("*.md")])
    ):
        kind = b"\x03" if path.suffix == ".yml" else b"\x00"
        (corpus / f"seed-{number}").write_bytes(kind + path.read_bytes()[:LONGEST])
    arguments = [
        sys.argv[0],
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-timeout=20",
        f"-artifact_prefix={ROOT}/fuzz/",
    ]
    atheris.Setup([*arguments, str(corpus)], Checks().one)
    atheris.Fuzz()


main()
