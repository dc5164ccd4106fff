"""Every key of the screen in use, from the command list, narrowed by typing: generated, so it cannot lie.

What is chosen is run on that screen by `enter`, as in the palette.
"""

from __future__ import annotations

from typing import Any

from leadtui.commands import SCOPES, Command, Scope
from leadtui.tui import bindings, entries, places
from leadtui.tui.bindings import key_table
from leadtui.tui.entries import Entry, keys_of
from leadtui.tui.keyboard.key_screen import KeyScreen
from leadtui.tui.keyboard.record_keys import RecordKeys
from leadtui.tui.screens.palette import ListedScreen

__all__ = ["HelpScreen", "found", "keys_of"]


def found(scopes: tuple[Scope, ...], text: str) -> list[tuple[Scope, list[Command]]]:
    """Return the commands in which every word typed occurs, or whose key is what is typed, scope by scope."""
    words = text.casefold().split()
    groups = []
    for scope in scopes:
        commands = [c for c in bindings.commands(scope) if text.strip() in c.keys or _holds(c, words)]
        if commands:
            groups.append((scope, commands))
    return groups


def _holds(command: Command, words: list[str]) -> bool:
    said = f"{command.label} {command.help} {SCOPES[command.scope]} {keys_of(command)}".casefold()
    return all(word in said for word in words)


class HelpScreen(ListedScreen):
    """The help of a screen, over it; `below` is where a chosen key is run."""

    heading = "Keys"
    about = "type to narrow them down; enter runs one"
    nothing = "No key does that here."

    def __init__(self, below: KeyScreen[Any]) -> None:
        super().__init__(below)
        self.scopes: tuple[Scope, ...] = below.help_scopes or ("everywhere",)

    def listed(self, text: str) -> list[Entry]:
        """The commands scope by scope."""
        return [
            entries.of_command(command, self.below, SCOPES[scope])
            for scope, commands in found(self.scopes, text)
            for command in commands
        ]

    def said_of(self, entry: Entry) -> str:
        """Where there is no record a key has nothing to act on; what it does is said all the same."""
        nothing = self.below.nothing_here if isinstance(self.below, RecordKeys) else ""
        return entry.said if entry.why_not and entry.why_not == nothing else super().said_of(entry)

    def take_key(self, key: str, character: str | None) -> None:
        """`?` again leaves; the key of the palette opens that instead; every other key as elsewhere."""
        command = key_table("everywhere").command(key, character)
        if command == "help" and ((len(key) > 1 and character is None) or not self.box.edit.text):
            self.leadtui.close_screen(self)
        elif command == "palette" and (character is None or not character.isprintable()):
            self.leadtui.close_screen(self)
            places.open_palette(self.leadtui, self.below)
        else:
            super().take_key(key, character)
