"""A screen that reads every key itself, in the order typed, at once.

The app hands keys over synchronously (`LeadtuiApp.on_event`), so no widget's queue stands between a key and what it
does, and a key typed after the one that opens a screen belongs to that screen. A screen that has to wait before the
next key makes sense (rows that are not there yet, an undo) calls `app.hold()` and later `app.release()`: meanwhile keys
wait, in order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.screen import Screen

from leadtui.commands import Scope
from leadtui.tui.widgets.message_line import MessageLine, Tone

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp

R = TypeVar("R")


class KeyScreen(Screen[R], Generic[R], inherit_bindings=False):
    """The base of screens and dialogs of leadtui."""

    AUTO_FOCUS = ""
    help_scopes: tuple[Scope, ...] = ("everywhere",)

    @property
    def kind_first(self) -> str:
        """The kind of record a search begun here shows first."""
        return "lead"

    @property
    def leadtui(self) -> LeadtuiApp:
        """The app, with its bridge, base and palette."""
        return cast("LeadtuiApp", self.app)

    @property
    def breaks_lines(self) -> bool:
        """Whether alt+enter breaks a line here; elsewhere it is escape, then enter."""
        return False

    def take_key(self, key: str, character: str | None) -> None:
        """Act on one key, named as Textual names it, with the character it types."""
        raise NotImplementedError

    def take_paste(self, text: str) -> None:
        """Act on pasted text; it never runs as keys."""

    def may_quit(self) -> bool:
        """Whether quitting loses nothing typed here; a screen that answers no asks the rep."""
        return True

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show one line of plain text on the screen's message line, if it has one; its tail is never cut."""
        for line in self.query(MessageLine):
            line.say(text, tone, tail)
