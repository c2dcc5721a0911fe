"""One release of a company at a time, so that none is lost and none is made from a ledger that has grown meanwhile."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.writing import make_folder

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

LOCK: Final = ".lock"


class BusyError(Exception):
    """Another release of the company is running; the message says so, and what to do."""


@contextlib.contextmanager
def alone(folder: Path, company: str) -> Iterator[None]:
    """Holds the company's folder of the archive for one release; nothing is waited for.

    The system gives the folder free when the process ends, however it does. Where the system cannot do that, the lock
    is that its file exists, and whoever finds one left behind deletes it. What was made for the lock and is empty is
    gone afterwards. Raises BusyError where another release holds the folder, and OSError where it cannot be written.
    """
    below = folder / company
    made = [path for path in (below, folder) if not path.exists()]
    handle = _held(below, company)
    try:
        yield
    finally:
        if fcntl is None:
            os.close(handle)
        (below / LOCK).unlink(missing_ok=True)
        if fcntl is not None:
            os.close(handle)  # only now: whoever waits for the file that is gone sees that it is
        with contextlib.suppress(OSError):  # it is not empty
            for path in made:
                path.rmdir()


def _held(below: Path, company: str) -> int:
    """The handle of the lock file, locked."""
    path, busy = below / LOCK, f"another release of {company} is running; run this one again when it is done"
    while True:
        make_folder(below)
        try:
            handle = os.open(path, os.O_CREAT | os.O_RDWR | (0 if fcntl is not None else os.O_EXCL), 0o644)
        except FileNotFoundError:  # the folder went with a release that had nothing to write
            continue
        except FileExistsError:
            raise BusyError(f"{busy}. If none is running, delete {path.as_posix()}") from None
        if fcntl is None:
            return handle
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except BlockingIOError:
            os.close(handle)
            raise BusyError(busy) from None
        except FileNotFoundError:
            pass
        os.close(handle)  # the file of a release that has just ended
