"""The bottom line: the most important keys of the screen from the command list. `?` is never dropped."""

from __future__ import annotations

from collections.abc import Iterable

from leadtui.commands import Scope
from leadtui.tui.bindings import footer_commands, shown
from leadtui.tui.palette import Part
from leadtui.tui.text import width
from leadtui.tui.widgets.painted import Painted


class KeyFooter(Painted):
    """The footer of some scopes; what does not fit is left out from the least important on."""

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.commands = footer_commands(*scopes)

    def parts(self, cells: int) -> Iterable[Part]:
        """Return keys and labels, help at the right end."""
        help_key, *others = ((shown(c.keys[0]), c.label) for c in self.commands)
        room = cells - sum(width(text) for text in help_key) - 3
        used = 1
        yield " ", "text"
        for key, label in others:
            needed = width(key) + width(label) + 3
            if used + needed > room:
                break
            yield f"{key} ", "key"
            yield f"{label}  ", "dim"
            used += needed
        yield " " * max(room - used + 1, 1), "text"
        yield f"{help_key[0]} ", "key"
        yield help_key[1], "dim"
