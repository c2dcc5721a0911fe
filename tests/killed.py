"""Releases the next version of a page again and again, killed at the n-th step of writing, until nothing is left to kill.

A step is before or after each call of the system that writing makes, and halfway through the bytes of a file. After
each kill the archive must be proven, and be as before or as after; the same release then completes it. Of a first
release, which has no ledger yet, it may be said that the ledger is gone.

    python -m tests.killed FOLDER    prints the number of kills, and how many left the archive as after
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from io import FileIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from generator import writing
from generator.archive.entry import Entry
from generator.archive.lock import alone
from generator.archive.release import carry_out, plan
from generator.archive.verify import verify
from generator.clauses.library import Library
from generator.paths import packed
from tests.archives import ON, next_sla, subject

PAGES = ("sla", "refunds")


class Fuse:
    """Counts the steps and kills this process, with no chance to tidy up, at one of them."""

    def __init__(self, left: int) -> None:
        self.left = left

    def step(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*given: Any, **named: Any) -> Any:
            self.step()
            done = call(*given, **named)
            self.step()
            return done

        return guarded

    def file(self, handle: int, mode: str) -> Any:
        file = FileIO(handle, mode)
        whole = file.write

        def write(data: bytes) -> None:
            whole(data[: len(data) // 2])
            self.step()
            whole(data[len(data) // 2 :])
            self.step()

        return _Written(file, write)


class _Written:
    def __init__(self, file: Any, write: Callable[[bytes], None]) -> None:
        self.file, self.write, self.flush, self.fileno = file, write, file.flush, file.fileno

    def __enter__(self) -> _Written:
        return self

    def __exit__(self, *raised: object) -> None:
        self.file.close()


def rig(fuse: Fuse) -> None:
    """Puts the fuse into everything by which a file is written."""
    names = ("replace", "fsync", "chmod", "open", "close")
    guarded: dict[str, Any] = {name: fuse.around(getattr(os, name)) for name in names}
    guarded |= {"fdopen": fuse.file, "name": os.name, "O_RDONLY": os.O_RDONLY}
    setattr(writing, "os", SimpleNamespace(**guarded))  # noqa: B010 -- the module does not offer the name
    tempfile.mkstemp = fuse.around(tempfile.mkstemp)
    Path.mkdir = fuse.around(Path.mkdir)  # type: ignore[method-assign]
    Path.unlink = fuse.around(Path.unlink)  # type: ignore[method-assign]


def killed(made: Any, folder: Path, left: int) -> bool:
    """Whether writing the release was killed before it came to its end."""
    child = os.fork()
    if child == 0:
        rig(Fuse(left))
        with alone(folder, "example"):
            carry_out(made, folder)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)


def main(folder: Path) -> None:
    library = Library((packed("templates"),))
    steps, outcomes = 0, []
    for start in ((), next_sla()):
        clean, work = folder / "clean", folder / "work"
        company = subject(library, *start)
        made = plan(company, clean, ON, only=PAGES)
        assert made.new
        before, after = made.before, (*made.before, *(f.entry for f in made.new))
        n = 0
        while True:
            n += 1
            shutil.rmtree(work, ignore_errors=True)
            if clean.exists():
                shutil.copytree(clean, work)
            if not killed(made, work, n):
                break
            outcomes.append(check(work, before, after))
            again = plan(company, work, ON, only=PAGES)
            assert again.findings == ()
            with alone(work, "example"):  # the lock of the release that was killed holds nobody up
                carry_out(again, work)
            if again.new:  # what was left over is gone with the release that completes it
                assert verify(work, "example").left_over == ()
            assert check(work, after, after)
        assert check(work, after, after)
        steps += n - 1
        shutil.copytree(work, clean, dirs_exist_ok=True)
    print(steps, sum(outcomes))


def check(folder: Path, before: tuple[Entry, ...], after: tuple[Entry, ...]) -> bool:
    """Whether the archive is as after; else it is as before."""
    proof = verify(folder, "example")
    assert proof.broken == () or (proof.gone and not before), [str(one.finding) for one in proof.broken]
    assert proof.entries in (before, after)
    return proof.entries == after


if __name__ == "__main__":
    main(Path(sys.argv[1]))
