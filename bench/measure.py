"""CPU seconds and peak memory of whole processes, as the operating system counts them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: user and system CPU seconds together, and its largest resident memory in MB."""

    cpu: float
    memory: float
    output: str


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Runs a command in `folder` to its end; raises RuntimeError with what it printed where it fails."""
    program = [str(Path(sys.executable).parent / command[0]), *command[1:]] if command[0] != "python" else [
        sys.executable, *command[1:]
    ]  # fmt: skip
    log = folder / "bench.log"
    with log.open("w+", encoding="utf-8") as out:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(program, cwd=folder, stdout=out, stderr=subprocess.STDOUT, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read()
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{text}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text)
