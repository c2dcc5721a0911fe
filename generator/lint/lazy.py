"""Patterns that are compiled when they are first used: most documents never need most of them."""

from __future__ import annotations

import re
from typing import Any, cast


def regex(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What `re.compile` gives, but compiled at its first use; several hundred rules' patterns cost 0.2 s otherwise."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    """Becomes the compiled pattern, method by method, when it is first asked for one."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Finds what is not there yet: a method of the compiled pattern, kept from then on."""
        made = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, made)
        return made
