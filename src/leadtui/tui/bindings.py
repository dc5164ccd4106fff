"""Keys from the command list: what a key means in a scope, and how a key is written for people.

Always holds: within the scopes of one screen a key means one thing; a clash is a fault found at import by a test.
"""

from __future__ import annotations

from functools import lru_cache

from leadtui.commands import Command, Scope, in_scope

SHOWN = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "space": "space",
}


class KeyTable:
    """Which command a key means in some scopes."""

    def __init__(self, *scopes: Scope) -> None:
        self.commands = in_scope(*scopes)
        self._ids = {key: command.id for command in self.commands for key in command.keys}

    def command(self, key: str, character: str | None) -> str | None:
        """Return the id of the command of a key as Textual names it, or of the character it types."""
        return self._ids.get(key) or (self._ids.get(character) if character else None)


@lru_cache(maxsize=8)
def key_table(*scopes: Scope) -> KeyTable:
    """Return the table of these scopes."""
    return KeyTable(*scopes)


def shown(key: str) -> str:
    """Return a key as it is written on the screen: "ctrl+f" is "^f"."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return SHOWN.get(key, key)


def footer_commands(*scopes: Scope) -> tuple[Command, ...]:
    """Return what a footer shows, the most important first."""
    return tuple(sorted((c for c in in_scope(*scopes) if c.footer), key=lambda c: c.footer))
