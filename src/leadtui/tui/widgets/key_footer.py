"""The bottom line: the most important keys of the screen, from the command list, with the keys in force.

While text is typed only the keys are shown that do something then. Always holds: at its right end stands the way to all
others, at any width: `?`, or the palette's key while letters are text. A key that can do nothing now stays in its
place, in plain weight; the palette says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

from leadtui.commands import Command, Scope
from leadtui.tui import bindings
from leadtui.tui.bindings import footer_commands, shown
from leadtui.tui.palette import Part
from leadtui.tui.text import width
from leadtui.tui.widgets.painted import Painted

if TYPE_CHECKING:
    from leadtui.tui.keyboard.key_screen import KeyScreen

WAY_OUT = ("help", "palette")
"""What stands at the right end: the first of them whose key is not text now."""


class KeyFooter(Painted):
    """The footer of some scopes; what does not fit is left out from the least important on."""

    def __init__(self, *scopes: Scope) -> None:
        super().__init__()
        self.scopes = scopes
        self.typing = False
        self.idle: frozenset[str] = frozenset()
        self.called: Mapping[str, Callable[[], str]] = {}
        """Commands that are called otherwise here than in the list, by what they mean now."""
        self._first: tuple[str, ...] = ()
        self._without: tuple[str, ...] = ()
        self._turn = -1
        self._commands: tuple[Command, ...] = ()

    def on_mount(self) -> None:
        """Be told when something has changed on the screen."""
        cast("KeyScreen[Any]", self.screen).keys_shown = self
        self.look()

    @property
    def commands(self) -> tuple[Command, ...]:
        """What can be shown, the most important first, with the present keys."""
        if self._turn != bindings.turn():
            self._turn = bindings.turn()
            first = [bindings.command(id) for id in self._first]
            others = [c for c in footer_commands(*self.scopes) if c not in first and c.id not in self._without]
            self._commands = tuple(command for command in (*first, *others) if command.id not in WAY_OUT)
        return self._commands

    def show(self, *, typing: bool) -> None:
        """Draw the keys that work while a text is typed, or all."""
        if typing != self.typing:
            self.typing = typing
            self.refresh()

    def look(self) -> None:
        """Draw the keys anew when others can do something now; asked after every key and every move."""
        screen = cast("KeyScreen[Any]", self.screen)
        typing = screen.typing
        idle = frozenset(c.id for c in self.commands if screen.why_not(c.id))
        if (typing, idle) != (self.typing, self.idle):
            self.typing, self.idle = typing, idle
            self.refresh()

    def begin_with(self, *ids: str, without: tuple[str, ...] = ()) -> None:
        """Show these commands first, in this order, and some not at all."""
        if (ids, without) != (self._first, self._without):
            self._first, self._without, self._turn = ids, without, -1
            self.refresh()

    def _keys(self, commands: Iterable[Command]) -> list[tuple[str, str, bool]]:
        """The key of each command that has one now, what it does, and whether it does something."""
        shown_now = (c for c in commands if not (self.typing and c.id in self.idle))
        usable = ((c, [key for key in c.keys if len(key) > 1 or not self.typing]) for c in shown_now)
        return [(shown(keys[0]), self._label(c), c.id not in self.idle) for c, keys in usable if keys]

    def _label(self, command: Command) -> str:
        called = self.called.get(command.id)
        return called() if called is not None else command.label

    def parts(self, cells: int) -> Iterable[Part]:
        """Return keys and labels, the way to all others at the right end."""
        ways = self._keys(bindings.command(id) for id in (WAY_OUT[1:] if self.typing else WAY_OUT))
        last = ways[0][:2] if ways else ("", "")
        room = cells - sum(width(text) for text in last) - 3
        used = 1
        yield " ", "text"
        for key, label, does in self._keys(self.commands):
            needed = width(key) + width(label) + 3
            if used + needed > room:
                break
            yield f"{key} ", "key" if does else "dim"
            yield f"{label}  ", "dim"
            used += needed
        yield " " * max(room - used + 1, 1), "text"
        yield f"{last[0]} ", "key"
        yield last[1], "dim"
