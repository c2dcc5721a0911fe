"""When Python looks for cycles of references: what commands make has none, and counting references frees it."""

from __future__ import annotations

import atexit
import gc

RARELY = 70_000
"""So many more objects made than freed before the collector looks at the youngest: 100 times Python's own figure."""


def collect_rarely() -> None:
    """For the start of a command: the collector looks rarely, at what the command makes only, and not at the end.

    A build keeps much that the collector would go through again and again: that was 9 % of the CPU time of a site of
    100 companies, and with what it does while a process ends, 15 % of a lint of one file from a cold start.
    """
    gc.freeze()
    gc.set_threshold(RARELY, *gc.get_threshold()[1:])
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
