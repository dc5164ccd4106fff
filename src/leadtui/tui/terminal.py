"""How the terminal is read, set before Textual is imported: import this first.

An escape is told from the start of a sequence as soon as it can be. Escape and a character right behind it are those
two keys: Textual would read `esc f` as ctrl+right, `esc 4` as a cent sign, and drop the escape of `esc ?`. `alt+enter`,
which Textual reads as plain enter from terminals without the Kitty protocol, keeps its name.
"""

from __future__ import annotations

import os
import select
import sys

os.environ.setdefault("ESCDELAY", "25")

from enum import Enum
from typing import Any, NamedTuple

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS


class AltKey(Enum):
    """Keys Textual has no name for."""

    ENTER = "alt+enter"
    ESCAPE = "escape"


class Typed(NamedTuple):
    """A key as Textual's table of sequences holds one."""

    value: str


_sequences: dict[str, Any] = ANSI_SEQUENCES_KEYS  # type: ignore[assignment]
_sequences["\x1b\r"] = (AltKey.ENTER,)
for _code in range(0x21, 0x7F):
    if chr(_code) not in "[OPX^_]\\":  # with these, sequences of the terminal begin
        _sequences[f"\x1b{chr(_code)}"] = (AltKey.ESCAPE, Typed(chr(_code)))
_sequences["\x1b "] = (AltKey.ESCAPE, Typed("space"))
for _letter in "abcdefgklnopqrstuvwxyz":
    _sequences[f"\x1b{chr(ord(_letter) - 96)}"] = (AltKey.ESCAPE, Typed(f"ctrl+{_letter}"))


def terminal_gone() -> bool:
    """Whether what keys are read from was hung up; with a controlling terminal the system says so by SIGHUP as well."""
    try:
        looking = select.poll()
        looking.register(sys.__stdin__.fileno() if sys.__stdin__ is not None else 0, 0)
        return any(happened & (select.POLLHUP | select.POLLNVAL) for _, happened in looking.poll(0))
    except (OSError, ValueError):
        return False  # no descriptor to look at


def as_typed(key: str, character: str | None, *, breaks_lines: bool) -> list[tuple[str, str | None]]:
    """Return the keys that were pressed: `alt+x`, which nothing is bound to, was escape and then x.

    `alt+enter` stays where it breaks a line.
    """
    if character is None and (len(key) == 1 or key == "space"):
        return [(key, " " if key == "space" else key)]
    if not key.startswith("alt+"):
        return [(key, character)]
    if key == AltKey.ENTER.value:
        return [(key, None)] if breaks_lines else [("escape", None), ("enter", None)]
    if character and character.isprintable():
        return [("escape", None), (character, character)]
    plain = key.removeprefix("alt+")
    return [("escape", None), (plain, None)] if "+" not in plain else [(key, character)]
