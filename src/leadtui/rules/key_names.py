"""How a person writes a key, and the name it goes by: `^n`, `Ctrl+N` and `ctrl+n` are one.

A key that types a character is named by that character, as on the keyboard; the others as Textual names them. Only keys
that terminals send are known: ctrl+i is tab to a terminal, and alt with a character is escape, then the character.
"""

from __future__ import annotations

import re

from leadtui.words.errors import InputError

NAMED = (
    "enter", "escape", "tab", "space", "backspace", "delete", "insert", "up", "down", "left", "right", "home", "end",
    "pageup", "pagedown",
)  # fmt: skip
"""Keys that type nothing."""

_SPELT = {
    "esc": "escape", "return": "enter", "del": "delete", "ins": "insert", "pgup": "pageup", "pgdn": "pagedown",
    "page_up": "pageup", "page_down": "pagedown", "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space",
}  # fmt: skip
_TAKEN = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
_FUNCTION = re.compile(r"f([1-9]|1[0-9]|2[0-4])")
_CONTROL = re.compile(r"ctrl\+[a-z]")
_HELD = re.compile(r"(?:ctrl\+)?(?:shift\+)?(.+)")


def key_name(typed: str) -> str:
    """The name of a key as it is written in the preferences; raises InputError for what no terminal sends."""
    if len(typed) == 1 and typed.isprintable() and not typed.isspace() and typed not in _SPELT:
        return typed
    text = typed.strip().lower() if typed.strip() else typed
    if text.startswith("^") and len(text) == 2:
        text = f"ctrl+{text[1]}"
    held, plus, key = text.rpartition("+")
    name = f"{held}{plus}{_SPELT.get(key, key)}"
    name = _SPELT.get(name, name)
    if name in _TAKEN:
        raise InputError(f"a terminal cannot tell {name} from {_TAKEN[name]}", "Choose another key.")
    if name in NAMED or name == "alt+enter" or _FUNCTION.fullmatch(name) or _CONTROL.fullmatch(name):
        return name
    match = _HELD.fullmatch(name)
    if match and plus and (match[1] in NAMED or _FUNCTION.fullmatch(match[1])):
        return name
    if name.startswith("shift+") and len(key) == 1:
        meant = key.upper() if key.isalpha() else "the character itself"
        raise InputError(f"{name} is written as the character it types", f"Write {meant}.")
    if name.startswith("alt+"):
        raise InputError("alt with another key is escape and that key to a terminal", "Choose another key.")
    raise InputError(
        f"there is no key {typed[:30]!r}", 'Keys are written "n", "N", "ctrl+n", "f5", "pagedown", "space".'
    )
