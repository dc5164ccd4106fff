"""The keys that are in force: the command list with the person's own keymap. The one place that knows them.

Always holds: help, footer, palette, hints and every screen read keys from here, never from `commands.COMMANDS`, so a
key that was changed is changed everywhere. Within the scopes of one screen a key means one thing: the keymap was
checked when the preferences were read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from leadtui.commands import BY_MACHINES, COMMANDS, Command, Scope, with_keys

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


UNBOUND = "unbound"
"""The name of a key that means nothing any more."""
NAMELESS = "run:"
"""Before the id of a command that has no key: what stands for one when the palette runs it."""


_NAMED = re.compile(r"\{([a-z-]+)\}")


class _InForce:
    """The commands with their present keys; `turn` counts how often the keymap was changed."""

    def __init__(self) -> None:
        self.turn = 0
        self.commands = with_keys({})
        self.by_id = {command.id: command for command in self.commands}

        self.usual: dict[Scope, dict[str, str]] = {}

    def use(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        self.turn += 1
        self.commands = with_keys(keymap)
        self.by_id = {command.id: command for command in self.commands}
        self.usual = {}
        for own in (c for c in COMMANDS if c.id in keymap and c.id in BY_MACHINES):
            of_scope = self.usual.setdefault(own.scope, {})
            keys = self.by_id[own.id].keys
            of_scope.update({key: UNBOUND for key in own.keys if of_scope.get(key, key) == key and key not in keys})
            of_scope.update({key: own.keys[0] for key in keys if key not in own.keys})


_in_force = _InForce()


def use(keymap: Mapping[str, tuple[str, ...]]) -> None:
    """Put a keymap in force: command id → its keys, in place of its own; what it does not name has its defaults."""
    _in_force.use(keymap)


def turn() -> int:
    """How often the keymap was changed: what was made of the keys is made anew when this differs."""
    return _in_force.turn


def commands(*scopes: Scope) -> tuple[Command, ...]:
    """Return the commands of some scopes with their present keys, in the order of the list; all without a scope."""
    return tuple(c for c in _in_force.commands if not scopes or c.works_in(*scopes))


def command(id: str) -> Command:
    """Return a command with its present keys."""
    return _in_force.by_id[id]


def key_of(id: str) -> str:
    """Return the first key of a command as it is written in hints and sentences, "" when it has none."""
    return next((shown(key) for key in command(id).keys), "")


def stand_in(id: str) -> str:
    """Return what is fed to a screen in place of the key of a command that has none."""
    return f"{NAMELESS}{id}"


def as_usual(scopes: tuple[Scope, ...], key: str, character: str | None, *, typing: bool) -> tuple[str, str | None]:
    """Return the usual key for one that the keymap gave to a prompt, a form or converting; any other as it is.

    Those are read by machines that know the usual keys. A prompt's and a form's count while a text is typed only.
    """
    if not _in_force.usual and not key.startswith(NAMELESS):
        return key, character
    if key.startswith(NAMELESS) and (id := key.removeprefix(NAMELESS)) in BY_MACHINES:
        return next(c.keys[0] for c in COMMANDS if c.id == id), None
    # A prompt may be open over any screen, and a note breaks its lines in a form as it does there.
    for scope in (*scopes, "strip") if typing else (s for s in scopes if s not in ("strip", "form")):
        usual = _in_force.usual.get(scope, {})
        if key in usual:
            return usual[key], None
    return key, character


def says(text: str) -> str:
    """Return a sentence of ours in which {command} stands for that command's first key, "{undo} takes it back".

    One that has no key is named as it stands in the palette. Never for text from outside: braces mean something here.
    """
    return _NAMED.sub(lambda found: key_of(found[1]) or f"{key_of('palette')} {command(found[1]).label}", text)


class KeyTable:
    """Which command a key means in some scopes; it follows the keymap."""

    def __init__(self, *scopes: Scope) -> None:
        self.scopes = scopes
        self._turn = -1
        self._ids: dict[str, str] = {}

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands of the scopes."""
        return commands(*self.scopes)

    def command(self, key: str, character: str | None) -> str | None:
        """Return the id of the command of a key as Textual names it, or of the character it types."""
        if self._turn != _in_force.turn:
            self._turn = _in_force.turn
            self._ids = {
                key: command.id for command in self.commands for key in command.keys or (stand_in(command.id),)
            }
        return self._ids.get(key) or (self._ids.get(character) if character else None)


@lru_cache(maxsize=32)
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
    return tuple(sorted((c for c in commands(*scopes) if c.footer), key=lambda c: c.footer))
