"""A screen that reads every key itself, in the order typed, at once.

The app hands keys over synchronously (`LeadtuiApp.on_event`), so no widget's queue stands between a key and what it
does, and a key typed after the one that opens a screen belongs to that screen. A screen that has to wait before the
next key makes sense (rows that are not there yet, an undo) calls `app.hold()` and later `app.release()`: meanwhile keys
wait, in order.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual.screen import Screen

from leadtui.commands import ANYWHERE, SCOPES, Scope
from leadtui.tui import bindings, places
from leadtui.tui.widgets.message_line import MessageLine, Said, Tone

if TYPE_CHECKING:
    from leadtui.tui.app import LeadtuiApp
    from leadtui.tui.keyboard.typed import Typed
    from leadtui.tui.widgets.key_footer import KeyFooter
    from leadtui.words.rows import Done

R = TypeVar("R")

ON_EVERY_SCREEN = frozenset({"help", "search", "palette", "quit"})
"""Commands that no screen is without, whatever its scopes are."""


class KeyScreen(Screen[R], Generic[R], inherit_bindings=False):
    """The base of screens and dialogs of leadtui."""

    AUTO_FOCUS = ""
    help_scopes: tuple[Scope, ...] = ("everywhere",)
    only_text = False
    """Whether letters are always text here, so that no letter is named as a key."""
    keys_shown: KeyFooter | None = None
    offers_palette = True
    _covered_at: float | None = None

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

    @property
    def typing(self) -> bool:
        """Whether letters are text here now, so that only other keys are commands."""
        return False

    def on_screen_suspend(self) -> None:
        """Another screen is on top of it now."""
        self._covered_at = monotonic()

    def on_screen_resume(self) -> None:
        """The screen is on top: what has come due stands on it, and when it was covered, what was said last."""
        self.leadtui.notices.draw()
        if self._covered_at is not None:
            self._say_newest(self._covered_at)

    def _say_newest(self, covered_at: float) -> None:
        """Say what was said last in the app if it still stands; what was said here before is old."""
        said = self.leadtui.said
        for line in self.query(MessageLine):
            if said is not None and said.at > line.said_at:
                line.show(said if said.left > 0 else Said("", "hint", "", monotonic()))
            elif line.said_at <= covered_at and (said is None or said.at < line.said_at):
                line.say("")

    def take_key(self, key: str, character: str | None) -> None:
        """Act on one key, named as Textual names it, with the character it types."""
        raise NotImplementedError

    def take_usual(self, key: str, character: str | None) -> None:
        """Act on a key; one that the keymap gave to a prompt or a form stands for the usual one."""
        self.take_key(*bindings.as_usual(self.help_scopes, key, character, typing=self.typing))

    def look_at_keys(self) -> None:
        """Show which keys can do something now; asked after every key, and where a move ends without one."""
        taking = self.leadtui.takes is self  # the key is looked at when it was taken, once
        if self.keys_shown is not None and not taking and self.keys_shown.is_attached:
            self.keys_shown.look()

    def take_anywhere(self, key: str) -> bool:
        """Take a key that is no text and works over every screen; whether it is one."""
        for command in ANYWHERE:
            if len(key) > 1 and key in bindings.command(command).keys:
                self.run_command(command)
                return True
        return False

    def why_not(self, command: str) -> str:
        """Why a command cannot be done here now, in a sentence; "" when it can."""
        known = bindings.command(command)
        if command not in ON_EVERY_SCREEN and not known.works_in(*self.help_scopes):
            return f"Elsewhere: {SCOPES[known.scope][:1].lower()}{SCOPES[known.scope][1:]}"
        if command == "bring-back" and not self.leadtui.drafts.parked(self):
            return "Nothing that you typed waits to be saved"
        if command not in ON_EVERY_SCREEN and self.key_for(command) == "":
            return "Letters are text here; esc leaves first"
        return ""

    def key_for(self, command: str) -> str:
        """The key that means a command here now, as Textual names it; "" when none does."""
        keys = bindings.command(command).keys or (bindings.stand_in(command),)
        return next((key for key in keys if len(key) > 1 or not self.typing), "")

    def run_command(self, command: str) -> None:
        """Do a command exactly as its key does."""
        if command == "help":
            places.open_help(self.leadtui, self)
        elif command == "search":
            self.open_search()
        elif command == "quit":
            self.leadtui.quit()
        elif command == "palette":
            places.open_palette(self.leadtui, self)
        else:
            key = self.key_for(command)
            self.take_usual(key, key if len(key) == 1 else None)

    def take_paste(self, text: str) -> None:
        """Act on pasted text; it never runs as keys."""

    def unsaved(self) -> Typed | None:
        """What is typed here and not yet saved, so that it is found again whatever happens; asked after each key."""
        return None

    def let_go(self) -> None:
        """What was typed here is being typed elsewhere."""

    def rules_did(self, leads: tuple[int, ...]) -> None:
        """Rules have changed these leads while this screen was there."""

    def was_closed(self) -> None:
        """The screen was taken away, in whichever way."""

    def open_search(self) -> None:
        """Search, over whatever is being typed here; it is parked meanwhile."""
        places.open_search(self.leadtui)

    def may_quit(self) -> bool:
        """Whether quitting loses nothing typed here; a screen that answers no asks the rep."""
        return True

    def tell(self, done: Done) -> None:
        """Say what was done and what there is to tell of it, and how it is taken back."""
        told = " · ".join((done.summary, *done.notes))
        self.say(told, tail=bindings.says("{undo} takes it back") if done.operation is not None else "")

    def say(self, text: str, tone: Tone = "done", tail: str = "") -> None:
        """Show one line of plain text on the screen's message line, if it has one; its tail is never cut."""
        said = Said(text, tone, tail, monotonic())
        for line in self.query(MessageLine):
            if not text and self.leadtui.said is not None and self.leadtui.said.at == line.said_at:
                self.leadtui.said = None
            line.show(said)
        if text and tone != "hint":
            self.leadtui.said = said
