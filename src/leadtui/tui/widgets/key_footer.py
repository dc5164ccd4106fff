"""The bottom line: the most important keys of the screen from the command list. `?` is never dropped.

While a text is typed only those are shown that are not text themselves.
"""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.commands import Scope
from leadtui.tui import bindings
from leadtui.tui.bindings import footer_commands, shown
from leadtui.tui.palette import Part
from leadtui.tui.text import width
from leadtui.tui.widgets.painted import Painted


class KeyFooter(Painted):
    """The footer of some scopes; what does not fit is left out from the least important on."""

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.scopes = scopes
        self.commands = footer_commands(*scopes)
        self.typing = False

    def show(self, *, typing: bool) -> None:
        """Draw the keys that work while a text is typed, or all."""
        if typing != self.typing:
            self.typing = typing
            self.refresh()

    def begin_with(self, *ids: str, without: tuple[str, ...] = ()) -> None:
        """Show these commands first, in this order, and some not at all."""
        help_command, *others = footer_commands(*self.scopes)
        first = [bindings.command(id) for id in ids]
        self.commands = (help_command, *first, *(c for c in others if c not in first and c.id not in without))
        self.refresh()

    def _keys(self) -> list[tuple[str, str]]:
        usable = [[key for key in c.keys if len(key) > 1 or not self.typing] for c in self.commands]
        return [(shown(keys[0]), c.label) for c, keys in zip(self.commands, usable, strict=True) if keys]

    def parts(self, cells: int) -> Iterable[Part]:
        """Return keys and labels, help at the right end."""
        keys = self._keys()
        last = ("", "") if self.typing else keys.pop(0)
        room = cells - sum(width(text) for text in last) - 3
        used = 1
        yield " ", "text"
        for key, label in keys:
            needed = width(key) + width(label) + 3
            if used + needed > room:
                break
            yield f"{key} ", "key"
            yield f"{label}  ", "dim"
            used += needed
        yield " " * max(room - used + 1, 1), "text"
        yield f"{last[0]} ", "key"
        yield last[1], "dim"
