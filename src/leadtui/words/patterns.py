"""Patterns that cost nothing to declare: each is compiled when it is first used.

Two dozen stand between the start of the program and its first line of output, of which most texts ask none; compiling
them took a tenth of the time of `leadtui due`.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, but for when it is compiled; a mistake in it is found then."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(re.compile(self._text, self._flags), name)
        return found
