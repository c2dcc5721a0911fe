"""CPU seconds and peak memory of whole processes, as the operating system counts them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: user and system CPU seconds together, and its largest resident memory in MB."""

    cpu: float
    memory: float
    output: str
    wall: float


def cost(command: Sequence[str], folder: Path, allowed: Sequence[int] = (0,), **environment: str) -> Cost:
    """Runs a command in `folder` to its end; raises RuntimeError with what it printed where it fails."""
    beside = Path(sys.executable).parent / command[0]
    program = [
        sys.executable if command[0] == "python" else str(beside) if beside.exists() else command[0],
        *command[1:],
    ]
    log = folder / "bench.log"
    with log.open("w+", encoding="utf-8") as out:
        variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment}
        variables.pop("PYTHONDONTWRITEBYTECODE", None)  # installed programs are compiled, and so must ours be
        began = time.monotonic()
        process = subprocess.Popen(program, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=variables)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command)} failed:\n{text}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text, wall)
