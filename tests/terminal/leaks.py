"""Finds what a program may not send to a terminal: anything from data that is not plain text."""

from __future__ import annotations

import re
import unicodedata

# Sequences an app draws with: colours, moving, erasing, modes, queries of the terminal's own abilities.
_DRAWING = re.compile(
    r"\x1b\[[0-9;:]*[mHKJABCDGd]"
    r"|\x1b\[\?[0-9;]+[hl]"
    r"|\x1b\[\?[0-9;]*\$p"
    r"|\x1b\[[<>=?][0-9;]*u"
    r"|\x1b\[[0-9;]*t"
    r"|\x1b\[[0-9]*c"
    r"|\x1b[78=>]"
    r"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
)

_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def leaked(written: bytes) -> list[str]:
    """What a program wrote besides text and drawing, each with some of what stands around it; [] is as it should be."""
    text = written.decode("utf-8", errors="surrogateescape")
    rest = _DRAWING.sub("", text)
    found = []
    for at, ch in enumerate(rest):
        if _forbidden(ch):
            found.append(f"{ch!r} in {rest[max(0, at - 20) : at + 20]!r}")
    return found[:10]


def _forbidden(ch: str) -> bool:
    if ch in "\r\n":
        return False
    kind = unicodedata.category(ch)
    # Tag characters are invisible too, and may carry a hidden text.
    return kind in ("Cc", "Cs") or ch in _DIRECTION or 0xE0000 <= ord(ch) <= 0xE007F
