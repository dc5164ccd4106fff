"""How the terminal is read, set before Textual is imported: import this first.

An escape is told from the start of a sequence after 25 ms, not 100; `alt+enter`, which Textual reads as plain enter
from terminals without the Kitty protocol, keeps its name.
"""

from __future__ import annotations

import os

os.environ.setdefault("ESCDELAY", "25")

from enum import Enum
from typing import Any

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS


class AltKey(Enum):
    """Keys Textual has no name for."""

    ENTER = "alt+enter"


_sequences: dict[str, Any] = ANSI_SEQUENCES_KEYS  # type: ignore[assignment]
_sequences["\x1b\r"] = (AltKey.ENTER,)


def as_typed(key: str, character: str | None, *, breaks_lines: bool) -> list[tuple[str, str | None]]:
    """Return the keys that were pressed: `alt+x`, which nothing is bound to, was escape and then x.

    `alt+enter` stays where it breaks a line.
    """
    if not key.startswith("alt+"):
        return [(key, character)]
    if key == AltKey.ENTER.value:
        return [(key, None)] if breaks_lines else [("escape", None), ("enter", None)]
    if character and character.isprintable():
        return [("escape", None), (character, character)]
    plain = key.removeprefix("alt+")
    return [("escape", None), (plain, None)] if "+" not in plain else [(key, character)]
