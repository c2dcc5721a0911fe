"""Runs the linter over files: what is unchanged comes from the last run, many files are shared among processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from generator.lint.files import Linter
from generator.lint.inputs import Input
from generator.lint.outcome import FileResult, Outcome, SameWords, ordered
from generator.lint.settings import InputKind, Settings

if TYPE_CHECKING:
    from generator.lint.cache import Cache

POOL_FROM = 200
"""From so many files on a second process pays: starting one and handing results over costs about 0.2 s."""
Progress = Callable[[int, int], None]


def lint(
    items: Sequence[Input],
    settings: Settings,
    jobs: int = 0,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Outcome:
    """Lints files. `jobs` 0 chooses the number of processes; `progress` is told how many files of how many are done."""
    results: dict[str, FileResult] = {}
    words = SameWords()
    waiting = []
    for item in items:
        known = cache.recall(item) if cache else None
        if known is None:
            waiting.append(item)
        else:
            results[item.shown] = words.share(known)
    done = len(results)
    linter = Linter(settings)
    for item, found_there in _run(waiting, linter, jobs):
        result = results[item.shown] = words.share(found_there)
        if cache:
            cache.remember(item, result)
        done += 1
        if progress:
            progress(done, len(items))
    if cache:
        cache.keep()
    found = [results[item.shown] for item in items]
    if settings.together:
        found = list(linter.together(items, found))
    if any(item.kind is InputKind.FACTS for item in items):
        found += linter.stale_laws()
    findings = ordered(f for result in found for f in result.findings)
    waived = tuple(w for result in found for w in result.waived)
    return Outcome(findings, waived, (), tuple(item.shown for item in items))


def _run(items: Sequence[Input], linter: Linter, jobs: int) -> Iterable[tuple[Input, FileResult]]:
    workers = jobs or (min(os.cpu_count() or 1, 8) if len(items) >= POOL_FROM else 1)
    if workers == 1 or len(items) < 2:
        for item in items:
            yield item, linter.file(item)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(workers, initializer=_start, initargs=(linter.settings,)) as pool:
        size = max(1, min(50, len(items) // (workers * 4)))
        yield from zip(items, pool.map(_work, items, chunksize=size), strict=True)


_worker: list[Linter] = []
"""The linter of a worker process, made once when it starts."""


def _start(settings: Settings) -> None:
    _worker[:] = [Linter(settings)]


def _work(item: Input) -> FileResult:
    return _worker[0].file(item)
