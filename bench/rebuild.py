"""Builds a site twice in one process, as a server does, with one edit in between; prints the second CPU time."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def main() -> None:
    """Arguments: the file to edit, the text to replace, the text to put there."""
    path, old, new = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{path} does not hold “{old}”")
    path.write_text(text.replace(old, new), encoding="utf-8")
    start = time.process_time()
    build(load_config("mkdocs.yml"))
    print(f"CPU {time.process_time() - start:.3f}")


main()
