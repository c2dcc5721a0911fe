"""How a file is written: as a whole or not at all, and where it must outlast a power cut, for good."""

from __future__ import annotations

import os
from pathlib import Path

UNFINISHED = ".part"
"""How the name of a file ends that was never finished; it begins with a point."""


def replace(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Writes a file whose folder exists: whoever reads it sees the old or the new one, never half. Raises OSError."""
    _replace(path, data, mode, lasting=False)


def replace_for_good(path: Path, data: bytes, mode: int = 0o644) -> None:
    """As `replace`, and makes the folders; what it wrote is on the disc when it returns, its name too. Raises OSError.

    Of two files that are written so one after the other, the second is never there without the first.
    """
    make_folder(path.parent)
    _replace(path, data, mode, lasting=True)
    _settle(path.parent)


def _replace(path: Path, data: bytes, mode: int, lasting: bool) -> None:
    import tempfile  # a start that writes nothing does without it

    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            os.chmod(temporary, mode)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def make_folder(folder: Path) -> None:
    """Makes a folder that is not there, for good, and those above it. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _settle(folder.parent)


def _settle(folder: Path) -> None:
    """Has the disc keep which files a folder holds; Windows does so by itself and cannot open a folder."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
